//! What every command works with: the options, today, the data, the terminal, and the two outputs.
mod look;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use crate::cli::write_error;
use crate::error::{Error, ErrorKind, Result};
use crate::record::parse::Reading;
use crate::record::{Change, Kind};
use crate::render::{ColorChoice, Look};
use crate::stages::assess::model::Profile;
use look::{is_plain, look};

pub use look::error_look;

use crate::store::{Data, Folder, Fs, Holder, Intent, text, transfer};
use crate::term::{self, Absent, Mode, Outcome, Progress, Sheet, Signs, Terminal};
use crate::world::World;

/// The global flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Print JSON.
    pub json: bool,
    /// Typed lines and plain text.
    pub plain: bool,
    /// Yes to what would be asked.
    pub yes: bool,
    /// Only what was asked for.
    pub quiet: bool,
    /// Say how every number came about.
    pub explain: bool,
    /// Offer every question.
    pub ask: bool,
    /// Never ask.
    pub no_input: bool,
}

/// The data folder, apart from the context, so that both can be used at once.
pub struct Store {
    fs: Arc<dyn Fs>,
    home: PathBuf,
    now: DateTime<Utc>,
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

/// What a command wants to change, with the sentence that the history will show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// `set goal "Move into health data analysis", due 2028-03-31`.
    pub sentence: String,
    /// The changes, made together.
    pub changes: Vec<Change>,
    /// Said after it was saved: what was guessed, added on the way, or might be added.
    pub notes: Vec<String>,
}

impl Plan {
    /// A plan of one sentence.
    pub fn new(sentence: impl Into<String>, changes: Vec<Change>) -> Plan {
        Plan { sentence: sentence.into(), changes, notes: Vec::new() }
    }
}

/// A change that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The number of the operation; `None` if everything was so already.
    pub id: Option<u64>,
    /// Its sentence.
    pub sentence: String,
}

impl Saved {
    /// How `--json` shows it.
    pub fn to_json(&self) -> Json {
        json!({ "id": self.id, "sentence": self.sentence })
    }
}

/// What a command works with.
pub struct Context<'w> {
    world: &'w mut World,
    /// The global flags.
    pub options: Options,
    /// Today, as everything is computed.
    pub today: NaiveDate,
    /// The data folder.
    pub store: Rc<Store>,
    /// Whether the optional questions of a record were asked: then they are not offered once more.
    pub has_offered: bool,
    look: Look,
    error_look: Look,
    terminal: Option<Box<dyn Terminal>>,
    profile: Option<Profile>,
    command: String,
}

impl<'w> Context<'w> {
    /// Reads the global flags and the environment.
    ///
    /// # Errors
    /// A date that is none, or no place for the data.
    pub fn new(world: &'w mut World, matches: &ArgMatches) -> Result<Context<'w>> {
        let options = Options {
            json: matches.get_flag("json"),
            plain: matches.get_flag("plain") || is_plain(world),
            yes: matches.get_flag("yes"),
            quiet: matches.get_flag("quiet"),
            explain: matches.get_flag("explain"),
            ask: matches.get_flag("ask"),
            no_input: matches.get_flag("no-input"),
        };
        let color = match matches.get_one::<String>("color").map(String::as_str) {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        let today = match matches.get_one::<String>("today").map(String::as_str).or(world.var("CAREER_TODAY")) {
            Some(text) => NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| {
                Error::usage(format!("--today \"{text}\" is not a date.")).hint("write it like 2026-11-23")
            })?,
            None => world.today,
        };
        let home = matches
            .get_one::<PathBuf>("home")
            .cloned()
            .or_else(|| world.var("CAREER_HOME").map(PathBuf::from))
            .or_else(|| world.data_folder.clone())
            .ok_or_else(|| {
                Error::usage("There is no folder for the data on this machine.")
                    .hint("name one with --home DIR or CAREER_HOME")
            })?;
        let command = describe_command(world);
        let terminal = world.terminal.take();
        Ok(Context {
            today,
            store: Rc::new(Store { fs: Arc::clone(&world.fs), home, now: world.now }),
            look: look(world, color, options.plain, world.streams.stdout),
            error_look: look(world, color, options.plain, world.streams.stderr),
            has_offered: false,
            terminal,
            profile: None,
            options,
            command,
            world,
        })
    }

    /// How stdout looks.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The time of operations (UTC).
    pub fn now(&self) -> DateTime<Utc> {
        self.world.now
    }

    /// Seconds since the program began.
    pub fn seconds(&self) -> f64 {
        (self.world.seconds)()
    }

    /// A variable of the environment that is set and not empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.world.var(name)
    }

    /// The arguments as they were given.
    pub fn read_input(&mut self) -> Result<String> {
        let mut text = String::new();
        self.world
            .input
            .read_to_string(&mut text)
            .map_err(|error| Error::refused("Standard input could not be read as text.").because(error))?;
        Ok(text)
    }

    /// A text that may be `-`: then it is what stands on standard input.
    ///
    /// # Errors
    /// Input that is not text.
    pub fn text_or_input(&mut self, text: &str) -> Result<String> {
        if text == "-" { Ok(self.read_input()?.trim_end().to_owned()) } else { Ok(text.to_owned()) }
    }

    /// Prints data, and a line break.
    ///
    /// # Errors
    /// An output that cannot be written; one that nobody reads any more ends quietly.
    pub fn print(&mut self, text: &str) -> Result<()> {
        let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
        self.world
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.world.out.write_all(end.as_bytes()))
            .map_err(|error| write_error(&error))
    }

    /// The stream that data goes to, for what is too long to be built first.
    pub fn out(&mut self) -> &mut dyn std::io::Write {
        &mut *self.world.out
    }

    /// Prints an object with `format` in front.
    ///
    /// # Errors
    /// As for [`print`](Context::print).
    pub fn print_json(&mut self, object: Json) -> Result<()> {
        let mut whole = serde_json::Map::new();
        whole.insert("format".to_owned(), json!(1));
        if let Json::Object(map) = object {
            whole.extend(map);
        }
        let text = serde_json::to_string_pretty(&Json::Object(whole))
            .map_err(|error| Error::refused("The answer could not be written as JSON.").because(error))?;
        self.print(&text)
    }

    /// Prints a list of so many records as `--json` shows it, one by one: a long list need not fit
    /// in memory twice.
    ///
    /// # Errors
    /// Those of the records, and as for [`print`](Context::print).
    pub fn print_json_list(
        &mut self,
        plural: &str,
        count: usize,
        record: &dyn Fn(&Context<'_>, usize) -> Result<Json>,
    ) -> Result<()> {
        self.print(&format!("{{\n  \"format\": 1,\n  \"{plural}\": [{}", if count == 0 { "]\n}\n" } else { "\n" }))?;
        for at in 0..count {
            let text = serde_json::to_string_pretty(&record(self, at)?)
                .map_err(|error| Error::refused("The answer could not be written as JSON.").because(error))?;
            let comma = if at + 1 < count { "," } else { "\n  ]\n}" };
            self.print(&format!("    {}{comma}\n", text.replace('\n', "\n    ")))?;
        }
        Ok(())
    }

    /// Says something that is not data, unless `--quiet`.
    ///
    /// # Errors
    /// None: where stderr is gone there is nobody to tell.
    pub fn say(&mut self, text: &str) {
        if self.options.quiet || text.is_empty() {
            return;
        }
        self.warn(text);
    }

    /// Says something that `--quiet` does not silence.
    pub fn warn(&mut self, text: &str) {
        let mut lines = String::new();
        for line in crate::render::clean_lines(text).lines() {
            let text = line.trim_start_matches(' ');
            let indent = &line[..line.len() - text.len()];
            // A command by itself stays on its line, so that it can be copied.
            let is_command = text.starts_with("career ");
            let room = self.error_look.width.min(100).saturating_sub(indent.len()).max(20);
            let parts = if is_command { vec![text.to_owned()] } else { crate::render::wrap_said(text, room) };
            for part in parts.iter().filter(|part| !part.is_empty()) {
                lines.push_str(indent);
                lines.push_str(part);
                lines.push('\n');
            }
        }
        // What was printed before belongs before it on a terminal.
        let _ = self.world.out.flush();
        let _ = self.world.err.write_all(lines.as_bytes());
    }

    /// A bar on stderr for what takes a while, over so many steps; none where stderr is no terminal,
    /// and with `--quiet`, `--plain` and `--json`.
    pub fn progress(&self, steps: u64, what: &str) -> Progress {
        let is_hidden = self.options.quiet || self.options.plain || self.options.json;
        if is_hidden || !self.world.streams.stderr { Progress::none() } else { Progress::draw(steps, what) }
    }

    /// Where questions are asked; without a terminal, one that refuses and names the flag.
    ///
    /// # Errors
    /// Signals that cannot be watched.
    pub fn terminal(&mut self) -> Result<&mut dyn Terminal> {
        if self.terminal.is_none() {
            let signs = Signs {
                stdin_is_terminal: self.world.streams.stdin,
                stderr_is_terminal: self.world.streams.stderr,
                is_forbidden: self.options.no_input || self.world.var("CI").is_some(),
                is_plain: self.options.plain,
            };
            self.terminal = Some(match signs.decide() {
                Mode::None => Box::new(Absent),
                mode => term::open(mode, self.error_look),
            });
        }
        let _ = self.world.out.flush();
        match self.terminal.as_deref_mut() {
            Some(terminal) => Ok(terminal),
            None => Err(Error::usage("There is no terminal.")),
        }
    }

    /// Whether somebody is there to answer.
    pub fn can_ask(&mut self) -> bool {
        !self.options.no_input && self.terminal().is_ok_and(|terminal| terminal.is_there())
    }

    /// Asks a questionnaire from the question at a position on; how long each answer took is
    /// measured by the world's clock.
    ///
    /// # Errors
    /// What the questionnaire refuses, and a usage error where nobody can be asked.
    pub fn ask_sheet(&mut self, sheet: &mut dyn Sheet, start_at: usize) -> Result<Outcome> {
        let (terminal, clock) = self.terminal_and_clock()?;
        term::run_sheet(terminal, sheet, start_at, &mut || clock())
    }

    /// Where questions are asked, with the clock (seconds since the program began) that times them.
    ///
    /// # Errors
    /// Signals that cannot be watched.
    pub fn terminal_and_clock(&mut self) -> Result<(&mut dyn Terminal, &dyn Fn() -> f64)> {
        self.terminal()?;
        match self.terminal.as_deref_mut() {
            Some(terminal) => Ok((terminal, &*self.world.seconds)),
            None => Err(Error::usage("There is no terminal.")),
        }
    }

    /// Gives the terminal back to the world, so that tests can look at it.
    pub fn close(&mut self) {
        self.world.terminal = self.terminal.take();
    }

    /// The person, as `career.toml` has them; all unknown if there is none.
    ///
    /// # Errors
    /// A file that does not hold.
    pub fn profile(&mut self) -> Result<Profile> {
        if self.profile.is_none() {
            self.profile = Some(self.store.data().only::<Profile>()?.unwrap_or_default());
        }
        Ok(self.profile.clone().unwrap_or_default())
    }

    /// What typed dates are read against.
    ///
    /// # Errors
    /// A profile that does not hold.
    pub fn reading(&mut self) -> Result<Reading> {
        let year_starts = self.profile()?.year_start();
        Ok(Reading { today: self.today, year_starts })
    }

    /// Makes a change: locks, reads anew, lets `make` decide under the lock (no questions there),
    /// saves all of it as one operation, and says it unless `--json`.
    ///
    /// # Errors
    /// What `make` refuses, and what the store refuses; then nothing changed.
    pub fn change(&mut self, make: impl FnOnce(&Data<'_>) -> Result<Plan>) -> Result<Saved> {
        let (saved, notes) = self.change_quietly(make)?;
        if !self.options.json {
            let undo = if saved.id.is_some() { " Undo: career undo" } else { "" };
            let sentence = capitalize(&saved.sentence);
            self.say(&format!("{sentence}.{undo}"));
            for note in notes {
                self.say(&note);
            }
        }
        Ok(saved)
    }

    /// The same without a word, for what says something of its own; gives the notes.
    ///
    /// # Errors
    /// As for [`change`](Context::change).
    pub fn change_quietly(&mut self, make: impl FnOnce(&Data<'_>) -> Result<Plan>) -> Result<(Saved, Vec<String>)> {
        let store = Rc::clone(&self.store);
        let folder = store.folder();
        let mut locked = folder.lock(&self.holder())?;
        let plan = make(&Data::under(&mut locked))?;
        let mut files: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        let (moves, changes) = transfer::split(&plan.changes);
        for name in touched(&plan.changes) {
            let before = locked.read(&name)?;
            let before = before.as_deref().map(|bytes| text::decode(bytes, &name)).transpose()?;
            if let Some(text) = before.filter(|_| !locked.is_ours(&name)) {
                text::check_format(text, &name)?;
                text::check_syntax_but(text, &name, &super::kinds::tables_of(&name))?;
                super::kinds::check_readable(&Data::under(&mut locked), &name)?;
            }
            let changes: Vec<Change> = changes.iter().filter(|change| change.target().file == name).cloned().collect();
            files.push((name.clone(), Some(text::apply(before, &name, &changes, self.world.now)?.into_bytes())));
        }
        for one in &moves {
            one.make(&mut files, self.world.now)?;
        }
        let committed = locked.commit(Intent { sentence: plan.sentence, command: self.command.clone(), files })?;
        for note in &committed.notes {
            self.warn(note);
        }
        self.profile = None;
        Ok((Saved { id: committed.id, sentence: committed.sentence }, plan.notes))
    }

    /// Who takes the lock.
    pub fn holder(&self) -> Holder {
        Holder {
            command: self.command.clone(),
            machine: self.world.var("HOSTNAME").or(self.world.var("HOST")).unwrap_or("this machine").to_owned(),
            process: self.world.process,
        }
    }

    /// The command as it was typed.
    pub fn command(&self) -> &str {
        &self.command
    }

    /// Forgets what was read of the profile: it changed.
    pub fn forget(&mut self) {
        self.profile = None;
    }
}

impl Drop for Context<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

/// The files that changes speak of, in order, each once.
fn touched(changes: &[Change]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for change in changes {
        if !names.contains(&change.target().file) {
            names.push(change.target().file.clone());
        }
    }
    names
}

/// The first letter as a capital.
pub fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The command as it was typed, with quotes where a shell needs them, and without the data folder.
fn describe_command(world: &World) -> String {
    let mut words = vec!["career".to_owned()];
    words.extend(world.args.iter().map(|arg| quote(&arg.to_string_lossy())));
    words.join(" ")
}

/// A word as a shell takes it.
pub fn quote(word: &str) -> String {
    let is_bare = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./:=,+@%".contains(c));
    if is_bare { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// The kind's JSON key for one record.
pub fn json_noun(kind: &Kind) -> &'static str {
    kind.table
}

/// A questionnaire that was stopped: what was kept, and how to go on.
pub fn stopped_keeping(error: Error, kept: &str) -> Error {
    if error.kind == ErrorKind::Cancelled { Error::cancelled(kept) } else { error }
}
