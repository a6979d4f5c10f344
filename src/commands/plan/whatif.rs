//! `plan whatif`: the plan with other hours, days or order, beside the plan as it is. Nothing is saved
//! until somebody says so.
mod draw;
mod json;
mod keep;
mod read;

use clap::{Arg, ArgAction, ArgMatches, Command};

pub use keep::{commands, writes};

use super::circle_error;
use crate::commands::{Context, args, roadmap};
use crate::error::{Error, Result};
use crate::stages::plan::whatif::{Change, MOST, Move, Outcome, compare, find_outcome};
use crate::term::{Choice, Question, Reply};

const EXAMPLES: &str = "  career plan whatif --hours 3\n  career plan whatif --due apply=2027-11-30 --without statistics\n  career plan whatif --variant \"hours=3\" --variant \"hours=8; first=sql-test\"\n  career plan whatif --away 2027-07-05..2027-07-18 --keep 1";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let one = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).allow_negative_numbers(true)
    };
    let many = |name, value, help| one(name, value, help).action(ArgAction::Append);
    args::with_examples(
        command
            .arg(one("hours", "N", "So many hours a week of your own"))
            .arg(many("due", "ID=DATE", "Another day for a goal, a step or learning (repeat for more)"))
            .arg(many("without", "GOAL", "This goal rests (repeat for more)"))
            .arg(many(
                "first",
                "ID",
                "The work on this goal, step or learning, and on what it needs, before all other work",
            ))
            .arg(many("after", "STEP=OTHER", "A step or learning begins only when the other is done"))
            .arg(many("away", "A..B", "Days without own hours, both included"))
            .arg(many(
                "variant",
                "TEXT",
                "One more variant: the flags above as \"hours=3; without=GOAL; due=ID=DATE\" (up to three)",
            ))
            .arg(one("keep", "N", "Save the variant with this number, as one change that can be undone")),
        EXAMPLES,
    )
}

/// A variant as it was asked for.
pub struct Variant {
    /// What is different.
    pub changes: Vec<Change>,
    /// The same in words, one each.
    pub says: Vec<String>,
}

/// A variant, worked out.
pub struct Tried {
    /// As it was asked for.
    pub variant: Variant,
    /// How it comes out.
    pub outcome: Outcome,
    /// What ends on another day than in the plan as it is.
    pub moves: Vec<Move>,
    /// The ordinary commands that do the same.
    pub commands: Vec<String>,
    /// For an order of work, which stands in no file: the commands that come nearest.
    pub nearest: Vec<String>,
}

/// Tries the variants, shows them, and saves one where that is asked for.
///
/// # Errors
/// A value that a flag cannot take, an id that is not there, steps that would need each other, or the
/// store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let records = roadmap::read(context)?;
    let today = context.today;
    let circle = |cycle: crate::stages::plan::schedule::Cycle| circle_error(&cycle.ids);
    let mut variants = read::read(context, matches, &records)?;
    if variants.is_empty() {
        variants.push(ask_variant(context, &records)?);
    }
    if variants.len() > MOST {
        return Err(Error::usage(format!("{} variants are more than fit side by side.", variants.len()))
            .hint("three at most; the flags outside of --variant are one of them"));
    }
    let number = read_keep(matches, variants.len())?;
    let plan = find_outcome(&records, &[], today).map_err(circle)?;
    let mut tried = Vec::with_capacity(variants.len());
    for variant in variants {
        let outcome = find_outcome(&records, &variant.changes, today).map_err(circle)?;
        let moves = compare(&plan, &outcome);
        let commands = keep::commands(&records, &variant.changes);
        let nearest = keep::nearest(&records, &variant.changes, &outcome);
        tried.push(Tried { variant, outcome, moves, commands, nearest });
    }
    if context.options.json {
        let saved = number.map(|at| keep::save(context, &tried[at])).transpose()?;
        let object = json::to_json(&plan, &tried, saved.as_ref(), context.options.explain);
        context.print_json(object)?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw::draw(&plan, &tried, &look);
    if context.options.explain {
        text.push_str(&format!("\n{}\n", json::explain(&plan, &tried)));
    }
    context.print(&text)?;
    let number = match number {
        Some(at) => Some(at),
        None => ask_keep(context, &tried)?,
    };
    match number {
        Some(at) => drop(keep::save(context, &tried[at])?),
        None => context.say("Nothing was saved. The same with --keep N saves one; career undo takes it back."),
    }
    Ok(0)
}

/// The place of the variant that is to be kept.
fn read_keep(matches: &ArgMatches, count: usize) -> Result<Option<usize>> {
    let Some(text) = args::text(matches, "keep") else {
        return Ok(None);
    };
    match text.trim().parse::<usize>() {
        Ok(number) if (1..=count).contains(&number) => Ok(Some(number - 1)),
        _ => {
            let there =
                if count == 1 { "there is one variant".to_owned() } else { format!("there are {count} variants") };
            Err(Error::usage(format!("--keep \"{text}\" is no variant: {there}.")).hint("such as --keep 1"))
        }
    }
}

/// Without a flag: what to try, in the words of `--variant`.
fn ask_variant(context: &mut Context<'_>, records: &crate::stages::plan::roadmap::Records) -> Result<Variant> {
    let nothing = || {
        Error::usage("Nothing to try was given.")
            .hint("such as: career plan whatif --hours 3")
            .hint("or: career plan whatif --variant \"hours=8; without=GOAL\"; all of it: career plan whatif --help")
    };
    if !context.can_ask() {
        return Err(nothing());
    }
    let question = Question::text("whatif.variant", "What would be different? (such as hours=3; without=GOAL)")
        .help("hours=N, due=ID=DATE, without=GOAL, first=ID, after=STEP=OTHER, away=DATE..DATE; several with ; between")
        .flag("--variant TEXT")
        .skippable();
    let reply = context
        .terminal()?
        .ask_text(&question)
        .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?;
    match reply {
        Reply::Answer(text) if !text.trim().is_empty() => read::read_variant(context, &text, records),
        _ => Err(nothing()),
    }
}

/// In a terminal, whether one of them is to be saved.
fn ask_keep(context: &mut Context<'_>, tried: &[Tried]) -> Result<Option<usize>> {
    let mut choices: Vec<Choice> = tried
        .iter()
        .enumerate()
        .filter(|(_, tried)| !tried.commands.is_empty())
        .map(|(at, tried)| Choice::new((at + 1).to_string(), tried.variant.says.join(", ")))
        .collect();
    if choices.is_empty() || !context.can_ask() {
        return Ok(None);
    }
    choices.push(Choice::new("n", "none; nothing is saved"));
    let question = Question::key("whatif.keep", "Keep one of these?", choices)
        .help("It is written into your files as one change; career undo takes it back.")
        .flag("--keep N");
    let answer = context
        .terminal()?
        .ask(&question)
        .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?;
    Ok(match answer {
        Reply::Answer(answer) => answer.into_text().parse::<usize>().ok().map(|number| number - 1),
        _ => None,
    })
}
