//! Changes to the text of one record that leave every other byte of it alone.
//!
//! The text is known to parse. Each step reads the layout anew, since the one before moved bytes.
mod nested;

use std::ops::Range;

use crate::record::{Field, Kind, Value, Values};

use super::layout::{Entry, Section, layout};
use super::model::{is_blocks, list_fields};
use super::skip::skip_string;
use super::write_value::{Lines, from_value, write_key, write_value};

/// A record's text while it is changed.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The kind.
    pub kind: &'static Kind,
    /// Its text: leading comments, header, keys, sub-records.
    pub text: String,
    /// The line break that new lines get.
    pub eol: &'static str,
}

/// Which table of a record a key belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'s> {
    /// The record itself.
    Main,
    /// The sub-record at a position of a list.
    Sub(&'s str, usize),
}

type Outcome = Result<(), String>;

impl Piece {
    /// Sets a key.
    pub fn set(&mut self, base: Base<'_>, key: &str, value: &Value) -> Outcome {
        let fields = self.fields(base);
        if let (Base::Main, Value::List(items)) = (base, value)
            && is_blocks(fields, key)
        {
            self.unset(base, key)?;
            return items.iter().try_for_each(|item| match item {
                Value::Table(values) => self.push(key, values),
                _ => Err(format!("`{key}` takes records, not single values")),
            });
        }
        if let (Base::Main, Value::Table(values)) = (base, value) {
            return self.set_table(key, values, value);
        }
        let lines = if self.eol == "\n" { Lines::Kept } else { Lines::Escaped };
        self.put(base, key, &write_value(value, lines)?)
    }

    fn fields(&self, base: Base<'_>) -> &'static [Field] {
        match base {
            Base::Main => self.kind.fields,
            Base::Sub(list, _) => list_fields(self.kind, list),
        }
    }

    /// Sets a key to text that is a TOML value already.
    pub fn put(&mut self, base: Base<'_>, key: &str, rendered: &str) -> Outcome {
        let sections = layout(&self.text);
        let at = self.find(&sections, base)?;
        let section = &sections[at];
        let same: Vec<&Entry> =
            section.entries.iter().filter(|entry| entry.path.first().is_some_and(|k| k == key)).collect();
        if let [entry] = same[..]
            && entry.path.len() == 1
        {
            let (value, start) = (entry.value.clone(), entry.start);
            self.replace(value, start, rendered);
            return Ok(());
        }
        if !same.is_empty() || sections.iter().any(|other| is_below(other, section, key)) {
            self.unset(base, key)?;
        }
        self.insert(base, key, rendered)
    }

    /// Puts a value in the place of another; comments inside the old one move above its key.
    fn replace(&mut self, value: Range<usize>, start: usize, rendered: &str) {
        let comments = comments_in(&self.text[value.clone()]);
        let lines: String = comments.iter().map(|comment| format!("{comment}{}", self.eol)).collect();
        self.text.replace_range(value, rendered);
        self.text.insert_str(start, &lines);
    }

    /// Adds a key that is not there yet, behind the ones that come before it in the kind.
    fn insert(&mut self, base: Base<'_>, key: &str, rendered: &str) -> Outcome {
        let fields = self.fields(base);
        let sections = layout(&self.text);
        let section = &sections[self.find(&sections, base)?];
        let rank = rank_of(fields, key);
        let before = section.entries.iter().rev().find(|entry| {
            entry.path.first().is_some_and(|other| rank_of(fields, other) < rank || rank > fields.len() + 1)
        });
        let (at, indent) = match before {
            Some(entry) => (entry.end, self.text[entry.start..entry.key.start].to_owned()),
            None => (section.body, String::new()),
        };
        let line = format!("{indent}{} = {rendered}{}", write_key(key), self.eol);
        self.insert_lines(at, &line);
        Ok(())
    }

    fn insert_lines(&mut self, at: usize, lines: &str) {
        if at > 0 && self.text.as_bytes()[at - 1] != b'\n' {
            self.text.insert_str(at, self.eol);
            self.text.insert_str(at + self.eol.len(), lines);
        } else {
            self.text.insert_str(at, lines);
        }
    }

    /// Removes a key in whatever form it stands; a comment behind it stays on a line of its own.
    pub fn unset(&mut self, base: Base<'_>, key: &str) -> Outcome {
        let sections = layout(&self.text);
        let section = &sections[self.find(&sections, base)?];
        let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
        for entry in &section.entries {
            if entry.path.first().is_some_and(|name| name == key) {
                cuts.push((entry.start..entry.end, self.kept_comment(entry)));
            }
        }
        let group = group_end(&sections, self.find(&sections, base)?);
        for other in
            sections[..group].iter().filter(|other| other.start >= section.start && is_below(other, section, key))
        {
            cuts.push((self.section_range(other), String::new()));
        }
        cuts.sort_by_key(|(range, _)| range.start);
        for (range, with) in cuts.into_iter().rev() {
            self.text.replace_range(range, &with);
        }
        Ok(())
    }

    /// The comments of an entry that goes: those inside its value and the one behind it.
    fn kept_comment(&self, entry: &Entry) -> String {
        let mut kept = String::new();
        let indent = &self.text[entry.start..entry.key.start];
        for comment in comments_in(&self.text[entry.value.start..entry.end]) {
            kept.push_str(&format!("{indent}{comment}{}", self.eol));
        }
        kept
    }

    /// The bytes of a section that goes; comments apart from it stay, and so does the space
    /// between this record and the next.
    fn section_range(&self, section: &Section) -> Range<usize> {
        let content = section.content_end();
        let last = section.end == self.text.len();
        if last || !self.text[content..section.end].trim().is_empty() {
            section.start..content
        } else {
            section.start..section.end
        }
    }

    /// The index of the section that a base stands for.
    fn find(&self, sections: &[Section], base: Base<'_>) -> Result<usize, String> {
        let table = self.kind.table;
        let found = match base {
            Base::Main => sections.iter().position(|section| section.path == [table]),
            Base::Sub(list, index) => sections
                .iter()
                .enumerate()
                .filter(|(_, section)| section.block && section.path == [table, list])
                .nth(index)
                .map(|(i, _)| i),
        };
        found.ok_or_else(|| match base {
            Base::Main => format!("there is no [{table}] header"),
            Base::Sub(list, index) => format!("there is no {list} number {}", index + 1),
        })
    }
}

/// Where a key stands in its kind: `id` first, then the fields, then unknown keys, then `updated`.
fn rank_of(fields: &[Field], key: &str) -> usize {
    match key {
        "id" => 0,
        "updated" => fields.len() + 2,
        _ => fields.iter().position(|field| field.key == key).map_or(fields.len() + 1, |i| i + 1),
    }
}

/// Whether a section holds (part of) the table or list under `key` of another.
fn is_below(section: &Section, base: &Section, key: &str) -> bool {
    let depth = base.path.len();
    section.path.len() > depth && section.path[..depth] == base.path && section.path[depth] == key
}

/// Behind the last section that belongs to the one at `at`.
fn group_end(sections: &[Section], at: usize) -> usize {
    let path = &sections[at].path;
    let far = sections[at + 1..]
        .iter()
        .position(|section| section.path.len() <= path.len() || !section.path.starts_with(path));
    far.map_or(sections.len(), |far| at + 1 + far)
}

/// The comments in the text of a value.
fn comments_in(value: &str) -> Vec<&str> {
    let bytes = value.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'"' | b'\'' => at = skip_string(bytes, at).end.max(at + 1),
            b'#' => {
                let end = super::skip::line_end(bytes, at);
                comments.push(value[at..end].trim_end());
                at = end.max(at + 1);
            }
            _ => at += 1,
        }
    }
    comments
}

fn parse_value(raw: &str) -> Option<Value> {
    from_value(toml::from_str::<toml::Table>(&format!("x = {raw}")).ok()?.get("x")?)
}

/// A new record's text.
pub(super) fn write_record(kind: &'static Kind, values: &Values, eol: &'static str) -> Result<Piece, String> {
    let table = write_key(kind.table);
    let header = match kind.form {
        crate::record::Form::Single => format!("[{table}]{eol}"),
        _ => format!("[[{table}]]{eol}"),
    };
    let mut piece = Piece { kind, text: header, eol };
    let lines = if eol == "\n" { Lines::Kept } else { Lines::Escaped };
    // Keys first: behind a sub-record's header they would be the sub-record's.
    for (key, value) in values {
        let later = matches!(value, Value::Table(_)) || is_blocks(kind.fields, key);
        if !later {
            piece.text.push_str(&format!("{} = {}{eol}", write_key(key), write_value(value, lines)?));
        }
    }
    for (key, value) in values {
        if matches!(value, Value::Table(_)) || is_blocks(kind.fields, key) {
            piece.set(Base::Main, key, value)?;
        }
    }
    Ok(piece)
}
