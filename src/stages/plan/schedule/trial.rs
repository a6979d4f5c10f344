//! The same plan run many times with other efforts and other hours, in the order of the schedule.
use super::calendar::{Calendar, NEVER, TOLERANCE, Weekly, units_of};
use super::graph::{Length, Net};
use super::{Capacity, Cycle, Task, simulate, solve};
use chrono::NaiveDate;

/// The day of what is never finished.
pub const NEVER_DAY: i32 = i32::MAX;

/// So many weeks have hours of their own: ten years. Later ones are all alike.
const MOST_WEEKS: i64 = 520;

/// A plan that is ready to be run.
#[derive(Debug)]
pub struct Trials {
    net: Net,
    urgency: Vec<usize>,
    weekly: Weekly,
    weeks: usize,
    /// The place of each task in the net.
    step_of: Vec<usize>,
}

impl Trials {
    /// Prepares the plan: with these tasks and this capacity the [schedule](super::schedule) decides
    /// which step goes before which, and every run keeps to that order. `hours` are the hours a week that
    /// the weeks of a run may have; far from today, all have those of the capacity.
    ///
    /// # Errors
    /// Steps that need each other.
    pub fn new(tasks: &[Task], capacity: &Capacity, hours: &[f64], today: NaiveDate) -> Result<Trials, Cycle> {
        let calendar = Calendar::new(capacity, today, 10);
        let net = Net::new(tasks, &calendar)?;
        let best = solve::solve(&net, &calendar);
        let last = best.run.finish.iter().copied().filter(|day| *day != NEVER).max().unwrap_or(0).max(0);
        // Half as long again and half a year. What lies beyond has average weeks, and an average is
        // what so many weeks come to anyway.
        let weeks = (last / 7 + last / 14 + 26).min(MOST_WEEKS) as usize;
        let weekly = Weekly::new(&capacity.away, today, weeks, hours, capacity.hours_per_week);
        let mut step_of = vec![0; tasks.len()];
        for (step, task) in net.source.iter().enumerate() {
            step_of[*task] = step;
        }
        Ok(Trials { net, urgency: best.urgency, weekly, weeks, step_of })
    }

    /// For how many weeks, from today on, a run takes hours by choice.
    pub fn weeks(&self) -> usize {
        self.weeks
    }

    /// Whether the task takes own time, so that its effort may be set.
    pub fn is_own(&self, task: usize) -> bool {
        matches!(self.net.steps[self.step_of[task]].length, Length::Units(_))
    }

    /// Sets the hours of own time that a task takes in the runs to come. One that takes none, or days
    /// that pass, stays as it is.
    pub fn set_hours(&mut self, task: usize, hours: f64) {
        if let Length::Units(units) = &mut self.net.steps[self.step_of[task]].length {
            // Less than the tolerance would be no time at all.
            *units = units_of(hours).max(TOLERANCE + 1);
        }
    }

    /// Runs the plan; `choice` says for each week which of the hours it has, by their place. Gives the
    /// day on which each task is finished, counted from today (day 0), in the order of the tasks;
    /// [`NEVER_DAY`] where it is not within 100 years.
    pub fn run(&mut self, choice: &[usize], finish: &mut Vec<i32>) {
        let run = simulate::run(&self.net, self.weekly.fill(choice), &self.urgency);
        finish.clear();
        finish.extend(self.step_of.iter().map(|step| i32::try_from(run.finish[*step]).unwrap_or(NEVER_DAY)));
    }
}
