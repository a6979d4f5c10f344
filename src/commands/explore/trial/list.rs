//! `explore try list`: what the person is finding out.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{say_pull, trial_json};
use crate::commands::{Context, args};
use crate::dates;
use crate::error::Result;
use crate::render::{Column, Table};
use crate::stages::explore::model::{Trial, TrialStatus};

/// Its arguments.
pub fn define(command: Command) -> Command {
    command.arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help("Those done and dropped too"))
}

/// Prints them, those due first.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let is_all = args::has(matches, "all");
    let mut trials = context.store.data().all::<Trial>()?;
    let state = |trial: &Trial| trial.status.unwrap_or(TrialStatus::Open);
    trials.retain(|trial| is_all || state(trial) == TrialStatus::Open);
    trials.sort_by_key(|trial| (state(trial) != TrialStatus::Open, trial.due.is_none(), trial.due));
    if context.options.json {
        let list = trials.iter().map(trial_json).collect::<Result<Vec<Json>>>()?;
        context.print_json(json!({ "trials": list }))?;
        return Ok(0);
    }
    if trials.is_empty() {
        context.say("Nothing is being tried. Find out before deciding: career explore try OCCUPATION");
        return Ok(0);
    }
    let mut table = Table::new([
        Column::title("Question"),
        Column::text("Test", 4),
        Column::word("By", 6),
        Column::word("State", 5),
        Column::word("Pull", 5),
        Column::word("Id", 7),
    ]);
    for trial in &trials {
        table.push([
            trial.question.as_str().into(),
            trial.test.as_deref().unwrap_or_default().into(),
            trial.due.map_or_else(String::new, dates::say_date).into(),
            state(trial).says().into(),
            say_pull(trial).into(),
            trial.id.as_str().into(),
        ]);
    }
    let text = table.draw(&context.look());
    context.print(&text)?;
    Ok(0)
}
