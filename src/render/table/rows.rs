//! Tables without a layout of the whole: one line a row, or one line a value.
use super::{Column, Fit, Visit, layout, layout::GAP};
use crate::render::{Look, Role, clean::clean, wrap};
use std::borrow::Cow;
use std::io::{self, Write};

/// Rows as `header: value` lines with an empty line between them; values without text are left
/// out.
pub(super) fn draw_labels(columns: &[Column], cells: &[Vec<Cow<'_, str>>], look: &Look) -> String {
    let mut out = String::new();
    for (row, texts) in cells.iter().enumerate() {
        if row > 0 {
            out.push('\n');
        }
        for (column, text) in columns.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
            let line = format!("{}: {text}", clean(&column.header));
            for part in wrap::wrap(&line, look.width) {
                out.push_str(&part);
                out.push('\n');
            }
        }
    }
    out
}

/// See [`super::stream`].
pub(super) fn stream(columns: &[Column], look: &Look, out: &mut dyn Write, visit: &Visit<'_>) -> io::Result<()> {
    let mut widest = vec![0; columns.len()];
    let mut any = false;
    visit(&mut |texts| {
        any = true;
        for (widest, text) in widest.iter_mut().zip(texts) {
            // No text takes more columns than bytes, so most need not be measured.
            if text.len() > *widest {
                *widest = wrap::measure(&clean(text)).max(*widest);
            }
        }
        Ok(())
    })?;
    if !any {
        return Ok(());
    }
    let chosen = match layout::plan(columns, &widest, &[], look) {
        layout::Plan::Columns(chosen) => chosen,
        layout::Plan::Labels => return stream_labels(columns, look, out, visit),
    };
    let mut line = String::with_capacity(look.width.min(1 << 10) * 2);
    let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
    push_row(columns, &chosen, &headers, look, &mut line);
    writeln!(out, "{}", look.paint(Role::Heading, line.trim_end()))?;
    if !look.plain {
        let total = chosen.iter().map(|(_, width)| width + GAP).sum::<usize>() - GAP;
        writeln!(out, "{}", look.paint(Role::Dim, &"─".repeat(total)))?;
    }
    visit(&mut |texts| {
        line.clear();
        push_row(columns, &chosen, texts, look, &mut line);
        line.truncate(line.trim_end_matches(' ').len());
        line.push('\n');
        out.write_all(line.as_bytes())
    })
}

fn stream_labels(columns: &[Column], look: &Look, out: &mut dyn Write, visit: &Visit<'_>) -> io::Result<()> {
    let mut gap = "";
    visit(&mut |texts| {
        let cleaned: Vec<Cow<'_, str>> = texts.iter().map(|text| clean(text)).collect();
        write!(out, "{gap}{}", draw_labels(columns, &[cleaned], look))?;
        gap = "\n";
        Ok(())
    })
}

fn push_row(columns: &[Column], chosen: &[(usize, usize)], texts: &[&str], look: &Look, line: &mut String) {
    let sign = if look.plain { "..." } else { "…" };
    for (place, (at, width)) in chosen.iter().enumerate() {
        let text = clean(texts.get(*at).copied().unwrap_or(""));
        let mut taken = wrap::measure(&text);
        let text = if taken > *width { wrap::cut_with(&text, *width, sign) } else { text };
        if taken > *width {
            taken = wrap::measure(&text);
        }
        let missing = width.saturating_sub(taken);
        let before = if columns[*at].fit == Fit::Number { missing } else { 0 };
        let gap = if place + 1 == chosen.len() { 0 } else { GAP };
        push_spaces(before, line);
        line.push_str(&text);
        push_spaces(missing - before + gap, line);
    }
}

fn push_spaces(count: usize, line: &mut String) {
    const SPACES: &str = "                                                                ";
    let mut left = count;
    while left > 0 {
        let some = left.min(SPACES.len());
        line.push_str(&SPACES[..some]);
        left -= some;
    }
}
