//! `career roadmap`: the plan on dates, what is late, and whether it fits.
mod draw;
mod events;
mod explain;
mod forecast;
mod line;
mod markdown;
mod periods;
mod picture;
mod record;
mod says;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::output::write_out;
use super::{Context, Entry, kinds, plan};
use crate::error::{Error, Result};
use crate::export::{ics, svg};
use crate::render::gantt::Unit;
use crate::stages::assess::model::Away as AwayRecord;
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::forecast::Forecast;
use crate::stages::plan::model::Milestone;
use crate::stages::plan::roadmap::{Records, Roadmap, Row, Source, build};
use crate::stages::plan::schedule::{Away, Binding, Verdict};
use crate::stages::review::model::Review;
use crate::store::Data;

pub use forecast::{load as load_forecast, to_json as forecast_json};

/// The command.
pub const ENTRY: Entry =
    Entry { name: "roadmap", about: "The plan on dates: what, when, and whether it fits your hours", define, run };

const AFTER: &str = "Without any of these: a table, a line a step. --gantt draws bars over time; --by chooses what its axis \
                     counts in, which else is whatever fits. The calendar holds the steps, what is due, learning for six \
                     weeks and the next review, as whole days; read it in again and its entries change. A file that is there \
                     is replaced only with -y, only you may read it, and - in place of its name prints it. With --json \
                     the dates are printed as ever.";

fn define(command: Command) -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("FILE").help(help).group("form").conflicts_with("explain")
    };
    command
        .arg(
            Arg::new("by")
                .long("by")
                .value_name("PERIOD")
                .value_parser(["month", "quarter"])
                .default_value("quarter")
                .help("month or quarter"),
        )
        .arg(Arg::new("gantt").long("gantt").action(ArgAction::SetTrue).help("Bars over time").group("form"))
        .arg(
            Arg::new("md")
                .long("md")
                .action(ArgAction::SetTrue)
                .help("The table as Markdown")
                .group("form")
                .conflicts_with_all(["json", "explain"]),
        )
        .arg(file("svg", "The bars as a drawing"))
        .arg(file("ics", "A calendar of it").conflicts_with("by"))
        .group(ArgGroup::new("form").multiple(false))
        .after_help(AFTER)
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
    read_from(&context.store.data(), hours_per_week)
}

/// The same with the hours a week that are given.
///
/// # Errors
/// A file that does not hold.
pub fn read_from(data: &Data<'_>, hours_per_week: Option<f64>) -> Result<Records> {
    Ok(Records {
        milestones: data.all::<Milestone>()?,
        activities: data.all::<Activity>()?,
        goals: data.all::<Goal>()?,
        away: data.all::<AwayRecord>()?.iter().map(Away::from).collect(),
        hours_per_week,
    })
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let records = read(context)?;
    let map = build(&records, context.today).map_err(|cycle| plan::circle_error(&cycle.ids))?;
    if let Some(name) = matches.get_one::<String>("ics") {
        write_calendar(context, name, &records, &map)?;
    }
    let is_json = context.options.json;
    let by = matches.get_one::<String>("by").map_or("quarter", String::as_str);
    if matches.get_flag("md") {
        let page = markdown::page(&map, by, context.profile()?.year_start(), context.today);
        context.print(&page)?;
    }
    // Running the plan two thousand times is for those who see what comes of it.
    if !is_json && (matches.contains_id("ics") || matches.get_flag("md")) {
        return Ok(0);
    }
    let forecast = load_forecast(context, &records, &map)?;
    if let Some(name) = matches.get_one::<String>("svg") {
        write_drawing(context, matches, name, &map, &forecast)?;
    }
    if is_json {
        let object = to_json(context, &records, &map, &forecast)?;
        context.print_json(object)?;
        return Ok(0);
    }
    if matches.contains_id("svg") {
        return Ok(0);
    }
    let mut text = if matches.get_flag("gantt") {
        picture::draw(context, &map, &forecast, unit(matches))?
    } else {
        draw::draw(context, &map, by)?
    };
    text.push_str(&record::draw(&forecast, &map, context.today, &context.look()));
    context.print(&text)?;
    if context.options.explain {
        let text = explain_all(&map, &forecast, context.today);
        context.print(&format!("\n{text}"))?;
    }
    Ok(0)
}

/// What the axis counts in, where that was asked for.
fn unit(matches: &ArgMatches) -> Option<Unit> {
    if matches.value_source("by") != Some(ValueSource::CommandLine) {
        return None;
    }
    let is_month = matches.get_one::<String>("by").is_some_and(|by| by == "month");
    Some(if is_month { Unit::Month } else { Unit::Quarter })
}

fn write_drawing(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    name: &str,
    map: &Roadmap,
    forecast: &Forecast,
) -> Result<()> {
    let picture = picture::make(context, map, forecast, unit(matches), false)?;
    let verdict = if map.rows.is_empty() { vec![draw::nothing_yet(map).to_owned()] } else { say_verdict(map) };
    let words = svg::Words { title: draw::heading(map, context.today), verdict };
    write_out(context, "--svg", name, &svg::draw(&picture, &words), "The drawing")
}

fn write_calendar(context: &mut Context<'_>, name: &str, records: &Records, map: &Roadmap) -> Result<()> {
    let reviews = context.store.data().all::<Review>()?;
    let events = events::list(map, &records.goals, &reviews, context.today);
    if events.is_empty() {
        return Err(Error::refused("There is nothing yet that a calendar could hold: no step, and nothing due.")
            .hint("career plan add \"…\" --hours 2"));
    }
    let text = ics::calendar("Roadmap", &events, context.now());
    write_out(context, "--ics", name, &text, "The calendar")?;
    if map.schedule.is_none() && !map.rows.is_empty() {
        context.say(&format!("Only what is due is in it: {NO_DATES}"));
    }
    Ok(())
}

/// Why a calendar holds no steps.
const NO_DATES: &str = "steps get dates with the hours a week that you have: career init --hours-per-week 5";

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

/// The verdict in sentences, without what would help.
pub fn say_verdict(map: &Roadmap) -> Vec<String> {
    says::verdict(map).verdict
}

/// Where lateness comes from, or what has the fewest days to spare.
pub fn say_what_binds(map: &Roadmap) -> Option<String> {
    says::what_binds(map)
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
