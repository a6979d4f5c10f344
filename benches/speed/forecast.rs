//! The second forecast of a plan of 100 steps, in the process: 2,000 runs of it.
use std::time::Instant;

use career::stages::plan::forecast::simulate::{Estimate, Trial, simulate};
use career::stages::plan::schedule::{Away, Effort, Task};
use chrono::{Days, NaiveDate};

/// The median in milliseconds.
pub fn simulate_hundred() -> f64 {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let day = |n: u64| today.checked_add_days(Days::new(n)).expect("a day");
    let tasks: Vec<Task> = (0..100)
        .map(|n: usize| {
            let effort = match n % 10 {
                3 => Effort::Wait { days: 21 },
                7 => Effort::Work { days: 14 },
                _ => Effort::Own { hours: (n % 7 + 2) as f64 },
            };
            Task {
                after: if n.is_multiple_of(4) { Vec::new() } else { vec![n - 1] },
                earliest: (n.is_multiple_of(5)).then(|| day(n as u64)),
                due: (n.is_multiple_of(3)).then(|| day(200 + 5 * n as u64)),
                ..Task::new(format!("step-{n:03}"), effort)
            }
        })
        .collect();
    let estimate = |task: &Task| Estimate {
        planned: if let Effort::Own { hours } = task.effort { hours } else { 0.0 },
        logged: 0.0,
        factor: 1.35,
        n: 3,
    };
    let estimates: Vec<Estimate> = tasks.iter().map(estimate).collect();
    let groups: Vec<Option<usize>> = (0..100).map(|n| Some(n / 25)).collect();
    let away = [Away { from: day(28), to: day(41), hours_per_week: 0.0 }];
    let trial = Trial {
        tasks: &tasks,
        estimates: &estimates,
        groups: &groups,
        spread: 0.4,
        weeks: &[2.0, 0.0, 5.5, 3.0, 4.0, 1.0, 0.0, 6.0, 2.5, 3.5, 3.0, 4.5],
        away: &away,
        runs: 2_000,
        seed: 2026,
    };
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let began = Instant::now();
            let ranges = simulate(&trial, today).expect("no circle");
            assert!(ranges.whole.finish_80.is_some(), "the plan ends");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
