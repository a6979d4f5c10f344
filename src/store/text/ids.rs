//! The ids of records, those that a hand-written record gets from its title included.
use std::borrow::Cow;
use std::collections::HashSet;

use crate::record::Kind;

use super::scan::{Chunk, Scan};
use super::skip::{next_line, skip_blanks, skip_key, skip_string, skip_value};
use super::slug::{free_id, slug};

/// A record on disk that has an id and a title to make one of.
///
/// Its `id` is `#[serde(default)] id: String`, empty when the file has none.
pub trait HasId {
    /// The id, empty if there is none yet.
    fn id(&self) -> &str;
    /// The text that an id is made of ([`Kind::title`]).
    fn title(&self) -> &str;
    /// Takes the id that was made for it.
    fn give_id(&mut self, id: String);
}

/// Gives every record without an id the slug of its title, unique among all of them, in order.
pub fn give_ids<T: HasId>(records: &mut [T], noun: &str) {
    if records.iter().all(|record| !record.id().is_empty()) {
        return;
    }
    let mut taken: HashSet<String> = records.iter().map(|record| record.id().to_owned()).collect();
    for record in records.iter_mut().filter(|record| record.id().is_empty()) {
        let id = free_id(&slug(record.title(), noun), &taken);
        taken.insert(id.clone());
        record.give_id(id);
    }
}

/// The id of every record of a kind, with the record's position in the scan.
pub(super) fn ids_of<'a>(scan: &Scan<'a>, kind: &Kind) -> Vec<(usize, Cow<'a, str>)> {
    let mut ids: Vec<(usize, Cow<'a, str>)> = Vec::new();
    let mut nameless = false;
    for (position, chunk) in scan.chunks.iter().enumerate() {
        if chunk.name == kind.table {
            let id = written(scan, chunk, "id").unwrap_or(Cow::Borrowed(""));
            nameless |= id.is_empty();
            ids.push((position, id));
        }
    }
    if nameless {
        let mut taken: HashSet<String> = ids.iter().map(|(_, id)| id.to_string()).collect();
        for (position, id) in ids.iter_mut().filter(|(_, id)| id.is_empty()) {
            let title = written(scan, &scan.chunks[*position], kind.title).unwrap_or_default();
            let made = free_id(&slug(&title, kind.noun), &taken);
            taken.insert(made.clone());
            *id = Cow::Owned(made);
        }
    }
    ids
}

/// The text under a key of a record's own part, if it is a string.
fn written<'a>(scan: &Scan<'a>, chunk: &Chunk<'a>, key: &str) -> Option<Cow<'a, str>> {
    let text = scan.chunk_text(chunk);
    let bytes = text.as_bytes();
    let mut at = next_line(bytes, chunk.header - chunk.start);
    while at < bytes.len() {
        let first = skip_blanks(bytes, at);
        match bytes.get(first)? {
            b'[' => return None,
            b'\n' | b'\r' | b'#' => at = next_line(bytes, first),
            _ => {
                let Some(equals) = skip_key(bytes, first) else {
                    at = next_line(bytes, first);
                    continue;
                };
                let from = skip_blanks(bytes, equals + 1);
                let value = skip_value(bytes, from);
                let name = text.get(first..equals)?.trim_end();
                if name == key || is_quoted(name, key) {
                    return read_string(text, from);
                }
                at = next_line(bytes, value.end);
            }
        }
    }
    None
}

fn is_quoted(name: &str, key: &str) -> bool {
    name.len() == key.len() + 2
        && name.starts_with(['"', '\''])
        && name.ends_with(['"', '\''])
        && name[1..].starts_with(key)
}

/// The string that begins at `from`; borrowed where it has neither escapes nor lines.
fn read_string(text: &str, from: usize) -> Option<Cow<'_, str>> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(from).filter(|b| matches!(b, b'"' | b'\''))?;
    let string = skip_string(bytes, from);
    let raw = text.get(from..string.end)?;
    if !string.closed {
        return None;
    }
    let plain = !raw.starts_with("\"\"\"") && !raw.starts_with("'''") && (quote == b'\'' || !raw.contains('\\'));
    if plain || raw.len() == 2 {
        return Some(Cow::Borrowed(&raw[1..raw.len() - 1]));
    }
    match toml::from_str::<toml::Table>(&format!("x = {raw}")).ok()?.remove("x") {
        Some(toml::Value::String(value)) => Some(Cow::Owned(value)),
        _ => None,
    }
}
