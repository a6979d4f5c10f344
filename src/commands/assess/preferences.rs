//! `assess preferences`: conditions, and what rules work out.
use clap::{ArgMatches, Command};
use serde_json::json;

use super::paper::{self, Answers, Finished, Paper, Start};
use super::{file, show};
use crate::commands::{Context, Plan, args, kinds};
use crate::error::Result;
use crate::record::parse::Reading;
use crate::record::{Change, Target, Value, Values};
use crate::stages::assess::items::dealbreakers::{self as items, PREFERENCES as QUESTIONS, say_dealbreaker};
use crate::stages::assess::model::{PREFERENCES, Preferences};
use crate::stages::assess::ops::Part;
use crate::term::{Choice, Question};

const EXAMPLE: &str = "[preferences]\nremote = \"hybrid\"\ndealbreakers = [\"nights\"]";
const INTRO: &str = "Every question can stay open.";
const PRIVATE: &str =
    "Needs, dealbreakers and the least pay go into no paper for a manager or the public; needs into none at all.";
/// One's own dealbreakers are asked after the ticks.
const OWN: usize = QUESTIONS.len();

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .args(args::flags(&PREFERENCES))
        .args(args::removals(&PREFERENCES))
        .arg(file::flag("assessment.toml"))
        .arg(super::restart_flag());
    args::with_examples(
        command,
        "  career assess preferences --remote hybrid --hours 20-28 --dealbreaker nights\n  career assess preferences --no-hours",
    )
}

/// Runs it.
///
/// # Errors
/// Values that do not hold, nobody to ask, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let reading = context.reading()?;
    let given = args::read(reading, &PREFERENCES, matches)?;
    let removals = args::read_removals(&PREFERENCES, matches);
    if !(given.values.is_empty() && removals.is_empty()) {
        return save(context, given.values, removals, PRIVATE);
    }
    if let Some(from) = file::read(context, matches)? {
        let Some(record) = from.only::<Preferences>()? else {
            return Err(from.lacks(&PREFERENCES, EXAMPLE));
        };
        let values = read_back(&record);
        return save(context, values, Vec::new(), PRIVATE);
    }
    ask(context, super::start(matches))
}

/// Asks on the terminal and saves the last answer.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn ask(context: &mut Context<'_>, start: Start) -> Result<u8> {
    let now = context.store.data().only::<Preferences>()?.map(|record| read_back(&record)).unwrap_or_default();
    let reading = context.reading()?;
    let ask = |at: usize, _: &Answers| question(at, &now, reading);
    let sign = crate::store::sign_texts(QUESTIONS.iter().map(|question| question.key));
    let paper = Paper { part: Part::Preferences, form: "questions".to_owned(), sign, count: OWN + 1, ask: &ask };
    let intro = format!("{INTRO} {PRIVATE}");
    let answers = match paper::run(context, &paper, start, &intro)? {
        Finished::Done(answers, _) => answers,
        Finished::Later => return Ok(0),
    };
    let (values, unset) = read_answers(&answers, &now, reading)?;
    let code = save(context, values, unset, "")?;
    paper::drop_draft(&context.store, Part::Preferences)?;
    Ok(code)
}

fn question(at: usize, now: &Values, reading: Reading) -> Option<Question> {
    if at == OWN {
        let own: Vec<String> = list(now, "dealbreakers").into_iter().filter(|text| !is_known(text)).collect();
        let question =
            Question::text("preferences.dealbreakers-own", "Anything else that you would not do? (a comma between)")
                .flag("--dealbreaker TEXT");
        return Some(with_default(question, &own.join(", ")));
    }
    let asked = QUESTIONS.get(at)?;
    let field = PREFERENCES.field(asked.key)?;
    let key = format!("preferences.{}", asked.key);
    let choices = |of: &[crate::record::Choice]| of.iter().map(|choice| Choice::new(choice.key, choice.says)).collect();
    let question = match asked.answer {
        items::Answer::One(of) => Question::one(key, asked.ask, choices(of)),
        items::Answer::Many(of) => {
            let ticked: Vec<String> = list(now, asked.key).into_iter().filter(|text| is_known(text)).collect();
            Question::several(key, asked.ask, choices(of)).ticked(&ticked)
        }
        items::Answer::Text | items::Answer::Texts | items::Answer::Pay => {
            let text = match asked.help {
                "" => asked.ask.to_owned(),
                help => format!("{} ({})", asked.ask, help.trim_end_matches('.')),
            };
            Question::text(key, text).check(move |typed| match (asked.answer, reading.read(field, typed)) {
                (_, Ok(_)) => Ok(()),
                (items::Answer::Pay, Err(_)) => Err(format!(
                    "\"{typed}\" is no amount of pay. Write it like 38000 EUR/year, or with /month, /day or /hour."
                )),
                (_, Err(why)) => Err(why),
            })
        }
    };
    let question = question
        .help(asked.help)
        .flag(format!("--{} {}", field.flag_name(), args::placeholder(field.shape)))
        .takes(10.0);
    let default =
        if matches!(asked.answer, items::Answer::Many(_)) { String::new() } else { list(now, asked.key).join(", ") };
    Some(with_default(question, &default))
}

fn with_default(question: Question, now: &str) -> Question {
    if now.is_empty() { question } else { question.default(now) }
}

fn is_known(text: &str) -> bool {
    items::DEALBREAKERS.iter().any(|choice| choice.key == text)
}

/// The texts under a key.
fn list(values: &Values, key: &str) -> Vec<String> {
    match values.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
        Some(Value::Text(text)) => vec![text.clone()],
        Some(Value::List(list)) => list
            .iter()
            .filter_map(|value| if let Value::Text(text) = value { Some(text.clone()) } else { None })
            .collect(),
        _ => Vec::new(),
    }
}

/// What the answers set and empty. A question that was skipped leaves what was there.
fn read_answers(answers: &Answers, now: &Values, reading: Reading) -> Result<(Values, Vec<String>)> {
    let mut given = args::Given::default();
    let mut unset = Vec::new();
    for (at, asked) in QUESTIONS.iter().enumerate() {
        let Some(field) = PREFERENCES.field(asked.key) else {
            continue;
        };
        let mut texts: Vec<String> = answers.list(at).to_vec();
        if let items::Answer::Many(_) = asked.answer {
            if !answers.is_answered(at) && !answers.is_answered(OWN) {
                continue;
            }
            let (ticks, own): (Vec<String>, Vec<String>) =
                list(now, asked.key).into_iter().partition(|text| is_known(text));
            texts = if answers.is_answered(at) { texts } else { ticks };
            texts.extend(if answers.is_answered(OWN) { answers.list(OWN).to_vec() } else { own });
            if texts.is_empty() {
                unset.push(asked.key.to_owned());
            }
        }
        if !texts.is_empty() {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            args::read_field(reading, field, &texts, &mut given)?;
        }
    }
    Ok((given.values, unset))
}

/// A record as the values that were read.
fn read_back(record: &Preferences) -> Values {
    let word = |key: &'static str| Some(Value::Text(key.to_owned()));
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    let texts =
        |list: &[String]| (!list.is_empty()).then(|| Value::List(list.iter().cloned().map(Value::Text).collect()));
    let all = [
        ("remote", record.remote.and_then(|one| word(one.key()))),
        ("hours", text(&record.hours)),
        ("schedule", record.schedule.and_then(|one| word(one.key()))),
        ("contract", record.contract.and_then(|one| word(one.key()))),
        ("travel", record.travel.and_then(|one| word(one.key()))),
        ("places", texts(&record.places)),
        ("relocate", record.relocate.and_then(|one| word(one.key()))),
        ("pay_min", text(&record.pay_min)),
        ("leadership", record.leadership.and_then(|one| word(one.key()))),
        ("needs", texts(&record.needs)),
        ("dealbreakers", texts(&record.dealbreakers)),
        ("audience", record.audience.and_then(|one| word(one.key()))),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// Saves what changes; `privacy` is said where something private is among it.
fn save(context: &mut Context<'_>, values: Values, unset: Vec<String>, privacy: &str) -> Result<u8> {
    let is_private = values.iter().any(|(key, _)| matches!(key.as_str(), "needs" | "dealbreakers" | "pay_min"));
    let saved = context.change(|data| {
        let now = data.only::<Preferences>()?.map(|record| read_back(&record)).unwrap_or_default();
        let (mut values, mut unset) = (values, unset);
        for (key, value) in &values {
            if matches!(value, Value::List(list) if list.is_empty()) {
                unset.push(key.clone());
            }
        }
        values.retain(|pair| !now.contains(pair) && !unset.contains(&pair.0));
        unset.retain(|key| now.iter().any(|(name, _)| name == key));
        if values.is_empty() && unset.is_empty() {
            return Ok(Plan::new("nothing new about your preferences", Vec::new()));
        }
        let mut keys: Vec<String> = values.iter().map(|(key, _)| key.replace('_', " ")).collect();
        keys.extend(unset.iter().map(|key| format!("no {}", key.replace('_', " "))));
        let change = Change::Set { target: Target::only(&PREFERENCES), set: values, unset };
        Ok(Plan::new(format!("saved preferences: {}", keys.join(", ")), vec![change]))
    })?;
    if context.options.json {
        let record = context.store.data().only::<Preferences>()?.as_ref().map(kinds::to_json).transpose()?;
        context.print_json(
            json!({ "preferences": record, "operation": saved.to_json(), "computed": { "warnings": [] } }),
        )?;
    } else {
        if is_private {
            context.say(privacy);
        }
        show::print_part(context, Part::Preferences)?;
    }
    Ok(0)
}

/// The preferences that have a value, as the screen says them: what was asked, and the answer.
pub fn describe(record: &Preferences) -> Vec<(String, String)> {
    let values = read_back(record);
    let mut all = Vec::new();
    for asked in &QUESTIONS {
        let texts = list(&values, asked.key);
        if texts.is_empty() {
            continue;
        }
        let says: Vec<String> = texts
            .iter()
            .map(|text| match asked.answer {
                items::Answer::One(of) => of
                    .iter()
                    .find(|choice| choice.key == text)
                    .map_or_else(|| text.clone(), |choice| choice.says.to_owned()),
                items::Answer::Many(_) => say_dealbreaker(text).to_owned(),
                _ => text.clone(),
            })
            .collect();
        all.push((items::name(asked.key).to_owned(), says.join(", ")));
    }
    all
}
