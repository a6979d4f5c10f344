//! The profile by flags: asks nothing, and no other command needs it first.
use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::context::json_noun;
use super::{Context, Entry, Plan, args, kinds};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::parse::Reading;
use crate::record::{Change, Target, Value, Values};
use crate::render::Definitions;
use crate::stages::assess::model::{AWAY, Away, PROFILE, Profile};

/// The command.
pub const ENTRY: Entry = Entry { name: "init", about: "The profile by flags; never needed first", define, run };

const EXAMPLES: &str = "  career init --role \"Staff nurse\" --hours-per-week 5 --budget \"1500 EUR\"\n  career init --away 2027-07-05..2027-07-18\n  career init --away \"2027-03;hours=2;why=exams\"";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn define(command: Command) -> Command {
    let away = Arg::new("away")
        .long("away")
        .value_name("DAYS")
        .action(ArgAction::Append)
        .help("Days with other hours, such as \"2027-07-05..2027-07-18;hours=2;why=holiday\"; none if hours are left out (repeat for more)");
    args::with_examples(command.args(args::flags(&PROFILE)).arg(away).args(args::removals(&PROFILE)), EXAMPLES)
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let reading = context.reading()?;
    let given = args::read(reading, &PROFILE, matches)?;
    let unset = args::read_removals(&PROFILE, matches);
    let aways = args::texts(matches, "away").iter().map(|text| read_away(text, reading)).collect::<Result<Vec<_>>>()?;
    let is_known = context.store.data().only::<Profile>()?.is_some();
    let is_asked = !given.values.is_empty() || !unset.is_empty() || !aways.is_empty();
    let saved = if is_asked || !is_known {
        Some(context.change(|data| {
            let mut changes = Vec::new();
            if !given.values.is_empty() || !unset.is_empty() || !is_asked {
                changes.push(Change::Set { target: Target::only(&PROFILE), set: given.values, unset });
            }
            let known = data.all::<Away>()?;
            let mut new = known.len();
            for values in aways {
                let same = known
                    .iter()
                    .position(|one| Some(one.from) == day(&values, "from") && Some(one.to) == day(&values, "to"));
                changes.push(match same {
                    Some(index) => Change::Set { target: Target::at(&AWAY, index), set: values, unset: Vec::new() },
                    None => {
                        new += 1;
                        Change::Add { target: Target::at(&AWAY, new - 1), values }
                    }
                });
            }
            let sentence = if is_known { "changed your profile" } else { "began a notebook" };
            Ok(Plan::new(sentence, changes))
        })?)
    } else {
        None
    };
    if !context.options.json {
        for echo in given.echoes {
            context.say(&format!("Read as: {echo}."));
        }
    }
    show(context, saved.map(|saved| saved.to_json()))
}

fn day(values: &Values, key: &str) -> Option<NaiveDate> {
    values.iter().find_map(|(name, value)| match value {
        Value::Date(day) if name == key => Some(*day),
        _ => None,
    })
}

/// `2027-07-05..2027-07-18;hours=2;why=holiday`, or one day, month or quarter.
fn read_away(text: &str, reading: Reading) -> Result<Values> {
    let refuse = |why: String| {
        Error::usage(format!("--away \"{text}\": {why}"))
            .hint("write it like 2027-07-05..2027-07-18;hours=2;why=holiday")
    };
    let mut parts = text.split(';').map(str::trim);
    let days = parts.next().unwrap_or_default();
    let (from, to) = dates::parse_days(days, reading.today, reading.year_starts).map_err(refuse)?;
    let mut values = vec![("from".to_owned(), Value::Date(from)), ("to".to_owned(), Value::Date(to))];
    for part in parts.filter(|part| !part.is_empty()) {
        let (key, value) =
            part.split_once('=').ok_or_else(|| refuse(format!("\"{part}\" is neither hours=N nor why=TEXT")))?;
        let key = match key.trim() {
            "hours" | "hours_per_week" => "hours_per_week",
            "why" => "why",
            other => return Err(refuse(format!("\"{other}\" is neither hours nor why"))),
        };
        let field = AWAY.field(key).ok_or_else(|| refuse(format!("\"{key}\" is not known")))?;
        let read = reading
            .read(field, value)
            .map_err(|why| refuse(why.trim_start_matches(&format!("--{}: ", field.flag_name())).to_owned()))?;
        values.push((key.to_owned(), read.value));
    }
    Ok(values)
}

/// Prints the profile.
fn show(context: &mut Context<'_>, operation: Option<Json>) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let profile = data.only::<Profile>()?.unwrap_or_default();
    let aways = data.all::<Away>()?;
    if context.options.json {
        let away = aways.iter().map(kinds::to_json).collect::<Result<Vec<_>>>()?;
        let mut object = json!({ json_noun(&PROFILE): kinds::to_json(&profile)?, "away": away });
        if let (Some(operation), Some(map)) = (operation, object.as_object_mut()) {
            map.insert("operation".to_owned(), operation);
        }
        context.print_json(object)?;
        return Ok(0);
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut rows = Definitions::new();
    rows.push("Name", text(&profile.name))
        .push("What brings you here", profile.focus.map_or("", |focus| focus.says()))
        .push("What you do", text(&profile.role))
        .push("Where", text(&profile.organisation))
        .push("Occupation", text(&profile.occupation))
        .push("Country", text(&profile.country))
        .push("Own time", profile.hours_per_week.map_or(String::new(), |hours| format!("{hours} h a week")))
        .push("Budget", profile.budget.as_ref().map_or(String::new(), |budget| format!("{budget} a year")))
        .push(
            "Year starts in",
            profile
                .year_starts
                .and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?))
                .map_or("", |month| month),
        );
    for away in &aways {
        let hours = away
            .hours_per_week
            .filter(|hours| *hours > 0.0)
            .map_or(String::new(), |hours| format!(", {hours} h a week"));
        let why = away.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
        rows.push("Away", format!("{} to {}{hours}{why}", dates::say_day(away.from), dates::say_day(away.to)));
    }
    if rows.is_empty() {
        context.say("Your notebook is there; nothing in it is known about you, and nothing has to be.");
        context.say("career start begins with a few questions; career init --help lists what can be given.");
        return Ok(0);
    }
    let look = context.look();
    context.print(&rows.draw(&look))?;
    Ok(0)
}
