//! From the bytes of a file to its text, or to the reason why they are none.
//!
//! The text keeps its byte order mark and its line breaks, so that writing it back gives the same
//! bytes; everything else in this module takes such a text.
use crate::error::{At, Error, Result};

use super::lines::{error_at, place};

/// The text of a file, exactly as it stands.
///
/// Refused are bytes that are no UTF-8, and NUL bytes, which a crash or a failing disk leaves.
pub fn decode<'a>(bytes: &'a [u8], file: &str) -> Result<&'a str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(refuse_bytes(bytes, file, error.valid_up_to())),
    };
    if let Some(nul) = text.find('\0') {
        let only = bytes.iter().all(|&b| b == 0);
        let message = if only {
            format!("{file} holds only NUL bytes, no text")
        } else {
            "a NUL byte stands in the text".to_owned()
        };
        return Err(error_at(text, file, nul, message)
            .because("this is what a crash, a full disk or a broken copy leaves behind")
            .hint(format!("look at the last states of {file} with: career history"))
            .hint("or copy the file back from a backup"));
    }
    Ok(text)
}

/// Whether a text holds nothing but blanks (and perhaps a byte order mark).
pub fn blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}

/// The error for a file that is empty though the last operation left content in it.
pub fn emptied(file: &str) -> Error {
    Error::data(format!("{file} is empty, but there was content in it"))
        .because("an editor, a sync program or a full disk can leave a file empty")
        .hint("to have it back: career undo, or career history and career undo NUMBER")
        .hint(format!("if it is meant to be empty, delete {file}"))
}

fn refuse_bytes(bytes: &[u8], file: &str, offset: usize) -> Error {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let mut at = place(&before, file, before.len());
    let start = bytes[..offset].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let end = bytes[offset..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |i| offset + i);
    at.snippet = latin1(&bytes[start..end]);
    let byte = bytes[offset];
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        at = At { file: file.to_owned(), line: 1, column: 1, snippet: String::new() };
        return Error::data(format!("{file} is written in UTF-16, not in UTF-8"))
            .at(at)
            .hint("in the editor, save the file again with the encoding UTF-8");
    }
    let meant = char::from(byte);
    let error = Error::data(format!("byte 0x{byte:02X} is not UTF-8 (byte {} of the file)", offset + 1)).at(at);
    let error = if byte >= 0xa0 {
        error.because(format!("the file is probably saved as Latin-1 (Windows-1252), where this byte is “{meant}”"))
    } else {
        error.because("the file is probably saved as Windows-1252 or is damaged here")
    };
    error.hint("in the editor, save the file again with the encoding UTF-8")
}

/// The bytes of a line read as Latin-1, so that it can be shown.
fn latin1(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&b| char::from(b)).collect::<String>().trim_end().to_owned(),
    }
}
