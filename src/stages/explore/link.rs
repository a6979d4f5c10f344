//! Which skill of the catalogue a skill of the person's is.
use crate::catalogue::{CatalogueSkill, Vocabulary};
use crate::stages::assess::model::Skill;

/// The `catalogue` of a skill that was said to be none of the catalogue's.
pub const NONE: &str = "none";

/// What a skill is in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link<'v> {
    /// This one: it was said so, or name or other name are the same.
    Sure(&'v CatalogueSkill),
    /// Perhaps one of these; it has to be asked.
    Unclear(Vec<&'v CatalogueSkill>),
    /// None of the catalogue's.
    None,
}

/// Which skill of the catalogue this is.
pub fn link<'v>(skill: &Skill, vocabulary: &'v Vocabulary) -> Link<'v> {
    if let Some(said) = &skill.catalogue {
        if said == NONE {
            return Link::None;
        }
        if let Some(known) = vocabulary.find(said) {
            return Link::Sure(known);
        }
    }
    vocabulary.find(&skill.name).map_or(Link::None, Link::Sure)
}
