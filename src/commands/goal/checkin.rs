//! `goal checkin`: how it goes, in one line.
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::{GoalNoun, draw};
use crate::commands::record::{Noun, add::short, edit::read};
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Value, Values};
use crate::stages::goal::model::{CHECKIN, GOAL, Goal};
use crate::stages::goal::progress;
use crate::term::{Question, Reply};

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        command
            .arg(args::id("goal"))
            .arg(
                Arg::new("value")
                    .long("value")
                    .value_name("N")
                    .allow_hyphen_values(true)
                    .help("What is counted stands at this"),
            )
            .arg(
                Arg::new("confidence")
                    .long("confidence")
                    .value_name("N")
                    .help("How sure you are to reach it, 0 to 100"),
            )
            .arg(Arg::new("note").long("note").value_name("TEXT").help("A line about it"))
            .arg(Arg::new("date").long("date").value_name("DATE").help("The day; today if left out")),
        "  career goal checkin move-into --value 2 --confidence 65 --note \"Two sent, one reply\"",
    )
}

/// Notes how the goal goes, and shows its line.
///
/// # Errors
/// A goal that is not there, a value that is refused, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::given_id(matches);
    let target = kinds::locate(&context.store.data(), &GOAL, &given)?;
    let goal = read::<GoalNoun>(&context.store.data(), &target)?;
    let mut values = read_flags(context, matches)?;
    if values.iter().all(|(key, _)| key == "date") {
        ask(context, &goal, &mut values)?;
    }
    let today = context.today;
    let day = values.iter().find_map(|(_, value)| if let Value::Date(day) = value { Some(*day) } else { None });
    if day.is_none() {
        values.insert(0, ("date".to_owned(), Value::Date(today)));
    }
    if let Some(day) = day.filter(|day| *day > today) {
        return Err(Error::usage(format!("--date {day} has not come yet; a check-in says how it went up to a day."))
            .hint("leave --date out for today"));
    }
    let sentence = format!("checked in on goal \"{}\"", short(&goal.title));
    let saved = context.change(|data| {
        // The goal may have changed while the questions were asked; its address may not.
        read::<GoalNoun>(data, &target)?;
        Ok(Plan::new(sentence, vec![Change::Push { target: target.clone(), list: "checkin".to_owned(), values }]))
    })?;
    let after = read::<GoalNoun>(&context.store.data(), &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&after)?;
        if let Some(map) = value.as_object_mut() {
            map.insert(
                "computed".to_owned(),
                GoalNoun::compute(context, &context.store.clone().data(), &after)?.into(),
            );
        }
        context.print_json(json!({ "goal": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let reply = reply(context, &goal, &after);
    context.say(&reply);
    Ok(0)
}

fn read_flags(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Values> {
    let reading = context.reading()?;
    let mut given = args::Given::default();
    for field in CHECKIN {
        if let Some(text) = args::text(matches, field.key) {
            args::read_field(reading, field, &[&text], &mut given)?;
        }
    }
    Ok(given.values)
}

/// What is counted, how sure, and a line; each may be skipped, but not all of them.
fn ask(context: &mut Context<'_>, goal: &Goal, values: &mut Values) -> Result<()> {
    if !context.can_ask() {
        return Err(Error::usage("What is there to note? --value N, --confidence N or --note TEXT.")
            .hint(format!("career goal checkin {} --note \"…\"", goal.id)));
    }
    let reading = context.reading()?;
    let how = progress::measure(goal);
    let unit = goal.metric.as_ref().map(|metric| metric.unit.clone());
    let mut given = args::Given::default();
    for field in CHECKIN.iter().filter(|field| field.key != "date") {
        let text = match (field.key, &unit) {
            ("value", None) => continue,
            ("value", Some(unit)) => format!(
                "{unit}: how many now?{}",
                how.value
                    .map_or_else(String::new, |value| format!(" (last: {})", crate::render::line::show_number(value)))
            ),
            ("confidence", _) => format!(
                "How sure are you to reach it, 0 to 100?{}",
                how.confidence.map_or_else(String::new, |sure| format!(" (last: {sure})"))
            ),
            _ => "A line about it?".to_owned(),
        };
        let question = Question::text(format!("checkin.{}", field.key), text)
            .flag(format!("--{}", field.key))
            .skippable()
            .check(move |typed| if typed.trim().is_empty() { Ok(()) } else { reading.read(field, typed).map(|_| ()) });
        if let Reply::Answer(answer) = context
            .terminal()?
            .ask(&question)
            .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was saved."))?
        {
            let text = answer.into_text();
            if !text.trim().is_empty() {
                args::read_field(reading, field, &[&text], &mut given)?;
            }
        }
    }
    values.extend(given.values);
    Ok(())
}

/// The line of the goal after it, and what changed in how sure the person is.
fn reply(context: &Context<'_>, before: &Goal, after: &Goal) -> String {
    let mut parts = vec![draw::draw_progress(after, &context.look())];
    let (was, is) = (progress::measure(before).confidence, progress::measure(after).confidence);
    match (was, is) {
        (Some(was), Some(is)) if was != is => parts.push(format!("sure: {was} before, {is} now")),
        (None, Some(is)) if after.metric.is_some() => parts.push(format!("{is} % sure")),
        _ => {}
    }
    if let Some(due) = after.due {
        parts.push(format!("due {}", crate::dates::echo(due, context.today)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
