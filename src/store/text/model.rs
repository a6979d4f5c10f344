//! What a change means for a record's values, apart from its text.
//!
//! The text is changed by [`super::splice`]; here the same change is made to the parsed values, and
//! the two are compared before anything is written.
use crate::error::{Error, Result};
use crate::record::{Field, Kind, Shape, Value, Values};

use super::write_value::{to_table, to_toml};

/// The values of the one record in a chunk's text.
pub(super) fn parse_one(chunk: &str, table: &str) -> Option<toml::Table> {
    let mut parsed: toml::Table = toml::from_str(chunk).ok()?;
    if parsed.len() != 1 {
        return None;
    }
    match parsed.remove(table)? {
        toml::Value::Table(record) => Some(record),
        toml::Value::Array(mut records) if records.len() == 1 => match records.pop()? {
            toml::Value::Table(record) => Some(record),
            _ => None,
        },
        _ => None,
    }
}

/// The field of a kind with this key.
pub(super) fn find_field<'k>(fields: &'k [Field], key: &str) -> Option<&'k Field> {
    fields.iter().find(|field| field.key == key)
}

/// The keys of the sub-records under `list`.
pub(super) fn list_fields(kind: &'static Kind, list: &str) -> &'static [Field] {
    match find_field(kind.fields, list) {
        Some(Field { shape: Shape::Records(fields), .. }) => fields,
        _ => &[],
    }
}

/// Whether a value is written as `[[goal.checkin]]` blocks.
pub(super) fn is_blocks(fields: &[Field], key: &str) -> bool {
    matches!(find_field(fields, key), Some(Field { shape: Shape::Records(_), .. }))
}

/// Sets and removes keys; a list of sub-records that becomes empty is no key at all.
pub(super) fn set(record: &mut toml::Table, fields: &[Field], values: &Values, unset: &[String]) {
    for key in unset {
        record.remove(key);
    }
    for (key, value) in values {
        match value {
            Value::List(list) if list.is_empty() && is_blocks(fields, key) => {
                record.remove(key);
            }
            _ => {
                record.insert(key.clone(), to_toml(value));
            }
        }
    }
}

/// Adds a sub-record.
pub(super) fn push(record: &mut toml::Table, list: &str, values: &Values) -> Result<()> {
    let entry = record.entry(list).or_insert_with(|| toml::Value::Array(Vec::new()));
    match entry {
        toml::Value::Array(items) => {
            items.push(toml::Value::Table(to_table(values)));
            Ok(())
        }
        _ => Err(Error::data(format!("`{list}` is not a list of records"))),
    }
}

/// The sub-record at a position.
pub(super) fn sub<'r>(record: &'r mut toml::Table, list: &str, index: usize) -> Result<&'r mut toml::Table> {
    let count = count(record, list);
    match record.get_mut(list).and_then(toml::Value::as_array_mut).and_then(|items| items.get_mut(index)) {
        Some(toml::Value::Table(table)) => Ok(table),
        _ => Err(missing(list, index, count)),
    }
}

/// Removes the sub-record at a position.
pub(super) fn drop_in(record: &mut toml::Table, list: &str, index: usize) -> Result<()> {
    let count = count(record, list);
    let Some(items) = record.get_mut(list).and_then(toml::Value::as_array_mut).filter(|items| index < items.len())
    else {
        return Err(missing(list, index, count));
    };
    items.remove(index);
    if items.is_empty() {
        record.remove(list);
    }
    Ok(())
}

fn count(record: &toml::Table, list: &str) -> usize {
    record.get(list).and_then(toml::Value::as_array).map_or(0, Vec::len)
}

fn missing(list: &str, index: usize, count: usize) -> Error {
    Error::refused(format!("there is no {list} number {}; there are {count}", index + 1))
}
