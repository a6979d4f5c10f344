//! What has happened since the last talk, as far as these readers may know of it.
use chrono::NaiveDate;

use super::{Book, Circle, Line, MOST_WINS};
use crate::dates::say_day_near;
use crate::record::letters::capitalize;
use crate::record::number::show_number;
use crate::stages::assess::model::{Rating, Skill};
use crate::stages::goal::model::{Goal, GoalStatus, Outcome};
use crate::stages::review::model::EntryKind;
use crate::stages::words::Progress;

/// Wins, goals that ended well, what was finished, levels and what is counted, in this order.
pub(super) fn lines(
    book: &Book<'_>,
    circle: &Circle<'_>,
    since: NaiveDate,
    today: NaiveDate,
    left_out: &mut usize,
) -> Vec<Line> {
    let is_new = |day: NaiveDate| since < day && day <= today;
    let is_new_opt = |day: Option<NaiveDate>| day.is_some_and(is_new);
    let mut lines = wins(book, circle, &is_new, today, left_out);
    let mut push = |may: bool, line: Line| if may { lines.push(line) } else { *left_out += 1 };
    let notebook = &book.notebook;
    for goal in notebook.goals.iter().filter(|goal| is_new_opt(goal.ended)) {
        let Some(outcome) = goal.outcome.filter(|outcome| matches!(outcome, Outcome::Reached | Outcome::Partly)) else {
            continue;
        };
        push(
            circle.sees("goal", &goal.id),
            Line::new("goal", Some(&goal.id), format!("{}: {}", capitalize(outcome.says()), goal.title)),
        );
    }
    for one in notebook.activities.iter().filter(|one| one.state() == Progress::Done && is_new_opt(one.finished)) {
        let may = circle.sees("activity", &one.id);
        push(may, Line::new("learning", Some(&one.id), format!("Finished: {}", one.title)));
    }
    for step in book.steps.iter().filter(|step| step.state() == Progress::Done && is_new_opt(step.finished)) {
        let may = circle.sees("step", &step.id);
        push(may, Line::new("step", Some(&step.id), format!("Done: {}", step.title)));
    }
    for skill in notebook.skills {
        if let Some((before, after)) = level_moved(skill, since, today) {
            let was = before.map_or_else(|| "new".to_owned(), |level| format!("was {level}"));
            push(
                circle.sees("skill", &skill.id),
                Line::new("level", Some(&skill.id), format!("{}: level {after} ({was})", skill.name)),
            );
        }
    }
    for goal in notebook.goals.iter().filter(|goal| goal.state() == GoalStatus::Active) {
        if let Some(text) = measured(goal, &is_new) {
            push(circle.sees("goal", &goal.id), Line::new("measure", Some(&goal.id), text));
        }
    }
    lines
}

/// The newest wins and examples, newest first, and how many more there are.
fn wins(
    book: &Book<'_>,
    circle: &Circle<'_>,
    is_new: &dyn Fn(NaiveDate) -> bool,
    today: NaiveDate,
    left_out: &mut usize,
) -> Vec<Line> {
    let is_example = |kind: EntryKind| matches!(kind, EntryKind::Win | EntryKind::Evidence);
    let all = book.notebook.entries.iter().filter(|entry| is_example(entry.kind) && is_new(entry.date));
    let (mut seen, hidden): (Vec<_>, Vec<_>) = all.partition(|entry| circle.sees("entry", &entry.id));
    *left_out += hidden.len();
    seen.reverse();
    seen.sort_by_key(|entry| std::cmp::Reverse(entry.date));
    let more = seen.len().saturating_sub(MOST_WINS);
    let mut lines: Vec<Line> = seen
        .into_iter()
        .take(MOST_WINS)
        .map(|entry| {
            let impact = entry.impact.as_deref().map_or_else(String::new, |impact| format!(": {impact}"));
            let text = format!("{}{impact} ({})", entry.text, say_day_near(entry.date, today));
            Line::new("win", Some(&entry.id), text)
        })
        .collect();
    if more > 0 {
        lines.push(Line::new("win", None, format!("and {more} more")));
    }
    lines
}

/// The own level before and after, where it changed.
fn level_moved(skill: &Skill, since: NaiveDate, today: NaiveDate) -> Option<(Option<u8>, u8)> {
    let own = || skill.rating.iter().filter(|rating| rating.by.is_own());
    let newest = |up_to: NaiveDate| own().filter(|one| one.date <= up_to).max_by_key(|one| one.date);
    let level = |rating: &Rating| rating.level;
    let (before, after) = (newest(since).map(level), newest(today).map(level)?);
    (before != Some(after)).then_some((before, after))
}

/// What was counted on a goal: `Applications: 2 of 5`.
fn measured(goal: &Goal, is_new: &dyn Fn(NaiveDate) -> bool) -> Option<String> {
    let last = goal.checkin.iter().filter(|one| is_new(one.date) && one.value.is_some()).max_by_key(|one| one.date)?;
    let of = goal
        .metric
        .as_ref()
        .and_then(|metric| metric.to)
        .map_or_else(String::new, |to| format!(" of {}", show_number(to)));
    let unit = goal.metric.as_ref().map_or_else(String::new, |metric| format!(" {}", metric.unit));
    Some(format!("{}: {}{of}{unit}", goal.title, show_number(last.value?)))
}
