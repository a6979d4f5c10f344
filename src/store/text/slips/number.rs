//! Slips in dates and numbers, and what was probably meant.
use chrono::{Datelike, NaiveDate};

use super::super::lines::tidy;
use super::Slip;

/// The three numbers of something that looks like a date, and what stands between them.
fn date_parts(value: &str) -> Option<([&str; 3], char)> {
    let sep = value.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sep, '-' | '/' | '.') {
        return None;
    }
    let mut parts = value.split(sep);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let digits = three.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    (digits && parts.next().is_none()).then_some((three, sep))
}

/// What is wrong with a value that looks like a date.
pub(super) fn slip_of_date(at: usize, key: &str, value: &str) -> Option<Slip> {
    let day_part = value.split(['T', ' ']).next().unwrap_or(value);
    let Some(([a, b, c], _)) = date_parts(day_part) else {
        let (year, month) = value.split_once('-')?;
        let real = year.len() == 4 && year.parse::<i32>().is_ok() && month.len() <= 2;
        let month: u32 = month.parse().ok().filter(|month| real && (1..=12).contains(month))?;
        return Some(
            Slip::new(at, format!("{value} is a month, but {key} is a day"))
                .hint(format!("write {key} = {year}-{month:02}-01, or the day that you mean")),
        );
    };
    if a.len() == 4 {
        let (year, month, day): (i32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
        if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
            return Some(
                Slip::new(at, format!("the date {} is written differently here", tidy(value, 40)))
                    .because("a date has four digits for the year and two each for month and day, with hyphens")
                    .hint(format!("write {key} = {date}")),
            );
        }
        return Some(no_such_day(at, key, year, month, day));
    }
    if c.len() != 4 {
        return None;
    }
    let (first, second, year): (u32, u32, i32) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    let readings: Vec<NaiveDate> =
        [NaiveDate::from_ymd_opt(year, second, first), NaiveDate::from_ymd_opt(year, first, second)]
            .into_iter()
            .flatten()
            .collect();
    let slip = Slip::new(at, format!("the date {value} is written differently here"));
    Some(match readings[..] {
        [one, two] if one != two => slip
            .because("it can be read in two ways, day first or month first")
            .hint(format!("write {key} = {one} or {key} = {two}, with the year first")),
        [one, ..] => slip.hint(format!("write {key} = {one}, with the year first")),
        [] => slip.hint(format!("write {key} = 2027-03-31, with the year first")),
    })
}

fn no_such_day(at: usize, key: &str, year: i32, month: u32, day: u32) -> Slip {
    const MONTHS: [&str; 12] = [
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
    let index = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
    let Some(name) = MONTHS.get(index) else {
        return Slip::new(at, format!("there is no month {month}"))
            .hint(format!("write {key} = {year:04}-12-31, or the day that you mean"));
    };
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    let last = next.and_then(|next| next.pred_opt()).map_or(28, |last| last.day());
    Slip::new(at, format!("there is no {day} {name} {year}"))
        .because(format!("{name} {year} has {last} days"))
        .hint(format!("write {key} = {year:04}-{month:02}-{last:02}, or the day that you mean"))
}

/// What is wrong with a value that looks like a number.
pub(super) fn slip_of_number(at: usize, key: &str, value: &str) -> Option<Slip> {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let plain = value.trim_start_matches(['-', '+']);
    if digits == 0 || plain.split_whitespace().count() > 2 {
        return None;
    }
    if plain.bytes().all(|b| b.is_ascii_digit()) {
        if plain.len() > 1 && plain.starts_with('0') {
            let short = plain.trim_start_matches('0');
            let short = if short.is_empty() { "0" } else { short };
            return Some(
                Slip::new(at, format!("the number {} begins with a zero", tidy(value, 40)))
                    .hint(format!("write {key} = {short}, or {key} = \"{value}\" if it is no number")),
            );
        }
        return Some(
            Slip::new(at, format!("the number {} is too large", tidy(value, 40)))
                .hint(format!("write a smaller one, or {key} = \"{}\" if it is no number", tidy(value, 40))),
        );
    }
    if let Ok(number) = plain.replacen(',', ".", 1).parse::<f64>()
        && number.is_finite()
        && plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
    {
        let sign = if value.starts_with('-') { "-" } else { "" };
        let what = if plain.contains(',') {
            "has a comma where a point belongs"
        } else {
            "needs a digit on both sides of its point"
        };
        return Some(
            Slip::new(at, format!("the number {} {what}", tidy(value, 40)))
                .hint(format!("write {key} = {sign}{number}")),
        );
    }
    let is_currency = |c: char| matches!(c, '€' | '$' | '£' | '¥');
    if plain.contains(is_currency) {
        let amount: String = plain.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        return Some(
            Slip::new(at, format!("the amount {} is written differently here", tidy(value, 40)))
                .hint(format!("write {key} = \"{amount} EUR\", with the letters of the currency")),
        );
    }
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number: &str = &plain[..plain.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(plain.len())];
    let unit = plain[number.len()..].trim();
    let small = unit == "%" || unit.len() <= 6 && unit.chars().all(char::is_alphabetic);
    if !small || number.parse::<f64>().is_err() || number.ends_with('.') {
        return None;
    }
    let shown = tidy(value, 40);
    let slip = Slip::new(at, format!("{shown} is a number with a unit, without quotes"));
    let currency = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    Some(slip.hint(match currency {
        true => format!("write {key} = \"{shown}\""),
        false => {
            format!("write {key} = {number}, or {key} = \"{shown}\" if the unit belongs to it")
        }
    }))
}
