//! What a table rests on, counted while it is read.
use std::collections::BTreeMap;

use super::super::part::Part;
use super::super::raw::{Raw, RawOccupation};
use super::super::rows::Row;
use super::super::table::Table;

/// How many sources of a table are told apart.
const MOST_SOURCES: usize = 12;
/// Where the date and the source stand in what is looked for.
const AT_DATE: usize = 1;
const AT_SOURCE: usize = 2;

/// What was counted of a table.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Rows that tell something.
    pub rows: u32,
    /// Rows about occupations that are not described.
    pub strangers: u32,
    said: Vec<bool>,
    years: Option<(i32, i32)>,
    sources: BTreeMap<String, u32>,
}

impl Tally {
    /// Nothing, of so many occupations.
    pub(super) fn new(occupations: usize) -> Tally {
        Tally { said: vec![false; occupations], ..Tally::default() }
    }

    /// Counts a row about the occupation at a position.
    pub(super) fn count(&mut self, place: usize, row: &Row<'_>) {
        self.rows += 1;
        if let Some(said) = self.said.get_mut(place) {
            *said = true;
        }
        if let Some(year) = row.known(AT_DATE).and_then(year_of) {
            let (from, to) = self.years.unwrap_or((year, year));
            self.years = Some((from.min(year), to.max(year)));
        }
        if let Some(source) = row.known(AT_SOURCE) {
            if let Some(count) = self.sources.get_mut(source) {
                *count += 1;
            } else if self.sources.len() < MOST_SOURCES {
                self.sources.insert(source.chars().take(60).collect(), 1);
            }
        }
    }

    /// What was counted, as a part of the release.
    pub(super) fn into_part(self, table: Table, files: Vec<String>, raw: &Raw) -> Part {
        // What is known of an occupation only in part (five of six interests) is not known.
        let count = |is_known: fn(&RawOccupation) -> bool| raw.occupations.iter().filter(|one| is_known(one)).count();
        let occupations = match table {
            Table::Occupations => raw.occupations.len(),
            Table::Interests => count(|one| one.official.interests.is_some()),
            Table::Zones => count(|one| one.official.zone.is_some()),
            Table::Values => count(|one| one.official.values.is_some()),
            Table::Skills => count(|one| one.official.skills.is_some()),
            Table::Knowledge => count(|one| one.official.knowledge.is_some()),
            _ => self.said.iter().filter(|said| **said).count(),
        };
        let mut sources: Vec<(String, u32)> = self.sources.into_iter().collect();
        sources.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        Part {
            table,
            files,
            rows: self.rows,
            occupations: u32::try_from(occupations).unwrap_or(u32::MAX),
            years: self.years,
            sources,
        }
    }
}

/// 2023 of `11/2023`, and of `2025-08-01`.
fn year_of(date: &str) -> Option<i32> {
    let word = date.split(['/', '-']).find(|word| word.len() == 4)?;
    word.parse().ok().filter(|year| (1990..2100).contains(year))
}
