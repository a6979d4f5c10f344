//! What is due: everything with a day that has come or comes soon, wherever it stands.
mod kind;

use chrono::{Days, NaiveDate};

use super::Facts;
use crate::dates::{say_day_near, say_distance};
use crate::stages::explore::model::{RoleStatus, TrialStatus};
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::review::model::{Commitment, CommitmentStatus, Review, ReviewStatus};
use crate::stages::review::people::{is_answered, next_due};

pub use kind::{DueKind, explain};

/// How many days before its day something is named: the week that one can still plan for.
pub const SOON: u64 = 7;
/// The same for the last day to apply: an application takes more than a week.
pub const CLOSING: u64 = 21;
/// The same for what expires: renewing can take months (as in the proof of a level).
pub const EXPIRING: u64 = 90;
/// Days after which a goal is asked how it goes: two looks between quarterly reviews.
pub const CHECKIN: u64 = 42;
/// Days that an answer may take before it is said that one waits for it: a week.
pub const ANSWER: u64 = 7;
/// Days after which a look back is due where no day was set: a quarter.
pub const REVIEW: u64 = 92;

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What, in words.
    pub what: String,
    /// The day; before today it has been waiting since then.
    pub date: NaiveDate,
    /// What to type about it.
    pub command: String,
    /// The id of the step or the learning, where it is one.
    pub id: Option<String>,
    /// What kind of thing it is.
    pub kind: DueKind,
}

impl Due {
    /// `Enrol (Thu 10 Dec, in 4 days)`; *waiting since* for what lies behind.
    pub fn says(&self, today: NaiveDate) -> String {
        let day = say_day_near(self.date, today);
        if self.date < today {
            return format!("{} (waiting since {day})", self.what);
        }
        format!("{} ({day}, {})", self.what, say_distance(self.date, today))
    }
}

/// Everything that is due, what lies nearest to today first.
pub fn list_due(facts: &Facts, today: NaiveDate) -> Vec<Due> {
    let mut list = List { found: Vec::new(), today };
    push_plan(facts, &mut list);
    push_goals(facts, &mut list);
    push_roles(facts, &mut list);
    push_people(facts, &mut list);
    push_review(facts, &mut list);
    let mut found = list.found;
    // What has waited for half a year should not hide what is due tomorrow.
    found.sort_by_key(|due| ((due.date - today).num_days().unsigned_abs(), due.date));
    found
}

struct List {
    found: Vec<Due>,
    today: NaiveDate,
}

impl List {
    /// Adds what is due within so many days.
    fn push(
        &mut self,
        kind: DueKind,
        date: Option<NaiveDate>,
        within: u64,
        what: impl Into<String>,
        command: impl Into<String>,
    ) {
        let Some(date) = date else {
            return;
        };
        if self.today.checked_add_days(Days::new(within)).is_none_or(|last| date <= last) {
            self.found.push(Due { what: what.into(), date, command: command.into(), id: None, kind });
        }
    }

    /// Adds a step or learning that is due within a week.
    fn push_work(&mut self, kind: DueKind, date: Option<NaiveDate>, id: &str, title: &str) {
        let before = self.found.len();
        let noun = if kind == DueKind::Step { "plan" } else { "learn" };
        self.push(kind, date, SOON, title, format!("career {noun} done {id}"));
        self.found[before..].iter_mut().for_each(|due| due.id = Some(id.to_owned()));
    }
}

fn push_plan(facts: &Facts, list: &mut List) {
    for step in facts.open_steps() {
        list.push_work(DueKind::Step, step.due, &step.id, &step.title);
    }
    for activity in facts.open_learning() {
        list.push_work(DueKind::Learning, activity.due, &activity.id, &activity.title);
    }
    for credential in &facts.credentials {
        list.push(
            DueKind::Credential,
            credential.expires,
            EXPIRING,
            format!("{} expires", credential.title),
            format!("career credential edit {} --expires DATE", credential.id),
        );
    }
}

fn push_goals(facts: &Facts, list: &mut List) {
    for goal in facts.goals.iter().filter(|goal| goal.state() == GoalStatus::Active) {
        list.push(DueKind::Goal, goal.due, SOON, &goal.title, format!("career goal done {}", goal.id));
        let looked_at = goal.checkin.iter().map(|checkin| checkin.date).max().or(goal.created);
        let next = looked_at.and_then(|day| day.checked_add_days(Days::new(CHECKIN)));
        // A goal that ends these days is asked about once.
        if goal.due.is_none_or(|due| due > list.today.checked_add_days(Days::new(SOON)).unwrap_or(due)) {
            list.push(
                DueKind::Checkin,
                next,
                0,
                format!("How does it go: {}", goal.title),
                format!("career goal checkin {}", goal.id),
            );
        }
        if let Some(tripwire) = &goal.tripwire {
            list.push(
                DueKind::Tripwire,
                tripwire.date,
                SOON,
                format!("Plan B? {}", tripwire.text),
                format!("career goal show {}", goal.id),
            );
        }
    }
}

fn push_roles(facts: &Facts, list: &mut List) {
    for role in &facts.roles {
        match role.state() {
            RoleStatus::Watching | RoleStatus::Target => {
                list.push(
                    DueKind::Role,
                    role.closes,
                    CLOSING,
                    format!("{}: last day to apply", role.title),
                    format!("career role edit {} --status applied", role.id),
                );
            }
            RoleStatus::Applied => list.push(
                DueKind::Role,
                role.decides,
                SOON,
                format!("{} is decided", role.title),
                format!("career role edit {} --status won", role.id),
            ),
            RoleStatus::Won | RoleStatus::Closed => {}
        }
    }
    for trial in facts.trials.iter().filter(|trial| trial.status.is_none_or(|status| status == TrialStatus::Open)) {
        let command = format!("career explore try done {}", trial.id);
        list.push(DueKind::Trial, trial.due, SOON, trial.test.as_ref().unwrap_or(&trial.question), command);
    }
}

fn push_people(facts: &Facts, list: &mut List) {
    for person in &facts.people {
        let again = next_due(person, &facts.feedback, list.today);
        let command = format!("career person met {}", person.id);
        list.push(DueKind::Person, again, 0, format!("Be in touch with {}", person.name), command);
        for promise in
            person.meeting.iter().flat_map(|meeting| &meeting.promises).filter(|promise| promise.done != Some(true))
        {
            let (within, what) = match promise.by.as_str() {
                "them" => (0, format!("{} said: {}", person.name, promise.text)),
                _ => (SOON, format!("You said to {}: {}", person.name, promise.text)),
            };
            list.push(DueKind::Promise, promise.due, within, what, format!("career person show {}", person.id));
        }
    }
    for feedback in facts.feedback.iter().filter(|feedback| !is_answered(feedback)) {
        let name = facts
            .people
            .iter()
            .find(|person| person.id == feedback.person)
            .map_or(feedback.person.as_str(), |person| &person.name);
        let late = feedback.asked.and_then(|day| day.checked_add_days(Days::new(ANSWER)));
        if late.is_none_or(|day| day > list.today) {
            continue;
        }
        list.push(
            DueKind::Feedback,
            feedback.asked,
            0,
            format!("What {name} thinks, which you asked for"),
            format!("career feedback edit {} --text TEXT", feedback.id),
        );
    }
}

fn push_review(facts: &Facts, list: &mut List) {
    for review in &facts.reviews {
        let open = |one: &(usize, &Commitment)| one.1.status.is_none_or(|status| status == CommitmentStatus::Open);
        for (at, commitment) in review.commitment.iter().enumerate().filter(open) {
            list.push(
                DueKind::Commitment,
                commitment.due,
                SOON,
                &commitment.text,
                format!("career review kept {}.{}", review.id, at + 1),
            );
        }
    }
    let date = find_next_review(facts.last_review(), &facts.goals);
    list.push(DueKind::Review, date, SOON, "A look back, about ten minutes", "career review");
}

/// The last review that was ended.
pub fn find_last(reviews: &[Review]) -> Option<&Review> {
    let ended = reviews.iter().filter(|review| review.status != Some(ReviewStatus::Draft));
    ended.max_by(|a, b| (a.to, &a.id).cmp(&(b.to, &b.id)))
}

/// The day of the next review: as the last one says, else a quarter after it, else a quarter after the
/// first goal.
pub fn find_next_review(last: Option<&Review>, goals: &[Goal]) -> Option<NaiveDate> {
    match last {
        Some(last) => last.next.or_else(|| last.to.checked_add_days(Days::new(REVIEW))),
        None => {
            let first = goals.iter().filter_map(|goal| goal.created).min();
            first.and_then(|first| first.checked_add_days(Days::new(REVIEW)))
        }
    }
}
