//! How a day is said back: `Fri 27 Nov 2026, in 4 days`.
use chrono::{Datelike, NaiveDate, Weekday};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Fri`.
pub fn weekday_short(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// `Fri 27 Nov 2026`.
pub fn say_day(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {} {month} {}", weekday_short(date), date.day(), date.year())
}

/// `27 Nov 2026`.
pub fn say_date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), say_month(date))
}

/// `Nov 2026`.
pub fn say_month(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{month} {}", date.year())
}

/// `Fri 27 Nov`, with the year where the day is more than half a year away.
pub fn say_day_near(date: NaiveDate, today: NaiveDate) -> String {
    let day = say_day(date);
    if (date - today).num_days().abs() > 183 {
        return day;
    }
    day.rsplit_once(' ').map_or(day.clone(), |(near, _)| near.to_owned())
}

/// How far a day is away: `today`, `in 4 days`, `3 weeks ago`.
///
/// Up to 13 days in days, up to 8 weeks in weeks, under two years in months, then in years, each
/// rounded to the nearest (a month is 365.25 ÷ 12 days).
pub fn say_distance(date: NaiveDate, today: NaiveDate) -> String {
    let days = (date - today).num_days();
    match days {
        0 => return "today".to_owned(),
        1 => return "tomorrow".to_owned(),
        -1 => return "yesterday".to_owned(),
        _ => {}
    }
    // Doubled, so that rounding to the nearest stays in whole numbers.
    let far = days.unsigned_abs();
    let (n, unit) = if far < 14 {
        (far, "day")
    } else if far < 60 {
        ((far * 2 + 7) / 14, "week")
    } else if far < 716 {
        ((far * 4800 + 73_050) / 146_100, "month")
    } else {
        ((far * 800 + 146_100) / 292_200, "year")
    };
    let plural = if n == 1 { "" } else { "s" };
    if days > 0 { format!("in {n} {unit}{plural}") } else { format!("{n} {unit}{plural} ago") }
}

/// `Fri 27 Nov 2026, in 4 days`.
pub fn echo(date: NaiveDate, today: NaiveDate) -> String {
    format!("{}, {}", say_day(date), say_distance(date, today))
}
