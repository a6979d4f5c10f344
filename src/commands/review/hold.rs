//! `career review`: holds one, by questions or by flags, and saves it with everything that was
//! decided on the way as one operation.
use std::rc::Rc;

use clap::ArgMatches;
use serde_json::json;

use super::begin::{Begun, begin};
use super::sheet::{MOST_OPEN, Sheet};
use super::{book, draw, flags};
use crate::commands::interview::Answers;
use crate::commands::{Context, Plan};
use crate::dates::{self, Period};
use crate::error::{Error, Result};
use crate::record::Target;
use crate::stages::review::book::Book;
use crate::stages::review::feeling::{self, is_hard};
use crate::stages::review::moved::find_moved;
use crate::stages::review::open::list_for_review;
use crate::stages::review::ops::{Decided, Turn, apply_to_book, list_adjustments, plan_review, suggest_repair};
use crate::stages::review::period::propose_next;
use crate::stages::review::snapshot::take_snapshot;
use crate::store::Data;

/// Holds a review.
///
/// # Errors
/// A value that is refused, nothing given without a terminal, or the person stopped.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let all = book::load(&data)?;
    let given = flags::read(context, matches, &data, &all)?;
    // Whoever gives answers as flags has decided what the review holds; --ask offers the rest.
    let can_ask = context.can_ask() && (given.is_empty() || context.options.ask);
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
        begun.interview.hold(context, &|answers: &Answers| sheet.next(answers))?;
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

fn refuse_second(all: &Book, period: &Period) -> Result<()> {
    match all.done().find(|kept| kept.review.id == period.id) {
        None => Ok(()),
        Some(kept) => Err(Error::refused(format!("There is a review {} already.", period.id))
            .hint(format!("career review show {}", period.id))
            .hint(format!("to change it, edit {}; right after saving it: career undo", kept.file))),
    }
}

fn make_sheet(context: &mut Context<'_>, all: &Book, given: flags::Given, begun: &Begun) -> Result<Sheet> {
    let today = context.today;
    let year_starts = match begun.interview.answers.text("review.year_starts").and_then(|text| text.parse().ok()) {
        Some(month) => month,
        None => context.profile()?.year_start(),
    };
    let look = context.terminal()?.look();
    let moved = find_moved(all, &begun.period, today);
    let mut open = list_for_review(all, today);
    let more_open = open.len().saturating_sub(MOST_OPEN);
    open.truncate(MOST_OPEN);
    let period = draw::say_period(&begun.period);
    let running =
        if begun.is_running { " No quarter has ended since, so this is the running one up to today." } else { "" };
    let minutes = if given.is_quick { "two" } else { "ten" };
    let opening = format!("Looking back at {period}.{running} About {minutes} minutes; Ctrl-C keeps the answers.");
    let opening = crate::render::wrap(&opening, look.width.saturating_sub(1)).join("\n");
    let wins = draw::draw_wins(&moved, &look);
    Ok(Sheet {
        said_first: format!("{opening}\n\n{wins}").trim_end().to_owned(),
        said_moved: format!("\nWhat moved\n{}", draw::draw_moved(&moved, &look)).trim_end().to_owned(),
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
    let is_hard = is_hard(before, &decided.period, decided.pulse.as_ref(), &adjustments);
    if context.options.json {
        let reviews = book::load_reviews(&context.store.data())?;
        let mut review = reviews
            .iter()
            .find(|kept| kept.review.id == decided.period.id)
            .map(|kept| super::list::to_json(&kept.review))
            .transpose()?;
        if let Some(review) = &mut review {
            review["computed"]["said"] = json!(is_hard.then_some(feeling::PARAGRAPH));
        }
        context.print_json(json!({ "review": review, "operation": saved.to_json() }))?;
        return Ok(());
    }
    for decision in &decided.decisions {
        if let (Some(reason), Turn::Move(_) | Turn::Drop) = (decision.reason, &decision.turn) {
            context.say(&suggest_repair(reason, &decision.open));
        }
    }
    for one in &decided.commitments {
        let due = one.due.map_or(String::new(), |due| format!(", by {}", dates::echo(due, today)));
        context.say(&format!("You will: {}{due}", one.text));
    }
    if let Some(next) = decided.next {
        context.say(&format!("Next review: {}", dates::echo(next, today)));
    }
    if is_hard {
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
        return Err(Error::refused(format!("{id} is not there any more; the review was not saved."))
            .hint("career review goes on with the answers that were kept"));
    }
    Ok(())
}
