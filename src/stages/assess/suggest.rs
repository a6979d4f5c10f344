//! What the ratings suggest as strengths and as things to work on. Offers, never findings.
use super::model::Skill;

/// The level from which a skill counts as high: others come to one for it.
pub const HIGH: u8 = 4;
/// Up to this level a skill counts as low where a role needs more: with help.
pub const LOW: u8 = 2;

/// Something that may be a strength or worth working on, and why it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The text that would be saved.
    pub text: String,
    /// Why it is offered: `level 4, and you would do more of it`.
    pub because: String,
}

/// What is high and gladly done.
pub fn suggest_strengths(skills: &[Skill]) -> Vec<Suggestion> {
    let is_strong = |skill: &&Skill| skill.desire == Some(3) && skill.level().is_some_and(|level| level >= HIGH);
    let suggest = |skill: &Skill| Suggestion {
        text: skill.name.clone(),
        because: format!("level {}, and you would gladly do more of it", skill.level().unwrap_or(HIGH)),
    };
    skills.iter().filter(is_strong).map(suggest).collect()
}

/// What is high but a burden, and what is low but needed. `needs` are the highest levels that a
/// role asks for, by skill id, with the role's title.
pub fn suggest_work(skills: &[Skill], needs: &[(String, u8, String)]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    for (id, need, role) in needs {
        let Some(skill) = skills.iter().find(|skill| skill.id == *id) else {
            continue;
        };
        if let Some(level) = skill.level().filter(|level| *level <= LOW && level < need) {
            found.push(Suggestion {
                text: skill.name.clone(),
                because: format!("level {level}, and {role} asks for {need}"),
            });
        }
    }
    for skill in skills {
        if let Some(level) = skill.level().filter(|level| *level >= HIGH && skill.desire == Some(1)) {
            found.push(Suggestion {
                text: format!("Doing less of this: {}", skill.name),
                because: format!("level {level}, and you would rather do less of it"),
            });
        }
    }
    found
}
