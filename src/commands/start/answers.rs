//! What was answered in the first ten minutes, and what it comes to. Nothing is read or written here.
mod known;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::catalogue::{Catalogue, Code, Occupation};
use crate::stages::assess::interests;
use crate::stages::assess::items::interests::Form;
use crate::stages::assess::items::tick_list::{self, TickSkill};
use crate::stages::assess::items::values::WorkValue;
use crate::stages::assess::model::{Focus, SkillKind};
use crate::stages::assess::values;
use crate::store::{Given, text};

/// The choice at the end of a list that asks for another list beside it.
pub const OTHER_LIST: &str = "another-list";
/// The level that stands for "without help".
pub const ALONE: u8 = 3;
/// The level that stands for "others come to me for it".
pub const ASKED: u8 = 4;
/// The level that stands for "some of it".
pub const PARTLY: u8 = 2;

use known::as_tick;

/// The key under which none of several known titles is chosen.
pub const NONE: &str = "none";

/// The answers by the key of their question.
#[derive(Clone, Debug)]
pub struct Answers {
    given: BTreeMap<String, Given>,
    catalogue: Rc<Catalogue>,
    /// What was looked up already, by what it rests on: questions are put together often.
    found: RefCell<BTreeMap<String, Vec<Code>>>,
}

/// A skill that came up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id, made of its name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: SkillKind,
    /// The level, where one was given.
    pub level: Option<u8>,
    /// 1 do less, 3 do more, where one was given.
    pub desire: Option<u8>,
}

/// Something done, and what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Win {
    /// What.
    pub text: String,
    /// What it changed, for whom.
    pub impact: Option<String>,
    /// The id of the skill that it shows.
    pub skill: Option<String>,
}

/// A step as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// One of the three, from 0.
    Offered(usize),
    /// In the person's own words.
    Own(String),
}

impl Answers {
    /// The answers of a draft.
    pub fn new(given: BTreeMap<String, Given>, catalogue: Rc<Catalogue>) -> Answers {
        Answers { given, catalogue, found: RefCell::default() }
    }

    /// The catalogue that known titles are from.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The occupation that was chosen under a key.
    pub fn occupation(&self, key: &str) -> Option<Occupation<'_>> {
        self.catalogue.get(Code::parse(self.text(key)?)?)
    }

    /// All of them, as a draft keeps them.
    pub fn given(&self) -> &BTreeMap<String, Given> {
        &self.given
    }

    /// Keeps one.
    pub fn keep(&mut self, key: &str, given: Given) {
        self.given.insert(key.to_owned(), given);
    }

    /// Whether this question was answered or skipped.
    pub fn has(&self, key: &str) -> bool {
        self.given.contains_key(key)
    }

    /// How many questions have an answer.
    pub fn count(&self) -> usize {
        self.given.values().filter(|given| !matches!(given, Given::Skipped(_))).count()
    }

    /// The text under a key, if there is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.given.get(key) {
            Some(Given::Text(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The keys that were ticked.
    pub fn list(&self, key: &str) -> &[String] {
        match self.given.get(key) {
            Some(Given::List(list)) => list,
            _ => &[],
        }
    }

    /// What brings the person here.
    pub fn focus(&self) -> Option<Focus> {
        let key = self.text("focus")?;
        Focus::ALL.iter().copied().find(|focus| focus.key() == key)
    }

    /// Whether somebody who looks around has said that they would rather not begin.
    pub fn is_only_looking(&self) -> bool {
        self.focus() == Some(Focus::LookAround) && self.text("begin") == Some("no")
    }

    /// The list that was picked for what the person does.
    pub fn picked(&self) -> tick_list::Picked {
        tick_list::pick(self.text("now").unwrap_or_default())
    }

    /// Whether the list of the first tick question was not enough.
    pub fn wants_other_list(&self) -> bool {
        self.list("can").iter().any(|key| key == OTHER_LIST)
    }

    /// Whether any skill was ticked or named.
    pub fn has_skills(&self) -> bool {
        self.list("can").iter().any(|key| key != OTHER_LIST)
            || !self.list("can-other").is_empty()
            || self.text("own").is_some()
    }

    /// The skills of the other lists that were asked for, without those of the first.
    pub fn other_skills(&self) -> Vec<TickSkill> {
        let mut found: Vec<TickSkill> = Vec::new();
        if self.wants_other_list() {
            let first = self.first_list();
            for skill in self.list("list").iter().filter_map(|name| find_list(name)).flatten() {
                if !first.iter().chain(&found).any(|one| one.name == skill.name) {
                    found.push(*skill);
                }
            }
        }
        found
    }

    /// The skills that were ticked or named as one's own, each once.
    pub fn skills(&self) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut add = |name: &str, kind: SkillKind| {
            let id = text::slug(name, "skill");
            if !found.iter().any(|one| one.id == id) {
                let ticked = |key: &str| self.list(key).contains(&id);
                let level = if ticked("asked") { ASKED } else { ALONE };
                let desire = if ticked("more") {
                    Some(3)
                } else if ticked("less") {
                    Some(1)
                } else {
                    None
                };
                found.push(Named { id, name: name.to_owned(), kind, level: Some(level), desire });
            }
        };
        for (list, key) in [(&self.first_list()[..], "can"), (&self.other_skills()[..], "can-other")] {
            for skill in list.iter().filter(|skill| self.list(key).contains(&slug(skill))) {
                add(skill.name, kind(skill));
            }
        }
        for name in split(self.text("own").unwrap_or_default()) {
            add(&name, SkillKind::Technical);
        }
        found
    }

    /// What was done, the first example first.
    pub fn wins(&self) -> Vec<Win> {
        let skills = self.skills();
        [("glad", "changed", Some("shows")), ("win-2", "win-2-changed", None), ("win-3", "win-3-changed", None)]
            .into_iter()
            .filter(|(text, ..)| *text == "glad" || self.focus() == Some(Focus::Talk))
            .filter_map(|(text, impact, skill)| {
                Some(Win {
                    text: self.text(text)?.to_owned(),
                    impact: self.text(impact).map(str::to_owned),
                    skill: skill
                        .and_then(|key| self.text(key))
                        .filter(|id| skills.iter().any(|skill| skill.id == *id))
                        .map(str::to_owned),
                })
            })
            .collect()
    }

    /// The interest answers, once all thirty statements were gone through and one was answered.
    pub fn interests(&self) -> Option<interests::Answers> {
        if self.focus() != Some(Focus::Explore) {
            return None;
        }
        let keys = (0..Form::Thirty.count()).map(statement_key);
        let digits: Option<String> =
            keys.map(|key| self.has(&key).then(|| self.text(&key).unwrap_or("0").to_owned())).collect();
        let digits = digits.filter(|digits| digits.chars().any(|digit| digit != '0'))?;
        interests::Answers::parse(&digits, Form::Thirty).ok()
    }

    /// The six values, once all were gone through: how much each matters, and how much there is today.
    pub fn values(&self) -> Option<(values::Scores, Option<values::Scores>)> {
        let is_whole = WorkValue::ALL.into_iter().all(|value| {
            let wanted = format!("wanted-{}", value.key());
            self.has(&wanted) && (self.text(&wanted).is_none() || self.has(&format!("now-{}", value.key())))
        });
        if self.focus() != Some(Focus::Grow) || !is_whole {
            return None;
        }
        let scores = |start: &str| {
            let mut of = [None; 6];
            for value in WorkValue::ALL {
                of[value as usize] =
                    self.text(&format!("{start}-{}", value.key())).and_then(|digit| digit.parse().ok());
            }
            values::Scores::new(of)
        };
        let (wanted, now) = (scores("wanted"), scores("now"));
        if wanted.ordered().is_empty() {
            return None;
        }
        Some((wanted, Some(now).filter(|now| !now.ordered().is_empty())))
    }

    /// The role that the person has in mind, or the work that they wonder about.
    pub fn role(&self) -> Option<&str> {
        match self.focus()? {
            Focus::Explore => self.text("wonder"),
            Focus::Change => self.text("role"),
            Focus::WorkSoon => self
                .occupation("near-work")
                .map(|one| one.own.map_or(one.title(), |own| own.title))
                .or(self.text("work")),
            _ => None,
        }
    }

    /// The occupation that the role is of, where it was chosen.
    pub fn role_occupation(&self) -> Option<Occupation<'_>> {
        match self.focus()? {
            Focus::Change => self.occupation("role-occupation"),
            Focus::WorkSoon => self.occupation("near-work"),
            _ => None,
        }
    }

    /// The names of what the role asks for: what was typed, else what the occupation asks for that
    /// was chosen for it, the most important first.
    fn asked_names(&self) -> Vec<(String, SkillKind)> {
        let of_role = self.occupation("role-occupation").and_then(|one| one.own);
        let Some(own) = of_role else {
            let typed = split(self.text("asks").unwrap_or_default());
            return typed.into_iter().map(|name| (name, SkillKind::Technical)).collect();
        };
        let known = own.skills.iter().filter_map(|wanted| self.catalogue.vocabulary.find(wanted.name));
        known.filter_map(as_tick).map(|tick| (tick.name.to_owned(), kind(&tick))).collect()
    }

    /// What the role asks for, in the order in which it was named, each with the level that was
    /// given: without help, some of it, or not yet.
    pub fn asks(&self) -> Vec<Named> {
        if self.focus() != Some(Focus::Change) || self.text("role").is_none() {
            return Vec::new();
        }
        let mut found: Vec<Named> = Vec::new();
        for (name, kind) in self.asked_names() {
            let id = text::slug(&name, "skill");
            if found.iter().any(|one| one.id == id) {
                continue;
            }
            let level = if self.list("have").contains(&id) {
                Some(ALONE)
            } else if self.list("some").contains(&id) {
                Some(PARTLY)
            } else {
                // Who skips the two lists has said nothing about any of them.
                matches!(self.given.get("have"), Some(Given::List(_))).then_some(0)
            };
            found.push(Named { id, name, kind, level, desire: None });
        }
        found
    }

    /// The step that was chosen.
    pub fn step(&self) -> Option<Chosen> {
        match self.text("step")? {
            "own" => self.text("step-own").map(|text| Chosen::Own(text.to_owned())),
            "1" => Some(Chosen::Offered(0)),
            "2" => Some(Chosen::Offered(1)),
            "3" => Some(Chosen::Offered(2)),
            _ => None,
        }
    }
}

/// The key of a statement's question, by its place from 0.
pub fn statement_key(place: usize) -> String {
    format!("interest-{:02}", place + 1)
}

/// The id of a skill of a list.
pub fn slug(skill: &TickSkill) -> String {
    text::slug(skill.name, "skill")
}

/// The list with this name.
fn find_list(name: &str) -> Option<&'static [TickSkill]> {
    if name == "general" {
        return Some(tick_list::general());
    }
    tick_list::situations().iter().find(|one| one.name == name).map(|one| one.skills)
}

fn kind(skill: &TickSkill) -> SkillKind {
    skill.kind
}

/// Names with commas between them.
fn split(text: &str) -> Vec<String> {
    text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
