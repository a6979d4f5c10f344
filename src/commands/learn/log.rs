//! `learn log`: hours spent, and what that means for the rest.
use chrono::{Days, NaiveDate};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::ActivityNoun;
use crate::commands::record::{Noun, add::short, edit::read};
use crate::commands::{Context, Plan, args, kinds};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Target, Value};
use crate::render::line::show_number;
use crate::stages::learn::model::{ACTIVITY, Activity};
use crate::stages::learn::pace::measure_pace;
use crate::stages::words::Progress;
use crate::term::Question;

/// A day has no more hours than these.
const MOST: f64 = 24.0;

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        command
            .arg(args::id("activity"))
            .arg(Arg::new("hours").value_name("HOURS").allow_negative_numbers(true).help("Hours: 2.5, 2h, 1h30, 45m"))
            .arg(Arg::new("date").long("date").value_name("DATE").help("The day; today if left out"))
            .arg(Arg::new("note").long("note").value_name("TEXT").help("What you did")),
        "  career learn log sql-for-analysts 2.5\n  career learn log sql-for-analysts 45m --date yesterday --note \"Joins\"",
    )
}

/// Notes the hours and says what they mean.
///
/// # Errors
/// An activity that is not there, hours that no day has, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let target = kinds::locate(&context.store.data(), &ACTIVITY, &args::given_id(matches))?;
    let hours = match args::text(matches, "hours") {
        Some(text) => read_hours(&text)?,
        None => ask_hours(context)?,
    };
    let date = args::day(context, matches, "date", Edge::Last)?.unwrap_or(context.today);
    if date > context.today {
        return Err(Error::usage(format!("--date {date} has not come yet; hours are noted when they are spent."))
            .hint("leave --date out for today"));
    }
    let note = args::text(matches, "note");
    let saved = context.change(|data| {
        let activity = read::<ActivityNoun>(data, &target)?;
        Ok(Plan::new(
            format!("logged {} h on \"{}\"", show_number(hours), short(&activity.title)),
            session_change(&target, &activity, date, hours, note),
        ))
    })?;
    let store = context.store.clone();
    let activity = read::<ActivityNoun>(&store.data(), &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&activity)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), ActivityNoun::compute(context, &store.data(), &activity)?.into());
        }
        context.print_json(json!({ "activity": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let hours_per_week = context.profile()?.hours_per_week;
    let reply = describe_pace(&activity, hours_per_week, context.today);
    context.say(&reply);
    if context.options.explain {
        let why = measure_pace(&activity.session, activity.hours, context.today).explain;
        context.say(&why);
    }
    Ok(0)
}

/// The changes that note hours: the session, and that it is under way.
pub fn session_change(
    target: &Target,
    activity: &Activity,
    date: NaiveDate,
    hours: f64,
    note: Option<String>,
) -> Vec<Change> {
    let mut values = vec![("date".to_owned(), Value::Date(date)), ("hours".to_owned(), Value::Float(hours))];
    values.extend(note.map(|note| ("note".to_owned(), Value::Text(note))));
    let mut changes = vec![Change::Push { target: target.clone(), list: "session".to_owned(), values }];
    if activity.state() == Progress::Planned {
        let set = vec![("status".to_owned(), Value::Text(Progress::Active.key().to_owned()))];
        changes.push(Change::Set { target: target.clone(), set, unset: Vec::new() });
    }
    changes
}

fn ask_hours(context: &mut Context<'_>) -> Result<f64> {
    let question = Question::text("learn.hours", "How many hours? (2.5, 1h30, 45m)")
        .flag("HOURS")
        .check(|typed| read_hours(typed).map(|_| ()).map_err(|error| error.message));
    let text = context
        .terminal()?
        .ask_text(&question)
        .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?;
    read_hours(&text.answer().unwrap_or_default())
}

/// Hours of one day.
fn read_hours(text: &str) -> Result<f64> {
    match args::read_hours("", text)? {
        hours if hours > MOST => {
            Err(Error::usage(format!("\"{text}\" is more than a day has; note each day by itself, with --date."))
                .hint("such as 2.5, 2h, 1h30 or 45m"))
        }
        hours => Ok(hours),
    }
}

/// `18 of 40 h, at this pace done Fri 12 Mar 2027`. Where there is no pace yet, the hours a week of
/// the person stand in for it.
pub fn describe_pace(activity: &Activity, hours_per_week: Option<f64>, today: NaiveDate) -> String {
    let pace = measure_pace(&activity.session, activity.hours, today);
    let Some(planned) = pace.planned else {
        return if pace.logged > 0.0 { format!("{}.", pace.describe()) } else { String::new() };
    };
    let id = &activity.id;
    if pace.is_complete() {
        let (logged, all) = (show_number(pace.logged), show_number(planned));
        let more = pace.logged - planned;
        return if more > 1e-9 {
            format!(
                "{logged} h, {} more than the {all} h planned. If it is finished:\ncareer learn done {id}\nIf it goes on:\ncareer learn edit {id} --hours N",
                show_number(more)
            )
        } else {
            format!("All {all} h are there. If it is finished:\ncareer learn done {id}")
        };
    }
    let so_far = if pace.logged > 0.0 { pace.describe() } else { format!("{} h", show_number(planned)) };
    match (pace.done, done_with(planned - pace.logged, hours_per_week, today)) {
        (None, Some(day)) => format!(
            "{so_far}, done {} with all of your {} h a week.",
            dates::say_day(day),
            show_number(hours_per_week.unwrap_or(0.0))
        ),
        _ => format!("{so_far}."),
    }
}

/// The day on which so many hours are done with all of the hours a week, rounded up to a whole day.
fn done_with(left: f64, hours_per_week: Option<f64>, today: NaiveDate) -> Option<NaiveDate> {
    let days = (left / hours_per_week.filter(|hours| *hours > 0.0)? * 7.0 - 1e-9).ceil();
    // Five years on, a day says nothing any more.
    (days <= 1826.0).then(|| today.checked_add_days(Days::new(days as u64))).flatten()
}
