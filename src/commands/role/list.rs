//! `role list`: roles with the first closing date on top.
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::RoleNoun;
use super::show::computed;
use crate::commands::record::{Noun, print_table, show_day, show_text};
use crate::commands::{Context, args, kinds, me};
use crate::error::Result;
use crate::render::{Cell, Column, Role as Paint, Table};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::measure;
use crate::stages::explore::model::{Role, RoleStatus};
use crate::store::Data;

/// Prints the list.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let mut roles = data.all::<Role>()?;
    let whole = roles.len();
    if !args::has(matches, "all") {
        roles.retain(RoleNoun::is_open);
    }
    // Those without a day to apply by come last, in the order of the file.
    roles.sort_by_key(|role| role.closes.unwrap_or(chrono::NaiveDate::MAX));
    if context.options.json {
        let me = me::read_me(&data)?;
        let trail = Trail::follow(&me.sources);
        let list = roles.iter().map(|role| {
            let mut value = kinds::to_json(role)?;
            if let Some(map) = value.as_object_mut() {
                map.insert("computed".to_owned(), computed(&measure(role, &me, &trail, context.today)).into());
            }
            Ok(value)
        });
        let list: Vec<Json> = list.collect::<Result<_>>()?;
        context.print_json(json!({ "roles": list }))?;
        return Ok(0);
    }
    if roles.is_empty() && whole > 0 {
        context.say(&format!("No open roles; {whole} in all: career role list --all"));
        return Ok(0);
    }
    if roles.is_empty() {
        context.say("No roles yet. Add one:\ncareer role add \"Data analyst\" --target --need sql:4:must");
    } else {
        draw(context, &data, &roles)?;
    }
    if roles.len() < whole {
        context.say(&format!("{} more with --all.", whole - roles.len()));
    }
    Ok(0)
}

/// Draws roles as a table.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn draw(context: &mut Context<'_>, data: &Data<'_>, roles: &[Role]) -> Result<()> {
    let me = me::read_me(data)?;
    let trail = Trail::follow(&me.sources);
    let mut table = Table::new([
        Column::title("Role"),
        Column::word("Status", 9),
        Column::word("Musts met", 8),
        Column::word("Closes", 7),
        Column::word("Decided", 6),
        Column::word("Kind", 4),
        Column::text("With", 3),
        Column::word("Id", 2),
    ]);
    for role in roles {
        let gaps = measure(role, &me, &trail, context.today);
        let musts = if gaps.musts == 0 { String::new() } else { format!("{} of {}", gaps.met, gaps.musts) };
        let status = role.state();
        let organisation =
            role.organisation.as_deref().map_or_else(|| role.place().key().to_owned(), |name| show_text(Some(name)));
        table.push([
            show_text(Some(&role.title)).into(),
            if status == RoleStatus::Target { Cell::of(Paint::Accent, status.key()) } else { status.key().into() },
            musts.into(),
            show_day(role.closes).into(),
            show_day(role.decides).into(),
            role.kind.map_or("", |kind| kind.key()).into(),
            organisation.into(),
            Cell::of(Paint::Dim, role.id.clone()),
        ]);
    }
    print_table(context, &table)
}
