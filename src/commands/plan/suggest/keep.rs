//! Keeping what was picked: all of it in one operation.
use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::Offer;
use super::draw::{say_fit_of_kept, say_money};
use super::json::outcome;
use super::wish::Wish;
use crate::commands::record::add::short;
use crate::commands::{Context, Plan, kinds, plan};
use crate::error::{Error, Result};
use crate::record::{Change, Record, Target, Value, Values};
use crate::stages::goal::model::Goal;
use crate::stages::learn::model::{ACTIVITY, Activity};
use crate::stages::plan::model::{MILESTONE, Milestone};
use crate::stages::plan::suggest::fit::{check_fit, ids_before, kind_of_step, with_suggestions};
use crate::stages::plan::suggest::{Becomes, Suggestion, find_money, pick};
use crate::stages::words::{Progress, Time};
use crate::store::{Data, text};

/// Keeps what is wished for, and says whether it fits.
///
/// # Errors
/// The store's refusals.
pub fn run(context: &mut Context<'_>, offer: &Offer, wish: &Wish) -> Result<u8> {
    let places: Vec<usize> = wish.iter().map(|(at, _)| *at).collect();
    let mut kept = pick(&offer.found.list, &places);
    for (one, (_, edit)) in kept.iter_mut().zip(wish) {
        edit.apply(one);
    }
    let mut named = Vec::new();
    let saved = context.change(|data| {
        named = name_anew(data, kept.clone())?;
        let ids: Vec<&str> = named.iter().map(|one| one.id.as_str()).collect();
        let sentence = match &named[..] {
            [one] => format!("kept \"{}\" ({})", short(&one.title), one.id),
            several => format!("kept {} suggestions: {}", several.len(), ids.join(", ")),
        };
        Ok(Plan::new(sentence, changes(data, &named)?))
    })?;
    kept = named;
    let fit = check_fit(&kept, &offer.records, context.today).map_err(|cycle| plan::circle_error(&cycle.ids))?;
    if context.options.json {
        let store = std::rc::Rc::clone(&context.store);
        let data = store.data();
        let is_new = |id: &str| kept.iter().any(|one| one.id == id);
        let steps = data.all::<Milestone>()?;
        let learning = data.all::<Activity>()?;
        let steps: Vec<Json> = steps.iter().filter(|one| is_new(&one.id)).map(kinds::to_json).collect::<Result<_>>()?;
        let learning: Vec<Json> =
            learning.iter().filter(|one| is_new(&one.id)).map(kinds::to_json).collect::<Result<_>>()?;
        context.print_json(json!({
            "milestones": steps,
            "activities": learning,
            "computed": outcome(&fit.with),
            "operation": saved.to_json(),
        }))?;
        return Ok(0);
    }
    let text = say_fit_of_kept(&fit, offer.records.hours_per_week);
    context.say(&text);
    if kept.iter().any(|one| one.cost.is_some()) {
        let profile = context.profile()?;
        let learning = with_suggestions(&offer.records, &kept).activities;
        match find_money(&profile, &learning, context.today) {
            Some(money) => context.say(&say_money(&money)),
            None => context.say("What a year of learning may cost: career init --budget '1500 EUR'"),
        }
    }
    Ok(0)
}

/// The suggestions with ids that are free under the lock.
fn name_anew(data: &Data<'_>, mut kept: Vec<Suggestion>) -> Result<Vec<Suggestion>> {
    let mut taken: HashSet<String> = kinds::ids(data, "step")?.into_iter().collect();
    for one in &mut kept {
        one.id = text::free_id(&text::slug(&one.title, one.becomes.key()), &taken);
        taken.insert(one.id.clone());
    }
    Ok(kept)
}

fn changes(data: &Data<'_>, kept: &[Suggestion]) -> Result<Vec<Change>> {
    let goals = data.ids(Goal::KIND)?;
    let known: HashSet<String> =
        kinds::ids(data, "step")?.into_iter().chain(kept.iter().map(|one| one.id.clone())).collect();
    let mut changes = Vec::new();
    for one in kept {
        if let Some(goal) = one.goal.as_ref().filter(|goal| !goals.contains(goal)) {
            return Err(
                Error::refused(format!("The goal \"{goal}\" is not there any more.")).hint("look again, then keep")
            );
        }
        let mut after = ids_before(one, kept);
        after.retain(|id| known.contains(id));
        let kind = if one.becomes.is_learning() { &ACTIVITY } else { &MILESTONE };
        let target = Target::id(kind, kind.file(), one.id.clone());
        changes.push(Change::Add { target, values: values(one, after) });
    }
    changes.extend(wait_for(data, kept)?);
    Ok(changes)
}

/// The steps of the plan that have to wait for what is kept, with what they need now.
fn wait_for(data: &Data<'_>, kept: &[Suggestion]) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for step in data.all::<Milestone>()? {
        let new = kept.iter().filter(|one| one.before.as_ref() == Some(&step.id)).map(|one| one.id.clone());
        let mut after = step.after.clone();
        after.extend(new);
        if after.len() > step.after.len() {
            let list = Value::List(after.into_iter().map(Value::Text).collect());
            let target = kinds::locate(data, &MILESTONE, &step.id)?;
            changes.push(Change::Set { target, set: vec![("after".to_owned(), list)], unset: Vec::new() });
        }
    }
    Ok(changes)
}

/// What stands in the file, in the order of the fields.
fn values(one: &Suggestion, after: Vec<String>) -> Values {
    let text = |text: &str| Value::Text(text.to_owned());
    let texts = |all: &[String]| Value::List(all.iter().map(|one| text(one)).collect());
    let mut values: Values = vec![("id".to_owned(), text(&one.id)), ("title".to_owned(), text(&one.title))];
    let mut push = |key: &str, value: Option<Value>| values.extend(value.map(|value| (key.to_owned(), value)));
    let kind = match one.becomes {
        Becomes::Step => kind_of_step(one).key(),
        Becomes::Learning(kind) => kind.key(),
    };
    push("kind", Some(text(kind)));
    if one.becomes.is_learning() {
        let skills = one.skills.iter().map(|(skill, to)| {
            let mut target = vec![("skill".to_owned(), text(skill))];
            target.extend(to.map(|to| ("to".to_owned(), Value::Int(to.into()))));
            Value::Table(target)
        });
        push("skills", Some(Value::List(skills.collect())).filter(|_| !one.skills.is_empty()));
    }
    push("goal", one.goal.as_deref().map(text));
    push("cost", one.cost.as_deref().map(text));
    if !one.becomes.is_learning() {
        push("role", one.role.as_deref().map(text));
        push("closes", Some(texts(&one.closes)).filter(|_| !one.closes.is_empty()));
    }
    push("after", Some(texts(&after)).filter(|_| !after.is_empty()));
    push("time", Some(one.time).filter(|time| *time != Time::Own).map(|time| text(time.key())));
    push("hours", one.hours.map(Value::Float));
    push("weeks", one.weeks.map(Value::Float));
    push("earliest", one.earliest.map(Value::Date));
    push("due", one.due.map(Value::Date));
    push("status", Some(text(Progress::Planned.key())));
    push("note", Some(text(&one.note)).filter(|_| !one.note.is_empty()));
    let fields = if one.becomes.is_learning() { ACTIVITY.fields } else { MILESTONE.fields };
    // The id has no field and stays in front.
    values.sort_by_key(|(key, _)| fields.iter().position(|field| field.key == key).map_or(0, |at| at + 1));
    values
}
