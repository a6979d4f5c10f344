//! What a talk with somebody rests on, read once: for questions and for agendas.
use super::report;
use crate::error::Result;
use crate::stages::review::agenda::Book;
use crate::stages::review::asking::Notebook;
use crate::stages::review::model::Person;
use crate::stages::review::papers;
use crate::store::Data;

/// The records.
pub struct Talk {
    /// All of them.
    pub whole: papers::Notebook,
}

impl Talk {
    /// Reads them.
    ///
    /// # Errors
    /// A file that does not hold.
    pub fn read(data: &Data<'_>) -> Result<Talk> {
        Ok(Talk { whole: report::read_notebook(data)? })
    }

    /// What questions are picked from.
    pub fn notebook(&self) -> Notebook<'_> {
        self.book().notebook
    }

    /// What an agenda is made from.
    pub fn book(&self) -> Book<'_> {
        Book::of(&self.whole)
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.whole.people.iter().find(|person| person.id == id)
    }
}
