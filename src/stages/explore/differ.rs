//! What one occupation asks for more than another.
//!
//! Every skill counts importance × max(0, level there − level here): where a release rates both, in
//! its own scales (importance 1–5, level 0–7; its areas of knowledge, which would crowd out the
//! skills, are left to `explore show`), else by the built-in
//! catalogue (both 0–5; a skill to tick counts as level 2 and importance 2, one not listed as 0).
//! Where only one of the two is known, what the other one asks for stands as it is.
//!
//! Worked example: level 5.2 there and 3.4 here, importance 3.1: 3.1 × 1.8 = 5.58. Known answer, with
//! the ratings of O*NET 29.3: from computer programmers (15-1251) to computer and information systems
//! managers (11-3021), management of financial resources 5.64, of material resources 5.14, monitoring
//! 4.89.
use crate::catalogue::release::{Element, Ratings};
use crate::catalogue::similarity::TICK;
use crate::catalogue::{Entry, Occupation, Official};

/// Something that is asked for more.
#[derive(Clone, Debug, PartialEq)]
pub struct More<'c> {
    /// What.
    pub name: &'c str,
    /// Importance times how much higher the level is.
    pub amount: f64,
}

/// What `to` asks for more than `from`, the most first. Nothing is known of `from`: what `to` asks
/// for at all.
pub fn list_more<'c>(from: Option<&Occupation<'c>>, to: &Occupation<'c>) -> Vec<More<'c>> {
    let rated = |one: &Occupation<'c>| one.official.filter(|official| official.skills.is_some());
    let official = match (from, rated(to)) {
        (Some(from), Some(there)) => rated(from).map(|here| by_release(Some(here), there, to)),
        (None, Some(there)) => Some(by_release(None, there, to)),
        _ => None,
    };
    let mut more = official.unwrap_or_else(|| match to.own {
        Some(there) => by_entries(from.and_then(|from| from.own), there),
        None => rated(to).map(|there| by_release(None, there, to)).unwrap_or_default(),
    });
    more.retain(|one| one.amount > 1e-9);
    more.sort_by(|a, b| b.amount.total_cmp(&a.amount).then(a.name.cmp(b.name)));
    more
}

fn by_release<'c>(here: Option<&Official>, there: &Official, to: &Occupation<'c>) -> Vec<More<'c>> {
    let Some(release) = &to.catalogue().release else {
        return Vec::new();
    };
    weigh(&release.skills, here.and_then(|one| one.skills.as_ref()), there.skills.as_ref())
}

fn weigh<'c>(elements: &'c [Element], here: Option<&Ratings>, there: Option<&Ratings>) -> Vec<More<'c>> {
    let Some(there) = there else {
        return Vec::new();
    };
    let at = |list: &[Option<f32>], place: usize| list.get(place).copied().flatten().map(f64::from);
    let each = elements.iter().enumerate().filter_map(|(place, element)| {
        let (importance, level) = (at(&there.importance, place)?, at(&there.level, place)?);
        // What is not rated here is unknown; it is no reason to say that more is asked there.
        let before = match here {
            Some(here) => at(&here.level, place)?,
            None => 0.0,
        };
        Some(More { name: element.name.as_str(), amount: importance * (level - before).max(0.0) })
    });
    each.collect()
}

fn by_entries(here: Option<&Entry>, there: &Entry) -> Vec<More<'static>> {
    let before = |name: &str| {
        let Some(here) = here else {
            return 0.0;
        };
        let listed = here.skills.iter().find(|wanted| wanted.name == name).map(|wanted| f64::from(wanted.level));
        listed.unwrap_or(if here.ticks.contains(&name) { TICK } else { 0.0 })
    };
    let listed = there.skills.iter().map(|one| (one.name, f64::from(one.level), f64::from(one.importance)));
    let ticks = there.ticks.iter().map(|name| (*name, TICK, TICK));
    listed
        .chain(ticks)
        .map(|(name, level, importance)| More { name, amount: importance * (level - before(name)).max(0.0) })
        .collect()
}
