//! Answers written beforehand, for tests.
use super::keys::{Typed, explain, read_line};
use super::question::Kind;
use super::{Answer, Question, Reply, Terminal, stopped};
use crate::error::{Error, Result};
use crate::render::Look;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// What is done at a question.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    Type(String),
    Skip,
    Later,
    Back,
    Stop,
}

#[derive(Debug, Default)]
struct State {
    acts: VecDeque<(String, Act)>,
    stop_at: Option<usize>,
    asked: Vec<String>,
    shown: String,
}

/// A terminal that answers by the keys of the questions. What is typed is what would be typed in
/// `--plain`: text, the key or number of a choice, `1 3 5-7` or keys for several, `y` or `n`.
///
/// It is a handle: a clone given to the world and the one that is kept see the same questions. A
/// question without an answer fails at once, an answer without its question in
/// [`finish`](Script::finish).
#[derive(Clone, Debug, Default)]
pub struct Script {
    state: Rc<RefCell<State>>,
}

impl Script {
    /// A script that answers nothing yet.
    pub fn new() -> Self {
        Script::default()
    }

    fn add(self, key: &str, act: Act) -> Self {
        self.state.borrow_mut().acts.push_back((key.to_owned(), act));
        self
    }

    /// Types this at the question; given several times, one after the other.
    #[must_use]
    pub fn answer(self, key: &str, typed: &str) -> Self {
        self.add(key, Act::Type(typed.to_owned()))
    }

    /// Skips the question, which fails where that is not allowed.
    #[must_use]
    pub fn skip(self, key: &str) -> Self {
        self.add(key, Act::Skip)
    }

    /// Leaves the question and the rest for later, which fails where that is not allowed.
    #[must_use]
    pub fn later(self, key: &str) -> Self {
        self.add(key, Act::Later)
    }

    /// Goes back from the question, which fails where that is not allowed.
    #[must_use]
    pub fn back(self, key: &str) -> Self {
        self.add(key, Act::Back)
    }

    /// Presses Ctrl-C at the question.
    #[must_use]
    pub fn stop(self, key: &str) -> Self {
        self.add(key, Act::Stop)
    }

    /// Presses Ctrl-C at the question with this number, from 1, whatever it is.
    #[must_use]
    pub fn stop_at(self, number: usize) -> Self {
        self.state.borrow_mut().stop_at = Some(number);
        self
    }

    /// The keys of the questions that were asked, in order.
    pub fn asked(&self) -> Vec<String> {
        self.state.borrow().asked.clone()
    }

    /// Everything that was said and asked, in order.
    pub fn shown(&self) -> String {
        self.state.borrow().shown.clone()
    }

    /// Whether every answer was used. Not asked for after a Ctrl-C, which leaves some on purpose.
    ///
    /// # Errors
    /// Refused, naming the questions that were never asked.
    pub fn finish(&self) -> Result<()> {
        let unused: Vec<String> = self.state.borrow().acts.iter().map(|(key, _)| key.clone()).collect();
        if unused.is_empty() {
            return Ok(());
        }
        Err(Error::refused(format!("The script answers what was never asked: {}", unused.join(", "))))
    }

    fn take(&self, key: &str) -> Option<Act> {
        let mut state = self.state.borrow_mut();
        let at = state.acts.iter().position(|(one, _)| one == key)?;
        state.acts.remove(at).map(|(_, act)| act)
    }

    fn show(&self, line: &str) {
        let mut state = self.state.borrow_mut();
        state.shown.push_str(line);
        state.shown.push('\n');
    }

    fn leave(question: &Question, may: Option<Reply<Answer>>, how: &str) -> Result<Reply<Answer>> {
        may.ok_or_else(|| Error::refused(format!("The script would {how} {}, which is not allowed", question.key)))
    }
}

impl Terminal for Script {
    fn ask(&mut self, question: &Question) -> Result<Reply<Answer>> {
        let number = {
            let mut state = self.state.borrow_mut();
            state.asked.push(question.key.clone());
            state.asked.len()
        };
        for line in [&question.progress, &question.text] {
            if !line.is_empty() {
                self.show(line);
            }
        }
        if self.state.borrow().stop_at == Some(number) {
            return Err(stopped());
        }
        let mut wrong = String::new();
        while let Some(act) = self.take(&question.key) {
            match act {
                Act::Stop => return Err(stopped()),
                Act::Skip => {
                    return Script::leave(question, question.can_skip.then_some(Reply::Skip), "skip");
                }
                Act::Later => {
                    return Script::leave(question, question.can_wait.then_some(Reply::Later), "postpone");
                }
                Act::Back => {
                    return Script::leave(question, question.can_go_back.then_some(Reply::Back), "go back from");
                }
                Act::Type(line) => match read_line(question, &line) {
                    Typed::Reply(reply) => {
                        self.show(&format!("> {line}"));
                        return Ok(reply);
                    }
                    Typed::Help => self.show(&explain(question)),
                    Typed::Wrong(message) => {
                        self.show(&format!("> {line}\n{message}"));
                        wrong = format!(" (refused: {message})");
                    }
                },
            }
        }
        let kind = match question.kind {
            Kind::Text { .. } => "text",
            Kind::One { .. } => "one of a list",
            Kind::Several { .. } => "several of a list",
            Kind::Key { .. } => "a key",
            Kind::Number { .. } => "a number",
            Kind::YesNo { .. } => "yes or no",
        };
        Err(Error::refused(format!("The script has no answer for {} ({kind}): {}{wrong}", question.key, question.text)))
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.show(text);
        Ok(())
    }

    fn is_there(&self) -> bool {
        true
    }

    fn look(&self) -> Look {
        Look::PAPER
    }
}
