//! When there was contact with somebody, when the next talk is due, and what was promised both ways.
//!
//! A rhythm counts from the last contact: a meeting, or something that they said and that was kept as
//! feedback. Whoever wrote a letter last week need not be reminded of by a talk in spring.
use chrono::NaiveDate;

use super::model::{Feedback, Person, Promise};
use crate::dates::parse_every;

/// A promise that is not kept yet, with where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenPromise<'a> {
    /// The promise.
    pub promise: &'a Promise,
    /// The day of the meeting.
    pub made: NaiveDate,
    /// The position of the meeting in the file, from 0.
    pub meeting: usize,
    /// Its position in the meeting, from 0.
    pub index: usize,
}

impl OpenPromise<'_> {
    /// Whether the person made it; else the other one did.
    pub fn is_mine(&self) -> bool {
        self.promise.by == "me"
    }
}

/// The last meeting up to today.
pub fn last_met(person: &Person, today: NaiveDate) -> Option<NaiveDate> {
    person.meeting.iter().map(|meeting| meeting.date).filter(|date| *date <= today).max()
}

/// The last contact up to today: a meeting, or feedback that they gave.
pub fn last_contact(person: &Person, feedback: &[Feedback], today: NaiveDate) -> Option<NaiveDate> {
    last_met(person, today).max(last_said(person, feedback, today))
}

/// The last day up to today on which they gave feedback.
pub fn last_said(person: &Person, feedback: &[Feedback], today: NaiveDate) -> Option<NaiveDate> {
    let said = feedback.iter().filter(|one| one.person == person.id && is_answered(one));
    said.filter_map(|one| one.date).filter(|day| *day <= today).max()
}

/// Whether there is an answer, in words or as levels; else it was only asked for.
pub fn is_answered(feedback: &Feedback) -> bool {
    feedback.text.as_deref().is_some_and(|text| !text.trim().is_empty()) || !feedback.ratings.is_empty()
}

/// The day from which on the next talk is due, where a rhythm is set and there was a first contact.
pub fn next_due(person: &Person, feedback: &[Feedback], today: NaiveDate) -> Option<NaiveDate> {
    let every = parse_every(person.every.as_deref()?).ok()?;
    Some(every.after(last_contact(person, feedback, today)?))
}

/// The day since which the talk waits, if it is due.
pub fn waiting_since(person: &Person, feedback: &[Feedback], today: NaiveDate) -> Option<NaiveDate> {
    next_due(person, feedback, today).filter(|day| *day <= today)
}

/// What is not kept yet, oldest meeting first. Numbered from 1, this is what `--kept N` counts.
pub fn open_promises(person: &Person) -> Vec<OpenPromise<'_>> {
    let mut open: Vec<OpenPromise<'_>> = person
        .meeting
        .iter()
        .enumerate()
        .flat_map(|(meeting, held)| {
            held.promises
                .iter()
                .enumerate()
                .filter(|(_, promise)| promise.done != Some(true))
                .map(move |(index, promise)| OpenPromise { promise, made: held.date, meeting, index })
        })
        .collect();
    open.sort_by_key(|one| one.made);
    open
}

/// Whose turn it is first: waiting longest, then due soonest, then without a rhythm by name.
pub fn sort_people(people: &mut [Person], feedback: &[Feedback], today: NaiveDate) {
    people.sort_by_cached_key(|person| {
        let due = next_due(person, feedback, today);
        (due.is_none(), due, person.name.to_lowercase())
    });
}
