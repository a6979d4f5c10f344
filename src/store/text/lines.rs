//! Lines and columns as a person counts them, and errors that carry them.
use crate::error::{At, Error};

use super::scan::bom;
use super::skip::line_end;

/// The place of a byte offset in a file's text: line, column in characters, and the line itself.
pub(super) fn place(text: &str, file: &str, offset: usize) -> At {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(bom(text).min(offset), |i| i + 1);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = text[start..offset].chars().count() + 1;
    let end = line_end(text.as_bytes(), start).max(start);
    At { file: file.to_owned(), line, column, snippet: text[start..end].to_owned() }
}

/// The line number of a byte offset, from 1.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|&&b| b == b'\n').count() + 1
}

/// An error about the data at a byte offset of a file's text.
pub(super) fn error_at(text: &str, file: &str, offset: usize, message: impl Into<String>) -> Error {
    Error::data(message).at(place(text, file, offset))
}

/// A text with its control and direction characters made visible, cut to `most` characters.
pub(super) fn tidy(text: &str, most: usize) -> String {
    let mut tidy = String::new();
    for (i, c) in text.chars().enumerate() {
        if i == most {
            tidy.push('…');
            break;
        }
        let hidden = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        if hidden {
            tidy.extend(c.escape_unicode());
        } else {
            tidy.push(c);
        }
    }
    tidy
}
