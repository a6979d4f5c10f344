//! What every noun does alike: add, edit, drop, list and show, driven by the table of its fields.
//!
//! A noun says only what is its own, in a [`Noun`]: what it completes when a record is added, what
//! follows from an edit, and how its lists and records look.
pub mod add;
pub mod drop;
pub mod edit;
pub mod list;
pub mod show;

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json};

use super::Context;
use super::refs::Resolved;
use crate::error::Result;
use crate::record::{Change, Field, Record, Value, Values};
use crate::render::Look;
use crate::stages::explore::asked::AskedSkill;
use crate::store::Data;

/// What a kind is called in a sentence; its own word in files and `--json` may be another.
pub fn say_noun(noun: &str) -> &str {
    match noun {
        "activity" => "learning",
        other => other,
    }
}

/// What a noun has of its own.
pub trait Noun {
    /// Its records.
    type Record: Record;

    /// One line for the help.
    const ABOUT: &'static str;

    /// Examples at the end of `add --help`.
    const EXAMPLES: &'static str = "";

    /// Flags of `add` and `edit` beside those of the fields.
    fn extend(command: Command) -> Command {
        command
    }

    /// Reads flags of its own before anything is asked, and asks what is its own.
    ///
    /// # Errors
    /// A value that a flag cannot take.
    fn prepare(_context: &mut Context<'_>, _matches: &ArgMatches, _draft: &mut Draft) -> Result<()> {
        Ok(())
    }

    /// Whether a new record needs this field, given what is known of it so far.
    fn is_needed(field: &Field, _values: &Values) -> bool {
        field.required
    }

    /// Asks what is its own after the common questions of `add`; only where those were asked.
    ///
    /// # Errors
    /// The person stopped.
    fn offer(_context: &mut Context<'_>, _draft: &mut Draft) -> Result<()> {
        Ok(())
    }

    /// Asks what follows from the answers, whether they were typed or given as flags.
    ///
    /// # Errors
    /// The person stopped.
    fn follow_up(_context: &mut Context<'_>, _draft: &mut Draft) -> Result<()> {
        Ok(())
    }

    /// Completes a new record under the lock: defaults, checks, what belongs to it.
    ///
    /// # Errors
    /// What is refused.
    fn complete(_data: &Data<'_>, _today: NaiveDate, _draft: &mut Draft) -> Result<()> {
        Ok(())
    }

    /// What the history says of a new record, without its id: `added goal "…"` unless told.
    fn announce(_draft: &Draft) -> Option<String> {
        None
    }

    /// Checks an edit under the lock, and adds what follows from it.
    ///
    /// # Errors
    /// What is refused.
    fn revise(_data: &Data<'_>, _today: NaiveDate, _before: &Self::Record, _draft: &mut Draft) -> Result<()> {
        Ok(())
    }

    /// Whether a list without `--all` shows it.
    fn is_open(_record: &Self::Record) -> bool {
        true
    }

    /// What `drop` sets instead of removing the record.
    const DROPPED: Option<(&'static str, &'static str)> = None;

    /// Whether a record may be dropped, and what is set beside the status.
    ///
    /// # Errors
    /// Others need it.
    fn let_go(data: &Data<'_>, _today: NaiveDate, record: &Self::Record) -> Result<Values> {
        drop::refuse_referred(data, Self::Record::KIND, record.id())?;
        Ok(Values::new())
    }

    /// What is computed of a record, for `--json`.
    ///
    /// # Errors
    /// A file that does not hold.
    fn compute(_context: &Context<'_>, _data: &Data<'_>, _record: &Self::Record) -> Result<Map<String, Json>> {
        Ok(Map::new())
    }

    /// What is computed of the one record that is shown, for `--json`: more, where that takes more
    /// reading than a list should cost.
    ///
    /// # Errors
    /// A file that does not hold.
    fn compute_shown(context: &Context<'_>, data: &Data<'_>, record: &Self::Record) -> Result<Map<String, Json>> {
        Self::compute(context, data, record)
    }

    /// What is computed of all records together, whether a list shows them or not.
    fn sum_up(_context: &Context<'_>, _all: &[Self::Record]) -> Option<Summary> {
        None
    }

    /// How the list looks.
    ///
    /// # Errors
    /// A file that does not hold.
    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, records: &[Self::Record]) -> Result<()>;

    /// How one record looks; its fields one below the other unless told.
    ///
    /// # Errors
    /// A file that does not hold.
    fn draw(context: &Context<'_>, _data: &Data<'_>, record: &Self::Record) -> Result<String> {
        show::draw_fields(record, &context.look(), context.today)
    }

    /// What is said after it was added: what might come next.
    ///
    /// # Errors
    /// A file that does not hold.
    fn after_add(_context: &mut Context<'_>, _record: &Self::Record) -> Result<()> {
        Ok(())
    }
}

/// What a list says of all records together.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// What `--json` has under `computed`.
    pub computed: Json,
    /// What is said under the list; nothing where there is nothing to say.
    pub said: String,
}

/// A record that is about to be written.
#[derive(Debug, Default)]
pub struct Draft {
    /// Its id, if the person gave one.
    pub id: Option<String>,
    /// Its values (of an edit: those that change).
    pub values: Values,
    /// Keys that are to be emptied (edit).
    pub unset: Vec<String>,
    /// Sub-records to append: the list's key and the values.
    pub pushes: Vec<(String, Values)>,
    /// Other changes of the same operation.
    pub changes: Vec<Change>,
    /// Said after it was saved.
    pub notes: Vec<String>,
    /// References, resolved.
    pub resolved: Resolved,
    /// Texts that a noun keeps between its own two steps.
    pub kept: Vec<(&'static str, String)>,
    /// Skills that an occupation asks for, to be found among the person's or added (roles).
    pub asked: Vec<AskedSkill>,
}

impl Draft {
    /// The value under a key.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.value(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The day under a key.
    pub fn day(&self, key: &str) -> Option<NaiveDate> {
        match self.value(key) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// The number under a key.
    pub fn number(&self, key: &str) -> Option<f64> {
        match self.value(key) {
            Some(Value::Float(number)) => Some(*number),
            Some(Value::Int(number)) => Some(*number as f64),
            _ => None,
        }
    }

    /// Sets a key.
    pub fn set(&mut self, key: &str, value: Value) {
        match self.values.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => self.values.push((key.to_owned(), value)),
        }
    }

    /// Sets a key that was not given.
    pub fn set_default(&mut self, key: &str, value: Value) {
        if self.value(key).is_none() {
            self.values.push((key.to_owned(), value));
        }
    }
}

/// The plain look of a day in tables.
pub fn show_day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// Text for a table or a line: without control characters.
pub fn show_text(text: Option<&str>) -> String {
    crate::render::clean(text.unwrap_or_default()).into_owned()
}

/// Draws a table with a heading, or what to type when it is empty.
///
/// # Errors
/// As for printing.
pub fn print_table(context: &mut Context<'_>, table: &crate::render::Table) -> Result<()> {
    let look: Look = context.look();
    table.write(&look, context.out()).map_err(|error| crate::cli::write_error(&error))
}
