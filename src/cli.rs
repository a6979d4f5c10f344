//! The command line: the global flags, one line a command, and the way from arguments to a command.
use std::ffi::OsString;
use std::io::Write;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::commands::{self, Context};
use crate::error::{Error, ErrorKind, Result};
use crate::render::{Role, clean_lines};
use crate::world::World;

/// The whole command line.
pub fn root() -> Command {
    let mut root = Command::new("career")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Your own career notebook: assess, explore, goal, learn, plan, review. Plain files, no account, no network.")
        .after_help("Type `career` alone for where you stand, `career start` for the first ten minutes,\n`career help words` for what the words mean.")
        .disable_help_subcommand(true)
        .subcommand_required(false)
        .arg_required_else_help(false)
        .infer_subcommands(false);
    for arg in globals() {
        root = root.arg(arg);
    }
    root.subcommands(
        commands::all().into_iter().map(|entry| Command::new(entry.name).about(entry.about).defer(entry.define)),
    )
}

fn globals() -> Vec<Arg> {
    let heading = "Everywhere";
    let flag = |id: &'static str, help: &'static str| {
        Arg::new(id).long(id).action(ArgAction::SetTrue).global(true).help(help).help_heading(heading)
    };
    let value = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).global(true).help(help).help_heading(heading)
    };
    vec![
        value("home", "DIR", "The data folder (or CAREER_HOME)").value_parser(clap::value_parser!(std::path::PathBuf)),
        value("today", "DATE", "Take this as today (or CAREER_TODAY)"),
        flag("json", "Print JSON"),
        flag("plain", "Typed lines and plain text, for screen readers (or CAREER_PLAIN=1)"),
        flag("no-input", "Never ask; name what is missing instead"),
        flag("yes", "Answer yes to what would be asked").short('y'),
        value("color", "WHEN", "auto, always or never")
            .value_parser(["auto", "always", "never"])
            .hide_possible_values(true),
        flag("quiet", "Say only what was asked for").short('q'),
        flag("explain", "Say how every number came about"),
        flag("ask", "Offer every question, also those that could stay open").hide_short_help(true),
    ]
}

/// Reads the arguments, runs the command and gives the exit code.
pub fn run(world: &mut World) -> u8 {
    let outcome = match root().try_get_matches_from(names(world)) {
        Ok(matches) => run_matches(world, &matches),
        Err(refusal) => refuse(world, &refusal),
    };
    let outcome = outcome.and_then(|code| flush(world).map(|()| code));
    match outcome {
        Ok(code) => code,
        Err(error) => {
            // What was printed before the error belongs on the screen before it.
            let _ = flush(world);
            report(world, &error);
            error.exit_code()
        }
    }
}

fn names(world: &World) -> Vec<OsString> {
    let mut names = vec![OsString::from("career")];
    names.extend(world.args.iter().cloned());
    names
}

fn run_matches(world: &mut World, matches: &ArgMatches) -> Result<u8> {
    let mut context = Context::new(world, matches)?;
    let (name, matches) = match matches.subcommand() {
        Some((name, matches)) => (name, matches),
        None => ("", matches),
    };
    commands::run(&mut context, name, matches)
}

/// What clap refused, or printed because it was asked for.
fn refuse(world: &mut World, refusal: &clap::Error) -> Result<u8> {
    let text = refusal.render().to_string();
    if refusal.use_stderr() {
        // A value may hold anything; the rest is ours.
        let mut said = String::new();
        for line in clean_lines(&text).lines() {
            let line = match (line.strip_prefix("error: "), line.strip_prefix("  tip: ")) {
                (Some(rest), _) => format!("Error: {rest}"),
                (_, Some(rest)) => format!("Hint: {rest}"),
                _ => line.to_owned(),
            };
            said.push_str(&line);
            said.push('\n');
        }
        let _ = world.err.write_all(said.as_bytes());
        return Ok(2);
    }
    world.out.write_all(text.as_bytes()).map_err(|error| write_error(&error))?;
    Ok(0)
}

/// What is said when stdout cannot be written: nothing if its reader went away.
pub fn write_error(error: &std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Error::new(ErrorKind::Closed, "");
    }
    Error::refused("The output could not be written.").because(error)
}

fn flush(world: &mut World) -> Result<()> {
    world.out.flush().map_err(|error| write_error(&error))
}

fn report(world: &mut World, error: &Error) {
    if error.kind == ErrorKind::Closed {
        return;
    }
    let look = commands::error_look(world);
    let mut text = String::new();
    if error.kind == ErrorKind::Cancelled {
        text.push_str(&clean_lines(&error.to_string()));
        text.push('\n');
    } else {
        text.push_str(&format!("{} {}\n", look.paint(Role::Warn, "Error:"), clean_lines(&error.to_string())));
    }
    if let Some(at) = error.at.as_ref().filter(|at| !at.snippet.is_empty()) {
        text.push_str(&format!(
            "  {}\n",
            crate::render::cut(&crate::render::clean(&at.snippet), look.width.saturating_sub(3))
        ));
    }
    for cause in &error.causes {
        text.push_str(&format!("Caused by: {}\n", clean_lines(cause)));
    }
    for hint in &error.hints {
        text.push_str(&format!("Hint: {}\n", clean_lines(hint)));
    }
    // Where stderr is gone too there is nobody left to tell.
    let _ = world.err.write_all(text.as_bytes());
}
