//! One value: plain text, numbers and days by itself, everything else through `toml`.
use serde::de::{DeserializeSeed, IntoDeserializer, SeqAccess, Visitor, value::BorrowedStrDeserializer};
use serde::{Deserializer, forward_to_deserialize_any};

use super::super::date::{self, DAY};
use super::super::skip::{skip_blanks, skip_value};
use super::{GivenUp, Pair, PairsAccess, read_pair};

/// A value's text.
#[derive(Clone, Copy)]
pub(in crate::store::text) struct Raw<'a>(pub &'a str);

impl<'a> Raw<'a> {
    /// The text between double quotes, if nothing in it is special.
    fn plain_text(self) -> Option<&'a str> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        let plain = inner.bytes().all(|b| b >= b' ' && !matches!(b, b'"' | b'\\' | 0x7f) || b == b'\t');
        plain.then_some(inner)
    }

    /// A whole number of up to eighteen digits.
    fn whole_number(self) -> Option<i64> {
        let digits = self.0.strip_prefix('-').unwrap_or(self.0);
        let plain = (1..=18).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && (digits.len() == 1 || !digits.starts_with('0'));
        plain.then(|| self.0.parse().ok()).flatten()
    }

    /// A number with a point: `2.5`.
    fn number(self) -> Option<f64> {
        let (whole, part) = self.0.split_once('.')?;
        let plain = Raw(whole).whole_number().is_some() && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| self.0.parse().ok()).flatten()
    }

    /// The values of a list on one line that holds plain ones only.
    fn list(self) -> Option<Vec<Raw<'a>>> {
        let inner = self.0.strip_prefix('[')?.strip_suffix(']')?;
        let bytes = inner.as_bytes();
        let mut items = Vec::new();
        let mut at = skip_blanks(bytes, 0);
        while at < bytes.len() {
            let (item, end) = read_item(inner, at)?;
            items.push(item);
            at = skip_comma(bytes, end)?;
        }
        Some(items)
    }

    /// The pairs of a table on one line that holds plain values only.
    fn table(self) -> Option<Vec<Pair<'a>>> {
        let inner = self.0.strip_prefix('{')?.strip_suffix('}')?;
        let bytes = inner.as_bytes();
        let mut pairs: Vec<Pair<'a>> = Vec::new();
        let mut at = skip_blanks(bytes, 0);
        while at < bytes.len() {
            let key_end = at + inner.get(at..)?.find([' ', '='])?;
            let ((key, _), _) = read_pair(inner, at)?;
            let from = skip_blanks(bytes, key_end + inner.get(key_end..)?.find('=')? + 1);
            let (item, end) = read_item(inner, from)?;
            if pairs.iter().any(|(other, _)| *other == key) {
                return None;
            }
            pairs.push((key, item));
            at = skip_comma(bytes, end)?;
            // A comma behind the last pair is newer than the TOML that is read everywhere.
            if at >= bytes.len() && inner.trim_end().ends_with(',') {
                return None;
            }
        }
        Some(pairs)
    }

    /// The value through `toml`, which also refuses what is none.
    fn slow<'de, T>(
        self,
        read: impl FnOnce(toml::de::ValueDeserializer<'a>) -> Result<T, toml::de::Error>,
    ) -> Result<T, GivenUp>
    where
        'a: 'de,
    {
        let parsed = toml::de::ValueDeserializer::parse(self.0).map_err(|_| GivenUp)?;
        read(parsed).map_err(|_| GivenUp)
    }
}

/// A plain value inside a list or a table, and where it ends.
fn read_item(text: &str, at: usize) -> Option<(Raw<'_>, usize)> {
    let bytes = text.as_bytes();
    let end = match bytes.get(at)? {
        b'"' => skip_value(bytes, at).end,
        _ => at + text.get(at..)?.find([',', ' ', '\t', '\n', '\r']).unwrap_or(text.len() - at),
    };
    let raw = Raw(text.get(at..end)?);
    let plain = raw.plain_text().is_some()
        || raw.whole_number().is_some()
        || raw.number().is_some()
        || matches!(raw.0, "true" | "false")
        || date::parse(raw.0).is_some();
    plain.then_some((raw, end))
}

/// Behind the comma that follows, or the end.
fn skip_comma(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip_blanks(bytes, at);
    match bytes.get(at) {
        None => Some(at),
        Some(b',') => Some(skip_blanks(bytes, at + 1)),
        Some(_) => None,
    }
}

impl<'de> Deserializer<'de> for Raw<'de> {
    type Error = GivenUp;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        match self.0.as_bytes().first() {
            Some(b'"') => {
                if let Some(text) = self.plain_text() {
                    return visitor.visit_borrowed_str(text);
                }
            }
            Some(b'[') => {
                if let Some(items) = self.list() {
                    return visitor.visit_seq(Items(items.into_iter()));
                }
            }
            Some(b'{') => {
                if let Some(pairs) = self.table() {
                    return visitor.visit_map(PairsAccess(&pairs));
                }
            }
            Some(b't') if self.0 == "true" => return visitor.visit_bool(true),
            Some(b'f') if self.0 == "false" => return visitor.visit_bool(false),
            _ => {
                if let Some(number) = self.whole_number() {
                    return visitor.visit_i64(number);
                }
                if let Some(number) = self.number() {
                    return visitor.visit_f64(number);
                }
            }
        }
        self.slow(|value| value.deserialize_any(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, GivenUp> {
        if name == DAY && date::parse(self.0).is_some() {
            return visitor.visit_borrowed_str(self.0);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, GivenUp> {
        match self.plain_text() {
            Some(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            None => self.slow(|value| value.deserialize_enum(name, variants, visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, GivenUp> {
        if self.0.starts_with('{') {
            return self.deserialize_any(visitor);
        }
        // A date of `toml_datetime` asks for a struct.
        self.slow(|value| value.deserialize_struct(name, fields, visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The values of a list.
struct Items<'a>(std::vec::IntoIter<Raw<'a>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = GivenUp;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, GivenUp> {
        self.0.next().map(|item| seed.deserialize(item.into_deserializer())).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}
