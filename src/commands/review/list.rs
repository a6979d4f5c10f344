//! `career review list`, `show` and `diff`.
use std::rc::Rc;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{book, changed, draw, trends};
use crate::commands::record::{print_table, show_day};
use crate::commands::{Context, args, kinds};
use crate::error::{Error, Result};
use crate::record::find;
use crate::render::{Column, Table};
use crate::stages::assess::model::Skill;
use crate::stages::review::book::{Book, Kept};
use crate::stages::review::diff::compare;
use crate::stages::review::model::{CommitmentStatus, Review};
use crate::stages::review::period::name_period;
use crate::stages::review::snapshot::{Snapshot, take_snapshot};
use crate::stages::review::trends::find_trends;

/// Lists the reviews, the newest first.
///
/// # Errors
/// A file that does not hold, or an output that cannot be written.
pub fn run_list(context: &mut Context<'_>) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let mut reviews = book::load_reviews(&data)?;
    let trends = find_trends(&reviews);
    reviews.reverse();
    if context.options.json {
        let list = reviews.iter().map(|kept| to_json(&kept.review)).collect::<Result<Vec<_>>>()?;
        let mut computed = json!({ "trends": trends::to_json(&trends) });
        if context.options.explain {
            computed["explain"] = json!(trends::EXPLAIN);
        }
        context.print_json(json!({ "reviews": list, "computed": computed }))?;
        return Ok(0);
    }
    if reviews.is_empty() {
        context.say("No reviews yet. The first takes about ten minutes: career review");
        return Ok(0);
    }
    let mut table = Table::new([
        Column::title("Review"),
        Column::word("From", 4),
        Column::word("To", 5),
        Column::word("Done on", 3),
        Column::word("Pulse", 2),
        Column::word("Kept", 2),
        Column::word("Next", 1),
    ]);
    for Kept { review, .. } in &reviews {
        let pulse = review.pulse.as_ref().map_or(String::new(), |pulse| {
            let values = [pulse.satisfaction, pulse.clarity, pulse.energy];
            values
                .iter()
                .map(|value| value.map_or_else(|| "-".to_owned(), |n| n.to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        });
        let all = review.commitment.len();
        let kept = if all == 0 { String::new() } else { format!("{} of {all}", count_kept(review)) };
        table.push([
            review.id.clone().into(),
            review.from.to_string().into(),
            review.to.to_string().into(),
            show_day(review.date).into(),
            pulse.into(),
            kept.into(),
            show_day(review.next).into(),
        ]);
    }
    print_table(context, &table)?;
    let skills = data.all::<Skill>()?;
    let name = |id: &str| skills.iter().find(|skill| skill.id == id).map_or(id, |skill| skill.name.as_str()).to_owned();
    let text = trends::draw(&trends, &name, &context.look());
    context.print(&text)?;
    if context.options.explain {
        context.say(trends::EXPLAIN);
    }
    Ok(0)
}

/// Shows one review.
///
/// # Errors
/// A review that is not there, or an output that cannot be written.
pub fn run_show(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let all = book::load(&store.data())?;
    let review = match matches.get_one::<String>("id") {
        Some(given) => find_review(&all, given)?,
        None => &all.reviews.last().ok_or_else(none_yet)?.review,
    };
    if context.options.json {
        let mut value = to_json(review)?;
        let late = draw::find_late_of(review, &all);
        value["computed"]["late_examples"] =
            json!(late.map(
                |late| json!({ "recent": late.recent, "all": late.all, "share": late.share(), "even": late.even })
            ));
        if context.options.explain {
            value["computed"]["explain"] = json!(draw::explain_late(late.as_ref()));
        }
        context.print_json(json!({ "review": value }))?;
    } else {
        let text = draw::draw_review(review, &all, &context.look(), context.today);
        context.print(&text)?;
        if context.options.explain {
            context.say(&draw::explain_late(draw::find_late_of(review, &all).as_ref()));
        }
    }
    Ok(0)
}

/// The arguments of `show`.
pub fn define_show(command: Command) -> Command {
    command.arg(Arg::new("id").value_name("ID").help("The review, such as 2026-Q4; the newest if left out"))
}

/// The arguments of `diff`.
pub fn define_diff(command: Command) -> Command {
    let command = command
        .arg(Arg::new("a").value_name("A").help("The earlier review; the last but one if left out"))
        .arg(Arg::new("b").value_name("B").help("The later review, or now; the last if left out"));
    args::with_examples(
        command,
        "  career review diff                     the last two\n  career review diff 2026-Q1 2026-Q4\n  career review diff 2026-Q4 now",
    )
}

/// Shows what changed between two reviews.
///
/// # Errors
/// A review that is not there, fewer than two moments to compare, or an output that cannot be
/// written.
pub fn run_diff(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let all = book::load_whole(&store.data(), |_| {}, context.today)?;
    let (a, b) = (args::text(matches, "a"), args::text(matches, "b"));
    let newest: Vec<&Review> = all.done().rev().map(|kept| &kept.review).collect();
    let (a, b) = match (a, b, &newest[..]) {
        (Some(a), Some(b), _) => (a, b),
        (Some(a), None, [last, ..]) if !is_same(&a, &last.id) => (a, last.id.clone()),
        (Some(a), None, _) => (a, "now".to_owned()),
        (None, _, [last, before, ..]) => (before.id.clone(), last.id.clone()),
        (None, _, [only]) => (only.id.clone(), "now".to_owned()),
        (None, _, []) => return Err(none_yet()),
    };
    let (before, after) = (moment(&all, &a, context.today)?, moment(&all, &b, context.today)?);
    let diff = compare(&before.1, &after.1);
    if context.options.json {
        let mut json = diff.to_json();
        if let Some(map) = json.as_object_mut() {
            let mut computed = json!({ "from": before.0, "to": after.0 });
            if context.options.explain {
                computed["explain"] = json!(changed::draw_list_of_sources(&context.look()).trim());
            }
            map.insert("computed".to_owned(), computed);
        }
        context.print_json(json)?;
    } else {
        let text = changed::draw_diff(&diff, (&before.0, &after.0), &all, &context.look());
        context.print(&text)?;
        if context.options.explain {
            let text = changed::draw_list_of_sources(&context.look());
            context.print(&text)?;
        }
    }
    Ok(0)
}

/// The numbers of a review, or of now, with the name of the moment.
fn moment(all: &Book, given: &str, today: chrono::NaiveDate) -> Result<(String, Snapshot)> {
    if given == "now" {
        let from = all.reviewed_to().map_or(today, |to| to.succ_opt().unwrap_or(to)).min(today);
        return Ok(("now".to_owned(), take_snapshot(all, &name_period(from, today, 1), None, today)));
    }
    let review = find_review(all, given)?;
    match &review.snapshot {
        Some(snapshot) => Ok((review.id.clone(), Snapshot::from_json(snapshot))),
        None => Err(Error::refused(format!("The review {} holds no numbers to compare.", review.id))
            .because("it has no [review.snapshot], which career writes when a review is saved")),
    }
}

fn is_same(given: &str, id: &str) -> bool {
    given.eq_ignore_ascii_case(id)
}

fn find_review<'b>(all: &'b Book, given: &str) -> Result<&'b Review> {
    let ids: Vec<&str> = all.reviews.iter().map(|kept| kept.review.id.as_str()).collect();
    if ids.is_empty() {
        return Err(none_yet());
    }
    // Ids of quarters have a capital letter, which nobody has to type.
    let begins: Vec<&&str> = ids.iter().filter(|id| id.to_lowercase().starts_with(&given.to_lowercase())).collect();
    let id = match (ids.iter().find(|id| is_same(given, id)), &begins[..]) {
        (Some(id), _) => *id,
        (None, [one]) => **one,
        _ => find::find("review", ids.iter().copied(), given)?,
    };
    all.reviews.iter().map(|kept| &kept.review).find(|review| review.id == id).ok_or_else(none_yet)
}

fn none_yet() -> Error {
    Error::refused("There is no review yet.").hint("the first takes about ten minutes: career review")
}

fn count_kept(review: &Review) -> usize {
    review.commitment.iter().filter(|one| one.status == Some(CommitmentStatus::Kept)).count()
}

/// A review as `--json` shows it.
pub fn to_json(review: &Review) -> Result<Json> {
    let mut value = kinds::to_json(review)?;
    if let Some(map) = value.as_object_mut() {
        let open = review
            .commitment
            .iter()
            .filter(|one| one.status.unwrap_or(CommitmentStatus::Open) == CommitmentStatus::Open)
            .count();
        map.insert("computed".to_owned(), json!({ "commitments_kept": count_kept(review), "commitments_open": open }));
    }
    Ok(value)
}
