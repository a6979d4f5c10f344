//! Bars over time: one line a step, grouped by goal, in the width of the terminal.
//!
//! What is drawn is a plain [`Picture`]; nothing here knows how the dates came about. The form of a bar
//! tells whose time it takes, a heavier form that it is critical, and what is late has a sign and words
//! as well: colours only repeat what the characters say.
mod axis;
mod columns;
mod legend;
mod model;
mod row;
mod signs;

use std::borrow::Cow;

use super::{Look, Role, clean, measure, pad, wrap};
use columns::Columns;
use row::{Cells, Ground};
use signs::Signs;

pub use axis::{Axis, Unit};
pub use model::{Bar, Break, Group, Kind, Picture, Span};

/// The picture with its axis and its legend, a line end behind every line; nothing where no bar has dates.
///
/// No line is wider than the look's width. On narrow terminals each title stands above its bar.
pub fn draw_gantt(picture: &Picture, look: &Look) -> String {
    let Some(span) = picture.span() else {
        return String::new();
    };
    let columns = Columns::of(picture, look);
    let axis = Axis::new(span, columns.chart, picture.unit, picture.year_starts);
    let signs = Signs::of(look.plain);
    let ground = Ground::of(picture, &axis, signs);
    let mut text = String::new();
    for line in axis.header() {
        text.push_str(&format!("{}{}\n", " ".repeat(columns.indent()), look.paint(Role::Dim, line.trim_end())));
    }
    let mut drawn = Vec::new();
    for group in &picture.groups {
        push_title(group, picture, look, &mut text);
        for bar in &group.bars {
            let cells = push_bar(bar, &columns, Cells::of(bar, &axis, &ground, signs), look, &mut text);
            cells.note_signs(&mut drawn);
        }
    }
    text.push('\n');
    text.push_str(&legend::draw(picture, &drawn, look));
    text
}

fn push_title(group: &Group, picture: &Picture, look: &Look, text: &mut String) {
    let title = match &group.title {
        Some(title) => clean(title).into_owned(),
        None if picture.groups.len() > 1 => "Without a goal".to_owned(),
        None => return,
    };
    let due = clean(&group.due).into_owned();
    let room = look.width.saturating_sub(measure(&due)).max(look.width / 2);
    let title = cut_short(&title, room, look).into_owned();
    let due = cut_short(&due, look.width.saturating_sub(measure(&title)), look).into_owned();
    text.push_str(&format!("\n{}{}\n", look.paint(Role::Heading, &title), look.paint(Role::Dim, &due)));
}

fn push_bar(bar: &Bar, columns: &Columns, mut cells: Cells, look: &Look, text: &mut String) -> Cells {
    let note = clean(&bar.note);
    let is_placed = (columns.is_stacked && !cells.is_empty()) || cells.place(&note, bar, look);
    let mark = columns.mark(bar, look);
    let label = clean(&bar.label);
    if columns.is_stacked {
        // The words stand beside the title, which gives way as far as it has to.
        let note = if cells.is_empty() { "".into() } else { cut_short(&note, look.width / 2, look) };
        let tail = if note.is_empty() { 0 } else { measure(&note) + 2 };
        let label = cut_short(&label, look.width.saturating_sub(columns.mark_width() + tail).max(4), look);
        let gap = if note.is_empty() { "" } else { "  " };
        text.push_str(&format!("{mark}{label}{gap}{}\n", look.paint(row::note_role(bar), &note)));
        text.push_str(&format!("{}{}\n", " ".repeat(columns.indent()), cells.draw(look)));
        return cells;
    }
    let label = pad(&cut_short(&label, columns.label, look), columns.label);
    let when = if columns.when == 0 { String::new() } else { format!("  {}", pad(&bar.when, columns.when)) };
    let line = format!("{mark}{label}{}  {}", look.paint(Role::Dim, &when), cells.draw(look));
    text.push_str(&format!("{}\n", line.trim_end()));
    if !is_placed && !note.is_empty() {
        let note = cut_short(&note, columns.label, look);
        let indent = " ".repeat(columns.mark_width());
        text.push_str(&format!("{indent}{}\n", look.paint(row::note_role(bar), &note)));
    }
    cells
}

/// The text in at most so many columns, with three full stops for what is cut off in plain text.
fn cut_short<'t>(text: &'t str, width: usize, look: &Look) -> Cow<'t, str> {
    wrap::cut_with(text, width, if look.plain { "..." } else { "…" })
}
