//! Stage 6 on the command line: the review, and the reviews that there are.
mod begin;
pub mod book;
mod changed;
mod decide;
mod draw;
mod flags;
mod hold;
mod kept;
mod list;
mod parts;
mod sheet;
mod trends;

use clap::{ArgMatches, Command};

use super::{Context, Entry, args};
use crate::error::Result;

pub use draw::describe_open;

/// The command.
pub const ENTRY: Entry =
    Entry { name: "review", about: "Stage 6: look back, see what moved, and choose what comes next", define, run };

const EXAMPLES: &str = "  career review
  career review --answer \"wins=Led the handover\" --pulse 6,7,5 --commit \"Finish module 3;due=15 Feb\"
  career review --adjust \"move-into-data;due=2028-06-30;reason=time\" --next 2027-04-02
  career review diff";

fn define(command: Command) -> Command {
    let command =
        flags::define(command)
            .subcommand(Command::new("list").about("List the reviews, and how things went over them").arg(
                clap::Arg::new("all").long("all").action(clap::ArgAction::SetTrue).help("All of them, as without it"),
            ))
            .subcommand(kept::define(
                Command::new("kept")
                    .about("Something that you said you would do is done, or let go, before the next review"),
            ))
            .subcommand(list::define_show(Command::new("show").about("Show a review")))
            .subcommand(list::define_diff(Command::new("diff").about("What changed between two reviews")));
    args::with_examples(command, EXAMPLES)
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("list", _)) => list::run_list(context),
        Some(("kept", matches)) => kept::run(context, matches),
        Some(("show", matches)) => list::run_show(context, matches),
        Some(("diff", matches)) => list::run_diff(context, matches),
        _ => hold::run(context, matches),
    }
}
