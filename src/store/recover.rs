//! Recovery: finishes what was cut off, whenever the lock is taken.
//!
//! It may be cut off itself at any point and begin anew. Whatever it finds and does not know goes
//! to `rescued/`. What was written before the cut is written anew rather than trusted, since a
//! failed sync may have left it in memory only.
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::apply::{Displaced, Step, keep, put, rescue};
use super::explain::reason;
use super::folder::{Folder, is_absent, read_data};
use super::hash::hash;
use super::operation::{FileChange, Operation};
use super::paths::{FILES, FOLDERS, temporary, temporary_of};
use super::prepare::{clear_draft, folders, has_hash, resolve};
use crate::error::{Error, Result};

/// Finishes or takes back the operation in flight and clears up; the answer is what the person has
/// to be told.
pub(crate) fn recover(folder: &Folder<'_>) -> Result<Vec<String>> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let failed = |e: io::Error| {
        Error::refused("A change that was cut off could not be finished, so nothing else was changed.")
            .because(format!("{}: {}", paths.home.display(), reason(&e)))
    };
    let mut notes = Vec::new();
    let pending = match fs.read(&paths.pending()) {
        Ok(bytes) => Some(bytes),
        Err(e) if is_absent(&e) => None,
        Err(e) => return Err(failed(e)),
    };
    if let Some(bytes) = pending {
        // The program may have been killed before the name was on the disk; no file may change
        // before it is.
        fs.sync_dir(&paths.ops()).map_err(failed)?;
        match Operation::from_toml(&bytes) {
            Ok(operation) => finish(folder, &operation, &mut notes)?,
            Err(e) => {
                let place = rescue(folder, &paths.pending(), "pending").map_err(failed)?;
                notes.push(format!("A change that was cut off cannot be read ({e}); it is kept as {place}."));
            }
        }
    }
    clear_up(folder, &mut notes).map_err(failed)?;
    Ok(notes)
}

/// What is to be done with one file of the operation in flight.
enum Way {
    /// Write it.
    Write(Step),
    /// It is as it should be, or the person has gone on from there.
    Leave,
    /// It was edited since, and what was meant cannot be told any more.
    Lost,
}

fn finish(folder: &Folder<'_>, operation: &Operation, notes: &mut Vec<String>) -> Result<()> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let failed = |e: io::Error| {
        Error::refused(format!(
            "“{}” was cut off and could not be finished; nothing else was changed.",
            operation.sentence
        ))
        .because(format!("{}: {}", paths.home.display(), reason(&e)))
        .hint("run the command again: it tries once more")
    };
    let mut steps = Vec::new();
    let mut is_lost = false;
    for change in &operation.files {
        match find_way(folder, operation.id, change, notes)? {
            Way::Write(step) => steps.push(step),
            Way::Leave => {}
            Way::Lost => is_lost = true,
        }
    }
    if is_lost {
        steps = operation
            .files
            .iter()
            .map(|c| way_back(folder, operation.id, c))
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect();
    }
    let write = || {
        for step in &steps {
            if let Some(after) = &step.after {
                fs.create_new(&step.temp, after)?;
                fs.sync_file(&step.temp)?;
            }
        }
        let mut told = Vec::new();
        for step in &steps {
            told.extend(put(folder, step)?);
        }
        for dir in folders(paths, &steps) {
            fs.sync_dir(&dir)?;
        }
        if is_lost {
            let place = rescue(folder, &paths.pending(), "change.toml")?;
            told.push(format!(
                "“{}” was cut off, and its files were edited since, so it could not be finished: it was taken back. What it would have written is kept as {place}.",
                operation.sentence
            ));
        } else {
            fs.rename(&paths.pending(), &paths.operation(operation.id))?;
            told.push(format!("Finished what was cut off: {}", operation.sentence));
        }
        fs.sync_dir(&paths.ops())?;
        Ok(told)
    };
    notes.extend(write().map_err(failed)?);
    Ok(())
}

/// Decides by hashes what became of one file, and clears away its prepared content.
fn find_way(folder: &Folder<'_>, id: u64, change: &FileChange, notes: &mut Vec<String>) -> Result<Way> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let failed = |e: io::Error| {
        Error::refused(format!("{} could not be put right; it was left as it is.", change.name)).because(reason(&e))
    };
    let target = resolve(fs, paths, &change.name).map_err(failed)?;
    let temp = temporary(&target, &change.name, id);
    let current = read_data(fs, &target, &change.name)?;
    let prepared = match fs.read(&temp) {
        Ok(bytes) => Some(bytes),
        Err(e) if is_absent(&e) => None,
        Err(e) => return Err(failed(e)),
    };
    let mut was_displaced = false;
    let mut new = None;
    if let Some(bytes) = prepared {
        if has_hash(Some(&bytes), &change.before) {
            was_displaced = true;
            keep(folder, &temp, &change.name).map_err(failed)?;
        } else if has_hash(Some(&bytes), &change.after) {
            fs.remove_file(&temp).map_err(failed)?;
            new = Some(bytes);
        } else {
            notes.push(rescued(&rescue(folder, &temp, &change.name).map_err(failed)?, &change.name));
        }
    }
    let step = |before: Option<Vec<u8>>, after: Option<Vec<u8>>, displaced| {
        let (before, after) = (before.map(Arc::new), after.map(Arc::new));
        Way::Write(Step {
            name: change.name.clone(),
            target: target.clone(),
            temp: temp.clone(),
            before,
            after,
            displaced,
        })
    };
    if has_hash(current.as_deref(), &change.after) {
        return Ok(step(current.clone(), current, Displaced::Drop));
    }
    if has_hash(current.as_deref(), &change.before) {
        if change.after.is_none() {
            return Ok(step(current, None, Displaced::Keep));
        }
        let after = change.splice.as_ref().and_then(|splice| splice.apply(current.as_deref().unwrap_or_default()));
        return Ok(match after {
            Some(after) if has_hash(Some(&after), &change.after) => step(current, Some(after), Displaced::Keep),
            _ => Way::Lost,
        });
    }
    // The file was edited after the cut. If the change was in by then, the edit stands on it.
    if change.after.is_none() || was_displaced {
        return Ok(Way::Leave);
    }
    if let Some(new) = new {
        // It was not. The change goes in, and what stands there is rescued like any other edit
        // that meets a change.
        let before = change.splice.as_ref().and_then(|splice| splice.revert(&new));
        return Ok(step(Some(before.unwrap_or_default()), Some(new), Displaced::Keep));
    }
    let kept = fs.read(&paths.prev(&change.name)).ok();
    let is_kept = kept.is_some() && has_hash(kept.as_deref(), &change.before);
    Ok(if is_kept { Way::Leave } else { Way::Lost })
}

/// The step that takes a file back to what it was before the operation, if it was changed.
fn way_back(folder: &Folder<'_>, id: u64, change: &FileChange) -> Result<Option<Step>> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let target = resolve(fs, paths, &change.name)
        .map_err(|e| Error::refused(format!("{} could not be put right.", change.name)).because(reason(&e)))?;
    let current = read_data(fs, &target, &change.name)?;
    if !has_hash(current.as_deref(), &change.after) {
        return Ok(None);
    }
    let before = match (&change.before, &change.splice) {
        (None, _) => None,
        (Some(wanted), Some(splice)) => match splice.revert(current.as_deref().unwrap_or_default()) {
            Some(before) if hash(&before) == *wanted => Some(before),
            _ => return Ok(None),
        },
        (Some(_), None) => return Ok(None),
    };
    let temp = temporary(&target, &change.name, id);
    let (before, after) = (current.map(Arc::new), before.map(Arc::new));
    Ok(Some(Step { name: change.name.clone(), target, temp, before, after, displaced: Displaced::Keep }))
}

/// Removes prepared files that no operation in flight speaks of, if it is known what they are.
fn clear_up(folder: &Folder<'_>, notes: &mut Vec<String>) -> io::Result<()> {
    let (fs, paths) = (folder.fs, &folder.paths);
    let draft = match fs.read(&paths.pending_draft()) {
        Ok(bytes) => Some(Operation::from_toml(&bytes).ok()),
        Err(e) if is_absent(&e) => None,
        Err(e) => return Err(e),
    };
    let wanted = draft.as_ref().and_then(Option::as_ref);
    let mut places = vec![paths.home.clone()];
    places.extend(FOLDERS.map(|name| paths.home.join(name)));
    let mut next = 0;
    while let Some(dir) = places.get(next).cloned() {
        next += 1;
        let files = match fs.list(&dir) {
            Ok(files) => files,
            Err(e) if is_absent(&e) => continue,
            Err(e) => return Err(e),
        };
        for file in files {
            // Beside what a link leads to, files are prepared as well.
            if FILES.contains(&file.as_str()) && fs.is_link(&dir.join(&file)) {
                let target = fs.canonicalize(&dir.join(&file)).ok();
                let beside = target.as_deref().and_then(Path::parent).map(Path::to_path_buf);
                places.extend(beside.filter(|dir| !places.contains(dir)));
            }
            let Some(name) = temporary_of(&file) else {
                continue;
            };
            let path = dir.join(&file);
            let bytes = fs.read(&path)?;
            if bytes.is_empty() || wanted.is_some_and(|op| is_known(folder, op, name, &bytes)) {
                fs.remove_file(&path)?;
            } else {
                notes.push(rescued(&rescue(folder, &path, name)?, name));
            }
        }
    }
    if draft.is_some() {
        clear_draft(fs, paths);
    }
    Ok(())
}

/// Whether a prepared content is what an operation that got no force would have written, or the
/// beginning of it.
fn is_known(folder: &Folder<'_>, operation: &Operation, file: &str, bytes: &[u8]) -> bool {
    let hashed = Some(hash(bytes));
    let of_this = |change: &&FileChange| change.name.replace('/', "-") == file;
    operation.files.iter().filter(of_this).any(|change| {
        if hashed == change.after || hashed == change.before {
            return true;
        }
        let current = folder.fs.read(&folder.paths.data(&change.name)).unwrap_or_default();
        let after = change.splice.as_ref().and_then(|splice| splice.apply(&current));
        after.is_some_and(|after| after.starts_with(bytes))
    })
}

fn rescued(place: &str, name: &str) -> String {
    format!("A version of {name} that was cut off is kept as {place}; if it holds nothing that you miss, remove it.")
}
