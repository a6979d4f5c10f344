//! `goal done`: how it ended, why, and the way from the first entry to the last.
use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use serde_json::json;

use super::{GoalNoun, draw};
use crate::commands::record::{Noun, add::short, edit::read};
use crate::commands::{Context, Plan, args, context, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Value, Values};
use crate::stages::goal::model::{GOAL, Goal, GoalStatus, Outcome, Reason};
use crate::stages::goal::way;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::model::Entry;
use crate::term::{Choice, Question};

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        command
            .arg(args::id("goal"))
            .arg(
                Arg::new("outcome")
                    .long("outcome")
                    .value_name("WORD")
                    .value_parser(words(Outcome::CHOICES))
                    .help("How it ended"),
            )
            .arg(
                Arg::new("reason")
                    .long("reason")
                    .value_name("WORD")
                    .value_parser(words(Reason::CHOICES))
                    .help("Why, if it was not reached"),
            )
            .arg(Arg::new("note").long("note").value_name("TEXT").help("A line about it; kept as its last check-in"))
            .arg(Arg::new("date").long("date").value_name("DATE").help("The day on which it ended; today if left out")),
        "  career goal done move-into --outcome partly --reason time",
    )
}

fn words(choices: &[crate::record::Choice]) -> PossibleValuesParser {
    PossibleValuesParser::new(choices.iter().map(|choice| choice.key))
}

/// Ends the goal and prints the way.
///
/// # Errors
/// A goal that is not there, an answer that is missing, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let target = kinds::locate(&context.store.data(), &GOAL, &args::given_id(matches))?;
    let goal = read::<GoalNoun>(&context.store.data(), &target)?;
    let ended = args::day(context, matches, "date", Edge::Last)?.unwrap_or(context.today);
    if ended > context.today {
        return Err(Error::usage(format!("--date {ended} has not come yet.")).hint("leave --date out for today"));
    }
    let (outcome, reason) = find_out(context, matches)?;
    let status = if outcome == Outcome::Unwanted { GoalStatus::Dropped } else { GoalStatus::Done };
    let mut set: Values = vec![
        ("status".to_owned(), Value::Text(status.key().to_owned())),
        ("ended".to_owned(), Value::Date(ended)),
        ("outcome".to_owned(), Value::Text(outcome.key().to_owned())),
    ];
    let unset = match reason {
        Some(reason) => {
            set.push(("reason".to_owned(), Value::Text(reason.key().to_owned())));
            Vec::new()
        }
        None if goal.reason.is_some() => vec!["reason".to_owned()],
        None => Vec::new(),
    };
    let mut changes = vec![Change::Set { target: target.clone(), set, unset }];
    if let Some(note) = args::text(matches, "note") {
        let values = vec![("date".to_owned(), Value::Date(ended)), ("note".to_owned(), Value::Text(note))];
        changes.push(Change::Push { target: target.clone(), list: "checkin".to_owned(), values });
    }
    let sentence = format!("ended goal \"{}\": {}", short(&goal.title), outcome.says());
    let saved = context.change(|data| {
        read::<GoalNoun>(data, &target)?;
        Ok(Plan::new(sentence, changes))
    })?;
    let store = context.store.clone();
    let data = store.data();
    let after = read::<GoalNoun>(&data, &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&after)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), GoalNoun::compute(context, &data, &after)?.into());
        }
        context.print_json(json!({ "goal": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let marks = way::trace(&after, &data.all::<Milestone>()?, &data.all::<Activity>()?, &data.all::<Entry>()?);
    let text = draw::draw_way(&after, &marks, &context.look());
    context.print(&text)?;
    context.say(&next(&after, reason));
    Ok(0)
}

/// How it ended and, if it was not reached, why.
fn find_out(context: &mut Context<'_>, matches: &ArgMatches) -> Result<(Outcome, Option<Reason>)> {
    let mut outcome =
        args::text(matches, "outcome").and_then(|key| Outcome::ALL.iter().copied().find(|one| one.key() == key));
    let mut reason =
        args::text(matches, "reason").and_then(|key| Reason::ALL.iter().copied().find(|one| one.key() == key));
    let can_ask = context.can_ask();
    if outcome.is_none() && can_ask {
        let question = Question::one("goal.outcome", "How did it end?", choices(Outcome::CHOICES))
            .default("reached")
            .flag("--outcome WORD");
        let key = context
            .terminal()?
            .ask_text(&question)
            .map_err(|error| context::stopped_keeping(error, "The goal goes on; nothing was changed."))?
            .answer();
        outcome = Outcome::ALL.iter().copied().find(|one| Some(one.key()) == key.as_deref());
    }
    // A reason speaks against "reached"; without any word, ending it means that it was.
    let outcome = outcome.unwrap_or(if reason.is_some() { Outcome::Missed } else { Outcome::Reached });
    if outcome == Outcome::Reached && reason.is_some() {
        return Err(Error::usage("A goal that was reached has no --reason for missing it.")
            .hint("leave --reason out, or say --outcome partly or missed"));
    }
    if reason.is_none() && can_ask && matches!(outcome, Outcome::Partly | Outcome::Missed) {
        let question = Question::one("goal.reason", "What was it mostly?", choices(Reason::CHOICES))
            .skippable()
            .flag("--reason WORD");
        let key = context
            .terminal()?
            .ask_text(&question)
            .map_err(|error| context::stopped_keeping(error, "The goal goes on; nothing was changed."))?
            .answer();
        reason = Reason::ALL.iter().copied().find(|one| Some(one.key()) == key.as_deref());
    }
    Ok((outcome, reason))
}

fn choices(of: &[crate::record::Choice]) -> Vec<Choice> {
    of.iter().map(|choice| Choice::new(choice.key, choice.says)).collect()
}

/// What may come next: what went well is worth a line, and each reason leads to another repair.
fn next(goal: &Goal, reason: Option<Reason>) -> String {
    let again = "career goal add \"…\" --due DATE";
    match reason {
        None if goal.outcome == Some(Outcome::Unwanted) => {
            "Letting go of it leaves room for something else.".to_owned()
        }
        None => format!("Worth keeping in a line: career win \"…\" --goal {}", goal.id),
        Some(Reason::Time) => format!(
            "If it still matters: fewer things at once, or a later day: {again}. What your hours hold: career roadmap"
        ),
        Some(Reason::Competing) => {
            "Something else came first, and that may be right. What is on at the same time: career goal list".to_owned()
        }
        Some(Reason::Dread) => format!(
            "What is hard to face gets easier in a first step of ten minutes: career plan add \"…\" --hours 0.2 --goal {}",
            goal.id
        ),
        Some(Reason::Obstacle) => format!("A plan for next time: {again} --obstacle \"…\" --if-then \"If …, I …\""),
        Some(Reason::Unwanted) => "Letting go of it leaves room for something else.".to_owned(),
        Some(Reason::Blocked) => "Somebody else's move: who could help? career person list".to_owned(),
    }
}
