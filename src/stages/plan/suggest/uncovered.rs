//! What no step covers, in plain words.
use super::missing::Missing;
use super::{Aim, Notebook, Suggestions, Uncovered};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::model::Education;
use crate::stages::explore::gap::{Amount, Gaps};

/// What the person would rather not do.
pub fn not_wanted(missing: &Missing<'_>) -> Uncovered {
    let label = &missing.label;
    let text = match (&missing.gap.skill, label.as_str()) {
        (Some(_), _) => {
            format!("{label}: you want to do less of it. No step changes that; ask how much of it there is.")
        }
        (None, "pay") => "The pay is less than you want. No step changes that; ask before you go on.".to_owned(),
        (None, what) => {
            format!("{}: you would rather not. No step changes that; ask first.", say_dealbreaker(what))
        }
    };
    Uncovered { what: missing.key(), text, command: String::new() }
}

/// Education: years of it.
pub fn years(missing: &Missing<'_>) -> Uncovered {
    let label = &missing.label;
    let is_bare = Education::ALL.iter().any(|level| level.key() == label);
    let what = if is_bare { format!("Education ({label})") } else { label.clone() };
    Uncovered {
        what: label.clone(),
        text: format!(
            "{what}: that is years of study, and more than a step. Ask first whether it can be something else."
        ),
        command: String::new(),
    }
}

/// What a paper asks before one can apply for it.
pub fn training(missing: &Missing<'_>) -> Option<Uncovered> {
    let is_expired = missing.gap.have == Amount::Word("expired".to_owned());
    (!is_expired).then(|| Uncovered {
        what: missing.label.clone(),
        text: format!(
            "{}: the training or exam for it. What it takes is not known here; finding out is a step.",
            missing.label
        ),
        command: String::new(),
    })
}

/// What nobody can plan for: skills that were never rated, and a role that says nothing.
pub fn note_unassessed(aim: &Aim<'_>, gaps: &Gaps<'_>, notebook: &Notebook<'_>, found: &mut Suggestions) {
    for id in &gaps.unassessed {
        let name = notebook.me.skills.iter().find(|skill| skill.id == *id).map_or(id, |skill| &skill.name);
        let new = Uncovered {
            what: id.clone(),
            text: format!("{name}: how far you are is not assessed yet."),
            command: format!("career skill rate {id} LEVEL"),
        };
        if !found.uncovered.contains(&new) {
            found.uncovered.push(new);
        }
    }
    if aim.is_real && gaps.asked.is_empty() {
        found.uncovered.push(Uncovered {
            what: aim.role.id.clone(),
            text: format!("{}: what it asks for is not written down yet.", aim.role.title),
            command: format!("career role edit {} --need SKILL:LEVEL", aim.role.id),
        });
    }
}
