//! `show` for every noun.
use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::Noun;
use super::edit::read;
use crate::commands::context::json_noun;
use crate::commands::{Context, args, kinds};
use crate::dates;
use crate::error::Result;
use crate::record::{Record, Shape};
use crate::render::{Definitions, Look, Role, draw_heading};

/// Its arguments.
pub fn define<N: Noun>(command: Command) -> Command {
    command.arg(args::id(N::Record::KIND.noun))
}

/// Prints the record.
///
/// # Errors
/// A record that is not there, or an output that cannot be written.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let kind = N::Record::KIND;
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let target = kinds::locate(&data, kind, &args::given_id(matches))?;
    let record = read::<N>(&data, &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&record)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), N::compute_shown(context, &data, &record)?.into());
        }
        context.print_json(json!({ json_noun(kind): value }))?;
    } else {
        let text = N::draw(context, &data, &record)?;
        context.print(&text)?;
    }
    Ok(0)
}

/// A record's title, and its fields one below the other.
///
/// # Errors
/// None in practice: every record can be written.
pub fn draw_fields<R: Record>(record: &R, look: &Look, today: NaiveDate) -> Result<String> {
    let mut text = draw_title(record.title(), record.id(), look);
    text.push_str(&draw_definitions(record, look, today, &[])?);
    Ok(text)
}

/// The title line of a record.
pub fn draw_title(title: &str, id: &str, look: &Look) -> String {
    format!("{}\n{}\n", draw_heading(title, look).trim_end(), look.paint(Role::Dim, id))
}

/// The fields of a record that have a value, but for its title and those in `without`.
///
/// # Errors
/// None in practice: every record can be written.
pub fn draw_definitions<R: Record>(record: &R, look: &Look, today: NaiveDate, without: &[&str]) -> Result<String> {
    Ok(define_fields(record, today, without)?.draw(look))
}

/// The same as pairs, so that more of them can be put below.
///
/// # Errors
/// None in practice: every record can be written.
pub fn define_fields<R: Record>(record: &R, today: NaiveDate, without: &[&str]) -> Result<Definitions> {
    let json = kinds::to_json(record)?;
    let mut definitions = Definitions::new();
    for field in R::KIND.fields {
        if field.key == R::KIND.title || without.contains(&field.key) || matches!(field.shape, Shape::Records(_)) {
            continue;
        }
        let Some(value) = json.get(field.key) else { continue };
        let shown = match (field.shape, value) {
            (Shape::Date(_), Json::String(day)) => {
                day.parse::<NaiveDate>().map_or_else(|_| day.clone(), |day| dates::echo(day, today))
            }
            (Shape::Choice(choices), Json::String(key)) => choices
                .iter()
                .find(|choice| choice.key == key)
                .map_or_else(|| key.clone(), |choice| choice.says.to_owned()),
            (_, value) => describe_json(value),
        };
        if !shown.is_empty() {
            definitions.push(field.key.replace('_', " "), shown);
        }
    }
    Ok(definitions)
}

/// A JSON value as text in a line.
pub fn describe_json(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Number(number) => number.as_f64().map_or_else(|| number.to_string(), crate::render::line::show_number),
        Json::String(text) => crate::render::clean(text).into_owned(),
        Json::Array(list) => {
            list.iter().map(describe_json).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Json::Object(map) => map
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| match key.as_str() {
                "skill" | "unit" | "text" => describe_json(value),
                _ => format!("{key} {}", describe_json(value)),
            })
            .collect::<Vec<_>>()
            .join(" "),
    }
}
