//! Putting a prepared file in place without destroying what another program put there meanwhile.
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{Folder, is_absent};
use super::locked::make_folder;
use super::paths::spoken;

/// One file of a change, prepared.
pub(crate) struct Step {
    pub name: String,
    /// Where the file is, links followed.
    pub target: PathBuf,
    /// Where its new content is prepared, in the same folder.
    pub temp: PathBuf,
    /// What is there, as it was read; `None` if there is nothing.
    pub before: Option<Arc<Vec<u8>>>,
    /// What is to be there; `None` if nothing.
    pub after: Option<Arc<Vec<u8>>>,
    pub displaced: Displaced,
}

/// What becomes of the old file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Displaced {
    /// It is kept as `prev/FILE`.
    Keep,
    /// It is removed, since it is the same as the new one.
    Drop,
}

/// Puts the prepared content in place. The old file is looked at only after it has been displaced,
/// so nothing can come in between; if it is not what was read, it is rescued, and the answer is
/// what the person has to be told.
pub(crate) fn put(folder: &Folder<'_>, step: &Step) -> io::Result<Option<String>> {
    match (&step.before, &step.after) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => replace(folder, step),
        (None, Some(_)) => place_new(folder, step),
        (_, None) => take_away(folder, step),
    }
}

fn replace(folder: &Folder<'_>, step: &Step) -> io::Result<Option<String>> {
    match folder.fs.exchange(&step.temp, &step.target) {
        Ok(()) => settle(folder, step),
        Err(e) if e.kind() == ErrorKind::Unsupported => {
            replace_by_link(folder, step)?;
            settle(folder, step)
        }
        Err(e) if is_absent(&e) => {
            // Another program took the file away. Its content is in the history.
            place_new(folder, step).map(|note| {
                note.or_else(|| {
                    Some(format!("{} was removed by another program at the same moment; it is there again.", step.name))
                })
            })
        }
        Err(e) => Err(e),
    }
}

fn place_new(folder: &Folder<'_>, step: &Step) -> io::Result<Option<String>> {
    let fs = folder.fs;
    let placed = match fs.rename_new(&step.temp, &step.target) {
        Err(e) if e.kind() == ErrorKind::Unsupported => match fs.hard_link(&step.temp, &step.target) {
            Ok(()) => fs.remove_file(&step.temp),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(e),
            Err(_) if fs.metadata(&step.target).is_err_and(|e| is_absent(&e)) => fs.rename(&step.temp, &step.target),
            Err(e) => Err(e),
        },
        other => other,
    };
    match placed {
        Ok(()) => Ok(None),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            match fs.exchange(&step.temp, &step.target) {
                Err(e) if e.kind() == ErrorKind::Unsupported => replace_by_link(folder, step)?,
                other => other?,
            }
            settle(folder, step)
        }
        Err(e) => Err(e),
    }
}

fn take_away(folder: &Folder<'_>, step: &Step) -> io::Result<Option<String>> {
    let fs = folder.fs;
    let taken = match fs.rename_new(&step.target, &step.temp) {
        Err(e) if e.kind() == ErrorKind::Unsupported => fs.rename(&step.target, &step.temp),
        other => other,
    };
    match taken {
        Ok(()) => settle(folder, step),
        Err(e) if is_absent(&e) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Where files cannot be exchanged: keeps the old file under a second name, makes sure that it is
/// still the one in place, and renames over it. Afterwards the old file has the temporary name, as
/// after an exchange.
fn replace_by_link(folder: &Folder<'_>, step: &Step) -> io::Result<()> {
    let fs = folder.fs;
    let old = step.temp.with_extension("old.career-tmp");
    for _ in 0..10 {
        match fs.remove_file(&old) {
            Err(e) if !is_absent(&e) => return Err(e),
            _ => {}
        }
        if fs.hard_link(&step.target, &old).is_err() {
            // Neither exchange nor links: a copy is the best that there is.
            fs.create_new(&old, &fs.read(&step.target)?)?;
            fs.sync_file(&old)?;
            break;
        }
        if fs.metadata(&old)?.inode == fs.metadata(&step.target)?.inode {
            break;
        }
    }
    fs.rename(&step.temp, &step.target)?;
    fs.rename(&old, &step.temp)
}

/// Puts the displaced file where it belongs.
fn settle(folder: &Folder<'_>, step: &Step) -> io::Result<Option<String>> {
    let fs = folder.fs;
    let is_expected = match &step.before {
        Some(before) => fs.has_content(&step.temp, before)?,
        None => false,
    };
    if !is_expected {
        let place = rescue(folder, &step.temp, &step.name)?;
        return Ok(Some(format!(
            "{} was saved by another program at the same moment. This change is in; the other version is kept as {place}: please compare them.",
            step.name
        )));
    }
    match step.displaced {
        Displaced::Drop => fs.remove_file(&step.temp)?,
        Displaced::Keep => keep(folder, &step.temp, &step.name)?,
    }
    Ok(None)
}

/// Moves a file to `prev/`; where that is another disk, removes it, since the history has it.
pub(crate) fn keep(folder: &Folder<'_>, file: &Path, name: &str) -> io::Result<()> {
    match folder.fs.rename(file, &folder.paths.prev(name)) {
        Err(e) if e.kind() == ErrorKind::CrossesDevices => folder.fs.remove_file(file),
        other => other,
    }
}

/// Moves a file to `rescued/`, durably, and says where it is. It has its new name before it loses
/// the old one.
pub(crate) fn rescue(folder: &Folder<'_>, file: &Path, name: &str) -> io::Result<String> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let dir = paths.rescued();
    make_folder(fs, &dir)?;
    fs.sync_dir(&paths.own())?;
    fs.sync_file(file)?;
    let stem = format!("{}-{}", folder.now.format("%Y%m%dT%H%M%SZ"), name.replace('/', "-"));
    let mut number = 1;
    let place = loop {
        let place = dir.join(if number == 1 { stem.clone() } else { format!("{number}-{stem}") });
        let made = match fs.hard_link(file, &place) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(e),
            Err(_) => fs.create_new(&place, &fs.read(file)?).and_then(|()| fs.sync_file(&place)),
            Ok(()) => Ok(()),
        };
        match made {
            Ok(()) => break place,
            Err(e) if e.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(e) => return Err(e),
        }
    };
    fs.sync_dir(&dir)?;
    fs.remove_file(file)?;
    Ok(spoken(&paths.home, &place))
}
