//! `career` alone: where the person stands, what is due, and the one next step.
use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::due::{due_json, push_due, read_days};
use super::{Context, start};
use crate::error::Result;
use crate::render::{Look, Role, clean, measure, pad, wrap};
use crate::stages::assess::model::Profile;
use crate::stages::here::{Due, Facts, Next, Standing, choose_next, describe_stages, list_due};
use crate::stages::plan::roadmap::build_dates;
use crate::store::Data;

/// How much of what is due is shown.
const SHOWN: usize = 3;

/// How to begin, for a folder without data where nobody can be asked.
const BEGIN: &str = "\
Your own career notebook: plain files on this machine, no account, no network.

  career start                            the first ten minutes, in a terminal
  career win \"Led the night shift alone\"  note something that you are glad you did
  career skill add \"First aid\"            what you can do
  career role add \"Ward manager\"          what you might want to be
  career goal add \"Ward manager\" --due 2028-Q1
  career plan add \"Talk to one\" --hours 1 --due \"next friday\"

career --help lists everything, career help words says what the words mean.";

/// Shows where the person stands; an empty folder leads to the first ten minutes.
///
/// # Errors
/// A file that does not hold.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let is_empty = data.names()?.is_empty();
    if is_empty && !context.options.json {
        if context.can_ask() {
            return start::ask(context);
        }
        context.print(BEGIN)?;
        return Ok(0);
    }
    let facts = read(&data, context)?;
    let today = context.today;
    let stages = describe_stages(&facts, today);
    let due = list_due(&facts, today);
    // Steps that need each other are the roadmap's to refuse; here the rest still stands.
    let map = build_dates(&facts.records(), today).ok();
    let next = choose_next(&facts, &due, map.as_ref(), today);
    if context.options.json {
        context.print_json(show_json(&stages, &due, &next))?;
        return Ok(0);
    }
    let look = context.look();
    let text = draw(&facts.profile, &stages, &due, &next, today, &look);
    context.print(&text)?;
    Ok(0)
}

/// Everything that the overview rests on.
///
/// # Errors
/// A file that does not hold.
pub fn read(data: &Data<'_>, context: &mut Context<'_>) -> Result<Facts> {
    Ok(Facts {
        profile: context.profile()?,
        away: data.all()?,
        skills: data.all()?,
        strengths: data.all()?,
        interests: data.all()?,
        values: data.all()?,
        preferences: data.only()?,
        drafts: context.store.folder().drafts()?,
        ..read_days(data)?
    })
}

fn show_json(stages: &[Standing], due: &[Due], next: &Next) -> Json {
    let stages: Vec<Json> =
        stages.iter().map(|one| json!({ "stage": one.stage, "state": one.state, "next": one.next })).collect();
    let due = due_json(due);
    json!({ "stages": stages, "due": due, "next": { "text": next.text, "command": next.command } })
}

fn draw(profile: &Profile, stages: &[Standing], due: &[Due], next: &Next, today: NaiveDate, look: &Look) -> String {
    let mut text = String::new();
    if let Some(name) = profile.name.as_deref().and_then(|name| name.split_whitespace().next()) {
        text.push_str(&format!("{}\n\n", look.paint(Role::Heading, &clean(name))));
    }
    let rows: Vec<_> = stages.iter().map(|one| (pad(one.stage, 9), one.state.clone(), one.next.as_str())).collect();
    push_rows(&mut text, &rows, look);
    // What comes next is said once.
    let others: Vec<&Due> =
        due.iter().filter(|one| one.command != next.command || one.says(today) != next.text).collect();
    if !others.is_empty() {
        text.push_str(&format!("\n{}\n", look.paint(Role::Heading, "Due")));
        for one in others.iter().take(SHOWN) {
            push_due(&mut text, one, today, look);
        }
        if others.len() > SHOWN {
            text.push_str(&format!("  {} more: career back\n", others.len() - SHOWN));
        }
    }
    text.push_str(&format!("\n{}", look.paint(Role::Heading, "Next ")));
    for (at, line) in wrap(&clean(&next.text), look.width.saturating_sub(6)).iter().enumerate() {
        text.push_str(&format!("{}{line}\n", if at == 0 { "" } else { "     " }));
    }
    text.push_str(&format!("     {}\n", look.paint(Role::Accent, &next.command)));
    text
}

/// Rows of a lead, how it stands, and the command: in a column beside it, or under it where it is
/// long.
fn push_rows(text: &mut String, rows: &[(String, String, &str)], look: &Look) {
    let width = look.width.min(110);
    let widest =
        rows.iter().map(|(_, _, command)| measure(command)).filter(|wide| wide * 5 <= width * 2).max().unwrap_or(0);
    for (lead, state, command) in rows {
        let indent = measure(lead);
        let is_beside = !look.plain && measure(command) <= widest && indent + 24 + 2 + widest <= width;
        let room = width.saturating_sub(indent + if is_beside { widest + 2 } else { 0 }).max(20);
        let painted = look.paint(Role::Dim, command);
        for (at, line) in wrap(&clean(state), room).iter().enumerate() {
            match at {
                0 if is_beside => {
                    text.push_str(&format!("{}{}  {painted}\n", look.paint(Role::Heading, lead), pad(line, room)))
                }
                0 => text.push_str(&format!("{}{line}\n", look.paint(Role::Heading, lead))),
                _ => text.push_str(&format!("{}{line}\n", " ".repeat(indent))),
            }
        }
        if !is_beside {
            text.push_str(&format!("{}{painted}\n", " ".repeat(indent)));
        }
    }
}
