//! Tables laid out by comfy-table, with colours put in afterwards.
//!
//! comfy-table measures colour codes as text. So words that get a colour are marked with invisible
//! characters of no width, which cleaned cells cannot contain, and the marks are replaced by
//! colours when the lines are laid out.
use super::{Column, Fit, layout::GAP};
use crate::render::{Look, Role, clean::clean};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use std::borrow::Cow;

const MARKS: [char; 5] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{206a}'];
const END: char = '\u{2060}';
const RULE: char = '─';

/// Draws the chosen columns (position, width) of the cleaned cells.
pub(super) fn draw_columns(
    columns: &[Column],
    chosen: &[(usize, usize)],
    cells: &[Vec<Cow<'_, str>>],
    role: &dyn Fn(usize, usize) -> Option<Role>,
    look: &Look,
) -> String {
    let mut table = comfy_table::Table::new();
    let rule = if look.plain { LineStyle::none() } else { LineStyle::none().fill(RULE) };
    table
        .load_style(TableStyle::new().header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(chosen.iter().map(|(at, _)| {
            let header = clean(&columns[*at].header);
            set_cell(mark(&header, Some(Role::Heading), look), columns[*at].fit)
        }));
    for (row, texts) in cells.iter().enumerate() {
        table.add_row(chosen.iter().map(|(at, _)| set_cell(mark(&texts[*at], role(row, *at), look), columns[*at].fit)));
    }
    for (place, (_, width)) in chosen.iter().enumerate() {
        let gap = if place + 1 == chosen.len() { 0 } else { GAP as u16 };
        if let Some(column) = table.column_mut(place) {
            let width = u16::try_from(*width).unwrap_or(u16::MAX - gap) + gap;
            column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let mut out = String::new();
    for line in table.lines() {
        push_painted(line.trim_end_matches(' '), look, &mut out);
        out.push('\n');
    }
    out
}

fn set_cell(text: String, fit: Fit) -> comfy_table::Cell {
    let side = if fit == Fit::Number { CellAlignment::Right } else { CellAlignment::Left };
    comfy_table::Cell::new_owned(text).set_alignment(side)
}

/// The text with every word of it between the marks of its role. Word by word, because a cell may
/// be wrapped and the other columns stand between its lines.
fn mark(text: &str, role: Option<Role>, look: &Look) -> String {
    let Some(at) = role.filter(|_| look.color).and_then(|role| Role::ALL.iter().position(|one| *one == role)) else {
        return text.to_owned();
    };
    let words: Vec<String> = text
        .split(' ')
        .map(|word| if word.is_empty() { String::new() } else { format!("{}{word}{END}", MARKS[at]) })
        .collect();
    words.join(" ")
}

/// Replaces the marks by colours. A word that was broken ends its colour with its line.
fn push_painted(line: &str, look: &Look, out: &mut String) {
    if !look.color {
        return out.push_str(line);
    }
    if line.starts_with(RULE) {
        return out.push_str(&look.paint(Role::Dim, line));
    }
    let mut open: Option<Role> = None;
    for c in line.chars() {
        if let Some(at) = MARKS.iter().position(|mark| *mark == c) {
            let role = Role::ALL[at];
            out.push_str(&role.style().render().to_string());
            open = Some(role);
        } else if c == END {
            if let Some(role) = open.take() {
                out.push_str(&role.style().render_reset().to_string());
            }
        } else {
            // The rest of a broken word has no mark before it; the space after its first part ends
            // the colour, so that the next column keeps its own.
            if c == ' '
                && let Some(role) = open.take()
            {
                out.push_str(&role.style().render_reset().to_string());
            }
            out.push(c);
        }
    }
    if let Some(role) = open {
        out.push_str(&role.style().render_reset().to_string());
    }
}
