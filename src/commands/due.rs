//! `career due`: everything with a day that has come or comes soon; for prompts and cron, one line.
//!
//! A shell prompt runs it before every line that is typed, so it reads only the files that hold days.
use std::rc::Rc;

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{Context, Entry, args};
use crate::error::Result;
use crate::render::{Look, Role, clean, cut, draw_heading, draw_list, wrap};
use crate::stages::here::due::explain;
use crate::stages::here::{Due, Facts, list_due};
use crate::store::Data;

/// The command.
pub const ENTRY: Entry = Entry {
    name: "due",
    about: "Everything that is due; with --quiet one line or none, and exit code 10 where something is",
    define,
    run,
};

/// The exit code of `career due --quiet` where something is due.
const SOMETHING: u8 = 10;

const EXAMPLES: &str = "  career due\n  career due --quiet || true        one line for a shell prompt; nothing where nothing is due\n  career due --quiet >/dev/null || mail -s \"Something is due\" me";

fn define(command: Command) -> Command {
    args::with_examples(command, EXAMPLES)
}

fn run(context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let today = context.today;
    let due = list_due(&read_days(&store.data())?, today);
    let look = context.look();
    if context.options.json {
        let mut object = json!({ "due": due_json(&due) });
        if context.options.explain {
            object["computed"] = json!({ "explain": explain().join("\n") });
        }
        context.print_json(object)?;
        return Ok(0);
    }
    if context.options.quiet {
        let Some(first) = due.first() else { return Ok(0) };
        let line = format!("{} due: {}", due.len(), first.says(today));
        context.print(&cut(&clean(&line), look.width))?;
        return Ok(SOMETHING);
    }
    if due.is_empty() {
        context.say("Nothing is due. What comes next: career next");
    }
    let mut text = String::new();
    for one in &due {
        push_due(&mut text, one, today, &look);
    }
    if context.options.explain {
        text.push_str(&format!("\n{}{}", draw_heading("When something is due", &look), draw_list(&explain(), &look)));
    }
    context.print(&text)?;
    Ok(0)
}

/// What has days, and nothing else.
///
/// # Errors
/// A file that does not hold.
pub fn read_days(data: &Data<'_>) -> Result<Facts> {
    Ok(Facts {
        credentials: data.all()?,
        roles: data.all()?,
        trials: data.all()?,
        goals: data.all()?,
        activities: data.all()?,
        milestones: data.all()?,
        people: data.all()?,
        feedback: data.all()?,
        reviews: data.all()?,
        ..Facts::default()
    })
}

/// How `--json` shows what is due.
pub fn due_json(due: &[Due]) -> Vec<Json> {
    let one = |due: &Due| json!({ "what": due.what, "date": due.date.to_string(), "command": due.command, "kind": due.kind.key() });
    due.iter().map(one).collect()
}

/// Something that is due, and under it the command.
pub fn push_due(text: &mut String, due: &Due, today: NaiveDate, look: &Look) {
    for line in wrap(&clean(&due.says(today)), look.width.saturating_sub(2)) {
        text.push_str(&format!("  {line}\n"));
    }
    text.push_str(&format!("    {}\n", look.paint(Role::Dim, &due.command)));
}
