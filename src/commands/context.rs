//! What every command works with: the options, today, the data, the terminal, and the two outputs.
mod change;
mod look;
mod store;

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use crate::cli::write_error;
use crate::error::{Error, ErrorKind, Result};
use crate::record::Kind;
use crate::record::parse::Reading;
use crate::render::{ColorChoice, Look};
use crate::stages::assess::model::Profile;
use look::{is_plain, look};

pub use change::{Plan, Saved};
pub use look::error_look;
pub use store::Store;

use crate::store::Holder;
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
    /// in memory twice. What was computed of all of them stands behind it.
    ///
    /// # Errors
    /// Those of the records, and as for [`print`](Context::print).
    pub fn print_json_list(
        &mut self,
        plural: &str,
        count: usize,
        record: &dyn Fn(&Context<'_>, usize) -> Result<Json>,
        computed: Option<&Json>,
    ) -> Result<()> {
        let write = |value: &Json| {
            serde_json::to_string_pretty(value)
                .map_err(|error| Error::refused("The answer could not be written as JSON.").because(error))
        };
        let end = match computed {
            Some(computed) => format!("],\n  \"computed\": {}\n}}\n", write(computed)?.replace('\n', "\n  ")),
            None => "]\n}\n".to_owned(),
        };
        self.print(&format!("{{\n  \"format\": 1,\n  \"{plural}\": [{}", if count == 0 { &end } else { "\n" }))?;
        for at in 0..count {
            let text = write(&record(self, at)?)?.replace('\n', "\n    ");
            let after = if at + 1 < count { ",\n".to_owned() } else { format!("\n  {end}") };
            self.print(&format!("    {text}{after}"))?;
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
