//! Answers to questionnaires: reading them from text, and noticing careless ones.
use crate::error::{Error, Result};

/// The share of answers, in percent, that may be the same before it is said.
///
/// Nine in ten: some people do like or dislike nearly everything that is asked, few all of it.
pub const SAME_PERCENT: usize = 90;
/// The share of questions, in percent, that may be left open before it is said: a third.
pub const OPEN_PERCENT: usize = 33;
/// The time in milliseconds that half of the answers should take at least, since a statement
/// cannot be read in less than a second.
pub const LEAST_MILLIS: u64 = 1_000;

/// What makes a result less safe. Warnings never ask anything and refuse nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which it is.
    pub kind: WarningKind,
    /// What the screen says: one or two plain sentences.
    pub text: String,
}

/// The kinds of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// All figures lie close together, so that they have no order.
    Flat,
    /// Nearly every answer is the same one, or half of the form in one run is.
    Same,
    /// Half of the answers took under a second.
    Fast,
    /// More than a third of the questions are open.
    Open,
    /// A type or value has too few answers for a figure.
    NoScore,
}

impl WarningKind {
    /// The key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            WarningKind::Flat => "flat",
            WarningKind::Same => "same_answers",
            WarningKind::Fast => "too_fast",
            WarningKind::Open => "many_open",
            WarningKind::NoScore => "no_score",
        }
    }
}

impl Warning {
    /// A warning of this kind with its sentence.
    pub fn new(kind: WarningKind, text: impl Into<String>) -> Warning {
        Warning { kind, text: text.into() }
    }
}

/// Reads answers written as digits: `5 3 4`, `5,3,4` or `534`, mixed as one likes.
///
/// # Errors
/// A usage error that names the place of the first answer that is not a digit from `lowest` to
/// `highest`, or how many there are where `counts` does not hold that number.
pub fn read_digits(text: &str, counts: &[usize], lowest: u8, highest: u8) -> Result<Vec<u8>> {
    let tokens: Vec<&str> = text.split([' ', ',', ';', '\t', '\n', '\r']).filter(|t| !t.is_empty()).collect();
    // As many words as answers: each word is one, so that `10` among them is not read as two.
    let pieces: Vec<String> = if tokens.len() > 1 && counts.contains(&tokens.len()) {
        tokens.iter().map(|t| (*t).to_string()).collect()
    } else {
        tokens.iter().flat_map(|t| t.chars()).map(String::from).collect()
    };
    let hint = format!(
        "Type {} digits from {lowest} to {highest}, for example --answers \"{} {} {} …\"",
        list_counts(counts),
        highest,
        highest.saturating_sub(2).max(lowest),
        highest.saturating_sub(1).max(lowest)
    );
    let mut digits = Vec::with_capacity(pieces.len());
    for (place, piece) in pieces.iter().enumerate() {
        match piece.parse::<u8>() {
            Ok(digit) if piece.len() == 1 && (lowest..=highest).contains(&digit) => {
                digits.push(digit);
            }
            _ => {
                let place = place + 1;
                return Err(Error::usage(format!(
                    "Answer {place} is `{piece}`; it has to be a digit from {lowest} to {highest}"
                ))
                .hint(hint));
            }
        }
    }
    if !counts.contains(&digits.len()) {
        let (got, want) = (digits.len(), list_counts(counts));
        let got = if got == 1 { "1 answer was".to_string() } else { format!("{got} answers were") };
        return Err(Error::usage(format!("{got} given; there have to be {want}")).hint(hint));
    }
    Ok(digits)
}

/// Warnings that any questionnaire can have: open, same and fast answers. 0 is an open answer;
/// `millis` are the times of those answers that were timed, empty where none were.
pub fn find_careless(answers: &[u8], millis: &[u64]) -> Vec<Warning> {
    let total = answers.len();
    let given: Vec<u8> = answers.iter().copied().filter(|a| *a != 0).collect();
    let mut warnings = Vec::new();
    let open = total - given.len();
    if open * 100 > total * OPEN_PERCENT {
        warnings.push(Warning::new(
            WarningKind::Open,
            format!(
                "{open} of {total} are open or never tried, so this says as much about what you \
                 have met as about what you would like."
            ),
        ));
    }
    let commonest = (1..=5).map(|d| given.iter().filter(|a| **a == d).count()).max().unwrap_or(0);
    // From ten answers on; a handful can well be alike.
    let is_same = given.len() >= 10 && commonest * 100 >= given.len() * SAME_PERCENT;
    if is_same || (total >= 10 && find_longest_run(answers) * 2 >= total) {
        warnings.push(Warning::new(
            WarningKind::Same,
            "Very many answers in a row, or nearly all, are the same. The result is unsafe unless \
             that is how you see it.",
        ));
    }
    if is_fast(millis, total) {
        warnings.push(Warning::new(
            WarningKind::Fast,
            "Half of the answers took less than a second, so the result is unsafe.",
        ));
    }
    warnings
}

/// The longest run of one answer; open ones end a run.
fn find_longest_run(answers: &[u8]) -> usize {
    answers.chunk_by(|a, b| a == b).filter(|run| run[0] != 0).map(<[u8]>::len).max().unwrap_or(0)
}

/// Whether the median time is under a second. Fewer times than half of the questions say nothing,
/// since the rest was answered on another day or in a file.
fn is_fast(millis: &[u64], total: usize) -> bool {
    if millis.is_empty() || millis.len() * 2 < total {
        return false;
    }
    let mut sorted = millis.to_vec();
    sorted.sort_unstable();
    let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
    low.saturating_add(high) < 2 * LEAST_MILLIS
}

fn list_counts(counts: &[usize]) -> String {
    let mut words: Vec<String> = counts.iter().map(usize::to_string).collect();
    match words.pop() {
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} or {last}", words.join(", ")),
        None => "0".to_string(),
    }
}
