//! What steps and learning are both checked for: how long they take, and what they need.
use chrono::NaiveDate;

use crate::commands::record::{Draft, drop::listed};
use crate::error::{Error, Result};
use crate::record::Value;
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::plan::order;
use crate::stages::words::{Progress, Time};
use crate::store::Data;

/// Own time is hours; paid time and waiting are weeks. `what` is `step` or `learning`.
///
/// # Errors
/// A length of nothing, or weeks of own time.
pub fn check_effort(time: Option<&str>, hours: Option<f64>, weeks: Option<f64>, what: &str) -> Result<()> {
    if hours.is_some_and(|hours| hours <= 0.0) {
        return Err(Error::usage("--hours 0 is no time at all; hours are above 0.").hint("a guess will do: --hours 2"));
    }
    if weeks.is_some_and(|weeks| weeks <= 0.0) {
        return Err(Error::usage("--weeks 0 is no time at all; weeks are above 0.").hint("a guess will do: --weeks 4"));
    }
    let is_own = time.is_none_or(|time| time == Time::Own.key());
    if is_own && weeks.is_some() && hours.is_none() {
        return Err(Error::usage(format!(
            "--weeks is for paid time and for waiting; {what} in your own time takes --hours."
        ))
        .hint("add --time work or --time wait, or give --hours N"));
    }
    Ok(())
}

/// Refuses what would need itself, perhaps through others.
///
/// # Errors
/// The circle, as `a → b → a`.
pub fn refuse_circle(data: &Data<'_>, id: &str, draft: &Draft) -> Result<()> {
    let Some(Value::List(after)) = draft.value("after") else {
        return Ok(());
    };
    let after: Vec<String> =
        after.iter().filter_map(|value| if let Value::Text(id) = value { Some(id.clone()) } else { None }).collect();
    order::check_circle(&data.all::<Milestone>()?, &data.all::<Activity>()?, id, &after)
        .map_err(|cycle| circle_error(&cycle.ids))
}

/// Steps that need each other, in words.
pub fn circle_error(ids: &[String]) -> Error {
    let mut round = ids.to_vec();
    round.extend(ids.first().cloned());
    Error::refused(format!("These steps would need each other, so none could begin: {}.", round.join(" → ")))
        .hint("read it as \"needs\"; leave one of these --after out")
}

/// Refuses to drop what others still need.
///
/// # Errors
/// Those that need it.
pub fn refuse_needed(data: &Data<'_>, noun: &str, id: &str) -> Result<()> {
    let (steps, learning) = (data.all::<Milestone>()?, data.all::<Activity>()?);
    let waiting: Vec<String> = order::find_waiting(&steps, &learning, id).into_iter().map(str::to_owned).collect();
    let Some(first) = waiting.first() else {
        return Ok(());
    };
    let command = if steps.iter().any(|step| step.id == *first) { "plan" } else { "learn" };
    Err(Error::refused(format!("The {noun} \"{id}\" has to be done before {}.", listed(&waiting)))
        .hint(format!("change that first: career {command} edit {first} --no-after")))
}

/// A status that is set by hand brings its date along: done today, or not finished any more.
pub fn follow_status(today: NaiveDate, finished: Option<NaiveDate>, draft: &mut Draft) {
    match draft.text("status") {
        Some(status) if status == Progress::Done.key() && finished.is_none() => {
            draft.set("finished", Value::Date(today))
        }
        Some(status) if status != Progress::Done.key() && finished.is_some() => draft.unset.push("finished".to_owned()),
        _ => {}
    }
}
