//! `career next`: what to do this week, or in the next few hours.
mod draw;
mod explain;

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{Context, Entry, args, here, plan};
use crate::error::{Error, Result};
use crate::record::number::show_number;
use crate::stages::here::{Next, choose_next, list_due};
use crate::stages::plan::roadmap::{Records, Roadmap, Row, Source, build_dates};
use crate::stages::plan::week::{self, SITTING, Week, Work};

/// The command.
pub const ENTRY: Entry = Entry {
    name: "next",
    about: "What to do this week, in pieces that fit a sitting; --hours 2: in the next two hours",
    define,
    run,
};

const EXAMPLES: &str = "  career next\n  career next --hours 1.5\n  career next --sitting 45m";

/// A sitting shorter than this is none, in hours.
const LEAST: f64 = 0.25;

fn define(command: Command) -> Command {
    let hours = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("HOURS").allow_negative_numbers(true).help(help)
    };
    args::with_examples(
        command
            .arg(hours("hours", "What to do in the next so many hours, instead of this week"))
            .arg(hours("sitting", "The longest time at a stretch; 2 h if left out (2.5, 1h30, 45m)")),
        EXAMPLES,
    )
}

/// What is shown.
struct View {
    records: Records,
    map: Roadmap,
    week: Week,
    /// Own hours that there are; `None` where no week and no number of hours is known.
    of: Option<f64>,
    /// The hours asked for, instead of a week.
    asked: Option<f64>,
    sitting: f64,
    today: NaiveDate,
    next: Next,
    /// For each id the places of the rows that need it.
    needed_by: HashMap<String, Vec<usize>>,
}

impl View {
    /// The next step of the overview, where the list does not begin with it.
    fn before(&self) -> Option<&Next> {
        let first = self.week.work.first().map(|work| &self.map.rows[work.row].id);
        Some(&self.next).filter(|next| first.is_none() || next.id.as_ref() != first)
    }

    fn sum(&self) -> f64 {
        self.week.work.iter().map(|work| work.hours).sum::<f64>() + 0.0
    }
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let asked = read_hours(matches, "hours")?;
    let sitting = read_hours(matches, "sitting")?.unwrap_or(SITTING);
    if sitting < LEAST {
        return Err(Error::usage(format!(
            "--sitting {} is too short to begin with; a quarter of an hour at least.",
            args::text(matches, "sitting").unwrap_or_default()
        ))
        .hint("such as --sitting 45m"));
    }
    let store = Rc::clone(&context.store);
    let (facts, today) = (here::read(&store.data(), context)?, context.today);
    let records = facts.records();
    let map = build_dates(&records, today).map_err(|cycle| plan::circle_error(&cycle.ids))?;
    let next = choose_next(&facts, &list_due(&facts, today), Some(&map), today);
    let week = match asked {
        Some(hours) => Week { work: week::find_hours(&map, &records, today, hours, sitting), ..Week::default() },
        None => week::find_week(&map, today, sitting),
    };
    let there = || (0..7).filter_map(|n| today.checked_add_days(Days::new(n))).map(|day| week::hours_on(&records, day));
    let of = asked.or_else(|| records.hours_per_week.map(|_| there().sum::<f64>()));
    let needed_by = list_needed(&map);
    let view = View { needed_by, map, week, of, asked, sitting, today, next, records };
    if context.options.json {
        let object = to_json(&view, context.options.explain);
        context.print_json(object)?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw::draw(&view, &look);
    if context.options.explain {
        text.push_str(&format!("\n{}\n", explain::explain(&view)));
    }
    context.print(&text)?;
    Ok(0)
}

fn read_hours(matches: &ArgMatches, name: &str) -> Result<Option<f64>> {
    args::text(matches, name).map(|text| args::read_hours(&format!("--{name}"), &text)).transpose()
}

fn to_json(view: &View, explain: bool) -> Json {
    let items: Vec<Json> = view.week.work.iter().map(|work| item_json(view, work)).collect();
    let others =
        |rows: &[usize]| -> Vec<Json> { rows.iter().map(|at| other_json(view, &view.map.rows[*at])).collect() };
    let is_week = view.asked.is_none();
    let mut computed = json!({
        "week_from": is_week.then(|| view.today.to_string()),
        "week_to": is_week.then(|| week::last_day(view.today).to_string()),
        "hours": view.of.map(|_| view.sum()),
        "of": view.of,
        "sitting": view.sitting,
    });
    if explain && let Some(map) = computed.as_object_mut() {
        map.insert("explain".to_owned(), json!(explain::explain(view)));
    }
    json!({
        "next": { "text": view.next.text, "command": view.next.command },
        "items": items,
        "waiting": others(&view.week.waiting),
        "paid": others(&view.week.paid),
        "computed": computed,
    })
}

fn item_json(view: &View, work: &Work) -> Json {
    let row = &view.map.rows[work.row];
    json!({
        "id": row.id,
        "kind": kind(row),
        "title": row.title,
        "goal": row.goal.as_ref().map(|(id, _)| id),
        "hours": view.of.map(|_| work.hours),
        "hours_left": week::left(row),
        "pieces": work.pieces,
        "due": row.due.map(|day| day.to_string()),
        "slack_days": row.planned.as_ref().and_then(|planned| planned.slack_days),
        "after": row.needs.iter().filter(|need| need.is_open).map(|need| &need.id).collect::<Vec<_>>(),
        "command": command(row, work),
    })
}

fn other_json(view: &View, row: &Row) -> Json {
    let planned = row.planned.as_ref();
    json!({
        "id": row.id,
        "kind": kind(row),
        "title": row.title,
        "goal": row.goal.as_ref().map(|(id, _)| id),
        "from": planned.and_then(|planned| planned.start).map(|day| day.to_string()),
        "until": planned.and_then(|planned| planned.finish).map(|day| day.to_string()),
        "due": row.due.map(|day| day.to_string()),
        "slack_days": planned.and_then(|planned| planned.slack_days),
        "then": needed_by(view, row).iter().map(|other| &other.id).collect::<Vec<_>>(),
        "command": command(row, &Work { row: 0, hours: 0.0, pieces: Vec::new() }),
    })
}

/// The noun of the record.
fn kind(row: &Row) -> &'static str {
    match row.source {
        Source::Step(_) => "step",
        Source::Activity(_) => "activity",
    }
}

/// The rows that need this one.
fn needed_by<'v>(view: &'v View, row: &Row) -> Vec<&'v Row> {
    let places = view.needed_by.get(&row.id).map_or(&[][..], Vec::as_slice);
    places.iter().map(|at| &view.map.rows[*at]).collect()
}

/// For each id the places of the rows that need it.
fn list_needed(map: &Roadmap) -> HashMap<String, Vec<usize>> {
    let mut needed: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in map.rows.iter().enumerate() {
        for need in &row.needs {
            let places = needed.entry(need.id.clone()).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    needed
}

/// What to type when it is done: for learning that takes hours, the first piece of them.
fn command(row: &Row, work: &Work) -> String {
    match (row.source, work.pieces.first()) {
        (Source::Step(_), _) => format!("career plan done {}", row.id),
        (Source::Activity(_), Some(hours)) => format!("career learn log {} {}", row.id, show_number(hours.max(0.01))),
        (Source::Activity(_), None) if work.hours > 0.0 => format!("career learn log {} HOURS", row.id),
        (Source::Activity(_), None) => format!("career learn done {}", row.id),
    }
}
