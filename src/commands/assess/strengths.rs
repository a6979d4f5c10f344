//! `assess strengths`: what one is good at and what to work on, with examples.
use std::collections::HashSet;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::{file, show};
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Target, Value, find};
use crate::stages::assess::model::{STRENGTH, Strength, WEAKNESS, Weakness};
use crate::stages::assess::ops::Part;
use crate::store::{Data, text};

mod ask;

pub use ask::ask;

const EXAMPLE: &str = "[[strength]]\ntext = \"Calm in a crisis\"\n[[weakness]]\ntext = \"Saying no\"";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let list = |id: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name("TEXT").action(ArgAction::Append).help(help)
    };
    let command = command
        .arg(list("strength", "Something you are good at; with an example: TEXT;evidence=ID (repeat for more)"))
        .arg(list("work-on", "Something you want to work on; with an example: TEXT;evidence=ID (repeat for more)"))
        .arg(list("no-strength", "Take a strength away (repeat for more)"))
        .arg(list("no-work-on", "Take something to work on away (repeat for more)"))
        .arg(file::flag("assessment.toml").conflicts_with_all(["strength", "work-on", "no-strength", "no-work-on"]))
        .arg(super::restart_flag());
    args::with_examples(
        command,
        "  career assess strengths                       on a terminal: lists to tick\n  career assess strengths --strength 'Calm in a crisis' --work-on 'Saying no'\n  career assess strengths --no-work-on 'Saying no'",
    )
}

/// A text with the log entries that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The text.
    pub text: String,
    /// Ids of log entries.
    pub evidence: Vec<String>,
}

impl Shown {
    /// A text without examples.
    pub fn new(text: impl Into<String>) -> Shown {
        Shown { text: text.into(), evidence: Vec::new() }
    }
}

/// What is to be added to one of the two lists, and what goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// What is there after it.
    pub add: Vec<Shown>,
    /// What is not: ids, or texts.
    pub remove: Vec<String>,
}

impl Turn {
    fn is_nothing(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }
}

/// Runs it.
///
/// # Errors
/// Texts that do not hold, nobody to ask, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let read = |add: &str, remove: &str| -> Result<Turn> {
        let shown = args::texts(matches, add).iter().map(|text| read_shown(text, add)).collect::<Result<Vec<_>>>()?;
        Ok(Turn { add: shown, remove: args::texts(matches, remove) })
    };
    let (strengths, work) = (read("strength", "no-strength")?, read("work-on", "no-work-on")?);
    if !(strengths.is_nothing() && work.is_nothing()) {
        return save(context, &strengths, &work);
    }
    if let Some(from) = file::read(context, matches)? {
        let strengths: Vec<Strength> = from.all()?;
        let work: Vec<Weakness> = from.all()?;
        if strengths.is_empty() && work.is_empty() {
            return Err(from.lacks(&STRENGTH, EXAMPLE));
        }
        let strengths = strengths.into_iter().map(|one| Shown { text: one.text, evidence: one.evidence }).collect();
        let work = work.into_iter().map(|one| Shown { text: one.text, evidence: one.evidence }).collect();
        return save(context, &Turn { add: strengths, ..Turn::default() }, &Turn { add: work, ..Turn::default() });
    }
    ask(context, super::start(matches))
}

/// `Calm in a crisis;evidence=2026-10-01-led-the-night-shift-alone`.
fn read_shown(given: &str, flag: &str) -> Result<Shown> {
    let mut pieces = given.split(';').map(str::trim);
    let mut shown = Shown::new(pieces.next().unwrap_or_default());
    if shown.text.is_empty() {
        return Err(Error::usage(format!("--{flag} needs a text, and \"{given}\" has none.")));
    }
    for piece in pieces {
        match piece.split_once('=') {
            Some(("evidence", id)) if !id.trim().is_empty() => shown.evidence.push(id.trim().to_owned()),
            _ => {
                return Err(Error::usage(format!("\"{piece}\" in --{flag} \"{given}\" is not an example."))
                    .hint(format!("write it like --{flag} \"TEXT;evidence=ID\", with an id from career log list")));
            }
        }
    }
    Ok(shown)
}

/// Saves both lists as one operation.
///
/// # Errors
/// An example that does not exist, or the store's refusals.
pub fn save(context: &mut Context<'_>, strengths: &Turn, work: &Turn) -> Result<u8> {
    let saved = context.change(|data| plan(data, strengths, work))?;
    if context.options.json {
        let data = context.store.data();
        let strengths = data.all::<Strength>()?.iter().map(kinds::to_json).collect::<Result<Vec<_>>>()?;
        let weaknesses = data.all::<Weakness>()?.iter().map(kinds::to_json).collect::<Result<Vec<_>>>()?;
        drop(data);
        context.print_json(json!({ "strengths": strengths, "weaknesses": weaknesses, "operation": saved.to_json(), "computed": { "warnings": [] } }))?;
    } else {
        show::print_part(context, Part::Strengths)?;
    }
    Ok(0)
}

/// One of the two lists, whichever it is.
struct Listed {
    id: String,
    text: String,
    evidence: Vec<String>,
}

fn plan(data: &Data<'_>, strengths: &Turn, work: &Turn) -> Result<Plan> {
    let known: Vec<Listed> = data
        .all::<Strength>()?
        .into_iter()
        .map(|one| Listed { id: one.id, text: one.text, evidence: one.evidence })
        .collect();
    let known_work: Vec<Listed> = data
        .all::<Weakness>()?
        .into_iter()
        .map(|one| Listed { id: one.id, text: one.text, evidence: one.evidence })
        .collect();
    let mut changes = Vec::new();
    let mut said = Vec::new();
    turn(data, &STRENGTH, &known, strengths, ("strength", "strengths"), &mut changes, &mut said)?;
    turn(data, &WEAKNESS, &known_work, work, ("thing to work on", "things to work on"), &mut changes, &mut said)?;
    let sentence = if said.is_empty() { "nothing new about your strengths".to_owned() } else { said.join(", ") };
    Ok(Plan::new(sentence, changes))
}

fn turn(
    data: &Data<'_>,
    kind: &'static Kind,
    known: &[Listed],
    turn: &Turn,
    names: (&str, &str),
    changes: &mut Vec<Change>,
    said: &mut Vec<String>,
) -> Result<()> {
    let at = |id: &str| Target::id(kind, kind.file(), id);
    let mut taken: HashSet<String> = known.iter().map(|one| one.id.clone()).collect();
    let (mut added, mut shown) = (0, 0);
    let mut texts = Vec::new();
    for one in &turn.add {
        let mut evidence = Vec::new();
        for id in &one.evidence {
            let ids = kinds::ids(data, "entry")?;
            evidence.push(find::find("entry", ids.iter().map(String::as_str), id)?.to_owned());
        }
        let list = |ids: Vec<String>| Value::List(ids.into_iter().map(Value::Text).collect());
        match known.iter().find(|listed| is_same(&listed.text, &one.text)) {
            Some(listed) => {
                let mut whole = listed.evidence.clone();
                whole.extend(evidence.into_iter().filter(|id| !listed.evidence.contains(id)));
                if whole.len() > listed.evidence.len() {
                    shown += 1;
                    changes.push(Change::Set {
                        target: at(&listed.id),
                        set: vec![("evidence".to_owned(), list(whole))],
                        unset: Vec::new(),
                    });
                }
            }
            None => {
                if texts.iter().any(|other: &&str| is_same(other, &one.text)) {
                    continue;
                }
                texts.push(&one.text);
                let id = text::free_id(&text::slug(&one.text, kind.noun), &taken);
                taken.insert(id.clone());
                let mut values = vec![
                    ("id".to_owned(), Value::Text(id.clone())),
                    ("text".to_owned(), Value::Text(one.text.clone())),
                ];
                if !evidence.is_empty() {
                    values.push(("evidence".to_owned(), list(evidence)));
                }
                changes.push(Change::Add { target: at(&id), values });
                added += 1;
            }
        }
    }
    let mut removed = 0;
    for given in &turn.remove {
        let by_text = known.iter().find(|listed| is_same(&listed.text, given)).map(|listed| listed.id.as_str());
        let id = match by_text {
            Some(id) => id,
            None => find::find(kind.noun, known.iter().map(|listed| listed.id.as_str()), given)
                .map_err(|error| error.hint("career assess show lists them"))?,
        };
        changes.push(Change::Drop { target: at(id) });
        removed += 1;
    }
    let count = |n: usize| {
        if n == 1 { format!("1 {}", names.0) } else { format!("{n} {}", names.1) }
    };
    for (n, verb) in [(added, "added"), (removed, "took away")] {
        if n > 0 {
            said.push(format!("{verb} {}", count(n)));
        }
    }
    if shown > 0 {
        said.push(format!("gave {} more examples", count(shown)));
    }
    Ok(())
}

/// Whether two texts say the same: letters and digits alike, whatever stands between them.
pub fn is_same(a: &str, b: &str) -> bool {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    letters(a) == letters(b)
}
