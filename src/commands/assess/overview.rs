//! `assess` alone: the five parts, how long each takes, what is done, and any of them by number.
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::paper::{self, Start};
use super::{interests, preferences, skills, strengths, values};
use crate::commands::Context;
use crate::commands::record::print_table;
use crate::error::Result;
use crate::render::{Cell, Column, Role, Table};
use crate::stages::assess::items::{interests as interest_items, values as value_items};
use crate::stages::assess::model::{Interests, PREFERENCES, Preferences, Skill, Strength, ValuesRecord, Weakness};
use crate::stages::assess::ops::{self, Part};
use crate::store::{Data, text};
use crate::term::{Choice, Question, Reply, describe_time};

/// Where a part stands.
struct Standing {
    part: Part,
    /// Whether there is anything.
    is_done: bool,
    /// When it was last answered, if that is known.
    date: Option<NaiveDate>,
    /// How many answers of a half-done questionnaire are kept.
    kept: Option<usize>,
}

/// Shows the parts; on a terminal as a list to choose from, again and again until one leaves.
///
/// # Errors
/// A file that does not hold, or what a part refuses.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    let mut standings = read(context)?;
    if context.options.json {
        let parts: Vec<Json> = standings.iter().map(to_json).collect();
        context.print_json(json!({ "parts": parts }))?;
        return Ok(0);
    }
    if !context.can_ask() {
        print(context, &standings)?;
        context.say("\nAny of them, in any order: career assess PART. What came of it: career assess show");
        return Ok(0);
    }
    loop {
        let choices = standings.iter().map(|standing| Choice::new(standing.part.key(), label(standing))).collect();
        let mut question = Question::one("assess.part", "Which part?", choices)
            .help("Any of them, in any order; each can be left at any question.")
            .skippable()
            .postponable();
        if let Some(next) = choose_next(&standings) {
            question = question.default(next.key());
        }
        let reply = context
            .terminal()?
            .ask(&question)
            .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was left half done."))?;
        let Reply::Answer(answer) = reply else {
            context.say("Whenever you like: career assess. What came of it: career assess show");
            return Ok(0);
        };
        if let Some(part) = Part::from_key(&answer.into_text()) {
            run_part(context, part)?;
        }
        standings = read(context)?;
    }
}

/// Asks a part where it was left, else from its beginning.
///
/// # Errors
/// What the part refuses, and that the person stopped.
pub fn run_part(context: &mut Context<'_>, part: Part) -> Result<u8> {
    let form = paper::read_draft(&context.store, part)?.map(|draft| draft.form).unwrap_or_default();
    match (part, form.as_str()) {
        (Part::Skills, _) => skills::ask(context, Start::Resume),
        (Part::Strengths, _) => strengths::ask(context, Start::Resume),
        (Part::Interests, "60") => interests::ask(context, interest_items::Form::Sixty, Start::Resume),
        (Part::Interests, _) => interests::ask(context, interest_items::Form::Thirty, Start::Resume),
        (Part::Values, "24") => values::ask(context, value_items::Form::TwentyFour, Start::Resume),
        (Part::Values, "ranking") => values::rank(context, Start::Resume),
        (Part::Values, _) => values::ask(context, value_items::Form::Eighteen, Start::Resume),
        (Part::Preferences, _) => preferences::ask(context, Start::Resume),
    }
}

/// What is half done goes first, then what is not done yet.
fn choose_next(standings: &[Standing]) -> Option<Part> {
    let half = standings.iter().find(|standing| standing.kept.is_some());
    half.or_else(|| standings.iter().find(|standing| !standing.is_done)).map(|standing| standing.part)
}

fn read(context: &mut Context<'_>) -> Result<Vec<Standing>> {
    let data = context.store.data();
    let mut all = Vec::new();
    for part in Part::ALL {
        let (is_done, date) = find_done(&data, *part)?;
        let kept = paper::read_draft(&context.store, *part)?.map(|draft| draft.answers.len());
        all.push(Standing { part: *part, is_done, date, kept });
    }
    Ok(all)
}

fn find_done(data: &Data<'_>, part: Part) -> Result<(bool, Option<NaiveDate>)> {
    Ok(match part {
        Part::Skills => {
            let skills: Vec<Skill> = data.all()?;
            let date = skills::last_rated(&skills);
            (date.is_some(), date)
        }
        Part::Strengths => {
            let strengths: Vec<Strength> = data.all()?;
            let work: Vec<Weakness> = data.all()?;
            let stamps: Vec<Option<String>> = strengths
                .iter()
                .map(|one| one.updated.clone())
                .chain(work.iter().map(|one| one.updated.clone()))
                .collect();
            (!stamps.is_empty(), stamps.iter().filter_map(|stamp| read_day(stamp.as_deref())).max())
        }
        Part::Interests => {
            let date = ops::newest(&data.all::<Interests>()?, |record| record.date).map(|record| record.date);
            (date.is_some(), date)
        }
        Part::Values => {
            let date = ops::newest(&data.all::<ValuesRecord>()?, |record| record.date).map(|record| record.date);
            (date.is_some(), date)
        }
        Part::Preferences => {
            let is_done = data.only::<Preferences>()?.is_some_and(|record| !preferences::describe(&record).is_empty());
            let stamp = if is_done { read_stamp(data)? } else { None };
            (is_done, read_day(stamp.as_deref()))
        }
    })
}

/// When the preferences were last changed; their record itself does not carry it.
fn read_stamp(data: &Data<'_>) -> Result<Option<String>> {
    #[derive(serde::Deserialize)]
    struct Stamped {
        #[serde(default, with = "crate::record::day::stamp")]
        updated: Option<String>,
    }
    let file = PREFERENCES.file();
    let Some(content) = data.text(file)? else {
        return Ok(None);
    };
    Ok(text::single::<Stamped>(&content, file, PREFERENCES.table)?.and_then(|stamped| stamped.updated))
}

fn read_day(stamp: Option<&str>) -> Option<NaiveDate> {
    stamp?.get(..10)?.parse().ok()
}

fn state(standing: &Standing) -> String {
    match (standing.kept, standing.is_done, standing.date) {
        (Some(1), _, _) => "1 answer kept".to_owned(),
        (Some(kept), _, _) => format!("{kept} answers kept"),
        (None, true, Some(date)) => format!("done {date}"),
        (None, true, None) => "done".to_owned(),
        (None, false, _) => String::new(),
    }
}

fn label(standing: &Standing) -> String {
    let state = state(standing);
    let time = describe_time(standing.part.seconds());
    let state = if state.is_empty() { time } else { state };
    format!("{}: {} ({state})", standing.part.key(), standing.part.says())
}

fn print(context: &mut Context<'_>, standings: &[Standing]) -> Result<()> {
    let mut table = Table::new([
        Column::word("Part", 6),
        Column::title("About"),
        Column::word("Takes", 4),
        Column::word("State", 5),
    ]);
    for standing in standings {
        let state = state(standing);
        let role = if standing.kept.is_some() { Role::Accent } else { Role::Good };
        table.push([
            standing.part.key().into(),
            standing.part.says().into(),
            describe_time(standing.part.seconds()).into(),
            if state.is_empty() { Cell::from("") } else { Cell::of(role, state) },
        ]);
    }
    print_table(context, &table)
}

fn to_json(standing: &Standing) -> Json {
    json!({
        "part": standing.part.key(),
        "about": standing.part.says(),
        "minutes": (standing.part.seconds() / 60.0).ceil(),
        "done": standing.is_done,
        "date": standing.date.map(|date| date.to_string()),
        "kept": standing.kept,
        "command": paper::command(standing.part),
    })
}
