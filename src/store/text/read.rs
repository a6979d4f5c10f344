//! Records read from the text of a file, one by one.
//!
//! Parsing a large file whole takes nine kilobytes of memory a record; one by one it takes what the
//! records themselves need.
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::error::{Error, Result};
use crate::record::Kind;

use super::diagnose;
use super::fast::Reader;
use super::ids::{HasId, give_ids};
use super::layout::layout;
use super::lines::error_at;
use super::scan::{Chunk, Header, Scan, scan};

/// How many records are parsed at once where the quick way gives up.
const BATCH: usize = 16;

/// The newest format of the data folder that this program reads.
const FORMAT: i64 = 1;

/// The records under `[[table]]`, in the order of the file.
pub fn records<T: DeserializeOwned>(text: &str, file: &str, table: &str) -> Result<Vec<T>> {
    let cut = scan(text);
    refuse_inline(&cut, file, table, &format!("[[{table}]]"))?;
    let mut records = Vec::new();
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(chunk) = cut.chunks.get(at) {
        if chunk.name != table {
            at += 1;
        } else if chunk.form != Header::Block {
            return Err(diagnose::unreadable_as(text, file, chunk));
        } else if let Ok(record) = reader.read(cut.chunk_text(chunk), table) {
            records.push(record);
            at += 1;
        } else {
            at += read_slowly(&cut, at, file, table, &mut records)?;
        }
    }
    Ok(records)
}

/// Reads a batch of records through `toml`, and says how many they were.
///
/// Where one record is not plain, those behind it often are not either.
fn read_slowly<T: DeserializeOwned>(
    cut: &Scan<'_>,
    at: usize,
    file: &str,
    table: &str,
    records: &mut Vec<T>,
) -> Result<usize> {
    let run = cut.chunks[at..].iter().take(BATCH);
    let count = run.take_while(|next| next.name == table && next.form == Header::Block).count();
    let chunks = &cut.chunks[at..at + count];
    let batch = cut.text.get(chunks[0].start..chunks[count - 1].end).unwrap_or("");
    match parse_batch(batch, table, records) {
        Ok(()) => Ok(count),
        Err(_) => Err(blame(cut.text, file, chunks, |one| parse_batch::<T>(one, table, &mut Vec::new()))),
    }
}

/// The one `[table]` of a file, if it is there.
pub fn single<T: DeserializeOwned>(text: &str, file: &str, table: &str) -> Result<Option<T>> {
    let cut = scan(text);
    refuse_inline(&cut, file, table, &format!("[{table}]"))?;
    let mut found = cut.chunks.iter().filter(|chunk| chunk.name == table);
    let Some(chunk) = found.next() else {
        return Ok(None);
    };
    if chunk.form != Header::Table {
        return Err(diagnose::unreadable_as(text, file, chunk));
    }
    if let Some(second) = found.next() {
        return Err(diagnose::single_twice(text, file, chunk, second));
    }
    match parse_single(cut.chunk_text(chunk), table) {
        Ok(record) => Ok(record),
        Err(_) => Err(blame(text, file, &[*chunk], |one| parse_single::<T>(one, table).map(drop))),
    }
}

/// The records of a kind, each with an id, made of its title where the file has none.
///
/// An error tells more than that of [`records`], since the kind's fields are known.
pub fn read<T: DeserializeOwned + HasId>(text: &str, file: &str, kind: &'static Kind) -> Result<Vec<T>> {
    let mut found: Vec<T> =
        records(text, file, kind.table).map_err(|error| diagnose::problem(text, file, kind).unwrap_or(error))?;
    give_ids(&mut found, kind.noun);
    Ok(found)
}

/// The one record of a kind, as [`single`], with errors that know its fields.
pub fn read_single<T: DeserializeOwned>(text: &str, file: &str, kind: &'static Kind) -> Result<Option<T>> {
    single(text, file, kind.table).map_err(|error| diagnose::problem(text, file, kind).unwrap_or(error))
}

/// Refuses a `career.toml` whose `format` is newer than this program knows.
pub fn check_format(text: &str, file: &str) -> Result<()> {
    let cut = scan(text);
    let preamble = cut.preamble();
    let sections = layout(preamble);
    let Some(entry) = sections.iter().flat_map(|section| &section.entries).find(|entry| entry.path == ["format"])
    else {
        return Ok(());
    };
    let raw = &preamble[entry.value.clone()];
    let at = cut.preamble - preamble.len() + entry.value.start;
    match raw.parse::<i64>() {
        Ok(format) if (1..=FORMAT).contains(&format) => Ok(()),
        Ok(format) if format > FORMAT => Err(error_at(
            text,
            file,
            at,
            format!("this data is in format {format}; this version of career reads up to format {FORMAT}"),
        )
        .because("a newer version of career wrote it, perhaps on another machine")
        .hint("install the newest career here and run the command again; nothing was changed")),
        _ => Err(error_at(
            text,
            file,
            at,
            format!("the format is a whole number from 1 on, not {}", super::lines::tidy(raw, 40)),
        )
        .hint(format!("write: format = {FORMAT}"))),
    }
}

/// Refuses a text that is not TOML anywhere, whatever its records hold.
pub fn check_syntax(text: &str, file: &str) -> Result<()> {
    check_syntax_but(text, file, &[])
}

/// The same, but for the blocks of these tables: they are read by their type beside it, which
/// refuses all that is not TOML too, and takes half of the time.
pub fn check_syntax_but(text: &str, file: &str, tables: &[&str]) -> Result<()> {
    let cut = scan(text);
    if toml::from_str::<IgnoredTable>(cut.preamble()).is_err() {
        return Err(diagnose::unreadable_preamble(&cut, file));
    }
    for (i, chunk) in cut.chunks.iter().enumerate() {
        if chunk.form == Header::Block && tables.contains(&chunk.name) {
            continue;
        }
        if toml::from_str::<IgnoredTable>(cut.chunk_text(chunk)).is_err() || chunk.form == Header::Stray {
            return Err(diagnose::unreadable(text, file, chunk, None));
        }
        if chunk.form == Header::Table
            && let Some(other) = cut.chunks[..i].iter().find(|other| other.name == chunk.name)
        {
            return Err(diagnose::single_twice(text, file, other, chunk));
        }
    }
    Ok(())
}

/// Any table, parsed and thrown away.
struct IgnoredTable;

impl<'de> serde::Deserialize<'de> for IgnoredTable {
    fn deserialize<D: Deserializer<'de>>(source: D) -> std::result::Result<Self, D::Error> {
        source.deserialize_any(IgnoredAny).map(|_| IgnoredTable)
    }
}

/// `goal = [{…}]` above the records is TOML, but nothing that a change could be made in.
pub(super) fn refuse_inline(cut: &Scan<'_>, file: &str, table: &str, header: &str) -> Result<()> {
    if !cut.preamble().contains(table) {
        return Ok(());
    }
    match diagnose::inline_records(cut, file, table, header) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// The error of the first record of a batch that does not read.
fn blame(
    text: &str,
    file: &str,
    chunks: &[Chunk<'_>],
    mut parse: impl FnMut(&str) -> std::result::Result<(), toml::de::Error>,
) -> Error {
    for chunk in chunks {
        if let Err(error) = parse(&text[chunk.start..chunk.end]) {
            return diagnose::misfit(text, file, chunk, &error);
        }
    }
    Error::data(format!("{file} could not be read"))
}

pub(super) fn parse_batch<T: DeserializeOwned>(
    text: &str,
    table: &str,
    records: &mut Vec<T>,
) -> std::result::Result<(), toml::de::Error> {
    Batch { table, records }.deserialize(toml::Deserializer::parse(text)?)
}

fn parse_single<T: DeserializeOwned>(text: &str, table: &str) -> std::result::Result<Option<T>, toml::de::Error> {
    Only { table, record: PhantomData }.deserialize(toml::Deserializer::parse(text)?)
}

/// Reads `{ goal = [ … ] }` and appends what it holds.
struct Batch<'t, T> {
    table: &'t str,
    records: &'t mut Vec<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Batch<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> std::result::Result<(), D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Batch<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "records under [[{}]]", self.table)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == self.table {
                map.next_value_seed(Items(&mut *self.records))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Items<'t, T>(&'t mut Vec<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Items<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> std::result::Result<(), D::Error> {
        source.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Items<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }
}

/// Reads `{ person = { … } }`.
struct Only<'t, T> {
    table: &'t str,
    record: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Only<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> std::result::Result<Option<T>, D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Only<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a table [{}]", self.table)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Option<T>, A::Error> {
        let mut record = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == self.table {
                record = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(record)
    }
}
