//! What lies ahead: the role that was named, with what it asks for, and the one small step.
use chrono::NaiveDate;

use super::{chosen_step, new_id, pair};
use crate::commands::Plan;
use crate::commands::start::answers::{ALONE, Answers};
use crate::error::Result;
use crate::record::{Change, Target, Value};
use crate::stages::assess::items::first_steps::default_due;
use crate::stages::assess::model::Focus;
use crate::stages::explore::asked::list_own;
use crate::stages::explore::model::{Importance, ROLE, RequirementKind, Role, RoleStatus};
use crate::stages::plan::model::{MILESTONE, Milestone, MilestoneKind};
use crate::stages::words::Progress;
use crate::store::{Data, text};

pub(super) fn push_role(answers: &Answers, data: &Data<'_>, plan: &mut Plan) -> Result<()> {
    let Some(title) = answers.role() else {
        return Ok(());
    };
    let known = data.all::<Role>()?;
    let before = known.iter().find(|role| role.title.to_lowercase() == title.to_lowercase());
    let target = match before {
        Some(role) => Target::id(&ROLE, ROLE.file(), role.id.clone()),
        None => {
            let id = new_id(data, &ROLE, title)?;
            let status =
                if answers.focus() == Some(Focus::Explore) { RoleStatus::Watching } else { RoleStatus::Target };
            let target = Target::id(&ROLE, ROLE.file(), id.clone());
            let mut values = vec![pair("id", &id), pair("title", title), pair("status", status.key())];
            if let Some(occupation) = answers.role_occupation() {
                values.insert(2, pair("occupation", &occupation.code.to_string()));
            }
            plan.changes.push(Change::Add { target: target.clone(), values });
            target
        }
    };
    let occupation = answers.occupation("role-occupation");
    let listed = occupation.map(|one| list_own(&one)).unwrap_or_default();
    for asked in answers.asks() {
        if before.is_some_and(|role| role.requirement.iter().any(|one| one.skill.as_deref() == Some(asked.id.as_str())))
        {
            continue;
        }
        // What was typed has no level of its own: without help is what a job needs at least.
        let of_occupation = listed.iter().find(|one| text::slug(one.name, "skill") == asked.id);
        let (level, weight) = of_occupation.map_or((ALONE, Importance::Must), |one| (one.level, one.weight()));
        let values = vec![
            pair("kind", RequirementKind::Skill.key()),
            pair("skill", &asked.id),
            ("level".to_owned(), Value::Int(i64::from(level))),
            pair("importance", weight.key()),
        ];
        plan.changes.push(Change::Push { target: target.clone(), list: "requirement".to_owned(), values });
    }
    Ok(())
}

/// The kind of work that was found worth a thought, kept as a role to watch.
pub(super) fn push_idea(answers: &Answers, data: &Data<'_>, plan: &mut Plan) -> Result<()> {
    let Some(occupation) = answers.occupation("idea") else {
        return Ok(());
    };
    let code = occupation.code.to_string();
    if data.all::<Role>()?.iter().any(|role| role.occupation.as_deref() == Some(code.as_str())) {
        return Ok(());
    }
    let title = occupation.own.map_or(occupation.title(), |own| own.title);
    // Of the same answers the role that was wondered about may have taken the same name.
    if answers.role().is_some_and(|role| role.to_lowercase() == title.to_lowercase()) {
        return Ok(());
    }
    let id = new_id(data, &ROLE, title)?;
    let values = vec![
        pair("id", &id),
        pair("title", title),
        pair("occupation", &code),
        pair("status", RoleStatus::Watching.key()),
    ];
    plan.changes.push(Change::Add { target: Target::id(&ROLE, ROLE.file(), id), values });
    Ok(())
}

pub(super) fn push_step(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
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
