//! Taking back, making again, and the history of what was done.
use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;

use super::{Context, Entry, args, capitalize};
use crate::error::{Error, Result};
use crate::render::{Cell, Column, Role, Table};
use crate::store::history::taken_back;

/// `career undo`.
pub const UNDO: Entry = Entry {
    name: "undo",
    about: "Take back the last command, again for the one before; or one by its number",
    define: |command| {
        command.arg(
            Arg::new("id").value_name("ID").value_parser(value_parser!(u64)).help("The number in `career history`"),
        )
    },
    run: undo,
};

/// `career redo`.
pub const REDO: Entry =
    Entry { name: "redo", about: "Make again what was taken back last", define: |command| command, run: redo };

/// `career history`.
pub const HISTORY: Entry =
    Entry { name: "history", about: "What was done, newest first", define: define_history, run: history };

fn define_history(command: Command) -> Command {
    command
        .arg(
            Arg::new("limit")
                .long("limit")
                .value_name("N")
                .value_parser(value_parser!(usize))
                .help("At most so many (20 unless told; --json: all)"),
        )
        .arg(Arg::new("all").long("all").action(clap::ArgAction::SetTrue).help("All that is kept"))
}

fn undo(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let id = matches.get_one::<u64>("id").copied();
    turn(context, "career redo", |locked, command| locked.undo(id, command))
}

fn redo(context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    turn(context, "career undo", |locked, command| locked.redo(command))
}

fn turn(
    context: &mut Context<'_>,
    back: &str,
    turn: impl FnOnce(&mut crate::store::Locked<'_>, &str) -> Result<crate::store::Committed>,
) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    if store.data().names()?.is_empty() && store.folder().history()?.is_empty() {
        return Err(Error::refused("There is nothing to take back.").hint("career history lists what was done"));
    }
    let folder = store.folder();
    let mut locked = folder.lock(&context.holder())?;
    let command = context.command().to_owned();
    let committed = turn(&mut locked, &command)?;
    context.forget();
    for note in &committed.notes {
        context.warn(note);
    }
    if context.options.json {
        context.print_json(json!({ "operation": { "id": committed.id, "sentence": committed.sentence } }))?;
    } else {
        context.say(&format!("{}. The other way: {back}", capitalize(&committed.sentence)));
    }
    Ok(0)
}

fn history(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let operations = context.store.folder().history()?;
    let undone = taken_back(&operations);
    let limit = matches.get_one::<usize>("limit").copied();
    let everything = operations.len();
    let limit = limit.unwrap_or(if context.options.json || args::has(matches, "all") { everything } else { 20 });
    if context.options.json {
        let list: Vec<_> = operations
            .iter()
            .take(limit)
            .map(|operation| {
                json!({
                    "id": operation.id,
                    "at": operation.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
                    "sentence": operation.sentence,
                    "command": operation.command,
                    "computed": {
                        "files": operation.files.iter().map(|file| &file.name).collect::<Vec<_>>(),
                        "by_hand": operation.is_by_hand(),
                        "taken_back": undone.contains(&operation.id),
                        "undoes": operation.undoes,
                        "redoes": operation.redoes,
                        "machine": operation.machine,
                    },
                })
            })
            .collect();
        context.print_json(json!({ "operations": list }))?;
        return Ok(0);
    }
    if operations.is_empty() {
        context.say("Nothing was done yet.");
        return Ok(0);
    }
    let mut table = Table::new([Column::number("No.", 9), Column::word("When", 5), Column::title("What")]);
    for operation in operations.iter().take(limit) {
        let sentence = if undone.contains(&operation.id) {
            Cell::of(Role::Dim, format!("{} (taken back)", operation.sentence))
        } else {
            operation.sentence.clone().into()
        };
        let at = operation.at.with_timezone(&chrono::Local).format("%Y-%m-%d %H:%M").to_string();
        table.push([operation.id.to_string().into(), at.into(), sentence]);
    }
    super::record::print_table(context, &table)?;
    if everything > limit {
        context.say(&format!("{} more with --all.", everything - limit));
    }
    Ok(0)
}
