//! Reading records by their type: from the folder as it is, or under the lock.
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::hand_edit::was_emptied;
use super::{Folder, Locked, text};
use crate::error::Result;
use crate::record::{Form, Kind, Place, Record};

/// Where the bytes of the data files come from.
trait Source {
    fn names(&self) -> Result<Vec<String>>;
    fn bytes(&self, name: &str) -> Result<Option<Arc<Vec<u8>>>>;
}

/// How many bytes a file may have to be held.
const LARGE: usize = 1 << 20;

/// The folder as it is, each file read once: what is shown together belongs together.
struct Snapshot<'f> {
    folder: Folder<'f>,
    seen: RefCell<HashMap<String, Option<Arc<Vec<u8>>>>>,
    names: RefCell<Option<Vec<String>>>,
}

impl Source for Snapshot<'_> {
    fn names(&self) -> Result<Vec<String>> {
        if let Some(names) = &*self.names.borrow() {
            return Ok(names.clone());
        }
        let names = self.folder.names()?;
        *self.names.borrow_mut() = Some(names.clone());
        Ok(names)
    }
    fn bytes(&self, name: &str) -> Result<Option<Arc<Vec<u8>>>> {
        if let Some(bytes) = self.seen.borrow().get(name) {
            return Ok(bytes.clone());
        }
        let bytes = refuse_emptied(&self.folder, name, self.folder.read(name)?.map(Arc::new))?;
        // A large file is read again rather than held beside what was read from it.
        if bytes.as_ref().is_none_or(|bytes| bytes.len() <= LARGE) {
            self.seen.borrow_mut().insert(name.to_owned(), bytes.clone());
        }
        Ok(bytes)
    }
}

struct Under<'l, 'f>(RefCell<&'l mut Locked<'f>>);

impl Source for Under<'_, '_> {
    fn names(&self) -> Result<Vec<String>> {
        self.0.borrow().names()
    }
    fn bytes(&self, name: &str) -> Result<Option<Arc<Vec<u8>>>> {
        let content = self.0.borrow_mut().read(name)?;
        refuse_emptied(&self.0.borrow().folder, name, content)
    }
}

/// A file in which nothing is left of what a command wrote is not taken for one without records.
fn refuse_emptied(folder: &Folder<'_>, name: &str, content: Option<Arc<Vec<u8>>>) -> Result<Option<Arc<Vec<u8>>>> {
    if content.as_deref().is_some_and(|bytes| was_emptied(folder.fs, &folder.paths, name, bytes)) {
        return Err(text::emptied(name));
    }
    Ok(content)
}

/// The records of a folder, read when they are asked for.
pub struct Data<'a> {
    source: Box<dyn Source + 'a>,
}

/// A record with the file that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed<T> {
    /// The file: `log/2026.toml`.
    pub file: String,
    /// Its position among the records of its kind in that file, from 0.
    pub index: usize,
    /// The record.
    pub record: T,
}

impl<'a> Data<'a> {
    /// The records as they are, without the lock.
    pub fn snapshot(folder: Folder<'a>) -> Data<'a> {
        Data { source: Box::new(Snapshot { folder, seen: RefCell::default(), names: RefCell::default() }) }
    }

    /// The records under the lock: what is read here is what a change rests on.
    pub fn under<'f: 'a>(locked: &'a mut Locked<'f>) -> Data<'a> {
        Data { source: Box::new(Under(RefCell::new(locked))) }
    }

    /// The files of a place that exist.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn files(&self, place: Place) -> Result<Vec<String>> {
        match place {
            Place::File(name) => Ok(vec![name.to_owned()]),
            Place::Years(folder) | Place::Each(folder) => {
                let start = format!("{folder}/");
                Ok(self.source.names()?.into_iter().filter(|name| name.starts_with(&start)).collect())
            }
        }
    }

    /// All data files that exist.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn names(&self) -> Result<Vec<String>> {
        self.source.names()
    }

    /// The text of a file, byte order mark and line ends as they are; `None` if there is none.
    ///
    /// # Errors
    /// A file that cannot be read or is not text.
    pub fn text(&self, file: &str) -> Result<Option<String>> {
        self.source.bytes(file)?.map(|bytes| text::decode(&bytes, file).map(str::to_owned)).transpose()
    }

    /// Everything in a file, unknown keys included; nothing where there is no such file.
    ///
    /// # Errors
    /// A file that cannot be read or is not TOML.
    pub fn raw(&self, file: &str) -> Result<serde_json::Map<String, serde_json::Value>> {
        self.text(file)?.map_or_else(|| Ok(serde_json::Map::new()), |text| text::raw(&text, file))
    }

    /// All records of a kind, with their files, in the order of the files.
    ///
    /// # Errors
    /// A file that cannot be read, or a record that does not hold.
    pub fn filed<T: Record>(&self) -> Result<Vec<Filed<T>>> {
        let mut found = Vec::new();
        for file in self.files(T::KIND.place)? {
            for (index, record) in self.in_file::<T>(&file)?.into_iter().enumerate() {
                found.push(Filed { file: file.clone(), index, record });
            }
        }
        Ok(found)
    }

    /// All records of a kind.
    ///
    /// # Errors
    /// A file that cannot be read, or a record that does not hold.
    pub fn all<T: Record>(&self) -> Result<Vec<T>> {
        let mut found = Vec::new();
        for file in self.files(T::KIND.place)? {
            found.append(&mut self.in_file::<T>(&file)?);
        }
        Ok(found)
    }

    /// The only record of a kind that has one (`[person]`, `[preferences]`).
    ///
    /// # Errors
    /// A file that cannot be read, or a record that does not hold.
    pub fn only<T: Record>(&self) -> Result<Option<T>> {
        Ok(self.all::<T>()?.into_iter().next())
    }

    /// The records of a kind in one file; none where the file is not there.
    ///
    /// # Errors
    /// A file that cannot be read, or a record that does not hold.
    pub fn in_file<T: Record>(&self, file: &str) -> Result<Vec<T>> {
        let Some(bytes) = self.source.bytes(file)? else {
            return Ok(Vec::new());
        };
        let text = text::decode(&bytes, file)?;
        match T::KIND.form {
            Form::Single => Ok(text::read_single::<T>(text, file, T::KIND)?.into_iter().collect()),
            Form::Blocks => text::read::<T>(text, file, T::KIND),
            Form::Series => text::read_series::<T>(text, file, T::KIND),
        }
    }

    /// The ids of a kind, in the order of its files.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn ids(&self, kind: &'static Kind) -> Result<Vec<String>> {
        Ok(self.filed_ids(kind)?.into_iter().map(|(_, id)| id).collect())
    }

    /// The ids of a kind with their files, without reading the records.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn filed_ids(&self, kind: &'static Kind) -> Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        for file in self.files(kind.place)? {
            let Some(bytes) = self.source.bytes(&file)? else {
                continue;
            };
            for id in text::ids(text::decode(&bytes, &file)?, kind) {
                found.push((file.clone(), id));
            }
        }
        Ok(found)
    }

    /// The file in which the record with exactly this id is found at once; `None` says nothing.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn file_at_once(&self, kind: &'static Kind, id: &str) -> Result<Option<String>> {
        for file in self.files(kind.place)? {
            let Some(bytes) = self.source.bytes(&file)? else { continue };
            if text::has_at_once(text::decode(&bytes, &file)?, kind, id) {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// The record with this id in a file, read alone.
    ///
    /// # Errors
    /// A file that cannot be read, or a record that does not hold.
    pub fn one<T: Record>(&self, file: &str, id: &str) -> Result<Option<T>> {
        let Some(bytes) = self.source.bytes(file)? else {
            return Ok(None);
        };
        text::read_one(text::decode(&bytes, file)?, file, T::KIND, id)
    }
}
