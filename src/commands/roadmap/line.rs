//! A row of the roadmap as text: one line with room beside it, two lines without, or a sentence.
use chrono::NaiveDate;

use super::draw::Goals;
use super::says;
use crate::render::{Look, Role, clean, cut, measure, pad, pad_left, wrap};
use crate::stages::plan::roadmap::Row;

/// From this width on what comes before stands beside a step, else below it.
const WIDE: usize = 110;
/// A title that has less room than this in a narrow terminal gives its state to the line below.
const TITLE: usize = 26;

/// A row as texts.
pub struct Line<'m> {
    /// The row.
    pub row: &'m Row,
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
pub struct Widths {
    when: usize,
    title: usize,
    effort: usize,
    goal: usize,
    due: usize,
    state: usize,
    needs: usize,
}

impl<'m> Line<'m> {
    /// The texts of a row.
    pub fn new(row: &'m Row, is_next: bool, goals: &Goals, today: NaiveDate, look: &Look) -> Line<'m> {
        let (state, role) = says::state(row, is_next);
        let near = row.planned.as_ref().and_then(|planned| planned.finish).unwrap_or(today);
        let goal = match (&row.goal, look.plain) {
            (Some((_, title)), true) if goals.has_several() => clean(title).into_owned(),
            _ if look.plain => String::new(),
            _ => goals.letter(row),
        };
        Line {
            row,
            when: says::when(row, if look.plain { " to " } else { " – " }),
            title: clean(&row.title).into_owned(),
            effort: says::effort(row, look),
            due: says::due(row, near),
            needs: clean(&says::needs(row)).into_owned(),
            goal,
            state: clean(&state).into_owned(),
            role,
        }
    }

    /// The row, with its line ends.
    pub fn draw(&self, widths: &Widths, look: &Look) -> String {
        if look.plain { self.draw_plain(look) } else { self.draw_columns(widths, look) }
    }

    fn draw_columns(&self, widths: &Widths, look: &Look) -> String {
        let mut text = String::new();
        let indent = " ".repeat(widths.indent());
        for (at, part) in wrap(&self.title, widths.title).iter().enumerate() {
            let line = if at == 0 { self.first(part, widths, look) } else { format!("{indent}{part}") };
            text.push_str(&format!("{}\n", line.trim_end()));
        }
        let below = self.below(widths);
        if !below.is_empty() {
            let room = look.width.saturating_sub(indent.len()).max(16);
            text.push_str(&format!("{indent}{}\n", look.paint(Role::Dim, &cut(&below, room))));
        }
        text
    }

    /// When, what, effort, goal, due, state and, where there is room, what comes before.
    fn first(&self, title: &str, widths: &Widths, look: &Look) -> String {
        let mut line = String::from("  ");
        let mut push = |text: &str, width: usize, painted: &dyn Fn(&str) -> String| {
            if width > 0 {
                line.push_str(&painted(&pad(&cut(text, width), width)));
                line.push_str("  ");
            }
        };
        let as_is = |text: &str| text.to_owned();
        let dim = |text: &str| look.paint(Role::Dim, text);
        push(&self.when, widths.when, &as_is);
        push(title, widths.title, &as_is);
        push(&pad_left(&self.effort, widths.effort), widths.effort, &as_is);
        push(&self.goal, widths.goal, &|text| look.paint(Role::Accent, text));
        push(&self.due, widths.due, &dim);
        push(&self.state, widths.state, &|text| look.paint(self.role.unwrap_or(Role::Dim), text));
        if widths.needs > 0 && !self.needs.is_empty() {
            push(&self.needs, widths.needs, &dim);
        }
        line
    }

    /// What did not find room in the first line.
    fn below(&self, widths: &Widths) -> String {
        let mut parts = Vec::new();
        if widths.state == 0 {
            parts.push(self.state.clone());
        }
        if widths.due == 0 && !self.due.is_empty() {
            parts.push(format!("due {}", self.due));
        }
        if widths.needs == 0 && !self.needs.is_empty() {
            parts.push(format!("after {}", self.needs));
        }
        parts.join(" · ")
    }

    /// A sentence, for reading aloud.
    fn draw_plain(&self, look: &Look) -> String {
        let named = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("{name} {text}") };
        let parts = [
            self.title.clone(),
            self.when.clone(),
            self.effort.clone(),
            named("after", &self.needs),
            named("for", &self.goal),
            named("due", &self.due),
            self.state.trim_start_matches("! ").to_owned(),
        ];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut text = String::new();
        for (at, line) in wrap(&said.join("; "), look.width.saturating_sub(2).max(16)).iter().enumerate() {
            text.push_str(&format!("{}{line}\n", if at == 0 { "- " } else { "  " }));
        }
        text
    }
}

impl Widths {
    /// The widths for these rows.
    pub fn of(lines: &[Line<'_>], look: &Look) -> Widths {
        let widest =
            |text: for<'l> fn(&'l Line<'_>) -> &'l str| lines.iter().map(|line| measure(text(line))).max().unwrap_or(0);
        let mut widths = Widths {
            when: widest(|line| &line.when),
            title: widest(|line| &line.title),
            effort: widest(|line| &line.effort).max(6),
            goal: widest(|line| &line.goal),
            due: 0,
            state: widest(|line| &line.state).clamp(6, if look.width >= WIDE { 30 } else { 20 }),
            needs: 0,
        };
        if look.width >= WIDE {
            widths.due = widest(|line| &line.due);
        }
        let mut room = widths.room(look);
        if room < TITLE.min(widths.title) {
            widths.state = 0;
            room = widths.room(look);
        }
        let needs = widest(|line| &line.needs);
        if look.width >= WIDE && needs > 0 {
            // The title comes first; what comes before gets the rest, and is cut where it is longer.
            widths.title = widths.title.min(room * 3 / 5).max(24);
            widths.needs = needs.min(room.saturating_sub(widths.title + 2));
        } else {
            widths.title = widths.title.min(room).max(12);
        }
        widths
    }

    /// What the other columns leave for the title.
    fn room(&self, look: &Look) -> usize {
        let others = [self.when, self.effort, self.goal, self.due, self.state];
        let taken: usize = 2 + others.iter().filter(|width| **width > 0).map(|width| width + 2).sum::<usize>();
        look.width.saturating_sub(taken)
    }

    /// Where the title begins.
    fn indent(&self) -> usize {
        if self.when == 0 { 2 } else { self.when + 4 }
    }

    /// The names of the columns.
    pub fn header(&self, look: &Look) -> String {
        let mut line = String::from("  ");
        let columns = [
            ("When", self.when),
            ("What", self.title),
            ("Effort", self.effort),
            ("", self.goal),
            ("Due", self.due),
            ("Status", self.state),
            ("After", self.needs),
        ];
        for (name, width) in columns.into_iter().filter(|(_, width)| *width > 0) {
            let name = cut(name, width);
            let text = if name == "Effort" { pad_left(&name, width) } else { pad(&name, width) };
            line.push_str(&format!("{text}  "));
        }
        format!("{}\n", look.paint(Role::Dim, line.trim_end()))
    }
}
