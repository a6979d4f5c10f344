//! Headings, lists and named values.
use super::{Look, Role, clean, wrap};

/// A heading with its line end: bold where there are colours, and with a line under it otherwise
/// so that it stands out without them.
pub fn draw_heading(text: &str, look: &Look) -> String {
    let text = clean::clean(text);
    let text = wrap::cut(&text, look.width);
    if look.color {
        return format!("{}\n", look.paint(Role::Heading, &text));
    }
    let sign = if look.plain { "-" } else { "─" };
    format!("{text}\n{}\n", sign.repeat(wrap::measure(&text)))
}

/// The items under each other, each with a sign before it and wrapped under its own beginning.
pub fn draw_list<T: AsRef<str>>(items: &[T], look: &Look) -> String {
    let sign = if look.plain { "- " } else { "• " };
    let mut out = String::new();
    for item in items {
        push_wrapped(&clean::clean_lines(item.as_ref()), sign, "  ", look.width, &mut out);
    }
    out
}

/// A sentence behind a lead, wrapped under its own beginning.
pub fn draw_behind(lead: &str, says: &str, role: Option<Role>, look: &Look) -> String {
    let room = look.width.saturating_sub(wrap::measure(lead)).max(16);
    let mut out = String::new();
    for (at, line) in wrap::wrap(&clean::clean(says), room).iter().enumerate() {
        let line = role.map_or_else(|| line.to_string(), |role| look.paint(role, line));
        let lead = if at == 0 { lead.to_owned() } else { " ".repeat(wrap::measure(lead)) };
        out.push_str(&format!("{lead}{line}\n"));
    }
    out
}

/// Named values: the names in one column, the values wrapped in the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definitions {
    rows: Vec<(String, String)>,
}

impl Definitions {
    /// None yet.
    pub fn new() -> Self {
        Definitions::default()
    }

    /// One more; a value without text is left out.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        let value = value.into();
        if !value.trim().is_empty() {
            self.rows.push((name.into(), value));
        }
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names and values, a line end behind every line. Where the values would get fewer than
    /// 24 columns, and in plain, each value follows its name on the same line.
    pub fn draw(&self, look: &Look) -> String {
        let names: Vec<_> = self.rows.iter().map(|(name, _)| clean::clean(name)).collect();
        let widest = names.iter().map(|name| wrap::measure(name)).max().unwrap_or(0);
        let in_columns = !look.plain && widest + 2 + 24 <= look.width;
        let mut out = String::new();
        for (name, (_, value)) in names.iter().zip(&self.rows) {
            let value = clean::clean_lines(value);
            if !in_columns {
                push_wrapped(&format!("{name}: {value}"), "", "  ", look.width, &mut out);
                continue;
            }
            let indent = " ".repeat(widest + 2);
            for (at, line) in wrap::wrap(&value, look.width - widest - 2).iter().enumerate() {
                if at == 0 {
                    let gap = " ".repeat(widest - wrap::measure(name) + 2);
                    out.push_str(&look.paint(Role::Dim, name));
                    out.push_str(if line.is_empty() { "" } else { &gap });
                } else if !line.is_empty() {
                    out.push_str(&indent);
                }
                out.push_str(line);
                out.push('\n');
            }
        }
        out
    }
}

/// Wraps the text with one lead before its first line and another before the others.
fn push_wrapped(text: &str, first: &str, others: &str, width: usize, out: &mut String) {
    let room = width.saturating_sub(wrap::measure(first).max(wrap::measure(others))).max(1);
    for (at, line) in wrap::wrap(text, room).iter().enumerate() {
        let lead = if at == 0 { first } else { others };
        out.push_str(format!("{lead}{line}").trim_end());
        out.push('\n');
    }
}
