//! Everything in the notebook that speaks of a skill: when it was used, what shows it, and what
//! others said about it. Followed once for all skills; what it proves is the business of `proof`.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::model::{Credential, Position};
use crate::stages::learn::model::{Activity, ActivityKind};
use crate::stages::review::model::{Entry, EntryKind, Feedback};
use crate::stages::words::Progress;

/// The records that speak of skills.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources {
    /// The log.
    pub entries: Vec<Entry>,
    /// Learning.
    pub activities: Vec<Activity>,
    /// What others said.
    pub feedback: Vec<Feedback>,
    /// Papers.
    pub credentials: Vec<Credential>,
    /// What the person has done.
    pub positions: Vec<Position>,
}

/// What kind of thing shows a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceKind {
    /// A line of the log: a win, an example, an appraisal.
    Example,
    /// Learning that is finished.
    Learning,
    /// Practice of one's own: a line of the log, or a session of an activity of that kind.
    Practice,
}

impl TraceKind {
    /// What the screen calls it.
    pub fn says(self) -> &'static str {
        match self {
            TraceKind::Example => "example",
            TraceKind::Learning => "finished learning",
            TraceKind::Practice => "practice",
        }
    }
}

/// What a line of the log shows a level as.
fn kind_of(line: EntryKind) -> TraceKind {
    if line == EntryKind::Practice { TraceKind::Practice } else { TraceKind::Example }
}

/// One thing that shows a skill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace<'a> {
    /// What it is.
    pub kind: TraceKind,
    /// The day; unknown for learning that was marked as finished by hand without one.
    pub date: Option<NaiveDate>,
    /// The level that the learning led to, where it says so.
    pub to: Option<u8>,
    /// The record's id.
    pub id: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// A level that somebody else gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The person's id.
    pub person: &'a str,
    /// The day.
    pub date: NaiveDate,
    /// The level.
    pub level: u8,
}

/// What speaks of each skill, by its id.
#[derive(Debug, Default)]
pub struct Trail<'a> {
    traces: HashMap<&'a str, Vec<Trace<'a>>>,
    said: HashMap<&'a str, Vec<Said<'a>>>,
    spans: HashMap<&'a str, Vec<(NaiveDate, Option<NaiveDate>)>>,
    uses: HashMap<&'a str, Vec<NaiveDate>>,
    entries: HashMap<&'a str, &'a Entry>,
    credentials: HashMap<&'a str, &'a Credential>,
}

impl<'a> Trail<'a> {
    /// Follows the sources once.
    pub fn follow(sources: &'a Sources) -> Trail<'a> {
        let mut trail = Trail::default();
        for entry in &sources.entries {
            trail.add_entry(entry);
        }
        for activity in &sources.activities {
            trail.add_activity(activity);
        }
        for feedback in &sources.feedback {
            // What is only asked for has no day yet, and says nothing.
            let Some(date) = feedback.date else { continue };
            for (skill, level) in &feedback.ratings {
                trail.said.entry(skill).or_default().push(Said { person: &feedback.person, date, level: *level });
            }
        }
        for position in &sources.positions {
            for skill in &position.skills {
                trail.spans.entry(skill).or_default().push((position.from, position.to));
            }
        }
        trail.credentials = sources.credentials.iter().map(|credential| (credential.id.as_str(), credential)).collect();
        trail
    }

    fn add_entry(&mut self, entry: &'a Entry) {
        self.entries.insert(&entry.id, entry);
        // A note is a thought about something, which shows nothing.
        if entry.kind == EntryKind::Note {
            return;
        }
        for skill in &entry.skills {
            self.uses.entry(skill).or_default().push(entry.date);
            let trace =
                Trace { kind: kind_of(entry.kind), date: Some(entry.date), to: None, id: &entry.id, text: &entry.text };
            self.traces.entry(skill).or_default().push(trace);
        }
    }

    fn add_activity(&mut self, activity: &'a Activity) {
        let last = activity.session.iter().map(|session| session.date).max();
        for target in &activity.skills {
            let skill = target.skill.as_str();
            self.uses
                .entry(skill)
                .or_default()
                .extend(activity.session.iter().map(|session| session.date).chain(activity.finished));
            let trace = |kind, date, to| Trace { kind, date, to, id: &activity.id, text: &activity.title };
            if activity.state() == Progress::Done {
                self.traces.entry(skill).or_default().push(trace(
                    TraceKind::Learning,
                    activity.finished.or(last),
                    target.to,
                ));
            }
            if activity.kind == ActivityKind::Practice {
                let sessions =
                    activity.session.iter().map(|session| trace(TraceKind::Practice, Some(session.date), None));
                self.traces.entry(skill).or_default().extend(sessions);
            }
        }
    }

    /// What shows a skill, in the order of the files.
    pub fn traces(&self, skill: &str) -> &[Trace<'a>] {
        self.traces.get(skill).map_or(&[], Vec::as_slice)
    }

    /// The levels that feedback gave.
    pub fn said(&self, skill: &str) -> &[Said<'a>] {
        self.said.get(skill).map_or(&[], Vec::as_slice)
    }

    /// A line of the log.
    pub fn entry(&self, id: &str) -> Option<&'a Entry> {
        self.entries.get(id).copied()
    }

    /// A paper.
    pub fn credential(&self, id: &str) -> Option<&'a Credential> {
        self.credentials.get(id).copied()
    }

    /// The last day by today on which the skill was used, as far as the notebook knows.
    pub fn last_use(&self, skill: &str, today: NaiveDate) -> Option<NaiveDate> {
        let held = self.spans.get(skill).into_iter().flatten();
        let held = held.filter(|(from, _)| *from <= today).map(|(_, to)| to.unwrap_or(today).min(today));
        let used = self.uses.get(skill).into_iter().flatten().copied().filter(|day| *day <= today);
        held.chain(used).max()
    }
}
