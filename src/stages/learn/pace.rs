//! How fast a piece of learning goes, from the hours that were logged, and when it would be done.
//!
//! Pace = the hours after the first day of the window ÷ the weeks since that day. The window is the
//! last eight weeks: long enough to even out a busy week, short enough to notice a new rhythm. The
//! hours of the day that the window begins with are left out, since the count begins at its end:
//! 2 h every Monday, three times, are 4 h in two weeks, 2 h a week and not 3. Where sessions go
//! back further than the window, it begins with no session, and all of its hours count.
//!
//! Too little to tell gives no figure: it takes sessions on two days at least a week apart. A date
//! more than five years away is left out too; it says nothing.
//!
//! Example: 2 h on 9, 16 and 23 Nov 2026, 18 of 40 h logged in all. 4 h in two weeks are 2 h a
//! week, 22 h are left, 11 weeks from 23 Nov 2026 are 8 Feb 2027.
use chrono::{Days, NaiveDate};

use super::model::Session;
use crate::dates::say_day;
use crate::record::number::show_number;

/// The window, in days.
const WINDOW: u64 = 56;
/// The least number of days between the first and the last session.
const LEAST_SPAN: i64 = 7;
/// Days beyond which no date is given: five years.
const FARTHEST: f64 = 1826.0;

/// How far a piece of learning is, and how fast it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// Hours logged up to today.
    pub logged: f64,
    /// Hours planned, if they are known.
    pub planned: Option<f64>,
    /// Hours a week; `None` where there is too little to tell.
    pub hours_per_week: Option<f64>,
    /// The day on which it would be done at this pace.
    pub done: Option<NaiveDate>,
    /// How the figures came about.
    pub explain: String,
}

/// Measures the pace of sessions as of today; later ones do not count. `planned` is in hours.
pub fn measure_pace(sessions: &[Session], planned: Option<f64>, today: NaiveDate) -> Pace {
    let past: Vec<&Session> = sessions.iter().filter(|session| session.date <= today).collect();
    // An empty sum of floats is minus zero, which a reader would take for a slip.
    let logged = past.iter().map(|session| session.hours).sum::<f64>() + 0.0;
    let planned = planned.filter(|hours| *hours > 0.0);
    let mut explain = match planned {
        Some(planned) => {
            format!("{} of {} h are logged, in {}.", show_number(logged), show_number(planned), count(past.len()))
        }
        None => {
            format!("{} h are logged, in {}; how many it takes is not known.", show_number(logged), count(past.len()))
        }
    };
    let Some((from, hours, weeks)) = measure(&past, today) else {
        explain.push_str(" The pace needs sessions on two days at least a week apart in the last eight weeks.");
        return Pace { logged, planned, hours_per_week: None, done: None, explain };
    };
    let rate = hours / weeks;
    explain.push_str(&format!(
        " {} h in the {} weeks after {} are {} h a week.",
        show_number(hours),
        show_number(weeks),
        say_day(from),
        show_number(rate)
    ));
    let done = planned.and_then(|planned| day_done(planned - logged, rate, today));
    if let (Some(planned), Some(done)) = (planned, done) {
        explain.push_str(&format!(
            " The {} h that are left would be done on {}.",
            show_number(planned - logged),
            say_day(done)
        ));
    }
    Pace { logged, planned, hours_per_week: Some(rate), done, explain }
}

/// The day after which hours are counted, the hours, and the weeks.
fn measure(past: &[&Session], today: NaiveDate) -> Option<(NaiveDate, f64, f64)> {
    let start = today.checked_sub_days(Days::new(WINDOW))?;
    let first = past.iter().map(|session| session.date).min()?;
    let recent: Vec<&&Session> = past.iter().filter(|session| session.date > start).collect();
    let from = if first <= start { start } else { first };
    let begin = recent.iter().map(|session| session.date).min()?;
    let end = recent.iter().map(|session| session.date).max()?;
    if (end - begin).num_days() < LEAST_SPAN {
        return None;
    }
    let hours: f64 = recent.iter().filter(|session| session.date > from).map(|session| session.hours).sum();
    let weeks = (today - from).num_days() as f64 / 7.0;
    (hours > 0.0).then_some((from, hours, weeks))
}

fn day_done(left: f64, rate: f64, today: NaiveDate) -> Option<NaiveDate> {
    // A hair's breadth of rounding must not cost a day.
    let days = (left / rate * 7.0 - 1e-9).ceil();
    (left > 1e-9 && days <= FARTHEST).then(|| today.checked_add_days(Days::new(days as u64))).flatten()
}

fn count(sessions: usize) -> String {
    if sessions == 1 { "one session".to_owned() } else { format!("{sessions} sessions") }
}

impl Pace {
    /// Whether all planned hours are logged.
    pub fn is_complete(&self) -> bool {
        self.planned.is_some_and(|planned| self.logged >= planned - 1e-9)
    }

    /// `18 of 40 h, at this pace done Fri 12 Mar 2027`.
    pub fn describe(&self) -> String {
        let Some(planned) = self.planned else {
            return format!("{} h so far", show_number(self.logged));
        };
        let hours = format!("{} of {} h", show_number(self.logged), show_number(planned));
        match self.done {
            Some(day) => format!("{hours}, at this pace done {}", say_day(day)),
            None => hours,
        }
    }
}
