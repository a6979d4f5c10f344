//! The axis: which column a day lies in, and the names over the columns.
use chrono::{Datelike, Days, Months, NaiveDate};

use super::Span;
use crate::dates::{quarter_of, say_month};

/// What the axis counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days, under their months.
    Day,
    /// Weeks, each named by its Monday, under their months.
    Week,
    /// Months, under their years.
    Month,
    /// Quarters of the person's year, under these years.
    Quarter,
    /// The person's years.
    Year,
}

/// From the finest on, with the columns that one of them needs to be named, and its length in days.
const UNITS: [(Unit, f64, f64); 4] =
    [(Unit::Day, 3.0, 1.0), (Unit::Week, 4.0, 7.0), (Unit::Month, 4.0, 30.4), (Unit::Quarter, 3.0, 91.3)];
/// A day is never drawn wider: a plan of a few days would only look long.
const WIDEST_DAY: i64 = 8;
/// Lines stand between units that have at least so many columns; else only between those above them.
const ROOM_FOR_LINES: f64 = 7.0;

/// Days on columns.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The days.
    pub span: Span,
    /// How many columns they take.
    pub columns: usize,
    /// Columns a day where a day has several.
    day: Option<i64>,
    unit: Unit,
    year_starts: u32,
}

impl Axis {
    /// The days on at most so many columns.
    pub fn new(span: Span, columns: usize, unit: Option<Unit>, year_starts: u32) -> Axis {
        let columns = (columns as i64).max(1);
        let day = (columns / span.days.max(1)).min(WIDEST_DAY);
        let (columns, day) = if day > 1 { (day * span.days, Some(day)) } else { (columns.min(span.days), None) };
        let a_day = columns as f64 / span.days as f64;
        let finest = UNITS.iter().find(|(_, room, days)| a_day * days >= *room).map_or(Unit::Year, |(unit, ..)| *unit);
        Axis { span, columns: columns as usize, day, unit: unit.unwrap_or(finest), year_starts }
    }

    /// The first column of a day; None outside of the span.
    pub fn column(&self, day: NaiveDate) -> Option<usize> {
        let number = self.span.number(day);
        (0..self.span.days).contains(&number).then(|| (number * self.columns as i64 / self.span.days) as usize)
    }

    /// The last column of a day; None outside of the span.
    pub fn last_column(&self, day: NaiveDate) -> Option<usize> {
        self.column(day).map(|column| column + self.day.map_or(0, |day| day as usize - 1))
    }

    /// The columns from one day to another, as far as they are shown.
    pub fn columns(&self, from: NaiveDate, to: NaiveDate) -> Option<(usize, usize)> {
        let (from, to) = (from.max(self.span.first), to.min(self.span.last()));
        if from > to { None } else { Some((self.column(from)?, self.last_column(to)?)) }
    }

    /// How many days lie in a column.
    pub fn days_a_column(&self) -> f64 {
        self.span.days as f64 / self.columns as f64
    }

    /// The names over the bars, a line each: years or months, and what the axis counts in below them;
    /// with the day and the column that each begins at.
    pub fn names(&self) -> Vec<Vec<(NaiveDate, usize, String)>> {
        let above = self.above().map(|above| self.place_names(above, |day| self.name_above(day)));
        above.into_iter().chain([self.place_names(self.unit, |day| vec![self.name(day)])]).collect()
    }

    /// The same as text.
    pub fn header(&self) -> Vec<String> {
        let line = |names: Vec<(NaiveDate, usize, String)>| {
            names.into_iter().fold(String::new(), |line, (_, column, name)| format!("{line:column$}{name}"))
        };
        self.names().into_iter().map(line).collect()
    }

    /// The days, after the first one, on which a new unit begins, as fine as there is room for lines.
    pub fn line_days(&self) -> Vec<NaiveDate> {
        let ticks = self.ticks(self.unit);
        let is_wide = self.columns as f64 >= ROOM_FOR_LINES * (ticks.len() as f64 + 1.0);
        match self.above() {
            Some(above) if !is_wide => self.ticks(above),
            _ => ticks,
        }
    }

    /// Their columns.
    pub fn lines(&self) -> Vec<usize> {
        self.line_days().into_iter().filter_map(|day| self.column(day)).filter(|column| *column > 0).collect()
    }

    fn above(&self) -> Option<Unit> {
        match self.unit {
            Unit::Day | Unit::Week => Some(Unit::Month),
            Unit::Month | Unit::Quarter => Some(Unit::Year),
            Unit::Year => None,
        }
    }

    /// The days, after the first one, on which a unit begins.
    fn ticks(&self, unit: Unit) -> Vec<NaiveDate> {
        let last = self.span.last();
        let mut ticks = Vec::new();
        let mut next = self.begin(unit, self.span.first);
        while let Some(day) = next.filter(|day| *day <= last) {
            ticks.push(day);
            next = step(unit, day);
        }
        ticks
    }

    /// The first day after this one on which a unit begins.
    fn begin(&self, unit: Unit, day: NaiveDate) -> Option<NaiveDate> {
        let month = day.with_day(1)?;
        // Years that are named above months are those of the calendar, as the months are.
        let starts = if unit == Unit::Year && self.unit == Unit::Month { 1 } else { self.year_starts.clamp(1, 12) };
        let months = match unit {
            Unit::Day => return day.succ_opt(),
            Unit::Week => return day.checked_add_days(Days::new(7 - u64::from(day.weekday().num_days_from_monday()))),
            Unit::Month => 1,
            Unit::Quarter => 3 - (month.month() + 12 - starts) % 3,
            Unit::Year => 12 - (month.month() + 12 - starts) % 12,
        };
        month.checked_add_months(Months::new(months))
    }

    fn name(&self, day: NaiveDate) -> String {
        match self.unit {
            Unit::Day | Unit::Week => day.day().to_string(),
            Unit::Month => say_month(day).get(..3).unwrap_or_default().to_owned(),
            Unit::Quarter => format!("Q{}", quarter_of(day, self.year_starts).n),
            Unit::Year => quarter_of(day, self.year_starts).year.to_string(),
        }
    }

    /// The names of what stands above, the longest first.
    fn name_above(&self, day: NaiveDate) -> Vec<String> {
        match self.unit {
            Unit::Day | Unit::Week => {
                let month = say_month(day);
                vec![month.clone(), month.get(..3).unwrap_or_default().to_owned()]
            }
            Unit::Month => vec![day.year().to_string()],
            _ => vec![quarter_of(day, self.year_starts).year.to_string()],
        }
    }

    /// The names at their columns; one that would touch the next is shorter or left out.
    fn place_names(&self, unit: Unit, names: impl Fn(NaiveDate) -> Vec<String>) -> Vec<(NaiveDate, usize, String)> {
        let mut starts = vec![(0, self.span.first)];
        starts.extend(self.ticks(unit).into_iter().filter_map(|day| Some((self.column(day)?, day))));
        let mut placed: Vec<(NaiveDate, usize, String)> = Vec::new();
        let mut free = 0;
        for (at, (column, day)) in starts.iter().enumerate() {
            if *column < free {
                continue;
            }
            let next = starts.get(at + 1).map_or(self.columns, |(next, _)| *next);
            let names = names(*day);
            let fits = names.iter().find(|name| column + name.len() < next.max(1)).or(names.last());
            // What is under way on the first day stands back behind what follows; a later name may reach
            // over those that it leaves no room for.
            let room = if at == 0 && next < self.columns { next.saturating_sub(1) } else { self.columns - column };
            if let Some(name) = fits.filter(|name| name.len() <= room) {
                free = column + name.len() + 1;
                placed.push((*day, *column, name.clone()));
            }
        }
        placed
    }
}

/// The beginning of the next unit.
fn step(unit: Unit, day: NaiveDate) -> Option<NaiveDate> {
    match unit {
        Unit::Day => day.succ_opt(),
        Unit::Week => day.checked_add_days(Days::new(7)),
        Unit::Month => day.checked_add_months(Months::new(1)),
        Unit::Quarter => day.checked_add_months(Months::new(3)),
        Unit::Year => day.checked_add_months(Months::new(12)),
    }
}
