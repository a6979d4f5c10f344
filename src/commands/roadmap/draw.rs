//! The picture: by quarter or month, a line a step, with what comes before below it or beside it.
use chrono::NaiveDate;

use super::says::{self, Said};
use super::{line::Line, line::Widths, periods};
use crate::commands::Context;
use crate::error::Result;
use crate::render::line::show_number;
use crate::render::{Look, Role, clean, cut, draw_heading, measure, wrap};
use crate::stages::plan::roadmap::{Roadmap, Row};
use crate::stages::words::Progress;

/// Nothing is drawn wider: longer lines are hard to follow.
const WIDEST: usize = 140;
/// Sentences are narrower than tables.
const SENTENCE: usize = 96;

/// The whole view.
///
/// # Errors
/// A profile that does not hold.
pub fn draw(context: &mut Context<'_>, map: &Roadmap, by: &str) -> Result<String> {
    let look = Look { width: context.look().width.min(WIDEST), ..context.look() };
    let year_starts = context.profile()?.year_start();
    let today = context.today;
    let goals = Goals::of(map);
    let mut text = draw_heading(&heading(map, today), &look);
    if map.rows.is_empty() {
        text.push_str(&nothing(map));
        push_asides(map, context, &look, &mut text);
        return Ok(text);
    }
    text.push_str(&goals.draw(map, &look, today));
    let next = find_next(map);
    let lines: Vec<Line<'_>> =
        map.rows.iter().map(|row| Line::new(row, next == Some(row.id.as_str()), &goals, today, &look)).collect();
    let widths = Widths::of(&lines, &look);
    if !look.plain {
        text.push_str(&format!("\n{}", widths.header(&look)));
    }
    let mut last = None;
    for line in &lines {
        let period = period(map, line.row, by, year_starts, today);
        if last.as_ref() != Some(&period) {
            text.push('\n');
            if !period.is_empty() {
                text.push_str(&format!("{}\n", look.paint(Role::Heading, &period)));
            }
            last = Some(period);
        }
        text.push_str(&line.draw(&widths, &look));
    }
    text.push('\n');
    push_verdict(map, &look, &mut text);
    push_asides(map, context, &look, &mut text);
    Ok(text)
}

/// `Roadmap from Thu 26 Nov 2026, 5 h a week`.
pub fn heading(map: &Roadmap, today: NaiveDate) -> String {
    let hours = map.hours_per_week.map_or_else(String::new, |hours| format!(", {} h a week", show_number(hours)));
    format!("Roadmap from {}{hours}", crate::dates::say_day(today))
}

/// What stands in place of the steps where there are none.
pub fn nothing(map: &Roadmap) -> String {
    let step = if map.done.is_empty() { " A first step:\n  career plan add \"…\" --hours 2" } else { "" };
    format!("{}{step}\n", nothing_yet(map))
}

/// The same in a sentence, without what to type.
pub fn nothing_yet(map: &Roadmap) -> &'static str {
    if map.done.is_empty() { "Nothing is planned yet." } else { "Everything that was planned is done." }
}

/// The quarter or month that a row stands under; nothing where nothing has dates.
pub fn period(map: &Roadmap, row: &Row, by: &str, year_starts: u32, today: NaiveDate) -> String {
    match row.planned.as_ref().and_then(|planned| planned.start) {
        // What began before today, such as a wait under way, belongs to now.
        Some(day) => periods::name(day.max(today), by, year_starts),
        None if map.schedule.is_some() => "Without dates".to_owned(),
        None => String::new(),
    }
}

/// The goals on the roadmap, in the order of their days, each with a letter where there are several.
pub struct Goals {
    listed: Vec<(String, String)>,
}

impl Goals {
    fn of(map: &Roadmap) -> Goals {
        let mut listed: Vec<(String, String)> = Vec::new();
        for (id, title) in map.rows.iter().filter_map(|row| row.goal.as_ref()) {
            if !listed.iter().any(|(other, _)| other == id) {
                listed.push((id.clone(), clean(title).into_owned()));
            }
        }
        Goals { listed }
    }

    /// What stands in the rows of a goal: nothing where there is only one goal.
    pub fn letter(&self, row: &Row) -> String {
        let Some(at) = row.goal.as_ref().and_then(|(id, _)| self.listed.iter().position(|(other, _)| other == id))
        else {
            return String::new();
        };
        if self.listed.len() < 2 { String::new() } else { letter(at) }
    }

    /// Whether the rows say in words or letters which goal they serve.
    pub fn has_several(&self) -> bool {
        self.listed.len() > 1
    }

    /// The goals with their letters and days, below the heading.
    fn draw(&self, map: &Roadmap, look: &Look, today: NaiveDate) -> String {
        let mut text = String::new();
        for (at, (id, title)) in self.listed.iter().enumerate() {
            let due = map.goals_due(id).map_or_else(String::new, |due| format!(", by {}", periods::short(due, today)));
            let sign = if self.has_several() && !look.plain {
                format!("{}  ", look.paint(Role::Accent, &letter(at)))
            } else {
                String::new()
            };
            let room = look.width.saturating_sub(measure(&due) + 4).max(16);
            text.push_str(&format!("{sign}{}{}\n", cut(title, room), look.paint(Role::Dim, &due)));
        }
        text
    }
}

/// A, B, … Z, then numbers.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
}

/// The first step that nothing holds up, where nobody has begun anything.
pub fn find_next(map: &Roadmap) -> Option<&str> {
    if map.rows.iter().any(|row| row.state == Progress::Active) {
        return None;
    }
    map.rows.iter().find(|row| row.needs.iter().all(|need| !need.is_open)).map(|row| row.id.as_str())
}

/// Whether it fits, in sentences.
pub fn push_verdict(map: &Roadmap, look: &Look, text: &mut String) {
    let Said { role, verdict, help } = says::verdict(map);
    let sign = match (role, look.plain) {
        (Role::Good, false) => "✓ ",
        (Role::Warn, false) => "! ",
        _ => "",
    };
    for (at, sentence) in verdict.iter().chain(&help).enumerate() {
        let lead = if at == 0 { sign.to_owned() } else { " ".repeat(measure(sign)) };
        push_sentence(sentence, &lead, if at == 0 { Some(role) } else { None }, look, text);
    }
}

/// What is not on the roadmap, and why.
pub fn push_asides(map: &Roadmap, context: &Context<'_>, look: &Look, text: &mut String) {
    let asides = says::asides(map, context.today);
    if !asides.is_empty() {
        text.push('\n');
    }
    for aside in asides {
        push_sentence(&aside, "", Some(Role::Dim), look, text);
    }
}

/// A sentence, wrapped; a command at its end stays whole, on a line of its own where it does not fit.
fn push_sentence(sentence: &str, lead: &str, role: Option<Role>, look: &Look, text: &mut String) {
    let paint = |part: &str| role.map_or_else(|| part.to_owned(), |role| look.paint(role, part));
    let room = look.width.min(SENTENCE).saturating_sub(measure(lead)).max(20);
    let rest = " ".repeat(measure(lead));
    let whole = clean(sentence);
    let (words, command) = match whole.find("career ") {
        Some(at) if measure(&whole) > room => (whole[..at].trim_end(), Some(&whole[at..])),
        _ => (&*whole, None),
    };
    for (at, part) in wrap(words, room).iter().enumerate() {
        text.push_str(&format!("{}\n", paint(&format!("{}{part}", if at == 0 { lead } else { &rest }))));
    }
    if let Some(command) = command {
        text.push_str(&format!("{}\n", paint(&format!("{rest}  {command}"))));
    }
}
