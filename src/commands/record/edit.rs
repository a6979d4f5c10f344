//! `edit` for every noun: changes only what is given.
use clap::{ArgMatches, Command};
use serde_json::json;

use super::{Draft, Noun};
use crate::commands::context::json_noun;
use crate::commands::{Context, Plan, args, ask, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Record, Shape, Target, Value, Which};
use crate::store::Data;
use crate::term::{Question, Reply};

/// Its arguments.
pub fn define<N: Noun>(command: Command) -> Command {
    let kind = N::Record::KIND;
    let title = kind.field(kind.title).map_or("", |field| field.help.trim());
    let renamed =
        clap::Arg::new(kind.title).long(kind.title).value_name("TEXT").help(format!("{title} (the id stays)"));
    N::extend(command.arg(args::id(kind.noun)).arg(renamed).args(args::flags(kind)).args(args::removals(kind)))
}

/// Changes what the arguments say; without any it asks, with today's values.
///
/// # Errors
/// A value that is refused, or the store's refusals.
pub fn run<N: Noun>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let kind = N::Record::KIND;
    let reading = context.reading()?;
    let given = args::read(reading, kind, matches)?;
    let id = args::given_id(matches);
    let mut draft = Draft { values: given.values, unset: args::read_removals(kind, matches), ..Draft::default() };
    if let Some(key) = draft.unset.iter().find(|key| draft.value(key).is_some()) {
        let flag = key.replace('_', "-");
        return Err(Error::usage(format!("--{flag} and --no-{flag} exclude each other.")).hint("leave one of them out"));
    }
    for echo in given.echoes {
        draft.notes.push(format!("Read as: {echo}."));
    }
    N::prepare(context, matches, &mut draft)?;
    if is_nothing(&draft) {
        let target = kinds::locate(&context.store.data(), kind, &id)?;
        ask_anew::<N>(context, &target, &mut draft)?;
        if is_nothing(&draft) {
            context.say("Nothing changed.");
            return Ok(0);
        }
    }
    let (record, saved) = edit::<N>(context, &id, draft)?;
    if context.options.json {
        let mut value = kinds::to_json(&record)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), N::compute(context, &context.store.clone().data(), &record)?.into());
        }
        context.print_json(json!({ json_noun(kind): value, "operation": saved.to_json() }))?;
    }
    Ok(0)
}

/// Writes the changes of a draft to the record that `id` means.
///
/// # Errors
/// A record that is not there, a value that is refused, or the store's refusals.
pub fn edit<N: Noun>(context: &mut Context<'_>, id: &str, draft: Draft) -> Result<(N::Record, crate::commands::Saved)> {
    let today = context.today;
    let mut at = None;
    let saved = context.change(|data| {
        let target = kinds::locate(data, N::Record::KIND, id)?;
        let plan = plan::<N>(data, today, &target, draft)?;
        at = Some(target);
        Ok(plan)
    })?;
    let target = at.ok_or_else(|| Error::data("The record cannot be read back."))?;
    let data = context.store.data();
    // The edit may have moved it to another file.
    let target = match &target.which {
        Which::Id(id) => kinds::locate(&data, N::Record::KIND, id)?,
        _ => target,
    };
    Ok((read::<N>(&data, &target)?, saved))
}

fn is_nothing(draft: &Draft) -> bool {
    draft.values.is_empty()
        && draft.unset.is_empty()
        && draft.pushes.is_empty()
        && draft.changes.is_empty()
        && draft.kept.is_empty()
        && draft.asked.is_empty()
}

/// The record at an address.
///
/// # Errors
/// A record that is not there or does not hold.
pub fn read<N: Noun>(data: &Data<'_>, target: &Target) -> Result<N::Record> {
    let Which::Id(id) = &target.which else {
        return Err(Error::data("This kind of record has no id."));
    };
    data.one::<N::Record>(&target.file, id)?
        .ok_or_else(|| Error::refused(format!("There is no {} \"{id}\".", target.kind.noun)))
}

fn plan<N: Noun>(data: &Data<'_>, today: chrono::NaiveDate, target: &Target, mut draft: Draft) -> Result<Plan> {
    let kind = N::Record::KIND;
    let before = read::<N>(data, target)?;
    let mut resolved = std::mem::take(&mut draft.resolved);
    resolved.resolve(data, kind, &mut draft.values)?;
    draft.resolved = resolved;
    if draft.text(kind.title).is_some_and(|title| title.trim().is_empty()) {
        return Err(Error::usage(format!("A {} needs a {}, and \"\" is none.", kind.noun, kind.title)));
    }
    N::revise(data, today, &before, &mut draft)?;
    for (key, value) in &draft.values {
        if matches!(value, Value::List(list) if list.is_empty()) {
            draft.unset.push(key.clone());
        }
    }
    draft.values.retain(|(_, value)| !matches!(value, Value::List(list) if list.is_empty()));
    let mut said: Vec<String> =
        draft.values.iter().map(|(key, value)| format!("{} {}", key.replace('_', " "), describe(value))).collect();
    said.extend(draft.unset.iter().map(|key| format!("no {}", key.replace('_', " "))));
    said.extend(draft.kept.iter().filter(|(name, _)| *name == "said").map(|(_, text)| text.clone()));
    let mut changes = std::mem::take(&mut draft.resolved.changes);
    if !draft.values.is_empty() || !draft.unset.is_empty() {
        changes.push(Change::Set {
            target: target.clone(),
            set: std::mem::take(&mut draft.values),
            unset: std::mem::take(&mut draft.unset),
        });
    }
    changes.extend(draft.pushes.drain(..).map(|(list, values)| Change::Push { target: target.clone(), list, values }));
    changes.append(&mut draft.changes);
    let mut notes = std::mem::take(&mut draft.resolved.notes);
    notes.append(&mut draft.notes);
    let sentence = format!(
        "changed {} \"{}\": {}",
        super::say_noun(kind.noun),
        super::add::short(before.title()),
        said.join(", ")
    );
    Ok(Plan { sentence, changes, notes })
}

/// A value in a sentence.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Text(text) => super::add::short(text),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => crate::render::line::show_number(*number),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Date(day) => day.to_string(),
        Value::List(list) => list.iter().map(describe).collect::<Vec<_>>().join(", "),
        Value::Table(values) => values.iter().map(|(_, value)| describe(value)).collect::<Vec<_>>().join(" "),
    }
}

/// Asks for every field with a question, with today's value as what Enter keeps.
fn ask_anew<N: Noun>(context: &mut Context<'_>, target: &Target, draft: &mut Draft) -> Result<()> {
    let kind: &'static Kind = N::Record::KIND;
    if !context.can_ask() {
        return Err(Error::usage(format!("Nothing to change in the {} was given.", kind.noun)).hint(format!(
            "give what changes, such as --{} TEXT; career {} edit --help lists all",
            kind.title,
            noun_command(kind)
        )));
    }
    let reading = context.reading()?;
    let today_json = kinds::to_json(&read::<N>(&context.store.data(), target)?)?;
    let fields: Vec<_> =
        kind.fields.iter().filter(|field| !field.ask.is_empty() && !matches!(field.shape, Shape::Records(_))).collect();
    let mut given = args::Given::default();
    let mut at = 0;
    while let Some(field) = fields.get(at) {
        let now = today_json.get(field.key).map(super::show::describe_json).unwrap_or_default();
        let mut question: Question = ask::question(kind, field, reading).skippable();
        if !now.is_empty() {
            question.text = format!("{} (now: {now}; Enter keeps it)", question.text);
        }
        if at > 0 {
            question = question.reversible();
        }
        given.values.retain(|(key, _)| key != field.key);
        match context
            .terminal()?
            .ask(&question)
            .map_err(|error| crate::commands::context::stopped_keeping(error, "Nothing was changed."))?
        {
            Reply::Answer(answer) => {
                let text = answer.into_text();
                if !text.is_empty() && text != now {
                    args::read_field(reading, field, &[&text], &mut given)?;
                }
                at += 1;
            }
            Reply::Back => at = at.saturating_sub(1),
            Reply::Skip => at += 1,
            Reply::Later => break,
        }
    }
    draft.values = given.values;
    Ok(())
}

/// The word on the command line for a kind.
pub fn noun_command(kind: &Kind) -> &'static str {
    match kind.noun {
        "step" => "plan",
        "activity" => "learn",
        "entry" => "log",
        "position" => "past",
        noun => noun,
    }
}
