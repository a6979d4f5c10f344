//! An official O*NET release that the person imported: what of it is kept, and where it is from.
pub mod raw;

use super::code::Code;

/// An element of O*NET's content model: a skill or an area of knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id: `2.A.1.a`.
    pub id: String,
    /// Its name, as the release has it.
    pub name: String,
}

/// Ratings of an occupation on the elements of its release, in their order. What was suppressed or
/// not rated is `None`, never 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    /// Importance, 1–5.
    pub importance: Vec<Option<f32>>,
    /// Level, 0–7.
    pub level: Vec<Option<f32>>,
}

/// An occupation as the release has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its description.
    pub text: String,
    /// Job zone, 1–5.
    pub zone: Option<u8>,
    /// R, I, A, S, E, C, 1–7.
    pub interests: Option<[f64; 6]>,
    /// Achievement, independence, recognition, relationships, support, working conditions, 1–7.
    pub values: Option<[f64; 6]>,
    /// Ratings of the skills, if there are any; in the order of [`Release::skills`].
    pub skills: Option<Ratings>,
    /// Ratings of the areas of knowledge; in the order of [`Release::knowledge`].
    pub knowledge: Option<Ratings>,
    /// The release's own list of related occupations, the nearest first (primary ones only).
    pub related: Vec<Code>,
    /// Our own measure: the most alike occupations, the nearest first, worked out at the import.
    pub near: Vec<(Code, f64)>,
}

/// A release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Release {
    /// `O*NET 30.1`.
    pub name: String,
    /// `December 2025`, as the release says it; empty where it does not.
    pub date: String,
    /// The skills that it rates.
    pub skills: Vec<Element>,
    /// The areas of knowledge that it rates.
    pub knowledge: Vec<Element>,
    /// By code.
    pub occupations: Vec<Official>,
    /// The similarity above which a move counts as viable (see `similarity`).
    pub viable: f64,
}

impl Release {
    /// The occupation with this code.
    pub fn get(&self, code: Code) -> Option<&Official> {
        let at = self.occupations.binary_search_by_key(&code, |one| one.code).ok()?;
        Some(&self.occupations[at])
    }
}

impl Release {
    /// Reads what [`encode`](Release::encode) wrote.
    ///
    /// # Errors
    /// Bytes that are none, or that were damaged.
    pub fn decode(_bytes: &[u8]) -> crate::error::Result<Release> {
        Err(crate::error::Error::data("The imported release cannot be read.").hint("career explore import PATH"))
    }
}
