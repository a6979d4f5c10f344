//! How near a role is: now, in one or two years, or later.
//!
//! *Now*: every must is met. Else the day by which the goal that leads to the role is due decides: within
//! two years, or later. Without such a day, it is within two years where no must is further than one
//! level of a skill away, or one more thing to do, and later where one is. There is no percentage.
//!
//! What is judged by records that the audience may not see is not said to them, neither whether it is
//! there nor that it is missing; where a must is among these, how near the role is stays open.
//!
//! Worked example: SQL 2 of 4 and four musts that are met; the goal is due in 16 months: in one or two years.
use chrono::{Months, NaiveDate};

use super::model::Key;
use super::sight::Sight;
use crate::dates::say_date;
use crate::stages::assess::trail::{Sources, Trail};
use crate::stages::explore::gap::{Amount, Asked, Me, Met, measure, tag_of};
use crate::stages::explore::model::{Importance, RequirementKind, Role};

/// How near a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// Every must is met.
    Now,
    /// Within one or two years.
    Soon,
    /// Later.
    Later,
    /// Not known, or not for this audience.
    Open,
}

impl Ready {
    /// What the paper says.
    pub fn says(self) -> &'static str {
        match self {
            Ready::Now => "now",
            Ready::Soon => "in one or two years",
            Ready::Later => "later",
            Ready::Open => "to be judged together",
        }
    }
}

/// Something that a role asks for, as the audience may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What it is about.
    pub kind: RequirementKind,
    /// What it is called.
    pub label: String,
    /// The skill, by id.
    pub skill: Option<String>,
    /// The tag of log entries that show it, simplified; never printed.
    pub tag: String,
    /// How much it weighs.
    pub importance: Importance,
    /// What is asked for, in words.
    pub need: String,
    /// What there is, in words; nothing where that is not for the audience.
    pub have: Option<String>,
    /// How it is met; nothing where that is not for the audience.
    pub met: Option<Met>,
}

/// A role measured against the person, as the audience may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// How near it is.
    pub ready: Ready,
    /// By when, where a goal says so.
    pub by: Option<NaiveDate>,
    /// What it asks for, in its own order.
    pub asks: Vec<Ask>,
    /// How many of the things that it asks for are not for the audience.
    pub hidden: usize,
    /// Whether a must is among these, or was never assessed.
    pub is_open: bool,
    /// Why it is so near, in a sentence.
    pub why: String,
}

/// The person whole, and as far as the audience sees them.
pub struct Both {
    all: Me,
    seen: Me,
}

impl Both {
    /// As the notebook has them.
    pub fn of(sight: &Sight<'_>) -> Both {
        let book = sight.notebook();
        let sources = Sources {
            entries: book.entries.clone(),
            activities: book.activities.clone(),
            feedback: book.feedback.clone(),
            credentials: book.credentials.clone(),
            positions: book.positions.clone(),
        };
        // What one would not do has no say here: it never goes to anybody.
        let all = Me { skills: book.skills.clone(), sources, preferences: None };
        let seen = only_seen(&all, sight);
        Both { all, seen }
    }
}

/// Measures a role for an audience; `clean` takes names out of texts.
pub fn stand(
    role: &Role,
    both: &Both,
    sight: &Sight<'_>,
    today: NaiveDate,
    clean: &dyn Fn(&str) -> String,
) -> Standing {
    let book = sight.notebook();
    let (whole, part) = (Trail::follow(&both.all.sources), Trail::follow(&both.seen.sources));
    let (whole, part) = (measure(role, &both.all, &whole, today), measure(role, &both.seen, &part, today));
    let mut standing =
        Standing { ready: Ready::Open, by: None, asks: Vec::new(), hidden: 0, is_open: false, why: String::new() };
    for (full, seen) in whole.asked.iter().zip(&part.asked) {
        let is_must = full.requirement.weight() == Importance::Must;
        match ask(full, seen, sight, clean) {
            Some(ask) => {
                standing.hidden += usize::from(ask.met.is_none());
                standing.is_open |= is_must && matches!(ask.met, None | Some(Met::Unassessed));
                standing.asks.push(ask);
            }
            None => {
                standing.hidden += 1;
                standing.is_open |= is_must;
            }
        }
    }
    let goals = book.goals.iter().filter(|goal| goal.is_open() && goal.role.as_deref() == Some(&role.id));
    standing.by = goals.filter(|goal| sight.sees(&Key::new("goal", &goal.id))).filter_map(|goal| goal.due).min();
    judge(&mut standing, today);
    standing
}

fn judge(standing: &mut Standing, today: NaiveDate) {
    let musts: Vec<&Ask> = standing.asks.iter().filter(|ask| ask.importance == Importance::Must).collect();
    let met = musts.iter().filter(|ask| ask.met == Some(Met::Met)).count();
    let is_far = musts.iter().any(|ask| ask.met == Some(Met::Far) && ask.kind == RequirementKind::Skill);
    let count = format!("{met} of the {} things that must be there are", musts.len());
    let (ready, why) = match standing.by {
        _ if standing.is_open => (Ready::Open, "not all of what it asks for is known, or may be shown".to_owned()),
        _ if musts.is_empty() && standing.by.is_none() => {
            (Ready::Open, "nothing says what it asks for, and no goal says by when".to_owned())
        }
        _ if !musts.is_empty() && met == musts.len() => (Ready::Now, count),
        Some(day) if is_within_two_years(day, today) => {
            (Ready::Soon, format!("{count}; the goal is due {}", say_date(day)))
        }
        Some(day) => (Ready::Later, format!("{count}; the goal is due {}, in more than two years", say_date(day))),
        None if is_far => {
            (Ready::Later, format!("{count}; a skill is two levels or more away, and no goal says by when"))
        }
        None => (Ready::Soon, format!("{count}; no skill is more than one level away, and no goal says by when")),
    };
    (standing.ready, standing.why) = (ready, why);
}

fn is_within_two_years(day: NaiveDate, today: NaiveDate) -> bool {
    today.checked_add_months(Months::new(24)).is_none_or(|end| day <= end)
}

/// The person as far as the audience sees them.
fn only_seen(all: &Me, sight: &Sight<'_>) -> Me {
    let sees = |noun: &'static str, id: &str| sight.sees(&Key::new(noun, id));
    let mut me = all.clone();
    me.skills.retain(|one| sees("skill", &one.id));
    me.sources.entries.retain(|one| sees("entry", &one.id));
    me.sources.activities.retain(|one| sees("activity", &one.id));
    me.sources.feedback.retain(|one| sees("feedback", &one.id));
    me.sources.credentials.retain(|one| sees("credential", &one.id));
    me.sources.positions.retain(|one| sees("position", &one.id));
    me
}

/// One requirement; nothing where it rests on a skill that the audience may not see, whose very name
/// is the skill's.
fn ask(full: &Asked<'_>, seen: &Asked<'_>, sight: &Sight<'_>, clean: &dyn Fn(&str) -> String) -> Option<Ask> {
    let requirement = full.requirement;
    let book = sight.notebook();
    let id = requirement.skill.as_deref().or(requirement.text.as_deref()).unwrap_or_default();
    let skill = book.skills.iter().find(|skill| skill.id == id).filter(|_| requirement.kind == RequirementKind::Skill);
    if skill.is_some_and(|skill| !sight.sees(&Key::new("skill", &skill.id))) {
        return None;
    }
    let is_same = full.met == seen.met && full.have == seen.have;
    let label = match (requirement.kind, &requirement.text) {
        // Without words of its own it would go by the id of a paper, which is that paper's title.
        (RequirementKind::Credential, None) => {
            let paper = book.credentials.iter().find(|one| requirement.credential.as_deref() == Some(&one.id));
            let paper = paper.filter(|one| sight.sees(&Key::new("credential", &one.id)));
            paper.map_or_else(|| "A licence or certificate".to_owned(), |one| one.title.clone())
        }
        (RequirementKind::Education, None) => format!("Education: {}", say(&full.need, &full.need)),
        (RequirementKind::Experience, None) => {
            requirement.tag.as_deref().map_or_else(|| "Experience".to_owned(), |tag| tag.replace('-', " "))
        }
        _ => full.label.clone(),
    };
    Some(Ask {
        kind: requirement.kind,
        label: clean(&label),
        skill: skill.map(|skill| skill.id.clone()),
        tag: crate::stages::explore::gap::simplify(&tag_of(requirement)),
        importance: requirement.weight(),
        need: say(&full.need, &full.need),
        have: is_same.then(|| say(&full.have, &full.need)),
        met: is_same.then_some(full.met),
    })
}

/// An amount in words.
fn say(amount: &Amount, need: &Amount) -> String {
    let many = |n: u32, one: &str, more: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {more}") };
    match amount {
        Amount::Open if matches!(need, Amount::Level(_)) => "not assessed".to_owned(),
        Amount::Open => "none yet".to_owned(),
        Amount::Level(level) => format!("level {level}"),
        Amount::Count(0) => "not yet".to_owned(),
        Amount::Count(n) => many(*n, "time", "times"),
        Amount::Months(n) => many(*n, "month", "months"),
        Amount::Word(word) if word == "missing" => "not yet".to_owned(),
        Amount::Word(word) => word.clone(),
    }
}
