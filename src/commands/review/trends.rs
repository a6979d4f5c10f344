//! How things went over all reviews, as small lines under the list of them.
use serde_json::{Value as Json, json};

use crate::render::line::show_number;
use crate::render::{Definitions, Look, Role, draw_behind, draw_heading, draw_line};
use crate::stages::review::trends::{Subject, Trend};

/// The most levels that are drawn; those that moved most go first.
const MOST_LEVELS: usize = 6;
/// Up to so many figures are written out behind a line; beyond, the first and the last.
const MOST_FIGURES: usize = 4;

/// Where the lines come from.
pub const EXPLAIN: &str = "Over your reviews: a place for each finished review, whatever the length of its period; a review that does not know a \
figure leaves its place empty. Pulse: your answers, 0 to 10. Hours: what you said, else what was logged divided by the weeks. Levels: your own, as \
they were on the day of the review, 0 to 5. Lines need two reviews that know the figure.";

/// The lines; nothing where none can be drawn.
pub fn draw(trends: &[Trend], name: &dyn Fn(&str) -> String, look: &Look) -> String {
    let Some(first) = trends.first() else {
        return String::new();
    };
    let mut lines = Definitions::new();
    for trend in trends.iter().filter(|trend| !matches!(trend.subject, Subject::Level(_))) {
        lines.push(label(&trend.subject, name), draw_trend(trend, look));
    }
    let mut levels: Vec<&Trend> =
        trends.iter().filter(|trend| matches!(trend.subject, Subject::Level(_)) && trend.is_moved()).collect();
    levels.sort_by_cached_key(|trend| {
        (std::cmp::Reverse((trend.change().abs() * 10.0) as i64), label(&trend.subject, name).to_lowercase())
    });
    let more = levels.len().saturating_sub(MOST_LEVELS);
    for trend in levels.iter().take(MOST_LEVELS) {
        lines.push(label(&trend.subject, name), draw_trend(trend, look));
    }
    let mut text = format!("\n{}{}", draw_heading(&heading(first), look), lines.draw(look));
    if more > 0 {
        text.push_str(&draw_behind("", &format!("{more} more levels moved: --json has all."), Some(Role::Dim), look));
    }
    text
}

fn heading(trend: &Trend) -> String {
    match (trend.points.first(), trend.points.last()) {
        (Some(first), Some(last)) => {
            format!("How it went, {} to {}", short(&first.review), short(&last.review))
        }
        _ => "How it went".to_owned(),
    }
}

/// Ids of quarters are short; those of other periods are two days, of which the last is enough.
fn short(id: &str) -> &str {
    id.rsplit_once('_').map_or(id, |(_, to)| to)
}

fn label(subject: &Subject, name: &dyn Fn(&str) -> String) -> String {
    match subject {
        Subject::Pulse(word) => (*word).to_owned(),
        Subject::Hours => "hours a week".to_owned(),
        Subject::Level(skill) => name(skill),
    }
}

/// The line of a trend; a review that does not know the figure is a point in it.
fn draw_trend(trend: &Trend, look: &Look) -> String {
    let known = trend.known();
    let (low, high) = match trend.subject {
        Subject::Pulse(_) => (0.0, 10.0),
        Subject::Hours => (0.0, known.iter().copied().fold(1.0, f64::max)),
        Subject::Level(_) => (0.0, 5.0),
    };
    let places = trend.points.iter().map(|point| point.value);
    if look.plain {
        let shown: Vec<String> = places.map(|value| value.map_or_else(|| "-".to_owned(), show_number)).collect();
        return shown.join(" > ");
    }
    // What does not fit is the oldest.
    let room = look.width.saturating_sub(44).max(8);
    let skipped = trend.points.len().saturating_sub(room);
    let line: String = places
        .skip(skipped)
        .map(|value| value.map_or_else(|| "·".to_owned(), |n| draw_line(&[n], low, high, look)))
        .collect();
    let figures = if known.len() <= MOST_FIGURES {
        known.iter().map(|n| show_number(*n)).collect::<Vec<_>>().join(" → ")
    } else {
        let ends = known.first().zip(known.last());
        ends.map_or_else(String::new, |(first, last)| format!("{} … {}", show_number(*first), show_number(*last)))
    };
    format!("{line}  {figures}")
}

/// All trends as `--json` shows them, those of levels that did not move too.
pub fn to_json(trends: &[Trend]) -> Json {
    let one = |trend: &Trend| {
        let (kind, skill) = match &trend.subject {
            Subject::Pulse(word) => (*word, None),
            Subject::Hours => ("hours", None),
            Subject::Level(skill) => ("level", Some(skill)),
        };
        let points: Vec<Json> = trend
            .points
            .iter()
            .map(|point| json!({ "review": point.review, "to": point.to.to_string(), "value": point.value }))
            .collect();
        json!({ "kind": kind, "skill": skill, "points": points })
    };
    trends.iter().map(one).collect()
}
