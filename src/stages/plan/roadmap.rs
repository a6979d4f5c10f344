//! The roadmap: steps, and activities that take a known time, on dates.
//!
//! From the records to the input of the [schedule](super::schedule) and back. Only steps of active
//! goals (and of no goal) are worked on; what is done counts as met, and so does own work whose hours
//! are all logged. The hours left of an activity are its estimate less what is logged.
//!
//! # Worked example
//! 7 h a week, an hour a day, from Monday, 23 Nov 2026: a course of 40 h with 37 h logged takes 3
//! days and is finished on Wednesday, 25 Nov.
use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::model::Milestone;
use super::order;
use super::schedule::{Away, Capacity, Cycle, Planned, Schedule, Task, least_hours, schedule};
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::words::{Progress, Time};

mod items;
pub mod repair;
mod shortfall;

use items::{Stand, find_stand, list_done, list_items, make_row, make_task, named};

/// More hours a week than these are never proposed.
const MOST_HOURS: f64 = 40.0;

/// What the roadmap is made from.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Steps.
    pub milestones: Vec<Milestone>,
    /// Learning.
    pub activities: Vec<Activity>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Days with other hours.
    pub away: Vec<Away>,
    /// Own hours a week, if they are known.
    pub hours_per_week: Option<f64>,
}

/// Whether a row is a step or an activity, with the place of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A step, by its place in [`Records::milestones`].
    Step(usize),
    /// An activity, by its place in [`Records::activities`].
    Activity(usize),
}

/// Something that comes before a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: String,
    /// Its title; the id where there is no such record.
    pub title: String,
    /// Whether it still has to be done.
    pub is_open: bool,
    /// Why it cannot be scheduled, where that holds the row up.
    pub held: Option<Held>,
}

/// Why something that others need is not on the roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Its goal is not active.
    Goal,
    /// Nobody knows how long it takes.
    Unknown,
}

/// A step or an activity on the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its record.
    pub source: Source,
    /// Its place in the input of the schedule: in [`Roadmap::names`], the chain and the pieces.
    pub task: usize,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is a change of role.
    pub is_transition: bool,
    /// Its goal's id and title.
    pub goal: Option<(String, String)>,
    /// How far along it is.
    pub state: Progress,
    /// Whose time it takes.
    pub time: Time,
    /// Estimated hours, where they are known.
    pub hours: Option<f64>,
    /// Hours logged.
    pub logged: f64,
    /// Weeks, where it takes weeks.
    pub weeks: Option<f64>,
    /// By when: its own day, else its goal's.
    pub due: Option<NaiveDate>,
    /// Whether the day is its goal's.
    pub is_goals_due: bool,
    /// What comes before it.
    pub needs: Vec<Need>,
    /// When; `None` without hours a week.
    pub planned: Option<Planned>,
}

/// The roadmap.
#[derive(Clone, Debug)]
pub struct Roadmap {
    /// What is to be done, by start and finish; where nothing has dates, each after what it needs and
    /// then by due day.
    pub rows: Vec<Row>,
    /// The schedule; `None` without hours a week.
    pub schedule: Option<Schedule>,
    /// The schedule's input.
    pub tasks: Vec<Task>,
    /// The titles of the rows in the order of the schedule's input.
    pub names: Vec<String>,
    /// Own hours a week.
    pub hours_per_week: Option<f64>,
    /// Days with other hours, still to come.
    pub away: Vec<Away>,
    /// Own hours more than there are until the due dates; 0 if the hours hold.
    pub short_hours: f64,
    /// The day until which they are short, where they are.
    pub short_until: Option<NaiveDate>,
    /// The least hours a week (in halves) with which nothing is late, where something is.
    pub enough_hours: Option<f64>,
    /// Titles and ids of own work whose hours are all logged, though it is not ended.
    pub worked_off: Vec<(String, String)>,
    /// Titles and ids of open learning that nobody knows the length of.
    pub unknown: Vec<(String, String)>,
    /// How many open steps belong to goals that are not active.
    pub resting: usize,
    /// Titles and days of what is done, newest last.
    pub done: Vec<(String, Option<NaiveDate>)>,
    serving: Vec<String>,
    dues: HashMap<String, NaiveDate>,
}

impl Roadmap {
    /// Whether any step or activity, done or not, serves the goal.
    pub fn serves(&self, goal: &str) -> bool {
        self.serving.iter().any(|id| id == goal)
    }

    /// The day by which a goal is due.
    pub fn goals_due(&self, goal: &str) -> Option<NaiveDate> {
        self.dues.get(goal).copied()
    }
}

/// Builds the roadmap.
///
/// # Errors
/// Steps that need each other, which only a file changed by hand can hold.
pub fn build(records: &Records, today: NaiveDate) -> Result<Roadmap, Cycle> {
    build_as(records, today, true)
}

/// The same without what is short and what would be enough, which take several schedules.
///
/// # Errors
/// As for [`build`].
pub fn build_dates(records: &Records, today: NaiveDate) -> Result<Roadmap, Cycle> {
    build_as(records, today, false)
}

fn build_as(records: &Records, today: NaiveDate, is_measured: bool) -> Result<Roadmap, Cycle> {
    let items = list_items(records);
    let goals: HashMap<&str, &Goal> = records.goals.iter().map(|goal| (goal.id.as_str(), goal)).collect();
    let place: HashMap<&str, usize> = items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
    let stands: Vec<Stand> = items.iter().map(|item| find_stand(item, &goals)).collect();
    let scheduled: Vec<usize> = (0..items.len()).filter(|at| stands[*at] == Stand::Scheduled).collect();
    let mut task_of = vec![usize::MAX; items.len()];
    for (task, at) in scheduled.iter().enumerate() {
        task_of[*at] = task;
    }
    let tasks: Vec<Task> =
        scheduled.iter().map(|at| make_task(&items[*at], &place, &stands, &task_of, &goals)).collect();
    let mut map = Roadmap {
        rows: Vec::new(),
        schedule: None,
        names: scheduled.iter().map(|at| items[*at].title.to_owned()).collect(),
        tasks: Vec::new(),
        hours_per_week: records.hours_per_week,
        away: records.away.iter().filter(|away| away.to >= today).cloned().collect(),
        short_hours: 0.0,
        short_until: None,
        enough_hours: None,
        worked_off: named(&items, |at| matches!(stands[at], Stand::WorkedOff(_))),
        unknown: named(&items, |at| stands[at] == Stand::Held(Held::Unknown)),
        resting: stands.iter().filter(|stand| **stand == Stand::Held(Held::Goal)).count(),
        done: list_done(&items),
        serving: items.iter().filter_map(|item| item.goal).map(str::to_owned).collect(),
        dues: records.goals.iter().filter_map(|goal| Some((goal.id.clone(), goal.due?))).collect(),
    };
    match records.hours_per_week {
        Some(hours_per_week) => {
            let capacity = Capacity { hours_per_week, away: records.away.clone() };
            let plan = schedule(&tasks, &capacity, today)?;
            // Where nothing is late the hours are enough.
            if is_measured && plan.worst_late_days != Some(0) {
                if let Some((day, hours)) = shortfall::find(&tasks, &plan, &capacity, today) {
                    (map.short_hours, map.short_until) = (hours, Some(day));
                }
                map.enough_hours = least_hours(&tasks, &capacity, today, MOST_HOURS)?;
            }
            map.schedule = Some(plan);
        }
        None => super::schedule::check_order(&tasks)?,
    }
    for task in order::sort_by_need(&tasks) {
        let at = scheduled[task];
        let planned = map.schedule.as_ref().and_then(|plan| plan.tasks.get(task)).cloned();
        map.rows.push(make_row(task, &items[at], &goals, &items, &place, &stands, planned));
    }
    map.tasks = tasks;
    // Stable: what begins and ends on the same days, or has none, stays in the order of needs.
    map.rows.sort_by_key(|row| {
        let start = row.planned.as_ref().and_then(|planned| planned.start);
        let finish = row.planned.as_ref().and_then(|planned| planned.finish);
        (start.is_none(), start, finish)
    });
    Ok(map)
}

/// The day `days` after another; the last day there is where the calendar ends.
fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
