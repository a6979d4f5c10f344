//! Days and hours: how much own time there is from today up to any day, and back from hours to days.
//!
//! Hours are whole numbers here: one unit is 10⁻¹² h ÷ 7, so that a day of `hours_per_week` ÷ 7 hours
//! is a whole number of units, sums are exact, and neither the order of the input nor rounding can
//! move a finish to another day. Days are counted from today, which is day 0.
use super::{Away, Capacity};
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

mod weekly;

pub(super) use weekly::Weekly;

/// How far ahead the schedule looks, in days: 100 years. What is not finished by then has no date.
pub(super) const HORIZON: i64 = 36_525;

/// A day that never comes.
pub(super) const NEVER: i64 = i64::MAX;

/// A billionth of an hour: what two amounts may differ by and still count as the same.
pub(super) const TOLERANCE: i64 = 7_000;

const UNITS_PER_HOUR: f64 = 7e12;

/// Own time, added up from today on (backwards: below zero).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Calendar {
    today: NaiveDate,
    stretches: Vec<Stretch>,
    /// Units from today to the horizon.
    pub(super) total: i64,
}

/// Days with the same hours.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Its first day.
    day: i64,
    /// Units a day.
    rate: i64,
    /// Units from the start of today to the start of the stretch.
    before: i64,
}

impl Calendar {
    /// The calendar in which each day has `tenths` tenths of its hours.
    pub(super) fn new(capacity: &Capacity, today: NaiveDate, tenths: i64) -> Calendar {
        let share = |hours: f64| rate_of(hours) / 10 * tenths + rate_of(hours) % 10 * tenths / 10;
        let base = share(capacity.hours_per_week);
        let edges = sweep(&capacity.away, today, tenths, [-HORIZON, 0, HORIZON + 1]);
        let mut stretches: Vec<Stretch> = Vec::with_capacity(edges.len());
        let mut before = 0;
        for (place, (day, away)) in edges.iter().enumerate() {
            let rate = away.unwrap_or(base);
            stretches.push(Stretch { day: *day, rate, before });
            let next = edges.get(place + 1).map_or(*day, |(next, _)| *next);
            before += (next - day) * rate;
        }
        let at_today = stretches.iter().find(|s| s.day == 0).map_or(0, |s| s.before);
        for stretch in &mut stretches {
            stretch.before -= at_today;
        }
        Calendar { today, stretches, total: before - at_today }
    }

    /// The number of a date.
    pub(super) fn number(&self, date: NaiveDate) -> i64 {
        day_number(date, self.today)
    }

    /// The date of a day; None for a day that never comes.
    pub(super) fn date(&self, day: i64) -> Option<NaiveDate> {
        let far = Days::new(day.unsigned_abs());
        match day {
            NEVER => None,
            0.. => self.today.checked_add_days(far),
            _ => self.today.checked_sub_days(far),
        }
    }

    /// Units from the start of today to the start of a day.
    pub(super) fn before(&self, day: i64) -> i64 {
        let day = day.clamp(-HORIZON, HORIZON + 1);
        let place = self.stretches.partition_point(|s| s.day <= day);
        let stretch = &self.stretches[place.saturating_sub(1)];
        stretch.before + (day - stretch.day) * stretch.rate
    }

    /// The day in which the last unit before `point` falls.
    pub(super) fn day_of_finish(&self, point: i64) -> i64 {
        let point = point.saturating_sub(TOLERANCE);
        let place = self.stretches.partition_point(|s| s.before < point);
        let stretch = &self.stretches[place.saturating_sub(1)];
        let into = (point - stretch.before).max(1);
        stretch.day + (into - 1) / stretch.rate.max(1)
    }

    /// The day in which the first unit after `point` falls.
    pub(super) fn day_of_start(&self, point: i64) -> i64 {
        let point = point.saturating_add(TOLERANCE);
        let place = self.stretches.partition_point(|s| s.before <= point);
        if place == 0 {
            return -HORIZON;
        }
        let stretch = &self.stretches[place - 1];
        stretch.day + (point - stretch.before) / stretch.rate.max(1)
    }

    /// The last day that is over at `point`.
    pub(super) fn last_day_by(&self, point: i64) -> i64 {
        self.day_of_start(point) - 1
    }
}

/// The days on which the hours may change, in order and without repeats: those in `more`, and the
/// first days of times away and of what follows them. Each with the units a day where it is away.
fn sweep(away: &[Away], today: NaiveDate, tenths: i64, more: impl IntoIterator<Item = i64>) -> Vec<(i64, Option<i64>)> {
    let mut aways: Vec<(i64, i64, i64)> = away
        .iter()
        .map(|away| {
            let rate = rate_of(away.hours_per_week) / 10 * tenths;
            (day_number(away.from, today), day_number(away.to, today) + 1, rate)
        })
        .filter(|(from, to, _)| from < to && *to > -HORIZON && *from <= HORIZON)
        .collect();
    aways.sort_unstable();
    let mut edges: Vec<i64> = aways.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
    edges.extend(more);
    edges.retain(|day| (-HORIZON..=HORIZON + 1).contains(day));
    edges.sort_unstable();
    edges.dedup();

    let mut open: BinaryHeap<Reverse<(i64, i64)>> = BinaryHeap::new();
    let mut coming = aways.into_iter().peekable();
    let rate_on = |day: i64| {
        while let Some((_, to, rate)) = coming.next_if(|(from, _, _)| *from <= day) {
            open.push(Reverse((rate, to)));
        }
        // Where two absences overlap, the one that leaves less time holds.
        while open.peek().is_some_and(|Reverse((_, to))| *to <= day) {
            open.pop();
        }
        (day, open.peek().map(|Reverse((rate, _))| *rate))
    };
    edges.into_iter().map(rate_on).collect()
}

/// Hours as units, between none and a million hours.
pub(super) fn units_of(hours: f64) -> i64 {
    let units = (hours.clamp(0.0, 1e6) * UNITS_PER_HOUR).round();
    // The clamp keeps it below 7·10¹⁸; not a number becomes 0.
    units as i64
}

/// Units as hours.
pub(super) fn hours_of(units: i64) -> f64 {
    units as f64 / UNITS_PER_HOUR
}

/// Units a day; more than the 168 hours of a week count as 168.
fn rate_of(hours_per_week: f64) -> i64 {
    units_of(hours_per_week.clamp(0.0, 168.0)) / 7
}

fn day_number(date: NaiveDate, today: NaiveDate) -> i64 {
    (date - today).num_days()
}
