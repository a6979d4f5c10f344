//! Stage 2 on the command line: occupations, how they fit, what is near, and how to get there.
mod catalogue;
mod import;
mod remove;
mod sources;

use clap::{ArgMatches, Command};

use super::{Context, Entry};
use crate::error::Result;

pub use catalogue::{brief, load, read_seeker};

/// The command.
pub const ENTRY: Entry = Entry {
    name: "explore",
    about: "Stage 2: occupations, what they ask and pay, which fit, and how to get there",
    define,
    run,
};

fn define(command: Command) -> Command {
    command
        .subcommand(
            Command::new("import").about("Take in an official O*NET release (zip or folder)").defer(import::define),
        )
        .subcommand(Command::new("remove").about("Take the imported release away again"))
        .subcommand(Command::new("sources").about("What the catalogue rests on, how old it is, and its licences"))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("import", matches)) => import::run(context, matches),
        Some(("remove", _)) => remove::run(context),
        Some(("sources", _)) => sources::run(context),
        _ => Ok(0),
    }
}
