//! What is wrong with a file, said at its line: problems, which stop a command, and warnings.
mod judge;

use std::collections::HashMap;

use crate::error::Error;
use crate::record::check::nearest;
use crate::record::{Form, Kind};

use super::decode::blank;
use super::layout::layout;
use super::lines::{error_at, line_of, tidy};
use super::model::parse_one;
use super::scan::{Chunk, Header, Scan, scan};
use super::slips::{find_slip, library_slip};

/// What a look at a whole file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What has to be mended, in the order of the file.
    pub problems: Vec<Error>,
    /// What is probably a slip, but stays and hurts nothing.
    pub warnings: Vec<Error>,
    /// Of the warnings those on tables whose name is probably mistyped: what stands in them is read by nobody.
    pub mistyped: Vec<Error>,
}

/// Everything that is wrong with a file which holds records of these kinds.
pub fn check(text: &str, file: &str, kinds: &[&'static Kind]) -> Checked {
    let mut found = Checked::default();
    if blank(text) {
        return found;
    }
    let cut = scan(text);
    check_preamble(&cut, file, kinds, &mut found);
    let mut seen = Seen::default();
    for chunk in &cut.chunks {
        match kinds.iter().find(|kind| kind.table == chunk.name) {
            Some(kind) => check_chunk(&cut, file, chunk, kind, &mut seen, &mut found),
            None => check_unknown(&cut, file, chunk, kinds, &mut found),
        }
    }
    found
}

/// The first problem with the records of one kind.
pub fn problem(text: &str, file: &str, kind: &'static Kind) -> Option<Error> {
    let cut = scan(text);
    if let Some(error) = inline_records(&cut, file, kind.table, &header_of(kind)) {
        return Some(error);
    }
    let mut found = Checked::default();
    let mut seen = Seen::default();
    for chunk in cut.chunks.iter().filter(|chunk| chunk.name == kind.table) {
        check_chunk(&cut, file, chunk, kind, &mut seen, &mut found);
        if !found.problems.is_empty() {
            return Some(found.problems.swap_remove(0));
        }
    }
    None
}

/// What was met so far: ids by kind, and the place of a table that may stand there once.
#[derive(Default)]
struct Seen<'a> {
    ids: HashMap<(&'static str, String), usize>,
    singles: HashMap<&'a str, Chunk<'a>>,
}

fn check_preamble(cut: &Scan<'_>, file: &str, kinds: &[&'static Kind], found: &mut Checked) {
    let preamble = cut.preamble();
    let base = cut.preamble - preamble.len();
    if let Some(error) = find_slip(cut.text, file, base..cut.preamble) {
        found.problems.push(error);
        return;
    }
    for kind in kinds {
        found.problems.extend(inline_records(cut, file, kind.table, &header_of(kind)));
    }
    if let Err(error) = super::read::check_format(cut.text, file) {
        found.problems.push(error);
    }
    for entry in layout(preamble).iter().flat_map(|section| &section.entries) {
        let Some(name) = entry.path.first() else {
            continue;
        };
        let known = name == "format" || kinds.iter().any(|kind| kind.table == name);
        if let (false, Some(kind)) = (known, kinds.first()) {
            let header = header_of(kind);
            let message = format!("{} stands above the first {header} and belongs to no record", tidy(name, 40));
            let warning = error_at(cut.text, file, base + entry.key.start, message);
            found.warnings.push(warning.hint(format!("write {header} on a line above it")));
        }
    }
}

fn check_chunk<'a>(
    cut: &Scan<'a>,
    file: &str,
    chunk: &Chunk<'a>,
    kind: &'static Kind,
    seen: &mut Seen<'a>,
    found: &mut Checked,
) {
    let text = cut.text;
    if !fits(chunk, kind) {
        found.problems.push(unreadable(text, file, chunk, Some(kind)));
        return;
    }
    if kind.form == Form::Single
        && let Some(first) = seen.singles.insert(chunk.name, *chunk)
    {
        found.problems.push(single_twice(text, file, &first, chunk));
    }
    let part = cut.chunk_text(chunk);
    let Some(record) = parse_one(part, kind.table) else {
        found.problems.push(unreadable(text, file, chunk, Some(kind)));
        return;
    };
    if kind.form == Form::Blocks
        && let Some(id) = record.get("id").and_then(toml::Value::as_str).filter(|id| !id.is_empty())
        && let Some(first) = seen.ids.insert((kind.table, id.to_owned()), chunk.header)
    {
        found.problems.push(id_twice(text, file, id, first, chunk.header));
    }
    judge::judge_record(text, file, chunk, kind, &record, found);
}

fn check_unknown(cut: &Scan<'_>, file: &str, chunk: &Chunk<'_>, kinds: &[&'static Kind], found: &mut Checked) {
    if let Some(error) = find_slip(cut.text, file, chunk.start..chunk.end) {
        found.problems.push(error);
        return;
    }
    let Some(near) = nearest(chunk.name, kinds.iter().map(|kind| kind.table)) else {
        return;
    };
    let Some(kind) = kinds.iter().find(|kind| kind.table == near) else {
        return;
    };
    let message = format!("[{}] is not known here, and is left as it is", tidy(chunk.name, 40));
    let warning =
        || error_at(cut.text, file, chunk.header, message.clone()).hint(format!("did you mean {}?", header_of(kind)));
    found.warnings.push(warning());
    found.mistyped.push(warning());
}

fn fits(chunk: &Chunk<'_>, kind: &Kind) -> bool {
    match kind.form {
        Form::Blocks | Form::Series => chunk.form == Header::Block,
        // `[review.answers]` may stand above `[review]`.
        Form::Single => chunk.form == Header::Table,
    }
}

fn header_of(kind: &Kind) -> String {
    match kind.form {
        Form::Single => format!("[{}]", kind.table),
        _ => format!("[[{}]]", kind.table),
    }
}

/// The error for a record whose header has the wrong brackets or no record above it.
pub(super) fn wrong_header(text: &str, file: &str, chunk: &Chunk<'_>) -> Error {
    let name = tidy(chunk.name, 40);
    match chunk.form {
        Header::Table => error_at(text, file, chunk.header, format!("[{name}] stands in one pair of brackets"))
            .because(format!("there can be more than one {name}, so each of them begins with two pairs"))
            .hint(format!("write [[{name}]]")),
        Header::Block => error_at(text, file, chunk.header, format!("[[{name}]] stands in two pairs of brackets"))
            .because(format!("there is only one {name} in {file}"))
            .hint(format!("write [{name}]")),
        Header::Stray => {
            let line = &text[chunk.header..super::skip::line_end(text.as_bytes(), chunk.header)];
            let shown = tidy(line.trim(), 60);
            let above =
                scan(text).chunks.iter().take_while(|other| other.header < chunk.header).last().map(|other| other.name);
            let error = error_at(text, file, chunk.header, format!("{shown} does not stand below a {name}"));
            let error = match above {
                Some(above) => error.because(format!("the record above it is a {}", tidy(above, 40))),
                None => error.because("there is no record above it"),
            };
            error.hint(format!("move these lines to the end of the {name} that they belong to"))
        }
    }
}

/// The error for a `[person]` that stands in a file twice.
pub(super) fn single_twice(text: &str, file: &str, first: &Chunk<'_>, second: &Chunk<'_>) -> Error {
    let (one, two) = (line_of(text, first.header), line_of(text, second.header));
    let message = format!("[{}] stands in the file twice, on line {one} and on line {two}", tidy(first.name, 40));
    error_at(text, file, second.header, message).hint("make one of the two")
}

/// The error for two records of a kind with one id.
pub(super) fn id_twice(text: &str, file: &str, id: &str, first: usize, second: usize) -> Error {
    let (one, two) = (line_of(text, first), line_of(text, second));
    let message = format!("the id {} stands in the file twice, on line {one} and on line {two}", tidy(id, 60));
    error_at(text, file, second, message)
        .because("each record has an id of its own, since others refer to it")
        .hint(format!("give one of them another id, such as id = \"{}-2\"", tidy(id, 60)))
}

/// The error for a record that cannot be read.
pub(super) fn unreadable(text: &str, file: &str, chunk: &Chunk<'_>, kind: Option<&'static Kind>) -> Error {
    if let Some(error) = find_slip(text, file, chunk.start..chunk.end) {
        return error;
    }
    if chunk.form == Header::Stray || kind.is_some_and(|kind| !fits(chunk, kind)) {
        return wrong_header(text, file, chunk);
    }
    error_at(text, file, chunk.header, format!("this {} cannot be read", tidy(chunk.name, 40)))
}

/// The error for a record whose header does not suit what is read from it.
pub(super) fn unreadable_as(text: &str, file: &str, chunk: &Chunk<'_>) -> Error {
    find_slip(text, file, chunk.start..chunk.end).unwrap_or_else(|| wrong_header(text, file, chunk))
}

/// The error for what stands above the first record and is no TOML.
pub(super) fn unreadable_preamble(cut: &Scan<'_>, file: &str) -> Error {
    let base = cut.preamble - cut.preamble().len();
    find_slip(cut.text, file, base..cut.preamble)
        .unwrap_or_else(|| error_at(cut.text, file, base, "what stands above the first record cannot be read"))
}

/// The error for a record that is TOML, but not what its type needs.
pub(super) fn misfit(text: &str, file: &str, chunk: &Chunk<'_>, failure: &toml::de::Error) -> Error {
    if let Some(error) = find_slip(text, file, chunk.start..chunk.end) {
        return error;
    }
    let slip = library_slip(failure);
    let message =
        slip.message.replacen("this does not read as TOML", &format!("this {} does not fit", tidy(chunk.name, 40)), 1);
    error_at(text, file, chunk.start + slip.at, message).hint("career check says what each value may be")
}

/// The error for `goal = [{…}]` or `goal.title = …` above the records.
pub(super) fn inline_records(cut: &Scan<'_>, file: &str, table: &str, header: &str) -> Option<Error> {
    let preamble = cut.preamble();
    let sections = layout(preamble);
    let entry = sections
        .iter()
        .flat_map(|section| &section.entries)
        .find(|entry| entry.path.first().is_some_and(|name| name == table))?;
    let list = preamble[entry.value.clone()].starts_with('[');
    let message = if list {
        format!("{table} is written as a list in one value")
    } else {
        format!("{table} is written without a header of its own")
    };
    let base = cut.preamble - preamble.len();
    Some(
        error_at(cut.text, file, base + entry.key.start, message)
            .because("only records under headers of their own can be changed without touching the rest")
            .hint(format!("write {header} on a line of its own, and below it one key a line")),
    )
}
