//! `did "2h sql, joins"`: hours on the learning that the words are about.
use std::rc::Rc;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::{Context, Entry, Plan, args, kinds, quote};
use crate::dates::{parse_hours, say_day};
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Target, Value, find};
use crate::render::line::show_number;
use crate::stages::learn::guess::{Guess, guess_activity, open};
use crate::stages::learn::model::{ACTIVITY, Activity};
use crate::stages::learn::pace::{Pace, measure_pace};
use crate::stages::words::Progress;
use crate::store::Data;
use crate::term::{Choice, Question, Reply};

/// The command.
pub const ENTRY: Entry =
    Entry { name: "did", about: "Log hours on what you are learning: career did \"2h sql, joins\"", define, run };

const EXAMPLES: &str = "  career did \"2h sql, joins\"\n  career did 45m statistics --date yesterday\n  career did 1h30 --activity sql-for-analysts";
const LONGEST: f64 = 24.0;

fn define(command: Command) -> Command {
    let value =
        |name: &'static str, of: &'static str, help: &'static str| Arg::new(name).long(name).value_name(of).help(help);
    args::with_examples(
        command
            .arg(
                Arg::new("text")
                    .value_name("TEXT")
                    .num_args(1..)
                    .help("Hours, then what: \"2h sql, joins\"; 2.5h, 1h30, 45m"),
            )
            .args([
                value("activity", "ID", "The learning, where the words leave it open"),
                value("hours", "N", "The hours, where the text has none"),
                value("date", "DATE", "The day; today if left out"),
            ]),
        EXAMPLES,
    )
}

/// What was done.
struct Session {
    hours: f64,
    note: String,
    /// Hours and text as they were typed.
    line: String,
    date: NaiveDate,
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let session = read_session(context, matches)?;
    let store = Rc::clone(&context.store);
    let id = choose(context, &store.data(), matches, &session)?;
    let (saved, notes) = context.change_quietly(|data| plan(data, &id, &session))?;
    let data = store.data();
    let activity = data
        .one::<Activity>(ACTIVITY.file(), &id)?
        .ok_or_else(|| Error::data("The session was saved but cannot be read back."))?;
    let pace = measure_pace(&activity.session, activity.hours, context.today);
    if context.options.json {
        let mut value = kinds::to_json(&activity)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), to_json(&pace, context.options.explain));
        }
        context.print_json(json!({ "activity": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    say(context, &activity, &session, &pace);
    for note in notes {
        context.say(&note);
    }
    Ok(0)
}

/// The figures of a pace, as `--json` shows them.
fn to_json(pace: &Pace, explain: bool) -> serde_json::Value {
    let mut computed = json!({
        "logged": pace.logged,
        "planned": pace.planned,
        "hours_per_week": pace.hours_per_week,
        "done": pace.done.map(|day| day.to_string()),
    });
    if let (true, Some(map)) = (explain, computed.as_object_mut()) {
        map.insert("explain".to_owned(), pace.explain.clone().into());
    }
    computed
}

fn say(context: &mut Context<'_>, activity: &Activity, session: &Session, pace: &Pace) {
    let day = if session.date == context.today { String::new() } else { format!(" on {}", say_day(session.date)) };
    context.say(&format!("{} h on \"{}\"{day}. Undo: career undo", show_number(session.hours), activity.title));
    let end =
        if pace.is_complete() { format!(". Finished? career learn done {}", activity.id) } else { ".".to_owned() };
    context.say(&format!("{}{end}", pace.describe()));
    if context.options.explain {
        context.say(&pace.explain);
    }
}

fn read_session(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Session> {
    let date = args::day(context, matches, "date", Edge::Last)?.unwrap_or(context.today);
    if date > context.today {
        return Err(Error::usage(format!("{} has not come yet: hours are logged when they are done.", say_day(date))));
    }
    let text = args::words(matches, "text").unwrap_or_default();
    let text = context.text_or_input(&text)?;
    if let Some(hours) = args::text(matches, "hours") {
        let line = format!("{hours} {text}").trim().to_owned();
        return Ok(Session {
            hours: read_hours(&hours).map_err(|why| Error::usage(format!("--hours: {why}")))?,
            note: text,
            line,
            date,
        });
    }
    match read_line(&text) {
        Ok((hours, note)) => Ok(Session { hours, note, line: text, date }),
        Err(_) if !text.starts_with(|c: char| c.is_ascii_digit()) && context.can_ask() => {
            ask_hours(context, text, date)
        }
        Err(why) => Err(refuse_line(&text, &why)),
    }
}

fn read_line(text: &str) -> std::result::Result<(f64, String), String> {
    let read = parse_hours(text)?;
    if read.hours > LONGEST {
        return Err(format!(
            "{} h are more than a day has: log each day for itself, with --date",
            show_number(read.hours)
        ));
    }
    Ok((read.hours, read.rest.trim().to_owned()))
}

fn read_hours(text: &str) -> std::result::Result<f64, String> {
    match read_line(text)? {
        (hours, rest) if rest.is_empty() => Ok(hours),
        _ => Err(format!("\"{text}\" is not hours alone; write 2h, 2.5h, 1h30 or 45m")),
    }
}

/// A line without hours in front, and how it would have to be written.
fn refuse_line(text: &str, why: &str) -> Error {
    if text.is_empty() {
        return Error::usage("How long, and what, is missing.").hint("such as career did '2h sql, joins'");
    }
    let error = Error::usage(format!("{why}."));
    let words: Vec<&str> = text.split_whitespace().collect();
    // "sql 2h": the hours are there, at the wrong end.
    if let Some((last, first)) = words.split_last()
        && !first.is_empty()
        && last.starts_with(|c: char| c.is_ascii_digit())
        && read_hours(last).is_ok()
    {
        return error.hint(format!("career did {}", quote(&format!("{last} {}", first.join(" ")))));
    }
    let rest = if text.starts_with(|c: char| c.is_ascii_digit()) { "sql, joins" } else { text };
    error.hint(format!("such as career did {}", quote(&format!("2h {rest}"))))
}

fn ask_hours(context: &mut Context<'_>, note: String, date: NaiveDate) -> Result<Session> {
    let question = Question::text("did.hours", "How many hours?")
        .help("2h, 2.5h, 1h30, 45m")
        .flag("--hours N")
        .check(|typed| read_hours(typed).map(|_| ()));
    match context
        .terminal()?
        .ask_text(&question)
        .map_err(|error| super::context::stopped_keeping(error, "Nothing was saved."))?
    {
        Reply::Answer(typed) => {
            let line = format!("{typed} {note}").trim().to_owned();
            Ok(Session { hours: read_hours(&typed).map_err(Error::usage)?, note, line, date })
        }
        _ => Err(Error::cancelled("Nothing was saved.")),
    }
}

/// The learning that is meant: given, guessed, or asked for.
fn choose(context: &mut Context<'_>, data: &Data<'_>, matches: &ArgMatches, session: &Session) -> Result<String> {
    let activities = data.all::<Activity>()?;
    if let Some(given) = args::text(matches, "activity") {
        return find::find("activity", activities.iter().map(|activity| activity.id.as_str()), &given)
            .map(str::to_owned);
    }
    let candidates: Vec<&Activity> = match guess_activity(&session.note, &activities) {
        Guess::One(activity) => return Ok(activity.id.clone()),
        Guess::Several(several) => several,
        Guess::None => open(&activities).collect(),
    };
    if candidates.is_empty() {
        let what = if session.note.is_empty() { "sql, joins" } else { &session.note };
        return Err(Error::refused("There is no learning under way that these hours could be for.")
            .hint("add it: career learn add \"SQL for analysts\" --kind course --hours 40")
            .hint(format!("or keep it as practice: career log add {} --kind practice", quote(what))));
    }
    if context.can_ask() {
        ask_activity(context, &candidates, session)
    } else {
        Err(refuse_guess(&candidates, session))
    }
}

fn ask_activity(context: &mut Context<'_>, candidates: &[&Activity], session: &Session) -> Result<String> {
    let choices = candidates.iter().map(|activity| Choice::new(&activity.id, &activity.title)).collect();
    let question =
        Question::one("did.activity", format!("{} h: on which of these?", show_number(session.hours)), choices)
            .flag("--activity ID")
            .help("Stop with Ctrl-C if it is none of them: nothing is saved then.");
    match context
        .terminal()?
        .ask_text(&question)
        .map_err(|error| super::context::stopped_keeping(error, "Nothing was saved."))?
    {
        Reply::Answer(id) => Ok(id),
        _ => Err(Error::cancelled("Nothing was saved.")),
    }
}

fn refuse_guess(candidates: &[&Activity], session: &Session) -> Error {
    let message = match session.note.as_str() {
        "" => "Which learning it was is not said.".to_owned(),
        note if guess_is_open(candidates, note) => format!("\"{note}\" could be several of what you are learning."),
        note => format!("\"{note}\" does not say which learning it was."),
    };
    let error = Error::refused(message);
    candidates.iter().take(5).fold(error, |error, activity| {
        error.hint(format!("{}: career did {} --activity {}", activity.title, quote(&session.line), activity.id))
    })
}

/// Whether the words fit each of the candidates.
fn guess_is_open(candidates: &[&Activity], note: &str) -> bool {
    candidates.iter().all(|activity| !matches!(guess_activity(note, std::slice::from_ref(*activity)), Guess::None))
}

fn plan(data: &Data<'_>, id: &str, session: &Session) -> Result<Plan> {
    let file = ACTIVITY.file();
    let activity =
        data.one::<Activity>(file, id)?.ok_or_else(|| Error::refused(format!("There is no activity \"{id}\".")))?;
    let target = Target::id(&ACTIVITY, file, id);
    let mut values =
        vec![("date".to_owned(), Value::Date(session.date)), ("hours".to_owned(), Value::Float(session.hours))];
    if !session.note.is_empty() {
        values.push(("note".to_owned(), Value::Text(session.note.clone())));
    }
    let mut plan = Plan::new(
        format!("logged {} h on \"{}\"", show_number(session.hours), super::record::add::short(&activity.title)),
        vec![Change::Push { target: target.clone(), list: "session".to_owned(), values }],
    );
    if activity.state() == Progress::Planned {
        plan.changes.push(Change::Set {
            target,
            set: vec![("status".to_owned(), Value::Text(Progress::Active.key().to_owned()))],
            unset: Vec::new(),
        });
        plan.notes.push("It was planned, and is under way now.".to_owned());
    }
    Ok(plan)
}
