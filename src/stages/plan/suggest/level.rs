//! A level that is missing: learning, practice step by step, and somebody who looks at it.
//!
//! Whoever begins (below level 2) is shown and learns first, then does; from level 2 on the doing
//! comes first, with reading beside it. At the end somebody better looks at it: that is how a level
//! comes to be confirmed by others. Only doing, and the course up to level 2, lead to a level; reading
//! and talking alone do not.
use super::hours::{self, done_hours, paid_weeks, taught_hours};
use super::place::Place;
use super::texts::{self, Named};
use super::{Becomes, Before, Mode, Suggestion};
use crate::record::number::show_number;
use crate::stages::assess::model::SkillKind;
use crate::stages::explore::gap::GapKind;
use crate::stages::learn::model::ActivityKind;
use crate::stages::words::Time;

/// From this level on one learns by doing.
const DOING_FROM: u8 = 2;

/// A way from one level to another.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    /// The skill.
    pub skill: Named<'a>,
    /// The level there is, or that open learning leads to.
    pub from: u8,
    /// The level asked for.
    pub to: u8,
    /// Where it can be practised.
    pub place: Place,
    /// What open learning has to be done before, by id.
    pub known: &'a [(String, String)],
    /// Whether nothing that costs is offered.
    pub is_free: bool,
}

/// The activities of the way, in order; what each needs is a place in this list.
pub fn walk(way: &Way<'_>, blank: &Suggestion) -> Vec<Suggestion> {
    let mut list: Vec<Suggestion> = Vec::new();
    let known: Vec<Before> = way.known.iter().map(|(id, _)| Before::Known(id.clone())).collect();
    let mut last = known;
    if way.from == 0 {
        list.push(Suggestion { after: last.clone(), ..watching(way, blank) });
    }
    if way.from < DOING_FROM {
        list.push(Suggestion { after: last.clone(), ..course(way, blank) });
        last = vec![Before::Earlier(list.len() - 1)];
    }
    // The step to level 1 is a small one: who goes further does it on the way to 2.
    let first = if way.from == 0 && way.to > 1 { 2 } else { way.from + 1 };
    for to in first..=way.to {
        list.push(Suggestion { after: last.clone(), ..practice(way, blank, to, to == 2 && way.from == 0) });
        if to > DOING_FROM && taught_hours(way.skill.kind, to) > 0.0 {
            // Beside the practice: it is known by then what has to be looked up.
            list.push(Suggestion { after: last, ..reading(way, blank, to) });
            last = vec![Before::Earlier(list.len() - 2)];
        } else {
            last = vec![Before::Earlier(list.len() - 1)];
        }
    }
    if way.from > 0 {
        list.push(Suggestion { after: if way.to >= 4 { Vec::new() } else { last }, ..somebody(way, blank) });
    }
    list
}

fn watching(way: &Way<'_>, blank: &Suggestion) -> Suggestion {
    let hours = hours::WATCH_HOURS;
    timed(
        way.place,
        hours,
        Suggestion {
            becomes: Becomes::Learning(ActivityKind::Shadowing),
            mode: Mode::Exposure,
            title: texts::watch(way.skill),
            figure: format!("{} h: one whole piece of work", show_number(hours)),
            ..of_skill(blank, None)
        },
    )
}

fn course(way: &Way<'_>, blank: &Suggestion) -> Suggestion {
    let kind = way.skill.kind;
    let to = way.to.min(DOING_FROM);
    let hours: f64 = (way.from + 1..=to).map(|step| taught_hours(kind, step)).sum();
    Suggestion {
        becomes: Becomes::Learning(match kind {
            SkillKind::Soft if !way.is_free => ActivityKind::Workshop,
            SkillKind::Soft | SkillKind::Field => ActivityKind::Book,
            _ => ActivityKind::Course,
        }),
        mode: Mode::Education,
        title: texts::learn(way.skill, way.from, to, way.is_free),
        time: Time::Own,
        hours: Some(hours),
        figure: format!("{} h: what is taught of {}", show_number(hours), say_steps(kind, way.from, to)),
        ..of_skill(blank, Some(to))
    }
}

fn practice(way: &Way<'_>, blank: &Suggestion, to: u8, is_from_none: bool) -> Suggestion {
    let kind = way.skill.kind;
    let from = if is_from_none { 0 } else { to - 1 };
    let hours: f64 = (from + 1..=to).map(|step| done_hours(kind, step)).sum();
    let becomes = match to {
        0..=2 => ActivityKind::Practice,
        3 if way.place == Place::Own => ActivityKind::Project,
        3 => ActivityKind::Practice,
        _ => ActivityKind::Stretch,
    };
    timed(
        way.place,
        hours,
        Suggestion {
            becomes: Becomes::Learning(becomes),
            mode: Mode::Experience,
            title: texts::practise(way.skill, to, way.place),
            figure: format!("{} h: what is done of {}", show_number(hours), say_steps(kind, from, to)),
            ..of_skill(blank, Some(to))
        },
    )
}

fn reading(way: &Way<'_>, blank: &Suggestion, to: u8) -> Suggestion {
    let kind = way.skill.kind;
    let hours = taught_hours(kind, to);
    let is_course = kind == SkillKind::Language && !way.is_free;
    Suggestion {
        becomes: Becomes::Learning(if is_course { ActivityKind::Course } else { ActivityKind::Book }),
        mode: Mode::Education,
        title: texts::read_up(way.skill, to, way.is_free),
        time: Time::Own,
        hours: Some(hours),
        figure: format!("{} h: what is read of {}", show_number(hours), say_steps(kind, to - 1, to)),
        ..of_skill(blank, None)
    }
}

fn somebody(way: &Way<'_>, blank: &Suggestion) -> Suggestion {
    let (title, hours, what) = if way.to >= 4 {
        (texts::be_guided(way.skill), hours::MENTOR_HOURS, "an hour a month for half a year")
    } else {
        (texts::be_looked_at(way.skill), hours::LOOKED_AT_HOURS, "to choose a piece and to talk about it")
    };
    Suggestion {
        becomes: Becomes::Learning(ActivityKind::Mentoring),
        mode: Mode::Exposure,
        title,
        time: Time::Own,
        hours: Some(hours),
        figure: format!("{} h: {what}", show_number(hours)),
        ..of_skill(blank, None)
    }
}

/// The blank with the skill that it is about, and the level it leads to.
fn of_skill(blank: &Suggestion, to: Option<u8>) -> Suggestion {
    let skills = blank.closes.iter().map(|skill| (skill.clone(), to)).collect();
    Suggestion { skills, missing: Some(GapKind::Level), ..blank.clone() }
}

/// So many hours at work as weeks, or of one's own as hours.
pub fn timed(place: Place, hours: f64, one: Suggestion) -> Suggestion {
    match place {
        Place::Own => Suggestion { time: Time::Own, hours: Some(hours), weeks: None, ..one },
        Place::Work => {
            let weeks = paid_weeks(hours);
            let figure = format!(
                "{}; in paid time at {} h a week: {} week{}",
                one.figure,
                show_number(hours::PAID_HOURS_A_WEEK),
                show_number(weeks),
                if weeks > 1.0 { "s" } else { "" }
            );
            Suggestion { time: Time::Work, hours: None, weeks: Some(weeks), figure, ..one }
        }
    }
}

/// `the 80 h from level 2 to 3`.
fn say_steps(kind: SkillKind, from: u8, to: u8) -> String {
    let whole: f64 = (from + 1..=to).map(|step| hours::hours_of_step(kind, step)).sum();
    format!("the {} h from level {from} to {to} ({})", show_number(whole), kind.says())
}
