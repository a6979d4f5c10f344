//! Those who will read something: which records they may see, and whose names stay.
//!
//! The rules are those of the papers ([`super::papers::sight`], [`super::papers::names`]); here they are
//! held together for one talk. Other people's names become "a colleague", the reader's own stays.
use super::model::{Person, Relation};
use super::papers::Notebook;
use super::papers::model::Key;
use super::papers::names::{Name, Names, take_out};
use super::papers::shown::{Naming, hidden_names};
use super::papers::sight::Sight;
use crate::stages::words::Audience;

/// For whose eyes something is, by who they are: managers and sponsors, mentors (with coaches and
/// counsellors), and everybody else.
pub fn audience_of(relation: Relation) -> Audience {
    match relation {
        Relation::Manager | Relation::Sponsor => Audience::Manager,
        Relation::Mentor | Relation::Coach | Relation::Counsellor => Audience::Mentor,
        Relation::Peer | Relation::Client | Relation::Teacher | Relation::Recruiter | Relation::Contact => {
            Audience::Public
        }
    }
}

/// Those who will read it.
pub struct Circle<'a> {
    sight: Sight<'a>,
    /// Whose names are taken out.
    names: Names,
}

impl<'a> Circle<'a> {
    /// Readers of this kind. `reader` is the one person who will read it, where it is one.
    pub fn new(notebook: &'a Notebook, audience: Audience, reader: Option<&Person>) -> Circle<'a> {
        Circle::of(&Sight::of(notebook, audience), Naming::Only(&[]), reader)
    }

    /// Whoever looks so, with these names; the reader's own stays.
    pub fn of(sight: &Sight<'a>, naming: Naming<'_>, reader: Option<&Person>) -> Circle<'a> {
        let is_other = |id: &String| reader.is_none_or(|reader| reader.id != *id);
        let hidden = hidden_names(sight, naming).into_iter().filter(|(id, _)| is_other(id));
        let own = sight.notebook().profile.name.as_deref();
        let kept = own.into_iter().chain(reader.map(|reader| reader.name.as_str())).map(Name::new).collect();
        let names = Names::new(hidden.map(|(_, name)| name).collect()).keeping(kept);
        Circle { sight: sight.clone(), names }
    }

    /// The same readers with all names left as they are.
    #[must_use]
    pub fn with_names(self) -> Circle<'a> {
        Circle { names: Names::default(), ..self }
    }

    /// Who they are.
    pub fn audience(&self) -> Audience {
        self.sight.audience()
    }

    /// Whether they may see a record, by its noun (`goal`, `role`, `step`, `activity`, `skill`, `entry`) and id.
    pub fn sees(&self, noun: &'static str, id: &str) -> bool {
        self.sight.sees(&Key::new(noun, id))
    }

    /// A text in which nobody but the reader is named.
    pub fn veil(&self, text: &str) -> String {
        take_out(text, &self.names)
    }
}
