//! What an occupation asks for, as skills with levels from 0 to 5, whichever catalogue knows it.
//!
//! A release rates elements (35 skills, 33 areas of knowledge) in importance, 1–5, and level, 0–7.
//! Those of an importance of 3 or more count, the ten that stand out most: the importance less its
//! mean over all occupations of the release, since reading and listening matter nearly everywhere.
//! A level becomes level × 5 ÷ 7, rounded: 2.1 becomes 2, 4.6 becomes 3, 6 becomes 4. Where the
//! release has no ratings, the built-in catalogue's own levels stand, which are on our scale.
//!
//! Worked example: an element of importance 4.1 (mean 2.6) and level 5.2 stands out by 1.5 and is
//! asked for at 5.2 × 5 ÷ 7 = 3.7, so level 4. From 4 on it is a must, from 3.25 on a should; in the
//! built-in catalogue, whose importances are whole numbers, 5 is a must and 4 a should.
use super::link::{Link, link};
use super::model::Importance;
use crate::catalogue::release::{Element, Ratings};
use crate::catalogue::{BUILT_IN, Occupation, Release, Vocabulary};
use crate::stages::assess::model::{Skill, SkillKind};

/// The most that is asked for.
pub const MOST: usize = 10;
/// The importance below which an element is passed over: the middle of the scale, "important".
pub const LEAST_IMPORTANCE: f64 = 3.0;
/// From these importances on it is a must and a should, in a release: 4 is "very important" there.
const OFFICIAL: (f64, f64) = (4.0, 3.25);
/// The same in the built-in catalogue, where half of what is listed is a 4 or a 5.
const OWN: (f64, f64) = (4.5, 3.5);

/// A skill that an occupation asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'c> {
    /// Its name.
    pub name: &'c str,
    /// What it is in the catalogue: the name of one of its skills, or the id of a release's element.
    pub element: &'c str,
    /// The level, 0–5.
    pub level: u8,
    /// The importance, 1–5.
    pub importance: f64,
    /// Which catalogue says so.
    pub source: &'c str,
}

impl Asked<'_> {
    /// The importance as a requirement has it.
    pub fn weight(&self) -> Importance {
        let (must, should) = if self.is_official() { OFFICIAL } else { OWN };
        match self.importance {
            much if much >= must => Importance::Must,
            some if some >= should => Importance::Should,
            _ => Importance::Nice,
        }
    }

    /// Whether it is an element of a release.
    pub fn is_official(&self) -> bool {
        self.source != BUILT_IN
    }
}

/// What an occupation asks for: by the release where it rates it, else by the built-in catalogue.
pub fn list_asked<'c>(occupation: &Occupation<'c>) -> Vec<Asked<'c>> {
    let official = list_official(occupation);
    if official.is_empty() { list_own(occupation) } else { official }
}

/// What the built-in catalogue says; nothing where it does not know the occupation.
pub fn list_own<'c>(occupation: &Occupation<'c>) -> Vec<Asked<'c>> {
    let own = occupation.own.into_iter().flat_map(|own| &own.skills);
    own.map(|wanted| Asked {
        name: wanted.name,
        element: wanted.name,
        level: wanted.level,
        importance: f64::from(wanted.importance),
        source: BUILT_IN,
    })
    .collect()
}

/// What the release says; nothing where it has no ratings.
pub fn list_official<'c>(occupation: &Occupation<'c>) -> Vec<Asked<'c>> {
    let (Some(official), Some(release)) = (occupation.official, &occupation.catalogue().release) else {
        return Vec::new();
    };
    let skills = official.skills.as_ref().map(|ratings| (ratings, &release.skills, Part::Skills));
    let knowledge = official.knowledge.as_ref().map(|ratings| (ratings, &release.knowledge, Part::Knowledge));
    let mut found: Vec<(f64, Asked<'c>)> = Vec::new();
    for (ratings, elements, part) in skills.into_iter().chain(knowledge) {
        let means = mean_importance(release, part, elements.len());
        for (at, element) in elements.iter().enumerate() {
            if let Some(asked) = read(ratings, at, element, &release.name) {
                let stands_out = asked.importance - means.get(at).copied().flatten().unwrap_or(asked.importance);
                found.push((stands_out, asked));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.element.cmp(b.1.element)));
    found.truncate(MOST);
    found.sort_by(|a, b| b.1.importance.total_cmp(&a.1.importance));
    found.into_iter().map(|(_, asked)| asked).collect()
}

/// A level of a release, 0–7, on our scale from 0 to 5.
pub fn map_level(level: f64) -> u8 {
    (level.clamp(0.0, 7.0) * 5.0 / 7.0).round() as u8
}

#[derive(Clone, Copy)]
enum Part {
    Skills,
    Knowledge,
}

fn read<'c>(ratings: &Ratings, at: usize, element: &'c Element, source: &'c str) -> Option<Asked<'c>> {
    let importance = f64::from((*ratings.importance.get(at)?)?);
    let level = map_level(f64::from((*ratings.level.get(at)?)?));
    (importance >= LEAST_IMPORTANCE && level > 0).then_some(Asked {
        name: &element.name,
        element: &element.id,
        level,
        importance,
        source,
    })
}

/// The mean importance of each element over the occupations that are rated on it.
fn mean_importance(release: &Release, part: Part, count: usize) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0_u32); count];
    for official in &release.occupations {
        let ratings = match part {
            Part::Skills => official.skills.as_ref(),
            Part::Knowledge => official.knowledge.as_ref(),
        };
        for ((sum, n), importance) in sums.iter_mut().zip(ratings.iter().flat_map(|ratings| &ratings.importance)) {
            if let Some(importance) = importance {
                *sum += f64::from(*importance);
                *n += 1;
            }
        }
    }
    sums.into_iter().map(|(sum, n)| (n > 0).then(|| sum / f64::from(n))).collect()
}

/// A skill that an occupation asks for, kept apart from the catalogue that says so.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedSkill {
    /// Its name.
    pub name: String,
    /// The name of a skill of the built-in catalogue, or the id of a release's element.
    pub element: String,
    /// Its kind.
    pub kind: SkillKind,
    /// The level, 1–5.
    pub level: u8,
    /// How much it weighs.
    pub weight: Importance,
    /// Whether it is an element of a release.
    pub is_official: bool,
}

impl AskedSkill {
    /// The same, apart from its catalogue.
    pub fn of(asked: &Asked<'_>, vocabulary: &Vocabulary) -> AskedSkill {
        let known = vocabulary.find(asked.name).filter(|_| !asked.is_official());
        let kind = known.and_then(|known| SkillKind::ALL.iter().copied().find(|kind| kind.key() == known.kind));
        AskedSkill {
            name: asked.name.to_owned(),
            element: asked.element.to_owned(),
            kind: kind.unwrap_or_else(|| kind_of_element(asked.element)),
            level: asked.level,
            weight: asked.weight(),
            is_official: asked.is_official(),
        }
    }

    /// Which of the person's skills it is: the one that is linked to it; of several that belong to
    /// one element, the one with the highest level.
    pub fn pick<'s>(&self, skills: &'s [Skill], vocabulary: &Vocabulary) -> Option<&'s Skill> {
        let is_it = |skill: &&Skill| match link(skill, vocabulary) {
            _ if skill.catalogue.as_deref() == Some(self.element.as_str()) => true,
            Link::Sure(known) if self.is_official => known.elements.contains(&self.element.as_str()),
            Link::Sure(known) => known.name == self.element,
            _ => false,
        };
        // Of equal ones the first stands.
        skills.iter().rev().filter(is_it).max_by_key(|skill| skill.level())
    }
}

/// The kind of an element of O*NET's content model: social skills are with people, areas of
/// knowledge are of a trade, the rest are crafts.
fn kind_of_element(id: &str) -> SkillKind {
    if id.starts_with("2.B.1") {
        SkillKind::Soft
    } else if id.starts_with("2.C") {
        SkillKind::Field
    } else {
        SkillKind::Technical
    }
}
