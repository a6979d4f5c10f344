//! `explore import`: takes in an official O*NET release as it was downloaded.
use std::path::PathBuf;
use std::rc::Rc;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Map, json};

use super::catalogue::CACHE;
use super::sources::release_json;
use crate::catalogue::Release;
use crate::catalogue::release::read::{self, Read};
use crate::catalogue::release::table::Table;
use crate::catalogue::similarity::{Relations, relate};
use crate::commands::Context;
use crate::error::{Error, Result};
use crate::store::import::Source;
use crate::term::Question;

/// The argument.
pub fn define(command: Command) -> Command {
    command
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .value_parser(value_parser!(PathBuf))
                .help("The zip as it was downloaded, or the folder that it was unpacked into"),
        )
        .after_help(
            "The release: the O*NET Resource Center (onetcenter.org) publishes it under \"Database\"; take the text files, in one zip.\n\
             A second import replaces the first. Nothing else of your data changes.",
        )
}

/// Imports the release.
///
/// # Errors
/// A path that leads to no release, a release that does not hold, or a folder that cannot be written;
/// then nothing changed.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let path = match matches.get_one::<PathBuf>("path") {
        Some(path) => path.clone(),
        None => ask_path(context)?,
    };
    let store = Rc::clone(&context.store);
    let before = store.folder().cached(CACHE)?;
    let read = read_release(context, &path);
    let (read, relations) = read.map_err(|error| unchanged(error, before.is_some()))?;
    let strangers = read.strangers;
    let release = Release::new(read, &relations, context.today);
    store.folder().save_cached(CACHE, &release.encode())?;
    if context.options.json {
        let mut computed = Map::new();
        computed.insert("replaced".to_owned(), json!(before.is_some()));
        computed.insert("left_out_rows".to_owned(), json!(strangers));
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain(&release, strangers).join("\n")));
        }
        context.print_json(json!({ "release": release_json(&release), "computed": computed }))?;
        return Ok(0);
    }
    for line in say(&release, strangers, before.is_some()) {
        context.say(&line);
    }
    if context.options.explain {
        let look = context.look();
        let text = crate::render::draw_heading("How it was read", &look)
            + &crate::render::draw_list(&explain(&release, strangers), &look);
        context.print(&text)?;
    }
    Ok(0)
}

fn ask_path(context: &mut Context<'_>) -> Result<PathBuf> {
    let question = Question::text("explore.import", "Where is the release (the zip, or its folder)?").flag("PATH");
    let path = context.terminal()?.ask_text(&question)?.answer().unwrap_or_default();
    if path.trim().is_empty() {
        return Err(Error::usage("The path of the release is missing.").hint("career explore import PATH"));
    }
    Ok(PathBuf::from(path.trim()))
}

fn read_release(context: &Context<'_>, path: &std::path::Path) -> Result<(Read, Relations)> {
    let source = Source::open(context.store.fs(), path)?;
    let chosen = read::choose(source.names())?;
    let length = chosen.iter().map(|(at, _)| source.length(*at)).sum();
    let progress = context.progress(length, "Reading the release");
    let open = |at: usize| source.read(at);
    let read = read::read(source.names(), &chosen, source.label(), &open, &mut |bytes| progress.advance(bytes))?;
    progress.say("Working out which occupations are near each other");
    let relations = relate(&read.raw);
    Ok((read, relations))
}

/// The error, with what it means for what is there.
fn unchanged(mut error: Error, has_one: bool) -> Error {
    error.message.push_str(match has_one {
        true => " Nothing was imported; the release that was there is there still.",
        false => " Nothing was imported.",
    });
    error
}

/// What was done, line by line.
fn say(release: &Release, strangers: u32, has_replaced: bool) -> Vec<String> {
    let date = if release.date.is_empty() { String::new() } else { format!(" ({})", release.date) };
    let replaced = if has_replaced { ", in place of the one before" } else { "" };
    let mut lines = vec![format!(
        "{}{date} is imported{replaced}: {} occupation{}.",
        release.name,
        release.occupations.len(),
        if release.occupations.len() == 1 { "" } else { "s" }
    )];
    let known = release.parts.iter().filter(|part| part.table != Table::Occupations);
    let known: Vec<String> = known.map(|part| format!("{} {}", part.table.says(), part.occupations)).collect();
    if !known.is_empty() {
        lines.push(format!("Known of so many of them: {}.", known.join(", ")));
    }
    lines.extend(say_missing(release));
    let without = release.occupations.iter().filter(|one| one.skills.is_none() && one.knowledge.is_none()).count();
    let has_ratings = release.part(Table::Skills).or(release.part(Table::Knowledge)).is_some();
    if has_ratings && without > 0 {
        lines.push(format!("{without} have no ratings of skills and knowledge; they show as \"no data\", never as 0."));
    }
    if strangers > 0 {
        let rows = count(strangers, "row");
        lines.push(format!("Left out: {rows} about occupations that it does not describe."));
    }
    lines.push("What it rests on, and its licence: career explore sources".to_owned());
    lines.push("Take it away again (undo does not): career explore remove".to_owned());
    lines
}

/// What is not in a release, and what does not work without it.
pub fn say_missing(release: &Release) -> Vec<String> {
    let whole = release
        .missing()
        .into_iter()
        .map(|table| format!("Not in it: {}. Without it {}.", table.say_names(), table.without()));
    let parts = release.parts.iter().filter_map(|part| {
        let table = part.lacks()?;
        Some(format!("Not in it: {table}. Without it a part of the {} is not known.", part.table.says()))
    });
    whole.chain(parts).collect()
}

/// How it was read.
fn explain(release: &Release, strangers: u32) -> Vec<String> {
    let mut lines: Vec<String> = release
        .parts
        .iter()
        .map(|part| {
            let says = part.says();
            let says = if says.is_empty() { String::new() } else { format!("; {says}") };
            format!(
                "{}: {}, {}, {}{says}.",
                part.table.says(),
                part.files.join(" and "),
                count(part.rows, "row"),
                count(part.occupations, "occupation")
            )
        })
        .collect();
    lines.push("Figures that the release suppresses or calls not relevant are not known; interests and values count only where all six are known; related occupations are the primary ones.".to_owned());
    lines.push(format!(
        "Which occupations are near each other was worked out once; a move counts as viable from a similarity of {:.2} on.",
        release.viable
    ));
    lines.push(format!("Left out: {} about occupations that it does not describe.", count(strangers, "row")));
    lines
}

fn count(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
