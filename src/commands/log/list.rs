//! `log list`: what was kept, newest first.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use crate::cli::write_error;
use crate::commands::{Context, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Edge, find};
use crate::render::table::{STREAM_FROM, stream};
use crate::render::{Column, Table, clean};
use crate::stages::review::log::{Filter, select_entries};
use crate::stages::review::model::{Entry, EntryKind};
use crate::store::Data;

/// So many skills are named in a line of the list.
const SKILLS: usize = 2;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let value =
        |name: &'static str, of: &'static str, help: &'static str| Arg::new(name).long(name).value_name(of).help(help);
    command.args([
        value("since", "DATE", "Only from this day on; of a period, from its first day"),
        value("skill", "ID", "Only what shows this skill"),
        value("goal", "ID", "Only what serves this goal"),
        value("kind", "WORD", "Only win, evidence, practice, note or appraisal"),
        value("tag", "TEXT", "Only with this tag"),
        value("limit", "N", "At most so many"),
        // Every line is always listed; scripts may say it all the same.
        Arg::new("all").long("all").action(ArgAction::SetTrue).help("All of them, as without it"),
    ])
}

/// Prints the list.
///
/// # Errors
/// A value that a flag cannot take, a file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let limit = read_limit(matches)?;
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let filter = read_filter(context, &data, matches)?;
    let all = data.all::<Entry>()?;
    let is_empty = all.is_empty();
    let mut entries = select_entries(all, &filter);
    let found = entries.len();
    entries.truncate(limit.unwrap_or(usize::MAX));
    if context.options.json {
        return context
            .print_json_list(
                "entries",
                entries.len(),
                &|_, at| {
                    let mut value = kinds::to_json(&entries[at])?;
                    value["computed"] = json!({});
                    Ok(value)
                },
                None,
            )
            .map(|()| 0);
    }
    if found == 0 {
        context.say(if is_empty {
            "Nothing kept yet. Keep a line: career log \"What happened\", or career win \"What went well\""
        } else {
            "Nothing that fits. All of it: career log list"
        });
        return Ok(0);
    }
    draw(context, &entries)?;
    if let Some(first) = entries.first() {
        let words = leave_out_day(&first.id);
        let is_clear = entries.iter().filter(|one| leave_out_day(&one.id).starts_with(words)).count() == 1;
        let id = if is_clear { words } else { &first.id };
        context.say(&format!("One of them: career log show {id}"));
    }
    if entries.len() < found {
        context.say(&format!("{} more; without --limit all of them.", found - entries.len()));
    }
    Ok(0)
}

fn read_limit(matches: &ArgMatches) -> Result<Option<usize>> {
    let Some(text) = args::text(matches, "limit") else {
        return Ok(None);
    };
    match text.parse::<usize>() {
        Ok(limit) if limit > 0 => Ok(Some(limit)),
        _ => Err(Error::usage(format!("--limit \"{text}\" is not a number from 1 on.")).hint("such as --limit 20")),
    }
}

fn read_filter(context: &mut Context<'_>, data: &Data<'_>, matches: &ArgMatches) -> Result<Filter> {
    let since = args::day(context, matches, "since", Edge::First)?;
    let kind = match args::text(matches, "kind") {
        None => None,
        Some(text) => Some(read_kind(&text)?),
    };
    let known = |noun: &str, flag: &str| -> Result<Option<String>> {
        let Some(given) = args::text(matches, flag) else {
            return Ok(None);
        };
        let ids = kinds::own_ids(data, noun)?;
        find::find(noun, ids.iter().map(String::as_str), &given).map(|id| Some(id.to_owned()))
    };
    Ok(Filter {
        since,
        kind,
        skill: known("skill", "skill")?,
        goal: known("goal", "goal")?,
        tag: args::text(matches, "tag"),
    })
}

fn read_kind(text: &str) -> Result<EntryKind> {
    let lower = text.to_lowercase();
    let found = EntryKind::ALL.iter().copied().find(|kind| kind.key() == lower || kind.says() == lower);
    found.ok_or_else(|| {
        let keys: Vec<&str> = EntryKind::ALL.iter().map(|kind| kind.key()).collect();
        let error = Error::usage(format!("--kind \"{text}\" is none of {}.", keys.join(", ")));
        match crate::record::check::nearest(text, keys) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error,
        }
    })
}

/// An id as it may be typed as well, without the day in front of it.
fn leave_out_day(id: &str) -> &str {
    let is_day = |day: &str| day.parse::<chrono::NaiveDate>().is_ok();
    match (id.get(..10), id.get(10..).and_then(|rest| rest.strip_prefix('-'))) {
        (Some(day), Some(words)) if is_day(day) && !words.is_empty() => words,
        _ => id,
    }
}

/// Below this width what happened takes the room of the skills.
const WIDE: usize = 100;

/// Draws lines as a table; long ones one line each.
///
/// # Errors
/// An output that cannot be written.
pub fn draw(context: &mut Context<'_>, entries: &[Entry]) -> Result<()> {
    let columns = [
        Column::word("Day", 6),
        Column::word("Kind", 4),
        Column::title("What"),
        Column::word("Skills", 3),
        Column::word("Id", 1),
    ];
    let look = context.look();
    if entries.len() > STREAM_FROM {
        return stream(&columns, &look, context.out(), &|each| {
            for entry in entries {
                let [day, kind, what, skills] = cells(entry);
                each(&[&clean(&day), kind.as_str(), &clean(&what), &clean(&skills), &clean(&entry.id)])?;
            }
            Ok(())
        })
        .map_err(|error| write_error(&error));
    }
    if look.width < WIDE {
        let mut table = Table::new(columns.into_iter().take(3));
        for entry in entries {
            let [day, kind, what, _] = cells(entry);
            table.push([day.into(), kind.into(), what.into()]);
        }
        return table.write(&look, context.out()).map_err(|error| write_error(&error));
    }
    let mut table = Table::new(columns);
    for entry in entries {
        let [day, kind, what, skills] = cells(entry);
        table.push([day.into(), kind.into(), what.into(), skills.into(), entry.id.clone().into()]);
    }
    table.write(&look, context.out()).map_err(|error| write_error(&error))
}

/// Day, kind, what happened (the first line of it, and what it changed), and skills.
fn cells(entry: &Entry) -> [String; 4] {
    let mut what = entry.text.lines().next().unwrap_or_default().to_owned();
    if let Some(impact) = &entry.impact {
        what.push_str(&format!(" ({impact})"));
    }
    let mut skills = entry.skills.iter().take(SKILLS).cloned().collect::<Vec<_>>().join(", ");
    if entry.skills.len() > SKILLS {
        skills.push_str(&format!(" +{}", entry.skills.len() - SKILLS));
    }
    [entry.date.to_string(), entry.kind.says().to_owned(), what, skills]
}
