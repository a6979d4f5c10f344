//! Reading by the type of a record: all ids, one record, a series.
use serde::de::DeserializeOwned;

use super::diagnose;
use super::ids::{HasId, ids_of};
use super::quick;
use super::read::{parse_batch, read, records};
use super::scan::scan;
use crate::error::Result;
use crate::record::{Kind, Record};

impl<T: Record> HasId for T {
    fn id(&self) -> &str {
        Record::id(self)
    }
    fn title(&self) -> &str {
        Record::title(self)
    }
    fn give_id(&mut self, id: String) {
        self.name(id);
    }
}

/// The ids of a kind in a file, in its order, without reading the records.
pub fn ids(text: &str, kind: &Kind) -> Vec<String> {
    ids_of(&scan(text), kind).into_iter().map(|(_, id)| id.into_owned()).collect()
}

/// The records of a kind without ids, in the order of the file.
///
/// # Errors
/// A record that does not hold.
pub fn read_series<T: DeserializeOwned>(text: &str, file: &str, kind: &'static Kind) -> Result<Vec<T>> {
    records(text, file, kind.table).map_err(|error| diagnose::problem(text, file, kind).unwrap_or(error))
}

/// The record with this id, read alone.
///
/// # Errors
/// A record that does not hold.
pub fn read_one<T: DeserializeOwned + HasId>(
    text: &str,
    file: &str,
    kind: &'static Kind,
    id: &str,
) -> Result<Option<T>> {
    let mut found = Vec::with_capacity(1);
    if let Some(range) = quick::slice(text, kind, id)
        && parse_batch::<T>(&text[range], kind.table, &mut found).is_ok()
        && found.len() == 1
    {
        return Ok(found.pop());
    }
    found.clear();
    let cut = scan(text);
    let Some((position, id)) = ids_of(&cut, kind).into_iter().find(|(_, other)| other == id) else {
        return Ok(None);
    };
    if parse_batch::<T>(cut.chunk_text(&cut.chunks[position]), kind.table, &mut found).is_err() {
        // The error names its place only when the file is read in order.
        return Ok(read::<T>(text, file, kind)?.into_iter().find(|record| record.id() == id));
    }
    Ok(found.pop().map(|mut record| {
        record.give_id(id.into_owned());
        record
    }))
}

/// The line, from 1, on which the record with this id begins.
pub fn line_of_record(text: &str, kind: &Kind, id: &str) -> Option<usize> {
    let cut = scan(text);
    let (position, _) = ids_of(&cut, kind).into_iter().find(|(_, other)| other == id)?;
    Some(text.get(..cut.chunks[position].header)?.matches('\n').count() + 1)
}

/// Whether there is a record with exactly this id, found without scanning the file. No is no answer:
/// it may be there all the same.
pub fn has_at_once(text: &str, kind: &Kind, id: &str) -> bool {
    quick::slice(text, kind, id).is_some()
}
