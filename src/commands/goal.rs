//! Stage 3 on the command line: goals.
mod noun;

use clap::ArgMatches;

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use noun::GoalNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "goal", about: GoalNoun::ABOUT, define: nouns::verbs::<GoalNoun>, run };

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    Ok(nouns::run::<GoalNoun>(context, matches)?.unwrap_or(0))
}
