//! What others said: kept with who said it, and the levels they gave.
mod add;
mod answer;
mod ask;
mod letter;
mod noun;

use clap::{ArgMatches, Command};

use super::record::{Noun, drop, edit, list, show};
use super::{Context, Entry};
use crate::error::Result;

pub use noun::FeedbackNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "feedback", about: FeedbackNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    command
        .subcommand(Command::new("add").about("Keep what somebody said").defer(add::define))
        .subcommand(
            Command::new("ask")
                .about("Two or three questions for somebody, to copy; and that you asked")
                .defer(ask::define),
        )
        .subcommand(Command::new("list").about("List what was said, newest first").defer(list::define::<FeedbackNoun>))
        .subcommand(Command::new("show").about("Show one of them").defer(show::define::<FeedbackNoun>))
        .subcommand(
            Command::new("edit").about("Change one of them: only what is given").defer(edit::define::<FeedbackNoun>),
        )
        .subcommand(Command::new("drop").about("Remove one of them").defer(drop::define::<FeedbackNoun>))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("add", matches)) => add::run(context, matches),
        Some(("ask", matches)) => ask::run(context, matches),
        Some(("show", matches)) => show::run::<FeedbackNoun>(context, matches),
        Some(("edit", matches)) => edit::run::<FeedbackNoun>(context, matches),
        Some(("drop", matches)) => drop::run::<FeedbackNoun>(context, matches),
        Some((_, matches)) => list::run::<FeedbackNoun>(context, matches),
        None => list::run::<FeedbackNoun>(context, matches),
    }
}
