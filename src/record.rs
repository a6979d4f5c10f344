//! The table of what each kind of record holds.
//!
//! One [`Kind`] a kind of record, one [`Field`] a key. Flags, prompts, checks of a value, the keys
//! in the files and the keys of `--json` are all read from these tables, so they cannot differ.
//! The tables themselves stand beside the types that they describe, in `stages/`; how a change
//! becomes bytes is the store's business.
use chrono::NaiveDate;

pub mod check;
pub mod day;
pub mod find;
pub mod hidden;
pub mod letters;
pub mod macros;
pub mod number;
pub mod parse;
pub mod within;

/// A value of a record, apart from any file syntax.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, an id, a choice, money.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// A day.
    Date(NaiveDate),
    /// A list.
    List(Vec<Value>),
    /// Named values, in order.
    Table(Values),
}

/// Named values, in the order in which they are written.
pub type Values = Vec<(String, Value)>;

/// Which day a period stands for when a date is asked for (`2027-Q1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first day: earliest, from.
    First,
    /// Its last day: due, until.
    Last,
}

/// One of the words that a [`Shape::Choice`] takes: the key in files, and what the screen says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in files, flags and JSON.
    pub key: &'static str,
    /// What it is called on screen.
    pub says: &'static str,
}

/// What a field holds: decides how text becomes a value, how it is asked, and what is refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// The id of a record of the kind with this noun (`goal`, `skill`, `person` …).
    Ref(&'static str),
    /// The id of a step or an activity.
    RefStep,
    /// A day; a period given for it stands for this edge.
    Date(Edge),
    /// A whole number within bounds, both included.
    Int(i64, i64),
    /// A number within bounds, both included.
    Number(f64, f64),
    /// True or false.
    Bool,
    /// One of these words.
    Choice(&'static [Choice]),
    /// `1500 EUR`.
    Money,
    /// `45000 EUR/year`, also /month, /day, /hour.
    Pay,
    /// `6 weeks`: how often.
    Every,
    /// A skill's level, 0 to 5, or one of these words (an education's).
    Level(&'static [Choice]),
    /// A list; each element has the inner shape. Flags repeat.
    List(&'static Shape),
    /// A table inside one value: `{ unit = "…", from = 0, to = 5 }`.
    Table(&'static [Field]),
    /// Sub-records, written as `[[goal.checkin]]` blocks. Never a flag of its own.
    Records(&'static [Field]),
}

/// One key of a kind of record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The key in the file and in JSON.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether a record without it is refused.
    pub required: bool,
    /// One line for `--help`: what it is.
    pub help: &'static str,
    /// The question in a terminal; empty where it is never asked.
    pub ask: &'static str,
    /// Whether `add` and `edit` have a flag for it (`--key`, underscores as hyphens).
    pub flag: bool,
}

/// How the records of a kind lie in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// All of them in this file.
    File(&'static str),
    /// In one file a year, in this folder: `log/2026.toml`.
    Years(&'static str),
    /// One file each, in this folder, named by id: `reviews/2026-Q4.toml`.
    Each(&'static str),
}

/// How a kind's records are written in their file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `[[goal]]` blocks with an id.
    Blocks,
    /// `[[interests]]` blocks without one; the newest is last.
    Series,
    /// One `[person]` table in the file.
    Single,
}

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kind {
    /// What commands and messages call it: `step`.
    pub noun: &'static str,
    /// The table's name in the file: `milestone`.
    pub table: &'static str,
    /// The key of lists in JSON: `milestones`.
    pub plural: &'static str,
    /// Where the records lie.
    pub place: Place,
    /// How they are written.
    pub form: Form,
    /// The key that an id is made of: `title`, `name`, `text`.
    pub title: &'static str,
    /// Its keys, in the order in which they are written. `id` and `updated` are not among them.
    pub fields: &'static [Field],
}

/// Which record of a file a change speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one with this id.
    Id(String),
    /// The only one ([`Form::Single`]).
    Only,
    /// The one at this position in its file, from 0 ([`Form::Series`]).
    Index(usize),
}

/// A record's address: the kind, its file, and which one in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The kind.
    pub kind: &'static Kind,
    /// The file, relative to the data folder: `goals.toml`, `log/2026.toml`.
    pub file: String,
    /// Which record of the file.
    pub which: Which,
}

/// One change to the data. A command makes a list of them, and the store makes them together.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A new record at the end of its kind (`which` repeats its id; `values` begins with `id`).
    Add {
        /// Where.
        target: Target,
        /// All of its keys, in order.
        values: Values,
    },
    /// Keys set and removed in an existing record; a [`Form::Single`] that is missing is made.
    Set {
        /// Which record.
        target: Target,
        /// Keys that get a value.
        set: Values,
        /// Keys that go.
        unset: Vec<String>,
    },
    /// One more sub-record: a check-in, a rating, a session.
    Push {
        /// Which record.
        target: Target,
        /// The sub-table's key: `checkin`.
        list: String,
        /// The sub-record's keys, in order.
        values: Values,
    },
    /// Keys set and removed in the sub-record at a position, from 0.
    SetIn {
        /// Which record.
        target: Target,
        /// The sub-table's key.
        list: String,
        /// Position, from 0.
        index: usize,
        /// Keys that get a value.
        set: Values,
        /// Keys that go.
        unset: Vec<String>,
    },
    /// The sub-record at a position goes.
    DropIn {
        /// Which record.
        target: Target,
        /// The sub-table's key.
        list: String,
        /// Position, from 0.
        index: usize,
    },
    /// The record goes.
    Drop {
        /// Which record.
        target: Target,
    },
}

impl Field {
    /// A field with a flag, not required, never asked; the other properties are added to it.
    pub const fn new(key: &'static str, shape: Shape, help: &'static str) -> Field {
        Field { key: bare(key), shape, required: false, help, ask: "", flag: true }
    }

    /// The same field, refused when it is missing.
    #[must_use]
    pub const fn required(self) -> Field {
        Field { required: true, ..self }
    }

    /// The same field with its question.
    #[must_use]
    pub const fn ask(self, ask: &'static str) -> Field {
        Field { ask, ..self }
    }

    /// The same field without a flag: the program writes it itself.
    #[must_use]
    pub const fn silent(self) -> Field {
        Field { flag: false, ..self }
    }

    /// The flag without its two hyphens: `if-then` for `if_then`.
    pub fn flag_name(&self) -> String {
        self.key.replace('_', "-")
    }
}

/// The name of a key whose Rust field is a raw identifier (`r#where`).
const fn bare(key: &'static str) -> &'static str {
    match key.as_bytes() {
        [b'r', b'#', ..] => key.split_at(2).1,
        _ => key,
    }
}

impl Kind {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// A type that is read from, and shown as, the records of a [`Kind`].
pub trait Record: serde::de::DeserializeOwned + serde::Serialize + Clone {
    /// Its table.
    const KIND: &'static Kind;
    /// Its id; empty where the kind has none.
    fn id(&self) -> &str;
    /// Gives an id to a record that was written by hand without one.
    fn name(&mut self, id: String);
    /// What an id is made of: its title, name or text.
    fn title(&self) -> &str;
}

impl Change {
    /// The record that it speaks of.
    pub fn target(&self) -> &Target {
        match self {
            Change::Add { target, .. }
            | Change::Set { target, .. }
            | Change::Push { target, .. }
            | Change::SetIn { target, .. }
            | Change::DropIn { target, .. }
            | Change::Drop { target } => target,
        }
    }
}

impl Target {
    /// The record with this id, in the one file of its kind (or the file given for it).
    pub fn id(kind: &'static Kind, file: impl Into<String>, id: impl Into<String>) -> Target {
        Target { kind, file: file.into(), which: Which::Id(id.into()) }
    }

    /// The only record of a kind that has one file.
    pub fn only(kind: &'static Kind) -> Target {
        Target { kind, file: kind.file().to_owned(), which: Which::Only }
    }

    /// The record at a position of a series.
    pub fn at(kind: &'static Kind, index: usize) -> Target {
        Target { kind, file: kind.file().to_owned(), which: Which::Index(index) }
    }
}

impl Kind {
    /// Its file, for kinds that have one; else the folder.
    pub fn file(&self) -> &'static str {
        match self.place {
            Place::File(name) | Place::Years(name) | Place::Each(name) => name,
        }
    }
}
