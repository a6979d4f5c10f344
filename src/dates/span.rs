//! Lengths of time: `6 weeks` between two talks, and the hours of `did "2h sql"`.
use super::refuse::quoted;
use chrono::{Days, Months, NaiveDate};
use std::fmt;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Years.
    Year,
}

impl Unit {
    /// The unit that a word or its short form means; `m` and `mo` are months.
    pub(super) fn of(word: &str) -> Option<Unit> {
        match word {
            "d" | "day" | "days" => Some(Unit::Day),
            "w" | "week" | "weeks" => Some(Unit::Week),
            "m" | "mo" | "month" | "months" => Some(Unit::Month),
            "y" | "year" | "years" => Some(Unit::Year),
            _ => None,
        }
    }
}

/// How often something comes round: `6 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// How many units, from 1.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

impl Every {
    /// The day so long after another; 31 Jan and a month is 28 (or 29) Feb.
    pub fn after(self, date: NaiveDate) -> NaiveDate {
        add(date, i64::from(self.n), self.unit).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        write!(f, "{} {unit}{}", self.n, if self.n == 1 { "" } else { "s" })
    }
}

/// Reads how often: `6 weeks`, `3 months`, `10 days`, `6w`.
///
/// # Errors
/// What was written instead, with examples.
pub fn parse_every(text: &str) -> Result<Every, String> {
    let wrong = || format!("{} is not how often: write 10 days, 6 weeks or 3 months", quoted(text));
    let lower = text.trim().to_lowercase();
    let (n, unit) = count_and_unit(&lower).ok_or_else(wrong)?;
    match u32::try_from(n) {
        Ok(n) if (1..=3660).contains(&n) => Ok(Every { n, unit }),
        _ => Err(wrong()),
    }
}

/// `6w`, `6 weeks`: digits, then a unit.
pub(super) fn count_and_unit(text: &str) -> Option<(i64, Unit)> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = text.split_at(end);
    let unit = Unit::of(rest.trim_start())?;
    (digits.len() <= 5).then(|| digits.parse().ok())?.map(|n| (n, unit))
}

/// A day so many units later (earlier, if negative).
pub(super) fn add(date: NaiveDate, n: i64, unit: Unit) -> Option<NaiveDate> {
    let (days, months) = match unit {
        Unit::Day => (n, 0),
        Unit::Week => (n.checked_mul(7)?, 0),
        Unit::Month => (0, n),
        Unit::Year => (0, n.checked_mul(12)?),
    };
    let months_abs = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let days_abs = Days::new(days.unsigned_abs());
    if n >= 0 {
        date.checked_add_months(months_abs)?.checked_add_days(days_abs)
    } else {
        date.checked_sub_months(months_abs)?.checked_sub_days(days_abs)
    }
}

/// The hours at the beginning of a line, and what follows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours<'a> {
    /// Hours, above 0 and at most 1,000.
    pub hours: f64,
    /// The rest of the line without the space or comma before it; may be empty.
    pub rest: &'a str,
}

const HOURS_HOW: &str = "write 2h, 2.5h, 1h30, 45m, 90 min or 2";

/// Reads the hours that a line begins with: `2h sql`, `2.5h`, `2,5h`, `1h30`, `1h30m`, `45m`,
/// `90 min`, `2`. A number without a unit is hours; here `m` is minutes.
///
/// # Errors
/// What was written instead, with examples.
pub fn parse_hours(text: &str) -> Result<Hours<'_>, String> {
    let line = text.trim();
    let wrong = || format!("{} does not begin with hours: {HOURS_HOW}", quoted(line));
    let (number, after) = decimal(line).ok_or_else(wrong)?;
    let (unit, rest) = word(after.trim_start());
    let (hours, rest) = match unit.to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => with_minutes(number, rest).ok_or_else(wrong)?,
        "m" | "min" | "mins" | "minute" | "minutes" => (number / 60.0, rest),
        _ => {
            let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
            let listed = after.strip_prefix(',').is_some_and(|r| r.starts_with(char::is_whitespace));
            // "2 days" is neither two hours nor a session of 48.
            if Unit::of(&unit.to_lowercase()).is_some() || !(spaced || listed) {
                return Err(wrong());
            }
            (number, after)
        }
    };
    // What follows has to stand apart: `2hx` and `1:30` are no hours, `2h,sql` is.
    let inner = rest.trim_start_matches(['.', ':']);
    let is_glued = |c: char| {
        if inner.len() == rest.len() { c.is_alphanumeric() } else { c.is_numeric() }
    };
    if inner.starts_with(is_glued) || rest.starts_with('_') {
        return Err(wrong());
    }
    if !(hours > 0.0 && hours <= 1000.0) {
        return Err(format!("{} is not between a minute and 1,000 hours: {HOURS_HOW}", quoted(line)));
    }
    let rest = rest.trim_start().trim_start_matches([',', ':', ';', '.']).trim_start();
    Ok(Hours { hours, rest })
}

/// The minutes of `1h30`, `1h30m`, `1h 30m` after the `h`.
fn with_minutes(hours: f64, rest: &str) -> Option<(f64, &str)> {
    let close = rest.starts_with(|c: char| c.is_ascii_digit());
    let inner = rest.trim_start();
    let end = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
    let (digits, after) = inner.split_at(end);
    let (unit, tail) = word(after.trim_start());
    let is_minutes = matches!(unit.to_lowercase().as_str(), "m" | "min" | "mins" | "minutes");
    if digits.is_empty() || !(close || is_minutes) {
        return Some((hours, rest));
    }
    let minutes: u32 = digits.parse().ok().filter(|m| *m < 60)?;
    // `1.5h30` and `1h5` could each be two things.
    if hours.fract() != 0.0 || (close && !is_minutes && digits.len() != 2) {
        return None;
    }
    Some((hours + f64::from(minutes) / 60.0, if is_minutes { tail } else { after }))
}

/// A number with `.` or `,` before its decimals, and what follows.
fn decimal(text: &str) -> Option<(f64, &str)> {
    let digits = |s: &str| s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
    let whole = digits(text);
    if whole == 0 || whole > 6 {
        return None;
    }
    let mut end = whole;
    if let Some(fraction) = text[whole..].strip_prefix(['.', ',']) {
        let n = digits(fraction);
        if n > 0 {
            end = whole + 1 + n;
        }
    }
    let number = text[..end].replace(',', ".").parse().ok()?;
    Some((number, &text[end..]))
}

/// The letters at the beginning, and what follows.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}
