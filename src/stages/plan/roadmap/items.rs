//! Steps and activities alike: what each is towards the schedule, and what it becomes on the roadmap.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::model::MilestoneKind;
use super::super::schedule::{Effort, Planned, Ready, Task};
use super::{Held, Need, Records, Row, Source};
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::words::{Progress, Time};

/// A step or an activity, as far as both are alike.
pub(super) struct Item<'r> {
    pub(super) source: Source,
    pub(super) id: &'r str,
    pub(super) title: &'r str,
    pub(super) goal: Option<&'r str>,
    pub(super) state: Progress,
    pub(super) time: Time,
    pub(super) hours: Option<f64>,
    pub(super) logged: f64,
    pub(super) weeks: Option<f64>,
    pub(super) after: &'r [String],
    pub(super) earliest: Option<NaiveDate>,
    pub(super) due: Option<NaiveDate>,
    pub(super) finished: Option<NaiveDate>,
    pub(super) last: Option<NaiveDate>,
    pub(super) is_transition: bool,
}

/// Where an item stands towards the schedule.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stand {
    Scheduled,
    /// Done or dropped; the day on which it was finished, if there is one.
    Met(Option<NaiveDate>),
    /// Own work whose hours are all logged, last on this day.
    WorkedOff(Option<NaiveDate>),
    Held(Held),
}

pub(super) fn list_items(records: &Records) -> Vec<Item<'_>> {
    let steps = records.milestones.iter().enumerate().map(|(at, step)| Item {
        source: Source::Step(at),
        id: &step.id,
        title: &step.title,
        goal: step.goal.as_deref(),
        state: step.state(),
        time: step.time.unwrap_or(Time::Own),
        hours: step.hours,
        logged: 0.0,
        weeks: step.weeks,
        after: &step.after,
        earliest: step.earliest,
        due: step.due,
        finished: step.finished,
        last: None,
        is_transition: step.kind == Some(MilestoneKind::Transition),
    });
    let learning = records.activities.iter().enumerate().map(|(at, one)| Item {
        source: Source::Activity(at),
        id: &one.id,
        title: &one.title,
        goal: one.goal.as_deref(),
        state: one.state(),
        time: one.time.unwrap_or(Time::Own),
        hours: one.hours,
        logged: one.logged(),
        weeks: one.weeks,
        after: &one.after,
        earliest: one.earliest,
        due: one.due,
        finished: one.finished,
        last: one.session.iter().map(|session| session.date).max(),
        is_transition: false,
    });
    steps.chain(learning).collect()
}

pub(super) fn find_stand(item: &Item<'_>, goals: &HashMap<&str, &Goal>) -> Stand {
    if !item.state.is_open() {
        return Stand::Met(item.finished.filter(|_| item.state == Progress::Done));
    }
    let is_resting = item.goal.and_then(|id| goals.get(id)).is_some_and(|goal| goal.state() != GoalStatus::Active);
    if is_resting {
        return Stand::Held(Held::Goal);
    }
    match (item.time, item.hours, item.weeks) {
        // A logged hour more or less than the estimate is no reason to differ by rounding.
        (Time::Own, Some(hours), _) if hours > 0.0 && item.logged >= hours - 1e-9 => Stand::WorkedOff(item.last),
        (Time::Own, Some(_), _) | (Time::Work | Time::Wait, _, Some(_)) => Stand::Scheduled,
        // A step without a length is a day to be at, such as the first one in a new role.
        _ if matches!(item.source, Source::Step(_)) => Stand::Scheduled,
        _ => Stand::Held(Held::Unknown),
    }
}

pub(super) fn make_task(
    item: &Item<'_>,
    place: &HashMap<&str, usize>,
    stands: &[Stand],
    task_of: &[usize],
    goals: &HashMap<&str, &Goal>,
) -> Task {
    let mut task = Task::new(item.id, effort(item));
    for need in item.after.iter().filter_map(|id| place.get(id.as_str()).copied()) {
        match stands[need] {
            Stand::Scheduled => task.after.push(task_of[need]),
            Stand::Held(_) => task.ready = Ready::Held,
            Stand::Met(day) | Stand::WorkedOff(day) => {
                task.ready = match (task.ready, day) {
                    (Ready::Open, Some(day)) => Ready::Since(day),
                    (Ready::Since(other), Some(day)) => Ready::Since(other.max(day)),
                    (ready, _) => ready,
                }
            }
        }
    }
    task.earliest = item.earliest;
    task.due = due_of(item, goals).0;
    task
}

fn effort(item: &Item<'_>) -> Effort {
    let days = item.weeks.map_or(0, |weeks| (weeks * 7.0).round().clamp(0.0, 1e6) as u32);
    match item.time {
        Time::Own => Effort::Own { hours: (item.hours.unwrap_or(0.0) - item.logged).max(0.0) },
        Time::Work => Effort::Work { days },
        Time::Wait => Effort::Wait { days },
    }
}

/// The day by which it is due, and whether that is its goal's.
fn due_of(item: &Item<'_>, goals: &HashMap<&str, &Goal>) -> (Option<NaiveDate>, bool) {
    match (item.due, item.goal.and_then(|id| goals.get(id)).and_then(|goal| goal.due)) {
        (Some(own), _) => (Some(own), false),
        (None, goals) => (goals, goals.is_some()),
    }
}

pub(super) fn make_row(
    task: usize,
    item: &Item<'_>,
    goals: &HashMap<&str, &Goal>,
    items: &[Item<'_>],
    place: &HashMap<&str, usize>,
    stands: &[Stand],
    planned: Option<Planned>,
) -> Row {
    let (due, is_goals_due) = due_of(item, goals);
    let needs = item.after.iter().map(|id| {
        let at = place.get(id.as_str()).copied();
        Need {
            id: id.clone(),
            title: at.map_or_else(|| id.clone(), |at| items[at].title.to_owned()),
            is_open: at.is_some_and(|at| matches!(stands[at], Stand::Scheduled | Stand::Held(_))),
            held: at.and_then(|at| if let Stand::Held(why) = stands[at] { Some(why) } else { None }),
        }
    });
    Row {
        source: item.source,
        task,
        id: item.id.to_owned(),
        title: item.title.to_owned(),
        is_transition: item.is_transition,
        goal: item
            .goal
            .map(|id| (id.to_owned(), goals.get(id).map_or_else(|| id.to_owned(), |goal| goal.title.clone()))),
        state: item.state,
        time: item.time,
        hours: item.hours,
        logged: item.logged,
        weeks: item.weeks,
        due,
        is_goals_due,
        needs: needs.collect(),
        planned,
    }
}

pub(super) fn named(items: &[Item<'_>], is_one: impl Fn(usize) -> bool) -> Vec<(String, String)> {
    (0..items.len()).filter(|at| is_one(*at)).map(|at| (items[at].title.to_owned(), items[at].id.to_owned())).collect()
}

pub(super) fn list_done(items: &[Item<'_>]) -> Vec<(String, Option<NaiveDate>)> {
    let mut done: Vec<(String, Option<NaiveDate>)> = items
        .iter()
        .filter(|item| item.state == Progress::Done)
        .map(|item| (item.title.to_owned(), item.finished))
        .collect();
    done.sort_by_key(|(_, day)| *day);
    done
}
