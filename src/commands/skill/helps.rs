//! What would support a level best, as it is shown: a sentence each, and what to type.
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::commands::quote;
use crate::dates;
use crate::render::{Look, clean, draw_heading, draw_list};
use crate::stages::assess::better::Help;
use crate::stages::assess::model::Skill;
use crate::stages::review::model::Person;

/// The heading and the list; nothing where nothing would help.
pub fn draw(helps: &[Help], skill: &Skill, people: &[Person], look: &Look, today: NaiveDate) -> String {
    if helps.is_empty() {
        return String::new();
    }
    let items: Vec<String> = helps
        .iter()
        .map(|help| match command(help, skill) {
            Some(command) => format!("{}:\n{command}", say(help, people, today)),
            None => say(help, people, today),
        })
        .collect();
    format!("\n{}{}", draw_heading("What would support it best", look), draw_list(&items, look))
}

/// One thing as `--json` shows it.
pub fn to_json(help: &Help, skill: &Skill, people: &[Person]) -> Json {
    let person = match help {
        Help::Ask { person, .. } => person.clone(),
        Help::Waiting { person, .. } => Some(person.clone()),
        _ => None,
    };
    json!({ "kind": key(help), "person": person, "name": person.as_deref().map(|id| name_of(people, id)), "command": command(help, skill) })
}

fn key(help: &Help) -> &'static str {
    match help {
        Help::Rate => "rate",
        Help::Name { .. } => "name",
        Help::Finish { .. } => "finish",
        Help::Example => "example",
        Help::Waiting { .. } => "waiting",
        Help::Ask { .. } => "ask",
        Help::Renew { .. } => "renew",
    }
}

fn say(help: &Help, people: &[Person], today: NaiveDate) -> String {
    match help {
        Help::Rate => "a level: nothing can show what is not rated".to_owned(),
        Help::Name { text, .. } => format!("if \"{}\" was at this level after all, name it", clean(text)),
        Help::Finish { title, .. } => format!("\"{}\", which leads to this level, when it is done", clean(title)),
        Help::Example => "an example at this level, when something shows it".to_owned(),
        Help::Waiting { person, asked } => {
            format!("the word of {}, asked on {}", clean(&name_of(people, person)), dates::say_date(*asked))
        }
        Help::Ask { person, until } => {
            let who = person.as_deref().map_or_else(
                || "a rating by somebody who saw it".to_owned(),
                |id| format!("a rating by somebody who saw it, such as {}", clean(&name_of(people, id))),
            );
            match until {
                Some(until) => format!("{who}; what confirms it now does so until {}", dates::echo(*until, today)),
                None => who,
            }
        }
        Help::Renew { title, .. } => format!("{}, renewed", clean(title)),
    }
}

/// What to type; nothing where there is only something to wait for.
fn command(help: &Help, skill: &Skill) -> Option<String> {
    let id = quote(&skill.id);
    let level = skill.level().unwrap_or_default();
    Some(match help {
        Help::Rate => format!("career skill rate {id} LEVEL"),
        Help::Name { entry, .. } => format!("career skill rate {id} {level} --evidence {}", quote(entry)),
        Help::Finish { activity, .. } => format!("career learn done {}", quote(activity)),
        Help::Example => format!("career win \"what happened\" --skill {id}"),
        Help::Waiting { .. } => return None,
        Help::Ask { person: Some(person), .. } => {
            format!("career feedback ask {} --skill {id}", quote(person))
        }
        Help::Ask { person: None, .. } => format!("career skill rate {id} LEVEL --by peer"),
        Help::Renew { credential, .. } => format!("career credential edit {} --expires DATE", quote(credential)),
    })
}

fn name_of(people: &[Person], id: &str) -> String {
    people.iter().find(|person| person.id == id).map_or_else(|| id.to_owned(), |person| person.name.clone())
}
