//! What somebody has done, in time: months held, the order of a timeline, whether a paper is valid.
//!
//! Overlaps count once and gaps are nobody's business: nothing here looks for them.
use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate};

use super::model::{Credential, Education, Position};

/// How many days before its end a paper counts as expiring: enough to book a renewal.
pub const EXPIRING_DAYS: u64 = 90;

/// Whether a licence, degree or certificate holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It holds.
    Valid,
    /// It holds, and its last day is at most [`EXPIRING_DAYS`] away.
    Expiring,
    /// Its last day has passed.
    Expired,
    /// It will be given on a later day.
    NotYet,
}

impl Validity {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Validity::Valid => "valid",
            Validity::Expiring => "expiring",
            Validity::Expired => "expired",
            Validity::NotYet => "not yet",
        }
    }

    /// Whether it holds on that day.
    pub fn is_valid(self) -> bool {
        matches!(self, Validity::Valid | Validity::Expiring)
    }
}

/// Whether a paper holds today. Its last day still counts; without one it holds for good.
pub fn judge_validity(credential: &Credential, today: NaiveDate) -> Validity {
    if credential.issued.is_some_and(|issued| issued > today) {
        return Validity::NotYet;
    }
    match credential.expires {
        Some(expires) if expires < today => Validity::Expired,
        Some(expires) if today.checked_add_days(Days::new(EXPIRING_DAYS)).is_none_or(|soon| expires <= soon) => {
            Validity::Expiring
        }
        _ => Validity::Valid,
    }
}

/// The highest level of education among the papers that were given by today.
pub fn find_education(credentials: &[Credential], today: NaiveDate) -> Option<Education> {
    credentials
        .iter()
        .filter(|credential| credential.issued.is_none_or(|issued| issued <= today))
        .filter_map(|credential| credential.level)
        .max()
}

/// The positions as a timeline: what goes on first, then by last day, the newest first.
pub fn order_timeline(positions: &mut [&Position]) {
    positions.sort_by_key(|position| (Reverse(position.to.unwrap_or(NaiveDate::MAX)), Reverse(position.from)));
}

/// The papers with the newest first; those without a date at the end.
pub fn order_credentials(credentials: &mut [&Credential]) {
    credentials.sort_by_key(|credential| Reverse(credential.issued));
}

/// Whole calendar months between two days: 15 March to 14 June is 2, to 15 June is 3. None where
/// the second day is before the first.
pub fn count_months(from: NaiveDate, to: NaiveDate) -> u32 {
    if to < from {
        return 0;
    }
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    // Somebody who began on the 31st has had a month on the last day of a shorter one.
    let is_last_day = to.succ_opt().is_none_or(|next| next.month() != to.month());
    let is_short = to.day() < from.day() && !is_last_day;
    u32::try_from(months - i32::from(is_short)).unwrap_or(0)
}

/// Whole months that a position has lasted by today, both ends counted.
pub fn count_held(position: &Position, today: NaiveDate) -> u32 {
    count_held_together(&[position], today)
}

/// Whole months in which at least one of these positions was held by today. Months held twice
/// count once; pieces are added up in days and then counted as months of 365.25 ÷ 12 days.
pub fn count_held_together(positions: &[&Position], today: NaiveDate) -> u32 {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = positions
        .iter()
        .map(|position| (position.from, position.to.unwrap_or(today).min(today)))
        .filter(|(from, to)| from <= to)
        .collect();
    spans.sort_unstable();
    let mut joined: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some(last) if last.1.succ_opt().is_none_or(|next| from <= next) => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    // One piece is counted by the calendar, so that 1 January to 30 June is six months.
    if let [(from, to)] = joined[..] {
        return count_months(from, to.succ_opt().unwrap_or(to));
    }
    let days: i64 = joined.iter().map(|(from, to)| (*to - *from).num_days() + 1).sum();
    u32::try_from(days * 4800 / 146_100).unwrap_or(0)
}
