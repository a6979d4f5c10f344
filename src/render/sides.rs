//! Two or three things side by side, with every cell in full.
use super::{Look, Role, clean, draw_heading, measure, pad, wrap};

/// Rows of things side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl Sides {
    /// What stands side by side.
    pub fn new(heads: Vec<String>) -> Sides {
        Sides { heads, rows: Vec::new() }
    }

    /// A row: its name and a cell for each.
    pub fn push(&mut self, name: impl Into<String>, cells: Vec<String>) -> &mut Self {
        self.rows.push((name.into(), cells));
        self
    }

    /// In columns; in plain text one after the other.
    pub fn draw(&self, look: &Look) -> String {
        if look.plain { self.draw_plain(look) } else { self.draw_columns(look) }
    }

    fn draw_plain(&self, look: &Look) -> String {
        let mut text = String::new();
        for (at, head) in self.heads.iter().enumerate() {
            text.push_str(&draw_heading(head, look));
            for (name, cells) in &self.rows {
                let cell = clean(cells.get(at).map_or("", String::as_str)).into_owned();
                let lines = wrap(&format!("{name}: {cell}"), look.width);
                text.extend(lines.iter().map(|line| format!("{line}\n")));
            }
            text.push('\n');
        }
        text
    }

    fn draw_columns(&self, look: &Look) -> String {
        let names = self.rows.iter().map(|(name, _)| measure(name)).max().unwrap_or(0);
        let count = self.heads.len().max(1);
        let width = (look.width.saturating_sub(names + 2 * count) / count).clamp(8, 40);
        let mut text = String::new();
        let heads = (String::new(), self.heads.clone());
        for (at, (name, cells)) in std::iter::once(&heads).chain(&self.rows).enumerate() {
            let cells: Vec<Vec<String>> = cells.iter().map(|cell| wrap(&clean(cell), width)).collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut whole = look.paint(Role::Dim, &pad(if line == 0 { name } else { "" }, names));
                for cell in &cells {
                    let part = pad(cell.get(line).map_or("", String::as_str), width);
                    whole.push_str("  ");
                    whole.push_str(&if at == 0 { look.paint(Role::Heading, &part) } else { part });
                }
                text.push_str(whole.trim_end());
                text.push('\n');
            }
        }
        text
    }
}
