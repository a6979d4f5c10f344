//! What stands behind a level: examples, what others say, and whether it was used of late.
//!
//! The level is the newest rating by the person, a test or a certificate. An item supports the
//! level that was held when it was recorded, and those below it, so that a level that was raised
//! starts with *no example*; an item that a rating names as its example supports that rating's
//! level. Before the first rating, the first one counts as held: nothing was raised yet.
//!
//! * *documented*: at least one example, finished learning, or practice of one's own at the level;
//! * *confirmed by others*: in the last 24 months another person gave the level or a higher one, or
//!   a test did, or a certificate that is valid.
//!
//! More of anything never lowers it. Worked example: rated 2 in January, a win in March, rated 3
//! in June: the win supports 2, so the 3 has no example. A course *to 3* that was finished in May
//! supports 3: documented. A mentor's 3 in July confirms it until July two years later.
use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::model::{Rater, Rating, Skill, SkillKind};
use super::past::{count_months, judge_validity};
use super::trail::{Trace, Trail};

/// For how many months others' word, a test or a certificate confirms a level.
pub const CONFIRMED_MONTHS: u32 = 24;
/// For how many months what others said is shown beside one's own level.
pub const OTHERS_MONTHS: u32 = 18;
/// From how many people on a difference from one's own level is worth saying.
pub const DIFFERENCE_PEOPLE: usize = 5;
/// After how many months without use a refresher is suggested at level 0, with
/// [`REFRESH_PER_LEVEL`] more for each level: procedural skill fades within about a year
/// (Tatel & Ackerman: half of a training's gain in 6.5 to 13 months), and more slowly the better
/// it was learnt.
pub const REFRESH_MONTHS: u32 = 12;
/// More months for each level.
pub const REFRESH_PER_LEVEL: u32 = 3;
/// Above this level nothing is suggested: what is known so well comes back by doing it.
pub const REFRESH_UP_TO: u8 = 3;

/// How well a level is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Nothing shows it.
    NoExample,
    /// Something shows it.
    Documented,
    /// Others, a test or a certificate confirm it.
    Confirmed,
}

impl Proof {
    /// The words in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Proof::NoExample => "no example",
            Proof::Documented => "documented",
            Proof::Confirmed => "confirmed",
        }
    }

    /// What the screen says.
    pub fn says(self) -> &'static str {
        match self {
            Proof::Confirmed => "confirmed by others",
            other => other.key(),
        }
    }
}

/// What others say: from the lowest to the highest of each person's latest rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// The lowest level.
    pub low: u8,
    /// The highest level.
    pub high: u8,
    /// How many people.
    pub people: usize,
    /// The lower median.
    pub middle: u8,
}

/// What shows a level, or fell short of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Support<'a> {
    /// The item.
    pub trace: Trace<'a>,
    /// The highest level that it supports; `None` where no level was ever held.
    pub level: Option<u8>,
}

/// Who or what confirms a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The person's id, or `manager`, `test` and so on where no person is named.
    pub who: String,
    /// The level.
    pub level: u8,
    /// The day.
    pub date: NaiveDate,
    /// The last day on which it still confirms: 24 months later, or when the paper runs out.
    pub until: NaiveDate,
}

/// The latest rating by another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest<'a> {
    /// The person's id, or `manager`, `peer` and so on where no person is named.
    pub who: &'a str,
    /// The level.
    pub level: u8,
    /// The day.
    pub date: NaiveDate,
}

/// Where a skill stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The person's own level; `None` is not assessed.
    pub level: Option<u8>,
    /// When it was rated.
    pub rated: Option<NaiveDate>,
    /// How well it is supported.
    pub proof: Proof,
    /// What supports it, the newest first.
    pub supports: Vec<Support<'a>>,
    /// What shows the skill, but at a level below, the newest first.
    pub below: Vec<Support<'a>>,
    /// Who confirms it, the newest first.
    pub confirmed: Vec<Confirmation>,
    /// What others say.
    pub others: Option<Others>,
    /// The last day on which it was used; unknown is not long ago.
    pub last_used: Option<NaiveDate>,
    /// Whole months since then.
    pub unused_months: Option<u32>,
    /// Whether a refresher is suggested. It lowers nothing.
    pub refresh: bool,
}

impl Standing<'_> {
    /// The middle of what others say, where enough people rated and it is another level than
    /// one's own.
    pub fn difference(&self) -> Option<u8> {
        self.others
            .filter(|others| others.people >= DIFFERENCE_PEOPLE && Some(others.middle) != self.level)
            .map(|others| others.middle)
    }
}

/// Where a skill stands today.
pub fn judge<'a>(skill: &'a Skill, trail: &Trail<'a>, today: NaiveDate) -> Standing<'a> {
    let history = own_history(skill, today);
    let own = history.last();
    let level = own.map(|rating| rating.level);
    let (mut supports, mut below): (Vec<_>, Vec<_>) = find_supports(skill, &history, trail, today)
        .into_iter()
        .partition(|support| level.is_none_or(|level| support.level.is_some_and(|held| held >= level)));
    for list in [&mut supports, &mut below] {
        list.sort_by_key(|support| std::cmp::Reverse(support.trace.date));
    }
    let confirmed = level.map_or_else(Vec::new, |level| find_confirmations(skill, trail, level, today));
    let proof = match (confirmed.is_empty(), supports.is_empty()) {
        (false, _) => Proof::Confirmed,
        (true, false) => Proof::Documented,
        (true, true) => Proof::NoExample,
    };
    let last_used = skill.last_used.filter(|day| *day <= today).max(trail.last_use(&skill.id, today));
    let unused_months = last_used.map(|day| count_months(day, today));
    Standing {
        level,
        rated: own.map(|rating| rating.date),
        proof,
        supports,
        below,
        confirmed,
        others: find_others(skill, trail, today),
        last_used,
        unused_months,
        refresh: unused_months.is_some_and(|months| level.is_some_and(|level| is_rusty(skill.kind, level, months))),
    }
}

/// Whether a refresher is suggested for a skill of this kind and level after so many months.
pub fn is_rusty(kind: SkillKind, level: u8, unused_months: u32) -> bool {
    matches!(kind, SkillKind::Technical | SkillKind::Tool)
        && (1..=REFRESH_UP_TO).contains(&level)
        && unused_months >= REFRESH_MONTHS + REFRESH_PER_LEVEL * u32::from(level)
}

/// The own ratings by today, oldest first; of one day, in the order of the file.
fn own_history(skill: &Skill, today: NaiveDate) -> Vec<&Rating> {
    let mut history: Vec<&Rating> =
        skill.rating.iter().filter(|rating| rating.by.is_own() && rating.date <= today).collect();
    history.sort_by_key(|rating| rating.date);
    history
}

/// The level held on a day. Before the first rating it is the first.
fn level_on(history: &[&Rating], day: NaiveDate) -> Option<u8> {
    history.iter().rev().find(|rating| rating.date <= day).or(history.first()).map(|rating| rating.level)
}

/// Everything that shows the skill, with the highest level that each item supports.
fn find_supports<'a>(skill: &'a Skill, history: &[&Rating], trail: &Trail<'a>, today: NaiveDate) -> Vec<Support<'a>> {
    let mut supports: Vec<Support<'a>> = trail
        .traces(&skill.id)
        .iter()
        .filter(|trace| trace.date.is_none_or(|day| day <= today))
        .map(|trace| Support { trace: *trace, level: trace.date.and_then(|day| level_on(history, day)).max(trace.to) })
        .collect();
    for rating in skill.rating.iter().filter(|rating| rating.date <= today) {
        for id in &rating.evidence {
            if let Some(known) = supports.iter_mut().find(|support| support.trace.id == id) {
                known.level = known.level.max(Some(rating.level));
            } else if let Some(entry) = trail.entry(id).filter(|entry| entry.date <= today) {
                let trace = Trace {
                    kind: super::trail::TraceKind::Example,
                    date: Some(entry.date),
                    to: None,
                    id: &entry.id,
                    text: &entry.text,
                };
                supports.push(Support { trace, level: level_on(history, entry.date).max(Some(rating.level)) });
            }
        }
    }
    supports
}

/// Who a rating in the skill itself is by: the person where one is named, else what they are.
fn rater(rating: &Rating) -> &str {
    rating.person.as_deref().unwrap_or(rating.by.key())
}

/// The first day of the last so many months.
fn since(today: NaiveDate, months: u32) -> NaiveDate {
    today.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

fn find_confirmations(skill: &Skill, trail: &Trail<'_>, level: u8, today: NaiveDate) -> Vec<Confirmation> {
    let window = since(today, CONFIRMED_MONTHS)..=today;
    let in_skill = skill.rating.iter().filter(|rating| {
        // A paper that is named but not there proves nothing, so that adding it can only help.
        let is_valid = || match rating.credential.as_deref() {
            None => true,
            Some(id) => trail.credential(id).is_some_and(|credential| judge_validity(credential, today).is_valid()),
        };
        rating.by != Rater::Mine && (rating.by != Rater::Certificate || is_valid())
    });
    let in_skill = in_skill.map(|rating| {
        let paper = rating.credential.as_deref().filter(|_| rating.by == Rater::Certificate);
        let ends = paper.and_then(|id| trail.credential(id)).and_then(|credential| credential.expires);
        (rater(rating), rating.level, rating.date, ends)
    });
    let in_feedback = trail.said(&skill.id).iter().map(|said| (said.person, said.level, said.date, None));
    let until = |date: NaiveDate, ends: Option<NaiveDate>| {
        let aged = date.checked_add_months(Months::new(CONFIRMED_MONTHS)).unwrap_or(NaiveDate::MAX);
        ends.map_or(aged, |ends| aged.min(ends))
    };
    let mut found: Vec<Confirmation> = in_skill
        .chain(in_feedback)
        .filter(|(_, given, date, _)| *given >= level && window.contains(date))
        .map(|(who, level, date, ends)| Confirmation { who: who.to_owned(), level, date, until: until(date, ends) })
        .collect();
    found.sort_by_key(|confirmation| std::cmp::Reverse(confirmation.date));
    found
}

/// The latest rating by each other person within the last 18 months, by person.
pub fn latest_by_others<'a>(skill: &'a Skill, trail: &Trail<'a>, today: NaiveDate) -> Vec<Latest<'a>> {
    let window = since(today, OTHERS_MONTHS)..=today;
    let in_skill = skill.rating.iter().filter(|rating| !rating.by.is_own()).map(|rating| Latest {
        who: rater(rating),
        level: rating.level,
        date: rating.date,
    });
    let in_feedback =
        trail.said(&skill.id).iter().map(|said| Latest { who: said.person, level: said.level, date: said.date });
    let mut latest: BTreeMap<&str, Latest<'a>> = BTreeMap::new();
    for one in in_skill.chain(in_feedback).filter(|one| window.contains(&one.date)) {
        let known = latest.entry(one.who).or_insert(one);
        if one.date >= known.date {
            *known = one;
        }
    }
    latest.into_values().collect()
}

fn find_others(skill: &Skill, trail: &Trail<'_>, today: NaiveDate) -> Option<Others> {
    let mut levels: Vec<u8> = latest_by_others(skill, trail, today).iter().map(|one| one.level).collect();
    levels.sort_unstable();
    let (low, high) = (*levels.first()?, *levels.last()?);
    let middle = *levels.get((levels.len() - 1) / 2)?;
    Some(Others { low, high, people: levels.len(), middle })
}
