//! `person agenda`: the page for the next talk with somebody.
use std::rc::Rc;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::find_person;
use crate::commands::talk::Talk;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::render::{Look, draw_heading, draw_list};
use crate::stages::review::agenda::{Agenda, build, explain};
use crate::stages::review::circle::{Circle, audience_of};
use crate::stages::review::model::PERSON;
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career person agenda dr-adeyemi\n  career person agenda ciara-walsh --names --explain";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let names = Arg::new("names")
        .long("names")
        .action(ArgAction::SetTrue)
        .help("Leave other people's names; they are called \"a colleague\" otherwise");
    args::with_examples(command.arg(args::id(PERSON.noun)).arg(names), EXAMPLES)
}

/// Prints the page.
///
/// # Errors
/// Somebody who is not there, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    // First: it refuses files that cannot be read whole, in which somebody may not be found.
    let talk = Talk::read(&data)?;
    let id = find_person(&data, &args::given_id(matches))?;
    let person = talk.person(&id).ok_or_else(|| Error::refused(format!("There is no person \"{id}\".")))?;
    let circle = Circle::new(&talk.whole, audience_of(person.relation), Some(person));
    let circle = if args::has(matches, "names") { circle.with_names() } else { circle };
    let agenda = build(&talk.book(), person, &circle, context.today);
    let reasons = context.options.explain.then(|| explain(&agenda, person));
    if context.options.json {
        context.print_json(to_json(&agenda, reasons))?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw(&agenda, &look);
    if let Some(reasons) = reasons {
        text.push_str(&format!("\n{}{}", draw_heading("Where it comes from", &look), draw_list(&reasons, &look)));
    }
    context.print(&text)?;
    if agenda.left_out > 0 {
        let (count, are) = (agenda.left_out, if agenda.left_out == 1 { "is" } else { "are" });
        let mark = agenda.audience.key();
        context.say(&format!(
            "{count} more {are} not marked for {}. To show one: career goal edit ID --audience {mark} (or log edit, plan edit, skill edit).",
            who(agenda.audience)
        ));
    }
    context.say(&format!("As a paper: career report agenda {id}. After the talk: career person met {id}"));
    Ok(0)
}

/// Who reads it, in words.
fn who(audience: Audience) -> &'static str {
    match audience {
        Audience::Mentor => "a mentor",
        Audience::Manager => "a manager",
        Audience::Public | Audience::Mine => "everybody",
    }
}

fn draw(agenda: &Agenda, look: &Look) -> String {
    let mut text = draw_heading(&agenda.heading, look);
    for part in agenda.parts.iter() {
        text.push_str(&format!("\n{}\n", look.paint(crate::render::Role::Heading, &part.heading)));
        let lines: Vec<&str> = part.lines.iter().map(|line| line.text.as_str()).collect();
        if lines.is_empty() {
            text.push_str(&format!("{}\n", look.paint(crate::render::Role::Dim, "nothing that is marked for them")));
        }
        text.push_str(&draw_list(&lines, look));
    }
    text
}

fn to_json(agenda: &Agenda, reasons: Option<Vec<String>>) -> Json {
    let parts: Vec<Json> = agenda
        .parts
        .iter()
        .map(|part| {
            let lines: Vec<Json> =
                part.lines.iter().map(|line| json!({ "text": line.text, "kind": line.kind, "id": line.id })).collect();
            json!({ "key": part.key, "heading": part.heading, "lines": lines })
        })
        .collect();
    let mut computed = json!({ "left_out": agenda.left_out });
    if let Some(reasons) = reasons {
        computed["explain"] = reasons.join("\n").into();
    }
    json!({
        "agenda": {
            "person": agenda.person,
            "heading": agenda.heading,
            "audience": agenda.audience.key(),
            "since": agenda.since.to_string(),
            "parts": parts,
        },
        "computed": computed,
    })
}
