//! What people forget on the way into a role, and the day on which it begins.
use super::super::transition::{Takes, find_supply, find_transition, list_usual};
use super::place::has_paid_work;
use super::{Aim, Becomes, Before, Mode, Notebook, Suggestion};
use crate::record::number::show_number;
use crate::stages::explore::model::RoleStatus;
use crate::stages::goal::model::GoalStatus;
use crate::stages::words::Time;

/// What the plan has not got yet of it. What comes last follows what the role's first day follows, and
/// that day waits for it; a plan without that day is offered one.
pub fn way_in(aim: &Aim<'_>, notebook: &Notebook<'_>) -> Vec<Suggestion> {
    let role = &aim.role;
    // Who only looks at a role has not decided on it.
    let is_meant = aim.goal.is_some() || matches!(role.state(), RoleStatus::Target | RoleStatus::Applied);
    let usual = list_usual(role, has_paid_work(notebook));
    if !aim.is_real || !is_meant || usual.is_empty() {
        return Vec::new();
    }
    let first_day = find_transition(notebook.records, &role.id);
    if first_day.is_some_and(|step| !step.state().is_open()) {
        return Vec::new();
    }
    let mut list: Vec<Suggestion> = Vec::new();
    for one in &usual {
        let is_there = one.key == "sponsor" && role.sponsor.is_some();
        if is_there || find_supply(one, role, notebook.records).is_some() {
            continue;
        }
        let (time, hours, weeks, figure) = match one.takes {
            Takes::Hours(hours) => (Time::Own, Some(hours), None, format!("{} h", show_number(hours))),
            Takes::Waiting(weeks) => (Time::Wait, None, Some(weeks), format!("{} weeks", show_number(weeks))),
        };
        let day = role.closes.or(role.decides).filter(|day| *day >= notebook.today && !one.is_last);
        let mut after = Vec::new();
        if one.is_last {
            let before = first_day.iter().flat_map(|step| &step.after);
            after.extend(before.map(|id| Before::Known(id.clone())));
            after.extend((0..list.len()).map(Before::Earlier));
        }
        list.push(Suggestion {
            mode: one.mode,
            closes: vec![one.key.to_owned()],
            time,
            hours,
            weeks,
            due: day.filter(|day| aim.goal.and_then(|goal| goal.due).is_none_or(|due| *day < due)),
            after,
            before: first_day.filter(|_| one.is_last).map(|step| step.id.clone()),
            note: if one.key == "sponsor" {
                format!("career role edit {} --sponsor PERSON", role.id)
            } else {
                String::new()
            },
            figure: format!("{figure}: {}", one.figure),
            ..blank(aim, format!("{}: {}", one.title, role.title))
        });
    }
    if first_day.is_none() && aim.goal.is_some_and(|goal| goal.state() == GoalStatus::Active) {
        list.push(Suggestion {
            role: Some(role.id.clone()),
            // Nothing begins before it is decided.
            earliest: role.decides.filter(|day| *day >= notebook.today),
            after: (0..list.len()).map(Before::Earlier).collect(),
            figure: "0 h: the day itself takes no time of its own".to_owned(),
            ..blank(aim, format!("The first day: {}", role.title))
        });
    }
    list
}

/// A step that belongs to the role as a whole.
pub fn blank(aim: &Aim<'_>, title: String) -> Suggestion {
    Suggestion {
        id: String::new(),
        becomes: Becomes::Step,
        mode: Mode::Exposure,
        missing: None,
        label: aim.role.title.clone(),
        title,
        closes: Vec::new(),
        skills: Vec::new(),
        goal: aim.goal.map(|goal| goal.id.clone()),
        time: Time::Own,
        hours: None,
        weeks: None,
        cost: None,
        after: Vec::new(),
        before: None,
        role: None,
        earliest: None,
        due: None,
        note: String::new(),
        why: format!("Often forgotten on the way into {}.", aim.role.title),
        figure: String::new(),
    }
}
