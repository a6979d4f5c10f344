//! The way to a goal, from its first entry to its last, out of all that was noted on it.
use chrono::NaiveDate;

use super::model::Goal;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::model::Entry;
use crate::stages::words::Progress;

/// Something on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The day; of several sessions in a row, the first.
    pub from: NaiveDate,
    /// The last day of several sessions in a row; else the same.
    pub to: NaiveDate,
    /// What it was.
    pub what: What,
}

/// What a mark on the way is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The goal was set.
    Set,
    /// A look at how it goes.
    Checkin {
        /// What was counted.
        value: Option<f64>,
        /// 0 to 100.
        confidence: Option<u8>,
        /// A note.
        note: Option<String>,
    },
    /// Sessions of one activity with nothing else in between.
    Sessions {
        /// The activity's title.
        title: String,
        /// How many.
        count: usize,
        /// Their hours.
        hours: f64,
    },
    /// A step or an activity was finished.
    Finished {
        /// Its title.
        title: String,
    },
    /// A line of the log.
    Logged {
        /// Its text.
        text: String,
    },
    /// The goal ended.
    Ended,
}

/// Everything that has a day and belongs to the goal, in the order of the days. Sessions of one
/// activity that follow each other become one mark.
pub fn trace(goal: &Goal, milestones: &[Milestone], activities: &[Activity], entries: &[Entry]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |day: NaiveDate, what| marks.push(Mark { from: day, to: day, what });
    if let Some(day) = goal.created {
        add(day, What::Set);
    }
    for checkin in &goal.checkin {
        add(
            checkin.date,
            What::Checkin { value: checkin.value, confidence: checkin.confidence, note: checkin.note.clone() },
        );
    }
    let serves = |of: &Option<String>| of.as_deref() == Some(goal.id.as_str());
    for activity in activities.iter().filter(|activity| serves(&activity.goal)) {
        for session in &activity.session {
            add(session.date, What::Sessions { title: activity.title.clone(), count: 1, hours: session.hours });
        }
        if let (Some(day), Progress::Done) = (activity.finished, activity.state()) {
            add(day, What::Finished { title: activity.title.clone() });
        }
    }
    for step in milestones.iter().filter(|step| serves(&step.goal) && step.state() == Progress::Done) {
        if let Some(day) = step.finished {
            add(day, What::Finished { title: step.title.clone() });
        }
    }
    for entry in entries.iter().filter(|entry| entry.goals.contains(&goal.id)) {
        add(entry.date, What::Logged { text: entry.text.clone() });
    }
    if let Some(day) = goal.ended {
        add(day, What::Ended);
    }
    // The beginning of a day's marks is where the goal was set, the end where it ended.
    marks.sort_by_key(|mark| (mark.from, rank(&mark.what)));
    join_sessions(marks)
}

fn rank(what: &What) -> u8 {
    match what {
        What::Set => 0,
        What::Sessions { .. } => 1,
        What::Logged { .. } => 2,
        What::Finished { .. } => 3,
        What::Checkin { .. } => 4,
        What::Ended => 5,
    }
}

fn join_sessions(marks: Vec<Mark>) -> Vec<Mark> {
    let mut joined: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        if let (
            Some(Mark { to, what: What::Sessions { title, count, hours }, .. }),
            What::Sessions { title: same, hours: more, .. },
        ) = (joined.last_mut(), &mark.what)
            && title == same
        {
            *count += 1;
            *hours += more;
            *to = mark.to;
            continue;
        }
        joined.push(mark);
    }
    joined
}
