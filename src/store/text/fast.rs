//! The quick way from one record's text to a value: for records as they are nearly always written.
//!
//! It reads what is plain by itself, hands single odd values to `toml`, and gives up on anything
//! else; the caller then takes the slow way, which also explains what is wrong. So it may refuse
//! what is right, but never accepts what `toml` refuses.
mod value;

use std::fmt;

use serde::Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor, value::BorrowedStrDeserializer,
};
use serde::forward_to_deserialize_any;

use super::skip::{line_end, next_line, skip_blanks, skip_value};
use value::Raw;

/// The quick way ended; nothing more is known.
#[derive(Debug)]
pub(super) struct GivenUp;

impl fmt::Display for GivenUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a plain record")
    }
}

impl std::error::Error for GivenUp {}

impl serde::de::Error for GivenUp {
    fn custom<T: fmt::Display>(_: T) -> Self {
        GivenUp
    }
}

/// One `key = value`.
type Pair<'a> = (&'a str, Raw<'a>);

/// A `[[goal.checkin]]` or `[goal.metric]` with its keys.
struct Part<'a> {
    name: &'a str,
    block: bool,
    pairs: std::ops::Range<usize>,
}

/// The pieces of one record; kept between records, so that their memory is used again.
#[derive(Default)]
pub(super) struct Reader<'a> {
    pairs: Vec<Pair<'a>>,
    main: usize,
    parts: Vec<Part<'a>>,
}

impl<'a> Reader<'a> {
    /// Reads the record of this table in a chunk's text.
    pub fn read<T: DeserializeOwned>(&mut self, chunk: &'a str, table: &str) -> Result<T, GivenUp> {
        self.split(chunk, table).ok_or(GivenUp)?;
        T::deserialize(Record { reader: self })
    }

    /// Cuts the text into keys and values; `None` if it is not plain.
    fn split(&mut self, chunk: &'a str, table: &str) -> Option<()> {
        self.pairs.clear();
        self.parts.clear();
        let bytes = chunk.as_bytes();
        let mut at = 0;
        let mut headed = false;
        while at < bytes.len() {
            let first = skip_blanks(bytes, at);
            match bytes.get(first) {
                None | Some(b'\n') => at = next_line(bytes, first),
                Some(b'\r') if bytes.get(first + 1) == Some(&b'\n') => at = first + 2,
                Some(b'#') => at = skip_comment(bytes, first)?,
                Some(b'[') => {
                    let (name, block, end) = read_header(chunk, first, table)?;
                    match name {
                        None if headed || !block => return None,
                        None => headed = true,
                        Some(name) => {
                            self.close_part()?;
                            let from = self.pairs.len();
                            self.parts.push(Part { name, block, pairs: from..from });
                        }
                    }
                    at = end_line(bytes, end)?;
                }
                Some(_) if headed => {
                    let (pair, end) = read_pair(chunk, first)?;
                    self.pairs.push(pair);
                    at = end_line(bytes, end)?;
                }
                Some(_) => return None,
            }
        }
        self.close_part()?;
        headed.then_some(())
    }

    /// Ends the part that was open, and refuses a key that it holds twice.
    fn close_part(&mut self) -> Option<()> {
        let count = self.pairs.len();
        let from = match self.parts.last_mut() {
            Some(part) => {
                part.pairs.end = count;
                part.pairs.start
            }
            None => {
                self.main = count;
                0
            }
        };
        let pairs = &self.pairs[from..];
        let twice = pairs.iter().enumerate().any(|(i, (key, _))| pairs[..i].iter().any(|(other, _)| other == key));
        if twice {
            return None;
        }
        self.parts.last().is_none_or(|part| self.is_new(part)).then_some(())
    }

    /// Whether a part may stand there: its name is no key, and a table stands there once.
    fn is_new(&self, part: &Part<'_>) -> bool {
        let earlier = &self.parts[..self.parts.len() - 1];
        self.pairs[..self.main].iter().all(|(key, _)| *key != part.name)
            && earlier.iter().all(|other| other.name != part.name || (other.block && part.block))
    }
}

/// Behind the line break of a comment that holds nothing odd.
fn skip_comment(bytes: &[u8], at: usize) -> Option<usize> {
    let end = line_end(bytes, at);
    // A carriage return at the end of the text is no line break.
    if bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) != Some(&b'\n') {
        return None;
    }
    let odd = bytes[at..end].iter().any(|&b| b < b' ' && b != b'\t' || b == 0x7f);
    (!odd).then(|| next_line(bytes, at))
}

/// Behind the line break, if only a comment stands before it.
fn end_line(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip_blanks(bytes, at);
    match bytes.get(at) {
        None => Some(at),
        Some(b'\n') => Some(at + 1),
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => Some(at + 2),
        Some(b'#') => skip_comment(bytes, at),
        Some(_) => None,
    }
}

/// Behind a bare word that begins at `at`; `None` if there is none.
fn skip_word(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// The name behind the table's (`checkin`, or none), whether it has two brackets, and its end.
fn read_header<'a>(chunk: &'a str, at: usize, table: &str) -> Option<(Option<&'a str>, bool, usize)> {
    let bytes = chunk.as_bytes();
    let block = bytes.get(at + 1) == Some(&b'[');
    let from = at + 1 + usize::from(block);
    let end = skip_word(bytes, from)?;
    if chunk.get(from..end)? != table {
        return None;
    }
    let (name, end) = if bytes.get(end) == Some(&b'.') {
        let behind = skip_word(bytes, end + 1)?;
        (Some(chunk.get(end + 1..behind)?), behind)
    } else {
        (None, end)
    };
    let closed = bytes.get(end) == Some(&b']') && (!block || bytes.get(end + 1) == Some(&b']'));
    closed.then_some((name, block, end + 1 + usize::from(block)))
}

fn read_pair(text: &str, at: usize) -> Option<(Pair<'_>, usize)> {
    let bytes = text.as_bytes();
    let word = skip_word(bytes, at)?;
    let equals = skip_blanks(bytes, word);
    if bytes.get(equals) != Some(&b'=') {
        return None;
    }
    let from = skip_blanks(bytes, equals + 1);
    let value = skip_value(bytes, from);
    if !value.closed || value.end == from {
        return None;
    }
    Some(((text.get(at..word)?, Raw(text.get(from..value.end)?)), value.end))
}

/// A whole record as a map.
struct Record<'r, 'a> {
    reader: &'r Reader<'a>,
}

impl<'de> Deserializer<'de> for Record<'_, 'de> {
    type Error = GivenUp;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_map(RecordAccess { reader: self.reader, next: 0, part: 0 })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// First the record's own keys, then its parts, those of one list together.
struct RecordAccess<'r, 'a> {
    reader: &'r Reader<'a>,
    next: usize,
    part: usize,
}

impl<'de> MapAccess<'de> for RecordAccess<'_, 'de> {
    type Error = GivenUp;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, GivenUp> {
        let reader = self.reader;
        if self.next < reader.main {
            return seed.deserialize(BorrowedStrDeserializer::new(reader.pairs[self.next].0)).map(Some);
        }
        // The first part of a list stands for all of them.
        while let Some(part) = reader.parts.get(self.part) {
            if reader.parts[..self.part].iter().all(|other| other.name != part.name) {
                return seed.deserialize(BorrowedStrDeserializer::new(part.name)).map(Some);
            }
            self.part += 1;
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, GivenUp> {
        let reader = self.reader;
        if self.next < reader.main {
            let raw = reader.pairs[self.next].1;
            self.next += 1;
            return seed.deserialize(raw);
        }
        let at = self.part;
        self.part += 1;
        let part = reader.parts.get(at).ok_or(GivenUp)?;
        if part.block {
            seed.deserialize(List { reader, at })
        } else {
            seed.deserialize(Pairs(&reader.pairs[part.pairs.clone()]))
        }
    }
}

/// All parts of one list, from the first on.
struct List<'r, 'a> {
    reader: &'r Reader<'a>,
    at: usize,
}

impl<'de> Deserializer<'de> for List<'_, 'de> {
    type Error = GivenUp;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_seq(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = GivenUp;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, GivenUp> {
        let Some(part) = self.reader.parts.get(self.at) else {
            return Ok(None);
        };
        let far = self.reader.parts[self.at + 1..].iter().position(|other| other.name == part.name);
        self.at = far.map_or(self.reader.parts.len(), |far| self.at + 1 + far);
        seed.deserialize(Pairs(&self.reader.pairs[part.pairs.clone()])).map(Some)
    }
}

/// The keys of one part.
#[derive(Clone, Copy)]
struct Pairs<'r, 'a>(&'r [Pair<'a>]);

impl<'de> Deserializer<'de> for Pairs<'_, 'de> {
    type Error = GivenUp;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_map(PairsAccess(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct PairsAccess<'r, 'a>(&'r [Pair<'a>]);

impl<'de> MapAccess<'de> for PairsAccess<'_, 'de> {
    type Error = GivenUp;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, GivenUp> {
        match self.0.first() {
            Some((key, _)) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, GivenUp> {
        let ((_, raw), rest) = self.0.split_first().ok_or(GivenUp)?;
        self.0 = rest;
        seed.deserialize(*raw)
    }
}

impl<'de> IntoDeserializer<'de, GivenUp> for Raw<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
