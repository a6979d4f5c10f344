//! What the profile shows: bars, lists and a short reading, apart from how they are drawn.
use chrono::NaiveDate;

use super::answers::Warning;
use super::interests::Scores;
use super::items::interests::Interest;
use super::items::levels::{NAMES, find_cefr};
use super::items::reading::{read_interests, read_values};
use super::items::values::WorkValue;
use super::model::{Interests, Skill, SkillKind, ValuesRecord};
use super::ops;
use super::values;
use crate::record::number::show_number;

/// One bar: what it is of, and how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// `helping (S)`.
    pub name: String,
    /// How much, if it is known.
    pub have: Option<f64>,
    /// How much there is today, where that was asked; `Some(None)` where it is not known.
    pub now: Option<Option<f64>>,
    /// The most that there can be.
    pub whole: f64,
}

/// A part of the profile that is drawn as bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// When it was answered.
    pub date: NaiveDate,
    /// What the figures are: `30 statements, 0 to 20`.
    pub scale: String,
    /// The bars, the longest first.
    pub bars: Vec<Bar>,
    /// Sentences that claim no more than the answers support.
    pub reading: Vec<String>,
    /// What makes it less safe.
    pub warnings: Vec<Warning>,
}

/// The interests of a record; nothing where it has no scores.
pub fn view_interests(record: &Interests) -> Option<Chart> {
    let scores = ops::read_interests(record)?;
    let count = scores.form.count();
    let mut bars: Vec<Bar> = Interest::ALL.into_iter().map(|interest| bar_of(&scores, interest)).collect();
    // A stable sort: equal ones keep the order R I A S E C; unknown ones come last.
    bars.sort_by(|a, b| b.have.unwrap_or(-1.0).total_cmp(&a.have.unwrap_or(-1.0)));
    Some(Chart {
        date: record.date,
        scale: format!("{count} statements, 0 to {}", scores.form.range()),
        bars,
        reading: {
            let mut lines = read_interests(&scores);
            let last = lines.len().saturating_sub(1);
            let choices = ops::read_choices(record);
            lines.splice(last..last, choices.map(|choices| choices.describe()));
            lines
        },
        warnings: ops::warn_interests(record, &[]),
    })
}

fn bar_of(scores: &Scores, interest: Interest) -> Bar {
    Bar {
        name: interest.label(),
        have: scores.of(interest).map(f64::from),
        now: None,
        whole: f64::from(scores.form.range()),
    }
}

/// The values of a record; nothing where it has no figures.
pub fn view_values(record: &ValuesRecord) -> Option<Chart> {
    let (wanted, now) = ops::read_values(record)?;
    let bar = |value: WorkValue| Bar {
        name: value.name().to_owned(),
        have: wanted.of(value),
        now: now.map(|now| now.of(value)),
        whole: 5.0,
    };
    let mut bars: Vec<Bar> = WorkValue::ALL.into_iter().map(bar).collect();
    bars.sort_by(|a, b| b.have.unwrap_or(-1.0).total_cmp(&a.have.unwrap_or(-1.0)));
    Some(Chart {
        date: record.date,
        scale: "1 to 5".to_owned(),
        bars,
        reading: read_values(&wanted, now.as_ref()),
        warnings: ops::warn_values(record),
    })
}

/// One skill in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillLine {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: SkillKind,
    /// `3 practitioner`, or `not assessed`.
    pub level: String,
    /// `do more`, `do less`, or nothing.
    pub wish: &'static str,
}

/// The skills by kind, each kind from the highest level to the lowest; what is not assessed last.
pub fn view_skills(skills: &[Skill]) -> Vec<SkillLine> {
    let mut ordered: Vec<&Skill> = skills.iter().collect();
    ordered.sort_by(|a, b| {
        a.kind
            .cmp(&b.kind)
            .then(b.level().cmp(&a.level()))
            .then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase()))
    });
    ordered.into_iter().map(view_skill).collect()
}

fn view_skill(skill: &Skill) -> SkillLine {
    let level = match skill.own_rating() {
        Some(rating) => {
            let name = NAMES.get(usize::from(rating.level)).copied().unwrap_or_default();
            // A level of the Common European Framework is kept as the rating's note.
            match rating.note.as_deref().and_then(find_cefr).filter(|cefr| cefr.level == rating.level) {
                Some(cefr) => format!("{} {name} ({})", rating.level, cefr.code),
                None => format!("{} {name}", rating.level),
            }
        }
        None => "not assessed".to_owned(),
    };
    let wish = match skill.desire {
        Some(3) => "do more",
        Some(1) => "do less",
        _ => "",
    };
    SkillLine { name: skill.name.clone(), kind: skill.kind, level, wish }
}

/// How a figure moved, from the oldest to the newest time that it was known.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// `helping (S)`.
    pub name: String,
    /// When, and how much.
    pub points: Vec<(NaiveDate, f64)>,
    /// The least that there can be.
    pub low: f64,
    /// The most that there can be.
    pub high: f64,
}

/// How the interests moved. The scores of 60 statements are halved, so that all are of 20.
pub fn trace_interests(records: &[Interests]) -> Vec<Course> {
    let ordered = ops::order_by_date(records, |record| record.date);
    let points = |interest: Interest| {
        let of = |record: &Interests| {
            let scores = ops::read_interests(record)?;
            Some((record.date, f64::from(scores.of(interest)?) * 20.0 / f64::from(scores.form.range())))
        };
        ordered.iter().filter_map(of).collect()
    };
    Interest::ALL
        .into_iter()
        .map(|interest| Course { name: interest.label(), points: points(interest), low: 0.0, high: 20.0 })
        .collect()
}

/// How what is wanted, and what there is of it, moved.
pub fn trace_values(records: &[ValuesRecord]) -> Vec<Course> {
    let ordered = ops::order_by_date(records, |record| record.date);
    let trace = |value: WorkValue,
                 of: fn(&(values::Scores, Option<values::Scores>)) -> Option<values::Scores>,
                 suffix: &str| Course {
        name: format!("{}, {suffix}", value.name()),
        points: ordered
            .iter()
            .filter_map(|record| Some((record.date, of(&ops::read_values(record)?)?.of(value)?)))
            .collect(),
        low: 1.0,
        high: 5.0,
    };
    let both = WorkValue::ALL
        .into_iter()
        .flat_map(|value| [trace(value, |both| Some(both.0), "wanted"), trace(value, |both| both.1, "now")]);
    both.filter(|course| !course.points.is_empty()).collect()
}

/// How the figures of interests came about.
pub fn explain_interests(record: &Interests) -> Vec<String> {
    let Some(scores) = ops::read_interests(record) else {
        return Vec::new();
    };
    let form = scores.form;
    let mut lines = vec![format!(
        "Interests: {} statements of our own, answered on {}; for each kind the sum of (answer - 1) over its {} statements, open ones scaled up, 0 to {}. A kind needs {} answers.",
        form.count(),
        record.date,
        form.per_type(),
        form.range(),
        form.needed()
    )];
    if let Some(answers) = &record.answers {
        let open = answers.chars().filter(|digit| *digit == '0').count();
        lines.push(format!("Answers: {answers} ({open} open), in turn for R I A S E C."));
    } else {
        lines.push("Only the scores are known, not the answers, so careless answers cannot be noticed.".to_owned());
    }
    if let Some(choices) = ops::read_choices(record) {
        lines.push(format!(
            "Which of two: {}; wins of R I A S E C: {}. The choices hold {} circles of three of at most 8 (tossed coins have 2 or fewer in 12 of 100 cases); with 2 or fewer, a kind's score moves by (wins - 2.5) x range / 10 where occupations are compared.",
            choices.to_text(),
            choices.wins().map(show_number).join(", "),
            show_number(choices.circles())
        ));
    }
    lines.push("Differences under 15 % of the range are not taken for an order. What one likes to do agrees only weakly with how content one is later (about .11 to .24), and it says nothing of skill.".to_owned());
    lines
}

/// How the figures of values came about.
pub fn explain_values(record: &ValuesRecord) -> Vec<String> {
    if record.wanted.is_none() {
        return Vec::new();
    }
    vec![
        format!("Values: answered on {}; the mean of three or four answers a value (two of three, three of four are needed), or by ranking 5, 4.2, 3.4, 2.6, 1.8, 1.", record.date),
        "The widest difference is wanted less now, at least 1, in something that is wanted at least 3. How it is now is your view of today's work, which may not be that of others.".to_owned(),
    ]
}
