//! The list as text: what, how long and in which pieces, why, and what to type.
use super::{View, command, needed_by};
use crate::dates::{say_day_near, say_distance};
use crate::record::number::show_number;
use crate::render::{Look, Role, draw_behind, draw_heading};
use crate::stages::plan::roadmap::Row;
use crate::stages::plan::schedule::Verdict;
use crate::stages::plan::week::{self, Work};

/// Sentences are not drawn wider.
const WIDEST: usize = 96;
/// Without hours a week, so many steps are enough to begin with.
const SHOWN: usize = 8;

/// The whole view.
pub fn draw(view: &View, look: &Look) -> String {
    let look = &Look { width: look.width.min(WIDEST), ..*look };
    let mut text = draw_heading(&heading(view), look);
    if let Some(next) = view.before() {
        let lead = if view.week.work.is_empty() { "" } else { "First: " };
        text.push_str(&draw_behind("", &format!("{lead}{}", next.text), None, look));
        push_command(&mut text, "", &next.command, look);
        if !view.week.work.is_empty() {
            text.push('\n');
        }
    }
    // With hours, the week is what it is; without, the list goes on as far as the plan.
    let shown = if view.of.is_none() { SHOWN } else { usize::MAX };
    for (at, work) in view.week.work.iter().take(shown).enumerate() {
        push_work(&mut text, at + 1, view, work, look);
    }
    if view.week.work.len() > shown {
        text.push_str(&format!("and {} more: career roadmap\n", view.week.work.len() - shown));
    }
    push_others(&mut text, "Waiting", &view.week.waiting, view, look);
    push_others(&mut text, "In paid time", &view.week.paid, view, look);
    push_asides(&mut text, view, look);
    text
}

fn heading(view: &View) -> String {
    if let Some(hours) = view.asked {
        return format!("The next {} h", show_number(hours));
    }
    let (from, to) = (say_day_near(view.today, view.today), say_day_near(week::last_day(view.today), view.today));
    match view.of {
        Some(of) => format!("This week, {from} to {to}: {} of {} h", show_number(view.sum()), show_number(of)),
        None => "What comes next".to_owned(),
    }
}

fn push_work(text: &mut String, number: usize, view: &View, work: &Work, look: &Look) {
    let row = &view.map.rows[work.row];
    let hours = say_hours(view, row, work);
    let title = if hours.is_empty() { row.title.clone() } else { format!("{}: {hours}", row.title) };
    let lead = format!("{number}. ");
    let indent = " ".repeat(lead.len());
    text.push_str(&draw_behind(&lead, &title, None, look));
    let (why, role) = say_why(view, row);
    if !why.is_empty() {
        text.push_str(&draw_behind(&indent, &why, Some(role), look));
    }
    push_command(text, &indent, &command(row, work), look);
}

/// `4 of 22 h, as 2 h and 2 h`; all that is left without the `of`.
fn say_hours(view: &View, row: &Row, work: &Work) -> String {
    if work.hours <= 0.0 {
        return String::new();
    }
    let left = week::left(row);
    let is_all = left - work.hours < 0.005;
    let mut says = match view.of {
        Some(_) if !is_all => format!("{} of {} h", show_number(work.hours), show_number(left)),
        _ => format!("{} h", show_number(work.hours)),
    };
    if work.pieces.len() > 1 {
        says.push_str(&format!(", as {}", say_pieces(&work.pieces)));
    }
    says
}

/// `2 h and 1.5 h`, `3 × 2 h and 1 h`: those of the same length are counted.
fn say_pieces(pieces: &[f64]) -> String {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for piece in pieces {
        let says = show_number(*piece);
        match groups.last_mut().filter(|(other, _)| *other == says) {
            Some((_, count)) => *count += 1,
            None => groups.push((says, 1)),
        }
    }
    let each = groups.iter().map(|(hours, count)| match count {
        1 => format!("{hours} h"),
        _ => format!("{count} times {hours} h"),
    });
    each.collect::<Vec<_>>().join(" and ")
}

/// Its goal, its day, how much room there is, and what it waits for.
fn say_why(view: &View, row: &Row) -> (String, Role) {
    let mut parts = Vec::new();
    if let Some((_, goal)) = &row.goal {
        parts.push(format!("for {goal}"));
    }
    let is_past = row.due.is_some_and(|due| due < view.today);
    if let Some(due) = row.due {
        let whose = if row.is_goals_due { "its goal is due" } else { "due" };
        let day = say_day_near(due, view.today);
        parts.push(if is_past {
            format!("waiting since {day}")
        } else {
            format!("{whose} {day}, {}", say_distance(due, view.today))
        });
    }
    let planned = row.planned.as_ref();
    let is_late = planned.and_then(|planned| planned.late_days).is_some_and(|days| days > 0);
    let slack = planned.and_then(|planned| planned.slack_days);
    let mut role = Role::Dim;
    if let Some(days) = slack.filter(|_| !is_past) {
        let plural = if days.abs() == 1 { "" } else { "s" };
        // What cannot wait says so first.
        match days {
            ..0 if is_late => parts.insert(0, format!("! {} day{plural} late as planned", -days)),
            ..0 => parts.insert(0, format!("! what comes after it is {} day{plural} late", -days)),
            0 => parts.insert(0, "! no day to spare".to_owned()),
            _ => parts.push(format!("{days} day{plural} to spare")),
        }
        if days <= 0 {
            role = Role::Warn;
        }
    }
    let open: Vec<&str> = row.needs.iter().filter(|need| need.is_open).map(|need| need.title.as_str()).collect();
    if !open.is_empty() {
        parts.push(format!("after {}", open.join(", ")));
    }
    (parts.join("; "), role)
}

/// What passes by itself: until when, and what comes then.
fn push_others(text: &mut String, name: &str, rows: &[usize], view: &View, look: &Look) {
    if rows.is_empty() {
        return;
    }
    text.push_str(&format!("\n{}\n", look.paint(Role::Heading, name)));
    for row in rows.iter().map(|at| &view.map.rows[*at]) {
        let days = row.planned.as_ref().and_then(|planned| Some((planned.start?, planned.finish?)));
        let when = days.map_or_else(String::new, |(from, to)| {
            let from =
                if from > view.today { format!("from {} ", say_day_near(from, view.today)) } else { String::new() };
            format!(": {from}until {}, {}", say_day_near(to, view.today), say_distance(to, view.today))
        });
        let then: Vec<&str> = needed_by(view, row).iter().map(|other| other.title.as_str()).collect();
        let then = if then.is_empty() { String::new() } else { format!("; then {}", then.join(", ")) };
        text.push_str(&draw_behind("  ", &format!("{}{when}{then}", row.title), None, look));
        let is_over = row.planned.as_ref().and_then(|planned| planned.finish).is_some_and(|day| day <= view.today);
        if is_over {
            push_command(text, "  ", &command(row, &Work { row: 0, hours: 0.0, pieces: Vec::new() }), look);
        }
    }
}

fn push_asides(text: &mut String, view: &View, look: &Look) {
    let mut asides: Vec<(String, Option<String>)> = Vec::new();
    if view.map.rows.is_empty() {
        asides.push((
            "Nothing is planned yet. A first step:".to_owned(),
            Some("career plan add \"Ask someone who does it\" --hours 1".to_owned()),
        ));
    } else if view.of.is_none() {
        asides.push((
            "How many hours a week are yours is not known, so this is the order of need, without days:".to_owned(),
            Some("career init --hours-per-week 5".to_owned()),
        ));
    } else if view.week.work.is_empty() {
        let says = if view.asked.is_some() {
            "Nothing of the plan can be worked on now."
        } else {
            "Nothing of the plan can be worked on this week."
        };
        asides.push((says.to_owned(), Some("career roadmap".to_owned())));
    } else if view.asked.is_some_and(|hours| hours - view.sum() > 0.005) {
        asides.push(("That is all that can be worked on now.".to_owned(), None));
    }
    for (title, id) in view.map.worked_off.iter().take(2) {
        asides.push((format!("All hours of {title} are there. Finished?"), Some(format!("career learn done {id}"))));
    }
    for (title, id) in view.map.unknown.iter().take(2) {
        asides.push((
            format!("Not here, as its hours are open: {title}."),
            Some(format!("career learn edit {id} --hours N")),
        ));
    }
    if view.map.schedule.as_ref().is_some_and(|plan| plan.verdict == Verdict::DoesNotFit) {
        asides.push((
            "The plan as a whole does not fit your hours; what would help:".to_owned(),
            Some("career plan check".to_owned()),
        ));
    }
    if !asides.is_empty() {
        text.push('\n');
    }
    for (says, command) in asides {
        text.push_str(&draw_behind("", &says, Some(Role::Dim), look));
        if let Some(command) = command {
            push_command(text, "", &command, look);
        }
    }
}

/// A command, on a line of its own so that it can be copied.
fn push_command(text: &mut String, indent: &str, command: &str, look: &Look) {
    text.push_str(&format!("{indent}{}\n", look.paint(Role::Accent, command)));
}
