//! A reader that stops where a file becomes larger than it may, whatever it said of itself.
use std::cell::Cell;
use std::io::{self, Read};

use super::{MOST_OF_A_FILE, MOST_OF_ALL};
use crate::store::explain::reason;

/// Text becomes about ten times smaller in a zip; what becomes this many times smaller is made to
/// fill a disk.
const MOST_TIMES: u64 = 200;
/// Up to here a file may be as repetitive as it likes, in bytes.
const FREE: u64 = 1024 * 1024;

/// Content that is read up to the limits.
pub(super) struct Limited<'s, R> {
    content: R,
    packed: Option<u64>,
    read: u64,
    /// What was read of all files of the source.
    spent: &'s Cell<u64>,
}

impl<'s, R: Read> Limited<'s, R> {
    /// `packed` is the length that the content really has in its zip, in bytes.
    pub(super) fn new(content: R, packed: Option<u64>, spent: &'s Cell<u64>) -> Limited<'s, R> {
        Limited { content, packed, read: 0, spent }
    }
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = match self.content.read(buffer) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => return Err(e),
            Err(e) => return Err(io::Error::other(reason(&e))),
            Ok(count) => count,
        };
        self.read += count as u64;
        self.spent.set(self.spent.get() + count as u64);
        let megabytes = |bytes: u64| bytes / 1024 / 1024;
        if self.read > MOST_OF_A_FILE {
            return Err(io::Error::other(format!(
                "it is larger than {} MB; no table of a release is",
                megabytes(MOST_OF_A_FILE)
            )));
        }
        if self.spent.get() > MOST_OF_ALL {
            return Err(io::Error::other(format!(
                "all tables together are larger than {} MB; no release is",
                megabytes(MOST_OF_ALL)
            )));
        }
        if self.packed.is_some_and(|packed| self.read > FREE && self.read > packed.saturating_mul(MOST_TIMES)) {
            return Err(io::Error::other(format!(
                "it unpacks to more than {MOST_TIMES} times its length, as a zip does that is made to fill the disk"
            )));
        }
        Ok(count)
    }
}
