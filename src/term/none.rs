//! No terminal: nothing can be asked, and what is missing is named instead.
use super::{Answer, Question, Reply, Terminal};
use crate::error::{Error, Result};
use crate::render::Look;

/// Nobody there: a pipe, `--no-input`, a build machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Absent;

impl Terminal for Absent {
    fn ask(&mut self, question: &Question) -> Result<Reply<Answer>> {
        let mut missing = Missing::default();
        missing.push(question);
        Err(missing.into_error())
    }

    fn say(&mut self, _text: &str) -> Result<()> {
        Ok(())
    }

    fn is_there(&self) -> bool {
        false
    }

    fn look(&self) -> Look {
        Look::PAPER
    }
}

/// Everything that is required and was not given, so that one error names all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    flags: Vec<String>,
}

impl Missing {
    /// One more; a question without a flag is named by its text.
    pub fn push(&mut self, question: &Question) -> &mut Self {
        let name = if question.flag.is_empty() { &question.text } else { &question.flag };
        self.flags.push(name.clone());
        self
    }

    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.flags.is_empty()
    }

    /// The error that names all of it.
    pub fn into_error(self) -> Error {
        let message = match self.flags.as_slice() {
            [] => "Something has to be asked, and there is no terminal to ask it in.".to_owned(),
            [flag] => format!("{flag} is missing, and there is no terminal to ask for it."),
            flags => format!("{} are missing, and there is no terminal to ask for them.", join(flags)),
        };
        Error::usage(message).hint("Add it to the command, or run the command in a terminal without --no-input.")
    }

    /// Nothing, or the error that names all of it.
    ///
    /// # Errors
    /// [`Usage`](crate::error::ErrorKind::Usage) when something is missing.
    pub fn check(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(self.into_error()) }
    }
}

/// `--title TEXT, --due DATE and --kind KIND`.
fn join(flags: &[String]) -> String {
    match flags.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => flags.concat(),
    }
}
