//! Reading a day.
use super::period::{self, Year, four_digits, in_range};
use super::refuse::{quoted, refuse};
use super::span::{self, Unit};
use crate::record::Edge;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The day.
    pub date: NaiveDate,
    /// Whether it was written as `2027-03-31`; if not, it should be said back with
    /// [`echo`](super::echo).
    pub was_iso: bool,
}

/// Reads a day as a person writes it. `edge` says which day of a period is meant, `year_starts`
/// (1–12) in which month the person's year begins.
///
/// # Errors
/// What was written, why it does not hold, and examples of what does.
pub fn parse(text: &str, today: NaiveDate, year_starts: u32, edge: Edge) -> Result<Parsed, String> {
    let lower = text.trim().to_lowercase();
    if let Some(date) = iso_date(&lower) {
        return date.map(|date| Parsed { date, was_iso: true });
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let found = period_word(&lower, year_starts, edge)
        .or_else(|| near_day(&words, today))
        .or_else(|| relative(&words, today))
        .or_else(|| this_or_next(&words, today, year_starts, edge))
        .or_else(|| day_and_month(&words, today, edge))
        .unwrap_or_else(|| Err(refuse(text, &words, &lower)))?;
    in_range(found.year())?;
    Ok(Parsed { date: found, was_iso: false })
}

type Found = Option<Result<NaiveDate, String>>;

/// `2027-03-31`, or why it cannot be; None where the text has another shape.
pub(super) fn iso_date(text: &str) -> Found {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
    Some(in_range(year).and_then(|year| day_of(year, month, day)))
}

/// `2027-03`, `2027-Q1`, `2027`.
fn period_word(text: &str, year_starts: u32, edge: Edge) -> Found {
    if let Some(quarter) = period::iso_quarter(text) {
        return Some(quarter.map(|q| match edge {
            Edge::First => q.from(year_starts),
            Edge::Last => q.to(year_starts),
        }));
    }
    if let Some(first) = period::iso_month(text) {
        return Some(first.map(|day| edge_of_month(day, edge)));
    }
    let year = four_digits(text)?;
    Some(in_range(year).map(|year| edge_of_year(Year(year), year_starts, edge)))
}

/// `today`, `tomorrow`, `yesterday`, `friday`, `next friday`.
fn near_day(words: &[&str], today: NaiveDate) -> Found {
    let shift = |n: i64| span::add(today, n, Unit::Day).map(Ok);
    match words {
        ["today"] => Some(Ok(today)),
        ["tomorrow"] => shift(1),
        ["yesterday"] => shift(-1),
        [name] => {
            let ahead = weekday(name)?.days_since(today.weekday());
            shift(if ahead == 0 { 7 } else { i64::from(ahead) })
        }
        ["next", name] => {
            let in_week = i64::from(weekday(name)?.num_days_from_monday());
            shift(7 - i64::from(today.weekday().num_days_from_monday()) + in_week)
        }
        _ => None,
    }
}

/// `in 6 weeks`, `6w`, `+3m`, `-2w`, `2 weeks ago`.
fn relative(words: &[&str], today: NaiveDate) -> Found {
    let (words, ahead) = match words {
        ["in", rest @ ..] => (rest, 1),
        [rest @ .., "ago"] => (rest, -1),
        _ => (words, 0),
    };
    let [first, rest @ ..] = words else {
        return None;
    };
    let (first, sign) = match (first.strip_prefix('+'), first.strip_prefix('-')) {
        (Some(plain), _) if ahead == 0 => (plain, 1),
        (_, Some(plain)) if ahead == 0 => (plain, -1),
        _ => (*first, if ahead == 0 { 1 } else { ahead }),
    };
    let joined = match rest {
        [] => first.to_owned(),
        [unit] if first.bytes().all(|b| b.is_ascii_digit()) => format!("{first} {unit}"),
        _ => return None,
    };
    let (n, unit) = span::count_and_unit(&joined)?;
    let far = || format!("{} is not between the years 1900 and 2200", quoted(&joined));
    Some(span::add(today, sign * n, unit).ok_or_else(far))
}

/// `eom`, `eoq`, `eoy`, `this month`, `next quarter`, `next year`.
fn this_or_next(words: &[&str], today: NaiveDate, year_starts: u32, edge: Edge) -> Found {
    let quarter = period::quarter_of(today, year_starts);
    let year = period::year_of(today, year_starts);
    let date = match words {
        ["eom"] => period::last_of_month(today),
        ["eoq"] => quarter.to(year_starts),
        ["eoy"] => year.to(year_starts),
        [which @ ("this" | "next"), unit] => {
            let next = *which == "next";
            match *unit {
                "month" => {
                    let first = today.with_day(1)?;
                    edge_of_month(if next { span::add(first, 1, Unit::Month)? } else { first }, edge)
                }
                "quarter" => {
                    let quarter = if next { quarter.next() } else { quarter };
                    match edge {
                        Edge::First => quarter.from(year_starts),
                        Edge::Last => quarter.to(year_starts),
                    }
                }
                "year" => edge_of_year(Year(year.0 + i32::from(next)), year_starts, edge),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Ok(date))
}

/// `31 Dec`, `31 Dec 2027`, `March 2027`.
fn day_and_month(words: &[&str], today: NaiveDate, edge: Edge) -> Found {
    match words {
        [name, year] => {
            if let (Some(month), Some(year)) = (month(name), four_digits(year)) {
                let first = in_range(year).and_then(|year| day_of(year, month, 1));
                return Some(first.map(|day| edge_of_month(day, edge)));
            }
            let (day, month) = (day_number(name)?, month(year)?);
            // 29 February comes at most eight years apart (1896, 1904; 2096, 2104).
            let years = today.year()..=today.year() + 8;
            let coming = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= today);
            // A leap year makes the message about the month, not about this year's February.
            Some(coming.ok_or_else(|| day_of(2000, month, day).err().unwrap_or_default()))
        }
        [day, name, year] => {
            let (day, month, year) = (day_number(day)?, month(name)?, four_digits(year)?);
            Some(in_range(year).and_then(|year| day_of(year, month, day)))
        }
        _ => None,
    }
}

fn edge_of_month(day: NaiveDate, edge: Edge) -> NaiveDate {
    match edge {
        Edge::First => day.checked_sub_days(Days::new(u64::from(day.day0()))).unwrap_or(day),
        Edge::Last => period::last_of_month(day),
    }
}

fn edge_of_year(year: Year, year_starts: u32, edge: Edge) -> NaiveDate {
    match edge {
        Edge::First => year.from(year_starts),
        Edge::Last => year.to(year_starts),
    }
}

/// The day, or how many days that month has.
fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, String> {
    if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
        return Ok(date);
    }
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return Err(format!(
            "{year:04}-{month:02}-{day:02} is no day: a year has twelve months; write one like 2027-03-31"
        ));
    };
    let last = period::last_of_month(first).day();
    Err(format!(
        "{year:04}-{month:02}-{day:02} is no day: that month has {last} days; write {year:04}-{month:02}-{last:02}"
    ))
}

fn day_number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

pub(super) fn month(name: &str) -> Option<u32> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |full: &&str| **full == *name || (name.len() == 3 && full.starts_with(name));
    let place = names.iter().position(|full| is_it(full) || (name == "sept" && *full == "september"))?;
    u32::try_from(place + 1).ok()
}
