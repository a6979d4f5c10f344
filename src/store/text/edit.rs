//! Changes applied to the text of a file: the records that they name are found, changed alone and
//! put back, and the result is parsed again and compared with what was meant.
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use crate::error::{Error, Result};
use crate::record::{Change, Form, Kind, Target, Value, Values, Which};

use super::decode::blank;
use super::diagnose;
use super::ids::ids_of;
use super::model::{self, list_fields, parse_one};
use super::scan::{Header, Scan, bom, scan};
use super::splice::{Base, Piece, write_record};

/// The text of a file after these changes, all of which are about it; `None` is a file that is
/// not there yet.
///
/// Records of [`Form::Blocks`] and [`Form::Single`] that change get `updated`. A change that sets
/// what is there already leaves the text as it is. An error means that nothing may be written.
pub fn apply(
    text: Option<&str>,
    file: &str,
    changes: &[Change],
    now: DateTime<Utc>,
) -> Result<String> {
    let text = text.filter(|text| !blank(text)).unwrap_or("");
    let mut draft = Draft::new(text, file, now);
    for change in changes {
        draft.change(change)?;
    }
    draft.finish()
}

/// A record that is being changed: its text, and the values that this text should have.
#[derive(Clone, Debug)]
struct Changed {
    piece: Piece,
    meant: toml::Table,
    id: Option<String>,
}

/// Where a record is: in the file as it was, or among the new ones.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Handle {
    Old(usize),
    New(usize),
}

struct Draft<'a> {
    file: &'a str,
    scan: Scan<'a>,
    eol: &'static str,
    now: DateTime<Utc>,
    /// By position in the scan; `None` is a record that goes.
    touched: BTreeMap<usize, Option<Changed>>,
    /// New records, with the number of old ones that stand before them.
    added: Vec<(usize, Option<Changed>)>,
    added_ids: HashMap<(&'static str, String), usize>,
    /// The old records of a table by id; a list, since an id may stand there twice by mistake.
    ids: HashMap<&'static str, HashMap<Cow<'a, str>, Vec<usize>>>,
    fresh: Option<&'static Kind>,
}

impl<'a> Draft<'a> {
    fn new(text: &'a str, file: &'a str, now: DateTime<Utc>) -> Self {
        let eol = if text.find('\n').is_some_and(|i| text[..i].ends_with('\r')) {
            "\r\n"
        } else {
            "\n"
        };
        Draft {
            file,
            scan: scan(text),
            eol,
            now,
            touched: BTreeMap::new(),
            added: Vec::new(),
            added_ids: HashMap::new(),
            ids: HashMap::new(),
            fresh: None,
        }
    }

    fn change(&mut self, change: &Change) -> Result<()> {
        match change {
            Change::Add { target, values } => self.add(target, values),
            Change::Set { target, set, unset } => {
                if target.kind.form == Form::Single && self.find(target)?.is_none() {
                    return self.add(target, set);
                }
                self.edit(
                    target,
                    |record| {
                        for key in unset {
                            record.piece.unset(Base::Main, key)?;
                        }
                        for (key, value) in set {
                            if record.meant.get(key) != Some(&super::write_value::to_toml(value)) {
                                record.piece.set(Base::Main, key, value)?;
                            }
                        }
                        Ok(())
                    },
                    |kind, meant| {
                        model::set(meant, kind.fields, set, unset);
                        Ok(())
                    },
                )
            }
            Change::Push {
                target,
                list,
                values,
            } => self.edit(
                target,
                |record| record.piece.push(list, values),
                |_, meant| model::push(meant, list, values),
            ),
            Change::SetIn {
                target,
                list,
                index,
                set,
                unset,
            } => self.edit(
                target,
                |record| {
                    record.piece.unfold(list)?;
                    let base = Base::Sub(list, *index);
                    for key in unset {
                        record.piece.unset(base, key)?;
                    }
                    let now = model::sub(&mut record.meant, list, *index)
                        .map_err(|error| error.message)?;
                    for (key, value) in set {
                        if now.get(key) != Some(&super::write_value::to_toml(value)) {
                            record.piece.set(base, key, value)?;
                        }
                    }
                    Ok(())
                },
                |kind, meant| {
                    model::set(
                        model::sub(meant, list, *index)?,
                        list_fields(kind, list),
                        set,
                        unset,
                    );
                    Ok(())
                },
            ),
            Change::DropIn {
                target,
                list,
                index,
            } => self.edit(
                target,
                |record| record.piece.drop_in(list, *index),
                |_, meant| model::drop_in(meant, list, *index),
            ),
            Change::Drop { target } => match self.require(target)? {
                Handle::Old(position) => {
                    self.touched.insert(position, None);
                    Ok(())
                }
                Handle::New(i) => {
                    if let Some(id) = self.added[i].1.take().and_then(|changed| changed.id) {
                        self.added_ids.remove(&(target.kind.table, id));
                    }
                    Ok(())
                }
            },
        }
    }

    fn add(&mut self, target: &Target, values: &Values) -> Result<()> {
        let kind = target.kind;
        if kind.form != Form::Series && self.find(target)?.is_some() {
            return Err(match &target.which {
                Which::Id(id) => {
                    Error::refused(format!("there is a {} with the id {id} already", kind.noun))
                }
                _ => Error::refused(format!("{} holds a [{}] already", self.file, kind.table)),
            });
        }
        if self.scan.text.is_empty() && self.fresh.is_none() {
            self.fresh = Some(kind);
        }
        let piece = write_record(kind, values, self.eol).map_err(|why| self.refuse(target, why))?;
        let mut meant = toml::Table::new();
        model::set(&mut meant, kind.fields, values, &[]);
        let id = values
            .iter()
            .find(|(key, _)| key == "id")
            .and_then(|(_, value)| match value {
                Value::Text(id) => Some(id.clone()),
                _ => None,
            });
        let mut changed = Changed {
            piece,
            meant,
            id: id.clone(),
        };
        self.stamp(&mut changed)
            .map_err(|why| self.refuse(target, why))?;
        if let (Form::Blocks, Some(id)) = (kind.form, id) {
            self.added_ids.insert((kind.table, id), self.added.len());
        }
        self.added.push((self.place_of(kind), Some(changed)));
        Ok(())
    }

    /// How many old records stand before a new one of this kind.
    fn place_of(&self, kind: &Kind) -> usize {
        let chunks = &self.scan.chunks;
        if let Some(last) = chunks.iter().rposition(|chunk| chunk.name == kind.table) {
            return last + 1;
        }
        if kind.form == Form::Single {
            return chunks
                .iter()
                .position(|chunk| chunk.form == Header::Block)
                .unwrap_or(chunks.len());
        }
        chunks.len()
    }

    /// Changes a record's text and, apart from it, the values that are meant.
    fn edit(
        &mut self,
        target: &Target,
        text: impl FnOnce(&mut Changed) -> std::result::Result<(), String>,
        values: impl FnOnce(&'static Kind, &mut toml::Table) -> Result<()>,
    ) -> Result<()> {
        let handle = self.require(target)?;
        let mut record = match handle {
            Handle::Old(position) => self.open(position, target)?,
            Handle::New(i) => self.added[i]
                .1
                .clone()
                .ok_or_else(|| self.missing(target))?,
        };
        let before = record.clone();
        let mut meant = record.meant.clone();
        values(target.kind, &mut meant)?;
        text(&mut record).map_err(|why| self.refuse(target, why))?;
        record.meant = meant;
        if record.piece.text == before.piece.text {
            return Ok(());
        }
        self.stamp(&mut record)
            .map_err(|why| self.refuse(target, why))?;
        match handle {
            Handle::Old(position) => drop(self.touched.insert(position, Some(record))),
            Handle::New(i) => self.added[i].1 = Some(record),
        }
        Ok(())
    }

    /// A record of the file, ready to be changed.
    fn open(&self, position: usize, target: &Target) -> Result<Changed> {
        if let Some(changed) = self.touched.get(&position) {
            return changed.clone().ok_or_else(|| self.missing(target));
        }
        let chunk = &self.scan.chunks[position];
        let text = self.scan.chunk_text(chunk);
        let unfit = || diagnose::unreadable(self.scan.text, self.file, chunk, Some(target.kind));
        let meant = match (chunk.form, target.kind.form) {
            (Header::Block, Form::Blocks | Form::Series) | (Header::Table, Form::Single) => {
                parse_one(text, target.kind.table).ok_or_else(unfit)?
            }
            _ => return Err(unfit()),
        };
        let id = match &target.which {
            Which::Id(id) if target.kind.form == Form::Blocks => Some(id.clone()),
            _ => None,
        };
        Ok(Changed {
            piece: Piece {
                kind: target.kind,
                text: text.to_owned(),
                eol: self.eol,
            },
            meant,
            id,
        })
    }

    /// Writes the id of a hand-written record, and when it was changed.
    fn stamp(&self, record: &mut Changed) -> std::result::Result<(), String> {
        if record.piece.kind.form == Form::Series {
            return Ok(());
        }
        if let Some(id) = &record.id
            && record.meant.get("id").and_then(toml::Value::as_str) != Some(id)
        {
            record
                .piece
                .set(Base::Main, "id", &Value::Text(id.clone()))?;
            record
                .meant
                .insert("id".to_owned(), toml::Value::String(id.clone()));
        }
        let now = self.now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let stamp: toml_datetime::Datetime = now
            .parse()
            .map_err(|_| format!("{now} is not a time that can be kept"))?;
        record.piece.put(Base::Main, "updated", &now)?;
        record
            .meant
            .insert("updated".to_owned(), toml::Value::Datetime(stamp));
        Ok(())
    }

    fn require(&mut self, target: &Target) -> Result<Handle> {
        self.find(target)?.ok_or_else(|| self.missing(target))
    }

    fn find(&mut self, target: &Target) -> Result<Option<Handle>> {
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
            return Err(
                super::lines::error_at(self.scan.text, self.file, at, message)
                    .hint("make one of the two"),
            );
        }
        Ok(live.first().copied())
    }

    /// The records of a kind that are there now, in order.
    fn live(&self, kind: &Kind) -> Vec<Handle> {
        let old = self
            .scan
            .chunks
            .iter()
            .enumerate()
            .filter(|(position, chunk)| {
                chunk.name == kind.table && !matches!(self.touched.get(position), Some(None))
            });
        let mut live: Vec<Handle> = old.map(|(position, _)| Handle::Old(position)).collect();
        live.extend(
            self.added
                .iter()
                .enumerate()
                .filter_map(|(i, (_, changed))| {
                    changed
                        .as_ref()
                        .filter(|changed| changed.piece.kind.table == kind.table)
                        .map(|_| Handle::New(i))
                }),
        );
        live
    }

    fn find_id(&mut self, kind: &'static Kind, id: &str) -> Result<Option<Handle>> {
        if let Some(&i) = self.added_ids.get(&(kind.table, id.to_owned())) {
            return Ok(Some(Handle::New(i)));
        }
        let scan = &self.scan;
        let ids = self.ids.entry(kind.table).or_insert_with(|| {
            let mut by_id: HashMap<Cow<'a, str>, Vec<usize>> = HashMap::new();
            for (position, id) in ids_of(scan, kind) {
                by_id.entry(id).or_default().push(position);
            }
            by_id
        });
        let live = |position: &&usize| !matches!(self.touched.get(*position), Some(None));
        let found: Vec<usize> = ids
            .get(id)
            .into_iter()
            .flatten()
            .filter(live)
            .copied()
            .collect();
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

    fn missing(&self, target: &Target) -> Error {
        let noun = target.kind.noun;
        Error::refused(match &target.which {
            Which::Id(id) => format!("there is no {noun} with the id {id} in {}", self.file),
            Which::Only => format!("there is no [{}] in {}", target.kind.table, self.file),
            Which::Index(index) => {
                format!("there is no {noun} number {} in {}", index + 1, self.file)
            }
        })
    }

    fn refuse(&self, target: &Target, why: String) -> Error {
        let noun = target.kind.noun;
        let what = match &target.which {
            Which::Id(id) => format!("{noun} {id}"),
            _ => noun.to_owned(),
        };
        Error::refused(format!(
            "the change to {what} in {} was not made",
            self.file
        ))
        .because(why)
    }

    /// Puts the pieces together, and checks every changed record with its neighbours.
    fn finish(self) -> Result<String> {
        let mut out = Assembly::new(&self);
        let mut added: Vec<&(usize, Option<Changed>)> = self
            .added
            .iter()
            .filter(|(_, changed)| changed.is_some())
            .collect();
        added.sort_by_key(|(place, _)| *place);
        let mut added = added.into_iter().peekable();
        let mut touched = self.touched.iter().peekable();
        let count = self.scan.chunks.len();
        let mut at = 0;
        loop {
            while let Some((_, Some(changed))) = added.next_if(|(place, _)| *place == at) {
                out.push_new(changed, at < count);
            }
            let next = [
                added.peek().map(|(place, _)| *place),
                touched.peek().map(|(position, _)| **position),
            ];
            let next = next.into_iter().flatten().min().unwrap_or(count);
            out.push_kept(at, next);
            at = next;
            if let Some((_, changed)) = touched.next_if(|(position, _)| **position == at) {
                match changed {
                    Some(changed) => out.push_changed(at, changed),
                    None => out.push_gap(at),
                }
                at += 1;
            } else if at == count && added.peek().is_none_or(|(place, _)| *place != at) {
                break;
            }
        }
        out.check()
    }
}

/// The new text while it grows.
struct Assembly<'d, 'a> {
    draft: &'d Draft<'a>,
    out: String,
    /// The changed stretches of the new text: where, and the record that is meant.
    seams: Vec<(std::ops::Range<usize>, Option<&'d Changed>)>,
}

impl<'d, 'a> Assembly<'d, 'a> {
    fn new(draft: &'d Draft<'a>) -> Self {
        let mut out = String::with_capacity(draft.scan.text.len() + 4096);
        out.push_str(&draft.scan.text[..draft.scan.preamble]);
        if let Some(kind) = draft.fresh {
            out.push_str(&opening(draft.file, kind));
        }
        Assembly {
            draft,
            out,
            seams: Vec::new(),
        }
    }

    fn push_kept(&mut self, from: usize, to: usize) {
        if from < to {
            let chunks = &self.draft.scan.chunks;
            self.out
                .push_str(&self.draft.scan.text[chunks[from].start..chunks[to - 1].end]);
        }
    }

    fn push_changed(&mut self, _position: usize, changed: &'d Changed) {
        let start = self.out.len();
        self.out.push_str(&changed.piece.text);
        self.seams.push((start..self.out.len(), Some(changed)));
    }

    /// What stays of a record that goes: comments behind it that stand apart.
    fn push_gap(&mut self, position: usize) {
        let chunk = &self.draft.scan.chunks[position];
        let text = self.draft.scan.chunk_text(chunk);
        let content = super::layout::layout(text)
            .last()
            .map_or(text.len(), super::layout::Section::content_end);
        let tail = &text[content..];
        let start = self.out.len();
        if !tail.trim().is_empty() {
            self.out.push_str(tail.trim_start_matches(['\r', '\n']));
        }
        self.seams.push((start..self.out.len(), None));
    }

    fn push_new(&mut self, changed: &'d Changed, more: bool) {
        let eol = self.draft.eol;
        let start = self.out.len();
        if self.out.len() > bom(&self.out) {
            if !self.out.ends_with('\n') {
                self.out.push_str(eol);
            }
            if !self.out.ends_with("\n\n") && !self.out.ends_with("\n\r\n") {
                self.out.push_str(eol);
            }
        }
        self.out.push_str(&changed.piece.text);
        if more {
            self.out.push_str(eol);
        }
        self.seams.push((start..self.out.len(), Some(changed)));
    }

    fn check(self) -> Result<String> {
        for (range, changed) in &self.seams {
            if let Some(changed) = changed {
                check_record(&self.out[range.clone()], changed, self.draft.file)?;
            }
        }
        check_seams(&self.out, &self.seams, self.draft)?;
        Ok(self.out)
    }
}

/// Refuses a changed record that does not read as what was meant.
fn check_record(text: &str, changed: &Changed, file: &str) -> Result<()> {
    let table = changed.piece.kind.table;
    if parse_one(text, table).as_ref() != Some(&changed.meant) {
        return Err(mismatch(file, table));
    }
    let cut = scan(text);
    if cut.chunks.len() != 1 || !blank(cut.preamble()) {
        return Err(mismatch(file, table));
    }
    Ok(())
}

/// Refuses a text in which a changed record and its neighbours run into each other.
fn check_seams(
    out: &str,
    seams: &[(std::ops::Range<usize>, Option<&Changed>)],
    draft: &Draft<'_>,
) -> Result<()> {
    if seams.is_empty() {
        return Ok(());
    }
    let cut = scan(out);
    let kept = draft.scan.chunks.len()
        - draft
            .touched
            .values()
            .filter(|changed| changed.is_none())
            .count();
    let added = draft
        .added
        .iter()
        .filter(|(_, changed)| changed.is_some())
        .count();
    if cut.chunks.len() != kept + added {
        return Err(mismatch(draft.file, "record"));
    }
    for (range, _) in seams {
        let first = cut.chunks.partition_point(|chunk| chunk.end < range.start);
        let last = cut.chunks.partition_point(|chunk| chunk.start <= range.end);
        for chunk in cut.chunks.get(first..last).unwrap_or(&[]) {
            if toml::from_str::<toml::Table>(cut.chunk_text(chunk)).is_err() {
                return Err(diagnose::unreadable(out, draft.file, chunk, None));
            }
        }
    }
    Ok(())
}

fn mismatch(file: &str, table: &str) -> Error {
    Error::data(format!(
        "the change to {file} was not made: [{table}] would not have read back as it was meant"
    ))
    .hint(format!(
        "nothing was written; please look at that part of {file} in an editor"
    ))
}

/// The first lines of a new file.
fn opening(file: &str, kind: &Kind) -> String {
    if file == "career.toml" {
        return "# You, and what your career plan builds on. Change it by hand whenever you like.\nformat = 1\n".to_owned();
    }
    let what = match kind.form {
        Form::Single => kind.noun,
        _ => kind.plural,
    };
    format!(
        "# Your {what}, one block each. Change them by hand whenever you like; comments stay.\n"
    )
}
