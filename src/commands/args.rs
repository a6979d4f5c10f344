//! A kind's fields as flags, and flags as values.
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::Context;
use crate::error::{Error, Result};
use crate::record::parse::Reading;
use crate::record::{Field, Form, Kind, Shape, Value, Values};

/// The flags of a kind's fields.
pub fn flags(kind: &Kind) -> Vec<Arg> {
    kind.fields.iter().filter(|field| field.flag && !is_positional(kind, field)).map(flag).collect()
}

/// The title of a kind, as words behind the verb; `-` reads it from standard input.
pub fn title(kind: &Kind) -> Arg {
    let help = kind.field(kind.title).map_or("", |field| field.help.trim());
    Arg::new(kind.title).value_name(kind.title.to_uppercase()).num_args(1..).help(help.to_owned())
}

/// The id behind a verb.
pub fn id(noun: &str) -> Arg {
    Arg::new("id").value_name("ID").required(true).help(format!("The {noun}: its id, or the beginning of it"))
}

/// `--no-KEY` for every field that can be emptied.
pub fn removals(kind: &Kind) -> Vec<Arg> {
    kind.fields
        .iter()
        .filter(|field| field.flag && !field.required)
        .map(|field| {
            let name = format!("no-{}", field.flag_name());
            Arg::new(name.clone())
                .long(name)
                .action(ArgAction::SetTrue)
                .hide_short_help(true)
                .help(format!("Remove: {}", field.help.trim()))
        })
        .collect()
}

/// `--id` for `add`.
pub fn own_id() -> Arg {
    Arg::new("own-id")
        .long("id")
        .value_name("ID")
        .help("An id of your own; made of the title if left out")
        .hide_short_help(true)
}

fn is_positional(kind: &Kind, field: &Field) -> bool {
    kind.form == Form::Blocks && field.key == kind.title
}

/// The flag of one field. Lists repeat it.
fn flag(field: &'static Field) -> Arg {
    let mut arg =
        Arg::new(field.key).long(field.flag_name()).value_name(placeholder(field.shape)).help(describe(field));
    if matches!(field.shape, Shape::Int(..) | Shape::Number(..)) {
        // So that -3 is refused as a number and not as an unknown flag.
        arg = arg.allow_negative_numbers(true);
    }
    arg = if matches!(field.shape, Shape::List(_)) { arg.action(ArgAction::Append) } else { arg };
    // "-3" is a number out of bounds, not a flag that is not known.
    arg = arg.allow_negative_numbers(matches!(field.shape, Shape::Int(..) | Shape::Number(..)));
    let singular = match field.key {
        "skills" => Some("skill"),
        "goals" => Some("goal"),
        "tags" => Some("tag"),
        "places" => Some("place"),
        "needs" => Some("need"),
        "dealbreakers" => Some("dealbreaker"),
        _ => None,
    };
    match singular {
        Some(singular) => arg.long(singular).alias(field.key),
        None => arg,
    }
}

fn describe(field: &Field) -> String {
    let help = field.help.trim();
    match field.shape {
        Shape::Choice(choices) => format!("{help}: {}", keys(choices)),
        Shape::List(Shape::Text | Shape::Ref(_) | Shape::RefStep) => format!("{help} (repeat for more)"),
        _ => help.to_owned(),
    }
}

fn keys(choices: &[crate::record::Choice]) -> String {
    choices.iter().map(|choice| choice.key).collect::<Vec<_>>().join(", ")
}

/// What stands for the value in the help.
pub fn placeholder(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "TEXT",
        Shape::Ref(_) | Shape::RefStep => "ID",
        Shape::Date(_) => "DATE",
        Shape::Int(..) | Shape::Number(..) => "N",
        Shape::Bool => "YES",
        Shape::Choice(_) => "WORD",
        Shape::Level(_) => "LEVEL",
        Shape::Money => "MONEY",
        Shape::Pay => "PAY",
        Shape::Every => "SPAN",
        Shape::List(inner) => placeholder(*inner),
        Shape::Table(_) | Shape::Records(_) => "TEXT",
    }
}

/// What was given for a kind: the values, and what has to be said back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The values, in the order of the fields.
    pub values: Values,
    /// Dates that were not written as such, said back.
    pub echoes: Vec<String>,
}

/// Reads the flags of a kind. Arguments that were not defined are passed over.
///
/// # Errors
/// A value that a flag cannot take.
pub fn read(reading: Reading, kind: &'static Kind, matches: &ArgMatches) -> Result<Given> {
    let mut given = Given::default();
    for field in kind.fields {
        let Ok(Some(texts)) = matches.try_get_many::<String>(field.key) else {
            continue;
        };
        let texts: Vec<&str> = texts.map(String::as_str).collect();
        if is_positional(kind, field) {
            let text = texts.join(" ");
            given.values.push((field.key.to_owned(), Value::Text(text.trim().to_owned())));
            continue;
        }
        read_field(reading, field, &texts, &mut given)?;
    }
    Ok(given)
}

/// Reads the texts given for one field.
///
/// # Errors
/// A value that the field cannot take.
pub fn read_field(reading: Reading, field: &Field, texts: &[&str], given: &mut Given) -> Result<()> {
    let mut list = Vec::new();
    for text in texts {
        let read = reading.read(field, text).map_err(Error::usage)?;
        given.echoes.extend(read.echo);
        match (field.shape, read.value) {
            (Shape::List(_), Value::List(more)) => list.extend(more),
            (_, value) => list.push(value),
        }
    }
    let value = match (field.shape, list) {
        (Shape::List(_), list) => Value::List(list),
        (_, mut list) => match list.pop() {
            Some(value) => value,
            None => return Ok(()),
        },
    };
    given.values.push((field.key.to_owned(), value));
    Ok(())
}

/// The keys that are to be emptied.
pub fn read_removals(kind: &'static Kind, matches: &ArgMatches) -> Vec<String> {
    kind.fields
        .iter()
        .filter(|field| matches!(matches.try_get_one::<bool>(&format!("no-{}", field.flag_name())), Ok(Some(true))))
        .map(|field| field.key.to_owned())
        .collect()
}

/// The id that was given behind the verb.
pub fn given_id(matches: &ArgMatches) -> String {
    matches.get_one::<String>("id").cloned().unwrap_or_default()
}

/// All words of a positional argument, joined.
pub fn words(matches: &ArgMatches, name: &str) -> Option<String> {
    let words: Vec<&str> = matches.try_get_many::<String>(name).ok()??.map(String::as_str).collect();
    Some(words.join(" ").trim().to_owned())
}

/// One text flag.
pub fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok()?.cloned()
}

/// Every text of a flag that repeats.
pub fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.try_get_many::<String>(name).ok().flatten().map(|texts| texts.cloned().collect()).unwrap_or_default()
}

/// Whether a switch was given.
pub fn has(matches: &ArgMatches, name: &str) -> bool {
    matches!(matches.try_get_one::<bool>(name), Ok(Some(true)))
}

/// A day from a flag.
///
/// # Errors
/// What is not a date.
pub fn day(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    name: &str,
    edge: crate::record::Edge,
) -> Result<Option<chrono::NaiveDate>> {
    let Some(text) = text(matches, name) else {
        return Ok(None);
    };
    let reading = context.reading()?;
    crate::dates::parse(&text, reading.today, reading.year_starts, edge)
        .map(|parsed| Some(parsed.date))
        .map_err(|why| Error::usage(format!("--{name}: {why}")))
}

/// Hours as a person writes them, above none. `flag` is where they were given, such as `--hours`; empty
/// for a word behind the command.
///
/// # Errors
/// What is no hours, or none.
pub fn read_hours(flag: &str, text: &str) -> Result<f64> {
    let how = "such as 2.5, 2h, 1h30 or 45m";
    let refused = |why: &str| Error::usage(format!("{flag} \"{text}\" {why}").trim_start().to_owned()).hint(how);
    if text.trim_start().starts_with('-') {
        return Err(refused("is less than nothing; hours are above 0."));
    }
    let lead = if flag.is_empty() { String::new() } else { format!("{flag}: ") };
    let read = crate::dates::parse_hours(text).map_err(|why| Error::usage(format!("{lead}{why}")).hint(how))?;
    match read.hours {
        _ if !read.rest.trim().is_empty() => Err(refused("is more than hours.")),
        hours if hours <= 0.0 => Err(refused("is no time at all; hours are above 0.")),
        hours => Ok(hours),
    }
}

/// The command with its examples in front of everything else.
pub fn with_examples(command: Command, examples: &'static str) -> Command {
    command.after_help(format!("Examples:\n{examples}"))
}
