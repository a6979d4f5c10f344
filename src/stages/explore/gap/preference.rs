//! What the person would rather not do, or will not do at all, as far as a role's words tell.
use super::{Amount, Gap, GapKind, Me};
use crate::stages::explore::model::{Importance, RequirementKind, Role};

/// Words that turn the next one into its opposite: "no nights".
const DENIALS: [&str; 6] = ["no", "not", "without", "never", "non", "zero"];

/// Adds what the role asks for and the person would rather not do.
pub fn find(role: &Role, me: &Me, gaps: &mut Vec<Gap>) {
    for requirement in role.requirement.iter().filter(|requirement| requirement.kind == RequirementKind::Skill) {
        let skill = me.skills.iter().find(|skill| Some(skill.id.as_str()) == requirement.skill.as_deref());
        if let Some(skill) = skill.filter(|skill| skill.desire == Some(1)) {
            gaps.push(Gap {
                kind: GapKind::Preference,
                skill: Some(skill.id.clone()),
                text: None,
                have: Amount::Word("do less".to_owned()),
                need: Amount::Open,
                importance: requirement.weight(),
                gate: false,
            });
        }
    }
    let Some(preferences) = &me.preferences else {
        return;
    };
    for dealbreaker in preferences.dealbreakers.iter().filter(|dealbreaker| is_mentioned(dealbreaker, role)) {
        gaps.push(refusal(dealbreaker.clone(), "dealbreaker", Amount::Open));
    }
    if let (Some(least), Some(pay)) = (&preferences.pay_min, &role.pay)
        && is_less(pay, least)
    {
        gaps.push(refusal("pay".to_owned(), pay, Amount::Word(least.clone())));
    }
}

fn refusal(text: String, have: &str, need: Amount) -> Gap {
    Gap {
        kind: GapKind::Preference,
        skill: None,
        text: Some(text),
        have: Amount::Word(have.to_owned()),
        need,
        importance: Importance::Must,
        gate: false,
    }
}

/// Whether the role's own words (title, note, requirements) name a dealbreaker and do not deny it.
fn is_mentioned(dealbreaker: &str, role: &Role) -> bool {
    let sought = stems(dealbreaker);
    let texts = [Some(role.title.as_str()), role.note.as_deref()]
        .into_iter()
        .chain(role.requirement.iter().map(|requirement| requirement.text.as_deref()));
    !sought.is_empty()
        && texts.flatten().any(|text| {
            let words = stems(text);
            words.windows(sought.len()).enumerate().any(|(at, window)| {
                let is_denied = at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|before| DENIALS.contains(&before.as_str()));
                window == sought && !is_denied
            })
        })
}

/// The words of a text without the endings that most often differ: nights and night, lifting and
/// lift, driving and drive.
fn stems(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let stem = ["ing", "s", "e"]
                .iter()
                .find_map(|end| word.strip_suffix(end).filter(|stem| stem.chars().count() >= 3));
            stem.unwrap_or(word).to_owned()
        })
        .collect()
}

/// Whether a pay is below another of the same currency and unit; others are not compared.
fn is_less(pay: &str, least: &str) -> bool {
    let split = |text: &str| {
        let (amount, unit) = text.split_once(' ')?;
        Some((amount.parse::<f64>().ok()?, unit.to_owned()))
    };
    matches!((split(pay), split(least)), (Some((pay, unit)), Some((least, wanted))) if unit == wanted && pay < least)
}
