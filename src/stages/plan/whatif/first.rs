//! An order of work: something, and what it needs, before all other work.
//!
//! Whenever work on it can go on, the own hours go there; the rest gets what is left, also while it
//! waits for something. So the plan is laid out twice: the first part as if there were nothing else,
//! then the rest into the hours that this leaves on each day. Due days stay as they are, and lateness
//! is measured against them.
//!
//! # Worked example
//! 7 h a week, an hour a day, from Monday. *Talk* takes 2 h, *course* 3 h and is due first. With *talk*
//! first it is done on Tuesday, and the course takes Wednesday to Friday.
use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::super::roadmap::repair::Dated;
use super::super::roadmap::{Records, Roadmap, build_dates as lay_out};
use super::super::schedule::{Away, Cycle, Schedule, Verdict};
use super::super::week::hours_on;
use super::worst_of;
use crate::stages::words::Progress;

/// Less than this is no time left, in hours.
const NOTHING: f64 = 1e-9;

/// The two parts of the plan: what comes first, and the rest.
///
/// # Errors
/// Steps that need each other.
pub fn build(records: &Records, ahead: &[&Dated], today: NaiveDate) -> Result<Vec<Roadmap>, Cycle> {
    // A circle anywhere is refused before anything is cut in two.
    lay_out(records, today)?;
    let chosen = choose(records, ahead);
    let is_in = |id: &str| chosen.contains(id);
    let mut alone = records.clone();
    alone.milestones.retain(|step| !step.state().is_open() || is_in(&step.id));
    alone.activities.retain(|one| !one.state().is_open() || is_in(&one.id));
    let part = lay_out(&alone, today)?;
    let mut rest = records.clone();
    for row in &part.rows {
        let Some(finish) = row.planned.as_ref().and_then(|planned| planned.finish) else { continue };
        // What the rest needs of the first part is met on the day on which it is finished.
        let steps = rest.milestones.iter_mut().filter(|step| step.id == row.id);
        steps.for_each(|step| (step.status, step.finished) = (Some(Progress::Done), Some(finish)));
        let learning = rest.activities.iter_mut().filter(|one| one.id == row.id);
        learning.for_each(|one| (one.status, one.finished) = (Some(Progress::Done), Some(finish)));
    }
    if let Some(plan) = &part.schedule {
        rest.away.extend(hours_left(records, plan, today));
    }
    let mut rest = lay_out(&rest, today)?;
    // A row of the first part without a date was laid out twice.
    rest.rows.retain(|row| !part.rows.iter().any(|other| other.id == row.id));
    Ok(vec![part, rest])
}

/// Whether the two parts fit: as of any plan, tight where a tenth less hours would make something late.
///
/// # Errors
/// Steps that need each other.
pub fn find_verdict(records: &Records, maps: &[Roadmap], ahead: &[&Dated], today: NaiveDate) -> Result<Verdict, Cycle> {
    if worst_of(&maps.iter().collect::<Vec<_>>()) != Some(0) {
        return Ok(Verdict::DoesNotFit);
    }
    let mut less = records.clone();
    less.hours_per_week = records.hours_per_week.map(|hours| hours * 0.9);
    less.away.iter_mut().for_each(|away| away.hours_per_week *= 0.9);
    let maps = build(&less, ahead, today)?;
    let fits = worst_of(&maps.iter().collect::<Vec<_>>()) == Some(0);
    Ok(if fits { Verdict::Fits } else { Verdict::Tight })
}

/// What comes first, with all that it needs, by id.
fn choose(records: &Records, ahead: &[&Dated]) -> HashSet<String> {
    let steps = records.milestones.iter().map(|step| (&step.id, step.goal.as_deref(), &step.after));
    let learning = records.activities.iter().map(|one| (&one.id, one.goal.as_deref(), &one.after));
    let all: Vec<(&String, Option<&str>, &Vec<String>)> = steps.chain(learning).collect();
    let is_named = |id: &str, goal: Option<&str>| {
        ahead.iter().any(|what| match what {
            Dated::Goal(other) => goal == Some(other),
            Dated::Step(other) | Dated::Activity(other) => id == other,
        })
    };
    let mut chosen: HashSet<String> =
        all.iter().filter(|(id, goal, _)| is_named(id, *goal)).map(|(id, ..)| (*id).clone()).collect();
    let mut open: Vec<String> = chosen.iter().cloned().collect();
    let needs: HashMap<&str, &Vec<String>> = all.iter().map(|(id, _, after)| (id.as_str(), *after)).collect();
    while let Some(id) = open.pop() {
        for need in needs.get(id.as_str()).into_iter().flat_map(|after| after.iter()) {
            if chosen.insert(need.clone()) {
                open.push(need.clone());
            }
        }
    }
    chosen
}

/// The days on which the plan takes own hours, with what it leaves of them.
fn hours_left(records: &Records, plan: &Schedule, today: NaiveDate) -> Vec<Away> {
    let Some(last) = plan.pieces.iter().map(|piece| piece.to).max() else {
        return Vec::new();
    };
    let mut left: Vec<Away> = Vec::new();
    let mut day = today;
    while day <= last {
        let taken: f64 = plan.hours_between(day, day).iter().map(|(_, hours)| hours).sum();
        if taken > 0.0 {
            let hours = (hours_on(records, day) - taken) * 7.0;
            let hours = if hours < NOTHING { 0.0 } else { hours };
            match left.last_mut().filter(|away| away.to.succ_opt() == Some(day) && away.hours_per_week == hours) {
                Some(away) => away.to = day,
                None => left.push(Away { from: day, to: day, hours_per_week: hours }),
            }
        }
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
    }
    left
}
