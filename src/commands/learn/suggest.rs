//! `learn suggest`: learning for what is missing; the steps beside it are the business of `plan suggest`.
use clap::{Arg, ArgMatches, Command};

use crate::commands::plan::suggest::{self, Which};
use crate::commands::{Context, args};
use crate::error::Result;

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        suggest::shared(command).arg(
            Arg::new("skill")
                .long("skill")
                .value_name("SKILL")
                .conflicts_with_all(["role", "goal"])
                .help("For this skill: sql, or sql:4 for a level"),
        ),
        "  career learn suggest\n  career learn suggest --skill sql:4\n  career learn suggest --skill sql --keep '2;hours=12'",
    )
}

/// Offers learning, and keeps what is picked.
///
/// # Errors
/// As for `plan suggest`.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    suggest::run(context, matches, Which::Learn)
}
