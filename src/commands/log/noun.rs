//! What lines of the log have of their own among the common verbs.
use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use super::list;
use crate::commands::record::{Draft, Noun, add::short, show::draw_title};
use crate::commands::{Context, capitalize, kinds};
use crate::dates::echo;
use crate::error::{Error, Result};
use crate::record::{Change, Choice, Record, Target, Value, Values};
use crate::render::Definitions;
use crate::stages::review::model::{ENTRY, Entry, EntryKind};
use crate::store::Data;

/// Lines of the log that are there.
pub struct EntryNoun;

/// A new line: a note, or an example where it shows a skill.
pub struct LineNoun;

/// A new win.
pub struct WinNoun;

impl Noun for EntryNoun {
    type Record = Entry;
    const ABOUT: &'static str = "Keep a line";

    fn revise(data: &Data<'_>, _today: NaiveDate, before: &Entry, draft: &mut Draft) -> Result<()> {
        match draft.day("date") {
            Some(day) if day.year() != before.date.year() => change_year(data, before, day, draft),
            _ => Ok(()),
        }
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, entries: &[Entry]) -> Result<()> {
        list::draw(context, entries)
    }

    fn draw(context: &Context<'_>, _data: &Data<'_>, entry: &Entry) -> Result<String> {
        let look = context.look();
        let heading = format!("{}, {}", capitalize(entry.kind.says()), echo(entry.date, context.today));
        let mut fields = Definitions::new();
        fields.push("what", entry.text.clone());
        fields.push("impact", entry.impact.clone().unwrap_or_default());
        fields.push("skills", entry.skills.join(", "));
        fields.push("goals", entry.goals.join(", "));
        fields.push("tags", entry.tags.join(", "));
        fields.push("link", entry.link.clone().unwrap_or_default());
        fields.push("audience", entry.audience.map_or("", |audience| audience.says()));
        Ok(format!("{}{}", draw_title(&heading, &entry.id, &look), fields.draw(&look)))
    }
}

impl Noun for LineNoun {
    type Record = Entry;
    const ABOUT: &'static str = EntryNoun::ABOUT;

    fn prepare(context: &mut Context<'_>, _matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
        let shows_skill = draft.value("skills").is_some();
        prepare(context.today, if shows_skill { EntryKind::Evidence } else { EntryKind::Note }, draft)
    }

    fn announce(draft: &Draft) -> Option<String> {
        Some(announce(draft))
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, entries: &[Entry]) -> Result<()> {
        list::draw(context, entries)
    }
}

impl Noun for WinNoun {
    type Record = Entry;
    const ABOUT: &'static str = "Keep something that went well";

    fn prepare(context: &mut Context<'_>, _matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
        prepare(context.today, EntryKind::Win, draft)
    }

    fn announce(draft: &Draft) -> Option<String> {
        Some(announce(draft))
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, entries: &[Entry]) -> Result<()> {
        list::draw(context, entries)
    }
}

/// Day and kind are known without asking. A text that is empty is refused before anything is asked.
fn prepare(today: NaiveDate, kind: EntryKind, draft: &mut Draft) -> Result<()> {
    if draft.text("text").is_some_and(|text| text.trim().is_empty()) {
        return Err(Error::usage("There is nothing to keep: the text is empty.")
            .hint("career log \"Shadowed the data team for a morning\""));
    }
    draft.set_default("date", Value::Date(today));
    draft.set_default("kind", Value::Text(kind.key().to_owned()));
    Ok(())
}

/// `kept a win "…"`, with its day where it is not obvious from the id.
fn announce(draft: &Draft) -> String {
    let key = draft.text("kind").unwrap_or_default();
    let says = ENTRY.field("kind").and_then(|field| match field.shape {
        crate::record::Shape::Choice(choices) => choices.iter().find(|choice: &&Choice| choice.key == key),
        _ => None,
    });
    let says = says.map_or(key, |choice| choice.says);
    let article = if says.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let skills = match draft.value("skills") {
        Some(Value::List(list)) if !list.is_empty() => {
            format!(" for {}", crate::commands::record::edit::describe(&Value::List(list.clone())))
        }
        _ => String::new(),
    };
    format!("kept {article} {says}{skills}: \"{}\"", short(draft.text("text").unwrap_or_default().trim()))
}

/// A line whose day moves to another year goes to that year's file, and keeps its id.
fn change_year(data: &Data<'_>, before: &Entry, day: NaiveDate, draft: &mut Draft) -> Result<()> {
    let from = kinds::locate(data, &ENTRY, &before.id)?;
    let file = format!("{}/{}.toml", ENTRY.file(), day.format("%Y"));
    if from.file == file {
        return Ok(());
    }
    let mut values = values_of(before);
    values.retain(|(key, _)| !draft.unset.contains(key));
    let mut said = vec![format!("now in {file}")];
    for (key, value) in draft.values.drain(..) {
        said.push(format!("{} {}", key.replace('_', " "), crate::commands::record::edit::describe(&value)));
        match values.iter_mut().find(|(other, _)| *other == key) {
            Some((_, old)) => *old = value,
            None => values.push((key, value)),
        }
    }
    said.extend(draft.unset.drain(..).map(|key| format!("no {}", key.replace('_', " "))));
    said.rotate_left(1);
    draft.kept.push(("said", said.join(", ")));
    let order = |key: &str| ENTRY.fields.iter().position(|field| field.key == key);
    values.sort_by_key(|(key, _)| order(key));
    let to = Target { file, ..from.clone() };
    draft.changes.push(Change::Drop { target: from });
    draft.changes.push(Change::Add { target: to, values });
    Ok(())
}

/// All that a line holds, as it is written.
fn values_of(entry: &Entry) -> Values {
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    let list =
        |list: &[String]| (!list.is_empty()).then(|| Value::List(list.iter().cloned().map(Value::Text).collect()));
    let values = [
        ("id", Some(Value::Text(entry.id().to_owned()))),
        ("date", Some(Value::Date(entry.date))),
        ("kind", Some(Value::Text(entry.kind.key().to_owned()))),
        ("text", Some(Value::Text(entry.text.clone()))),
        ("impact", text(&entry.impact)),
        ("skills", list(&entry.skills)),
        ("goals", list(&entry.goals)),
        ("tags", list(&entry.tags)),
        ("link", text(&entry.link)),
        ("audience", entry.audience.map(|audience| Value::Text(audience.key().to_owned()))),
    ];
    values.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
