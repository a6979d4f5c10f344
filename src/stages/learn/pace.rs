//! Planned and logged hours of an activity, and when it would be done.
//!
//! The pace is the hours logged so far over the weeks from the first session to the day that is asked
//! about (both included); it counts from two sessions that lie a week or more apart. Before that, the
//! hours a week that the person has set aside take its place, if they are known. The day is today plus
//! the hours left at that pace, rounded up to a whole day.
//!
//! # Worked example
//! 40 h planned, sessions of 9 h on 2 and on 22 Nov 2026; on 22 Nov that is 18 h in 21 days, 6 h a
//! week. 22 h are left: 22 ÷ 6 = 3.67 weeks, 26 days, so 18 Dec.
//! ```
//! # use career::stages::learn::{model::Activity, pace};
//! # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d).unwrap();
//! let activity: Activity = serde_json::from_str(r#"{"title": "SQL", "kind": "course", "hours": 40}"#).unwrap();
//! let session = |d| career::stages::learn::model::Session { date: day(11, d), hours: 9.0, note: None };
//! let activity = Activity { session: vec![session(2), session(22)], ..activity };
//! let pace = pace::measure(&activity, None, day(11, 22));
//! assert_eq!((pace.logged, pace.left), (18.0, Some(22.0)));
//! assert_eq!(pace.done_by, Some(day(12, 18)));
//! ```
use chrono::{Days, NaiveDate};

use super::model::Activity;

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
    let basis = pace_of_sessions(activity, today).map(Basis::Sessions).or(hours_per_week.filter(|hours| *hours > 0.0).map(Basis::Hours));
    let done_by = match (left, basis) {
        (Some(left), _) if left <= 1e-9 => Some(today),
        (Some(left), Some(basis)) => {
            let days = (left / basis.hours() * 7.0 - 1e-9).ceil();
            // A century on, a day says nothing any more.
            (days < 36_525.0).then(|| today.checked_add_days(Days::new(days as u64))).flatten()
        }
        _ => None,
    };
    Pace { logged, planned, left, basis, done_by }
}

fn pace_of_sessions(activity: &Activity, today: NaiveDate) -> Option<f64> {
    let first = activity.session.iter().map(|session| session.date).min()?;
    let last = activity.session.iter().map(|session| session.date).max()?;
    if (last - first).num_days() < 7 {
        return None;
    }
    let weeks = ((today.max(last) - first).num_days() + 1) as f64 / 7.0;
    Some(activity.logged() / weeks).filter(|pace| *pace > 0.0)
}
