//! What is made ready before a change gets force, and cleared away if it does not.
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::apply::Step;
use super::folder::is_absent;
use super::fs::Fs;
use super::hash::hash_of;
use super::locked::make_folder;
use super::operation::Operation;
use super::paths::Paths;

/// Where a data file really is, links followed; makes the folder that it is in.
pub(crate) fn resolve(fs: &dyn Fs, paths: &Paths, name: &str) -> io::Result<PathBuf> {
    let path = paths.data(name);
    match fs.canonicalize(&path) {
        Ok(target) => return Ok(target),
        Err(e) if is_absent(&e) => {}
        Err(e) => return Err(e),
    }
    let folder = path.parent().unwrap_or(&paths.home);
    if fs.metadata(folder).is_err() {
        make_folder(fs, folder)?;
    }
    Ok(fs.canonicalize(folder)?.join(path.file_name().unwrap_or_default()))
}

/// The folders in which the steps change names. A new file may lie in a new folder, whose own
/// name then has to last too.
pub(crate) fn folders(paths: &Paths, steps: &[Step]) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::new();
    for step in steps {
        folders.extend(step.target.parent().map(Path::to_path_buf));
        if step.before.is_none() && step.name.contains('/') {
            folders.insert(paths.home.clone());
        }
    }
    folders
}

/// Writes an operation to where it has no force yet; it is not durable by this.
pub(crate) fn write_draft(fs: &dyn Fs, paths: &Paths, operation: &Operation) -> io::Result<()> {
    let draft = paths.pending_draft();
    match fs.remove_file(&draft) {
        Err(e) if !is_absent(&e) => return Err(e),
        _ => {}
    }
    fs.create_new(&draft, operation.to_toml().map_err(io::Error::other)?.as_bytes())
}

/// Removes an operation that got no force. If that fails too, the next lock does it.
pub(crate) fn clear_draft(fs: &dyn Fs, paths: &Paths) {
    let _ = fs.remove_file(&paths.pending_draft());
}

/// Clears away what was prepared for a change that is not made. If that fails too, the next lock
/// does it.
pub(crate) fn discard(fs: &dyn Fs, paths: &Paths, steps: &[Step]) {
    for step in steps.iter().filter(|step| step.after.is_some()) {
        let _ = fs.remove_file(&step.temp);
    }
    clear_draft(fs, paths);
}

/// Recovery compares contents by hash only.
pub(crate) fn has_hash(content: Option<&[u8]>, hash: &Option<String>) -> bool {
    hash_of(content) == *hash
}
