//! What would make a plan fit: more hours a week, later days, or one goal that rests. Each was tried by
//! building the roadmap anew, so that it holds when the person does it.
use chrono::NaiveDate;

use super::super::schedule::Cycle;
use super::super::whatif::{Change, apply};
use super::{Records, Roadmap, Row, Source, build};
use crate::stages::goal::model::{Goal, GoalStatus};

/// So many goals are tried for a rest; with more, the plan has other troubles.
const TRIES: usize = 20;

/// What has a due day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// A goal, by id.
    Goal(String),
    /// A step, by id.
    Step(String),
    /// An activity, by id.
    Activity(String),
}

/// One way to make the plan fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// So many hours a week, in halves.
    Hours(f64),
    /// These due days.
    Dates(Vec<(Dated, NaiveDate)>),
    /// This goal rests.
    Pause(String),
}

impl Repair {
    /// What it changes.
    pub fn changes(&self) -> Vec<Change> {
        match self {
            Repair::Hours(hours) => vec![Change::Hours(*hours)],
            Repair::Dates(dues) => dues.iter().map(|(what, day)| Change::Due(what.clone(), *day)).collect(),
            Repair::Pause(goal) => vec![Change::Without(goal.clone())],
        }
    }
}

/// The ways that make the plan fit: at most one of each kind, none where nothing is late.
///
/// # Errors
/// Steps that need each other.
pub fn find_repairs(records: &Records, map: &Roadmap, today: NaiveDate) -> Result<Vec<Repair>, Cycle> {
    let mut repairs = Vec::new();
    if map.schedule.is_none() || is_fitting(map) {
        return Ok(repairs);
    }
    repairs.extend(map.enough_hours.map(Repair::Hours));
    let dues = with_goals(later_dues(map), records, map);
    if !dues.is_empty() {
        let repair = Repair::Dates(dues);
        if is_fitting(&build(&apply(records, &repair.changes()), today)?) {
            repairs.push(repair);
        }
    }
    for goal in resting_order(records, map).into_iter().take(TRIES) {
        let repair = Repair::Pause(goal);
        if is_fitting(&build(&apply(records, &repair.changes()), today)?) {
            repairs.push(repair);
            break;
        }
    }
    Ok(repairs)
}

/// Whether nothing is late and everything has a day.
fn is_fitting(map: &Roadmap) -> bool {
    let has_days = map.rows.iter().all(|row| row.planned.as_ref().is_none_or(|planned| planned.no_date.is_none()));
    has_days && map.schedule.as_ref().is_some_and(|plan| plan.worst_late_days == Some(0))
}

/// What is late, with the day on which it would be done; of a goal, the last of its steps' days.
fn later_dues(map: &Roadmap) -> Vec<(Dated, NaiveDate)> {
    let mut dues: Vec<(Dated, NaiveDate)> = Vec::new();
    for row in &map.rows {
        let Some(planned) = row.planned.as_ref().filter(|planned| planned.late_days.is_some_and(|days| days > 0))
        else {
            continue;
        };
        let Some(finish) = planned.finish else { continue };
        let what = dated(row);
        match dues.iter_mut().find(|(other, _)| *other == what) {
            Some((_, day)) => *day = finish.max(*day),
            None => dues.push((what, finish)),
        }
    }
    dues
}

/// A step that is due after its goal would say two things, so the goals move with their steps, and those
/// above them.
fn with_goals(mut dues: Vec<(Dated, NaiveDate)>, records: &Records, map: &Roadmap) -> Vec<(Dated, NaiveDate)> {
    let goal_of = |what: &Dated| match what {
        Dated::Goal(id) => records.goals.iter().find(|goal| goal.id == *id)?.parent.clone(),
        Dated::Step(id) | Dated::Activity(id) => {
            let row = map.rows.iter().find(|row| row.id == *id)?;
            row.goal.as_ref().map(|(goal, _)| goal.clone())
        }
    };
    let above = |what: &Dated| records.goals.iter().find(|goal| goal_of(what).as_ref() == Some(&goal.id));
    // A round may move a goal whose own goal was looked at before; days only grow, so that this ends.
    loop {
        let before = dues.clone();
        for (what, day) in &before {
            let Some(goal) = above(what).filter(|goal| goal.due.is_some_and(|due| due < *day)) else { continue };
            match dues.iter_mut().find(|(other, _)| *other == Dated::Goal(goal.id.clone())) {
                Some((_, known)) => *known = *day.max(known),
                None => dues.push((Dated::Goal(goal.id.clone()), *day)),
            }
        }
        if dues == before {
            return dues;
        }
    }
}

fn dated(row: &Row) -> Dated {
    match (&row.goal, row.source) {
        (Some((goal, _)), _) if row.is_goals_due => Dated::Goal(goal.clone()),
        (_, Source::Step(_)) => Dated::Step(row.id.clone()),
        (_, Source::Activity(_)) => Dated::Activity(row.id.clone()),
    }
}

/// The active goals with steps on the roadmap: the least important first, then the fewest hours, then by id.
fn resting_order(records: &Records, map: &Roadmap) -> Vec<String> {
    let is_of = |row: &&Row, goal: &Goal| row.goal.as_ref().is_some_and(|(id, _)| *id == goal.id);
    let hours = |goal: &Goal| {
        map.rows
            .iter()
            .filter(|row| is_of(row, goal))
            .map(|row| (row.hours.unwrap_or(0.0) - row.logged).max(0.0))
            .sum::<f64>()
    };
    let mut goals: Vec<(&Goal, f64)> = records
        .goals
        .iter()
        .filter(|goal| goal.state() == GoalStatus::Active && map.rows.iter().any(|row| is_of(&row, goal)))
        .map(|goal| (goal, hours(goal)))
        .collect();
    // A goal without a priority stands in the middle.
    let rank = |goal: &Goal| goal.priority.unwrap_or(2);
    goals
        .sort_by(|(a, less), (b, more)| rank(b).cmp(&rank(a)).then(less.total_cmp(more)).then_with(|| a.id.cmp(&b.id)));
    goals.into_iter().map(|(goal, _)| goal.id.clone()).collect()
}
