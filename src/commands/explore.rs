//! Stage 2 on the command line: occupations, how they fit, what is near, and how to get there.
mod catalogue;

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
}

fn run(_context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    Ok(0)
}
