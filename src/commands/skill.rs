//! Stage 1 on the command line: skills, their levels, and what is missing for a role.
mod gap;
mod helps;
mod level;
mod list;
mod noun;
mod rate;
mod show;

use clap::{ArgMatches, Command};

use super::record::Noun;
use super::{Context, Entry, nouns};
use crate::error::Result;

pub use gap::{checklist_lines, computed, gap_json, headline};
pub use level::say_level;
pub use list::{EXPLAIN_MAP, difference_json, energy_json, say_difference};
pub use noun::SkillNoun;

/// The command.
pub const ENTRY: Entry = Entry { name: "skill", about: SkillNoun::ABOUT, define, run };

fn define(command: Command) -> Command {
    list::define(nouns::verbs::<SkillNoun>(command))
        .subcommand(
            Command::new("rate").about("Rate a skill: its level today, by you or somebody else").defer(rate::define),
        )
        .subcommand(
            Command::new("gap").about("What is missing for a role: your target, unless told").defer(gap::define),
        )
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("rate", matches)) => rate::run(context, matches),
        Some(("gap", matches)) => gap::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        Some(("list", matches)) => list::run(context, matches),
        None => list::run(context, matches),
        _ => Ok(nouns::run::<SkillNoun>(context, matches)?.unwrap_or(0)),
    }
}
