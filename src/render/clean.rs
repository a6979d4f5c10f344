//! Text from files, made safe for a terminal.
//!
//! Escape sequences could move the cursor or change the title; bidirectional and zero-width
//! characters make text read differently from what it is, and break columns.
use std::borrow::Cow;

use crate::record::hidden::is_hidden;

/// The text on one line, without control, bidirectional and zero-width characters. Line ends and
/// tabs become a space.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_simple(text) || !text.chars().any(is_changed) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push(' '),
            c if is_hidden(c) => {}
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// The same for text of several lines: line ends stay.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    if is_simple(text) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<_> = text.lines().map(clean).collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether there is nothing but printable ASCII, which most text is: then no look at Unicode.
pub(crate) fn is_simple(text: &str) -> bool {
    // Without a way out in the middle this runs over many bytes at once.
    text.bytes().fold(true, |so_far, byte| so_far & (byte.wrapping_sub(0x20) < 0x5f))
}

fn is_changed(c: char) -> bool {
    c < ' ' || c >= '\u{7f}' && (matches!(c, '\u{2028}' | '\u{2029}') || is_hidden(c))
}
