//! What a row and the whole roadmap say in words.
use chrono::NaiveDate;

use super::periods;
use crate::dates::say_day;
use crate::render::line::show_number;
use crate::render::{Look, Role};
use crate::stages::plan::roadmap::{Held, Roadmap, Row, Source};
use crate::stages::plan::schedule::{Binding, Cause, Link, NoDate, Verdict};
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
            format!(
                "{}{dash}{}",
                periods::short(start, start),
                periods::short(finish, if is_near { finish } else { start })
            )
        }
        _ => String::new(),
    }
}

/// `40 h`, `22 h left`, `8 wk wait`; in plain the weeks are written out.
pub fn effort(row: &Row, look: &Look) -> String {
    match (row.time, row.hours, row.weeks) {
        (Time::Own, Some(hours), _) if row.logged > 0.0 => {
            format!("{} h left", show_number((hours - row.logged).max(0.0)))
        }
        (Time::Own, Some(hours), _) => format!("{} h", show_number(hours)),
        (Time::Work | Time::Wait, _, Some(weeks)) => {
            let (short, long) = if row.time == Time::Wait { ("wait", "waiting") } else { ("paid", "of paid time") };
            let plural = if (weeks - 1.0).abs() < f64::EPSILON { "" } else { "s" };
            if look.plain {
                format!("{} week{plural} {long}", show_number(weeks))
            } else {
                format!("{} wk {short}", show_number(weeks))
            }
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

/// By when it has to be there, where it has a day of its own; its goal's stands with the goal.
pub fn due(row: &Row, near: NaiveDate) -> String {
    row.due.filter(|_| !row.is_goals_due).map_or_else(String::new, |day| periods::short(day, near))
}

/// What there is to say on whether it fits.
pub struct Said {
    /// How the first sentence is painted.
    pub role: Role,
    /// The verdict and where it comes from, one sentence each.
    pub verdict: Vec<String>,
    /// What would help, each with its command.
    pub help: Vec<String>,
}

impl Said {
    fn plain(role: Role, verdict: String) -> Said {
        Said { role, verdict: vec![verdict], help: Vec::new() }
    }
}

/// Whether it fits, and what would help.
pub fn verdict(map: &Roadmap) -> Said {
    let (Some(plan), Some(hours)) = (&map.schedule, map.hours_per_week) else {
        let why = "There are no dates yet: they need the hours a week of your own that you have for this.";
        let verdict = vec![why.to_owned(), "career init --hours-per-week 5".to_owned()];
        return Said { role: Role::Accent, verdict, help: Vec::new() };
    };
    let hours = show_number(hours);
    match plan.verdict {
        Verdict::Fits if map.rows.iter().all(|row| row.due.is_none()) => Said::plain(
            Role::Good,
            format!(
                "Nothing has to be there by a day. These are the dates if you get {hours} h a week and the estimates hold."
            ),
        ),
        Verdict::Fits => {
            Said::plain(Role::Good, format!("It fits, if you get {hours} h a week and the estimates hold."))
        }
        Verdict::Tight => Said::plain(
            Role::Warn,
            format!(
                "It is tight: it fits if you get {hours} h every week and the estimates hold, and not with a tenth less."
            ),
        ),
        Verdict::DoesNotFit => refusal(map, &hours, plan.binding),
    }
}

fn late_days(row: &Row) -> i64 {
    row.planned.as_ref().and_then(|planned| planned.late_days).unwrap_or(0)
}

fn refusal(map: &Roadmap, hours: &str, binding: Option<Binding>) -> Said {
    let worst = map.rows.iter().filter(|row| late_days(row) > 0).max_by_key(|row| late_days(row));
    let mut said = Said::plain(
        Role::Warn,
        match binding {
            _ if map.short_hours >= 0.05 => {
                format!(
                    "This is more than your hours hold by {} h.",
                    show_number((map.short_hours * 10.0).round() / 10.0)
                )
            }
            Some(Binding::Dates) => {
                "It does not fit, and more hours would not help: waiting times and earliest days hold it up.".to_owned()
            }
            _ => format!("It does not fit into {hours} h a week."),
        },
    );
    if let Some(row) = worst {
        said.verdict.push(format!("\"{}\" would be done {} after it is due.", row.title, say_days(late_days(row))));
    }
    match (map.enough_hours, worst) {
        (Some(enough), _) => said.help.push(format!(
            "With {} h a week it would fit: career init --hours-per-week {}",
            show_number(enough),
            show_number(enough)
        )),
        (None, Some(row)) => {
            said.help.extend(later_due(row).map(|command| format!("A later day for it: {command}")));
        }
        (None, None) => {}
    }
    said
}

fn say_days(days: i64) -> String {
    format!("{days} day{}", if days == 1 { "" } else { "s" })
}

/// Where the lateness comes from: the chain of steps that leads up to what is late worst. Where nothing
/// is late, what has the fewest days to spare.
pub fn what_binds(map: &Roadmap) -> Option<String> {
    let plan = map.schedule.as_ref()?;
    if plan.verdict == Verdict::DoesNotFit {
        return chain(map).map(|chain| format!("Where that comes from: {chain}."));
    }
    let slack = |row: &&Row| row.planned.as_ref().and_then(|planned| planned.slack_days);
    let near = map.rows.iter().filter(|row| slack(row).is_some()).min_by_key(slack)?;
    let (days, finish) = (slack(&near)?, near.planned.as_ref()?.finish?);
    Some(match days {
        0 => {
            format!("No day to spare: \"{}\" would be done on {}, just when it has to be.", near.title, say_day(finish))
        }
        _ => format!("Closest to its day: \"{}\", with {} to spare.", near.title, say_days(days)),
    })
}

/// So many links of a longer chain are named at each of its ends; those between are counted.
const ENDS: usize = 3;

/// The chain that decides the end, the first to be done first; links of the same kind are said together.
/// `None` where a single step decides it.
pub fn chain(map: &Roadmap) -> Option<String> {
    let links = &map.schedule.as_ref()?.chain;
    if links.len() < 2 {
        return None;
    }
    if links.len() <= 2 * ENDS + 1 {
        return Some(say_links(map, links, true));
    }
    let (first, last) = (&links[..ENDS], &links[links.len() - ENDS..]);
    let between = links.len() - 2 * ENDS;
    Some(format!("{}; then {between} more; {}", say_links(map, first, true), say_links(map, last, false)))
}

fn say_links(map: &Roadmap, links: &[Link], is_first: bool) -> String {
    let mut groups: Vec<(Cause, Vec<&str>)> = Vec::new();
    for link in links {
        let name = map.names.get(link.task).map_or("", String::as_str);
        match groups.last_mut() {
            Some((cause, names)) if *cause == link.cause => names.push(name),
            _ => groups.push((link.cause, vec![name])),
        }
    }
    let says = groups.iter().enumerate().map(|(at, (cause, names))| {
        let (names, then) = (names.join(", "), if at == 0 && is_first { "" } else { "then " });
        match cause {
            Cause::Needs => format!("{then}what needs it, {names}"),
            Cause::Hours => format!("{then}as the hours allow, {names}"),
            Cause::Earliest => format!("{then}{names} (not before its earliest day)"),
            Cause::Today => format!("{then}{names}"),
        }
    });
    says.collect::<Vec<_>>().join("; ")
}

/// The command that moves the due day of a row to where it would be done; of its goal, where the day
/// is the goal's.
fn later_due(row: &Row) -> Option<String> {
    let finish = row.planned.as_ref()?.finish?;
    Some(match (&row.goal, row.source) {
        (Some((goal, _)), _) if row.is_goals_due => format!("career goal edit {goal} --due {finish}"),
        (_, Source::Step(_)) => format!("career plan edit {} --due {finish}", row.id),
        (_, Source::Activity(_)) => format!("career learn edit {} --due {finish}", row.id),
    })
}

/// What is not on the roadmap, and why; one sentence each.
pub fn asides(map: &Roadmap, today: NaiveDate) -> Vec<String> {
    let mut asides = Vec::new();
    if let Some((title, day)) = map.done.last() {
        let day = day.map_or_else(String::new, |day| format!(" ({})", periods::short(day, today)));
        asides.push(match map.done.len() {
            1 => format!("Done: {title}{day}."),
            n => format!("Done so far: {n}, the last one {title}{day}."),
        });
    }
    for (title, id) in map.worked_off.iter().take(2) {
        asides.push(format!("All hours of {title} are there. Finished? career learn done {id}"));
    }
    for (title, id) in map.unknown.iter().take(2) {
        asides.push(format!("Not here, as its hours are open: {title}. career learn edit {id} --hours N"));
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
