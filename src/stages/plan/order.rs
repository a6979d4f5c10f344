//! Steps and activities that need each other: looked for before anything is saved.
use std::collections::HashMap;

use super::model::Milestone;
use super::schedule::{Cycle, Effort, Task, check_order};
use crate::stages::learn::model::Activity;

/// Looks for a circle among steps and activities, with `after` as what the one with this id needs
/// (whether it is there already or about to be added).
///
/// # Errors
/// The ids of the circle: each needs the next, and the last the first.
pub fn check_circle(milestones: &[Milestone], activities: &[Activity], id: &str, after: &[String]) -> Result<(), Cycle> {
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

/// The open steps and activities that need the one with this id, by id.
pub fn find_waiting<'a>(milestones: &'a [Milestone], activities: &'a [Activity], id: &str) -> Vec<&'a str> {
    let steps = milestones.iter().filter(|step| step.state().is_open()).map(|step| (step.id.as_str(), &step.after));
    let learning = activities.iter().filter(|one| one.state().is_open()).map(|one| (one.id.as_str(), &one.after));
    steps.chain(learning).filter(|(_, after)| after.iter().any(|need| need == id)).map(|(id, _)| id).collect()
}
