//! The suggestions as `--json` shows them.
use serde_json::{Map, Value as Json, json};

use super::Offer;
use crate::commands::{Context, roadmap};
use crate::stages::plan::suggest::Suggestion;
use crate::stages::plan::suggest::explain::explain;
use crate::stages::plan::suggest::fit::{Outcome, ids_before};

/// All of it: what is offered, what is not, and how the plan would hold.
pub fn to_json(context: &Context<'_>, offer: &Offer) -> Json {
    let list = &offer.found.list;
    let mut computed = roadmap::verdict_json(&offer.fit.map);
    computed.extend(outcome(&offer.fit.with));
    computed.insert("fitting".to_owned(), json!(offer.fit.before.verdict.map(|_| offer.fit.first)));
    computed.insert("before".to_owned(), outcome(&offer.fit.before).into());
    computed.insert("own_hours".to_owned(), json!(list.iter().map(Suggestion::own_hours).sum::<f64>() + 0.0));
    computed.insert("budget_left".to_owned(), json!(offer.money.as_ref().map(|money| money.left())));
    computed.insert("currency".to_owned(), json!(offer.money.as_ref().map(|money| &money.currency)));
    if context.options.explain {
        computed.insert("explain".to_owned(), json!(explain(list, &offer.fit, offer.money.as_ref()).join("\n")));
    }
    json!({
        "suggestions": list.iter().map(|one| one_json(one, list)).collect::<Vec<_>>(),
        "uncovered": offer.found.uncovered.iter().map(|one| json!({
            "what": one.what,
            "text": one.text,
            "command": if one.command.is_empty() { None } else { Some(&one.command) },
        })).collect::<Vec<_>>(),
        "on_the_way": offer.found.on_the_way.iter().map(|one| json!({
            "label": one.label,
            "up_to": one.up_to,
            "by": one.by.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "further": offer.found.further,
        "computed": computed,
    })
}

/// How a plan holds: the verdict, the worst lateness, and hours short until when.
pub fn outcome(of: &Outcome) -> Map<String, Json> {
    let mut map = Map::new();
    map.insert("verdict".to_owned(), json!(of.verdict.map(roadmap::verdict_key)));
    map.insert("worst_late_days".to_owned(), json!(of.worst_late_days));
    map.insert("short_hours".to_owned(), json!(of.verdict.map(|_| of.short.map_or(0.0, |(hours, _)| hours))));
    map.insert("short_until".to_owned(), json!(of.short.map(|(_, day)| day.to_string())));
    map
}

fn one_json(one: &Suggestion, list: &[Suggestion]) -> Json {
    let skills = one.skills.iter().map(|(skill, to)| json!({ "skill": skill, "to": to }));
    json!({
        "id": one.id,
        "kind": one.becomes.key(),
        "title": one.title,
        "closes": one.closes,
        "skills": skills.collect::<Vec<_>>(),
        "goal": one.goal,
        "role": one.role,
        "before": one.before,
        "time": one.time.key(),
        "hours": one.hours,
        "weeks": one.weeks,
        "after": ids_before(one, list),
        "earliest": one.earliest.map(|day| day.to_string()),
        "due": one.due.map(|day| day.to_string()),
        "note": if one.note.is_empty() { None } else { Some(&one.note) },
        "mode": one.mode.key(),
        "missing": one.missing.map(|kind| kind.key()),
        "why": one.why,
        "figure": one.figure,
    })
}
