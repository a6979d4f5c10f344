//! `review kept`: something that one said one would do is done, or let go, between two reviews.
use std::rc::Rc;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::{book, parts::find_commitment};
use crate::commands::record::add::short;
use crate::commands::{Context, Plan, args};
use crate::error::Result;
use crate::stages::review::open::list_open;
use crate::stages::review::ops::{Decision, Turn, plan_turn};

const EXAMPLES: &str =
    "  career review kept 2026-Q3.2\n  career review kept \"finish the part\"\n  career review kept 2026-Q3.2 --let-go";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let which = Arg::new("commitment")
        .value_name("TEXT")
        .num_args(1..)
        .required(true)
        .help("What you said you would do: its id, or the beginning of its text");
    let let_go = Arg::new("away").long("let-go").action(ArgAction::SetTrue).help("It is let go, instead of kept");
    args::with_examples(command.arg(which).arg(let_go), EXAMPLES)
}

/// Marks it in its review, as one operation.
///
/// # Errors
/// A commitment that is not open, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let text = args::words(matches, "commitment").unwrap_or_default();
    let (turn, says) = if args::has(matches, "away") { (Turn::Drop, "let go") } else { (Turn::Done, "kept") };
    let store = Rc::clone(&context.store);
    let open = find_commitment(&list_open(&book::load(&store.data())?), &text)?;
    let (id, today) = (open.id.clone(), context.today);
    let saved = context.change(|data| {
        // Once more under the lock: another command may have been there first.
        let open = find_commitment(&list_open(&book::load(data)?), &id)?;
        let sentence = format!("{says} \"{}\" ({id})", short(&open.title));
        Ok(Plan::new(sentence, plan_turn(&Decision { open, turn: turn.clone(), reason: None }, today)))
    })?;
    if context.options.json {
        context.print_json(
            json!({ "commitment": { "id": id, "text": open.title, "status": says }, "operation": saved.to_json() }),
        )?;
    }
    Ok(0)
}
