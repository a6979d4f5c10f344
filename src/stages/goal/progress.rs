//! How a goal goes, by its check-ins: what was counted, how sure the person is, and the line of both.
use super::model::{Checkin, Goal};

/// What the check-ins say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The newest value of what is counted; where nothing was counted yet, where it started.
    pub value: Option<f64>,
    /// The part of the way from `from` to `to`, 0 to 1 (beyond either end as that end). Unknown
    /// without both ends, or where nothing was counted yet.
    pub part: Option<f64>,
    /// The newest confidence, 0 to 100.
    pub confidence: Option<u8>,
    /// The values in the order of their days, the start in front if there is one.
    pub values: Vec<f64>,
    /// The confidences in the order of their days, the first guess in front if there is one.
    pub confidences: Vec<f64>,
}

/// The check-ins in the order of their days; those of one day as they stand in the file.
pub fn sort_checkins(goal: &Goal) -> Vec<&Checkin> {
    let mut sorted: Vec<&Checkin> = goal.checkin.iter().collect();
    sorted.sort_by_key(|checkin| checkin.date);
    sorted
}

/// How the goal goes.
pub fn measure(goal: &Goal) -> Progress {
    let sorted = sort_checkins(goal);
    let counted: Vec<f64> = sorted.iter().filter_map(|checkin| checkin.value).collect();
    let start = goal.metric.as_ref().and_then(|metric| metric.from);
    let end = goal.metric.as_ref().and_then(|metric| metric.to);
    let part = match (start.or(Some(0.0)), end, counted.last()) {
        (Some(from), Some(to), Some(now)) if (to - from).abs() > f64::EPSILON => {
            Some(((now - from) / (to - from)).clamp(0.0, 1.0))
        }
        _ => None,
    };
    let confidences: Vec<f64> = goal
        .confidence
        .iter()
        .copied()
        .chain(sorted.iter().filter_map(|checkin| checkin.confidence))
        .map(f64::from)
        .collect();
    Progress {
        value: counted.last().copied().or(start),
        part,
        confidence: sorted.iter().rev().find_map(|checkin| checkin.confidence).or(goal.confidence),
        values: start.into_iter().chain(counted).collect(),
        confidences,
    }
}
