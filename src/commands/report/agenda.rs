//! `report agenda`: the page for the next talk, to hand over or to read from.
use std::rc::Rc;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::{flags, gather, hand};
use crate::commands::person::find_person;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::stages::review::circle::audience_of;
use crate::stages::review::model::Person;
use crate::stages::review::papers::agenda;
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career report agenda ciara-walsh
  career report agenda --for mentor --md
  career report agenda ciara-walsh --out talk.html";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let person = Arg::new("person")
        .value_name("PERSON")
        .help("Whom you talk with: an id or name of your people; the only one of that kind if left out");
    args::with_examples(flags::shared(command.arg(person), Audience::Manager), EXAMPLES)
}

/// Makes the paper.
///
/// # Errors
/// Nobody or several people that it could be, flags that do not hold, and the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let people = gather::notebook(&data)?.people;
    let is_told = matches.value_source("for") == Some(ValueSource::CommandLine);
    let person = match args::text(matches, "person") {
        Some(given) => {
            let id = find_person(&data, &given)?;
            people.iter().find(|person| person.id == id)
        }
        None => Some(find_only(&people, flags::audience(matches))?),
    };
    let Some(person) = person.cloned() else {
        return Err(Error::refused("There is nobody to talk with.").hint("career person add NAME --relation manager"));
    };
    // Who is named reads it as who they are, unless another reader is told.
    let audience = if is_told { flags::audience(matches) } else { audience_of(person.relation) };
    let today = context.today;
    hand::run_for(context, matches, audience, Some(&person.id), &|sight, naming| {
        agenda::build(sight, naming, &person, today)
    })
}

/// The only person who reads so.
fn find_only(people: &[Person], audience: Audience) -> Result<&Person> {
    let of_kind: Vec<&Person> = people.iter().filter(|person| audience_of(person.relation) == audience).collect();
    match of_kind[..] {
        [only] => Ok(only),
        [] => Err(Error::usage("Whom you talk with is not said, and none of your people is of that kind.")
            .hint("career report agenda PERSON; add somebody: career person add NAME --relation manager")),
        _ => {
            let ids: Vec<&str> = of_kind.iter().map(|person| person.id.as_str()).collect();
            Err(Error::usage(format!("Whom you talk with is not said, and it could be {}.", ids.join(", ")))
                .hint(format!("career report agenda {}", ids[0])))
        }
    }
}
