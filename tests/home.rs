//! A data folder of its own for a test, and the program run in it: in this process with a fixed
//! clock, no environment, 80 columns and scripted answers, or as the real binary.
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;

use career::store::OsFs;
use career::term::{Script, Terminal};
use career::world::{Streams, World};
use chrono::{DateTime, NaiveDate, Utc};

/// The day on which tests run unless they say otherwise: Monday, 23 November 2026.
pub const TODAY: &str = "2026-11-23";

/// What a run left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The exit code.
    pub code: u8,
    /// What was printed.
    pub out: String,
    /// What was said.
    pub err: String,
}

impl Ran {
    /// The run, which has to have ended well.
    #[track_caller]
    pub fn ok(self) -> Ran {
        assert_eq!(self.code, 0, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// The run, which has to have ended with this code.
    #[track_caller]
    pub fn fails(self, code: u8) -> Ran {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// What was printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }
}

#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A temporary data folder; removed with the value.
pub struct Home {
    folder: tempfile::TempDir,
    today: String,
    now: DateTime<Utc>,
    width: usize,
}

impl Home {
    /// An empty one.
    pub fn new() -> Home {
        // In memory where there is such a place: a disk takes 20 ms for every fsync.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        Home { folder, today: TODAY.to_owned(), now: fixed_now(), width: 80 }
    }

    /// A copy of one of the examples.
    pub fn example(name: &str) -> Home {
        let home = Home::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name), &home.path());
        home
    }

    /// The same home on another day.
    pub fn on(mut self, today: &str) -> Home {
        self.today = today.to_owned();
        self
    }

    /// Goes on to another day: the clock goes with it, to ten in the morning.
    pub fn go_on_to(&mut self, day: NaiveDate) {
        self.today = day.to_string();
        self.now = format!("{day}T10:00:00Z").parse().unwrap();
    }

    /// The same home on a terminal of another width.
    pub fn wide(mut self, width: usize) -> Home {
        self.width = width;
        self
    }

    /// The folder itself.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A file's text; empty if there is none.
    pub fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_default()
    }

    /// Writes a file as a person would.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Every data file with its text (not `.career/`).
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        read_into(&self.path(), &self.path(), &mut files);
        files
    }

    /// Runs without a terminal.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "", None).0
    }

    /// Runs with this on standard input.
    pub fn pipe(&self, args: &[&str], input: &str) -> Ran {
        self.run_with(args, input, None).0
    }

    /// Runs with somebody there who answers by the script; every answer has to be used.
    #[track_caller]
    pub fn answer(&self, script: Script, args: &[&str]) -> Ran {
        let (ran, terminal) = self.run_with(args, "", Some(Box::new(script.clone())));
        drop(terminal);
        script
            .finish()
            .unwrap_or_else(|error| panic!("{error}\nasked: {:?}\nout: {}\nerr: {}", script.asked(), ran.out, ran.err));
        ran
    }

    /// Runs with somebody there who may stop: answers that are left over are no failure.
    pub fn answer_partly(&self, script: Script, args: &[&str]) -> Ran {
        self.run_with(args, "", Some(Box::new(script))).0
    }

    fn run_with(
        &self,
        args: &[&str],
        input: &str,
        terminal: Option<Box<dyn Terminal>>,
    ) -> (Ran, Option<Box<dyn Terminal>>) {
        let out = Shared::default();
        let err = Shared::default();
        let mut all: Vec<OsString> = vec!["--home".into(), self.path().into()];
        all.extend(args.iter().map(OsString::from));
        let mut world = World {
            args: all,
            env: BTreeMap::from([("COLUMNS".to_owned(), self.width.to_string())]),
            now: self.now,
            today: self.today.parse::<NaiveDate>().unwrap(),
            seconds: Box::new(|| 0.0),
            data_folder: None,
            fs: Arc::new(OsFs),
            out: Box::new(out.clone()),
            err: Box::new(err.clone()),
            input: Box::new(io::Cursor::new(input.as_bytes().to_vec())),
            streams: Streams::default(),
            process: 1,
            terminal,
        };
        let code = career::run(&mut world);
        let terminal = world.terminal.take();
        let text = |shared: &Shared| String::from_utf8(shared.0.borrow().clone()).unwrap();
        (Ran { code, out: text(&out), err: text(&err) }, terminal)
    }

    /// The real binary on this home, with an empty environment.
    pub fn spawn(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
        command
            .env_clear()
            .env("CAREER_HOME", self.path())
            .env("CAREER_TODAY", &self.today)
            .env("COLUMNS", self.width.to_string());
        command
    }
}

/// The time of operations in tests.
pub fn fixed_now() -> DateTime<Utc> {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn read_into(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if name.starts_with(".career") {
            continue;
        }
        if path.is_dir() {
            read_into(root, &path, files);
        } else {
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}
