//! The picture: by quarter or month, as a table where there is room, else in two lines a step.
use chrono::NaiveDate;

use super::{periods, says};
use crate::commands::Context;
use crate::error::Result;
use crate::render::line::show_number;
use crate::render::{Look, Role, clean, cut, draw_heading, measure, pad, pad_left, wrap};
use crate::stages::plan::roadmap::{Roadmap, Row};
use crate::stages::words::Progress;

/// From this width on every step is one line of a table.
const WIDE: usize = 110;
/// Nothing is drawn wider: lines that are too long are hard to follow.
const WIDEST: usize = 140;

/// The whole view.
///
/// # Errors
/// A profile that does not hold.
pub fn draw(context: &mut Context<'_>, map: &Roadmap, by: &str) -> Result<String> {
    let look = Look { width: context.look().width.min(WIDEST), ..context.look() };
    let year_starts = context.profile()?.year_start();
    let today = context.today;
    let mut text = draw_heading(&heading(map, today), &look);
    if map.rows.is_empty() {
        text.push_str(if map.done.is_empty() { "Nothing is planned yet. A first step: career plan add \"…\" --hours 2\n" } else { "Everything that was planned is done.\n" });
        push_asides(map, &look, &mut text);
        return Ok(text);
    }
    let next = find_next(map);
    let rows: Vec<Line<'_>> = map.rows.iter().map(|row| Line::new(row, next == Some(row.id.as_str()), map, today, &look)).collect();
    let widths = Widths::of(&rows, &look);
    if look.width >= WIDE && !look.plain {
        text.push('\n');
        text.push_str(&widths.header(&look));
    }
    let mut last = String::new();
    for line in &rows {
        let day = line.row.planned.as_ref().and_then(|planned| planned.start);
        let period = match (day, map.schedule.is_some()) {
            (Some(day), _) => periods::name(day.max(today), by, year_starts),
            (None, true) => "Without dates".to_owned(),
            (None, false) => String::new(),
        };
        if period != last && !period.is_empty() {
            text.push_str(&format!("\n{}\n", look.paint(Role::Heading, &period)));
            last = period;
        } else if last.is_empty() && line.row.id == map.rows.first().map_or("", |row| row.id.as_str()) {
            text.push('\n');
        }
        text.push_str(&if look.plain {
            line.draw_plain(&look)
        } else if look.width >= WIDE {
            line.draw_wide(&widths, &look)
        } else {
            line.draw_narrow(&widths, &look)
        });
    }
    text.push('\n');
    push_verdict(map, &look, &mut text);
    push_asides(map, &look, &mut text);
    Ok(text)
}

fn heading(map: &Roadmap, today: NaiveDate) -> String {
    let goals = goals_of(map);
    let to = match &goals[..] {
        [one] => format!(": {one}"),
        _ => String::new(),
    };
    let hours = map.hours_per_week.map_or_else(String::new, |hours| format!(" · {} h a week", show_number(hours)));
    format!("Roadmap{to} · from {}{hours}", crate::dates::say_day(today))
}

/// The titles of the goals on the roadmap, each once.
fn goals_of(map: &Roadmap) -> Vec<&str> {
    let mut goals: Vec<&str> = map.rows.iter().filter_map(|row| row.goal.as_ref()).map(|(_, title)| title.as_str()).collect();
    goals.sort_unstable();
    goals.dedup();
    goals
}

/// The first step that nobody has begun and nothing holds up.
fn find_next(map: &Roadmap) -> Option<&str> {
    let is_free = |row: &&Row| row.needs.iter().all(|need| !need.is_open);
    let is_begun = map.rows.iter().any(|row| row.state == Progress::Active);
    map.rows.iter().filter(is_free).find(|row| row.state == Progress::Planned && !is_begun).map(|row| row.id.as_str())
}

fn push_verdict(map: &Roadmap, look: &Look, text: &mut String) {
    let (role, sentence) = says::verdict(map).unwrap_or_else(|| {
        (Role::Accent, "There are no dates, because the hours a week of your own that you have for this are not known: career init --hours-per-week 5".to_owned())
    });
    let sign = match (role, look.plain) {
        (Role::Good, false) => "✓ ",
        (Role::Warn, false) => "! ",
        _ => "",
    };
    for (at, line) in wrap(&clean(&sentence), look.width.min(100).saturating_sub(measure(sign))).iter().enumerate() {
        let lead = if at == 0 { sign.to_owned() } else { " ".repeat(measure(sign)) };
        text.push_str(&format!("{}\n", look.paint(role, &format!("{lead}{line}"))));
    }
}

fn push_asides(map: &Roadmap, look: &Look, text: &mut String) {
    for aside in says::asides(map) {
        for line in wrap(&clean(&aside), look.width.min(100)) {
            text.push_str(&format!("{}\n", look.paint(Role::Dim, &line)));
        }
    }
}

/// A row as texts.
struct Line<'m> {
    row: &'m Row,
    when: String,
    title: String,
    effort: String,
    due: String,
    needs: String,
    goal: String,
    state: String,
    role: Option<Role>,
}

/// The widths of the columns that all rows share.
struct Widths {
    when: usize,
    title: usize,
    effort: usize,
    due: usize,
    needs: usize,
    goal: usize,
    state: usize,
}

impl<'m> Line<'m> {
    fn new(row: &'m Row, is_next: bool, map: &Roadmap, today: NaiveDate, look: &Look) -> Line<'m> {
        let (state, role) = says::state(row, is_next);
        // One goal stands in the heading already.
        let has_goal = goals_of(map).len() > 1;
        let title = if row.is_transition && !look.plain { format!("★ {}", row.title) } else { row.title.clone() };
        Line {
            row,
            when: says::when(row, if look.plain { " to " } else { " – " }),
            title: clean(&title).into_owned(),
            effort: says::effort(row),
            due: says::due(row, row.planned.as_ref().and_then(|planned| planned.finish).unwrap_or(today)),
            needs: clean(&says::needs(row)).into_owned(),
            goal: row.goal.as_ref().filter(|_| has_goal).map_or_else(String::new, |(_, title)| clean(title).into_owned()),
            state: clean(&state).into_owned(),
            role,
        }
    }

    fn paint_state(&self, width: usize, look: &Look) -> String {
        let text = cut(&self.state, width);
        match self.role {
            Some(role) => look.paint(role, &text),
            None => look.paint(Role::Dim, &text),
        }
    }

    /// One line: when, what, effort, due, needs, goal, state.
    fn draw_wide(&self, widths: &Widths, look: &Look) -> String {
        let mut line = format!("  {}  {}  {}", pad(&self.when, widths.when), pad(&cut(&self.title, widths.title), widths.title), pad_left(&self.effort, widths.effort));
        for (text, width) in [(&self.due, widths.due), (&self.needs, widths.needs), (&self.goal, widths.goal)] {
            if width > 0 {
                line.push_str(&format!("  {}", look.paint(Role::Dim, &pad(&cut(text, width), width))));
            }
        }
        line.push_str(&format!("  {}", self.paint_state(widths.state, look)));
        format!("{}\n", line.trim_end())
    }

    /// Two lines: when, what, effort and state; below it in grey what comes before, the goal and the
    /// day by which it is due.
    fn draw_narrow(&self, widths: &Widths, look: &Look) -> String {
        let mut text = String::new();
        let indent = " ".repeat(if widths.when == 0 { 2 } else { widths.when + 4 });
        for (at, part) in wrap(&self.title, widths.title).iter().enumerate() {
            let line = if at == 0 {
                let when = if widths.when == 0 { String::new() } else { format!("{}  ", pad(&self.when, widths.when)) };
                format!("  {when}{}  {}  {}", pad(part, widths.title), pad_left(&self.effort, widths.effort), self.paint_state(widths.state, look))
            } else {
                format!("{indent}{part}")
            };
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        let room = look.width.saturating_sub(measure(&indent)).max(16);
        for part in wrap(&self.second(), room) {
            if !part.is_empty() {
                text.push_str(&format!("{indent}{}\n", look.paint(Role::Dim, &part)));
            }
        }
        text
    }

    /// What stands in the second line.
    fn second(&self) -> String {
        let mut parts = Vec::new();
        if !self.needs.is_empty() {
            parts.push(format!("after {}", self.needs));
        }
        if !self.goal.is_empty() {
            parts.push(format!("for {}", self.goal));
        }
        if !self.due.is_empty() && !self.row.is_goals_due {
            parts.push(format!("due {}", self.due));
        }
        parts.join(" · ")
    }

    /// A sentence, for reading aloud.
    fn draw_plain(&self, look: &Look) -> String {
        let mut parts = vec![self.title.clone()];
        let due = if self.row.is_goals_due { String::new() } else { format!("due {}", self.due) };
        let needs = if self.needs.is_empty() { String::new() } else { format!("after {}", self.needs) };
        let goal = if self.goal.is_empty() { String::new() } else { format!("for {}", self.goal) };
        for part in [&self.when, &self.effort, &needs, &goal, &(if self.due.is_empty() { String::new() } else { due }), &self.state] {
            if !part.is_empty() {
                parts.push(part.clone());
            }
        }
        let mut text = String::new();
        for (at, line) in wrap(&parts.join("; "), look.width.saturating_sub(4).max(16)).iter().enumerate() {
            text.push_str(&format!("{}{line}\n", if at == 0 { "- " } else { "  " }));
        }
        text
    }
}

impl Widths {
    fn of(rows: &[Line<'_>], look: &Look) -> Widths {
        let widest = |text: for<'l> fn(&'l Line<'_>) -> &'l str| rows.iter().map(|line| measure(text(line))).max().unwrap_or(0);
        let when = widest(|line| &line.when);
        let effort = widest(|line| &line.effort);
        let state = widest(|line| &line.state);
        let title = widest(|line| &line.title);
        let mut widths = Widths { when, title, effort, due: 0, needs: 0, goal: 0, state };
        if look.width < WIDE {
            widths.state = state.min(22);
            let fixed = (if when == 0 { 0 } else { when + 2 }) + effort + widths.state + 6;
            widths.title = title.min(look.width.saturating_sub(fixed)).max(20);
            return widths;
        }
        widths.state = state.min(30);
        widths.due = widest(|line| &line.due);
        let taken = when + effort + widths.state + widths.due + 12;
        let mut room = look.width.saturating_sub(taken);
        widths.title = title.min((room / 2).max(24));
        room = room.saturating_sub(widths.title + 2);
        let (needs, goal) = (widest(|line| &line.needs), widest(|line| &line.goal));
        // What one of the two does not need, the other may have.
        widths.goal = goal.min((room / 2).max(room.saturating_sub(needs + 2)));
        widths.needs = needs.min(room.saturating_sub(widths.goal));
        widths
    }

    fn header(&self, look: &Look) -> String {
        let mut line = format!("  {}  {}  {}", pad("When", self.when), pad("What", self.title), pad_left("Effort", self.effort.max(6)));
        for (name, width) in [("Due", self.due), ("After", self.needs), ("For", self.goal)] {
            if width > 0 {
                line.push_str(&format!("  {}", pad(&cut(name, width), width)));
            }
        }
        line.push_str("  Status");
        format!("{}\n", look.paint(Role::Dim, line.trim_end()))
    }
}
