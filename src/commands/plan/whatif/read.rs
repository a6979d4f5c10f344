//! What was asked for: flags, and the same in the text of `--variant`.
use clap::ArgMatches;

use super::Variant;
use crate::commands::{Context, args};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::number::show_number;
use crate::record::parse::Reading;
use crate::record::{Edge, Value, find};
use crate::stages::assess::model::PROFILE;
use crate::stages::goal::model::GoalStatus;
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::roadmap::repair::Dated;
use crate::stages::plan::whatif::Change;

const KEYS: [&str; 6] = ["hours", "due", "without", "first", "after", "away"];
const HOW: &str =
    "a variant is like \"hours=3; due=ID=DATE; without=GOAL; first=ID; after=STEP=OTHER; away=DATE..DATE\"";

/// The variants: first what the flags by themselves say, then each `--variant`.
///
/// # Errors
/// A value that a flag cannot take, or an id that is not there.
pub fn read(context: &mut Context<'_>, matches: &ArgMatches, records: &Records) -> Result<Vec<Variant>> {
    let reading = context.reading()?;
    let mut variants = Vec::new();
    let mut single = Variant { changes: Vec::new(), says: Vec::new() };
    for key in KEYS {
        for value in args::texts(matches, key) {
            push(&mut single, key, &value, &format!("--{key} \"{value}\""), reading, records)?;
        }
    }
    if !single.changes.is_empty() {
        variants.push(single);
    }
    for text in args::texts(matches, "variant") {
        variants.push(read_variant(context, &text, records)?);
    }
    Ok(variants)
}

/// `hours=3; without=goal-x`.
///
/// # Errors
/// As for [`read`].
pub fn read_variant(context: &mut Context<'_>, text: &str, records: &Records) -> Result<Variant> {
    let reading = context.reading()?;
    let mut variant = Variant { changes: Vec::new(), says: Vec::new() };
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let refused = |why: String| Error::usage(format!("--variant \"{text}\": {why}.")).hint(HOW);
        let (key, value) = part.split_once('=').ok_or_else(|| refused(format!("\"{part}\" says no value")))?;
        let (key, value) = (key.trim().trim_start_matches("--"), value.trim());
        if !KEYS.contains(&key) {
            return Err(refused(format!("\"{key}\" is not one of {}", KEYS.join(", "))));
        }
        if key == "hours" && variant.changes.iter().any(|change| matches!(change, Change::Hours(_))) {
            return Err(refused("hours stand in it twice".to_owned()));
        }
        push(&mut variant, key, value, &format!("\"{part}\""), reading, records)?;
    }
    if variant.changes.is_empty() {
        return Err(Error::usage(format!("--variant \"{text}\" says nothing that would be different.")).hint(HOW));
    }
    Ok(variant)
}

/// One more thing that is different. `given` is how it was written, for refusals.
fn push(variant: &mut Variant, key: &str, value: &str, given: &str, reading: Reading, records: &Records) -> Result<()> {
    let (change, says) = match key {
        "hours" => {
            let hours = read_hours(value, given, reading)?;
            (Change::Hours(hours), format!("{} h a week", show_number(hours)))
        }
        "due" => {
            let (id, day) = pair(value, given, "an id and a day", "such as apply=2027-11-30")?;
            let (what, title) = find_any(records, id)?;
            let day = dates::parse(day, reading.today, reading.year_starts, Edge::Last)
                .map_err(|why| Error::usage(format!("{given}: {why}")).hint("such as apply=2027-11-30"))?
                .date;
            (Change::Due(what, day), format!("{title} by {day}"))
        }
        "without" => {
            let ids = records.goals.iter().map(|goal| goal.id.as_str());
            let id = find::find("goal", ids, value)?;
            let goal = records.goals.iter().find(|goal| goal.id == id);
            // A goal that ended would be opened again by keeping this.
            if let Some(goal) = goal.filter(|goal| goal.state() != GoalStatus::Active) {
                return Err(Error::refused(format!(
                    "\"{}\" is {} already, so the plan is without it as it is.",
                    goal.title,
                    goal.state().says()
                ))
                .hint("career goal list shows the goals that go on"));
            }
            (Change::Without(id.to_owned()), format!("{} rests", goal.map_or(id, |goal| &goal.title)))
        }
        "first" => {
            let (what, title) = find_any(records, value)?;
            (Change::First(what), format!("{title} first"))
        }
        "after" => {
            let (step, other) = pair(value, given, "two ids", "such as apply=sql-test: apply comes after sql-test")?;
            let (step, other) = (find_step(records, step)?, find_step(records, other)?);
            let says = format!("{} after {}", title_of(records, &step), title_of(records, &other));
            (Change::After(step, other), says)
        }
        _ => {
            let (from, to) = dates::parse_days(value, reading.today, reading.year_starts)
                .map_err(|why| Error::usage(format!("{given}: {why}")).hint("write it like 2027-07-05..2027-07-18"))?;
            (Change::Away(from, to), format!("away {from} to {to}"))
        }
    };
    variant.changes.push(change);
    variant.says.push(says);
    Ok(())
}

fn read_hours(value: &str, given: &str, reading: Reading) -> Result<f64> {
    let field = PROFILE.field("hours_per_week").ok_or_else(|| Error::usage("Hours a week are not known."))?;
    let read = reading.read(field, value.trim().trim_end_matches('h').trim_end()).map_err(|why| {
        let why = why.trim_start_matches("--hours-per-week").trim_start_matches([':', ' ']).to_owned();
        Error::usage(format!("{given}: {why}")).hint("hours a week, such as 3 or 4.5")
    })?;
    match read.value {
        Value::Float(hours) => Ok(hours),
        Value::Int(hours) => Ok(hours as f64),
        _ => Err(Error::usage(format!("{given} is no number of hours.")).hint("hours a week, such as 3 or 4.5")),
    }
}

fn pair<'t>(value: &'t str, given: &str, what: &str, how: &str) -> Result<(&'t str, &'t str)> {
    value
        .split_once('=')
        .map(|(one, other)| (one.trim(), other.trim()))
        .filter(|(one, other)| !one.is_empty() && !other.is_empty())
        .ok_or_else(|| Error::usage(format!("{given} is not {what} with = between.")).hint(how))
}

fn steps(records: &Records) -> impl Iterator<Item = (&str, &str)> {
    let steps = records.milestones.iter().map(|step| (step.id.as_str(), step.title.as_str()));
    steps.chain(records.activities.iter().map(|one| (one.id.as_str(), one.title.as_str())))
}

fn find_step(records: &Records, given: &str) -> Result<String> {
    Ok(find::find("step", steps(records).map(|(id, _)| id), given)?.to_owned())
}

fn title_of(records: &Records, id: &str) -> String {
    steps(records).find(|(other, _)| *other == id).map_or(id, |(_, title)| title).to_owned()
}

/// A goal, a step or learning. Where a goal and a step have the same id, the goal is meant by
/// `goal:ID` and the step by its id alone.
fn find_any(records: &Records, given: &str) -> Result<(Dated, String)> {
    let goals = || records.goals.iter().map(|goal| goal.id.as_str());
    let id = match given.strip_prefix("goal:") {
        Some(rest) => {
            let id = find::find("goal", goals(), rest.trim())?;
            return Ok(goal(records, id));
        }
        None => {
            let mut ids: Vec<&str> = steps(records).map(|(id, _)| id).chain(goals()).collect();
            ids.sort_unstable();
            ids.dedup();
            find::find("goal, step or learning", ids, given)?.to_owned()
        }
    };
    Ok(if records.milestones.iter().any(|step| step.id == id) {
        (Dated::Step(id.clone()), title_of(records, &id))
    } else if records.activities.iter().any(|one| one.id == id) {
        (Dated::Activity(id.clone()), title_of(records, &id))
    } else {
        goal(records, &id)
    })
}

fn goal(records: &Records, id: &str) -> (Dated, String) {
    let title = records.goals.iter().find(|goal| goal.id == id).map_or(id, |goal| &goal.title);
    (Dated::Goal(id.to_owned()), title.to_owned())
}
