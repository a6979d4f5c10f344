//! From the answers of the first ten minutes to changes of the data.
//!
//! Made so that it can be done twice: what is there already is found and only completed. So a
//! questionnaire that was left for later is saved as far as it went, and the rest follows.
mod ahead;
mod profile;
mod skills;

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::answers::{Answers, Chosen};
use super::words;
use crate::commands::{Plan, kinds};
use crate::dates::say_day_near;
use crate::error::Result;
use crate::record::{Change, Kind, Target, Value, Values};
use crate::stages::assess::items::first_steps::{FirstStep, default_due};
use crate::stages::assess::model::{Focus, PROFILE, Profile};
use crate::stages::review::model::{ENTRY, Entry, EntryKind};
use crate::store::{Data, text};
use ahead::{push_idea, push_role, push_step};
use profile::{push_interests, push_values};
use skills::push_skills;

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
        count(usize::from(answers.role().is_some()) + usize::from(has_idea(answers)), "idea")
            .map(|ideas| format!("{ideas} kept")),
        step,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether an occupation was found worth a thought that is not the role that was named as well.
fn has_idea(answers: &Answers) -> bool {
    let title = answers.occupation("idea").map(|one| one.own.map_or(one.title(), |own| own.title).to_lowercase());
    title.is_some_and(|title| answers.role().is_none_or(|role| role.to_lowercase() != title))
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
    push_idea(answers, data, &mut plan)?;
    push_step(answers, data, today, &mut plan)?;
    let made = describe(answers, today);
    plan.sentence = if made.is_empty() {
        "first ten minutes".to_owned()
    } else {
        format!("first ten minutes: {}", made.join(", "))
    };
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
    if let Some(occupation) = answers.occupation("occupation") {
        let code = occupation.code.to_string();
        if known.occupation.as_deref() != Some(code.as_str()) {
            set.push(pair("occupation", &code));
        }
    }
    if !set.is_empty() {
        plan.changes.push(Change::Set { target: Target::only(&PROFILE), set, unset: Vec::new() });
    }
    Ok(())
}

/// The wins, and what is asked for in the talk; gives the skill and the entry that shows it.
fn push_entries(
    answers: &Answers,
    data: &Data<'_>,
    today: NaiveDate,
    plan: &mut Plan,
) -> Result<Vec<(String, String)>> {
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
        let mut values = vec![
            pair("id", &id),
            ("date".to_owned(), Value::Date(today)),
            pair("kind", kind.key()),
            pair("text", text),
        ];
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
        plan.changes.push(Change::Set {
            target: Target::id(&ENTRY, entry_file(entry.date), entry.id.clone()),
            set,
            unset: Vec::new(),
        });
    }
}

fn entry_file(day: NaiveDate) -> String {
    format!("{}/{}.toml", ENTRY.file(), day.year())
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
