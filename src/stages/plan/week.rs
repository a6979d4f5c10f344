//! What to do this week, or in the next few hours, in pieces that fit a sitting.
//!
//! Pure, from a [roadmap](super::roadmap): the own hours that the schedule gives each step in the seven
//! days from today, in the order in which the work begins. That order has what is most urgent first, so
//! far as it can begin.
//!
//! # Worked example
//! 5 h of a course in sittings of at most 2 h are three pieces: 1.75 h, 1.75 h and 1.5 h.
use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::roadmap::{Records, Roadmap, Row, Source};
use crate::stages::words::Time;

/// The longest sitting in hours unless the person says otherwise: longer ones are rarely had beside a
/// working day.
pub const SITTING: f64 = 2.0;
/// Pieces are in quarters of an hour, the last one takes what is left.
const QUARTER: f64 = 0.25;
/// What two amounts of hours may differ by and count as the same.
const NOTHING: f64 = 1e-9;

/// Own work on a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Its place in [`Roadmap::rows`].
    pub row: usize,
    /// Hours of it; 0 for a step that takes none.
    pub hours: f64,
    /// The hours in pieces, each at most a sitting; none for a step that takes no hours.
    pub pieces: Vec<f64>,
}

/// What a week holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Week {
    /// Own work, in the order in which it begins.
    pub work: Vec<Work>,
    /// Rows that wait for something in this week, by place.
    pub waiting: Vec<usize>,
    /// Rows of paid time in this week, by place.
    pub paid: Vec<usize>,
}

/// The last day of the week that begins today.
pub fn last_day(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX)
}

/// What to do from today to six days on. Without hours a week there is no work in it by days: then the
/// own work is all there is, in the order of need and with all the hours that are left of it, in no
/// pieces.
pub fn find_week(map: &Roadmap, today: NaiveDate, sitting: f64) -> Week {
    let last = last_day(today);
    let mut week = Week::default();
    for (at, row) in map.rows.iter().enumerate() {
        let days = row.planned.as_ref().and_then(|planned| Some((planned.start?, planned.finish?)));
        let is_now = days.is_some_and(|(start, finish)| start <= last && finish >= today);
        match row.time {
            Time::Wait if is_now => week.waiting.push(at),
            Time::Work if is_now => week.paid.push(at),
            _ => {}
        }
    }
    let Some(plan) = &map.schedule else {
        let own = map.rows.iter().enumerate().filter(|(_, row)| row.time == Time::Own);
        week.work = own.map(|(row, one)| Work { row, hours: left(one), pieces: Vec::new() }).collect();
        return week;
    };
    let place = places(map);
    let hours = plan
        .hours_between(today, last)
        .into_iter()
        .filter_map(|(task, hours)| Some(Work { row: *place.get(&task)?, hours, pieces: split(hours, sitting) }));
    week.work.extend(hours);
    let small = map.rows.iter().enumerate().filter(|(_, row)| is_small(row, last));
    week.work.extend(small.map(|(row, _)| Work { row, hours: 0.0, pieces: Vec::new() }));
    // Stable: on the same day what takes hours stays in its order, and before what takes none.
    week.work.sort_by_key(|work| map.rows[work.row].planned.as_ref().and_then(|planned| planned.start));
    week
}

/// The next so many hours of own work that can be done now, one after the other: in the order of the
/// schedule (without hours a week: of need), leaving out what cannot begin yet. What begins when
/// something before it in the list is finished is in it.
pub fn find_hours(map: &Roadmap, records: &Records, today: NaiveDate, hours: f64, sitting: f64) -> Vec<Work> {
    let place = places(map);
    let order: Vec<(usize, f64)> = match &map.schedule {
        Some(plan) => plan.pieces.iter().filter_map(|piece| Some((*place.get(&piece.task)?, piece.hours))).collect(),
        None => map.rows.iter().enumerate().map(|(at, row)| (at, left(row))).collect(),
    };
    let mut open: HashMap<usize, f64> =
        map.rows.iter().enumerate().filter(|(_, row)| row.time == Time::Own).map(|(at, row)| (at, left(row))).collect();
    let mut finished: HashSet<&str> = HashSet::new();
    let mut work: Vec<Work> = Vec::new();
    let mut rest = hours;
    for (at, hours) in order {
        let row = &map.rows[at];
        let is_free = row.needs.iter().all(|need| !need.is_open || finished.contains(need.id.as_str()));
        let is_time = earliest(records, row).is_none_or(|day| day <= today);
        let Some(open) = open.get_mut(&at).filter(|_| is_free && is_time && rest > NOTHING) else { continue };
        let taken = hours.min(rest).min(*open);
        if taken <= NOTHING {
            continue;
        }
        rest -= taken;
        *open -= taken;
        if *open <= NOTHING {
            finished.insert(&row.id);
        }
        match work.iter_mut().find(|work| work.row == at) {
            Some(work) => work.hours += taken,
            None => work.push(Work { row: at, hours: taken, pieces: Vec::new() }),
        }
    }
    work.iter_mut().for_each(|work| work.pieces = split(work.hours, sitting));
    work
}

/// The row to go on with: of the week's work the first that nothing holds up, else the first of all own
/// work, else the first of anything that nothing holds up.
pub fn find_first(map: &Roadmap, today: NaiveDate) -> Option<&Row> {
    let is_free = |row: &&Row| row.needs.iter().all(|need| !need.is_open);
    let week = find_week(map, today, SITTING);
    week.work
        .iter()
        .map(|work| &map.rows[work.row])
        .find(is_free)
        .or_else(|| map.rows.iter().filter(|row| row.time == Time::Own).find(is_free))
        .or_else(|| map.rows.iter().find(is_free))
}

/// Hours in pieces of about the same length, none longer than a sitting: whole quarters of an hour, and
/// the last what is left.
pub fn split(hours: f64, sitting: f64) -> Vec<f64> {
    if hours <= NOTHING || sitting < QUARTER {
        return Vec::new();
    }
    let count = (hours / sitting - NOTHING).ceil().max(1.0);
    let piece = ((hours / count / QUARTER - NOTHING).ceil() * QUARTER).min(sitting);
    let mut pieces = Vec::new();
    let mut rest = hours;
    while rest > piece + NOTHING {
        pieces.push(piece);
        rest -= piece;
    }
    pieces.push(rest);
    pieces
}

/// Own hours on a day.
pub fn hours_on(records: &Records, day: NaiveDate) -> f64 {
    let away = records.away.iter().filter(|away| away.from <= day && day <= away.to);
    let least = away.map(|away| away.hours_per_week).min_by(f64::total_cmp);
    least.or(records.hours_per_week).unwrap_or(0.0) / 7.0
}

/// The hours that are left of a row.
pub fn left(row: &Row) -> f64 {
    (row.hours.unwrap_or(0.0) - row.logged).max(0.0)
}

/// A step that takes no own hours and comes within these days. The day of a change of role comes by
/// itself, so it is named when it is due.
fn is_small(row: &Row, last: NaiveDate) -> bool {
    let start = row.planned.as_ref().and_then(|planned| planned.start);
    let is_due = !row.is_transition || row.due.is_some_and(|due| due <= last);
    row.time == Time::Own && left(row) <= NOTHING && is_due && start.is_some_and(|start| start <= last)
}

/// The place of each row by that in the schedule's input.
fn places(map: &Roadmap) -> HashMap<usize, usize> {
    map.rows.iter().enumerate().map(|(at, row)| (row.task, at)).collect()
}

fn earliest(records: &Records, row: &Row) -> Option<NaiveDate> {
    match row.source {
        Source::Step(at) => records.milestones.get(at)?.earliest,
        Source::Activity(at) => records.activities.get(at)?.earliest,
    }
}
