//! One operation: the record of the journal and of the history at once, and its file.
//!
//! `.career/ops/000000042.toml` holds who changed what and when, and per file the hashes before
//! and after with the one piece that differs. It also lists what is known of every data file after
//! it, so that a write has to read the newest operation only.
use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use super::splice::Splice;

/// A change that was made, with all that is needed to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its number; later operations have larger ones.
    pub id: u64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What was done, in words: `set goal "Move into health data analysis": due 2028-03-31`.
    pub sentence: String,
    /// The command as it was typed; empty for an edit by hand.
    pub command: String,
    /// The machine on which it was made.
    pub machine: String,
    /// The operation that this one took back.
    pub undoes: Option<u64>,
    /// The operation that this one made again.
    pub redoes: Option<u64>,
    /// The files that it changed.
    pub files: Vec<FileChange>,
    /// What is known of every data file after it.
    pub(crate) state: State,
}

/// What an operation did to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The file: `goals.toml`, `log/2026.toml`.
    pub name: String,
    /// SHA-256 of the content before, in hexadecimal; `None` if there was no such file.
    pub before: Option<String>,
    /// SHA-256 of the content after; `None` if it was removed.
    pub after: Option<String>,
    /// What turns the one into the other; `None` if the content before is not known (an edit by
    /// hand of a file that nothing was kept of).
    pub splice: Option<Splice>,
}

/// What is known of the data files, by name.
pub(crate) type State = BTreeMap<String, FileState>;

/// What is known of one data file.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct FileState {
    /// SHA-256 of its content; nothing if the file was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Its length, time and number on the disk when it was seen: while they are the same, it is
    /// not read again just to see whether it was edited by hand.
    #[serde(default)]
    pub len: u64,
    #[serde(default)]
    pub modified: i64,
    #[serde(default)]
    pub inode: u64,
    /// Whether the program wrote it as it is, so that it is known to be whole. A file that was
    /// edited by hand, adopted, or brought back by undo is looked at again before it is written.
    #[serde(default)]
    pub ours: bool,
}

#[derive(Serialize, Deserialize)]
struct Record {
    format: u32,
    id: u64,
    at: Datetime,
    sentence: String,
    #[serde(default)]
    command: String,
    #[serde(default)]
    machine: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redoes: Option<u64>,
    #[serde(default)]
    state: State,
    #[serde(default, rename = "file")]
    files: Vec<FileRecord>,
}

/// The part of the record that a write needs.
#[derive(Deserialize)]
struct Head {
    format: u32,
    #[serde(default)]
    state: State,
}

#[derive(Serialize, Deserialize)]
struct FileRecord {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    removed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    added: Option<String>,
    /// The pieces in hexadecimal, where they are not text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    removed_hex: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    added_hex: Option<String>,
}

impl Operation {
    /// The text of its file; an error only if a time lies outside of what TOML can write.
    pub(crate) fn to_toml(&self) -> Result<String, String> {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let record = Record {
            format: 1,
            id: self.id,
            at: at.parse().map_err(|_| format!("{at} is no time that can be written"))?,
            sentence: self.sentence.clone(),
            command: self.command.clone(),
            machine: self.machine.clone(),
            undoes: self.undoes,
            redoes: self.redoes,
            state: self.state.clone(),
            files: self.files.iter().map(to_record).collect(),
        };
        toml::to_string(&record).map_err(|e| e.to_string())
    }

    /// What is known of the data files after it, from its file's text. The pieces that changed,
    /// which may be large, stand behind that and are not parsed.
    pub(crate) fn read_state(bytes: &[u8]) -> Result<State, String> {
        const PIECES: &[u8] = b"\n[[file]]";
        let end = bytes.windows(PIECES.len()).position(|part| part == PIECES);
        let head = std::str::from_utf8(&bytes[..end.unwrap_or(bytes.len())]).ok();
        match head.and_then(|text| toml::from_str::<Head>(text).ok()) {
            Some(head) if head.format == 1 => Ok(head.state),
            _ => Operation::from_toml(bytes).map(|operation| operation.state),
        }
    }

    /// The operation in a file's text; the error says what is wrong with it.
    pub(crate) fn from_toml(bytes: &[u8]) -> Result<Operation, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not text")?;
        let record: Record = toml::from_str(text).map_err(|e| e.message().to_owned())?;
        if record.format != 1 {
            return Err(format!("it has the newer format {}", record.format));
        }
        let at =
            DateTime::parse_from_rfc3339(&record.at.to_string()).map_err(|_| format!("{} is not a time", record.at))?;
        Ok(Operation {
            id: record.id,
            at: at.with_timezone(&Utc),
            sentence: record.sentence,
            command: record.command,
            machine: record.machine,
            undoes: record.undoes,
            redoes: record.redoes,
            files: record.files.into_iter().map(from_record).collect::<Result<_, _>>()?,
            state: record.state,
        })
    }
}

fn to_record(change: &FileChange) -> FileRecord {
    let piece = |pick: fn(&Splice) -> &Vec<u8>| match change.splice.as_ref().map(pick) {
        None => (None, None),
        Some(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => (Some(text.to_owned()), None),
            Err(_) => (None, Some(to_hex(bytes))),
        },
    };
    let (removed, removed_hex) = piece(|splice| &splice.removed);
    let (added, added_hex) = piece(|splice| &splice.added);
    FileRecord {
        name: change.name.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        at: change.splice.as_ref().map(|splice| splice.at),
        removed,
        added,
        removed_hex,
        added_hex,
    }
}

fn from_record(record: FileRecord) -> Result<FileChange, String> {
    let piece = |text: Option<String>, hex: Option<String>| match (text, hex) {
        (Some(text), _) => Ok(text.into_bytes()),
        (None, Some(hex)) => from_hex(&hex).ok_or("a piece of it is not in hexadecimal"),
        (None, None) => Ok(Vec::new()),
    };
    let removed = piece(record.removed, record.removed_hex)?;
    let added = piece(record.added, record.added_hex)?;
    Ok(FileChange {
        name: record.name,
        before: record.before,
        after: record.after,
        splice: record.at.map(|at| Splice { at, removed, added }),
    })
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits?;
    (digits.len() % 2 == 0).then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}
