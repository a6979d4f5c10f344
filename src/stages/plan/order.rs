//! Steps and activities that need each other: looked for before anything is saved.
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use chrono::NaiveDate;

use super::model::Milestone;
use super::schedule::{Cycle, Effort, Task, check_order};
use crate::stages::learn::model::Activity;

/// Looks for a circle among steps and activities, with `after` as what the one with this id needs
/// (whether it is there already or about to be added).
///
/// # Errors
/// The ids of the circle: each needs the next, and the last the first.
pub fn check_circle(
    milestones: &[Milestone],
    activities: &[Activity],
    id: &str,
    after: &[String],
) -> Result<(), Cycle> {
    let mut needs: Vec<(&str, &[String])> = milestones
        .iter()
        .map(|step| (step.id.as_str(), step.after.as_slice()))
        .chain(activities.iter().map(|one| (one.id.as_str(), one.after.as_slice())))
        .filter(|(other, _)| *other != id)
        .collect();
    needs.push((id, after));
    let place: HashMap<&str, usize> = needs.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let tasks: Vec<Task> = needs
        .iter()
        .map(|(id, after)| Task {
            after: after.iter().filter_map(|need| place.get(need.as_str()).copied()).collect(),
            ..Task::new(*id, Effort::Own { hours: 0.0 })
        })
        .collect();
    check_order(&tasks)
}

/// The places of the tasks so that each comes after what it needs and, where that leaves a choice, in
/// the order of the days by which it is due, for itself or for what needs it; those without any day
/// last. What is in a circle is left out.
pub fn sort_by_need(tasks: &[Task]) -> Vec<usize> {
    let mut feeds: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for (at, task) in tasks.iter().enumerate() {
        for need in &task.after {
            feeds[*need].push(at);
        }
    }
    let free = |waiting: &[usize]| (0..tasks.len()).filter(|at| waiting[*at] == 0).collect::<Vec<_>>();
    let mut waiting: Vec<usize> = feeds.iter().map(Vec::len).collect();
    let mut due: Vec<Option<NaiveDate>> = tasks.iter().map(|task| task.due).collect();
    // From the last ones back: a task is due when the first of those that need it is.
    let mut open = free(&waiting);
    while let Some(at) = open.pop() {
        for need in &tasks[at].after {
            due[*need] = due[*need].into_iter().chain(due[at]).min();
            waiting[*need] -= 1;
            if waiting[*need] == 0 {
                open.push(*need);
            }
        }
    }
    let rank = |at: usize| Reverse((due[at].is_none(), due[at], &tasks[at].id, at));
    let mut waiting: Vec<usize> = tasks.iter().map(|task| task.after.len()).collect();
    let mut ready: BinaryHeap<_> = free(&waiting).into_iter().map(rank).collect();
    let mut sorted = Vec::with_capacity(tasks.len());
    while let Some(Reverse((_, _, _, at))) = ready.pop() {
        sorted.push(at);
        for feed in &feeds[at] {
            waiting[*feed] -= 1;
            if waiting[*feed] == 0 {
                ready.push(rank(*feed));
            }
        }
    }
    sorted
}

/// The open steps and activities that need the one with this id, by id.
pub fn find_waiting<'a>(milestones: &'a [Milestone], activities: &'a [Activity], id: &str) -> Vec<&'a str> {
    let steps = milestones.iter().filter(|step| step.state().is_open()).map(|step| (step.id.as_str(), &step.after));
    let learning = activities.iter().filter(|one| one.state().is_open()).map(|one| (one.id.as_str(), &one.after));
    steps.chain(learning).filter(|(_, after)| after.iter().any(|need| need == id)).map(|(id, _)| id).collect()
}
