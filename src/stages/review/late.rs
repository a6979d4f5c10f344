//! Whether most of a period's examples are from its last weeks: what lies longer back is easily
//! forgotten, by the person and by whoever appraises them.
//!
//! It is said from ten examples on, for periods of at least nine weeks, where at least half of
//! them, and at least twice as many as an even spread would give, lie in the last three weeks.
//! Worked example: a quarter of 92 days with 18 examples, 11 of them in its last 21 days: 61 %,
//! where an even spread would give 23 %.
use chrono::{Days, NaiveDate};

/// From how many examples on anything is said.
pub const ENOUGH: usize = 10;
/// The days at the end that are looked at.
pub const LAST_DAYS: u64 = 21;
/// How many days the period has to have: three times as many.
pub const LEAST_DAYS: i64 = 63;

/// The examples of a period, and those of its last three weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Late {
    /// In the last three weeks.
    pub recent: usize,
    /// In the whole period.
    pub all: usize,
    /// The part of them that an even spread would give, 0 to 1.
    pub even: f64,
}

impl Late {
    /// The part in the last three weeks, 0 to 1.
    pub fn share(&self) -> f64 {
        self.recent as f64 / self.all as f64
    }
}

/// The examples of the days `from` to `to`, both included, where most lie in the last three weeks.
pub fn find_late(days: impl Iterator<Item = NaiveDate>, from: NaiveDate, to: NaiveDate) -> Option<Late> {
    let length = (to - from).num_days() + 1;
    let last = to.checked_sub_days(Days::new(LAST_DAYS))?;
    let (mut all, mut recent) = (0, 0);
    for day in days.filter(|day| from <= *day && *day <= to) {
        all += 1;
        recent += usize::from(day > last);
    }
    let late = Late { recent, all, even: LAST_DAYS as f64 / length as f64 };
    // Whole numbers, so that exactly a half and exactly twice count.
    let is_half = 2 * recent >= all;
    let is_twice = recent as i64 * length >= 2 * LAST_DAYS as i64 * all as i64;
    (all >= ENOUGH && length >= LEAST_DAYS && is_half && is_twice).then_some(late)
}
