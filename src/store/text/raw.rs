//! The whole of a file as it stands, unknown keys included, for what hands the data over to others.
use serde_json::{Map, Number, Value as Json};

use super::read::check_syntax;
use crate::error::{Error, Result};

/// Everything in a text: tables as objects, days and times as ISO text, and numbers that JSON does not
/// have (`nan`, `inf`) as text.
///
/// # Errors
/// A text that is not TOML, with its place.
pub fn raw(text: &str, file: &str) -> Result<Map<String, Json>> {
    check_syntax(text, file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table: toml::Table = toml::from_str(text)
        .map_err(|error| Error::data(format!("{file} does not read as a whole.")).because(error.message()))?;
    Ok(object(table))
}

fn object(table: toml::Table) -> Map<String, Json> {
    table.into_iter().map(|(key, value)| (key, json(value))).collect()
}

fn json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::String(text),
        toml::Value::Integer(number) => Json::Number(number.into()),
        toml::Value::Float(number) => {
            Number::from_f64(number).map_or_else(|| Json::String(number.to_string()), Json::Number)
        }
        toml::Value::Boolean(is_so) => Json::Bool(is_so),
        toml::Value::Datetime(day) => Json::String(day.to_string()),
        toml::Value::Array(list) => Json::Array(list.into_iter().map(json).collect()),
        toml::Value::Table(table) => Json::Object(object(table)),
    }
}
