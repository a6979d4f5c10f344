//! The one occupation that somebody means: its code, its title or one of its other titles.
use super::code::Code;
use super::model::{Catalogue, Occupation};
use crate::error::{Error, Result};

/// The occupation that `given` means.
///
/// # Errors
/// None that fits, or several; the nearest ones are named.
pub fn find<'c>(catalogue: &'c Catalogue, given: &str) -> Result<Occupation<'c>> {
    if let Some(code) = Code::parse(given) {
        return catalogue.get(code).ok_or_else(|| {
            Error::refused(format!("There is no occupation {code} in the catalogue."))
                .hint("look for it by its title: career explore search TEXT")
        });
    }
    let sought = given.trim().to_lowercase();
    let all = catalogue.all();
    let by_title = all.iter().find(|one| {
        one.title().to_lowercase() == sought || one.own.is_some_and(|own| own.title.to_lowercase() == sought)
    });
    if let Some(found) = by_title {
        return Ok(*found);
    }
    let also = |one: &&Occupation<'_>| {
        one.own.is_some_and(|own| own.also.iter().any(|title| title.to_lowercase() == sought))
    };
    let found: Vec<&Occupation<'_>> = all.iter().filter(also).collect();
    match found[..] {
        [one] => Ok(*one),
        _ => Err(Error::refused(format!("There is no occupation \"{given}\" in the catalogue."))
            .hint("look for it: career explore search TEXT")),
    }
}
