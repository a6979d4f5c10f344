//! The notebook as an audience may see it: only the records that it may see, of those only what a
//! paper may hold, and no names of others.
//!
//! Why a goal matters, what could get in its way, how sure one is of it, what a role pays, notes and
//! everything about conditions but places, moving and working from home have no place here at all.
use chrono::NaiveDate;

use super::model::Key;
use super::names::{Name, take_out};
use super::ready::{Standing, stand};
use super::sight::Sight;
use crate::stages::assess::model::{Maybe, Remote};
use crate::stages::explore::model::RoleStatus;
use crate::stages::goal::model::{GoalStatus, Horizon, Outcome};
use crate::stages::plan::model::MilestoneKind;
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
pub fn show(sight: Sight<'_>, naming: Naming<'_>, today: NaiveDate) -> Shown {
    let hidden: Vec<Name> = hidden_names(sight, naming).into_iter().map(|(_, name)| name).collect();
    Copier { sight, hidden, today }.copy()
}

/// Whose names do not stand in a paper, by id.
pub fn hidden_names(sight: Sight<'_>, naming: Naming<'_>) -> Vec<(String, Name)> {
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

/// What copies the notebook, text by text.
struct Copier<'a> {
    sight: Sight<'a>,
    hidden: Vec<Name>,
    today: NaiveDate,
}

impl Copier<'_> {
    fn text(&self, text: &str) -> String {
        take_out(text, &self.hidden)
    }

    fn maybe(&self, text: Option<&String>) -> Option<String> {
        text.map(|text| self.text(text)).filter(|text| !text.trim().is_empty())
    }

    fn sees(&self, noun: &'static str, id: &str) -> bool {
        self.sight.sees(&Key::new(noun, id))
    }

    /// The key of a record that is seen.
    fn key(&self, noun: &'static str, id: &str) -> Option<Key> {
        Some(Key::new(noun, id)).filter(|key| self.sight.sees(key))
    }

    /// A person's name as it is written.
    fn plain(&self, person: Option<&crate::stages::review::model::Person>) -> String {
        person.map_or_else(String::new, |person| take_out(&person.name, &[]))
    }

    fn only_seen(&self, noun: &'static str, ids: &[String]) -> Vec<String> {
        ids.iter().filter(|id| self.sees(noun, id)).cloned().collect()
    }

    fn line(&self, key: Option<Key>, title: &str, about: Option<&String>) -> Option<Line> {
        Some(Line { key: key?, title: self.text(title), about: self.maybe(about), from: None, to: None })
    }

    fn copy(&self) -> Shown {
        let book = self.sight.notebook();
        // Whoever gets a paper of somebody's knows their name; what they do and where is known to those
        // who work with them.
        let is_known = self.sight.audience() != Audience::Public;
        let mut shown = Shown {
            audience: self.sight.audience(),
            today: self.today,
            name: book.profile.name.clone(),
            role: self.maybe(book.profile.role.as_ref()).filter(|_| is_known),
            organisation: self.maybe(book.profile.organisation.as_ref()).filter(|_| is_known),
            aims: Vec::new(),
            positions: Vec::new(),
            credentials: Vec::new(),
            strengths: Vec::new(),
            weaknesses: Vec::new(),
            mobility: self.mobility(),
            skills: Vec::new(),
            roles: Vec::new(),
            goals: Vec::new(),
            actions: self.actions(),
            entries: self.entries(),
            said: self.said(),
        };
        for aim in &book.aims {
            let line = self.line(self.key("aim", &aim.id), &aim.text, None);
            shown.aims.extend(line.map(|line| Line { to: aim.until, ..line }));
        }
        for one in &book.positions {
            let line = self.line(self.key("position", &one.id), &one.title, one.organisation.as_ref());
            shown.positions.extend(line.map(|line| Line { from: Some(one.from), to: one.to, ..line }));
        }
        for one in &book.credentials {
            let line = self.line(self.key("credential", &one.id), &one.title, one.issuer.as_ref());
            shown.credentials.extend(line.map(|line| Line { from: one.issued, to: one.expires, ..line }));
        }
        for one in &book.strengths {
            shown.strengths.extend(self.line(self.key("strength", &one.id), &one.text, None));
        }
        for one in &book.weaknesses {
            shown.weaknesses.extend(self.line(self.key("weakness", &one.id), &one.text, None));
        }
        for one in &book.skills {
            if let Some(key) = self.key("skill", &one.id) {
                shown.skills.push(Skill { key, name: self.text(&one.name), level: one.level() });
            }
        }
        for one in &book.goals {
            shown.goals.extend(self.goal(one));
        }
        shown.goals.sort_by_key(|goal| (goal.priority, goal.due.unwrap_or(NaiveDate::MAX)));
        for one in &book.roles {
            if let Some(key) = self.key("role", &one.id) {
                shown.roles.push(Role {
                    key,
                    title: self.text(&one.title),
                    organisation: self.maybe(one.organisation.as_ref()),
                    status: one.state(),
                    decides: one.decides,
                    discussed: one.discussed,
                    confirmed: one.confirmed,
                    standing: stand(one, self.sight, self.today, &|text| self.text(text)),
                });
            }
        }
        shown
    }

    fn goal(&self, goal: &crate::stages::goal::model::Goal) -> Option<Goal> {
        let key = self.key("goal", &goal.id)?;
        let (supports, aim) = self.find_aim(goal);
        Some(Goal {
            key,
            title: self.text(&goal.title),
            measure: self.maybe(goal.measure.as_ref()),
            due: goal.due,
            horizon: goal.horizon(self.today),
            status: goal.state(),
            priority: goal.priority.unwrap_or(2),
            supports,
            aim,
            ended: goal.ended,
            outcome: goal.outcome,
        })
    }

    /// What a goal supports, in words and by the aim's id: its own word, else that of the longer goal that
    /// it serves. Nothing that is not seen is followed.
    fn find_aim(&self, goal: &crate::stages::goal::model::Goal) -> (Option<String>, Option<String>) {
        let book = self.sight.notebook();
        let (mut seen, mut at) = (Vec::new(), Some(goal));
        while let Some(goal) = at.filter(|goal| !seen.contains(&goal.id.as_str()) && self.sees("goal", &goal.id)) {
            seen.push(goal.id.as_str());
            if let Some(text) = &goal.supports {
                return match book.aims.iter().find(|aim| aim.id == *text) {
                    Some(aim) if self.sees("aim", &aim.id) => (Some(self.text(&aim.text)), Some(aim.id.clone())),
                    Some(_) => (None, None),
                    None => (self.maybe(Some(text)), None),
                };
            }
            at = goal.parent.as_ref().and_then(|id| book.goals.iter().find(|goal| goal.id == *id));
        }
        (None, None)
    }

    fn actions(&self) -> Vec<Action> {
        let book = self.sight.notebook();
        let goal = |goal: &Option<String>| goal.clone().filter(|id| self.sees("goal", id));
        let mut actions = Vec::new();
        for one in &book.activities {
            let Some(key) = self.key("activity", &one.id) else { continue };
            actions.push(Action {
                key,
                title: self.text(&one.title),
                goal: goal(&one.goal),
                time: one.time.unwrap_or(Time::Own),
                weeks: one.weeks,
                cost: one.cost.clone().filter(|cost| !is_free(cost)),
                provider: self.maybe(one.provider.as_ref()),
                due: one.due,
                status: one.state(),
                finished: one.finished,
                is_learning: true,
                is_transition: false,
            });
        }
        for one in &book.milestones {
            let Some(key) = self.key("step", &one.id) else { continue };
            actions.push(Action {
                key,
                title: self.text(&one.title),
                goal: goal(&one.goal),
                time: one.time.unwrap_or(Time::Own),
                weeks: one.weeks,
                cost: None,
                provider: None,
                due: one.due,
                status: one.state(),
                finished: one.finished,
                is_learning: false,
                is_transition: one.kind == Some(MilestoneKind::Transition),
            });
        }
        actions.sort_by_key(|action| (action.due.unwrap_or(NaiveDate::MAX), action.key.clone()));
        actions
    }

    fn entries(&self) -> Vec<Entry> {
        let seen = self.sight.notebook().entries.iter().filter_map(|one| {
            Some(Entry {
                key: self.key("entry", &one.id)?,
                date: one.date,
                kind: one.kind,
                text: self.text(&one.text),
                impact: self.maybe(one.impact.as_ref()),
                skills: self.only_seen("skill", &one.skills),
                goals: self.only_seen("goal", &one.goals),
                tags: one.tags.clone(),
                link: one.link.clone().filter(|link| !self.hidden.iter().any(|name| name.is_in_link(link))),
            })
        });
        let mut entries: Vec<Entry> = seen.collect();
        entries.sort_by_key(|entry| entry.date);
        entries
    }

    fn said(&self) -> Vec<Said> {
        let people = &self.sight.notebook().people;
        let seen = self.sight.notebook().feedback.iter().filter_map(|one| {
            let person = people.iter().find(|person| person.id == one.person);
            let name = person.map(|person| self.text(&person.name)).filter(|name| *name == self.plain(person));
            Some(Said {
                key: self.key("feedback", &one.id)?,
                date: one.date?,
                text: self.maybe(one.text.as_ref())?,
                // Somebody who is not in people.toml has no name but their id. Part of a name would be none.
                who: name.unwrap_or_else(|| super::names::COLLEAGUE.to_owned()),
            })
        });
        let mut said: Vec<Said> = seen.collect();
        said.sort_by_key(|one| one.date);
        said
    }

    fn mobility(&self) -> Option<Mobility> {
        let wants = self.sight.notebook().preferences.as_ref().filter(|_| self.sees("preferences", ""))?;
        Some(Mobility {
            places: wants.places.iter().map(|place| self.text(place)).collect(),
            relocate: wants.relocate,
            remote: wants.remote,
        })
    }
}

/// Whether an amount is nothing.
fn is_free(cost: &str) -> bool {
    cost.split_whitespace().next().and_then(|amount| amount.parse::<f64>().ok()).is_some_and(|amount| amount == 0.0)
}
