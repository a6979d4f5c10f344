//! How people write days, periods and hours, and how they are said back.
//!
//! A small grammar of our own, because "next friday" and "6mo" mean different things to different
//! libraries, and some read them wrongly without a word. What is not in the grammar is refused with
//! examples; what is not an ISO date is said back with [`echo`], so that a wrong reading shows.
//!
//! | written | on Mon 23 Nov 2026 |
//! |---|---|
//! | `2027-03-31` | that day |
//! | `2027-03`, `2027-Q1`, `2027`, `March 2027` | the first or the last day of it, as [`Edge`] says |
//! | `today`, `tomorrow`, `yesterday` | 23, 24, 22 Nov |
//! | `friday`, `fri` | the first after today: 27 Nov |
//! | `next friday` | the one of the coming week: 4 Dec |
//! | `in 6 weeks`, `6w`, `+3m`, `3mo`, `1y`, `10d` | so long from today |
//! | `2 weeks ago`, `-2w` | so long before today |
//! | `eom`, `eoq`, `eoy` | the last day of this month, quarter, year |
//! | `31 Dec`, `31 Dec 2027` | without a year: the first from today on |
//! | `this month`, `next quarter`, `next year` | the first or the last day of it |
//!
//! Quarters and years are the person's own: they begin in the month that is called `year_starts`
//! (1–12; anything else counts as 1) and bear the calendar year in which they begin. With
//! `year_starts = 4`, `2026-Q4` is January to March 2027.
//!
//! Days before 1900 and after 2200 are refused as slips of the keyboard.
mod echo;
mod parse;
mod period;
mod refuse;
mod span;

pub use crate::record::Edge;
pub use echo::{echo, say_date, say_day, say_day_near, say_distance, say_month, weekday_short};
pub use parse::{Parsed, parse};
pub use period::{Period, Quarter, Year, last_of_month, month_period, parse_days, parse_period, quarter_of, year_of};
pub use refuse::EXAMPLES;
pub use span::{Every, Hours, Unit, parse_every, parse_hours};
