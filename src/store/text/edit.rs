//! Changes applied to the text of a file: the records that they name are found, changed alone and
//! put back, and the result is parsed again and compared with what was meant.
mod assemble;
mod find;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use crate::error::{Error, Result};
use crate::record::{Change, Form, Kind, Target, Value, Values, Which};

use super::decode::blank;
use super::diagnose;
use super::model::{self, list_fields, parse_one};
use super::scan::{Header, Scan, scan};
use super::splice::{Base, Piece, write_record};
use assemble::Assembly;
use find::Ids;

/// The text of a file after these changes, all of which are about it; `None` is a file that is
/// not there yet.
///
/// Records of [`Form::Blocks`] and [`Form::Single`] that change get `updated`. A change that sets
/// what is there already leaves the text as it is. An error means that nothing may be written.
pub fn apply(text: Option<&str>, file: &str, changes: &[Change], now: DateTime<Utc>) -> Result<String> {
    let text = text.filter(|text| !blank(text)).unwrap_or("");
    if let Some(whole) = apply_to_one(text, file, changes, now) {
        return Ok(whole);
    }
    apply_to_all(text, file, changes, now)
}

/// The same where all changes are about one record that is quickly found: only its own bytes are
/// looked at. Nothing where that is not so, or where it does not work out; then the whole file is,
/// and says why.
fn apply_to_one(text: &str, file: &str, changes: &[Change], now: DateTime<Utc>) -> Option<String> {
    let target = changes.first()?.target();
    let Which::Id(id) = &target.which else { return None };
    let is_one =
        |change: &Change| change.target() == target && !matches!(change, Change::Add { .. } | Change::Drop { .. });
    if !changes.iter().all(is_one) {
        return None;
    }
    let range = super::quick::with_neighbours(text, target.kind, &super::quick::slice(text, target.kind, id)?);
    let record = text.get(range.clone())?;
    let changed = apply_to_all(record, file, changes, now).ok()?;
    let mut whole = String::with_capacity(text.len() + changed.len() - record.len().min(changed.len()));
    whole.push_str(text.get(..range.start)?);
    whole.push_str(&changed);
    whole.push_str(text.get(range.end..)?);
    Some(whole)
}

fn apply_to_all(text: &str, file: &str, changes: &[Change], now: DateTime<Utc>) -> Result<String> {
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
    ids: HashMap<&'static str, Ids<'a>>,
    fresh: Option<&'static Kind>,
}

impl<'a> Draft<'a> {
    fn new(text: &'a str, file: &'a str, now: DateTime<Utc>) -> Self {
        let eol = if text.find('\n').is_some_and(|i| text[..i].ends_with('\r')) { "\r\n" } else { "\n" };
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
        let kind = change.target().kind;
        let header =
            if kind.form == Form::Single { format!("[{}]", kind.table) } else { format!("[[{}]]", kind.table) };
        // A record under a header beside `goal = [{…}]` would make a file that nothing reads.
        super::read::refuse_inline(&self.scan, self.file, kind.table, &header)?;
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
            Change::Push { target, list, values } => {
                self.edit(target, |record| record.piece.push(list, values), |_, meant| model::push(meant, list, values))
            }
            Change::SetIn { target, list, index, set, unset } => self.edit(
                target,
                |record| {
                    record.piece.unfold(list)?;
                    let base = Base::Sub(list, *index);
                    for key in unset {
                        record.piece.unset(base, key)?;
                    }
                    let now = model::sub(&mut record.meant, list, *index).map_err(|error| error.message)?;
                    for (key, value) in set {
                        if now.get(key) != Some(&super::write_value::to_toml(value)) {
                            record.piece.set(base, key, value)?;
                        }
                    }
                    Ok(())
                },
                |kind, meant| {
                    model::set(model::sub(meant, list, *index)?, list_fields(kind, list), set, unset);
                    Ok(())
                },
            ),
            Change::DropIn { target, list, index } => self.edit(
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
        let form = if kind.form == Form::Single { Header::Table } else { Header::Block };
        // Beside `[goal]` no `[[goal]]` can stand: the file would not read any more.
        if let Some(other) = self.scan.chunks.iter().find(|chunk| chunk.name == kind.table && chunk.form != form) {
            return Err(diagnose::unreadable(self.scan.text, self.file, other, Some(kind)));
        }
        if kind.form != Form::Series && self.find(target)?.is_some() {
            return Err(match &target.which {
                Which::Id(id) => Error::refused(format!("there is a {} with the id {id} already", kind.noun)),
                _ => Error::refused(format!("{} holds a [{}] already", self.file, kind.table)),
            });
        }
        if self.scan.text.is_empty() && self.fresh.is_none() {
            self.fresh = Some(kind);
        }
        let piece = write_record(kind, values, self.eol).map_err(|why| self.refuse(target, why))?;
        let mut meant = toml::Table::new();
        model::set(&mut meant, kind.fields, values, &[]);
        let id = values.iter().find(|(key, _)| key == "id").and_then(|(_, value)| match value {
            Value::Text(id) => Some(id.clone()),
            _ => None,
        });
        let mut changed = Changed { piece, meant, id: id.clone() };
        self.stamp(&mut changed).map_err(|why| self.refuse(target, why))?;
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
            return chunks.iter().position(|chunk| chunk.form == Header::Block).unwrap_or(chunks.len());
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
            Handle::New(i) => self.added[i].1.clone().ok_or_else(|| self.missing(target))?,
        };
        let before = record.clone();
        let mut meant = record.meant.clone();
        values(target.kind, &mut meant)?;
        text(&mut record).map_err(|why| self.refuse(target, why))?;
        record.meant = meant;
        if record.piece.text == before.piece.text {
            return Ok(());
        }
        self.stamp(&mut record).map_err(|why| self.refuse(target, why))?;
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
        Ok(Changed { piece: Piece { kind: target.kind, text: text.to_owned(), eol: self.eol }, meant, id })
    }

    /// Writes the id of a hand-written record, and when it was changed.
    fn stamp(&self, record: &mut Changed) -> std::result::Result<(), String> {
        if record.piece.kind.form == Form::Series {
            return Ok(());
        }
        if let Some(id) = &record.id
            && record.meant.get("id").and_then(toml::Value::as_str) != Some(id)
        {
            record.piece.set(Base::Main, "id", &Value::Text(id.clone()))?;
            record.meant.insert("id".to_owned(), toml::Value::String(id.clone()));
        }
        let now = self.now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let stamp: toml_datetime::Datetime =
            now.parse().map_err(|_| format!("{now} is not a time that can be kept"))?;
        record.piece.put(Base::Main, "updated", &now)?;
        record.meant.insert("updated".to_owned(), toml::Value::Datetime(stamp));
        Ok(())
    }

    fn refuse(&self, target: &Target, why: String) -> Error {
        let noun = target.kind.noun;
        let what = match &target.which {
            Which::Id(id) => format!("{noun} {id}"),
            _ => noun.to_owned(),
        };
        Error::refused(format!("the change to {what} in {} was not made", self.file)).because(why)
    }

    /// Puts the pieces together, and checks every changed record with its neighbours.
    fn finish(self) -> Result<String> {
        let mut out = Assembly::new(self.file, &self.scan, self.eol, self.fresh);
        let mut added: Vec<(usize, &Changed)> =
            self.added.iter().filter_map(|(place, changed)| Some((*place, changed.as_ref()?))).collect();
        added.sort_by_key(|(place, _)| *place);
        let mut added = added.into_iter().peekable();
        let mut touched = self.touched.iter().peekable();
        let count = self.scan.chunks.len();
        let mut at = 0;
        loop {
            while let Some((_, changed)) = added.next_if(|(place, _)| *place == at) {
                out.push_new(changed, count - at);
            }
            if let Some((_, changed)) = touched.next_if(|(position, _)| **position == at) {
                match changed {
                    Some(changed) => out.push_changed(changed, count - at - 1),
                    None => out.push_gap(&self.scan.chunks[at]),
                }
                at += 1;
                continue;
            }
            if at == count {
                return out.finish();
            }
            let next = [added.peek().map(|(place, _)| *place), touched.peek().map(|(position, _)| **position)];
            let next = next.into_iter().flatten().min().unwrap_or(count);
            out.push_kept(at..next);
            at = next;
        }
    }
}
