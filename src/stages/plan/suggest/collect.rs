//! What is offered for everything that is missing.
use super::covered::{Cover, find_cover, has_title};
use super::forgotten::{self, way_in};
use super::level::{Way, walk};
use super::missing::{Missing, amount, order};
use super::place::{is_used_now, place_of};
use super::talk::talk_first;
use super::texts::Named;
use super::uncovered::{not_wanted, note_unassessed, training, years};
use super::{Aim, Before, Mode, Notebook, OnTheWay, Suggestion, Suggestions, others, pick, scope};
use crate::record::letters::capitalize;
use crate::stages::assess::model::Skill;
use crate::stages::assess::proof;
use crate::stages::explore::gap::{GapKind, Gaps, measure};
use crate::stages::explore::link::{Link, link};

/// What is offered for what is aimed at. For more than `most` missing things nothing is offered; they
/// are named.
pub fn suggest(aims: &[Aim<'_>], notebook: &Notebook<'_>, most: usize) -> Suggestions {
    let measured: Vec<(&Aim<'_>, Gaps<'_>)> =
        aims.iter().map(|aim| (aim, measure(&aim.role, notebook.me, notebook.trail, notebook.today))).collect();
    let mut found = Suggestions::default();
    for (aim, gaps) in &measured {
        found.list.extend(talk_first(aim, gaps, notebook));
        note_unassessed(aim, gaps, notebook, &mut found);
    }
    let mut offered = 0;
    for missing in order(&measured, notebook) {
        let (own, way) = offer(&missing, notebook, &mut found);
        found.on_the_way.extend(way);
        if own.is_empty() {
            continue;
        }
        if offered == most {
            found.further.push(missing.label);
            continue;
        }
        offered += 1;
        let shift = found.list.len();
        found.list.extend(own.into_iter().map(|one| shifted(one, shift)));
    }
    // Who still has much to close need not think of the last weeks yet.
    if found.further.is_empty() {
        for (aim, _) in &measured {
            let shift = found.list.len();
            found.list.extend(way_in(aim, notebook).into_iter().map(|one| shifted(one, shift)));
        }
    }
    let is_new = |at: &usize| {
        let one = &found.list[*at];
        let is_first = found.list[..*at].iter().all(|other| other.title != one.title);
        is_first && !has_title(notebook.records, &one.title, one.missing.is_none())
    };
    let places: Vec<usize> = (0..found.list.len()).filter(is_new).collect();
    found.list = pick(&found.list, &places);
    found.uncovered.dedup();
    found
}

fn shifted(mut one: Suggestion, by: usize) -> Suggestion {
    for before in &mut one.after {
        if let Before::Earlier(at) = before {
            *at += by;
        }
    }
    one
}

/// What is offered for one missing thing, and what supplies it already.
fn offer(
    missing: &Missing<'_>,
    notebook: &Notebook<'_>,
    found: &mut Suggestions,
) -> (Vec<Suggestion>, Option<OnTheWay>) {
    if missing.gap.kind == GapKind::Preference {
        found.uncovered.push(not_wanted(missing));
        return (Vec::new(), None);
    }
    let key = missing.key();
    let requirement = missing.requirement;
    let mut names: Vec<&str> = vec![&key, &missing.label];
    names.extend(requirement.and_then(|one| one.tag.as_deref()));
    names.extend(requirement.and_then(|one| one.credential.as_deref()));
    let have = missing.skill.and_then(Skill::level).unwrap_or(0);
    let need = u8::try_from(amount(&missing.gap.need)).unwrap_or(have);
    let levels = missing.skill.map(|skill| (skill.id.as_str(), have, need));
    let (cover, by) = find_cover(notebook.records, missing.gap.kind, &names, levels);
    if cover == Cover::Whole {
        return (Vec::new(), Some(OnTheWay { label: missing.label.clone(), up_to: None, by }));
    }
    let up_to = if let Cover::UpTo(level) = cover { Some(level) } else { None };
    let blank = blank(missing, &key, notebook);
    let from = up_to.unwrap_or(have);
    let list = match (missing.gap.kind, missing.skill) {
        (GapKind::Level, Some(skill)) => {
            let way = Way {
                skill: name(skill, missing.is_guarded, notebook),
                from,
                to: need,
                place: place_of(Some(skill), skill.kind, &missing.aim.role, notebook),
                known: &by,
                is_free: notebook.is_spent,
            };
            walk(&way, &blank)
        }
        (GapKind::Proof, Some(skill)) => {
            let standing = proof::judge(skill, notebook.trail, notebook.today);
            let place = place_of(Some(skill), skill.kind, &missing.aim.role, notebook);
            let is_used = is_used_now(skill, notebook);
            vec![others::show_it(name(skill, missing.is_guarded, notebook), &standing, is_used, place, &blank)]
        }
        (GapKind::Refresh, Some(skill)) => {
            let place = place_of(Some(skill), skill.kind, &missing.aim.role, notebook);
            vec![others::use_it(name(skill, missing.is_guarded, notebook), have, place, &blank)]
        }
        (GapKind::Experience, _) => others::gain(&missing.gap, requirement, notebook, &blank),
        (GapKind::Credential, _) => {
            found.uncovered.extend(training(missing));
            others::get_paper(&missing.gap, &missing.aim.role, notebook, &blank)
        }
        (GapKind::Education, _) => {
            found.uncovered.push(years(missing));
            vec![others::ask_instead(&blank)]
        }
        _ => Vec::new(),
    };
    let list = match missing.skill {
        Some(skill) => list.into_iter().map(|one| with_short_title(one, &skill.name)).collect(),
        None => list,
    };
    let way = up_to.map(|_| OnTheWay { label: missing.label.clone(), up_to, by });
    (list, way)
}

/// How it is done goes into the note, where the title says what it is without: lists have little room.
fn with_short_title(mut one: Suggestion, skill: &str) -> Suggestion {
    if let Some((what, how)) = one.title.split_once(": ").filter(|(what, _)| *what != skill && one.note.is_empty()) {
        one.note = format!("{}.", capitalize(how));
        one.title = what.to_owned();
    }
    one
}

fn name<'a>(skill: &'a Skill, is_guarded: bool, notebook: &Notebook<'a>) -> Named<'a> {
    let can = match link(skill, notebook.catalogue.vocabulary) {
        Link::Sure(known) => Some(known.can),
        _ => None,
    };
    Named { name: &skill.name, kind: skill.kind, can, is_guarded }
}

/// A suggestion with all that is known before what is to be done is.
fn blank(missing: &Missing<'_>, key: &str, notebook: &Notebook<'_>) -> Suggestion {
    let aim = missing.aim;
    let goals = &notebook.records.goals;
    let goal = match missing.skill {
        Some(skill) => scope::serving(goals, aim.goal, skill),
        None => aim.goal,
    };
    // What the role has to see has to be there when it can be applied for, or is decided.
    let day = aim.role.closes.or(aim.role.decides).filter(|day| *day >= notebook.today);
    let due = day.filter(|day| goal.and_then(|goal| goal.due).is_none_or(|due| *day < due));
    Suggestion {
        mode: Mode::Experience,
        missing: Some(missing.gap.kind),
        label: missing.label.clone(),
        closes: vec![key.to_owned()],
        goal: goal.map(|goal| goal.id.clone()),
        due,
        why: missing.why(),
        ..forgotten::blank(aim, String::new())
    }
}
