//! `assess interests`: 30 or 60 statements, one key each.
use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Deserialize;
use serde_json::json;

use super::paper::{self, Answers as Keys, Finished, Paper, Start};
use super::{file, rather, show};
use crate::commands::{Context, Plan, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, day};
use crate::stages::assess::answers::Warning;
use crate::stages::assess::interests::{self, Answers};
use crate::stages::assess::items::interests::{ANSWERS, Form, INTRO, form};
use crate::stages::assess::model::{INTEREST_SCORES, INTERESTS, InterestScores, Interests};
use crate::stages::assess::ops::{self, Part};
use crate::store::sign_texts;
use crate::term::{Choice, Question};

const EXAMPLE: &str = "[[interests]]\nanswers = \"534…\"   # one digit a statement, 0 never tried";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .arg(super::form_flag(
            ["30", "60", "pairs"],
            "How many statements: 30 (unless told) or 60; or pairs: fifteen times which of two you would rather do",
        ))
        .arg(super::answers_flag(
            "One digit a statement: 1 strongly dislike … 5 strongly like, 0 never tried; - is standard input",
        ))
        .arg(file::flag("assessment.toml"))
        .arg(super::restart_flag());
    args::with_examples(
        command,
        "  career assess interests                       on a terminal: one key each, stop any time\n  career assess interests --answers \"5 3 4 2 …\"   30 digits\n  career assess interests --form 60\n  career assess interests --form pairs          which of two you would rather do, after the statements",
    )
}

/// Runs it.
///
/// # Errors
/// Answers that do not hold, nobody to ask, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    if args::text(matches, "form").as_deref() == Some(rather::FORM) {
        return rather::run(context, matches);
    }
    let given = args::text(matches, "form").and_then(|form| form.parse().ok()).and_then(Form::from_count);
    if let Some(text) = args::text(matches, "answers") {
        let text = context.text_or_input(&text)?;
        let answers = Answers::parse(&text, given.unwrap_or(Form::Thirty))?;
        return save_answers(context, context.today, &answers, &[]);
    }
    if let Some(from) = file::read(context, matches)? {
        return save_file(context, &from, given);
    }
    let start = super::start(matches);
    let left = if start == Start::Resume { paper::read_draft(&context.store, Part::Interests)? } else { None };
    if given.is_none() && left.as_ref().is_some_and(|draft| draft.form == rather::FORM) {
        return rather::run(context, matches);
    }
    let left = left.and_then(|draft| draft.form.parse().ok()).and_then(Form::from_count);
    ask(context, given.or(left).unwrap_or(Form::Thirty), start)
}

/// Asks the statements on the terminal and saves the last answer.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn ask(context: &mut Context<'_>, chosen: Form, start: Start) -> Result<u8> {
    let statements = form(chosen);
    let count = statements.len();
    let flag = format!("--answers \"5 3 4 …\" ({count} digits)");
    let ask = |at: usize, _: &Keys| {
        let choices = ANSWERS.iter().map(|(digit, says)| Choice::new(digit.to_string(), *says)).collect();
        let statement = statements.get(at)?;
        Some(
            Question::key(format!("interests.{}", at + 1), statement.question(), choices)
                .help(INTRO)
                .flag(&flag)
                .takes(5.0),
        )
    };
    let sign = sign_texts(statements.iter().map(|statement| statement.text));
    let paper = Paper { part: Part::Interests, form: count.to_string(), sign, count, ask: &ask };
    let (keys, millis) = match paper::run(context, &paper, start, INTRO)? {
        Finished::Done(keys, millis) => (keys, millis),
        Finished::Later => return Ok(0),
    };
    let digits: String = (0..count).map(|at| keys.text(at).unwrap_or("0")).collect();
    let answers = Answers::parse(&digits, chosen)?;
    let code = save_answers(context, context.today, &answers, &millis)?;
    paper::drop_draft(&context.store, Part::Interests)?;
    Ok(code)
}

/// A record of a file that may lack what the program knows by itself.
#[derive(Deserialize)]
struct Loose {
    #[serde(default, with = "day::opt")]
    date: Option<NaiveDate>,
    form: Option<i64>,
    answers: Option<String>,
    scores: Option<InterestScores>,
}

fn save_file(context: &mut Context<'_>, from: &file::Given, given: Option<Form>) -> Result<u8> {
    let records: Vec<Loose> = from.records(INTERESTS.table)?;
    let Some(record) = records.into_iter().next_back() else {
        return Err(from.lacks(&INTERESTS, EXAMPLE));
    };
    let date = record.date.unwrap_or(context.today);
    let chosen = match (given, record.form) {
        (Some(form), _) => Some(form),
        (None, Some(count)) => Some(
            Form::from_count(count)
                .ok_or_else(|| Error::usage(format!("{}: form is 30 or 60, not {count}.", from.name)))?,
        ),
        (None, None) => None,
    };
    if let Some(text) = record.answers {
        let answers = match chosen {
            Some(form) => Answers::parse(&text, form)?,
            None => Answers::parse_any(&text)?,
        };
        return save_answers(context, date, &answers, &[]);
    }
    let Some(scores) = record.scores else {
        return Err(Error::usage(format!("{}: the interests there have neither answers nor scores.", from.name))
            .hint(format!("it has to look like:\n{EXAMPLE}")));
    };
    let chosen = chosen.unwrap_or(Form::Thirty);
    let of = [scores.r, scores.i, scores.a, scores.s, scores.e, scores.c];
    for (field, score) in INTEREST_SCORES.iter().zip(of) {
        if let Some(score) = score.filter(|score| *score > u32::from(chosen.range())) {
            return Err(Error::usage(format!(
                "{}: the score {} = {score} is above {}, the most with {} statements.",
                from.name,
                field.key.to_uppercase(),
                chosen.range(),
                chosen.count()
            )));
        }
    }
    save(context, ops::add_scores(date, chosen, &scores), "saved the scores of your interests".to_owned(), &[])
}

fn save_answers(context: &mut Context<'_>, date: NaiveDate, answers: &Answers, millis: &[u64]) -> Result<u8> {
    let count = answers.form().count();
    let warnings = interests::find_warnings(answers, millis);
    save(context, ops::add_interests(date, answers), format!("saved your interests ({count} statements)"), &warnings)
}

pub(super) fn save(context: &mut Context<'_>, change: Change, sentence: String, warnings: &[Warning]) -> Result<u8> {
    let saved = context.change(|_| Ok(Plan::new(sentence, vec![change])))?;
    super::say_warnings(context, warnings);
    let records = context.store.data().all::<Interests>()?;
    if context.options.json {
        let record = records.last().map(kinds::to_json).transpose()?;
        let warnings = super::warnings_to_json(Part::Interests, warnings);
        context.print_json(
            json!({ "interests": record, "operation": saved.to_json(), "computed": { "warnings": warnings } }),
        )?;
    } else {
        show::print_part(context, Part::Interests)?;
    }
    Ok(0)
}
