//! What to ask others about: the skills that they have said least about, as questions about a task.
//!
//! Asked are skills with a level of one's own: there is something to compare with. They are ordered by
//! (1) how many others gave a level in the last [`OTHERS_MONTHS`] months, the fewest first; (2) how much
//! depends on the skill; (3) how long ago anybody said anything, the longest first. When one person is
//! asked, what they could have seen comes before all of that, and what they said lately or were asked
//! already is left out; somebody with whom one does not work is asked only about what they have seen.
//!
//! The questions ask for one thing to do differently and about work that was seen: feedback on a task
//! helps more than feedback on the person (Kluger & DeNisi 1996), and people who are asked for advice
//! say more that can be used than those who are asked for feedback (Yoon et al. 2019).
mod questions;
mod weight;

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::{Months, NaiveDate};

use super::circle::Circle;
use super::model::{Entry, EntryKind, Feedback, Person, Relation};
use super::people::is_answered;
use crate::stages::assess::model::{Position, Skill};
use crate::stages::assess::proof::OTHERS_MONTHS;
use crate::stages::explore::model::{Role, Where};
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::words::Audience;

pub use questions::{by_relation, question, question_of_example};
pub use weight::Weight;

/// The most skills that one is asked about: more questions get shorter answers.
pub const MOST: usize = 3;
/// For how many months what somebody said is not asked of them once more.
pub const LATELY: u32 = 6;
/// How many months an example may be old to be recalled.
pub const RECENT: u32 = 12;

/// The records that it rests on.
#[derive(Clone, Copy)]
pub struct Notebook<'a> {
    /// Skills.
    pub skills: &'a [Skill],
    /// What others said.
    pub feedback: &'a [Feedback],
    /// The log.
    pub entries: &'a [Entry],
    /// Goals.
    pub goals: &'a [Goal],
    /// Roles.
    pub roles: &'a [Role],
    /// Learning.
    pub activities: &'a [Activity],
    /// What the person has done.
    pub positions: &'a [Position],
}

/// A skill to ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick<'a> {
    /// The skill.
    pub skill: &'a Skill,
    /// How many others gave a level of late.
    pub others: usize,
    /// The last day on which anybody else said anything about it.
    pub last: Option<NaiveDate>,
    /// How much depends on it.
    pub weight: Weight,
    /// Why the person asked could have seen it; nothing is known where this is empty.
    pub seen: Option<&'static str>,
}

impl Pick<'_> {
    /// Why this one, in words.
    pub fn because(&self, today: NaiveDate) -> String {
        let said = match (self.others, self.last) {
            (0, None) => "nobody else has said anything about it".to_owned(),
            (0, Some(day)) => {
                format!(
                    "no level from others in {OTHERS_MONTHS} months, the last word {}",
                    crate::dates::say_distance(day, today)
                )
            }
            (1, Some(day)) => {
                format!("a level from one person, the last word {}", crate::dates::say_distance(day, today))
            }
            (n, day) => {
                let day = day.map_or_else(String::new, |day| {
                    format!(", the last word {}", crate::dates::say_distance(day, today))
                });
                format!("levels from {n} people{day}")
            }
        };
        let more = [self.seen.map(str::to_owned), self.weight.says()].into_iter().flatten();
        std::iter::once(said).chain(more).collect::<Vec<_>>().join("; ")
    }
}

/// The skills to ask about, the first to be asked first; all that could be, so that the caller takes as
/// many as it wants. `person` is who will be asked.
pub fn pick<'a>(notebook: &Notebook<'a>, person: Option<&Person>, today: NaiveDate) -> Vec<Pick<'a>> {
    let is_left_out = |skill: &Skill| person.is_some_and(|person| was_asked(notebook, skill, person, today));
    let known = notebook.skills.iter().filter(|skill| skill.level().is_some() && !is_left_out(skill));
    let mut picks: Vec<Pick<'a>> = known.map(|skill| describe(notebook, skill, person, today)).collect();
    if person.is_some_and(|person| !works_with(person.relation)) {
        picks.retain(|pick| pick.seen.is_some());
    }
    picks.sort_by_cached_key(|pick| {
        (
            person.is_some() && pick.seen.is_none(),
            pick.others,
            Reverse(pick.weight.rank()),
            pick.last,
            Reverse(pick.skill.level()),
            pick.skill.name.to_lowercase(),
        )
    });
    picks
}

/// Whether a skill may be named to these readers when one asks them: one that is marked for somebody nearer
/// may not, nor, for a manager or anybody, one that only an outside role asks for and today's work does not
/// use. An unmarked one may: to ask about it is the person's own decision.
pub fn may_ask(notebook: &Notebook<'_>, skill: &Skill, circle: &Circle<'_>, today: NaiveDate) -> bool {
    if circle.sees("skill", &skill.id) {
        return true;
    }
    let is_narrow = skill.audience.is_some_and(|mark| mark < circle.audience());
    let asks = |role: &&Role| role.requirement.iter().any(|one| one.skill.as_ref() == Some(&skill.id));
    let mut asking = notebook.roles.iter().filter(asks).peekable();
    let is_for_outside = circle.audience() >= Audience::Manager
        && asking.peek().is_some()
        && asking.all(|role| role.place() == Where::Outside);
    let is_used = notebook
        .positions
        .iter()
        .any(|one| one.from <= today && one.to.is_none_or(|to| to >= today) && one.skills.contains(&skill.id));
    !is_narrow && (!is_for_outside || is_used)
}

/// Whether somebody of this kind sees work as a rule, or hears of it in detail.
pub fn works_with(relation: Relation) -> bool {
    !matches!(relation, Relation::Recruiter | Relation::Contact | Relation::Counsellor)
}

/// What is known about others and one skill.
pub fn describe<'a>(notebook: &Notebook<'a>, skill: &'a Skill, person: Option<&Person>, today: NaiveDate) -> Pick<'a> {
    let words = words_about(notebook.feedback, skill);
    let rated = skill.rating.iter().filter(|rating| !rating.by.is_own());
    let levels = notebook.feedback.iter().filter(|one| one.ratings.contains_key(&skill.id));
    let since = months_before(today, OTHERS_MONTHS);
    let of_late = |day: Option<NaiveDate>| day.is_some_and(|day| since <= day && day <= today);
    let who: HashSet<&str> = rated
        .clone()
        .filter(|rating| of_late(Some(rating.date)))
        .map(|rating| rating.person.as_deref().unwrap_or(rating.by.key()))
        .chain(levels.filter(|one| of_late(one.date)).map(|one| one.person.as_str()))
        .collect();
    let days = rated.map(|rating| rating.date).chain(words.filter_map(|one| one.date));
    Pick {
        skill,
        others: who.len(),
        last: days.filter(|day| *day <= today).max(),
        weight: weight::weigh(notebook, skill),
        seen: person.and_then(|person| could_have_seen(notebook, skill, person, today)),
    }
}

/// Feedback with an answer that speaks of a skill.
fn words_about<'a>(feedback: &'a [Feedback], skill: &Skill) -> impl Iterator<Item = &'a Feedback> + Clone {
    let id = skill.id.clone();
    feedback.iter().filter(move |one| is_answered(one) && (one.skills.contains(&id) || one.ratings.contains_key(&id)))
}

/// Whether they said something about it lately, or were asked and have not answered yet.
fn was_asked(notebook: &Notebook<'_>, skill: &Skill, person: &Person, today: NaiveDate) -> bool {
    let since = months_before(today, LATELY);
    let lately = |day: Option<NaiveDate>| day.is_none_or(|day| day >= since);
    let said = words_about(notebook.feedback, skill).any(|one| one.person == person.id && lately(one.date));
    let rated = skill.rating.iter().any(|one| one.person.as_deref() == Some(&person.id) && one.date >= since);
    let open = notebook
        .feedback
        .iter()
        .any(|one| one.person == person.id && !is_answered(one) && one.skills.contains(&skill.id));
    said || rated || open
}

/// Why somebody could have seen a skill at work: they have spoken of it before, it is part of work of
/// today that they share, or there is an example of it from the last year.
fn could_have_seen(notebook: &Notebook<'_>, skill: &Skill, person: &Person, today: NaiveDate) -> Option<&'static str> {
    let spoke = words_about(notebook.feedback, skill).any(|one| one.person == person.id)
        || skill.rating.iter().any(|one| one.person.as_deref() == Some(&person.id));
    if spoke {
        return Some("they spoke of it before");
    }
    if !matches!(person.relation, Relation::Manager | Relation::Peer | Relation::Client) {
        return None;
    }
    let works_on = notebook
        .positions
        .iter()
        .any(|position| position.to.is_none_or(|to| to >= today) && position.skills.contains(&skill.id));
    if works_on {
        return Some("it is part of your work of today");
    }
    let is_example = |entry: &&Entry| is_recent(entry, today) && entry.skills.contains(&skill.id);
    notebook.entries.iter().find(is_example).map(|_| "there is an example of the last year")
}

/// The newest example of a skill from the last year that the reader may know of.
pub fn find_example<'a>(
    entries: &'a [Entry],
    skill: &Skill,
    circle: &Circle<'_>,
    today: NaiveDate,
) -> Option<&'a Entry> {
    let fits =
        |entry: &&Entry| is_recent(entry, today) && entry.skills.contains(&skill.id) && circle.sees("entry", &entry.id);
    entries.iter().filter(fits).max_by_key(|entry| entry.date)
}

fn is_recent(entry: &Entry, today: NaiveDate) -> bool {
    let is_example = matches!(entry.kind, EntryKind::Win | EntryKind::Evidence);
    is_example && months_before(today, RECENT) <= entry.date && entry.date <= today
}

fn months_before(today: NaiveDate, months: u32) -> NaiveDate {
    today.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}
