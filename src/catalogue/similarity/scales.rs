//! Likenesses by different parts on one scale.
//!
//! A mean over the titles, activities and tasks of two occupations runs lower than one in which
//! skills and knowledge count too, whatever the two have in common. So a pair of which only some
//! parts are known is carried over (linear equating): over all pairs of which everything is known,
//! the mean m and the standard deviation s of the likeness by all parts, and m' and s' of the one by
//! those parts alone, make x' into m + (x' − m') ÷ s' × s.
//!
//! Worked example: by all parts m = .20, s = .10; by titles alone m' = .05, s' = .05. A pair known by
//! its titles alone, of .15, lies two deviations above the mean: .20 + 2 × .10 = .40.
use super::{Spread, weigh};

/// Which parts are known: one bit each, in the order of [`WEIGHTS`](super::WEIGHTS).
pub(super) type Known = u8;

/// Fewer pairs than these are no scale.
const LEAST: f64 = 30.0;

/// The means and deviations of the likeness by every set of parts that some pair has.
#[derive(Debug)]
pub(super) struct Scales {
    whole: Known,
    sets: Vec<(Known, Spread)>,
}

impl Scales {
    /// For occupations of which these parts are known.
    pub(super) fn of(of_each: &[Known]) -> Scales {
        let whole = of_each.iter().fold(0, |all, known| all | known);
        let mut kinds = of_each.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        let mut sets: Vec<Known> = kinds.iter().flat_map(|a| kinds.iter().map(move |b| a & b)).collect();
        sets.push(whole);
        sets.sort_unstable();
        sets.dedup();
        Scales { whole, sets: sets.into_iter().map(|set| (set, Spread::default())).collect() }
    }

    /// Counts a pair if everything is known of it.
    pub(super) fn add(&mut self, parts: &[Option<f64>; 6], weights: &[f64; 6]) {
        let is_in = |set: Known, part: usize| set & (1 << part) != 0;
        if (0..6).any(|part| is_in(self.whole, part) && parts[part].is_none()) {
            return;
        }
        for (set, spread) in &mut self.sets {
            let mut some = *parts;
            some.iter_mut().enumerate().filter(|(part, _)| !is_in(*set, *part)).for_each(|(_, part)| *part = None);
            weigh(&some, weights).into_iter().for_each(|likeness| spread.add(likeness));
        }
    }

    /// A likeness by these parts on the scale of all; as it is where there is no scale.
    pub(super) fn carry(&self, known: Known, likeness: f64) -> f64 {
        let of = |set: Known| {
            let spread = &self.sets.iter().find(|(other, _)| *other == set)?.1;
            spread.describe().filter(|(_, deviation)| spread.count() >= LEAST && *deviation > 1e-9)
        };
        match (of(known), of(self.whole)) {
            (Some((mean, deviation)), Some((whole, spread))) if known != self.whole => {
                (whole + (likeness - mean) / deviation * spread).clamp(-1.0, 1.0)
            }
            _ => likeness,
        }
    }
}
