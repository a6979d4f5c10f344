//! What would make a plan fit: more hours, other dates, or one goal less. Every answer was tried.
use super::calendar::Calendar;
use super::graph::Net;
use super::{Capacity, Cycle, Effort, Schedule, Task, solve};
use chrono::NaiveDate;

/// The most own hours a week that are suggested or tried.
pub(super) const MOST_HOURS: f64 = 80.0;

/// How many step placements the search for a goal to pause may cost (some seconds at the most).
const PAUSE_BUDGET: usize = 5_000_000;

/// A due date with which a step would be in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDue {
    /// The place of the step in the input.
    pub task: usize,
    /// The day on which it is finished.
    pub due: NaiveDate,
}

/// A goal that could be paused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// 1 is the most important; larger numbers are paused first.
    pub priority: u8,
}

/// The least multiple of half an hour a week, above what there is and up to `most`, with which
/// nothing is late; the hours of days away stay. None if there is none.
///
/// # Errors
/// Steps that need each other.
pub fn least_hours(tasks: &[Task], capacity: &Capacity, today: NaiveDate, most: f64) -> Result<Option<f64>, Cycle> {
    let net = Net::new(tasks, &Calendar::new(capacity, today, 10))?;
    let fits = |halves: u32| {
        let more = Capacity { hours_per_week: f64::from(halves) / 2.0, away: capacity.away.clone() };
        solve::has_time(&net, &Calendar::new(&more, today, 10))
    };
    let mut low = (capacity.hours_per_week.clamp(0.0, 168.0) * 2.0).floor() as u32;
    let top = (most.clamp(0.0, 168.0) * 2.0).floor() as u32;
    if top <= low || !fits(top) {
        return Ok(None);
    }
    let mut high = top;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(Some(f64::from(high) / 2.0))
}

/// For each late step the due date with which it would be in time: the day on which `plan`, its
/// schedule, has it finished. None if nothing is late, a late step has no date, or the plan does not
/// fit with them.
///
/// # Errors
/// Steps that need each other.
pub fn new_dues(
    tasks: &[Task],
    plan: &Schedule,
    capacity: &Capacity,
    today: NaiveDate,
) -> Result<Option<Vec<NewDue>>, Cycle> {
    if plan.worst_late_days.is_none_or(|days| days == 0) {
        return Ok(None);
    }
    let late = plan.tasks.iter().enumerate().filter(|(_, it)| it.late_days.is_some_and(|days| days > 0));
    let dues: Vec<NewDue> = late.filter_map(|(task, it)| it.finish.map(|due| NewDue { task, due })).collect();
    let mut moved = tasks.to_vec();
    for new in &dues {
        if let Some(task) = moved.get_mut(new.task) {
            task.due = Some(new.due);
        }
    }
    let calendar = Calendar::new(capacity, today, 10);
    Ok(solve::has_time(&Net::new(&moved, &calendar)?, &calendar).then_some(dues))
}

/// The plan without the steps of one group. None if a step of another needs one of them: pausing it
/// would hold that up as well.
pub fn without_group(tasks: &[Task], group: usize) -> Option<Vec<Task>> {
    let is_out = |task: &Task| task.group == Some(group);
    let mut place = vec![usize::MAX; tasks.len()];
    for (new, old) in (0..tasks.len()).filter(|at| !is_out(&tasks[*at])).enumerate() {
        place[old] = new;
    }
    let mut kept = Vec::with_capacity(tasks.len());
    for task in tasks.iter().filter(|task| !is_out(task)) {
        let mut task = task.clone();
        task.after.retain(|need| *need < tasks.len());
        for need in &mut task.after {
            *need = place[*need];
            if *need == usize::MAX {
                return None;
            }
        }
        kept.push(task);
    }
    Some(kept)
}

/// The first group without which nothing is late: the least important first, then the one with the
/// fewest own hours, then by id. None if no group does, or if the plan is so large that trying the
/// next would take too long.
///
/// # Errors
/// Steps that need each other.
pub fn pause_one(
    tasks: &[Task],
    groups: &[Group],
    capacity: &Capacity,
    today: NaiveDate,
) -> Result<Option<usize>, Cycle> {
    let mut hours = vec![0.0; groups.len()];
    let mut is_used = vec![false; groups.len()];
    for task in tasks {
        let Some(group) = task.group.filter(|group| *group < groups.len()) else {
            continue;
        };
        is_used[group] = true;
        if let Effort::Own { hours: own } = task.effort {
            hours[group] += own;
        }
    }
    let mut order: Vec<usize> = (0..groups.len()).filter(|group| is_used[*group]).collect();
    order.sort_by(|a, b| {
        let by_hours = hours[*a].total_cmp(&hours[*b]);
        let by_priority = groups[*b].priority.cmp(&groups[*a].priority);
        by_priority.then(by_hours).then_with(|| groups[*a].id.cmp(&groups[*b].id))
    });
    let calendar = Calendar::new(capacity, today, 10);
    Net::new(tasks, &calendar)?;
    for group in order.into_iter().take((PAUSE_BUDGET / tasks.len().max(1)).max(1)) {
        let Some(kept) = without_group(tasks, group) else {
            continue;
        };
        if solve::has_time(&Net::new(&kept, &calendar)?, &calendar) {
            return Ok(Some(group));
        }
    }
    Ok(None)
}
