//! Copying the notebook for an audience: the only place that sees both sides. A key of a record that is
//! not copied here cannot stand in a paper.
use chrono::NaiveDate;

use super::{Action, Entry, Goal, Line, Mobility, Role, Said, Shown, Skill};
use crate::stages::goal::model as goals;
use crate::stages::plan::model::MilestoneKind;
use crate::stages::review::model::Person;
use crate::stages::review::papers::model::Key;
use crate::stages::review::papers::names::{COLLEAGUE, Names, take_out};
use crate::stages::review::papers::ready::{Both, stand};
use crate::stages::review::papers::sight::Sight;
use crate::stages::words::{Audience, Time};

/// What copies the notebook, text by text.
pub struct Copier<'a> {
    pub(super) sight: &'a Sight<'a>,
    pub(super) hidden: Names,
    pub(super) today: NaiveDate,
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
    fn plain(&self, person: Option<&Person>) -> String {
        person.map_or_else(String::new, |person| take_out(&person.name, &Names::default()))
    }

    fn only_seen(&self, noun: &'static str, ids: &[String]) -> Vec<String> {
        ids.iter().filter(|id| self.sees(noun, id)).cloned().collect()
    }

    fn line(&self, key: Option<Key>, title: &str, about: Option<&String>) -> Option<Line> {
        Some(Line { key: key?, title: self.text(title), about: self.maybe(about), from: None, to: None })
    }

    pub(super) fn copy(&self) -> Shown {
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
        let both = Both::of(self.sight);
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
                    standing: stand(one, &both, self.sight, self.today, &|text| self.text(text)),
                });
            }
        }
        shown
    }

    fn goal(&self, goal: &goals::Goal) -> Option<Goal> {
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
    fn find_aim(&self, goal: &goals::Goal) -> (Option<String>, Option<String>) {
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
                cost: one.cost.as_ref().filter(|cost| !is_free(cost)).map(|cost| self.text(cost)),
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
                link: one.link.clone().filter(|link| !self.hidden.is_in_link(link)),
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
                who: name.unwrap_or_else(|| COLLEAGUE.to_owned()),
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
