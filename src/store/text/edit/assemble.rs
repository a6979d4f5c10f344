//! The new text of a file, put together from what stays and what changed, and checked.
use std::ops::Range;

use crate::error::{Error, Result};
use crate::record::Kind;

use super::super::decode::blank;
use super::super::diagnose;
use super::super::layout::{Section, layout};
use super::super::model::parse_one;
use super::super::scan::{Chunk, Scan, bom, scan};
use super::Changed;

/// The new text while it grows.
pub(super) struct Assembly<'d, 'a> {
    file: &'d str,
    scan: &'d Scan<'a>,
    eol: &'static str,
    out: String,
    /// Where the last record so far begins.
    last: Option<usize>,
    parts: Vec<Part<'d>>,
}

/// A stretch of the new text.
struct Part<'d> {
    range: Range<usize>,
    /// Where its first record ends, if it holds any.
    first: Option<usize>,
    /// Where the record in front of it begins.
    before: Option<usize>,
    what: What<'d>,
}

enum What<'d> {
    Kept,
    Changed(&'d Changed),
    Gone,
}

impl<'d, 'a> Assembly<'d, 'a> {
    /// Begins with what stands above the first record; `fresh` is the kind of a new file.
    pub fn new(file: &'d str, scan: &'d Scan<'a>, eol: &'static str, fresh: Option<&Kind>) -> Self {
        let mut out = String::with_capacity(scan.text.len() + 4096);
        out.push_str(&scan.text[..scan.preamble]);
        if let Some(kind) = fresh {
            out.push_str(&opening(file, kind));
        }
        Assembly { file, scan, eol, out, last: None, parts: Vec::new() }
    }

    /// Records that stay, byte by byte.
    pub fn push_kept(&mut self, chunks: Range<usize>) {
        if let [first, .., last] | [first @ last] = &self.scan.chunks[chunks] {
            let start = self.out.len();
            self.out.push_str(&self.scan.text[first.start..last.end]);
            self.part(start, Some(start + first.end - first.start), What::Kept);
            self.last = Some(self.out.len() - (last.end - last.start));
        }
    }

    /// A record of the file that changed; `follows` is how many come behind it.
    pub fn push_changed(&mut self, changed: &'d Changed, follows: usize) {
        let start = self.out.len();
        let text = &changed.piece.text;
        self.out.push_str(text);
        let adjoins = !text.ends_with("\n\n") && !text.ends_with("\n\r\n");
        let last = text.lines().next_back().unwrap_or("");
        // A comment that a removed key left behind must not become that of the next record.
        if follows > 0 && adjoins && last.trim_start().starts_with('#') {
            self.out.push_str(self.eol);
        }
        self.part(start, Some(self.out.len()), What::Changed(changed));
        self.last = Some(start);
    }

    /// What stays of a record that goes: comments behind it that stand apart.
    pub fn push_gap(&mut self, chunk: &Chunk<'_>) {
        let text = self.scan.chunk_text(chunk);
        let content = layout(text).last().map_or(text.len(), Section::content_end);
        let tail = &text[content..];
        let start = self.out.len();
        if !tail.trim().is_empty() {
            self.out.push_str(tail.trim_start_matches(['\r', '\n']));
        }
        self.part(start, None, What::Gone);
    }

    /// A new record, with a blank line before it and, if others follow, behind it.
    pub fn push_new(&mut self, changed: &'d Changed, follows: usize) {
        if self.out.len() > bom(&self.out) {
            if !self.out.ends_with('\n') {
                self.out.push_str(self.eol);
            }
            if !self.out.ends_with("\n\n") && !self.out.ends_with("\n\r\n") {
                self.out.push_str(self.eol);
            }
        }
        let start = self.out.len();
        self.out.push_str(&changed.piece.text);
        if follows > 0 {
            self.out.push_str(self.eol);
        }
        self.part(start, Some(self.out.len()), What::Changed(changed));
        self.last = Some(start);
    }

    fn part(&mut self, start: usize, first: Option<usize>, what: What<'d>) {
        self.parts.push(Part { range: start..self.out.len(), first, before: self.last, what });
    }

    /// The new text, if every changed record reads as what is meant and its neighbours are whole.
    pub fn finish(self) -> Result<String> {
        for (i, part) in self.parts.iter().enumerate() {
            match part.what {
                What::Kept => continue,
                What::Changed(changed) => check_record(&self.out[part.range.clone()], changed, self.file)?,
                What::Gone => {}
            }
            let next = self.parts.get(i + 1);
            let end = next.map_or(self.out.len(), |next| next.first.unwrap_or(next.range.end));
            let starts: Vec<usize> = [
                part.before,
                part.first.map(|_| part.range.start),
                next.filter(|next| next.first.is_some()).map(|next| next.range.start),
            ]
            .into_iter()
            .flatten()
            .collect();
            self.check_seam(part.before.unwrap_or(0)..end, &starts)?;
        }
        Ok(self.out)
    }

    /// Refuses records that run into each other where one of them changed; `starts` is where
    /// the records of the window begin.
    fn check_seam(&self, window: Range<usize>, starts: &[usize]) -> Result<()> {
        let cut = scan(&self.out[window.clone()]);
        let found = cut.chunks.iter().map(|chunk| window.start + chunk.start);
        if !found.eq(starts.iter().copied()) {
            return Err(mismatch(self.file, "record"));
        }
        match cut.chunks.iter().find(|chunk| toml::from_str::<toml::Table>(cut.chunk_text(chunk)).is_err()) {
            None => Ok(()),
            Some(broken) => {
                let whole = scan(&self.out);
                let at = window.start + broken.start;
                let chunk = whole.chunks.iter().find(|chunk| chunk.start == at);
                Err(chunk.map_or_else(
                    || mismatch(self.file, "record"),
                    |chunk| diagnose::unreadable(&self.out, self.file, chunk, None),
                ))
            }
        }
    }
}

/// Refuses a changed record that does not read as what was meant.
fn check_record(text: &str, changed: &Changed, file: &str) -> Result<()> {
    let table = changed.piece.kind.table;
    let cut = scan(text);
    if parse_one(text, table).as_ref() != Some(&changed.meant) || cut.chunks.len() != 1 || !blank(cut.preamble()) {
        return Err(mismatch(file, table));
    }
    Ok(())
}

fn mismatch(file: &str, table: &str) -> Error {
    Error::data(format!("the change to {file} was not made: [{table}] would not have read back as it was meant"))
        .hint(format!("nothing was written; please look at that part of {file} in an editor"))
}

/// The first lines of a new file.
fn opening(file: &str, kind: &Kind) -> String {
    if file == "career.toml" {
        return "# You, and what your career plan builds on. Change it by hand whenever you like.\nformat = 1\n"
            .to_owned();
    }
    let what = match file.split('/').next().unwrap_or_default() {
        "past.toml" => "What you have done, and your papers: one block each.".to_owned(),
        "assessment.toml" => {
            "What you are good at, like, value and prefer. The newest of a kind stands last.".to_owned()
        }
        "roles.toml" => "Roles that you might hold, and what they ask for: one block each.".to_owned(),
        "learning.toml" => "Your learning, one block each.".to_owned(),
        "plan.toml" => "The steps of your plan, one block each.".to_owned(),
        "people.toml" => "The people who matter for your work, one block each.".to_owned(),
        "log" => "What happened in this year, one block a line of the log.".to_owned(),
        "reviews" => "A look back.".to_owned(),
        _ => format!("Your {}, one block each.", kind.plural),
    };
    format!("# {what} Change it by hand whenever you like; comments stay.\n")
}
