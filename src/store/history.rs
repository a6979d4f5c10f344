//! The history: reading it, taking operations back and making them again.
use std::collections::BTreeMap;
use std::path::Path;

use super::commit::{Committed, Title};
use super::explain::unreadable;
use super::folder::{Folder, is_absent};
use super::fs::Fs;
use super::locked::Locked;
use super::operation::{FileChange, Operation, State};
use super::paths::{Paths, operation_id};
use super::prepare::has_hash;
use crate::error::{Error, Result};

impl Folder<'_> {
    /// Every operation that is kept, newest first. One that was cut off after it was saved is
    /// among them.
    pub fn history(&self) -> Result<Vec<Operation>> {
        let pending = self.pending()?;
        let mut operations = Vec::new();
        for id in ids(self.fs, &self.paths)? {
            operations.push(read_operation(self.fs, &self.paths, id)?);
        }
        // It may have got its number between the two looks.
        operations.extend(pending.filter(|op| operations.last().is_none_or(|last| last.id < op.id)));
        operations.reverse();
        Ok(operations)
    }
}

impl Operation {
    /// Whether this is an edit by hand that a command found.
    pub fn is_by_hand(&self) -> bool {
        self.command.is_empty()
    }
}

/// The operations that are taken back at present, by number, in a history with the newest first.
pub fn taken_back(history: &[Operation]) -> Vec<u64> {
    let mut fate = BTreeMap::new();
    for operation in history {
        if let Some(id) = operation.undoes {
            fate.entry(id).or_insert(true);
        }
        if let Some(id) = operation.redoes {
            fate.entry(id).or_insert(false);
        }
    }
    fate.into_iter().filter(|(_, is_undone)| *is_undone).map(|(id, _)| id).collect()
}

/// Which way an operation is made again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forward,
}

impl Locked<'_> {
    /// Takes back an operation: the newest that stands, or the one with this number. One in the
    /// middle is refused when a later one touched the same files.
    pub fn undo(&mut self, id: Option<u64>, command: &str) -> Result<Committed> {
        let Some(id) = id else {
            let newest = self.newest_standing()?;
            let operation = newest.ok_or_else(|| Error::refused("There is nothing to take back."))?;
            return self.turn(&operation, Direction::Back, command);
        };
        let operation = self.find(id)?;
        // To take back an undo is a redo, and the other way round.
        if let Some(original) = operation.undoes {
            let original = self.find(original)?;
            self.check_fate(&original, Direction::Forward)?;
            return self.turn(&original, Direction::Forward, command);
        }
        let operation = match operation.redoes {
            Some(original) => self.find(original)?,
            None => operation,
        };
        self.check_fate(&operation, Direction::Back)?;
        self.turn(&operation, Direction::Back, command)
    }

    /// Makes the operation again that was taken back last. A change in between ends that.
    pub fn redo(&mut self, command: &str) -> Result<Committed> {
        let mut fate: BTreeMap<u64, ()> = BTreeMap::new();
        for id in self.ids_newest_first()? {
            let operation = self.find(id)?;
            match (operation.undoes, operation.redoes) {
                (Some(undone), _) if !fate.contains_key(&undone) => {
                    let operation = self.find(undone)?;
                    return self.turn(&operation, Direction::Forward, command);
                }
                (Some(_), _) => {}
                (_, Some(redone)) => {
                    fate.insert(redone, ());
                }
                (None, None) => break,
            }
        }
        Err(Error::refused("There is nothing to make again.").hint("`career history` lists what was done"))
    }

    /// The operation that a plain undo takes back. Reads no further than it has to.
    fn newest_standing(&self) -> Result<Option<Operation>> {
        let mut settled = BTreeMap::new();
        for id in self.ids_newest_first()? {
            let operation = self.find(id)?;
            if let Some(undone) = operation.undoes {
                settled.entry(undone).or_insert(());
            } else if let Some(redone) = operation.redoes {
                if !settled.contains_key(&redone) {
                    return self.find(redone).map(Some);
                }
            } else if !settled.contains_key(&id) {
                return Ok(Some(operation));
            }
        }
        Ok(None)
    }

    /// Refuses to take back what is taken back already, and to make again what stands.
    fn check_fate(&self, operation: &Operation, direction: Direction) -> Result<()> {
        let mut is_undone = false;
        for id in self.ids_newest_first()? {
            let later = self.find(id)?;
            if later.undoes == Some(operation.id) {
                is_undone = true;
                break;
            }
            if later.redoes == Some(operation.id) || id == operation.id {
                break;
            }
        }
        match (direction, is_undone) {
            (Direction::Back, true) => {
                Err(Error::refused(format!("Operation {} is taken back already: {}", operation.id, operation.sentence))
                    .hint("career redo"))
            }
            (Direction::Forward, false) => {
                Err(Error::refused(format!("Operation {} stands already: {}", operation.id, operation.sentence))
                    .hint(format!("career undo {}", operation.id)))
            }
            _ => Ok(()),
        }
    }

    fn turn(&mut self, operation: &Operation, direction: Direction, command: &str) -> Result<Committed> {
        let mut files = Vec::new();
        for change in &operation.files {
            let current = self.read(&change.name)?;
            let current = current.as_deref().map(Vec::as_slice);
            let (from, to) = match direction {
                Direction::Back => (&change.after, &change.before),
                Direction::Forward => (&change.before, &change.after),
            };
            if !has_hash(current, from) {
                return Err(self.in_the_way(operation, change, direction));
            }
            let content = current.unwrap_or_default();
            let turned = match (to, &change.splice, direction) {
                (None, ..) => None,
                (Some(_), Some(splice), Direction::Back) => splice.revert(content),
                (Some(_), Some(splice), Direction::Forward) => splice.apply(content),
                (Some(_), None, _) => None,
            };
            if !has_hash(turned.as_deref(), to) {
                return Err(not_kept(operation, change));
            }
            files.push((change.name.clone(), turned));
        }
        let mut title = Title {
            sentence: format!("took back: {}", operation.sentence),
            command: command.to_owned(),
            undoes: Some(operation.id),
            redoes: None,
        };
        if direction == Direction::Forward {
            title.sentence = format!("made again: {}", operation.sentence);
            (title.undoes, title.redoes) = (None, Some(operation.id));
        }
        let mut committed = self.write(title, files)?;
        if operation.is_by_hand() && direction == Direction::Back {
            committed.notes.push("That was an edit by hand; `career redo` brings it back.".into());
        }
        Ok(committed)
    }

    /// Which later operations keep this one from being taken back or made again.
    fn in_the_way(&self, operation: &Operation, change: &FileChange, direction: Direction) -> Error {
        let verb = if direction == Direction::Back { "taken back" } else { "made again" };
        let mut error = Error::refused(format!(
            "Operation {} cannot be {verb}, since {} was changed later; nothing was changed.",
            operation.id, change.name
        ));
        let later = self.ids_newest_first().unwrap_or_default();
        let later = later.into_iter().filter(|id| *id > operation.id);
        for found in later.filter_map(|id| self.find(id).ok()) {
            if found.files.iter().any(|file| file.name == change.name) {
                error = error.because(format!("{}: {}", found.id, found.sentence));
            }
        }
        error.hint("take the later ones back first, newest first: career undo")
    }

    fn find(&self, id: u64) -> Result<Operation> {
        read_operation(self.folder.fs, &self.folder.paths, id)
    }

    fn ids_newest_first(&self) -> Result<Vec<u64>> {
        let mut ids = ids(self.folder.fs, &self.folder.paths)?;
        ids.reverse();
        Ok(ids)
    }
}

fn not_kept(operation: &Operation, change: &FileChange) -> Error {
    Error::refused(format!(
        "Operation {} cannot be taken back: {}; nothing was changed.",
        operation.id, operation.sentence
    ))
    .because(format!("the content of {} before it was not kept", change.name))
    .hint("an older operation on other files can be taken back by its number: career history")
}

/// The numbers of the operations that are kept, oldest first.
pub(crate) fn ids(fs: &dyn Fs, paths: &Paths) -> Result<Vec<u64>> {
    let files = match fs.list(&paths.ops()) {
        Ok(files) => files,
        Err(e) if is_absent(&e) => return Ok(Vec::new()),
        Err(e) => return Err(unreadable(".career/ops", &e)),
    };
    let mut ids: Vec<u64> = files.iter().filter_map(|file| operation_id(file)).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// One operation, by its number.
pub(crate) fn read_operation(fs: &dyn Fs, paths: &Paths, id: u64) -> Result<Operation> {
    read_with(fs, paths, id, Operation::from_toml)
}

/// What is known of the data files after an operation.
pub(crate) fn read_state(fs: &dyn Fs, paths: &Paths, id: u64) -> Result<State> {
    read_with(fs, paths, id, Operation::read_state)
}

fn read_with<T>(fs: &dyn Fs, paths: &Paths, id: u64, parse: fn(&[u8]) -> std::result::Result<T, String>) -> Result<T> {
    let path = paths.operation(id);
    let bytes = match fs.read(&path) {
        Ok(bytes) => bytes,
        Err(e) if is_absent(&e) => {
            return Err(Error::refused(format!("There is no operation {id}."))
                .hint("`career history` lists them; those older than a year may be gone"));
        }
        Err(e) => return Err(unreadable(&name_of(&path), &e)),
    };
    parse(&bytes)
        .map_err(|e| Error::data(format!("The history has a file that cannot be read: {}.", name_of(&path))).because(e))
}

fn name_of(path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".career/ops/{file}")
}
