//! The values of one record against the fields of its kind.
use crate::error::Error;
use crate::record::check::{Misfit, judge, nearest};
use crate::record::{Field, Kind, Shape};

use super::super::layout::{Section, layout};
use super::super::lines::{error_at, tidy};
use super::super::scan::Chunk;
use super::super::write_value::from_value;
use super::{Checked, header_of};

/// Keys that the program itself writes into records of any kind.
const OWN: [&str; 3] = ["id", "updated", "conflict"];

/// What judging a record needs to know of its place.
struct Place<'p> {
    text: &'p str,
    file: &'p str,
    chunk: &'p Chunk<'p>,
    sections: Vec<Section>,
}

/// Adds what is wrong with a record's values.
pub(super) fn judge_record(
    text: &str,
    file: &str,
    chunk: &Chunk<'_>,
    kind: &'static Kind,
    record: &toml::Table,
    found: &mut Checked,
) {
    let place = Place { text, file, chunk, sections: layout(&text[chunk.start..chunk.end]) };
    let mut misfits = Vec::new();
    if let Some(id) = record.get("id")
        && !id.is_str()
    {
        let message = format!("the id of a {} is text, not {}", kind.noun, tidy(&id.to_string(), 40));
        misfits.push(place.error(&["id"], message).hint(format!("write id = \"{}\"", tidy(&id.to_string(), 40))));
    }
    judge_table(&place, &[], kind.fields, record, kind.noun, &mut misfits, &mut found.warnings);
    for field in kind.fields.iter().filter(|field| field.required && !record.contains_key(field.key)) {
        let error = error_at(text, file, chunk.header, lack(kind.noun, field));
        misfits.push(error.hint(format!("write {} below {}", example(field), header_of(kind))));
    }
    misfits.sort_by_key(|error| error.at.as_ref().map_or((0, 0), |at| (at.line, at.column)));
    found.problems.extend(misfits);
}

fn judge_table(
    place: &Place<'_>,
    path: &[&str],
    fields: &'static [Field],
    table: &toml::Table,
    noun: &str,
    misfits: &mut Vec<Error>,
    warnings: &mut Vec<Error>,
) {
    for (key, value) in table {
        let here: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
        let Some(field) = fields.iter().find(|field| field.key == key) else {
            warnings.extend(unknown(place, &here, fields, table));
            continue;
        };
        if let (Shape::Records(inner), toml::Value::Array(items)) = (&field.shape, value) {
            for (i, item) in items.iter().enumerate() {
                let index = i.to_string();
                let deeper: Vec<&str> = here.iter().copied().chain([index.as_str()]).collect();
                match item {
                    toml::Value::Table(sub) => {
                        for missing in inner.iter().filter(|field| field.required && !sub.contains_key(field.key)) {
                            let message = lack(&format!("{key} of the {noun}"), missing);
                            let hint = format!("write {} there", example(missing));
                            misfits.push(place.error(&deeper, message).hint(hint));
                        }
                        judge_table(place, &deeper, inner, sub, key, misfits, warnings);
                    }
                    _ => misfits.push(place.error(&here, format!("{key} is a list of records, not of single values"))),
                }
            }
            continue;
        }
        let outcome = match from_value(value) {
            Some(value) => judge(field, &value).map(drop),
            None => Err(Misfit {
                message: format!("{key} holds a time, and a day is enough"),
                hint: value.as_datetime().and_then(|found| found.date).map(|date| format!("write {key} = {date}")),
                path: Vec::new(),
            }),
        };
        if let Err(misfit) = outcome {
            let deeper: Vec<&str> = here.iter().copied().chain(misfit.path.iter().map(String::as_str)).collect();
            let error = place.error(&deeper, tidy(&misfit.message, 400));
            misfits.push(match misfit.hint {
                Some(hint) => error.hint(tidy(&hint, 200)),
                None => error,
            });
        }
    }
}

/// A warning about a key that is near a known one which the record does not have.
fn unknown(place: &Place<'_>, path: &[&str], fields: &[Field], table: &toml::Table) -> Option<Error> {
    let key = path.last()?;
    if OWN.contains(key) || fields.is_empty() {
        return None;
    }
    let free = fields.iter().map(|field| field.key).filter(|known| !table.contains_key(*known));
    let near = nearest(key, free)?;
    let offset = place.key_offset(path);
    let warning =
        error_at(place.text, place.file, offset, format!("{} is not known here, and is left as it is", tidy(key, 40)));
    Some(warning.hint(format!("did you mean {near}?")))
}

/// What is said of a required key that is missing.
fn lack(what: &str, field: &Field) -> String {
    match field.help.trim() {
        "" => format!("this {what} has no {}", field.key),
        help => format!("this {what} has no {} ({help})", field.key),
    }
}

/// A field as a line that could be written.
fn example(field: &Field) -> String {
    let value = match field.shape {
        Shape::Date(_) => "2027-03-31".to_owned(),
        Shape::Int(low, _) => low.max(1).to_string(),
        Shape::Number(low, _) => format!("{:?}", low.max(1.0)),
        Shape::Bool => "true".to_owned(),
        Shape::Choice(choices) => {
            choices.first().map_or_else(|| "\"…\"".to_owned(), |choice| format!("\"{}\"", choice.key))
        }
        Shape::Level(_) => "3".to_owned(),
        Shape::Money => "\"1500 EUR\"".to_owned(),
        Shape::Pay => "\"45000 EUR/year\"".to_owned(),
        Shape::Every => "\"6 weeks\"".to_owned(),
        Shape::List(_) | Shape::Records(_) => "[]".to_owned(),
        Shape::Table(_) => "{ … }".to_owned(),
        Shape::Text | Shape::Ref(_) | Shape::RefStep => "\"…\"".to_owned(),
    };
    format!("{} = {value}", field.key)
}

impl Place<'_> {
    fn error(&self, path: &[&str], message: String) -> Error {
        error_at(self.text, self.file, self.find(path).0, message)
    }

    fn key_offset(&self, path: &[&str]) -> usize {
        self.find(path).1
    }

    /// Where a value and its key stand: the nearest place that is known for the path.
    fn find(&self, path: &[&str]) -> (usize, usize) {
        let base = self.chunk.start;
        let nowhere = (self.chunk.header, self.chunk.header);
        let Some(main) = self.sections.iter().position(|section| section.path.len() == 1) else {
            return nowhere;
        };
        let mut section = main;
        let mut rest = path;
        // Down through `[[goal.checkin]]` and `[review.answers]`, as far as headers go.
        while let [key, deeper @ ..] = rest {
            let mut wanted = self.sections[section].path.clone();
            wanted.push((*key).to_owned());
            let index = deeper.first().and_then(|index| index.parse::<usize>().ok());
            let below = self.sections.iter().enumerate().skip(section + 1).filter(|(_, other)| other.path == wanted);
            match (below.clone().nth(index.unwrap_or(0)), index) {
                (Some((i, other)), Some(_)) if other.block => (section, rest) = (i, &deeper[1..]),
                (Some((i, other)), _) if !other.block => (section, rest) = (i, deeper),
                _ => break,
            }
        }
        let found = &self.sections[section];
        let Some(key) = rest.first() else {
            return (base + found.header, base + found.header);
        };
        let fits = |entry: &&super::super::layout::Entry| {
            entry.path.iter().zip(rest).all(|(a, b)| a == b) && entry.path.first().is_some_and(|name| name == key)
        };
        match found.entries.iter().find(fits) {
            Some(entry) => (base + entry.value.start, base + entry.key.start),
            None => (base + found.header, base + found.header),
        }
    }
}
