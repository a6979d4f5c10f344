//! The data folder: reading it without a lock, and taking the lock.
//!
//! Reading never writes anything, so that a folder that is read-only or belongs to an example is
//! read as it is. A folder that is not there reads as an empty one.
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::explain::unreadable;
use super::fs::{FileKind, Fs};
use super::hash::hash_of;
use super::lock::Holder;
use super::locked::Locked;
use super::operation::Operation;
use super::paths::{FOLDERS, Paths, is_data_file};
use crate::error::{Error, Result};

/// Files above this length, in bytes, are not read (256 MB).
pub const MAX_LEN: u64 = 256 * 1024 * 1024;

/// How long a reader waits for a change that is being written.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(5);

/// A data folder. Opening one looks at nothing.
#[derive(Clone)]
pub struct Folder<'f> {
    pub(crate) fs: &'f dyn Fs,
    pub(crate) paths: Paths,
    pub(crate) now: DateTime<Utc>,
}

impl<'f> Folder<'f> {
    /// The data folder at `home`; `now` is the time that operations get.
    pub fn open(fs: &'f dyn Fs, home: &Path, now: DateTime<Utc>) -> Folder<'f> {
        Folder { fs, paths: Paths { home: home.to_owned() }, now }
    }

    /// Where the folder is.
    pub fn home(&self) -> &Path {
        &self.paths.home
    }

    /// The content of a data file; `None` if it is not there. A change that is being written is
    /// waited for, and one that was cut off is read as it will be once it is finished.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        check_name(name)?;
        let pending = self.pending()?;
        self.read_through(name, pending.as_ref())
    }

    /// Several data files as they were at one moment: no change lies between them.
    pub fn read_all(&self, names: &[&str]) -> Result<Vec<Option<Vec<u8>>>> {
        let mut tries = 0;
        loop {
            let stamp = self.stamp();
            let pending = self.pending()?;
            let contents: Vec<_> = names
                .iter()
                .map(|name| {
                    check_name(name)?;
                    self.read_through(name, pending.as_ref())
                })
                .collect::<Result<_>>()?;
            tries += 1;
            if stamp == self.stamp() || tries == 20 {
                return Ok(contents);
            }
        }
    }

    /// The data files that exist, in order: `career.toml` …, `log/2026.toml`, `reviews/…`.
    pub fn names(&self) -> Result<Vec<String>> {
        let mut names = list_data(self.fs, &self.paths)?;
        if let Some(pending) = self.pending()? {
            for change in pending.files {
                names.retain(|name| *name != change.name);
                if change.after.is_some() {
                    names.push(change.name);
                }
            }
            names.sort();
        }
        Ok(names)
    }

    /// Takes the lock, which is needed for every change: makes the folder if it is missing,
    /// finishes what was cut off, and puts edits by hand into the history.
    pub fn lock(&self, holder: &Holder) -> Result<Locked<'f>> {
        Locked::new(self, holder)
    }

    /// Folders and files that others on this machine could read, with their permission bits, by
    /// name relative to the folder (`.` is the folder itself).
    pub fn modes(&self) -> Result<Vec<(String, u32)>> {
        let mut names = vec![".".to_owned(), ".career".to_owned()];
        names.extend(FOLDERS.map(str::to_owned));
        names.extend(list_data(self.fs, &self.paths)?);
        let mut wide = Vec::new();
        for name in names {
            let path = self.paths.home.join(&name);
            if let Ok(meta) = self.fs.metadata(&path)
                && meta.mode & 0o077 != 0
            {
                wide.push((name, meta.mode));
            }
        }
        Ok(wide)
    }

    /// The change that was cut off before it was finished, if there is one; one that is just being
    /// written is waited for.
    pub(crate) fn pending(&self) -> Result<Option<Operation>> {
        let mut waited = Duration::ZERO;
        loop {
            let bytes = match self.fs.read(&self.paths.pending()) {
                Ok(bytes) => bytes,
                Err(e) if is_absent(&e) => return Ok(None),
                Err(e) => return Err(refuse_folder(self.fs, &self.paths, ".career/ops/pending", &e)),
            };
            if waited >= PATIENCE || !self.fs.is_locked(&self.paths.lock()).unwrap_or(false) {
                return Operation::from_toml(&bytes).map(Some).map_err(|e| {
                    Error::data("A change that was cut off cannot be read.")
                        .because(format!(".career/ops/pending: {e}"))
                        .hint("`career check` puts it aside and says where")
                });
            }
            self.fs.sleep(PAUSE);
            waited += PAUSE;
        }
    }

    fn read_through(&self, name: &str, pending: Option<&Operation>) -> Result<Option<Vec<u8>>> {
        let content = read_data(self.fs, &self.paths.data(name), name)?;
        let change = pending.and_then(|op| op.files.iter().find(|change| change.name == name));
        let Some(change) = change else {
            return Ok(content);
        };
        if hash_of(content.as_deref()) != change.before {
            return Ok(content);
        }
        if change.after.is_none() {
            return Ok(None);
        }
        let splice = change.splice.as_ref();
        Ok(splice.and_then(|splice| splice.apply(content.as_deref().unwrap_or_default())))
    }

    /// Changes whenever an operation is written: whether one is in flight, and the time of the
    /// folder of operations.
    fn stamp(&self) -> (bool, i64) {
        let is_pending = self.fs.metadata(&self.paths.pending()).is_ok();
        (is_pending, self.fs.metadata(&self.paths.ops()).map_or(0, |meta| meta.modified))
    }
}

/// Refuses a name that is not one of a data file.
pub(crate) fn check_name(name: &str) -> Result<()> {
    if is_data_file(name) {
        return Ok(());
    }
    Err(Error::refused(format!("`{name}` is not the name of a data file.")))
}

/// Whether an error says that there is no such file.
pub(crate) fn is_absent(e: &io::Error) -> bool {
    e.kind() == ErrorKind::NotFound
}

/// Why a folder cannot be read: where a file stands in its place, that is named.
fn refuse_folder(fs: &dyn Fs, paths: &Paths, name: &str, e: &io::Error) -> Error {
    let own = paths.own();
    let is_file = |path: &&Path| fs.metadata(path).is_ok_and(|meta| meta.kind != FileKind::Dir);
    match own.ancestors().find(is_file) {
        Some(file) if e.kind() == ErrorKind::NotADirectory => {
            Error::data(format!("{} is a file, and a folder is needed there.", file.display()))
                .hint("move it away, or take another data folder: --home DIR")
        }
        _ => unreadable(name, e),
    }
}

/// A regular file's content, or `None` where there is nothing.
pub(crate) fn read_data(fs: &dyn Fs, path: &Path, name: &str) -> Result<Option<Vec<u8>>> {
    let meta = match fs.metadata(path) {
        Ok(meta) => meta,
        Err(e) if is_absent(&e) && fs.is_link(path) => {
            return Err(Error::data(format!("{name} is a link to a file that is not there."))
                .hint("put the file back, or remove the link"));
        }
        Err(e) if is_absent(&e) => return Ok(None),
        Err(e) => return Err(unreadable(name, &e)),
    };
    if meta.kind != FileKind::File {
        let what = if meta.kind == FileKind::Dir { "a folder" } else { "not a regular file" };
        return Err(Error::data(format!("{name} is {what}; a file of text is needed there."))
            .hint("move it away, then run the command again"));
    }
    if meta.len > MAX_LEN {
        return Err(Error::data(format!(
            "{name} is too large: {} MB, and at most 256 MB are read.",
            meta.len / 1024 / 1024
        ))
        .hint("move what is old into another folder, for instance with an editor"));
    }
    match fs.read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if is_absent(&e) => Ok(None),
        Err(e) => Err(unreadable(name, &e)),
    }
}

/// The names of the data files that exist.
pub(crate) fn list_data(fs: &dyn Fs, paths: &Paths) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in ["", FOLDERS[0], FOLDERS[1]] {
        let dir = if folder.is_empty() { paths.home.clone() } else { paths.home.join(folder) };
        let files = match fs.list(&dir) {
            Ok(files) => files,
            Err(e) if is_absent(&e) => continue,
            Err(e) if folder.is_empty() => {
                return Err(refuse_folder(fs, paths, &dir.display().to_string(), &e));
            }
            Err(e) => return Err(unreadable(folder, &e)),
        };
        for file in files {
            let name = if folder.is_empty() { file } else { format!("{folder}/{file}") };
            if is_data_file(&name) {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}
