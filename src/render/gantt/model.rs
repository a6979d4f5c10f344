//! What is drawn: bars on days, in groups.
use chrono::{Days, NaiveDate};

use super::Unit;

/// Whose time a bar takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The person's own hours.
    Own,
    /// Paid time.
    Paid,
    /// Nobody's: it is waited for.
    Wait,
}

impl Kind {
    /// All of them, in the order of the legend.
    pub const ALL: [Kind; 3] = [Kind::Own, Kind::Paid, Kind::Wait];

    /// What the legend calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Own => "own time",
            Kind::Paid => "paid time",
            Kind::Wait => "waiting",
        }
    }
}

/// A step or an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its title.
    pub label: String,
    /// Its days in words, for where there is room.
    pub when: String,
    /// The first day; without it there is no bar, only the note.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub finish: Option<NaiveDate>,
    /// The day until which it could end with nothing late.
    pub slack_end: Option<NaiveDate>,
    /// By when it has to be there.
    pub due: Option<NaiveDate>,
    /// Whether it ends after that, or does not end at all.
    pub is_late: bool,
    /// Whether it is one of those that decide the end.
    pub is_critical: bool,
    /// Whose time it takes.
    pub kind: Kind,
    /// The day by which it is done in half of all cases.
    pub finish_50: Option<NaiveDate>,
    /// The day by which it is done in four cases out of five.
    pub finish_80: Option<NaiveDate>,
    /// A few words: how late it is, that it is under way, or why it has no dates. May be empty.
    pub note: String,
}

/// Bars under one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The goal; `None` for what serves none.
    pub title: Option<String>,
    /// What stands behind the title, such as `, by 31 Mar 2028`.
    pub due: String,
    /// Its bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// Days with fewer hours than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whether there are no hours at all: then own work has a hole there.
    pub is_free: bool,
}

/// The whole picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Today.
    pub today: NaiveDate,
    /// The groups, from top to bottom.
    pub groups: Vec<Group>,
    /// Days away.
    pub away: Vec<Break>,
    /// What the axis counts in; chosen by the room where there is none.
    pub unit: Option<Unit>,
    /// The month (1 to 12) in which the person's year begins.
    pub year_starts: u32,
    /// What the critical bars decide, in words for the legend.
    pub critical: String,
}

/// The days that a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first one.
    pub first: NaiveDate,
    /// How many.
    pub days: i64,
}

impl Span {
    /// The number of a day, 0 for the first; may lie outside.
    pub fn number(&self, day: NaiveDate) -> i64 {
        (day - self.first).num_days()
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        later(self.first, self.days - 1)
    }
}

impl Picture {
    /// All bars, from top to bottom.
    pub fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.groups.iter().flat_map(|group| &group.bars)
    }

    /// The days to show: all of the work from today on, at least a week, and due days and what began
    /// before today as far as they do not press the work together. None where nothing has dates.
    pub fn span(&self) -> Option<Span> {
        let ends = self.bars().flat_map(|bar| [bar.finish, bar.finish_50, bar.finish_80]);
        let work_end = ends.flatten().max()?.max(later(self.today, 6));
        let work = (work_end - self.today).num_days() + 1;
        // Half as long again is room enough for what is due after all work is done.
        let far = later(work_end, work / 2);
        let last = self.bars().flat_map(|bar| [bar.slack_end, bar.due]).flatten().filter(|day| *day <= far).max();
        let early = later(self.today, -(work / 2));
        let begins = self.bars().filter_map(|bar| bar.start).min().unwrap_or(self.today).clamp(early, self.today);
        let overdue = self.bars().filter_map(|bar| bar.due).filter(|day| *day >= early).min();
        let first = overdue.unwrap_or(begins).min(begins);
        let last = last.unwrap_or(work_end).max(work_end);
        Some(Span { first, days: (last - first).num_days() + 1 })
    }
}

/// The day so many days after another, or before it; the ends of the calendar where it stops.
fn later(day: NaiveDate, days: i64) -> NaiveDate {
    let n = Days::new(days.unsigned_abs());
    if days >= 0 {
        day.checked_add_days(n).unwrap_or(NaiveDate::MAX)
    } else {
        day.checked_sub_days(n).unwrap_or(NaiveDate::MIN)
    }
}
