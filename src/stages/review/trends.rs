//! How things went over all reviews: the three figures of the pulse, hours a week, and levels, a
//! point for each review.
//!
//! A review that does not know a figure leaves its place empty; nothing is filled in between. A
//! quarter that was skipped has no review and therefore no place, so the places are reviews and
//! not equal stretches of time; their days stand beside them.
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::book::Kept;
use super::model::{Pulse, Review, ReviewStatus};
use super::snapshot::Snapshot;

/// What a trend is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A figure of the pulse, 0 to 10: `satisfaction`, `clarity`, `energy`.
    Pulse(&'static str),
    /// Hours a week: what the person said, else what was logged.
    Hours,
    /// The own level of a skill, 0 to 5, by its id.
    Level(String),
}

/// A figure at a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The review's id.
    pub review: String,
    /// The last day of its period.
    pub to: NaiveDate,
    /// The figure; `None` where the review does not know it.
    pub value: Option<f64>,
}

/// How one figure went.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What it is about.
    pub subject: Subject,
    /// A point for each finished review, the oldest first.
    pub points: Vec<Point>,
}

impl Trend {
    /// The figures that are known, the oldest first.
    pub fn known(&self) -> Vec<f64> {
        self.points.iter().filter_map(|point| point.value).collect()
    }

    /// The last known figure less the first; 0 where fewer than two are known.
    pub fn change(&self) -> f64 {
        let known = self.known();
        known.last().zip(known.first()).map_or(0.0, |(last, first)| last - first)
    }

    /// Whether the known figures differ.
    pub fn is_moved(&self) -> bool {
        let known = self.known();
        known.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 1e-9)
    }
}

/// The trends over these reviews, the oldest period first; only figures that at least two reviews
/// know. The pulse first, then hours, then levels by skill id.
pub fn find_trends(reviews: &[Kept]) -> Vec<Trend> {
    let done: Vec<(&Review, Snapshot)> = reviews
        .iter()
        .map(|kept| &kept.review)
        .filter(|review| review.status != Some(ReviewStatus::Draft))
        .map(|review| (review, review.snapshot.as_ref().map(Snapshot::from_json).unwrap_or_default()))
        .collect();
    let trace = |subject: Subject, value: &dyn Fn(&Review, &Snapshot) -> Option<f64>| Trend {
        subject,
        points: done
            .iter()
            .map(|(review, snapshot)| Point {
                review: review.id.clone(),
                to: review.to,
                value: value(review, snapshot),
            })
            .collect(),
    };
    let pulse = |read: fn(&Pulse) -> Option<u8>| {
        move |review: &Review, _: &Snapshot| review.pulse.as_ref().and_then(read).map(f64::from)
    };
    let mut trends = vec![
        trace(Subject::Pulse("satisfaction"), &pulse(|pulse| pulse.satisfaction)),
        trace(Subject::Pulse("clarity"), &pulse(|pulse| pulse.clarity)),
        trace(Subject::Pulse("energy"), &pulse(|pulse| pulse.energy)),
        trace(Subject::Hours, &|review, snapshot| review.hours_real.or(snapshot.hours_got)),
    ];
    let skills: BTreeSet<&String> = done.iter().flat_map(|(_, snapshot)| snapshot.levels.keys()).collect();
    trends.extend(skills.into_iter().map(|skill| {
        trace(Subject::Level(skill.clone()), &|_, snapshot| snapshot.levels.get(skill).map(|level| *level as f64))
    }));
    trends.retain(|trend| trend.known().len() >= 2);
    trends
}
