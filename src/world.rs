//! Everything outside the program, asked for once: arguments, environment, clock, files, streams.
//!
//! Nothing else asks the system for them. Tests build a world of their own and look at what was
//! written to it.
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Local, NaiveDate, Utc};

use crate::store::{Fs, OsFs};
use crate::term::Terminal;

/// What the program can know of where it runs, and where it writes to.
pub struct World {
    /// The arguments, without the program's own name.
    pub args: Vec<OsString>,
    /// The environment; what is not text is left out.
    pub env: BTreeMap<String, String>,
    /// The time of operations (UTC).
    pub now: DateTime<Utc>,
    /// The local date; `--today` and `CAREER_TODAY` go before it.
    pub today: NaiveDate,
    /// Seconds since the program began: how long an answer took.
    pub seconds: Box<dyn Fn() -> f64>,
    /// The platform's folder for the data of `career`, where there is one.
    pub data_folder: Option<PathBuf>,
    /// The file system.
    pub fs: Arc<dyn Fs>,
    /// Data goes here.
    pub out: Box<dyn Write>,
    /// Everything else goes here.
    pub err: Box<dyn Write>,
    /// What `-` reads.
    pub input: Box<dyn Read>,
    /// Which of the streams are terminals.
    pub streams: Streams,
    /// The number of the process, for those who wait for the lock.
    pub process: u32,
    /// Where questions are asked; opened on the process's streams if there is none.
    pub terminal: Option<Box<dyn Terminal>>,
}

/// Which of the streams are terminals, and how wide they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streams {
    /// Whether stdin is one.
    pub stdin: bool,
    /// Whether stdout is one.
    pub stdout: bool,
    /// Whether stderr is one.
    pub stderr: bool,
    /// Its columns, if there is one.
    pub width: Option<usize>,
}

impl World {
    /// The world of this process.
    pub fn os() -> World {
        let began = Instant::now();
        // Where files may not become larger than so much, a write that does is to fail like any
        // other, and not to end the process in the middle. Where this cannot be had, it ends.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
        let streams = Streams {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            stderr: io::stderr().is_terminal(),
            width: width(),
        };
        World {
            args: std::env::args_os().skip(1).collect(),
            env: std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
                .collect(),
            now: Utc::now(),
            today: Local::now().date_naive(),
            seconds: Box::new(move || began.elapsed().as_secs_f64()),
            data_folder: directories::ProjectDirs::from("", "", "career").map(|dirs| dirs.data_dir().to_owned()),
            fs: Arc::new(OsFs),
            out: Box::new(io::BufWriter::with_capacity(1 << 16, io::stdout())),
            err: Box::new(io::stderr()),
            input: Box::new(io::stdin()),
            streams,
            process: std::process::id(),
            terminal: None,
        }
    }

    /// A variable of the environment that is set and not empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.env.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// The columns of the terminal behind stdout, else behind stderr.
fn width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        .or_else(|_| rustix::termios::tcgetwinsize(rustix::stdio::stderr()))
        .ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}
