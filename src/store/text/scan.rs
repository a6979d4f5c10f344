//! Where the records of a file begin and end, found in one pass without parsing.
//!
//! A record is a `[[goal]]` or `[person]` header with everything below it up to the next record,
//! its `[[goal.checkin]]` blocks included. Comment lines directly above a header belong to it.
use super::skip::{next_line, skip_blanks, skip_key, skip_string, skip_value};

/// How a record's header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// `[[goal]]`
    Block,
    /// `[person]`
    Table,
    /// `[[goal.checkin]]` or `[review.answers]` without its own record above it.
    Stray,
}

/// One record's place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// The table's name: `goal`.
    pub name: &'a str,
    /// How its header is written.
    pub form: Header,
    /// Where it begins, in bytes: its header or the comment lines directly above.
    pub start: usize,
    /// Where its header's line begins, in bytes.
    pub header: usize,
    /// Where it ends, in bytes: the next record's start, or the end.
    pub end: usize,
    /// The line of its header, from 1.
    pub line: usize,
}

/// A text cut into records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Where the first record begins, in bytes; before it stand keys such as `format = 1`.
    pub preamble: usize,
    /// The records, in the order of the text.
    pub chunks: Vec<Chunk<'a>>,
}

impl<'a> Scan<'a> {
    /// The text in front of the first record, without a byte order mark.
    pub fn preamble(&self) -> &'a str {
        self.text.get(bom(self.text)..self.preamble).unwrap_or("")
    }

    /// A record's text, its leading comments included.
    pub fn chunk_text(&self, chunk: &Chunk<'_>) -> &'a str {
        self.text.get(chunk.start..chunk.end).unwrap_or("")
    }
}

/// The length of a text's byte order mark: 3 or 0.
pub(super) fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// Cuts a text into records. Never fails: broken text is cut as well as it can be.
pub fn scan(text: &str) -> Scan<'_> {
    let bytes = text.as_bytes();
    let mut chunks: Vec<Chunk<'_>> = Vec::new();
    let mut at = bom(text);
    let mut line = 1;
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
                let (name, form) = read_header(text, first);
                let start = lead.take().unwrap_or(at);
                if form != Header::Stray || chunks.last().is_none_or(|last| last.name != name) {
                    if let Some(last) = chunks.last_mut() {
                        last.end = start;
                    }
                    chunks.push(Chunk { name, form, start, header: at, end: bytes.len(), line });
                }
                at = next_line(bytes, first);
            }
            Some(_) => {
                lead = None;
                at = match skip_key(bytes, first) {
                    None => next_line(bytes, first),
                    Some(equals) => {
                        let value = skip_value(bytes, skip_blanks(bytes, equals + 1));
                        line += value.lines;
                        next_line(bytes, value.end)
                    }
                };
            }
        }
        line += 1;
    }
    let preamble = chunks.first().map_or(text.len(), |first| first.start);
    Scan { text, preamble, chunks }
}

/// The first name of the header at `at`, and its form.
fn read_header(text: &str, at: usize) -> (&str, Header) {
    let bytes = text.as_bytes();
    let block = bytes.get(at + 1) == Some(&b'[');
    let from = skip_blanks(bytes, at + 1 + usize::from(block));
    let (name, behind) = match bytes.get(from) {
        Some(b'"' | b'\'') => {
            let end = skip_string(bytes, from).end;
            (text.get(from + 1..end.max(from + 2) - 1).unwrap_or(""), end)
        }
        _ => {
            let mut end = from;
            while bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-') || !b.is_ascii())
            {
                end += 1;
            }
            (text.get(from..end).unwrap_or(""), end)
        }
    };
    let form = match bytes.get(skip_blanks(bytes, behind)) {
        Some(b']') if block => Header::Block,
        Some(b']') => Header::Table,
        // A sub-record, or a header that is broken: it then spoils the record that it is in.
        _ => Header::Stray,
    };
    (name, form)
}
