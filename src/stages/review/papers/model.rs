//! What a paper consists of, apart from any format: headings, named values, tables, lists, and room
//! to write by hand.
use chrono::NaiveDate;
use serde::Serialize;

use super::Days;
use crate::stages::words::Audience;

/// A record of the notebook: its noun (`goal`, `step`, `entry` …) and its id. The preferences have none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What kind of record it is.
    pub noun: &'static str,
    /// Its id.
    pub id: String,
}

impl Key {
    /// The key of a record.
    pub fn new(noun: &'static str, id: impl Into<String>) -> Key {
        Key { noun, id: id.into() }
    }

    /// As the command line takes it: `goal:move-into-data`.
    pub fn tag(&self) -> String {
        if self.id.is_empty() { self.noun.to_owned() } else { format!("{}:{}", self.noun, self.id) }
    }
}

/// A paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The word behind `career report`.
    pub noun: &'static str,
    /// What its command takes behind the word: whom a talk is with.
    pub about: Option<String>,
    /// Its title.
    pub title: String,
    /// Whom it is for.
    pub audience: Audience,
    /// The day on which it was made.
    pub date: NaiveDate,
    /// The days that it looks at, where it looks at some.
    pub period: Option<Days>,
    /// Whose it is, what they do, where.
    pub head: Vec<Fact>,
    /// What stands in it.
    pub sections: Vec<Section>,
    /// The records that it was made from.
    pub uses: Vec<Key>,
    /// Where its numbers and judgements come from, a sentence each.
    pub explain: Vec<String>,
}

/// A part of a paper under a heading. One without blocks keeps its heading, with room to write.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Words(String),
    /// Named values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A list of things that happened or were said.
    Items(Vec<Item>),
    /// So many empty lines to write on.
    Room(u8),
    /// Who signs, with room for a signature and a day.
    Signatures(Vec<String>),
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its name on paper.
    pub name: String,
    /// The value; none leaves room to write.
    pub value: Option<String>,
}

impl Fact {
    /// A value with its names.
    pub fn new(key: &'static str, name: &str, value: impl Into<String>) -> Fact {
        Fact { key, name: name.to_owned(), value: Some(value.into()) }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether a row has more to say than fits beside each other in a terminal.
    pub wide: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its name in JSON.
    pub key: String,
    /// Its name on paper.
    pub name: String,
    /// How much of the width it gets, in parts.
    pub parts: u8,
}

impl Column {
    /// A column with its share of the width.
    pub fn new(key: impl Into<String>, name: impl Into<String>, parts: u8) -> Column {
        Column { key: key.into(), name: name.into(), parts }
    }
}

/// A cell: its lines, under each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell(pub Vec<String>);

impl Cell {
    /// A cell of one line; empty text gives an empty cell.
    pub fn of(text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell(if text.is_empty() { Vec::new() } else { vec![text] })
    }
}

/// Something that happened, or was said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The number under which a table speaks of it.
    pub number: Option<usize>,
    /// What.
    pub text: String,
    /// When, and who.
    pub when: String,
    /// More about it, by name: what it changed, what it shows.
    pub more: Vec<Fact>,
    /// A link, as it stands in the notebook.
    pub link: Option<String>,
}

impl Paper {
    /// Every text of the paper that may come from the notebook, in order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = vec![&self.title];
        texts.extend(self.head.iter().filter(|fact| fact.key != "name").filter_map(|fact| fact.value.as_deref()));
        for section in &self.sections {
            texts.push(&section.heading);
            for block in &section.blocks {
                match block {
                    Block::Words(words) => texts.push(words),
                    Block::Facts(facts) => texts.extend(facts.iter().filter_map(|fact| fact.value.as_deref())),
                    Block::Table(table) => {
                        texts.extend(table.rows.iter().flatten().flat_map(|cell| &cell.0).map(String::as_str))
                    }
                    Block::Items(items) => {
                        for item in items {
                            texts.extend([item.text.as_str(), item.when.as_str()]);
                            texts.extend(item.more.iter().filter_map(|fact| fact.value.as_deref()));
                        }
                    }
                    Block::Room(_) | Block::Signatures(_) => {}
                }
            }
        }
        texts
    }

    /// Whether nothing of the notebook stands in it but whose it is.
    pub fn is_bare(&self) -> bool {
        self.uses.is_empty()
    }
}

impl Section {
    /// A section with a heading and nothing yet.
    pub fn new(key: &'static str, heading: impl Into<String>) -> Section {
        Section { key, heading: heading.into(), blocks: Vec::new() }
    }

    /// The same section with one more block, unless that is empty.
    #[must_use]
    pub fn with(mut self, block: Block) -> Section {
        let is_empty = match &block {
            Block::Words(words) => words.is_empty(),
            Block::Facts(facts) => facts.is_empty(),
            Block::Table(table) => table.rows.is_empty(),
            Block::Items(items) => items.is_empty(),
            Block::Signatures(who) => who.is_empty(),
            Block::Room(lines) => *lines == 0,
        };
        if !is_empty {
            self.blocks.push(block);
        }
        self
    }
}

/// The end of a paper that is talked about: room for a comment, the day, and who signs. A paper for
/// the public has none.
pub fn closing(audience: Audience) -> Vec<Section> {
    let (comment, other) = match audience {
        Audience::Public => return Vec::new(),
        Audience::Mentor => ("Mentor's comment", "Mentor"),
        Audience::Manager | Audience::Mine => ("Manager's comment", "Manager"),
    };
    vec![
        Section::new("comment", comment).with(Block::Room(3)),
        Section::new("signatures", "Discussed and signed")
            .with(Block::Facts(vec![Fact { key: "discussed", name: "Date discussed".to_owned(), value: None }]))
            .with(Block::Signatures(vec!["Employee".to_owned(), other.to_owned()])),
    ]
}
