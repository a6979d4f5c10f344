//! Which occupations fit the person: the plain ranking, and what sets an occupation apart from it.
//!
//! Ranked are those of which the same parts of the fit are known (see [`parts`](super::parts)): the
//! largest set of parts that at least [`FAIR`] occupations have. The others are listed behind them,
//! as those of which less is known. Where the six interests lie so close together that they have no
//! order, they take no part. What the person said they would not do is never averaged in: an
//! occupation that usually brings it is set apart.
use super::model::Sounds;
use super::parts::{Parts, Yardstick};
use super::seeker::Seeker;
use crate::catalogue::{Catalogue, Occupation};
use crate::stages::assess::items::dealbreakers::DEALBREAKERS;

/// How many occupations a set of known parts has to have, to rank among them.
pub const FAIR: usize = 50;

/// An occupation with how it fits.
#[derive(Clone, Debug)]
pub struct Fit<'c> {
    /// The occupation.
    pub occupation: Occupation<'c>,
    /// The parts that are known.
    pub parts: Parts,
    /// Their weighted mean; 0 where none is known (then it is never ranked).
    pub score: f64,
    /// What usually belongs to it and the person would not do, as keys.
    pub gates: Vec<&'static str>,
    /// What the person said of it.
    pub sounds: Option<Sounds>,
}

impl Fit<'_> {
    /// Whether it may be offered: nothing is against it, and the person did not say no.
    pub fn is_open(&self) -> bool {
        self.gates.is_empty() && self.sounds != Some(Sounds::No)
    }
}

/// All occupations, as far as they can be ranked.
#[derive(Clone, Debug)]
pub struct Ranking<'c> {
    /// Those of which the same parts are known, the best fit first.
    pub ranked: Vec<Fit<'c>>,
    /// Those of which less is known, by what is.
    pub less: Vec<Fit<'c>>,
    /// Which parts the ranking rests on: interests, skills, values.
    pub known: [bool; 3],
    /// Whether the interests have no order.
    pub is_flat: bool,
}

/// Ranks all occupations of the catalogue.
pub fn rank<'c>(catalogue: &'c Catalogue, seeker: &Seeker) -> Ranking<'c> {
    let is_flat = seeker.is_flat();
    let yardstick = Yardstick::new(catalogue, seeker);
    let fits: Vec<Fit<'c>> = catalogue
        .all()
        .into_iter()
        .filter_map(|occupation| {
            let mut parts = yardstick.measure(&occupation);
            if is_flat {
                parts.interests = None;
            }
            let score = parts.score()?;
            let gates = list_gates(&occupation, seeker);
            Some(Fit { occupation, parts, score, gates, sounds: seeker.verdict(occupation.code) })
        })
        .collect();
    let known = choose_set(&fits);
    let (mut ranked, mut less): (Vec<_>, Vec<_>) = fits.into_iter().partition(|fit| has(&fit.parts, known));
    for fit in &mut ranked {
        // What some of them have beyond the common set must not move them.
        fit.parts = keep(fit.parts, known);
        fit.score = fit.parts.score().unwrap_or_default();
    }
    let by_score =
        |a: &Fit<'_>, b: &Fit<'_>| b.score.total_cmp(&a.score).then(a.occupation.code.cmp(&b.occupation.code));
    ranked.sort_by(by_score);
    less.sort_by(by_score);
    Ranking { ranked, less, known, is_flat }
}

/// The largest set of parts that enough occupations have; the one that most have where none has
/// enough.
fn choose_set(fits: &[Fit<'_>]) -> [bool; 3] {
    let mut best = ([false; 3], 0, 0);
    for number in 1..8_u8 {
        let set = [number & 1 != 0, number & 2 != 0, number & 4 != 0];
        let count = fits.iter().filter(|fit| has(&fit.parts, set)).count();
        let size = if count >= FAIR.min(fits.len()) { set.iter().filter(|is_in| **is_in).count() } else { 0 };
        if count > 0 && (size, count) > (best.1, best.2) {
            best = (set, size, count);
        }
    }
    best.0
}

fn has(parts: &Parts, set: [bool; 3]) -> bool {
    parts.known().iter().zip(set).all(|(is_known, is_wanted)| *is_known || !is_wanted)
}

fn keep(parts: Parts, set: [bool; 3]) -> Parts {
    Parts {
        interests: parts.interests.filter(|_| set[0]),
        skills: parts.skills.filter(|_| set[1]),
        values: parts.values.filter(|_| set[2]),
    }
}

/// What usually belongs to the occupation and the person would not do.
pub fn list_gates(occupation: &Occupation<'_>, seeker: &Seeker) -> Vec<&'static str> {
    let refused = seeker.preferences.iter().flat_map(|one| &one.dealbreakers);
    let usual = occupation.own.map(|own| &own.dealbreakers[..]).unwrap_or_default();
    refused.filter_map(|word| usual.iter().copied().find(|key| key == word)).collect()
}

/// What only the person can check: what they would not do in their own words, and their needs.
pub fn check_yourself(seeker: &Seeker) -> Vec<String> {
    let Some(preferences) = &seeker.preferences else {
        return Vec::new();
    };
    let is_known = |word: &&String| DEALBREAKERS.iter().any(|choice| choice.key == word.as_str());
    let own = preferences.dealbreakers.iter().filter(|word| !is_known(word));
    own.chain(&preferences.needs).cloned().collect()
}
