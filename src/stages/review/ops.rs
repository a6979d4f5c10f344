//! A review as changes: the review itself, and everything that was decided on the way, together.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::book::Book;
use super::model::{Adjustment, Commitment, CommitmentStatus, Pulse, REVIEW, ReviewStatus};
use super::open::{Open, OpenKind, PLAN_B, PlanB};
use super::snapshot::Snapshot;
use crate::dates::Period;
use crate::record::{Change, Target, Value, Values, Which};
use crate::stages::assess::model::PROFILE;
use crate::stages::explore::model::TrialStatus;
use crate::stages::goal::model::{GoalStatus, Reason, Tripwire};
use crate::stages::words::Progress;

/// What becomes of something open.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// It was done (commitments, steps, learning).
    Done,
    /// It gets another day.
    Move(NaiveDate),
    /// It gets other words.
    Reword(String),
    /// It rests (goals).
    Pause,
    /// The goal rests, and its plan B takes its place (signs of plan B).
    PlanB,
    /// It is let go.
    Drop,
}

/// A decision on something open. What is kept as it is, is not among the decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What it is about.
    pub open: Open,
    /// What becomes of it.
    pub turn: Turn,
    /// Why.
    pub reason: Option<Reason>,
}

/// Everything that a review holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The days that it is about.
    pub period: Period,
    /// Question key and text.
    pub answers: BTreeMap<String, String>,
    /// How it felt.
    pub pulse: Option<Pulse>,
    /// Hours a week that there were.
    pub hours_real: Option<f64>,
    /// What becomes of what was open.
    pub decisions: Vec<Decision>,
    /// What the person will do.
    pub commitments: Vec<Commitment>,
    /// When the next review is.
    pub next: Option<NaiveDate>,
    /// The month in which the person's year starts, if it was asked.
    pub year_starts: Option<u32>,
}

/// The changes of a review, made together.
pub fn plan_review(decided: &Decided, snapshot: &Snapshot, today: NaiveDate) -> Vec<Change> {
    let target = Target { kind: &REVIEW, file: file_of(&decided.period.id), which: Which::Only };
    let mut changes: Vec<Change> = decided.decisions.iter().flat_map(|decision| plan_turn(decision, today)).collect();
    if let Some(month) = decided.year_starts {
        let set = vec![("year_starts".to_owned(), Value::Int(month.into()))];
        changes.push(Change::Set { target: Target::only(&PROFILE), set, unset: Vec::new() });
    }
    changes.push(Change::Add { target, values: review_values(decided, snapshot, today) });
    changes
}

/// The file of a review.
pub fn file_of(id: &str) -> String {
    format!("{}/{id}.toml", REVIEW.file())
}

/// What a decision changes; nothing for a turn that its kind does not take.
pub fn plan_turn(decision: &Decision, today: NaiveDate) -> Vec<Change> {
    let open = &decision.open;
    if open.kind == OpenKind::Tripwire {
        return open.plan_b.as_ref().map_or_else(Vec::new, |plan| turn_tripwire(&decision.turn, &open.target, plan));
    }
    let mut set = Values::new();
    let mut put = |key: &str, value: Value| set.push((key.to_owned(), value));
    match (&decision.turn, open.kind) {
        (Turn::Done, OpenKind::Commitment) => put("status", text(CommitmentStatus::Kept.key())),
        (Turn::Drop, OpenKind::Commitment) => put("status", text(CommitmentStatus::Dropped.key())),
        (Turn::Done, OpenKind::Learning | OpenKind::Step) => {
            put("status", text(Progress::Done.key()));
            put("finished", Value::Date(today));
        }
        // What was learned and how strong the pull is now belong to `explore try done`.
        (Turn::Done, OpenKind::Trial) => put("status", text(TrialStatus::Done.key())),
        (Turn::Drop, OpenKind::Trial) => put("status", text(TrialStatus::Dropped.key())),
        (Turn::Reword(title), OpenKind::Trial) => put("question", text(title)),
        (Turn::Drop, OpenKind::Learning | OpenKind::Step) => put("status", text(Progress::Dropped.key())),
        (Turn::Drop, OpenKind::Goal) => {
            put("status", text(GoalStatus::Dropped.key()));
            put("ended", Value::Date(today));
            if let Some(reason) = decision.reason {
                put("reason", text(reason.key()));
            }
        }
        (Turn::Pause, OpenKind::Goal) => put("status", text(GoalStatus::Paused.key())),
        (Turn::Move(day), _) => put("due", Value::Date(*day)),
        (Turn::Reword(title), OpenKind::Commitment) => put("text", text(title)),
        (Turn::Reword(title), _) => put("title", text(title)),
        (Turn::Done, OpenKind::Goal | OpenKind::Tripwire) | (Turn::Pause | Turn::PlanB, _) => return Vec::new(),
        // Signs are turned above.
        (Turn::Drop, OpenKind::Tripwire) => return Vec::new(),
    }
    let target = open.target.clone();
    vec![match open.index {
        Some(index) => Change::SetIn { target, list: "commitment".to_owned(), index, set, unset: Vec::new() },
        None => Change::Set { target, set, unset: Vec::new() },
    }]
}

/// What a decision on a sign changes: the sign, or the goals.
fn turn_tripwire(turn: &Turn, target: &Target, plan: &PlanB) -> Vec<Change> {
    let set = |target: &Target, key: &str, value: Value| Change::Set {
        target: target.clone(),
        set: vec![(key.to_owned(), value)],
        unset: Vec::new(),
    };
    let moved = |tripwire: &Tripwire| vec![set(target, "tripwire", tripwire_value(tripwire))];
    let status = |target: &Target, status: GoalStatus| set(target, "status", text(status.key()));
    match turn {
        Turn::Move(day) => moved(&Tripwire { date: Some(*day), ..plan.tripwire.clone() }),
        Turn::Reword(words) => moved(&Tripwire { text: words.clone(), ..plan.tripwire.clone() }),
        Turn::Drop => {
            vec![Change::Set { target: target.clone(), set: Vec::new(), unset: vec!["tripwire".to_owned()] }]
        }
        Turn::PlanB => {
            let other = plan.fallback.as_ref().map(|id| Target { which: Which::Id(id.clone()), ..target.clone() });
            let active = other.map(|other| status(&other, GoalStatus::Active));
            std::iter::once(status(target, GoalStatus::Paused)).chain(active).collect()
        }
        Turn::Done | Turn::Pause => Vec::new(),
    }
}

/// A sign as it stands in a goal.
pub fn tripwire_value(tripwire: &Tripwire) -> Value {
    let mut values = vec![("text".to_owned(), text(&tripwire.text))];
    values.extend(tripwire.date.map(|day| ("date".to_owned(), Value::Date(day))));
    Value::Table(values)
}

/// Makes the decisions in what was read, so that the numbers of a review are those after it.
pub fn apply_to_book(book: &mut Book, decided: &Decided, today: NaiveDate) {
    for Decision { open, turn, reason } in &decided.decisions {
        if let Some(goal) = book.goals.iter_mut().find(|goal| open.kind == OpenKind::Goal && goal.id == open.id) {
            match turn {
                Turn::Move(day) => goal.due = Some(*day),
                Turn::Reword(title) => goal.title.clone_from(title),
                Turn::Pause => goal.status = Some(GoalStatus::Paused),
                Turn::Drop => {
                    (goal.status, goal.ended, goal.reason) = (Some(GoalStatus::Dropped), Some(today), *reason)
                }
                Turn::Done | Turn::PlanB => {}
            }
        }
        if let (Turn::PlanB, Some(plan)) = (turn, &open.plan_b) {
            let left = open.id.strip_suffix(PLAN_B);
            for goal in &mut book.goals {
                if Some(goal.id.as_str()) == left {
                    goal.status = Some(GoalStatus::Paused);
                } else if Some(&goal.id) == plan.fallback.as_ref() {
                    goal.status = Some(GoalStatus::Active);
                }
            }
        }
        let status = match turn {
            Turn::Done => Some(Progress::Done),
            Turn::Drop => Some(Progress::Dropped),
            _ => None,
        };
        if let Some(one) = book.activities.iter_mut().find(|one| open.kind == OpenKind::Learning && one.id == open.id) {
            one.status = status.or(one.status);
            one.due = if let Turn::Move(day) = turn { Some(*day) } else { one.due };
        }
        if let Some(one) = book.steps.iter_mut().find(|one| open.kind == OpenKind::Step && one.id == open.id) {
            one.status = status.or(one.status);
            one.due = if let Turn::Move(day) = turn { Some(*day) } else { one.due };
        }
    }
}

/// The adjustments that the review keeps: what was decided on goals, steps and learning.
pub fn list_adjustments(decisions: &[Decision]) -> Vec<Adjustment> {
    decisions.iter().filter(|decision| decision.open.kind != OpenKind::Commitment).flat_map(adjust).collect()
}

fn adjust(decision: &Decision) -> Vec<Adjustment> {
    let open = &decision.open;
    let goal = match open.kind {
        OpenKind::Goal => Some(open.id.clone()),
        OpenKind::Tripwire => open.id.strip_suffix(PLAN_B).map(str::to_owned),
        _ => None,
    };
    let is_sign = open.kind == OpenKind::Tripwire;
    let (change, from, to) = match &decision.turn {
        Turn::Move(day) if is_sign => ("tripwire", open.due.map(|due| due.to_string()), day.to_string()),
        Turn::Reword(words) if is_sign => ("tripwire", Some(open.title.clone()), words.clone()),
        Turn::Drop if is_sign => ("tripwire", Some(open.title.clone()), String::new()),
        Turn::Move(day) => ("due", open.due.map(|due| due.to_string()), day.to_string()),
        Turn::Reword(title) => ("title", Some(open.title.clone()), title.clone()),
        Turn::Done => ("status", None, Progress::Done.key().to_owned()),
        Turn::Pause | Turn::PlanB => ("status", None, GoalStatus::Paused.key().to_owned()),
        Turn::Drop => ("status", None, GoalStatus::Dropped.key().to_owned()),
    };
    let step = goal.is_none().then(|| open.id.clone());
    let to = Some(to).filter(|to| !to.is_empty());
    let own = Adjustment { change: change.to_owned(), goal, step, from, to, reason: decision.reason };
    let other = open.plan_b.as_ref().filter(|_| decision.turn == Turn::PlanB).and_then(|plan| plan.fallback.clone());
    let other = other.map(|id| Adjustment {
        goal: Some(id),
        to: Some(GoalStatus::Active.key().to_owned()),
        reason: None,
        ..own.clone()
    });
    std::iter::once(own).chain(other).collect()
}

fn review_values(decided: &Decided, snapshot: &Snapshot, today: NaiveDate) -> Values {
    let mut values: Values = vec![
        ("id".to_owned(), text(&decided.period.id)),
        ("from".to_owned(), Value::Date(decided.period.from)),
        ("to".to_owned(), Value::Date(decided.period.to)),
        ("date".to_owned(), Value::Date(today)),
        ("status".to_owned(), text(ReviewStatus::Done.key())),
    ];
    let mut put = |key: &str, value: Option<Value>| values.extend(value.map(|value| (key.to_owned(), value)));
    put("next", decided.next.map(Value::Date));
    put("hours_real", decided.hours_real.map(Value::Float));
    put("pulse", decided.pulse.as_ref().map(pulse_value));
    let answers: Values = decided.answers.iter().map(|(key, answer)| (key.clone(), text(answer))).collect();
    put("answers", (!answers.is_empty()).then_some(Value::Table(answers)));
    let commitments: Vec<Value> = decided.commitments.iter().map(commitment_value).collect();
    put("commitment", (!commitments.is_empty()).then_some(Value::List(commitments)));
    let adjustments: Vec<Value> = list_adjustments(&decided.decisions).iter().map(adjustment_value).collect();
    put("adjustment", (!adjustments.is_empty()).then_some(Value::List(adjustments)));
    put("snapshot", Some(Value::Table(snapshot.to_values())));
    values
}

fn pulse_value(pulse: &Pulse) -> Value {
    let values = [("satisfaction", pulse.satisfaction), ("clarity", pulse.clarity), ("energy", pulse.energy)];
    Value::Table(
        values.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::Int(value?.into())))).collect(),
    )
}

fn commitment_value(one: &Commitment) -> Value {
    let mut values = vec![("text".to_owned(), text(&one.text))];
    values.extend(one.due.map(|due| ("due".to_owned(), Value::Date(due))));
    values.extend(one.goal.as_ref().map(|goal| ("goal".to_owned(), text(goal))));
    let status = one.status.unwrap_or(CommitmentStatus::Open);
    values.push(("status".to_owned(), text(status.key())));
    Value::Table(values)
}

fn adjustment_value(one: &Adjustment) -> Value {
    let mut values = Values::new();
    let mut put = |key: &str, value: Option<&str>| values.extend(value.map(|value| (key.to_owned(), text(value))));
    put("goal", one.goal.as_deref());
    put("step", one.step.as_deref());
    put("change", Some(&one.change));
    put("from", one.from.as_deref());
    put("to", one.to.as_deref());
    put("reason", one.reason.map(Reason::key));
    Value::Table(values)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// What helps with a reason: a sentence and the command to type.
pub fn suggest_repair(reason: Reason, open: &Open) -> String {
    let (id, title) = (&open.id, &open.title);
    let is_goal = open.kind == OpenKind::Goal;
    let remedy = match reason {
        Reason::Time => "career plan check shows what your hours hold".to_owned(),
        Reason::Competing if !is_goal => "another day may do, career plan check shows what has room".to_owned(),
        Reason::Competing => format!("it may rest a while, career goal edit {id} --status paused"),
        Reason::Dread => "one step small enough for half an hour often starts it, career plan add".to_owned(),
        Reason::Obstacle if !is_goal => "a smaller step before it may help, career plan add".to_owned(),
        Reason::Unwanted if !is_goal => "letting go is a decision too".to_owned(),
        Reason::Obstacle => {
            format!("an if-then plan helps, career goal edit {id} --if-then \"If …, then I …\"")
        }
        Reason::Unwanted => format!("letting go is a decision too, career goal drop {id}"),
        Reason::Blocked => "take it to the next talk, career person list".to_owned(),
    };
    format!("{title}, {}: {remedy}", reason.says())
}
