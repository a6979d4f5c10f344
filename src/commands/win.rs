//! `win`: one line about something that went well.
use clap::ArgMatches;

use super::log::{WinNoun, capture, define_win};
use super::{Context, Entry};
use crate::error::Result;

/// The command.
pub const ENTRY: Entry =
    Entry { name: "win", about: "Keep something that went well, in one line", define: define_win, run };

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    capture::<WinNoun>(context, matches)
}
