//! The second forecast: when things would be finished if they go as the record says.
//!
//! The schedule takes the estimates and the hours a week at their word. This looks at what was really
//! so: by how much finished things took longer than planned ([`overrun`]), and how many hours there
//! were each week ([`weeks`]). From four weeks on, 2,000 runs of the plan with efforts and hours drawn
//! from there ([`simulate`](mod@simulate)) give a day by which something is finished as likely as not, and one by
//! which it is four times in five. Before that there are two days, both with the multiplied estimates:
//! for the hours planned, and for three fifths of them.
//!
//! It stands beside the schedule and changes nothing in it, neither the verdict nor what is proposed.
//! The same records give the same dates, in whatever order the files hold them.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

pub mod overrun;
pub mod simulate;
pub mod weeks;

use self::overrun::{Overrun, find_pairs, learn};
use self::simulate::{Estimate, Ranges, Trial, simulate};
use self::weeks::{ReviewHours, WeekRecord, find_weeks};
use super::model::MilestoneKind;
use super::roadmap::{Records, Roadmap, Row, Source};
use super::schedule::Cycle;

pub use self::simulate::Range;

/// Where chance begins. Any number would do; it never changes, so that only the records do.
pub const SEED: u64 = 2026;
/// How often the plan is run.
pub const RUNS: usize = 2_000;
/// The lesser hours, where the record is too short, as a share of those planned: 3 h for 5 h.
const LESS: f64 = 0.6;
/// So many finishes are worked out at the most; plans of more than 500 steps are run less often.
const MOST_FINISHES: usize = 1_000_000;
/// A plan of more steps is not run.
const MOST_STEPS: usize = 5_000;

/// Why there are no dates by the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing is planned.
    Nothing,
    /// Fewer than four weeks are known.
    FewWeeks,
    /// The weeks are known, and there were no hours in any of them.
    NoHours,
    /// The plan has too many steps to be run so often.
    TooLarge,
}

/// When something would be finished.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finish {
    /// As planned: the last day of its steps in the schedule; `None` if one of them has none.
    pub planned: Option<NaiveDate>,
    /// By the record.
    pub range: Range,
    /// With each of [`Forecast::ifs`]; empty where these are.
    pub ifs: Vec<Option<NaiveDate>>,
}

/// When a goal's steps would be finished.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalFinish {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When the last of its open steps is finished.
    pub finish: Finish,
}

/// The second forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// By id of the step or activity; without an entry nothing is known of it.
    pub steps: HashMap<String, Range>,
    /// The goals with open steps, by due day.
    pub goals: Vec<GoalFinish>,
    /// When all open steps are finished.
    pub whole: Finish,
    /// What the estimates are multiplied with.
    pub overrun: Overrun,
    /// The weeks of the record.
    pub record: WeekRecord,
    /// Hours a week for which there is a date each, where the record is too short.
    pub ifs: Vec<f64>,
    /// How often the plan was run; 0 where it was not.
    pub runs: usize,
    /// Why there are no dates by the record.
    pub why_not: Option<WhyNot>,
}

impl Forecast {
    /// The days of a step or an activity; without any where nothing is known.
    pub fn of(&self, id: &str) -> Range {
        self.steps.get(id).copied().unwrap_or_default()
    }
}

/// The kind under which estimates of a row are learnt.
pub fn kind_of(records: &Records, row: &Row) -> &'static str {
    match row.source {
        Source::Step(at) => records.milestones.get(at).and_then(|step| step.kind).unwrap_or(MilestoneKind::Step).key(),
        Source::Activity(at) => records.activities.get(at).map_or("", |one| one.kind.key()),
    }
}

/// Works out the second forecast for a roadmap built from these records on this day.
///
/// # Errors
/// Steps that need each other.
pub fn find(records: &Records, reviews: &[ReviewHours], map: &Roadmap, today: NaiveDate) -> Result<Forecast, Cycle> {
    let overrun = learn(&find_pairs(records, today));
    let record = find_weeks(records, reviews, today);
    let rows: HashMap<usize, &Row> = map.rows.iter().map(|row| (row.task, row)).collect();
    let mut goals = list_goals(map);
    let place: BTreeMap<String, usize> = goals.iter().enumerate().map(|(at, goal)| (goal.id.clone(), at)).collect();
    let (mut estimates, mut groups) = (Vec::new(), Vec::new());
    for task in 0..map.tasks.len() {
        let row = rows.get(&task).copied();
        let multiplier = overrun.of(row.map_or("", |row| kind_of(records, row)));
        estimates.push(Estimate {
            planned: row.and_then(|row| row.hours).unwrap_or(0.0),
            logged: row.map_or(0.0, |row| row.logged),
            factor: multiplier.factor,
            n: multiplier.n,
        });
        groups.push(row.and_then(|row| row.goal.as_ref()).and_then(|(id, _)| place.get(id)).copied());
    }
    let mut whole = Finish { planned: last_planned(map.rows.iter()), ..Finish::default() };
    let hours = record.hours();
    let why_not = match () {
        () if map.tasks.is_empty() => Some(WhyNot::Nothing),
        () if map.tasks.len() > MOST_STEPS => Some(WhyNot::TooLarge),
        () if !record.is_enough() => Some(WhyNot::FewWeeks),
        () if hours.iter().all(|hours| *hours <= 0.0) => Some(WhyNot::NoHours),
        () => None,
    };
    let trial = Trial {
        tasks: &map.tasks,
        estimates: &estimates,
        groups: &groups,
        spread: overrun.spread,
        weeks: &hours,
        away: &records.away,
        runs: RUNS.min(MOST_FINISHES / map.tasks.len().max(1)),
        seed: SEED,
    };
    let mut steps = HashMap::new();
    let mut ifs = Vec::new();
    match (why_not, records.hours_per_week.filter(|hours| *hours > 0.0)) {
        (None, _) => {
            let ranges = simulate(&trial, today)?;
            steps = map.tasks.iter().map(|task| task.id.clone()).zip(ranges.tasks.iter().copied()).collect();
            spread_out(&ranges, &mut goals, &mut whole, |finish, range| finish.range = range);
        }
        (Some(WhyNot::FewWeeks | WhyNot::NoHours), Some(planned)) => {
            ifs = vec![planned, ((planned * LESS * 2.0).round() / 2.0).clamp(0.5_f64.min(planned), planned)];
            ifs.dedup();
            for hours in &ifs {
                let ranges = simulate(&Trial { spread: 0.0, weeks: &[*hours], runs: 1, ..trial }, today)?;
                spread_out(&ranges, &mut goals, &mut whole, |finish, range| finish.ifs.push(range.finish_50));
            }
        }
        _ => {}
    }
    let runs = if why_not.is_none() { trial.runs } else { 0 };
    Ok(Forecast { steps, goals, whole, overrun, record, ifs, runs, why_not })
}

fn spread_out(ranges: &Ranges, goals: &mut [GoalFinish], whole: &mut Finish, mut put: impl FnMut(&mut Finish, Range)) {
    for (goal, range) in goals.iter_mut().zip(&ranges.groups) {
        put(&mut goal.finish, *range);
    }
    put(whole, ranges.whole);
}

/// The goals with open steps, by due day and then by id, whatever the order of the files.
fn list_goals(map: &Roadmap) -> Vec<GoalFinish> {
    let mut goals: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, title) in map.rows.iter().filter_map(|row| row.goal.as_ref()) {
        goals.insert(id, title);
    }
    let is_of = |row: &&Row, id: &str| row.goal.as_ref().is_some_and(|(goal, _)| goal == id);
    let mut goals: Vec<GoalFinish> = goals
        .into_iter()
        .map(|(id, title)| GoalFinish {
            id: id.to_owned(),
            title: title.to_owned(),
            due: map.goals_due(id),
            finish: Finish { planned: last_planned(map.rows.iter().filter(|row| is_of(row, id))), ..Finish::default() },
        })
        .collect();
    goals.sort_by_key(|goal| (goal.due.is_none(), goal.due));
    goals
}

/// The last of the planned days, where all have one.
fn last_planned<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<NaiveDate> {
    let mut last = None;
    for row in rows {
        let day = row.planned.as_ref().and_then(|planned| planned.finish)?;
        last = last.max(Some(day));
    }
    last
}
