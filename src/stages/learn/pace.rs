//! Planned and logged hours of an activity, and when it would be done.
//!
//! The pace is the hours after the first day of the window ÷ the weeks since that day. The window is
//! the last eight weeks: long enough to even out a busy week, short enough to notice a new rhythm. The
//! hours of the day that it begins with are left out, since the count begins at its end: 2 h every
//! Monday, three times, are 4 h in two weeks, 2 h a week and not 3. It takes sessions on two days at
//! least a week apart; before that, the hours a week that the person has set aside take its place, if
//! they are known, and are named. The day is today plus the hours left at that pace, rounded up to a
//! whole day.
//!
//! # Worked example
//! 26 h planned, 2 h each on 9, 16 and 23 Nov 2026, of which the last four hours count: on 23 Nov that
//! is 2 h a week. 20 h are left: ten weeks, 1 Feb 2027.
//! ```
//! # use career::stages::learn::{model::{Activity, Session}, pace};
//! # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
//! let activity: Activity = serde_json::from_str(r#"{"title": "SQL", "kind": "course", "hours": 26}"#).unwrap();
//! let session = |d| Session { date: day(2026, 11, d), hours: 2.0, note: None };
//! let activity = Activity { session: vec![session(9), session(16), session(23)], ..activity };
//! let pace = pace::measure(&activity, None, day(2026, 11, 23));
//! assert_eq!((pace.logged, pace.left), (6.0, Some(20.0)));
//! assert_eq!(pace.done_by, Some(day(2027, 2, 1)));
//! ```
use chrono::{Days, NaiveDate};

use super::model::{Activity, Session};

/// Where the pace comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// From the sessions so far: these hours a week.
    Sessions(f64),
    /// From the hours a week that the person has.
    Hours(f64),
}

impl Basis {
    /// Hours a week.
    pub fn hours(self) -> f64 {
        match self {
            Basis::Sessions(hours) | Basis::Hours(hours) => hours,
        }
    }
}

/// How far along an activity is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Hours logged.
    pub logged: f64,
    /// Hours planned, if they are known.
    pub planned: Option<f64>,
    /// Hours left, not below 0; unknown without a plan.
    pub left: Option<f64>,
    /// What the day of the end rests on.
    pub basis: Option<Basis>,
    /// When it would be done; today where nothing is left.
    pub done_by: Option<NaiveDate>,
}

/// Measures how far along it is.
pub fn measure(activity: &Activity, hours_per_week: Option<f64>, today: NaiveDate) -> Pace {
    let logged = activity.logged();
    let planned = activity.hours.filter(|hours| *hours > 0.0);
    let left = planned.map(|hours| (hours - logged).max(0.0));
    let basis = pace_of_sessions(&activity.session, today).map(Basis::Sessions).or(hours_per_week.filter(|hours| *hours > 0.0).map(Basis::Hours));
    let done_by = match (left, basis) {
        (Some(left), _) if left <= 1e-9 => Some(today),
        (Some(left), Some(basis)) => {
            let days = (left / basis.hours() * 7.0 - 1e-9).ceil();
            // Five years on, a day says nothing any more.
            (days <= FARTHEST).then(|| today.checked_add_days(Days::new(days as u64))).flatten()
        }
        _ => None,
    };
    Pace { logged, planned, left, basis, done_by }
}

/// Days beyond which no day is given: five years.
const FARTHEST: f64 = 1826.0;
/// The window, in days.
const WINDOW: u64 = 56;
/// The least number of days between the first and the last session.
const LEAST_SPAN: i64 = 7;

/// Hours a week, from the sessions of the window; `None` where there is too little to tell.
pub fn pace_of_sessions(sessions: &[Session], today: NaiveDate) -> Option<f64> {
    let past: Vec<&Session> = sessions.iter().filter(|session| session.date <= today).collect();
    let start = today.checked_sub_days(Days::new(WINDOW))?;
    let first = past.iter().map(|session| session.date).min()?;
    let recent: Vec<&&Session> = past.iter().filter(|session| session.date > start).collect();
    let from = first.max(start);
    let begin = recent.iter().map(|session| session.date).min()?;
    let end = recent.iter().map(|session| session.date).max()?;
    if (end - begin).num_days() < LEAST_SPAN {
        return None;
    }
    let hours: f64 = recent.iter().filter(|session| session.date > from).map(|session| session.hours).sum();
    let weeks = (today - from).num_days() as f64 / 7.0;
    Some(hours / weeks).filter(|pace| *pace > 0.0)
}
