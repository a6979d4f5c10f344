//! Which skill of the catalogue a skill of the person's is.
//!
//! Sure is what was said (`catalogue` in `skills.toml`: the name of a skill of the catalogue, or the
//! id of an element of O*NET's content model) and what has the same name or other name. Where only
//! part of the words is the same, or a slip of the keyboard lies between, it has to be asked, once.
use crate::catalogue::{CatalogueSkill, Vocabulary};
use crate::stages::assess::model::Skill;

/// The `catalogue` of a skill that was said to be none of the catalogue's.
pub const NONE: &str = "none";
/// The most that are named where it is unclear.
const MOST: usize = 5;
/// From this likeness on (Jaro-Winkler) two names may be a slip apart.
const ALIKE: f64 = 0.9;
/// Words of fewer letters say too little.
const SHORT: usize = 4;

/// What a skill is in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link<'v> {
    /// This one: it was said so, or name or other name are the same.
    Sure(&'v CatalogueSkill),
    /// An element of a release, by its id.
    Element(String),
    /// None for sure; [`list_near`] has what it might be.
    None,
}

/// Which skill of the catalogue this is.
pub fn link<'v>(skill: &Skill, vocabulary: &'v Vocabulary) -> Link<'v> {
    if let Some(said) = &skill.catalogue {
        if said == NONE {
            return Link::None;
        }
        if is_element(said) {
            return Link::Element(said.clone());
        }
        if let Some(known) = vocabulary.find(said) {
            return Link::Sure(known);
        }
    }
    vocabulary.find(&skill.name).map_or(Link::None, Link::Sure)
}

/// Whether a text has the form of an element's id: `2.A.1.a`.
pub fn is_element(text: &str) -> bool {
    let mut parts = text.split('.');
    parts.next().is_some_and(|first| first.len() == 1 && first.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_some_and(|second| second.len() == 1 && second.bytes().all(|byte| byte.is_ascii_uppercase()))
        && parts.all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The skills of the catalogue that a name may mean: those that share its words, the most first. It
/// compares with every name there is, so only what is asked about is looked up.
pub fn list_near<'v>(name: &str, vocabulary: &'v Vocabulary) -> Vec<&'v CatalogueSkill> {
    let lower = name.trim().to_lowercase();
    let words = words(&lower);
    let mut near: Vec<(f64, &CatalogueSkill)> = Vec::new();
    for skill in vocabulary.all() {
        let own = skill.name.to_lowercase();
        let names = std::iter::once(own.as_str()).chain(skill.also.iter().copied());
        let best = names.map(|other| likeness(&lower, &words, other)).fold(0.0, f64::max);
        if best > 0.0 {
            near.push((best, skill));
        }
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.name.cmp(b.1.name)));
    near.into_iter().take(MOST).map(|(_, skill)| skill).collect()
}

fn likeness(name: &str, words: &[&str], other: &str) -> f64 {
    let others = self::words(other);
    let shared = words.iter().filter(|word| others.contains(word)).count();
    let whole = words.len().max(others.len()).max(1);
    let share = shared as f64 / whole as f64;
    // One word of many in common says little: "planning a party" is not "planning care".
    let by_words = if share >= 0.5 { share } else { 0.0 };
    let slip = strsim::jaro_winkler(name, other);
    by_words.max(if slip >= ALIKE && name.chars().count() >= SHORT { slip } else { 0.0 })
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() >= SHORT).collect()
}
