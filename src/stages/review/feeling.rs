//! When the answers say that it has been hard for a while: one neutral paragraph, no diagnosis.
use super::book::Book;
use super::model::{Adjustment, Pulse};
use crate::stages::goal::model::Reason;

/// What is said then. It names people to talk to, and nothing about the person.
pub const PARAGRAPH: &str = "This has been a hard stretch by your own answers. Some people find it helps to talk it over: with somebody you trust, \
a counsellor, a doctor, or a union. It may be the job and not you; both are fine things to talk about.";

/// Satisfaction up to here is low.
const LOW: u8 = 3;

/// Whether satisfaction was 3 or less in this review and the one before, or "hard to face" was
/// the reason twice in the two.
pub fn is_hard(book: &Book, pulse: Option<&Pulse>, adjustments: &[Adjustment]) -> bool {
    let last = book.done().next_back().map(|kept| &kept.review);
    let is_low = |pulse: Option<&Pulse>| pulse.and_then(|pulse| pulse.satisfaction).is_some_and(|value| value <= LOW);
    let dreads = |list: &[Adjustment]| list.iter().filter(|one| one.reason == Some(Reason::Dread)).count();
    let is_low_twice = is_low(pulse) && last.is_some_and(|review| is_low(review.pulse.as_ref()));
    is_low_twice || dreads(adjustments) + last.map_or(0, |review| dreads(&review.adjustment)) >= 2
}
