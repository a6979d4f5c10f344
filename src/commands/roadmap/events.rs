//! The roadmap as whole days in a calendar: steps, due days, learning week by week, the next review.
use chrono::{Datelike, Days, NaiveDate};

use super::says;
use crate::dates::say_date;
use crate::export::ics::Event;
use crate::record::number::show_number;
use crate::render::Look;
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::plan::roadmap::{Roadmap, Row, Source};
use crate::stages::plan::schedule::Schedule;
use crate::stages::review::model::{Review, ReviewStatus};

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
    // The last review says when the next one is.
    let ended = reviews.iter().filter(|review| review.status != Some(ReviewStatus::Draft));
    let last = ended.max_by(|a, b| (a.to, &a.id).cmp(&(b.to, &b.id)));
    if let Some((review, day)) = last.and_then(|review| Some((review, review.next?))) {
        let mut event = whole_day("review", &format!("after-{}", review.id), day, "Career review".to_owned());
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

/// Learning in the coming weeks: an event a week and activity, on the days of that week on which it is
/// worked on, with its hours in the title, since nobody knows the time of day.
fn push_sessions(map: &Roadmap, plan: &Schedule, today: NaiveDate, events: &mut Vec<Event>) {
    let learning: Vec<&Row> = map.rows.iter().filter(|row| matches!(row.source, Source::Activity(_))).collect();
    let Some(mut monday) = today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into())) else {
        return;
    };
    for _ in 0..WEEKS {
        let Some(sunday) = monday.checked_add_days(Days::new(6)) else {
            return;
        };
        let from = monday.max(today);
        for (task, hours) in plan.hours_between(from, sunday) {
            let Some(row) = learning.iter().find(|row| row.task == task) else {
                continue;
            };
            let days = plan.pieces.iter().filter(|one| one.task == task && one.from <= sunday && one.to >= from);
            let (first, last) = days.fold((sunday, from), |(first, last), one| {
                (first.min(one.from.max(from)), last.max(one.to.min(sunday)))
            });
            if first > last {
                continue;
            }
            let week = monday.iso_week();
            let hours = show_number(((hours * 10.0).round() / 10.0).max(0.1));
            events.push(Event {
                kind: "session",
                id: format!("{}.{}-W{:02}", row.id, week.year(), week.week()),
                first,
                last,
                summary: format!("{}: {hours} h", row.title),
                description: vec![format!("This week's own hours. Log them: career learn log {} {hours}", row.id)],
            });
        }
        let Some(next) = sunday.succ_opt() else {
            return;
        };
        monday = next;
    }
}
