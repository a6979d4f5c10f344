//! Months, quarters and years, and the periods that a review is about.
use super::parse::iso_date;
use super::refuse::quoted;
use super::{Edge, parse};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A stretch of whole days with the id that a review of it bears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `2026-Q4`, `2026-11` or `2026-10-05_2026-11-23`.
    pub id: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// A quarter of the person's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The calendar year in which the person's year began.
    pub year: i32,
    /// 1 to 4.
    pub n: u32,
}

/// A year of the person's, named after the calendar year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i32);

impl Quarter {
    /// Its first day.
    pub fn from(self, year_starts: u32) -> NaiveDate {
        let months = start_month(year_starts) - 1 + (self.n.clamp(1, 4) - 1) * 3;
        first_of_month(self.year, months)
    }

    /// Its last day.
    pub fn to(self, year_starts: u32) -> NaiveDate {
        day_before(self.next().from(year_starts))
    }

    /// `2026-Q4`.
    pub fn label(self) -> String {
        format!("{:04}-Q{}", self.year, self.n)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Quarter {
        if self.n >= 4 { Quarter { year: self.year + 1, n: 1 } } else { Quarter { year: self.year, n: self.n + 1 } }
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Quarter {
        if self.n <= 1 { Quarter { year: self.year - 1, n: 4 } } else { Quarter { year: self.year, n: self.n - 1 } }
    }

    /// It as a period.
    pub fn period(self, year_starts: u32) -> Period {
        Period { id: self.label(), from: self.from(year_starts), to: self.to(year_starts) }
    }
}

impl Year {
    /// Its first day.
    pub fn from(self, year_starts: u32) -> NaiveDate {
        Quarter { year: self.0, n: 1 }.from(year_starts)
    }

    /// Its last day.
    pub fn to(self, year_starts: u32) -> NaiveDate {
        Quarter { year: self.0, n: 4 }.to(year_starts)
    }
}

/// The quarter that a day lies in, in a year that begins in the month `year_starts`.
pub fn quarter_of(date: NaiveDate, year_starts: u32) -> Quarter {
    let months = (date.month() + 12 - start_month(year_starts)) % 12;
    Quarter { year: year_of(date, year_starts).0, n: months / 3 + 1 }
}

/// The person's year that a day lies in.
pub fn year_of(date: NaiveDate, year_starts: u32) -> Year {
    if date.month() >= start_month(year_starts) { Year(date.year()) } else { Year(date.year() - 1) }
}

/// The calendar month that a day lies in; its id is `2026-11`.
pub fn month_period(date: NaiveDate) -> Period {
    let from = first_of_month(date.year(), date.month0());
    let id = format!("{:04}-{:02}", date.year(), date.month());
    Period { id, from, to: last_of_month(date) }
}

/// The last day of the month that a day lies in.
pub fn last_of_month(date: NaiveDate) -> NaiveDate {
    day_before(first_of_month(date.year(), date.month0() + 1))
}

/// Reads days: `2027-07-05..2027-07-18` with any two days, or one day, month, quarter or year, which is
/// all of its days. Gives the first and the last.
///
/// # Errors
/// What was written instead, or which day is before which.
pub fn parse_days(text: &str, today: NaiveDate, year_starts: u32) -> Result<(NaiveDate, NaiveDate), String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let read = |text: &str, edge| parse(text.trim(), today, year_starts, edge).map(|parsed| parsed.date);
    let (from, to) = (read(first, Edge::First)?, read(last, Edge::Last)?);
    if to < from { Err(format!("{to} is before {from}")) } else { Ok((from, to)) }
}

/// Reads the period of a review: `2026-Q4`, `2026-11` or `2026-10-05..2026-11-23`.
///
/// # Errors
/// What was written instead, and the three ways to write it.
pub fn parse_period(text: &str, year_starts: u32) -> Result<Period, String> {
    let clean = text.trim();
    let how = "write 2026-Q4, 2026-11 or 2026-10-05..2026-11-23";
    if let Some((left, right)) = clean.split_once("..") {
        let day = |part: &str| match iso_date(part.trim()) {
            Some(Ok(date)) => Ok(date),
            Some(Err(why)) => Err(why),
            None => Err(format!("{} is not a period: {how}", quoted(text))),
        };
        let (from, to) = (day(left)?, day(right)?);
        if to < from {
            return Err(format!("{from}..{to} ends before it begins; write {to}..{from}"));
        }
        return Ok(Period { id: format!("{from}_{to}"), from, to });
    }
    if let Some(quarter) = iso_quarter(clean) {
        return Ok(quarter?.period(year_starts));
    }
    match iso_month(clean) {
        Some(first) => first.map(month_period),
        None => Err(format!("{} is not a period: {how}", quoted(text))),
    }
}

/// `2027-Q1`: the quarter, or why it cannot be. None where the text has another shape.
pub(super) fn iso_quarter(text: &str) -> Option<Result<Quarter, String>> {
    let (year, rest) = text.split_once('-')?;
    let n = rest.strip_prefix(['q', 'Q'])?;
    let year = four_digits(year)?;
    if n.is_empty() || !n.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let quarter = match n {
        "1" => 1,
        "2" => 2,
        "3" => 3,
        "4" => 4,
        _ => {
            return Some(Err(format!("a year has four quarters; write {year:04}-Q1 to {year:04}-Q4")));
        }
    };
    Some(in_range(year).map(|year| Quarter { year, n: quarter }))
}

/// `2027-03`: the first day of the month, or why it cannot be.
pub(super) fn iso_month(text: &str) -> Option<Result<NaiveDate, String>> {
    let (year, month) = text.split_once('-')?;
    let year = four_digits(year)?;
    if month.len() != 2 || !month.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let month: u32 = month.parse().ok()?;
    if !(1..=12).contains(&month) {
        return Some(Err(format!("a year has twelve months; write {year:04}-01 to {year:04}-12")));
    }
    Some(in_range(year).map(|year| first_of_month(year, month - 1)))
}

/// Exactly four digits as a number.
pub(super) fn four_digits(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The year itself, or the message that it is too far away.
pub(super) fn in_range(year: i32) -> Result<i32, String> {
    if (1900..=2200).contains(&year) {
        Ok(year)
    } else {
        Err(format!("the year {year:04} is not between 1900 and 2200"))
    }
}

/// The first day of the month that lies `months` after January of the year.
fn first_of_month(year: i32, months: u32) -> NaiveDate {
    let january = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX);
    january.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

fn day_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1)).unwrap_or(date)
}

fn start_month(year_starts: u32) -> u32 {
    if (1..=12).contains(&year_starts) { year_starts } else { 1 }
}
