//! `report brag`: what one did, and what it changed.
use clap::{ArgMatches, Command};

use super::{flags, hand};
use crate::commands::{Context, args};
use crate::error::Result;
use crate::stages::review::papers::brag;
use crate::stages::review::papers::shown::show;
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career report brag
  career report brag --for public --period 2026-Q3 --out wins.md
  career report brag --for self";

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(flags::shared(command, Audience::Manager).arg(flags::period()), EXAMPLES)
}

/// Makes the paper.
///
/// # Errors
/// Flags that do not hold, and the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let days = flags::read_period(context, matches)?;
    let today = context.today;
    hand::run(context, matches, &|sight, naming| {
        let shown = show(sight, naming, today);
        brag::build(&shown, days)
    })
}
