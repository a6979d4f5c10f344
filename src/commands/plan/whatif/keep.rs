//! What a variant is in ordinary records: the commands that do it, and one operation that saves it.
use chrono::NaiveDate;

use super::Tried;
use crate::commands::record::add::short;
use crate::commands::{Context, Plan, Saved, kinds, plan};
use crate::error::{Error, Result};
use crate::record::number::show_number;
use crate::record::{Change as Write, Kind, Target, Value, Values};
use crate::stages::assess::model::{AWAY, Away, PROFILE};
use crate::stages::goal::model::{GOAL, GoalStatus};
use crate::stages::learn::model::{ACTIVITY, Activity};
use crate::stages::plan::model::{MILESTONE, Milestone};
use crate::stages::plan::order::check_circle;
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::roadmap::repair::Dated;
use crate::stages::plan::whatif::{Change, Outcome, apply};
use crate::store::Data;

/// The ordinary commands that do the same; none for an order of work.
pub fn commands(records: &Records, changes: &[Change]) -> Vec<String> {
    let changed = apply(records, changes);
    let mut commands = Vec::new();
    for change in changes {
        let command = match change {
            Change::Hours(hours) => format!("career init --hours-per-week {}", show_number(*hours)),
            Change::Due(what, day) => due_command(what, *day),
            Change::Without(id) => format!("career goal edit {id} --status paused"),
            Change::After(id, _) => {
                let (noun, after) = match changed.milestones.iter().find(|step| step.id == *id) {
                    Some(step) => ("plan", step.after.clone()),
                    None => ("learn", after_of_learning(&changed, id)),
                };
                let list: Vec<String> = after.iter().map(|need| format!(" --after {need}")).collect();
                format!("career {noun} edit {id}{}", list.concat())
            }
            Change::Away(from, to) => format!("career init --away {from}..{to}"),
            Change::First(_) => continue,
        };
        // Two needs of one step are one command.
        if !commands.contains(&command) {
            commands.push(command);
        }
    }
    commands
}

fn after_of_learning(records: &Records, id: &str) -> Vec<String> {
    records.activities.iter().find(|one| one.id == id).map(|one| one.after.clone()).unwrap_or_default()
}

fn due_command(what: &Dated, day: NaiveDate) -> String {
    match what {
        Dated::Goal(id) => format!("career goal edit {id} --due {day}"),
        Dated::Step(id) => format!("career plan edit {id} --due {day}"),
        Dated::Activity(id) => format!("career learn edit {id} --due {day}"),
    }
}

/// For an order of work: the day on which it would be done as its due day, where that is earlier.
pub fn nearest(records: &Records, changes: &[Change], outcome: &Outcome) -> Vec<String> {
    let ahead = changes.iter().filter_map(|change| if let Change::First(what) = change { Some(what) } else { None });
    ahead
        .filter_map(|what| {
            let (due, finish) = match what {
                Dated::Goal(id) => {
                    let goal = outcome.goals.iter().find(|goal| goal.id == *id)?;
                    (goal.due, goal.finish?)
                }
                Dated::Step(id) => (
                    records.milestones.iter().find(|step| step.id == *id)?.due,
                    outcome.rows.iter().find(|row| row.id == *id)?.finish?,
                ),
                Dated::Activity(id) => (
                    records.activities.iter().find(|one| one.id == *id)?.due,
                    outcome.rows.iter().find(|row| row.id == *id)?.finish?,
                ),
            };
            due.is_none_or(|due| finish < due).then(|| due_command(what, finish))
        })
        .collect()
}

/// Saves what of the variant can stand in the files, as one operation, and says what cannot.
///
/// # Errors
/// A variant of which nothing can be saved, or the store's refusals.
pub fn save(context: &mut Context<'_>, tried: &Tried) -> Result<Saved> {
    let changes = &tried.variant.changes;
    let is_order = |change: &Change| matches!(change, Change::First(_));
    if changes.iter().all(is_order) {
        let error = Error::refused("An order of work stands in no file, so there is nothing to keep.");
        return Err(match tried.nearest.first() {
            Some(command) => error.hint(format!("an earlier day comes nearest: {command}")),
            None => error.hint("what has to come before something can be kept: --after STEP=OTHER"),
        });
    }
    let saved = context.change(|data| {
        let says: Vec<String> = tried
            .variant
            .says
            .iter()
            .zip(changes)
            .filter(|(_, change)| !is_order(change))
            .map(|(says, _)| short(says))
            .collect();
        Ok(Plan::new(format!("kept a variant of the plan: {}", says.join(", ")), writes(data, changes)?))
    })?;
    if changes.iter().any(is_order) {
        context.warn("The order of work is not kept: it stands in no file.");
        for command in &tried.nearest {
            context.warn(&format!("An earlier day comes nearest:\n  {command}"));
        }
    }
    Ok(saved)
}

/// The changes of the records, each record once.
///
/// # Errors
/// Steps that would need each other, or a file that does not hold.
pub fn writes(data: &Data<'_>, changes: &[Change]) -> Result<Vec<Write>> {
    let mut sets: Vec<(Target, Values)> = Vec::new();
    let mut set = |target: Target, key: &str, value: Value| {
        let at = sets.iter().position(|(other, _)| *other == target);
        let values = match at {
            Some(at) => &mut sets[at].1,
            None => {
                sets.push((target, Values::new()));
                let last = sets.len() - 1;
                &mut sets[last].1
            }
        };
        match values.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => values.push((key.to_owned(), value)),
        }
    };
    let (mut steps, mut learning) = (data.all::<Milestone>()?, data.all::<Activity>()?);
    let known = data.all::<Away>()?;
    let mut aways = Vec::new();
    for change in changes {
        match change {
            Change::Hours(hours) => set(Target::only(&PROFILE), "hours_per_week", Value::Float(*hours)),
            Change::Due(what, day) => {
                let (kind, id): (&'static Kind, &str) = match what {
                    Dated::Goal(id) => (&GOAL, id),
                    Dated::Step(id) => (&MILESTONE, id),
                    Dated::Activity(id) => (&ACTIVITY, id),
                };
                set(kinds::locate(data, kind, id)?, "due", Value::Date(*day));
            }
            Change::Without(id) => {
                let status = Value::Text(GoalStatus::Paused.key().to_owned());
                set(kinds::locate(data, &GOAL, id)?, "status", status);
            }
            Change::After(id, need) => {
                let is_step = steps.iter().any(|step| step.id == *id);
                let kind: &'static Kind = if is_step { &MILESTONE } else { &ACTIVITY };
                let after = steps
                    .iter_mut()
                    .filter(|step| step.id == *id)
                    .map(|step| &mut step.after)
                    .chain(learning.iter_mut().filter(|one| one.id == *id).map(|one| &mut one.after))
                    .next();
                let Some(after) = after else { continue };
                if !after.contains(need) {
                    after.push(need.clone());
                }
                let after = after.clone();
                check_circle(&steps, &learning, id, &after).map_err(|cycle| plan::circle_error(&cycle.ids))?;
                let list = after.into_iter().map(Value::Text).collect();
                set(kinds::locate(data, kind, id)?, "after", Value::List(list));
            }
            Change::Away(from, to) => {
                let values = vec![("from".to_owned(), Value::Date(*from)), ("to".to_owned(), Value::Date(*to))];
                // The same days with other hours: those hours go.
                match known.iter().position(|away| (away.from, away.to) == (*from, *to)) {
                    Some(at) if known[at].hours_per_week.is_some_and(|hours| hours > 0.0) => {
                        set(Target::at(&AWAY, at), "hours_per_week", Value::Float(0.0));
                    }
                    Some(_) => {}
                    None => aways.push(values),
                }
            }
            Change::First(_) => {}
        }
    }
    let mut writes: Vec<Write> =
        sets.into_iter().map(|(target, set)| Write::Set { target, set, unset: Vec::new() }).collect();
    let new = aways.into_iter().enumerate();
    writes.extend(new.map(|(at, values)| Write::Add { target: Target::at(&AWAY, known.len() + at), values }));
    Ok(writes)
}
