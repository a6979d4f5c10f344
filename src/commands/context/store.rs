//! Where the data is.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::store::{Data, Folder, Fs};

/// The data folder, apart from the context, so that both can be used at once.
pub struct Store {
    pub(super) fs: Arc<dyn Fs>,
    pub(super) home: PathBuf,
    pub(super) now: DateTime<Utc>,
}

impl Store {
    /// The folder's bytes.
    pub fn folder(&self) -> Folder<'_> {
        Folder::open(&*self.fs, &self.home, self.now)
    }

    /// The records as they are now, without the lock.
    pub fn data(&self) -> Data<'_> {
        Data::snapshot(self.folder())
    }

    /// Where the folder is.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The file system.
    pub fn fs(&self) -> &dyn Fs {
        &*self.fs
    }
}
