//! What the organisation wants, on the command line: three to five lines that goals can serve.
use clap::{ArgMatches, Command};

use super::record::{Noun, add, drop, edit, list, print_table, show_day, show_text};
use super::{Context, Entry};
use crate::error::Result;
use crate::record::Record;
use crate::render::{Cell, Column, Role, Table};
use crate::stages::goal::model::{Aim, Goal};
use crate::store::Data;

/// The command.
pub const ENTRY: Entry = Entry { name: "aim", about: AimNoun::ABOUT, define, run };

/// Aims have one line each: `list` shows all of it.
fn define(command: Command) -> Command {
    command
        .subcommand(Command::new("add").about("Add an aim").defer(add::define::<AimNoun>))
        .subcommand(
            Command::new("list").about("List the aims, and how many goals serve each").defer(list::define::<AimNoun>),
        )
        .subcommand(Command::new("edit").about("Change an aim: only what is given").defer(edit::define::<AimNoun>))
        .subcommand(Command::new("drop").about("Remove an aim").defer(drop::define::<AimNoun>))
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some(("add", matches)) => add::run::<AimNoun>(context, matches),
        Some(("edit", matches)) => edit::run::<AimNoun>(context, matches),
        Some(("drop", matches)) => drop::run::<AimNoun>(context, matches),
        Some((_, matches)) => list::run::<AimNoun>(context, matches),
        None => list::run::<AimNoun>(context, matches),
    }
}

/// What the organisation wants.
pub struct AimNoun;

impl Noun for AimNoun {
    type Record = Aim;
    const ABOUT: &'static str = "What your organisation wants, for your goals to serve";
    const EXAMPLES: &'static str = "  career aim add \"Every ward reports its own figures\" --until 2028\n  career goal add \"Build the bed dashboard\" --due 2027-Q2 --supports every-ward";

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, aims: &[Aim]) -> Result<()> {
        let goals = data.all::<Goal>()?;
        let mut table = Table::new([
            Column::title("Aim"),
            Column::word("Until", 5),
            Column::number("Goals", 4),
            Column::word("Id", 3),
        ]);
        for aim in aims {
            let serving =
                goals.iter().filter(|goal| goal.is_open() && goal.supports.as_deref() == Some(aim.id())).count();
            let serving = if serving == 0 { String::new() } else { serving.to_string() };
            table.push([
                show_text(Some(aim.title())).into(),
                show_day(aim.until).into(),
                serving.into(),
                Cell::of(Role::Dim, aim.id.clone()),
            ]);
        }
        print_table(context, &table)
    }
}
