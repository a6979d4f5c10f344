//! What has to happen beside skills before a role is had: other steps inside than outside.
use chrono::NaiveDate;

use super::gap::{Amount, Gaps};
use super::model::{RequirementKind, Role, RoleStatus, Trial, TrialStatus, Where};
use crate::stages::review::model::Entry;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done, on that day where it is known.
    Done(Option<NaiveDate>),
    /// On a day to come.
    On(NaiveDate),
    /// In the plan, on no day to come.
    Planned,
    /// Not yet, or not known.
    Open,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// A name that stays the same: `discussed`.
    pub key: &'static str,
    /// What it is, in words.
    pub text: String,
    /// How far it is.
    pub state: State,
    /// What to type once it is so.
    pub command: String,
}

/// The steps of a role: inside, talked about, confirmed, decided, examples for as long as asked;
/// outside, talked to someone who does it, applied, interviewed.
///
/// A talk and an interview are read from the log: entries that carry the role's id and `talked` or
/// `interview` as tags; a trial of the role that is done counts as a talk.
pub fn list_steps(role: &Role, gaps: &Gaps<'_>, entries: &[Entry], trials: &[Trial], today: NaiveDate) -> Vec<Step> {
    match role.place() {
        Where::Inside => list_inside(role, gaps, today),
        Where::Outside => list_outside(role, entries, trials, today),
    }
}

fn list_inside(role: &Role, gaps: &Gaps<'_>, today: NaiveDate) -> Vec<Step> {
    let edit = |flag: &str| format!("career role edit {} --{flag} DATE", role.id);
    let on = |day: Option<NaiveDate>| match day {
        Some(day) if day > today => State::On(day),
        Some(day) => State::Done(Some(day)),
        None => State::Open,
    };
    let mut steps = vec![
        Step {
            key: "discussed",
            text: "talked about with your manager or sponsor".to_owned(),
            state: on(role.discussed),
            command: edit("discussed"),
        },
        Step {
            key: "confirmed",
            text: "confirmed that it can happen".to_owned(),
            state: on(role.confirmed),
            command: edit("confirmed"),
        },
        Step {
            key: "decided",
            text: "the day on which it is decided".to_owned(),
            state: on(role.decides),
            command: edit("decides"),
        },
    ];
    let lasting = gaps.asked.iter().filter(|one| one.requirement.kind == RequirementKind::Experience);
    for one in lasting {
        let Some(asked) = one.requirement.months else {
            continue;
        };
        let state = if one.met == super::gap::Met::Met { State::Done(None) } else { State::Open };
        let have = match one.have {
            Amount::Months(months) if state == State::Open => format!(", {months} so far"),
            _ => String::new(),
        };
        let plural = if asked == 1 { "" } else { "s" };
        let tag = super::gap::tag_of(one.requirement);
        steps.push(Step {
            key: "examples",
            text: format!("{}, for {asked} month{plural}{have}", one.label),
            state,
            command: format!("career log \"what you did\" --tag {tag}"),
        });
    }
    steps
}

fn list_outside(role: &Role, entries: &[Entry], trials: &[Trial], today: NaiveDate) -> Vec<Step> {
    let tagged = |tag: &str| {
        let has = |entry: &&Entry, tag: &str| entry.tags.iter().any(|own| own == tag);
        entries
            .iter()
            .filter(|entry| entry.date <= today && has(entry, &role.id) && has(entry, tag))
            .map(|entry| entry.date)
            .max()
    };
    let is_tried =
        trials.iter().any(|trial| trial.status == Some(TrialStatus::Done) && trial.of.as_deref() == Some(&role.id));
    let log = |text: &str, tag: &str| format!("career log \"{text}\" --tag {} --tag {tag}", role.id);
    let of = |day: Option<NaiveDate>, is_done: Option<()>| match (day, is_done) {
        (Some(day), _) => State::Done(Some(day)),
        (None, Some(())) => State::Done(None),
        (None, None) => State::Open,
    };
    let is_won = (role.state() == RoleStatus::Won).then_some(());
    let is_applied = matches!(role.state(), RoleStatus::Applied | RoleStatus::Won).then_some(());
    vec![
        Step {
            key: "talked",
            text: "talked to someone who does it".to_owned(),
            state: of(tagged("talked"), is_tried.then_some(())),
            command: log("Talked to …", "talked"),
        },
        Step {
            key: "applied",
            text: "applied".to_owned(),
            state: of(None, is_applied),
            command: format!("career role edit {} --status applied", role.id),
        },
        Step {
            key: "interviewed",
            text: "interviewed".to_owned(),
            state: of(tagged("interview"), is_won),
            command: log("Interview at …", "interview"),
        },
    ]
}
