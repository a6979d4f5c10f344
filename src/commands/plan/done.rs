//! `plan done`: a step is finished, and what can begin now.
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::StepNoun;
use crate::commands::record::{Noun, add::short, edit::read};
use crate::commands::{Context, Plan, args, kinds, roadmap};
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Value};
use crate::render::line::show_number;
use crate::stages::plan::model::MILESTONE;
use crate::stages::words::{Progress, Time};

/// Its arguments.
pub fn define(command: Command) -> Command {
    command
        .arg(args::id("step"))
        .arg(
            Arg::new("date")
                .long("date")
                .value_name("DATE")
                .help("The day on which it was finished; today if left out"),
        )
        .arg(
            Arg::new("hours-real")
                .long("hours-real")
                .value_name("HOURS")
                .help("Hours it really took: 2.5, 2h, 1h30; the estimates learn from them"),
        )
}

/// Finishes the step.
///
/// # Errors
/// A step that is not there or was finished before, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::given_id(matches);
    let store = context.store.clone();
    let target = match kinds::locate(&store.data(), &MILESTONE, &given) {
        Ok(target) => target,
        Err(error) => {
            // Learning stands on the roadmap too; whoever reads it there may finish it here.
            let is_learning = kinds::own_ids(&store.data(), "activity")?.contains(&given);
            return Err(if is_learning {
                error.hint(format!("it is learning: career learn done {given}"))
            } else {
                error
            });
        }
    };
    let date = args::day(context, matches, "date", Edge::Last)?.unwrap_or(context.today);
    if date > context.today {
        return Err(Error::usage(format!("--date {date} has not come yet.")).hint("leave --date out for today"));
    }
    let hours = args::text(matches, "hours-real").map(|typed| args::read_hours("--hours-real", &typed)).transpose()?;
    let saved = context.change(|data| {
        let step = read::<StepNoun>(data, &target)?;
        if let (Progress::Done, Some(day)) = (step.state(), step.finished) {
            return Err(Error::refused(format!("\"{}\" was finished on {day} already.", step.title))
                .hint(format!("to take it up again: career plan edit {} --status active", step.id)));
        }
        let mut set = vec![
            ("status".to_owned(), Value::Text(Progress::Done.key().to_owned())),
            ("finished".to_owned(), Value::Date(date)),
        ];
        set.extend(hours.map(|hours| ("hours_real".to_owned(), Value::Float(hours))));
        Ok(Plan::new(
            format!("finished step \"{}\"", short(&step.title)),
            vec![Change::Set { target: target.clone(), set, unset: Vec::new() }],
        ))
    })?;
    let step = read::<StepNoun>(&store.data(), &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&step)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), StepNoun::compute(context, &store.data(), &step)?.into());
        }
        context.print_json(json!({ "milestone": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let map = roadmap::load(context)?;
    let free: Vec<&str> = map
        .rows
        .iter()
        .filter(|row| row.needs.iter().any(|need| need.id == step.id) && row.needs.iter().all(|need| !need.is_open))
        .map(|row| row.title.as_str())
        .collect();
    if !free.is_empty() {
        context.say(&format!("Now this can begin: {}.", free.join("; ")));
    }
    if let (None, Some(planned), Time::Own) = (step.hours_real, step.hours, step.time.unwrap_or(Time::Own)) {
        context.say(&format!(
            "It was planned with {} h. What it really took helps the estimates: career plan edit {} --hours-real N",
            show_number(planned),
            step.id
        ));
    }
    Ok(0)
}
