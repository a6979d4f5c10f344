//! Coming back after a silence: how long it was, and the plan moved on by as much.
use chrono::NaiveDate;

use super::open::{Open, OpenKind};
use super::ops::tripwire_value;
use crate::dates::{Every, Unit};
use crate::record::{Change, Value, Values};
use crate::stages::goal::model::Tripwire;

/// How long nothing was written, in whole weeks, rounded up: 1 to 522.
pub fn length_of_silence(last: NaiveDate, today: NaiveDate) -> Every {
    let weeks = ((today - last).num_days().max(0) + 6) / 7;
    Every { n: u32::try_from(weeks.clamp(1, 522)).unwrap_or(1), unit: Unit::Week }
}

/// What is moved: by the same length for all, so that the order of things stays.
pub fn shift(open: &[&Open], length: Every, silent_since: NaiveDate) -> Vec<Change> {
    open.iter().filter_map(|one| shift_one(one, length, silent_since)).collect()
}

/// The day by which it is due moves, and the day before which it does not begin where that lies
/// after the silence began: what could begin before still can.
fn shift_one(one: &Open, length: Every, silent_since: NaiveDate) -> Option<Change> {
    let mut set = Values::new();
    set.extend(
        one.earliest
            .filter(|day| *day > silent_since)
            .map(|day| ("earliest".to_owned(), Value::Date(length.after(day)))),
    );
    set.extend(one.due.map(|day| ("due".to_owned(), Value::Date(length.after(day)))));
    // Where all days move, the day on which to look at plan B does too.
    let tripwire = one.plan_b.as_ref().map(|plan| &plan.tripwire).filter(|_| one.kind == OpenKind::Goal);
    set.extend(tripwire.and_then(|sign| {
        let moved = Tripwire { date: Some(length.after(sign.date?)), ..sign.clone() };
        Some(("tripwire".to_owned(), tripwire_value(&moved)))
    }));
    if set.is_empty() {
        return None;
    }
    let target = one.target.clone();
    Some(match one.index {
        Some(index) => Change::SetIn { target, list: "commitment".to_owned(), index, set, unset: Vec::new() },
        None => Change::Set { target, set, unset: Vec::new() },
    })
}

/// How many of each kind, in words: `2 goals, 1 learning and 4 steps`.
pub fn count_in_words(open: &[&Open]) -> String {
    let count = |kind: OpenKind| open.iter().filter(|one| one.kind == kind).count();
    let say = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
    let parts: Vec<String> = [
        say(count(OpenKind::Goal), "goal", "goals"),
        say(count(OpenKind::Learning), "piece of learning", "pieces of learning"),
        say(count(OpenKind::Step), "step", "steps"),
        say(count(OpenKind::Trial), "thing to try", "things to try"),
        say(count(OpenKind::Commitment), "commitment", "commitments"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match parts.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
