//! What has to be decided before the talk after this one: roles and plan B.
use chrono::NaiveDate;

use super::{Book, Circle, Line};
use crate::dates::say_day;
use crate::stages::explore::model::{Role, RoleStatus, Where};
use crate::stages::goal::model::GoalStatus;
use crate::stages::review::model::{Person, Relation};

/// Decisions with a day up to `until`, the nearest first; behind them what only has to be said.
pub(super) fn lines(
    book: &Book<'_>,
    circle: &Circle<'_>,
    person: &Person,
    until: NaiveDate,
    today: NaiveDate,
    left_out: &mut usize,
) -> Vec<Line> {
    let mut found: Vec<(NaiveDate, Line)> = Vec::new();
    for role in book.notebook.roles.iter().filter(|role| role.state().is_open()) {
        let decision = decide(role, person, until, today);
        match decision {
            Some(_) if !circle.sees("role", &role.id) => *left_out += 1,
            Some((day, text)) => found.push((day, Line::new("role", Some(&role.id), text))),
            None => {}
        }
    }
    for goal in book.notebook.goals.iter().filter(|goal| goal.state() == GoalStatus::Active) {
        let Some(tripwire) = &goal.tripwire else { continue };
        let Some(day) = tripwire.date.filter(|day| *day <= until) else { continue };
        if !circle.sees("goal", &goal.id) {
            *left_out += 1;
            continue;
        }
        let plan = book.notebook.goals.iter().find(|other| Some(&other.id) == goal.fallback.as_ref());
        let plan = plan
            .filter(|plan| circle.sees("goal", &plan.id))
            .map_or_else(String::new, |plan| format!(": {}", plan.title));
        let text = format!("{}: plan B{plan}, if \"{}\" ({})?", goal.title, tripwire.text, say_day(day));
        found.push((day, Line::new("tripwire", Some(&goal.id), text)));
    }
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, line)| line).collect()
}

/// What a role needs to be decided, with its day.
fn decide(role: &Role, person: &Person, until: NaiveDate, today: NaiveDate) -> Option<(NaiveDate, String)> {
    let is_near = |day: &NaiveDate| today <= *day && *day <= until;
    match role.state() {
        RoleStatus::Watching | RoleStatus::Target => {
            if let Some(day) = role.closes.filter(is_near) {
                return Some((day, format!("{}: apply by {}?", role.title, say_day(day))));
            }
        }
        RoleStatus::Applied => {
            return role
                .decides
                .filter(is_near)
                .map(|day| (day, format!("{}: decided on {}", role.title, say_day(day))));
        }
        RoleStatus::Won | RoleStatus::Closed => return None,
    }
    // Only those who can make it happen are asked whether it can.
    let can_say = role.sponsor.as_deref() == Some(person.id.as_str())
        || matches!(person.relation, Relation::Manager | Relation::Sponsor);
    if role.state() != RoleStatus::Target || role.place() != Where::Inside || !can_say || role.confirmed.is_some() {
        return None;
    }
    let text = match role.discussed {
        None => format!("{}: could this happen, and what would it take?", role.title),
        // With whom it was talked about is not kept; a meeting on that day says that it was this person.
        Some(day) if person.meeting.iter().any(|one| one.date == day) => {
            format!("{}: we talked about it on {}. Can it happen, and when?", role.title, say_day(day))
        }
        Some(_) => format!("{}: can it happen, and when?", role.title),
    };
    Some((NaiveDate::MAX, text))
}
