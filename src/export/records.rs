//! Records as a Markdown page: a heading each, then every key with its value, known or not.
//!
//! For people to read without the program: choices in words, days written out, other records by their
//! titles. Nothing is shortened or left out.
use serde_json::{Map, Value as Json};

use super::markdown::escape;
use crate::dates::say_date;
use crate::record::number::show_number;
use crate::record::{Field, Kind, Shape};

/// The title of the record of a kind (by its noun) with an id, where it is known.
pub type Titles<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The page of a kind.
pub fn page(heading: &str, kind: &Kind, records: &[Json], titles: Titles<'_>) -> String {
    let mut text = format!("# {}\n", escape(heading));
    for record in records {
        let Some(map) = record.as_object() else { continue };
        let title = title_of(kind, map, titles);
        let is_whole = map.get(kind.title).and_then(Json::as_str).is_none_or(|whole| !whole.trim().contains('\n'));
        text.push_str(&format!("\n## {}\n\n", escape(&title)));
        // When the program wrote it last is nothing to read; it stands in the JSON.
        let is_shown = |key: &str| key == "updated" || is_whole && key == kind.title;
        push_fields(kind.fields, map, 0, titles, &is_shown, &mut text);
    }
    text
}

/// The page of what has no kind: objects by their names.
pub fn loose_page(heading: &str, lead: &str, parts: &[(String, Json)]) -> String {
    let mut text = format!("# {}\n\n{}\n", escape(heading), escape(lead));
    for (name, part) in parts {
        text.push_str(&format!("\n## {}\n\n", escape(name)));
        push_value(None, part, "", 0, &|_, _| None, &mut text);
    }
    text
}

fn title_of(kind: &Kind, map: &Map<String, Json>, titles: Titles<'_>) -> String {
    let text = |key: &str| map.get(key).and_then(Json::as_str).filter(|text| !text.trim().is_empty());
    let title = text(kind.title).map(|title| match kind.field(kind.title).map(|field| field.shape) {
        Some(Shape::Ref(noun)) => titles(noun, title).unwrap_or_else(|| title.to_owned()),
        _ => title.trim().lines().next().unwrap_or_default().to_owned(),
    });
    title
        .or_else(|| text("id").map(str::to_owned))
        .or_else(|| text("date").or(text("from")).map(say_iso))
        .unwrap_or_else(|| kind.noun.to_owned())
}

/// Keys and values as a list: those that are known first, in their order, then the others.
fn push_fields(
    fields: &[Field],
    map: &Map<String, Json>,
    depth: usize,
    titles: Titles<'_>,
    is_shown: &dyn Fn(&str) -> bool,
    text: &mut String,
) {
    for field in fields.iter().filter(|field| !is_shown(field.key)) {
        if let Some(value) = map.get(field.key).filter(|value| !is_empty(value)) {
            push_value(Some(field.shape), value, field.key, depth, titles, text);
        }
    }
    for (key, value) in map.iter().filter(|(key, _)| !is_shown(key) && fields.iter().all(|field| field.key != *key)) {
        if !is_empty(value) {
            push_value(None, value, key, depth, titles, text);
        }
    }
}

fn push_value(shape: Option<Shape>, value: &Json, key: &str, depth: usize, titles: Titles<'_>, text: &mut String) {
    let indent = "  ".repeat(depth);
    let name = if key.is_empty() { String::new() } else { format!("**{}**", escape(&key.replace('_', " "))) };
    let colon = if name.is_empty() { "" } else { ": " };
    let inner = match shape {
        Some(Shape::List(inner)) => Some(*inner),
        Some(Shape::Records(fields)) => Some(Shape::Table(fields)),
        other => other,
    };
    match value {
        Json::Array(list) => {
            let in_line = list.len() == 1 && !list[0].is_object() && !list[0].is_array();
            if let (true, Some(only)) = (in_line, list.first()) {
                return push_value(inner, only, key, depth, titles, text);
            }
            let depth = if name.is_empty() {
                depth
            } else {
                text.push_str(&format!("{indent}- {name}:\n"));
                depth + 1
            };
            for one in list {
                push_value(inner, one, "", depth, titles, text);
            }
        }
        Json::Object(map) => {
            let fields = match inner {
                Some(Shape::Table(fields)) => fields,
                _ => &[],
            };
            let depth = match (name.is_empty(), depth) {
                (true, 0) => 0,
                // An object in a list has no name: its first value begins it.
                (true, _) => {
                    let lead = first_of(fields, map).map_or_else(String::new, |key| {
                        let shape = fields.iter().find(|field| field.key == key).map(|field| field.shape);
                        format!("**{}**: {}", escape(&key.replace('_', " ")), say(shape, &map[&key], depth, titles))
                    });
                    text.push_str(&format!("{indent}- {lead}\n"));
                    depth + 1
                }
                (false, _) => {
                    text.push_str(&format!("{indent}- {name}:\n"));
                    depth + 1
                }
            };
            let first = if name.is_empty() && depth > 0 { first_of(fields, map) } else { None };
            push_fields(fields, map, depth, titles, &|key| first.as_deref() == Some(key), text);
        }
        scalar => text.push_str(&format!("{indent}- {name}{colon}{}\n", say(inner, scalar, depth, titles))),
    }
}

/// The first key of an object with a value that fits on its line.
fn first_of(fields: &[Field], map: &Map<String, Json>) -> Option<String> {
    let fits =
        |key: &str| map.get(key).is_some_and(|value| !is_empty(value) && !value.is_object() && !value.is_array());
    let known = fields.iter().map(|field| field.key).find(|key| fits(key)).map(str::to_owned);
    known.or_else(|| map.keys().find(|key| fits(key)).cloned())
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.values().all(is_empty),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// A value that is no list and no object.
fn say(shape: Option<Shape>, value: &Json, depth: usize, titles: Titles<'_>) -> String {
    match (shape, value) {
        (_, Json::Bool(is_so)) => if *is_so { "yes" } else { "no" }.to_owned(),
        (_, Json::Number(number)) => number.as_f64().map_or_else(|| number.to_string(), show_number),
        (Some(Shape::Date(_)), Json::String(day)) => escape(&say_iso(day)),
        (Some(Shape::Choice(choices)), Json::String(key)) => {
            let choice = choices.iter().find(|choice| choice.key == key);
            escape(choice.map_or(key, |choice| choice.says))
        }
        (Some(Shape::Ref(noun)), Json::String(id)) => refer(noun, id, titles),
        (Some(Shape::RefStep), Json::String(id)) => match titles("step", id) {
            Some(_) => refer("step", id, titles),
            None => refer("activity", id, titles),
        },
        (_, Json::String(text)) => {
            // Lines stay lines: a backslash ends each but the last.
            let lines: Vec<String> = text.lines().map(escape).collect();
            lines.join(&format!("\\\n{}", "  ".repeat(depth + 1)))
        }
        (_, other) => escape(&other.to_string()),
    }
}

fn refer(noun: &str, id: &str, titles: Titles<'_>) -> String {
    match titles(noun, id) {
        Some(title) if title != id => format!("{} ({})", escape(title.lines().next().unwrap_or_default()), escape(id)),
        _ => escape(id),
    }
}

fn say_iso(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), say_date)
}
