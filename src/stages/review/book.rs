//! Everything that a review looks at, read beforehand.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::{Entry, Feedback, Person, Review, ReviewStatus};
use crate::stages::assess::model::Skill;
use crate::stages::explore::model::Trial;
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;

/// A review with the file that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The file: `reviews/2026-Q4.toml`.
    pub file: String,
    /// The review.
    pub review: Review,
}

/// How much of what a role asks for is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Musts {
    /// How many musts are met.
    pub met: u32,
    /// How many there are.
    pub of: u32,
}

/// What the roadmap says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// `fits`, `tight` or `does not fit`; `None` without hours to plan with.
    pub verdict: Option<String>,
    /// Days by which the latest step is late; 0 if none is.
    pub worst_late_days: Option<i64>,
}

/// The records that a review reads.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Skills with their ratings.
    pub skills: Vec<Skill>,
    /// The log.
    pub entries: Vec<Entry>,
    /// Goals, whatever their status.
    pub goals: Vec<Goal>,
    /// Learning, whatever its status.
    pub activities: Vec<Activity>,
    /// Steps, whatever their status.
    pub steps: Vec<Milestone>,
    /// What is tried out, whatever its status.
    pub trials: Vec<Trial>,
    /// People with their meetings.
    pub people: Vec<Person>,
    /// What others said.
    pub feedback: Vec<Feedback>,
    /// Reviews, the oldest period first.
    pub reviews: Vec<Kept>,
    /// The titles of roles by id.
    pub roles: BTreeMap<String, String>,
    /// The ids of roles that were won.
    pub won: Vec<String>,
    /// Hours a week that the person wants to have.
    pub hours_per_week: Option<f64>,
    /// Musts met by target role.
    pub gaps: BTreeMap<String, Musts>,
    /// What the roadmap says.
    pub forecast: Forecast,
}

impl Book {
    /// The finished reviews, the oldest period first.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Kept> {
        self.reviews.iter().filter(|kept| kept.review.status != Some(ReviewStatus::Draft))
    }

    /// The last day that a finished review looks at.
    pub fn reviewed_to(&self) -> Option<NaiveDate> {
        self.done().map(|kept| kept.review.to).max()
    }

    /// The first day of which anything is known: a win, a rating, a goal, an hour of learning.
    pub fn began(&self) -> Option<NaiveDate> {
        self.days().min()
    }

    /// The last day up to today of which anything is known.
    pub fn last_touched(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.days().chain(self.stamps()).filter(|day| *day <= today).max()
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let skills = self.skills.iter().flat_map(|skill| skill.rating.iter().map(|rating| rating.date));
        let entries = self.entries.iter().map(|entry| entry.date);
        let goals = self.goals.iter().flat_map(|goal| {
            goal.created.into_iter().chain(goal.ended).chain(goal.checkin.iter().map(|checkin| checkin.date))
        });
        let learning =
            self.activities.iter().flat_map(|one| one.session.iter().map(|session| session.date).chain(one.finished));
        let steps = self.steps.iter().filter_map(|step| step.finished);
        let people = self.people.iter().flat_map(|person| person.meeting.iter().map(|meeting| meeting.date));
        let reviews = self.reviews.iter().filter_map(|kept| kept.review.date);
        skills.chain(entries).chain(goals).chain(learning).chain(steps).chain(people).chain(reviews)
    }

    /// The days on which the program changed a record.
    fn stamps(&self) -> impl Iterator<Item = NaiveDate> {
        let stamps = self
            .skills
            .iter()
            .map(|one| &one.updated)
            .chain(self.entries.iter().map(|one| &one.updated))
            .chain(self.goals.iter().map(|one| &one.updated))
            .chain(self.activities.iter().map(|one| &one.updated))
            .chain(self.steps.iter().map(|one| &one.updated))
            .chain(self.people.iter().map(|one| &one.updated))
            .chain(self.feedback.iter().map(|one| &one.updated));
        stamps.filter_map(|stamp| stamp.as_deref()?.get(..10)?.parse().ok())
    }

    /// What a skill is called; its id where it is not known.
    pub fn skill_name<'b>(&'b self, id: &'b str) -> &'b str {
        self.skills.iter().find(|skill| skill.id == id).map_or(id, |skill| skill.name.as_str())
    }

    /// What a role is called; its id where it is not known.
    pub fn role_title<'b>(&'b self, id: &'b str) -> &'b str {
        self.roles.get(id).map_or(id, String::as_str)
    }

    /// What a goal is called; its id where it is not known.
    pub fn goal_title<'b>(&'b self, id: &'b str) -> &'b str {
        self.goals.iter().find(|goal| goal.id == id).map_or(id, |goal| goal.title.as_str())
    }
}
