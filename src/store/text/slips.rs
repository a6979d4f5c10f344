//! What is wrong with a text that TOML refuses, in words for a person: the usual slips of a hand
//! in an editor, each with its cause and what to write instead.
mod number;
mod value;

use std::ops::Range;

use crate::error::Error;

use super::layout::{Entry, Section, layout};
use super::lines::{error_at, line_of, tidy};
use super::skip::line_end;

/// A slip inside a stretch of text: the offset, the words, and what to write.
pub(super) struct Slip {
    pub at: usize,
    pub message: String,
    pub cause: Option<String>,
    pub hint: Option<String>,
}

impl Slip {
    pub fn new(at: usize, message: impl Into<String>) -> Self {
        Slip { at, message: message.into(), cause: None, hint: None }
    }

    pub fn because(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn into_error(self, text: &str, file: &str, base: usize) -> Error {
        let mut error = error_at(text, file, base + self.at, self.message);
        if let Some(cause) = self.cause {
            error = error.because(cause);
        }
        match self.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

/// The first slip in a stretch of a file's text, if TOML refuses that stretch.
pub(super) fn find_slip(text: &str, file: &str, range: Range<usize>) -> Option<Error> {
    let part = &text[range.clone()];
    let failure = toml::from_str::<toml::Table>(part).err()?;
    let sections = layout(part);
    let slip = sections
        .iter()
        .find_map(|section| slip_of_section(part, section))
        .or_else(|| slip_of_twice(text, range.start, &sections))
        .unwrap_or_else(|| library_slip(&failure));
    Some(slip.into_error(text, file, range.start))
}

/// The library's own words, where none of ours fit.
pub(super) fn library_slip(failure: &toml::de::Error) -> Slip {
    let at = failure.span().map_or(0, |span| span.start);
    let first = failure.message().lines().next().unwrap_or("");
    Slip::new(at, format!("this does not read as TOML: {}", tidy(first, 160)))
}

fn parses(part: &str) -> bool {
    toml::from_str::<toml::Table>(part).is_ok()
}

fn slip_of_section(part: &str, section: &Section) -> Option<Slip> {
    if !section.path.is_empty() && !parses(&part[section.header..section.body]) {
        return Some(slip_of_header(part, section));
    }
    let broken = section.entries.iter().find(|entry| !parses(&part[entry.start..entry.end]))?;
    Some(slip_of_entry(part, broken))
}

fn slip_of_header(part: &str, section: &Section) -> Slip {
    let line = part[section.header..line_end(part.as_bytes(), section.header)].trim_end();
    let name = section.path.join(".");
    let name = name.trim().trim_matches(['[', ']']);
    let (open, close) = if section.block { ("[[", "]]") } else { ("[", "]") };
    let bare = tidy(name, 40);
    let shown = tidy(line, 60);
    if name.is_empty() {
        return Slip::new(section.header, format!("the header {shown} has no name"))
            .hint("write what the lines below it are, as in [[goal]]");
    }
    let bracketed = line.find(']');
    if bracketed.is_none_or(|at| section.block && !line[at..].starts_with("]]")) {
        return Slip::new(section.header, format!("the header {shown} is not closed"))
            .hint(format!("write {open}{bare}{close}"));
    }
    if name.contains(char::is_whitespace) {
        return Slip::new(section.header, format!("the header {shown} holds a space"))
            .hint("a header is one word, as in [[goal]]");
    }
    Slip::new(section.header, format!("the header {shown} does not stand alone"))
        .hint(format!("write {open}{bare}{close} on a line of its own"))
}

fn slip_of_entry(part: &str, entry: &Entry) -> Slip {
    let line_start = entry.key.start;
    let line = part[line_start..line_end(part.as_bytes(), line_start)].trim_end();
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
        return Slip::new(line_start, "a conflict marker of git stands in the file")
            .because("two versions of the file were merged and did not fit together")
            .hint("keep the lines that are right, and delete the lines with <<<<<<<, ======= and >>>>>>>");
    }
    if let Some((far, odd)) =
        part[line_start..entry.end].char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    {
        return Slip::new(
            line_start + far,
            format!("an invisible control character (U+{:04X}) stands here", u32::from(odd)),
        )
        .hint("delete it, or write the line anew");
    }
    let key = part[entry.key.clone()].trim();
    if entry.path.is_empty() || key.split(['"', '\'']).next().is_some_and(|bare| bare.contains(':')) {
        return slip_without_equals(line, line_start);
    }
    if let Some(slip) = slip_of_key(key, line, entry) {
        return slip;
    }
    value::slip_of_value(part, entry, &tidy(key, 40))
}

fn slip_without_equals(line: &str, at: usize) -> Slip {
    if line.starts_with("//") || line.starts_with(';') || line.starts_with("--") {
        return Slip::new(at, "a comment begins with # here")
            .hint(format!("write # {}", tidy(line.trim_start_matches(['/', ';', '-', ' ']), 50)));
    }
    if let Some((key, value)) = line.split_once(':')
        && is_bare(key.trim())
        && !value.starts_with("//")
    {
        let key = key.trim();
        let value = value.trim().trim_start_matches('=').trim();
        let hint = if value.is_empty() {
            format!("write {key} = \"…\"")
        } else {
            format!("write {key} = {}", value::suggest(value))
        };
        return Slip::new(at, format!("behind {key} stands a colon where = belongs")).hint(hint);
    }
    if is_bare(line) {
        return Slip::new(at, format!("{line} has no value")).hint(format!("write {line} = \"…\", or delete the line"));
    }
    if let Some((key, value)) = line.split_once(char::is_whitespace)
        && is_bare(key)
        && value.trim_start().starts_with(['"', '\'', '[', '{', '“', '”', '„'])
    {
        return Slip::new(at, format!("behind {key} the = is missing"))
            .hint(format!("write {key} = {}", value::suggest(value.trim())));
    }
    Slip::new(at, "this line is neither a key with its value nor a comment")
        .hint("put # in front of it if it is a note, or write it as key = \"text\"")
}

fn slip_of_key(key: &str, line: &str, entry: &Entry) -> Option<Slip> {
    if key.is_empty() {
        return Some(
            Slip::new(entry.key.start, "in front of = no key is given").hint(format!("write key {}", tidy(line, 50))),
        );
    }
    if key.split('.').all(|name| is_bare(name.trim())) || key.starts_with(['"', '\'']) {
        return None;
    }
    let shown = tidy(key, 40);
    if key.contains(char::is_whitespace) {
        return Some(
            Slip::new(entry.key.start, format!("the key {shown} is more than one word"))
                .hint(format!("write {} = …", tidy(&key.split_whitespace().collect::<Vec<_>>().join("_"), 40)))
                .hint_if_text(line),
        );
    }
    Some(
        Slip::new(entry.key.start, format!("the key {shown} holds a character that a key cannot have"))
            .hint(format!("a key has letters from a to z, digits, _ and -; or write it in quotes: \"{shown}\" = …")),
    )
}

impl Slip {
    /// A sentence that happens to hold an `=` is no key: it gets the other advice.
    fn hint_if_text(mut self, line: &str) -> Self {
        if line.split('=').next().is_some_and(|before| before.split_whitespace().count() > 4) {
            self.hint = Some("put # in front of the line if it is a note".to_owned());
        }
        self
    }
}

/// Whether a word is a key that needs no quotes.
fn is_bare(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// A key or a table that stands twice in one record.
fn slip_of_twice(text: &str, base: usize, sections: &[Section]) -> Option<Slip> {
    for section in sections {
        for (i, entry) in section.entries.iter().enumerate() {
            let earlier = section.entries[..i]
                .iter()
                .find(|other| other.path.starts_with(&entry.path) || entry.path.starts_with(&other.path));
            if let Some(first) = earlier {
                return Some(twice(text, base, &entry.path.join("."), first.key.start, entry.key.start));
            }
        }
    }
    for (i, section) in sections.iter().enumerate() {
        let Some((name, parent)) = section.path.split_last() else {
            continue;
        };
        for other in &sections[..i] {
            let alike = other.path == section.path && !(other.block && section.block);
            if alike {
                return Some(twice(text, base, &section.path.join("."), other.header, section.header));
            }
            if other.path == parent
                && let Some(entry) = other.entries.iter().find(|entry| entry.path.first() == Some(name))
            {
                return Some(twice(text, base, name, entry.key.start, section.header));
            }
        }
    }
    None
}

fn twice(text: &str, base: usize, key: &str, first: usize, second: usize) -> Slip {
    let (one, two) = (line_of(text, base + first), line_of(text, base + second));
    Slip::new(second, format!("{} is given twice in one record, on line {one} and on line {two}", tidy(key, 40)))
        .hint("keep the right one and delete the other")
}
