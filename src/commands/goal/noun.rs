//! What goals have of their own among the common verbs.
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{confidence, draw, offers};
use crate::commands::Context;
use crate::commands::record::{Draft, Noun, Summary};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::{Field, Record, Value, Values};
use crate::stages::goal::confidence::score_confidence;
use crate::stages::goal::model::{Aim, Goal, GoalKind, GoalStatus};
use crate::stages::goal::{order, progress};
use crate::store::Data;

/// Goals.
pub struct GoalNoun;

impl Noun for GoalNoun {
    type Record = Goal;
    const ABOUT: &'static str = "Stage 3: what you decided, why, by when, and how it goes";
    const EXAMPLES: &'static str = "  career goal add \"Move into health data analysis\" --due 2028-Q1\n  career goal add \"Apply to five hospitals\" --due 'in 3 months' --metric \"applications 0..5\" --parent move-into";
    const DROPPED: Option<(&'static str, &'static str)> = Some(("status", GoalStatus::Dropped.key()));

    fn is_needed(field: &Field, _values: &Values) -> bool {
        field.required || field.key == "due"
    }

    fn complete(data: &Data<'_>, today: NaiveDate, draft: &mut Draft) -> Result<()> {
        if draft.day("due").is_none() {
            return Err(Error::usage("A goal needs a day by which it is reached: --due DATE.")
                .hint("such as --due 2027-Q2, --due 'in 6 months'"));
        }
        resolve_aim(data, draft)?;
        draft.set_default("kind", Value::Text(GoalKind::Career.key().to_owned()));
        draft.set_default("status", Value::Text(GoalStatus::Active.key().to_owned()));
        draft.set_default("created", Value::Date(today));
        Ok(())
    }

    fn revise(data: &Data<'_>, today: NaiveDate, before: &Goal, draft: &mut Draft) -> Result<()> {
        if let Some(due) = draft.day("due") {
            draft.notes.extend(describe_past(due, today, &before.id));
        }
        resolve_aim(data, draft)?;
        if draft.text("parent").is_some() || draft.text("fallback").is_some() {
            let goals = data.all::<Goal>()?;
            refuse_circle(&goals, &before.id, draft.text("parent"), "would serve itself", |goal| {
                goal.parent.as_deref()
            })?;
            refuse_circle(&goals, &before.id, draft.text("fallback"), "would be its own plan B", |goal| {
                goal.fallback.as_deref()
            })?;
        }
        match draft.text("status") {
            Some("active" | "paused") => {
                for key in ["ended", "outcome", "reason"] {
                    draft.unset.push(key.to_owned());
                }
                draft.unset.retain(|key| is_set(before, key));
            }
            Some(_) if before.ended.is_none() => draft.set("ended", Value::Date(today)),
            _ => {}
        }
        Ok(())
    }

    fn let_go(_data: &Data<'_>, today: NaiveDate, goal: &Goal) -> Result<Values> {
        // The record stays, so what refers to it still holds.
        Ok(if goal.ended.is_none() { vec![("ended".to_owned(), Value::Date(today))] } else { Values::new() })
    }

    fn is_open(goal: &Goal) -> bool {
        goal.is_open()
    }

    fn compute(context: &Context<'_>, _data: &Data<'_>, goal: &Goal) -> Result<Map<String, Json>> {
        let how = progress::measure(goal);
        let mut map = Map::new();
        map.insert("horizon".to_owned(), json!(goal.horizon(context.today)));
        map.insert("days_left".to_owned(), json!(goal.due.map(|due| (due - context.today).num_days())));
        map.insert("value".to_owned(), json!(how.value));
        map.insert("progress".to_owned(), json!(how.part));
        map.insert("confidence".to_owned(), json!(how.confidence));
        Ok(map)
    }

    fn sum_up(context: &Context<'_>, all: &[Goal]) -> Option<Summary> {
        Some(confidence::sum_up(&score_confidence(all, context.today), context.options.explain))
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, goals: &[Goal]) -> Result<()> {
        draw::print_list(context, goals)
    }

    fn draw(context: &Context<'_>, data: &Data<'_>, goal: &Goal) -> Result<String> {
        draw::draw_goal(context, data, goal)
    }

    fn after_add(context: &mut Context<'_>, goal: &Goal) -> Result<()> {
        offers::say(context, goal)
    }
}

/// Whether the goal has a value under a key that an edit may empty.
fn is_set(goal: &Goal, key: &str) -> bool {
    match key {
        "ended" => goal.ended.is_some(),
        "outcome" => goal.outcome.is_some(),
        "reason" => goal.reason.is_some(),
        _ => true,
    }
}

/// What is said about a day that went by already: it is kept as it is.
pub fn describe_past(due: NaiveDate, today: NaiveDate, id: &str) -> Option<String> {
    (due < today).then(|| {
        format!(
            "{} is {}. It is kept as it is; another day:\n  career goal edit {id} --due DATE",
            dates::say_day(due),
            dates::say_distance(due, today)
        )
    })
}

/// `--supports` takes an aim by its id, the beginning of it or its text; anything else stays as it is.
fn resolve_aim(data: &Data<'_>, draft: &mut Draft) -> Result<()> {
    let Some(given) = draft.text("supports").map(str::to_owned) else {
        return Ok(());
    };
    let aims = data.all::<Aim>()?;
    let lower = given.to_lowercase();
    let exact = aims.iter().find(|aim| aim.id() == given || aim.text.to_lowercase() == lower);
    let begins: Vec<&Aim> = aims.iter().filter(|aim| aim.id.starts_with(&lower)).collect();
    let found = match (exact, &begins[..]) {
        (Some(aim), _) => Some(aim.id.clone()),
        (None, [one]) => Some(one.id.clone()),
        _ => None,
    };
    if let Some(id) = found {
        draft.set("supports", Value::Text(id));
    }
    Ok(())
}

fn refuse_circle(
    goals: &[Goal],
    id: &str,
    next: Option<&str>,
    what: &str,
    follow: impl Fn(&Goal) -> Option<&str>,
) -> Result<()> {
    let Some(circle) = next.and_then(|next| order::find_circle(goals, id, next, follow)) else {
        return Ok(());
    };
    Err(Error::refused(format!("The goal \"{id}\" {what}: {}.", circle.join(" → ")))
        .hint("choose a goal that stands outside of this circle"))
}
