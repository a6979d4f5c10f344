//! The roadmap as bars over time: the model, and the view in the terminal.
use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::{draw, periods, says};
use crate::commands::Context;
use crate::error::Result;
use crate::render::gantt::{Bar, Break, Group, Kind, Picture, Unit};
use crate::render::{Look, draw_gantt, draw_heading};
use crate::stages::plan::forecast::Forecast;
use crate::stages::plan::roadmap::{Roadmap, Row};
use crate::stages::words::Time;

/// Nothing is drawn wider.
const WIDEST: usize = 160;

/// The view in the terminal.
///
/// # Errors
/// A profile that does not hold.
pub fn draw(context: &mut Context<'_>, map: &Roadmap, forecast: &Forecast, unit: Option<Unit>) -> Result<String> {
    let look = Look { width: context.look().width.min(WIDEST), ..context.look() };
    let mut text = draw_heading(&draw::heading(map, context.today), &look);
    if map.rows.is_empty() {
        text.push_str(&draw::nothing(map));
    } else {
        let picture = make(context, map, forecast, unit, look.plain)?;
        let bars = draw_gantt(&picture, &look);
        if !bars.is_empty() {
            text.push_str(&format!("{bars}\n"));
        }
        draw::push_verdict(map, &look, &mut text);
        if bars.is_empty() {
            text.push_str("The steps in their order: career roadmap\n");
        }
    }
    draw::push_asides(map, context, &look, &mut text);
    Ok(text)
}

/// What is drawn, on paper and in the terminal.
///
/// # Errors
/// A profile that does not hold.
pub fn make(
    context: &mut Context<'_>,
    map: &Roadmap,
    forecast: &Forecast,
    unit: Option<Unit>,
    is_plain: bool,
) -> Result<Picture> {
    let chain: HashSet<usize> = map.schedule.iter().flat_map(|plan| plan.chain.iter().map(|link| link.task)).collect();
    let is_late = map.schedule.as_ref().is_some_and(|plan| plan.worst_late_days != Some(0));
    let next = draw::find_next(map);
    // What the record says may lie years behind the plan; the picture is of the plan, and such days
    // stand in the table below it.
    let last = map.rows.iter().flat_map(|row| [row.planned.as_ref().and_then(|planned| planned.finish), row.due]);
    let last = last.flatten().max();
    let within = |day: Option<NaiveDate>| day.filter(|day| last.is_some_and(|last| *day <= last));
    let mut groups: Vec<(Option<&str>, Group)> = Vec::new();
    for row in &map.rows {
        let goal = row.goal.as_ref().map(|(id, _)| id.as_str());
        let is_critical = chain.contains(&row.task);
        let mut bar = bar(row, is_critical, next == Some(row.id.as_str()), is_plain);
        let range = forecast.of(&row.id);
        (bar.finish_50, bar.finish_80) = (within(range.finish_50), within(range.finish_80));
        if is_late && is_critical {
            // A day more here makes something later, whatever room its own due day leaves.
            bar.slack_end = None;
        }
        match groups.iter_mut().find(|(id, _)| *id == goal) {
            Some((_, group)) => group.bars.push(bar),
            None => groups.push((goal, group(map, row, bar, context.today))),
        }
    }
    // What serves no goal comes last.
    groups.sort_by_key(|(id, _)| id.is_none());
    let own = map.hours_per_week.unwrap_or(0.0);
    let fewer = map.away.iter().filter(|away| away.hours_per_week < own);
    Ok(Picture {
        today: context.today,
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        away: fewer.map(|away| Break { from: away.from, to: away.to, is_free: away.hours_per_week <= 0.0 }).collect(),
        unit,
        year_starts: context.profile()?.year_start(),
        critical: (if is_late { "critical: decides how late it gets" } else { "critical: decides the end" }).to_owned(),
    })
}

fn group(map: &Roadmap, row: &Row, bar: Bar, today: NaiveDate) -> Group {
    let due = row.goal.as_ref().and_then(|(id, _)| map.goals_due(id));
    Group {
        title: row.goal.as_ref().map(|(_, title)| title.clone()),
        due: due.map_or_else(String::new, |due| format!(", by {}", periods::short(due, today))),
        bars: vec![bar],
    }
}

fn bar(row: &Row, is_critical: bool, is_next: bool, is_plain: bool) -> Bar {
    let planned = row.planned.as_ref();
    let (start, finish) = (planned.and_then(|planned| planned.start), planned.and_then(|planned| planned.finish));
    let late_days = planned.and_then(|planned| planned.late_days).unwrap_or(0);
    let has_no_date = planned.is_some_and(|planned| planned.no_date.is_some());
    let slack = planned.and_then(|planned| planned.slack_days).and_then(|days| u64::try_from(days).ok());
    let note = says::state(row, is_next).0;
    Bar {
        label: row.title.clone(),
        when: says::when(row, if is_plain { " to " } else { " – " }),
        start,
        finish,
        slack_end: slack.and_then(|days| finish?.checked_add_days(Days::new(days))),
        // A goal's day stands with the goal, unless this very step misses it.
        due: row.due.filter(|_| !row.is_goals_due || late_days > 0),
        is_late: late_days > 0 || has_no_date,
        is_critical,
        kind: match row.time {
            Time::Own => Kind::Own,
            Time::Work => Kind::Paid,
            Time::Wait => Kind::Wait,
        },
        finish_50: None,
        finish_80: None,
        // The sign stands before the title.
        note: if note == "planned" { String::new() } else { note.trim_start_matches("! ").to_owned() },
    }
}
