//! Stage 5 on the command line: the steps of the plan.
mod checks;
mod done;
mod noun;

use clap::{ArgMatches, Command};

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use checks::{check_effort, circle_error, follow_status, refuse_circle, refuse_needed};
pub use noun::StepNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "plan", about: StepNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    nouns::verbs::<StepNoun>(command)
        .subcommand(Command::new("done").about("Finish a step; says what can begin now").defer(done::define))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("done", matches)) => done::run(context, matches),
        _ => Ok(nouns::run::<StepNoun>(context, matches)?.unwrap_or(0)),
    }
}
