//! The inside of one record's text: its headers and its keys, each with its bytes.
use std::ops::Range;

use super::skip::{next_line, skip_blanks, skip_key, skip_string, skip_value};

/// One `key = value`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The key's names; more than one if it is dotted.
    pub path: Vec<String>,
    /// Where its line begins.
    pub start: usize,
    /// The key's bytes.
    pub key: Range<usize>,
    /// The value's bytes; empty if there is none.
    pub value: Range<usize>,
    /// Behind the line break of its last line.
    pub end: usize,
    /// Whether it has an `=` and a value that comes to its end.
    pub whole: bool,
}

/// A header with the keys below it. The keys in front of the first header have a section of their
/// own with an empty path, if there are any.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    /// The header's names: `goal`, `checkin`.
    pub path: Vec<String>,
    /// Whether it is written with two brackets.
    pub block: bool,
    /// Where it begins: its header's line or the comment lines directly above.
    pub start: usize,
    /// Where its header's bracket stands.
    pub header: usize,
    /// Where its first line behind the header begins.
    pub body: usize,
    /// Where the next section begins, or the end.
    pub end: usize,
    /// Its keys.
    pub entries: Vec<Entry>,
}

impl Section {
    /// Where its last key ends, or its header if it has none.
    pub fn content_end(&self) -> usize {
        self.entries.last().map_or(self.body, |entry| entry.end)
    }
}

/// The sections of a text.
pub(super) fn layout(text: &str) -> Vec<Section> {
    let bytes = text.as_bytes();
    let mut sections: Vec<Section> = Vec::new();
    let mut at = super::scan::bom(text);
    let mut lead: Option<usize> = None;
    while at < bytes.len() {
        let first = skip_blanks(bytes, at);
        match bytes.get(first) {
            None => break,
            Some(b'\n' | b'\r') => {
                lead = None;
                at = next_line(bytes, first);
            }
            Some(b'#') => {
                lead.get_or_insert(at);
                at = next_line(bytes, first);
            }
            Some(b'[') => {
                let start = lead.take().unwrap_or(at);
                if let Some(last) = sections.last_mut() {
                    last.end = start;
                }
                let block = bytes.get(first + 1) == Some(&b'[');
                let inner = first + 1 + usize::from(block);
                let close = header_end(bytes, inner);
                let body = next_line(bytes, first);
                sections.push(Section {
                    path: split_key(text.get(inner..close).unwrap_or("")),
                    block,
                    start,
                    header: first,
                    body,
                    end: bytes.len(),
                    entries: Vec::new(),
                });
                at = body;
            }
            Some(_) => {
                lead = None;
                if sections.is_empty() {
                    sections.push(Section {
                        path: Vec::new(),
                        block: false,
                        start: at,
                        header: at,
                        body: at,
                        end: bytes.len(),
                        entries: Vec::new(),
                    });
                }
                let entry = read_entry(text, at, first);
                at = entry.end;
                if let Some(last) = sections.last_mut() {
                    last.entries.push(entry);
                }
            }
        }
    }
    sections
}

fn read_entry(text: &str, start: usize, first: usize) -> Entry {
    let bytes = text.as_bytes();
    let Some(equals) = skip_key(bytes, first) else {
        let end = super::skip::line_end(bytes, first);
        return Entry {
            path: Vec::new(),
            start,
            key: first..end,
            value: end..end,
            end: next_line(bytes, first),
            whole: false,
        };
    };
    let raw = text.get(first..equals).unwrap_or("").trim_end();
    let from = skip_blanks(bytes, equals + 1);
    let value = skip_value(bytes, from);
    Entry {
        path: split_key(raw),
        start,
        key: first..first + raw.len(),
        value: from..value.end.max(from),
        end: next_line(bytes, value.end.max(from)),
        whole: value.closed && value.end > from,
    }
}

fn header_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&b) = bytes.get(at) {
        match b {
            b']' | b'\n' => break,
            b'"' | b'\'' => at = skip_string(bytes, at).end,
            _ => at += 1,
        }
    }
    at.min(bytes.len())
}

/// The names of a dotted key, their quotes removed.
pub(super) fn split_key(raw: &str) -> Vec<String> {
    let bytes = raw.as_bytes();
    let mut names = Vec::new();
    let mut from = 0;
    let mut at = 0;
    loop {
        match bytes.get(at) {
            Some(b'"' | b'\'') => at = skip_string(bytes, at).end,
            Some(b'.') => {
                names.push(unquote(raw.get(from..at).unwrap_or("").trim()));
                at += 1;
                from = at;
            }
            Some(_) => at += 1,
            None => {
                names.push(unquote(raw.get(from..).unwrap_or("").trim()));
                return names;
            }
        }
    }
}

fn unquote(name: &str) -> String {
    if !name.starts_with(['"', '\'']) {
        return name.to_owned();
    }
    let parsed = toml::from_str::<toml::Table>(&format!("{name} = 0")).ok();
    parsed.and_then(|table| table.into_iter().next()).map_or_else(|| name.to_owned(), |(key, _)| key)
}
