//! Which days a review is about, and when the next one comes.
//!
//! Periods tile: each begins on the day after the last one ended. A quarter without a review is no
//! gap but makes the next period longer.
//!
//! | last review up to | today | proposed |
//! |---|---|---|
//! | 30 Sep 2026 | 4 Jan 2027 | `2026-Q4` |
//! | 31 Mar 2026 | 4 Jan 2027 | `2026-04-01_2026-12-31` |
//! | 30 Sep 2026 | 23 Nov 2026 | `2026-10-01_2026-11-23`, since no quarter has ended since |
use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::dates::{Period, last_of_month, month_period, quarter_of};

/// A period that a review could be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The period.
    pub period: Period,
    /// Whether its quarter is still running, so that it ends today.
    pub is_running: bool,
}

/// The period that a review is about unless told: from the day after the last one's end
/// (`reviewed_to`) up to the end of the last quarter that is over; where no quarter has ended
/// since, up to today. A first review looks at the last finished quarter, or at the running one
/// where nothing is older (`began`). `None` where everything up to today has been looked at.
pub fn propose_period(
    reviewed_to: Option<NaiveDate>,
    began: Option<NaiveDate>,
    year_starts: u32,
    today: NaiveDate,
) -> Option<Proposal> {
    let running = quarter_of(today, year_starts);
    let finished = running.previous();
    let end = finished.to(year_starts);
    let from = match (reviewed_to, began) {
        (Some(to), _) => day_after(to),
        (None, Some(day)) if day <= end => finished.from(year_starts),
        (None, _) => running.from(year_starts),
    };
    if from <= end {
        return Some(Proposal { period: name_period(from, end, year_starts), is_running: false });
    }
    (from <= today).then(|| Proposal { period: name_period(from, today, year_starts), is_running: true })
}

/// The period of these days, with the id of a quarter or a month where it is exactly one.
pub fn name_period(from: NaiveDate, to: NaiveDate, year_starts: u32) -> Period {
    let quarter = quarter_of(from, year_starts).period(year_starts);
    if (quarter.from, quarter.to) == (from, to) {
        return quarter;
    }
    let month = month_period(from);
    if (month.from, month.to) == (from, to) {
        return month;
    }
    Period { id: format!("{from}_{to}"), from, to }
}

/// A day for the next review: the first working day after the quarter (for a review of a month:
/// the month) that is running when this one is over.
pub fn propose_next(period: &Period, year_starts: u32, today: NaiveDate) -> NaiveDate {
    let start = day_after(period.to).max(today);
    let is_month = month_period(period.from).to == period.to && period.from.day() == 1;
    let end = if is_month { last_of_month(start) } else { quarter_of(start, year_starts).to(year_starts) };
    let mut day = day_after(end);
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day_after(day);
    }
    day
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
