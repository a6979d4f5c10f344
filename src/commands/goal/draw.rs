//! How goals look: the list as a tree, one goal with its line, and the way to it.
use chrono::{Days, NaiveDate};

use crate::commands::Context;
use crate::commands::record::{print_table, show, show_day};
use crate::dates::{self, echo};
use crate::error::Result;
use crate::render::{Cell, Column, Look, Role, Table, draw_line, line::show_number};
use crate::stages::goal::model::{Aim, Goal, GoalStatus, Metric};
use crate::stages::goal::order::{self, Placed};
use crate::stages::goal::progress::{self, Progress};
use crate::stages::goal::way::{Mark, What};
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::open::NEAR_DAYS;
use crate::store::Data;

/// Prints goals by due date, those that serve another below it.
///
/// # Errors
/// An output that cannot be written.
pub fn print_list(context: &mut Context<'_>, goals: &[Goal]) -> Result<()> {
    let look = context.look();
    let today = context.today;
    let has_states = goals.iter().any(|goal| goal.state() != GoalStatus::Active);
    let has_progress =
        goals.iter().any(|goal| !goal.checkin.is_empty() || goal.metric.is_some() || goal.confidence.is_some());
    let mut columns = vec![Column::title("Goal"), Column::word("Due", 7), Column::word("When", 5)];
    if has_progress {
        columns.push(Column::word("How it goes", 4));
    }
    if has_states {
        columns.push(Column::word("Status", 6));
    }
    columns.push(Column::word("Id", 2));
    let mut table = Table::new(columns);
    for place in order::arrange(goals) {
        let goal = &goals[place.at];
        let mut cells: Vec<Cell> = vec![
            format!("{}{}", branch(&place, &look), goal.title).into(),
            show_day(goal.due).into(),
            when(goal, today),
        ];
        if has_progress {
            cells.push(draw_progress(goal, &look).into());
        }
        if has_states {
            cells.push(state(goal).into());
        }
        cells.push(Cell::of(Role::Dim, goal.id.clone()));
        table.push(cells);
    }
    print_table(context, &table)
}

/// What stands before a goal that serves another one.
fn branch(place: &Placed, look: &Look) -> String {
    let Some((last, above)) = place.more_below.split_last() else {
        return String::new();
    };
    if look.plain {
        return "> ".repeat(place.more_below.len());
    }
    let mut text: String = above.iter().map(|more| if *more { "│  " } else { "   " }).collect();
    text.push_str(if *last { "├─ " } else { "└─ " });
    text
}

fn state(goal: &Goal) -> &'static str {
    match goal.outcome {
        Some(outcome) if !goal.is_open() => outcome.says(),
        _ => goal.state().says(),
    }
}

/// How far off the due day is; for an open goal whose day went by, how long it has been waiting.
fn when(goal: &Goal, today: NaiveDate) -> Cell {
    match goal.due {
        Some(due) if due < today && goal.is_open() => {
            let days = (today - due).num_days();
            Cell::of(Role::Warn, format!("waiting {days} day{}", if days == 1 { "" } else { "s" }))
        }
        Some(due) if goal.is_open() => dates::say_distance(due, today).into(),
        _ => Cell::default(),
    }
}

/// The small line of a goal: `▁▃▅ 2 of 5 applications`, `▃▅ 65 % sure`.
pub fn draw_progress(goal: &Goal, look: &Look) -> String {
    let how = progress::measure(goal);
    match (&goal.metric, how.value) {
        (Some(metric), Some(value)) => join(&line(&how, goal, look), &count(value, metric)),
        _ => how.confidence.map_or_else(String::new, |sure| {
            let line =
                if how.confidences.len() > 1 { draw_line(&how.confidences, 0.0, 100.0, look) } else { String::new() };
            join(&line, &format!("{sure} % sure"))
        }),
    }
}

/// `2 of 5 applications`; `76 kg, from 80 to 70` where it does not begin at nothing.
fn count(value: f64, metric: &Metric) -> String {
    let value = show_number(value);
    match (metric.from, metric.to) {
        (Some(from), Some(to)) if from != 0.0 => {
            format!("{value} {}, from {} to {}", metric.unit, show_number(from), show_number(to))
        }
        (_, Some(to)) => format!("{value} of {} {}", show_number(to), metric.unit),
        _ => format!("{value} {}", metric.unit),
    }
}

fn line(how: &Progress, goal: &Goal, look: &Look) -> String {
    if how.values.len() < 2 || look.plain {
        return String::new();
    }
    let ends = goal.metric.iter().flat_map(|metric| [metric.from, metric.to]).flatten();
    let all: Vec<f64> = how.values.iter().copied().chain(ends).collect();
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // The last dozen: the line stays small.
    draw_line(&how.values[how.values.len().saturating_sub(12)..], low, high, look)
}

fn join(line: &str, text: &str) -> String {
    if line.is_empty() { text.to_owned() } else { format!("{line} {text}") }
}

/// One goal: its fields, how it goes, what serves it.
///
/// # Errors
/// A file that does not hold.
pub fn draw_goal(context: &Context<'_>, data: &Data<'_>, goal: &Goal) -> Result<String> {
    let look = context.look();
    let goals = data.all::<Goal>()?;
    let mut shown = goal.clone();
    let title_of =
        |id: &String| goals.iter().find(|goal| goal.id == *id).map_or_else(|| id.clone(), |goal| goal.title.clone());
    shown.horizon = goal.horizon(context.today);
    shown.parent = goal.parent.as_ref().map(title_of);
    shown.fallback = goal.fallback.as_ref().map(title_of);
    if let Some(supports) = &goal.supports {
        let aims = data.all::<Aim>()?;
        shown.supports =
            Some(aims.into_iter().find(|aim| aim.id == *supports).map_or_else(|| supports.clone(), |aim| aim.text));
    }
    let mut text = show::draw_title(&goal.title, &goal.id, &look);
    let mut more = show::define_fields(&shown, context.today, &["metric", "confidence", "tripwire"])?;
    if let Some(sign) = &goal.tripwire {
        let day = sign.date.map_or_else(String::new, |day| format!(", looked at on {}", echo(day, context.today)));
        more.push("plan B if", format!("{}{day}", sign.text));
    }
    more.push("how it goes", draw_progress(goal, &look));
    let below: Vec<String> = goals
        .iter()
        .filter(|other| other.parent.as_deref() == Some(&goal.id))
        .map(|other| other.title.clone())
        .collect();
    more.push("served by", below.join("; "));
    let serves = |of: &Option<String>| of.as_deref() == Some(goal.id.as_str());
    let steps: Vec<String> = data
        .all::<Milestone>()?
        .into_iter()
        .filter(|step| serves(&step.goal))
        .map(|step| format!("{} ({})", step.title, step.state().says()))
        .collect();
    more.push("steps", steps.join("; "));
    let learning: Vec<String> = data
        .all::<Activity>()?
        .into_iter()
        .filter(|one| serves(&one.goal))
        .map(|one| format!("{} ({})", one.title, one.state().says()))
        .collect();
    more.push("learning", learning.join("; "));
    text.push_str(&more.draw(&look));
    if let Some(command) = turn_to_plan_b(goal, context.today) {
        text.push_str(&format!("Is it so? Then to plan B:\n  {command}\n"));
    }
    for checkin in progress::sort_checkins(goal) {
        let what = What::Checkin { value: checkin.value, confidence: checkin.confidence, note: checkin.note.clone() };
        let said = describe(goal, &what);
        let mut day = look.paint(Role::Dim, &checkin.date.to_string());
        for line in crate::render::wrap(&crate::render::clean(&said), look.width.saturating_sub(12)) {
            text.push_str(&format!("{day}  {line}\n"));
            day = " ".repeat(10);
        }
    }
    Ok(text)
}

/// What to type for plan B, once the day is near on which to look for its sign.
fn turn_to_plan_b(goal: &Goal, today: NaiveDate) -> Option<String> {
    let day = goal.tripwire.as_ref()?.date?;
    if today.checked_add_days(Days::new(NEAR_DAYS)).is_some_and(|near| day > near) || goal.state() != GoalStatus::Active
    {
        return None;
    }
    let rest = format!("career goal edit {} --status paused", goal.id);
    Some(match &goal.fallback {
        Some(other) => format!("{rest} && career goal edit {other} --status active"),
        None => rest,
    })
}

/// The way to a goal as a table.
pub fn draw_way(goal: &Goal, marks: &[Mark], look: &Look) -> String {
    let mut table = Table::new([Column::word("When", 9), Column::title("The way")]);
    for mark in marks {
        let days = if mark.from == mark.to { mark.from.to_string() } else { format!("{} to {}", mark.from, mark.to) };
        let role = match mark.what {
            What::Ended => Some(Role::Heading),
            What::Finished { .. } => Some(Role::Good),
            _ => None,
        };
        let text = describe(goal, &mark.what);
        table.push([days.into(), role.map_or_else(|| text.clone().into(), |role| Cell::of(role, text.clone()))]);
    }
    table.draw(look)
}

/// A mark on the way in words.
fn describe(goal: &Goal, what: &What) -> String {
    match what {
        What::Set => format!("Set: {}", goal.title),
        What::Ended => format!("Ended: {}", state(goal)),
        What::Logged { text } => text.clone(),
        What::Finished { title } => format!("Finished: {title}"),
        What::Sessions { title, count: 1, hours } => format!("{} h: {title}", show_number(*hours)),
        What::Sessions { title, count, hours } => format!("{count} sessions, {} h: {title}", show_number(*hours)),
        What::Checkin { value, confidence, note } => {
            let value = value.map(|value| match &goal.metric {
                Some(metric) => count(value, metric),
                None => show_number(value),
            });
            let sure = confidence.map(|sure| format!("{sure} % sure"));
            let parts: Vec<String> =
                value.into_iter().chain(sure).chain(note.clone().filter(|note| !note.trim().is_empty())).collect();
            if parts.is_empty() { "Looked at it".to_owned() } else { parts.join("; ") }
        }
    }
}
