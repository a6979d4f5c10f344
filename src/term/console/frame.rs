//! A few lines at the bottom of the screen that are drawn again and again.
use crate::error::{Error, Result};
use crate::render::{Look, Role, cut, measure, wrap};
use std::io::{self, Write};

/// A line of a frame: its clean text, and the role that colours it.
pub(super) type Line = (Option<Role>, String);

/// The lines that are on the screen now.
#[derive(Debug, Default)]
pub(super) struct Frame {
    widths: Vec<usize>,
}

impl Frame {
    /// Draws the lines in place of those drawn before, each cut so that it stays one row: what
    /// wraps leaves copies behind.
    pub(super) fn draw(&mut self, lines: &[Line], look: &Look) -> Result<()> {
        let mut text = self.take_back(look);
        for (role, line) in lines {
            let line = cut(line, look.width);
            self.widths.push(measure(&line));
            text.push_str(&role.map_or_else(|| line.to_string(), |role| look.paint(role, &line)));
            text.push('\n');
        }
        write(&text)
    }

    /// Takes everything off the screen but these lines, which stay.
    pub(super) fn finish(mut self, lines: &[Line], look: &Look) -> Result<()> {
        self.draw(lines, look)
    }

    /// The codes that take back what was drawn. Rows are counted at today's width: a terminal that
    /// became narrower has wrapped them.
    fn take_back(&mut self, look: &Look) -> String {
        let rows: usize = self.widths.drain(..).map(|width| width.div_ceil(look.width + 1).max(1)).sum();
        if rows == 0 { String::new() } else { format!("\x1b[{rows}A\r\x1b[0J") }
    }
}

/// Adds text to the lines of a frame, wrapped.
pub(super) fn push_wrapped(lines: &mut Vec<Line>, role: Option<Role>, text: &str, look: &Look) {
    if !text.is_empty() {
        lines.extend(wrap(text, look.width).into_iter().map(|line| (role, line)));
    }
}

/// Writes to stderr at once.
pub(super) fn write(text: &str) -> Result<()> {
    let mut out = io::stderr().lock();
    let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    done.map_err(|cause| Error::refused("The question cannot be shown.").because(cause))
}
