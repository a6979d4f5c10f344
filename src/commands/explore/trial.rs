//! `explore try`: finding out before deciding, by the cheapest test of the question that matters.
mod add;
mod end;
mod list;

use clap::{ArgMatches, Command};
use serde_json::Value as Json;

use crate::commands::{Context, args, kinds};
use crate::error::{Error, Result};
use crate::record::Target;
use crate::stages::explore::model::{TRIAL, Trial};
use crate::store::Data;

/// Its arguments.
pub fn define(command: Command) -> Command {
    add::define(command)
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .subcommand(Command::new("list").about("What you are finding out").defer(list::define))
        .subcommand(Command::new("done").about("What came out of it, and how it pulls you now").defer(end::define_done))
        .subcommand(Command::new("drop").about("Give it up").defer(|command: Command| command.arg(args::id("trial"))))
}

/// Runs the verb; without one, begins to try something.
///
/// # Errors
/// Whatever the verb refuses.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(context, matches),
        Some(("done", matches)) => end::run_done(context, matches),
        Some(("drop", matches)) => end::run_drop(context, matches),
        _ => add::run(context, matches),
    }
}

/// A trial that was named by its id.
fn read(data: &Data<'_>, target: &Target) -> Result<Trial> {
    data.all::<Trial>()?.into_iter().find(|one| Target::id(&TRIAL, TRIAL.file(), one.id.clone()) == *target).ok_or_else(
        || Error::refused("There is no such trial any more.").hint("career explore try list shows what there is"),
    )
}

/// A trial as `--json` shows it, with the difference of the pull.
fn trial_json(trial: &Trial) -> Result<Json> {
    let mut value = kinds::to_json(trial)?;
    if let Some(map) = value.as_object_mut() {
        map.insert("computed".to_owned(), serde_json::json!({ "difference": difference(trial) }));
    }
    Ok(value)
}

/// Pull after less pull before; `None` where either is not known.
fn difference(trial: &Trial) -> Option<i16> {
    Some(i16::from(trial.after?) - i16::from(trial.before?))
}

/// `pull 6 before, 8 after: +2`.
fn say_pull(trial: &Trial) -> String {
    match (trial.before, trial.after, difference(trial)) {
        (Some(before), Some(after), Some(difference)) => {
            let sign = if difference > 0 { "+" } else { "" };
            format!("{before} before, {after} after: {sign}{difference}")
        }
        (Some(before), ..) => format!("{before} before"),
        (None, Some(after), _) => format!("{after} after"),
        _ => String::new(),
    }
}
