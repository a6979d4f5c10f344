//! Other titles, tasks and tools of a release: bytes that are looked into only when a command asks.
//!
//! One line an occupation, in the order of the occupations; its texts are divided by a sign that no
//! text has (the unit separator of ASCII).
use std::ops::Range;

use super::raw::RawOccupation;

/// Stands between the texts of an occupation.
const BETWEEN: char = '\u{1f}';
/// How many tasks of an occupation are kept; the first ones are core ones.
const MOST_TASKS: usize = 6;

/// The texts.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    bytes: Vec<u8>,
    /// Titles, tasks and tools, as parts of the bytes.
    blocks: [Range<usize>; 3],
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        (0..3).all(|at| self.block(at) == other.block(at))
    }
}

impl Texts {
    /// The texts of these occupations.
    pub(super) fn of(occupations: &[RawOccupation]) -> Texts {
        let mut texts = Texts::default();
        let kinds: [fn(&RawOccupation) -> &[String]; 3] =
            [|one| &one.titles, |one| &one.tasks[..one.tasks.len().min(MOST_TASKS)], |one| &one.tools];
        for (at, kind) in kinds.into_iter().enumerate() {
            let from = texts.bytes.len();
            for one in occupations {
                for (nth, text) in kind(one).iter().enumerate() {
                    if nth > 0 {
                        texts.bytes.push(BETWEEN as u8);
                    }
                    let safe =
                        text.bytes().map(|byte| if byte == b'\n' || byte == BETWEEN as u8 { b' ' } else { byte });
                    texts.bytes.extend(safe);
                }
                texts.bytes.push(b'\n');
            }
            texts.blocks[at] = from..texts.bytes.len();
        }
        texts
    }

    /// Texts that stand in these parts of the bytes of a file.
    pub(super) fn within(bytes: Vec<u8>, blocks: [Range<usize>; 3]) -> Texts {
        Texts { bytes, blocks }
    }

    /// The bytes of titles, tasks and tools.
    pub(super) fn blocks(&self) -> [&[u8]; 3] {
        [0, 1, 2].map(|at| self.block(at))
    }

    fn block(&self, at: usize) -> &[u8] {
        self.blocks.get(at).and_then(|range| self.bytes.get(range.clone())).unwrap_or_default()
    }

    /// Other titles, an occupation at a time.
    pub(super) fn titles(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        lines(self.block(0))
    }

    /// Tasks, an occupation at a time.
    pub(super) fn tasks(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        lines(self.block(1))
    }

    /// Tools, an occupation at a time.
    pub(super) fn tools(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        lines(self.block(2))
    }
}

fn lines(block: &[u8]) -> impl Iterator<Item = impl Iterator<Item = &str>> {
    // Bytes that are no text cannot be in a file whose checksum holds, unless somebody made them.
    let text = std::str::from_utf8(block).unwrap_or_default();
    text.split('\n').map(|line| line.split(BETWEEN).filter(|part| !part.is_empty()))
}
