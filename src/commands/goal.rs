//! Stage 3 on the command line: goals.
mod checkin;
mod confidence;
mod done;
mod draw;
mod noun;
mod offers;

use clap::{ArgMatches, Command};

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use confidence::say_confidence;
pub use noun::GoalNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "goal", about: GoalNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    nouns::verbs::<GoalNoun>(command)
        .subcommand(
            Command::new("checkin")
                .about("Note how a goal goes: a value, how sure you are, a line")
                .defer(checkin::define),
        )
        .subcommand(
            Command::new("done")
                .about("End a goal: reached, partly, missed or no longer wanted; shows the way")
                .defer(done::define),
        )
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("checkin", matches)) => checkin::run(context, matches),
        Some(("done", matches)) => done::run(context, matches),
        _ => Ok(nouns::run::<GoalNoun>(context, matches)?.unwrap_or(0)),
    }
}
