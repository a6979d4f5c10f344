//! Which record of the file a change speaks of.
use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::record::{Form, Kind, Target, Which};

use super::super::diagnose;
use super::super::ids::ids_of;
use super::super::lines::error_at;
use super::super::scan::Scan;
use super::{Draft, Handle};

/// The records of a kind by id.
pub(super) struct Ids<'a> {
    list: Vec<(usize, Cow<'a, str>)>,
    /// How often something was looked for; few looks need no order.
    looks: usize,
}

impl<'a> Ids<'a> {
    fn of(scan: &Scan<'a>, kind: &Kind) -> Self {
        Ids { list: ids_of(scan, kind), looks: 0 }
    }

    /// The positions of the records with an id; more than one is a mistake in the file.
    fn find(&mut self, id: &str) -> Vec<usize> {
        self.looks += 1;
        if self.looks == 4 {
            self.list.sort_by(|a, b| a.1.cmp(&b.1));
        }
        let near = if self.looks < 4 {
            &self.list[..]
        } else {
            &self.list[self.list.partition_point(|(_, other)| **other < *id)..]
        };
        let all = self.looks < 4;
        let same = near.iter().take_while(|(_, other)| all || other == id);
        same.filter(|(_, other)| other == id).map(|(position, _)| *position).collect()
    }
}

impl<'a> Draft<'a> {
    pub(super) fn require(&mut self, target: &Target) -> Result<Handle> {
        self.find(target)?.ok_or_else(|| self.missing(target))
    }

    pub(super) fn find(&mut self, target: &Target) -> Result<Option<Handle>> {
        match &target.which {
            _ if target.kind.form == Form::Single => self.find_only(target),
            Which::Id(id) => self.find_id(target.kind, id),
            Which::Only => self.find_only(target),
            Which::Index(index) => Ok(self.live(target.kind).into_iter().nth(*index)),
        }
    }

    fn find_only(&self, target: &Target) -> Result<Option<Handle>> {
        let live = self.live(target.kind);
        if let [_, second, ..] = live[..] {
            let at = match second {
                Handle::Old(position) => self.scan.chunks[position].header,
                Handle::New(_) => self.scan.text.len(),
            };
            let message = format!("[{}] stands in {} twice", target.kind.table, self.file);
            return Err(error_at(self.scan.text, self.file, at, message).hint("make one of the two"));
        }
        Ok(live.first().copied())
    }

    /// The records of a kind that are there now, in order.
    fn live(&self, kind: &Kind) -> Vec<Handle> {
        let old =
            self.scan.chunks.iter().enumerate().filter(|(position, chunk)| {
                chunk.name == kind.table && !matches!(self.touched.get(position), Some(None))
            });
        let mut live: Vec<Handle> = old.map(|(position, _)| Handle::Old(position)).collect();
        live.extend(self.added.iter().enumerate().filter_map(|(i, (_, changed))| {
            changed.as_ref().filter(|changed| changed.piece.kind.table == kind.table).map(|_| Handle::New(i))
        }));
        live
    }

    fn find_id(&mut self, kind: &'static Kind, id: &str) -> Result<Option<Handle>> {
        if let Some(&i) = self.added_ids.get(&(kind.table, id.to_owned())) {
            return Ok(Some(Handle::New(i)));
        }
        let scan = &self.scan;
        let ids = self.ids.entry(kind.table).or_insert_with(|| Ids::of(scan, kind));
        let mut found = ids.find(id);
        found.retain(|position| !matches!(self.touched.get(position), Some(None)));
        match found[..] {
            [] => Ok(None),
            [position] => Ok(Some(Handle::Old(position))),
            [first, second, ..] => Err(diagnose::id_twice(
                self.scan.text,
                self.file,
                id,
                self.scan.chunks[first].header,
                self.scan.chunks[second].header,
            )),
        }
    }

    pub(super) fn missing(&self, target: &Target) -> Error {
        let noun = target.kind.noun;
        Error::refused(match &target.which {
            Which::Id(id) => format!("there is no {noun} with the id {id} in {}", self.file),
            Which::Only => format!("there is no [{}] in {}", target.kind.table, self.file),
            Which::Index(index) => {
                format!("there is no {noun} number {} in {}", index + 1, self.file)
            }
        })
    }
}
