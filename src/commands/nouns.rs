//! The verbs that every noun has, put together from its [`Noun`].
use clap::{ArgMatches, Command};

use super::Context;
use super::record::{Noun, add, drop, edit, list, show};
use crate::error::Result;
use crate::record::{Record, find::plural};

/// add, list, show, edit and drop of a noun, below a command of this name.
pub fn verbs<N: Noun>(command: Command) -> Command {
    let noun = N::Record::KIND.noun;
    let dropped = match N::DROPPED {
        Some((_, status)) => format!("Give a {noun} up: its status becomes {status}"),
        None => format!("Remove a {noun}"),
    };
    command
        .subcommand(Command::new("add").about(format!("Add a {noun}")).defer(add::define::<N>))
        .subcommand(Command::new("list").about(format!("List {}", plural(noun))).defer(list::define::<N>))
        .subcommand(Command::new("show").about(format!("Show a {noun}")).defer(show::define::<N>))
        .subcommand(Command::new("edit").about(format!("Change a {noun}: only what is given")).defer(edit::define::<N>))
        .subcommand(Command::new("drop").about(dropped).defer(drop::define::<N>))
}

/// Runs one of these verbs; the list where none is given. `None` if the verb is another one.
///
/// # Errors
/// Whatever the verb refuses.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Option<u8>> {
    Ok(Some(match matches.subcommand() {
        Some(("add", matches)) => add::run::<N>(context, matches)?,
        Some(("list", matches)) => list::run::<N>(context, matches)?,
        Some(("show", matches)) => show::run::<N>(context, matches)?,
        Some(("edit", matches)) => edit::run::<N>(context, matches)?,
        Some(("drop", matches)) => drop::run::<N>(context, matches)?,
        None => list::run::<N>(context, matches)?,
        Some(_) => return Ok(None),
    }))
}
