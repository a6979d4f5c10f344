//! Slips in a value: quotes, lists, tables.
use super::super::layout::Entry;
use super::super::lines::tidy;
use super::super::skip::line_end;
use super::number::{slip_of_date, slip_of_number};
use super::{Slip, parses};

/// Quotes that word processors and phones type.
const CURLY: [char; 8] = ['“', '”', '„', '‘', '’', '‚', '«', '»'];

/// What is wrong with the value of an entry that does not parse, its key being fine.
pub(super) fn slip_of_value(part: &str, entry: &Entry, key: &str) -> Slip {
    let at = entry.value.start;
    let rest = part[at..line_end(part.as_bytes(), at).max(entry.value.end)].trim_end();
    let value = part[entry.value.clone()].trim_end();
    let shown = tidy(value.lines().next().unwrap_or(""), 60);
    match value.chars().next() {
        None => Slip::new(entry.key.start, format!("{key} has no value"))
            .hint(format!("write {key} = \"…\", or delete the line")),
        Some(c) if CURLY.contains(&c) => curly(at, key, value),
        Some('"' | '\'') => slip_of_text(entry, key, value, rest),
        Some('[') => slip_of_list(entry, key, value, rest),
        Some('{') if !entry.whole => Slip::new(at, format!("the {{ behind {key} is never closed"))
            .hint(format!("write {key} = {{ … }}, on one line")),
        Some('{') => slip_of_table(at, key, value, rest),
        Some(_) => slip_of_bare(at, key, value, &shown),
    }
}

fn curly(at: usize, key: &str, value: &str) -> Slip {
    let inner = value.trim_matches(|c| CURLY.contains(&c) || c == '"');
    Slip::new(at, format!("the text behind {key} stands in curly quotes"))
        .because("word processors and phones put them in by themselves")
        .hint(format!("write {key} = {}", quote(inner)))
}

fn slip_of_text(entry: &Entry, key: &str, value: &str, rest: &str) -> Slip {
    let at = entry.value.start;
    let mark = &value[..1];
    let long = value.starts_with("\"\"\"") || value.starts_with("'''");
    if !entry.whole {
        if long {
            return Slip::new(at, format!("the text behind {key} begins with three quotes that never close"))
                .hint(format!("put {} behind the last line of the text", mark.repeat(3)));
        }
        let inner = value[1..].trim_end_matches(|c| CURLY.contains(&c)).trim_end();
        return Slip::new(at, format!("the text behind {key} has no closing quote"))
            .hint(format!("write {key} = {}", quote(inner)));
    }
    if !parses(&format!("x = {value}")) {
        if mark == "\"" && value.contains('\\') {
            let inner = &value[1..value.len() - 1];
            let hint = if long || inner.contains('\'') {
                "write each \\ twice: \\\\".to_owned()
            } else {
                format!("write it in single quotes: {key} = '{}'", tidy(inner, 60))
            };
            let far = value.find('\\').unwrap_or(0);
            return Slip::new(at + far, format!("a backslash stands in the text behind {key}"))
                .because("between double quotes a backslash begins a special character")
                .hint(hint);
        }
        return Slip::new(at, format!("the text behind {key} holds a character that cannot stand there"))
            .hint(format!("write {key} anew, with plain characters"));
    }
    let behind = rest[value.len().min(rest.len())..].trim();
    let far = at + value.len();
    if behind.starts_with([',', ';']) {
        return Slip::new(
            far,
            format!(
                "behind the text of {key} stands a {}",
                if behind.starts_with(',') { "comma" } else { "semicolon" }
            ),
        )
        .hint(format!("end the line with the closing quote: {key} = {}", tidy(value, 60)));
    }
    if mark == "'" {
        return Slip::new(far, format!("the text behind {key} goes on after its closing quote"))
            .because("an apostrophe ends a text in single quotes")
            .hint(format!("write it in double quotes: {key} = {}", quote(rest.trim_matches('\''))));
    }
    if let Some((name, _)) = behind.split_once('=')
        && super::is_bare(name.trim())
    {
        return Slip::new(far, "two keys stand on one line")
            .hint(format!("write {} on a line of its own", name.trim()));
    }
    Slip::new(far, format!("the text behind {key} goes on after its closing quote"))
        .because("a quote inside the text ends it")
        .hint(format!("write inner quotes as \\\": {key} = {}", quote(rest.trim_matches('"'))))
}

fn slip_of_list(entry: &Entry, key: &str, value: &str, rest: &str) -> Slip {
    let at = entry.value.start;
    if !entry.whole {
        return Slip::new(at, format!("the list behind {key} is never closed"))
            .hint(format!("write {key} = [\"one\", \"two\"]"));
    }
    if let Some((far, _)) = value.char_indices().find(|(_, c)| CURLY.contains(c) && !parses(&format!("x = {value}"))) {
        let straight: String = value.chars().map(|c| if CURLY.contains(&c) { '"' } else { c }).collect();
        if parses(&format!("x = {straight}")) {
            return Slip::new(at + far, format!("the list behind {key} holds curly quotes"))
                .hint(format!("write {key} = {}", tidy(&straight, 60)));
        }
    }
    if parses(&format!("x = {value}")) {
        let behind = rest[value.len().min(rest.len())..].trim();
        return Slip::new(at + value.len(), format!("behind the list of {key} stands {}", tidy(behind, 40)))
            .hint("end the line with the closing bracket");
    }
    let inner = value[1..value.len() - 1].trim();
    let items: Vec<&str> = inner.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
    if let Some(bare) =
        items.iter().find(|item| !item.starts_with(['"', '\'', '[', '{']) && !parses(&format!("x = {item}")))
    {
        let far = at + value.find(bare).unwrap_or(0);
        let fixed: Vec<String> = items.iter().map(|item| suggest(item)).collect();
        return Slip::new(far, format!("in the list behind {key}, {} has no quotes", tidy(bare, 40)))
            .hint(format!("write {key} = [{}]", tidy(&fixed.join(", "), 80)));
    }
    if let Some(far) = value.find("\" \"").or_else(|| value.find("\"\"")) {
        return Slip::new(at + far + 1, format!("in the list behind {key} a comma is missing"))
            .hint(format!("write {key} = [\"one\", \"two\"]"));
    }
    Slip::new(at, format!("the list behind {key} does not read")).hint(format!("write {key} = [\"one\", \"two\"]"))
}

fn slip_of_table(at: usize, key: &str, value: &str, rest: &str) -> Slip {
    let fixed = value.replacen(": ", " = ", usize::MAX).replace(':', " = ");
    if value.contains(':') && parses(&format!("x = {fixed}")) {
        let far = value.find(':').unwrap_or(0);
        return Slip::new(at + far, format!("between the braces behind {key} stands a colon where = belongs"))
            .hint(format!("write {key} = {}", tidy(&fixed.split_whitespace().collect::<Vec<_>>().join(" "), 80)));
    }
    if parses(&format!("x = {value}")) {
        let behind = rest[value.len().min(rest.len())..].trim();
        return Slip::new(at + value.len(), format!("behind the braces of {key} stands {}", tidy(behind, 40)))
            .hint("end the line with the closing brace");
    }
    Slip::new(at, format!("what stands between the braces behind {key} does not read"))
        .hint(format!("write {key} = {{ name = \"text\", other = 1 }}"))
}

fn slip_of_bare(at: usize, key: &str, value: &str, shown: &str) -> Slip {
    if let Some(slip) = slip_of_date(at, key, value).or_else(|| slip_of_number(at, key, value)) {
        return slip;
    }
    match value.to_lowercase().as_str() {
        lower @ ("true" | "false") => {
            return Slip::new(at, format!("{shown} is written small")).hint(format!("write {key} = {lower}"));
        }
        "yes" | "on" => {
            return Slip::new(at, format!("{shown} has no quotes"))
                .hint(format!("write {key} = true, or {key} = \"{value}\" if it is a word"));
        }
        "no" | "off" => {
            return Slip::new(at, format!("{shown} has no quotes"))
                .hint(format!("write {key} = false, or {key} = \"{value}\" if it is a word"));
        }
        "null" | "none" | "nil" | "n/a" | "-" | "?" => {
            return Slip::new(at, format!("{key} has no value")).hint("delete the line; what is missing is unknown");
        }
        _ => {}
    }
    let inner = value.trim_end_matches(|c| c == '"' || CURLY.contains(&c));
    Slip::new(at, format!("the text behind {key} has no quotes")).hint(format!("write {key} = {}", quote(inner)))
}

/// A text in double quotes, as it should be written.
fn quote(text: &str) -> String {
    let text = tidy(text, 60).replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// A value as it should be written: as it is if it reads, else in quotes.
pub(super) fn suggest(value: &str) -> String {
    if parses(&format!("x = {value}")) && !value.contains('\n') {
        return tidy(value, 60);
    }
    quote(value.trim_matches(|c| CURLY.contains(&c) || c == '"' || c == '\''))
}
