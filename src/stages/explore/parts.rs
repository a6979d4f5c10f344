//! How an occupation fits the person, in three parts that are never mixed with what is not known.
//!
//! - *interests*: Pearson's r of the six scores with the six of the work.
//! - *skills*: how alike what the person can and what the work asks are in shape, by Pearson.
//!   Where a release rates the occupation: the person's assessed skills that the catalogue knows
//!   give their elements a level (the highest, where several belong to one), and these levels are
//!   compared with the importances of the same elements, others left out; at least [`LEAST`] of
//!   them. Where it does not, and no release is there: over all skills of the built-in catalogue,
//!   levels against importances (1–5; 2 for a skill that is only to tick; 0 for one that is not in
//!   the occupation's list, which is meant to be whole). A skill that the person has not assessed
//!   is unknown and not 0: it counts as [`UNKNOWN`] for everybody and everywhere, so that only what
//!   was assessed moves the figure, up or, with a 0, down.
//! - *values*: Pearson of how much the six values matter with how much of them the work gives.
//!
//! The score is the mean of the parts that are known, with the weights .5, .3 and .2. It is
//! compared only among occupations of which the same parts are known. Interest fit and later
//! satisfaction correlate at about .11–.24, so the score orders ideas and promises nothing.
//!
//! Worked example: r = .8 and values .5, skills unknown: (.5 × .8 + .2 × .5) ÷ .7 = .714.
use super::seeker::Seeker;
use crate::catalogue::release::Ratings;
use crate::catalogue::shape::pearson;
use crate::catalogue::similarity::importances;
use crate::catalogue::{Catalogue, Entry, Occupation, Official};

/// The weights of interests, skills and values.
pub const WEIGHTS: [f64; 3] = [0.5, 0.3, 0.2];
/// The fewest skills or elements that a shape is read from: five points leave three degrees of
/// freedom beside mean and slope.
pub const LEAST: usize = 5;
/// What a skill counts as that is not assessed: *aware*, what most people have of most things.
pub const UNKNOWN: f64 = 1.0;

/// The parts of a fit, each from −1 to 1; `None` where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// Interests.
    pub interests: Option<f64>,
    /// Skills.
    pub skills: Option<f64>,
    /// Values.
    pub values: Option<f64>,
}

impl Parts {
    /// The three in the order of their weights.
    pub fn all(&self) -> [Option<f64>; 3] {
        [self.interests, self.skills, self.values]
    }

    /// Which of them are known.
    pub fn known(&self) -> [bool; 3] {
        self.all().map(|part| part.is_some())
    }

    /// The mean of the known parts by these weights; `None` where none is known or all of the
    /// known ones weigh nothing.
    pub fn score_by(&self, weights: &[f64; 3]) -> Option<f64> {
        let known = || self.all().into_iter().zip(weights).filter_map(|(part, weight)| Some((part?, *weight)));
        let whole: f64 = known().map(|(_, weight)| weight).sum();
        (whole > 0.0).then(|| known().map(|(part, weight)| part * weight).sum::<f64>() / whole)
    }

    /// The mean of the known parts by the usual weights.
    pub fn score(&self) -> Option<f64> {
        self.score_by(&WEIGHTS)
    }
}

/// The person, made ready to be compared with many occupations.
#[derive(Clone, Debug)]
pub struct Yardstick {
    interests: Option<[f64; 6]>,
    values: Option<[f64; 6]>,
    /// The level of every skill of the catalogue, where enough are assessed.
    levels: Option<Vec<f64>>,
    /// The positions of assessed elements among the release's skills and among its knowledge.
    skills: Vec<(usize, f64)>,
    knowledge: Vec<(usize, f64)>,
}

/// A skill of the catalogue that the person has: its name, its elements and the level.
type Known<'k> = (&'k str, &'k [&'k str], f64);

impl Yardstick {
    /// What is known of the person.
    pub fn new(catalogue: &Catalogue, seeker: &Seeker) -> Yardstick {
        let known: Vec<Known<'_>> = seeker
            .known_skills(catalogue)
            .into_iter()
            .filter_map(|(skill, level)| Some((skill.name, &skill.elements[..], f64::from(level?))))
            .collect();
        let highest = |is_it: &dyn Fn(&Known<'_>) -> bool| {
            known.iter().filter(|one| is_it(one)).map(|(_, _, level)| *level).reduce(f64::max)
        };
        let all = catalogue.vocabulary.all();
        let own: Vec<Option<f64>> = all.iter().map(|skill| highest(&|one| one.0 == skill.name)).collect();
        let is_enough = own.iter().flatten().count() >= LEAST;
        let elements = |elements: &[crate::catalogue::release::Element]| -> Vec<(usize, f64)> {
            let level = |id: &str| highest(&|one| one.1.contains(&id));
            elements.iter().enumerate().filter_map(|(at, element)| Some((at, level(&element.id)?))).collect()
        };
        let release = catalogue.release.as_ref();
        Yardstick {
            interests: seeker.interest_profile(),
            values: seeker.wanted_values(),
            levels: is_enough.then(|| own.into_iter().map(|level| level.unwrap_or(UNKNOWN)).collect()),
            skills: release.map(|release| elements(&release.skills)).unwrap_or_default(),
            knowledge: release.map(|release| elements(&release.knowledge)).unwrap_or_default(),
        }
    }

    /// How an occupation fits.
    pub fn measure(&self, occupation: &Occupation<'_>) -> Parts {
        let like = |own: &Option<[f64; 6]>, work: Option<[f64; 6]>| pearson(own.as_ref()?, &work?);
        Parts {
            interests: like(&self.interests, occupation.interests()),
            skills: self.measure_skills(occupation),
            values: like(&self.values, occupation.values()),
        }
    }

    fn measure_skills(&self, occupation: &Occupation<'_>) -> Option<f64> {
        match (occupation.official, occupation.own) {
            (Some(official), _) => self.measure_official(official),
            // Beside ratings of a release its own scale would mean something else.
            (None, Some(own)) if occupation.catalogue().release.is_none() => {
                self.measure_own(own, occupation.catalogue())
            }
            (None, _) => None,
        }
    }

    fn measure_official(&self, official: &Official) -> Option<f64> {
        let (mut levels, mut importances) = (Vec::new(), Vec::new());
        let mut add = |own: &[(usize, f64)], ratings: &Option<Ratings>| {
            for (at, level) in own {
                let rated = ratings.as_ref().and_then(|ratings| *ratings.importance.get(*at)?);
                if let Some(importance) = rated {
                    levels.push(*level);
                    importances.push(f64::from(importance));
                }
            }
        };
        add(&self.skills, &official.skills);
        add(&self.knowledge, &official.knowledge);
        if levels.len() < LEAST { None } else { pearson(&levels, &importances) }
    }

    fn measure_own(&self, own: &Entry, catalogue: &Catalogue) -> Option<f64> {
        let levels = self.levels.as_ref()?;
        pearson(levels, &importances(own, catalogue))
    }
}
