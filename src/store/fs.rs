//! The file-system port: every access to a file that the program makes.
//!
//! [`super::OsFs`] is the real one. Tests wrap or replace it to fail a call, drop it, or cut the
//! power after it. The port says nothing about what is done with the files.
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a path leads to, symbolic links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Dir,
    /// A pipe, a device, a socket.
    Other,
}

/// What the file system says about a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// What it is.
    pub kind: FileKind,
    /// Length in bytes.
    pub len: u64,
    /// Permission bits (`0o600`); 0 where the system has none.
    pub mode: u32,
    /// Time of the last change of the content, in nanoseconds since 1970 (UTC).
    pub modified: i64,
    /// Number of the file on its disk; 0 where the system has none.
    pub inode: u64,
    /// Number of the user it belongs to; 0 where the system has none.
    pub owner: u32,
}

/// A lock that is held until this is dropped.
pub trait Held: Send {}

/// The file system as the store sees it.
///
/// Calls that change something are not durable by themselves: a file's content is after
/// [`Fs::sync_file`], its name after [`Fs::sync_dir`] of the folder that it is in.
pub trait Fs: Send + Sync {
    /// The whole content of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// A file's content to be read little by little; the default reads all of it.
    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }

    /// Whether a file's content is exactly this; the default reads the file.
    fn has_content(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        Ok(self.read(path)? == bytes)
    }

    /// What a path leads to, symbolic links followed.
    fn metadata(&self, path: &Path) -> io::Result<Meta>;

    /// Whether the path itself is a symbolic link; false where there is nothing.
    fn is_link(&self, path: &Path) -> bool;

    /// The names in a folder, in no particular order; names that are not Unicode are left out.
    fn list(&self, dir: &Path) -> io::Result<Vec<String>>;

    /// A new folder that only its owner may enter (0700, whatever the umask).
    fn create_dir(&self, dir: &Path) -> io::Result<()>;

    /// Removes a folder in which nothing is left; `Unsupported` where the port has no such thing.
    fn remove_dir(&self, _dir: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// A new file with this content that only its owner may read (0600, whatever the umask);
    /// fails where something is there already.
    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Returns when the content of the file is on the disk.
    fn sync_file(&self, path: &Path) -> io::Result<()>;

    /// Returns when the names in the folder are on the disk.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Gives a file another name; what had that name is gone.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name; fails with `AlreadyExists` where something has it, and with
    /// `Unsupported` where the file system cannot promise that.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two files change names at one moment; `Unsupported` where the file system cannot.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;

    /// A second name for a file.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Sets the permission bits; does nothing where the system has none.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;

    /// The path with every symbolic link resolved.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;

    /// Takes the lock on a file, which is made where it is missing, and writes the holder into it;
    /// `None` if somebody else holds it. Never waits.
    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>>;

    /// Whether somebody holds the lock on this file; false where there is no such file. Writes
    /// nothing.
    fn is_locked(&self, path: &Path) -> io::Result<bool>;

    /// Waits.
    fn sleep(&self, time: Duration);

    /// Number of the user that the program acts as; 0 is the administrator (root).
    fn user(&self) -> u32;
}
