//! `role show`: a role, what it asks for beside what there is, and what came of it so far.
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::RoleNoun;
use crate::commands::record::edit::read;
use crate::commands::record::show::{draw_definitions, draw_title};
use crate::commands::skill::{checklist_lines, gap_json, headline, say_level};
use crate::commands::{Context, args, kinds, me, roadmap};
use crate::error::Result;
use crate::record::Record;
use crate::render::{Cell, Column, Look, Role as Paint, Table, draw_heading, draw_list};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::{Amount, Gaps, Met, explain, measure};
use crate::stages::explore::model::{RequirementKind, Role, Trial};
use crate::stages::explore::steps::list_steps;
use crate::stages::plan::transition::{has_paid_work, list_checks};

/// Prints the role.
///
/// # Errors
/// A record that is not there, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let target = kinds::locate(&data, Role::KIND, &args::given_id(matches))?;
    let role = read::<RoleNoun>(&data, &target)?;
    let me = me::read_me(&data)?;
    let trail = Trail::follow(&me.sources);
    let gaps = measure(&role, &me, &trail, context.today);
    if context.options.json {
        let mut value = kinds::to_json(&role)?;
        let mut computed = computed(&gaps);
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain(&gaps).join("\n")));
        }
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), computed.into());
        }
        context.print_json(json!({ "role": value }))?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw_title(&role.title, &role.id, &look);
    text.push_str(&draw_definitions(&role, &look, context.today, &[])?);
    if !gaps.asked.is_empty() {
        text.push_str(&format!("\n{}", draw_heading("What it asks for", &look)));
        text.push_str(&draw_asked(&gaps, &look));
        text.push_str(&format!("{}.\n", headline(&gaps)));
        if !gaps.blocked_by.is_empty() {
            text.push_str(&look.paint(Paint::Warn, &format!("Needs first: {}.", blocked(&gaps).join(", "))));
            text.push('\n');
        }
    }
    let mut steps = list_steps(&role, &gaps, &me.sources.entries, &data.all::<Trial>()?, context.today);
    let records = roadmap::read_from(&data, None)?;
    let is_paid = has_paid_work(&context.profile()?, &me.sources.positions, context.today);
    steps.extend(list_checks(&role, &records, is_paid, context.today));
    text.push_str(&format!("\n{}", draw_heading("On the way", &look)));
    text.push_str(&checklist_lines(&steps, &look, context.today));
    if context.options.explain {
        text.push_str(&format!("\n{}", draw_heading("How this comes about", &look)));
        text.push_str(&draw_list(&explain(&gaps), &look));
    }
    context.print(&text)?;
    context.say(&match gaps.asked.is_empty() {
        true => format!("Add what it asks for: career role edit {} --need sql:4:must", role.id),
        false => format!("What is missing, and what helps:\ncareer skill gap --role {}", role.id),
    });
    Ok(0)
}

/// The labels of what must be there first and is not.
fn blocked<'a>(gaps: &'a Gaps<'_>) -> Vec<&'a str> {
    let unmet = gaps.asked.iter().filter(|one| one.requirement.is_gate() && matches!(one.met, Met::Close | Met::Far));
    unmet.map(|one| one.label.as_str()).collect()
}

fn draw_asked(gaps: &Gaps<'_>, look: &Look) -> String {
    let mut table = Table::new([
        Column::title("Asks for"),
        Column::word("Wants", 7),
        Column::word("You have", 8),
        Column::word("Weighs", 5),
        Column::word("", 9),
    ]);
    for one in &gaps.asked {
        let (sign, role) = match one.met {
            Met::Met => ("met", Paint::Good),
            Met::Close => ("close", Paint::Accent),
            Met::Far => ("missing", Paint::Warn),
            Met::Unassessed => ("not assessed", Paint::Dim),
        };
        let weighs = if one.requirement.is_gate() { "first" } else { one.requirement.weight().key() };
        let is_named = one.requirement.kind != RequirementKind::Education || one.requirement.text.is_some();
        let label = if is_named { one.label.clone() } else { "Education".to_owned() };
        table.push([label.into(), say(&one.need).into(), say(&one.have).into(), weighs.into(), Cell::of(role, sign)]);
    }
    table.draw(look)
}

fn say(amount: &Amount) -> String {
    match amount {
        Amount::Open => "–".to_owned(),
        Amount::Level(level) => say_level(Some(*level)),
        Amount::Count(0) => "not yet".to_owned(),
        Amount::Count(1) => "once".to_owned(),
        Amount::Count(number) => format!("{number} times"),
        Amount::Months(1) => "1 month".to_owned(),
        Amount::Months(number) => format!("{number} months"),
        Amount::Word(word) => word.clone(),
    }
}

/// What `--json` shows under `computed`: the figures of `skill gap`, and the gaps themselves.
pub fn computed(gaps: &Gaps<'_>) -> Map<String, Json> {
    let mut computed = crate::commands::skill::computed(gaps);
    computed.insert("gaps".to_owned(), json!(gaps.gaps.iter().map(gap_json).collect::<Vec<_>>()));
    computed
}
