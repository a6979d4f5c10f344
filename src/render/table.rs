//! Tables: columns that fit the terminal, a header with a line under it, and nothing more.
//!
//! Which columns stay on a narrow terminal is decided here; wrapping and laying out up to 2,000
//! rows is comfy-table's work (only this file and `table/` know it). More rows are written one by
//! one, each on one line. Cells are cleaned here, so that callers pass text as it is in the files.
use super::{Look, Role, clean::clean, wrap};
use std::borrow::Cow;
use std::io::{self, Write};

mod layout;
mod paint;
mod rows;

/// Up to here a table is laid out as a whole; beyond, it is streamed.
pub const STREAM_FROM: usize = 2_000;

/// What a column holds, which decides how it may shrink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// The title: wraps, keeps 24 columns, never goes.
    Title,
    /// Text: wraps, keeps 8 columns.
    Text,
    /// Short words and dates: never wrapped.
    Word,
    /// The same, set to the right.
    Number,
}

/// A column of a table. The priority says what stays on a narrow terminal: the lowest goes first,
/// and of equal ones the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    header: String,
    fit: Fit,
    priority: u8,
}

impl Column {
    /// The column that says what the row is about. It wraps, keeps at least 24 columns (all, where
    /// the terminal has fewer) and never goes.
    pub fn title(header: impl Into<String>) -> Self {
        Column { header: header.into(), fit: Fit::Title, priority: u8::MAX }
    }

    /// Text that wraps, in at least 8 columns.
    pub fn text(header: impl Into<String>, priority: u8) -> Self {
        Column { header: header.into(), fit: Fit::Text, priority }
    }

    /// Words, dates and ids that are never broken.
    pub fn word(header: impl Into<String>, priority: u8) -> Self {
        Column { header: header.into(), fit: Fit::Word, priority }
    }

    /// Figures: never broken, set to the right.
    pub fn number(header: impl Into<String>, priority: u8) -> Self {
        Column { header: header.into(), fit: Fit::Number, priority }
    }

    /// How narrow the column may get when its widest cell has `content` columns.
    fn least(&self, content: usize) -> usize {
        match self.fit {
            Fit::Title => content.min(24),
            Fit::Text => content.min(8),
            Fit::Word | Fit::Number => content,
        }
    }
}

/// One cell: its text, and the role that gives it a colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    text: String,
    role: Option<Role>,
}

impl Cell {
    /// A cell in the colours of a role.
    pub fn of(role: Role, text: impl Into<String>) -> Self {
        Cell { text: text.into(), role: Some(role) }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Cell { text: text.into(), role: None }
    }
}

/// A table: its columns and its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Table { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// One more row. Cells that are missing are empty, those too many are left out.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) -> &mut Self {
        self.rows.push(cells.into_iter().collect());
        self
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table, a line end behind every line; nothing where there are no rows.
    pub fn write(&self, look: &Look, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.len() > STREAM_FROM {
            return stream(&self.columns, look, out, &|each| {
                let mut texts = Vec::with_capacity(self.columns.len());
                for row in &self.rows {
                    texts.clear();
                    texts.extend(row.iter().map(|cell| cell.text.as_str()));
                    each(&texts)?;
                }
                Ok(())
            });
        }
        out.write_all(self.draw(look).as_bytes())
    }

    /// The table as text, a line end behind every line.
    pub fn draw(&self, look: &Look) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let cells: Vec<Vec<Cow<'_, str>>> = self
            .rows
            .iter()
            .map(|row| {
                let text = |at: usize| row.get(at).map_or(Cow::Borrowed(""), |cell| clean(&cell.text));
                (0..self.columns.len()).map(text).collect()
            })
            .collect();
        let widest: Vec<usize> = (0..self.columns.len())
            .map(|at| cells.iter().map(|row| wrap::measure(&row[at])).max().unwrap_or(0))
            .collect();
        let words: Vec<usize> = (0..self.columns.len())
            .map(|at| {
                let words = cells.iter().flat_map(|row| row[at].split(' '));
                words.map(wrap::measure).max().unwrap_or(0)
            })
            .collect();
        let layout = layout::plan(&self.columns, &widest, &words, look);
        let role = |row: usize, column: usize| self.rows[row].get(column).and_then(|cell| cell.role);
        match layout {
            layout::Plan::Columns(columns) => paint::draw_columns(&self.columns, &columns, &cells, &role, look),
            layout::Plan::Labels => rows::draw_labels(&self.columns, &cells, look),
        }
    }
}

/// Visits every row once, and again when called again.
pub type Visit<'v> = dyn Fn(&mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()> + 'v;

/// Writes any number of rows without holding them: one line a row, columns two spaces apart, text
/// that does not fit cut off. The rows are visited twice, once to measure them. Nothing is written
/// where there are none.
pub fn stream(columns: &[Column], look: &Look, out: &mut dyn Write, visit: &Visit<'_>) -> io::Result<()> {
    rows::stream(columns, look, out, visit)
}
