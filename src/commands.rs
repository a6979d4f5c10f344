//! The commands: one folder a noun, one file a verb that asks or computes.
//!
//! Each reads its arguments, asks for what is missing, makes its change under the lock as one
//! operation with one sentence, and shows what came of it. Nothing below knows the commands.
use clap::{ArgMatches, Command};

mod aim;
mod args;
mod ask;
mod assess;
mod back;
mod check;
mod context;
mod credential;
mod did;
mod due;
mod explore;
mod feedback;
mod goal;
mod help;
mod here;
mod init;
mod interview;
mod kinds;
mod learn;
mod leave;
mod log;
pub mod me;
mod next;
mod nouns;
mod output;
mod past;
mod person;
mod plan;
mod record;
mod refs;
mod report;
mod review;
mod roadmap;
mod role;
mod shell;
mod skill;
mod start;
mod talk;
mod undo;
mod win;

pub use crate::record::letters::capitalize;
pub use context::{Context, Options, Plan, Saved, Store, error_look, quote};
pub use review::book::load as load_book;

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
        back::ENTRY,
        assess::ENTRY,
        past::ENTRY,
        credential::ENTRY,
        skill::ENTRY,
        aim::ENTRY,
        explore::ENTRY,
        role::ENTRY,
        goal::ENTRY,
        learn::ENTRY,
        plan::ENTRY,
        roadmap::ENTRY,
        log::ENTRY,
        win::ENTRY,
        did::ENTRY,
        feedback::ENTRY,
        person::ENTRY,
        review::ENTRY,
        report::ENTRY,
        undo::UNDO,
        undo::REDO,
        undo::HISTORY,
        check::ENTRY,
        shell::COMPLETIONS,
        shell::MAN,
        help::ENTRY,
        shell::COMPLETE_IDS,
        next::ENTRY,
        due::ENTRY,
        leave::ENTRY,
    ]
}

/// The command that completion scripts call and nobody types.
pub const FOR_SHELLS: &str = "complete-ids";

/// Runs the command with this name; without one, where the person stands.
///
/// # Errors
/// Whatever the command refuses.
pub fn run(context: &mut Context<'_>, name: &str, matches: &ArgMatches) -> Result<u8> {
    if name.is_empty() {
        return here::run(context);
    }
    match all().into_iter().find(|entry| entry.name == name) {
        Some(entry) => {
            if !WITHOUT_DATA.contains(&name) {
                check_format(context)?;
            }
            (entry.run)(context, matches)
        }
        None => Err(Error::usage(format!("There is no command \"{name}\".")).hint("career --help")),
    }
}

/// Commands that do not need to understand the data.
const WITHOUT_DATA: &[&str] = &["help", "completions", "man", "check", "history"];

/// Refuses data that a newer version wrote: what this one does not know, it would not keep right.
fn check_format(context: &Context<'_>) -> Result<()> {
    let data = context.store.data();
    // A file that does not read at all is the business of the commands that need it.
    match data.text("career.toml") {
        Ok(Some(text)) => crate::store::text::check_format(&text, "career.toml"),
        _ => Ok(()),
    }
}
