//! The one occupation that somebody means: by its code, its title, one of its other titles, or the
//! beginning of a title.
use super::code::Code;
use super::model::{Catalogue, Occupation};
use super::search::{Hit, key_of, search};
use crate::error::{Error, Result};

/// How many near ones are named where none fits.
const NAMED: usize = 4;

/// What was found.
#[derive(Clone, Debug)]
pub enum Found<'c> {
    /// This one.
    One(Occupation<'c>),
    /// None for sure; perhaps one of these, the likeliest first. May be empty.
    Perhaps(Vec<Hit<'c>>),
}

/// The occupation that `given` means: its code, else its title, else another title that only one
/// has, else the beginning of only one title. Capitals, plurals and word order do not matter.
///
/// ```
/// use career::catalogue::{Catalogue, find};
/// let catalogue = Catalogue::new(None);
/// assert_eq!(find::find(&catalogue, "staff nurses").unwrap().code.to_string(), "29-1141.00");
/// ```
///
/// # Errors
/// None that fits, or several; the nearest ones are named.
pub fn find<'c>(catalogue: &'c Catalogue, given: &str) -> Result<Occupation<'c>> {
    match look_up(catalogue, given)? {
        Found::One(occupation) => Ok(occupation),
        Found::Perhaps(hits) => Err(refuse(given, &hits)),
    }
}

/// The same, where somebody may still be asked which one is meant.
///
/// # Errors
/// A code that no occupation has.
pub fn look_up<'c>(catalogue: &'c Catalogue, given: &str) -> Result<Found<'c>> {
    if let Some(code) = Code::parse(given) {
        return catalogue.get(code).map(Found::One).ok_or_else(|| {
            Error::refused(format!("There is no occupation {code} in the catalogue."))
                .hint("look for it by its title: career explore search TEXT")
        });
    }
    let key = key_of(given);
    if key.is_empty() {
        return Ok(Found::Perhaps(Vec::new()));
    }
    let all = catalogue.all();
    let own_title = |one: &&Occupation<'_>| one.own.is_some_and(|own| key_of(own.title) == key);
    let title = |one: &&Occupation<'_>| one.official.is_some_and(|official| key_of(&official.title) == key);
    let also = |one: &&Occupation<'_>| one.own.is_some_and(|own| own.also.iter().any(|title| key_of(title) == key));
    for is_it in [&own_title as &dyn Fn(&&Occupation<'_>) -> bool, &title, &also] {
        let found: Vec<&Occupation<'c>> = all.iter().filter(|one| is_it(one)).collect();
        match found[..] {
            [] => {}
            [one] => return Ok(Found::One(*one)),
            _ => return Ok(Found::Perhaps(search(catalogue, given))),
        }
    }
    let lower = given.trim().to_lowercase();
    let begins = |one: &&Occupation<'_>| {
        one.title().to_lowercase().starts_with(&lower)
            || one.own.is_some_and(|own| own.title.to_lowercase().starts_with(&lower))
    };
    let found: Vec<&Occupation<'c>> = all.iter().filter(begins).collect();
    // "nurse" begins only one title, but stands in others too, and might mean any of them.
    let elsewhere = |one: &&Occupation<'_>| {
        one.title().to_lowercase().contains(&lower)
            || one.own.is_some_and(|own| own.title.to_lowercase().contains(&lower))
    };
    let is_clear = lower.chars().count() >= 4 && all.iter().filter(elsewhere).count() == 1;
    if let ([one], true) = (&found[..], is_clear) {
        return Ok(Found::One(**one));
    }
    Ok(Found::Perhaps(search(catalogue, given)))
}

/// What is said where none fits for sure.
pub fn refuse(given: &str, hits: &[Hit<'_>]) -> Error {
    if hits.is_empty() {
        return Error::refused(format!("There is no occupation \"{given}\" in the catalogue."))
            .hint("look for it in other words: career explore search TEXT");
    }
    let named: Vec<String> =
        hits.iter().take(NAMED).map(|hit| format!("{} {}", hit.occupation.code, hit.occupation.title())).collect();
    let what = if hits.len() == 1 { "is not quite the title of" } else { "could be one of several:" };
    let more = hits.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; {more} more: career explore search {}", quote(given)) } else { String::new() };
    Error::refused(format!("\"{given}\" {what} {}{more}.", named.join(", "))).hint("name it by its code")
}

/// The text as a shell takes it.
fn quote(text: &str) -> String {
    if text.chars().all(|letter| letter.is_alphanumeric()) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
