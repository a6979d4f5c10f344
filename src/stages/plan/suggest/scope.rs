//! What suggestions are for: roles in sight, one role, a goal, or a skill.
use std::borrow::Cow;

use crate::stages::assess::model::Skill;
use crate::stages::explore::gap::simplify;
use crate::stages::explore::model::{Importance, RequiredLevel, Requirement, RequirementKind, Role, RoleStatus, Where};
use crate::stages::goal::model::{Goal, GoalKind, GoalStatus};
use crate::stages::learn::model::Activity;

/// So many goals may stand above each other; more are a circle.
const DEEP: usize = 20;
/// The highest level there is.
const HIGHEST: u8 = 5;

/// Something that asks for skills and more.
#[derive(Clone, Debug)]
pub struct Aim<'a> {
    /// The role; where there is none, one made of the skills that are meant.
    pub role: Cow<'a, Role>,
    /// Whether it is a role of the person's.
    pub is_real: bool,
    /// The goal that it belongs to.
    pub goal: Option<&'a Goal>,
    /// Who asks, as the beginning of a sentence that ends in a level: `Data analyst asks for`.
    pub asks: String,
}

/// The roles in sight: targets and those applied for, and whatever an active goal leads to. A role
/// whose goals all rest is left out.
pub fn in_sight<'a>(roles: &'a [Role], goals: &'a [Goal]) -> Vec<Aim<'a>> {
    let is_meant = |role: &&Role| {
        let own = goals.iter().filter(|goal| goal.role.as_deref() == Some(role.id.as_str()) && goal.is_open());
        let is_active = own.clone().any(|goal| goal.state() == GoalStatus::Active);
        let is_near = matches!(role.state(), RoleStatus::Target | RoleStatus::Applied);
        role.state().is_open() && (is_active || (is_near && own.count() == 0))
    };
    roles.iter().filter(is_meant).map(|role| of_role(role, goals)).collect()
}

/// One role, with the active goal that leads to it; of several, the most important one.
pub fn of_role<'a>(role: &'a Role, goals: &'a [Goal]) -> Aim<'a> {
    let own = goals.iter().filter(|goal| goal.role.as_deref() == Some(role.id.as_str()));
    let goal = own.filter(|goal| goal.state() == GoalStatus::Active).min_by_key(|goal| goal.priority.unwrap_or(2));
    Aim { role: Cow::Borrowed(role), is_real: true, goal, asks: format!("{} asks for", role.title) }
}

/// What a goal asks for: its role, else the skills that its title names or its learning raises, at the
/// level of the role of a goal above it, or at the skill's own target. `None` where neither is known.
pub fn of_goal<'a>(
    goal: &'a Goal,
    goals: &'a [Goal],
    roles: &'a [Role],
    skills: &[Skill],
    activities: &[Activity],
) -> Option<Aim<'a>> {
    if let Some(role) = role_of(goal, roles) {
        return Some(Aim { goal: Some(goal), ..of_role(role, goals) });
    }
    let above = above(goal, goals).into_iter().find_map(|goal| role_of(goal, roles));
    let is_meant = |skill: &&Skill| {
        let raises = |one: &&Activity| one.skills.iter().any(|target| target.skill == skill.id && target.to.is_some());
        let is_own = |one: &&Activity| one.goal.as_deref() == Some(goal.id.as_str());
        names(&goal.title, &skill.name) || activities.iter().filter(is_own).any(|one| raises(&one))
    };
    let asked = |skill: &Skill| {
        let by_role = above.and_then(|role| find_level(role, &skill.id));
        by_role.max(skill.target).map(|level| requirement(&skill.id, level))
    };
    let requirements: Vec<Requirement> = skills.iter().filter(is_meant).filter_map(asked).collect();
    if requirements.is_empty() {
        return None;
    }
    let role = made_of(&goal.title, above.and_then(|role| role.r#where), requirements);
    Some(Aim {
        role: Cow::Owned(role),
        is_real: false,
        goal: Some(goal),
        asks: format!("for \"{}\" you need", goal.title),
    })
}

/// A skill at a level: the given one, else the highest that a role in sight asks for, else its own
/// target, else the next one.
pub fn of_skill<'a>(skill: &Skill, level: Option<u8>, roles: &'a [Role], goals: &'a [Goal]) -> Aim<'a> {
    let asking = in_sight(roles, goals)
        .into_iter()
        .filter_map(|aim| Some((find_level(&aim.role, &skill.id)?, aim)))
        .max_by_key(|(asked, _)| *asked);
    let next = skill.level().map_or(1, |level| (level + 1).min(HIGHEST));
    let (level, asks) = match (level, &asking, skill.target) {
        (Some(level), ..) => (level, "you asked for".to_owned()),
        (None, Some((asked, aim)), target) if target.is_none_or(|target| target <= *asked) => {
            (*asked, aim.asks.clone())
        }
        (None, _, Some(target)) => (target, "your own target is".to_owned()),
        (None, ..) => (next, "the next level is".to_owned()),
    };
    let place = asking.as_ref().and_then(|(_, aim)| aim.role.r#where);
    let goal = asking.and_then(|(_, aim)| aim.goal);
    let role = made_of(&skill.name, place, vec![requirement(&skill.id, level)]);
    Aim { role: Cow::Owned(role), is_real: false, goal, asks }
}

/// The active goal that learning for a skill serves best: a goal of kind skill below this one that
/// names the skill, else this one.
pub fn serving<'a>(goals: &'a [Goal], goal: Option<&'a Goal>, skill: &Skill) -> Option<&'a Goal> {
    let is_below = |other: &&Goal| goal.is_none_or(|goal| above(other, goals).iter().any(|above| above.id == goal.id));
    let is_own = |other: &&Goal| other.state() == GoalStatus::Active && other.kind == Some(GoalKind::Skill);
    let named = goals.iter().filter(is_own).filter(is_below).find(|other| names(&other.title, &skill.name));
    named.or(goal)
}

/// The goals above one, the nearest first.
fn above<'a>(goal: &Goal, goals: &'a [Goal]) -> Vec<&'a Goal> {
    let mut found: Vec<&Goal> = Vec::new();
    let mut next = goal.parent.as_deref();
    while let Some(parent) = next.and_then(|id| goals.iter().find(|goal| goal.id == id)) {
        if found.len() == DEEP {
            break;
        }
        found.push(parent);
        next = parent.parent.as_deref();
    }
    found
}

fn role_of<'a>(goal: &Goal, roles: &'a [Role]) -> Option<&'a Role> {
    roles.iter().find(|role| Some(role.id.as_str()) == goal.role.as_deref())
}

fn find_level(role: &Role, skill: &str) -> Option<u8> {
    let own = role.requirement.iter().filter(|one| one.skill.as_deref() == Some(skill));
    own.filter_map(|one| if let Some(RequiredLevel::Skill(level)) = one.level { Some(level) } else { None }).max()
}

/// Whether a title names something, as whole words.
fn names(title: &str, name: &str) -> bool {
    let name = simplify(name);
    !name.is_empty() && format!("-{}-", simplify(title)).contains(&format!("-{name}-"))
}

fn requirement(skill: &str, level: u8) -> Requirement {
    Requirement {
        kind: RequirementKind::Skill,
        skill: Some(skill.to_owned()),
        text: None,
        credential: None,
        level: Some(RequiredLevel::Skill(level)),
        tag: None,
        count: None,
        months: None,
        importance: Some(Importance::Must),
        gate: None,
    }
}

fn made_of(title: &str, place: Option<Where>, requirement: Vec<Requirement>) -> Role {
    Role {
        id: String::new(),
        title: title.to_owned(),
        kind: None,
        r#where: place,
        organisation: None,
        occupation: None,
        status: None,
        closes: None,
        decides: None,
        sponsor: None,
        discussed: None,
        confirmed: None,
        pay: None,
        trend: None,
        trend_note: None,
        trend_year: None,
        url: None,
        note: None,
        audience: None,
        requirement,
        updated: None,
    }
}
