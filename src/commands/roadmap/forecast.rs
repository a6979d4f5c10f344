//! The second forecast, read from the files, and as `--json` shows it.
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::commands::{Context, plan};
use crate::error::Result;
use crate::stages::plan::forecast::weeks::{LEAST_WEEKS, ReviewHours};
use crate::stages::plan::forecast::{Finish, Forecast, SEED, WhyNot, find, overrun::Multiplier};
use crate::stages::plan::roadmap::{Records, Roadmap};
use crate::stages::review::model::{Review, ReviewStatus};

/// The second forecast of a roadmap that was built from these records.
///
/// # Errors
/// A review that does not hold, or steps that need each other.
pub fn load(context: &Context<'_>, records: &Records, map: &Roadmap) -> Result<Forecast> {
    let reviews: Vec<ReviewHours> = context
        .store
        .data()
        .all::<Review>()?
        .into_iter()
        .filter(|review| review.status == Some(ReviewStatus::Done))
        .filter_map(|review| Some(ReviewHours { from: review.from, to: review.to, hours_per_week: review.hours_real? }))
        .collect();
    find(records, &reviews, map, context.today).map_err(|cycle| plan::circle_error(&cycle.ids))
}

/// The whole of it, without the days of single steps, which stand with them.
pub fn to_json(forecast: &Forecast) -> Json {
    let record = &forecast.record;
    let by_kind: Map<String, Json> =
        forecast.overrun.by_kind.iter().map(|(kind, one)| ((*kind).to_owned(), multiplier(*one))).collect();
    let goals: Vec<Json> = forecast
        .goals
        .iter()
        .map(|goal| {
            let mut object = finish(&goal.finish, &forecast.ifs);
            object.insert("id".to_owned(), json!(goal.id));
            object.insert("title".to_owned(), json!(goal.title));
            object.insert("due".to_owned(), day(goal.due));
            object.into()
        })
        .collect();
    let mut object = finish(&forecast.whole, &forecast.ifs);
    object.extend([
        ("weeks".to_owned(), json!(record.weeks.len())),
        (
            "hours_of_weeks".to_owned(),
            // To a thousandth: no more is known, and sums of shares have odd ends.
            record.hours().into_iter().map(|hours| json!((hours * 1e3).round() / 1e3)).collect(),
        ),
        ("weeks_left_out".to_owned(), json!(record.left_out)),
        ("hours_per_week".to_owned(), json!(record.mean())),
        ("multipliers".to_owned(), json!({ "overall": multiplier(forecast.overrun.overall), "by_kind": by_kind })),
        ("spread".to_owned(), json!(forecast.overrun.spread)),
        ("runs".to_owned(), json!(forecast.runs)),
        ("seed".to_owned(), json!(SEED)),
        ("goals".to_owned(), json!(goals)),
        ("why_not".to_owned(), json!(why_not(forecast))),
    ]);
    object.into()
}

/// Why there are no dates by the record, in a sentence.
pub fn why_not(forecast: &Forecast) -> Option<String> {
    let weeks = forecast.record.weeks.len();
    forecast.why_not.map(|why| match why {
        WhyNot::Nothing => "Nothing is planned.".to_owned(),
        WhyNot::TooLarge => "The plan has too many steps to try it out so often.".to_owned(),
        WhyNot::NoHours => format!("No hours are logged in the last {weeks} complete weeks."),
        WhyNot::FewWeeks => format!(
            "The record has {} so far; from {LEAST_WEEKS} on it gives days of its own.",
            match weeks {
                0 => "no complete week".to_owned(),
                1 => "one complete week".to_owned(),
                n => format!("{n} complete weeks"),
            }
        ),
    })
}

fn finish(finish: &Finish, ifs: &[f64]) -> Map<String, Json> {
    let ifs: Vec<Json> = ifs
        .iter()
        .zip(&finish.ifs)
        .map(|(hours, finish)| json!({ "hours_per_week": hours, "finish": day(*finish) }))
        .collect();
    let mut object = Map::new();
    object.insert("finish".to_owned(), day(finish.planned));
    object.insert("finish_50".to_owned(), day(finish.range.finish_50));
    object.insert("finish_80".to_owned(), day(finish.range.finish_80));
    object.insert("if".to_owned(), json!(ifs));
    object
}

fn multiplier(one: Multiplier) -> Json {
    json!({ "factor": one.factor, "n": one.n })
}

/// A day as ISO text, or null.
pub fn day(day: Option<NaiveDate>) -> Json {
    json!(day.map(|day| day.to_string()))
}
