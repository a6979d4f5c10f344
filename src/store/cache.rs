//! What can be made again: imported catalogues in `.career/cache/NAME`, apart from the history.
use super::explain::{reason, unreadable};
use super::folder::{Folder, is_absent};
use super::locked::{check_owner, make_folder, make_own_folders};
use crate::error::{Error, Result};

impl Folder<'_> {
    /// The bytes kept under this name; `None` if there are none.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn cached(&self, name: &'static str) -> Result<Option<Vec<u8>>> {
        match self.fs.read(&self.paths.cache().join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if is_absent(&e) => Ok(None),
            Err(e) => Err(unreadable(&format!(".career/cache/{name}"), &e)),
        }
    }

    /// Keeps these bytes under a name: what was there is replaced at one moment, or stays.
    ///
    /// # Errors
    /// A folder or file that cannot be written; then what was there is there still.
    pub fn save_cached(&self, name: &'static str, bytes: &[u8]) -> Result<()> {
        check_owner(self.fs, &self.paths.home)?;
        make_own_folders(self.fs, &self.paths)?;
        let folder = self.paths.cache();
        let temporary = folder.join(format!(".{name}.{}", std::process::id()));
        let write = || {
            make_folder(self.fs, &folder)?;
            match self.fs.remove_file(&temporary) {
                Err(e) if !is_absent(&e) => return Err(e),
                _ => {}
            }
            self.fs.create_new(&temporary, bytes)?;
            self.fs.sync_file(&temporary)?;
            self.fs.rename(&temporary, &folder.join(name))?;
            self.fs.sync_dir(&folder)
        };
        write().map_err(|e| {
            let _ = self.fs.remove_file(&temporary);
            Error::refused("What was imported could not be kept; nothing changed.").because(format!(
                "{}: {}",
                folder.display(),
                reason(&e)
            ))
        })
    }

    /// Removes what is kept under a name; says whether there was something.
    ///
    /// # Errors
    /// A file that cannot be removed.
    pub fn drop_cached(&self, name: &'static str) -> Result<bool> {
        match self.fs.remove_file(&self.paths.cache().join(name)) {
            Ok(()) => Ok(true),
            Err(e) if is_absent(&e) => Ok(false),
            Err(e) => Err(Error::refused(format!(".career/cache/{name} could not be removed.")).because(reason(&e))),
        }
    }
}
