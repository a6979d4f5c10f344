//! `explore try done` and `explore try drop`: what came out of it, or that it was given up.
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::{read, say_pull, trial_json};
use crate::commands::record::add::short;
use crate::commands::{Context, Plan, args, context, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value, Values};
use crate::stages::explore::model::{TRIAL, Trial, TrialStatus};
use crate::term::{Question, Reply};

/// The arguments of `done`.
pub fn define_done(command: Command) -> Command {
    command
        .arg(args::id("trial"))
        .arg(
            Arg::new("after")
                .long("after")
                .value_name("N")
                .value_parser(clap::value_parser!(u8).range(0..=10))
                .help("How much it pulls you now, 0 to 10"),
        )
        .arg(Arg::new("learned").long("learned").value_name("TEXT").help("What you learned, in a line"))
}

/// Keeps what came out of it.
///
/// # Errors
/// A trial that is not there or was done before, or the store's refusals.
pub fn run_done(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = context.store.clone();
    let target = kinds::locate(&store.data(), &TRIAL, &args::given_id(matches))?;
    let before = read(&store.data(), &target)?;
    let mut after = matches.try_get_one::<u8>("after").ok().flatten().copied();
    let mut learned = args::text(matches, "learned").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let is_again = before.status == Some(TrialStatus::Done);
    if is_again && after.is_none() && learned.is_none() {
        return Err(Error::refused(format!("\"{}\" was done already.", short(&before.question)))
            .hint(format!("to change what came out: career explore try done {} --after N --learned TEXT", before.id)));
    }
    if context.can_ask() && !is_again {
        let stopped = |error| context::stopped_keeping(error, "Nothing was saved.");
        if learned.is_none() {
            let question = Question::text(
                "trial.learned",
                format!("{} What did you learn?", crate::render::clean(&before.question)),
            )
            .flag("--learned TEXT")
            .skippable();
            if let Reply::Answer(text) = context.terminal()?.ask_text(&question).map_err(stopped)? {
                learned = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            }
        }
        if after.is_none() {
            let question = Question::number("trial.after", "How much does it pull you now, 0 to 10?", 0, 10)
                .flag("--after N")
                .skippable();
            after = context.terminal()?.ask_number(&question).map_err(stopped)?.answer();
        }
    }
    let mut set: Values = vec![("status".to_owned(), Value::Text(TrialStatus::Done.key().to_owned()))];
    set.extend(after.map(|after| ("after".to_owned(), Value::Int(after.into()))));
    set.extend(learned.map(|text| ("learned".to_owned(), Value::Text(text))));
    let trial = finish(context, &target, "tried", set)?;
    let pull = say_pull(&trial);
    if !context.options.json && !pull.is_empty() {
        context.say(&format!("Pull {pull}."));
    }
    Ok(0)
}

/// Gives it up.
///
/// # Errors
/// A trial that is not there or was given up before, or the store's refusals.
pub fn run_drop(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = context.store.clone();
    let target = kinds::locate(&store.data(), &TRIAL, &args::given_id(matches))?;
    let before = read(&store.data(), &target)?;
    if before.status == Some(TrialStatus::Dropped) {
        return Err(Error::refused(format!("\"{}\" was dropped already.", short(&before.question)))
            .hint("career explore try list --all shows all of them"));
    }
    let set = vec![("status".to_owned(), Value::Text(TrialStatus::Dropped.key().to_owned()))];
    finish(context, &target, "dropped trial", set)?;
    Ok(0)
}

fn finish(context: &mut Context<'_>, target: &Target, verb: &str, set: Values) -> Result<Trial> {
    let saved = context.change(|data| {
        let trial = read(data, target)?;
        let changes = vec![Change::Set { target: target.clone(), set, unset: Vec::new() }];
        Ok(Plan::new(format!("{verb} \"{}\"", short(&trial.question)), changes))
    })?;
    let trial = read(&context.store.data(), target)?;
    if context.options.json {
        context.print_json(json!({ "trial": trial_json(&trial)?, "operation": saved.to_json() }))?;
    }
    Ok(trial)
}
