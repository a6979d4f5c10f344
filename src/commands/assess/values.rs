//! `assess values`: 18 or 24 statements, wanted and now, or a ranking.
use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Deserialize;
use serde_json::json;

use super::paper::{self, Answers as Keys, Finished, Paper, Start};
use super::{file, show};
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Value, check, day};
use crate::stages::assess::answers::Warning;
use crate::stages::assess::items::values::{
    ASK_NOW, ASK_RANKING, ASK_RANKING_NOW, ASK_WANTED, Form, NOW_ANSWERS, WANTED_ANSWERS, WorkValue, form,
};
use crate::stages::assess::model::{VALUE_SCORES, VALUES, ValueScores, ValuesRecord};
use crate::stages::assess::ops::{self, Part};
use crate::stages::assess::values::{self, Answers, Scores};
use crate::store::sign_texts;
use crate::term::{Choice, Question};

const EXAMPLE: &str = "[[values]]\nwanted = { achievement = 5, independence = 3, recognition = 2, relationships = 5, support = 4, working_conditions = 3 }";
/// The form of a draft in which the six are ranked.
const RANKING: &str = "ranking";
const INTRO: &str = "First how much each matters to you, then how far it is so in your work today. Work is whatever you do: a job, several, study, care at home.";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .arg(super::form_flag(["18", "24"], "How many statements: 18 (unless told) or 24"))
        .arg(Arg::new("ranking").long("ranking").action(ArgAction::SetTrue).conflicts_with("form").help("Put the six values in order instead"))
        .arg(super::answers_flag("18 or 24 digits from 1 to 5 (0 open) for what you want, twice as many with how it is now; or the six values by number, first what matters most"))
        .arg(file::flag("assessment.toml"))
        .arg(super::restart_flag());
    args::with_examples(command, EXAMPLES)
}

const EXAMPLES: &str = "  career assess values                            on a terminal: one key each, stop any time
  career assess values --answers \"4 1 2 5 6 3\"    the six in order: good relations first
The six: 1 achievement, 2 independence, 3 recognition, 4 good relations,
5 a boss who backs me, 6 pay and surroundings.";

/// Runs it.
///
/// # Errors
/// Answers that do not hold, nobody to ask, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = match args::text(matches, "form").as_deref() {
        Some("24") => Some(Form::TwentyFour),
        Some(_) => Some(Form::Eighteen),
        None => None,
    };
    let is_ranking = args::has(matches, "ranking");
    if let Some(text) = args::text(matches, "answers") {
        let text = context.text_or_input(&text)?;
        let answers = Answers::parse(&text)?;
        check_form(&answers, given, matches)?;
        return save_answers(context, &answers, &[]);
    }
    if let Some(from) = file::read(context, matches)? {
        return save_file(context, &from);
    }
    let start = super::start(matches);
    let left = if start == Start::Resume { paper::read_draft(&context.store, Part::Values)? } else { None };
    let left = left.map(|draft| draft.form).unwrap_or_default();
    if is_ranking || (given.is_none() && left == RANKING) {
        return rank(context, start);
    }
    let left = (left == "24").then_some(Form::TwentyFour);
    ask(context, given.or(left).unwrap_or(Form::Eighteen), start)
}

fn check_form(answers: &Answers, given: Option<Form>, matches: &ArgMatches) -> Result<()> {
    match (answers, given) {
        (Answers::Rated { form, wanted, now }, Some(given)) if *form != given => {
            let count = wanted.len() + now.as_ref().map_or(0, Vec::len);
            Err(Error::usage(format!(
                "{count} answers were given; with --form {} there have to be {} or {}",
                given.count(),
                given.count(),
                2 * given.count()
            )))
        }
        (Answers::Ranked { .. }, Some(given)) => {
            Err(Error::usage(format!("That is a ranking, and --form {} asks for statements.", given.count()))
                .hint("leave --form out"))
        }
        (Answers::Rated { .. }, None) if args::has(matches, "ranking") => {
            Err(Error::usage("A ranking has six numbers, each from 1 to 6 once.")
                .hint("such as --answers \"4 1 2 5 6 3\""))
        }
        _ => Ok(()),
    }
}

/// Asks the statements on the terminal, wanted and then now, and saves the last answer.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn ask(context: &mut Context<'_>, chosen: Form, start: Start) -> Result<u8> {
    let statements = form(chosen);
    let half = statements.len();
    let flag = format!("--answers \"5 3 4 …\" ({half} or {} digits)", 2 * half);
    let choices = |of: &[(u8, &str)]| -> Vec<Choice> {
        of.iter().map(|(digit, says)| Choice::new(digit.to_string(), *says)).collect()
    };
    let ask = |at: usize, keys: &Keys| {
        if at < half {
            let text = format!("{ASK_WANTED} {}", statements.get(at)?.text);
            return Some(
                Question::key(format!("values.wanted.{}", at + 1), text, choices(&WANTED_ANSWERS))
                    .help(INTRO)
                    .flag(&flag)
                    .takes(5.0),
            );
        }
        if at > half && keys.has(half, "n") {
            return None;
        }
        let mut of = choices(&NOW_ANSWERS);
        if at == half {
            of.push(Choice::new("n", "no work at the moment: leave all of these out"));
        }
        let text = format!("{ASK_NOW} {}", statements.get(at - half)?.text);
        Some(Question::key(format!("values.now.{}", at - half + 1), text, of).help(INTRO).flag(&flag).takes(5.0))
    };
    let sign = sign_texts(statements.iter().map(|statement| statement.text));
    let paper = Paper { part: Part::Values, form: half.to_string(), sign, count: 2 * half, ask: &ask };
    let (keys, millis) = match paper::run(context, &paper, start, INTRO)? {
        Finished::Done(keys, millis) => (keys, millis),
        Finished::Later => return Ok(0),
    };
    let digits = |from: usize| -> Vec<u8> {
        (from..from + half).map(|at| keys.text(at).and_then(|key| key.parse().ok()).unwrap_or(0)).collect()
    };
    let now = Some(digits(half)).filter(|now| !keys.has(half, "n") && now.iter().any(|digit| *digit > 0));
    let answers = Answers::Rated { form: chosen, wanted: digits(0), now };
    finish(context, &answers, &millis)
}

/// Asks for the six in order, and saves them.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn rank(context: &mut Context<'_>, start: Start) -> Result<u8> {
    let list: Vec<String> = WorkValue::ALL
        .iter()
        .enumerate()
        .map(|(at, value)| format!("{} {}: {}", at + 1, value.name(), value.describe()))
        .collect();
    let list = list.join("\n");
    let check = |typed: &str| match Answers::parse(typed) {
        Ok(Answers::Ranked { now: None, .. }) => Ok(()),
        Ok(_) => Err("Type six numbers, each from 1 to 6 once.".to_owned()),
        Err(error) => Err(format!("{error}.")),
    };
    let ask = |at: usize, _: &Keys| {
        let (key, text) =
            if at == 0 { ("values.ranking", ASK_RANKING) } else { ("values.ranking.now", ASK_RANKING_NOW) };
        Some(Question::text(key, text).help(&list).check(check).flag("--answers \"4 1 2 5 6 3\"").takes(45.0))
    };
    let sign = sign_texts(WorkValue::ALL.iter().map(|value| value.key()));
    let paper = Paper { part: Part::Values, form: RANKING.to_owned(), sign, count: 2, ask: &ask };
    if context.can_ask() {
        context.say(&list);
    }
    let keys = match paper::run(context, &paper, start, "")? {
        Finished::Done(keys, _) => keys,
        Finished::Later => return Ok(0),
    };
    let both: Vec<&str> = [0, 1].into_iter().filter_map(|at| keys.text(at)).collect();
    let Some(_) = keys.text(0) else {
        paper::drop_draft(&context.store, Part::Values)?;
        context.say("Nothing is ranked, so nothing was saved.");
        return Ok(0);
    };
    finish(context, &Answers::parse(&both.join(" "))?, &[])
}

fn finish(context: &mut Context<'_>, answers: &Answers, millis: &[u64]) -> Result<u8> {
    let code = save_answers(context, answers, millis)?;
    paper::drop_draft(&context.store, Part::Values)?;
    Ok(code)
}

/// A record of a file that may lack its date.
#[derive(Deserialize)]
struct Loose {
    #[serde(default, with = "day::opt")]
    date: Option<NaiveDate>,
    wanted: Option<ValueScores>,
    now: Option<ValueScores>,
}

fn save_file(context: &mut Context<'_>, from: &file::Given) -> Result<u8> {
    let records: Vec<Loose> = from.records(VALUES.table)?;
    let Some(record) = records.into_iter().next_back() else {
        return Err(from.lacks(&VALUES, EXAMPLE));
    };
    let Some(wanted) = &record.wanted else {
        return Err(Error::usage(format!("{}: the values there have no `wanted`.", from.name))
            .hint(format!("it has to look like:\n{EXAMPLE}")));
    };
    let wanted = read_figures(wanted, &from.name)?;
    let now = record.now.as_ref().map(|now| read_figures(now, &from.name)).transpose()?;
    save(context, record.date.unwrap_or(context.today), &wanted, now.as_ref(), &values::warn_figures(&wanted))
}

fn read_figures(of: &ValueScores, name: &str) -> Result<Scores> {
    let all = [of.achievement, of.independence, of.recognition, of.relationships, of.support, of.working_conditions];
    for (field, figure) in VALUE_SCORES.iter().zip(all) {
        if let Some(figure) = figure {
            check::check_value(field, &Value::Float(figure)).map_err(|why| Error::usage(format!("{name}: {why}.")))?;
        }
    }
    Ok(Scores::new(all))
}

fn save_answers(context: &mut Context<'_>, answers: &Answers, millis: &[u64]) -> Result<u8> {
    let warnings = values::find_warnings(answers, millis);
    save(context, context.today, &answers.wanted(), answers.now().as_ref(), &warnings)
}

fn save(
    context: &mut Context<'_>,
    date: NaiveDate,
    wanted: &Scores,
    now: Option<&Scores>,
    warnings: &[Warning],
) -> Result<u8> {
    let change = ops::add_values(date, wanted, now);
    let sentence =
        if now.is_some() { "saved what matters to you, wanted and now" } else { "saved what matters to you" };
    let saved = context.change(|_| Ok(Plan::new(sentence, vec![change])))?;
    super::say_warnings(context, warnings);
    let records = context.store.data().all::<ValuesRecord>()?;
    if context.options.json {
        let record = records.last().map(kinds::to_json).transpose()?;
        let warnings = super::warnings_to_json(Part::Values, warnings);
        context.print_json(
            json!({ "values": record, "operation": saved.to_json(), "computed": { "warnings": warnings } }),
        )?;
    } else {
        show::print_part(context, Part::Values)?;
    }
    Ok(0)
}
