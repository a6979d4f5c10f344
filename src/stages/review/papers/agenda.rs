//! The page for a talk as a paper: what it is about, what happened, what has to be decided, who said what.
use chrono::NaiveDate;

use super::model::{Block, Fact, Item, Key, Paper, Section};
use super::shown::Naming;
use super::sight::Sight;
use crate::stages::review::agenda::{Book, Line, build as build_agenda, explain};
use crate::stages::review::circle::Circle;
use crate::stages::review::model::Person;

/// Makes the paper for the talk with somebody.
pub fn build(sight: &Sight<'_>, naming: Naming<'_>, person: &Person, today: NaiveDate) -> Paper {
    let notebook = sight.notebook();
    let circle = Circle::of(sight, naming, Some(person));
    let agenda = build_agenda(&Book::of(notebook), person, &circle, today);
    let mut uses = Vec::new();
    let mut sections = Vec::new();
    for part in &agenda.parts {
        let items = part.lines.iter().map(|line| {
            uses.extend(key_of(line));
            Item { number: None, text: line.text.clone(), when: String::new(), more: Vec::new(), link: None }
        });
        sections.push(Section::new(part.key, &part.heading).with(Block::Items(items.collect())));
    }
    sections.push(Section::new("notes", "Notes").with(Block::Room(3)));
    let name = notebook.profile.name.as_ref().map(|name| Fact::new("name", "Name", name));
    Paper {
        noun: "agenda",
        about: Some(person.id.clone()),
        title: agenda.heading.clone(),
        audience: sight.audience(),
        date: today,
        period: None,
        head: name.into_iter().chain([Fact::new("with", "With", &person.name)]).collect(),
        sections,
        uses,
        explain: explain(&agenda, person),
    }
}

/// The record that a line comes from, where it is one that can be marked.
fn key_of(line: &Line) -> Option<Key> {
    let noun = match line.kind {
        "goal" | "measure" | "tripwire" => "goal",
        "win" => "entry",
        "level" => "skill",
        "step" => "step",
        "learning" => "activity",
        "role" => "role",
        // Promises and questions belong to the two who talk.
        _ => return None,
    };
    Some(Key::new(noun, line.id.clone()?))
}
