//! A calendar whose weeks have different hours, made anew many times without asking for memory.
use super::{Away, Calendar, HORIZON, Stretch, rate_of, sweep};
use chrono::NaiveDate;

/// Where the hours of a stretch come from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    /// The week of this number; week 0 begins today.
    Week(usize),
    /// A time away, in units a day.
    Away(i64),
}

/// The stretches of so many weeks and of the time after them, without their hours.
#[derive(Clone, Debug)]
pub(in super::super) struct Weekly {
    edges: Vec<(i64, From)>,
    weeks: usize,
    calendar: Calendar,
}

impl Weekly {
    /// Weeks from today on, each of seven days; times away have their own hours.
    pub(in super::super) fn new(away: &[Away], today: NaiveDate, weeks: usize) -> Weekly {
        let last = (HORIZON / 7) as usize;
        let weeks = weeks.min(last);
        let starts = (0..=weeks).map(|week| week as i64 * 7).chain([HORIZON + 1]);
        let edges = sweep(away, today, 10, starts)
            .into_iter()
            .filter(|(day, _)| *day >= 0)
            .map(|(day, away)| (day, away.map_or(From::Week((day / 7) as usize), From::Away)))
            .collect();
        Weekly { edges, weeks, calendar: Calendar { today, stretches: Vec::new(), total: 0 } }
    }

    /// The calendar with these hours in its weeks; weeks that are not in the list, and the time after
    /// the last, have `rest` hours a week.
    pub(in super::super) fn fill(&mut self, hours: &[f64], rest: f64) -> &Calendar {
        let rest = rate_of(rest);
        let stretches = &mut self.calendar.stretches;
        stretches.clear();
        // Nothing is worked on before today, so the days before it need no hours.
        stretches.push(Stretch { day: -HORIZON, rate: 0, before: 0 });
        let mut before = 0;
        for (place, (day, from)) in self.edges.iter().enumerate() {
            let rate = match from {
                From::Away(rate) => *rate,
                From::Week(week) if *week < self.weeks => hours.get(*week).map_or(rest, |hours| rate_of(*hours)),
                From::Week(_) => rest,
            };
            stretches.push(Stretch { day: *day, rate, before });
            let next = self.edges.get(place + 1).map_or(*day, |(next, _)| *next);
            before += (next - day) * rate;
        }
        self.calendar.total = before;
        &self.calendar
    }
}
