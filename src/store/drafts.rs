//! Drafts of questionnaires that were not finished: `.career/drafts/NAME.toml`.
//!
//! They are kept after every answer, apart from the lock and the history, and replaced as a whole.
use super::explain::{reason, unreadable};
use super::folder::{Folder, is_absent};
use super::locked::{check_owner, make_folder, make_own_folders};
use crate::error::{Error, Result};

impl Folder<'_> {
    /// The draft of this name; `None` if there is none.
    pub fn draft(&self, name: &str) -> Result<Option<String>> {
        check(name)?;
        match self.fs.read(&self.paths.drafts().join(format!("{name}.toml"))) {
            Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| {
                Error::data(format!(".career/drafts/{name}.toml is not text."))
                    .hint("remove it to begin the questions anew")
            }),
            Err(e) if is_absent(&e) => Ok(None),
            Err(e) => Err(unreadable(&format!(".career/drafts/{name}.toml"), &e)),
        }
    }

    /// The names of the drafts that there are.
    pub fn drafts(&self) -> Result<Vec<String>> {
        let mut names: Vec<String> = match self.fs.list(&self.paths.drafts()) {
            Ok(files) => files.iter().filter_map(|f| f.strip_suffix(".toml")).map(str::to_owned).collect(),
            Err(e) if is_absent(&e) => Vec::new(),
            Err(e) => return Err(unreadable(".career/drafts", &e)),
        };
        names.retain(|name| check(name).is_ok());
        names.sort();
        Ok(names)
    }

    /// Keeps a draft; it survives whatever ends the program right after.
    pub fn save_draft(&self, name: &str, text: &str) -> Result<()> {
        check(name)?;
        check_owner(self.fs, &self.paths.home)?;
        make_own_folders(self.fs, &self.paths)?;
        let folder = self.paths.drafts();
        let temporary = folder.join(format!(".{name}.{}", std::process::id()));
        let write = || {
            make_folder(self.fs, &folder)?;
            match self.fs.remove_file(&temporary) {
                Err(e) if !is_absent(&e) => return Err(e),
                _ => {}
            }
            self.fs.create_new(&temporary, text.as_bytes())?;
            self.fs.sync_file(&temporary)?;
            self.fs.rename(&temporary, &folder.join(format!("{name}.toml")))
        };
        write().map_err(|e| {
            // What is left of the new draft is of no use; the old one is still there.
            let _ = self.fs.remove_file(&temporary);
            Error::refused("The last answer could not be kept; those before it are.").because(format!(
                "{}: {}",
                folder.display(),
                reason(&e)
            ))
        })
    }

    /// Removes a draft that is not needed any more; no error if there is none.
    pub fn drop_draft(&self, name: &str) -> Result<()> {
        check(name)?;
        match self.fs.remove_file(&self.paths.drafts().join(format!("{name}.toml"))) {
            Err(e) if !is_absent(&e) => {
                Err(Error::refused(format!("The draft `{name}` could not be removed.")).because(reason(&e)))
            }
            _ => Ok(()),
        }
    }
}

fn check(name: &str) -> Result<()> {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !name.is_empty() && name.bytes().all(is_plain) {
        return Ok(());
    }
    Err(Error::refused(format!("`{name}` is not the name of a draft.")))
}
