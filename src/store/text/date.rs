//! Days in records: TOML dates in the files, ISO text everywhere else.
//!
//! For `#[serde(with = "…::date")]` on a `NaiveDate`; [`option`] is for an `Option` of one, beside
//! `#[serde(default)]`. What is read may be a TOML date or ISO text; what is written is ISO text,
//! because only `--json` is written through serde.
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserializer, Serializer};

/// Reads a day.
pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<NaiveDate, D::Error> {
    source.deserialize_newtype_struct(DAY, Day)
}

/// The name by which a day is asked for; the quick reader answers it with ISO text.
pub(super) const DAY: &str = "career day";

/// Writes a day as ISO text.
pub fn serialize<S: Serializer>(day: &NaiveDate, sink: S) -> Result<S::Ok, S::Error> {
    sink.collect_str(day)
}

/// The same for a day that may be missing.
pub mod option {
    use std::fmt;

    use chrono::NaiveDate;
    use serde::de::{Error as _, Visitor};
    use serde::{Deserializer, Serializer};

    /// Reads a day, if there is one.
    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Option<NaiveDate>, D::Error> {
        source.deserialize_option(Perhaps)
    }

    /// Writes a day as ISO text, or null.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, sink: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => sink.collect_str(day),
            None => sink.serialize_none(),
        }
    }

    struct Perhaps;

    impl<'de> Visitor<'de> for Perhaps {
        type Value = Option<NaiveDate>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date such as 2027-03-31")
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
            super::deserialize(source).map(Some).map_err(D::Error::custom)
        }
    }
}

struct Day;

impl<'de> Visitor<'de> for Day {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2027-03-31")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<NaiveDate, E> {
        parse(text).ok_or_else(|| E::custom(format!("{text} is not a date such as 2027-03-31")))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<NaiveDate, D::Error> {
        source.deserialize_any(Day)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NaiveDate, A::Error> {
        // `toml` hands a date over as a map with one key of its own; any other map is no date.
        match toml_datetime::de::VisitMap::next_key_seed(&mut map)? {
            Some(toml_datetime::de::VisitMap::Datetime(found)) => {
                from_toml(&found).ok_or_else(|| A::Error::custom(format!("{found} is not a date without a time")))
            }
            _ => Err(A::Error::custom("a table stands where a date belongs")),
        }
    }
}

/// The day that a TOML date without a time stands for.
pub fn from_toml(found: &toml_datetime::Datetime) -> Option<NaiveDate> {
    let date = found.date.filter(|_| found.time.is_none() && found.offset.is_none())?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// The day that ten characters of ISO text stand for.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse::<u32>().ok()
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}
