//! The flags of a review, and what they say.
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::parts::{find_commitment, read_adjustment, read_commitment};
use crate::commands::{Context, args};
use crate::dates::Edge;
use crate::error::{Error, Result};
use crate::record::find;
use crate::stages::review::book::Book;
use crate::stages::review::model::{Commitment, Pulse};
use crate::stages::review::open::{PLAN_B, list_open, list_tripwires};
use crate::stages::review::ops::{Decision, Turn};
use crate::store::Data;

/// The questions that `--answer` takes, with what they ask.
pub const QUESTIONS: [(&str, &str); 5] = [
    ("wins", "What went well?"),
    ("learned", "What did you learn?"),
    ("changed", "What changed around you?"),
    ("others", "What did others do or say that helped?"),
    ("stop", "What would you like to stop doing?"),
];

/// The flags.
pub fn define(command: Command) -> Command {
    let many = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).action(ArgAction::Append).help(help)
    };
    let one =
        |id: &'static str, name: &'static str, help: &'static str| Arg::new(id).long(id).value_name(name).help(help);
    let switch = |id: &'static str, help: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue).help(help);
    command
        .arg(one("period", "PERIOD", "The days to look back on: 2026-Q4, 2026-11 or 2026-10-05..2026-11-23"))
        .arg(switch("quick", "Only a win, the pulse, one commitment and the next day"))
        .arg(many("answer", "KEY=TEXT", "An answer: wins, learned, changed, others or stop (repeat for more)"))
        .arg(one("pulse", "N,N,N", "How it felt, 0 to 10 each: satisfaction, clarity, energy"))
        .arg(one("hours", "N", "Hours a week of your own time that there really were"))
        .arg(many("adjust", "TEXT", "A change: \"ID;due=DATE\", also status= or title=, and reason=time, competing, dread, obstacle, unwanted or blocked; plan B: \"GOAL.plan-b;status=plan-b\""))
        .arg(many("kept", "TEXT", "A commitment that you kept: its id, or the beginning of its text"))
        .arg(many("let-go", "TEXT", "A commitment that you let go: its id, or the beginning of its text"))
        .arg(many("commit", "TEXT", "What you will do, at most three: \"TEXT;due=DATE;goal=ID\""))
        .arg(one("next", "DATE", "The day of the next review"))
        .arg(switch("restart", "Begin anew, without the answers of the draft"))
}

/// What the flags say; `None` where a flag was not given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Answers by key.
    pub answers: Vec<(String, String)>,
    /// How it felt.
    pub pulse: Option<Pulse>,
    /// Hours a week.
    pub hours: Option<f64>,
    /// What becomes of what is open.
    pub decisions: Vec<Decision>,
    /// What the person will do.
    pub commitments: Vec<Commitment>,
    /// When the next review is.
    pub next: Option<chrono::NaiveDate>,
    /// Whether only the shortest questions are asked.
    pub is_quick: bool,
}

impl Given {
    /// Whether no flag says what the review holds.
    pub fn is_empty(&self) -> bool {
        Given { is_quick: false, ..self.clone() } == Given::default()
    }
}

/// Reads the flags against what is open.
///
/// # Errors
/// A value that a flag cannot take, and an id that means nothing.
pub fn read(context: &mut Context<'_>, matches: &ArgMatches, data: &Data<'_>, book: &Book) -> Result<Given> {
    let reading = context.reading()?;
    let mut given = Given { is_quick: args::has(matches, "quick"), ..Given::default() };
    for text in args::texts(matches, "answer") {
        let (key, answer) = read_answer(&text)?;
        let answer = context.text_or_input(answer)?;
        match given.answers.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => *known = format!("{known}; {answer}"),
            None => given.answers.push((key.to_owned(), answer)),
        }
    }
    given.pulse = args::text(matches, "pulse").map(|text| read_pulse(&text)).transpose()?;
    given.hours = args::text(matches, "hours").map(|text| read_hours(&text)).transpose().map_err(Error::usage)?;
    let open = list_open(book);
    let signs = list_tripwires(book, chrono::NaiveDate::MAX);
    for text in args::texts(matches, "adjust") {
        // A goal's id is the beginning of its sign's: each is looked for among its own.
        let is_sign = text.split(';').next().is_some_and(|id| id.trim().ends_with(PLAN_B));
        given.decisions.push(read_adjustment(reading, if is_sign { &signs } else { &open }, &text)?);
    }
    for (flag, turn) in [("kept", Turn::Done), ("let-go", Turn::Drop)] {
        for text in args::texts(matches, flag) {
            let open = find_commitment(&open, &text)?;
            given.decisions.push(Decision { open, turn: turn.clone(), reason: None });
        }
    }
    for text in args::texts(matches, "commit") {
        given.commitments.push(read_commitment(reading, data, &text)?);
    }
    if given.commitments.len() > 3 {
        return Err(Error::usage(format!(
            "{} commitments were given; a review ends in at most three.",
            given.commitments.len()
        ))
        .hint("choose the three that matter most; the rest can go into the plan: career plan add"));
    }
    given.next = args::day(context, matches, "next", Edge::First)?;
    Ok(given)
}

fn read_answer(text: &str) -> Result<(&str, &str)> {
    let known = QUESTIONS.iter().map(|(key, _)| *key).collect::<Vec<_>>();
    let how = format!("write --answer {}=TEXT; there are {}", known[0], known.join(", "));
    let Some((key, answer)) = text.split_once('=') else {
        return Err(
            Error::usage(format!("--answer \"{text}\" says nothing about which question it answers.")).hint(how)
        );
    };
    let key = key.trim();
    if !known.contains(&key) {
        let near = find::nearest(&known, key).map_or(how, |near| format!("did you mean {near}?"));
        return Err(Error::usage(format!("--answer: there is no question \"{key}\".")).hint(near));
    }
    if answer.trim().is_empty() {
        return Err(
            Error::usage(format!("--answer {key}= has no text.")).hint("leave it out to leave the question open")
        );
    }
    Ok((key, answer.trim()))
}

fn read_pulse(text: &str) -> Result<Pulse> {
    let wrong = || {
        Error::usage(format!("--pulse \"{text}\" is not three numbers from 0 to 10."))
            .hint("write --pulse 6,7,5 for satisfaction, clarity and energy; - for one that stays open")
    };
    let parts: Vec<&str> = text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [satisfaction, clarity, energy] = parts[..] else {
        return Err(wrong());
    };
    let read = |part: &str| match part {
        "-" => Ok(None),
        _ => part.parse::<u8>().ok().filter(|n| *n <= 10).map(Some).ok_or_else(wrong),
    };
    Ok(Pulse { satisfaction: read(satisfaction)?, clarity: read(clarity)?, energy: read(energy)? })
}

/// Hours a week, 0 to 112.
///
/// # Errors
/// What is no such number, as a sentence.
pub fn read_hours(text: &str) -> std::result::Result<f64, String> {
    let number = text.trim().trim_end_matches('h').trim().replace(',', ".").parse::<f64>().ok();
    number
        .filter(|hours| (0.0..=112.0).contains(hours))
        .ok_or_else(|| format!("\"{text}\" is not a number of hours a week from 0 to 112; write it like 3.5"))
}
