//! The one next step. The first of these that holds: what was begun, what is due, what comes within
//! two weeks, then whatever the stages need first.
use chrono::{Days, NaiveDate};

use super::{Due, Facts};
use crate::dates::say_day_near;
use crate::stages::assess::model::Focus;
use crate::stages::goal::model::GoalStatus;

/// How far ahead a step counts as the next one, in days.
pub const AHEAD: u64 = 14;

/// The one next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What, in words.
    pub text: String,
    /// What to type.
    pub command: String,
}

impl Next {
    fn new(text: impl Into<String>, command: impl Into<String>) -> Next {
        Next { text: text.into(), command: command.into() }
    }
}

/// What comes next, given what is due.
pub fn choose_next(facts: &Facts, due: &[Due], today: NaiveDate) -> Next {
    begun(facts)
        .or_else(|| due.iter().find(|one| one.date <= today).map(|one| Next::new(one.says(today), &one.command)))
        .or_else(|| soonest(facts, today.checked_add_days(Days::new(AHEAD)), today))
        .or_else(|| needed(facts))
        .or_else(|| soonest(facts, None, today))
        .unwrap_or_else(|| Next::new("Note something that went well, in a line", "career win TEXT"))
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
    let is_free = |after: &[String]| after.iter().all(|id| facts.is_done(id));
    let steps = facts
        .open_steps()
        .filter(|step| is_free(&step.after) && fits(step.due))
        .map(|step| (step.due, &step.title, step.hours, format!("career plan done {}", step.id)));
    let learning = facts.open_learning().filter(|activity| is_free(&activity.after) && fits(activity.due)).map(|one| {
        (
            one.due,
            &one.title,
            one.hours.map(|hours| (hours - one.logged()).max(0.0)),
            format!("career learn log {} HOURS", one.id),
        )
    });
    let (due, title, hours, command) = steps.chain(learning).min_by_key(|(due, ..)| due.unwrap_or(NaiveDate::MAX))?;
    let parts: Vec<String> = [
        due.map(|due| format!("by {}", say_day_near(due, today))),
        hours.filter(|hours| *hours > 0.0).map(|hours| format!("{hours} h")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let when = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    Some(Next::new(format!("{title}{when}"), command))
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
