//! Variants as `--json` shows them, and how they came about.
use serde_json::{Value as Json, json};

use super::Tried;
use crate::commands::{Saved, roadmap};
use crate::record::number::show_number;
use crate::stages::plan::roadmap::repair::Dated;
use crate::stages::plan::whatif::{Change, Move, Outcome};

/// The whole object.
pub fn to_json(plan: &Outcome, tried: &[Tried], saved: Option<&Saved>, is_explained: bool) -> Json {
    let variants: Vec<Json> = tried.iter().enumerate().map(|(at, tried)| variant_json(at + 1, tried)).collect();
    let mut computed = json!({ "today": outcome_json(plan) });
    if is_explained && let Some(map) = computed.as_object_mut() {
        map.insert("explain".to_owned(), json!(explain(plan, tried)));
    }
    let mut object = json!({ "variants": variants, "computed": computed });
    if let (Some(saved), Some(map)) = (saved, object.as_object_mut()) {
        map.insert("operation".to_owned(), saved.to_json());
    }
    object
}

fn variant_json(number: usize, tried: &Tried) -> Json {
    let mut computed = outcome_json(&tried.outcome);
    if let Some(map) = computed.as_object_mut() {
        map.insert("moves".to_owned(), tried.moves.iter().map(move_json).collect());
    }
    json!({
        "number": number,
        "text": tried.variant.says.join(", "),
        "changes": tried.variant.changes.iter().map(change_json).collect::<Vec<_>>(),
        "commands": tried.commands,
        "nearest": tried.nearest,
        "computed": computed,
    })
}

fn outcome_json(outcome: &Outcome) -> Json {
    let goals: Vec<Json> = outcome
        .goals
        .iter()
        .map(|goal| {
            json!({
                "id": goal.id,
                "title": goal.title,
                "due": goal.due.map(|day| day.to_string()),
                "finish": goal.finish.map(|day| day.to_string()),
            })
        })
        .collect();
    let rows: Vec<Json> = outcome
        .rows
        .iter()
        .map(|row| json!({ "id": row.id, "finish": row.finish.map(|day| day.to_string()), "late_days": row.late_days }))
        .collect();
    json!({
        "hours_per_week": outcome.hours_per_week,
        "verdict": outcome.verdict.map(roadmap::verdict_key),
        "worst_late_days": outcome.worst_late_days,
        "late": outcome.verdict.map(|_| outcome.late),
        "goals": goals,
        "resting": outcome.resting,
        "milestones": rows,
    })
}

fn move_json(one: &Move) -> Json {
    json!({
        "id": one.id,
        "title": one.title,
        "before": one.before.map(|day| day.to_string()),
        "finish": one.after.map(|day| day.to_string()),
        "days": one.days,
    })
}

fn change_json(change: &Change) -> Json {
    let dated = |what: &Dated| match what {
        Dated::Goal(id) => ("goal", id.clone()),
        Dated::Step(id) => ("step", id.clone()),
        Dated::Activity(id) => ("activity", id.clone()),
    };
    match change {
        Change::Hours(hours) => json!({ "kind": "hours", "hours_per_week": hours }),
        Change::Due(what, day) => {
            let (noun, id) = dated(what);
            json!({ "kind": "due", noun: id, "due": day.to_string() })
        }
        Change::Without(id) => json!({ "kind": "without", "goal": id }),
        Change::First(what) => {
            let (noun, id) = dated(what);
            json!({ "kind": "first", noun: id })
        }
        Change::After(id, need) => json!({ "kind": "after", "step": id, "after": need }),
        Change::Away(from, to) => json!({ "kind": "away", "from": from.to_string(), "to": to.to_string() }),
    }
}

/// How the numbers came about.
pub fn explain(plan: &Outcome, tried: &[Tried]) -> String {
    let hours = |outcome: &Outcome| {
        outcome.hours_per_week.map_or("no hours a week".to_owned(), |hours| format!("{} h a week", show_number(hours)))
    };
    let mut lines = vec![format!(
        "Today: the roadmap as it is, with {}; {} rows. How its dates come about: career roadmap --explain.",
        hours(plan),
        plan.rows.len()
    )];
    for (at, tried) in tried.iter().enumerate() {
        lines.push(format!(
            "{}: the same records with {} ({}), laid out anew by the same rule; {} rows.",
            at + 1,
            tried.variant.says.join(", "),
            hours(&tried.outcome),
            tried.outcome.rows.len()
        ));
        if tried.variant.changes.iter().any(|change| matches!(change, Change::First(_))) {
            lines.push("What comes first, with all that it needs, is laid out as if there were nothing else; the rest gets the hours that this leaves on each day, also while the first waits. Due days stay as they are.".to_owned());
        }
    }
    lines.push("Does it fit: nothing late is fits; tight where a tenth less hours would make something late. Worst: the most days by which anything ends after its due day (its own, else its goal's).".to_owned());
    lines.push("A goal ends with the last of its steps. What moves: the finish in the variant less the finish today, in days; steps of a goal that rests do not move, they rest.".to_owned());
    lines.push("Not known: whether the estimates hold, and whether the hours are there every week.".to_owned());
    lines.join("\n")
}
