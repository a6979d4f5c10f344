//! Values as TOML text, TOML 1.0 only, and as `toml` values to compare with.
use chrono::{Datelike, NaiveDate};

use crate::record::{Value, Values};

use super::date::from_toml;

/// How a text with several lines is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Between three quotes, line by line.
    Kept,
    /// In one line with `\n`: inside lists and tables, and where lines end with CRLF.
    Escaped,
}

/// The longest line that a list of tables is written in.
const WIDEST: usize = 100;

/// A value as it stands behind `key = `; the reason in words if TOML cannot hold it.
pub(super) fn write_value(value: &Value, lines: Lines) -> Result<String, String> {
    Ok(match value {
        Value::Text(text) => write_text(text, lines),
        Value::Int(number) => number.to_string(),
        Value::Float(number) if number.is_finite() => format!("{number:?}"),
        Value::Float(number) => return Err(format!("{number} is not a number that can be kept")),
        Value::Bool(flag) => flag.to_string(),
        Value::Date(day) => write_date(*day)?,
        Value::List(values) => write_list(values, lines)?,
        Value::Table(values) => write_inline(values)?,
    })
}

fn write_date(day: NaiveDate) -> Result<String, String> {
    if !(1..=9999).contains(&day.year()) {
        return Err(format!("the year of {day} cannot be kept; use one from 1 to 9999"));
    }
    Ok(day.format("%Y-%m-%d").to_string())
}

fn write_list(values: &[Value], lines: Lines) -> Result<String, String> {
    let items = values.iter().map(|value| write_value(value, Lines::Escaped)).collect::<Result<Vec<_>, _>>()?;
    let flat = format!("[{}]", items.join(", "));
    let tables = values.iter().any(|value| matches!(value, Value::Table(_)));
    if lines == Lines::Kept && tables && items.len() > 1 && flat.chars().count() > WIDEST {
        return Ok(format!("[\n  {},\n]", items.join(",\n  ")));
    }
    Ok(flat)
}

fn write_inline(values: &Values) -> Result<String, String> {
    if values.is_empty() {
        return Ok("{}".to_owned());
    }
    let pairs = values
        .iter()
        .map(|(key, value)| Ok(format!("{} = {}", write_key(key), write_value(value, Lines::Escaped)?)))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(format!("{{ {} }}", pairs.join(", ")))
}

/// A key, quoted where it has to be.
pub(super) fn write_key(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if bare { key.to_owned() } else { write_text(key, Lines::Escaped) }
}

fn write_text(text: &str, lines: Lines) -> String {
    let odd = text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    if lines == Lines::Kept && !odd && text.contains('\n') {
        return write_long_text(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            _ => escape(c, &mut out),
        }
    }
    out.push('"');
    out
}

fn write_long_text(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => out.push(c),
            // Two quotes in a row, or one at the end, would run into the three that close.
            '"' if matches!(chars.peek(), None | Some('"')) => out.push_str("\\\""),
            '"' => out.push('"'),
            _ => escape(c, &mut out),
        }
    }
    out.push_str("\"\"\"");
    out
}

fn escape(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        c => out.push(c),
    }
}

/// The value that `toml` should read back.
pub(super) fn to_toml(value: &Value) -> toml::Value {
    match value {
        Value::Text(text) => toml::Value::String(text.clone()),
        Value::Int(number) => toml::Value::Integer(*number),
        Value::Float(number) => toml::Value::Float(*number),
        Value::Bool(flag) => toml::Value::Boolean(*flag),
        Value::Date(day) => toml::Value::Datetime(toml_date(*day)),
        Value::List(values) => toml::Value::Array(values.iter().map(to_toml).collect()),
        Value::Table(values) => toml::Value::Table(to_table(values)),
    }
}

/// The table that `toml` should read back.
pub(super) fn to_table(values: &Values) -> toml::Table {
    values.iter().map(|(key, value)| (key.clone(), to_toml(value))).collect()
}

fn toml_date(day: NaiveDate) -> toml_datetime::Datetime {
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    toml_datetime::Datetime {
        date: Some(toml_datetime::Date {
            year: u16::try_from(day.year()).unwrap_or(0),
            month: small(day.month()),
            day: small(day.day()),
        }),
        time: None,
        offset: None,
    }
}

/// A value that was read, apart from TOML; `None` for a time, which no record has.
pub(super) fn from_value(value: &toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => Value::Text(text.clone()),
        toml::Value::Integer(number) => Value::Int(*number),
        toml::Value::Float(number) => Value::Float(*number),
        toml::Value::Boolean(flag) => Value::Bool(*flag),
        toml::Value::Datetime(found) => Value::Date(from_toml(found)?),
        toml::Value::Array(values) => Value::List(values.iter().map(from_value).collect::<Option<_>>()?),
        toml::Value::Table(table) => Value::Table(
            table.iter().map(|(key, value)| Some((key.clone(), from_value(value)?))).collect::<Option<_>>()?,
        ),
    })
}
