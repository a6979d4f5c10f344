//! Which files belong to the data, and where the program keeps what is its own.
use std::path::{Path, PathBuf};

/// The data files at the top of the folder. Beside them are `log/YEAR.toml` and
/// `reviews/NAME.toml`; anything else in the folder is the person's own and left alone.
pub const FILES: [&str; 10] = [
    "career.toml",
    "past.toml",
    "assessment.toml",
    "skills.toml",
    "roles.toml",
    "goals.toml",
    "learning.toml",
    "plan.toml",
    "people.toml",
    "feedback.toml",
];

/// The folders of data files.
pub const FOLDERS: [&str; 2] = ["log", "reviews"];

/// Whether this is the name of a data file, as `goals.toml` or `log/2026.toml`. No other name is
/// ever read or written as data, wherever it comes from.
pub fn is_data_file(name: &str) -> bool {
    let Some((folder, file)) = name.split_once('/') else {
        return FILES.contains(&name);
    };
    let Some(stem) = file.strip_suffix(".toml") else {
        return false;
    };
    match folder {
        "log" => stem.len() == 4 && stem.bytes().all(|b| b.is_ascii_digit()),
        "reviews" => {
            !stem.is_empty() && !stem.starts_with('.') && !stem.contains(|c: char| c.is_control() || "/\\:".contains(c))
        }
        _ => false,
    }
}

/// The places in a data folder.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    pub home: PathBuf,
}

/// What ends the name of a file that is being prepared beside its target.
const TEMPORARY: &str = ".career-tmp";

impl Paths {
    pub fn data(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    pub fn own(&self) -> PathBuf {
        self.home.join(".career")
    }

    pub fn lock(&self) -> PathBuf {
        self.own().join("lock")
    }

    pub fn machine(&self) -> PathBuf {
        self.own().join("machine")
    }

    pub fn ops(&self) -> PathBuf {
        self.own().join("ops")
    }

    pub fn pending(&self) -> PathBuf {
        self.ops().join("pending")
    }

    pub fn pending_draft(&self) -> PathBuf {
        self.ops().join(".pending.tmp")
    }

    pub fn operation(&self, id: u64) -> PathBuf {
        self.ops().join(format!("{id:09}.toml"))
    }

    pub fn prev_folder(&self) -> PathBuf {
        self.own().join("prev")
    }

    pub fn prev(&self, name: &str) -> PathBuf {
        self.prev_folder().join(name.replace('/', "-"))
    }

    pub fn rescued(&self) -> PathBuf {
        self.own().join("rescued")
    }

    pub fn drafts(&self) -> PathBuf {
        self.own().join("drafts")
    }

    pub fn cache(&self) -> PathBuf {
        self.own().join("cache")
    }
}

/// The number in the name of an operation's file.
pub(crate) fn operation_id(file: &str) -> Option<u64> {
    let digits = file.strip_suffix(".toml")?;
    if digits.len() < 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// The name under which the new content of a file is prepared, in the same folder.
pub(crate) fn temporary(target: &Path, name: &str, id: u64) -> PathBuf {
    target.with_file_name(format!(".{}.{id}{TEMPORARY}", name.replace('/', "-")))
}

/// The data file that a temporary file was prepared for (`goals.toml`, `log-2026.toml`), if it is
/// one.
pub(crate) fn temporary_of(file: &str) -> Option<&str> {
    let rest = file.strip_prefix('.')?.strip_suffix(TEMPORARY)?;
    let rest = rest.strip_suffix(".old").unwrap_or(rest);
    let (name, id) = rest.rsplit_once('.')?;
    (name.ends_with(".toml") && id.bytes().all(|b| b.is_ascii_digit())).then_some(name)
}

/// What the person is told the path of something of the program's own is: relative to the folder.
pub(crate) fn spoken(home: &Path, path: &Path) -> String {
    path.strip_prefix(home).unwrap_or(path).display().to_string()
}
