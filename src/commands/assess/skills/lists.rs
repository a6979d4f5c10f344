//! The lists to tick and the texts around them, and how typed answers are read.
use super::{Said, read_rating};
use crate::error::Result;
use crate::stages::assess::items::levels::CEFR;
use crate::stages::assess::items::tick_list::{self, TickSkill};
use crate::stages::assess::model::SkillKind;
use crate::store::text::slug;
use crate::term::Choice;

/// A line to tick: the skill, and what one could do.
pub fn line(tick: &TickSkill) -> Choice {
    Choice::new(slug(tick.name, "skill"), format!("{}: {}", tick.name, tick.can))
}

/// The skills of the list with this key.
pub fn find_list(key: &str) -> Option<&'static [TickSkill]> {
    if key == "general" {
        return Some(tick_list::general());
    }
    tick_list::situations()
        .iter()
        .find(|situation| slug(situation.name, "list") == key)
        .map(|situation| situation.skills)
}

/// The names that were typed, a comma or semicolon between.
pub fn split_names(text: &str) -> Vec<String> {
    text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// `German B1, Polish C2`.
///
/// # Errors
/// What is no language with its level.
pub fn read_languages(typed: &str) -> Result<Vec<Said>> {
    let each = typed.split([',', ';']).map(str::trim).filter(|one| !one.is_empty());
    each.map(|one| {
        let mut said = read_rating(one, "")?;
        said.kind = Some(SkillKind::Language);
        Ok(said)
    })
    .collect()
}

/// What each level of a language means.
pub fn help_cefr() -> String {
    CEFR.iter().map(|cefr| format!("{} {}", cefr.code, cefr.can_do)).collect::<Vec<_>>().join("\n")
}

/// What a tick in the first list means.
pub const HELP_ALONE: &str = "Level 3: you do the usual tasks from start to finish without help. Paid or not does not matter. The last line shows another list.";
/// What a tick in the second list means.
pub const HELP_OTHERS: &str =
    "Level 4: you solve the difficult cases, and others come to you with theirs. Without a tick it is level 3.";
