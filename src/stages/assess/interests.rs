//! What the answers on interests come to: a score for each of the six types.
//!
//! A type's score is the sum of (answer − 1) over its answered statements, scaled up to the whole
//! form where some are open, and rounded to a whole number, halves up: 0–20 for 30 statements,
//! 0–40 for 60. A type needs 4 of 5 (8 of 10) answers. Worked example with 30 statements: the
//! answers 5, 4, 0, 4, 2 of one type give (4 + 3 + 3 + 1) × 5 ÷ 4 = 13.75, so 14.
use super::answers::{Warning, WarningKind, find_careless, read_digits};
use super::items::interests::{Form, Interest};
pub use crate::catalogue::shape::pearson;
use crate::error::Result;

/// A profile is flat if its highest and lowest score are less than this share of the range apart,
/// in percent. Below it the order of the types is mostly chance.
pub const FLAT_PERCENT: u32 = 15;

/// Answers to all statements of a form, each 0 (open) to 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    form: Form,
    digits: Vec<u8>,
}

impl Answers {
    /// Reads `5 3 4 …` or `534…`.
    ///
    /// # Errors
    /// A usage error that names the answer that is off, or how many there are.
    pub fn parse(text: &str, form: Form) -> Result<Answers> {
        match read_digits(text, &[form.count()], 0, 5) {
            Ok(digits) => Ok(Answers { form, digits }),
            Err(mut error) => {
                // The commonest slip: the answers of the other form.
                let other = match form {
                    Form::Thirty => Form::Sixty,
                    Form::Sixty => Form::Thirty,
                };
                if read_digits(text, &[other.count()], 0, 5).is_ok() {
                    let count = other.count();
                    error.hints = vec![format!("For {count} statements, add --form {count}")];
                }
                Err(error)
            }
        }
    }

    /// Reads the answers of a record, where the form is known by how many there are.
    ///
    /// # Errors
    /// A usage error that names the answer that is off, or how many there are.
    pub fn parse_any(text: &str) -> Result<Answers> {
        let digits = read_digits(text, &[30, 60], 0, 5)?;
        let form = if digits.len() == 60 { Form::Sixty } else { Form::Thirty };
        Ok(Answers { form, digits })
    }

    /// The form that was answered.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The answers in the order of the statements.
    pub fn digits(&self) -> &[u8] {
        &self.digits
    }

    /// The answers as files keep them: one digit each.
    pub fn to_text(&self) -> String {
        self.digits.iter().map(|d| char::from(b'0' + d)).collect()
    }
}

/// The scores of the six types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// The form that they are of; it sets their range.
    pub form: Form,
    of: [Option<u8>; 6],
}

impl Scores {
    /// Scores that are known already, in the order R I A S E C; `None` where a type has none or
    /// where one lies above the form's range.
    pub fn new(form: Form, of: [Option<u8>; 6]) -> Scores {
        Scores { form, of: of.map(|score| score.filter(|s| *s <= form.range())) }
    }

    /// A type's score, if it had enough answers.
    pub fn of(&self, interest: Interest) -> Option<u8> {
        self.of[interest as usize]
    }

    /// The types that have a score, in the order R I A S E C.
    pub fn known(&self) -> Vec<(Interest, u8)> {
        Interest::ALL.into_iter().filter_map(|t| Some((t, self.of(t)?))).collect()
    }

    /// Highest less lowest score; `None` where fewer than two types have one.
    pub fn spread(&self) -> Option<u8> {
        let known = self.known();
        let scores = || known.iter().map(|(_, score)| *score);
        if known.len() < 2 { None } else { Some(scores().max()? - scores().min()?) }
    }

    /// Whether the types lie so close together that they have no order.
    pub fn is_flat(&self) -> bool {
        self.spread().is_some_and(|spread| self.is_close(spread))
    }

    /// Whether a difference of two scores is too small to mean an order.
    pub fn is_close(&self, difference: u8) -> bool {
        u32::from(difference) * 100 < u32::from(self.form.range()) * FLAT_PERCENT
    }
}

/// The scores of these answers.
pub fn score(answers: &Answers) -> Scores {
    let form = answers.form;
    let mut of = [None; 6];
    for (column, slot) in of.iter_mut().enumerate() {
        // The statements come interleaved, so that each sixth is of the same type.
        let given: Vec<u32> =
            answers.digits.iter().skip(column).step_by(6).filter(|d| **d != 0).map(|d| u32::from(*d)).collect();
        if given.len() >= form.needed() {
            *slot = scale(given.iter().sum::<u32>(), given.len(), form.per_type());
        }
    }
    Scores { form, of }
}

/// (sum − n) × all ÷ n, halves up, in whole numbers.
fn scale(sum: u32, answered: usize, all: usize) -> Option<u8> {
    let (n, all) = (u32::try_from(answered).ok()?, u32::try_from(all).ok()?);
    u8::try_from((2 * (sum - n) * all + n) / (2 * n)).ok()
}

/// What makes these scores less safe: flat, careless or open answers. `millis` are the times of
/// the answers that were timed, if any.
pub fn find_warnings(answers: &Answers, millis: &[u64]) -> Vec<Warning> {
    let scores = score(answers);
    let mut warnings = Vec::new();
    let missing: Vec<String> =
        Interest::ALL.into_iter().filter(|t| scores.of(*t).is_none()).map(Interest::label).collect();
    if !missing.is_empty() {
        warnings.push(Warning::new(
            WarningKind::NoScore,
            format!(
                "No score for {}: that needs {} of {} answers.",
                missing.join(", "),
                scores.form.needed(),
                scores.form.per_type()
            ),
        ));
    }
    if scores.is_flat() {
        warnings.push(Warning::new(WarningKind::Flat, "All kinds lie close together, so their order means little."));
    }
    warnings.extend(find_careless(&answers.digits, millis));
    warnings
}
