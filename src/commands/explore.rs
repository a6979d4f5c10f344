//! Stage 2 on the command line: occupations, how they fit, what is near, and how to get there.
mod catalogue;
mod compare;
mod compare_say;
mod import;
pub mod keep;
mod matches;
mod matches_say;
pub mod offers;
mod path;
mod picture;
mod remove;
mod search;
mod show;
mod similar;
mod sounds;
mod sources;
mod trial;
mod walk;

use clap::{ArgMatches, Command};

use super::{Context, Entry};
use crate::error::Result;

pub use catalogue::{load, read_seeker, resolve};
pub use path::Ground;

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
            Command::new("search").about("Occupations by words in their titles and skills").defer(search::define),
        )
        .subcommand(Command::new("show").about("An occupation, beside what you are and can").defer(show::define))
        .subcommand(
            Command::new("match")
                .about("Families of work that fit, and why; --list for the ranking")
                .defer(matches::define),
        )
        .subcommand(Command::new("similar").about("The occupations whose work is most like one").defer(similar::define))
        .subcommand(Command::new("path").about("Ways to an occupation, or the moves that are open").defer(path::define))
        .subcommand(
            Command::new("compare")
                .about("Two or three occupations or roles of yours side by side")
                .defer(compare::define),
        )
        .subcommand(
            Command::new("try")
                .about("Find out before deciding: a question and its cheapest test")
                .defer(trial::define),
        )
        .subcommand(
            Command::new("import").about("Take in an official O*NET release (zip or folder)").defer(import::define),
        )
        .subcommand(Command::new("remove").about("Take the imported release away again"))
        .subcommand(Command::new("sources").about("What the catalogue rests on, how old it is, and its licences"))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("search", matches)) => search::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        Some(("match", matches)) => matches::run(context, matches),
        Some(("similar", matches)) => similar::run(context, matches),
        Some(("path", matches)) => path::run(context, matches),
        Some(("compare", matches)) => compare::run(context, matches),
        Some(("try", matches)) => trial::run(context, matches),
        Some(("import", matches)) => import::run(context, matches),
        Some(("remove", _)) => remove::run(context),
        Some(("sources", _)) => sources::run(context),
        _ => walk::run(context),
    }
}
