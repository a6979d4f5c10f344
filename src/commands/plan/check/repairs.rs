//! The ways that make a plan fit: what they say, the commands that do them, and keeping one.
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::commands::plan::whatif;
use crate::commands::{Context, Plan};
use crate::dates::say_day_near;
use crate::error::{Error, Result};
use crate::render::line::show_number;
use crate::render::{Look, draw_behind};
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::roadmap::repair::{Dated, Repair};

/// With more later days than this, their commands are a wall, and `--keep` stands for them.
const TYPED: usize = 2;

/// One way, as `--json` shows it.
pub fn to_json(records: &Records, repair: &Repair) -> Json {
    let (kind, hours) = match repair {
        Repair::Hours(hours) => ("hours", Some(*hours)),
        Repair::Dates(_) => ("dates", None),
        Repair::Pause(_) => ("pause", None),
    };
    json!({ "kind": kind, "command": commands(records, repair).join(" && "), "hours_per_week": hours })
}

/// What to type, as it stands.
fn commands(records: &Records, repair: &Repair) -> Vec<String> {
    whatif::commands(records, &repair.changes())
}

/// The ways with their commands; nothing where nothing is late.
pub fn draw(records: &Records, repairs: &[Repair], today: NaiveDate, look: &Look) -> String {
    let heading = match repairs.len() {
        0 => return String::new(),
        1 => "One way to make it fit:",
        2 => "Two ways to make it fit, each alone:",
        _ => "Three ways to make it fit, each alone:",
    };
    let mut text = format!("\n{heading}\n");
    for (at, repair) in repairs.iter().enumerate() {
        let lead = format!("{}. ", at + 1);
        text.push_str(&draw_behind(&lead, &say(records, repair, today), None, look));
        let commands = commands(records, repair);
        if commands.len() > TYPED {
            text.push_str(&format!("   career plan check --keep {}\n", at + 1));
        } else {
            text.push_str(&format!("   {}\n", commands.join(" && ")));
        }
    }
    text
}

/// What changes, in words.
fn say(records: &Records, repair: &Repair, today: NaiveDate) -> String {
    match repair {
        Repair::Hours(hours) => format!("{} h a week", show_number(*hours)),
        Repair::Pause(id) => format!("\"{}\" rests for now", goal_title(records, id)),
        Repair::Dates(dues) => {
            let moves: Vec<Move<'_>> = dues.iter().filter_map(|(what, day)| find_move(records, what, *day)).collect();
            let say_move = |one: &Move<'_>| {
                let (from, to) = (say_day_near(one.from, today), say_day_near(one.to, today));
                format!("\"{}\" by {to} instead of {from}", one.title)
            };
            match (&moves[..], moves.iter().max_by_key(|one| (one.to - one.from).num_days())) {
                ([only], _) => format!("a later day: {}", say_move(only)),
                ([one, other], _) => format!("later days: {}, {}", say_move(one), say_move(other)),
                (_, Some(most)) => {
                    format!("later days for {} of them, at most for {}", dues.len(), say_move(most))
                }
                (_, None) => "later days".to_owned(),
            }
        }
    }
}

struct Move<'a> {
    title: &'a str,
    from: NaiveDate,
    to: NaiveDate,
}

fn find_move<'a>(records: &'a Records, what: &Dated, to: NaiveDate) -> Option<Move<'a>> {
    let (title, due, goal) = match what {
        Dated::Goal(id) => {
            let goal = records.goals.iter().find(|goal| goal.id == *id)?;
            (&goal.title, goal.due, None)
        }
        Dated::Step(id) => {
            let step = records.milestones.iter().find(|step| step.id == *id)?;
            (&step.title, step.due, step.goal.as_ref())
        }
        Dated::Activity(id) => {
            let one = records.activities.iter().find(|one| one.id == *id)?;
            (&one.title, one.due, one.goal.as_ref())
        }
    };
    let of_goal = || records.goals.iter().find(|other| Some(&other.id) == goal)?.due;
    Some(Move { title, from: due.or_else(of_goal)?, to })
}

fn goal_title<'a>(records: &'a Records, id: &'a str) -> &'a str {
    records.goals.iter().find(|goal| goal.id == id).map_or(id, |goal| &goal.title)
}

/// Saves the way with this number, as one operation.
///
/// # Errors
/// A number that is none of them, and the store's refusals.
pub fn keep(context: &mut Context<'_>, records: &Records, repairs: &[Repair], given: &str) -> Result<u8> {
    let number = given.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(repair) = number.and_then(|at| repairs.get(at)) else {
        let there = match repairs.len() {
            0 => "the plan needs none, or none is known".to_owned(),
            1 => "there is one way".to_owned(),
            n => format!("there are {n} ways"),
        };
        return Err(Error::usage(format!("--keep \"{given}\" is no way to make the plan fit: {there}."))
            .hint("see them: career plan check"));
    };
    let sentence = format!("made the plan fit: {}", say(records, repair, context.today));
    let changes = repair.changes();
    let saved = context.change(|data| Ok(Plan::new(sentence.clone(), whatif::writes(data, &changes)?)))?;
    if context.options.json {
        let object = json!({ "repair": to_json(records, repair), "operation": saved.to_json() });
        context.print_json(object)?;
    } else {
        context.say("Whether it fits now: career plan check");
    }
    Ok(0)
}
