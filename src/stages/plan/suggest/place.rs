//! Whether something can be practised in paid time.
use super::super::transition;
use super::Notebook;
use crate::catalogue::Code;
use crate::stages::assess::model::{Skill, SkillKind};
use crate::stages::explore::link::{Link, link};
use crate::stages::explore::model::{Role, Where};

/// Where something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In paid time.
    Work,
    /// In one's own.
    Own,
}

/// Whether there is paid work now.
pub fn has_paid_work(notebook: &Notebook<'_>) -> bool {
    transition::has_paid_work(notebook.profile, &notebook.me.sources.positions, notebook.today)
}

/// Where a skill can be practised: at work where there is paid work and the role is inside, the skill
/// is one that every work asks for (people, tools), or today's work uses it.
pub fn place_of(skill: Option<&Skill>, kind: SkillKind, role: &Role, notebook: &Notebook<'_>) -> Place {
    let is_anywhere = matches!(kind, SkillKind::Soft | SkillKind::Tool);
    let is_used = || skill.is_some_and(|skill| is_used_now(skill, notebook));
    if has_paid_work(notebook) && (role.place() == Where::Inside || is_anywhere || is_used()) {
        Place::Work
    } else {
        Place::Own
    }
}

/// Whether today's work uses a skill: a position that goes on names it, or the occupation asks for it.
pub fn is_used_now(skill: &Skill, notebook: &Notebook<'_>) -> bool {
    let positions = notebook.me.sources.positions.iter();
    let mut now = positions.filter(|one| one.from <= notebook.today && one.to.is_none_or(|to| to >= notebook.today));
    if now.clone().any(|one| one.skills.contains(&skill.id)) {
        return true;
    }
    let Link::Sure(known) = link(skill, notebook.catalogue.vocabulary) else {
        return false;
    };
    let asks = |code: Option<&str>| {
        let own = code.and_then(Code::parse).and_then(|code| notebook.catalogue.get(code)?.own);
        own.is_some_and(|own| own.skill_names().any(|name| name == known.name))
    };
    asks(notebook.profile.occupation.as_deref()) || now.any(|one| asks(one.occupation.as_deref()))
}
