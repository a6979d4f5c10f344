//! The verbs that every noun has, put together from its [`Noun`].
use clap::{ArgMatches, Command};

use super::Context;
use super::record::{Noun, add, drop, edit, list, show};
use crate::error::Result;

/// add, list, show, edit and drop of a noun, below a command of this name.
pub fn verbs<N: Noun>(command: Command) -> Command {
    command
        .about(N::ABOUT)
        .subcommand(Command::new("add").defer(|_| add::command::<N>()))
        .subcommand(Command::new("list").defer(|_| list::command::<N>()))
        .subcommand(Command::new("show").defer(|_| show::command::<N>()))
        .subcommand(Command::new("edit").defer(|_| edit::command::<N>()))
        .subcommand(Command::new("drop").defer(|_| drop::command::<N>()))
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
