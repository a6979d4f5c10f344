//! `explore search`: occupations by words in their titles, other titles and skills.
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::catalogue::{brief, load};
use crate::catalogue::say_zone;
use crate::catalogue::search::{Hit, LEAST, search};
use crate::commands::record::print_table;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::render::{Cell, Column, Role, Table};

/// How many are shown unless told.
const SHOWN: usize = 12;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .arg(Arg::new("text").value_name("TEXT").num_args(1..).required(true).help("Words of a title or a skill"))
        .arg(limit("How many to show, 12 unless told"));
    args::with_examples(command, "  career explore search nurse\n  career explore search \"wind turbines\" --limit 5")
}

/// `--limit N`.
pub fn limit(help: &'static str) -> Arg {
    Arg::new("limit").long("limit").value_name("N").value_parser(clap::value_parser!(u32).range(1..=2000)).help(help)
}

/// The limit that was given.
pub fn read_limit(matches: &ArgMatches, unless_told: usize) -> usize {
    matches.get_one::<u32>("limit").map_or(unless_told, |limit| *limit as usize)
}

/// Prints what fits, best first.
///
/// # Errors
/// Nothing to look for, or an imported release that cannot be read.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let text = args::words(matches, "text").unwrap_or_default();
    if text.is_empty() {
        return Err(Error::usage("TEXT \"\" is nothing to look for.").hint("such as: career explore search nurse"));
    }
    let catalogue = load(context)?;
    let mut hits = search(&catalogue, &text);
    let whole = hits.len();
    hits.truncate(read_limit(matches, SHOWN));
    if context.options.json {
        let list: Vec<Json> = hits.iter().map(to_json).collect();
        let mut object = json!({ "occupations": list });
        object["computed"] = if context.options.explain {
            json!({ "found": whole, "explain": explain(catalogue.source()) })
        } else {
            json!({ "found": whole })
        };
        context.print_json(object)?;
        return Ok(0);
    }
    if hits.is_empty() {
        context.say(&format!(
            "No occupation fits \"{}\". Another word for it may: a title, a skill, a thing that is worked with.",
            crate::render::clean(&text)
        ));
        return Ok(0);
    }
    draw(context, &hits)?;
    if whole > hits.len() {
        context.say(&format!("{} more with --limit {whole}.", whole - hits.len()));
    }
    if context.options.explain {
        context.say(&explain(catalogue.source()));
    }
    if let Some(first) = hits.first() {
        context.say(&format!("What one is: career explore show {}", first.occupation.code));
    }
    Ok(0)
}

fn to_json(hit: &Hit<'_>) -> Json {
    let mut map = brief(&hit.occupation);
    map.insert("score".to_owned(), json!((hit.score * 1000.0).round() / 1000.0));
    map.insert("found_by".to_owned(), json!(hit.by));
    map.into()
}

fn draw(context: &mut Context<'_>, hits: &[Hit<'_>]) -> Result<()> {
    let mut table = Table::new([
        Column::title("Occupation"),
        Column::word("Code", 10),
        Column::text("Found by", 8),
        Column::text("Preparation", 6),
    ]);
    for hit in hits {
        let by = if hit.by == hit.occupation.title() { String::new() } else { hit.by.clone() };
        let zone = hit.occupation.zone().map_or("not known", |zone| short_zone(say_zone(zone)));
        table.push([
            hit.occupation.title().into(),
            Cell::of(Role::Dim, hit.occupation.code.to_string()),
            by.into(),
            zone.into(),
        ]);
    }
    print_table(context, &table)
}

/// `medium` of `medium preparation (one or two years)`.
fn short_zone(text: &'static str) -> &'static str {
    text.split(' ').next().unwrap_or_default()
}

fn explain(source: &str) -> String {
    format!(
        "Each word that you typed looks for its likest word in a title: the same 1, another number .98, the beginning .85, a slip \
away .7. A title's score is the mean, lowered by .03 for each word of it that you did not type (at most .18), times 1 for the \
title, .97 for our other titles, .93 for a release's, .6 for a skill. From {LEAST} on it is shown. Looked through: built-in{}.",
        if source == crate::catalogue::BUILT_IN { String::new() } else { format!(" and {source}") }
    )
}
