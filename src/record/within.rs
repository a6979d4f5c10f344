//! Numbers within bounds, for records that were written by hand: what a flag would refuse is not
//! read from a file either. The message and the place are found by the table of the kind's fields.
use serde::{Deserialize, Deserializer, de::Error};

/// A whole number from `LOW` to `HIGH`, both included.
///
/// # Errors
/// A number outside, or none.
pub fn whole<'de, D: Deserializer<'de>, const LOW: u8, const HIGH: u8>(from: D) -> Result<u8, D::Error> {
    let number = u8::deserialize(from)?;
    if (LOW..=HIGH).contains(&number) { Ok(number) } else { Err(D::Error::custom(format!("not from {LOW} to {HIGH}"))) }
}

/// The same for a number that may be missing.
///
/// # Errors
/// A number outside.
pub fn maybe<'de, D: Deserializer<'de>, const LOW: u8, const HIGH: u8>(from: D) -> Result<Option<u8>, D::Error> {
    match Option::<u8>::deserialize(from)? {
        Some(number) if !(LOW..=HIGH).contains(&number) => Err(D::Error::custom(format!("not from {LOW} to {HIGH}"))),
        number => Ok(number),
    }
}

/// Hours or weeks: a number that is not below none, and not without end.
///
/// # Errors
/// A number below 0, or one that is no number.
pub fn time<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let number = f64::deserialize(from)?;
    if number.is_finite() && number >= 0.0 { Ok(number) } else { Err(D::Error::custom("below none")) }
}

/// The same for a number that may be missing.
///
/// # Errors
/// A number below 0, or one that is no number.
pub fn maybe_time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    match Option::<f64>::deserialize(from)? {
        Some(number) if !(number.is_finite() && number >= 0.0) => Err(D::Error::custom("below none")),
        number => Ok(number),
    }
}
