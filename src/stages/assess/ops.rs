//! The parts of the assessment, and the way between records and what is computed of them.
use chrono::NaiveDate;

use super::answers::{Warning, WarningKind};
use super::interests::{self, Answers};
use super::items::interests::{Form, Interest};
use super::items::values::WorkValue;
use super::model::{InterestScores, Interests, ValueScores, ValuesRecord};
use super::rather::Choices;
use super::values;
use crate::record::{Change, Target, Value, Values};
use crate::stages::assess::model::{INTERESTS, VALUES};
use crate::words;

words! {
    /// A part of the assessment.
    Part {
        /// What one can do.
        Skills = "skills", "what you can do";
        /// What one is good at, and what to work on.
        Strengths = "strengths", "what you are good at, and what to work on";
        /// What one would like to do.
        Interests = "interests", "what you would like to do";
        /// What matters at work.
        Values = "values", "what matters to you, wanted and now";
        /// Conditions.
        Preferences = "preferences", "conditions, and what you will not do";
    }
}

impl Part {
    /// How long it takes most people, in seconds.
    pub fn seconds(self) -> f64 {
        match self {
            Part::Skills => 240.0,
            Part::Strengths => 180.0,
            Part::Interests => 30.0 * 5.0,
            Part::Values => 36.0 * 5.0,
            Part::Preferences => 120.0,
        }
    }

    /// The part with this key.
    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.iter().copied().find(|part| part.key() == key)
    }
}

/// The newest of a series by its date; of one day, the last written.
pub fn newest<T>(records: &[T], date: impl Fn(&T) -> NaiveDate) -> Option<&T> {
    records.iter().max_by_key(|record| date(record))
}

/// A series from old to new; of one day in the order of the file.
pub fn order_by_date<T: Clone>(records: &[T], date: impl Fn(&T) -> NaiveDate) -> Vec<T> {
    let mut ordered = records.to_vec();
    ordered.sort_by_key(|record| date(record));
    ordered
}

/// The scores of a record: as they stand there, else from its answers.
pub fn read_interests(record: &Interests) -> Option<interests::Scores> {
    let answers = read_answers(record);
    let form =
        answers.as_ref().map(Answers::form).or_else(|| Form::from_count(i64::from(record.form.unwrap_or(30))))?;
    match &record.scores {
        Some(scores) => {
            let of = [scores.r, scores.i, scores.a, scores.s, scores.e, scores.c];
            Some(interests::Scores::new(form, of.map(|score| score.and_then(|score| u8::try_from(score).ok()))))
        }
        None => answers.map(|answers| interests::score(&answers)),
    }
}

fn read_answers(record: &Interests) -> Option<Answers> {
    Answers::parse_any(record.answers.as_deref()?).ok()
}

/// Which of two was rather chosen, where it was asked.
pub fn read_choices(record: &Interests) -> Option<Choices> {
    Choices::parse(record.rather.as_deref()?).ok()
}

/// What makes the scores of a record less safe.
pub fn warn_interests(record: &Interests, millis: &[u64]) -> Vec<Warning> {
    let mut warnings = read_answers(record).map_or_else(Vec::new, |answers| interests::find_warnings(&answers, millis));
    if read_choices(record).is_some_and(|choices| choices.have_order()) {
        warnings.retain(|warning| warning.kind != WarningKind::Flat);
    }
    warnings
}

/// The figures of a record: wanted, and now if it was answered.
pub fn read_values(record: &ValuesRecord) -> Option<(values::Scores, Option<values::Scores>)> {
    Some((read_figures(record.wanted.as_ref()?), record.now.as_ref().map(read_figures)))
}

fn read_figures(of: &ValueScores) -> values::Scores {
    values::Scores::new([
        of.achievement,
        of.independence,
        of.recognition,
        of.relationships,
        of.support,
        of.working_conditions,
    ])
}

/// What makes the figures of a record less safe: all that can be seen without the single answers.
pub fn warn_values(record: &ValuesRecord) -> Vec<Warning> {
    read_values(record).map_or_else(Vec::new, |(wanted, _)| values::warn_figures(&wanted))
}

/// A new record of interests, at the end of its series.
pub fn add_interests(date: NaiveDate, answers: &Answers) -> Change {
    let scores = interests::score(answers);
    Change::Add {
        target: Target::at(&INTERESTS, 0),
        values: vec![
            ("date".to_owned(), Value::Date(date)),
            ("form".to_owned(), Value::Int(if answers.form() == Form::Sixty { 60 } else { 30 })),
            ("answers".to_owned(), Value::Text(answers.to_text())),
            ("scores".to_owned(), Value::Table(write_scores(&scores))),
        ],
    }
}

/// A new record of interests of which only the scores are known.
pub fn add_scores(date: NaiveDate, form: Form, given: &InterestScores) -> Change {
    let of = [given.r, given.i, given.a, given.s, given.e, given.c];
    let scores = interests::Scores::new(form, of.map(|score| score.and_then(|score| u8::try_from(score).ok())));
    Change::Add {
        target: Target::at(&INTERESTS, 0),
        values: vec![
            ("date".to_owned(), Value::Date(date)),
            ("form".to_owned(), Value::Int(if form == Form::Sixty { 60 } else { 30 })),
            ("scores".to_owned(), Value::Table(write_scores(&scores))),
        ],
    }
}

/// The newest record once more, with which of two was rather chosen.
pub fn add_choices(date: NaiveDate, record: &Interests, choices: &Choices) -> Option<Change> {
    let scores = read_interests(record)?;
    let mut values = vec![
        ("date".to_owned(), Value::Date(date)),
        ("form".to_owned(), Value::Int(if scores.form == Form::Sixty { 60 } else { 30 })),
    ];
    values.extend(record.answers.as_ref().map(|answers| ("answers".to_owned(), Value::Text(answers.clone()))));
    values.push(("scores".to_owned(), Value::Table(write_scores(&scores))));
    values.push(("rather".to_owned(), Value::Text(choices.to_text())));
    Some(Change::Add { target: Target::at(&INTERESTS, 0), values })
}

fn write_scores(scores: &interests::Scores) -> Values {
    let known = |interest: Interest| Some((interest.letter().to_owned(), Value::Int(i64::from(scores.of(interest)?))));
    Interest::ALL.into_iter().filter_map(known).collect()
}

/// A new record of values, at the end of its series.
pub fn add_values(date: NaiveDate, wanted: &values::Scores, now: Option<&values::Scores>) -> Change {
    let mut values =
        vec![("date".to_owned(), Value::Date(date)), ("wanted".to_owned(), Value::Table(write_figures(wanted)))];
    values.extend(now.map(|now| ("now".to_owned(), Value::Table(write_figures(now)))));
    Change::Add { target: Target::at(&VALUES, 0), values }
}

fn write_figures(scores: &values::Scores) -> Values {
    let known = |value: WorkValue| Some((value.key().to_owned(), Value::Float(scores.of(value)?)));
    WorkValue::ALL.into_iter().filter_map(known).collect()
}
