//! An official O*NET release that the person imported: what of it is kept, and where it is from.
//!
//! [`read`] puts the tables together once; [`mod@file`] keeps the result as compact bytes, which every
//! later command reads in a few milliseconds.
pub mod file;
pub mod named;
pub mod part;
pub mod raw;
pub mod read;
mod rows;
pub mod table;
pub mod texts;
mod wire;

use chrono::NaiveDate;

use super::code::Code;
use super::similarity::Relations;
use part::Part;
use read::Read;
use table::Table;
use texts::Texts;

/// An element of O*NET's content model: a skill or an area of knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id: `2.A.1.a`.
    pub id: String,
    /// Its name, as the release has it.
    pub name: String,
}

/// Ratings of an occupation on the elements of its release, in their order. What was suppressed or
/// not rated is `None`, never 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    /// Importance, 1–5.
    pub importance: Vec<Option<f32>>,
    /// Level, 0–7.
    pub level: Vec<Option<f32>>,
}

/// An occupation as the release has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its description.
    pub text: String,
    /// Job zone, 1–5.
    pub zone: Option<u8>,
    /// R, I, A, S, E, C, 1–7.
    pub interests: Option<[f64; 6]>,
    /// Achievement, independence, recognition, relationships, support, working conditions, 1–7.
    pub values: Option<[f64; 6]>,
    /// Ratings of the skills, if there are any; in the order of [`Release::skills`].
    pub skills: Option<Ratings>,
    /// Ratings of the areas of knowledge; in the order of [`Release::knowledge`].
    pub knowledge: Option<Ratings>,
    /// The release's own list of related occupations, the nearest first (primary ones only).
    pub related: Vec<Code>,
    /// Our own measure: the most alike occupations, the nearest first, worked out at the import.
    pub near: Vec<(Code, f64)>,
}

/// A release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Release {
    /// `O*NET 30.1`.
    pub name: String,
    /// `December 2025`, as the release says it; empty where it does not.
    pub date: String,
    /// When it was imported.
    pub imported: Option<NaiveDate>,
    /// What it consists of, and what each part rests on.
    pub parts: Vec<Part>,
    /// The skills that it rates.
    pub skills: Vec<Element>,
    /// The areas of knowledge that it rates.
    pub knowledge: Vec<Element>,
    /// By code.
    pub occupations: Vec<Official>,
    /// The similarity above which a move counts as viable (see `similarity`).
    pub viable: f64,
    /// Other titles, tasks and tools, read when they are asked for.
    pub texts: Texts,
}

impl Release {
    /// What was read, with what was worked out from it, as it is kept.
    pub fn new(read: Read, relations: &Relations, today: NaiveDate) -> Release {
        let texts = Texts::of(&read.raw.occupations);
        let mut occupations: Vec<Official> = read.raw.occupations.into_iter().map(|one| one.official).collect();
        let codes: Vec<Code> = occupations.iter().map(|one| one.code).collect();
        for (one, near) in occupations.iter_mut().zip(&relations.near) {
            let near = near.iter().filter_map(|(at, similarity)| Some((*codes.get(*at)?, file::shorten(*similarity))));
            one.near = near.collect();
        }
        Release {
            name: read.name,
            date: read.date,
            imported: Some(today),
            parts: read.parts,
            skills: read.raw.skills,
            knowledge: read.raw.knowledge,
            occupations,
            viable: relations.viable,
            texts,
        }
    }

    /// The occupation with this code.
    pub fn get(&self, code: Code) -> Option<&Official> {
        Some(&self.occupations[self.place(code)?])
    }

    /// What a part rests on; `None` where its table was not there.
    pub fn part(&self, table: Table) -> Option<&Part> {
        self.parts.iter().find(|part| part.table == table)
    }

    /// The tables that were not there.
    pub fn missing(&self) -> Vec<Table> {
        Table::ALL.into_iter().filter(|table| self.part(*table).is_none()).collect()
    }

    /// The other titles of all occupations: alternate and reported ones.
    pub fn titles(&self) -> impl Iterator<Item = (Code, &str)> {
        let codes = self.occupations.iter().map(|one| one.code);
        codes.zip(self.texts.titles()).flat_map(|(code, titles)| titles.map(move |title| (code, title)))
    }

    /// The other titles of one occupation.
    pub fn titles_of(&self, code: Code) -> impl Iterator<Item = &str> {
        self.place(code).into_iter().flat_map(|at| self.texts.titles().nth(at)).flatten()
    }

    /// What people do in an occupation: a few statements, the core ones first.
    pub fn tasks_of(&self, code: Code) -> impl Iterator<Item = &str> {
        self.place(code).into_iter().flat_map(|at| self.texts.tasks().nth(at)).flatten()
    }

    /// Software and machines in use in an occupation, those in demand first.
    pub fn tools_of(&self, code: Code) -> impl Iterator<Item = &str> {
        self.place(code).into_iter().flat_map(|at| self.texts.tools().nth(at)).flatten()
    }

    fn place(&self, code: Code) -> Option<usize> {
        self.occupations.binary_search_by_key(&code, |one| one.code).ok()
    }
}
