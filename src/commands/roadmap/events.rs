//! The roadmap as whole days in a calendar: steps, due days, learning week by week, the next review.
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::says;
use crate::dates::say_date;
use crate::export::ics::Event;
use crate::record::number::show_number;
use crate::render::Look;
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::here::{find_last, find_next_review};
use crate::stages::plan::roadmap::{Roadmap, Row, Source};
use crate::stages::plan::schedule::Schedule;
use crate::stages::review::model::Review;

/// Learning is entered for so many weeks: later ones change with every hour that is logged.
const WEEKS: u64 = 6;

/// All events, in the order of their kinds and then of the roadmap.
pub fn list(map: &Roadmap, goals: &[Goal], reviews: &[Review], today: NaiveDate) -> Vec<Event> {
    let mut events: Vec<Event> = map.rows.iter().filter_map(step).collect();
    events.extend(map.rows.iter().filter_map(due));
    for goal in goals.iter().filter(|goal| goal.state() == GoalStatus::Active) {
        events.extend(goal.due.map(|day| whole_day("goal", &goal.id, day, format!("Due: {}", goal.title))));
    }
    if let Some(plan) = &map.schedule {
        push_sessions(map, plan, today, &mut events);
    }
    let last = find_last(reviews);
    if let Some(day) = find_next_review(last, goals) {
        let id = last.map_or("first".to_owned(), |review| format!("after-{}", review.id));
        let mut event = whole_day("review", &id, day, "Career review".to_owned());
        event.description.push("About ten minutes: career review".to_owned());
        events.push(event);
    }
    events
}

fn whole_day(kind: &'static str, id: &str, day: NaiveDate, summary: String) -> Event {
    Event { kind, id: id.to_owned(), first: day, last: day, summary, description: Vec::new() }
}

/// A step or an activity on its days.
fn step(row: &Row) -> Option<Event> {
    let planned = row.planned.as_ref()?;
    let (first, last) = (planned.start?, planned.finish?);
    let mut description = about(row);
    description.extend(row.due.map(|due| format!("Due: {}", say_date(due))));
    let (state, _) = says::state(row, false);
    if state != "planned" {
        description.push(format!("Status: {}", state.trim_start_matches("! ")));
    }
    let kind = match row.source {
        Source::Step(_) => "step",
        Source::Activity(_) => "learning",
    };
    Some(Event { kind, id: row.id.clone(), first: first.min(last), last, summary: row.title.clone(), description })
}

/// The day by which it has to be there, where it has one of its own.
fn due(row: &Row) -> Option<Event> {
    let day = row.due.filter(|_| !row.is_goals_due)?;
    let event = whole_day("due", &row.id, day, format!("Due: {}", row.title));
    Some(Event { description: about(row), ..event })
}

fn about(row: &Row) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(row.goal.as_ref().map(|(_, title)| format!("Goal: {title}")));
    let effort = says::effort(row, &Look { plain: true, ..Look::PAPER });
    lines.extend(Some(effort).filter(|effort| !effort.is_empty()).map(|effort| format!("Effort: {effort}")));
    let needs = says::needs(row);
    lines.extend(Some(needs).filter(|needs| !needs.is_empty()).map(|needs| format!("After: {needs}")));
    lines
}

/// Learning in the coming weeks: an event a week and activity, from the first to the last day of that week
/// with hours for it. The hours stand in the title, since nobody knows the time of day.
fn push_sessions(map: &Roadmap, plan: &Schedule, today: NaiveDate, events: &mut Vec<Event>) {
    let learning: HashMap<usize, &Row> =
        map.rows.iter().filter(|row| matches!(row.source, Source::Activity(_))).map(|row| (row.task, row)).collect();
    // The rest of this week is the first one.
    let days = WEEKS * 7 - u64::from(today.weekday().num_days_from_monday());
    let mut week: Vec<Session<'_>> = Vec::new();
    for day in today.iter_days().take(days as usize) {
        for (task, hours) in plan.hours_between(day, day) {
            let Some(row) = learning.get(&task) else {
                continue;
            };
            match week.iter_mut().find(|one| one.row.id == row.id) {
                Some(one) => (one.last, one.hours) = (day, one.hours + hours),
                None => week.push(Session { row, first: day, last: day, hours }),
            }
        }
        if day.weekday() == Weekday::Sun {
            events.extend(week.drain(..).map(Session::event));
        }
    }
    events.extend(week.drain(..).map(Session::event));
}

/// The work on an activity in a week.
struct Session<'m> {
    row: &'m Row,
    first: NaiveDate,
    last: NaiveDate,
    hours: f64,
}

impl Session<'_> {
    fn event(self) -> Event {
        let week = self.first.iso_week();
        let hours = show_number(((self.hours * 10.0).round() / 10.0).max(0.1));
        let id = &self.row.id;
        Event {
            kind: "session",
            id: format!("{id}.{}-W{:02}", week.year(), week.week()),
            first: self.first,
            last: self.last,
            summary: format!("{}: {hours} h", self.row.title),
            description: vec![format!("Your own hours this week. Afterwards: career learn log {id} {hours}")],
        }
    }
}
