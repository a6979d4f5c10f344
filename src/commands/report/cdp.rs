//! `report cdp`: the development plan.
use clap::{ArgMatches, Command};

use super::{flags, hand};
use crate::commands::{Context, args};
use crate::error::Result;
use crate::stages::review::papers::cdp;
use crate::stages::review::papers::shown::show;
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career report cdp
  career report cdp --dry-run
  career report cdp --mark goal:move-into-data --out plan.html";

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(flags::shared(command, Audience::Manager), EXAMPLES)
}

/// Makes the paper.
///
/// # Errors
/// Flags that do not hold, and the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let today = context.today;
    hand::run(context, matches, &|sight, naming| {
        let shown = show(sight, naming, today);
        cdp::build(&shown)
    })
}
