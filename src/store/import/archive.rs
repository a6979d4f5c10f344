//! A zip that is read and not unpacked: its list of contents, and its files one by one.
//!
//! Only what a release needs: stored and deflated files of less than 4 GB. It is read here and not
//! by a library because the checks are the point: of a name that leads out, a link, a second disk,
//! an encrypted file, a length that is not true. Layout: PKWARE's APPNOTE 6.3, sections 4.3 and 4.4.
use std::io::{self, Read};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::MOST_NAMES;
use crate::error::{Error, Result};

/// The end of the list of contents, without the comment that may follow it.
const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// One file in the list of contents.
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// What stands before the content of a file.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;
/// The longest comment.
const COMMENT: usize = 65_535;
/// The kind of a file in the mode of Unix, and that of regular files.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

/// A zip in memory.
pub(super) struct Archive {
    bytes: Vec<u8>,
    files: Vec<Packed>,
}

/// A file in it.
#[derive(Debug)]
struct Packed {
    name: String,
    is_deflated: bool,
    sum: u32,
    packed: u64,
    length: u64,
    /// Where what stands before its content begins.
    at: usize,
}

impl Archive {
    /// Reads the list of contents; `shown` is what the person called it.
    pub(super) fn open(bytes: Vec<u8>, shown: &str) -> Result<Archive> {
        let damaged = || {
            Error::refused(format!("{shown} is damaged: its list of contents cannot be read."))
                .hint("download it again, or unpack it and import the folder")
        };
        let from = bytes.len().saturating_sub(END_LENGTH + COMMENT);
        let end = bytes.get(from..).and_then(|tail| memchr::memmem::rfind(tail, &END)).map(|at| from + at);
        let Some(end) = end.filter(|end| bytes.len() - end >= END_LENGTH) else {
            if bytes.starts_with(&LOCAL) {
                return Err(damaged().because("its end is missing: it was not downloaded whole"));
            }
            return Err(Error::refused(format!("{shown} is neither a folder nor a zip."))
                .hint("take the text release of the O*NET database (a zip), and name it as it was downloaded"));
        };
        let short = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let numbers = || Some((short(end + 4)?, short(end + 8)?, short(end + 10)?, long(end + 16)?));
        let (disk, here, count, start) = numbers().ok_or_else(damaged)?;
        if count == u16::MAX || start == u32::MAX || disk != 0 || here != count {
            return Err(Error::refused(format!(
                "{shown} is a zip of a kind that is not read here (several disks, or over 4 GB)."
            ))
            .hint("unpack it and import the folder"));
        }
        if usize::from(count) > MOST_NAMES {
            return Err(Error::refused(format!("{shown} holds {count} files; at most {MOST_NAMES} are looked at."))
                .hint("unpack it and import the folder with the tables"));
        }
        let mut files = Vec::new();
        let mut at = usize::try_from(start).map_err(|_| damaged())?;
        for _ in 0..count {
            let (file, next) = read_entry(&bytes, at, shown)?.ok_or_else(damaged)?;
            files.extend(file);
            at = next;
        }
        Ok(Archive { bytes, files })
    }

    /// The names of its files.
    pub(super) fn names(&self) -> Vec<String> {
        self.files.iter().map(|file| file.name.clone()).collect()
    }

    /// The length that a file says that it has.
    pub(super) fn length(&self, at: usize) -> u64 {
        self.files.get(at).map_or(0, |file| file.length)
    }

    /// A file's content, checked at its end, and how many bytes it has in the zip.
    pub(super) fn read(&self, at: usize) -> Result<(impl Read + '_, u64)> {
        let missing = || Error::refused("This file is not in the zip any more.");
        let file = self.files.get(at).ok_or_else(missing)?;
        let content = self.content(file).ok_or_else(|| {
            Error::refused(format!("{} in the zip is damaged: its content is not there.", file.name))
                .hint("download it again")
        })?;
        let plain: Box<dyn Read + '_> =
            if file.is_deflated { Box::new(DeflateDecoder::new(content)) } else { Box::new(content) };
        Ok((Checked { plain, sum: Crc::new(), expected: file.sum, length: file.length }, file.packed))
    }

    fn content(&self, file: &Packed) -> Option<&[u8]> {
        let head = self.bytes.get(file.at..)?.get(..LOCAL_LENGTH)?;
        if !head.starts_with(&LOCAL) {
            return None;
        }
        let lengths = [26, 28].map(|at| usize::from(u16::from_le_bytes([head[at], head[at + 1]])));
        let start = file.at + LOCAL_LENGTH + lengths[0] + lengths[1];
        self.bytes.get(start..)?.get(..usize::try_from(file.packed).ok()?)
    }
}

/// One file of the list, `None` inside for a folder, with where the next one begins; `None` for
/// what is no such entry.
fn read_entry(bytes: &[u8], at: usize, shown: &str) -> Result<Option<(Option<Packed>, usize)>> {
    let Some(head) = bytes.get(at..).and_then(|rest| rest.get(..ENTRY_LENGTH)).filter(|head| head.starts_with(&ENTRY))
    else {
        return Ok(None);
    };
    let short = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let (made_by, flags, method) = (short(4), short(8), short(10));
    let (name_length, extra, comment) = (usize::from(short(28)), usize::from(short(30)), usize::from(short(32)));
    let Some(name) = bytes.get(at + ENTRY_LENGTH..).and_then(|rest| rest.get(..name_length)) else { return Ok(None) };
    let name = String::from_utf8_lossy(name).into_owned();
    let next = at + ENTRY_LENGTH + name_length + extra + comment;
    check_name(&name, shown)?;
    if name.ends_with(['/', '\\']) {
        return Ok(Some((None, next)));
    }
    // A Mac puts a shadow beside every file.
    if name.rsplit('/').next().is_some_and(|base| base.starts_with("._")) {
        return Ok(Some((None, next)));
    }
    let refuse = |what: &str| {
        Error::refused(format!("\"{name}\" in {shown} {what}."))
            .hint("take the zip as it can be downloaded, or unpack it and import the folder")
    };
    let is_unix = made_by >> 8 == 3;
    let kind = (long(38) >> 16) & KIND;
    if is_unix && kind != 0 && kind != REGULAR {
        return Err(refuse("is a link or a device, and no file"));
    }
    if flags & 0x2041 != 0 {
        return Err(refuse("is encrypted"));
    }
    if method != 0 && method != 8 {
        return Err(refuse(&format!("is packed in a way that is not read here (method {method})")));
    }
    let (packed, length, start) = (long(20), long(24), long(42));
    if [packed, length, start].contains(&u32::MAX) {
        return Err(refuse("is larger than 4 GB"));
    }
    let file = Packed {
        name,
        is_deflated: method == 8,
        sum: long(16),
        packed: u64::from(packed),
        length: u64::from(length),
        at: start as usize,
    };
    Ok(Some((Some(file), next)))
}

/// Refuses a name that would lead out of a folder that the zip is unpacked into. Nothing is
/// unpacked here, but nobody packs such a name by accident.
fn check_name(name: &str, shown: &str) -> Result<()> {
    let leads_out = name.split(['/', '\\']).any(|part| part == "..")
        || name.starts_with(['/', '\\'])
        || name.as_bytes().get(1) == Some(&b':')
        || name.contains('\0')
        || name.is_empty();
    if leads_out {
        return Err(Error::refused(format!("{shown} holds the name \"{name}\", which leads out of it."))
            .hint("this zip was made to do harm, or is damaged: take the release from where it is published"));
    }
    Ok(())
}

/// Content whose length and checksum are compared at its end.
struct Checked<'a> {
    plain: Box<dyn Read + 'a>,
    sum: Crc,
    expected: u32,
    length: u64,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let damaged = |_| io::Error::other("it is damaged in the zip; download it again");
        let count = self.plain.read(buffer).map_err(damaged)?;
        self.sum.update(&buffer[..count]);
        if count == 0 && !buffer.is_empty() {
            let read = u64::from(self.sum.amount());
            if self.sum.sum() != self.expected || read != self.length {
                return Err(io::Error::other("it is damaged in the zip; download it again"));
            }
        }
        Ok(count)
    }
}
