//! `add` for every noun.
use std::collections::HashSet;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::{Draft, Noun};
use crate::commands::context::json_noun;
use crate::commands::{Context, Plan, Saved, args, ask, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Place, Record, Target, Value, Values, Which};
use crate::store::{Data, text};

/// Its arguments.
pub fn define<N: Noun>(command: Command) -> Command {
    let kind = N::Record::KIND;
    let command = N::extend(command.arg(args::title(kind)).arg(args::own_id()).args(args::flags(kind)));
    if N::EXAMPLES.is_empty() { command } else { args::with_examples(command, N::EXAMPLES) }
}

/// Adds what the arguments say, and asks for what is missing.
///
/// # Errors
/// A value that is refused, an answer that is missing, or the store's refusals.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let (record, saved) = add::<N>(context, matches)?;
    if context.options.json {
        let mut value = kinds::to_json(&record)?;
        if let Some(map) = value.as_object_mut() {
            let computed = N::compute(context, &context.store.clone().data(), &record)?;
            map.insert("computed".to_owned(), computed.into());
        }
        context.print_json(json!({ json_noun(N::Record::KIND): value, "operation": saved.to_json() }))?;
    } else {
        N::after_add(context, &record)?;
    }
    Ok(0)
}

/// The same without printing the record.
///
/// # Errors
/// As for [`run`].
pub fn add<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<(N::Record, Saved)> {
    let kind = N::Record::KIND;
    let mut given = args::read(context.reading()?, kind, matches)?;
    for (key, value) in &mut given.values {
        if let (true, Value::Text(text)) = (key == kind.title, value) {
            *text = context.text_or_input(text)?;
        }
    }
    let mut draft = Draft { id: args::text(matches, "own-id"), values: given.values, ..Draft::default() };
    N::prepare(context, matches, &mut draft)?;
    given.values = std::mem::take(&mut draft.values);
    ask::fill_needed(context, kind, N::is_needed, &mut given)?;
    draft.values = given.values;
    if context.has_offered {
        N::offer(context, &mut draft)?;
    }
    N::follow_up(context, &mut draft)?;
    for echo in given.echoes {
        draft.notes.push(format!("Read as: {echo}."));
    }
    insert::<N>(context, draft)
}

/// Writes a draft as a new record.
///
/// # Errors
/// A value that is refused, or the store's refusals.
pub fn insert<N: Noun>(context: &mut Context<'_>, draft: Draft) -> Result<(N::Record, Saved)> {
    let today = context.today;
    let kind = N::Record::KIND;
    let mut added = None;
    let saved = context.change(|data| {
        let (id, plan) = plan::<N>(data, today, draft)?;
        let at = plan
            .changes
            .iter()
            .map(Change::target)
            .find(|target| target.kind.noun == kind.noun && target.which == Which::Id(id.clone()));
        added = at.map(|target| (target.file.clone(), id));
        Ok(plan)
    })?;
    let lost = || Error::data(format!("The {} was saved but cannot be read back.", kind.noun));
    let (file, id) = added.ok_or_else(lost)?;
    let record = context.store.data().one::<N::Record>(&file, &id)?.ok_or_else(lost)?;
    Ok((record, saved))
}

/// The id and the plan of a new record, under the lock.
///
/// # Errors
/// A title that is missing, an id that is taken, a reference to nothing.
pub fn plan<N: Noun>(data: &Data<'_>, today: chrono::NaiveDate, mut draft: Draft) -> Result<(String, Plan)> {
    let kind = N::Record::KIND;
    let mut resolved = std::mem::take(&mut draft.resolved);
    resolved.resolve(data, kind, &mut draft.values)?;
    draft.resolved = resolved;
    N::complete(data, today, &mut draft)?;
    let title = draft.text(kind.title).unwrap_or_default().trim().to_owned();
    if title.is_empty() {
        return Err(Error::usage(format!("A {} needs a {}, and \"\" is none.", kind.noun, kind.title)));
    }
    let id = choose_id(data, kind, &draft, &title, today)?;
    let announced = N::announce(&draft);
    let order = |key: &str| kind.fields.iter().position(|field| field.key == key);
    draft.values.sort_by_key(|(key, _)| order(key));
    let mut values: Values = vec![("id".to_owned(), Value::Text(id.clone()))];
    values.extend(draft.values.drain(..).filter(|(_, value)| !matches!(value, Value::List(list) if list.is_empty())));
    let target = Target::id(kind, file_of(kind, &values, today), id.clone());
    let mut changes = std::mem::take(&mut draft.resolved.changes);
    changes.push(Change::Add { target: target.clone(), values });
    changes.extend(draft.pushes.drain(..).map(|(list, values)| Change::Push { target: target.clone(), list, values }));
    changes.append(&mut draft.changes);
    let mut notes = std::mem::take(&mut draft.resolved.notes);
    notes.append(&mut draft.notes);
    let sentence = announced.unwrap_or_else(|| format!("added {} \"{}\"", super::say_noun(kind.noun), short(&title)));
    Ok((id.clone(), Plan { sentence: format!("{sentence} ({id})"), changes, notes }))
}

/// A title that is not too long for a line of the history.
pub fn short(title: &str) -> String {
    let line = title.lines().next().unwrap_or_default();
    crate::render::cut(line, 60).into_owned()
}

/// The file of a new record: by the year of its date where a kind has one file a year.
fn file_of(kind: &Kind, values: &Values, today: chrono::NaiveDate) -> String {
    match kind.place {
        Place::File(name) => name.to_owned(),
        Place::Years(folder) => {
            let day = values.iter().find_map(|(key, value)| match value {
                Value::Date(day) if key == "date" => Some(*day),
                _ => None,
            });
            format!("{folder}/{}.toml", day.unwrap_or(today).format("%Y"))
        }
        Place::Each(folder) => format!(
            "{folder}/{}.toml",
            values.first().map_or("", |(_, value)| if let Value::Text(id) = value { id } else { "" })
        ),
    }
}

fn choose_id(
    data: &Data<'_>,
    kind: &'static Kind,
    draft: &Draft,
    title: &str,
    today: chrono::NaiveDate,
) -> Result<String> {
    if let (Place::Years(_), None) = (kind.place, &draft.id) {
        let words: Vec<&str> = title.split_whitespace().take(5).collect();
        let base = format!("{}-{}", draft.day("date").unwrap_or(today), text::slug(&words.join(" "), kind.noun));
        return free_in_years(data, kind, base);
    }
    let taken: HashSet<String> = kinds::ids(data, kind.noun)?.into_iter().collect();
    let Some(given) = &draft.id else {
        let base = match kind.place {
            _ if kind.noun == "feedback" => {
                format!("{}-{}", draft.day("date").or(draft.day("asked")).unwrap_or(today), title)
            }
            _ => text::slug(title, kind.noun),
        };
        return Ok(text::free_id(&base, &taken));
    };
    if *given != text::slug(given, kind.noun) {
        return Err(Error::usage(format!(
            "--id \"{given}\" is not an id: small letters, digits and hyphens, at most 40."
        ))
        .hint(format!("try --id {}", text::slug(given, kind.noun))));
    }
    if taken.contains(given) {
        return Err(Error::refused(format!(
            "There is a {} \"{given}\" already, and an id is never given twice.",
            kind.noun
        ))
        .hint("leave --id out, or choose another"));
    }
    Ok(given.clone())
}

/// The id, or the first of `-2`, `-3` … that no file of the kind holds. Files in which it does not
/// even stand as text are not looked into: what is written every day must not read all years.
fn free_in_years(data: &Data<'_>, kind: &'static Kind, base: String) -> Result<String> {
    let mut taken = HashSet::new();
    for file in data.files(kind.place)? {
        if let Some(text) = data.text(&file)?
            && text.contains(&base)
        {
            taken.extend(text::ids(&text, kind));
        }
    }
    Ok(text::free_id(&base, &taken))
}
