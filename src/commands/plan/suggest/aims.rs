//! What suggestions are asked for: by `--role`, `--goal` or `--skill`, else the roles in sight.
use clap::ArgMatches;

use super::Which;
use crate::commands::record::edit::read as read_record;
use crate::commands::role::RoleNoun;
use crate::commands::{args, kinds, quote, refs};
use crate::error::{Error, Result};
use crate::record::{Record, find};
use crate::stages::assess::model::Skill;
use crate::stages::explore::model::Role;
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::suggest::{Aim, scope};
use crate::store::Data;

/// What it is for, with the flags that say so again.
///
/// # Errors
/// What is not there, a goal that rests, a skill that was never rated.
pub fn find<'a>(
    matches: &ArgMatches,
    data: &Data<'_>,
    roles: &'a [Role],
    records: &'a Records,
    skills: &[Skill],
) -> Result<(Vec<Aim<'a>>, String)> {
    let goals = &records.goals;
    if let Some(given) = args::text(matches, "role") {
        let id = read_record::<RoleNoun>(data, &kinds::locate(data, Role::KIND, &given)?)?.id;
        let role = roles.iter().find(|role| role.id == id);
        return Ok((role.map(|role| scope::of_role(role, goals)).into_iter().collect(), format!(" --role {id}")));
    }
    if let Some(given) = args::text(matches, "goal") {
        let ids = goals.iter().map(|goal| goal.id.as_str());
        let id = find::find("goal", ids, &given)?;
        let Some(goal) = goals.iter().find(|goal| goal.id == id) else {
            return Ok((Vec::new(), String::new()));
        };
        if goal.state() != GoalStatus::Active {
            return Err(Error::refused(format!(
                "The goal \"{id}\" is {}, and nothing is planned for it.",
                goal.state().says()
            ))
            .hint(format!("take it up again: career goal edit {id} --status active")));
        }
        let aim = scope::of_goal(goal, goals, roles, skills, &records.activities).ok_or_else(|| {
            Error::refused(format!(
                "The goal \"{id}\" names no role and no skill with a level, so what is missing is not known."
            ))
            .hint(format!("a role: career goal edit {id} --role ROLE"))
            .hint(
                "or a level that you want: career skill edit SKILL --target 4, then career learn suggest --skill SKILL",
            )
        })?;
        return Ok((vec![aim], format!(" --goal {id}")));
    }
    let Some(given) = args::text(matches, "skill") else {
        return Ok((scope::in_sight(roles, goals), String::new()));
    };
    let (named, level) = split_level(&given)?;
    let skill = refs::find_skill(skills, named)?.ok_or_else(|| {
        Error::refused(format!("There is no skill \"{named}\"."))
            .hint(format!("add it: career skill add {} --level N", quote(named)))
    })?;
    if skill.level().is_none() {
        return Err(Error::refused(format!(
            "\"{}\" is not assessed yet, so how far it is to go is not known.",
            skill.name
        ))
        .hint(format!("career skill rate {} LEVEL", skill.id)));
    }
    let level_flag = level.map_or_else(String::new, |level| format!(":{level}"));
    Ok((vec![scope::of_skill(skill, level, roles, goals)], format!(" --skill {}{level_flag}", skill.id)))
}

/// `sql:4` as a name and a level.
fn split_level(given: &str) -> Result<(&str, Option<u8>)> {
    let Some((name, level)) = given.rsplit_once(':') else {
        return Ok((given, None));
    };
    let level = level.trim().parse::<u8>().ok().filter(|level| (1..=5).contains(level)).ok_or_else(|| {
        Error::usage(format!("--skill \"{given}\": \"{level}\" is not a level from 1 to 5."))
            .hint("such as --skill sql:4")
    })?;
    Ok((name.trim(), Some(level)))
}

/// What to type where nothing is aimed at.
pub fn say_none(roles: &[Role], goals: &[Goal], which: Which) -> String {
    let command = which.command();
    let mut text = "No role is in sight that asks for something.\n".to_owned();
    match roles.iter().find(|role| role.state().is_open()) {
        Some(role) => text.push_str(&format!(
            "Make one of yours the target:\ncareer role edit {} --target\nOr only look:\n{command} --role {}",
            role.id, role.id
        )),
        None => text.push_str(
            "Add one:\ncareer role add \"Data analyst\" --target --need sql:4:must\nOr find one:\ncareer explore match",
        ),
    }
    if let Some(goal) = goals.iter().find(|goal| goal.state() == GoalStatus::Active) {
        text.push_str(&format!("\nOr for a goal:\n{command} --goal {}", goal.id));
    }
    text
}
