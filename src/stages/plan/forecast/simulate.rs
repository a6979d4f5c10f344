//! The plan lived through many times, with efforts and hours as they might turn out.
//!
//! In each run a step of E hours takes `T = multiplier · E · exp(σ · z + s)` hours, where z is drawn
//! from a standard normal distribution for each step and `s = σ ÷ √(n + 5) · z₀` with one z₀ for the
//! whole run: how well the multiplier itself is known. Without s, many small errors would cancel out
//! and the later date would be too hopeful. Of learning that is under way, T is drawn from what is more
//! than the hours logged, and those are taken off. Each week gets the hours of one week of the record,
//! days away their own, and the work is done in the order of the schedule, with what comes before,
//! waits, paid time and earliest days as there.
//!
//! A step is finished by its 50 % date in half of the runs, by its 80 % date in four fifths.
use chrono::{Days, NaiveDate};

use super::overrun::PRIOR_RECORDS;
use crate::stages::chance::{Stream, point_of, share_below};
use crate::stages::plan::schedule::{Away, Capacity, Cycle, Effort, NEVER_DAY, Task, Trials};

/// The least that is left of a step, in hours: it is open, so something is.
const LEAST_LEFT: f64 = 2e-9;

/// What a step is thought to take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Hours planned in all.
    pub planned: f64,
    /// Hours of them that are logged.
    pub logged: f64,
    /// What the estimate is multiplied with.
    pub factor: f64,
    /// From so many records.
    pub n: usize,
}

/// What the runs are made from.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The steps, as for the schedule.
    pub tasks: &'a [Task],
    /// What each of them is thought to take; steps without own time are not looked up.
    pub estimates: &'a [Estimate],
    /// For each step its place among the groups (goals), if it is in one.
    pub groups: &'a [Option<usize>],
    /// The standard deviation of the logarithm of efforts; 0 takes the multiplied estimates as they are.
    pub spread: f64,
    /// The hours of the weeks to draw from.
    pub weeks: &'a [f64],
    /// Days with other hours.
    pub away: &'a [Away],
    /// How many runs.
    pub runs: usize,
    /// Where chance begins.
    pub seed: u64,
}

/// The days by which something is finished in half and in four fifths of the runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Finished by then as likely as not; `None` if it is never finished in that many runs.
    pub finish_50: Option<NaiveDate>,
    /// Finished by then four times in five.
    pub finish_80: Option<NaiveDate>,
}

/// What came out of the runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges {
    /// For each step, in their order.
    pub tasks: Vec<Range>,
    /// For each group: when the last of its steps is finished.
    pub groups: Vec<Range>,
    /// When the last of all steps is finished.
    pub whole: Range,
}

/// Runs the plan.
///
/// # Errors
/// Steps that need each other.
pub fn simulate(trial: &Trial<'_>, today: NaiveDate) -> Result<Ranges, Cycle> {
    let mean = trial.weeks.iter().sum::<f64>() / trial.weeks.len().max(1) as f64;
    let mut tasks = trial.tasks.to_vec();
    for (task, estimate) in tasks.iter_mut().zip(trial.estimates) {
        if let Effort::Own { hours } = &mut task.effort
            && *hours > 0.0
        {
            *hours = estimate.left(trial.spread, 0.0, 0.5);
        }
    }
    let capacity = Capacity { hours_per_week: mean, away: trial.away.to_vec() };
    let mut trials = Trials::new(&tasks, &capacity, trial.weeks, today)?;
    let own: Vec<usize> = (0..tasks.len()).filter(|task| trials.is_own(*task)).collect();
    let mut streams: Vec<Stream> = own.iter().map(|task| Stream::new(trial.seed, &tasks[*task].id, 0)).collect();
    let groups = trial.groups.iter().flatten().map(|group| group + 1).max().unwrap_or(0);
    // A line for each step, then one for each group, then one for the whole.
    let mut days = vec![i32::MIN; (tasks.len() + groups + 1) * trial.runs];
    let (mut weeks, mut finish) = (vec![0; trials.weeks()], Vec::with_capacity(tasks.len()));
    for run in 0..trial.runs {
        let mut shared = Stream::new(trial.seed, "", run as u64);
        let shift = trial.spread * point_of(shared.share());
        for (task, stream) in own.iter().zip(&mut streams) {
            let estimate = &trial.estimates[*task];
            let known = (estimate.n as f64 + PRIOR_RECORDS).sqrt();
            trials.set_hours(*task, estimate.left(trial.spread, shift / known, stream.share()));
        }
        weeks.fill_with(|| shared.place(trial.weeks.len()));
        trials.run(&weeks, &mut finish);
        for (task, day) in finish.iter().enumerate() {
            days[task * trial.runs + run] = *day;
            let group = trial.groups.get(task).copied().flatten();
            for line in group.map(|group| tasks.len() + group).into_iter().chain([tasks.len() + groups]) {
                let last = &mut days[line * trial.runs + run];
                *last = (*last).max(*day);
            }
        }
    }
    let mut ranges = days.chunks_mut(trial.runs.max(1)).map(|days| range_of(days, today));
    let ranges_of_tasks = ranges.by_ref().take(tasks.len()).collect();
    let ranges_of_groups = ranges.by_ref().take(groups).collect();
    Ok(Ranges { tasks: ranges_of_tasks, groups: ranges_of_groups, whole: ranges.next().unwrap_or_default() })
}

impl Estimate {
    /// The hours left, where effort lies at this share (0 to 1) of its distribution.
    fn left(&self, spread: f64, shift: f64, share: f64) -> f64 {
        let middle = self.factor * self.planned * shift.exp();
        let total = if spread > 0.0 {
            // It has taken more than what is logged, since it is not finished.
            let below = if self.logged > 0.0 { share_below((self.logged / middle).ln() / spread) } else { 0.0 };
            middle * (spread * point_of(below + share * (1.0 - below))).exp()
        } else {
            middle
        };
        (total - self.logged).max(LEAST_LEFT)
    }
}

/// The days by which half and four fifths of the runs are finished.
fn range_of(days: &mut [i32], today: NaiveDate) -> Range {
    let mut by = |fifths: f64| {
        let place = (days.len() as f64 * fifths).ceil() as usize;
        let (_, day, _) = days.select_nth_unstable(place.saturating_sub(1));
        match *day {
            NEVER_DAY | i32::MIN => None,
            day if day < 0 => today.checked_sub_days(Days::new(u64::from(day.unsigned_abs()))),
            day => today.checked_add_days(Days::new(u64::from(day.unsigned_abs()))),
        }
    };
    Range { finish_50: by(0.5), finish_80: by(0.8) }
}
