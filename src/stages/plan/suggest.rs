//! From what is missing to steps and learning: what is offered, never what must be done.
//!
//! Each kind of what is missing gets its own kind of step: a level a path of learning, practice and
//! somebody who looks at it (`level`); a level that nothing shows an example; a skill that lay idle
//! one real use; experience a chance and the doing; a paper a way to it; education a question
//! (`others`). What an open step or open learning supplies already is not offered again
//! (`covered`); where that leads only part of the way, the rest follows after it.
//!
//! What people forget on the way into a role, and its first day, come last (`forgotten`).
//!
//! The order is that of what is missing: what must be there first, then musts, shoulds, nice ones. A
//! suggestion only ever needs ones that stand before it, so that the first k of them make sense
//! without the rest. How long each takes stands in `hours`; whether they fit, in `fit`.
//!
//! # Worked example
//! SQL is at 2, a role asks for 4 (must), and the person has a job in which it is used. The step to 3
//! takes 80 h, a quarter of it read (20 h of one's own), 60 h done at work: at half a day a week 15
//! weeks. The step to 4 is all doing: 160 h, 40 weeks. At the end somebody better gives an hour a
//! month, 6 h.
use crate::catalogue::Catalogue;
use crate::stages::assess::model::Profile;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::{GapKind, Me};
use crate::stages::explore::model::Trial;
use crate::stages::learn::model::ActivityKind;
use crate::stages::words::Time;
use chrono::NaiveDate;

mod collect;
pub mod covered;
pub mod explain;
pub mod fit;
mod forgotten;
pub mod hours;
mod level;
mod missing;
mod money;
mod others;
mod pick;
mod place;
pub mod scope;
mod talk;
mod texts;
pub mod towards;
mod uncovered;

pub use collect::suggest;
pub use money::{Money, find_money};
pub use pick::pick;
pub use scope::Aim;

use super::roadmap::Records;

/// For how many missing things steps are offered at once unless told: more is a wall.
pub const MOST: usize = 3;

/// How one gets better by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// By doing.
    Experience,
    /// Through somebody: watching, being looked at, being helped.
    Exposure,
    /// By courses, books and papers.
    Education,
}

impl Mode {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Mode::Experience => "experience",
            Mode::Exposure => "exposure",
            Mode::Education => "education",
        }
    }

    /// What the screen says.
    pub fn says(self) -> &'static str {
        match self {
            Mode::Experience => "by doing",
            Mode::Exposure => "with someone",
            Mode::Education => "by learning",
        }
    }
}

/// What a suggestion becomes when it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A step of the plan.
    Step,
    /// Learning of this kind.
    Learning(ActivityKind),
}

impl Becomes {
    /// `step`, or the kind of learning, as files have it.
    pub fn key(self) -> &'static str {
        match self {
            Becomes::Step => "step",
            Becomes::Learning(kind) => kind.key(),
        }
    }

    /// Whether it is learning.
    pub fn is_learning(self) -> bool {
        matches!(self, Becomes::Learning(_))
    }
}

/// What has to be done before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// A suggestion that stands before this one, by its place in the list.
    Earlier(usize),
    /// A step or learning that is there already, by its id.
    Known(String),
}

/// Something that could be done about what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The id that it gets when it is kept; empty until somebody names it.
    pub id: String,
    /// What it becomes.
    pub becomes: Becomes,
    /// How one gets better by it.
    pub mode: Mode,
    /// The kind of what is missing; none where it belongs to the role as a whole.
    pub missing: Option<GapKind>,
    /// What is missing, as the screen calls it.
    pub label: String,
    /// What to do, beginning with what it is about.
    pub title: String,
    /// The requirements that it supplies or leads to: skill ids and texts.
    pub closes: Vec<String>,
    /// The skills that it raises, with the level it leads to.
    pub skills: Vec<(String, Option<u8>)>,
    /// The goal it serves.
    pub goal: Option<String>,
    /// Whose time it takes.
    pub time: Time,
    /// Hours of one's own time.
    pub hours: Option<f64>,
    /// Weeks, where the time is paid or waiting.
    pub weeks: Option<f64>,
    /// What it costs, where the person said so: it is not known here.
    pub cost: Option<String>,
    /// What has to be done before.
    pub after: Vec<Before>,
    /// The id of a step of the plan that has to wait for it.
    pub before: Option<String>,
    /// For a change of role: the role that begins with it.
    pub role: Option<String>,
    /// Not before this day.
    pub earliest: Option<NaiveDate>,
    /// By when, where that is before its goal's day.
    pub due: Option<NaiveDate>,
    /// What to take along or to type afterwards; may be empty.
    pub note: String,
    /// Why it is offered, in a sentence.
    pub why: String,
    /// How its hours or weeks came about.
    pub figure: String,
}

impl Suggestion {
    /// Hours of one's own that it takes.
    pub fn own_hours(&self) -> f64 {
        if self.time == Time::Own { self.hours.unwrap_or(0.0) } else { 0.0 }
    }
}

/// What no step covers, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// What it is about: a skill id or a text.
    pub what: String,
    /// Why no step covers it.
    pub text: String,
    /// What to type about it; empty where nothing helps.
    pub command: String,
}

/// Something missing that is on the way already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTheWay {
    /// What is missing, as the screen calls it.
    pub label: String,
    /// The level that it leads to, where that is only part of the way.
    pub up_to: Option<u8>,
    /// Ids and titles of what supplies it.
    pub by: Vec<(String, String)>,
}

/// What is offered, and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// In order; each needs only ones before it.
    pub list: Vec<Suggestion>,
    /// What is on the way already.
    pub on_the_way: Vec<OnTheWay>,
    /// What no step covers.
    pub uncovered: Vec<Uncovered>,
    /// What else is missing, beyond the number that was asked for.
    pub further: Vec<String>,
}

/// The person and their plan, as far as suggestions are made from them.
#[derive(Clone, Copy, Debug)]
pub struct Notebook<'a> {
    /// Who they are.
    pub profile: &'a Profile,
    /// What they can and have done.
    pub me: &'a Me,
    /// What speaks of their skills.
    pub trail: &'a Trail<'a>,
    /// What is planned.
    pub records: &'a Records,
    /// What they tried.
    pub trials: &'a [Trial],
    /// The occupations and skills that are known.
    pub catalogue: &'a Catalogue,
    /// Whether the year's budget for learning is used up: then nothing that costs is offered.
    pub is_spent: bool,
    /// Today.
    pub today: NaiveDate,
}
