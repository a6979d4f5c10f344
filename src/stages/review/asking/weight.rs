//! How much depends on a skill.
use super::Notebook;
use crate::stages::assess::model::Skill;
use crate::stages::explore::model::{Importance, RoleStatus};
use crate::stages::goal::model::GoalStatus;
use crate::stages::learn::model::Activity;

/// How much depends on a skill, the least first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing that is written down.
    Nothing,
    /// A higher level is wanted.
    Wanted,
    /// A goal is served by learning it: its title.
    Goal(String),
    /// A role asks for it: its title.
    Role(String),
    /// A role that is worked towards cannot do without: its title.
    Must(String),
}

impl Weight {
    /// The heavier, the larger.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Weight::Nothing => 0,
            Weight::Wanted => 1,
            Weight::Goal(_) => 2,
            Weight::Role(_) => 3,
            Weight::Must(_) => 4,
        }
    }

    /// Why it matters, in words; nothing where nothing depends on it.
    pub fn says(&self) -> Option<String> {
        match self {
            Weight::Nothing => None,
            Weight::Wanted => Some("you want a higher level".to_owned()),
            Weight::Goal(title) => Some(format!("you learn it for: {title}")),
            Weight::Role(title) => Some(format!("asked for by: {title}")),
            Weight::Must(title) => Some(format!("a must of: {title}")),
        }
    }
}

/// The heaviest of what is written down.
pub(super) fn weigh(notebook: &Notebook<'_>, skill: &Skill) -> Weight {
    let mut weight = Weight::Nothing;
    let mut heavier = |other: Weight| {
        if other.rank() > weight.rank() {
            weight = other;
        }
    };
    if skill.target.is_some_and(|target| Some(target) > skill.level()) {
        heavier(Weight::Wanted);
    }
    let serves = |activity: &&Activity| {
        activity.state().is_open() && activity.skills.iter().any(|target| target.skill == skill.id)
    };
    for activity in notebook.activities.iter().filter(serves) {
        let goal = notebook.goals.iter().find(|goal| Some(&goal.id) == activity.goal.as_ref());
        if let Some(goal) = goal.filter(|goal| goal.state() == GoalStatus::Active) {
            heavier(Weight::Goal(goal.title.clone()));
        }
    }
    for role in notebook.roles.iter().filter(|role| role.state().is_open()) {
        for asked in role.requirement.iter().filter(|asked| asked.skill.as_ref() == Some(&skill.id)) {
            let is_aim = matches!(role.state(), RoleStatus::Target | RoleStatus::Applied);
            heavier(if is_aim && asked.weight() == Importance::Must {
                Weight::Must(role.title.clone())
            } else {
                Weight::Role(role.title.clone())
            });
        }
    }
    weight
}
