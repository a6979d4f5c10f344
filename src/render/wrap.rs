//! Widths as a terminal shows them: measuring, cutting, padding and wrapping.
//!
//! The text is expected to be clean (see [`super::clean()`]) and without colours.
use super::clean::is_simple;
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns the text takes.
pub fn measure(text: &str) -> usize {
    if is_simple(text) {
        text.len()
    } else if text.chars().all(|c| matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}')) {
        // Letters of the Latin alphabet and their neighbours take one column each.
        text.chars().count()
    } else {
        text.width()
    }
}

/// The text in at most `width` columns; what is cut off is marked with `…`.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    cut_with(text, width, "…")
}

/// The text in at most `width` columns, with the given sign for what is cut off.
pub(crate) fn cut_with<'t>(text: &'t str, width: usize, sign: &str) -> Cow<'t, str> {
    if measure(text) <= width {
        return Cow::Borrowed(text);
    }
    let sign = if measure(sign) <= width { sign } else { "" };
    let head = &text[..fit(text, width - measure(sign))];
    Cow::Owned(format!("{}{sign}", head.trim_end()))
}

/// The text with spaces behind it up to `width` columns; longer text stays as it is.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(measure(text));
    format!("{text}{:missing$}", "")
}

/// The text with spaces before it up to `width` columns; longer text stays as it is.
pub fn pad_left(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(measure(text));
    format!("{:missing$}{text}", "")
}

/// The text in lines of at most `width` columns, broken at spaces; a word that is longer than a
/// line is broken where the line ends. Line ends in the text stay. A character that is wider than
/// `width` stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, width.max(1), &mut lines);
    }
    lines
}

/// Words of the program itself in lines, where a command such as `career skill rate ID` stays whole,
/// so that it can be copied: on the next line where it does not fit on this one, and longer than
/// `width` where it does not fit on any.
pub fn wrap_said(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let begin = lines.len();
        let mut glued = String::new();
        let mut rest = paragraph;
        while let Some((from, to)) = find_command(rest) {
            let (words, command) = (&rest[..from], &rest[from..to]);
            glued.push_str(words);
            rest = &rest[to..];
            if measure(command) < width {
                glued.push_str(&command.replace(' ', GLUE));
                continue;
            }
            if !glued.trim().is_empty() {
                wrap_paragraph(&glued, width.max(1), &mut lines);
            }
            glued.clear();
            lines.push(command.to_owned());
        }
        glued.push_str(rest);
        if !glued.trim().is_empty() || lines.len() == begin {
            wrap_paragraph(&glued, width.max(1), &mut lines);
        }
    }
    lines.iter().map(|line| line.replace(GLUE, " ")).collect()
}

/// Stands for the spaces inside a command while lines are broken; no text has it.
const GLUE: &str = "\u{f8ff}";

/// Where a command that one can type begins and ends in a sentence.
fn find_command(text: &str) -> Option<(usize, usize)> {
    let leads = [": ", "`", "(", "; ", "· ", " or ", " and ", " with ", " then ", " is "];
    let (at, lead) = text
        .match_indices("career ")
        .map(|(at, _)| (at, &text[..at]))
        .find(|(_, before)| before.trim().is_empty() || leads.iter().any(|lead| before.ends_with(lead)))?;
    let ends: &[&str] = if lead.ends_with('`') {
        &["`"]
    } else {
        &[". ", ", ", "; ", " · ", " (", ")", " or career ", " and career "]
    };
    let end = ends.iter().filter_map(|end| text[at..].find(end)).min().unwrap_or(text.len() - at);
    // What closes the command stays with it.
    let closing = text[at + end..].chars().take_while(|c| matches!(c, '`' | '.' | ',' | ';' | ')')).count();
    Some((at, at + end + closing))
}

fn wrap_paragraph(text: &str, width: usize, lines: &mut Vec<String>) {
    let begin = lines.len();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { 0 } else { measure(&line) + 1 };
        if joined + measure(word) <= width {
            if joined > 0 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while measure(rest) > width {
            let (head, tail) = rest.split_at(fit(rest, width).max(first_len(rest)));
            lines.push(head.to_owned());
            rest = tail;
        }
        line.push_str(rest);
    }
    if !line.is_empty() || lines.len() == begin {
        lines.push(line);
    }
}

/// How many bytes of the text fit into `width` columns. Characters without a width of their own
/// stay with the one before them.
fn fit(text: &str, width: usize) -> usize {
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        let wide = c.width().unwrap_or(0);
        if taken + wide > width {
            return at;
        }
        taken += wide;
    }
    text.len()
}

/// The length in bytes of the first character with the marks on it.
fn first_len(text: &str) -> usize {
    text.char_indices().skip(1).find(|(_, c)| c.width().unwrap_or(0) > 0).map_or(text.len(), |(at, _)| at)
}
