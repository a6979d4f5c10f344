//! Stage 5 on the command line: the steps of the plan.
mod check;
mod checks;
mod done;
mod limits;
mod noun;
pub mod suggest;
mod way_in;
mod whatif;

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
        .subcommand(
            Command::new("check")
                .about("Whether the plan fits your hours, and what would make it fit")
                .defer(check::define),
        )
        .subcommand(
            Command::new("whatif")
                .about("The plan with other hours, days or order, beside the plan as it is; saves nothing by itself")
                .defer(whatif::define),
        )
        .subcommand(
            Command::new("suggest")
                .about("Steps and learning for what is missing, checked against your hours; keep what you like")
                .defer(suggest::define),
        )
        .subcommand(Command::new("done").about("Finish a step; says what can begin now").defer(done::define))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("check", matches)) => check::run(context, matches),
        Some(("whatif", matches)) => whatif::run(context, matches),
        Some(("suggest", matches)) => suggest::run(context, matches, suggest::Which::Plan),
        Some(("done", matches)) => done::run(context, matches),
        _ => Ok(nouns::run::<StepNoun>(context, matches)?.unwrap_or(0)),
    }
}
