//! Strengths to pick from, each with its other side, and things that one may want to work on.
//!
//! They are words to choose, not findings: nobody is told which ones they have.

/// A strength, with what may happen when there is too much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The strength: `Calm when things go wrong`.
    pub text: &'static str,
    /// Its other side; completes "Too much of it: …".
    pub too_much: &'static str,
}

const fn strength(text: &'static str, too_much: &'static str) -> Strength {
    Strength { text, too_much }
}

/// Strengths to pick from; one's own words are as good.
#[rustfmt::skip] // One strength a line.
pub const STRENGTHS: [Strength; 24] = [
    strength("Calm when things go wrong", "it can look as if nothing were urgent"),
    strength("Reliable: what I promise gets done", "I take on more than I can keep up with"),
    strength("Careful with details", "I spend time on what nobody needs"),
    strength("Quick to get started", "I begin before it is clear what is wanted"),
    strength("Patient", "I wait too long before I say something"),
    strength("Good at listening", "my own view goes unheard"),
    strength("Honest, also when it is not easy", "people hear it as hard"),
    strength("Friendly with everyone", "I keep away from necessary arguments"),
    strength("Good with my hands", "I would rather do it myself than explain it"),
    strength("Quick to learn", "I get bored with what I know already"),
    strength("Keeps going when it gets hard", "I go on with what I should give up"),
    strength("Good at explaining", "I explain what the other knows already"),
    strength("Full of ideas", "too few of them get finished"),
    strength("Orderly", "a change of plan throws me"),
    strength("Ready to change plans", "others do not know what to count on"),
    strength("Thinks before acting", "the moment has passed when I decide"),
    strength("Decides quickly", "others feel that they were not asked"),
    strength("Fair", "I miss that someone needs more than their share"),
    strength("Brings people together", "my own work waits"),
    strength("Makes people laugh", "I joke when it is serious"),
    strength("Good with money and figures", "I see the cost and not the good"),
    strength("Sees what others need", "I forget what I need myself"),
    strength("Works well alone", "nobody knows how far I am"),
    strength("Asks the question that nobody asks", "it holds up what was settled"),
];

/// Things that one may want to work on.
pub const TO_WORK_ON: [&str; 16] = [
    "Saying no when I have enough to do",
    "Asking for help early",
    "Finishing what I begin",
    "Starting sooner",
    "Keeping track of time",
    "Speaking in front of people",
    "Saying what I think in a group",
    "Telling people what I have done well",
    "Taking criticism without getting upset",
    "Telling someone what bothers me",
    "Letting others do it their way",
    "Writing so that others understand it",
    "Working with computers",
    "Working with numbers",
    "Staying calm in a hurry",
    "Stopping work when the day is over",
];
