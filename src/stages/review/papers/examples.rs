//! What several papers say: who the person is, what was done, what others said, and days.
use chrono::NaiveDate;

use super::Days;
use super::model::{Block, Fact, Item, Key, Section};
use super::shown::{Entry, Line, Shown};
use crate::dates::{say_date, say_month};
use crate::stages::review::model::EntryKind;

/// What the levels mean, to somebody who does not know them.
pub const LEVELS: &str =
    "Levels: 1 aware, 2 foundational, 3 practitioner (the usual work without help), 4 advanced, 5 expert.";

/// The person's name, what they do and where.
pub fn head(shown: &Shown) -> Vec<Fact> {
    let mut head = vec![Fact { key: "name", name: "Name".to_owned(), value: shown.name.clone() }];
    let more = [("role", "Role", &shown.role), ("organisation", "Organisation", &shown.organisation)];
    head.extend(more.into_iter().filter_map(|(key, name, value)| Some(Fact::new(key, name, value.clone()?))));
    head
}

/// `27 Nov 2025 to 26 Nov 2026`.
pub fn say_days(days: Days) -> String {
    format!("{} to {}", say_date(days.from), say_date(days.to))
}

/// `Staff nurse, St. Brigid's Hospital, since Sep 2019`.
pub fn say_position(line: &Line) -> String {
    let mut parts = vec![line.title.clone()];
    parts.extend(line.about.clone());
    match (line.from, line.to) {
        (Some(from), None) => parts.push(format!("since {}", say_month(from))),
        (Some(from), Some(to)) => parts.push(format!("{} to {}", say_month(from), say_month(to))),
        _ => {}
    }
    parts.join(", ")
}

/// `Registered nurse, NMBI, Aug 2018, valid until 31 Dec 2027`.
pub fn say_credential(line: &Line, today: NaiveDate) -> String {
    let mut parts = vec![line.title.clone()];
    parts.extend(line.about.clone());
    parts.extend(line.from.map(say_month));
    parts.extend(line.to.map(|to| {
        let lead = if to < today { "ran out on" } else { "valid until" };
        format!("{lead} {}", say_date(to))
    }));
    parts.join(", ")
}

/// The wins and examples of some days, oldest first.
pub fn examples(shown: &Shown, days: Days) -> Vec<&Entry> {
    let is_example =
        |entry: &&Entry| matches!(entry.kind, EntryKind::Win | EntryKind::Evidence) && days.holds(entry.date);
    shown.entries.iter().filter(is_example).collect()
}

/// An example as a line of a list: what was done, what it changed, what it shows.
pub fn item(entry: &Entry, number: Option<usize>, shown: &Shown, is_by_goal: bool) -> Item {
    let mut more = Vec::new();
    more.extend(entry.impact.as_ref().map(|impact| Fact::new("result", "What it changed", impact)));
    let titles: Vec<&str> =
        shown.goals.iter().filter(|goal| entry.goals.contains(&goal.key.id)).map(|goal| goal.title.as_str()).collect();
    if !titles.is_empty() && !is_by_goal {
        more.push(Fact::new("situation", "As part of", titles.join("; ")));
    }
    let skills: Vec<&str> = shown
        .skills
        .iter()
        .filter(|skill| entry.skills.contains(&skill.key.id))
        .map(|skill| skill.name.as_str())
        .collect();
    if !skills.is_empty() {
        more.push(Fact::new("shows", "Shows", skills.join(", ")));
    }
    Item { number, text: entry.text.clone(), when: say_date(entry.date), more, link: entry.link.clone() }
}

/// What others said in some days; the records are noted in `uses`.
pub fn said(shown: &Shown, days: Days, uses: &mut Vec<Key>) -> Section {
    let of_days = shown.said.iter().filter(|said| days.holds(said.date));
    let items = of_days.map(|said| {
        uses.push(said.key.clone());
        Item {
            number: None,
            text: format!("\"{}\"", said.text),
            when: format!("{}, {}", said.who, say_date(said.date)),
            more: Vec::new(),
            link: None,
        }
    });
    Section::new("feedback", "What others said").with(Block::Items(items.collect()))
}

/// A number of things: `1 example`, `3 examples`.
pub fn count(n: usize, one: &str, more: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {more}") }
}
