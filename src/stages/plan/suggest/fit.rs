//! Whether suggestions fit the hours there are: the plan with them, scheduled anew.
//!
//! A suggestion becomes the record that it would be when kept, is added to the others, and the roadmap
//! is built. With it nothing may be late that was not late before. The first k fit, where with each of
//! the first 1 … k of them that holds.
//!
//! # Worked example
//! 7 h a week from Monday, 23 Nov 2026, and a goal due on Sunday, 6 Dec: 14 h are there. Of three
//! suggestions of 6 h each, 12 h are the first two, so two fit; with all three it is 4 h more than the
//! hours hold until 6 Dec.
use chrono::NaiveDate;

use super::super::model::{Milestone, MilestoneKind};
use super::super::roadmap::{Records, Roadmap, build};
use super::super::schedule::{Cycle, Verdict};
use super::{Becomes, Before, Suggestion};
use crate::stages::learn::model::{Activity, ActivityKind, SkillTarget};
use crate::stages::words::Progress;

/// How a plan holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Whether it fits; none without hours a week.
    pub verdict: Option<Verdict>,
    /// The worst lateness in days; none where something due has no date.
    pub worst_late_days: Option<i64>,
    /// What is late worst: its title and the day by which it is due.
    pub worst: Option<(String, NaiveDate)>,
    /// Hours of one's own more than there are, and until when.
    pub short: Option<(f64, NaiveDate)>,
}

impl Outcome {
    /// Reads it off a roadmap.
    pub fn of(map: &Roadmap) -> Outcome {
        let late = |days: Option<i64>| days.unwrap_or(0);
        let worst = map
            .rows
            .iter()
            .filter_map(|row| Some((late(row.planned.as_ref()?.late_days), row)))
            .filter(|(days, _)| *days > 0)
            .max_by_key(|(days, _)| *days);
        Outcome {
            verdict: map.schedule.as_ref().map(|plan| plan.verdict),
            worst_late_days: map.schedule.as_ref().and_then(|plan| plan.worst_late_days),
            worst: worst.and_then(|(_, row)| Some((row.title.clone(), row.due?))),
            short: map.short_until.map(|day| (map.short_hours, day)),
        }
    }

    /// Whether nothing is late.
    pub fn is_fitting(&self) -> bool {
        self.verdict.is_some_and(|verdict| verdict != Verdict::DoesNotFit)
    }

    /// Whether it holds as well as another: nothing late, or nothing later and no more hours short.
    fn holds_as(&self, other: &Outcome) -> bool {
        let hours = |outcome: &Outcome| outcome.short.map_or(0.0, |(hours, _)| hours);
        let days = |outcome: &Outcome| outcome.worst_late_days.unwrap_or(i64::MAX);
        self.is_fitting() || (!other.is_fitting() && days(self) <= days(other) && hours(self) <= hours(other) + 1e-9)
    }
}

/// How the plan holds without and with the suggestions.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Without them.
    pub before: Outcome,
    /// With all of them.
    pub with: Outcome,
    /// How many of the first of them fit.
    pub first: usize,
    /// The roadmap with all of them.
    pub map: Roadmap,
}

/// Schedules the plan with the suggestions, which have ids.
///
/// # Errors
/// Steps that need each other.
pub fn check_fit(list: &[Suggestion], records: &Records, today: NaiveDate) -> Result<Fit, Cycle> {
    let before = Outcome::of(&build(records, today)?);
    let map = build(&with_suggestions(records, list), today)?;
    let with = Outcome::of(&map);
    let mut first = if with.holds_as(&before) { list.len() } else { 0 };
    if first == 0 && before.verdict.is_some() {
        while first < list.len() {
            let some = Outcome::of(&build(&with_suggestions(records, &list[..=first]), today)?);
            if !some.holds_as(&before) {
                break;
            }
            first += 1;
        }
    }
    Ok(Fit { before, with, first, map })
}

/// The records with those that the suggestions would be.
pub fn with_suggestions(records: &Records, list: &[Suggestion]) -> Records {
    let mut records = records.clone();
    for one in list {
        match one.becomes {
            Becomes::Step => {
                records.milestones.push(to_step(one, list));
                let waiting = records.milestones.iter_mut().find(|step| Some(&step.id) == one.before.as_ref());
                waiting.into_iter().for_each(|step| step.after.push(one.id.clone()));
            }
            Becomes::Learning(kind) => records.activities.push(to_learning(one, kind, list)),
        }
    }
    records
}

/// The ids of what has to be done before one of the list.
pub fn ids_before(one: &Suggestion, list: &[Suggestion]) -> Vec<String> {
    let id = |before: &Before| match before {
        Before::Known(id) => Some(id.clone()),
        Before::Earlier(at) => list.get(*at).map(|one| one.id.clone()),
    };
    one.after.iter().filter_map(id).collect()
}

/// What kind of step it would be.
pub fn kind_of_step(one: &Suggestion) -> MilestoneKind {
    if one.role.is_some() { MilestoneKind::Transition } else { MilestoneKind::Step }
}

fn to_step(one: &Suggestion, list: &[Suggestion]) -> Milestone {
    Milestone {
        id: one.id.clone(),
        title: one.title.clone(),
        kind: Some(kind_of_step(one)),
        goal: one.goal.clone(),
        role: one.role.clone(),
        closes: one.closes.clone(),
        after: ids_before(one, list),
        time: Some(one.time),
        hours: one.hours,
        weeks: one.weeks,
        earliest: one.earliest,
        due: one.due,
        status: Some(Progress::Planned),
        finished: None,
        hours_real: None,
        note: None,
        audience: None,
        updated: None,
    }
}

fn to_learning(one: &Suggestion, kind: ActivityKind, list: &[Suggestion]) -> Activity {
    Activity {
        id: one.id.clone(),
        title: one.title.clone(),
        kind,
        skills: one.skills.iter().map(|(skill, to)| SkillTarget { skill: skill.clone(), to: *to }).collect(),
        goal: one.goal.clone(),
        provider: None,
        url: None,
        cost: one.cost.clone(),
        time: Some(one.time),
        hours: one.hours,
        weeks: one.weeks,
        after: ids_before(one, list),
        earliest: one.earliest,
        due: one.due,
        status: Some(Progress::Planned),
        finished: None,
        artefact: None,
        note: None,
        audience: None,
        session: Vec::new(),
        updated: None,
    }
}
