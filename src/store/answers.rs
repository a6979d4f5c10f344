//! Drafts as answers by the key of their question: the shape that questionnaires keep them in.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Folder;
use crate::error::{Error, Result};

/// What was given for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// Nothing, on purpose (`false` in the file).
    Skipped(Skip),
    /// A text, a key or a number as text.
    Text(String),
    /// Several keys; none of them is an answer too.
    List(Vec<String>),
}

/// That a question was skipped; written as `false`, since an empty text would read as an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub struct Skip;

impl From<bool> for Skip {
    fn from(_: bool) -> Skip {
        Skip
    }
}

impl From<Skip> for bool {
    fn from(_: Skip) -> bool {
        false
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Draft {
    #[serde(default)]
    answers: BTreeMap<String, Given>,
}

impl Folder<'_> {
    /// The answers of the draft with this name; none if there is no draft.
    ///
    /// # Errors
    /// A draft that cannot be read.
    pub fn answers(&self, name: &str) -> Result<BTreeMap<String, Given>> {
        let Some(text) = self.draft(name)? else {
            return Ok(BTreeMap::new());
        };
        toml::from_str::<Draft>(&text).map(|draft| draft.answers).map_err(|why| {
            Error::data(format!("The draft .career/drafts/{name}.toml cannot be read."))
                .because(why.message())
                .hint("begin the questions anew with --restart")
        })
    }

    /// Keeps answers as the draft with this name.
    ///
    /// # Errors
    /// A draft that cannot be written.
    pub fn save_answers(&self, name: &str, answers: &BTreeMap<String, Given>) -> Result<()> {
        let draft = Draft { answers: answers.clone() };
        let text =
            toml::to_string(&draft).map_err(|why| Error::refused("The last answer could not be kept.").because(why))?;
        self.save_draft(name, &format!("# Answers to questions that are not finished; removed when they are.\n{text}"))
    }
}
