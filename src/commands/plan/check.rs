//! `plan check`: whether the plan fits the hours, and what would make it fit.
mod repairs;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, json};

use super::limits;
use crate::commands::{Context, args, plan, roadmap};
use crate::error::Result;
use crate::render::line::show_number;
use crate::render::{draw_list, wrap};
use crate::stages::plan::roadmap::build;
use crate::stages::plan::roadmap::repair::find_repairs;

/// Sentences are not drawn wider.
const WIDEST: usize = 96;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let keep = Arg::new("keep")
        .long("keep")
        .value_name("N")
        .help("Save the way with this number that makes it fit, as one change that can be undone");
    args::with_examples(
        command.arg(keep),
        "  career plan check\n  career plan check --explain\n  career plan check --keep 2",
    )
}

/// Says whether it fits. A plan that does not is a result and no error.
///
/// # Errors
/// A file that does not hold, steps in it that need each other, or a way that is not there.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let records = roadmap::read(context)?;
    let circle = |cycle: crate::stages::plan::schedule::Cycle| plan::circle_error(&cycle.ids);
    let map = build(&records, context.today).map_err(circle)?;
    let repairs = find_repairs(&records, &map, context.today).map_err(circle)?;
    if let Some(number) = args::text(matches, "keep") {
        return repairs::keep(context, &records, &repairs, &number);
    }
    let forecast = roadmap::load_forecast(context, &records, &map)?;
    let limits = limits::load(context, &records, &map)?;
    let mut explain = roadmap::explain_all(&map, &forecast, context.today);
    limits.explain().iter().for_each(|line| explain.push_str(&format!("\n{line}")));
    if context.options.json {
        let mut object = roadmap::verdict_json(&map);
        object.insert("repairs".to_owned(), repairs.iter().map(|one| repairs::to_json(&records, one)).collect());
        let mut computed = Map::new();
        computed.extend(limits.to_json().map(|(key, value)| (key.to_owned(), value)));
        computed.insert("forecast".to_owned(), roadmap::forecast_json(&forecast));
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain));
        }
        object.insert("computed".to_owned(), computed.into());
        context.print_json(object.into())?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = String::new();
    let mut push = |sentence: &str| {
        for line in wrap(sentence, look.width.min(WIDEST)) {
            text.push_str(&format!("{line}\n"));
        }
    };
    if map.rows.is_empty() {
        push("Nothing is planned yet. A first step: career plan add \"…\" --hours 2");
    } else {
        roadmap::say_verdict(&map).iter().for_each(|line| push(line));
        roadmap::say_what_binds(&map).iter().for_each(|line| push(line));
        if let Some(line) = roadmap::say_record(&map, &forecast, context.today) {
            push(&line);
            let hours = forecast.record.mean().map(|hours| (hours * 2.0).round() / 2.0).filter(|hours| *hours > 0.0);
            if let Some(hours) = hours.filter(|hours| records.hours_per_week.is_some_and(|own| *hours < own)) {
                push(&format!("The plan with such hours: career plan whatif --hours {}", show_number(hours)));
            }
        }
    }
    text.push_str(&repairs::draw(&records, &repairs, context.today, &look));
    let sentences = limits.sentences(context.today);
    if !sentences.is_empty() {
        text.push_str("\nMoney, closing days and decisions:\n");
        text.push_str(&draw_list(&sentences, &look));
    }
    if context.options.explain {
        text.push_str(&format!("\n{explain}\n"));
    }
    context.print(&text)?;
    Ok(0)
}
