//! What the person is like to work with, by their own answers: interests and values.
use chrono::NaiveDate;

use super::pair;
use crate::commands::Plan;
use crate::commands::start::answers::Answers;
use crate::error::Result;
use crate::record::{Change, Target, Value, Values};
use crate::stages::assess::items::interests::Interest;
use crate::stages::assess::items::values::WorkValue;
use crate::stages::assess::model::{INTERESTS, Interests, VALUES, ValuesRecord};
use crate::stages::assess::{interests, values};
use crate::store::Data;

pub(super) fn push_interests(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
    let Some(given) = answers.interests() else {
        return Ok(());
    };
    let known = data.all::<Interests>()?;
    let digits = given.to_text();
    if known.last().is_some_and(|last| last.answers.as_deref() == Some(digits.as_str())) {
        return Ok(());
    }
    let scores = interests::score(&given);
    let scores: Values = Interest::ALL
        .into_iter()
        .filter_map(|interest| Some((interest.letter().to_owned(), Value::Int(i64::from(scores.of(interest)?)))))
        .collect();
    let mut values =
        vec![("date".to_owned(), Value::Date(today)), ("form".to_owned(), Value::Int(30)), pair("answers", &digits)];
    if !scores.is_empty() {
        values.push(("scores".to_owned(), Value::Table(scores)));
    }
    plan.changes.push(Change::Add { target: Target::at(&INTERESTS, known.len()), values });
    Ok(())
}

pub(super) fn push_values(answers: &Answers, data: &Data<'_>, today: NaiveDate, plan: &mut Plan) -> Result<()> {
    let Some((wanted, now)) = answers.values() else {
        return Ok(());
    };
    let known = data.all::<ValuesRecord>()?;
    let table = |scores: &values::Scores| -> Values {
        WorkValue::ALL
            .into_iter()
            .filter_map(|value| Some((value.key().to_owned(), Value::Float(scores.of(value)?))))
            .collect()
    };
    let mut set = vec![("date".to_owned(), Value::Date(today)), ("wanted".to_owned(), Value::Table(table(&wanted)))];
    set.extend(now.as_ref().map(|now| ("now".to_owned(), Value::Table(table(now)))));
    let change = match known.last() {
        // Of one day, the later answers hold.
        Some(last) if last.date == today => {
            Change::Set { target: Target::at(&VALUES, known.len() - 1), set, unset: Vec::new() }
        }
        _ => Change::Add { target: Target::at(&VALUES, known.len()), values: set },
    };
    plan.changes.push(change);
    Ok(())
}
