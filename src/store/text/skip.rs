//! Stepping over the pieces of a TOML text without building anything.
//!
//! These functions never fail: on broken text they stop at the end of the line, so that one slip
//! spoils one line and not the file. Whether the text is right is for the parser to say.

/// The offset of the first byte from `at` that is neither a space nor a tab.
pub(super) fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// The offset of the first of three bytes from `at`, or the end; eight bytes at a time.
fn find_any(bytes: &[u8], mut at: usize, wanted: [u8; 3]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let masks = wanted.map(|b| u64::from(b) * ONES);
    while let Some(Ok(eight)) = bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        let word = u64::from_le_bytes(eight);
        let hits = masks.iter().fold(0, |hits, mask| {
            let same = word ^ mask;
            hits | (same.wrapping_sub(ONES) & !same & HIGHS)
        });
        if hits != 0 {
            // The lowest hit is exact; only those above it may be false.
            return at + usize::try_from(hits.trailing_zeros() / 8).unwrap_or(0);
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|b| !wanted.contains(b)) {
        at += 1;
    }
    at.min(bytes.len())
}

/// The offset behind the next line feed from `at`, or the end.
pub(super) fn next_line(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at) == Some(&b'\n') {
        return at + 1;
    }
    let end = find_any(bytes, at, [b'\n'; 3]);
    (end + 1).min(bytes.len().max(at))
}

/// The offset of the line's end from `at`: its line break or the end of the text.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    let next = next_line(bytes, at);
    let end = if next > at && bytes[next - 1] == b'\n' { next - 1 } else { next };
    if end > at && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// Whether the bytes at `at` are three times `quote`.
fn is_triple(bytes: &[u8], at: usize, quote: u8) -> bool {
    bytes.get(at..at + 3).is_some_and(|three| three == [quote; 3])
}

/// What a stepped-over value or key left behind.
#[derive(Clone, Copy)]
pub(super) struct Skipped {
    /// The offset behind it.
    pub end: usize,
    /// How many line feeds it holds.
    pub lines: usize,
    /// Whether it came to its own end (a quote or a bracket that closes).
    pub closed: bool,
}

/// Steps over a string that begins at `at` with a quote.
pub(super) fn skip_string(bytes: &[u8], at: usize) -> Skipped {
    let quote = bytes[at];
    if is_triple(bytes, at, quote) {
        return skip_long_string(bytes, at, quote);
    }
    let special = if quote == b'"' { b'\\' } else { quote };
    let mut i = at + 1;
    loop {
        i = find_any(bytes, i, [quote, special, b'\n']);
        match bytes.get(i) {
            Some(&b) if b == quote => {
                return Skipped { end: i + 1, lines: 0, closed: true };
            }
            // An escaped quote does not close; an escaped line break is none in one line of text.
            Some(b'\\') => i += 1 + usize::from(bytes.get(i + 1).is_some_and(|&next| next != b'\n')),
            _ => break,
        }
    }
    let end = if i > at + 1 && bytes[i.min(bytes.len()) - 1] == b'\r' { i - 1 } else { i };
    Skipped { end: end.min(bytes.len()), lines: 0, closed: false }
}

fn skip_long_string(bytes: &[u8], at: usize, quote: u8) -> Skipped {
    let mut i = at + 3;
    let mut lines = 0;
    while let Some(&b) = bytes.get(i) {
        if b == quote && is_triple(bytes, i, quote) {
            let mut end = i + 3;
            // Up to two quotes may stand in front of the three that close.
            while end < i + 5 && bytes.get(end) == Some(&quote) {
                end += 1;
            }
            return Skipped { end, lines, closed: true };
        }
        if b == b'\\' && quote == b'"' {
            i += 1;
            if bytes.get(i) == Some(&b'\n') {
                lines += 1;
            }
        } else if b == b'\n' {
            lines += 1;
        }
        i += 1;
    }
    Skipped { end: bytes.len(), lines, closed: false }
}

/// Steps over the value that begins at `at`; a bare one ends before its comment and blanks.
pub(super) fn skip_value(bytes: &[u8], at: usize) -> Skipped {
    match bytes.get(at) {
        Some(b'"' | b'\'') => skip_string(bytes, at),
        Some(b'[' | b'{') => skip_brackets(bytes, at),
        _ => {
            let mut end = at;
            let mut i = at;
            while let Some(&b) = bytes.get(i) {
                match b {
                    b'\n' | b'#' => break,
                    b' ' | b'\t' | b'\r' => {}
                    _ => end = i + 1,
                }
                i += 1;
            }
            Skipped { end, lines: 0, closed: true }
        }
    }
}

fn skip_brackets(bytes: &[u8], at: usize) -> Skipped {
    let mut i = at;
    let mut lines = 0;
    let mut depth = 0usize;
    while let Some(&b) = bytes.get(i) {
        match b {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Skipped { end: i + 1, lines, closed: true };
                }
            }
            b'"' | b'\'' => {
                let string = skip_string(bytes, i);
                lines += string.lines;
                i = string.end;
                continue;
            }
            b'#' => {
                i = line_end(bytes, i);
                continue;
            }
            b'\n' => {
                // A list that was never closed must not swallow the records behind it.
                if is_header_like(bytes, i + 1) {
                    return Skipped { end: i, lines, closed: false };
                }
                lines += 1;
            }
            _ => {}
        }
        i += 1;
    }
    Skipped { end: bytes.len(), lines, closed: false }
}

/// Whether a line that begins at `at` can only be a header: `[` or `[[` and a bare word that is no
/// value. Inside a list such a line is never valid.
fn is_header_like(bytes: &[u8], at: usize) -> bool {
    let mut i = skip_blanks(bytes, at);
    if bytes.get(i) != Some(&b'[') {
        return false;
    }
    i += 1;
    if bytes.get(i) == Some(&b'[') {
        i += 1;
    }
    let from = i;
    while bytes.get(i).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')) {
        i += 1;
    }
    let word = &bytes[from..i];
    bytes.get(i) == Some(&b']')
        && word.first().is_some_and(u8::is_ascii_alphabetic)
        && !matches!(word, b"true" | b"false" | b"inf" | b"nan")
}

/// Steps from the first byte of a key to its `=`; `None` if the line has none.
pub(super) fn skip_key(bytes: &[u8], at: usize) -> Option<usize> {
    let mut i = at;
    loop {
        match bytes.get(i)? {
            b'=' => return Some(i),
            b'\n' | b'#' => return None,
            b'"' | b'\'' if !is_triple(bytes, i, bytes[i]) => i = skip_string(bytes, i).end,
            _ => i += 1,
        }
    }
}
