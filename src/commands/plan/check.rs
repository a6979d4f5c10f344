//! `plan check`: whether the plan fits the hours, and what would make it fit.
use serde_json::{Map, Value as Json, json};

use super::{limits, whatif};
use crate::commands::{Context, plan, roadmap};
use crate::error::Result;
use crate::render::line::show_number;
use crate::render::{draw_list, wrap};
use crate::stages::plan::roadmap::repair::{Repair, find_repairs};
use crate::stages::plan::roadmap::{Records, build};

/// Says whether it fits. A plan that does not is a result and no error.
///
/// # Errors
/// A file that does not hold, or steps in it that need each other.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    let records = roadmap::read(context)?;
    let circle = |cycle: crate::stages::plan::schedule::Cycle| plan::circle_error(&cycle.ids);
    let map = build(&records, context.today).map_err(circle)?;
    let repairs = find_repairs(&records, &map, context.today).map_err(circle)?;
    let forecast = roadmap::load_forecast(context, &records, &map)?;
    let limits = limits::load(context, &records, &map)?;
    let mut explain = roadmap::explain_all(&map, &forecast, context.today);
    limits.explain().iter().for_each(|line| explain.push_str(&format!("\n{line}")));
    if context.options.json {
        let mut object = roadmap::verdict_json(&map);
        object.insert("repairs".to_owned(), repairs.iter().map(|repair| to_json(&records, repair)).collect());
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
    let mut text = String::new();
    if map.rows.is_empty() {
        text.push_str("Nothing is planned yet. A first step: career plan add \"…\" --hours 2\n");
    } else {
        for line in roadmap::say_verdict(&map) {
            text.push_str(&format!("{line}\n"));
        }
        if let Some(line) = roadmap::say_record(&map, &forecast, context.today) {
            for line in wrap(&line, context.look().width.min(96)) {
                text.push_str(&format!("{line}\n"));
            }
        }
    }
    if !repairs.is_empty() {
        let ways = match repairs.len() {
            1 => "One way to make it fit:",
            2 => "Two ways to make it fit, each alone:",
            _ => "Three ways to make it fit, each alone:",
        };
        text.push_str(&format!("\n{ways}\n"));
        text.push_str(&draw_list(
            &repairs.iter().map(|repair| say(&records, repair)).collect::<Vec<_>>(),
            &context.look(),
        ));
    }
    let sentences = limits.sentences(context.today);
    if !sentences.is_empty() {
        text.push_str("\nMoney, closing days and decisions:\n");
        text.push_str(&draw_list(&sentences, &context.look()));
    }
    if context.options.explain {
        text.push_str(&format!("\n{explain}\n"));
    }
    context.print(&text)?;
    Ok(0)
}

fn to_json(records: &Records, repair: &Repair) -> Json {
    let (kind, hours) = match repair {
        Repair::Hours(hours) => ("hours", Some(*hours)),
        Repair::Dates(_) => ("dates", None),
        Repair::Pause(_) => ("pause", None),
    };
    json!({ "kind": kind, "command": command(records, repair), "hours_per_week": hours })
}

/// What to type, as it stands.
fn command(records: &Records, repair: &Repair) -> String {
    whatif::commands(records, &repair.changes()).join(" && ")
}

fn say(records: &Records, repair: &Repair) -> String {
    let what = match repair {
        Repair::Hours(hours) => format!("{} h a week", show_number(*hours)),
        Repair::Dates(dues) if dues.len() == 1 => "a later day".to_owned(),
        Repair::Dates(_) => "later days".to_owned(),
        Repair::Pause(_) => "one goal that rests".to_owned(),
    };
    format!("{what}: {}", command(records, repair))
}
