//! `drop` for every noun: a status where the kind has one, else the record goes. Undo brings it back.
use clap::{ArgMatches, Command};
use serde_json::json;

use super::Noun;
use super::edit::read;
use crate::commands::context::json_noun;
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Record, Value};
use crate::store::Data;

/// Its arguments.
pub fn define<N: Noun>(command: Command) -> Command {
    command.arg(args::id(N::Record::KIND.noun))
}

/// Drops the record.
///
/// # Errors
/// A record that is not there, one that others refer to, or the store's refusals.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let kind: &'static Kind = N::Record::KIND;
    let given = args::given_id(matches);
    let today = context.today;
    let mut dropped = None;
    let saved = context.change(|data| {
        let target = kinds::locate(data, kind, &given)?;
        let record = read::<N>(data, &target)?;
        let target_id = target.clone();
        let mut set = N::let_go(data, today, &record)?;
        let sentence = format!("dropped {} \"{}\"", super::say_noun(kind.noun), super::add::short(record.title()));
        let change = match N::DROPPED {
            Some((key, status)) => {
                set.insert(0, (key.to_owned(), Value::Text(status.to_owned())));
                Change::Set { target, set, unset: Vec::new() }
            }
            None => Change::Drop { target },
        };
        dropped = Some((target_id, record));
        Ok(Plan::new(sentence, vec![change]))
    })?;
    if let (true, Some((target, before))) = (context.options.json, dropped) {
        let record = if N::DROPPED.is_some() { read::<N>(&context.store.data(), &target)? } else { before };
        let mut value = kinds::to_json(&record)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), N::compute(context, &context.store.clone().data(), &record)?.into());
        }
        context.print_json(json!({ json_noun(kind): value, "operation": saved.to_json() }))?;
    }
    Ok(0)
}

/// Refuses where other records refer to this one.
///
/// # Errors
/// Those records, by name.
pub fn refuse_referred(data: &Data<'_>, kind: &'static Kind, id: &str) -> Result<()> {
    let referrers = kinds::referrers(data, kind, id)?;
    if referrers.is_empty() {
        return Ok(());
    }
    Err(Error::refused(format!("The {} \"{id}\" is still referred to by {}.", kind.noun, listed(&referrers)))
        .hint("change or drop that first"))
}

/// The first few names.
pub fn listed(names: &[String]) -> String {
    let mut text = names.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > 4 {
        text.push_str(&format!(" and {} more", names.len() - 4));
    }
    text
}
