//! Which days a review is about, and whether it goes on with a draft.
use std::rc::Rc;

use clap::ArgMatches;

use super::draw;
use crate::commands::interview::{Answers, Interview};
use crate::commands::{Context, args};
use crate::dates::{self, Period};
use crate::error::{Error, Result};
use crate::stages::review::book::Book;
use crate::stages::review::period::propose_period;
use crate::term::{Choice, Question, Reply};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A review that has begun: its days, and the answers so far.
pub struct Begun {
    /// The days.
    pub period: Period,
    /// Whether their quarter is still running.
    pub is_running: bool,
    /// The answers so far.
    pub interview: Interview,
}

/// Begins a review, or goes on with the draft of one.
///
/// # Errors
/// A period that is none, has not begun or has been looked at, and the person stopped.
pub fn begin(context: &mut Context<'_>, matches: &ArgMatches, all: &Book, can_ask: bool) -> Result<Begun> {
    let year_starts = context.profile()?.year_start();
    if let Some(text) = args::text(matches, "period") {
        let period = dates::parse_period(&text, year_starts).map_err(|why| Error::usage(format!("--period: {why}")))?;
        return begin_with(
            context,
            matches,
            period,
            false,
            &format!("career review --period {}", crate::commands::quote(&text)),
            Answers::default(),
        );
    }
    if let Some(begun) = resume_any(context, matches, all, can_ask)? {
        return Ok(begun);
    }
    let mut answers = Answers::default();
    let mut year_starts = year_starts;
    if can_ask && context.profile()?.year_starts.is_none() && all.reviews.is_empty() {
        let asked = ask_year(context)?;
        year_starts = asked.unwrap_or(year_starts);
        answers.push("review.year_starts", asked.map(|month| month.to_string()));
    }
    let Some(proposal) = propose_period(all.reviewed_to(), all.began(), year_starts, context.today) else {
        let last = all.done().next_back().map_or("", |kept| kept.review.id.as_str());
        return Err(Error::refused(format!("Everything up to today has been looked at in the review {last}."))
            .hint(format!("career review show {last}"))
            .hint("for other days: career review --period 2026-10-05..2026-11-23"));
    };
    begin_with(context, matches, proposal.period, proposal.is_running, "career review", answers)
}

fn begin_with(
    context: &Context<'_>,
    matches: &ArgMatches,
    period: Period,
    is_running: bool,
    command: &str,
    first: Answers,
) -> Result<Begun> {
    if period.from > context.today {
        return Err(Error::refused(format!("The period {} has not begun yet.", period.id))
            .hint("a review looks back; plan ahead with career goal add, career plan add"));
    }
    let name = draft_name(&period);
    let mut interview =
        Interview { draft: name.clone(), command: command.to_owned(), answers: Answers::default(), fixed: 0 };
    if !args::has(matches, "restart") {
        interview = Interview::resume(context, &name, command)?;
    }
    if interview.answers.is_empty() {
        let is_asked = !first.is_empty();
        interview.answers = first;
        interview.answers.push("review.period", Some(format!("{} {} {}", period.id, period.from, period.to)));
        interview.fixed = interview.answers.len();
        if is_asked {
            interview.save(context)?;
        }
    } else {
        interview.fixed = count_fixed(&interview.answers);
    }
    Ok(Begun { period, is_running, interview })
}

fn count_fixed(answers: &Answers) -> usize {
    ["review.year_starts", "review.period"].iter().filter(|key| answers.has(key)).count()
}

/// A review that was begun and not finished, whatever its days.
fn resume_any(context: &mut Context<'_>, matches: &ArgMatches, all: &Book, can_ask: bool) -> Result<Option<Begun>> {
    if !can_ask {
        return Ok(None);
    }
    let store = Rc::clone(&context.store);
    for name in store.folder().drafts()?.into_iter().filter(|name| name.starts_with("review-")) {
        let mut interview = Interview::resume(context, &name, "career review")?;
        let period = interview.answers.text("review.period").and_then(read_period);
        if args::has(matches, "restart") || period.is_none() {
            interview.finish(context)?;
            continue;
        }
        if let (Some(period), Some(to)) = (&period, all.reviewed_to())
            && period.from <= to
        {
            context.say(&format!(
                "An unfinished review of {} was put aside: these days have been looked at since.",
                draw::say_period(period)
            ));
            interview.finish(context)?;
            continue;
        }
        if let Some(period) = period {
            interview.fixed = count_fixed(&interview.answers);
            let kept = interview.answers.len() - interview.fixed;
            let said = match kept {
                0 => String::new(),
                1 => "Going on where you stopped, with 1 answer kept. --restart begins anew.".to_owned(),
                n => format!("Going on where you stopped, with {n} answers kept. --restart begins anew."),
            };
            context.say(&said);
            let is_running = period.to >= context.today;
            return Ok(Some(Begun { period, is_running, interview }));
        }
    }
    Ok(None)
}

fn read_period(text: &str) -> Option<Period> {
    let mut parts = text.split(' ');
    let (id, from, to) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Period { id: id.to_owned(), from: from.parse().ok()?, to: to.parse().ok()? })
}

fn draft_name(period: &Period) -> String {
    format!("review-{}", period.id.to_lowercase().replace('_', "-"))
}

/// In which month the person's year starts; asked once, at the first review.
fn ask_year(context: &mut Context<'_>) -> Result<Option<u32>> {
    let of = MONTHS.iter().enumerate().map(|(at, name)| Choice::new((at + 1).to_string(), *name)).collect();
    let question =
        Question::one("review.year_starts", "In which month does your year begin, at work or at school?", of)
            .default("1")
            .help("The quarters that you look back at are counted from there. January if there is no such year.")
            .flag("career init --year-starts N")
            .skippable();
    let reply = context.terminal()?.ask_text(&question).map_err(|error| {
        crate::commands::context::stopped_keeping(error, "Nothing was answered yet; begin with career review")
    })?;
    Ok(match reply {
        Reply::Answer(text) => text.parse().ok(),
        _ => None,
    })
}
