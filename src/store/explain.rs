//! What the file system refused, in words for a person.
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::error::Error;

/// Why, in plain words where there are any.
pub(crate) fn reason(e: &io::Error) -> String {
    match e.kind() {
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".into(),
        ErrorKind::PermissionDenied => "you do not have permission for it".into(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        ErrorKind::NotADirectory => "a part of its path is not a folder".into(),
        ErrorKind::NotFound => "it is not there".into(),
        ErrorKind::FileTooLarge => "the file would become larger than is allowed here".into(),
        _ => e.to_string(),
    }
}

/// A change that was not made: not a byte of the data is different.
pub(crate) fn unchanged(e: &io::Error, home: &Path) -> Error {
    let error = Error::refused("This was not saved; nothing was changed.").because(format!(
        "{}: {}",
        home.display(),
        reason(e)
    ));
    match e.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => error.hint("free some space, then run the command again"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            error.hint("reading works as before; to change something, use a folder of your own: --home DIR")
        }
        _ => error,
    }
}

/// A file that cannot be read, and therefore is not touched either.
pub(crate) fn unreadable(name: &str, e: &io::Error) -> Error {
    Error::data(format!("{name} cannot be read; it was left as it is."))
        .because(reason(e))
        .hint("`career check` looks at the whole folder")
}
