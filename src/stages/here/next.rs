//! The one next step. The first of these that holds: what was begun, what is due, what comes within
//! two weeks, then whatever the stages need first.
//!
//! Where that is work on the plan, it is what the roadmap begins with, so that it agrees with the week.
use chrono::{Days, NaiveDate};

use super::{Due, Facts};
use crate::dates::say_day_near;
use crate::record::number::show_number;
use crate::stages::assess::model::Focus;
use crate::stages::goal::model::GoalStatus;
use crate::stages::plan::roadmap::{Roadmap, Row, Source};
use crate::stages::plan::week::{find_first, left};

/// How far ahead a step counts as the next one, in days.
pub const AHEAD: u64 = 14;

/// The one next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What, in words.
    pub text: String,
    /// What to type.
    pub command: String,
    /// The id of the step or the learning, where it is one.
    pub id: Option<String>,
}

impl Next {
    fn new(text: impl Into<String>, command: impl Into<String>) -> Next {
        Next { text: text.into(), command: command.into(), id: None }
    }
}

/// What comes next, given what is due and the roadmap (which is not there where its steps need each
/// other).
pub fn choose_next(facts: &Facts, due: &[Due], map: Option<&Roadmap>, today: NaiveDate) -> Next {
    let first = map.and_then(|map| find_first(map, today));
    // What is not on the roadmap, such as learning of an unknown length, has no place in its order.
    let in_order = |next: Next| match (first, map, &next.id) {
        (Some(first), Some(map), Some(id)) if first.id != *id && map.tasks.iter().any(|task| task.id == *id) => {
            of_row(first, today)
        }
        _ => next,
    };
    begun(facts)
        .or_else(|| due.iter().find(|one| one.date <= today).map(|one| in_order(of_due(one, today))))
        .or_else(|| soonest(facts, today.checked_add_days(Days::new(AHEAD)), today).map(in_order))
        .or_else(|| needed(facts))
        .or_else(|| soonest(facts, None, today).map(in_order))
        .unwrap_or_else(|| Next::new("Note something that went well, in a line", "career win TEXT"))
}

fn of_due(due: &Due, today: NaiveDate) -> Next {
    Next { id: due.id.clone(), ..Next::new(due.says(today), &due.command) }
}

fn of_row(row: &Row, today: NaiveDate) -> Next {
    let command = match row.source {
        Source::Step(_) => format!("career plan done {}", row.id),
        Source::Activity(_) => format!("career learn log {} HOURS", row.id),
    };
    describe(&row.id, &row.title, row.due.filter(|_| !row.is_goals_due), Some(left(row)), command, today)
}

/// A questionnaire that was left for later, by the name of its draft.
fn begun(facts: &Facts) -> Option<Next> {
    let starts_with = |name: &str| facts.drafts.iter().find(|draft| draft.starts_with(name));
    if starts_with("start").is_some() {
        return Some(Next::new("Go on with the first ten minutes", "career start"));
    }
    if starts_with("review-").is_some() {
        return Some(Next::new("Finish the look back", "career review"));
    }
    if starts_with("back").is_some() {
        return Some(Next::new("Go on choosing what still matters", "career back"));
    }
    // Answers to questions that have changed since are put aside, and not gone on with.
    let part =
        facts.drafts.iter().filter_map(|draft| draft.strip_prefix("assess-")).find(|part| !part.ends_with("-old"))?;
    Some(Next::new(format!("Go on with the questions that you left: {part}"), format!("career assess {part}")))
}

/// The first step or piece of learning that nothing holds up, due by this day (any where there is
/// none).
fn soonest(facts: &Facts, by: Option<NaiveDate>, today: NaiveDate) -> Option<Next> {
    let fits = |due: Option<NaiveDate>| by.is_none() || due.is_some_and(|due| by.is_some_and(|by| due <= by));
    let open = facts.open_ids();
    let is_free = |after: &[String]| !after.iter().any(|id| open.contains(id.as_str()));
    let steps = facts
        .open_steps()
        .filter(|step| is_free(&step.after) && fits(step.due))
        .map(|step| (step.due, &step.id, &step.title, step.hours, format!("career plan done {}", step.id)));
    let learning = facts.open_learning().filter(|activity| is_free(&activity.after) && fits(activity.due)).map(|one| {
        (
            one.due,
            &one.id,
            &one.title,
            one.hours.map(|hours| (hours - one.logged()).max(0.0)),
            format!("career learn log {} HOURS", one.id),
        )
    });
    let (due, id, title, hours, command) =
        steps.chain(learning).min_by_key(|(due, ..)| due.unwrap_or(NaiveDate::MAX))?;
    Some(describe(id, title, due, hours, command, today))
}

/// A step or learning with its day and its hours.
fn describe(
    id: &str,
    title: &str,
    due: Option<NaiveDate>,
    hours: Option<f64>,
    command: String,
    today: NaiveDate,
) -> Next {
    let parts: Vec<String> = [
        due.map(|due| {
            let lead = if due < today { "waiting since" } else { "by" };
            format!("{lead} {}", say_day_near(due, today))
        }),
        hours.filter(|hours| *hours > 0.0).map(|hours| format!("{} h", show_number(hours))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let when = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    Next { id: Some(id.to_owned()), ..Next::new(format!("{title}{when}"), command) }
}

/// What the stages need first.
fn needed(facts: &Facts) -> Option<Next> {
    if facts.skills.is_empty() {
        return Some(Next::new("The first ten minutes: what you can do, and one small step", "career start"));
    }
    let focus = facts.profile.focus;
    if focus == Some(Focus::Explore) && facts.interests.is_empty() {
        return Some(Next::new("30 short questions on what you would like to do", "career assess interests"));
    }
    let active = facts.goals.iter().find(|goal| goal.state() == GoalStatus::Active);
    let stays = matches!(focus, Some(Focus::Grow | Focus::Talk));
    if active.is_none() && !stays && !facts.roles.iter().any(|role| role.state().is_open()) {
        return Some(Next::new("Write down a role that you might want", "career role add"));
    }
    let Some(goal) = active else {
        return Some(Next::new("Decide on one thing to reach, and by when", "career goal add"));
    };
    if facts.open_steps().next().is_none() && facts.open_learning().next().is_none() {
        return Some(Next::new(
            format!("A first step towards: {}", goal.title),
            format!("career plan add --goal {}", goal.id),
        ));
    }
    if facts.profile.hours_per_week.is_none() {
        return Some(Next::new(
            "Say how many hours a week are yours, and the roadmap has dates",
            "career init --hours-per-week HOURS",
        ));
    }
    None
}
