//! `career review`: holds one, by questions or by flags, and saves it with everything that was
//! decided on the way as one operation.
use std::rc::Rc;

use clap::ArgMatches;
use serde_json::json;

use super::sheet::{MOST_OPEN, Sheet};
use super::{book, draw, flags};
use crate::commands::interview::{Answers, Interview};
use crate::commands::{Context, Plan, args};
use crate::dates::{self, Period};
use crate::error::{Error, Result};
use crate::record::Target;
use crate::stages::review::book::Book;
use crate::stages::review::feeling::{self, is_hard};
use crate::stages::review::moved::find_moved;
use crate::stages::review::open::list_for_review;
use crate::stages::review::ops::{
    Decided, Turn, apply_to_book, list_adjustments, plan_review, suggest_repair,
};
use crate::stages::review::period::{propose_next, propose_period};
use crate::stages::review::snapshot::take_snapshot;
use crate::store::Data;
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

/// Holds a review.
///
/// # Errors
/// A value that is refused, nothing given without a terminal, or the person stopped.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let all = book::load(&data)?;
    let given = flags::read(context, matches, &data, &all)?;
    let can_ask = context.can_ask();
    if !can_ask && given.is_empty() {
        return Err(nothing_given());
    }
    let mut begun = begin(context, matches, &all, can_ask)?;
    refuse_second(&all, &begun.period)?;
    let sheet = make_sheet(context, &all, given, &begun)?;
    let kept = begun.interview.answers.len() - begun.interview.fixed;
    if !can_ask && kept > 0 {
        let answers = if kept == 1 {
            "1 answer of the unfinished review goes".to_owned()
        } else {
            format!("{kept} answers of the unfinished review go")
        };
        context.say(&format!("{answers} with it; --restart leaves them out."));
    }
    if can_ask {
        begun
            .interview
            .hold(context, &|answers: &Answers| sheet.next(answers))?;
    }
    let decided = sheet.decide(&begun.interview.answers);
    save(context, &decided, &all)?;
    begun.interview.finish(context)?;
    Ok(0)
}

fn nothing_given() -> Error {
    Error::usage("There is nobody to ask, and no flag says what the review holds.")
        .hint("give one or more of --answer wins=TEXT, --pulse 6,7,5, --hours N, --adjust \"ID;due=DATE\", --kept TEXT, --let-go TEXT, --commit \"TEXT;due=DATE\", --next DATE")
        .hint("for other days than those since the last review: --period 2026-Q4")
}

/// A review that has begun: its days, and the answers so far.
struct Begun {
    period: Period,
    is_running: bool,
    interview: Interview,
}

fn begin(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    all: &Book,
    can_ask: bool,
) -> Result<Begun> {
    let year_starts = context.profile()?.year_start();
    if let Some(text) = args::text(matches, "period") {
        let period = dates::parse_period(&text, year_starts)
            .map_err(|why| Error::usage(format!("--period: {why}")))?;
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
    let Some(proposal) = propose_period(all.reviewed_to(), all.began(), year_starts, context.today)
    else {
        let last = all
            .done()
            .next_back()
            .map_or("", |kept| kept.review.id.as_str());
        return Err(Error::refused(format!(
            "Everything up to today has been looked at in the review {last}."
        ))
        .hint(format!("career review show {last}"))
        .hint("for other days: career review --period 2026-10-05..2026-11-23"));
    };
    begin_with(
        context,
        matches,
        proposal.period,
        proposal.is_running,
        "career review",
        answers,
    )
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
        return Err(
            Error::refused(format!("The period {} has not begun yet.", period.id))
                .hint("a review looks back; plan ahead with career goal add, career plan add"),
        );
    }
    let name = draft_name(&period);
    let mut interview = Interview {
        draft: name.clone(),
        command: command.to_owned(),
        answers: Answers::default(),
        fixed: 0,
    };
    if !args::has(matches, "restart") {
        interview = Interview::resume(context, &name, command)?;
    }
    if interview.answers.is_empty() {
        let is_asked = !first.is_empty();
        interview.answers = first;
        interview.answers.push(
            "review.period",
            Some(format!("{} {} {}", period.id, period.from, period.to)),
        );
        interview.fixed = interview.answers.len();
        if is_asked {
            interview.save(context)?;
        }
    } else {
        interview.fixed = count_fixed(&interview.answers);
    }
    Ok(Begun {
        period,
        is_running,
        interview,
    })
}

fn count_fixed(answers: &Answers) -> usize {
    ["review.year_starts", "review.period"]
        .iter()
        .filter(|key| answers.has(key))
        .count()
}

/// A review that was begun and not finished, whatever its days.
fn resume_any(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    all: &Book,
    can_ask: bool,
) -> Result<Option<Begun>> {
    if !can_ask {
        return Ok(None);
    }
    let store = Rc::clone(&context.store);
    for name in store
        .folder()
        .drafts()?
        .into_iter()
        .filter(|name| name.starts_with("review-"))
    {
        let mut interview = Interview::resume(context, &name, "career review")?;
        let period = interview
            .answers
            .text("review.period")
            .and_then(read_period);
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
                1 => "Going on where you stopped, with 1 answer kept. --restart begins anew."
                    .to_owned(),
                n => format!(
                    "Going on where you stopped, with {n} answers kept. --restart begins anew."
                ),
            };
            context.say(&said);
            let is_running = period.to >= context.today;
            return Ok(Some(Begun {
                period,
                is_running,
                interview,
            }));
        }
    }
    Ok(None)
}

fn read_period(text: &str) -> Option<Period> {
    let mut parts = text.split(' ');
    let (id, from, to) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Period {
        id: id.to_owned(),
        from: from.parse().ok()?,
        to: to.parse().ok()?,
    })
}

fn draft_name(period: &Period) -> String {
    format!("review-{}", period.id.to_lowercase().replace('_', "-"))
}

/// In which month the person's year starts; asked once, at the first review.
fn ask_year(context: &mut Context<'_>) -> Result<Option<u32>> {
    let of = MONTHS
        .iter()
        .enumerate()
        .map(|(at, name)| Choice::new((at + 1).to_string(), *name))
        .collect();
    let question = Question::one("review.year_starts", "In which month does your working year start?", of)
        .default("1")
        .help("Quarters are counted from there: a company's year, a school year. January if you have none.")
        .flag("career init --year-starts N")
        .skippable();
    let reply = context.terminal()?.ask_text(&question).map_err(|error| {
        crate::commands::context::stopped_keeping(
            error,
            "Nothing was answered yet; begin with career review",
        )
    })?;
    Ok(match reply {
        Reply::Answer(text) => text.parse().ok(),
        _ => None,
    })
}

fn refuse_second(all: &Book, period: &Period) -> Result<()> {
    match all.done().find(|kept| kept.review.id == period.id) {
        None => Ok(()),
        Some(kept) => Err(
            Error::refused(format!("There is a review {} already.", period.id))
                .hint(format!("career review show {}", period.id))
                .hint(format!(
                    "to change it, edit {}; right after saving it: career undo",
                    kept.file
                )),
        ),
    }
}

fn make_sheet(
    context: &mut Context<'_>,
    all: &Book,
    given: flags::Given,
    begun: &Begun,
) -> Result<Sheet> {
    let today = context.today;
    let year_starts = match begun
        .interview
        .answers
        .text("review.year_starts")
        .and_then(|text| text.parse().ok())
    {
        Some(month) => month,
        None => context.profile()?.year_start(),
    };
    let look = context.terminal()?.look();
    let moved = find_moved(all, &begun.period, today);
    let mut open = list_for_review(all, today);
    let more_open = open.len().saturating_sub(MOST_OPEN);
    open.truncate(MOST_OPEN);
    let period = draw::say_period(&begun.period);
    let running = if begun.is_running {
        " No quarter has ended since, so this is the running one up to today."
    } else {
        ""
    };
    let opening =
        format!("Looking back at {period}.{running} About ten minutes; Ctrl-C keeps the answers.");
    let opening = crate::render::wrap(&opening, look.width.saturating_sub(1)).join("\n");
    let wins = draw::draw_wins(&moved, &look);
    Ok(Sheet {
        said_first: format!("{opening}\n\n{wins}").trim_end().to_owned(),
        said_moved: format!("\nWhat moved\n{}", draw::draw_moved(&moved, &look))
            .trim_end()
            .to_owned(),
        hours_got: moved.hours_got(),
        next: propose_next(&begun.period, year_starts, today),
        period: begun.period.clone(),
        asks_all: context.options.ask,
        given,
        open,
        more_open,
        look,
        year_starts,
        today,
    })
}

/// Saves the review and everything decided on the way, and says what came of it.
fn save(context: &mut Context<'_>, decided: &Decided, before: &Book) -> Result<()> {
    let today = context.today;
    let saved = context.change(|data| plan(data, decided, today))?;
    let adjustments = list_adjustments(&decided.decisions);
    if context.options.json {
        let reviews = book::load_reviews(&context.store.data())?;
        let review = reviews
            .iter()
            .find(|kept| kept.review.id == decided.period.id)
            .map(|kept| super::list::to_json(&kept.review))
            .transpose()?;
        context.print_json(json!({ "review": review, "operation": saved.to_json() }))?;
        return Ok(());
    }
    for decision in &decided.decisions {
        if let (Some(reason), Turn::Move(_) | Turn::Drop) = (decision.reason, &decision.turn) {
            context.say(&suggest_repair(reason, &decision.open));
        }
    }
    for one in &decided.commitments {
        let due = one.due.map_or(String::new(), |due| {
            format!(", by {}", dates::echo(due, today))
        });
        context.say(&format!("You will: {}{due}", one.text));
    }
    if let Some(next) = decided.next {
        context.say(&format!("Next review: {}", dates::echo(next, today)));
    }
    if is_hard(before, decided.pulse.as_ref(), &adjustments) {
        context.say(&format!("\n{}", feeling::PARAGRAPH));
    }
    Ok(())
}

/// The changes, made from what is there under the lock.
fn plan(data: &Data<'_>, decided: &Decided, today: chrono::NaiveDate) -> Result<Plan> {
    let after = book::load_whole(data, |all| apply_to_book(all, decided, today), today)?;
    refuse_second(&after, &decided.period)?;
    for decision in &decided.decisions {
        check_still_open(data, &decision.open.target, &decision.open.id)?;
    }
    let snapshot = take_snapshot(&after, &decided.period, decided.hours_real, today);
    let n = decided.decisions.len();
    let sentence = match n {
        0 => format!("reviewed {}", decided.period.id),
        1 => format!("reviewed {}, with 1 change", decided.period.id),
        n => format!("reviewed {}, with {n} changes", decided.period.id),
    };
    Ok(Plan::new(sentence, plan_review(decided, &snapshot, today)))
}

fn check_still_open(data: &Data<'_>, target: &Target, id: &str) -> Result<()> {
    if let crate::record::Which::Id(record) = &target.which
        && !data.ids(target.kind)?.contains(record)
    {
        return Err(Error::refused(format!(
            "{id} is not there any more; the review was not saved."
        ))
        .hint("career review goes on with the answers that were kept"));
    }
    Ok(())
}
