//! `--from FILE`: answers in the shape of the data files.
use clap::{Arg, ArgMatches};
use serde::de::DeserializeOwned;

use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::record::{Kind, Record};
use crate::store::text;

/// A text with what it is called in messages.
pub struct Given {
    /// The path, or `standard input`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// The flag.
pub fn flag(shape: &'static str) -> Arg {
    Arg::new("from")
        .long("from")
        .value_name("FILE")
        .help(format!("Read it from a file in the shape of {shape}; - is standard input"))
}

/// What `--from` names, if it was given.
///
/// # Errors
/// A file that cannot be read or is not text.
pub fn read(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Option<Given>> {
    let Some(path) = args::text(matches, "from") else {
        return Ok(None);
    };
    if path == "-" {
        return Ok(Some(Given { name: "standard input".to_owned(), text: context.read_input()? }));
    }
    let bytes = context.store.fs().read(std::path::Path::new(&path)).map_err(|error| {
        Error::refused(format!("{path} cannot be read."))
            .because(error)
            .hint("give the path of a file, or - for standard input")
    })?;
    let text = text::decode(&bytes, &path)?.to_owned();
    Ok(Some(Given { name: path, text }))
}

impl Given {
    /// The records of a table, read leniently: what is missing is for the caller to judge.
    ///
    /// # Errors
    /// A text that does not hold.
    pub fn records<T: DeserializeOwned>(&self, table: &str) -> Result<Vec<T>> {
        text::records(&self.text, &self.name, table)
    }

    /// The records of a kind.
    ///
    /// # Errors
    /// A text that does not hold, with the place.
    pub fn all<T: Record>(&self) -> Result<Vec<T>> {
        match text::problem(&self.text, &self.name, T::KIND) {
            Some(error) => Err(error),
            None => text::read(&self.text, &self.name, T::KIND),
        }
    }

    /// The only record of a kind.
    ///
    /// # Errors
    /// A text that does not hold, with the place.
    pub fn only<T: Record>(&self) -> Result<Option<T>> {
        match text::problem(&self.text, &self.name, T::KIND) {
            Some(error) => Err(error),
            None => text::read_single(&self.text, &self.name, T::KIND),
        }
    }

    /// The error where a table is missing.
    pub fn lacks(&self, kind: &Kind, example: &str) -> Error {
        Error::refused(format!("{} holds no {}.", self.name, kind.table))
            .hint(format!("it has to look like:\n{example}"))
    }
}
