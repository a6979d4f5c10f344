//! The commands: one folder a noun, one file a verb that asks or computes.
//!
//! Each reads its arguments, asks for what is missing, makes its change under the lock as one
//! operation with one sentence, and shows what came of it. Nothing below knows the commands.
use clap::{ArgMatches, Command};

mod args;
mod ask;
mod context;
mod goal;
mod here;
mod init;
mod kinds;
mod nouns;
mod record;
mod refs;
mod start;

pub use context::{Context, Options, Plan, Saved, Store, capitalize, error_look, quote};

use crate::error::{Error, Result};

/// One command: how it is built and what runs it.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    /// Its arguments and verbs, put together only when it is called.
    pub define: fn(Command) -> Command,
    /// What runs it; gives the exit code.
    pub run: fn(&mut Context<'_>, &ArgMatches) -> Result<u8>,
}

/// All commands, in the order of the help.
pub fn all() -> Vec<Entry> {
    vec![
        start::ENTRY,
        init::ENTRY,
        goal::ENTRY,
    ]
}

/// Runs the command with this name; without one, where the person stands.
///
/// # Errors
/// Whatever the command refuses.
pub fn run(context: &mut Context<'_>, name: &str, matches: &ArgMatches) -> Result<u8> {
    if name.is_empty() {
        return here::run(context);
    }
    match all().into_iter().find(|entry| entry.name == name) {
        Some(entry) => (entry.run)(context, matches),
        None => Err(Error::usage(format!("There is no command \"{name}\".")).hint("career --help")),
    }
}
