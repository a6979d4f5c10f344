//! `assess interests --form pairs`: which of two one would rather do, fifteen times.
//!
//! For whoever's six kinds lie close together. The choices join the newest answers to statements,
//! which are needed first.
use clap::ArgMatches;

use super::interests::save;
use super::paper::{self, Answers as Keys, Finished, Paper};
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::stages::assess::model::Interests;
use crate::stages::assess::ops::{self, Part};
use crate::stages::assess::rather::{COUNT, Choices, Pair, pairs};
use crate::store::sign_texts;
use crate::term::{Choice, Question};

/// The form's name.
pub const FORM: &str = "pairs";
const INTRO: &str = "Which of the two would you rather do? Think only of the doing, not of pay or training.";

/// Runs it.
///
/// # Errors
/// No answers to statements yet, choices that do not hold, nobody to ask, the person stopped, or the
/// store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let records = context.store.data().all::<Interests>()?;
    let newest = ops::newest(&records, |record| record.date).filter(|record| ops::read_interests(record).is_some());
    let Some(newest) = newest.cloned() else {
        return Err(Error::refused(
            "The pairs set kinds apart that statements leave close together, and no statements are answered yet.",
        )
        .hint("answer them first: career assess interests"));
    };
    if args::text(matches, "from").is_some() {
        return Err(Error::usage("--form pairs takes no --from.").hint("give the choices: --answers \"1 2 1 …\""));
    }
    let given = args::text(matches, "answers");
    let choices = match &given {
        Some(text) => Choices::parse(&context.text_or_input(text)?)?,
        None => match ask(context, matches)? {
            Some(choices) => choices,
            None => return Ok(0),
        },
    };
    let Some(change) = ops::add_choices(context.today, &newest, &choices) else {
        return Err(Error::refused("Your answers to statements have no scores.").hint("career assess interests"));
    };
    let code = save(context, change, format!("saved which of two you would rather do ({COUNT} pairs)"), &[])?;
    // What was given by flag leaves a half-done questionnaire alone.
    if given.is_none() {
        paper::drop_draft(&context.store, Part::Interests)?;
    }
    Ok(code)
}

fn ask(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Option<Choices>> {
    let pairs = pairs();
    let flag = format!("--form pairs --answers \"1 2 1 …\" ({COUNT} digits)");
    let ask = |at: usize, _: &Keys| {
        let Pair { texts: [first, second], .. } = pairs.get(at)?;
        let choices = vec![Choice::new("1", *first), Choice::new("2", *second)];
        let question = Question::key(format!("interests.pair.{}", at + 1), "Which would you rather do?", choices);
        Some(question.help(INTRO).flag(&flag).takes(5.0))
    };
    let sign = sign_texts(pairs.iter().flat_map(|pair| pair.texts));
    let paper = Paper { part: Part::Interests, form: FORM.to_owned(), sign, count: COUNT, ask: &ask };
    match paper::run(context, &paper, super::start(matches), INTRO)? {
        Finished::Done(keys, _) => {
            let digits: String = (0..COUNT).map(|at| keys.text(at).unwrap_or("0")).collect();
            Choices::parse(&digits).map(Some)
        }
        Finished::Later => Ok(None),
    }
}
