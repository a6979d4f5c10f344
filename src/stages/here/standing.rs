//! Each stage in one line: how things stand, and the command that comes next there.
use std::collections::HashSet;

use chrono::NaiveDate;

use super::Facts;
use crate::dates::{say_day_near, say_distance};
use crate::stages::explore::model::RoleStatus;
use crate::stages::goal::model::GoalStatus;
use crate::stages::words::Progress;

/// How a stage stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its name: assess, explore, goal, learn, plan, review.
    pub stage: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// What to type next there.
    pub next: String,
}

/// The six stages in their order.
pub fn describe_stages(facts: &Facts, today: NaiveDate) -> Vec<Standing> {
    let standing = |stage, (state, next): (String, String)| Standing { stage, state, next };
    vec![
        standing("assess", describe_assess(facts)),
        standing("explore", describe_explore(facts)),
        standing("goal", describe_goal(facts, today)),
        standing("learn", describe_learn(facts)),
        standing("plan", describe_plan(facts, today)),
        standing("review", describe_review(facts, today)),
    ]
}

/// `1 skill`, `9 skills`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

fn describe_assess(facts: &Facts) -> (String, String) {
    let rated = facts.skills.iter().filter(|skill| skill.level().is_some()).count();
    let examples: HashSet<&String> =
        facts.skills.iter().flat_map(|skill| &skill.rating).flat_map(|rating| &rating.evidence).collect();
    let mut parts = Vec::new();
    if !facts.skills.is_empty() {
        parts.push(count(facts.skills.len(), "skill", "skills"));
        if rated < facts.skills.len() {
            parts.push(format!("{} not assessed", facts.skills.len() - rated));
        }
    }
    if !examples.is_empty() {
        parts.push(count(examples.len(), "example", "examples"));
    }
    let known = [
        (!facts.interests.is_empty(), "interests"),
        (!facts.values.is_empty(), "values"),
        (facts.preferences.is_some(), "preferences"),
        (!facts.strengths.is_empty(), "strengths"),
    ];
    parts.extend(known.iter().filter(|(is_known, _)| *is_known).map(|(_, name)| (*name).to_owned()));
    if parts.is_empty() {
        return ("nothing yet; the first ten minutes begin it".to_owned(), "career start".to_owned());
    }
    let next = if facts.skills.is_empty() {
        "career assess skills".to_owned()
    } else {
        known
            .iter()
            .find(|(is_known, _)| !is_known)
            .map_or("career assess show".to_owned(), |(_, name)| format!("career assess {name}"))
    };
    (parts.join(", "), next)
}

fn describe_explore(facts: &Facts) -> (String, String) {
    let open: Vec<_> = facts.roles.iter().filter(|role| role.state().is_open()).collect();
    let main = open.iter().find(|role| role.state() == RoleStatus::Target).or(open.first());
    let Some(main) = main else {
        return ("no role in mind yet".to_owned(), "career explore".to_owned());
    };
    let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
    let next = if main.requirement.is_empty() {
        format!("career role edit {} --need SKILL:LEVEL", main.id)
    } else {
        format!("career skill gap --role {}", main.id)
    };
    (format!("{} ({}){more}", main.title, main.state().says()), next)
}

fn describe_goal(facts: &Facts, today: NaiveDate) -> (String, String) {
    let active: Vec<_> = facts.goals.iter().filter(|goal| goal.state() == GoalStatus::Active).collect();
    let paused = facts.goals.iter().filter(|goal| goal.state() == GoalStatus::Paused).count();
    let resting = if paused > 0 { format!(", {paused} resting") } else { String::new() };
    let first = active.iter().min_by_key(|goal| (goal.priority.unwrap_or(2), goal.due.unwrap_or(NaiveDate::MAX)));
    match (first, active.len()) {
        (None, _) if paused > 0 => (count(paused, "goal resting", "goals resting"), "career goal list".to_owned()),
        (None, _) => ("none yet".to_owned(), "career goal add".to_owned()),
        (Some(goal), 1) => {
            let due = goal.due.map_or(String::new(), |due| format!(", by {}", say_day_near(due, today)));
            (format!("{}{due}{resting}", goal.title), format!("career goal show {}", goal.id))
        }
        (Some(goal), n) => (format!("{}, and {} more{resting}", goal.title, n - 1), "career goal list".to_owned()),
    }
}

fn describe_learn(facts: &Facts) -> (String, String) {
    let open: Vec<_> = facts.open_learning().collect();
    let done = facts.activities.iter().filter(|activity| activity.state() == Progress::Done).count();
    let main = open.iter().find(|activity| activity.state() == Progress::Active).or(open.first());
    let Some(main) = main else {
        let state =
            if done > 0 { format!("{} finished, nothing under way", done) } else { "nothing under way".to_owned() };
        return (state, "career learn add".to_owned());
    };
    let hours = match main.hours {
        Some(hours) => format!(", {} of {hours} h", main.logged()),
        None if main.logged() > 0.0 => format!(", {} h", main.logged()),
        None => String::new(),
    };
    let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
    (format!("{}{hours}{more}", main.title), format!("career learn log {} HOURS", main.id))
}

fn describe_plan(facts: &Facts, today: NaiveDate) -> (String, String) {
    let open: Vec<_> = facts.open_steps().collect();
    let done = facts.milestones.iter().filter(|step| step.state() == Progress::Done).count();
    if open.is_empty() {
        let state = if done > 0 {
            format!("{} done, none open", count(done, "step", "steps"))
        } else {
            "no steps yet".to_owned()
        };
        return (state, "career plan add".to_owned());
    }
    let first = open.iter().filter_map(|step| step.due).min();
    let the_first = if open.len() > 1 { ", the first by" } else { ", by" };
    let due = first.map_or(String::new(), |day| format!("{the_first} {}", say_day_near(day, today)));
    let done = if done > 0 { format!("{done} done, ") } else { String::new() };
    let next = if facts.profile.hours_per_week.is_none() { "career plan list" } else { "career roadmap" };
    (format!("{done}{}{due}", count(open.len(), "step open", "steps open")), next.to_owned())
}

fn describe_review(facts: &Facts, today: NaiveDate) -> (String, String) {
    let next = "career review".to_owned();
    match facts.last_review() {
        None => ("none yet; ten minutes at the end of a quarter".to_owned(), next),
        Some(last) => {
            let again = last.next.map_or(String::new(), |day| {
                if day < today {
                    format!(", the next waiting since {}", say_day_near(day, today))
                } else {
                    format!(", the next {}", say_distance(day, today))
                }
            });
            (format!("{} done{again}", last.id), next)
        }
    }
}
