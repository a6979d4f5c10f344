//! The import: the tables of a release as they were downloaded, put together.
//!
//! Columns are found by name, in their old and their new names; what is suppressed, not relevant or
//! not there is `None`, and an occupation of which a table says nothing has nothing. What does not
//! hold is refused with its place, and then nothing was read.
use std::io::{BufRead, Read as _};

use super::Official;
use super::named::name;
use super::part::Part;
use super::raw::{Raw, RawOccupation};
use super::rows::{Column, Rows};
use super::table::{File, Table};
use crate::catalogue::Code;
use crate::error::{Error, Result};
use tally::Tally;

mod further;
mod rated;
mod tally;

/// More occupations than any classification has.
const MOST_OCCUPATIONS: usize = 5_000;
/// How much of a Read Me is looked at, in bytes.
const MOST_READ_ME: u64 = 16 * 1024;

/// The columns that every table begins with here, by their positions in what is looked for.
const CODE: Column = Column::needed(&["O*NET-SOC Code"]);
const DATE: Column = Column::perhaps(&["Date"]);
const SOURCE: Column = Column::perhaps(&["Domain Source"]);

/// A release that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// `O*NET 30.1`.
    pub name: String,
    /// `December 2025`; empty where it is not said.
    pub date: String,
    /// What its tables say.
    pub raw: Raw,
    /// What was read, in the order of [`Table::ALL`].
    pub parts: Vec<Part>,
    /// Rows about occupations that the release does not describe; they were left out.
    pub strangers: u32,
}

/// Opens the file at a position of the names.
pub type Open<'o, 'r> = &'o dyn Fn(usize) -> Result<Box<dyn BufRead + 'r>>;

/// The files that are read, of all that are there: their positions in `names`.
///
/// # Errors
/// A table that is there twice, or under its old and its new name; no descriptions of occupations.
pub fn choose(names: &[String]) -> Result<Vec<(usize, File)>> {
    let mut chosen: Vec<(usize, File)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some(file) = File::of(name) else { continue };
        match chosen.iter().find(|(_, other)| clash(file, *other)) {
            Some((_, File::ReadMe)) => {}
            Some((other, _)) => {
                return Err(Error::refused(format!("The same table is there twice: {} and {name}.", names[*other]))
                    .hint("name the folder or the zip of one release only"));
            }
            None => chosen.push((at, file)),
        }
    }
    let is_described = chosen.iter().any(|(_, file)| matches!(file, File::Table(Table::Occupations, ..)));
    if is_described {
        return Ok(chosen);
    }
    let is_table = |(_, file): &&(usize, File)| matches!(file, File::Table(..));
    if chosen.iter().any(|one| is_table(&one)) {
        return Err(Error::refused(
            "Occupation Data.txt is not among the tables, and nothing can be imported without it.",
        )
        .hint("take the whole text release of the O*NET database"));
    }
    let refused = Error::refused("There are no tables of an O*NET release in it.");
    let ends = |ending: &str| names.iter().find(|name| name.to_lowercase().ends_with(ending));
    Err(match (ends(".zip"), ends(".xlsx").or(ends(".sql"))) {
        (Some(zip), _) => refused.hint(format!("there is a zip in it; if that is the release, name it: {zip}")),
        (_, Some(other)) => refused
            .because(format!("{other} is of another form of the release"))
            .hint("take the text files (.txt) of the O*NET database"),
        _ => refused
            .hint("take the text release of the O*NET database (a zip of .txt files), and name the zip or its folder"),
    })
}

/// Whether two files stand for the same rows.
fn clash(one: File, other: File) -> bool {
    match (one, other) {
        (File::Table(a, way_a, at_a), File::Table(b, way_b, at_b)) => a == b && (way_a != way_b || at_a == at_b),
        (File::ReadMe, File::ReadMe) => true,
        _ => false,
    }
}

/// Reads the files that were [chosen](choose). `label` is the name of their folder or archive;
/// `watch` is told how many bytes were read.
///
/// # Errors
/// What does not hold, with its place.
pub fn read(
    names: &[String],
    chosen: &[(usize, File)],
    label: &str,
    open: Open<'_, '_>,
    watch: &mut dyn FnMut(u64),
) -> Result<Read> {
    let mut found = Read::default();
    let read_me = chosen.iter().find(|(_, file)| *file == File::ReadMe);
    let read_me = read_me.map(|(at, _)| read_text(&names[*at], open(*at)?)).transpose()?;
    // A zip usually has its tables in a folder that is named after the release.
    let folder = names.first().and_then(|name| name.split_once(['/', '\\'])).map_or("", |(folder, _)| folder);
    (found.name, found.date) = name(read_me.as_deref(), label);
    if found.name == super::named::UNNAMED {
        (found.name, _) = name(None, folder);
    }
    let mut codes: Vec<Code> = Vec::new();
    for table in Table::ALL {
        let files: Vec<(usize, String)> = chosen
            .iter()
            .filter(|(_, file)| matches!(file, File::Table(one, ..) if *one == table))
            .map(|(at, _)| (*at, base(&names[*at]).to_owned()))
            .collect();
        if files.is_empty() {
            continue;
        }
        let mut tally = Tally::new(codes.len());
        let mut work = Work { codes: &codes, raw: &mut found.raw, tally: &mut tally, files: &files, open, watch };
        match table {
            Table::Occupations => work.read_occupations()?,
            Table::Interests => work.read_interests()?,
            Table::Zones => work.read_zones()?,
            Table::Values => work.read_values()?,
            Table::Skills => work.read_skills()?,
            Table::Knowledge => work.read_knowledge()?,
            Table::Related => work.read_related()?,
            Table::Titles => work.read_titles(&["Alternate Title", "Job Title"])?,
            Table::Reported => work.read_titles(&["Reported Job Title"])?,
            Table::Activities => work.read_activities()?,
            Table::Tasks => work.read_tasks()?,
            Table::Tools => work.read_tools()?,
        }
        codes = found.raw.occupations.iter().map(|one| one.official.code).collect();
        found.strangers += tally.strangers;
        found.parts.push(tally.into_part(table, files.into_iter().map(|(_, name)| name).collect(), &found.raw));
    }
    for one in &mut found.raw.occupations {
        further::tidy_titles(one);
    }
    Ok(found)
}

/// The name of a file without its folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The beginning of a text; what is no UTF-8 in it (an ® of another encoding) does not matter.
fn read_text(name: &str, reader: Box<dyn BufRead + '_>) -> Result<String> {
    let mut bytes = Vec::new();
    reader
        .take(MOST_READ_ME)
        .read_to_end(&mut bytes)
        .map_err(|e| Error::refused(format!("{} cannot be read.", base(name))).because(e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What the reading of one table works with.
struct Work<'w, 'o, 'r> {
    codes: &'w [Code],
    raw: &'w mut Raw,
    tally: &'w mut Tally,
    files: &'w [(usize, String)],
    open: Open<'o, 'r>,
    watch: &'w mut dyn FnMut(u64),
}

/// Where the fields of every table stand, in what is looked for.
const AT_CODE: usize = 0;
/// Where the columns of the table itself begin.
const AT_OWN: usize = 3;

impl Work<'_, '_, '_> {
    /// Walks over all rows of the table's files; those about occupations that are not described are
    /// counted and left out. `each` gets the occupation's position and says whether the row tells
    /// something.
    fn walk(
        &mut self,
        own: &[Column],
        each: &mut dyn FnMut(&mut Raw, usize, super::rows::Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let columns: Vec<Column> = [CODE, DATE, SOURCE].into_iter().chain(own.iter().copied()).collect();
        let mut last: Option<(Code, Option<usize>)> = None;
        for (at, file) in self.files {
            let mut rows = Rows::open(file, (self.open)(*at)?, &columns)?;
            while let Some(row) = rows.next(self.watch)? {
                let code = row.code(AT_CODE)?;
                // Rows about one occupation stand together.
                let place = match last {
                    Some((same, place)) if same == code => place,
                    _ => self.codes.binary_search(&code).ok(),
                };
                last = Some((code, place));
                match place {
                    Some(place) if each(self.raw, place, row)? => self.tally.count(place, &row),
                    Some(_) => {}
                    None => self.tally.strangers += 1,
                }
            }
        }
        Ok(())
    }

    fn read_occupations(&mut self) -> Result<()> {
        let columns = [CODE, DATE, SOURCE, Column::needed(&["Title"]), Column::perhaps(&["Description"])];
        for (at, file) in self.files {
            let mut rows = Rows::open(file, (self.open)(*at)?, &columns)?;
            while let Some(row) = rows.next(self.watch)? {
                let code = row.code(AT_CODE)?;
                let title =
                    row.known(AT_OWN).ok_or_else(|| row.refuse(AT_OWN, "This occupation has no title.".into()))?;
                let place = match self.raw.occupations.binary_search_by_key(&code, |one| one.official.code) {
                    Ok(_) => return Err(row.refuse(AT_CODE, format!("The occupation {code} is there twice."))),
                    Err(place) => place,
                };
                if self.raw.occupations.len() == MOST_OCCUPATIONS {
                    return Err(row.refuse(AT_CODE, format!("There are more than {MOST_OCCUPATIONS} occupations.")));
                }
                let text = row.known(AT_OWN + 1).unwrap_or_default();
                self.raw.occupations.insert(place, blank(code, title, text));
                self.tally.rows += 1;
            }
        }
        Ok(())
    }
}

/// An occupation of which nothing else is known yet.
fn blank(code: Code, title: &str, text: &str) -> RawOccupation {
    RawOccupation {
        official: Official {
            code,
            title: title.to_owned(),
            text: text.to_owned(),
            zone: None,
            interests: None,
            values: None,
            skills: None,
            knowledge: None,
            related: Vec::new(),
            near: Vec::new(),
        },
        titles: Vec::new(),
        activities: Vec::new(),
        tasks: Vec::new(),
        tools: Vec::new(),
    }
}
