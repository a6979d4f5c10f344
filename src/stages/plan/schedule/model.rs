//! What a schedule is made from, and the words for how it holds.
use crate::stages::assess::model::Away as AwayRecord;
use chrono::NaiveDate;
use std::fmt;

/// What a step takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effort {
    /// Hours of one's own time that are left (estimate less what is logged).
    Own {
        /// Hours; below 0 counts as 0, more than a million as a million.
        hours: f64,
    },
    /// Paid time: days pass, and no own hours are used.
    Work {
        /// Days, of which its first is one.
        days: u32,
    },
    /// Waiting: an exam date, notice, a visa.
    Wait {
        /// Days, of which its first is one.
        days: u32,
    },
}

/// What lies before a step outside of the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ready {
    /// Nothing: it may begin today.
    #[default]
    Open,
    /// What it needed was finished on this day. A wait runs from the day after, even if that was
    /// before today; own work from today on.
    Since(NaiveDate),
    /// It needs something that is not being worked on (a step of a paused goal): it gets no date.
    Held,
}

/// A step of the plan that is still open. Finished ones are left out, and the places in
/// [`after`](Task::after) with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id; steps that are otherwise equal come in the order of their ids.
    pub id: String,
    /// What it takes.
    pub effort: Effort,
    /// The places of the steps that it needs, in the same list. A place beyond it counts as met.
    pub after: Vec<usize>,
    /// The first day on which it may be worked on.
    pub earliest: Option<NaiveDate>,
    /// Its due date, or else its goal's.
    pub due: Option<NaiveDate>,
    /// What lies before it outside of the list.
    pub ready: Ready,
    /// The group (goal) that can be paused as one, as a place in the list given to [`pause_one`](super::pause_one).
    pub group: Option<usize>,
}

impl Task {
    /// A task that needs nothing and has no dates.
    pub fn new(id: impl Into<String>, effort: Effort) -> Task {
        Task { id: id.into(), effort, after: Vec::new(), earliest: None, due: None, ready: Ready::Open, group: None }
    }
}

/// Days in which there are other hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Away {
    /// The first of them.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// Hours a week in them. Where two overlap, the smaller holds.
    pub hours_per_week: f64,
}

impl From<&AwayRecord> for Away {
    fn from(record: &AwayRecord) -> Away {
        Away { from: record.from, to: record.to, hours_per_week: record.hours_per_week.unwrap_or(0.0) }
    }
}

/// The own time there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// Hours a week, 0 to 168.
    pub hours_per_week: f64,
    /// Days with other hours.
    pub away: Vec<Away>,
}

/// Whether the plan fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is late.
    Fits,
    /// Nothing is late, but something would be with nine tenths of the hours.
    Tight,
    /// Something is late, or is due and has no date.
    DoesNotFit,
}

/// What the worst lateness hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// More hours a week would lessen it: one more, or as many as it takes up to 80.
    Hours,
    /// Hours do not help: waits, earliest dates or days away do.
    Dates,
}

/// Why a step has no dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// There are no hours for own work.
    NoHours,
    /// It needs, perhaps through others, something that is not being worked on.
    Held,
    /// It would be finished more than 100 years from today.
    TooFar,
}

/// Steps that need each other, so that none can ever begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Their ids: each needs the next one, and the last needs the first. The smallest id is first.
    pub ids: Vec<String>,
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for id in &self.ids {
            write!(f, "{id} needs ")?;
        }
        f.write_str(self.ids.first().map_or("", String::as_str))
    }
}
