//! By how many hours the work that is due is more than the hours until then.
use chrono::NaiveDate;

use super::later;
use crate::stages::plan::schedule::{Capacity, Effort, Schedule, Task};

/// The largest difference, over all due days, between the own hours that are due by that day (due
/// days pushed back through the prerequisites, as the schedule has them) and the hours that there are
/// from today to that day, both included, with the first such day. None if there are enough hours, or
/// if what is late is so because of waits and earliest days.
pub(super) fn find(tasks: &[Task], plan: &Schedule, capacity: &Capacity, today: NaiveDate) -> Option<(NaiveDate, f64)> {
    let mut due: Vec<(NaiveDate, f64)> = tasks
        .iter()
        .zip(&plan.tasks)
        .filter_map(|(task, planned)| {
            let Effort::Own { hours } = task.effort else { return None };
            // Slack is the pushed due day less the finish; without a finish only the own due day is known.
            let pushed = match (planned.finish, planned.slack_days) {
                (Some(finish), Some(slack)) => finish.checked_add_signed(chrono::TimeDelta::try_days(slack)?)?,
                _ => task.due?,
            };
            Some((pushed, hours))
        })
        .collect();
    due.sort_by_key(|(day, _)| *day);
    let mut worst: Option<(NaiveDate, f64)> = None;
    let mut wanted = 0.0;
    let mut there = 0.0;
    let mut next = today;
    for (at, (day, hours)) in due.iter().enumerate() {
        wanted += hours;
        while next <= *day {
            there += hours_on(next, capacity);
            next = later(next, 1);
        }
        let is_last_of_day = due.get(at + 1).is_none_or(|(other, _)| other != day);
        let short = wanted - there;
        if is_last_of_day && short >= worst.map_or(0.0, |(_, hours)| hours) + 1e-9 {
            worst = Some((*day, short));
        }
    }
    worst
}

/// The hours of one day; where two times away overlap, the smaller holds.
fn hours_on(day: NaiveDate, capacity: &Capacity) -> f64 {
    let away = capacity.away.iter().filter(|away| away.from <= day && day <= away.to).map(|away| away.hours_per_week);
    away.reduce(f64::min).unwrap_or(capacity.hours_per_week) / 7.0
}
