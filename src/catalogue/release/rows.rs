//! A table of a release, row by row: fields between tabs, columns found by their names.
//!
//! Nothing is taken on trust: the text has to be UTF-8, every line as long as the header says and
//! none without an end, codes and numbers such. What does not hold is refused with file, line and
//! column.
use std::io::BufRead;

use crate::catalogue::Code;
use crate::error::{At, Error, Result};

/// The longest line that is read, in bytes; those of real tables have some 1,000.
const MAX_LINE: usize = 64 * 1024;

/// A column that is looked for: its names in one release or another, and whether it must be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    names: &'static [&'static str],
    is_needed: bool,
}

impl Column {
    /// One that must be there.
    pub(super) const fn needed(names: &'static [&'static str]) -> Column {
        Column { names, is_needed: true }
    }

    /// One that may be there; without it its fields read as empty.
    pub(super) const fn perhaps(names: &'static [&'static str]) -> Column {
        Column { names, is_needed: false }
    }
}

/// A table that is being read.
pub(super) struct Rows<'r> {
    file: String,
    reader: Box<dyn BufRead + 'r>,
    buffer: Vec<u8>,
    /// Where the fields of the line begin and end.
    fields: Vec<(usize, usize)>,
    /// The positions of the columns that were looked for.
    places: Vec<Option<usize>>,
    width: usize,
    line: usize,
    ended_with_break: bool,
}

impl<'r> Rows<'r> {
    /// Reads the header and finds the columns in it.
    ///
    /// # Errors
    /// A table that cannot be read, is empty, or lacks a column.
    pub(super) fn open(file: &str, reader: Box<dyn BufRead + 'r>, columns: &[Column]) -> Result<Rows<'r>> {
        let mut rows = Rows {
            file: file.to_owned(),
            reader,
            buffer: Vec::new(),
            fields: Vec::new(),
            places: Vec::new(),
            width: 0,
            line: 0,
            ended_with_break: true,
        };
        if !rows.read_line()? {
            return Err(Error::refused(format!("{file} is empty.")));
        }
        if rows.buffer.starts_with(b"\xef\xbb\xbf") {
            rows.buffer.drain(..3);
        }
        let header: Vec<String> = rows.line_text()?.split('\t').map(|name| name.trim().to_owned()).collect();
        for column in columns {
            let place = header.iter().position(|name| column.names.iter().any(|one| one.eq_ignore_ascii_case(name)));
            if place.is_none() && column.is_needed {
                return Err(rows.refuse_header(column.names[0], &header));
            }
            rows.places.push(place);
        }
        rows.width = header.len();
        Ok(rows)
    }

    /// The next row; `None` after the last one. `watch` is told how many bytes were read.
    ///
    /// # Errors
    /// A line that does not hold, or a table without rows.
    pub(super) fn next(&mut self, watch: &mut dyn FnMut(u64)) -> Result<Option<Row<'_>>> {
        loop {
            if !self.read_line()? {
                if self.line <= 1 {
                    return Err(Error::refused(format!("{} has a header and no rows: it was cut off.", self.file)));
                }
                return Ok(None);
            }
            watch(self.buffer.len() as u64 + 1);
            if !self.buffer.is_empty() {
                break;
            }
        }
        self.fields.clear();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\t', &self.buffer).chain([self.buffer.len()]) {
            self.fields.push((start, end));
            start = end + 1;
        }
        if self.fields.len() != self.width {
            return Err(self.refuse_width());
        }
        let text = self.line_text()?;
        Ok(Some(Row { rows: self, text }))
    }

    /// Reads a line into the buffer, without its end; false where there is none.
    fn read_line(&mut self) -> Result<bool> {
        self.buffer.clear();
        self.ended_with_break = false;
        loop {
            let rest = match self.reader.fill_buf() {
                Ok(rest) => rest,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(Error::refused(format!("{} cannot be read.", self.file)).because(e)),
            };
            if rest.is_empty() {
                break;
            }
            let end = memchr::memchr(b'\n', rest);
            let part = &rest[..end.unwrap_or(rest.len())];
            if self.buffer.len() + part.len() > MAX_LINE {
                return Err(Error::refused(format!(
                    "Line {} of {} is longer than {} kB; no table of a release has such lines.",
                    self.line + 1,
                    self.file,
                    MAX_LINE / 1024
                )));
            }
            self.buffer.extend_from_slice(part);
            let taken = part.len() + usize::from(end.is_some());
            self.reader.consume(taken);
            if end.is_some() {
                self.ended_with_break = true;
                break;
            }
        }
        if self.buffer.is_empty() && !self.ended_with_break {
            return Ok(false);
        }
        self.line += 1;
        if self.buffer.last() == Some(&b'\r') {
            self.buffer.pop();
        }
        Ok(true)
    }

    fn line_text(&self) -> Result<&str> {
        std::str::from_utf8(&self.buffer).map_err(|e| {
            let before = String::from_utf8_lossy(&self.buffer[..e.valid_up_to()]);
            Error::refused("This is not UTF-8 text.").at(At {
                file: self.file.clone(),
                line: self.line,
                column: before.chars().count() + 1,
                snippet: String::from_utf8_lossy(&self.buffer).into_owned(),
            })
        })
    }

    fn refuse_header(&self, missing: &str, header: &[String]) -> Error {
        let error = Error::refused(format!("{} has no column \"{missing}\".", self.file));
        if let [one] = header {
            let what = if one.contains(',') { "commas" } else { "something other than tabs" };
            return error
                .because(format!("its first line is \"{}\"", cut(one)))
                .hint(format!("its columns seem to stand between {what}: take the text release, which has tabs"));
        }
        error.because(format!("its columns are: {}", cut(&header.join(", "))))
    }

    fn refuse_width(&self) -> Error {
        let (has, needs) = (self.fields.len(), self.width);
        let message = if has < needs && !self.ended_with_break {
            format!("The table was cut off: its last line has {has} of {needs} fields.")
        } else {
            format!("This line has {has} fields, and the header {needs}.")
        };
        Error::refused(message).at(At {
            file: self.file.clone(),
            line: self.line,
            column: 1,
            snippet: String::from_utf8_lossy(&self.buffer).into_owned(),
        })
    }
}

/// A row; fields are named by the position of their column in those that were looked for.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    rows: &'a Rows<'a>,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// A field without the spaces around it; empty where the column is not there.
    pub(super) fn field(&self, column: usize) -> &'a str {
        let place = self.rows.places.get(column).copied().flatten();
        let span = place.and_then(|place| self.rows.fields.get(place));
        span.and_then(|(start, end)| self.text.get(*start..*end)).unwrap_or_default().trim()
    }

    /// A field that says something; `None` where it is empty or `n/a`.
    pub(super) fn known(&self, column: usize) -> Option<&'a str> {
        let field = self.field(column);
        (!field.is_empty() && !field.eq_ignore_ascii_case("n/a") && !field.eq_ignore_ascii_case("null"))
            .then_some(field)
    }

    /// Whether a field says yes.
    pub(super) fn is_yes(&self, column: usize) -> bool {
        self.field(column).eq_ignore_ascii_case("y")
    }

    /// The code of an occupation: `29-1141.00`.
    ///
    /// # Errors
    /// Anything else.
    pub(super) fn code(&self, column: usize) -> Result<Code> {
        let field = self.field(column);
        let code = if field.len() == 10 { Code::parse(field) } else { None };
        code.ok_or_else(|| self.refuse(column, format!("\"{}\" is no code of an occupation.", cut(field))))
    }

    /// A number within bounds, rounded to hundredths; `None` for one that is not known.
    ///
    /// # Errors
    /// What is no number, or lies outside.
    pub(super) fn number(&self, column: usize, low: f32, high: f32) -> Result<Option<f32>> {
        let Some(field) = self.known(column) else { return Ok(None) };
        match field.parse::<f32>() {
            Ok(number) if (low..=high).contains(&number) => Ok(Some((number * 100.0).round() / 100.0)),
            Ok(_) => Err(self.refuse(column, format!("{} does not lie between {low} and {high}.", cut(field)))),
            Err(_) => Err(self.refuse(column, format!("\"{}\" is not a number.", cut(field)))),
        }
    }

    /// A refusal that points at a field.
    pub(super) fn refuse(&self, column: usize, message: String) -> Error {
        let place = self.rows.places.get(column).copied().flatten().unwrap_or_default();
        let start = self.rows.fields.get(place).map_or(0, |(start, _)| *start);
        let before = self.text.get(..start).unwrap_or_default();
        Error::refused(message).at(At {
            file: self.rows.file.clone(),
            line: self.rows.line,
            column: before.chars().count() + 1,
            snippet: self.text.to_owned(),
        })
    }
}

/// Not more of a value than a message can hold.
fn cut(value: &str) -> String {
    let mut text: String = value.chars().take(60).collect();
    if text.len() < value.len() {
        text.push('…');
    }
    text
}
