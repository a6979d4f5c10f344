//! How reviews look: what moved, one review, and what changed between two.
use chrono::NaiveDate;

use super::flags::QUESTIONS;
use crate::commands::goal::say_confidence;
use crate::commands::record::add::short;
use crate::dates::{self, Period};
use crate::render::line::show_number;
use crate::render::{Definitions, Look, clean, draw_heading, draw_list, wrap_said};
use crate::stages::review::book::Book;
use crate::stages::review::late::{self, Late, find_late};
use crate::stages::review::model::{Adjustment, CommitmentStatus, Review};
use crate::stages::review::moved::{self, Moved};
use crate::stages::review::open::{Open, OpenKind};

/// The most of one sort that a line names; the rest is counted.
const MOST: usize = 4;

/// The period in words: `2026-Q4, 1 Oct to 31 Dec 2026`.
pub fn say_period(period: &Period) -> String {
    let days = format!("{} to {}", dates::say_day(period.from), dates::say_day(period.to));
    if period.id.contains('_') { days } else { format!("{}, {days}", period.id) }
}

/// What moved, one line each; a sentence where nothing is known to have.
pub fn draw_moved(moved: &Moved, look: &Look) -> String {
    let mut lines = Definitions::new();
    let levels = moved.levels.iter().map(|one| match one.before {
        Some(before) => format!("{} {} (was {before})", one.skill, one.after),
        None => format!("{} {} (new)", one.skill, one.after),
    });
    lines.push("levels", stack(levels));
    if moved.examples > 0 {
        let by_skill = join(moved.examples_by_skill.iter().map(|(skill, n)| format!("{skill} {n}")));
        lines.push(
            "examples",
            if by_skill.is_empty() { moved.examples.to_string() } else { format!("{}: {by_skill}", moved.examples) },
        );
    }
    lines.push("goals set", stack(moved.goals_set.iter().cloned()));
    lines.push("goals ended", stack(moved.goals_ended.iter().map(|(goal, how)| format!("{goal} ({how})"))));
    let measured = moved.measured.iter().map(|one| match (one.before, one.after) {
        (Some(before), Some(after)) if before == after => {
            format!("{}: still {}", one.goal, show_number(after))
        }
        (Some(before), Some(after)) => format!("{}: {} (was {})", one.goal, show_number(after), show_number(before)),
        (None, Some(after)) => format!("{}: {}", one.goal, show_number(after)),
        _ => format!("{}: looked at {}", one.goal, say_times(one.checkins)),
    });
    lines.push("goals", stack(measured));
    lines.push("finished", stack(moved.learned.iter().chain(&moved.steps).cloned()));
    if let Some(got) = moved.hours_got() {
        let planned = moved.hours_planned.map_or(String::new(), |hours| format!(", {} planned", show_number(hours)));
        let logged = format!(
            "{} h logged, {} h a week{planned}",
            show_number(moved.hours_logged),
            show_number((got * 10.0).round() / 10.0)
        );
        lines.push("hours", logged);
    } else if let Some(hours) = moved.hours_planned {
        lines.push("hours", format!("none logged, {} h a week planned", show_number(hours)));
    }
    lines.push(
        "people",
        join(moved.people.iter().map(
            |(name, n)| {
                if *n == 1 { name.clone() } else { format!("{name} {}", say_times(*n)) }
            },
        )),
    );
    if moved.feedback > 0 {
        lines.push(
            "feedback",
            if moved.feedback == 1 { "1 piece".to_owned() } else { format!("{} pieces", moved.feedback) },
        );
    }
    if let Some((kept, all)) = moved.commitments {
        lines.push("commitments", format!("{kept} of {all} kept so far"));
    }
    if let Some((goals, closeness, direction)) = moved.confidence {
        lines.push("how sure", say_confidence(goals, closeness, direction));
    }
    if lines.is_empty() {
        return "Nothing was written down in these weeks. That says nothing about what you did.\n".to_owned();
    }
    let late = moved.late.map(|late| draw_late(&late, look)).unwrap_or_default();
    format!("{}{late}", lines.draw(look))
}

/// That most examples are from the last weeks, with how many there are.
fn draw_late(late: &Late, look: &Look) -> String {
    let text = format!(
        "{} % of the {} examples of this time are from its last three weeks. What is noted in the week in which it happens is better remembered: career win \"what happened\"",
        (late.share() * 100.0).round(),
        late.all
    );
    wrap_said(&text, look.width.min(100)).iter().map(|line| format!("{line}\n")).collect()
}

/// How that comes about.
pub fn explain_late(late: Option<&Late>) -> String {
    let rule = format!(
        "Examples of the last three weeks are spoken of where a period of nine weeks or more has at least {} wins and examples, and at least half of them, and twice as many as an even spread would give, are from its last {} days.",
        late::ENOUGH,
        late::LAST_DAYS
    );
    match late {
        Some(late) => format!(
            "{rule} Here: {} of {}, where an even spread would give {:.0} %.",
            late.recent,
            late.all,
            late.even * 100.0
        ),
        None => format!("{rule} That is not so here."),
    }
}

/// The same, and nothing where it is not so.
pub fn find_late_of(review: &Review, book: &Book) -> Option<Late> {
    find_late(moved::examples(book), review.from, review.to)
}

/// The wins of the period, to look at before one's own words.
pub fn draw_wins(moved: &Moved, look: &Look) -> String {
    let items: Vec<String> = moved
        .wins
        .iter()
        .rev()
        .take(6)
        .map(|(day, text)| format!("{}: {}", dates::say_day(*day), clean(text)))
        .collect();
    if items.is_empty() {
        return String::new();
    }
    let more = moved.wins.len().saturating_sub(items.len());
    let more = if more > 0 { format!("and {more} more: career log list\n") } else { String::new() };
    format!("Wins that you wrote down:\n{}{more}", draw_list(&items, look))
}

/// One review.
pub fn draw_review(review: &Review, book: &Book, look: &Look, today: NaiveDate) -> String {
    let mut text = draw_heading(&format!("Review {}", review.id), look);
    let mut lines = Definitions::new();
    lines.push("period", format!("{} to {}", dates::say_day(review.from), dates::say_day(review.to)));
    lines.push("done on", review.date.map(dates::say_day).unwrap_or_default());
    if let Some(pulse) = &review.pulse {
        let values = [("satisfaction", pulse.satisfaction), ("clarity", pulse.clarity), ("energy", pulse.energy)];
        lines.push("pulse", join(values.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?)))));
    }
    lines.push("hours", review.hours_real.map(|hours| format!("{} h a week", show_number(hours))).unwrap_or_default());
    let known = QUESTIONS.iter().filter_map(|(key, _)| review.answers.get_key_value(*key));
    let others = review.answers.iter().filter(|(key, _)| !QUESTIONS.iter().any(|(known, _)| known == key));
    for (key, answer) in known.chain(others) {
        lines.push(key.clone(), answer.clone());
    }
    lines.push("next review", review.next.map(|day| dates::echo(day, today)).unwrap_or_default());
    text.push_str(&lines.draw(look));
    if let Some(late) = find_late_of(review, book) {
        text.push_str(&format!("\n{}", draw_late(&late, look)));
    }
    if !review.commitment.is_empty() {
        text.push_str("\nWhat you said you would do\n");
        let items: Vec<String> = review
            .commitment
            .iter()
            .map(|one| {
                let status = one.status.unwrap_or(CommitmentStatus::Open);
                let day = match one.due {
                    Some(due) if status == CommitmentStatus::Open && due < today => {
                        format!(", waiting since {}", dates::say_day(due))
                    }
                    Some(due) => format!(", by {}", dates::say_day(due)),
                    None => String::new(),
                };
                let how = match status {
                    CommitmentStatus::Open => "",
                    CommitmentStatus::Kept => " (kept)",
                    CommitmentStatus::Dropped => " (let go)",
                };
                format!("{}{day}{how}", clean(&one.text))
            })
            .collect();
        text.push_str(&draw_list(&items, look));
    }
    if !review.adjustment.is_empty() {
        text.push_str("\nWhat you changed\n");
        let items: Vec<String> = review.adjustment.iter().map(|one| say_adjustment(one, book)).collect();
        text.push_str(&draw_list(&items, look));
    }
    text
}

/// An adjustment in a line.
fn say_adjustment(one: &Adjustment, book: &Book) -> String {
    let title = match (&one.goal, &one.step) {
        (Some(goal), _) => book.goal_title(goal),
        (None, Some(step)) => book
            .steps
            .iter()
            .map(|one| (&one.id, &one.title))
            .chain(book.activities.iter().map(|one| (&one.id, &one.title)))
            .find(|(id, _)| *id == step)
            .map_or(step.as_str(), |(_, title)| title.as_str()),
        (None, None) => "",
    };
    let to = one.to.as_deref().unwrap_or_default();
    let from = one.from.as_deref().filter(|from| !from.is_empty());
    let what = match one.change.as_str() {
        "due" => format!("due {to}{}", from.map(|from| format!(" (was {from})")).unwrap_or_default()),
        "title" => format!("now says \"{}\"", short(to)),
        "status" => to.to_owned(),
        other => format!("{other} {to}"),
    };
    let why = one.reason.map(|reason| format!("; {}", reason.says())).unwrap_or_default();
    format!("{}: {what}{why}", clean(title))
}

fn say_times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// The first few, one a line, and how many more there are.
fn stack(parts: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = parts.map(|part| clean(&part).into_owned()).collect();
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("and {more} more"));
    }
    all.join("\n")
}

/// The first few, joined, and how many more there are.
fn join(parts: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = parts.collect();
    let more = all.len().saturating_sub(MOST);
    let mut text = all.into_iter().take(MOST).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// Something open in a line: `goal "Move into data", due Fri 31 Mar 2028`.
pub fn describe_open(one: &Open, today: NaiveDate) -> String {
    let day = match one.due {
        Some(due) if due < today => format!(", waiting since {}", dates::say_day(due)),
        Some(due) => format!(", due {}", dates::echo(due, today)),
        None => String::new(),
    };
    let of = match &one.plan_b {
        Some(plan) if one.kind == OpenKind::Tripwire => format!(", for \"{}\"", clean(&plan.goal)),
        _ => String::new(),
    };
    format!("{} \"{}\"{of}{day}", one.kind.says(), clean(&one.title))
}
