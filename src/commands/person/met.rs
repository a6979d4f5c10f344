//! `person met`: a meeting with what was said, learned and promised, and promises that were kept.
mod ask;

use std::rc::Rc;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::{PersonNoun, find_person};
use crate::commands::record::Noun;
use crate::commands::record::edit::describe;
use crate::commands::{Context, Plan, args, kinds};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::parse::Reading;
use crate::record::{Change, Edge, Target, Value, Values};
use crate::stages::review::model::{Feedback, PERSON, Person, Promise};
use crate::stages::review::people::{next_due, open_promises};
use crate::store::Data;

const EXAMPLES: &str = "  career person met dr-adeyemi --note \"Went through my dashboard\"\n  career person met dr-adeyemi --date yesterday --promise \"them: Introduce me to the data team; due=2026-12-01\" --promise \"me: Send the figures\"\n  career person met dr-adeyemi --kept 1";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let value =
        |name: &'static str, of: &'static str, help: &'static str| Arg::new(name).long(name).value_name(of).help(help);
    args::with_examples(
        command.arg(args::id(PERSON.noun)).args([
            value("date", "DATE", "The day; today if left out"),
            value("note", "TEXT", "A note"),
            value("learned", "TEXT", "What you learned"),
            value("promise", "TEXT", "A promise: \"them: TEXT; due=DATE\" or \"me: TEXT\"; with a day it comes up in career due (repeat for more)").action(ArgAction::Append),
            value("kept", "N|TEXT", "A promise that was kept: its number in `person show`, or words of it; alone, no meeting is added (repeat for more)")
                .action(ArgAction::Append),
        ]),
        EXAMPLES,
    )
}

/// What is to be written.
#[derive(Default)]
struct Meeting {
    date: Option<NaiveDate>,
    note: Option<String>,
    learned: Option<String>,
    promises: Vec<Promise>,
    kept: Vec<String>,
    echoes: Vec<String>,
}

impl Meeting {
    /// Whether nothing but the day was given.
    fn is_bare(&self) -> bool {
        self.note.is_none() && self.learned.is_none() && self.promises.is_empty() && self.kept.is_empty()
    }

    /// Whether only promises are marked, and no meeting is added.
    fn is_only_kept(&self) -> bool {
        !self.kept.is_empty()
            && self.date.is_none()
            && self.note.is_none()
            && self.learned.is_none()
            && self.promises.is_empty()
    }
}

/// Writes the meeting.
///
/// # Errors
/// Somebody who is not there, a promise that cannot be read, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let id = find_person(&store.data(), &args::given_id(matches))?;
    let mut meeting = read(context, matches)?;
    if meeting.is_bare() && context.can_ask() {
        let person = read_person(&store.data(), &id)?;
        ask::ask(context, &person, &mut meeting)?;
    }
    let today = context.today;
    let saved = context.change(|data| plan(data, &id, &meeting, today))?;
    let data = store.data();
    let person = read_person(&data, &id)?;
    if context.options.json {
        let mut value = kinds::to_json(&person)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), PersonNoun::compute(context, &data, &person)?.into());
        }
        context.print_json(json!({ "person": value, "operation": saved.to_json() }))?;
    } else if let Some(next) =
        next_due(&person, &data.all::<Feedback>()?, today).filter(|day| *day > today && !meeting.is_only_kept())
    {
        context
            .say(&format!("The next talk is due {}. Before it: career person agenda {id}", dates::echo(next, today)));
    }
    Ok(0)
}

fn read_person(data: &Data<'_>, id: &str) -> Result<Person> {
    data.one::<Person>(PERSON.file(), id)?.ok_or_else(|| Error::refused(format!("There is no person \"{id}\".")))
}

fn read(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Meeting> {
    let date = args::day(context, matches, "date", Edge::Last)?;
    if let Some(day) = date.filter(|day| *day > context.today) {
        return Err(Error::usage(format!(
            "{} has not come yet: a meeting is kept when it has been.",
            dates::say_day(day)
        )));
    }
    let reading = context.reading()?;
    let mut meeting = Meeting { date, kept: args::texts(matches, "kept"), ..Meeting::default() };
    for (flag, to) in [("note", &mut meeting.note), ("learned", &mut meeting.learned)] {
        let given = args::text(matches, flag).map(|text| context.text_or_input(&text)).transpose()?;
        *to = given.filter(|text| !text.trim().is_empty());
    }
    for text in args::texts(matches, "promise") {
        let promise = read_promise(&text, reading, &mut meeting.echoes).map_err(|why| {
            Error::usage(format!("--promise: {why}"))
                .hint("such as --promise \"them: Introduce me to the data team; due=2026-12-01\"")
        })?;
        meeting.promises.push(promise);
    }
    Ok(meeting)
}

/// `them: Introduce me to the data team; due=2026-12-01`
fn read_promise(text: &str, reading: Reading, echoes: &mut Vec<String>) -> std::result::Result<Promise, String> {
    let who = text.split_once(':').map(|(who, rest)| (who.trim().to_lowercase(), rest));
    let (by, rest) = match &who {
        Some((who, rest)) if matches!(who.as_str(), "me" | "i") => ("me", *rest),
        Some((who, rest)) if matches!(who.as_str(), "them" | "they") => ("them", *rest),
        _ => {
            return Err(format!("\"{text}\" does not say who promised; begin with me: or them:"));
        }
    };
    read_words(by, rest, reading, echoes)
}

/// The words of a promise, with its day if there is one.
pub(super) fn read_words(
    by: &str,
    text: &str,
    reading: Reading,
    echoes: &mut Vec<String>,
) -> std::result::Result<Promise, String> {
    let (words, due) = match text.rsplit_once(';') {
        Some((words, end)) => match end.trim().strip_prefix("due=") {
            Some(day) => (words, Some(day)),
            None if end.trim().is_empty() => (words, None),
            // A day alone behind the semicolon can only be meant as one.
            None if dates::parse(end.trim(), reading.today, reading.year_starts, Edge::Last).is_ok() => {
                (words, Some(end.trim()))
            }
            None => (text, None),
        },
        None => (text, None),
    };
    let words = words.trim();
    if words.is_empty() {
        return Err(format!("\"{}\" does not say what was promised", text.trim()));
    }
    let due = due.map(|day| dates::parse(day, reading.today, reading.year_starts, Edge::Last)).transpose()?;
    if let Some(due) = due.filter(|due| !due.was_iso) {
        echoes.push(format!("Read as: due {}.", dates::echo(due.date, reading.today)));
    }
    Ok(Promise { by: by.to_owned(), text: words.to_owned(), due: due.map(|due| due.date), done: None })
}

fn plan(data: &Data<'_>, id: &str, meeting: &Meeting, today: NaiveDate) -> Result<Plan> {
    let person = read_person(data, id)?;
    let target = Target::id(&PERSON, PERSON.file(), id);
    let (mut changes, kept) = keep_promises(&person, &target, &meeting.kept)?;
    let mut said = Vec::new();
    if !meeting.is_only_kept() {
        let date = meeting.date.unwrap_or(today);
        changes.push(Change::Push { target, list: "meeting".to_owned(), values: values_of(meeting, date) });
        said.push(format!("met {} on {}", person.name, dates::say_day(date)));
    }
    if !meeting.promises.is_empty() {
        said.push(format!("noted {}", count(meeting.promises.len())));
    }
    if !kept.is_empty() {
        let who = if meeting.is_only_kept() { format!(" with {}", person.name) } else { String::new() };
        said.push(format!("kept{who}: {}", kept.join(", ")));
    }
    Ok(Plan { sentence: said.join("; "), changes, notes: meeting.echoes.clone() })
}

fn count(promises: usize) -> String {
    if promises == 1 { "one promise".to_owned() } else { format!("{promises} promises") }
}

fn values_of(meeting: &Meeting, date: NaiveDate) -> Values {
    let mut values = vec![("date".to_owned(), Value::Date(date))];
    for (key, text) in [("note", &meeting.note), ("learned", &meeting.learned)] {
        if let Some(text) = text {
            values.push((key.to_owned(), Value::Text(text.clone())));
        }
    }
    if !meeting.promises.is_empty() {
        values.push(("promises".to_owned(), Value::List(meeting.promises.iter().map(write_promise).collect())));
    }
    values
}

fn write_promise(promise: &Promise) -> Value {
    let mut values = vec![
        ("by".to_owned(), Value::Text(promise.by.clone())),
        ("text".to_owned(), Value::Text(promise.text.clone())),
    ];
    values.extend(promise.due.map(|due| ("due".to_owned(), Value::Date(due))));
    values.extend(promise.done.map(|done| ("done".to_owned(), Value::Bool(done))));
    Value::Table(values)
}

/// The changes that mark promises as kept, and their texts.
fn keep_promises(person: &Person, target: &Target, given: &[String]) -> Result<(Vec<Change>, Vec<String>)> {
    let open = open_promises(person);
    let mut person = person.clone();
    let mut kept = Vec::new();
    let mut meetings = Vec::new();
    for one in given {
        let found =
            find_promise(&open.iter().map(|open| open.promise.text.as_str()).collect::<Vec<_>>(), one, &person.id)?;
        let Some(open) = open.get(found) else {
            continue;
        };
        kept.push(format!("\"{}\"", describe(&Value::Text(open.promise.text.clone()))));
        if let Some(promise) =
            person.meeting.get_mut(open.meeting).and_then(|meeting| meeting.promises.get_mut(open.index))
        {
            promise.done = Some(true);
        }
        if !meetings.contains(&open.meeting) {
            meetings.push(open.meeting);
        }
    }
    let changes = meetings
        .into_iter()
        .filter_map(|index| {
            let promises = person.meeting.get(index)?.promises.iter().map(write_promise).collect();
            let set = vec![("promises".to_owned(), Value::List(promises))];
            Some(Change::SetIn { target: target.clone(), list: "meeting".to_owned(), index, set, unset: Vec::new() })
        })
        .collect();
    Ok((changes, kept))
}

/// The position of the open promise that a number or words of it mean.
fn find_promise(open: &[&str], given: &str, id: &str) -> Result<usize> {
    let show = format!("career person show {id}");
    if open.is_empty() {
        return Err(Error::refused(format!(
            "Nothing that is promised is open, so \"{given}\" cannot be marked as kept."
        ))
        .hint(show));
    }
    if let Ok(number) = given.trim().parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < open.len()).ok_or_else(|| {
            Error::refused(format!("There is no open promise number {number}; there are {}.", open.len())).hint(show)
        });
    }
    let lower = given.trim().to_lowercase();
    let fits: Vec<usize> =
        (0..open.len()).filter(|at| !lower.is_empty() && open[*at].to_lowercase().contains(&lower)).collect();
    match fits[..] {
        [one] => Ok(one),
        [] => Err(Error::refused(format!("No open promise says \"{given}\"."))
            .hint(format!("there are: {}", open.join(" · ")))
            .hint(show)),
        _ => Err(Error::refused(format!("\"{given}\" fits {} open promises.", fits.len()))
            .hint(format!("say which by its number: {show}"))),
    }
}
