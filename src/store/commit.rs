//! Committing a change over any number of files: completely or not at all, with its history.
//!
//! The order of the steps is what makes it safe; none may be left out or moved. New contents are
//! prepared beside their targets and made durable (all disk space is taken here); then the
//! operation appears as `ops/pending`, which is the moment of the commit; then the files are put
//! in place, and at last `pending` gets its number.
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::apply::{Displaced, Step, put};
use super::explain::{reason, unchanged};
use super::folder::{check_name, is_absent};
use super::hand_edit::spent;
use super::hash::hash;
use super::locked::{Locked, Seen, check_owner};
use super::operation::{FileChange, FileState, Operation};
use super::paths::temporary;
use super::prepare::{discard, folders, resolve, write_draft};
use super::prune::prune;
use super::splice::Splice;
use crate::error::{Error, Result};

/// A change that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Intent {
    /// What is done, in words, as the history will show it.
    pub sentence: String,
    /// The command as it was typed.
    pub command: String,
    /// The new content of every file that changes; `None` removes the file.
    pub files: Vec<(String, Option<Vec<u8>>)>,
}

/// A change that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the operation; `None` if everything was so already and nothing was written.
    pub id: Option<u64>,
    /// The sentence of the operation.
    pub sentence: String,
    /// What the person has to be told beside it, one sentence or two each.
    pub notes: Vec<String>,
}

/// From this length on, in bytes, a second thread costs less than it saves.
const PARALLEL: usize = 1024 * 1024;

/// What an operation is called, before it has a number.
pub(crate) struct Title {
    pub sentence: String,
    pub command: String,
    pub undoes: Option<u64>,
    pub redoes: Option<u64>,
}

/// A file that really changes.
struct FileWrite {
    name: String,
    before: Option<Arc<Vec<u8>>>,
    after: Option<Arc<Vec<u8>>>,
}

impl Locked<'_> {
    /// Saves a change. An error means that nothing was changed, unless it says that this is not
    /// certain; what is saved but not yet in place is told in the notes, and the next command
    /// finishes it.
    pub fn commit(&mut self, intent: Intent) -> Result<Committed> {
        let Intent { sentence, command, files } = intent;
        self.write(Title { sentence, command, undoes: None, redoes: None }, files)
    }

    pub(crate) fn write(&mut self, title: Title, files: Vec<(String, Option<Vec<u8>>)>) -> Result<Committed> {
        if self.is_spent {
            return Err(spent());
        }
        let mut names = BTreeSet::new();
        let mut changes = Vec::new();
        for (name, after) in files {
            check_name(&name)?;
            if !names.insert(name.clone()) {
                return Err(Error::refused(format!("{name} stands twice in one change.")));
            }
            let before = self.read(&name)?;
            if before.as_deref() != after.as_ref() {
                changes.push(FileWrite { name, before, after: after.map(Arc::new) });
            }
        }
        self.check_unchanged()?;
        if changes.is_empty() {
            let notes = self.take_notes();
            return Ok(Committed { id: None, sentence: title.sentence, notes });
        }
        let home = self.folder.paths.home.clone();
        let mut steps = Vec::new();
        let operation = match self.prepare(&title, changes, &mut steps) {
            Ok(operation) => operation,
            Err(error) => {
                discard(self.folder.fs, &self.folder.paths, &steps);
                return Err(error);
            }
        };
        self.enter_pending(&steps).inspect_err(|_| self.is_spent = true)?;
        let mut notes = self.take_notes();
        if let Err(e) = self.finish(&operation, &steps, &mut notes) {
            self.is_spent = true;
            notes.push(format!(
                "This is saved, but not yet in place ({}: {}); the next command finishes it.",
                home.display(),
                reason(&e)
            ));
        } else {
            self.accept(&operation, steps);
            prune(&self.folder, self.newest);
        }
        Ok(Committed { id: Some(operation.id), sentence: title.sentence, notes })
    }

    /// Refuses if a file that the command rests on is no longer as it was read.
    fn check_unchanged(&self) -> Result<()> {
        let fs = self.folder.fs;
        for (name, seen) in self.seen.iter().filter(|(_, seen)| seen.is_asked) {
            let path = self.folder.paths.data(name);
            let meta = fs.metadata(&path).ok();
            if meta == seen.meta {
                continue;
            }
            let is_same = match &seen.content {
                Some(content) => fs.has_content(&path, content).unwrap_or(false),
                None => meta.is_none(),
            };
            if !is_same {
                return Err(Error::refused(format!(
                    "{name} was changed by another program just now; this was not saved, and nothing was changed."
                ))
                .hint("run the command again: it starts from the new content"));
            }
        }
        Ok(())
    }

    /// Everything that needs disk space: the new contents and the operation, durable but not yet
    /// in force.
    fn prepare(&self, title: &Title, changes: Vec<FileWrite>, steps: &mut Vec<Step>) -> Result<Operation> {
        let (fs, paths) = (self.folder.fs, &self.folder.paths);
        let failed = |e: io::Error| unchanged(&e, &paths.home);
        let id = self.newest + 1;
        let mut files = Vec::new();
        let mut state = self.state.clone();
        for FileWrite { name, before, after } in changes {
            let target = resolve(fs, paths, &name).map_err(failed)?;
            check_owner(fs, &target)?;
            let temp = temporary(&target, &name, id);
            let displaced = Displaced::Keep;
            // From here on the step is on the list, so that whatever it made is cleared away.
            steps.push(Step { name: name.clone(), target, temp: temp.clone(), before, after, displaced });
            let Some(Step { before, after, .. }) = steps.last() else {
                continue;
            };
            let (before, new) = (bytes_of(before), bytes_of(after));
            // A large file is hashed while it is written.
            let (written, splice, hashed) = std::thread::scope(|scope| {
                let hasher = (new.len() > PARALLEL).then(|| scope.spawn(|| hash(new)));
                let written = match after {
                    Some(new) => fs.create_new(&temp, new).and_then(|()| fs.metadata(&temp)).map(Some),
                    None => Ok(None),
                };
                let splice = Splice::between(before, new);
                let hashed = hasher.and_then(|hasher| hasher.join().ok());
                (written, splice, hashed)
            });
            let meta = written.map_err(failed)?;
            let hashed = after.as_ref().map(|new| hashed.unwrap_or_else(|| hash(new)));
            files.push(FileChange {
                before: self.seen.get(&name).and_then(|seen| seen.hash.clone()),
                after: hashed.clone(),
                splice: Some(splice),
                name: name.clone(),
            });
            // What undo and redo bring back may be somebody's edit, with its slips.
            let ours = title.undoes.is_none() && title.redoes.is_none();
            state.insert(name, FileState { ours, ..FileState::new(hashed, meta.as_ref()) });
        }
        let operation = Operation {
            id,
            at: self.folder.now,
            sentence: title.sentence.clone(),
            command: title.command.clone(),
            machine: self.machine.clone(),
            undoes: title.undoes,
            redoes: title.redoes,
            files,
            state,
        };
        write_draft(fs, paths, &operation).map_err(failed)?;
        for step in steps.iter().filter(|step| step.after.is_some()) {
            fs.sync_file(&step.temp).map_err(failed)?;
        }
        fs.sync_file(&paths.pending_draft()).map_err(failed)?;
        for name in &self.adopted {
            let content = self.seen.get(name).and_then(|seen| seen.content.as_ref());
            if let Some(content) = content
                && !steps.iter().any(|step| step.name == *name)
            {
                self.keep_prev(name, content);
            }
        }
        Ok(operation)
    }

    /// The commit itself: from here on the change will be made, whatever happens.
    fn enter_pending(&self, steps: &[Step]) -> Result<()> {
        let (fs, paths) = (self.folder.fs, &self.folder.paths);
        if let Err(e) = fs.rename(&paths.pending_draft(), &paths.pending()) {
            if fs.metadata(&paths.pending()).is_err_and(|e| is_absent(&e)) {
                discard(fs, paths, steps);
                return Err(unchanged(&e, &paths.home));
            }
            return Err(uncertain(&e, &paths.home));
        }
        fs.sync_dir(&paths.ops()).map_err(|e| uncertain(&e, &paths.home))
    }

    /// Puts the files in place and gives the operation its number.
    fn finish(&self, operation: &Operation, steps: &[Step], notes: &mut Vec<String>) -> io::Result<()> {
        let (fs, paths) = (self.folder.fs, &self.folder.paths);
        for step in steps {
            if fs.metadata(&step.target).is_ok_and(|meta| meta.mode & 0o077 != 0) && step.after.is_some() {
                notes.push(format!("{} could be read by others on this machine; now only by you.", step.name));
            }
            notes.extend(put(&self.folder, step)?);
        }
        for dir in folders(paths, steps) {
            fs.sync_dir(&dir)?;
        }
        fs.rename(&paths.pending(), &paths.operation(operation.id))?;
        fs.sync_dir(&paths.ops())
    }

    /// What was written is what is known from now on.
    fn accept(&mut self, operation: &Operation, steps: Vec<Step>) {
        self.newest = operation.id;
        self.state = operation.state.clone();
        self.adopted.clear();
        for step in steps {
            let meta = self.folder.fs.metadata(&step.target).ok();
            let hash = self.state.get(&step.name).and_then(|known| known.hash.clone());
            let seen = Seen { content: step.after, hash, meta, is_asked: true };
            self.seen.insert(step.name, seen);
        }
    }
}

fn bytes_of(content: &Option<Arc<Vec<u8>>>) -> &[u8] {
    content.as_deref().map_or(&[], |bytes| bytes)
}

fn uncertain(e: &io::Error, home: &Path) -> Error {
    Error::data("It is not certain that this was saved: the disk reported an error at the last moment.")
        .because(format!("{}: {}", home.display(), reason(e)))
        .hint("`career history` shows whether it was; the next command finishes it if it can")
}
