//! Edits by hand: found by their hash, and recorded as operations of their own.
use super::explain::unchanged;
use super::fs::Fs;
use super::hash::hash;
use super::history::{ids, read_operation};
use super::locked::Locked;
use super::operation::{FileChange, Operation};
use super::paths::Paths;
use super::prepare::{clear_draft, write_draft};
use super::splice::Splice;
use crate::error::{Error, Result};

/// A file that is not as the last operation left it.
pub(crate) struct HandEdit {
    pub name: String,
    /// The hash that the last operation left it with.
    pub before: Option<String>,
}

impl Locked<'_> {
    /// Writes edits that were found into the history, as one operation. The files themselves stay
    /// as they are.
    pub(crate) fn record_hand_edits(&mut self, edits: Vec<HandEdit>) -> Result<()> {
        if edits.is_empty() {
            return Ok(());
        }
        if self.is_spent {
            return Err(spent());
        }
        let mut files = Vec::new();
        let mut kept = Vec::new();
        for HandEdit { name, before } in edits {
            let seen = self.seen.get(&name);
            let after = seen.and_then(|seen| seen.hash.clone());
            let content = seen.and_then(|seen| seen.content.clone());
            let old = match &before {
                Some(hash) => self.remember(&name, hash),
                None => Some(Vec::new()),
            };
            let splice =
                old.as_ref().map(|old| Splice::between(old, content.as_deref().map_or(&[][..], |bytes| bytes)));
            if before.is_some() {
                kept.push((name.clone(), old));
            }
            files.push(FileChange { name, before, after, splice });
        }
        let names: Vec<&str> = files.iter().map(|change| change.name.as_str()).collect();
        let operation = Operation {
            id: self.newest + 1,
            at: self.folder.now,
            sentence: format!("edited by hand: {}", names.join(", ")),
            command: String::new(),
            machine: self.machine.clone(),
            undoes: None,
            redoes: None,
            files,
            state: self.state.clone(),
        };
        let (fs, paths) = (self.folder.fs, &self.folder.paths);
        let write = || {
            write_draft(fs, paths, &operation)?;
            fs.sync_file(&paths.pending_draft())?;
            fs.rename(&paths.pending_draft(), &paths.operation(operation.id))?;
            fs.sync_dir(&paths.ops())
        };
        if let Err(e) = write() {
            self.is_spent = true;
            clear_draft(fs, paths);
            return Err(unchanged(&e, &paths.home));
        }
        self.newest = operation.id;
        for (name, old) in kept {
            if let Some(old) = old {
                self.keep_prev(&name, &old);
            }
        }
        Ok(())
    }

    /// The content that had this hash: `prev/FILE`, brought forward by the operations since.
    fn remember(&self, name: &str, wanted: &str) -> Option<Vec<u8>> {
        let (fs, paths) = (self.folder.fs, &self.folder.paths);
        let mut content = fs.read(&paths.prev(name)).unwrap_or_default();
        let start = hash(&content);
        if start == wanted {
            return Some(content);
        }
        let mut way = Vec::new();
        let mut next = Some(wanted.to_owned());
        for id in ids(fs, paths).ok()?.into_iter().rev() {
            let operation = read_operation(fs, paths, id).ok()?;
            let Some(change) = operation.files.into_iter().find(|change| change.name == name) else {
                continue;
            };
            if change.after != next {
                return None;
            }
            way.push(change.splice?);
            next = change.before;
            if next.is_none() {
                content.clear();
            }
            if next.is_none() || next.as_deref() == Some(start.as_str()) {
                for splice in way.iter().rev() {
                    content = splice.apply(&content)?;
                }
                return (hash(&content) == wanted).then_some(content);
            }
        }
        None
    }

    /// Keeps a copy of a content that the history starts from, so that an edit by hand can be told
    /// from it. Without the copy such an edit is still recorded, but cannot be taken back; so a
    /// failure is none of the command that happens to run.
    pub(crate) fn keep_prev(&self, name: &str, content: &[u8]) {
        let (fs, path) = (self.folder.fs, self.folder.paths.prev(name));
        let _ = fs.remove_file(&path);
        let _ = fs.create_new(&path, content);
    }
}

/// Whether a file that holds nothing now was emptied by something else than a command: an editor, a
/// sync program, a full disk.
pub(crate) fn was_emptied(fs: &dyn Fs, paths: &Paths, name: &str, content: &[u8]) -> bool {
    if !content.trim_ascii().is_empty() {
        return false;
    }
    let now = hash(content);
    let newest_first = ids(fs, paths).unwrap_or_default().into_iter().rev();
    let last = newest_first.filter_map(|id| read_operation(fs, paths, id).ok()).find_map(|operation| {
        let change = operation.files.into_iter().find(|change| change.name == name)?;
        Some((change.before, change.after, operation.command.is_empty()))
    });
    match last {
        Some((before, Some(after), is_by_hand)) if after == now => is_by_hand && before.is_some(),
        Some((_, after, _)) => after.is_some(),
        None => false,
    }
}

/// The answer to a second write after one that failed half-way.
pub(crate) fn spent() -> Error {
    Error::refused("This was not saved; nothing was changed.")
        .because("the write before it was cut off")
        .hint("run the command again: it finishes that first")
}
