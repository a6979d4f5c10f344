//! A folder of files that a person asks for outside of the data: everything, to take along.
//!
//! A new folder is there completely or not at all. One that is there already is written over only where
//! that was asked for, and only if it was made by this program. What else is in it stays: it may be the
//! last copy. Links in it are not followed.
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fs::{FileKind, Fs};
use super::out_file::{self, Existing};
use crate::error::{Error, Result};

/// Files by their names in the folder; at most one folder deep (`toml/goals.toml`), or two
/// (`toml/log/2026.toml`).
pub type Files = Vec<(String, Vec<u8>)>;

/// What is written, and what the folder is known by.
pub struct Package<'a> {
    /// The files.
    pub files: &'a Files,
    /// The file whose beginning shows that the folder was made by this program, with that beginning.
    pub sign: (&'a str, &'a str),
}

/// Writes the folder. `home` is the data folder and `process` the number of this process.
///
/// # Errors
/// A folder that is there and stays, one that holds something else, one that is in the data folder, and
/// whatever the file system refuses. A new folder is then not there; one that was there may be
/// written in part, and can be written again. Gives the names of what else is in the folder.
pub fn write(
    fs: &dyn Fs,
    home: &Path,
    process: u32,
    folder: &Path,
    package: &Package<'_>,
    existing: Existing,
) -> Result<Vec<String>> {
    let shown = folder.display();
    let place = resolve(fs, folder);
    let data = fs.canonicalize(home).unwrap_or_else(|_| home.to_owned());
    if place.starts_with(&data) {
        return Err(Error::refused(format!("{shown} is in your data folder: it would go when you delete that."))
            .hint("name a folder beside it"));
    }
    match fs.metadata(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            write_new(fs, process, &place, package.files).map(|()| Vec::new()).map_err(|error| match error.kind() {
                ErrorKind::NotFound => {
                    Error::refused(format!("{shown} was not written: there is no folder to put it in."))
                        .hint("make the folder around it first, or take another name")
                }
                ErrorKind::AlreadyExists => there_already(folder),
                _ => Error::refused(format!("{shown} was not written.")).because(error),
            })
        }
        Err(error) => Err(Error::refused(format!("{shown} was not written.")).because(error)),
        Ok(meta) if meta.kind != FileKind::Dir => {
            Err(Error::refused(format!("{shown} is a file; a folder is to be written.")).hint("take another name"))
        }
        Ok(_) if existing == Existing::Keep => Err(there_already(folder)),
        Ok(_) => write_over(fs, home, process, &place, package)
            .map_err(|error| error.hint(format!("{shown} is not whole; run the command again"))),
    }
}

fn there_already(folder: &Path) -> Error {
    Error::refused(format!("{} is there already and stays as it is.", folder.display()))
        .hint("-y writes over it, if it was made by career leave; or take another name")
}

/// The path with its links resolved, whether it is there or not.
fn resolve(fs: &dyn Fs, path: &Path) -> PathBuf {
    if let Ok(real) = fs.canonicalize(path) {
        return real;
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs.canonicalize(parent), path.file_name()) {
        (Ok(parent), Some(name)) => parent.join(name),
        _ => path.to_owned(),
    }
}

/// Under another name first, then under its own.
fn write_new(fs: &dyn Fs, process: u32, folder: &Path, files: &Files) -> io::Result<()> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.is_empty() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "the folder needs a name"));
    }
    let aside = folder.with_file_name(format!(".{name}.{process}.part"));
    fs.create_dir(&aside)?;
    let mut made = vec![aside.clone()];
    let mut written = Vec::new();
    let mut fill = || -> io::Result<()> {
        for (name, bytes) in files {
            let path = aside.join(name);
            make_folders(fs, &aside, name, &mut made)?;
            written.push(path.clone());
            fs.create_new(&path, bytes)?;
            fs.sync_file(&path)?;
        }
        for folder in &made {
            fs.sync_dir(folder)?;
        }
        match fs.rename_new(&aside, folder) {
            // The look before was a moment ago: as good as it gets on such a file system.
            Err(error) if error.kind() == ErrorKind::Unsupported => fs.rename(&aside, folder),
            other => other,
        }
    };
    if let Err(error) = fill() {
        written.iter().for_each(|path| drop(fs.remove_file(path)));
        made.iter().rev().for_each(|folder| drop(fs.remove_dir(folder)));
        return Err(error);
    }
    let around = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = fs.sync_dir(around);
    Ok(())
}

/// The folders that a name needs, each made where it is missing.
fn make_folders(fs: &dyn Fs, root: &Path, name: &str, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut folder = root.to_owned();
    let parts: Vec<&str> = name.split('/').collect();
    for part in &parts[..parts.len().saturating_sub(1)] {
        folder.push(part);
        if made.contains(&folder) {
            continue;
        }
        match fs.create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            other => other?,
        }
        made.push(folder.clone());
    }
    Ok(())
}

fn write_over(fs: &dyn Fs, home: &Path, process: u32, folder: &Path, package: &Package<'_>) -> Result<Vec<String>> {
    let shown = folder.display();
    let refused = |error: io::Error| Error::refused(format!("{shown} was not written.")).because(error);
    let there = list(fs, folder, "").map_err(refused)?;
    let (sign, beginning) = package.sign;
    let is_ours = fs.read(&folder.join(sign)).is_ok_and(|bytes| bytes.starts_with(beginning.as_bytes()));
    if !is_ours && !there.is_empty() {
        return Err(Error::refused(format!("{shown} holds something else and stays as it is."))
            .hint("-y writes only over a folder that career leave made; take another name"));
    }
    if let Some(link) = package.files.iter().find_map(|(name, _)| find_link(fs, folder, name)) {
        return Err(Error::refused(format!(
            "{} is a link, and what it leads to would be written over.",
            link.display()
        ))
        .hint("take it away, or take another name for the folder"));
    }
    fs.set_mode(folder, 0o700).map_err(refused)?;
    let mut made = Vec::new();
    for (name, bytes) in package.files {
        make_folders(fs, folder, name, &mut made).map_err(refused)?;
        out_file::write(fs, home, process, &folder.join(name), bytes, Existing::Replace)?;
    }
    Ok(there.into_iter().filter(|name| package.files.iter().all(|(known, _)| known != name)).collect())
}

/// The first link on the way to a file in the folder.
fn find_link(fs: &dyn Fs, folder: &Path, name: &str) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    name.split('/').find_map(|part| {
        path.push(part);
        fs.is_link(&path).then(|| path.clone())
    })
}

/// The files in a folder and the folders in it, by their names from there.
fn list(fs: &dyn Fs, root: &Path, inner: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for name in fs.list(&root.join(inner))? {
        let name = if inner.is_empty() { name } else { format!("{inner}/{name}") };
        let path = root.join(&name);
        if fs.is_link(&path) || fs.metadata(&path).map_or(true, |meta| meta.kind != FileKind::Dir) {
            found.push(name);
        } else {
            found.append(&mut list(fs, root, &name)?);
        }
    }
    Ok(found)
}
