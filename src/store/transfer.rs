//! Moving a record from one file of its kind to another, with its comments and unknown keys.
//!
//! A plan says it as two changes: the record goes in one file and is added in another under the
//! same id. Here the two become one move of its text, so that nothing a person wrote is lost.
use chrono::{DateTime, Utc};

use super::text;
use crate::error::{Error, Result};
use crate::record::{Change, Target, Values, Which};

/// The content of files after a change, by name.
type Files = [(String, Option<Vec<u8>>)];

/// One record on its way to another file.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    from: Target,
    to: Target,
    values: Values,
}

/// Takes the moves out of a list of changes; gives them and the other changes.
pub fn split(changes: &[Change]) -> (Vec<Transfer>, Vec<Change>) {
    let mut moves = Vec::new();
    for change in changes {
        let Change::Drop { target: from } = change else {
            continue;
        };
        let added = changes.iter().find_map(|other| match other {
            Change::Add { target, values }
                if target.kind.table == from.kind.table && target.which == from.which && target.file != from.file =>
            {
                Some((target, values))
            }
            _ => None,
        });
        if let Some((to, values)) = added {
            moves.push(Transfer { from: from.clone(), to: to.clone(), values: values.clone() });
        }
    }
    let is_moved = |change: &&Change| match change {
        Change::Drop { target } => moves.iter().any(|one| one.from == *target),
        Change::Add { target, .. } => moves.iter().any(|one| one.to == *target),
        _ => false,
    };
    let others = changes.iter().filter(|change| !is_moved(change)).cloned().collect();
    (moves, others)
}

impl Transfer {
    /// Makes the move in the new content of both files.
    ///
    /// # Errors
    /// A record that is not there, or text that would not read back.
    pub fn make(&self, files: &mut Files, now: DateTime<Utc>) -> Result<()> {
        let Which::Id(id) = &self.from.which else {
            return Err(Error::data(format!("A {} has no id to be moved by.", self.from.kind.noun)));
        };
        let from = content(files, &self.from.file)?;
        let to = content(files, &self.to.file)?;
        if text::ids(&to, self.to.kind).contains(id) {
            return Err(Error::refused(format!(
                "{} holds a {} with the id {id} already.",
                self.to.file, self.to.kind.noun
            )));
        }
        let set = Change::Set { target: self.from.clone(), set: self.values.clone(), unset: Vec::new() };
        let changed = text::apply(Some(&from), &self.from.file, &[set], now)?;
        let block = block(&changed, &self.from, id)?;
        let rest = text::apply(Some(&from), &self.from.file, &[Change::Drop { target: self.from.clone() }], now)?;
        let joined = join(to, &block);
        text::check_syntax(&joined, &self.to.file)?;
        put(files, &self.from.file, rest);
        put(files, &self.to.file, joined);
        Ok(())
    }
}

/// The record's own text: the comments above it, its keys and sub-records.
fn block(changed: &str, target: &Target, id: &str) -> Result<String> {
    let cut = text::scan(changed);
    let ids = text::ids(changed, target.kind);
    let chunk =
        cut.chunks.iter().filter(|chunk| chunk.name == target.kind.table).zip(ids).find(|(_, other)| other == id);
    let Some((chunk, _)) = chunk else {
        return Err(Error::refused(format!("There is no {} \"{id}\" in {}.", target.kind.noun, target.file)));
    };
    let whole = cut.chunk_text(chunk);
    // Comments that stand apart behind it stay where they are, as when a record goes.
    let mut kept = whole.trim_end();
    while let Some((before, last)) = kept.rsplit_once('\n')
        && (last.trim_start().starts_with('#') || last.trim().is_empty())
    {
        kept = before.trim_end();
    }
    let is_whole = toml::from_str::<toml::Table>(kept).is_ok();
    Ok(if is_whole { kept } else { whole.trim_end() }.to_owned())
}

fn join(mut to: String, block: &str) -> String {
    let eol = if to.contains("\r\n") { "\r\n" } else { "\n" };
    if !text::blank(&to) {
        let end = to.trim_end().len();
        to.truncate(end);
        to.push_str(eol);
        to.push_str(eol);
    }
    to.push_str(&block.replace("\r\n", "\n").replace('\n', eol));
    to.push_str(eol);
    to
}

fn content(files: &Files, name: &str) -> Result<String> {
    let bytes = files.iter().find(|(file, _)| file == name).and_then(|(_, bytes)| bytes.as_deref()).unwrap_or_default();
    text::decode(bytes, name).map(str::to_owned)
}

fn put(files: &mut Files, name: &str, text: String) {
    if let Some((_, bytes)) = files.iter_mut().find(|(file, _)| file == name) {
        *bytes = Some(text.into_bytes());
    }
}
