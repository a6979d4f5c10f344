//! Papers to hand over: a development plan, an appraisal, a list of what one did.
//!
//! Everything in the notebook is private at first. A paper is therefore made in three steps, and
//! only the first of them sees the notebook: [`sight`] decides which records an audience may see,
//! [`shown`] copies of those only what a paper may hold at all, with the names of others taken out
//! ([`names`]), and the builders of the papers work on that copy alone. What is not in
//! [`shown::Shown`] cannot get into a paper.
//!
//! One file a paper; each gives a [`model::Paper`], which the exporters write in any format.
pub mod agenda;
pub mod appraisal;
pub mod brag;
pub mod cdp;
pub mod examples;
pub mod model;
pub mod names;
pub mod ready;
pub mod shown;
pub mod sight;

use chrono::NaiveDate;

use crate::stages::assess::model::{Credential, Position, Preferences, Profile, Skill, Strength, Weakness};
use crate::stages::explore::model::Role;
use crate::stages::goal::model::{Aim, Goal};
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::model::{Entry, Feedback, Person};

/// Everything that a paper could be made from.
#[derive(Clone, Debug, Default)]
pub struct Notebook {
    /// The person.
    pub profile: Profile,
    /// What the organisation wants.
    pub aims: Vec<Aim>,
    /// What the person has done.
    pub positions: Vec<Position>,
    /// Degrees, licences, certificates.
    pub credentials: Vec<Credential>,
    /// Strengths.
    pub strengths: Vec<Strength>,
    /// What to work on.
    pub weaknesses: Vec<Weakness>,
    /// Conditions of work.
    pub preferences: Option<Preferences>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Learning.
    pub activities: Vec<Activity>,
    /// Steps.
    pub milestones: Vec<Milestone>,
    /// People.
    pub people: Vec<Person>,
    /// What others said.
    pub feedback: Vec<Feedback>,
    /// The log.
    pub entries: Vec<Entry>,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Days {
    /// The twelve months up to a day.
    pub fn year_to(today: NaiveDate) -> Days {
        let before = today.checked_sub_months(chrono::Months::new(12)).unwrap_or(today);
        Days { from: before.succ_opt().unwrap_or(before), to: today }
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}
