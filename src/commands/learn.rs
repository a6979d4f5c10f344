//! Stage 4 on the command line: courses, books, practice and whatever else one learns by.
mod done;
mod draw;
pub mod log;
mod noun;
mod suggest;

use clap::{ArgMatches, Command};

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use noun::ActivityNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "learn", about: ActivityNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    nouns::verbs::<ActivityNoun>(command)
        .subcommand(Command::new("log").about("Note hours: learn log sql-for-analysts 2.5").defer(log::define))
        .subcommand(
            Command::new("suggest").about("Learning for what is missing; keep what you like").defer(suggest::define),
        )
        .subcommand(Command::new("done").about("Finish it, and raise the level of what you learnt").defer(done::define))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("log", matches)) => log::run(context, matches),
        Some(("suggest", matches)) => suggest::run(context, matches),
        Some(("done", matches)) => done::run(context, matches),
        _ => Ok(nouns::run::<ActivityNoun>(context, matches)?.unwrap_or(0)),
    }
}
