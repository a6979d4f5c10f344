//! Keeping an occupation as a role, and making it a goal: role, goal and first steps as one operation.
use chrono::NaiveDate;

use crate::catalogue::Occupation;
use crate::commands::goal::GoalNoun;
use crate::commands::plan::StepNoun;
use crate::commands::record::{Draft, add};
use crate::commands::role::RoleNoun;
use crate::commands::role::from_occupation::{Words, fill};
use crate::commands::{Context, Plan, Saved};
use crate::dates::{self, Edge};
use crate::error::Result;
use crate::record::{Change, Value};
use crate::stages::assess::items::first_steps::default_due;
use crate::stages::explore::model::{ROLE, Role, RoleStatus};
use crate::stages::goal::model::GOAL;
use crate::stages::plan::model::MILESTONE;
use crate::stages::plan::suggest::towards::{FirstStep, towards};
use crate::store::{Data, text};
use crate::term::{Choice, Question, Reply};

/// What is to be kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The goal, if it is to become one.
    pub goal: Option<GoalWish>,
    /// The first steps.
    pub steps: Vec<FirstStep>,
}

/// A goal as it was answered for.
#[derive(Clone, Debug)]
pub struct GoalWish {
    /// By when.
    pub due: NaiveDate,
    /// Why it matters.
    pub why: Option<String>,
    /// What could get in the way.
    pub obstacle: Option<String>,
}

/// Asks whether it is to become a goal, and the three questions for it.
///
/// # Errors
/// The person stopped; then nothing is kept.
pub fn ask(context: &mut Context<'_>, occupation: &Occupation<'_>) -> Result<Kept> {
    let title = occupation.own.map_or(occupation.title(), |own| own.title);
    let wants = Question::yes_no("explore.goal", format!("Make it a goal? ({title})"))
        .default("no")
        .help("Three questions, and a first step if you like. Without it the role is only kept in mind.");
    if !context.terminal()?.confirm(&wants)? {
        return Ok(Kept::default());
    }
    let reading = context.reading()?;
    let read = move |typed: &str| dates::parse(typed, reading.today, reading.year_starts, Edge::Last);
    let due = Question::text("explore.goal.due", "By about when?")
        .help("A quarter or a year is enough: 2028-Q1, in 2 years.")
        .check(move |typed| read(typed).map(|_| ()));
    let Reply::Answer(typed) = context.terminal()?.ask_text(&due)? else {
        return Ok(Kept::default());
    };
    let due = read(&typed).map_err(crate::error::Error::usage)?.date;
    let mut answer = |key: &str, text: &str| -> Result<Option<String>> {
        let question = Question::text(key, text).skippable();
        let reply = context.terminal()?.ask_text(&question)?.answer();
        Ok(reply.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let why = answer("explore.goal.why", "Why does it matter to you?")?;
    let obstacle = answer("explore.goal.obstacle", "What could get in the way?")?;
    let steps = towards(occupation);
    let choices = steps
        .iter()
        .enumerate()
        .map(|(at, step)| Choice::new((at + 1).to_string(), format!("{} ({} h)", step.title, step.hours)));
    let pick =
        Question::several("explore.goal.steps", "Which first steps? (none is fine)", choices.collect()).skippable();
    let picked = context.terminal()?.ask_ticks(&pick)?.answer().unwrap_or_default();
    let is_picked = |at: usize| picked.contains(&(at + 1).to_string());
    let steps = steps.into_iter().enumerate().filter(|(at, _)| is_picked(*at)).map(|(_, step)| step).collect();
    Ok(Kept { goal: Some(GoalWish { due, why, obstacle }), steps })
}

/// Keeps an occupation as a role, with the goal and the steps, as one operation. A role of the same
/// occupation that is open already is used, and not made a second time.
///
/// # Errors
/// What the store refuses.
pub fn keep(context: &mut Context<'_>, occupation: &Occupation<'_>, kept: &Kept) -> Result<Saved> {
    let today = context.today;
    context.change(|data| plan(data, occupation, kept, today))
}

/// The changes of keeping it.
///
/// # Errors
/// A file that does not hold.
pub fn plan(data: &Data<'_>, occupation: &Occupation<'_>, kept: &Kept, today: NaiveDate) -> Result<Plan> {
    let title = occupation.own.map_or(occupation.title(), |own| own.title).to_owned();
    let code = occupation.code.to_string();
    let is_it = |role: &&Role| role.state().is_open() && role.occupation.as_deref() == Some(code.as_str());
    let before = data.all::<Role>()?.iter().find(is_it).map(|role| role.id.clone());
    let mut whole = Plan::default();
    let role = match before {
        Some(id) => {
            whole.notes.push(format!("It is among your roles already: career role show {id}"));
            id
        }
        None => {
            let mut draft = Draft::default();
            fill(occupation, Words::OfficialFirst, &mut draft);
            let status = if kept.goal.is_some() { RoleStatus::Target } else { RoleStatus::Watching };
            draft.set("status", Value::Text(status.key().to_owned()));
            let (id, plan) = add::plan::<RoleNoun>(data, today, draft)?;
            whole.changes.extend(plan.changes);
            whole.notes.extend(plan.notes);
            id
        }
    };
    let mut made = vec![format!("kept {title} as a role")];
    let mut goal_id = None;
    if let Some(wish) = &kept.goal {
        let mut draft = Draft::default();
        draft.set("title", Value::Text(format!("Work as: {}", title.to_lowercase())));
        draft.set("due", Value::Date(wish.due));
        for (key, text) in [("why", &wish.why), ("obstacle", &wish.obstacle)] {
            if let Some(text) = text {
                draft.set(key, Value::Text(text.clone()));
            }
        }
        let (id, mut plan) = add::plan::<GoalNoun>(data, today, draft)?;
        name_in(&mut plan.changes, GOAL.noun, "role", &role);
        whole.changes.extend(plan.changes);
        made.push(format!("made it a goal by {}", dates::say_day(wish.due)));
        goal_id = Some(id);
    }
    for (at, step) in kept.steps.iter().enumerate() {
        let mut draft = Draft::default();
        draft.set("title", Value::Text(step.title.clone()));
        draft.set("hours", Value::Float(step.hours));
        if at == 0 {
            draft.set("due", Value::Date(default_due(today)));
        }
        if !step.note.is_empty() {
            draft.set("note", Value::Text(step.note.clone()));
        }
        let (_, mut plan) = add::plan::<StepNoun>(data, today, draft)?;
        if let Some(goal) = &goal_id {
            name_in(&mut plan.changes, MILESTONE.noun, "goal", goal);
        }
        whole.changes.extend(plan.changes);
    }
    if !kept.steps.is_empty() {
        made.push(format!("{} first step{}", kept.steps.len(), if kept.steps.len() == 1 { "" } else { "s" }));
    }
    whole.sentence = match whole.changes.is_empty() {
        true => format!("kept {title} as a role"),
        false => format!("{} ({})", made.join(", "), text::slug(&role, ROLE.noun)),
    };
    Ok(whole)
}

/// Names a record of the same operation in a new one: it is not there yet to be looked up.
fn name_in(changes: &mut [Change], noun: &str, key: &str, id: &str) {
    for change in changes {
        if let Change::Add { target, values } = change
            && target.kind.noun == noun
        {
            values.push((key.to_owned(), Value::Text(id.to_owned())));
            let order = |key: &str| target.kind.fields.iter().position(|field| field.key == key);
            // The id has no field and stays in front.
            values.sort_by_key(|(key, _)| order(key).map_or(0, |at| at + 1));
        }
    }
}
