//! The terminal port: every question that `career` asks goes through here.
//!
//! A [`Question`] carries its key, text, help, flag and progress; a [`Terminal`] asks it and gives
//! a [`Reply`]. There are four: the console, typed lines (`--plain`), a script for tests, and none,
//! which refuses and names the flag. Only this folder knows dialoguer and console. Prompts go to
//! stderr. What was kept when somebody leaves is said by the caller, who knows it.
use crate::error::{Error, Result};

mod console;
mod keys;
mod none;
mod plain;
mod progress;
mod question;
mod script;
mod sheet;
mod signal;

pub use none::{Absent, Missing};
pub use plain::Plain;
pub use progress::Progress;
pub use question::{Answer, Check, Choice, Kind, Question};
pub use script::Script;
pub use sheet::{Ended, Outcome, Sheet, describe_time, run_questionnaire, run_sheet};

use crate::render::Look;

/// What came back for a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<T> {
    /// An answer.
    Answer(T),
    /// Left open on purpose; only where the question allows it.
    Skip,
    /// The rest of the questionnaire later; only where the question allows it.
    Later,
    /// One question back; only where the question allows it.
    Back,
}

impl<T> Reply<T> {
    /// The same reply with its answer changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reply<U> {
        match self {
            Reply::Answer(answer) => Reply::Answer(change(answer)),
            Reply::Skip => Reply::Skip,
            Reply::Later => Reply::Later,
            Reply::Back => Reply::Back,
        }
    }

    /// The answer, if there is one.
    pub fn answer(self) -> Option<T> {
        match self {
            Reply::Answer(answer) => Some(answer),
            _ => None,
        }
    }
}

/// Something that questions can be asked in.
pub trait Terminal {
    /// Asks, again and again until the reply is one that the question allows.
    ///
    /// # Errors
    /// [`Cancelled`](crate::error::ErrorKind::Cancelled) when the person stops (Ctrl-C, the end of
    /// input, the terminal closed), and [`Usage`](crate::error::ErrorKind::Usage) where nobody can
    /// be asked.
    fn ask(&mut self, question: &Question) -> Result<Reply<Answer>>;

    /// Says something between the questions; the text is clean and may be in colours.
    fn say(&mut self, text: &str) -> Result<()>;

    /// Whether somebody is there to answer. Where not, nothing optional should be offered.
    fn is_there(&self) -> bool;

    /// How what is said there looks.
    fn look(&self) -> Look;
}

impl dyn Terminal + '_ {
    /// Asks for text, or for one of several; the answer is the text, or the key of the choice.
    pub fn ask_text(&mut self, question: &Question) -> Result<Reply<String>> {
        Ok(self.ask(question)?.map(Answer::into_text))
    }

    /// Asks for several of a list; the answer holds their keys, in the order of the list.
    pub fn ask_ticks(&mut self, question: &Question) -> Result<Reply<Vec<String>>> {
        Ok(self.ask(question)?.map(Answer::into_list))
    }

    /// Asks for a whole number.
    pub fn ask_number(&mut self, question: &Question) -> Result<Reply<u8>> {
        Ok(self.ask(question)?.map(Answer::into_number))
    }

    /// Asks for yes or no; `false` for anything but a clear yes.
    pub fn confirm(&mut self, question: &Question) -> Result<bool> {
        Ok(matches!(self.ask(question)?, Reply::Answer(Answer::Yes(true))))
    }
}

/// What the world knows about where the questions would be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Whether stdin is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
    /// Whether `--no-input` was given, or the environment is that of a build machine (`CI`).
    pub is_forbidden: bool,
    /// Whether `--plain`, `CAREER_PLAIN` or `TERM=dumb` was given.
    pub is_plain: bool,
}

/// Which of the terminals questions are asked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// None: nobody can be asked.
    None,
    /// Typed lines.
    Plain,
    /// Lists and single keys.
    Console,
}

impl Signs {
    /// The one gate: questions are asked only where they are seen and where somebody types.
    pub fn decide(&self) -> Mode {
        if self.is_forbidden || !self.stdin_is_terminal || !self.stderr_is_terminal {
            Mode::None
        } else if self.is_plain {
            Mode::Plain
        } else {
            Mode::Console
        }
    }
}

/// Opens the terminal of a mode on the process's stdin and stderr. `look` is that of stderr.
/// Nothing happens to the terminal or to signals before the first question.
pub fn open(mode: Mode, look: Look) -> Box<dyn Terminal> {
    match mode {
        Mode::None => Box::new(Absent),
        Mode::Plain => Box::new(Plain::on_stdin(look)),
        Mode::Console => Box::new(console::Console::open(look)),
    }
}

/// The person stopped. The caller adds what was kept.
pub(crate) fn stopped() -> Error {
    Error::cancelled("Stopped.")
}
