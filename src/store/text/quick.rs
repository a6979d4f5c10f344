//! The bytes of one record in a large file, found by its id without scanning the whole.
//!
//! Only for the plain case, which is nearly always: no multi-line strings anywhere in the file, the
//! id written on a line of its own right below its header, and only once. Anything else is left to
//! the scanner.
use std::ops::Range;

use memchr::memmem::{Finder, find, rfind};

use crate::record::{Form, Kind};

/// The record's bytes, from its header to the next record's; `None` where the scanner has to look.
pub(super) fn slice(text: &str, kind: &Kind, id: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    if kind.form != Form::Blocks || find(bytes, b"\"\"\"").is_some() || find(bytes, b"'''").is_some() {
        return None;
    }
    let line = format!("id = \"{id}\"");
    let finder = Finder::new(&line);
    let mut found = finder.find_iter(bytes).filter(|at| is_whole_line(bytes, *at, line.len()));
    let at = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let header = format!("[[{}]]", kind.table);
    let start = rfind(bytes.get(..at)?, b"\n[").map_or(0, |newline| newline + 1);
    let between = text.get(start..at)?.strip_prefix(&header)?;
    if !between.lines().all(|line| line.is_empty() || line.contains(" = ") || line.starts_with('#'))
        || between.contains("[\n")
    {
        return None;
    }
    let mut end = at;
    let own = [format!("[{}.", kind.table), format!("[[{}.", kind.table)];
    loop {
        let Some(next) = find(bytes.get(end..)?, b"\n[") else {
            return Some(start..bytes.len());
        };
        end += next + 1;
        let rest = text.get(end..)?;
        if !is_plain_header(rest) {
            return None;
        }
        if !own.iter().any(|own| rest.starts_with(own.as_str())) {
            // Comments right above the next header belong to the next record.
            return Some(start..end - above(text.get(at..end)?));
        }
    }
}

/// The length of the comment lines that end a text.
fn above(text: &str) -> usize {
    text.split_inclusive('\n').rev().take_while(|line| line.starts_with('#')).map(str::len).sum()
}

/// Whether what stands at a place is the whole of a line.
fn is_whole_line(bytes: &[u8], at: usize, length: usize) -> bool {
    (at == 0 || bytes.get(at - 1) == Some(&b'\n')) && matches!(bytes.get(at + length), None | Some(b'\n' | b'\r'))
}

/// Whether a text begins with a header as the program writes it: no spaces, no quotes.
fn is_plain_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let name = match line.strip_prefix("[[") {
        Some(rest) => rest.strip_suffix("]]"),
        None => line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')),
    };
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')))
}

/// The same bytes with the records of the kind before and behind: a change has to fit between its
/// neighbours.
pub(super) fn with_neighbours(text: &str, kind: &Kind, range: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let header = format!("\n[[{}]]", kind.table);
    let start = rfind(&bytes[..range.start.saturating_sub(1)], header.as_bytes()).map_or(0, |newline| newline + 1);
    let finder = Finder::new(&header);
    let end =
        finder.find_iter(&bytes[range.end.saturating_sub(1)..]).nth(1).map_or(bytes.len(), |next| range.end + next);
    start..end
}
