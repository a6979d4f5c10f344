//! The people who matter for the person's work: when they last met, and what was promised.
mod agenda;
mod draw;
mod met;
mod noun;

use clap::{ArgMatches, Command};

use super::record::Noun;
use super::{Context, Entry, kinds, nouns, quote};
use crate::error::{Error, Result};
use crate::record::find;
use crate::stages::review::model::{PERSON, Person};
use crate::store::{Data, text};

pub use noun::PersonNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "person", about: PersonNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    nouns::verbs::<PersonNoun>(command)
        .subcommand(Command::new("met").about("Keep a meeting: what was said, learned and promised").defer(met::define))
        .subcommand(
            Command::new("agenda")
                .about("The page for the next talk: what is new, to decide, to ask and promised")
                .defer(agenda::define),
        )
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("met", matches)) => met::run(context, matches),
        Some(("agenda", matches)) => agenda::run(context, matches),
        _ => Ok(nouns::run::<PersonNoun>(context, matches)?.unwrap_or(0)),
    }
}

/// The id of the person that is meant, by id, its beginning, or name.
///
/// # Errors
/// Nobody of that name, with did-you-mean or the command that adds them.
pub fn find_person(data: &Data<'_>, given: &str) -> Result<String> {
    let ids = kinds::own_ids(data, PERSON.noun)?;
    let list = || ids.iter().map(String::as_str);
    let slug = text::slug(given, PERSON.noun);
    if let Ok(id) = find::find(PERSON.noun, list(), given).or_else(|_| find::find(PERSON.noun, list(), &slug)) {
        return Ok(id.to_owned());
    }
    let lower = given.to_lowercase();
    let people = data.all::<Person>()?;
    if let Some(person) = people.iter().find(|person| person.name.to_lowercase() == lower) {
        return Ok(person.id.clone());
    }
    let error = match find::find(PERSON.noun, list(), given) {
        Err(error) if error.message.contains("could be") => return Err(error),
        _ => Error::refused(format!("There is nobody \"{given}\" among your people.")),
    };
    let all: Vec<&str> = list().collect();
    let error = match find::nearest(&all, &slug) {
        Some(near) => error.hint(format!("did you mean {near}?")),
        None => error,
    };
    Err(error.hint(format!("if they are new: career person add {} --relation peer", quote(given))))
}
