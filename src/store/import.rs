//! What somebody wants read in from outside the data folder: the files of a folder or of a zip.
//!
//! Names, sizes and bytes of a file from elsewhere are not trusted: no name becomes a path, nothing
//! is unpacked onto the disk, and every limit holds for what is really read, whatever the file says
//! of itself. What the files mean is the business of whoever reads them.
use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::explain::reason;
use super::folder::is_absent;
use super::fs::{FileKind, Fs};
use crate::error::{Error, Result};
use archive::Archive;
use limit::Limited;

mod archive;
mod limit;

/// At most so much is read of one file, in bytes.
pub const MOST_OF_A_FILE: u64 = 64 * 1024 * 1024;
/// At most so much is read of all files together, in bytes.
pub const MOST_OF_ALL: u64 = 256 * 1024 * 1024;
/// A zip above this length, in bytes, is not read.
pub const LARGEST_ARCHIVE: u64 = 128 * 1024 * 1024;
/// How many names of a folder or zip are looked at.
pub const MOST_NAMES: usize = 10_000;

/// A folder or a zip with the files in it. Nothing of them is read before it is asked for.
pub struct Source<'f> {
    label: String,
    names: Vec<String>,
    place: Place<'f>,
    spent: Cell<u64>,
}

enum Place<'f> {
    Folder(&'f dyn Fs, PathBuf),
    Archive(Archive),
}

impl<'f> Source<'f> {
    /// Looks at a folder, or reads a zip's list of contents.
    ///
    /// # Errors
    /// A path that leads to neither; a zip that is damaged, encrypted, or made to do harm.
    pub fn open(fs: &'f dyn Fs, path: &Path) -> Result<Source<'f>> {
        let shown = path.display().to_string();
        let meta = fs.metadata(path).map_err(|e| {
            if is_absent(&e) {
                return Error::refused(format!("There is nothing at {shown}."))
                    .hint("name the zip as it was downloaded, or the folder that it was unpacked into");
            }
            Error::refused(format!("{shown} cannot be read.")).because(reason(&e))
        })?;
        let label = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let (names, place) = match meta.kind {
            FileKind::Dir => (list(fs, path)?, Place::Folder(fs, path.to_owned())),
            FileKind::Other => {
                return Err(Error::refused(format!("{shown} is no folder and no zip, but a pipe or a device.")));
            }
            FileKind::File if meta.len > LARGEST_ARCHIVE => {
                let (has, most) = (meta.len / 1_000_000, LARGEST_ARCHIVE / 1_000_000);
                return Err(Error::refused(format!("{shown} is too large: {has} MB, and at most {most} MB are read.")));
            }
            FileKind::File => {
                let bytes = fs
                    .read(path)
                    .map_err(|e| Error::refused(format!("{shown} cannot be read.")).because(reason(&e)))?;
                let archive = Archive::open(bytes, &shown)?;
                (archive.names(), Place::Archive(archive))
            }
        };
        Ok(Source { label, names, place, spent: Cell::new(0) })
    }

    /// What the folder or zip is called, without its ending: `db_30_1_text`.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The files in it, as `Skills.txt` or `db_30_1_text/Skills.txt`.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The length of the file at a position of the names, in bytes, as it says itself; 0 if it says
    /// nothing.
    pub fn length(&self, at: usize) -> u64 {
        match (&self.place, self.names.get(at)) {
            (Place::Folder(fs, path), Some(name)) => fs.metadata(&path.join(name)).map_or(0, |meta| meta.len),
            (Place::Archive(archive), _) => archive.length(at),
            _ => 0,
        }
    }

    /// The content of the file at a position of the names, read little by little. It ends in an
    /// error where it becomes more than is read of a file or of all of them.
    ///
    /// # Errors
    /// A file that is not there any more, is none, or cannot be read.
    pub fn read(&self, at: usize) -> Result<Box<dyn BufRead + '_>> {
        let name = self.names.get(at).map_or("", String::as_str);
        match &self.place {
            Place::Archive(archive) => {
                let (content, packed) = archive.read(at)?;
                Ok(Box::new(BufReader::new(Limited::new(content, Some(packed), &self.spent))))
            }
            Place::Folder(fs, path) => {
                let path = path.join(name);
                let refuse = |why: String| Error::refused(format!("{name} cannot be read.")).because(why);
                let meta = fs.metadata(&path).map_err(|e| refuse(reason(&e)))?;
                if meta.kind != FileKind::File {
                    let what = if meta.kind == FileKind::Dir { "a folder" } else { "a pipe or a device" };
                    return Err(refuse(format!("it is {what}, and a file is needed")));
                }
                let content = fs.open(&path).map_err(|e| refuse(reason(&e)))?;
                Ok(Box::new(BufReader::with_capacity(64 * 1024, Limited::new(content, None, &self.spent))))
            }
        }
    }
}

/// The files of a folder; where it has no texts, those of the folders in it, since a zip unpacks
/// into one.
fn list(fs: &dyn Fs, folder: &Path) -> Result<Vec<String>> {
    let read = |folder: &Path| {
        let mut names = fs
            .list(folder)
            .map_err(|e| Error::refused(format!("{} cannot be read.", folder.display())).because(reason(&e)))?;
        names.sort();
        names.truncate(MOST_NAMES);
        Ok(names)
    };
    let names: Vec<String> = read(folder)?;
    if names.iter().any(|name| name.to_lowercase().ends_with(".txt")) {
        return Ok(names);
    }
    let mut below = Vec::new();
    for name in &names {
        let path = folder.join(name);
        if below.len() < MOST_NAMES && fs.metadata(&path).is_ok_and(|meta| meta.kind == FileKind::Dir) {
            // A folder that may not be entered is none that was unpacked here.
            below.extend(read(&path).unwrap_or_default().into_iter().map(|file| format!("{name}/{file}")));
        }
    }
    below.extend(names);
    Ok(below)
}
