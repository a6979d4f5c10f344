//! The questions about a meeting: a minute, and each may be skipped.
use super::{Meeting, read_words};
use crate::commands::Context;
use crate::commands::context::stopped_keeping;
use crate::error::{Error, Result};
use crate::record::parse::Reading;
use crate::stages::review::model::Person;
use crate::stages::review::people::open_promises;
use crate::term::{Choice, Question, Reply};

/// The most promises that are asked for on one side.
const MOST: usize = 5;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Note,
    Learned,
    /// What they promised, counted from 1.
    Them(usize),
    /// What the person promised.
    Me(usize),
    Kept,
}

impl Slot {
    /// What comes next: after a promise another one, until none is named.
    fn next(self, is_answered: bool) -> Option<Slot> {
        Some(match self {
            Slot::Note => Slot::Learned,
            Slot::Learned => Slot::Them(1),
            Slot::Them(n) if is_answered && n < MOST => Slot::Them(n + 1),
            Slot::Them(_) => Slot::Me(1),
            Slot::Me(n) if is_answered && n < MOST => Slot::Me(n + 1),
            Slot::Me(_) => Slot::Kept,
            Slot::Kept => return None,
        })
    }

    fn question(self, person: &Person, reading: Reading) -> Question {
        let promise = |side: &str, n: usize, ask: String| {
            let key = if n == 1 { format!("met.{side}") } else { format!("met.{side}.{n}") };
            let flag = format!("--promise \"{side}: TEXT; due=DATE\"");
            let help = "One thing, and by when behind a semicolon, where that was said.";
            Question::text(key, ask)
                .help(help)
                .flag(flag)
                .check(move |typed| read_words("me", typed, reading, &mut Vec::new()).map(|_| ()))
        };
        match self {
            Slot::Note => Question::text("met.note", "What was it about?").flag("--note TEXT"),
            Slot::Learned => Question::text("met.learned", "What did you learn?").flag("--learned TEXT"),
            Slot::Them(1) => {
                promise("them", 1, "What did they promise? (such as: Introduce me; next friday)".to_owned())
            }
            Slot::Them(n) => promise("them", n, "What else did they promise?".to_owned()),
            Slot::Me(1) => promise("me", 1, "What did you promise? (such as: Send the page; 4 Dec)".to_owned()),
            Slot::Me(n) => promise("me", n, "What else did you promise?".to_owned()),
            Slot::Kept => {
                let open = open_promises(person).into_iter().enumerate().map(|(at, open)| {
                    let who = if open.is_mine() { "you" } else { "they" };
                    Choice::new((at + 1).to_string(), format!("{who}: {}", open.promise.text))
                });
                Question::several("met.kept", "Which earlier promises have been kept?", open.collect()).flag("--kept N")
            }
        }
    }
}

/// Asks, and puts the answers into the meeting.
///
/// # Errors
/// The person stopped.
pub(super) fn ask(context: &mut Context<'_>, person: &Person, meeting: &mut Meeting) -> Result<()> {
    let reading = context.reading()?;
    let has_open = !open_promises(person).is_empty();
    let mut given: Vec<(Slot, Vec<String>)> = Vec::new();
    let mut slot = Some(Slot::Note);
    while let Some(now) = slot {
        let question = now.question(person, reading);
        let question = if given.is_empty() { question } else { question.reversible() };
        let reply = context
            .terminal()?
            .ask_ticks(&question.skippable())
            .map_err(|error| stopped_keeping(error, "Nothing was saved."))?;
        let answer = match reply {
            Reply::Back => {
                slot = given.pop().map(|(before, _)| before).or(slot);
                continue;
            }
            Reply::Answer(answer) => answer,
            Reply::Skip | Reply::Later => Vec::new(),
        };
        let is_answered = answer.first().is_some_and(|text| !text.trim().is_empty());
        given.push((now, answer));
        slot = now.next(is_answered).filter(|next| *next != Slot::Kept || has_open);
    }
    for (slot, answer) in given {
        let text = answer.first().filter(|text| !text.trim().is_empty()).cloned();
        match (slot, text) {
            (Slot::Kept, _) => meeting.kept = answer,
            (Slot::Note, text) => meeting.note = text,
            (Slot::Learned, text) => meeting.learned = text,
            (Slot::Them(_), Some(words)) => {
                meeting.promises.push(read_words("them", &words, reading, &mut meeting.echoes).map_err(Error::usage)?);
            }
            (Slot::Me(_), Some(words)) => {
                meeting.promises.push(read_words("me", &words, reading, &mut meeting.echoes).map_err(Error::usage)?);
            }
            (Slot::Them(_) | Slot::Me(_), None) => {}
        }
    }
    // The meeting took place, whatever of it is worth a word.
    meeting.date = Some(meeting.date.unwrap_or(context.today));
    Ok(())
}
