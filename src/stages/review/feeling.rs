//! When the answers say that it has been hard for a while: one neutral paragraph, no diagnosis.
//!
//! That is where satisfaction was 3 or less in this review and in the last one of the year before
//! that answered the question, or where "it was hard to face" was the reason twice since the last
//! review began: for what was moved or let go in the two, and for goals that were ended between.
use chrono::{Months, NaiveDate};

use super::book::Book;
use super::model::{Adjustment, Pulse, Review};
use crate::dates::Period;
use crate::stages::goal::model::Reason;

/// What is said then. It names people to talk to, and nothing about the person.
pub const PARAGRAPH: &str = "This has been a hard stretch by your own answers. Some people find it helps to talk it over: with somebody you trust, \
a counsellor, a doctor, or a union. It may be the job and not you; both are fine things to talk about.";

/// Satisfaction up to here is low.
const LOW: u8 = 3;
/// How far back the other review may lie.
const WITHIN_MONTHS: u32 = 12;

/// Whether it has been hard by these answers; `book` is what was there before the review.
pub fn is_hard(book: &Book, period: &Period, pulse: Option<&Pulse>, adjustments: &[Adjustment]) -> bool {
    let earlier = || book.done().rev().map(|kept| &kept.review).filter(|review| review.to < period.to);
    let satisfaction = |pulse: Option<&Pulse>| pulse.and_then(|pulse| pulse.satisfaction);
    let since = period.from.checked_sub_months(Months::new(WITHIN_MONTHS)).unwrap_or(NaiveDate::MIN);
    let before = earlier().filter(|review| review.to >= since).find_map(|review| satisfaction(review.pulse.as_ref()));
    let is_low = |value: Option<u8>| value.is_some_and(|value| value <= LOW);
    (is_low(satisfaction(pulse)) && is_low(before)) || count_dread(book, period, adjustments, earlier().next()) >= 2
}

/// How often "it was hard to face" was the reason.
fn count_dread(book: &Book, period: &Period, adjustments: &[Adjustment], last: Option<&Review>) -> usize {
    let adjusted = adjustments.iter().chain(last.iter().flat_map(|review| &review.adjustment));
    let dreaded: Vec<&Adjustment> = adjusted.filter(|one| one.reason == Some(Reason::Dread)).collect();
    let from = last.map_or(period.from, |review| review.from);
    // A goal that a review let go carries the reason too, and is counted there.
    let ended = book.goals.iter().filter(|goal| {
        goal.reason == Some(Reason::Dread)
            && goal.ended.is_some_and(|day| from <= day)
            && !dreaded.iter().any(|one| one.goal.as_ref() == Some(&goal.id))
    });
    dreaded.len() + ended.count()
}
