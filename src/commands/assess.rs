//! Stage 1 on the command line: skills, strengths, interests, values and preferences.
//!
//! Each part can be answered on a terminal, by flags or from a file, and all three leave the same
//! records. What is half answered on a terminal is kept in a draft.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{Context, Entry, args};
use crate::error::Result;
use crate::stages::assess::answers::Warning;
use crate::stages::assess::ops::Part;

mod file;
mod interests;
mod overview;
mod paper;
mod preferences;
mod rather;
mod show;
mod skills;
mod strengths;
mod values;

use paper::Start;

/// The command.
pub const ENTRY: Entry =
    Entry { name: "assess", about: "Stage 1: what you can do, like, want and will not do", define, run };

fn define(command: Command) -> Command {
    let part = |part: Part, about: &'static str, define: fn(Command) -> Command| {
        Command::new(part.key()).about(about).defer(define)
    };
    command
        .subcommand(part(Part::Skills, "What you can do without help, and what others come to you for", skills::define))
        .subcommand(part(Part::Strengths, "What you are good at, and what to work on", strengths::define))
        .subcommand(part(Part::Interests, "What you would like to do: 30 or 60 statements", interests::define))
        .subcommand(part(Part::Values, "What matters to you, wanted and now", values::define))
        .subcommand(part(Part::Preferences, "Conditions, and what you will not do", preferences::define))
        .subcommand(Command::new("show").about("The profile, drawn").defer(show::define))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("skills", matches)) => skills::run(context, matches),
        Some(("strengths", matches)) => strengths::run(context, matches),
        Some(("interests", matches)) => interests::run(context, matches),
        Some(("values", matches)) => values::run(context, matches),
        Some(("preferences", matches)) => preferences::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        _ => overview::run(context),
    }
}

/// `--restart`.
fn restart_flag() -> Arg {
    Arg::new("restart")
        .long("restart")
        .action(ArgAction::SetTrue)
        .help("Begin anew, without the answers of a half-done questionnaire")
}

/// `--form`.
fn form_flag<const N: usize>(counts: [&'static str; N], help: &'static str) -> Arg {
    Arg::new("form").long("form").value_name("N").value_parser(counts).hide_possible_values(true).help(help)
}

/// `--answers`.
fn answers_flag(help: &'static str) -> Arg {
    Arg::new("answers").long("answers").value_name("DIGITS").allow_hyphen_values(true).conflicts_with("from").help(help)
}

fn start(matches: &ArgMatches) -> Start {
    if args::has(matches, "restart") { Start::Anew } else { Start::Resume }
}

/// Says what makes a result less safe.
fn say_warnings(context: &mut Context<'_>, warnings: &[Warning]) {
    for warning in warnings {
        context.say(&warning.text);
    }
}

/// The warnings of a part as `--json` shows them.
fn warnings_to_json(part: Part, warnings: &[Warning]) -> Vec<Json> {
    warnings
        .iter()
        .map(|warning| json!({ "part": part.key(), "kind": warning.kind.key(), "text": warning.text }))
        .collect()
}
