//! The first small steps towards an occupation or a role: a talk, the cheapest test, a look at adverts.
use crate::catalogue::Occupation;

/// Hours of a talk.
const TALK: f64 = 1.0;
/// Hours of a test: a shift or a weekend's project is half a day until it is known better.
const TEST: f64 = 4.0;
/// Hours of reading three adverts.
const ADVERTS: f64 = 1.0;

/// What a first step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// A talk with someone who does it.
    Talk,
    /// The cheapest test of whether one would like it.
    Test,
    /// Reading adverts.
    Adverts,
}

/// A first step.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstStep {
    /// What it is.
    pub first: First,
    /// What to do.
    pub title: String,
    /// How long it takes, in hours of one's own.
    pub hours: f64,
    /// Questions to take along; may be empty.
    pub note: String,
}

/// Up to three small steps towards work with this title; the talk has the questions and the test the
/// words of its occupation, where it is known.
pub fn first_steps(title: &str, occupation: Option<&Occupation<'_>>) -> Vec<FirstStep> {
    let own = occupation.and_then(|occupation| occupation.own);
    let step = |first: First, title: String, hours: f64, note: String| FirstStep { first, title, hours, note };
    let questions = own.map_or_else(String::new, |own| own.ask.join(" "));
    let mut steps = vec![step(First::Talk, format!("Talk to someone who works as: {title}"), TALK, questions)];
    steps.extend(own.map(|own| step(First::Test, own.try_it.to_owned(), TEST, String::new())));
    steps.push(step(
        First::Adverts,
        format!("Read three adverts for this work and mark what comes up each time: {title}"),
        ADVERTS,
        String::new(),
    ));
    steps
}

/// The same for an occupation, under its own title.
pub fn towards(occupation: &Occupation<'_>) -> Vec<FirstStep> {
    let title = occupation.own.map_or(occupation.title(), |own| own.title).to_lowercase();
    first_steps(&title, Some(occupation))
}
