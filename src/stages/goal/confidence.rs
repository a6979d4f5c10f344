//! How sure the person was of goals that have ended, against what came of them.
//!
//! Each goal that ended is scored over what was said before its last day: the mean of
//! (confidence − outcome)², with the confidence as a part of 1, and the outcome 1 for reached,
//! ½ for partly reached and 0 for missed (Brier 1950; 0 is perfect, and saying 50 % every time
//! makes .25 where all are reached or missed). The score is the mean over goals, so that a goal
//! that was looked at often weighs no more than another. What is no longer wanted is left out:
//! how sure one was says nothing about it. So is what was given up without saying how it ended.
//!
//! Below [`ENOUGH`] goals there is no score. Worked example: ten goals, each said to be 80 % sure,
//! eight reached and two missed: (8 × .04 + 2 × .64) ÷ 10 = .16, as often as said.
use chrono::NaiveDate;

use super::model::{Goal, Outcome, Reason};

/// From how many ended goals on there is a score.
pub const ENOUGH: usize = 10;
/// Up to this score, what was said came close to what happened.
pub const CLOSE: f64 = 0.1;
/// Up to this score it came fairly close; above, it says no more than 50 % every time.
pub const FAIRLY_CLOSE: f64 = 0.2;
/// The score of saying 50 % every time.
pub const COIN: f64 = 0.25;
/// A difference between what was said and what came that is worth a word.
pub const APART: f64 = 0.1;

/// A goal that is scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored<'a> {
    /// Its title.
    pub title: &'a str,
    /// The mean of what was said, 0 to 1.
    pub said: f64,
    /// How often it was said.
    pub times: usize,
    /// What came of it: 1 reached, ½ partly, 0 missed.
    pub came: f64,
    /// Its score.
    pub brier: f64,
}

/// What was said against what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Confidence<'a> {
    /// The goals that can be scored, in the order of the file.
    pub goals: Vec<Scored<'a>>,
}

/// How close what was said came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// Close.
    Close,
    /// Fairly close.
    Fairly,
    /// About as far off as saying 50 % every time.
    Coin,
    /// Further off than that.
    Far,
}

/// In which direction what was said lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Goals were reached about as often as was said.
    Even,
    /// Less often.
    Less,
    /// More often.
    More,
}

impl Confidence<'_> {
    /// Whether there are enough goals for a score.
    pub fn is_enough(&self) -> bool {
        self.goals.len() >= ENOUGH
    }

    /// The score, 0 to 1; none below ten goals.
    pub fn brier(&self) -> Option<f64> {
        self.mean(|goal| goal.brier)
    }

    /// The mean of what was said; none below ten goals.
    pub fn said(&self) -> Option<f64> {
        self.mean(|goal| goal.said)
    }

    /// The part that was reached; none below ten goals.
    pub fn came(&self) -> Option<f64> {
        self.mean(|goal| goal.came)
    }

    fn mean(&self, of: impl Fn(&Scored<'_>) -> f64) -> Option<f64> {
        self.is_enough().then(|| self.goals.iter().map(of).sum::<f64>() / self.goals.len() as f64)
    }

    /// How close, in a word.
    pub fn closeness(&self) -> Option<Closeness> {
        // Sums of tenths have errors in the last place, which must not decide.
        let at_most = |score: f64, most: f64| score <= most + 1e-9;
        Some(match self.brier()? {
            score if at_most(score, CLOSE) => Closeness::Close,
            score if at_most(score, FAIRLY_CLOSE) => Closeness::Fairly,
            score if at_most(score, COIN) => Closeness::Coin,
            _ => Closeness::Far,
        })
    }

    /// In which direction.
    pub fn direction(&self) -> Option<Direction> {
        let apart = self.said()? - self.came()?;
        Some(match apart {
            _ if apart >= APART - 1e-9 => Direction::Less,
            _ if apart <= -APART + 1e-9 => Direction::More,
            _ => Direction::Even,
        })
    }
}

/// What was said of the goals that had ended by a day.
pub fn score_confidence(goals: &[Goal], today: NaiveDate) -> Confidence<'_> {
    let ended = goals.iter().filter(|goal| !goal.is_open() && goal.ended.is_none_or(|day| day <= today));
    Confidence { goals: ended.filter_map(score).collect() }
}

fn score(goal: &Goal) -> Option<Scored<'_>> {
    if goal.reason == Some(Reason::Unwanted) {
        return None;
    }
    let came = match goal.outcome? {
        Outcome::Reached => 1.0,
        Outcome::Partly => 0.5,
        Outcome::Missed => 0.0,
        Outcome::Unwanted => return None,
    };
    // On its last day one knows how a goal ended.
    let before = goal.checkin.iter().filter(|one| goal.ended.is_none_or(|ended| one.date < ended));
    let said: Vec<f64> = goal
        .confidence
        .into_iter()
        .chain(before.filter_map(|one| one.confidence))
        .map(|percent| f64::from(percent) / 100.0)
        .collect();
    if said.is_empty() {
        return None;
    }
    let mean = |of: &dyn Fn(f64) -> f64| said.iter().map(|one| of(*one)).sum::<f64>() / said.len() as f64;
    Some(Scored {
        title: &goal.title,
        said: mean(&|one| one),
        times: said.len(),
        came,
        brier: mean(&|one| (one - came) * (one - came)),
    })
}
