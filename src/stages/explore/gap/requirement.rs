//! One requirement of a role against the person: a skill, experience, a paper, education.
use chrono::NaiveDate;

use super::{Amount, Asked, Gap, GapKind, Me, Met};
use crate::stages::assess::model::{Credential, Education};
use crate::stages::assess::past::{count_held_together, count_months, find_education, judge_validity};
use crate::stages::assess::proof::{self, Proof};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::model::{RequiredLevel, Requirement, RequirementKind};

/// Judges a requirement, and adds what is missing to `gaps`.
pub fn judge<'a>(
    requirement: &'a Requirement,
    me: &Me,
    trail: &Trail<'_>,
    today: NaiveDate,
    gaps: &mut Vec<Gap>,
) -> Asked<'a> {
    match requirement.kind {
        RequirementKind::Skill => judge_skill(requirement, me, trail, today, gaps),
        RequirementKind::Experience => judge_experience(requirement, me, today, gaps),
        RequirementKind::Credential => judge_credential(requirement, me, today, gaps),
        RequirementKind::Education => judge_education(requirement, me, today, gaps),
    }
}

fn gap(requirement: &Requirement, kind: GapKind, label: &str, have: Amount, need: Amount) -> Gap {
    let skill = requirement.skill.clone().filter(|_| requirement.kind == RequirementKind::Skill);
    Gap {
        kind,
        text: skill.is_none().then(|| label.to_owned()),
        skill,
        have,
        need,
        importance: requirement.weight(),
        // Only what is asked for itself can come first: an example or a refresher never does.
        gate: requirement.is_gate() && !matches!(kind, GapKind::Proof | GapKind::Refresh),
    }
}

fn judge_skill<'a>(
    requirement: &'a Requirement,
    me: &Me,
    trail: &Trail<'_>,
    today: NaiveDate,
    gaps: &mut Vec<Gap>,
) -> Asked<'a> {
    let id = requirement.skill.as_deref().or(requirement.text.as_deref()).unwrap_or_default();
    let skill = me.skills.iter().find(|skill| skill.id == id);
    let label =
        skill.map_or_else(|| requirement.text.clone().unwrap_or_else(|| id.to_owned()), |skill| skill.name.clone());
    // A requirement that was written by hand without a level asks for some of it.
    let need = match requirement.level {
        Some(RequiredLevel::Skill(level)) => level,
        _ => 1,
    };
    let standing = skill.map(|skill| proof::judge(skill, trail, today));
    let Some((standing, level)) = standing.as_ref().and_then(|standing| Some((standing, standing.level?))) else {
        return Asked { requirement, label, have: Amount::Open, need: Amount::Level(need), met: Met::Unassessed };
    };
    let met = match need.saturating_sub(level) {
        0 => Met::Met,
        1 => Met::Close,
        _ => Met::Far,
    };
    if met != Met::Met {
        gaps.push(gap(requirement, GapKind::Level, &label, Amount::Level(level), Amount::Level(need)));
    } else if standing.proof == Proof::NoExample && need > 0 {
        gaps.push(gap(
            requirement,
            GapKind::Proof,
            &label,
            Amount::Word(Proof::NoExample.key().to_owned()),
            Amount::Word(Proof::Documented.key().to_owned()),
        ));
    }
    if let (true, Some(months)) = (standing.refresh, standing.unused_months) {
        gaps.push(gap(requirement, GapKind::Refresh, &label, Amount::Months(months), Amount::Open));
    }
    Asked { requirement, label, have: Amount::Level(level), need: Amount::Level(need), met }
}

/// Experience counts by tagged entries of the log, or by months: those of positions that the tag
/// names (by id, title, occupation or skill), or from the first tagged entry to the last.
fn judge_experience<'a>(requirement: &'a Requirement, me: &Me, today: NaiveDate, gaps: &mut Vec<Gap>) -> Asked<'a> {
    let label = requirement.text.clone().or_else(|| requirement.tag.clone()).unwrap_or_else(|| "experience".to_owned());
    let months_asked = requirement.months;
    // Without any number, once is asked for.
    let count_asked = requirement.count.or_else(|| months_asked.is_none().then_some(1));
    let count = count_tagged(requirement, me, today);
    let months = count_experience(requirement, me, today);
    let by_count = count_asked.is_some_and(|asked| count >= asked);
    let by_months = months_asked.is_some_and(|asked| months >= asked);
    let (have, need) = match (count_asked, months_asked) {
        (Some(asked), None) => (Amount::Count(count), Amount::Count(asked)),
        (None, Some(asked)) => (Amount::Months(months), Amount::Months(asked)),
        (Some(_), Some(asked)) if by_months && !by_count => (Amount::Months(months), Amount::Months(asked)),
        (asked, _) => (Amount::Count(count), Amount::Count(asked.unwrap_or(1))),
    };
    let is_met = by_count || by_months;
    if !is_met {
        gaps.push(gap(requirement, GapKind::Experience, &label, have.clone(), need.clone()));
    }
    Asked { requirement, label, have, need, met: if is_met { Met::Met } else { Met::Far } }
}

/// The tag that log entries about a requirement carry: its own, else its text as a tag.
pub fn tag_of(requirement: &Requirement) -> String {
    requirement.tag.clone().unwrap_or_else(|| simplify(requirement.text.as_deref().unwrap_or_default()))
}

fn count_tagged(requirement: &Requirement, me: &Me, today: NaiveDate) -> u32 {
    let tag = tag_of(requirement);
    let tagged = me
        .sources
        .entries
        .iter()
        .filter(|entry| entry.date <= today && entry.tags.iter().any(|own| simplify(own) == simplify(&tag)));
    u32::try_from(tagged.count()).unwrap_or(u32::MAX)
}

fn count_experience(requirement: &Requirement, me: &Me, today: NaiveDate) -> u32 {
    let tag = simplify(&tag_of(requirement));
    let is_meant = |text: &str| simplify(text) == tag || requirement.skill.as_deref() == Some(text);
    let positions: Vec<_> = me
        .sources
        .positions
        .iter()
        .filter(|position| {
            is_meant(&position.id)
                || is_meant(&position.title)
                || position.occupation.as_deref().is_some_and(is_meant)
                || position.skills.iter().any(|skill| is_meant(skill))
        })
        .collect();
    let held = count_held_together(&positions, today);
    let tagged = me
        .sources
        .entries
        .iter()
        .filter(|entry| entry.date <= today && entry.tags.iter().any(|own| simplify(own) == tag))
        .map(|entry| entry.date);
    let shown = tagged.clone().min().zip(tagged.max()).map_or(0, |(first, last)| count_months(first, last));
    held.max(shown)
}

fn judge_credential<'a>(requirement: &'a Requirement, me: &Me, today: NaiveDate, gaps: &mut Vec<Gap>) -> Asked<'a> {
    let label =
        requirement.text.clone().or_else(|| requirement.credential.clone()).unwrap_or_else(|| "credential".to_owned());
    let papers: Vec<&Credential> =
        me.sources.credentials.iter().filter(|credential| is_paper(requirement, credential)).collect();
    // Of several under one name, the one that holds longest decides.
    let best = papers.iter().map(|paper| judge_validity(paper, today)).min_by_key(|validity| !validity.is_valid());
    let need = Amount::Word("valid".to_owned());
    let (have, met) = match best {
        Some(validity) if validity.is_valid() => (Amount::Word(validity.key().to_owned()), Met::Met),
        Some(validity) => (Amount::Word(validity.key().to_owned()), Met::Far),
        None => (Amount::Word("missing".to_owned()), Met::Far),
    };
    if met == Met::Far {
        gaps.push(gap(requirement, GapKind::Credential, &label, have.clone(), need.clone()));
    }
    Asked { requirement, label, have, need, met }
}

/// Whether a paper is the one that is asked for: by its id, or by its title in any spelling of
/// capitals and signs.
pub fn is_paper(requirement: &Requirement, credential: &Credential) -> bool {
    let is_same = |text: &str| {
        !simplify(text).is_empty()
            && (simplify(text) == simplify(&credential.id) || simplify(text) == simplify(&credential.title))
    };
    requirement.credential.as_deref().is_some_and(is_same) || requirement.text.as_deref().is_some_and(is_same)
}

fn judge_education<'a>(requirement: &'a Requirement, me: &Me, today: NaiveDate, gaps: &mut Vec<Gap>) -> Asked<'a> {
    let need = match requirement.level {
        Some(RequiredLevel::Education(level)) => level,
        _ => Education::School,
    };
    let label = requirement.text.clone().unwrap_or_else(|| need.key().to_owned());
    let have = find_education(&me.sources.credentials, today);
    let met = match have {
        Some(have) if have >= need => Met::Met,
        Some(have) if need as u8 - have as u8 == 1 => Met::Close,
        _ => Met::Far,
    };
    let (have, need) =
        (have.map_or(Amount::Open, |level| Amount::Word(level.key().to_owned())), Amount::Word(need.key().to_owned()));
    if met != Met::Met {
        gaps.push(gap(requirement, GapKind::Education, &label, have.clone(), need.clone()));
    }
    Asked { requirement, label, have, need, met }
}

/// Letters and digits in lower case, everything else one hyphen: what ids and tags look like.
pub fn simplify(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    plain.trim_end_matches('-').to_owned()
}
