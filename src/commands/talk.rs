//! Reading what a talk with somebody rests on: everything that could be asked or told.
use crate::error::Result;
use crate::stages::assess::model::{Position, Skill};
use crate::stages::explore::model::Role;
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::agenda::Book;
use crate::stages::review::asking::Notebook;
use crate::stages::review::model::{Entry, Feedback, Person};
use crate::store::Data;

/// The records, read.
pub struct Talk {
    /// Skills.
    pub skills: Vec<Skill>,
    /// What others said.
    pub feedback: Vec<Feedback>,
    /// The log.
    pub entries: Vec<Entry>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Learning.
    pub activities: Vec<Activity>,
    /// What the person has done.
    pub positions: Vec<Position>,
    /// Steps.
    pub steps: Vec<Milestone>,
    /// People.
    pub people: Vec<Person>,
}

impl Talk {
    /// Reads them.
    ///
    /// # Errors
    /// A file that does not hold.
    pub fn read(data: &Data<'_>) -> Result<Talk> {
        Ok(Talk {
            skills: data.all()?,
            feedback: data.all()?,
            entries: data.all()?,
            goals: data.all()?,
            roles: data.all()?,
            activities: data.all()?,
            positions: data.all()?,
            steps: data.all()?,
            people: data.all()?,
        })
    }

    /// What questions are picked from.
    pub fn notebook(&self) -> Notebook<'_> {
        Notebook {
            skills: &self.skills,
            feedback: &self.feedback,
            entries: &self.entries,
            goals: &self.goals,
            roles: &self.roles,
            activities: &self.activities,
            positions: &self.positions,
        }
    }

    /// What an agenda is made from.
    pub fn book(&self) -> Book<'_> {
        Book { notebook: self.notebook(), steps: &self.steps, people: &self.people }
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}
