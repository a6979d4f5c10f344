//! `career help TOPIC`: pages about what several commands share; and the help of a command.
use clap::{Arg, ArgMatches};

use super::{Context, Entry};
use crate::error::{Error, Result};
use crate::record::find;

/// The command.
pub const ENTRY: Entry = Entry {
    name: "help",
    about: "Pages on words, dates, files, exit-codes and environment; or the help of a command",
    define: |command| {
        command.arg(
            Arg::new("topic")
                .value_name("TOPIC")
                .num_args(0..)
                .help("words, dates, files, exit-codes, environment, or a command"),
        )
    },
    run,
};

/// The pages: their names, what they are about, and their texts.
const PAGES: &[(&str, &str, &str)] = &[
    ("words", "what the words mean", include_str!("help/words.txt")),
    ("dates", "how days are written", include_str!("help/dates.txt")),
    ("files", "where your data is, and how to edit it by hand", include_str!("help/files.txt")),
    ("exit-codes", "what the program says to scripts", include_str!("help/exit-codes.txt")),
    ("environment", "variables that are read", include_str!("help/environment.txt")),
];

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let topics: Vec<String> =
        matches.get_many::<String>("topic").map(|topics| topics.cloned().collect()).unwrap_or_default();
    let Some(topic) = topics.first() else {
        let mut root = crate::cli::root();
        let mut text = root.render_help().to_string();
        text.push_str("\nPages:\n");
        for (name, about, _) in PAGES {
            text.push_str(&format!("  career help {name:<12} {about}\n"));
        }
        context.print(&text)?;
        return Ok(0);
    };
    if let Some((_, _, text)) = PAGES.iter().find(|(name, ..)| name == topic) {
        let text = fill(text, context);
        context.print(&text)?;
        return Ok(0);
    }
    let mut command = crate::cli::root();
    command.build();
    for topic in &topics {
        let known: Vec<String> = command
            .get_subcommands()
            .map(|sub| sub.get_name().to_owned())
            .chain(PAGES.iter().map(|(name, ..)| (*name).to_owned()))
            .collect();
        match command.find_subcommand(topic) {
            Some(found) => command = found.clone(),
            None => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let error = Error::usage(format!("There is no page and no command \"{topic}\"."));
                return Err(match find::nearest(&known, topic) {
                    Some(near) => error.hint(format!("did you mean career help {near}?")),
                    None => error.hint("career help lists the pages and the commands"),
                });
            }
        }
    }
    let text = command.render_long_help().to_string();
    context.print(&text)?;
    Ok(0)
}

/// Puts in what only this run knows: where the data is.
fn fill(text: &str, context: &Context<'_>) -> String {
    text.replace("{home}", &context.store.home().display().to_string())
}
