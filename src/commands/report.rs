//! `career report`: papers to hand over. One file a paper; what all of them share stands beside.
mod agenda;
mod appraisal;
mod brag;
mod cdp;
mod flags;
mod gather;
mod hand;
mod marks;
mod ticks;
mod withheld;

use clap::{ArgMatches, Command};

pub use gather::notebook as read_notebook;

use super::{Context, Entry};
use crate::error::Result;

/// The command.
pub const ENTRY: Entry = Entry {
    name: "report",
    about: "Papers to hand over: development plan, appraisal, what you did, the next talk",
    define,
    run,
};

const AFTER: &str = "Everything is private at first. A paper for somebody holds what is marked for them or wider: \
                     self, then mentor, manager, public. What says nothing is as its goal is marked, else only for \
                     you. Your name is on every paper; your role and organisation on those for a mentor or manager. \
                     Needs, dealbreakers, pay, outside roles and their goals, how it felt and how sure you are never \
                     go to a manager or the public. Other people become \"a colleague\".";

fn define(command: Command) -> Command {
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(cdp::define(
            Command::new("cdp").about("A career development plan, in the rows that forms for it have"),
        ))
        .subcommand(appraisal::define(
            Command::new("appraisal")
                .about("What was achieved, against what a role asks for and the organisation wants"),
        ))
        .subcommand(brag::define(Command::new("brag").about("What you did, and what it changed, by goal and skill")))
        .subcommand(agenda::define(
            Command::new("agenda").about("The page for the next talk: what happened, what to decide, who said what"),
        ))
        .after_help(AFTER)
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("agenda", matches)) => agenda::run(context, matches),
        Some(("appraisal", matches)) => appraisal::run(context, matches),
        Some(("brag", matches)) => brag::run(context, matches),
        Some((_, matches)) => cdp::run(context, matches),
        None => Ok(2),
    }
}
