//! `skill list`: every skill with its level, what stands behind it, and what others say; with
//! `--map`, level against wish as a picture.
use std::cmp::Reverse;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::level::bar;
use super::noun::computed;
use crate::commands::record::{print_table, show_text};
use crate::commands::{Context, args, kinds, me};
use crate::error::Result;
use crate::render::{Cell, Column, Look, Role, Table, draw_energy};
use crate::stages::assess::differ::{Difference, compare_with_others};
use crate::stages::assess::energy::{EnergyMap, Field, map_energy};
use crate::stages::assess::model::Skill;
use crate::stages::assess::proof::{Others, Proof, Standing, judge};
use crate::stages::assess::trail::Trail;
use crate::store::Data;

/// Its flags beside those of every list.
pub fn define(command: Command) -> Command {
    command.mut_subcommand("list", |list| {
        list.arg(
            Arg::new("map")
                .long("map")
                .action(ArgAction::SetTrue)
                .help("As a picture: how good you are at it against how gladly you do it"),
        )
    })
}

/// Prints the list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
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
        let difference = compare_with_others(&skills, &trail, context.today);
        let mut whole =
            json!({ "difference": difference_json(&difference), "energy": energy_json(&map_energy(&skills)) });
        if context.options.explain {
            whole["explain"] = json!(format!("{EXPLAIN} {EXPLAIN_MAP}"));
        }
        let object = json!({ "skills": list, "computed": whole });
        context.print_json(object)?;
        return Ok(0);
    }
    if skills.is_empty() {
        context.say(
            "No skills yet. Tick what you can do: career assess skills\nOr add one: career skill add NAME --level N",
        );
        return Ok(0);
    }
    if matches.try_contains_id("map").is_ok() && args::has(matches, "map") {
        print_map(context, &skills)?;
    } else {
        draw(context, &data, &skills)?;
    }
    Ok(0)
}

fn print_map(context: &mut Context<'_>, skills: &[Skill]) -> Result<()> {
    let map = map_energy(skills);
    if map.is_empty() {
        context.say("No skill has both a level and a wish to do more or less of it. Say so for one: career skill edit ID --desire 3 (1 less, 2 fine, 3 more)");
        return Ok(());
    }
    let text = draw_energy(&map, &context.look());
    context.print(&text)?;
    if context.options.explain {
        context.say(EXPLAIN_MAP);
    }
    Ok(())
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
            standing.others.map(|others| say_others(&others, &look)).unwrap_or_default().into(),
            Cell::of(Role::Dim, skill.id.clone()),
        ]);
    }
    print_table(context, &table)?;
    for (skill, standing) in rows.iter().filter(|(_, standing)| standing.refresh) {
        context.say(&say_refresh(&skill.name, standing));
    }
    let open: Vec<&str> =
        rows.iter().filter(|(_, standing)| standing.level.is_none()).map(|(skill, _)| skill.id.as_str()).collect();
    let difference = compare_with_others(skills, &trail, context.today);
    if difference.is_enough() {
        context.say(&say_difference(&difference));
    }
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
12 months and 3 more a level; it lowers nothing. Beside yours: each person's latest rating of 18 months less your own level, from five ratings \
on; the one in the middle (of an even number the lower) stands for all. Own ratings and those of superiors agree only weakly (r about .22), so \
neither is the truth, and examples help both.";
/// How the map comes about.
pub const EXPLAIN_MAP: &str = "The map: upper fields from level 3 on, where the usual tasks go without help; left what you would do less of, right what you \
would do more of. What is fine as it is, and what has no level or no wish, lies in none. The fields are questions, no advice.";

/// Others' ratings beside one's own levels, in a sentence with how many there are and in which
/// direction they differ.
pub fn say_difference(difference: &Difference) -> String {
    let skills = if difference.skills == 1 { "1 skill".to_owned() } else { format!("{} skills", difference.skills) };
    let counts = format!(
        "{} ratings of {skills}: {} higher than yours, {} the same, {} lower",
        difference.ratings, difference.higher, difference.same, difference.lower
    );
    match difference.middle {
        0 => format!("What others say lies around your own levels. {counts}."),
        middle => {
            format!("What others say differs from your own levels. {counts}; the middle one is {}.", say_steps(middle))
        }
    }
}

/// `1 level higher`, `2 levels lower`.
pub fn say_steps(levels: i8) -> String {
    let n = levels.unsigned_abs();
    format!("{n} level{} {}", if n == 1 { "" } else { "s" }, if levels > 0 { "higher" } else { "lower" })
}

/// Others' ratings beside one's own levels as `--json` shows them; null below five ratings.
pub fn difference_json(difference: &Difference) -> Json {
    if !difference.is_enough() {
        return Json::Null;
    }
    json!({
        "ratings": difference.ratings,
        "skills": difference.skills,
        "higher": difference.higher,
        "same": difference.same,
        "lower": difference.lower,
        "middle": difference.middle,
    })
}

/// The map as `--json` shows it: skill ids by field.
pub fn energy_json(map: &EnergyMap<'_>) -> Json {
    let ids = |skills: &[&Skill]| skills.iter().map(|skill| json!(skill.id)).collect::<Vec<_>>();
    let mut fields: serde_json::Map<String, Json> =
        Field::ALL.iter().map(|field| (field.key().to_owned(), json!(ids(map.field(*field))))).collect();
    fields.insert("fine".to_owned(), json!(ids(&map.fine)));
    fields.insert("open".to_owned(), json!(ids(&map.open)));
    fields.into()
}

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

/// `3–4 (2 people)`; in plain text `3 to 4 (2 people)`.
pub fn say_others(others: &Others, look: &Look) -> String {
    let to = if look.plain { " to " } else { "–" };
    let range =
        if others.low == others.high { others.low.to_string() } else { format!("{}{to}{}", others.low, others.high) };
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
