//! Saying why a text is not a day, and what to write instead.
use super::parse::{month, weekday};
use chrono::NaiveDate;

/// What a refusal offers instead.
pub const EXAMPLES: &str = "2027-03-31, 2027-03, 2027-Q1, 2027, tomorrow, friday, next friday, \
     in 6 weeks, 3mo, eoq, 31 Dec, March 2027";

/// The text in quotation marks, without control characters and cut to a length that fits a line.
pub(super) fn quoted(text: &str) -> String {
    let mut shown: String = text.trim().chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().chars().count() > 40 {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// The refusal, with the reading that was probably meant where there is one.
pub(super) fn refuse(text: &str, words: &[&str], lower: &str) -> String {
    let shown = quoted(text);
    if lower.is_empty() {
        return format!("a date is missing: write one like {EXAMPLES}");
    }
    let parts: Vec<&str> = lower.split(['/', '.', '-']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|p| p.parse().ok()).collect();
    if let Some([a, b, c]) = numbers.as_deref() {
        return refuse_numbers(&shown, [*a, *b, *c], parts[0].len() == 4);
    }
    match words {
        ["this", name] if weekday(name).is_some() => {
            format!(
                "{shown} could be this week's or the coming one: write {name} for the first after today, or next {name}"
            )
        }
        ["next" | "this", "week"] => {
            format!("{shown} is seven days: write one of them, like next friday, or 1w")
        }
        [name] if month(name).is_some() => {
            format!("{shown} needs a year: write {name} 2027, or a day like 31 {name}")
        }
        _ => format!("{shown} is not a date that I understand: write one like {EXAMPLES}"),
    }
}

/// Three numbers that are not an ISO date: which days they could be.
fn refuse_numbers(shown: &str, [a, b, c]: [u32; 3], year_first: bool) -> String {
    let (year, pairs) = if year_first { (a, [(b, c), (b, c)]) } else { (c, [(b, a), (a, b)]) };
    let year = if year < 100 { year + 2000 } else { year };
    let mut days: Vec<String> = pairs
        .iter()
        .filter_map(|(month, day)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day))
        .map(|date| date.to_string())
        .collect();
    days.dedup();
    match days.as_slice() {
        [one, other] => format!("{shown} can be read in two ways: write {one} or {other}"),
        [one] => format!("{shown} is not written year first: write {one}"),
        _ => format!("{shown} is not a date that I understand: write one like {EXAMPLES}"),
    }
}
