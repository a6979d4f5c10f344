//! Stage 1 on the command line: what you have done. Jobs, study, care and unpaid work alike;
//! overlaps are normal, and nothing looks for gaps.
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::record::{Draft, Noun, print_table, show_text};
use super::{Context, Entry, nouns};
use crate::dates;
use crate::error::{Error, Result};
use crate::record::{Record, Value};
use crate::render::{Cell, Column, Role, Table};
use crate::stages::assess::model::{Position, PositionKind};
use crate::stages::assess::past::{count_held, order_timeline};
use crate::store::Data;

/// The command.
pub const ENTRY: Entry = Entry { name: "past", about: PositionNoun::ABOUT, define: nouns::verbs::<PositionNoun>, run };

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    Ok(nouns::run::<PositionNoun>(context, matches)?.unwrap_or(0))
}

/// What somebody has done.
pub struct PositionNoun;

impl Noun for PositionNoun {
    type Record = Position;
    const ABOUT: &'static str = "Stage 1: what you have done: jobs, study, care, unpaid work";
    const EXAMPLES: &'static str = "  career past add \"Staff nurse\" --from 2019-09 --organisation \"St. Brigid's\"\n  career past add \"Looking after my father\" --kind caring --from 2021-03 --to 2022-08";

    fn complete(_data: &Data<'_>, _today: NaiveDate, draft: &mut Draft) -> Result<()> {
        draft.set_default("kind", Value::Text(PositionKind::Job.key().to_owned()));
        check_span(draft.day("from"), draft.day("to"))
    }

    fn revise(_data: &Data<'_>, _today: NaiveDate, before: &Position, draft: &mut Draft) -> Result<()> {
        let to = if draft.unset.iter().any(|key| key == "to") { None } else { draft.day("to").or(before.to) };
        check_span(draft.day("from").or(Some(before.from)), to)
    }

    fn compute(context: &Context<'_>, _data: &Data<'_>, position: &Position) -> Result<Map<String, Json>> {
        let months = count_held(position, context.today);
        let mut computed = Map::new();
        computed.insert("months".to_owned(), json!(months));
        computed.insert("current".to_owned(), json!(is_current(position, context.today)));
        Ok(computed)
    }

    fn draw_list(context: &mut Context<'_>, _data: &Data<'_>, positions: &[Position]) -> Result<()> {
        let mut timeline: Vec<&Position> = positions.iter().collect();
        order_timeline(&mut timeline);
        let mut table = Table::new([
            Column::word("When", 7),
            Column::title("What"),
            Column::text("Where", 5),
            Column::word("Kind", 4),
            Column::word("Id", 3),
        ]);
        for position in timeline {
            let role = if is_current(position, context.today) { Role::Accent } else { Role::Dim };
            table.push([
                Cell::of(role, say_span(position, context.today)),
                show_text(Some(position.title())).into(),
                show_text(position.organisation.as_deref()).into(),
                position.kind.unwrap_or(PositionKind::Job).key().into(),
                Cell::of(Role::Dim, position.id.clone()),
            ]);
        }
        print_table(context, &table)
    }
}

/// `Sep 2019 – now`; a month that begins and ends it is said once.
fn say_span(position: &Position, today: NaiveDate) -> String {
    let from = dates::say_month(position.from);
    match position.to {
        Some(to) if to < today && dates::say_month(to) == from => from,
        Some(to) if position.from <= today && to >= today => {
            format!("{from} – now, until {}", dates::say_month(to))
        }
        Some(to) => format!("{from} – {}", dates::say_month(to)),
        None if position.from > today => format!("from {from}"),
        None => format!("{from} – now"),
    }
}

fn is_current(position: &Position, today: NaiveDate) -> bool {
    position.from <= today && position.to.is_none_or(|to| to >= today)
}

fn check_span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<()> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            Err(Error::refused(format!("It cannot end on {to}, before it begins on {from}."))
                .hint("swap the two, or leave --to out if it still goes on"))
        }
        _ => Ok(()),
    }
}
