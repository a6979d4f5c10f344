//! The text of a draft: which questions a questionnaire asked, and the answers so far.
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A questionnaire that is not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfDone {
    /// Which form of it was asked: `30`.
    pub form: String,
    /// A sign of the wording, so that answers never go to other questions than they were given to.
    pub questions: String,
    /// The answers from the first question on; an empty one was skipped or not asked.
    pub answers: Vec<Vec<String>>,
}

impl HalfDone {
    /// Reads the text of the draft with this name.
    ///
    /// # Errors
    /// A text that is no draft.
    pub fn parse(text: &str, name: &str) -> Result<HalfDone> {
        toml::from_str(text).map_err(|error| {
            Error::data(format!("The answers that were kept in .career/drafts/{name}.toml cannot be read."))
                .because(error.message())
                .hint("begin anew with --restart; the file is replaced with the first answer")
        })
    }

    /// The text of the draft.
    ///
    /// # Errors
    /// None in practice: text can always be written.
    pub fn to_text(&self) -> Result<String> {
        toml::to_string(self).map_err(|error| Error::refused("The answers could not be kept.").because(error))
    }
}

/// A sign of texts: 16 hexadecimal digits (FNV-1a, 64 bit), the same in every version and machine.
pub fn sign_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut sign: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.into_iter().flat_map(|text| text.bytes().chain([0])) {
        sign = (sign ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{sign:016x}")
}
