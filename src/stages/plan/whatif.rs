//! What if: the plan with other hours, another day, an order of its own, or without something, held
//! against the plan as it is. The records are changed in memory and the [roadmap](super::roadmap) is
//! built anew; nothing here is saved.
//!
//! Every change but [`Change::First`] is a change of the records, so that the result is what the
//! roadmap shows once the files say so. An order of work stands in no file: [`first`] explains how it
//! is worked out.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::roadmap::repair::Dated;
use super::roadmap::{Records, Roadmap, Row, build_dates};
use super::schedule::{Away, Cycle, Verdict};
use crate::stages::goal::model::GoalStatus;

pub mod first;

/// More variants side by side than these cannot be read.
pub const MOST: usize = 3;

/// One thing that is different.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// So many own hours a week.
    Hours(f64),
    /// Another due day.
    Due(Dated, NaiveDate),
    /// This goal rests.
    Without(String),
    /// The work on this, and on what it needs, comes before all other work.
    First(Dated),
    /// A step or an activity, by id, also needs another.
    After(String, String),
    /// No own hours from one day to another, both included.
    Away(NaiveDate, NaiveDate),
}

/// The records with the changes made; [`Change::First`] changes nothing in them.
pub fn apply(records: &Records, changes: &[Change]) -> Records {
    let mut records = records.clone();
    for change in changes {
        match change {
            Change::Hours(hours) => records.hours_per_week = Some(*hours),
            Change::Due(what, day) => set_due(&mut records, what, *day),
            Change::Without(id) => {
                let goal = records.goals.iter_mut().find(|goal| goal.id == *id);
                goal.into_iter().for_each(|goal| goal.status = Some(GoalStatus::Paused));
            }
            Change::After(id, need) => {
                let steps = records.milestones.iter_mut().filter(|step| step.id == *id).map(|step| &mut step.after);
                let learning = records.activities.iter_mut().filter(|one| one.id == *id).map(|one| &mut one.after);
                if let Some(after) = steps.chain(learning).next().filter(|after| !after.contains(need)) {
                    after.push(need.clone());
                }
            }
            Change::Away(from, to) => records.away.push(Away { from: *from, to: *to, hours_per_week: 0.0 }),
            Change::First(_) => {}
        }
    }
    records
}

fn set_due(records: &mut Records, what: &Dated, day: NaiveDate) {
    let due = match what {
        Dated::Goal(id) => records.goals.iter_mut().find(|goal| goal.id == *id).map(|goal| &mut goal.due),
        Dated::Step(id) => records.milestones.iter_mut().find(|step| step.id == *id).map(|step| &mut step.due),
        Dated::Activity(id) => records.activities.iter_mut().find(|one| one.id == *id).map(|one| &mut one.due),
    };
    if let Some(due) = due {
        *due = Some(day);
    }
}

/// How a plan comes out, as far as plans are held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Own hours a week, where they are known.
    pub hours_per_week: Option<f64>,
    /// Whether it fits; `None` without hours a week.
    pub verdict: Option<Verdict>,
    /// The largest lateness in days; `None` where something is due and has no date, or without hours.
    pub worst_late_days: Option<i64>,
    /// How many rows are late or due without a date.
    pub late: usize,
    /// When each row ends, in the order of the roadmap.
    pub rows: Vec<End>,
    /// When each goal with rows ends, in the order of the rows.
    pub goals: Vec<GoalEnd>,
    /// Goals that rest, by id.
    pub resting: Vec<String>,
}

/// When a row ends.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its goal's id.
    pub goal: Option<String>,
    /// The day of its finish; `None` where it has no date.
    pub finish: Option<NaiveDate>,
    /// Days after its due day.
    pub late_days: Option<i64>,
}

/// When the last row of a goal ends.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalEnd {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its due day.
    pub due: Option<NaiveDate>,
    /// The day of the last finish; `None` where one of its rows has no date.
    pub finish: Option<NaiveDate>,
}

/// The plan with these changes.
///
/// # Errors
/// Steps that would need each other.
pub fn find_outcome(records: &Records, changes: &[Change], today: NaiveDate) -> Result<Outcome, Cycle> {
    let changed = apply(records, changes);
    let ahead: Vec<&Dated> =
        changes.iter().filter_map(|change| if let Change::First(what) = change { Some(what) } else { None }).collect();
    if ahead.is_empty() || changed.hours_per_week.is_none() {
        let map = build_dates(&changed, today)?;
        return Ok(sum_up(&changed, &[&map], map.schedule.as_ref().map(|plan| plan.verdict)));
    }
    let maps = first::build(&changed, &ahead, today)?;
    let verdict = first::find_verdict(&changed, &maps, &ahead, today)?;
    Ok(sum_up(&changed, &maps.iter().collect::<Vec<_>>(), Some(verdict)))
}

/// The worst lateness over several parts of a plan.
fn worst_of(maps: &[&Roadmap]) -> Option<i64> {
    let each: Option<Vec<i64>> = maps.iter().map(|map| map.schedule.as_ref()?.worst_late_days).collect();
    each?.into_iter().max()
}

fn sum_up(records: &Records, maps: &[&Roadmap], verdict: Option<Verdict>) -> Outcome {
    let is_late = |row: &&Row| match &row.planned {
        Some(planned) => planned.late_days.map_or(row.due.is_some(), |days| days > 0),
        None => false,
    };
    let mut rows: Vec<&Row> = maps.iter().flat_map(|map| &map.rows).collect();
    if maps.len() > 1 {
        let days = |row: &Row| row.planned.as_ref().map(|planned| (planned.start, planned.finish));
        rows.sort_by_key(|row| days(row).map_or((None, None), |(start, end)| (start, end)));
    }
    let mut goals: Vec<GoalEnd> = Vec::new();
    for row in &rows {
        let Some((id, title)) = &row.goal else { continue };
        let finish = row.planned.as_ref().and_then(|planned| planned.finish);
        match goals.iter_mut().find(|goal| goal.id == *id) {
            Some(goal) => goal.finish = goal.finish.zip(finish).map(|(one, other)| one.max(other)),
            None => goals.push(GoalEnd {
                id: id.clone(),
                title: title.clone(),
                due: records.goals.iter().find(|goal| goal.id == *id).and_then(|goal| goal.due),
                finish,
            }),
        }
    }
    Outcome {
        hours_per_week: records.hours_per_week,
        verdict,
        worst_late_days: worst_of(maps),
        late: rows.iter().copied().filter(|row| is_late(row)).count(),
        rows: rows
            .iter()
            .map(|row| End {
                id: row.id.clone(),
                title: row.title.clone(),
                goal: row.goal.as_ref().map(|(id, _)| id.clone()),
                finish: row.planned.as_ref().and_then(|planned| planned.finish),
                late_days: row.planned.as_ref().and_then(|planned| planned.late_days),
            })
            .collect(),
        goals,
        resting: records
            .goals
            .iter()
            .filter(|goal| goal.state() == GoalStatus::Paused)
            .map(|goal| goal.id.clone())
            .collect(),
    }
}

/// A row whose finish is another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its finish as it is.
    pub before: Option<NaiveDate>,
    /// Its finish with the changes.
    pub after: Option<NaiveDate>,
    /// Days later, below 0 earlier; `None` where one of the two has no date.
    pub days: Option<i64>,
}

/// What ends on another day, the farthest first; before all, what loses its date or gets one. Rows of
/// goals that rest in one of the two are left out: they do not move, they rest.
pub fn compare(today: &Outcome, variant: &Outcome) -> Vec<Move> {
    let after: HashMap<&str, &End> = variant.rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut moves: Vec<Move> = today
        .rows
        .iter()
        .filter_map(|row| Some((row, after.get(row.id.as_str())?)))
        .filter(|(row, other)| row.finish != other.finish)
        .map(|(row, other)| Move {
            id: row.id.clone(),
            title: row.title.clone(),
            before: row.finish,
            after: other.finish,
            days: row.finish.zip(other.finish).map(|(before, after)| (after - before).num_days()),
        })
        .collect();
    // Stable: what moves as far stays in the order of the roadmap.
    moves.sort_by_key(|one| std::cmp::Reverse(one.days.map_or(u64::MAX, i64::unsigned_abs)));
    moves
}
