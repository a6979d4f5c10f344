//! `skill list`: every skill with its level, what stands behind it, and what others say.
use std::cmp::Reverse;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::level::bar;
use super::noun::computed;
use crate::commands::record::{print_table, show_text};
use crate::commands::{Context, kinds, me};
use crate::error::Result;
use crate::render::{Cell, Column, Role, Table};
use crate::stages::assess::model::Skill;
use crate::stages::assess::proof::{Others, Proof, Standing, judge};
use crate::stages::assess::trail::Trail;
use crate::store::Data;

/// Prints the list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let skills = data.all::<Skill>()?;
    if context.options.json {
        let sources = me::read_sources(&data)?;
        let trail = Trail::follow(&sources);
        let list = skills.iter().map(|skill| {
            let mut value = kinds::to_json(skill)?;
            if let Some(map) = value.as_object_mut() {
                map.insert("computed".to_owned(), computed(&judge(skill, &trail, context.today)).into());
            }
            Ok(value)
        });
        let list: Vec<Json> = list.collect::<Result<_>>()?;
        let mut object = json!({ "skills": list });
        if context.options.explain {
            object["computed"] = json!({ "explain": EXPLAIN });
        }
        context.print_json(object)?;
        return Ok(0);
    }
    if skills.is_empty() {
        context.say(
            "No skills yet. Tick what you can do: career assess skills\nOr add one: career skill add NAME --level N",
        );
        return Ok(0);
    }
    draw(context, &data, &skills)?;
    Ok(0)
}

/// Draws skills as a table, the highest level first, and says what could be done with it.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn draw(context: &mut Context<'_>, data: &Data<'_>, skills: &[Skill]) -> Result<()> {
    let sources = me::read_sources(data)?;
    let trail = Trail::follow(&sources);
    let mut rows: Vec<(&Skill, Standing<'_>)> =
        skills.iter().map(|skill| (skill, judge(skill, &trail, context.today))).collect();
    rows.sort_by_cached_key(|(skill, standing)| (Reverse(standing.level), skill.name.to_lowercase()));
    let look = context.look();
    let mut table = Table::new([
        Column::title("Skill"),
        Column::word("Level", 9),
        Column::word("Kind", 4),
        Column::word("More?", 5),
        Column::word("Shown by", 8),
        Column::word("Others", 6),
        Column::word("Id", 2),
    ]);
    for (skill, standing) in &rows {
        table.push([
            show_text(Some(&skill.name)).into(),
            if standing.level.is_some() {
                bar(standing.level, &look).into()
            } else {
                Cell::of(Role::Dim, bar(None, &look))
            },
            skill.kind.key().into(),
            say_desire(skill.desire).into(),
            say_proof(standing),
            standing.others.map(|others| say_others(&others)).unwrap_or_default().into(),
            Cell::of(Role::Dim, skill.id.clone()),
        ]);
    }
    print_table(context, &table)?;
    for (skill, standing) in rows.iter().filter(|(_, standing)| standing.refresh) {
        context.say(&say_refresh(&skill.name, standing));
    }
    let open: Vec<&str> =
        rows.iter().filter(|(_, standing)| standing.level.is_none()).map(|(skill, _)| skill.id.as_str()).collect();
    if let Some(first) = open.first() {
        context.say(&format!("Not assessed: {}. Rate one: career skill rate {first} LEVEL", few(&open)));
    }
    if context.options.explain {
        context.say(EXPLAIN);
    }
    Ok(())
}

/// How the columns come about.
const EXPLAIN: &str = "Level: your newest rating by yourself, a test or a certificate. Shown by: an example, finished learning or own practice \
recorded while you held the level (documented); another person's rating at it or above, a test or a valid certificate of the last 24 months \
(confirmed). Others: lowest to highest of each person's latest rating in 18 months. Not used for long: crafts and tools up to level 3, after \
12 months and 3 more a level; it lowers nothing.";

fn say_proof(standing: &Standing<'_>) -> Cell {
    match (standing.level, standing.proof) {
        (None | Some(0), _) => Cell::default(),
        (_, Proof::NoExample) => Cell::of(Role::Dim, Proof::NoExample.says()),
        (_, proof) => Cell::of(Role::Good, proof.key()),
    }
}

/// `less`, `fine` or `more`.
pub fn say_desire(desire: Option<u8>) -> &'static str {
    match desire {
        Some(1) => "less",
        Some(2) => "fine",
        Some(3) => "more",
        _ => "",
    }
}

/// `3–4 (2 people)`.
pub fn say_others(others: &Others) -> String {
    let range =
        if others.low == others.high { others.low.to_string() } else { format!("{}–{}", others.low, others.high) };
    let people = if others.people == 1 { "person" } else { "people" };
    format!("{range} ({} {people})", others.people)
}

/// `SQL was not used for 14 months; a refresher is usually quick.`
pub fn say_refresh(name: &str, standing: &Standing<'_>) -> String {
    format!(
        "{}: not used for {} months; a refresher is usually quick.",
        crate::render::clean(name),
        standing.unused_months.unwrap_or(0)
    )
}

/// A few of them, as a list to read.
fn few(ids: &[&str]) -> String {
    let shown = ids.iter().take(6).copied().collect::<Vec<_>>().join(", ");
    if ids.len() > 6 { format!("{shown} and {} more", ids.len() - 6) } else { shown }
}
