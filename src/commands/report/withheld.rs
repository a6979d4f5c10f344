//! What does not stand in a paper, and why: as a list, and in a line or two behind the paper.
use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::hand::Build;
use super::{marks, ticks};
use crate::commands::Context;
use crate::error::Result;
use crate::render::{Column, Table};
use crate::stages::review::papers::model::{Key, Paper};
use crate::stages::review::papers::sight::{Sight, Withheld};
use crate::stages::words::Audience;

/// Prints what would be left out, and why.
///
/// # Errors
/// An output that cannot be written.
pub fn show_dry(
    context: &mut Context<'_>,
    sight: &Sight<'_>,
    named: &[String],
    paper: &Paper,
    build: Build<'_>,
) -> Result<u8> {
    let left_out = find(sight, build);
    let people = ticks::hidden_in(sight, named, build);
    let book = sight.notebook();
    if context.options.json {
        let withheld: Vec<Json> = left_out
            .iter()
            .map(|(key, why)| {
                json!({
                    "kind": key.noun,
                    "id": key.id,
                    "title": marks::title(book, key),
                    "why": say_why(*why),
                    "mark": mark_flag(key, *why),
                })
            })
            .collect();
        context.print_json(json!({
            "report": { "kind": paper.noun, "for": paper.audience.key() },
            "computed": { "shown": count_shown(paper), "withheld": withheld, "never": never(sight), "unnamed": people },
        }))?;
        return Ok(0);
    }
    let shown = count_shown(paper);
    let records = if shown == 1 { "record stands" } else { "records stand" };
    context.print(&format!("{shown} {records} in the paper for {}; left out:\n", marks::reader(sight.audience())))?;
    let mut table = Table::new([
        Column::title("What"),
        Column::word("Kind", 40),
        Column::word("Why", 50),
        // The longest, and the beginning of the title will do: it goes first.
        Column::word("To mark it", 20),
    ]);
    for (key, why) in &left_out {
        let flag = mark_flag(key, *why).unwrap_or_default();
        table.push([marks::title(book, key).into(), marks::noun(key).into(), say_why(*why).into(), flag.into()]);
    }
    let look = context.look();
    let text = table.draw(&look);
    context.print(if text.is_empty() { "Nothing that it could hold.\n" } else { &text })?;
    for line in never(sight) {
        let lines = crate::render::wrap(&line, look.width.min(100));
        context.print(&format!("\n{}", lines.join("\n")))?;
    }
    if !people.is_empty() {
        let names: Vec<String> = people.iter().map(|id| marks::title(book, &Key::new("person", id))).collect();
        let line = format!("Named as \"a colleague\": {}. To name somebody: --name {}", names.join(", "), people[0]);
        context.print(&format!("\n{}", crate::render::wrap(&line, look.width.min(100)).join("\n")))?;
    }
    if left_out.iter().any(|(_, why)| why.can_be_marked()) {
        let first = left_out.iter().find_map(|(key, why)| mark_flag(key, *why)).unwrap_or_default();
        context.say(&format!("Mark one, or repeat the flag for more: {} {first}", command(paper)));
    }
    Ok(0)
}

/// Says behind the paper what to know before it is handed over.
pub fn say(context: &mut Context<'_>, sight: &Sight<'_>, named: &[String], paper: &Paper, build: Build<'_>) {
    if sight.audience() == Audience::Mine {
        return;
    }
    let left_out: Vec<(Key, Withheld)> =
        find(sight, build).into_iter().filter(|(_, why)| why.can_be_marked()).collect();
    let reader = marks::reader(sight.audience());
    let command = command(paper);
    if paper.is_bare() {
        context.say(&format!("Nothing is marked for {reader} yet, so the paper has its headings only."));
    }
    match (&left_out[..], left_out.first()) {
        ([], _) | (_, None) => {}
        ([(key, why)], _) => {
            let title = marks::title(sight.notebook(), key);
            let flag = mark_flag(key, *why).unwrap_or_default();
            context.say(&format!("Left out, since it is not marked for {reader}: {title}. Mark it: {command} {flag}"));
        }
        (several, Some((key, why))) => {
            let flag = mark_flag(key, *why).unwrap_or_default();
            context.say(&format!(
                "{} records that it could hold are not marked for {reader}. Which, and why: {command} --dry-run\n\
                 Mark one, or repeat the flag for more: {command} {flag}",
                several.len()
            ));
        }
    }
    let people = ticks::hidden_in(sight, named, build);
    if let Some(first) = people.first() {
        let (n, word) = (people.len(), if people.len() == 1 { "person is" } else { "people are" });
        context.say(&format!("{n} {word} \"a colleague\" in it; to name somebody: {command} --name {first}"));
    }
    if !paper.is_bare() {
        context.say("Read it before you hand it over: names that are not in your list of people cannot be known.");
    }
}

/// The records that the paper could hold and does not, in the order of the tick list.
fn find(sight: &Sight<'_>, build: Build<'_>) -> Vec<(Key, Withheld)> {
    let book = sight.notebook();
    let mut keys = ticks::candidates(sight, build);
    // What never goes there is not among what could be marked, but belongs to the answer.
    let roles = book.roles.iter().filter(|role| role.state().is_open()).map(|role| Key::new("role", &role.id));
    let goals = book.goals.iter().filter(|goal| goal.is_open()).map(|goal| Key::new("goal", &goal.id));
    keys.extend(roles.chain(goals).filter(|key| sight.judge(key).is_some_and(|why| !why.can_be_marked())));
    let mut known: HashSet<Key> = HashSet::new();
    let mut found: Vec<(Key, Withheld)> = Vec::new();
    for key in keys {
        if let Some(why) = sight.judge(&key)
            && known.insert(key.clone())
        {
            found.push((key, why));
        }
    }
    found
}

fn count_shown(paper: &Paper) -> usize {
    let mut keys = paper.uses.clone();
    keys.sort();
    keys.dedup();
    keys.len()
}

fn say_why(why: Withheld) -> String {
    match why {
        Withheld::Unmarked => "not marked".to_owned(),
        Withheld::Marked(audience) => format!("marked for {}", marks::reader(audience)),
        Withheld::ByGoal(Audience::Mine) => "as its goal: not marked".to_owned(),
        Withheld::ByGoal(audience) => format!("as its goal: for {}", marks::reader(audience)),
        Withheld::Outside => "never: outside role".to_owned(),
        Withheld::ForOutside => "never: to an outside role".to_owned(),
    }
}

fn mark_flag(key: &Key, why: Withheld) -> Option<String> {
    why.can_be_marked().then(|| format!("--mark {}", key.tag()))
}

/// What no mark lets through, as far as there is any.
fn never(sight: &Sight<'_>) -> Vec<String> {
    if sight.audience() == Audience::Mine {
        return Vec::new();
    }
    let book = sight.notebook();
    let mut parts = Vec::new();
    if let Some(wants) = &book.preferences {
        parts.extend((!wants.needs.is_empty()).then_some("needs"));
        parts.extend((!wants.dealbreakers.is_empty()).then_some("dealbreakers"));
        parts.extend(wants.pay_min.is_some().then_some("the least pay"));
    }
    parts.extend(book.roles.iter().any(|role| role.pay.is_some()).then_some("what roles pay"));
    let has_confidence =
        |goal: &crate::stages::goal::model::Goal| goal.confidence.is_some() || !goal.checkin.is_empty();
    parts.extend(book.goals.iter().any(has_confidence).then_some("how sure you are of a goal, and its check-ins"));
    parts.push("why a goal matters and what could get in its way");
    parts.push("reviews and how work felt");
    parts.push("notes");
    vec![format!("Never in such a paper: {}.", parts.join(", "))]
}

/// The command that makes this paper.
fn command(paper: &Paper) -> String {
    let reader =
        if paper.audience == Audience::Manager { String::new() } else { format!(" --for {}", paper.audience.key()) };
    let about = paper.about.as_ref().map_or_else(String::new, |about| format!(" {about}"));
    format!("career report {}{about}{reader}", paper.noun)
}
