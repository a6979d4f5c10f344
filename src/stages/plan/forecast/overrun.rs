//! By how much estimates were over or under: what finished things took, divided by what was planned.
//!
//! The multiplier of a kind is `exp((Σ ln(actual ÷ planned) + 5 · ln 1.35) ÷ (n + 5))` over its n
//! finished records: their geometric mean, drawn towards 1.35 as if there were five more records with
//! that. Software effort overran by 30 to 40 % on average (Moløkken and Jørgensen, *A review of
//! surveys on software effort estimation*, 2003). Kinds without a record take the multiplier of all.
//!
//! The spread σ of ln(actual ÷ planned) about the multiplier of its kind is drawn towards .4 in the
//! same way: `σ² = (Σ (ln(actual ÷ planned) − ln multiplier)² + 5 · .4²) ÷ (n + 5)`, over all kinds.
//! At .4, two thirds of all steps take between 0.67 and 1.5 times their multiplied estimate.
//!
//! # Worked example
//! A book of 10 h took 20 h, another of 10 h took 10 h: (ln 2 + ln 1 + 5 · 0.3001) ÷ 7 = 0.3134, and
//! e to that is 1.368. The spread: ((0.693 − 0.313)² + 0.313² + 5 · .16) ÷ 7 = 0.149, its root .386.
//! ```
//! use career::stages::plan::forecast::overrun::{Pair, learn};
//! let pair = |actual| Pair { id: "b".into(), kind: "book", planned: 10.0, actual };
//! let overrun = learn(&[pair(20.0), pair(10.0)]);
//! assert!((overrun.of("book").factor - 1.368).abs() < 0.001);
//! assert_eq!((overrun.of("book").n, overrun.of("course").n), (2, 0));
//! assert!((overrun.spread - 0.386).abs() < 0.001);
//! ```
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::stages::plan::model::MilestoneKind;
use crate::stages::plan::roadmap::Records;
use crate::stages::words::{Progress, Time};

/// What estimates are multiplied with where nothing is known.
pub const PRIOR_FACTOR: f64 = 1.35;
/// As many records is that worth.
pub const PRIOR_RECORDS: f64 = 5.0;
/// The spread where nothing is known.
pub const PRIOR_SPREAD: f64 = 0.4;

/// What was planned for something finished, and what it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Its id.
    pub id: String,
    /// The kind of the activity, or `step`.
    pub kind: &'static str,
    /// Hours planned, above 0.
    pub planned: f64,
    /// Hours it took, above 0.
    pub actual: f64,
}

/// What estimates are multiplied with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Multiplier {
    /// 1 keeps the estimate.
    pub factor: f64,
    /// From so many finished records.
    pub n: usize,
}

/// What finished things say about estimates.
#[derive(Clone, Debug, PartialEq)]
pub struct Overrun {
    /// By kind, for kinds with a record.
    pub by_kind: BTreeMap<&'static str, Multiplier>,
    /// From all records; for kinds without one.
    pub overall: Multiplier,
    /// The standard deviation of ln(actual ÷ planned).
    pub spread: f64,
}

impl Overrun {
    /// The multiplier for a kind. Its n is 0 where the kind has no record, and the factor that of all.
    pub fn of(&self, kind: &str) -> Multiplier {
        self.by_kind.get(kind).copied().unwrap_or(Multiplier { n: 0, ..self.overall })
    }
}

/// The finished learning and steps in own time of which both the hours planned and the hours taken are
/// known; sessions and finishes after today do not count.
pub fn find_pairs(records: &Records, today: NaiveDate) -> Vec<Pair> {
    let is_over = |day: Option<NaiveDate>| day.is_none_or(|day| day <= today);
    let is_own = |time: Option<Time>| time.is_none_or(|time| time == Time::Own);
    let learning = records
        .activities
        .iter()
        .filter(|one| one.state() == Progress::Done && is_own(one.time) && is_over(one.finished))
        .map(|one| {
            let mut hours: Vec<f64> =
                one.session.iter().filter(|session| session.date <= today).map(|session| session.hours).collect();
            // Summed in the order of size, so that the order of the file changes not even the last digit.
            hours.sort_by(f64::total_cmp);
            (&one.id, one.kind.key(), one.hours, hours.iter().sum())
        });
    let steps = records
        .milestones
        .iter()
        .filter(|step| step.state() == Progress::Done && is_own(step.time) && is_over(step.finished))
        .map(|step| {
            let kind = step.kind.unwrap_or(MilestoneKind::Step).key();
            (&step.id, kind, step.hours, step.hours_real.unwrap_or(0.0))
        });
    learning
        .chain(steps)
        .filter_map(|(id, kind, planned, actual): (&String, _, Option<f64>, f64)| {
            let planned = planned.filter(|hours| *hours > 0.0)?;
            (actual > 0.0).then(|| Pair { id: id.clone(), kind, planned, actual })
        })
        .collect()
}

/// The multipliers and the spread.
pub fn learn(pairs: &[Pair]) -> Overrun {
    let mut pairs: Vec<(&'static str, &str, f64)> =
        pairs.iter().map(|pair| (pair.kind, pair.id.as_str(), (pair.actual / pair.planned).ln())).collect();
    pairs.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    let logs = |kind: Option<&str>| -> Vec<f64> {
        pairs.iter().filter(|pair| kind.is_none_or(|kind| pair.0 == kind)).map(|pair| pair.2).collect()
    };
    let mut by_kind = BTreeMap::new();
    for (kind, _, _) in &pairs {
        by_kind.entry(*kind).or_insert_with(|| multiplier(&logs(Some(kind))));
    }
    let overall = multiplier(&logs(None));
    let away = |pair: &(&'static str, &str, f64)| {
        let factor = by_kind.get(pair.0).map_or(overall.factor, |multiplier| multiplier.factor);
        (pair.2 - factor.ln()).powi(2)
    };
    let sum: f64 = pairs.iter().map(away).sum();
    let spread = ((sum + PRIOR_RECORDS * PRIOR_SPREAD.powi(2)) / (pairs.len() as f64 + PRIOR_RECORDS)).sqrt();
    Overrun { by_kind, overall, spread }
}

fn multiplier(logs: &[f64]) -> Multiplier {
    let sum: f64 = logs.iter().sum();
    let mean = (sum + PRIOR_RECORDS * PRIOR_FACTOR.ln()) / (logs.len() as f64 + PRIOR_RECORDS);
    Multiplier { factor: mean.exp(), n: logs.len() }
}
