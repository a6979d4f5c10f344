//! Files that a person asks for outside of the data: drawings and calendars.
//!
//! Such a file is there completely or not at all, only its owner may read it, and what is there
//! already is replaced only where that was asked for. The data itself is never replaced this way.
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fs::{FileKind, Fs};
use crate::error::{Error, Result};

/// What is done with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes a file. `home` is the data folder and `process` the number of this process.
///
/// # Errors
/// A file that is there and stays, a place that is a folder, a device or part of the data, and
/// whatever the file system refuses; then everything is as it was.
pub fn write(fs: &dyn Fs, home: &Path, process: u32, path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
    check(fs, home, path, existing)?;
    let path = &follow(fs, path);
    let shown = path.display();
    put(fs, process, path, bytes, existing).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => there_already(path),
        ErrorKind::NotFound => Error::refused(format!("{shown} was not written: there is no such folder."))
            .because(error)
            .hint("make the folder first, or take another name"),
        _ => Error::refused(format!("{shown} was not written.")).because(error),
    })
}

/// Whether a file may be written there, before anything is.
///
/// # Errors
/// A file that is there and stays, and a place that is a folder, a device or part of the data.
pub fn check(fs: &dyn Fs, home: &Path, path: &Path, existing: Existing) -> Result<()> {
    let path = &follow(fs, path);
    let shown = path.display();
    match fs.metadata(path) {
        Ok(meta) if meta.kind == FileKind::Dir => {
            return Err(Error::refused(format!("{shown} is a folder; the file needs a name."))
                .hint(format!("{}", path.join("roadmap").display())));
        }
        Ok(meta) if meta.kind == FileKind::Other => {
            return Err(Error::refused(format!("{shown} is no file.")).hint("- in place of the name writes to stdout"));
        }
        Ok(_) if existing == Existing::Keep && !is_data(fs, home, path) => return Err(there_already(path)),
        _ => {}
    }
    if is_data(fs, home, path) {
        return Err(Error::refused(format!("{shown} is part of your data, or would be read as such."))
            .hint("take another name, or another folder"));
    }
    Ok(())
}

fn there_already(path: &Path) -> Error {
    Error::refused(format!("{} is there already and stays as it is.", path.display()))
        .hint("-y replaces it; or take another name")
}

/// Where a link leads; what a link that leads nowhere is itself.
fn follow(fs: &dyn Fs, path: &Path) -> PathBuf {
    if fs.is_link(path) { fs.canonicalize(path).unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// Whether a file belongs to the data, or would once it is there: the tables of the data folder, all that
/// the program keeps there, and what a link among the tables leads to.
fn is_data(fs: &dyn Fs, home: &Path, path: &Path) -> bool {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = fs.canonicalize(path).ok().or_else(|| Some(fs.canonicalize(parent).ok()?.join(path.file_name()?)));
    let (Ok(home), Some(place)) = (fs.canonicalize(home), place) else {
        return false;
    };
    let is_table = |inner: &Path| inner.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let is_inside = place.strip_prefix(&home).is_ok_and(|inner| {
        is_table(inner)
            || inner.components().next().is_some_and(|first| first.as_os_str().to_string_lossy().starts_with('.'))
    });
    is_inside || linked_tables(fs, &home, 0).contains(&place)
}

/// Where the links among the tables lead; folders with them are one deep.
fn linked_tables(fs: &dyn Fs, folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in fs.list(folder).unwrap_or_default() {
        let path = folder.join(&name);
        let is_folder = fs.metadata(&path).is_ok_and(|meta| meta.kind == FileKind::Dir);
        if is_folder && depth == 0 {
            found.extend(linked_tables(fs, &path, 1));
        } else if !is_folder && path.extension().is_some_and(|ending| ending == "toml") {
            found.extend(fs.canonicalize(&path).ok());
        }
    }
    found
}

/// The bytes under another name first, safe on the disk, then under their own.
fn put(fs: &dyn Fs, process: u32, path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.is_empty() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "the file needs a name"));
    }
    let aside = create_aside(fs, process, path, &name, bytes)?;
    let placed = fs.sync_file(&aside).and_then(|()| match existing {
        Existing::Replace => fs.rename(&aside, path),
        Existing::Keep => rename_new(fs, &aside, path),
    });
    if placed.is_err() {
        let _ = fs.remove_file(&aside);
        return placed;
    }
    // The name is safe only with its folder; where that fails the file is there all the same.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = fs.sync_dir(folder);
    Ok(())
}

/// The bytes in a new file beside the place that they are for; one that broke off earlier may have left
/// the first name taken.
fn create_aside(fs: &dyn Fs, process: u32, path: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for n in 0..9 {
        let aside = path.with_file_name(format!(".{name}.{process}-{n}.part"));
        match fs.create_new(&aside, bytes) {
            Ok(()) => return Ok(aside),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                // A disk that is full may have let the file begin.
                if error.kind() != ErrorKind::NotFound {
                    let _ = fs.remove_file(&aside);
                }
                return Err(error);
            }
        }
    }
    Err(io::Error::other("there are too many files that were not finished beside it"))
}

/// Renames without replacing; where the file system has no such thing, by a second name.
fn rename_new(fs: &dyn Fs, from: &Path, to: &Path) -> io::Result<()> {
    match fs.rename_new(from, to) {
        Err(error) if error.kind() == ErrorKind::Unsupported => match fs.hard_link(from, to) {
            Ok(()) => fs.remove_file(from),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // Neither is there, as on a memory stick: one more look, then the plain way.
            Err(_) if fs.metadata(to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs.rename(from, to),
        },
        other => other,
    }
}
