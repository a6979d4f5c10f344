//! Questions that a single key answers, without Enter.
use super::{Console, Frame, Line, Mode, Tty, describe_leaving, draw_answered, draw_question, push_wrapped};
use crate::error::Result;
use crate::render::{Look, Role, clean, clean_lines, measure, wrap};
use crate::term::Reply;
use crate::term::keys::{Typed, explain, list_ways_out, read_line};
use crate::term::question::{Answer, Kind, Question};
use console::Key;

impl Console {
    /// Asks until a key is pressed that answers, or that the question lets out.
    pub(super) fn ask_key(&mut self, question: &Question) -> Result<Reply<Answer>> {
        let _tty = Tty::enter(Mode::Keys)?;
        let mut frame = Frame::default();
        let mut note = (Role::Dim, String::new());
        loop {
            let look = self.look_now();
            let mut lines = draw_question(question, &look);
            push_keys(&mut lines, &describe_keys(question), &look);
            push_wrapped(&mut lines, Some(note.0), &note.1, &look);
            push_wrapped(&mut lines, Some(Role::Dim), &list_ways_out(question).join(" · "), &look);
            frame.draw(&lines, &look)?;
            let typed = match self.next_key()? {
                Key::Char(key) => read_line(question, &key.to_string()),
                Key::Escape if question.can_go_back => Typed::Reply(Reply::Back),
                // Enter alone takes a default, and skips nothing: it is too easily pressed twice.
                Key::Enter if matches!(question.kind, Kind::YesNo { default: Some(_) }) => read_line(question, ""),
                _ => continue,
            };
            match typed {
                Typed::Reply(reply) => {
                    let shown = match &reply {
                        Reply::Answer(answer) => describe_answer(question, answer),
                        other => describe_leaving(other).to_owned(),
                    };
                    frame.finish(&draw_answered(question, &shown, &self.look_now()), &self.look_now())?;
                    return Ok(reply);
                }
                Typed::Help => note = (Role::Dim, clean_lines(&explain(question)).into_owned()),
                Typed::Wrong(message) => note = (Role::Warn, clean(&message).into_owned()),
            }
        }
    }
}

/// Beyond this width what a key means is a sentence, which gets a line of its own.
const SENTENCE: usize = 24;

/// Adds the keys and what they mean: as many on a line as fit whole, or sentences one a line,
/// wrapped under their own beginning.
fn push_keys(lines: &mut Vec<Line>, keys: &[String], look: &Look) {
    if keys.iter().any(|key| measure(key) > SENTENCE) {
        for key in keys {
            for (at, part) in wrap(key, look.width.saturating_sub(4)).iter().enumerate() {
                let lead = if at == 0 { "  " } else { "    " };
                lines.push((None, format!("{lead}{part}")));
            }
        }
        return;
    }
    let mut line = String::new();
    for key in keys {
        if !line.is_empty() && measure(&line) + 3 + measure(key) > look.width {
            lines.push((None, std::mem::take(&mut line)));
        }
        line.push_str(if line.is_empty() { "  " } else { "   " });
        line.push_str(key);
    }
    lines.push((None, line));
}

/// The keys and what each means: `1 not at all`, `2 a little`.
fn describe_keys(question: &Question) -> Vec<String> {
    match &question.kind {
        Kind::Key { of } => of.iter().map(|one| format!("{} {}", one.key, clean(&one.label))).collect(),
        Kind::Number { low, high } => vec![format!("{low} to {high}")],
        Kind::YesNo { default } => {
            let enter = |yes| {
                if *default == Some(yes) { " (Enter)" } else { "" }
            };
            vec![format!("y yes{}", enter(true)), format!("n no{}", enter(false))]
        }
        _ => Vec::new(),
    }
}

/// The answer as it stays on the screen: the key and what it means.
fn describe_answer(question: &Question, answer: &Answer) -> String {
    let text = answer.clone().into_text();
    match &question.kind {
        Kind::Key { of } => {
            of.iter().find(|one| one.key == text).map_or(text.clone(), |one| format!("{} {}", one.key, one.label))
        }
        _ => text,
    }
}
