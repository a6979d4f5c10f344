//! Who may see what: when something is written for another person's eyes.
//!
//! A record is for its own audience, else its goal's (of several, the narrowest), else for the person
//! alone. Whatever is marked, roles outside and what serves them never reach a manager or the public;
//! what is never put into a paper at all (needs, dealbreakers, pay wishes, pulse, confidence) is not
//! known here in the first place. Other people's names become "a colleague".
use super::model::{Person, Relation};
use crate::stages::explore::model::{Role, Where};
use crate::stages::goal::model::Goal;
use crate::stages::words::Audience;

/// What stands for another person's name.
pub const SOMEBODY: &str = "a colleague";

/// Words that belong to a name and are none.
const TITLES: &[&str] =
    &["Dr", "Dr.", "Prof", "Prof.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Sir", "Sister", "Frau", "Herr"];

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

/// Those who will read it, and what has to be known to decide what they may see.
pub struct Circle<'a> {
    audience: Audience,
    goals: &'a [Goal],
    roles: &'a [Role],
    /// Names in small letters or as written, longest first, and what stands for them; `None` stays.
    names: Vec<(String, bool)>,
}

impl<'a> Circle<'a> {
    /// Readers of this kind. `reader` is the one person who will read it, where it is one; their own
    /// name stays.
    pub fn new(
        audience: Audience,
        goals: &'a [Goal],
        roles: &'a [Role],
        people: &[Person],
        reader: Option<&Person>,
    ) -> Circle<'a> {
        let mut names = Vec::new();
        if let Some(reader) = reader {
            names.extend(parts_of(&reader.name).map(|name| (name, true)));
        }
        let others = people.iter().filter(|person| reader.is_none_or(|reader| reader.id != person.id));
        names.extend(others.flat_map(|person| parts_of(&person.name)).map(|name| (name, false)));
        names.sort_by_key(|(name, stays)| (std::cmp::Reverse(name.len()), !*stays));
        Circle { audience, goals, roles, names }
    }

    /// The same readers with all names left as they are.
    #[must_use]
    pub fn with_names(self) -> Circle<'a> {
        Circle { names: Vec::new(), ..self }
    }

    /// Who they are.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Whether they may see a record with this mark and no goal.
    pub fn sees(&self, mark: Option<Audience>) -> bool {
        mark.unwrap_or(Audience::Mine) >= self.audience
    }

    /// Whether they may see a goal.
    pub fn sees_goal(&self, goal: &Goal) -> bool {
        self.sees(goal.audience) && !self.is_closed(goal.role.as_deref())
    }

    /// Whether they may see a role.
    pub fn sees_role(&self, role: &Role) -> bool {
        self.sees(role.audience) && !self.is_closed(Some(&role.id))
    }

    /// Whether they may see work on a goal: a step, or learning. What serves a goal that must not be
    /// shown is not shown either, however it is marked itself.
    pub fn sees_work(&self, mark: Option<Audience>, goal: Option<&str>, role: Option<&str>) -> bool {
        if self.is_closed(role) || goal.is_some_and(|id| self.is_closed_goal(id)) {
            return false;
        }
        self.sees_marked(mark, goal.into_iter())
    }

    /// Whether they may see a line of the log or the like, which serves any number of goals. Its own
    /// mark is about its own words, so it holds whatever the goals are.
    pub fn sees_line(&self, mark: Option<Audience>, goals: &[String]) -> bool {
        if mark.is_none() && goals.iter().any(|id| self.is_closed_goal(id)) {
            return false;
        }
        self.sees_marked(mark, goals.iter().map(String::as_str))
    }

    fn sees_marked<'g>(&self, mark: Option<Audience>, goals: impl Iterator<Item = &'g str>) -> bool {
        let of_goal = |id: &str| self.goal(id).and_then(|goal| goal.audience).unwrap_or(Audience::Mine);
        self.sees(mark.or_else(|| goals.map(of_goal).min()))
    }

    fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    fn is_closed_goal(&self, id: &str) -> bool {
        self.goal(id).is_some_and(|goal| self.is_closed(goal.role.as_deref()))
    }

    /// Whether a role must never be shown to these readers: one outside, or one that is not known.
    fn is_closed(&self, role: Option<&str>) -> bool {
        let Some(id) = role.filter(|_| self.audience >= Audience::Manager) else {
            return false;
        };
        self.roles.iter().find(|role| role.id == id).is_none_or(|role| role.place() == Where::Outside)
    }

    /// A text in which nobody but the reader is named.
    pub fn veil(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_start = out.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            let found = self.names.iter().filter(|_| is_start).find(|(name, _)| begins_with(rest, name));
            match found {
                Some((name, stays)) => {
                    let (named, behind) = rest.split_at(name.len());
                    match (stays, out.is_empty()) {
                        (true, _) => out.push_str(named),
                        (false, true) => out.push_str("A colleague"),
                        (false, false) => out.push_str(SOMEBODY),
                    }
                    rest = behind;
                }
                None => {
                    out.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        out
    }
}

/// The whole name, and each word of it that is a name by itself.
fn parts_of(name: &str) -> impl Iterator<Item = String> {
    let whole = name.trim().to_owned();
    let parts: Vec<String> = whole
        .split_whitespace()
        .filter(|part| part.chars().count() > 2 && !TITLES.contains(part))
        .filter(|part| part.chars().next().is_some_and(char::is_uppercase) && **part != whole)
        .map(str::to_owned)
        .collect();
    std::iter::once(whole).filter(|name| !name.is_empty()).chain(parts)
}

/// Whether a text begins with this name as words of its own. A name of several words is known in
/// whatever letters; a single word only as it is written, since "will" and "rose" are words too.
fn begins_with(text: &str, name: &str) -> bool {
    let Some(start) = text.get(..name.len()) else { return false };
    let is_same = if name.contains(' ') { start.to_lowercase() == name.to_lowercase() } else { start == name };
    is_same && text[name.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric())
}
