//! `career roadmap`: the plan on dates, what is late, and whether it fits.
mod draw;
mod explain;
mod forecast;
mod line;
mod periods;
mod record;
mod says;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::{Context, Entry, kinds, plan};
use crate::error::Result;
use crate::stages::assess::model::Away as AwayRecord;
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::forecast::Forecast;
use crate::stages::plan::model::Milestone;
use crate::stages::plan::roadmap::{Records, Roadmap, Row, Source, build};
use crate::stages::plan::schedule::{Away, Binding, Verdict};

pub use forecast::{load as load_forecast, to_json as forecast_json};

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

/// What the roadmap is made from.
///
/// # Errors
/// A file that does not hold.
pub fn read(context: &mut Context<'_>) -> Result<Records> {
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
    let forecast = load_forecast(context, &records, &map)?;
    if context.options.json {
        let object = to_json(context, &records, &map, &forecast)?;
        context.print_json(object)?;
        return Ok(0);
    }
    let by = matches.get_one::<String>("by").map_or("quarter", String::as_str);
    let mut text = draw::draw(context, &map, by)?;
    text.push_str(&record::draw(&forecast, &map, context.today, &context.look()));
    context.print(&text)?;
    if context.options.explain {
        let text = explain_all(&map, &forecast, context.today);
        context.print(&format!("\n{text}"))?;
    }
    Ok(0)
}

fn to_json(context: &Context<'_>, records: &Records, map: &Roadmap, forecast: &Forecast) -> Result<Json> {
    let mut rows = Vec::with_capacity(map.rows.len());
    for row in &map.rows {
        rows.push(row_to_json(records, row, forecast)?);
    }
    let plan = map.schedule.as_ref();
    let mut computed = verdict_json(map);
    computed.insert("proven".to_owned(), json!(plan.map(|plan| plan.proven)));
    computed.insert("hours_per_week".to_owned(), json!(map.hours_per_week));
    computed.insert("short_hours".to_owned(), json!(plan.map(|_| map.short_hours)));
    computed.insert("hours_per_week_enough".to_owned(), json!(map.enough_hours));
    computed.insert("forecast".to_owned(), forecast_json(forecast));
    if context.options.explain {
        computed.insert("explain".to_owned(), json!(explain_all(map, forecast, context.today)));
    }
    Ok(json!({ "milestones": rows, "computed": computed }))
}

/// Whether it fits, as `--json` shows it: the verdict, the worst lateness and what binds.
pub fn verdict_json(map: &Roadmap) -> Map<String, Json> {
    let plan = map.schedule.as_ref();
    let binding = plan.and_then(|plan| plan.binding).map(|binding| match binding {
        Binding::Hours => "hours",
        Binding::Dates => "dates",
    });
    let mut object = Map::new();
    object.insert("verdict".to_owned(), json!(plan.map(|plan| verdict_key(plan.verdict))));
    object.insert("worst_late_days".to_owned(), json!(plan.and_then(|plan| plan.worst_late_days)));
    object.insert("binding".to_owned(), json!(binding));
    object
}

/// The verdict in sentences, without what would help where something is late.
pub fn say_verdict(map: &Roadmap) -> Vec<String> {
    let says = says::verdict(map).1;
    if map.schedule.is_none() { says } else { says.into_iter().filter(|line| !line.contains(": career ")).collect() }
}

/// What the record says in a sentence, where that differs from the plan.
pub fn say_record(map: &Roadmap, forecast: &Forecast, today: chrono::NaiveDate) -> Option<String> {
    record::differs(forecast, map, today)
}

/// How the dates came about, as planned and as the record says.
pub fn explain_all(map: &Roadmap, forecast: &Forecast, today: chrono::NaiveDate) -> String {
    format!("{}\n\n{}", explain::explain(map, today), record::explain(forecast))
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
fn row_to_json(records: &Records, row: &Row, forecast: &Forecast) -> Result<Json> {
    let (mut value, activity) = match row.source {
        Source::Step(at) => (kinds::to_json(&records.milestones[at])?, None),
        Source::Activity(at) => (kinds::to_json(&records.activities[at])?, Some(row.id.as_str())),
    };
    let (planned, range) = (row.planned.as_ref(), forecast.of(&row.id));
    if let Some(record) = value.as_object_mut() {
        record.insert("activity".to_owned(), json!(activity));
        record.insert(
            "computed".to_owned(),
            json!({
                "start": planned.and_then(|planned| planned.start).map(|day| day.to_string()),
                "finish": planned.and_then(|planned| planned.finish).map(|day| day.to_string()),
                "finish_50": forecast::day(range.finish_50),
                "finish_80": forecast::day(range.finish_80),
                "late_days": planned.and_then(|planned| planned.late_days),
                "slack_days": planned.and_then(|planned| planned.slack_days),
                "due": row.due.map(|day| day.to_string()),
                "hours_left": row.hours.map(|hours| (hours - row.logged).max(0.0)),
            }),
        );
    }
    Ok(value)
}
