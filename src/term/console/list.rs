//! Lists: one of several, or several of them ticked.
use super::{Console, Frame, Line, Mode, Tty, describe_leaving, draw_answered, draw_question, push_wrapped};
use crate::error::Result;
use crate::render::{Look, Role, clean, clean_lines, measure, wrap};
use crate::term::Reply;
use crate::term::keys::{explain, list_ways_out};
use crate::term::question::{Answer, Choice, Kind, Question};
use console::Key;

/// A list with its cursor and, where several can be chosen, its ticks.
struct List<'q> {
    of: &'q [Choice],
    /// `None` where nothing is pointed at yet, so that Enter alone chooses nothing.
    cursor: Option<usize>,
    /// `None` in a list to choose one from.
    ticks: Option<Vec<bool>>,
    /// The first line that is on the screen.
    top: usize,
    /// What `?` or a wrong key says.
    note: String,
}

impl Console {
    /// Asks until something is chosen, or the question lets out.
    pub(super) fn ask_list(&mut self, question: &Question, of: &[Choice]) -> Result<Reply<Answer>> {
        let mut list = List::new(question, of);
        let _tty = Tty::enter(Mode::Keys)?;
        let mut frame = Frame::default();
        loop {
            let look = self.look_now();
            let lines = list.draw(question, &look, self.rows());
            frame.draw(&lines, &look)?;
            let key = self.next_key()?;
            if let Some(reply) = list.press(question, &key) {
                let shown = match &reply {
                    Reply::Answer(answer) => list.describe(answer),
                    other => describe_leaving(other).to_owned(),
                };
                let look = self.look_now();
                frame.finish(&draw_answered(question, &shown, &look), &look)?;
                if matches!(key, Key::Char('1'..='9')) {
                    self.pass_over_enter()?;
                }
                return Ok(reply);
            }
        }
    }
}

impl<'q> List<'q> {
    fn new(question: &Question, of: &'q [Choice]) -> Self {
        let (cursor, ticks) = match &question.kind {
            Kind::Several { ticked, .. } => (Some(0), Some(of.iter().map(|one| ticked.contains(&one.key)).collect())),
            Kind::One { default, .. } => (default.or_else(|| (!question.can_skip).then_some(0)), None),
            _ => (Some(0), None),
        };
        List { of, cursor, ticks, top: 0, note: String::new() }
    }

    /// What a key does; a reply where it ends the question.
    fn press(&mut self, question: &Question, key: &Key) -> Option<Reply<Answer>> {
        self.note.clear();
        let last = self.of.len() - 1;
        let at = self.cursor;
        match key {
            Key::ArrowDown | Key::Tab | Key::Char('j') => {
                self.cursor = Some(at.map_or(0, |at| if at == last { 0 } else { at + 1 }))
            }
            Key::ArrowUp | Key::BackTab | Key::Char('k') => {
                self.cursor = Some(at.map_or(last, |at| at.checked_sub(1).unwrap_or(last)))
            }
            Key::PageDown => self.cursor = Some(at.map_or(0, |at| (at + 10).min(last))),
            Key::PageUp => self.cursor = Some(at.map_or(0, |at| at.saturating_sub(10))),
            Key::Home => self.cursor = Some(0),
            Key::End => self.cursor = Some(last),
            Key::Char('s') if question.can_skip => return Some(Reply::Skip),
            Key::Char('q') if question.can_wait => return Some(Reply::Later),
            Key::Char('<') | Key::Escape if question.can_go_back => return Some(Reply::Back),
            Key::Char('?') => self.note = clean_lines(&explain(question)).into_owned(),
            Key::Char(' ') if self.ticks.is_some() => self.turn(at),
            Key::Char('a') if self.ticks.is_some() => self.turn_all(),
            Key::Char(digit @ '1'..='9') if self.has_digits() => {
                let at = *digit as usize - '1' as usize;
                if at <= last {
                    return self.choose(question, Some(at));
                }
            }
            Key::Enter => return self.choose(question, at),
            _ => {}
        }
        None
    }

    fn choose(&self, question: &Question, at: Option<usize>) -> Option<Reply<Answer>> {
        if let Some(ticks) = &self.ticks {
            let keys = self.of.iter().zip(ticks).filter(|(_, ticked)| **ticked);
            return Some(Reply::Answer(Answer::Several(keys.map(|(one, _)| one.key.clone()).collect())));
        }
        match at.and_then(|at| self.of.get(at)) {
            Some(one) => Some(Reply::Answer(Answer::One(one.key.clone()))),
            None => question.can_skip.then_some(Reply::Skip),
        }
    }

    fn turn(&mut self, at: Option<usize>) {
        if let Some(tick) = self.ticks.as_mut().and_then(|ticks| ticks.get_mut(at?)) {
            *tick = !*tick;
        }
    }

    fn turn_all(&mut self) {
        if let Some(ticks) = &mut self.ticks {
            let all = ticks.iter().all(|tick| *tick);
            ticks.fill(!all);
        }
    }

    /// Short lists to choose one from are numbered, and the digit chooses at once.
    fn has_digits(&self) -> bool {
        self.ticks.is_none() && self.of.len() <= 9
    }

    /// The lines of the frame, in a terminal of so many rows: as much of the list as there is room
    /// for, around the cursor.
    fn draw(&mut self, question: &Question, look: &Look, rows: usize) -> Vec<Line> {
        let mut lines = draw_question(question, look);
        let mut foot = Vec::new();
        push_wrapped(&mut foot, Some(Role::Dim), &self.note, look);
        push_wrapped(&mut foot, Some(Role::Dim), &self.describe_keys(question), look);
        let room = rows.saturating_sub(lines.len() + foot.len() + 1).max(3);
        let whole: Vec<Line> = (0..self.of.len()).flat_map(|at| self.draw_whole(at, look)).collect();
        if whole.len() <= room {
            lines.extend(whole);
            lines.extend(foot);
            return lines;
        }
        // Where not all of it fits whole, every item has one row, and the one that is pointed at
        // is written out below.
        let rest = self.cursor.map_or(Vec::new(), |at| self.draw_whole(at, look));
        if rest.len() > 1 {
            let mut shown = Vec::new();
            push_wrapped(&mut shown, Some(Role::Accent), &clean(&self.of[self.cursor.unwrap_or(0)].label), look);
            shown.append(&mut foot);
            foot = shown;
        }
        let room = rows.saturating_sub(lines.len() + foot.len() + 1).max(3);
        let room = if self.of.len() > room { room - 2 } else { room };
        let at = self.cursor.unwrap_or(0);
        self.top = self.top.clamp((at + 1).saturating_sub(room), at);
        self.top = self.top.min(self.of.len().saturating_sub(room));
        let end = (self.top + room).min(self.of.len());
        if self.of.len() > room {
            lines.push((Some(Role::Dim), describe_hidden(self.top, "above")));
        }
        for at in self.top..end {
            lines.push(self.draw_item(at));
        }
        if self.of.len() > room {
            lines.push((Some(Role::Dim), describe_hidden(self.of.len() - end, "below")));
        }
        lines.extend(foot);
        lines
    }

    /// An item in as many rows as it takes, the later ones under the beginning of its words.
    fn draw_whole(&self, at: usize, look: &Look) -> Vec<Line> {
        let (role, line) = self.draw_item(at);
        let label = clean(&self.of[at].label);
        let Some(lead) = line.strip_suffix(&*label) else {
            return vec![(role, line)];
        };
        let indent = " ".repeat(measure(lead));
        wrap(&label, look.width.saturating_sub(measure(lead)))
            .iter()
            .enumerate()
            .map(|(at, part)| (role, format!("{}{part}", if at == 0 { lead } else { &indent })))
            .collect()
    }

    fn draw_item(&self, at: usize) -> Line {
        let is_here = self.cursor == Some(at);
        let sign = if is_here { ">" } else { " " };
        let label = clean(&self.of[at].label);
        let mark = match &self.ticks {
            Some(ticks) => if ticks[at] { "[x] " } else { "[ ] " }.to_owned(),
            None if self.has_digits() => format!("{} ", at + 1),
            None => String::new(),
        };
        (is_here.then_some(Role::Accent), format!("{sign} {mark}{label}"))
    }

    fn describe_keys(&self, question: &Question) -> String {
        let enter;
        let to = if self.of.len() == 2 { "or" } else { "to" };
        let digits = format!("1 {to} {} chooses", self.of.len());
        let mut ways = match (&self.ticks, self.cursor) {
            (Some(_), _) => vec!["up and down", "space ticks", "Enter goes on"],
            (None, _) if self.has_digits() => vec![&*digits],
            (None, Some(_)) => vec!["up and down", "Enter chooses"],
            (None, None) => vec!["up and down"],
        };
        if self.has_digits() && self.cursor.is_some() {
            let at = self.cursor.unwrap_or(0) + 1;
            enter = format!("Enter: {at}");
            ways.push(&enter);
        }
        ways.extend(list_ways_out(question));
        ways.join(" · ")
    }

    /// The answer as it stays on the screen: the labels, or how many where they are many.
    fn describe(&self, answer: &Answer) -> String {
        let label = |key: &str| {
            self.of.iter().find(|one| one.key == key).map_or(String::new(), |one| clean(&one.label).into_owned())
        };
        match answer {
            Answer::Several(keys) if keys.is_empty() => "none".to_owned(),
            Answer::Several(keys) => {
                let labels = keys
                    .iter()
                    .map(|key| label(key).split(": ").next().unwrap_or_default().to_owned())
                    .collect::<Vec<_>>()
                    .join(", ");
                if measure(&labels) > 120 { format!("{} chosen", keys.len()) } else { labels }
            }
            other => label(&other.clone().into_text()),
        }
    }
}

fn describe_hidden(count: usize, place: &str) -> String {
    if count == 0 { String::new() } else { format!("  … {count} more {place}") }
}
