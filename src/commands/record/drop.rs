//! `drop` for every noun: a status where the kind has one, else the record goes. Undo brings it back.
use clap::{ArgMatches, Command};
use serde_json::json;

use super::Noun;
use super::edit::read;
use crate::commands::context::json_noun;
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Record, Value, Which};

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
    let mut dropped = None;
    let saved = context.change(|data| {
        let target = kinds::locate(data, kind, &given)?;
        let record = read::<N>(data, &target)?;
        let Which::Id(id) = &target.which else {
            return Err(Error::refused("This kind of record has no id."));
        };
        let referrers = kinds::referrers(data, kind, id)?;
        if !referrers.is_empty() {
            return Err(Error::refused(format!("The {} \"{id}\" is still referred to by {}.", kind.noun, listed(&referrers)))
                .hint("change or drop that first"));
        }
        let sentence = format!("dropped {} \"{}\"", kind.noun, super::add::short(record.title()));
        let change = match N::DROPPED {
            Some((key, status)) => Change::Set { target, set: vec![(key.to_owned(), Value::Text(status.to_owned()))], unset: Vec::new() },
            None => Change::Drop { target },
        };
        dropped = Some(record);
        Ok(Plan::new(sentence, vec![change]))
    })?;
    if let (true, Some(record)) = (context.options.json, dropped) {
        let mut value = kinds::to_json(&record)?;
        if let (Some(map), Some((key, status))) = (value.as_object_mut(), N::DROPPED) {
            map.insert(key.to_owned(), json!(status));
        }
        context.print_json(json!({ json_noun(kind): value, "operation": saved.to_json() }))?;
    }
    Ok(0)
}

fn listed(names: &[String]) -> String {
    let mut text = names.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > 4 {
        text.push_str(&format!(" and {} more", names.len() - 4));
    }
    text
}
