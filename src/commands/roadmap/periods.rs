//! The quarters or months that the roadmap is drawn in.
use chrono::{Datelike, NaiveDate};

use crate::dates::{self, Quarter};

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The heading of the period that a day lies in: `2026-Q4  October – December` or `November 2026`.
/// Quarters are the person's own.
pub fn name(day: NaiveDate, by: &str, year_starts: u32) -> String {
    if by == "month" {
        return format!("{} {}", month(day), day.year());
    }
    let quarter: Quarter = dates::quarter_of(day, year_starts);
    let (from, to) = (quarter.from(year_starts), quarter.to(year_starts));
    format!("{}  {} to {} {}", quarter.label(), month(from), month(to), to.year())
}

fn month(day: NaiveDate) -> &'static str {
    NAMES.get(day.month0() as usize).copied().unwrap_or_default()
}

/// A day as short as it can be: `23 Nov`, with the year where it is not that of `near`.
pub fn short(day: NaiveDate, near: NaiveDate) -> String {
    let month = month(day).get(..3).unwrap_or_default();
    if day.year() == near.year() {
        format!("{} {month}", day.day())
    } else {
        format!("{} {month} {}", day.day(), day.year())
    }
}
