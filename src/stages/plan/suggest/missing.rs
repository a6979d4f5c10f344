//! What is missing for all that is aimed at: each thing once, in one order.
use std::cmp::Reverse;

use super::{Aim, Notebook};
use crate::stages::assess::model::Skill;
use crate::stages::explore::gap::{Amount, Asked, Gap, GapKind, Gaps};
use crate::stages::explore::model::Requirement;

/// Something missing, and for what.
pub struct Missing<'a> {
    /// What is missing.
    pub gap: Gap,
    /// Who asks for it.
    pub aim: &'a Aim<'a>,
    /// What the role says.
    pub requirement: Option<&'a Requirement>,
    /// The skill, where it is about one.
    pub skill: Option<&'a Skill>,
    /// What the screen calls it.
    pub label: String,
    /// Whether a paper has to be there first, and is not.
    pub is_guarded: bool,
}

/// What is missing over all aims, each thing once: of levels of one skill the highest asked for.
pub fn order<'a>(measured: &'a [(&'a Aim<'a>, Gaps<'a>)], notebook: &Notebook<'a>) -> Vec<Missing<'a>> {
    let mut all: Vec<Missing<'a>> = Vec::new();
    for (aim, gaps) in measured {
        for gap in &gaps.gaps {
            let new = find_missing(gap, aim, gaps, notebook);
            match all.iter_mut().find(|old| is_same(&old.gap, gap)) {
                Some(old) if amount(&old.gap.need) >= amount(&gap.need) => {}
                Some(old) => *old = new,
                None => all.push(new),
            }
        }
    }
    let levels: Vec<Option<String>> =
        all.iter().filter(|one| one.gap.kind == GapKind::Level).map(|one| one.gap.skill.clone()).collect();
    // Practice towards a level shows it, and is a use of the skill.
    all.retain(|one| !matches!(one.gap.kind, GapKind::Proof | GapKind::Refresh) || !levels.contains(&one.gap.skill));
    // Stable: of equal ones, the order of the aims and of the roles.
    all.sort_by_key(|one| (!one.gap.gate, one.gap.importance, one.gap.kind, Reverse(distance(&one.gap))));
    all
}

fn is_same(one: &Gap, other: &Gap) -> bool {
    one.kind == other.kind && one.skill == other.skill && one.text == other.text
}

/// An amount as a number; 0 for a word.
pub fn amount(amount: &Amount) -> u32 {
    match amount {
        Amount::Level(level) => u32::from(*level),
        Amount::Count(number) | Amount::Months(number) => *number,
        _ => 0,
    }
}

fn distance(gap: &Gap) -> u32 {
    amount(&gap.need).saturating_sub(amount(&gap.have))
}

fn find_missing<'a>(gap: &Gap, aim: &'a Aim<'a>, gaps: &'a Gaps<'a>, notebook: &Notebook<'a>) -> Missing<'a> {
    let is_it = |asked: &&Asked<'_>| match (&gap.skill, &gap.text) {
        (Some(skill), _) => asked.requirement.skill.as_ref() == Some(skill),
        (None, text) => Some(&asked.label) == text.as_ref(),
    };
    let requirement = gaps.asked.iter().find(is_it).map(|asked| asked.requirement);
    let skill = gap.skill.as_deref().or(gap.text.as_deref().filter(|_| is_about_skill(gap)));
    let skill = skill.and_then(|id| notebook.me.skills.iter().find(|skill| skill.id == id));
    let text = || gap.text.clone().or_else(|| gap.skill.clone()).unwrap_or_default();
    Missing {
        gap: gap.clone(),
        aim,
        requirement,
        skill,
        label: skill.map_or_else(text, |skill| skill.name.clone()),
        is_guarded: gaps.gaps.iter().any(|other| other.gate && other.kind == GapKind::Credential),
    }
}

fn is_about_skill(gap: &Gap) -> bool {
    matches!(gap.kind, GapKind::Level | GapKind::Proof | GapKind::Refresh)
}

impl Missing<'_> {
    /// What a step says that it closes: the skill's id, else the text.
    pub fn key(&self) -> String {
        self.skill.map_or_else(|| self.label.clone(), |skill| skill.id.clone())
    }

    /// Why something is offered for it, in a sentence.
    pub fn why(&self) -> String {
        let Missing { gap, aim, label, .. } = self;
        let weight = match (aim.is_real, gap.gate) {
            (true, true) => " (must be there first)".to_owned(),
            (true, false) => format!(" ({})", gap.importance.says()),
            (false, _) => String::new(),
        };
        let number = amount(&gap.have);
        match gap.kind {
            GapKind::Level => format!("{label} is at level {number}; {} {}{weight}.", aim.asks, amount(&gap.need)),
            GapKind::Proof => format!("{label} is at the level that is asked for{weight}, and nothing shows it yet."),
            GapKind::Refresh => format!("{label} was not used for {number} months; a refresher is usually quick."),
            GapKind::Experience if matches!(gap.need, Amount::Months(_)) => {
                format!("{} {} months of it{weight}; there are {number}.", aim.asks, amount(&gap.need))
            }
            GapKind::Experience => format!("{} it{weight}: {number} of {} so far.", aim.asks, amount(&gap.need)),
            GapKind::Credential if gap.have == Amount::Word("expired".to_owned()) => {
                format!("{} it{weight}, and it has run out.", aim.asks)
            }
            GapKind::Credential | GapKind::Education | GapKind::Preference => format!("{} it{weight}.", aim.asks),
        }
    }
}
