//! Stage 3 on the command line: goals.
mod noun;

use clap::{ArgMatches, Command};

use super::{Context, nouns};
use crate::error::Result;

pub use noun::GoalNoun;

/// The command.
pub fn command() -> Command {
    nouns::verbs::<GoalNoun>(Command::new("goal"))
}

/// Runs it.
///
/// # Errors
/// Whatever the verb refuses.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    Ok(nouns::run::<GoalNoun>(context, matches)?.unwrap_or(0))
}
