//! The lock on the data folder: who holds it, and how long to wait for it.
use std::io;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};

use super::explain::unchanged;
use super::fs::{Fs, Held};
use super::paths::Paths;
use crate::error::{Error, Result};

/// Who takes the lock, as those who wait are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The command as it was typed: `career goal add …`.
    pub command: String,
    /// The name of the machine; kept as the folder's own from the first time on.
    pub machine: String,
    /// The number of the process.
    pub process: u32,
}

impl Holder {
    fn describe(&self, now: DateTime<Utc>) -> String {
        format!(
            "{} (process {} on {}, since {})",
            self.command,
            self.process,
            self.machine,
            now.to_rfc3339_opts(SecondsFormat::Millis, true)
        )
    }
}

/// How long a command waits for one and the same holder.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// Takes the lock, or says who holds it after five seconds; these start again whenever the holder
/// changes, so that many short commands at once all have their turn.
pub(crate) fn acquire(fs: &dyn Fs, paths: &Paths, holder: &Holder, now: DateTime<Utc>) -> Result<Box<dyn Held>> {
    let lock = paths.lock();
    let mine = holder.describe(now);
    let mut waited = Duration::ZERO;
    let mut seen = String::new();
    loop {
        match fs.try_lock(&lock, &mine) {
            Ok(Some(held)) => return Ok(held),
            Ok(None) => {}
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(unchanged(&e, &paths.home)),
        }
        let other = fs.read(&lock).unwrap_or_default();
        let other = String::from_utf8_lossy(&other).into_owned();
        if other != seen {
            seen = other;
            waited = Duration::ZERO;
        }
        if waited >= PATIENCE {
            return Err(busy(&seen));
        }
        fs.sleep(PAUSE);
        waited += PAUSE;
    }
}

fn busy(holder: &str) -> Error {
    let holder = if holder.is_empty() { "another `career`" } else { holder };
    Error::refused("The data folder is in use; nothing was changed.")
        .because(format!("{holder} has been writing for 5 seconds"))
        .hint("wait for it to end, then run the command again")
}
