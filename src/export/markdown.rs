//! Markdown: text that means only itself, and tables.
use crate::render::clean;

/// The text on one line, with everything escaped that Markdown or HTML in it would read as a sign.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_sign = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' | '^');
        // These begin a list or a heading only at the beginning of a line.
        let begins = at == 0 && matches!(c, '-' | '+' | '=' | ':');
        // So does a number with a full stop or a bracket: `1. April`.
        let ends_number = matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|b| b.is_ascii_digit());
        if is_sign || begins || ends_number {
            safe.push('\\');
        }
        safe.push(c);
    }
    // Bare addresses become links by themselves; a colon in two parts keeps them text.
    safe.replace("://", ":\\//")
}

/// A table: the names of the columns and the cells, which are escaped here. Columns in which no row
/// has anything are left out.
pub fn table(names: &[&str], rows: &[Vec<String>]) -> String {
    let shown: Vec<usize> = (0..names.len())
        .filter(|at| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty())))
        .collect();
    let line = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = shown.iter().map(|at| cell(*at)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = line(&|at| escape(names[at]));
    text.push_str(&line(&|_| "---".to_owned()));
    for row in rows {
        text.push_str(&line(&|at| escape(row.get(at).map_or("", String::as_str))));
    }
    text
}
