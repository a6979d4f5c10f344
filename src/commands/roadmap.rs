//! `career roadmap`: the plan on dates, what is late, and whether it fits.
mod draw;
mod explain;
mod line;
mod periods;
mod says;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::{Context, Entry, kinds, plan};
use crate::error::Result;
use crate::stages::assess::model::Away as AwayRecord;
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::plan::roadmap::{Records, Roadmap, Row, Source, build};
use crate::stages::plan::schedule::{Away, Binding, Verdict};

/// The command.
pub const ENTRY: Entry =
    Entry { name: "roadmap", about: "The plan on dates: what, when, and whether it fits your hours", define, run };

fn define(command: Command) -> Command {
    command.arg(
        Arg::new("by")
            .long("by")
            .value_name("PERIOD")
            .value_parser(["month", "quarter"])
            .default_value("quarter")
            .help("month or quarter"),
    )
}

/// The roadmap of the records as they are.
///
/// # Errors
/// A file that does not hold, or steps in it that need each other.
pub fn load(context: &mut Context<'_>) -> Result<Roadmap> {
    let (records, today) = (read(context)?, context.today);
    build(&records, today).map_err(|cycle| plan::circle_error(&cycle.ids))
}

fn read(context: &mut Context<'_>) -> Result<Records> {
    let hours_per_week = context.profile()?.hours_per_week;
    let data = context.store.data();
    let away = data.all::<AwayRecord>()?.into_iter().map(|away| Away {
        from: away.from,
        to: away.to,
        hours_per_week: away.hours_per_week.unwrap_or(0.0),
    });
    Ok(Records {
        milestones: data.all::<Milestone>()?,
        activities: data.all::<Activity>()?,
        goals: data.all::<Goal>()?,
        away: away.collect(),
        hours_per_week,
    })
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let records = read(context)?;
    let map = build(&records, context.today).map_err(|cycle| plan::circle_error(&cycle.ids))?;
    if context.options.json {
        let object = to_json(context, &records, &map)?;
        context.print_json(object)?;
        return Ok(0);
    }
    let by = matches.get_one::<String>("by").map_or("quarter", String::as_str);
    let text = draw::draw(context, &map, by)?;
    context.print(&text)?;
    if context.options.explain {
        let text = explain::explain(&map, context.today);
        context.print(&format!("\n{text}"))?;
    }
    Ok(0)
}

fn to_json(context: &Context<'_>, records: &Records, map: &Roadmap) -> Result<Json> {
    let mut rows = Vec::with_capacity(map.rows.len());
    for row in &map.rows {
        rows.push(row_to_json(records, row)?);
    }
    let plan = map.schedule.as_ref();
    let mut computed = Map::new();
    computed.insert("verdict".to_owned(), json!(plan.map(|plan| verdict_key(plan.verdict))));
    computed.insert("worst_late_days".to_owned(), json!(plan.and_then(|plan| plan.worst_late_days)));
    computed.insert(
        "binding".to_owned(),
        json!(plan.and_then(|plan| plan.binding).map(|binding| match binding {
            Binding::Hours => "hours",
            Binding::Dates => "dates",
        })),
    );
    computed.insert("proven".to_owned(), json!(plan.map(|plan| plan.proven)));
    computed.insert("hours_per_week".to_owned(), json!(map.hours_per_week));
    computed.insert("short_hours".to_owned(), json!(plan.map(|_| map.short_hours)));
    computed.insert("hours_per_week_enough".to_owned(), json!(map.enough_hours));
    if context.options.explain {
        computed.insert("explain".to_owned(), json!(explain::explain(map, context.today)));
    }
    Ok(json!({ "milestones": rows, "computed": computed }))
}

/// The word of a verdict in `--json`.
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::Tight => "tight",
        Verdict::DoesNotFit => "does not fit",
    }
}

/// The record's own keys; an activity also bears its id under `activity`, which is null for a step.
fn row_to_json(records: &Records, row: &Row) -> Result<Json> {
    let (mut value, activity) = match row.source {
        Source::Step(at) => (kinds::to_json(&records.milestones[at])?, None),
        Source::Activity(at) => (kinds::to_json(&records.activities[at])?, Some(row.id.as_str())),
    };
    let planned = row.planned.as_ref();
    if let Some(record) = value.as_object_mut() {
        record.insert("activity".to_owned(), json!(activity));
        record.insert(
            "computed".to_owned(),
            json!({
                "start": planned.and_then(|planned| planned.start).map(|day| day.to_string()),
                "finish": planned.and_then(|planned| planned.finish).map(|day| day.to_string()),
                "late_days": planned.and_then(|planned| planned.late_days),
                "slack_days": planned.and_then(|planned| planned.slack_days),
                "due": row.due.map(|day| day.to_string()),
                "hours_left": row.hours.map(|hours| (hours - row.logged).max(0.0)),
            }),
        );
    }
    Ok(value)
}
