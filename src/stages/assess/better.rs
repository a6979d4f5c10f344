//! What would support a level best: the few things that would show it, or show it better, with the
//! nearest first.
//!
//! * *no example*: an older example that was at this level after all, learning under way that
//!   leads to it, a new example; and the word of somebody who saw it;
//! * *documented*: the word of somebody who saw it;
//! * *confirmed*: an example beside it where there is none, and a new word before the old one is
//!   too old (or the paper runs out).
//!
//! Somebody who was asked and has not answered yet is waited for, and not asked again. Level 0
//! claims nothing, so nothing has to show it.
use chrono::{Days, NaiveDate};

use super::model::Skill;
use super::past::{EXPIRING_DAYS, Validity, judge_validity};
use super::proof::{Proof, Standing};
use super::trail::{Sources, Trail};
use crate::stages::review::model::{Person, Relation};

/// One thing that would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Help {
    /// The skill was never rated.
    Rate,
    /// An example that was recorded at a lower level: name it, if it was at this level after all.
    Name {
        /// The entry's id.
        entry: String,
        /// What it says.
        text: String,
    },
    /// Learning under way that leads to this level.
    Finish {
        /// The activity's id.
        activity: String,
        /// Its title.
        title: String,
    },
    /// An example at this level.
    Example,
    /// Somebody was asked already.
    Waiting {
        /// The person's id.
        person: String,
        /// When they were asked.
        asked: NaiveDate,
    },
    /// A rating by somebody who saw it.
    Ask {
        /// Whom: who rated it last, else who sees one's work and was met last; none where nobody is known.
        person: Option<String>,
        /// The last day on which what confirms it now still does, where that is near.
        until: Option<NaiveDate>,
    },
    /// A paper that stands behind the level runs out soon, or has run out.
    Renew {
        /// The credential's id.
        credential: String,
        /// Its title.
        title: String,
    },
}

/// What would help, at most four things, the nearest first.
pub fn find_helps(
    skill: &Skill,
    standing: &Standing<'_>,
    trail: &Trail<'_>,
    sources: &Sources,
    people: &[Person],
    today: NaiveDate,
) -> Vec<Help> {
    let Some(level) = standing.level else {
        return vec![Help::Rate];
    };
    let mut helps: Vec<Help> = find_papers(skill, trail, today)
        .into_iter()
        .filter(|(_, validity)| matches!(validity, Validity::Expiring | Validity::Expired))
        .map(|(paper, _)| Help::Renew { credential: paper.id.clone(), title: paper.title.clone() })
        .collect();
    if level == 0 {
        return helps;
    }
    if standing.supports.is_empty() {
        if let Some(older) = standing.below.iter().find(|support| trail.entry(support.trace.id).is_some()) {
            helps.push(Help::Name { entry: older.trace.id.to_owned(), text: older.trace.text.to_owned() });
        }
        let leads = sources.activities.iter().find(|activity| {
            activity.state().is_open()
                && activity.skills.iter().any(|target| target.skill == skill.id && target.to >= Some(level))
        });
        helps.extend(leads.map(|one| Help::Finish { activity: one.id.clone(), title: one.title.clone() }));
        helps.push(Help::Example);
    }
    let until = standing.confirmed.iter().map(|one| one.until).max();
    let soon = today.checked_add_days(Days::new(EXPIRING_DAYS)).unwrap_or(NaiveDate::MAX);
    if standing.proof != Proof::Confirmed || until.is_some_and(|until| until <= soon) {
        let waits = sources.feedback.iter().filter(|one| one.date.is_none() && one.skills.contains(&skill.id));
        helps.push(match waits.filter_map(|one| Some((&one.person, one.asked?))).max_by_key(|(_, asked)| *asked) {
            Some((person, asked)) => Help::Waiting { person: person.clone(), asked },
            None => Help::Ask { person: choose_person(skill, trail, people, today), until },
        });
    }
    helps.truncate(4);
    helps
}

/// The papers that ratings of the skill name, each once, with whether they hold.
pub fn find_papers<'a>(
    skill: &Skill,
    trail: &Trail<'a>,
    today: NaiveDate,
) -> Vec<(&'a super::model::Credential, Validity)> {
    let mut found: Vec<(&super::model::Credential, Validity)> = Vec::new();
    for paper in skill.rating.iter().filter_map(|rating| trail.credential(rating.credential.as_deref()?)) {
        if !found.iter().any(|(known, _)| known.id == paper.id) {
            found.push((paper, judge_validity(paper, today)));
        }
    }
    found
}

/// Who would be asked: of those who rated the skill before the newest, else who was met last
/// among those who see one's work, those who work beside one first.
fn choose_person(skill: &Skill, trail: &Trail<'_>, people: &[Person], today: NaiveDate) -> Option<String> {
    let is_known = |id: &str| people.iter().any(|person| person.id == id);
    let in_skill = skill.rating.iter().filter_map(|rating| Some((rating.date, rating.person.as_deref()?)));
    let in_feedback = trail.said(&skill.id).iter().map(|said| (said.date, said.person));
    let before = in_skill.chain(in_feedback).filter(|(date, who)| *date <= today && is_known(who)).max();
    // Whoever works beside one saw more of it than whoever hears of it.
    let nearness = |person: &Person| match person.relation {
        Relation::Manager | Relation::Peer | Relation::Client => Some(2),
        Relation::Mentor | Relation::Teacher => Some(1),
        _ => None,
    };
    let last_met =
        |person: &Person| person.meeting.iter().map(|meeting| meeting.date).filter(|day| *day <= today).max();
    let near = people.iter().filter_map(|person| Some((nearness(person)?, last_met(person), person.id.as_str())));
    let met = || near.max_by_key(|(nearness, met, _)| (*nearness, *met)).map(|(_, _, id)| id);
    before.map(|(_, who)| who).or_else(met).map(str::to_owned)
}
