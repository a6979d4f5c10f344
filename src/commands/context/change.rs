//! Changes: locked, read anew, saved as one operation, and said.
use std::rc::Rc;

use serde_json::{Value as Json, json};

use super::Context;
use crate::commands::kinds;
use crate::error::Result;
use crate::record::Change;
use crate::record::letters::capitalize;
use crate::store::{Data, Intent, text, transfer};

/// What a command wants to change, with the sentence that the history will show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// `set goal "Move into health data analysis", due 2028-03-31`.
    pub sentence: String,
    /// The changes, made together.
    pub changes: Vec<Change>,
    /// Said after it was saved: what was guessed, added on the way, or might be added.
    pub notes: Vec<String>,
}

impl Plan {
    /// A plan of one sentence.
    pub fn new(sentence: impl Into<String>, changes: Vec<Change>) -> Plan {
        Plan { sentence: sentence.into(), changes, notes: Vec::new() }
    }
}

/// A change that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The number of the operation; `None` if everything was so already.
    pub id: Option<u64>,
    /// Its sentence.
    pub sentence: String,
}

impl Saved {
    /// How `--json` shows it.
    pub fn to_json(&self) -> Json {
        json!({ "id": self.id, "sentence": self.sentence })
    }
}

impl Context<'_> {
    /// Makes a change: locks, reads anew, lets `make` decide under the lock (no questions there),
    /// saves all of it as one operation, and says it unless `--json`.
    ///
    /// # Errors
    /// What `make` refuses, and what the store refuses; then nothing changed.
    pub fn change(&mut self, make: impl FnOnce(&Data<'_>) -> Result<Plan>) -> Result<Saved> {
        let (saved, notes) = self.change_quietly(make)?;
        if !self.options.json {
            let undo = if saved.id.is_some() { " Undo: career undo" } else { "" };
            let sentence = capitalize(&saved.sentence);
            self.say(&format!("{sentence}.{undo}"));
            for note in notes {
                self.say(&note);
            }
        }
        Ok(saved)
    }

    /// The same without a word, for what says something of its own; gives the notes.
    ///
    /// # Errors
    /// As for [`change`](Context::change).
    pub fn change_quietly(&mut self, make: impl FnOnce(&Data<'_>) -> Result<Plan>) -> Result<(Saved, Vec<String>)> {
        let store = Rc::clone(&self.store);
        let folder = store.folder();
        let mut locked = folder.lock(&self.holder())?;
        let plan = make(&Data::under(&mut locked))?;
        let mut files: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        let (moves, changes) = transfer::split(&plan.changes);
        for name in touched(&plan.changes) {
            let before = locked.read(&name)?;
            let before = before.as_deref().map(|bytes| text::decode(bytes, &name)).transpose()?;
            if let Some(text) = before.filter(|_| !locked.is_ours(&name)) {
                text::check_format(text, &name)?;
                text::check_syntax_but(text, &name, &kinds::tables_of(&name))?;
                kinds::check_readable(&Data::under(&mut locked), &name)?;
            }
            let changes: Vec<Change> = changes.iter().filter(|change| change.target().file == name).cloned().collect();
            files.push((name.clone(), Some(text::apply(before, &name, &changes, self.world.now)?.into_bytes())));
        }
        for one in &moves {
            one.make(&mut files, self.world.now)?;
        }
        let committed = locked.commit(Intent { sentence: plan.sentence, command: self.command.clone(), files })?;
        for note in &committed.notes {
            self.warn(note);
        }
        self.profile = None;
        Ok((Saved { id: committed.id, sentence: committed.sentence }, plan.notes))
    }
}

/// The files that changes speak of, in order, each once.
fn touched(changes: &[Change]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for change in changes {
        if !names.contains(&change.target().file) {
            names.push(change.target().file.clone());
        }
    }
    names
}
