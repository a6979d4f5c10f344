//! What a row and the whole roadmap say in words.
use chrono::NaiveDate;

use super::periods;
use crate::render::Role;
use crate::render::line::show_number;
use crate::stages::plan::roadmap::{Held, Roadmap, Row, Source};
use crate::stages::plan::schedule::{Binding, NoDate, Verdict};
use crate::stages::words::{Progress, Time};

/// `24 Nov – 21 Jan`; one day where it begins and ends on it.
pub fn when(row: &Row, dash: &str) -> String {
    let Some(planned) = &row.planned else {
        return String::new();
    };
    match (planned.start, planned.finish) {
        // The year of the start stands in the heading above it.
        (Some(start), Some(finish)) if start == finish => periods::short(start, start),
        (Some(start), Some(finish)) => {
            let is_near = (finish - start).num_days() < 300;
            format!("{}{dash}{}", periods::short(start, start), periods::short(finish, if is_near { finish } else { start }))
        }
        _ => String::new(),
    }
}

/// `40 h`, `22 of 40 h left`, `4 weeks waiting`.
pub fn effort(row: &Row) -> String {
    match (row.time, row.hours, row.weeks) {
        (Time::Own, Some(hours), _) if row.logged > 0.0 => format!("{} of {} h left", show_number((hours - row.logged).max(0.0)), show_number(hours)),
        (Time::Own, Some(hours), _) => format!("{} h", show_number(hours)),
        (Time::Work | Time::Wait, _, Some(weeks)) => {
            let plural = if (weeks - 1.0).abs() < f64::EPSILON { "" } else { "s" };
            let whose = if row.time == Time::Wait { "waiting" } else { "paid" };
            format!("{} week{plural} {whose}", show_number(weeks))
        }
        _ => String::new(),
    }
}

/// The titles of what still comes before it.
pub fn needs(row: &Row) -> String {
    row.needs.iter().filter(|need| need.is_open).map(|need| need.title.clone()).collect::<Vec<_>>().join(", ")
}

/// How it stands: late, held up, under way, or by when it has to be there.
pub fn state(row: &Row, is_next: bool) -> (String, Option<Role>) {
    let planned = row.planned.as_ref();
    if let Some(days) = planned.and_then(|planned| planned.late_days).filter(|days| *days > 0) {
        let plural = if days == 1 { "" } else { "s" };
        return (format!("! {days} day{plural} late"), Some(Role::Warn));
    }
    if let Some(why) = planned.and_then(|planned| planned.no_date) {
        return (no_date(row, why), Some(Role::Warn));
    }
    match row.state {
        Progress::Active => ("under way".to_owned(), Some(Role::Accent)),
        _ if is_next => ("next".to_owned(), Some(Role::Accent)),
        _ => ("planned".to_owned(), None),
    }
}

fn no_date(row: &Row, why: NoDate) -> String {
    match why {
        NoDate::NoHours => "! no hours for it".to_owned(),
        NoDate::TooFar => "! not in a lifetime".to_owned(),
        NoDate::Held => match row.needs.iter().find(|need| need.held.is_some()) {
            Some(need) if need.held == Some(Held::Goal) => format!("! rests: {}", need.title),
            Some(need) => format!("! no hours yet: {}", need.title),
            None => "! held up".to_owned(),
        },
    }
}

/// By when it has to be there; in brackets where that is its goal's day.
pub fn due(row: &Row, near: NaiveDate) -> String {
    match row.due {
        Some(day) if row.is_goals_due => format!("({})", periods::short(day, near)),
        Some(day) => periods::short(day, near),
        None => String::new(),
    }
}

/// The verdict in a sentence, with what would help; `None` without hours a week.
pub fn verdict(map: &Roadmap) -> Option<(Role, String)> {
    let plan = map.schedule.as_ref()?;
    let hours = show_number(map.hours_per_week?);
    Some(match plan.verdict {
        Verdict::Fits if map.rows.iter().all(|row| row.due.is_none()) => {
            (Role::Good, format!("Nothing has a day to be there by; with {hours} h a week it would be done on these dates, if the estimates hold."))
        }
        Verdict::Fits => (Role::Good, format!("It fits, if you get {hours} h a week and the estimates hold.")),
        Verdict::Tight => (Role::Warn, format!("It is tight: it fits with {hours} h every week, and not with a tenth less.")),
        Verdict::DoesNotFit => (Role::Warn, refusal(map, &hours, plan.binding)),
    })
}

fn refusal(map: &Roadmap, hours: &str, binding: Option<Binding>) -> String {
    let late: Vec<&Row> = map.rows.iter().filter(|row| row.planned.as_ref().and_then(|planned| planned.late_days).is_some_and(|days| days > 0)).collect();
    let worst = late.iter().max_by_key(|row| row.planned.as_ref().and_then(|planned| planned.late_days));
    let ends = worst.map_or_else(String::new, |row| {
        let days = row.planned.as_ref().and_then(|planned| planned.late_days).unwrap_or(0);
        format!(" \"{}\" would end {days} day{} after it is due.", row.title, if days == 1 { "" } else { "s" })
    });
    let first = match binding {
        _ if map.short_hours >= 0.05 => format!("This is more than your hours hold by {} h.", show_number((map.short_hours * 10.0).round() / 10.0)),
        Some(Binding::Dates) => "It does not fit, and more hours would not help: waiting times and earliest days hold it up.".to_owned(),
        _ => format!("It does not fit into {hours} h a week."),
    };
    let help = match (map.enough_hours, worst) {
        (Some(enough), _) => format!(" With {} h a week it would fit: career init --hours-per-week {}", show_number(enough), show_number(enough)),
        (None, Some(row)) => {
            let finish = row.planned.as_ref().and_then(|planned| planned.finish).map(|day| day.to_string()).unwrap_or_default();
            format!(" A later day would do: {}", later_due(row, &finish))
        }
        (None, None) => String::new(),
    };
    format!("{first}{ends}{help}")
}

/// The command that moves the due day of a row, or of its goal where the day is the goal's.
fn later_due(row: &Row, finish: &str) -> String {
    match (&row.goal, row.source) {
        (Some((goal, _)), _) if row.is_goals_due => format!("career goal edit {goal} --due {finish}"),
        (_, Source::Step(_)) => format!("career plan edit {} --due {finish}", row.id),
        (_, Source::Activity(_)) => format!("career learn edit {} --due {finish}", row.id),
    }
}

/// What is not on the roadmap, and why; one sentence each.
pub fn asides(map: &Roadmap) -> Vec<String> {
    let mut asides = Vec::new();
    if let Some((title, day)) = map.done.last() {
        let day = day.map_or_else(String::new, |day| format!(" on {day}"));
        asides.push(match map.done.len() {
            1 => format!("Done: {title}{day}."),
            n => format!("Done so far: {n}, the last one {title}{day}."),
        });
    }
    for (title, id) in map.worked_off.iter().take(2) {
        asides.push(format!("All hours of {title} are there. Finished? career learn done {id}"));
    }
    for (title, id) in map.unknown.iter().take(2) {
        asides.push(format!("Not here yet, as nobody knows how long it takes: {title}. career learn edit {id} --hours N"));
    }
    if map.unknown.len() > 2 {
        asides.push(format!("So it is with {} more: career learn list", map.unknown.len() - 2));
    }
    match map.resting {
        0 => {}
        1 => asides.push("One step rests with its goal.".to_owned()),
        n => asides.push(format!("{n} steps rest with their goals.")),
    }
    asides
}
