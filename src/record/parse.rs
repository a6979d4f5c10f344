//! Typed text to a value, as a field's shape wants it: the same for flags and for questions.
use chrono::NaiveDate;

use super::{Field, Shape, Value, Values, check::check_value};
use crate::dates;

/// What a text is read against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Today.
    pub today: NaiveDate,
    /// The month in which the person's year starts.
    pub year_starts: u32,
}

/// A value that was read, and what has to be said back about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The value.
    pub value: Value,
    /// `due Fri 27 Nov 2026, in 4 days`, where a date was not written as one.
    pub echo: Option<String>,
}

impl Read {
    fn plain(value: Value) -> Read {
        Read { value, echo: None }
    }
}

impl Reading {
    /// The value of a field from typed text.
    ///
    /// # Errors
    /// What is wrong with the text and what would hold, as a sentence.
    pub fn read(&self, field: &Field, text: &str) -> Result<Read, String> {
        let mut read =
            self.read_shape(field.shape, text.trim()).map_err(|why| format!("--{}: {why}", field.flag_name()))?;
        read.value = check_value(field, &whole(read.value)).map_err(|why| as_typed(field, &why))?;
        if let Some(echo) = &mut read.echo {
            *echo = format!("{} {echo}", field.key.replace('_', " "));
        }
        Ok(read)
    }

    fn read_shape(&self, shape: Shape, text: &str) -> Result<Read, String> {
        Ok(Read::plain(match shape {
            Shape::Text
            | Shape::Ref(_)
            | Shape::RefStep
            | Shape::Choice(_)
            | Shape::Money
            | Shape::Pay
            | Shape::Every => Value::Text(text.to_owned()),
            Shape::Level(_) => text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Int),
            Shape::Date(edge) => {
                let parsed = dates::parse(text, self.today, self.year_starts, edge)?;
                let echo = (!parsed.was_iso).then(|| dates::echo(parsed.date, self.today));
                return Ok(Read { value: Value::Date(parsed.date), echo });
            }
            Shape::Int(low, high) => Value::Int(
                text.trim_end_matches('%')
                    .parse()
                    .map_err(|_| format!("\"{text}\" is not a whole number from {low} to {high}"))?,
            ),
            Shape::Number(..) => Value::Float(read_number(text)?),
            Shape::Bool => match text {
                "true" | "yes" | "y" => Value::Bool(true),
                "false" | "no" | "n" => Value::Bool(false),
                _ => return Err(format!("\"{text}\" is neither yes nor no")),
            },
            Shape::List(inner) => match *inner {
                Shape::Table(_) => Value::List(
                    text.split(',')
                        .map(|part| self.read_shape(*inner, part.trim()).map(|read| read.value))
                        .collect::<Result<_, _>>()?,
                ),
                _ => Value::List(
                    text.split(',')
                        .map(str::trim)
                        .filter(|part| !part.is_empty())
                        .map(|part| self.read_shape(*inner, part).map(|read| read.value))
                        .collect::<Result<_, _>>()?,
                ),
            },
            Shape::Table(fields) => Value::Table(self.read_table(fields, text)?),
            Shape::Records(_) => return Err("cannot be given on the command line".to_owned()),
        }))
    }

    /// `applications 0..5` (metric), `No interview by then; 2027-12-01` (tripwire), `sql:3`
    /// (a skill and its level).
    fn read_table(&self, fields: &[Field], text: &str) -> Result<Values, String> {
        let key = |key: &str| fields.iter().any(|field| field.key == key);
        if key("unit") {
            let Some((unit, range)) = text.rsplit_once(' ') else {
                return Ok(vec![("unit".to_owned(), Value::Text(text.to_owned()))]);
            };
            let Some((from, to)) = range.split_once("..") else {
                return Err(format!("\"{text}\" is not a measure; write it like \"applications 0..5\""));
            };
            return Ok(vec![
                ("unit".to_owned(), Value::Text(unit.trim().to_owned())),
                ("from".to_owned(), Value::Float(read_number(from)?)),
                ("to".to_owned(), Value::Float(read_number(to)?)),
            ]);
        }
        if key("skill") {
            let (skill, level) = match text.rsplit_once(':') {
                Some((skill, level)) => (skill.trim(), Some(level.trim())),
                None => (text, None),
            };
            if skill.is_empty() {
                return Err(format!("\"{text}\" names no skill; write it like sql:3"));
            }
            let mut values = vec![("skill".to_owned(), Value::Text(skill.to_owned()))];
            if let Some(level) = level {
                let level: i64 = level.parse().ok().filter(|level| (0..=5).contains(level)).ok_or_else(|| {
                    format!("\"{level}\" in \"{text}\" is not a level from 0 to 5; write it like sql:3")
                })?;
                values.push(("to".to_owned(), Value::Int(level)));
            }
            return Ok(values);
        }
        let (what, date) = match text.rsplit_once(';') {
            Some((what, date)) => (what.trim(), Some(date.trim())),
            None => (text, None),
        };
        let mut values = vec![("text".to_owned(), Value::Text(what.to_owned()))];
        if let Some(date) = date {
            values.push((
                "date".to_owned(),
                Value::Date(dates::parse(date, self.today, self.year_starts, super::Edge::Last)?.date),
            ));
        }
        Ok(values)
    }
}

/// A whole number as one, so that what is refused is said as it was typed.
fn whole(value: Value) -> Value {
    match value {
        Value::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::Int(number as i64),
        other => other,
    }
}

/// What is said of a value in a file, for one that was typed behind a flag.
fn as_typed(field: &Field, why: &str) -> String {
    let why = why.replace(&format!("write {} = ", field.key), "write ");
    match why.strip_prefix(field.key) {
        Some(rest) => format!("--{}{rest}", field.flag_name()),
        None => why,
    }
}

/// A number with a point or a comma.
fn read_number(text: &str) -> Result<f64, String> {
    text.trim()
        .trim_end_matches('h')
        .replace(',', ".")
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .ok_or_else(|| format!("\"{text}\" is not a number"))
}
