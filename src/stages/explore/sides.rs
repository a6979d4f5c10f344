//! Occupations and roles of one's own side by side: what each asks for, what is missing of it, and
//! which skills are worth having for more than one of them.
//!
//! The hours of what is missing are a rough range of our own: from one level to the next
//! [`HOURS`], added up over the skills that are assessed and below what is asked. A skill that is
//! not assessed is not counted; how many there are is said beside it.
//!
//! Worked example: SQL 2 of 4 and statistics 1 of 2 miss 60–120, 150–300 and 20–40 hours: 230–460.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::asked::{Asked, AskedSkill, list_asked, list_official, list_own};
use super::gap::{GapKind, Gaps, is_paper};
use super::matching::list_gates;
use super::model::{RequiredLevel, Requirement, RequirementKind, Role};
use super::parts::Parts;
use super::seeker::Seeker;
use crate::catalogue::Occupation;
use crate::catalogue::builtin::PaperWeight;
use crate::stages::assess::model::Skill;
use crate::stages::assess::past::judge_validity;

/// The hours, low and high, from the level below to levels 1 to 5: an evening or two, a short
/// course, a term beside work, a year of it, years. Our own judgement of 2026, and no measurement.
pub const HOURS: [(f64, f64); 5] = [(5.0, 10.0), (20.0, 40.0), (60.0, 120.0), (150.0, 300.0), (400.0, 800.0)];

/// A skill that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The person's skill by its id, where it is one of theirs.
    pub skill: Option<String>,
    /// What is the same in all that are compared: the id, or what it is in the catalogue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The level asked for, 1–5.
    pub level: u8,
    /// The person's level; `None` where it is not assessed.
    pub have: Option<u8>,
}

/// The hours of what is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Missing {
    /// At the least.
    pub low: f64,
    /// At the most.
    pub high: f64,
    /// How many skills are assessed; where it is 0 nothing is known.
    pub assessed: usize,
    /// How many are not, and are not counted.
    pub unassessed: usize,
}

/// One of what is compared.
#[derive(Clone, Debug)]
pub struct Side<'c> {
    /// What it is called.
    pub title: String,
    /// The role, where it is one.
    pub role: Option<&'c Role>,
    /// The occupation, where there is one.
    pub occupation: Option<Occupation<'c>>,
    /// How the occupation fits.
    pub parts: Parts,
    /// The skills that it asks for.
    pub wanted: Vec<Wanted>,
    /// What has to be there first and is not, and what the person would not do.
    pub gates: Vec<Gate>,
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Whether it is something that the person would not do; else it is missing.
    pub is_refused: bool,
    /// A paper or a skill in words, or the key of what they would not do.
    pub text: String,
}

impl Side<'_> {
    /// What names it: the role's id, else the occupation's code.
    pub fn id(&self) -> String {
        self.role.map(|role| role.id.clone()).or(self.occupation.map(|one| one.code.to_string())).unwrap_or_default()
    }

    /// The hours of what is missing.
    pub fn missing(&self) -> Missing {
        let mut missing = Missing::default();
        for one in &self.wanted {
            let Some(have) = one.have else {
                missing.unassessed += 1;
                continue;
            };
            missing.assessed += 1;
            for (low, high) in HOURS.iter().take(usize::from(one.level)).skip(usize::from(have)) {
                missing.low += low;
                missing.high += high;
            }
        }
        missing
    }
}

/// A skill that more than one of them ask for and that is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The person's skill by its id, where it is one of theirs.
    pub skill: Option<String>,
    /// Its name.
    pub name: String,
    /// The person's level; `None` where it is not assessed.
    pub have: Option<u8>,
    /// Who asks for it, by position, and at which level.
    pub asked: Vec<(usize, u8)>,
}

/// The skills of an occupation; in the words of the release only where `is_official`, so that all
/// that are compared speak alike.
pub fn want_by_occupation(occupation: &Occupation<'_>, skills: &[Skill], is_official: bool) -> Vec<Wanted> {
    let own = list_own(occupation);
    let asked: Vec<Asked<'_>> = if is_official || own.is_empty() { list_asked(occupation) } else { own };
    let vocabulary = &occupation.catalogue().vocabulary;
    let mut wanted = Vec::new();
    for one in &asked {
        let asked = AskedSkill::of(one, vocabulary);
        let own = asked.pick(skills, vocabulary);
        push(
            &mut wanted,
            Wanted {
                skill: own.map(|skill| skill.id.clone()),
                key: own.map_or(asked.element.clone(), |skill| format!("skill:{}", skill.id)),
                name: own.map_or(asked.name, |skill| skill.name.clone()),
                level: one.level,
                have: own.and_then(Skill::level),
            },
        );
    }
    wanted
}

/// The skills of a role.
pub fn want_by_role(role: &Role, skills: &[Skill]) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for requirement in role.requirement.iter().filter(|one| one.kind == RequirementKind::Skill) {
        let (Some(id), Some(RequiredLevel::Skill(level))) = (&requirement.skill, requirement.level) else {
            continue;
        };
        let own = skills.iter().find(|skill| skill.id == *id);
        push(
            &mut wanted,
            Wanted {
                skill: Some(id.clone()),
                key: format!("skill:{id}"),
                name: own.map_or_else(|| id.clone(), |skill| skill.name.clone()),
                level,
                have: own.and_then(Skill::level),
            },
        );
    }
    wanted
}

/// One skill of the person's may stand for several elements: the highest level of them counts.
fn push(wanted: &mut Vec<Wanted>, one: Wanted) {
    match wanted.iter_mut().find(|known| known.key == one.key) {
        Some(known) => known.level = known.level.max(one.level),
        None => wanted.push(one),
    }
}

/// Whether all of these occupations are rated by the release.
pub fn are_rated(occupations: &[Occupation<'_>]) -> bool {
    occupations.iter().all(|one| !list_official(one).is_empty())
}

/// What an occupation demands by law or rule and is not there, and what belongs to it and the
/// person would not do.
pub fn gates_of_occupation(occupation: &Occupation<'_>, seeker: &Seeker, today: NaiveDate) -> Vec<Gate> {
    let papers = occupation.own.into_iter().flat_map(|own| &own.papers).filter(|one| one.weight == PaperWeight::Law);
    let is_held = |text: &str| {
        let wanted = Requirement {
            kind: RequirementKind::Credential,
            skill: None,
            text: Some(text.to_owned()),
            credential: None,
            level: None,
            tag: None,
            count: None,
            months: None,
            importance: None,
            gate: None,
        };
        seeker.credentials.iter().any(|one| is_paper(&wanted, one) && judge_validity(one, today).is_valid())
    };
    let lacking = papers.filter(|paper| !is_held(paper.text)).map(|paper| (false, paper.text));
    let refused = list_gates(occupation, seeker).into_iter().map(|key| (true, key));
    lacking.chain(refused).map(|(is_refused, text)| Gate { is_refused, text: text.to_owned() }).collect()
}

/// The same of a role, from what it asks for.
pub fn gates_of_role(gaps: &Gaps<'_>, skills: &[Skill]) -> Vec<Gate> {
    let name =
        |what: &String| skills.iter().find(|skill| skill.id == *what).map_or(what.clone(), |one| one.name.clone());
    let lacking = gaps.blocked_by.iter().map(|what| Gate { is_refused: false, text: name(what) });
    let refused = gaps.gaps.iter().filter(|gap| gap.kind == GapKind::Preference);
    lacking.chain(refused.filter_map(|gap| Some(Gate { is_refused: true, text: gap.text.clone()? }))).collect()
}

/// The skills that at least two ask for and that are missing or not assessed: those that most of
/// them ask for first, then by what they ask.
pub fn share(sides: &[Side<'_>]) -> Vec<Shared> {
    let mut all: BTreeMap<String, Shared> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for one in &side.wanted {
            let shared = all.entry(one.key.clone()).or_insert_with(|| Shared {
                skill: one.skill.clone(),
                name: one.name.clone(),
                have: one.have,
                asked: Vec::new(),
            });
            match shared.asked.iter_mut().find(|(other, _)| *other == at) {
                Some((_, level)) => *level = (*level).max(one.level),
                None => shared.asked.push((at, one.level)),
            }
        }
    }
    let is_missing = |one: &Shared| one.have.is_none_or(|have| one.asked.iter().any(|(_, level)| *level > have));
    let mut shared: Vec<Shared> = all.into_values().filter(|one| one.asked.len() >= 2 && is_missing(one)).collect();
    let most = |one: &Shared| one.asked.iter().map(|(_, level)| *level).max();
    shared.sort_by(|a, b| {
        b.asked.len().cmp(&a.asked.len()).then(most(b).cmp(&most(a))).then_with(|| a.name.cmp(&b.name))
    });
    shared
}
