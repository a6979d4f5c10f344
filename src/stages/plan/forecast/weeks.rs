//! How many hours of own time there really were, week by week.
//!
//! Weeks run from Monday to Sunday. Only complete ones count, from the day of the first record on (the
//! week in which it falls is left out unless it is a Monday) up to yesterday; a week in which nothing
//! was logged counts with no hours. Weeks with a day away are left out, since the days away that are
//! still to come have hours of their own in the forecast and would otherwise count twice. The last 52
//! weeks are looked at: every season once, and no life that has long changed.
//!
//! Hours are the sessions of learning in own time and, on the day on which they were finished, steps
//! with the hours that they really took. A finished review that says how many hours a week there were
//! goes before that: if it says more, the difference is spread evenly over the days of its period; if
//! it says fewer, each logged hour in it counts for so much less.
//!
//! # Worked example
//! 2 h on Mon 2 Nov 2026 and 1 h on Tue 17 Nov; today is Mon 23 Nov. The weeks from 2, 9 and 16 Nov
//! are complete and have 2, 0 and 1 h: an hour a week.
use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::stages::plan::roadmap::Records;
use crate::stages::words::{Progress, Time};

/// So many weeks are looked at.
pub const MOST_WEEKS: u64 = 52;
/// With fewer weeks there is no forecast by the record.
pub const LEAST_WEEKS: usize = 4;

/// What a finished review says about the hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewHours {
    /// First day of its period.
    pub from: NaiveDate,
    /// Last day of its period.
    pub to: NaiveDate,
    /// Hours a week that there really were.
    pub hours_per_week: f64,
}

/// The weeks of which the hours are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekRecord {
    /// The Monday of each week and its hours, oldest first.
    pub weeks: Vec<(NaiveDate, f64)>,
    /// How many weeks were left out because of days away.
    pub left_out: usize,
}

impl WeekRecord {
    /// The hours of each week, oldest first.
    pub fn hours(&self) -> Vec<f64> {
        self.weeks.iter().map(|(_, hours)| *hours).collect()
    }

    /// Hours a week on average; `None` without a week.
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.weeks.iter().map(|(_, hours)| hours).sum();
        (!self.weeks.is_empty()).then(|| sum / self.weeks.len() as f64)
    }

    /// Whether there are enough weeks to draw from.
    pub fn is_enough(&self) -> bool {
        self.weeks.len() >= LEAST_WEEKS
    }
}

/// Finds the weeks up to yesterday.
pub fn find_weeks(records: &Records, reviews: &[ReviewHours], today: NaiveDate) -> WeekRecord {
    let mut days = logged_days(records, today);
    let first = days.keys().next().copied().or_else(|| reviews.iter().map(|review| review.from).min());
    let Some(first) = first.filter(|first| *first < today) else {
        return WeekRecord::default();
    };
    let oldest = monday_from(today.checked_sub_days(Days::new(7 * MOST_WEEKS)).unwrap_or(first));
    let start = monday_from(first).max(oldest);
    follow_reviews(&mut days, reviews, start, today);
    let mut record = WeekRecord::default();
    for monday in start.iter_weeks() {
        let next = monday.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
        if next > today {
            break;
        }
        if records.away.iter().any(|away| away.from < next && away.to >= monday) {
            record.left_out += 1;
            continue;
        }
        // An empty sum of floats is minus zero.
        record.weeks.push((monday, days.range(monday..next).map(|(_, hours)| hours).sum::<f64>() + 0.0));
    }
    record
}

/// The hours of each day on which some were logged.
fn logged_days(records: &Records, today: NaiveDate) -> BTreeMap<NaiveDate, f64> {
    let is_own = |time: Option<Time>| time.is_none_or(|time| time == Time::Own);
    let sessions = records
        .activities
        .iter()
        .filter(|one| is_own(one.time))
        .flat_map(|one| one.session.iter().map(|session| (session.date, session.hours)));
    let steps = records
        .milestones
        .iter()
        .filter(|step| step.state() == Progress::Done && is_own(step.time))
        .filter_map(|step| Some((step.finished?, step.hours_real?)));
    let mut all: Vec<(NaiveDate, f64)> = sessions.chain(steps).filter(|(day, _)| *day <= today).collect();
    // In a fixed order, so that the order of the file changes not even the last digit of a sum.
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut days = BTreeMap::new();
    for (day, hours) in all {
        *days.entry(day).or_insert(0.0) += hours;
    }
    days
}

/// Brings the hours of the reviewed periods to what the reviews say. Of periods that overlap, the
/// shortest holds.
fn follow_reviews(days: &mut BTreeMap<NaiveDate, f64>, reviews: &[ReviewHours], start: NaiveDate, today: NaiveDate) {
    let mut reviews: Vec<ReviewHours> =
        reviews.iter().filter(|review| review.from <= review.to && review.from <= today).copied().collect();
    reviews.sort_by(|a, b| {
        let days = |review: &ReviewHours| (review.to - review.from, review.from);
        days(a).cmp(&days(b)).then(a.hours_per_week.total_cmp(&b.hours_per_week))
    });
    let mut taken: Vec<ReviewHours> = Vec::new();
    for review in reviews {
        if taken.iter().any(|other| other.from <= review.to && review.from <= other.to) {
            continue;
        }
        taken.push(review);
        let to = review.to.min(today);
        let n = (to - review.from).num_days() as f64 + 1.0;
        let said = review.hours_per_week * n / 7.0;
        let logged: f64 = days.range(review.from..=to).map(|(_, hours)| hours).sum();
        if said < logged {
            days.range_mut(review.from..=to).for_each(|(_, hours)| *hours *= said / logged);
        } else {
            let more = (said - logged) / n;
            let wanted = review.from.max(start).iter_days().take_while(|day| *day <= to);
            wanted.for_each(|day| *days.entry(day).or_insert(0.0) += more);
        }
    }
}

/// The first Monday from a day on.
fn monday_from(day: NaiveDate) -> NaiveDate {
    let wait = (7 - u64::from(day.weekday().num_days_from_monday())) % 7;
    day.checked_add_days(Days::new(wait)).unwrap_or(day)
}
