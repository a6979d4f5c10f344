//! The notebook as an audience may see it: only the records that it may see, of those only what a
//! paper may hold, and no names of others.
//!
//! Why a goal matters, what could get in its way, how sure one is of it, what a role pays, notes and
//! everything about conditions but places, moving and working from home have no place here at all.
mod copy;

use chrono::NaiveDate;

use copy::Copier;

use super::model::Key;
use super::names::{Name, Names};
use super::ready::Standing;
use super::sight::Sight;
use crate::stages::assess::model::{Maybe, Remote};
use crate::stages::explore::model::RoleStatus;
use crate::stages::goal::model::{GoalStatus, Horizon, Outcome};
use crate::stages::review::model::EntryKind;
use crate::stages::words::{Audience, Progress, Time};

/// A dated or undated line of the past: a position, a paper, a strength, an aim.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The record.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// More about it: the organisation, who gave it.
    pub about: Option<String>,
    /// From when, or when it was given.
    pub from: Option<NaiveDate>,
    /// Until when it was, or holds.
    pub to: Option<NaiveDate>,
}

/// A skill.
#[derive(Clone, Debug, PartialEq)]
pub struct Skill {
    /// The record.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// The person's own level, 0 to 5.
    pub level: Option<u8>,
}

/// A role that is aimed at, with how near it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// The record.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// With whom.
    pub organisation: Option<String>,
    /// How far along it is.
    pub status: RoleStatus,
    /// When it is decided.
    pub decides: Option<NaiveDate>,
    /// When it was talked about.
    pub discussed: Option<NaiveDate>,
    /// When it was said that it can happen.
    pub confirmed: Option<NaiveDate>,
    /// What it asks for, and how near that is.
    pub standing: Standing,
}

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The record.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// How one will know.
    pub measure: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How long it takes.
    pub horizon: Option<Horizon>,
    /// How far along it is.
    pub status: GoalStatus,
    /// 1 first, 3 last.
    pub priority: u8,
    /// What of the organisation's it supports, in words.
    pub supports: Option<String>,
    /// The aim among those that are seen.
    pub aim: Option<String>,
    /// When it ended.
    pub ended: Option<NaiveDate>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// A step, or a piece of learning.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The record.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// The goal that it serves, where that is seen.
    pub goal: Option<String>,
    /// Whose time it takes.
    pub time: Time,
    /// Weeks that it takes.
    pub weeks: Option<f64>,
    /// What it costs, where that is something.
    pub cost: Option<String>,
    /// Who offers it.
    pub provider: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How far along it is.
    pub status: Progress,
    /// When it was finished.
    pub finished: Option<NaiveDate>,
    /// Whether it is learning.
    pub is_learning: bool,
    /// Whether it is the change of role itself.
    pub is_transition: bool,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The record.
    pub key: Key,
    /// The day.
    pub date: NaiveDate,
    /// What kind of line.
    pub kind: EntryKind,
    /// What happened.
    pub text: String,
    /// What it changed, for whom.
    pub impact: Option<String>,
    /// Skills that it shows, by id, among those that are seen.
    pub skills: Vec<String>,
    /// Goals that it serves, by id, among those that are seen.
    pub goals: Vec<String>,
    /// Its tags; never printed.
    pub tags: Vec<String>,
    /// A link that names nobody.
    pub link: Option<String>,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The record.
    pub key: Key,
    /// The day.
    pub date: NaiveDate,
    /// What they said.
    pub text: String,
    /// Who, as the paper may say it.
    pub who: String,
}

/// What may be shown of the conditions of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Mobility {
    /// Places.
    pub places: Vec<String>,
    /// Whether the person would move.
    pub relocate: Option<Maybe>,
    /// Working from home.
    pub remote: Option<Remote>,
}

/// The notebook as an audience may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Who sees it.
    pub audience: Audience,
    /// Today.
    pub today: NaiveDate,
    /// The person's own name.
    pub name: Option<String>,
    /// What they do.
    pub role: Option<String>,
    /// Where.
    pub organisation: Option<String>,
    /// What the organisation wants.
    pub aims: Vec<Line>,
    /// What the person has done.
    pub positions: Vec<Line>,
    /// Degrees, licences and certificates.
    pub credentials: Vec<Line>,
    /// Strengths.
    pub strengths: Vec<Line>,
    /// What to work on.
    pub weaknesses: Vec<Line>,
    /// Places, moving, working from home.
    pub mobility: Option<Mobility>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Steps and learning.
    pub actions: Vec<Action>,
    /// The log, oldest first.
    pub entries: Vec<Entry>,
    /// What others said, oldest first.
    pub said: Vec<Said>,
}

/// Which names of others may stand in a paper.
#[derive(Clone, Copy, Debug)]
pub enum Naming<'a> {
    /// Those of people who are marked for the audience, and of these, by id.
    Only(&'a [String]),
    /// All of them: for the person alone, and to see whose names there would be.
    All,
}

/// What an audience may see. A paper for the person alone holds names.
pub fn show(sight: &Sight<'_>, naming: Naming<'_>, today: NaiveDate) -> Shown {
    let hidden = Names::new(hidden_names(sight, naming).into_iter().map(|(_, name)| name).collect());
    Copier { sight, hidden, today }.copy()
}

/// Whose names do not stand in a paper, by id.
pub fn hidden_names(sight: &Sight<'_>, naming: Naming<'_>) -> Vec<(String, Name)> {
    let is_named = |id: &str| match naming {
        Naming::All => true,
        Naming::Only(ids) => {
            sight.audience() == Audience::Mine
                || ids.iter().any(|one| one == id)
                || sight.judge(&Key::new("person", id)).is_none()
        }
    };
    let people = sight.notebook().people.iter();
    people.filter(|person| !is_named(&person.id)).map(|person| (person.id.clone(), Name::new(&person.name))).collect()
}
