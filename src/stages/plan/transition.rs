//! A change of role as a step of its own, and what people forget on the way into it.
//!
//! A promotion, a sideways move or a change is a step of kind `transition` with its role. Skills are what
//! one thinks of; what is left out are the talks and the papers around them: somebody who speaks for one,
//! examples on one page, people who may be asked, the day on which one can go, notice. Which of them a
//! role has follows from its kind and from whether it is inside or outside; whether the plan has them
//! already, from what its steps close and from the words of their titles, since a person who wrote "Hand
//! in my notice" should not be told to.
//!
//! The talk with one's manager and the day of decision are asked of the role itself (`explore::steps`).
use std::collections::HashSet;

use chrono::NaiveDate;

use super::model::{Milestone, MilestoneKind};
use super::roadmap::Records;
use super::suggest::Mode;
use crate::stages::assess::model::{Position, PositionKind, Profile};
use crate::stages::explore::gap::simplify;
use crate::stages::explore::model::{Role, RoleKind, RoleStatus, Where};
use crate::stages::explore::steps::{State, Step};
use crate::stages::goal::model::Goal;
use crate::stages::words::Progress;

/// Weeks of notice, until the person says what their contract has: a month is the most common.
pub const NOTICE_WEEKS: f64 = 4.0;

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes {
    /// Hours of one's own.
    Hours(f64),
    /// Weeks of waiting.
    Waiting(f64),
}

/// Something that is often forgotten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// What a step says that it closes.
    pub key: &'static str,
    /// What to do; the role's title follows it.
    pub title: &'static str,
    /// What is there once it is done.
    pub says: &'static str,
    /// How it is done.
    pub mode: Mode,
    /// How long it takes.
    pub takes: Takes,
    /// How that came about.
    pub figure: &'static str,
    /// Whether it can only come at the end: after all else, and before the role begins.
    pub is_last: bool,
    /// Words of which one in a title says that it is there.
    words: &'static [&'static str],
}

const SPONSOR: Usual = Usual {
    key: "sponsor",
    title: "Ask somebody who is heard there to speak for you",
    says: "somebody who is heard there speaks for you",
    mode: Mode::Exposure,
    takes: Takes::Hours(0.5),
    figure: "a short talk, prepared",
    is_last: false,
    words: &["sponsor"],
};
const EXAMPLES: Usual = Usual {
    key: "portfolio",
    title: "Put your three best examples on one page, for whoever decides",
    says: "your three best examples on one page",
    mode: Mode::Experience,
    takes: Takes::Hours(3.0),
    figure: "an hour for each, from the log",
    is_last: false,
    words: &["portfolio", "examples", "cv", "resume", "brag"],
};
const REFERENCES: Usual = Usual {
    key: "references",
    title: "Ask two people whether they would speak for you",
    says: "two people who would speak for you",
    mode: Mode::Exposure,
    takes: Takes::Hours(0.5),
    figure: "two short talks",
    is_last: false,
    words: &["reference", "references", "referee", "referees"],
};
const RELEASE: Usual = Usual {
    key: "release",
    title: "Agree on the day on which you can go, and on who takes over",
    says: "the day on which you can go, and who takes over",
    mode: Mode::Exposure,
    takes: Takes::Hours(1.0),
    figure: "a talk, prepared",
    is_last: true,
    words: &["release", "handover", "hand-over", "take-over", "takes-over", "let-me-go", "notice"],
};
const NOTICE: Usual = Usual {
    key: "notice",
    title: "Give notice, and let it run",
    says: "notice given, and run",
    mode: Mode::Exposure,
    takes: Takes::Waiting(NOTICE_WEEKS),
    figure: "a guess: your contract says how long, and from which day of the month",
    is_last: true,
    words: &["notice", "resign", "resignation"],
};
const HOME: Usual = Usual {
    key: "home",
    title: "Arrange who takes over what you do at home",
    says: "who takes over what you do at home",
    mode: Mode::Exposure,
    takes: Takes::Hours(2.0),
    figure: "talks with those who are concerned",
    is_last: false,
    words: &["childcare", "at-home"],
};
const CUSTOMERS: Usual = Usual {
    key: "customers",
    title: "Ask three people who might pay for it what they would pay",
    says: "three people who say what they would pay",
    mode: Mode::Exposure,
    takes: Takes::Hours(3.0),
    figure: "an hour each",
    is_last: false,
    words: &["customer", "customers", "client", "clients"],
};
const RULES: Usual = Usual {
    key: "rules",
    title: "Find out what has to be registered, insured and put aside",
    says: "what has to be registered, insured and put aside",
    mode: Mode::Education,
    takes: Takes::Hours(2.0),
    figure: "an evening of reading, a call",
    is_last: false,
    words: &["register", "registered", "registration", "insurance", "insured", "tax"],
};

/// What is often forgotten on the way into a role. `is_paid` says whether there is work to leave.
pub fn list_usual(role: &Role, is_paid: bool) -> Vec<Usual> {
    let mut list = match (role.kind, role.place()) {
        // Staying is a talk, and less of the same another one: both are asked of the role.
        (Some(RoleKind::Stay | RoleKind::Less), _) => return Vec::new(),
        (Some(RoleKind::Own), _) => vec![CUSTOMERS, RULES],
        (_, Where::Inside) => vec![SPONSOR, EXAMPLES],
        (_, Where::Outside) => vec![EXAMPLES, REFERENCES],
    };
    if role.kind == Some(RoleKind::Return) {
        list.push(HOME);
    }
    if is_paid {
        list.push(if role.place() == Where::Inside { RELEASE } else { NOTICE });
    }
    list
}

/// The step with which the role begins, where the plan has one that is not dropped.
pub fn find_transition<'a>(records: &'a Records, role: &str) -> Option<&'a Milestone> {
    let is_it = |step: &&Milestone| {
        step.role.as_deref() == Some(role)
            && step.kind.is_none_or(|kind| kind == MilestoneKind::Transition)
            && step.state() != Progress::Dropped
    };
    records.milestones.iter().find(is_it)
}

/// The step or learning that supplies something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply<'a> {
    /// Its title.
    pub title: &'a str,
    /// Whether it is done.
    pub is_done: bool,
    /// When it was finished.
    pub finished: Option<NaiveDate>,
    /// By when it is due.
    pub due: Option<NaiveDate>,
}

/// The step or learning towards the role that has it, where there is one; dropped ones do not count.
pub fn find_supply<'a>(usual: &Usual, role: &Role, records: &'a Records) -> Option<Supply<'a>> {
    let towards = list_towards(role, records);
    let steps = records.milestones.iter().map(|step| {
        (
            &step.id,
            step.state(),
            &step.closes[..],
            Supply {
                title: &step.title,
                is_done: step.state() == Progress::Done,
                finished: step.finished,
                due: step.due,
            },
        )
    });
    let learning = records.activities.iter().map(|one| {
        (
            &one.id,
            one.state(),
            &[][..],
            Supply { title: &one.title, is_done: one.state() == Progress::Done, finished: one.finished, due: one.due },
        )
    });
    steps
        .chain(learning)
        .filter(|(id, state, _, _)| *state != Progress::Dropped && towards.contains(id.as_str()))
        .find(|(_, _, closes, supply)| has_it(usual, supply.title, closes))
        .map(|(_, _, _, supply)| supply)
}

fn has_it(usual: &Usual, title: &str, closes: &[String]) -> bool {
    let title = format!("-{}-", simplify(title));
    closes.iter().any(|text| simplify(text) == usual.key)
        || usual.words.iter().any(|word| title.contains(&format!("-{word}-")))
}

/// How far what is often forgotten is, as a checklist; nothing for a role that nobody decided on.
pub fn list_checks(role: &Role, records: &Records, is_paid: bool, today: NaiveDate) -> Vec<Step> {
    let goals = records.goals.iter().filter(|goal| goal.role.as_deref() == Some(&role.id));
    let is_meant =
        matches!(role.state(), RoleStatus::Target | RoleStatus::Applied) || goals.into_iter().any(Goal::is_open);
    if !is_meant {
        return Vec::new();
    }
    let check = |one: Usual| {
        let (text, state) = match find_supply(&one, role, records) {
            _ if one.key == "sponsor" && role.sponsor.is_some() => (one.says.to_owned(), State::Done(None)),
            Some(supply) => (
                format!("{} (\"{}\")", one.says, supply.title),
                match (supply.is_done, supply.due.filter(|day| *day >= today)) {
                    (true, _) => State::Done(supply.finished),
                    (false, Some(day)) => State::On(day),
                    (false, None) => State::Planned,
                },
            ),
            None => (one.says.to_owned(), State::Open),
        };
        Step { key: one.key, text, state, command: format!("career plan suggest --role {}", role.id) }
    };
    list_usual(role, is_paid).into_iter().map(check).collect()
}

/// Whether there is paid work now: a position of that kind that goes on, or where nothing was written
/// down of what was done, an employer or an occupation in the profile.
pub fn has_paid_work(profile: &Profile, positions: &[Position], today: NaiveDate) -> bool {
    let goes_on = |to: Option<NaiveDate>| to.is_none_or(|to| to >= today);
    let is_paid =
        |kind: Option<PositionKind>| matches!(kind, None | Some(PositionKind::Job | PositionKind::SelfEmployed));
    if positions.is_empty() {
        return profile.organisation.is_some() || profile.occupation.is_some();
    }
    positions.iter().any(|one| one.from <= today && goes_on(one.to) && is_paid(one.kind))
}

/// The ids of what leads to the role: the steps and learning of goals with it, and of goals below those.
fn list_towards<'a>(role: &Role, records: &'a Records) -> HashSet<&'a str> {
    let mut goals: HashSet<&str> = HashSet::new();
    // A goal below one that was found is found in a later round; no more rounds than goals are needed.
    for _ in 0..=records.goals.len() {
        let before = goals.len();
        for goal in &records.goals {
            let is_below = goal.parent.as_deref().is_some_and(|parent| goals.contains(parent));
            if is_below || goal.role.as_deref() == Some(&role.id) {
                goals.insert(&goal.id);
            }
        }
        if goals.len() == before {
            break;
        }
    }
    let serves = |goal: &Option<String>| goal.as_deref().is_some_and(|goal| goals.contains(goal));
    let steps = records.milestones.iter().filter(|step| serves(&step.goal)).map(|step| step.id.as_str());
    steps.chain(records.activities.iter().filter(|one| serves(&one.goal)).map(|one| one.id.as_str())).collect()
}
