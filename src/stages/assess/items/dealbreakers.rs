//! What a person wants of work and what rules it out: the questions, and the words to choose.
use crate::record::Choice;
use crate::stages::assess::model::{Contract, Maybe, Remote, Travel, WorkSchedule};

const fn choice(key: &'static str, says: &'static str) -> Choice {
    Choice { key, says }
}

/// What can rule work out. One's own words are taken too.
pub const DEALBREAKERS: [Choice; 12] = [
    choice("nights", "work at night"),
    choice("weekends", "work at weekends"),
    choice("lifting", "lift or carry heavy things"),
    choice("standing", "stand for most of the day"),
    choice("heights", "work high above the ground"),
    choice("driving", "drive as part of the work"),
    choice("blood", "see blood or open wounds"),
    choice("public-facing", "deal with customers or the public all day"),
    choice("sales-targets", "have to sell a set amount"),
    choice("travel", "travel and sleep away from home"),
    choice("relocation", "move to another place"),
    choice("screen-all-day", "sit at a screen all day"),
];

/// What is asked before the dealbreakers; each is one that would rule work out.
pub const ASK_DEALBREAKERS: &str = "What would you not do, even for work that you like?";

/// What the screen calls a dealbreaker: the words for a known key, else the person's own words.
pub fn say_dealbreaker(key: &str) -> &str {
    DEALBREAKERS.iter().find(|c| c.key == key).map_or(key, |c| c.says)
}

/// How a preference is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One of these.
    One(&'static [Choice]),
    /// Any of these, and one's own words.
    Many(&'static [Choice]),
    /// A line of text.
    Text,
    /// Several pieces of text.
    Texts,
    /// An amount for a time: `38000 EUR/year`.
    Pay,
}

/// One question about what a person wants of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The key in `[preferences]`.
    pub key: &'static str,
    /// The question.
    pub ask: &'static str,
    /// An example, or what becomes of the answer; may be empty.
    pub help: &'static str,
    /// How it is answered.
    pub answer: Answer,
}

const fn question(key: &'static str, ask: &'static str, help: &'static str, answer: Answer) -> Question {
    Question { key, ask, help, answer }
}

/// The questions about preferences, in the order of the file. Each can be left open.
pub const PREFERENCES: [Question; 11] = [
    question("remote", "Where would you like to work?", "", Answer::One(Remote::CHOICES)),
    question("hours", "How many hours a week?", "For example 20, or 20–28.", Answer::Text),
    question("schedule", "At what times?", "", Answer::One(WorkSchedule::CHOICES)),
    question("contract", "In what form?", "", Answer::One(Contract::CHOICES)),
    question("travel", "How much travel for work?", "", Answer::One(Travel::CHOICES)),
    question("places", "In which places?", "Towns or areas that you can reach.", Answer::Texts),
    question("relocate", "Would you move for work?", "", Answer::One(Maybe::CHOICES)),
    question(
        "pay_min",
        "What is the least that you need to earn?",
        "For example 38000 EUR/year or 15 USD/hour. It never goes into a paper for your manager.",
        Answer::Pay,
    ),
    question("leadership", "Would you like to lead others?", "", Answer::One(Maybe::CHOICES)),
    question(
        "needs",
        "Is there anything that you need in order to work?",
        "Health, care for others, religion, transport. Only you will see it.",
        Answer::Texts,
    ),
    question(
        "dealbreakers",
        ASK_DEALBREAKERS,
        "These rule work out; they are never weighed against something good.",
        Answer::Many(&DEALBREAKERS),
    ),
];

/// What the screen calls a preference where it is shown.
pub fn name(key: &str) -> &str {
    match key {
        "remote" => "where",
        "hours" => "hours a week",
        "schedule" => "when",
        "contract" => "contract",
        "travel" => "travel",
        "places" => "places",
        "relocate" => "would move",
        "pay_min" => "least pay",
        "leadership" => "would lead others",
        "needs" => "needs",
        "dealbreakers" => "would not",
        other => other,
    }
}
