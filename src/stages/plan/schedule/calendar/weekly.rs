//! A calendar whose weeks have different hours, made anew many times without asking for memory.
use super::{Away, Calendar, HORIZON, Stretch, rate_of, sweep};
use chrono::NaiveDate;

/// Where the hours of a stretch come from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    /// The week of this number; week 0 begins today.
    Week(usize),
    /// The time after the last week.
    Rest,
    /// A time away, in units a day.
    Away(i64),
}

/// The stretches of so many weeks and of the time after them, without their hours.
#[derive(Clone, Debug)]
pub(in super::super) struct Weekly {
    edges: Vec<(i64, From)>,
    /// Units a day of the weeks to choose from.
    rates: Vec<i64>,
    /// Units a day of the time after the last week.
    rest: i64,
    calendar: Calendar,
}

impl Weekly {
    /// So many weeks from today on, each of seven days, with hours to choose from; the time after them
    /// has `rest` hours a week, and times away have their own.
    pub(in super::super) fn new(away: &[Away], today: NaiveDate, weeks: usize, hours: &[f64], rest: f64) -> Weekly {
        let weeks = weeks.min((HORIZON / 7) as usize);
        let starts = (0..=weeks).map(|week| week as i64 * 7).chain([HORIZON + 1]);
        let from = |day: i64| match (day / 7) as usize {
            week if week < weeks => From::Week(week),
            _ => From::Rest,
        };
        let edges = sweep(away, today, 10, starts)
            .into_iter()
            .filter(|(day, _)| *day >= 0)
            .map(|(day, away)| (day, away.map_or_else(|| from(day), From::Away)))
            .collect();
        let calendar = Calendar { today, stretches: Vec::new(), total: 0 };
        Weekly { edges, rates: hours.iter().map(|hours| rate_of(*hours)).collect(), rest: rate_of(rest), calendar }
    }

    /// The calendar in which each week has the hours at its place in the list to choose from; a week
    /// without one has those of the rest.
    pub(in super::super) fn fill(&mut self, choice: &[usize]) -> &Calendar {
        let stretches = &mut self.calendar.stretches;
        stretches.clear();
        // Nothing is worked on before today, so the days before it need no hours.
        stretches.push(Stretch { day: -HORIZON, rate: 0, before: 0 });
        let mut before = 0;
        for (place, (day, from)) in self.edges.iter().enumerate() {
            let rate = match from {
                From::Away(rate) => *rate,
                From::Week(week) => choice.get(*week).and_then(|at| self.rates.get(*at)).copied().unwrap_or(self.rest),
                From::Rest => self.rest,
            };
            stretches.push(Stretch { day: *day, rate, before });
            let next = self.edges.get(place + 1).map_or(*day, |(next, _)| *next);
            before += (next - day) * rate;
        }
        self.calendar.total = before;
        &self.calendar
    }
}
