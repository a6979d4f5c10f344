//! What is missing beside levels: an example, a use, experience, a paper, education.
use super::hours;
use super::level::timed;
use super::place::{Place, has_paid_work};
use super::texts::{self, Named};
use super::{Becomes, Before, Mode, Notebook, Suggestion};
use crate::catalogue::builtin::PaperWeight;
use crate::catalogue::{Code, Entry};
use crate::record::number::show_number;
use crate::stages::assess::proof::{REFRESH_MONTHS, Standing};
use crate::stages::explore::gap::{Amount, Gap, GapKind, simplify, tag_of};
use crate::stages::explore::model::{Requirement, Role};
use crate::stages::learn::model::ActivityKind;
use crate::stages::words::Time;

/// A level that nothing shows: what was done is written down; where it was not used of late, a piece
/// of work that shows it.
pub fn show_it(
    skill: Named<'_>,
    standing: &Standing<'_>,
    is_used: bool,
    place: Place,
    blank: &Suggestion,
) -> Suggestion {
    let level = standing.level.unwrap_or(1);
    let is_fresh = is_used || standing.unused_months.is_some_and(|months| months < REFRESH_MONTHS);
    if is_fresh {
        return Suggestion {
            becomes: Becomes::Step,
            mode: Mode::Experience,
            missing: Some(GapKind::Proof),
            title: texts::write_down(skill),
            time: Time::Own,
            hours: Some(hours::SHORT_HOURS),
            note: format!("career win \"…\" --skill {}", blank.closes.join(" --skill ")),
            figure: format!("{} h: for a line or two", show_number(hours::SHORT_HOURS)),
            ..blank.clone()
        };
    }
    let one = Suggestion {
        becomes: Becomes::Learning(ActivityKind::Practice),
        mode: Mode::Experience,
        missing: Some(GapKind::Proof),
        title: texts::practise(skill, level, place),
        skills: blank.closes.iter().map(|skill| (skill.clone(), Some(level))).collect(),
        figure: format!("{} h: one piece that can be shown", show_number(hours::SHOW_HOURS)),
        ..blank.clone()
    };
    timed(place, hours::SHOW_HOURS, one)
}

/// A skill that lay idle: one real use.
pub fn use_it(skill: Named<'_>, level: u8, place: Place, blank: &Suggestion) -> Suggestion {
    let hours = hours::refresh_hours(skill.kind, level);
    let one = Suggestion {
        becomes: Becomes::Learning(ActivityKind::Practice),
        mode: Mode::Experience,
        missing: Some(GapKind::Refresh),
        title: texts::use_again(skill, place),
        skills: blank.closes.iter().map(|skill| (skill.clone(), Some(level))).collect(),
        figure: format!(
            "{} h: a tenth of what level {level} took ({}), at least {} and at most {} h",
            show_number(hours),
            skill.kind.says(),
            show_number(hours::REFRESH_BOUNDS.0),
            show_number(hours::REFRESH_BOUNDS.1)
        ),
        ..blank.clone()
    };
    timed(place, hours, one)
}

/// Experience: the chance, then the doing.
pub fn gain(
    gap: &Gap,
    requirement: Option<&Requirement>,
    notebook: &Notebook<'_>,
    blank: &Suggestion,
) -> Vec<Suggestion> {
    let label = &blank.label;
    let tag = requirement.map_or_else(|| simplify(label), tag_of);
    let lacks = |have: u32, need: u32| need.saturating_sub(have).max(1);
    let (more, weeks, hours, figure) = match (&gap.have, &gap.need) {
        (Amount::Months(have), Amount::Months(need)) => {
            let months = lacks(*have, *need);
            let weeks = (f64::from(months) * 52.0 / 12.0).ceil();
            let figure = format!("{months} of {need} months are missing: {} weeks", show_number(weeks));
            (format!(" (for {months} more month{})", plural(months)), weeks, weeks * hours::PAID_HOURS_A_WEEK, figure)
        }
        (have, need) => {
            let count = |amount: &Amount| if let Amount::Count(count) = amount { *count } else { 0 };
            let times = lacks(count(have), count(need));
            let (weeks, hours) = (f64::from(times) * hours::TIME_WEEKS, f64::from(times) * hours::TIME_HOURS);
            let figure = if has_paid_work(notebook) {
                format!("{times} times {} weeks, until you know better", show_number(hours::TIME_WEEKS))
            } else {
                format!("{times} times {} h, until you know better", show_number(hours::TIME_HOURS))
            };
            let more = if times == 1 { String::new() } else { format!(" ({times} times)") };
            (more, weeks, hours, figure)
        }
    };
    let ask = Suggestion {
        mode: Mode::Exposure,
        missing: Some(GapKind::Experience),
        title: format!("Ask for the chance: {label}"),
        time: Time::Own,
        hours: Some(hours::SHORT_HOURS),
        figure: format!("{} h: a short talk, prepared", show_number(hours::SHORT_HOURS)),
        ..blank.clone()
    };
    let is_paid = has_paid_work(notebook);
    let does = Suggestion {
        mode: Mode::Experience,
        missing: Some(GapKind::Experience),
        title: format!("Make it true: {label}{more}"),
        time: if is_paid { Time::Work } else { Time::Own },
        hours: (!is_paid).then_some(hours),
        weeks: is_paid.then_some(weeks),
        after: vec![Before::Earlier(0)],
        note: format!("career log \"what you did\" --tag {tag}"),
        figure,
        ..blank.clone()
    };
    vec![ask, does]
}

/// A paper: what it takes, the application, the wait. One that has run out only has to be renewed.
pub fn get_paper(gap: &Gap, role: &Role, notebook: &Notebook<'_>, blank: &Suggestion) -> Vec<Suggestion> {
    let label = &blank.label;
    let step = |title: String, mode: Mode, hours: f64, figure: &str, after: Vec<Before>| Suggestion {
        mode,
        missing: Some(GapKind::Credential),
        title,
        time: Time::Own,
        hours: Some(hours),
        figure: format!("{} h: {figure}", show_number(hours)),
        after,
        ..blank.clone()
    };
    let wait = |title: String, weeks: f64, after: usize| Suggestion {
        mode: Mode::Education,
        missing: Some(GapKind::Credential),
        title,
        time: Time::Wait,
        hours: None,
        weeks: Some(weeks),
        figure: format!("{} weeks: a guess, until the office says", show_number(weeks)),
        after: vec![Before::Earlier(after)],
        ..blank.clone()
    };
    if gap.have == Amount::Word("expired".to_owned()) {
        return vec![
            step(format!("Renew this: {label}"), Mode::Education, hours::APPLY_HOURS, "forms and copies", Vec::new()),
            wait(format!("Wait until it is renewed: {label}"), hours::RENEW_WEEKS, 0),
        ];
    }
    let mut list = vec![
        step(
            format!("Find out what it takes: {label}"),
            Mode::Education,
            hours::ENQUIRE_HOURS,
            "who gives it, what it asks, costs and lasts",
            Vec::new(),
        ),
        step(
            format!("Apply for this: {label}"),
            Mode::Education,
            hours::APPLY_HOURS,
            "forms and copies; learning for an exam comes on top",
            vec![Before::Earlier(0)],
        ),
        wait(format!("Wait for the answer: {label}"), hours::PAPER_WEEKS, 1),
    ];
    if let Some(says) = entry_of(role, notebook).and_then(|own| weight_of(own, label)) {
        for one in &mut list {
            one.why = format!("{} {says}", one.why);
        }
    }
    list
}

/// Education: years that no step holds; whether what was done counts instead can be asked.
pub fn ask_instead(blank: &Suggestion) -> Suggestion {
    Suggestion {
        mode: Mode::Exposure,
        missing: Some(GapKind::Education),
        title: format!("Ask if what you have done counts instead: {}", blank.label),
        time: Time::Own,
        hours: Some(hours::SHORT_HOURS),
        figure: format!("{} h: a short talk, prepared", show_number(hours::SHORT_HOURS)),
        ..blank.clone()
    }
}

/// What the built-in catalogue knows of a role's occupation.
pub fn entry_of<'a>(role: &Role, notebook: &Notebook<'a>) -> Option<&'a Entry> {
    notebook.catalogue.get(Code::parse(role.occupation.as_deref()?)?)?.own
}

fn weight_of(entry: &Entry, label: &str) -> Option<&'static str> {
    let paper = entry.papers.iter().find(|paper| simplify(paper.text) == simplify(label))?;
    Some(match paper.weight {
        PaperWeight::Law => "For this work law or rule usually asks for it first.",
        PaperWeight::Usual => "Most who do this work have it.",
        PaperWeight::Helps => "For this work it helps.",
    })
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}
