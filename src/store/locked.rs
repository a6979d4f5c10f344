//! The locked data folder: reading for a change, with everything unfinished put right first.
//!
//! Only what stands here and in `commit`, `history` and `recover` writes data.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::explain::unchanged;
use super::folder::{Folder, check_name, is_absent, list_data, read_data};
use super::fs::{Fs, Held, Meta};
use super::hand_edit::HandEdit;
use super::hash::hash_of;
use super::history::{ids, read_state};
use super::lock::{Holder, acquire};
use super::operation::{FileState, State};
use super::paths::Paths;
use super::recover::recover;
use crate::error::{Error, Result};

/// The data folder while this process holds its lock. Dropping it gives the lock back.
pub struct Locked<'f> {
    pub(crate) folder: Folder<'f>,
    pub(crate) machine: String,
    /// The number of the newest operation; 0 if there is none.
    pub(crate) newest: u64,
    /// What is known of the data files, as the next operation will list it.
    pub(crate) state: State,
    /// What was read under this lock.
    pub(crate) seen: BTreeMap<String, Seen>,
    /// Files that no operation has listed yet.
    pub(crate) adopted: BTreeSet<String>,
    /// What the person has to be told with the next answer.
    pub(crate) notes: Vec<String>,
    /// Whether a write failed half-way: then only a new lock, which recovers, may write again.
    pub(crate) is_spent: bool,
    _held: Box<dyn Held>,
}

/// From this length on, in bytes, a file that has the same length, time and number on the disk as
/// after the last operation is taken to be the same without hashing it. A smaller one is hashed,
/// which costs nothing there, since it could be edited within one tick of the clock of files.
const LARGE: u64 = 8 * 1024 * 1024;

/// A file as it was read under the lock.
pub(crate) struct Seen {
    pub content: Option<Arc<Vec<u8>>>,
    pub hash: Option<String>,
    pub meta: Option<Meta>,
    /// Whether the command asked for it, so that its change rests on it.
    pub is_asked: bool,
}

impl<'f> Locked<'f> {
    pub(crate) fn new(folder: &Folder<'f>, holder: &Holder) -> Result<Locked<'f>> {
        let (fs, paths) = (folder.fs, &folder.paths);
        check_owner(fs, &paths.home)?;
        make_own_folders(fs, paths)?;
        let held = acquire(fs, paths, holder, folder.now)?;
        let machine = prepare(fs, paths, holder).map_err(|e| unchanged(&e, &paths.home))?;
        let mut notes = recover(folder)?;
        let newest = ids(fs, paths)?.last().copied().unwrap_or(0);
        let mut state = State::new();
        if newest > 0 {
            match read_state(fs, paths, newest) {
                Ok(known) => state = known,
                Err(e) => notes.push(format!("{e} The files are taken as they are.")),
            }
        } else {
            sync_folders(fs, paths).map_err(|e| unchanged(&e, &paths.home))?;
        }
        let mut locked = Locked {
            folder: folder.clone(),
            machine,
            newest,
            state,
            seen: BTreeMap::new(),
            adopted: BTreeSet::new(),
            notes,
            is_spent: false,
            _held: held,
        };
        locked.look_for_hand_edits()?;
        Ok(locked)
    }

    /// The content of a data file; `None` if it is not there. A change that is committed later
    /// rests on what was read here, and is refused if it is no longer so.
    pub fn read(&mut self, name: &str) -> Result<Option<Arc<Vec<u8>>>> {
        check_name(name)?;
        if !self.seen.contains_key(name) {
            let edit = self.look_at(name)?;
            self.record_hand_edits(edit.into_iter().collect())?;
        }
        Ok(self.seen.get_mut(name).and_then(|seen| {
            seen.is_asked = true;
            seen.content.clone()
        }))
    }

    /// Whether the program wrote a file as it is. Any other has to be looked at as a whole before
    /// it is changed: what does not read is never written.
    pub fn is_ours(&self, name: &str) -> bool {
        self.state.get(name).is_some_and(|known| known.ours)
    }

    /// The data files that exist, in order.
    pub fn names(&self) -> Result<Vec<String>> {
        list_data(self.folder.fs, &self.folder.paths)
    }

    /// What the person has to be told although nothing is committed: what was found and put right
    /// when the lock was taken. Told once.
    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// Finds edits by hand without reading what has not been touched, and records them.
    fn look_for_hand_edits(&mut self) -> Result<()> {
        let mut names: BTreeSet<String> = self.names()?.into_iter().collect();
        names.extend(self.state.keys().cloned());
        let mut edits = Vec::new();
        for name in names {
            let meta = self.folder.fs.metadata(&self.folder.paths.data(&name)).ok();
            if self.state.get(&name).is_some_and(|known| known.is_same(meta.as_ref())) {
                continue;
            }
            // A file that cannot be read stands in no command's way but in that of those that
            // need it, and these say what is wrong.
            if let Ok(edit) = self.look_at(&name) {
                edits.extend(edit);
            }
        }
        self.record_hand_edits(edits)
    }

    /// Reads a file and compares it with what is known of it; the answer is an edit by hand if
    /// there was one.
    fn look_at(&mut self, name: &str) -> Result<Option<HandEdit>> {
        let path = self.folder.paths.data(name);
        let meta = self.folder.fs.metadata(&path).ok();
        let content = read_data(self.folder.fs, &path, name)?;
        let known = self.state.get(name);
        let is_untouched = meta.is_some_and(|meta| meta.len >= LARGE)
            && known.is_some_and(|known| known.hash.is_some() && known.is_same(meta.as_ref()))
            && self.folder.fs.metadata(&path).ok() == meta;
        let hash = match known {
            Some(known) if is_untouched => known.hash.clone(),
            _ => hash_of(content.as_deref()),
        };
        let edit = match known {
            Some(known) if known.hash == hash => None,
            Some(known) => Some(HandEdit { name: name.to_owned(), before: known.hash.clone() }),
            None => None,
        };
        if known.is_none() && content.is_some() {
            self.adopted.insert(name.to_owned());
        }
        if known.is_some() || content.is_some() {
            let ours = known.is_some_and(|known| known.ours && known.hash == hash);
            let state = FileState { ours, ..FileState::new(hash.clone(), meta.as_ref()) };
            self.state.insert(name.to_owned(), state);
        }
        let content = content.map(Arc::new);
        self.seen.insert(name.to_owned(), Seen { content, hash, meta, is_asked: false });
        Ok(edit)
    }
}

impl FileState {
    pub(crate) fn new(hash: Option<String>, meta: Option<&Meta>) -> FileState {
        let (len, modified, inode) = meta.map_or((0, 0, 0), |meta| (meta.len, meta.modified, meta.inode));
        FileState { hash, len, modified, inode, ours: false }
    }

    fn is_same(&self, meta: Option<&Meta>) -> bool {
        match (&self.hash, meta) {
            (None, None) => true,
            (Some(_), Some(meta)) => (self.len, self.modified, self.inode) == (meta.len, meta.modified, meta.inode),
            _ => false,
        }
    }
}

/// The program may run as the administrator, but never writes into what is somebody else's: the
/// files would not be theirs any more.
pub(crate) fn check_owner(fs: &dyn Fs, path: &Path) -> Result<()> {
    if fs.user() != 0 {
        return Ok(());
    }
    let nearest = path.ancestors().find_map(|dir| fs.metadata(dir).ok());
    if nearest.is_none_or(|meta| meta.owner == 0) {
        return Ok(());
    }
    Err(Error::refused(format!("{} belongs to another user; nothing was changed.", path.display()))
        .because("you are running as root, and what root writes could not be changed by them")
        .hint("run the command as the user whose folder it is"))
}

/// Makes the data folder and its `.career` where they are missing.
pub(crate) fn make_own_folders(fs: &dyn Fs, paths: &Paths) -> Result<()> {
    let own = paths.own();
    let missing: Vec<&Path> =
        own.ancestors().take_while(|dir| !dir.as_os_str().is_empty() && fs.metadata(dir).is_err()).collect();
    for dir in missing.into_iter().rev() {
        make_folder(fs, dir).map_err(|e| unchanged(&e, &paths.home))?;
    }
    Ok(())
}

/// Makes a folder; no error if it is there.
pub(crate) fn make_folder(fs: &dyn Fs, dir: &Path) -> io::Result<()> {
    match fs.create_dir(dir) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Makes what stands in `.career`, mends its permission bits, and says the machine's name.
fn prepare(fs: &dyn Fs, paths: &Paths, holder: &Holder) -> io::Result<String> {
    for dir in [paths.ops(), paths.prev_folder()] {
        if fs.metadata(&dir).is_err() {
            make_folder(fs, &dir)?;
        }
    }
    if fs.metadata(&paths.own())?.mode & 0o077 != 0 {
        fs.set_mode(&paths.own(), 0o700)?;
    }
    let machine = match fs.read(&paths.machine()) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim().to_owned(),
        Err(e) if is_absent(&e) => String::new(),
        Err(e) => return Err(e),
    };
    if !machine.is_empty() || holder.machine.is_empty() {
        return Ok(machine);
    }
    let _ = fs.remove_file(&paths.machine());
    fs.create_new(&paths.machine(), format!("{}\n", holder.machine).as_bytes())?;
    Ok(holder.machine.clone())
}

/// Before the first operation: makes the names of the folders themselves durable.
fn sync_folders(fs: &dyn Fs, paths: &Paths) -> io::Result<()> {
    fs.sync_dir(&paths.own())?;
    fs.sync_dir(&paths.home)?;
    let home = fs.canonicalize(&paths.home)?;
    // The folders above may be closed to this user, who then did not make them either.
    for dir in home.ancestors().skip(1).take(3) {
        match fs.sync_dir(dir) {
            Err(e) if e.kind() == ErrorKind::PermissionDenied => break,
            other => other?,
        }
    }
    Ok(())
}
