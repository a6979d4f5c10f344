//! The first ten minutes as a questionnaire: each answer is kept in the draft at once.
use std::cell::Cell;
use std::rc::Rc;

use super::answers::Answers;
use super::slots::{Known, Slot};
use super::words;
use crate::commands::context::Store;
use crate::error::Result;
use crate::render::Look;
use crate::store::{Given, Skip};
use crate::term::{Answer, Question, Reply, Sheet, describe_time};

/// The name of the draft.
pub const DRAFT: &str = "start";

/// The questions with the answers so far.
pub struct StartSheet {
    /// All questions.
    pub slots: Vec<Slot>,
    /// The answers.
    pub answers: Answers,
    known: Known,
    store: Rc<Store>,
    times: Rc<Times>,
    millis: Vec<u64>,
}

/// The last two times that the clock was asked for: before a question and after it.
#[derive(Debug, Default)]
pub struct Times {
    before: Cell<f64>,
    after: Cell<f64>,
}

impl Times {
    /// Takes note of a time, in seconds.
    pub fn note(&self, now: f64) -> f64 {
        self.before.set(self.after.replace(now));
        now
    }

    fn millis(&self) -> u64 {
        ((self.after.get() - self.before.get()).max(0.0) * 1000.0) as u64
    }
}

impl StartSheet {
    /// The questions, with what a draft holds of their answers.
    pub fn new(store: Rc<Store>, answers: Answers, known: Known, times: Rc<Times>) -> StartSheet {
        StartSheet { slots: super::slots::all(), answers, known, store, times, millis: Vec::new() }
    }

    /// The first question that is open.
    pub fn first_open(&self) -> usize {
        let is_open =
            |slot: &&Slot| !self.answers.has(&slot.key) && slot.question(&self.answers, &self.known).is_some();
        let first = self.slots.iter().find(is_open);
        first.and_then(|first| self.slots.iter().position(|slot| slot == first)).unwrap_or(self.slots.len())
    }

    /// The questions that these answers lead to, with their places.
    fn asked(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter(|(_, slot)| slot.is_wanted(&self.answers))
    }
}

impl Sheet for StartSheet {
    fn count(&self) -> usize {
        self.slots.len()
    }

    fn question(&self, at: usize) -> Option<Question> {
        self.slots.get(at)?.question(&self.answers, &self.known)
    }

    fn before(&self, at: usize, look: &Look) -> Option<String> {
        words::before(self.slots.get(at)?, &self.answers, &self.known, &self.millis, look)
    }

    /// The thirty statements count among themselves and are one among the others, since `31 of 44`
    /// would tell nobody anything. Until it is known what brings the person here, nothing is.
    fn progress(&self, at: usize) -> Option<String> {
        if self.answers.focus().is_none() {
            return Some(String::new());
        }
        let is_statement = self.slots.get(at)?.statement().is_some();
        let is_counted = |slot: &Slot| {
            if is_statement { slot.statement().is_some() } else { slot.statement().is_none_or(|place| place == 0) }
        };
        let is_left = |slot: &Slot| !is_statement || slot.statement().is_some();
        let counted = self.asked().filter(|(_, slot)| is_counted(slot)).count();
        let number = self.asked().filter(|(one, slot)| *one <= at && is_counted(slot)).count();
        let left: f64 =
            self.asked().filter(|(one, slot)| *one >= at && is_left(slot)).map(|(_, slot)| slot.seconds()).sum();
        Some(format!("{number} of {counted}, {} left", describe_time(left)))
    }

    fn keep(&mut self, at: usize, reply: &Reply<Answer>) -> Result<()> {
        let Some(slot) = self.slots.get(at) else {
            return Ok(());
        };
        let given = match reply {
            Reply::Answer(Answer::Several(keys)) => Given::List(keys.clone()),
            Reply::Answer(answer) => Given::Text(answer.clone().into_text()),
            _ => Given::Skipped(Skip),
        };
        if slot.statement().is_some() {
            self.millis.push(self.times.millis());
        }
        self.answers.keep(&slot.key, given);
        self.store.folder().save_answers(DRAFT, self.answers.given())
    }
}
