//! The console: lists, ticks and single keys, and lines of text by dialoguer.
//!
//! Lists are drawn here and not by dialoguer, which takes `q` for Esc, knows no `s` and `?`, and
//! counts bytes where a terminal counts columns, so that lists with longer words of other alphabets
//! eat the lines above them.
use super::keys::{Typed, describe, explain, list_ways_out, read_line};
use super::question::{Answer, Kind, Question};
use super::signal::Watch;
use super::{Reply, Terminal, stopped};
use crate::error::Result;
use crate::render::{Look, Role, clean, clean_lines, measure};
use console::{Key, Term};
use dialoguer::Input;
use dialoguer::theme::Theme;
use frame::{Frame, Line, push_wrapped, write};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::stdin;
use std::fmt;
use tty::{Mode, Tty};

mod frame;
mod list;
mod press;
mod tty;

/// How long an Enter behind a digit may take, in milliseconds.
const HABIT: i64 = 300;

/// The console on the process's stdin and stderr.
#[derive(Debug)]
pub(super) struct Console {
    term: Term,
    watch: Watch,
    look: Look,
    has_told_back: bool,
    /// Whether the last line of the screen is one that was typed.
    is_below_typed: bool,
    /// A key that was read already, and belongs to the next question.
    ahead: Option<Key>,
}

impl Console {
    /// Opens it, and watches for Ctrl-C from the first question on.
    pub(super) fn open(look: Look) -> Self {
        Console {
            term: Term::stderr(),
            watch: Watch::default(),
            look,
            has_told_back: false,
            is_below_typed: false,
            ahead: None,
        }
    }

    /// The look of this moment: the terminal may have another width than a question ago. One
    /// column stays free, as some terminals wrap a line that fills them all.
    fn look_now(&self) -> Look {
        let now = self.term.size_checked().map_or(self.look.width, |(_, width)| usize::from(width));
        Look { width: now.min(self.look.width).saturating_sub(1).max(1), ..self.look }
    }

    /// The rows of the terminal.
    fn rows(&self) -> usize {
        self.term.size_checked().map_or(24, |(rows, _)| usize::from(rows))
    }

    /// The next key.
    ///
    /// # Errors
    /// Cancelled for Ctrl-C, Ctrl-D, a signal, and a terminal that is gone.
    fn next_key(&mut self) -> Result<Key> {
        if let Some(key) = self.ahead.take() {
            return Ok(key);
        }
        self.watch.wait_for(stdin())?;
        match self.read_key()? {
            // An arrow key over a slow line arrives in pieces, and its first piece looks like Esc.
            Key::Escape if has_input(30) => self.finish_sequence(),
            key => Ok(key),
        }
    }

    /// A digit chooses at once, but many people press Enter behind it: that Enter must not skip the
    /// next question. Whatever else comes is kept for it.
    fn pass_over_enter(&mut self) -> Result<()> {
        if has_input(HABIT) {
            self.ahead = Some(self.next_key()?).filter(|key| *key != Key::Enter);
        }
        Ok(())
    }

    fn read_key(&mut self) -> Result<Key> {
        match self.term.read_key() {
            Ok(Key::CtrlC | Key::Char('\u{3}' | '\u{4}')) | Err(_) => {
                // console raises the signal as well: it is this one, not another.
                let _ = self.watch.check();
                Err(stopped())
            }
            Ok(key) => Ok(key),
        }
    }

    /// The rest of a key that came in pieces.
    fn finish_sequence(&mut self) -> Result<Key> {
        if !matches!(self.read_key()?, Key::Char('[' | 'O')) || !has_input(30) {
            return Ok(Key::Unknown);
        }
        Ok(match self.read_key()? {
            Key::Char('A') => Key::ArrowUp,
            Key::Char('B') => Key::ArrowDown,
            Key::Char('H') => Key::Home,
            Key::Char('F') => Key::End,
            _ => Key::Unknown,
        })
    }

    /// A line of text, typed.
    fn ask_line(&mut self, question: &Question) -> Result<Reply<Answer>> {
        let look = self.look_now();
        let mut lines = draw_question(question, &look);
        push_wrapped(&mut lines, Some(Role::Dim), &self.describe_line(question), &look);
        Frame::default().finish(&lines, &look)?;
        self.has_told_back |= question.can_go_back;
        loop {
            match read_line(question, &self.type_lines(question)?) {
                Typed::Reply(reply) => {
                    self.is_below_typed = true;
                    return Ok(reply);
                }
                Typed::Help => self.say_lines(Role::Dim, &explain(question))?,
                Typed::Wrong(message) => self.say_lines(Role::Warn, &message)?,
            }
        }
    }

    /// One answer. What was pasted arrives at once, line ends included; for text its lines become
    /// one answer, as else the second would answer the next question.
    fn type_lines(&mut self, question: &Question) -> Result<String> {
        let mut typed = self.type_line(question)?;
        while matches!(question.kind, Kind::Text { .. }) && has_input(0) {
            typed = format!("{typed} {}", self.type_line(question)?);
        }
        Ok(typed)
    }

    fn type_line(&mut self, question: &Question) -> Result<String> {
        self.watch.check()?;
        let tty = Tty::enter(Mode::Line)?;
        let ahead = match self.ahead.take() {
            Some(Key::Char(typed)) => typed.to_string(),
            _ => String::new(),
        };
        let input = Input::<String>::with_theme(&Bare).allow_empty(true).report(false).with_initial_text(ahead);
        let typed = input.interact_text_on(&self.term);
        let Ok(typed) = typed else {
            drop(tty);
            write("\n")?;
            let _ = self.watch.check();
            return Err(stopped());
        };
        // dialoguer has taken the last row of the line off the screen; the rows above it, where it
        // was longer than the terminal is wide, are still there.
        let rows = (measure(&typed) + 2).div_ceil(self.look_now().width + 1);
        let up = if rows > 1 { format!("\x1b[{}A\r\x1b[0J", rows - 1) } else { String::new() };
        // What Enter alone gives is shown as if it had been typed.
        let shown = match &question.kind {
            Kind::Text { default: Some(text), .. } if typed.is_empty() => text,
            _ => &typed,
        };
        write(&format!("{up}> {}\n", clean(shown)))?;
        Ok(typed)
    }

    fn say_lines(&self, role: Role, text: &str) -> Result<()> {
        let look = self.look_now();
        let mut lines = Vec::new();
        push_wrapped(&mut lines, Some(role), &clean_lines(text), &look);
        Frame::default().finish(&lines, &look)
    }

    /// What may be typed, in one line. That `<` goes back is said once.
    fn describe_line(&self, question: &Question) -> String {
        let mut ways = Vec::new();
        match &question.kind {
            Kind::Text { default: Some(text), .. } => ways.push(format!("Enter: {}", clean(text))),
            Kind::Number { .. } => ways.push(describe(question).trim_end_matches('.').to_owned()),
            _ => {}
        }
        let is_told = |way: &&&str| !(self.has_told_back && way.starts_with('<'));
        ways.extend(list_ways_out(question).iter().filter(is_told).map(|way| (*way).to_owned()));
        ways.join(" · ")
    }
}

impl Terminal for Console {
    fn ask(&mut self, question: &Question) -> Result<Reply<Answer>> {
        self.watch.check()?;
        if std::mem::take(&mut self.is_below_typed) {
            write("\n")?;
        }
        match &question.kind {
            Kind::Text { .. } => self.ask_line(question),
            Kind::Number { high, .. } if *high > 9 => self.ask_line(question),
            Kind::One { of, .. } | Kind::Several { of, .. } if !of.is_empty() => self.ask_list(question, of),
            Kind::One { .. } | Kind::Several { .. } => self.ask_line(question),
            Kind::Key { .. } | Kind::Number { .. } | Kind::YesNo { .. } => self.ask_key(question),
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.is_below_typed = false;
        write(&format!("{text}\n"))
    }

    fn is_there(&self) -> bool {
        true
    }

    fn look(&self) -> Look {
        Look { width: self.look_now().width + 1, ..self.look }
    }
}

/// Whether there is input, or some comes within so many milliseconds.
fn has_input(wait: i64) -> bool {
    let handle = stdin();
    let wait = Timespec { tv_sec: 0, tv_nsec: wait * 1_000_000 };
    let mut fds = [PollFd::from_borrowed_fd(handle, PollFlags::IN)];
    poll(&mut fds, Some(&wait)).is_ok_and(|ready| ready > 0)
}

/// Progress and text of a question.
fn draw_question(question: &Question, look: &Look) -> Vec<Line> {
    let mut lines = Vec::new();
    push_wrapped(&mut lines, Some(Role::Dim), &question.progress, look);
    push_wrapped(&mut lines, Some(Role::Heading), &clean_lines(&question.text), look);
    lines
}

/// What stays on the screen of a question that was answered: `13 of 30  its text: the answer`.
fn draw_answered(question: &Question, answer: &str, look: &Look) -> Vec<Line> {
    let number = question.progress.split(',').next().unwrap_or("");
    let gap = if number.is_empty() { "" } else { "  " };
    let text = format!("{number}{gap}{}", clean(&question.text));
    let answer = clean(answer);
    let line = format!("{text}  {answer}");
    if measure(&line) <= look.width {
        return vec![(None, line)];
    }
    let mut lines = Vec::new();
    push_wrapped(&mut lines, None, &text, look);
    lines.push((None, format!("  {answer}")));
    lines
}

/// The words for a reply without an answer.
fn describe_leaving(reply: &Reply<Answer>) -> &'static str {
    match reply {
        Reply::Skip => "(skipped)",
        Reply::Later => "(later)",
        _ => "(back)",
    }
}

/// dialoguer's line without a prompt of its own, which stands above it already.
struct Bare;

impl Theme for Bare {
    fn format_input_prompt(&self, f: &mut dyn fmt::Write, _: &str, _: Option<&str>) -> fmt::Result {
        f.write_str("> ")
    }
}
