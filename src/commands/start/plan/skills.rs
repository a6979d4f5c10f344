//! The skills of the first ten minutes: new ones, and what is added to those that are known.
use chrono::NaiveDate;

use super::{pair, texts};
use crate::commands::Plan;
use crate::commands::start::answers::{Answers, Named};
use crate::error::Result;
use crate::record::{Change, Target, Value, Values};
use crate::stages::assess::model::{Rater, Rating, SKILL, Skill};
use crate::store::Data;

/// The skills of the lists, then those that the role asks for.
pub(super) fn push_skills(
    answers: &Answers,
    data: &Data<'_>,
    today: NaiveDate,
    shown: &[(String, String)],
    plan: &mut Plan,
) -> Result<()> {
    let mut named = answers.skills();
    for asked in answers.asks() {
        if !named.iter().any(|one| one.id == asked.id) {
            named.push(asked);
        }
    }
    if named.is_empty() {
        return Ok(());
    }
    let known = data.all::<Skill>()?;
    for skill in named {
        let entries: Vec<&str> =
            shown.iter().filter(|(id, _)| *id == skill.id).map(|(_, entry)| entry.as_str()).collect();
        match known.iter().find(|one| one.id == skill.id || one.name.to_lowercase() == skill.name.to_lowercase()) {
            Some(before) => complete_skill(before, &skill, &entries, today, plan),
            None => {
                let target = Target::id(&SKILL, SKILL.file(), skill.id.clone());
                let mut values = vec![pair("id", &skill.id), pair("name", &skill.name), pair("kind", skill.kind.key())];
                values.extend(skill.desire.map(|desire| ("desire".to_owned(), Value::Int(i64::from(desire)))));
                plan.changes.push(Change::Add { target: target.clone(), values });
                if let Some(level) = skill.level {
                    plan.changes.push(Change::Push {
                        target,
                        list: "rating".to_owned(),
                        values: rating(today, level, &entries),
                    });
                }
            }
        }
    }
    Ok(())
}

/// A skill that is known: a level only rises, and an example is added to it.
fn complete_skill(before: &Skill, skill: &Named, entries: &[&str], today: NaiveDate, plan: &mut Plan) {
    let target = Target::id(&SKILL, SKILL.file(), before.id.clone());
    if let Some(desire) = skill.desire.filter(|desire| before.desire != Some(*desire)) {
        let set = vec![("desire".to_owned(), Value::Int(i64::from(desire)))];
        plan.changes.push(Change::Set { target: target.clone(), set, unset: Vec::new() });
    }
    let raised = skill.level.filter(|level| before.level().is_none_or(|own| *level > own));
    let newest = before.own_rating();
    // What was said today and is said otherwise now was a slip, and no rise.
    let of_today = newest.filter(|rating| rating.date == today && rating.by == Rater::Mine);
    let index = |rating: &Rating| before.rating.iter().position(|one| std::ptr::eq(one, rating));
    match (raised, of_today.and_then(index)) {
        (Some(level), Some(index)) => {
            let mut set = vec![("level".to_owned(), Value::Int(i64::from(level)))];
            set.extend((!entries.is_empty()).then(|| ("evidence".to_owned(), texts(entries.iter().copied()))));
            plan.changes.push(Change::SetIn { target, list: "rating".to_owned(), index, set, unset: Vec::new() });
        }
        (Some(level), None) => {
            plan.changes.push(Change::Push { target, list: "rating".to_owned(), values: rating(today, level, entries) })
        }
        (None, _) => {
            let Some((own, index)) = newest.and_then(|own| Some((own, index(own)?))) else {
                return;
            };
            let all: Vec<&str> = own
                .evidence
                .iter()
                .map(String::as_str)
                .chain(entries.iter().copied().filter(|id| !own.evidence.iter().any(|one| one == id)))
                .collect();
            if all.len() > own.evidence.len() {
                let set = vec![("evidence".to_owned(), texts(all))];
                plan.changes.push(Change::SetIn { target, list: "rating".to_owned(), index, set, unset: Vec::new() });
            }
        }
    }
}

fn rating(today: NaiveDate, level: u8, entries: &[&str]) -> Values {
    let mut values = vec![
        ("date".to_owned(), Value::Date(today)),
        ("level".to_owned(), Value::Int(i64::from(level))),
        pair("by", Rater::Mine.key()),
    ];
    if !entries.is_empty() {
        values.push(("evidence".to_owned(), texts(entries.iter().copied())));
    }
    values
}
