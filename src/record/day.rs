//! Days between the files (TOML local dates), the types (`chrono`) and JSON (ISO text).
//!
//! chrono's own serde reads only strings, and would write them; the person's files have dates.
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use toml_datetime::Datetime;

/// The day of a TOML date; a time of day behind it is left out.
///
/// # Errors
/// A time without a date, and a day that the calendar does not have.
pub fn from_toml(value: &Datetime) -> Result<NaiveDate, String> {
    let Some(date) = value.date else {
        return Err(format!("`{value}` is a time, not a date; write one like 2027-03-31"));
    };
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        .ok_or_else(|| format!("`{value}` is not a day in the calendar"))
}

/// The TOML date of a day; `None` outside the years 0 to 9999, which TOML cannot write.
pub fn to_toml(day: NaiveDate) -> Option<Datetime> {
    let date = toml_datetime::Date {
        year: u16::try_from(day.year()).ok().filter(|year| *year <= 9999)?,
        month: u8::try_from(day.month()).ok()?,
        day: u8::try_from(day.day()).ok()?,
    };
    Some(Datetime { date: Some(date), time: None, offset: None })
}

/// Reads a TOML date.
///
/// # Errors
/// What is not a date.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    from_toml(&Datetime::deserialize(from)?).map_err(D::Error::custom)
}

/// Writes ISO text (JSON).
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

/// The same for a day that may be missing.
pub mod opt {
    use super::{Datetime, Deserialize, Deserializer, Error, NaiveDate, Serializer, from_toml};

    /// Reads a TOML date, or nothing.
    ///
    /// # Errors
    /// What is not a date.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        Option::<Datetime>::deserialize(from)?.map(|value| from_toml(&value).map_err(D::Error::custom)).transpose()
    }

    /// Writes ISO text or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => to.collect_str(day),
            None => to.serialize_none(),
        }
    }
}

/// A time stamp that the program wrote (`updated`): kept as text.
pub mod stamp {
    use super::{Datetime, Deserialize, Deserializer, Serializer};

    /// Reads a TOML date and time as its text, or nothing.
    ///
    /// # Errors
    /// What is not a date.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
        Ok(Option::<Datetime>::deserialize(from)?.map(|value| value.to_string()))
    }

    /// Writes the text or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(stamp: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
        match stamp {
            Some(text) => to.serialize_str(text),
            None => to.serialize_none(),
        }
    }
}
