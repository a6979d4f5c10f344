//! Stage 2 on the command line: roles that one might hold, and what they ask for.
pub mod from_occupation;
mod list;
mod need;
mod noun;
mod show;

use clap::ArgMatches;

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use noun::RoleNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "role", about: RoleNoun::ABOUT, define: nouns::verbs::<RoleNoun>, run };

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        None => list::run(context, matches),
        _ => Ok(nouns::run::<RoleNoun>(context, matches)?.unwrap_or(0)),
    }
}
