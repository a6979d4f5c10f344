//! What else bounds a plan, besides hours: a year's budget, and the days on which roles close or are decided.
//!
//! **Budget**: what the learning of this year and of the next costs, each against the year's budget
//! ([`budget::add_up`]); learning without any day belongs to this year. **Closing**: a role in sight
//! that can be applied for until a day, and the open steps towards it that end after that day, or have
//! no day at all. **Deciding**: experience that has to last for months until a role is decided, and the
//! last day on which it can begin. Which of them the application needs is for the person to say, so they are named and
//! not judged.
use chrono::{Months, NaiveDate};

use super::roadmap::{Records, Roadmap};
use super::transition::find_transition;
use crate::dates::year_of;
use crate::stages::explore::gap::{Amount, Gaps, Met};
use crate::stages::explore::model::{RequirementKind, Role, RoleStatus};
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::learn::budget::{self, Spent};
use crate::stages::learn::model::Activity;

/// What a year's learning costs.
#[derive(Clone, Debug, PartialEq)]
pub struct YearCost {
    /// The (fiscal) year, by the calendar year in which it begins.
    pub year: i32,
    /// The costs.
    pub spent: Spent,
}

impl YearCost {
    /// By how much it is more than the budget; `None` where it is not, or no budget is known.
    pub fn over(&self) -> Option<f64> {
        self.spent.budget.map(|budget| self.spent.sum - budget).filter(|over| *over > 1e-9)
    }
}

/// A role that is open until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Its id.
    pub role: String,
    /// Its title.
    pub title: String,
    /// The last day to apply.
    pub closes: NaiveDate,
    /// An active goal that aims at it; without one no step can be towards it.
    pub goal: Option<String>,
    /// How many open steps towards it end by then.
    pub in_time: usize,
    /// Id, title and last day of those that end later, or have no day.
    pub after: Vec<(String, String, Option<NaiveDate>)>,
}

/// What the learning of this year and the next costs, where anything does. `budget` is one year's, as
/// `1500 EUR`; without one the first cost's currency is added up.
pub fn list_costs(activities: &[Activity], budget: Option<&str>, year_starts: u32, today: NaiveDate) -> Vec<YearCost> {
    let Some(like) = budget.or_else(|| activities.iter().find_map(|one| one.cost.as_deref())) else {
        return Vec::new();
    };
    let has_day = |one: &&Activity| one.finished.or(one.due).or(one.earliest).is_some();
    let cost = |day: NaiveDate| {
        // What has no day counts in this year, and not once more in the next.
        let counted = activities.iter().filter(|one| day == today || has_day(one));
        let spent = budget::add_up(counted, like, budget, year_starts, day)?;
        (spent.sum > 0.0).then(|| YearCost { year: year_of(day, year_starts).0, spent })
    };
    [Some(today), today.checked_add_months(Months::new(12))].into_iter().flatten().filter_map(cost).collect()
}

/// The roles that can still be applied for, the first to close first, with the steps towards them.
pub fn list_closing(records: &Records, roles: &[Role], map: &Roadmap, today: NaiveDate) -> Vec<Closing> {
    let mut list: Vec<Closing> = roles.iter().filter_map(|role| describe(records, role, map, today)).collect();
    list.sort_by(|a, b| (a.closes, &a.role).cmp(&(b.closes, &b.role)));
    list
}

fn describe(records: &Records, role: &Role, map: &Roadmap, today: NaiveDate) -> Option<Closing> {
    let closes = role.closes.filter(|closes| *closes >= today)?;
    if !matches!(role.state(), RoleStatus::Watching | RoleStatus::Target) {
        return None;
    }
    let aims = |goal: &&Goal| goal.state() == GoalStatus::Active && goal.role.as_deref() == Some(&role.id);
    let goals: Vec<&str> = records.goals.iter().filter(aims).map(|goal| goal.id.as_str()).collect();
    let mut closing = Closing {
        role: role.id.clone(),
        title: role.title.clone(),
        closes,
        goal: goals.first().map(|id| (*id).to_owned()),
        in_time: 0,
        after: Vec::new(),
    };
    // The role's first day comes after every application.
    let towards = map.rows.iter().filter(|row| !row.is_transition);
    for row in towards.filter(|row| row.goal.as_ref().is_some_and(|(id, _)| goals.contains(&id.as_str()))) {
        let finish = row.planned.as_ref().and_then(|planned| planned.finish);
        if finish.is_some_and(|finish| finish <= closes) {
            closing.in_time += 1;
        } else {
            closing.after.push((row.id.clone(), row.title.clone(), finish));
        }
    }
    Some(closing)
}

/// Where the day of a decision is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The role has it.
    Known,
    /// The role's first day is due then, and it cannot be decided later.
    ByFirstDay,
}

/// Experience that a role asks for over months, with the last day on which it can begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begin {
    /// The role's id.
    pub role: String,
    /// The role's title.
    pub title: String,
    /// When it is decided.
    pub decides: NaiveDate,
    /// Where that day is from.
    pub how: Decision,
    /// What is asked for.
    pub label: String,
    /// Over how many months.
    pub months: u32,
    /// How many months of it there are.
    pub have: u32,
    /// The last day to begin, or to go on, so that all of it is there by the decision.
    pub begin: NaiveDate,
    /// When all of it would be there, begun today.
    pub ready: NaiveDate,
}

impl Begin {
    /// Whether the last day to begin is over.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.begin < today
    }
}

/// The day by which a role is decided, where that lies ahead: its own, else that on which its first day
/// is due, since it can be decided no later.
pub fn find_decision(role: &Role, records: &Records, today: NaiveDate) -> Option<(NaiveDate, Decision)> {
    let begins = || {
        let step = find_transition(records, &role.id).filter(|step| step.state().is_open())?;
        let of_goal = || records.goals.iter().find(|goal| Some(&goal.id) == step.goal.as_ref())?.due;
        step.due.or_else(of_goal)
    };
    let decides = role.decides.map(|day| (day, Decision::Known));
    let found = decides.or_else(|| begins().map(|day| (day, Decision::ByFirstDay)));
    found.filter(|(day, _)| role.state().is_open() && *day >= today)
}

/// For roles with a day of decision: experience over months that is not there yet, the first to begin
/// first. The last day to begin is the decision less the months that are missing, in calendar months.
///
/// Example: decided on 31 Aug 2027, six months asked for, two there: four before 31 Aug is 30 Apr 2027.
pub fn list_begins(measured: &[(&Role, Gaps<'_>)], records: &Records, today: NaiveDate) -> Vec<Begin> {
    let mut list = Vec::new();
    for (role, gaps) in measured {
        let Some((decides, how)) = find_decision(role, records, today) else { continue };
        for asked in gaps.asked.iter().filter(|one| one.met != Met::Met) {
            let wanted = asked.requirement;
            // Where a number of examples would do as well, no month binds.
            let is_lasting = wanted.kind == RequirementKind::Experience && wanted.count.is_none();
            let Some(months) = wanted.months.filter(|_| is_lasting) else { continue };
            let have = if let Amount::Months(have) = asked.have { have } else { 0 };
            let missing = Months::new(months.saturating_sub(have));
            let (Some(begin), Some(ready)) = (decides.checked_sub_months(missing), today.checked_add_months(missing))
            else {
                continue;
            };
            list.push(Begin {
                role: role.id.clone(),
                title: role.title.clone(),
                decides,
                how,
                label: asked.label.clone(),
                months,
                have,
                begin,
                ready,
            });
        }
    }
    list.sort_by(|a, b| (a.begin, &a.role, &a.label).cmp(&(b.begin, &b.role, &b.label)));
    list
}
