//! What is open and wants a look: commitments, goals, learning and steps, in one list.
use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::book::Book;
use super::model::{CommitmentStatus, REVIEW};
use crate::record::{Target, Which};
use crate::stages::explore::model::TRIAL;
use crate::stages::goal::model::{GOAL, Goal, GoalStatus, Tripwire};
use crate::stages::learn::model::ACTIVITY;
use crate::stages::plan::model::MILESTONE;
use crate::stages::words::{Progress, Time};

/// What kind of thing is open, the ones that were promised last first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenKind {
    /// What was to be done since a review.
    Commitment,
    /// A goal.
    Goal,
    /// A sign at which one turns to plan B.
    Tripwire,
    /// Learning.
    Learning,
    /// A step.
    Step,
    /// Something to find out before deciding.
    Trial,
}

impl OpenKind {
    /// What the screen calls it.
    pub fn says(self) -> &'static str {
        match self {
            OpenKind::Commitment => "said you would",
            OpenKind::Goal => "goal",
            OpenKind::Tripwire => "plan B if",
            OpenKind::Learning => "learning",
            OpenKind::Step => "step",
            OpenKind::Trial => "to try",
        }
    }
}

/// When one turns away from a goal, and where to.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanB {
    /// The goal's title.
    pub goal: String,
    /// The sign, and the day on which to look for it.
    pub tripwire: Tripwire,
    /// The id of the goal that takes its place.
    pub fallback: Option<String>,
}

/// Something open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// What it is.
    pub kind: OpenKind,
    /// Its id; of a commitment, the review's id, a dot and its number from 1.
    pub id: String,
    /// Its title.
    pub title: String,
    /// By when; of a goal, learning or step its own day.
    pub due: Option<NaiveDate>,
    /// Not before.
    pub earliest: Option<NaiveDate>,
    /// 1 first, 3 last; 2 where nothing is said.
    pub priority: u8,
    /// Whether others set its day (`time = "wait"`).
    pub is_wait: bool,
    /// Where it stands.
    pub target: Target,
    /// Its position among the commitments of its review.
    pub index: Option<usize>,
    /// Of a goal, and of its sign: when to turn away from it.
    pub plan_b: Option<PlanB>,
}

impl Open {
    /// Whether its day has passed.
    pub fn is_waiting(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < today)
    }
}

/// How many days ahead a step, learning or sign of plan B is near enough to be asked about.
pub const NEAR_DAYS: u64 = 30;

/// Everything open, whenever it is due.
pub fn list_open(book: &Book) -> Vec<Open> {
    let mut open = Vec::new();
    for kept in book.done() {
        for (index, one) in kept.review.commitment.iter().enumerate() {
            if one.status.unwrap_or(CommitmentStatus::Open) == CommitmentStatus::Open {
                open.push(Open {
                    kind: OpenKind::Commitment,
                    id: format!("{}.{}", kept.review.id, index + 1),
                    title: one.text.clone(),
                    due: one.due,
                    earliest: None,
                    priority: 1,
                    is_wait: false,
                    target: Target { kind: &REVIEW, file: kept.file.clone(), which: Which::Only },
                    index: Some(index),
                    plan_b: None,
                });
            }
        }
    }
    for goal in book.goals.iter().filter(|goal| goal.is_open()) {
        open.push(Open {
            kind: OpenKind::Goal,
            id: goal.id.clone(),
            title: goal.title.clone(),
            due: goal.due,
            earliest: None,
            priority: goal.priority.unwrap_or(2),
            is_wait: false,
            target: Target::id(&GOAL, GOAL.file(), goal.id.clone()),
            index: None,
            plan_b: plan_b_of(goal),
        });
    }
    for one in book.activities.iter().filter(|one| one.state().is_open()) {
        open.push(Open {
            kind: OpenKind::Learning,
            id: one.id.clone(),
            title: one.title.clone(),
            due: one.due,
            earliest: one.earliest,
            priority: 2,
            is_wait: one.time == Some(Time::Wait),
            target: Target::id(&ACTIVITY, ACTIVITY.file(), one.id.clone()),
            index: None,
            plan_b: None,
        });
    }
    for step in book.steps.iter().filter(|step| step.state().is_open()) {
        open.push(Open {
            kind: OpenKind::Step,
            id: step.id.clone(),
            title: step.title.clone(),
            due: step.due,
            earliest: step.earliest,
            priority: 2,
            is_wait: step.time == Some(Time::Wait),
            target: Target::id(&MILESTONE, MILESTONE.file(), step.id.clone()),
            index: None,
            plan_b: None,
        });
    }
    for trial in book.trials.iter().filter(|trial| trial.is_open()) {
        open.push(Open {
            kind: OpenKind::Trial,
            id: trial.id.clone(),
            title: trial.question.clone(),
            due: trial.due,
            earliest: None,
            priority: 2,
            is_wait: false,
            target: Target::id(&TRIAL, TRIAL.file(), trial.id.clone()),
            index: None,
            plan_b: None,
        });
    }
    order(&mut open);
    open
}

fn plan_b_of(goal: &Goal) -> Option<PlanB> {
    let tripwire = goal.tripwire.clone()?;
    Some(PlanB { goal: goal.title.clone(), tripwire, fallback: goal.fallback.clone() })
}

/// How the id of a goal's sign ends.
pub const PLAN_B: &str = ".plan-b";

/// The signs of active goals that are looked for until this day.
pub fn list_tripwires(book: &Book, until: NaiveDate) -> Vec<Open> {
    let active = book.goals.iter().filter(|goal| goal.state() == GoalStatus::Active);
    active
        .filter_map(|goal| {
            let plan_b = plan_b_of(goal).filter(|plan| plan.tripwire.date.is_none_or(|day| day <= until))?;
            Some(Open {
                kind: OpenKind::Tripwire,
                id: format!("{}{PLAN_B}", goal.id),
                title: plan_b.tripwire.text.clone(),
                due: plan_b.tripwire.date,
                earliest: None,
                priority: goal.priority.unwrap_or(2),
                is_wait: false,
                target: Target::id(&GOAL, GOAL.file(), goal.id.clone()),
                index: None,
                plan_b: Some(plan_b),
            })
        })
        .collect()
}

/// What a review asks about: commitments, active goals, signs of plan B that are to be looked for by a
/// month from today, and the learning and steps that are
/// under way or due by a month from today.
pub fn list_for_review(book: &Book, today: NaiveDate) -> Vec<Open> {
    let near = today.checked_add_days(Days::new(NEAR_DAYS)).unwrap_or(today);
    let mut open = list_open(book);
    open.extend(list_tripwires(book, near));
    order(&mut open);
    open.retain(|one| match one.kind {
        OpenKind::Commitment | OpenKind::Tripwire => true,
        OpenKind::Goal => book.goals.iter().any(|goal| goal.id == one.id && goal.state() == GoalStatus::Active),
        OpenKind::Trial => one.due.is_none_or(|due| due <= near),
        OpenKind::Learning | OpenKind::Step => one.due.is_some_and(|due| due <= near) || is_under_way(book, one),
    });
    open
}

fn is_under_way(book: &Book, one: &Open) -> bool {
    let mut states = book
        .activities
        .iter()
        .map(|activity| (activity.id.as_str(), activity.state()))
        .chain(book.steps.iter().map(|step| (step.id.as_str(), step.state())));
    states.any(|(id, state)| id == one.id && state == Progress::Active)
}

/// Sorts by the day by which it is due (what has none comes last), then by kind, priority and
/// title: the same list whatever the order of the files.
pub fn order(open: &mut [Open]) {
    open.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(one: &Open) -> (bool, Option<NaiveDate>, OpenKind, u8, &str, &str) {
    (one.due.is_none(), one.due, one.kind, one.priority, one.title.as_str(), one.id.as_str())
}

/// The positions of the at most `most` things that matter most: goals before all else, then by
/// priority, then what has waited longest. Why is asked only for these.
pub fn pick_weightiest(open: &[&Open], most: usize) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..open.len()).collect();
    positions.sort_by_key(|at| {
        let one = open[*at];
        (one.kind != OpenKind::Goal, one.priority, one.due.is_none(), one.due, Reverse(one.kind))
    });
    positions.truncate(most);
    positions.sort_unstable();
    positions
}
