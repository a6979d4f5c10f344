//! The tables with texts: related occupations, other titles, activities, tasks and tools.
use std::collections::{HashMap, HashSet};

use super::super::raw::{Raw, RawOccupation};
use super::super::rows::Column;
use super::{AT_OWN, Work};
use crate::catalogue::Code;
use crate::error::Result;

/// How many of the related occupations are primary ones: those that O*NET shows first.
const PRIMARY: f32 = 10.0;
/// How many programs and machines of an occupation are kept.
const MOST_TOOLS: usize = 12;

impl Work<'_, '_, '_> {
    /// The primary related occupations, the nearest first.
    pub(super) fn read_related(&mut self) -> Result<()> {
        let columns = [
            Column::needed(&["Related O*NET-SOC Code"]),
            Column::needed(&["Index", "Related Index"]),
            Column::perhaps(&["Relatedness Tier"]),
        ];
        let codes = self.codes;
        let mut found: Vec<Vec<(f32, Code)>> = vec![Vec::new(); codes.len()];
        self.walk(&columns, &mut |_: &mut Raw, at, row| {
            let code = row.code(AT_OWN)?;
            let index = row.number(AT_OWN + 1, 0.0, 10_000.0)?.unwrap_or(PRIMARY + 1.0);
            let is_primary = match row.known(AT_OWN + 2) {
                Some(tier) => tier.to_lowercase().starts_with("primary"),
                None => index <= PRIMARY,
            };
            let is_kept = is_primary && codes.binary_search(&code).is_ok();
            if is_kept {
                found[at].push((index, code));
            }
            Ok(is_kept)
        })?;
        for (one, mut list) in self.raw.occupations.iter_mut().zip(found) {
            list.sort_by(|(a, _), (b, _)| a.total_cmp(b));
            one.official.related = list.into_iter().map(|(_, code)| code).collect();
        }
        Ok(())
    }

    /// Other titles in a column of one of these names, and short forms of them where there are any.
    pub(super) fn read_titles(&mut self, names: &'static [&'static str]) -> Result<()> {
        let columns = [Column::needed(names), Column::perhaps(&["Short Title"])];
        self.walk(&columns, &mut |raw, at, row| {
            let titles = &mut raw.occupations[at].titles;
            titles.extend(row.known(AT_OWN).map(str::to_owned));
            titles.extend(row.known(AT_OWN + 1).map(str::to_owned));
            Ok(row.known(AT_OWN).is_some())
        })
    }

    pub(super) fn read_activities(&mut self) -> Result<()> {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        self.walk(&[Column::needed(&["DWA ID", "DWA Element ID"])], &mut |raw, at, row| {
            let Some(id) = row.known(AT_OWN) else { return Ok(false) };
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = match numbers.get(id) {
                Some(number) => *number,
                None => *numbers.entry(id.to_owned()).or_insert(next),
            };
            raw.occupations[at].activities.push(number);
            Ok(true)
        })?;
        for one in &mut self.raw.occupations {
            one.activities.sort_unstable();
            one.activities.dedup();
        }
        Ok(())
    }

    /// The statements of tasks, the core ones first.
    pub(super) fn read_tasks(&mut self) -> Result<()> {
        let columns = [Column::needed(&["Task"]), Column::perhaps(&["Task Type"])];
        let mut found: Vec<Vec<(bool, String)>> = vec![Vec::new(); self.codes.len()];
        self.walk(&columns, &mut |_: &mut Raw, at, row| {
            let Some(task) = row.known(AT_OWN) else { return Ok(false) };
            found[at].push((!row.field(AT_OWN + 1).eq_ignore_ascii_case("core"), task.to_owned()));
            Ok(true)
        })?;
        for (one, mut list) in self.raw.occupations.iter_mut().zip(found) {
            list.sort_by_key(|(is_other, _)| *is_other);
            one.tasks = list.into_iter().map(|(_, task)| task).collect();
        }
        Ok(())
    }

    /// A few programs and machines: those in demand for the occupation, then those in demand
    /// everywhere, then others.
    pub(super) fn read_tools(&mut self) -> Result<()> {
        let columns = [
            Column::needed(&["Example", "Workplace Example"]),
            Column::perhaps(&["Hot Technology"]),
            Column::perhaps(&["In Demand"]),
        ];
        let mut found: Vec<Vec<(u8, String)>> = vec![Vec::new(); self.codes.len()];
        self.walk(&columns, &mut |_: &mut Raw, at, row| {
            let Some(tool) = row.known(AT_OWN) else { return Ok(false) };
            let rank = match (row.is_yes(AT_OWN + 2), row.is_yes(AT_OWN + 1)) {
                (true, _) => 0,
                (_, true) => 1,
                _ => 2,
            };
            found[at].push((rank, tool.to_owned()));
            Ok(true)
        })?;
        for (one, mut list) in self.raw.occupations.iter_mut().zip(found) {
            list.sort_by_key(|(rank, _)| *rank);
            list.truncate(MOST_TOOLS);
            one.tools = list.into_iter().map(|(_, tool)| tool).collect();
        }
        Ok(())
    }
}

/// Leaves out titles that are there twice or are the occupation's own, capitals apart.
pub(super) fn tidy_titles(one: &mut RawOccupation) {
    let mut seen = HashSet::from([one.official.title.to_lowercase()]);
    one.titles.retain(|title| seen.insert(title.to_lowercase()));
}
