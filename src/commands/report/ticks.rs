//! The tick list: what may stand in the paper, and whose names.
use std::collections::HashSet;

use super::hand::Build;
use super::marks::{self, mark};
use crate::commands::Context;
use crate::commands::context::stopped_keeping;
use crate::error::Result;
use crate::stages::review::papers::Notebook;
use crate::stages::review::papers::model::Key;
use crate::stages::review::papers::names::{Name, Names};
use crate::stages::review::papers::shown::{Naming, hidden_names};
use crate::stages::review::papers::sight::Sight;
use crate::stages::words::Audience;
use crate::term::{Choice, Question};

/// Asks what the reader may see, marks it, then whose names may stand in this paper; gives the ids
/// of these people.
///
/// # Errors
/// The person stopped, and the store's refusals.
pub fn ask(
    context: &mut Context<'_>,
    book: &Notebook,
    audience: Audience,
    named: &[String],
    build: Build<'_>,
) -> Result<Vec<String>> {
    let sight = Sight::of(book, audience);
    let keys = candidates(&sight, build);
    if !keys.is_empty() {
        let ticked: Vec<Key> = keys.iter().filter(|key| sight.judge(key).is_none()).cloned().collect();
        let chosen = tick_records(context, book, audience, &keys, &ticked)?;
        if let Some(chosen) = chosen {
            let marks = decide(&sight, &keys, &chosen);
            mark(context, book, &marks, audience)?;
        }
    }
    let store = std::rc::Rc::clone(&context.store);
    let book = super::gather::notebook(&store.data())?;
    tick_names(context, &book, audience, named, build)
}

/// What has to be marked so that exactly the chosen ones are seen: these wider, those that were seen
/// for the next narrower reader, and what would come along with its goal as it was.
fn decide(sight: &Sight<'_>, keys: &[Key], chosen: &[Key]) -> Vec<(Key, Audience)> {
    let audience = sight.audience();
    let less = match audience {
        Audience::Public => Audience::Manager,
        Audience::Manager => Audience::Mentor,
        Audience::Mentor | Audience::Mine => Audience::Mine,
    };
    let mut marks: Vec<(Key, Audience)> = Vec::new();
    for key in keys {
        match (sight.sees(key), chosen.contains(key)) {
            (false, true) => marks.push((key.clone(), audience)),
            (true, false) => marks.push((key.clone(), less)),
            _ => {}
        }
    }
    let goals = marks.clone();
    let after = sight.with(&goals);
    let comes_along = |key: &&Key| !chosen.contains(key) && !sight.sees(key) && after.sees(key);
    marks.extend(keys.iter().filter(comes_along).map(|key| (key.clone(), sight.holds(key))));
    // And the other way about: what was ticked stays, though its goal went.
    let stays = |key: &&Key| chosen.contains(key) && sight.sees(key) && !after.sees(key);
    marks.extend(keys.iter().filter(stays).map(|key| (key.clone(), audience)));
    marks
}

/// The records that the paper would be made from if all were marked, in its order, each once.
pub fn candidates(sight: &Sight<'_>, build: Build<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let mut known: HashSet<Key> = HashSet::new();
    for sight in [sight.clone(), sight.if_marked()] {
        let uses = build(&sight, Naming::All).uses;
        keys.extend(uses.into_iter().filter(|key| known.insert(key.clone())));
    }
    let place = |key: &Key| ORDER.iter().position(|noun| *noun == key.noun).unwrap_or(ORDER.len());
    keys.sort_by_key(place);
    keys
}

/// The order of the kinds in the list.
const ORDER: [&str; 13] = [
    "role",
    "goal",
    "aim",
    "step",
    "activity",
    "skill",
    "entry",
    "feedback",
    "position",
    "credential",
    "strength",
    "weakness",
    "preferences",
];

/// The ticked ones; nothing where the question was skipped.
fn tick_records(
    context: &mut Context<'_>,
    book: &Notebook,
    audience: Audience,
    keys: &[Key],
    ticked: &[Key],
) -> Result<Option<Vec<Key>>> {
    let choice = |key: &Key| Choice::new(key.tag(), format!("{}: {}", marks::noun(key), marks::title(book, key)));
    let reader = marks::reader(audience);
    let question = Question::several(
        "report.mark",
        format!("What may {reader} see? (Ticked is marked so from now on)"),
        keys.iter().map(choice).collect(),
    )
    .ticked(&ticked.iter().map(Key::tag).collect::<Vec<_>>())
    .help("What is ticked stands in this paper and in later ones; what is not stays with you. Nothing else of the notebook gets into it.")
    .flag("--mark KIND:ID")
    .skippable();
    let picked = context
        .terminal()?
        .ask_ticks(&question)
        .map_err(|error| stopped_keeping(error, "Nothing was marked, and no paper was made."))?
        .answer();
    Ok(picked.map(|picked| keys.iter().filter(|key| picked.contains(&key.tag())).cloned().collect()))
}

/// Asks whose names may stand in the paper, where somebody's would.
fn tick_names(
    context: &mut Context<'_>,
    book: &Notebook,
    audience: Audience,
    named: &[String],
    build: Build<'_>,
) -> Result<Vec<String>> {
    let people = hidden_in(&Sight::of(book, audience), named, build);
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let choices = people.iter().map(|id| Choice::new(id, marks::title(book, &Key::new("person", id)))).collect();
    let question = Question::several("report.name", "Who may be named? The others become \"a colleague\".", choices)
        .help("For this paper only. Somebody who may always be named to this reader: career person edit ID --audience WHO")
        .flag("--name ID")
        .skippable();
    let picked = context
        .terminal()?
        .ask_ticks(&question)
        .map_err(|error| stopped_keeping(error, "What was ticked before is marked; no paper was made."))?;
    Ok(picked.answer().unwrap_or_default())
}

/// The people whose names were taken out of the paper, by id.
pub fn hidden_in(sight: &Sight<'_>, named: &[String], build: Build<'_>) -> Vec<String> {
    let paper = build(sight, Naming::All);
    let texts = paper.texts();
    let (ids, names): (Vec<String>, Vec<Name>) = hidden_names(sight, Naming::Only(named)).into_iter().unzip();
    Names::new(names).found(&texts).into_iter().map(|at| ids[at].clone()).collect()
}
