//! How alike two occupations are, by the shape of the work.
//!
//! **In a release** six parts are compared, each from what the release itself says: the
//! importances of skills and of areas of knowledge, and interests, by Pearson within each
//! occupation's own profile; titles, detailed work activities and the words of task statements by
//! the cosine of their tf-idf vectors, (1 + ln n) · ln(N ÷ df). The similarity is the mean of the
//! parts that *both* occupations have, weighted by [`WEIGHTS`]; a part that one of them lacks is
//! not known and counts nowhere. Since parts differ in how high they run, a pair of which some are
//! not known is carried over to the scale of all: as many standard deviations from the mean as it
//! lies among the pairs of which all are known, by these parts alone. Levels and how much of a requirement somebody covers take no part:
//! they favour easy jobs. The release's own list of related occupations is never read.
//!
//! **In the built-in catalogue** two parts are compared: the importances of all skills of its
//! vocabulary (cosine; [`TICK`] for a skill that is only to tick, 0 for one not in the list) and
//! interests (Pearson), as 1 to .3; a link of our own judgement (*next*, *from*), in
//! either direction, adds [`LINK`], up to 1.
//!
//! The figure measures likeness of the work and says nothing of how many people make the move.
//! Measured against the lists of related occupations of O*NET 30.1 with the ratings of 29.3 (879
//! occupations, precision at 10): .440 from ratings and interests alone, .577 with all six parts;
//! `benches/similar.rs` prints both.
//!
//! Worked example: skills r = .9, knowledge .8, interests .7, no titles, activities or tasks known
//! of one of them: (.5 × .9 + .5 × .8 + .3 × .7) ÷ 1.3 = .815.
use std::collections::HashMap;

use super::builtin::Entry;
use super::code::Code;
use super::model::{Catalogue, Occupation};
use super::release::Ratings;
use super::release::raw::Raw;
use scales::{Known, Scales};

mod scales;

/// The weights of skills, knowledge, interests, titles, activities and tasks. Found on the release
/// above; doubling or halving any one of them costs less than .02 of precision.
pub const WEIGHTS: [f64; 6] = [0.5, 0.5, 0.3, 2.0, 1.0, 1.0];
/// How many of the nearest are kept for each occupation.
pub const KEPT: usize = 150;
/// The importance that a skill counts as which an occupation names only to tick.
pub const TICK: f64 = 2.0;
/// What a link of our own judgement adds in the built-in catalogue.
pub const LINK: f64 = 0.15;
/// The weights of skills and interests in the built-in catalogue.
const OWN_WEIGHTS: [f64; 2] = [1.0, 0.3];
/// The similarity from which a move counts as viable in the built-in catalogue: the mean within
/// minor groups, links of our own apart, less one standard deviation; a test works it out anew. (In a
/// release it is the mean within broad occupations, of which a small catalogue has one each.)
pub const VIABLE: f64 = 0.23;

/// Which occupations of a release are near each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// For every occupation of [`Raw::occupations`], in their order: the positions of the most alike
    /// ones with their similarity, the nearest first.
    pub near: Vec<Vec<(usize, f64)>>,
    /// The similarity above which a move counts as viable.
    pub viable: f64,
}

/// An occupation that is near another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its code.
    pub code: Code,
    /// How alike the two are: at most 1.
    pub similarity: f64,
}

/// Works out which occupations of a release are near each other: all pairs, once, at the import.
pub fn relate(raw: &Raw) -> Relations {
    relate_by(raw, &WEIGHTS)
}

/// The same with other weights, for measuring what each part contributes.
pub fn relate_by(raw: &Raw, weights: &[f64; 6]) -> Relations {
    let count = raw.occupations.len();
    let official = |at: usize| &raw.occupations[at].official;
    let rated = |ratings: &Option<Ratings>| ratings.as_ref().and_then(|ratings| direct(&ratings.importance));
    let dense: [Vec<Option<Vec<f64>>>; 3] = [
        (0..count).map(|at| rated(&official(at).skills)).collect(),
        (0..count).map(|at| rated(&official(at).knowledge)).collect(),
        (0..count)
            .map(|at| official(at).interests.and_then(|six| direct(&six.map(|figure| Some(figure as f32)))))
            .collect(),
    ];
    let words = |texts: &[String]| texts.iter().flat_map(|text| words_of(text)).collect::<Vec<String>>();
    let sparse = [
        Index::of(raw.occupations.iter().map(|one| {
            let mut all = words_of(&one.official.title).collect::<Vec<String>>();
            all.extend(words(&one.titles));
            // Without other titles a title alone would say too little to be compared.
            if one.titles.is_empty() { Vec::new() } else { all }
        })),
        Index::of(raw.occupations.iter().map(|one| one.activities.iter().map(u32::to_string).collect())),
        Index::of(raw.occupations.iter().map(|one| words(&one.tasks))),
    ];
    let of_each: Vec<Known> = (0..count)
        .map(|at| {
            let dense = dense.iter().map(|part| part[at].is_some());
            dense.chain(sparse.iter().map(|part| part.has(at))).collect::<Vec<bool>>()
        })
        .map(|known| known.iter().enumerate().filter(|(_, known)| **known).fold(0, |all, (part, _)| all | 1 << part))
        .collect();
    let mut scales = Scales::of(&of_each);
    let mut rows: Vec<Vec<(usize, f64)>> = Vec::with_capacity(count);
    for one in 0..count {
        let cosines = [0, 1, 2].map(|part| sparse[part].row(one));
        let compare = |other: usize| {
            let products = [0, 1, 2].map(|part: usize| {
                let (a, b) = (dense[part][one].as_ref()?, dense[part][other].as_ref()?);
                Some(a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>())
            });
            let cosine = |part: usize| cosines[part].as_ref().filter(|_| sparse[part].has(other)).map(|row| row[other]);
            [products[0], products[1], products[2], cosine(0), cosine(1), cosine(2)]
        };
        let mut row = Vec::with_capacity(count);
        for other in (0..count).filter(|other| *other != one) {
            let parts = compare(other);
            scales.add(&parts, weights);
            row.extend(weigh(&parts, weights).map(|similarity| (other, similarity)));
        }
        rows.push(row);
    }
    let mut within = Spread::default();
    for (one, row) in rows.iter_mut().enumerate() {
        for (other, similarity) in row.iter_mut() {
            *similarity = scales.carry(of_each[one] & of_each[*other], *similarity);
            if official(one).code.broad() == official(*other).code.broad() {
                within.add(*similarity);
            }
        }
        // Equal ones in the order of their codes, so that the same release gives the same list.
        row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(KEPT);
        row.shrink_to_fit();
    }
    Relations { near: rows, viable: within.threshold().unwrap_or(1.0) }
}

/// The mean of the known parts by their weights.
fn weigh(parts: &[Option<f64>; 6], weights: &[f64; 6]) -> Option<f64> {
    let known = || parts.iter().zip(weights).filter_map(|(part, weight)| Some((part.as_ref()?, weight)));
    let whole: f64 = known().map(|(_, weight)| weight).sum();
    (whole > 0.0).then(|| known().map(|(part, weight)| part * weight).sum::<f64>() / whole)
}

/// A profile as a direction: its mean taken off, of length 1, so that a product of two is Pearson's
/// r. What is not rated counts as the profile's mean; a profile rated on less than half, or one that
/// does not vary, is not known.
fn direct(profile: &[Option<f32>]) -> Option<Vec<f64>> {
    let rated: Vec<f64> = profile.iter().flatten().map(|figure| f64::from(*figure)).collect();
    if rated.is_empty() || rated.len() * 2 < profile.len() {
        return None;
    }
    let mean = rated.iter().sum::<f64>() / rated.len() as f64;
    let off: Vec<f64> = profile.iter().map(|figure| figure.map_or(0.0, |figure| f64::from(figure) - mean)).collect();
    let length = off.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length > 1e-9).then(|| off.into_iter().map(|x| x / length).collect())
}

/// The words of a text in lower case: letters only, three at least, plurals cut.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 2).map(|word| {
        let lower = word.to_lowercase();
        if lower.len() > 3 { lower.strip_suffix('s').map(str::to_owned).unwrap_or(lower) } else { lower }
    })
}

/// Texts as tf-idf vectors of length 1, by term: which texts hold it, and how much.
struct Index {
    postings: Vec<Vec<(usize, f64)>>,
    texts: Vec<Vec<(usize, f64)>>,
}

impl Index {
    fn of(texts: impl Iterator<Item = Vec<String>>) -> Index {
        let mut terms: HashMap<String, usize> = HashMap::new();
        let mut counted: Vec<HashMap<usize, u32>> = Vec::new();
        for text in texts {
            let mut counts = HashMap::new();
            for word in text {
                let next = terms.len();
                *counts.entry(*terms.entry(word).or_insert(next)).or_insert(0) += 1;
            }
            counted.push(counts);
        }
        let mut found_in = vec![0_u32; terms.len()];
        counted.iter().flat_map(HashMap::keys).for_each(|term| found_in[*term] += 1);
        let all = counted.len() as f64;
        let mut index = Index { postings: vec![Vec::new(); terms.len()], texts: Vec::new() };
        for (at, counts) in counted.into_iter().enumerate() {
            let weigh = |(term, count): (usize, u32)| {
                (term, (1.0 + f64::from(count).ln()) * (all / f64::from(found_in[term])).ln())
            };
            let mut weighed: Vec<(usize, f64)> = counts.into_iter().map(weigh).collect();
            // Sums depend on their order in the last bit, and a map has none.
            weighed.sort_unstable_by_key(|(term, _)| *term);
            let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            if length > 0.0 {
                weighed.iter_mut().for_each(|(_, weight)| *weight /= length);
                weighed.iter().for_each(|(term, weight)| index.postings[*term].push((at, *weight)));
            } else {
                weighed.clear();
            }
            index.texts.push(weighed);
        }
        index
    }

    fn has(&self, at: usize) -> bool {
        !self.texts[at].is_empty()
    }

    /// The cosine of one text with every other; `None` if nothing is known of it.
    fn row(&self, at: usize) -> Option<Vec<f64>> {
        if !self.has(at) {
            return None;
        }
        let mut row = vec![0.0; self.texts.len()];
        for (term, weight) in &self.texts[at] {
            for (other, other_weight) in &self.postings[*term] {
                row[*other] += weight * other_weight;
            }
        }
        Some(row)
    }
}

/// Mean and standard deviation, as they come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Spread {
    /// One more figure.
    pub fn add(&mut self, figure: f64) {
        self.count += 1.0;
        self.sum += figure;
        self.squares += figure * figure;
    }

    /// How many.
    pub fn count(&self) -> f64 {
        self.count
    }

    /// Their mean and their standard deviation (of a whole, not of a sample); `None` without figures.
    pub fn describe(&self) -> Option<(f64, f64)> {
        let mean = self.sum / self.count;
        (self.count > 0.0).then(|| (mean, (self.squares / self.count - mean * mean).max(0.0).sqrt()))
    }

    /// The mean less one standard deviation; `None` without figures.
    pub fn threshold(&self) -> Option<f64> {
        self.describe().map(|(mean, deviation)| mean - deviation)
    }
}

/// The occupations that are most like this one, the nearest first: by the release if it knows the
/// occupation and has something to compare, else among those that are built in.
pub fn near(occupation: &Occupation<'_>) -> Vec<Near> {
    let official = occupation.official.map(|official| &official.near[..]).unwrap_or_default();
    if !official.is_empty() {
        return official.iter().map(|(code, similarity)| Near { code: *code, similarity: *similarity }).collect();
    }
    let Some(own) = occupation.own else {
        return Vec::new();
    };
    let shapes = Shapes::of(occupation.catalogue());
    shapes.row(own.code)
}

/// The similarity above which a move from this occupation counts as viable.
pub fn viable(occupation: &Occupation<'_>) -> f64 {
    let release = occupation.catalogue().release.as_ref();
    let is_official = occupation.official.is_some_and(|official| !official.near.is_empty());
    release.filter(|_| is_official).map_or(VIABLE, |release| release.viable)
}

/// The occupations that are built in, made ready to be compared with each other.
pub struct Shapes<'c> {
    entries: &'c [Entry],
    /// The skills of each that are asked for, by their positions, as a vector of length 1.
    skills: Vec<Vec<(usize, f64)>>,
    /// The interests of each, so that a product is Pearson's r.
    interests: Vec<Option<Vec<f64>>>,
    /// How many skills the vocabulary has.
    width: usize,
}

impl<'c> Shapes<'c> {
    /// All of them.
    pub fn of(catalogue: &'c Catalogue) -> Shapes<'c> {
        let entries = catalogue.entries();
        let skills = entries.iter().map(|entry| {
            let of = importances(entry, catalogue);
            let length = of.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-9);
            of.into_iter().enumerate().filter(|(_, x)| *x > 0.0).map(|(at, x)| (at, x / length)).collect()
        });
        let interests = entries.iter().map(|entry| direct(&entry.interests.map(|figure| Some(figure as f32))));
        let width = catalogue.vocabulary.all().len();
        Shapes { entries, skills: skills.collect(), interests: interests.collect(), width }
    }

    /// All others by their likeness to this one, the nearest first.
    pub fn row(&self, code: Code) -> Vec<Near> {
        let Some(one) = self.entries.iter().position(|entry| entry.code == code) else {
            return Vec::new();
        };
        // Few skills of many are asked for: one side is spread out once, the others are walked through.
        let own = self.spread(one);
        let others = (0..self.entries.len()).filter(|other| *other != one);
        let mut row: Vec<Near> = others
            .map(|other| Near { code: self.entries[other].code, similarity: self.compare(one, other, &own) })
            .collect();
        row.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.code.cmp(&b.code)));
        row
    }

    /// How alike two of them are; `None` where one of them is not built in.
    pub fn likeness(&self, one: Code, other: Code) -> Option<f64> {
        let place = |code: Code| self.entries.iter().position(|entry| entry.code == code);
        let (one, other) = (place(one)?, place(other)?);
        (one != other).then(|| self.compare(one, other, &self.spread(one)))
    }

    /// The skills of one of them at the positions of the vocabulary.
    fn spread(&self, one: usize) -> Vec<f64> {
        let mut own = vec![0.0; self.width];
        self.skills[one].iter().for_each(|(at, x)| own[*at] = *x);
        own
    }

    /// How alike two of them are, by their positions; `own` are the skills of the first.
    fn compare(&self, one: usize, other: usize, own: &[f64]) -> f64 {
        let (a, b) = (&self.entries[one], &self.entries[other]);
        let skills: f64 = self.skills[other].iter().map(|(at, x)| x * own[*at]).sum();
        let interests = match (&self.interests[one], &self.interests[other]) {
            (Some(a), Some(b)) => a.iter().zip(b).map(|(x, y)| x * y).sum(),
            _ => 0.0,
        };
        let mean = (OWN_WEIGHTS[0] * skills + OWN_WEIGHTS[1] * interests) / OWN_WEIGHTS.iter().sum::<f64>();
        let is_linked = [(a, b), (b, a)].iter().any(|(x, y)| x.next.contains(&y.code) || x.from.contains(&y.code));
        (mean + if is_linked { LINK } else { 0.0 }).min(1.0)
    }
}

/// The importance of every skill of the vocabulary for an occupation that is built in.
pub fn importances(own: &Entry, catalogue: &Catalogue) -> Vec<f64> {
    let mut of = vec![0.0; catalogue.vocabulary.all().len()];
    let listed = own.skills.iter().map(|wanted| (wanted.name, f64::from(wanted.importance)));
    for (name, importance) in own.ticks.iter().map(|name| (*name, TICK)).chain(listed) {
        if let Some(at) = catalogue.vocabulary.position(name) {
            of[at] = importance;
        }
    }
    of
}
