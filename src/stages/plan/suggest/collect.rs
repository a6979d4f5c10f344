//! What is missing for all that is aimed at, in one order, and what is offered for each.
use std::cmp::Reverse;

use super::covered::{Cover, find_cover, has_title};
use super::level::{Way, walk};
use super::place::{is_used_now, place_of};
use super::texts::Named;
use super::towards::{First, first_steps};
use super::{Aim, Becomes, Before, Mode, Notebook, OnTheWay, Suggestion, Suggestions, Uncovered, others, pick, scope};
use crate::catalogue::Code;
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::model::{Education, Skill};
use crate::stages::assess::proof;
use crate::stages::explore::gap::{Amount, Asked, Gap, GapKind, Gaps, measure};
use crate::stages::explore::link::{Link, link};
use crate::stages::explore::model::{Requirement, Where};
use crate::stages::explore::steps::{State, list_steps};
use crate::stages::words::Time;

/// Something missing, and for what.
struct Missing<'a> {
    gap: Gap,
    aim: &'a Aim<'a>,
    requirement: Option<&'a Requirement>,
    skill: Option<&'a Skill>,
    label: String,
}

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
        let (own, by) = offer(&missing, notebook, &mut found);
        if !by.is_empty() {
            found.on_the_way.push(OnTheWay { label: missing.label.clone(), by });
        }
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

/// What is missing over all aims, each thing once: of levels of one skill the highest asked for.
fn order<'a>(measured: &'a [(&'a Aim<'a>, Gaps<'a>)], notebook: &Notebook<'a>) -> Vec<Missing<'a>> {
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

fn amount(amount: &Amount) -> u32 {
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
    Missing { gap: gap.clone(), aim, requirement, skill, label: skill.map_or_else(text, |skill| skill.name.clone()) }
}

fn is_about_skill(gap: &Gap) -> bool {
    matches!(gap.kind, GapKind::Level | GapKind::Proof | GapKind::Refresh)
}

/// What is offered for one missing thing, and what supplies it already.
fn offer(
    missing: &Missing<'_>,
    notebook: &Notebook<'_>,
    found: &mut Suggestions,
) -> (Vec<Suggestion>, Vec<(String, String)>) {
    if missing.gap.kind == GapKind::Preference {
        found.uncovered.push(not_wanted(missing));
        return (Vec::new(), Vec::new());
    }
    let key = key_of(missing);
    let requirement = missing.requirement;
    let mut names: Vec<&str> = vec![&key, &missing.label];
    names.extend(requirement.and_then(|one| one.tag.as_deref()));
    names.extend(requirement.and_then(|one| one.credential.as_deref()));
    let have = missing.skill.and_then(Skill::level).unwrap_or(0);
    let need = u8::try_from(amount(&missing.gap.need)).unwrap_or(have);
    let levels = missing.skill.map(|skill| (skill.id.as_str(), have, need));
    let (cover, by) = find_cover(notebook.records, missing.gap.kind, &names, levels);
    if cover == Cover::Whole {
        return (Vec::new(), by);
    }
    let blank = blank(missing, &key, notebook);
    let from = if let Cover::UpTo(level) = cover { level } else { have };
    let list = match (missing.gap.kind, missing.skill) {
        (GapKind::Level, Some(skill)) => {
            let way = Way {
                skill: name(skill, notebook),
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
            vec![others::show_it(name(skill, notebook), &standing, is_used, place, &blank)]
        }
        (GapKind::Refresh, Some(skill)) => {
            let place = place_of(Some(skill), skill.kind, &missing.aim.role, notebook);
            vec![others::use_it(name(skill, notebook), have, place, &blank)]
        }
        (GapKind::Experience, _) => others::gain(&missing.gap, requirement, notebook, &blank),
        (GapKind::Credential, _) => others::get_paper(&missing.gap, &missing.aim.role, notebook, &blank),
        (GapKind::Education, _) => {
            found.uncovered.push(years(missing));
            vec![others::ask_instead(&blank)]
        }
        _ => Vec::new(),
    };
    (list, by)
}

/// What a step says that it closes: the skill's id, else the text.
fn key_of(missing: &Missing<'_>) -> String {
    missing.skill.map_or_else(|| missing.label.clone(), |skill| skill.id.clone())
}

fn name<'a>(skill: &'a Skill, notebook: &Notebook<'a>) -> Named<'a> {
    let can = match link(skill, notebook.catalogue.vocabulary) {
        Link::Sure(known) => Some(known.can),
        _ => None,
    };
    Named { name: &skill.name, kind: skill.kind, can }
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
        id: String::new(),
        becomes: Becomes::Step,
        mode: Mode::Experience,
        missing: Some(missing.gap.kind),
        label: missing.label.clone(),
        title: String::new(),
        closes: vec![key.to_owned()],
        skills: Vec::new(),
        goal: goal.map(|goal| goal.id.clone()),
        time: Time::Own,
        hours: None,
        weeks: None,
        cost: None,
        after: Vec::new(),
        due,
        note: String::new(),
        why: why(missing),
        figure: String::new(),
    }
}

fn why(missing: &Missing<'_>) -> String {
    let Missing { gap, aim, label, .. } = missing;
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

fn not_wanted(missing: &Missing<'_>) -> Uncovered {
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
    Uncovered { what: key_of(missing), text, command: String::new() }
}

fn years(missing: &Missing<'_>) -> Uncovered {
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

/// What nobody can plan for: skills that were never rated, and a role that says nothing.
fn note_unassessed(aim: &Aim<'_>, gaps: &Gaps<'_>, notebook: &Notebook<'_>, found: &mut Suggestions) {
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

/// The talk that comes before everything, where it was not had yet; all first steps where nothing else
/// is known of a role.
fn talk_first(aim: &Aim<'_>, gaps: &Gaps<'_>, notebook: &Notebook<'_>) -> Vec<Suggestion> {
    if !aim.is_real {
        return Vec::new();
    }
    let role = &aim.role;
    let steps = list_steps(role, gaps, &notebook.me.sources.entries, notebook.trials, notebook.today);
    let is_open = |key: &str| steps.iter().any(|step| step.key == key && step.state == State::Open);
    let step = |mode: Mode, title: String, hours: f64, note: String| Suggestion {
        id: String::new(),
        becomes: Becomes::Step,
        mode,
        missing: None,
        label: role.title.clone(),
        title,
        closes: Vec::new(),
        skills: Vec::new(),
        goal: aim.goal.map(|goal| goal.id.clone()),
        time: Time::Own,
        hours: Some(hours),
        weeks: None,
        cost: None,
        after: Vec::new(),
        due: None,
        note,
        why: match mode {
            Mode::Exposure => "It costs an hour and says more than reading.".to_owned(),
            _ => format!("What {} asks for is not known yet.", role.title),
        },
        figure: format!("{hours} h: small enough for one go"),
    };
    let occupation = role.occupation.as_deref().and_then(Code::parse).and_then(|code| notebook.catalogue.get(code));
    let mut list = Vec::new();
    if role.place() == Where::Inside && is_open("discussed") {
        let note = format!("career role edit {} --discussed DATE", role.id);
        let title = format!("Talk to your manager or sponsor about it: {}", role.title);
        list.push(step(Mode::Exposure, title, 1.0, note));
    }
    let is_unknown = gaps.asked.is_empty();
    for first in first_steps(&role.title.to_lowercase(), occupation.as_ref()) {
        let (mode, is_wanted) = match first.first {
            First::Talk => (Mode::Exposure, is_open("talked") || is_unknown),
            First::Test => (Mode::Experience, is_unknown),
            First::Adverts => (Mode::Education, is_unknown),
        };
        if is_wanted {
            list.push(step(mode, first.title, first.hours, first.note));
        }
    }
    list
}
