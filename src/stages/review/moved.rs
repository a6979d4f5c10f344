//! What moved in a period, counted from the records themselves.
use chrono::NaiveDate;

use super::book::Book;
use super::late::{Late, find_late};
use super::model::{CommitmentStatus, EntryKind};
use crate::dates::Period;
use crate::stages::assess::model::Skill;
use crate::stages::goal::confidence::{Closeness, Direction, score_confidence};
use crate::stages::words::Progress;

/// A level that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelMoved {
    /// The skill.
    pub skill: String,
    /// The own level before the period; `None` if there was none.
    pub before: Option<u8>,
    /// The own level at its end.
    pub after: u8,
}

/// What was counted on a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The goal.
    pub goal: String,
    /// How many check-ins there were in the period.
    pub checkins: usize,
    /// The last value before the period.
    pub before: Option<f64>,
    /// The last value in it.
    pub after: Option<f64>,
}

/// What moved in a period. Titles and names, not ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moved {
    /// Wins that were logged.
    pub wins: Vec<(NaiveDate, String)>,
    /// Levels.
    pub levels: Vec<LevelMoved>,
    /// How many wins and examples were logged.
    pub examples: usize,
    /// The same by skill, the most first.
    pub examples_by_skill: Vec<(String, usize)>,
    /// Goals that were set.
    pub goals_set: Vec<String>,
    /// Goals that ended, and how in a word.
    pub goals_ended: Vec<(String, String)>,
    /// Goals with check-ins.
    pub measured: Vec<Measured>,
    /// Learning that was finished.
    pub learned: Vec<String>,
    /// Steps that were finished.
    pub steps: Vec<String>,
    /// Hours a week that were planned; `None` where that is not known.
    pub hours_planned: Option<f64>,
    /// Hours that were logged.
    pub hours_logged: f64,
    /// The weeks of the period that have passed.
    pub weeks: f64,
    /// People met, and how often. Talks are work on one's career too; they have no hours of their own,
    /// since a talk that takes planned time is a step of the plan, and would count twice.
    pub people: Vec<(String, usize)>,
    /// Pieces of feedback.
    pub feedback: usize,
    /// Commitments of the review before: kept and all.
    pub commitments: Option<(usize, usize)>,
    /// Where most examples are from the last three weeks: how many.
    pub late: Option<Late>,
    /// Where goals ended and ten have by now: how many, and how close and in which direction what
    /// the person had said of them lies.
    pub confidence: Option<(usize, Closeness, Direction)>,
}

impl Moved {
    /// Hours a week that were logged; `None` where nothing was.
    pub fn hours_got(&self) -> Option<f64> {
        (self.hours_logged > 0.0 && self.weeks > 0.0).then(|| self.hours_logged / self.weeks)
    }
}

/// What moved in the period, as far as it has passed today.
pub fn find_moved(book: &Book, period: &Period, today: NaiveDate) -> Moved {
    let end = period.to.min(today);
    let is_in = |day: NaiveDate| period.from <= day && day <= end;
    let is_in_opt = |day: Option<NaiveDate>| day.is_some_and(is_in);
    let mut moved = Moved { hours_planned: book.hours_per_week, ..Moved::default() };
    let days = (end - period.from).num_days() + 1;
    moved.weeks = days.max(0) as f64 / 7.0;
    for entry in book.entries.iter().filter(|entry| is_in(entry.date)) {
        if matches!(entry.kind, EntryKind::Win | EntryKind::Evidence) {
            moved.examples += 1;
            for skill in &entry.skills {
                count(&mut moved.examples_by_skill, book.skill_name(skill));
            }
        }
        if entry.kind == EntryKind::Win {
            moved.wins.push((entry.date, entry.text.clone()));
        }
    }
    moved.examples_by_skill.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    moved.wins.sort_by_key(|(day, _)| *day);
    for skill in &book.skills {
        let (before, after) = (level_before(skill, period.from), level_up_to(skill, end));
        if let Some(after) = after.filter(|after| before != Some(*after)) {
            moved.levels.push(LevelMoved { skill: skill.name.clone(), before, after });
        }
    }
    for goal in &book.goals {
        if is_in_opt(goal.created) {
            moved.goals_set.push(goal.title.clone());
        }
        if is_in_opt(goal.ended) {
            let how = goal.outcome.map_or(goal.state().says(), |outcome| outcome.says());
            moved.goals_ended.push((goal.title.clone(), how.to_owned()));
        }
        let checkins = goal.checkin.iter().filter(|checkin| is_in(checkin.date)).count();
        if checkins > 0 {
            let last = |holds: &dyn Fn(NaiveDate) -> bool| {
                goal.checkin
                    .iter()
                    .filter(|one| holds(one.date) && one.value.is_some())
                    .max_by_key(|one| one.date)
                    .and_then(|one| one.value)
            };
            let before = last(&|day| day < period.from).or(goal.metric.as_ref().and_then(|metric| metric.from));
            moved.measured.push(Measured { goal: goal.title.clone(), checkins, before, after: last(&is_in) });
        }
    }
    for activity in &book.activities {
        let hours = activity.session.iter().filter(|session| is_in(session.date)).map(|session| session.hours);
        moved.hours_logged += hours.sum::<f64>();
        if activity.state() == Progress::Done && is_in_opt(activity.finished) {
            moved.learned.push(activity.title.clone());
        }
    }
    let steps = book.steps.iter().filter(|step| step.state() == Progress::Done && is_in_opt(step.finished));
    moved.steps = steps.map(|step| step.title.clone()).collect();
    for person in &book.people {
        for _ in person.meeting.iter().filter(|meeting| is_in(meeting.date)) {
            count(&mut moved.people, &person.name);
        }
    }
    moved.feedback = book.feedback.iter().filter(|one| one.text.is_some() && is_in_opt(one.date)).count();
    moved.commitments = book.done().rfind(|kept| kept.review.to < period.from).map(|kept| {
        let all = &kept.review.commitment;
        (all.iter().filter(|one| one.status == Some(CommitmentStatus::Kept)).count(), all.len())
    });
    moved.commitments = moved.commitments.filter(|(_, all)| *all > 0);
    moved.late = find_late(examples(book), period.from, end);
    if !moved.goals_ended.is_empty() {
        let confidence = score_confidence(&book.goals, end);
        moved.confidence = confidence
            .closeness()
            .zip(confidence.direction())
            .map(|(closeness, direction)| (confidence.goals.len(), closeness, direction));
    }
    moved
}

/// The days of all wins and examples.
pub fn examples(book: &Book) -> impl Iterator<Item = NaiveDate> {
    book.entries
        .iter()
        .filter(|entry| matches!(entry.kind, EntryKind::Win | EntryKind::Evidence))
        .map(|entry| entry.date)
}

fn count(list: &mut Vec<(String, usize)>, name: &str) {
    match list.iter_mut().find(|(known, _)| known == name) {
        Some((_, n)) => *n += 1,
        None => list.push((name.to_owned(), 1)),
    }
}

fn level_before(skill: &Skill, day: NaiveDate) -> Option<u8> {
    skill
        .rating
        .iter()
        .filter(|rating| rating.by.is_own() && rating.date < day)
        .max_by_key(|rating| rating.date)
        .map(|rating| rating.level)
}

fn level_up_to(skill: &Skill, day: NaiveDate) -> Option<u8> {
    skill
        .rating
        .iter()
        .filter(|rating| rating.by.is_own() && rating.date <= day)
        .max_by_key(|rating| rating.date)
        .map(|rating| rating.level)
}
