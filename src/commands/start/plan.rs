//! From the answers of the first ten minutes to changes of the data.
//!
//! Made so that it can be done twice: what is there already is found and only completed. So a
//! questionnaire that was left for later is saved as far as it went, and the rest follows.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::answers::{Answers, Chosen, Named};
use super::words;
use crate::commands::{Plan, kinds};
use crate::dates::say_day_near;
use crate::error::Result;
use crate::record::{Change, Kind, Target, Value, Values};
use crate::stages::assess::items::first_steps::{FirstStep, default_due};
use crate::stages::assess::items::interests::Interest;
use crate::stages::assess::items::values::WorkValue;
use crate::stages::assess::model::{Focus, INTERESTS, Interests, PROFILE, Profile, Rater, Rating, SKILL, Skill, VALUES, ValuesRecord};
use crate::stages::assess::{interests, values};
use crate::stages::explore::model::{Importance, ROLE, RequirementKind, Role, RoleStatus};
use crate::stages::plan::model::{MILESTONE, Milestone, MilestoneKind};
use crate::stages::review::model::{ENTRY, Entry, EntryKind};
use crate::stages::words::Progress;
use crate::store::{Data, text};

/// Hours of a step in the person's own words, until they say otherwise: what fits into an evening.
const EVENING: f64 = 2.0;

/// The step that was chosen, with its hours and questions.
pub fn chosen_step(answers: &Answers) -> Option<FirstStep> {
    match answers.step()? {
        Chosen::Offered(at) => words::first_steps(answers).into_iter().nth(at),
        Chosen::Own(title) => Some(FirstStep { title, hours: EVENING, questions: Vec::new() }),
    }
}

/// What there is at the end, as the closing line and the history have it.
pub fn describe(answers: &Answers, today: NaiveDate) -> Vec<String> {
    let count = |n: usize, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let mut skills: HashSet<String> = answers.skills().into_iter().map(|skill| skill.id).collect();
    skills.extend(answers.asks().into_iter().filter(|one| one.level > Some(0)).map(|one| one.id));
    let step = answers.step().map(|_| format!("1 step due {}", say_day_near(default_due(today), today)));
    [
        count(skills.len(), "skill"),
        count(answers.wins().len(), "example"),
        answers.interests().map(|_| "what interests you".to_owned()),
        answers.values().map(|_| "what matters to you".to_owned()),
        answers.role().map(|_| "1 idea kept".to_owned()),
        step,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The changes that are still to be made.
///
/// # Errors
/// A file that does not hold.
pub fn plan(answers: &Answers, data: &Data<'_>, today: NaiveDate) -> Result<Plan> {
    let mut plan = Plan::default();
    if answers.is_only_looking() {
        return Ok(plan);
    }
    push_profile(answers, data, &mut plan)?;
    let evidence = push_entries(answers, data, today, &mut plan)?;
    push_skills(answers, data, today, &evidence, &mut plan)?;
    push_interests(answers, data, today, &mut plan)?;
    push_values(answers, data, today, &mut plan)?;
    push_role(answers, data, &mut plan)?;
    push_step(answers, data, today, &mut plan)?;
    let made = describe(answers, today);
    plan.sentence = if made.is_empty() { "first ten minutes".to_owned() } else { format!("first ten minutes: {}", made.join(", ")) };
    Ok(plan)
}

fn push_profile(answers: &Answers, data: &Data<'_>, plan: &mut Plan) -> Result<()> {
    let known = data.only::<Profile>()?.unwrap_or_default();
    let mut set = Values::new();
    if let Some(focus) = answers.focus().filter(|focus| known.focus != Some(*focus)) {
        set.push(pair("focus", focus.key()));
    }
    if let Some(role) = answers.text("now").filter(|role| known.role.as_deref() != Some(*role)) {
        set.push(pair("role", role));
    }
    if !set.is_empty() {
        plan.changes.push(Change::Set { target: Target::only(&PROFILE), set, unset: Vec::new() });
    }
    Ok(())
}

/// The wins, and what is asked for in the talk; gives the skill and the entry that shows it.
fn push_entries(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<Vec<(String, String)>> {
    let wins = answers.wins();
    let note = answers.text("ask-for").filter(|_| answers.focus() == Some(Focus::Talk));
    if wins.is_empty() && note.is_none() {
        return Ok(Vec::new());
    }
    let known = data.all::<Entry>()?;
    let mut taken: HashSet<String> = known.iter().map(|entry| entry.id.clone()).collect();
    let mut shown = Vec::new();
    let mut add = |plan: &mut Plan, kind: EntryKind, text: &str, impact: Option<&str>, skill: Option<&str>| -> String {
        if let Some(entry) = known.iter().find(|entry| entry.text == text) {
            complete_entry(entry, impact, skill, plan);
            return entry.id.clone();
        }
        let first: Vec<&str> = text.split_whitespace().take(5).collect();
        let id = text::free_id(&format!("{today}-{}", text::slug(&first.join(" "), ENTRY.noun)), &taken);
        taken.insert(id.clone());
        let mut values = vec![pair("id", &id), ("date".to_owned(), Value::Date(today)), pair("kind", kind.key()), pair("text", text)];
        values.extend(impact.map(|impact| pair("impact", impact)));
        values.extend(skill.map(|skill| ("skills".to_owned(), texts([skill]))));
        plan.changes.push(Change::Add { target: Target::id(&ENTRY, entry_file(today), id.clone()), values });
        id
    };
    for win in wins {
        let id = add(plan, EntryKind::Win, &win.text, win.impact.as_deref(), win.skill.as_deref());
        shown.extend(win.skill.map(|skill| (skill, id)));
    }
    if let Some(note) = note {
        add(plan, EntryKind::Note, &format!("For the talk, what I ask for: {note}"), None, None);
    }
    Ok(shown)
}

/// What was answered about an entry after it was saved.
fn complete_entry(entry: &Entry, impact: Option<&str>, skill: Option<&str>, plan: &mut Plan) {
    let mut set = Values::new();
    set.extend(impact.filter(|_| entry.impact.is_none()).map(|impact| pair("impact", impact)));
    set.extend(skill.filter(|_| entry.skills.is_empty()).map(|skill| ("skills".to_owned(), texts([skill]))));
    if !set.is_empty() {
        plan.changes.push(Change::Set { target: Target::id(&ENTRY, entry_file(entry.date), entry.id.clone()), set, unset: Vec::new() });
    }
}

fn entry_file(day: NaiveDate) -> String {
    format!("{}/{}.toml", ENTRY.file(), day.year())
}

/// The skills of the lists, then those that the role asks for.
fn push_skills(answers: &Answers, data: &Data<'_>, today: NaiveDate, shown: &[(String, String)], plan: &mut Plan) -> Result<()> {
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
        let entries: Vec<&str> = shown.iter().filter(|(id, _)| *id == skill.id).map(|(_, entry)| entry.as_str()).collect();
        match known.iter().find(|one| one.id == skill.id || one.name.to_lowercase() == skill.name.to_lowercase()) {
            Some(before) => complete_skill(before, &skill, &entries, today, plan),
            None => {
                let target = Target::id(&SKILL, SKILL.file(), skill.id.clone());
                let mut values = vec![pair("id", &skill.id), pair("name", &skill.name), pair("kind", skill.kind.key())];
                values.extend(skill.desire.map(|desire| ("desire".to_owned(), Value::Int(i64::from(desire)))));
                plan.changes.push(Change::Add { target: target.clone(), values });
                if let Some(level) = skill.level {
                    plan.changes.push(Change::Push { target, list: "rating".to_owned(), values: rating(today, level, &entries) });
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
        (Some(level), None) => plan.changes.push(Change::Push { target, list: "rating".to_owned(), values: rating(today, level, entries) }),
        (None, _) => {
            let Some((own, index)) = newest.and_then(|own| Some((own, index(own)?))) else {
                return;
            };
            let all: Vec<&str> = own.evidence.iter().map(String::as_str).chain(entries.iter().copied().filter(|id| !own.evidence.iter().any(|one| one == id))).collect();
            if all.len() > own.evidence.len() {
                let set = vec![("evidence".to_owned(), texts(all))];
                plan.changes.push(Change::SetIn { target, list: "rating".to_owned(), index, set, unset: Vec::new() });
            }
        }
    }
}

fn rating(today: NaiveDate, level: u8, entries: &[&str]) -> Values {
    let mut values = vec![("date".to_owned(), Value::Date(today)), ("level".to_owned(), Value::Int(i64::from(level))), pair("by", Rater::Mine.key())];
    if !entries.is_empty() {
        values.push(("evidence".to_owned(), texts(entries.iter().copied())));
    }
    values
}

fn push_interests(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
    let Some(given) = answers.interests() else {
        return Ok(());
    };
    let known = data.all::<Interests>()?;
    let digits = given.to_text();
    if known.last().is_some_and(|last| last.answers.as_deref() == Some(digits.as_str())) {
        return Ok(());
    }
    let scores = interests::score(&given);
    let scores: Values = Interest::ALL
        .into_iter()
        .filter_map(|interest| Some((interest.letter().to_owned(), Value::Int(i64::from(scores.of(interest)?)))))
        .collect();
    let mut values = vec![("date".to_owned(), Value::Date(today)), ("form".to_owned(), Value::Int(30)), pair("answers", &digits)];
    if !scores.is_empty() {
        values.push(("scores".to_owned(), Value::Table(scores)));
    }
    plan.changes.push(Change::Add { target: Target::at(&INTERESTS, known.len()), values });
    Ok(())
}

fn push_values(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
    let Some((wanted, now)) = answers.values() else {
        return Ok(());
    };
    let known = data.all::<ValuesRecord>()?;
    let table = |scores: &values::Scores| -> Values {
        WorkValue::ALL.into_iter().filter_map(|value| Some((value.key().to_owned(), Value::Float(scores.of(value)?)))).collect()
    };
    let mut set = vec![("date".to_owned(), Value::Date(today)), ("wanted".to_owned(), Value::Table(table(&wanted)))];
    set.extend(now.as_ref().map(|now| ("now".to_owned(), Value::Table(table(now)))));
    let change = match known.last() {
        // Of one day, the later answers hold.
        Some(last) if last.date == today => Change::Set { target: Target::at(&VALUES, known.len() - 1), set, unset: Vec::new() },
        _ => Change::Add { target: Target::at(&VALUES, known.len()), values: set },
    };
    plan.changes.push(change);
    Ok(())
}

fn push_role(answers: &Answers, data: &Data<'_>, plan: &mut Plan) -> Result<()> {
    let Some(title) = answers.role() else {
        return Ok(());
    };
    let known = data.all::<Role>()?;
    let before = known.iter().find(|role| role.title.to_lowercase() == title.to_lowercase());
    let target = match before {
        Some(role) => Target::id(&ROLE, ROLE.file(), role.id.clone()),
        None => {
            let id = new_id(data, &ROLE, title)?;
            let status = if answers.focus() == Some(Focus::Explore) { RoleStatus::Watching } else { RoleStatus::Target };
            let target = Target::id(&ROLE, ROLE.file(), id.clone());
            let values = vec![pair("id", &id), pair("title", title), pair("status", status.key())];
            plan.changes.push(Change::Add { target: target.clone(), values });
            target
        }
    };
    for asked in answers.asks() {
        if before.is_some_and(|role| role.requirement.iter().any(|one| one.skill.as_deref() == Some(asked.id.as_str()))) {
            continue;
        }
        let values = vec![
            pair("kind", RequirementKind::Skill.key()),
            pair("skill", &asked.id),
            ("level".to_owned(), Value::Int(i64::from(super::answers::ALONE))),
            pair("importance", Importance::Must.key()),
        ];
        plan.changes.push(Change::Push { target: target.clone(), list: "requirement".to_owned(), values });
    }
    Ok(())
}

fn push_step(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
    let Some(step) = chosen_step(answers) else {
        return Ok(());
    };
    if data.all::<Milestone>()?.iter().any(|one| one.title == step.title && one.state().is_open()) {
        return Ok(());
    }
    let id = new_id(data, &MILESTONE, &step.title)?;
    let mut values = vec![
        pair("id", &id),
        pair("title", &step.title),
        pair("kind", MilestoneKind::Step.key()),
        ("hours".to_owned(), Value::Float(step.hours)),
        ("due".to_owned(), Value::Date(default_due(today))),
        pair("status", Progress::Planned.key()),
    ];
    if !step.questions.is_empty() {
        values.push(pair("note", &step.questions.join(" ")));
    }
    plan.changes.push(Change::Add { target: Target::id(&MILESTONE, MILESTONE.file(), id), values });
    Ok(())
}

fn new_id(data: &Data<'_>, kind: &'static Kind, title: &str) -> Result<String> {
    let taken: HashSet<String> = kinds::ids(data, kind.noun)?.into_iter().collect();
    Ok(text::free_id(&text::slug(title, kind.noun), &taken))
}

fn pair(key: &str, text: &str) -> (String, Value) {
    (key.to_owned(), Value::Text(text.to_owned()))
}

fn texts<'t>(all: impl IntoIterator<Item = &'t str>) -> Value {
    Value::List(all.into_iter().map(|text| Value::Text(text.to_owned())).collect())
}
