//! The schedule: when each step of a plan begins and ends, whether it all fits, and what would help.
//!
//! One person with so many hours a week. Own work takes hours out of them and may be interrupted;
//! paid work and waiting take days and no hours. A day has `hours_per_week` ÷ 7 hours, in the days of
//! an [`Away`] that one's; today counts whole. A step is finished on the day in which its last hour
//! falls; days that pass begin on the day after what they need is finished, and a step without any
//! length is finished on the day on which what it needs is. Its lateness is that day less its due
//! date, and the aim is that the worst lateness is as small as can be.
//!
//! # How
//! Due dates are pushed back through the prerequisites: a step is due when the first of those that
//! need it is. Then the person always works on the available step that is due first, ties in
//! prerequisite order and then by id, and lets a more urgent one interrupt. Without waits in the
//! middle of own work this is the problem 1 | prec, r, pmtn | Lmax, and the rule finds the least
//! possible worst lateness: J. Blazewicz, *Scheduling dependent tasks with different arrival times to
//! meet deadlines* (1976). With waits in between the problem is hard; then several ways to push due
//! dates back are tried, among them one that takes off the length of what follows, then single steps
//! are moved before more urgent ones; the best schedule is kept together with a lower bound. [`Schedule::proven`] says whether they meet.
//!
//! # Worked example
//! 7 h a week, an hour a day, from Mon 23 Nov 2026. *Course* (3 h, due Wed 25 Nov) needs *enrol*
//! (1 h); *book* (2 h) is due Fri 27 Nov. *Enrol* is pushed to Wed 25 Nov as well, so the order is
//! enrol (Mon), course (Tue–Thu, a day late), book (Fri and Sat, a day late). The worst lateness is 1
//! day; nothing can be better, since 4 h are due within 3 days. 9.5 h a week would do (4 h are due
//! within 3 days, which takes 28 ÷ 3 h a week).
//! ```
//! use career::stages::plan::schedule::*;
//! use chrono::NaiveDate;
//! let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
//! let task = |id: &str, hours, after, due| Task {
//!     due,
//!     after,
//!     ..Task::new(id, Effort::Own { hours })
//! };
//! let tasks = [
//!     task("enrol", 1.0, vec![], None),
//!     task("course", 3.0, vec![0], Some(day(25))),
//!     task("book", 2.0, vec![], Some(day(27))),
//! ];
//! let capacity = Capacity { hours_per_week: 7.0, away: vec![] };
//! let plan = schedule(&tasks, &capacity, day(23)).unwrap();
//! assert_eq!(plan.tasks[1].finish, Some(day(26)));
//! assert_eq!((plan.worst_late_days, plan.proven), (Some(1), true));
//! assert_eq!(plan.verdict, Verdict::DoesNotFit);
//! assert_eq!(least_hours(&tasks, &capacity, day(23), 80.0).unwrap(), Some(9.5));
//! ```
mod calendar;
mod chain;
mod graph;
mod model;
mod push;
mod repair;
mod simulate;
mod solve;
mod trial;

use calendar::{Calendar, NEVER, hours_of};
use chrono::NaiveDate;
use graph::{Length, Net};

pub use chain::{Cause, Link};
pub use model::{Away, Binding, Capacity, Cycle, Effort, NoDate, Ready, Task, Verdict};
pub use repair::{Group, NewDue, least_hours, new_dues, pause_one, without_group};
pub use trial::{NEVER_DAY, Trials};

/// When one step is worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The day in which its first hour falls; before today for a wait that is under way.
    pub start: Option<NaiveDate>,
    /// The day in which its last hour falls, or its days end.
    pub finish: Option<NaiveDate>,
    /// Days after its due date; 0 if it is not late or has none. None without a finish.
    pub late_days: Option<i64>,
    /// Days by which it could end later with nothing due missed that comes after it (below 0: that
    /// many too late): the pushed due date, in which waits take their days, less its finish. None
    /// without a finish or where nothing after it is due.
    pub slack_days: Option<i64>,
    /// Why it has no dates.
    pub no_date: Option<NoDate>,
}

/// Own work on one step without a break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// The place of the step in the input.
    pub task: usize,
    /// The day in which its first hour falls.
    pub from: NaiveDate,
    /// The day in which its last hour falls.
    pub to: NaiveDate,
    /// Hours.
    pub hours: f64,
}

/// A plan on dates, and how it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// When each step is worked on, in the order of the input.
    pub tasks: Vec<Planned>,
    /// The largest lateness in days, 0 if nothing is late. None if something is due and has no date.
    pub worst_late_days: Option<i64>,
    /// Whether it fits.
    pub verdict: Verdict,
    /// What the worst lateness hangs on; None if nothing is late.
    pub binding: Option<Binding>,
    /// Whether no schedule at all has a smaller worst lateness.
    pub proven: bool,
    /// No schedule has a smaller worst lateness than this, in days.
    pub lower_bound_days: i64,
    /// What leads to the worst lateness (if nothing is late: to the last finish), first step first.
    pub chain: Vec<Link>,
    /// Own work in the order in which it is done.
    pub pieces: Vec<Piece>,
    spells: Vec<(usize, i64, i64)>,
    calendar: Calendar,
}

/// The schedule of the plan from today on.
///
/// # Errors
/// Steps that need each other.
pub fn schedule(tasks: &[Task], capacity: &Capacity, today: NaiveDate) -> Result<Schedule, Cycle> {
    let calendar = Calendar::new(capacity, today, 10);
    let net = Net::new(tasks, &calendar)?;
    let best = solve::solve(&net, &calendar);
    let verdict = match best.worst {
        Some(0) if solve::has_time(&net, &Calendar::new(capacity, today, 9)) => Verdict::Fits,
        Some(0) => Verdict::Tight,
        _ => Verdict::DoesNotFit,
    };
    let binding = (verdict == Verdict::DoesNotFit).then(|| {
        let more = |hours: f64| {
            let more = Capacity { hours_per_week: hours, away: capacity.away.clone() };
            let less = best.worst.unwrap_or(NEVER) - 1;
            solve::is_within(&net, &Calendar::new(&more, today, 10), less)
        };
        let helps = more(capacity.hours_per_week + 1.0) || more(repair::MOST_HOURS.max(capacity.hours_per_week));
        if helps { Binding::Hours } else { Binding::Dates }
    });
    let pushed = push::push_days(&net, push::Waits::TakeTime);
    let held = solve::spread(&net, |step| net.steps[step].is_held);
    let own = solve::spread(&net, |step| matches!(net.steps[step].length, Length::Units(_)));
    let mut planned = vec![None; tasks.len()];
    for (step, task) in net.source.iter().enumerate() {
        let no_date = match (best.run.finish[step], held[step], own[step] && calendar.total == 0) {
            (NEVER, true, _) => Some(NoDate::Held),
            (NEVER, _, true) => Some(NoDate::NoHours),
            (NEVER, _, _) => Some(NoDate::TooFar),
            _ => None,
        };
        planned[*task] = Some(describe(&net, &calendar, &best.run, pushed[step], step, no_date));
    }
    let spells: Vec<_> = best.run.spells.iter().map(|s| (net.source[s.step], s.from, s.to)).collect();
    Ok(Schedule {
        tasks: planned.into_iter().flatten().collect(),
        worst_late_days: best.worst,
        verdict,
        binding,
        proven: best.is_proven,
        lower_bound_days: best.lower,
        chain: chain::find(&net, &calendar, &best.run),
        pieces: spells.iter().filter_map(|spell| piece(&calendar, *spell)).collect(),
        spells,
        calendar,
    })
}

/// Looks for steps that need each other, before such a plan is saved.
///
/// # Errors
/// The steps that need each other.
pub fn check_order(tasks: &[Task]) -> Result<(), Cycle> {
    graph::order(tasks).map(|_| ())
}

impl Schedule {
    /// Own hours for each step from one day to another (both included): its place in the input and
    /// its hours, in the order in which the work begins. What to do this week is
    /// `hours_between(today, today + 6)`.
    pub fn hours_between(&self, from: NaiveDate, to: NaiveDate) -> Vec<(usize, f64)> {
        let from = self.calendar.before(self.calendar.number(from));
        let to = self.calendar.before(self.calendar.number(to) + 1);
        let first = self.spells.partition_point(|(_, _, end)| *end <= from);
        let mut sums: Vec<(usize, i64)> = Vec::new();
        let mut place = std::collections::HashMap::new();
        for (task, begin, end) in self.spells[first..].iter().take_while(|(_, begin, _)| *begin < to) {
            let units = (*end).min(to) - (*begin).max(from);
            let at = *place.entry(*task).or_insert(sums.len());
            match sums.get_mut(at) {
                Some(sum) => sum.1 += units,
                None => sums.push((*task, units)),
            }
        }
        sums.retain(|(_, units)| *units > calendar::TOLERANCE);
        sums.into_iter().map(|(task, units)| (task, hours_of(units))).collect()
    }
}

fn describe(
    net: &Net,
    calendar: &Calendar,
    run: &simulate::Run,
    pushed: i64,
    step: usize,
    no_date: Option<NoDate>,
) -> Planned {
    let finish = run.finish[step];
    // A step that never ends may be due in the year 1.
    let late = net.steps[step].due.map_or(0, |due| finish.saturating_sub(due).max(0));
    Planned {
        start: calendar.date(run.start[step]).filter(|_| no_date.is_none()),
        finish: calendar.date(finish),
        late_days: no_date.is_none().then_some(late),
        slack_days: (no_date.is_none() && pushed != NEVER).then(|| pushed.saturating_sub(finish)),
        no_date,
    }
}

fn piece(calendar: &Calendar, (task, from, to): (usize, i64, i64)) -> Option<Piece> {
    let (first, last) = (calendar.day_of_start(from), calendar.day_of_finish(to));
    Some(Piece { task, from: calendar.date(first.min(last))?, to: calendar.date(last)?, hours: hours_of(to - from) })
}
