//! Marking records for an audience: all of them in one operation.
use std::collections::BTreeSet;

use crate::commands::record::add::short;
use crate::commands::{Context, Plan, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value, find};
use crate::stages::review::papers::Notebook;
use crate::stages::review::papers::model::Key;
use crate::stages::review::papers::sight::{Sight, Withheld};
use crate::stages::words::Audience;

/// Marks what `--mark` names; with `is_dry` only what it names is looked at.
///
/// # Errors
/// What is not there, what never goes to that audience, or the store's refusals.
pub fn mark_given(
    context: &mut Context<'_>,
    book: &Notebook,
    audience: Audience,
    given: &[String],
    is_dry: bool,
) -> Result<()> {
    if audience == Audience::Mine {
        return Err(Error::usage("--mark has no meaning in a paper for yourself, which holds everything."));
    }
    let all = everything(book);
    let sight = Sight::of(book, audience);
    let mut marks: Vec<(Key, Audience)> = Vec::new();
    for text in given {
        let key = find_key(&all, text)?;
        match sight.judge(&key) {
            None => {}
            Some(why) if !why.can_be_marked() => return Err(refuse(book, &key, why)),
            Some(_) if marks.iter().any(|(known, _)| *known == key) => {}
            Some(_) => marks.push((key, audience)),
        }
    }
    if is_dry || marks.is_empty() {
        return Ok(());
    }
    mark(context, book, &marks, audience)?;
    let after = sight.with(&marks);
    let is_new = |key: &&Key| !sight.sees(key) && after.sees(key) && !marks.iter().any(|(one, _)| one == *key);
    match all.iter().filter(is_new).count() {
        0 => {}
        1 => context.say("With it goes 1 record that is as its goal is marked."),
        n => context.say(&format!("With it go {n} records that are as their goal is marked.")),
    }
    Ok(())
}

fn refuse(book: &Notebook, key: &Key, why: Withheld) -> Error {
    let what = match why {
        Withheld::Outside => "is an outside role",
        _ => "leads to an outside role",
    };
    Error::refused(format!("\"{}\" {what}, which never goes to a manager or the public.", title(book, key)))
        .hint("where it is with your employer of today: career role edit ID --where inside")
}

/// Marks records, as one operation.
///
/// # Errors
/// The store's refusals.
pub fn mark(context: &mut Context<'_>, book: &Notebook, marks: &[(Key, Audience)], audience: Audience) -> Result<()> {
    let (wider, narrower): (Vec<_>, Vec<_>) = marks.iter().partition(|(_, given)| *given >= audience);
    let reader = reader(audience);
    let mut parts = Vec::new();
    for (these, verb, way) in [(wider, "marked", "for"), (narrower, "kept", "from")] {
        match these[..] {
            [] => {}
            [(one, _)] => parts.push(format!("{verb} \"{}\" {way} {reader}", short(&title(book, one)))),
            _ => parts.push(format!("{verb} {} records {way} {reader}", these.len())),
        }
    }
    if parts.is_empty() {
        return Ok(());
    }
    context.change(|data| {
        let changes = marks.iter().map(|(key, audience)| {
            let kind = kinds::by_noun(key.noun).map(|any| any.kind);
            let kind = kind.ok_or_else(|| Error::data(format!("There is no kind \"{}\".", key.noun)))?;
            let target = if key.id.is_empty() { Target::only(kind) } else { kinds::locate(data, kind, &key.id)? };
            let set = vec![("audience".to_owned(), Value::Text(audience.key().to_owned()))];
            Ok(Change::Set { target, set, unset: Vec::new() })
        });
        Ok(Plan::new(parts.join(", "), changes.collect::<Result<Vec<_>>>()?))
    })?;
    Ok(())
}

/// Whom a mark is for, in words.
pub fn reader(audience: Audience) -> &'static str {
    match audience {
        Audience::Mine => "yourself alone",
        Audience::Mentor => "a mentor",
        Audience::Manager => "a manager",
        Audience::Public => "anybody",
    }
}

/// The record that a text names: `goal:move`, or an id that only one record has.
fn find_key(all: &[Key], text: &str) -> Result<Key> {
    if let Some(key) = all.iter().find(|key| key.tag() == text) {
        return Ok(key.clone());
    }
    if let Some((noun, id)) = text.split_once(':') {
        let noun = match noun {
            "learning" | "learn" => "activity",
            "plan" | "milestone" => "step",
            "log" | "win" => "entry",
            "past" => "position",
            other => other,
        };
        let nouns: BTreeSet<&str> = all.iter().map(|key| key.noun).collect();
        if kinds::by_noun(noun).is_none() {
            let known: Vec<&str> = nouns.into_iter().collect();
            return Err(Error::refused(format!("--mark \"{text}\": there is no kind \"{noun}\"."))
                .hint(format!("there are: {}", known.join(", "))));
        }
        let ids = all.iter().filter(|key| key.noun == noun).map(|key| key.id.as_str());
        let id = find::find(noun, ids, id)?;
        let key = all.iter().find(|key| key.noun == noun && key.id == id);
        return key.cloned().ok_or_else(|| Error::refused(format!("There is no {noun} \"{id}\".")));
    }
    let same: Vec<&Key> = all.iter().filter(|key| key.id == text).collect();
    match same[..] {
        [one] => Ok(one.clone()),
        // The beginning of an id is enough only where its kind is named: what is marked goes out.
        [] => Err(Error::refused(format!("--mark \"{text}\": there is no record with this id."))
            .hint("name its kind too, as in goal:move-into-data; which there are: --dry-run")),
        _ => {
            let tags: Vec<String> = same.iter().map(|key| key.tag()).collect();
            Err(Error::refused(format!("--mark \"{text}\" could be {} records.", same.len()))
                .hint(format!("say which: {}", tags.join(", "))))
        }
    }
}

/// Every record that can be marked.
fn everything(book: &Notebook) -> Vec<Key> {
    let mut all = Vec::new();
    let mut push = |noun: &'static str, ids: Vec<&str>| all.extend(ids.into_iter().map(|id| Key::new(noun, id)));
    push("aim", book.aims.iter().map(|one| one.id.as_str()).collect());
    push("position", book.positions.iter().map(|one| one.id.as_str()).collect());
    push("credential", book.credentials.iter().map(|one| one.id.as_str()).collect());
    push("strength", book.strengths.iter().map(|one| one.id.as_str()).collect());
    push("weakness", book.weaknesses.iter().map(|one| one.id.as_str()).collect());
    push("preferences", book.preferences.iter().map(|_| "").collect());
    push("skill", book.skills.iter().map(|one| one.id.as_str()).collect());
    push("role", book.roles.iter().map(|one| one.id.as_str()).collect());
    push("goal", book.goals.iter().map(|one| one.id.as_str()).collect());
    push("activity", book.activities.iter().map(|one| one.id.as_str()).collect());
    push("step", book.milestones.iter().map(|one| one.id.as_str()).collect());
    push("person", book.people.iter().map(|one| one.id.as_str()).collect());
    push("feedback", book.feedback.iter().map(|one| one.id.as_str()).collect());
    push("entry", book.entries.iter().map(|one| one.id.as_str()).collect());
    all
}

/// What a record is called, to the person.
pub fn title(book: &Notebook, key: &Key) -> String {
    let id = key.id.as_str();
    let found = match key.noun {
        "aim" => book.aims.iter().find(|one| one.id == id).map(|one| one.text.clone()),
        "position" => book.positions.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "credential" => book.credentials.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "strength" => book.strengths.iter().find(|one| one.id == id).map(|one| one.text.clone()),
        "weakness" => book.weaknesses.iter().find(|one| one.id == id).map(|one| one.text.clone()),
        "preferences" => Some("Places, moving, working from home".to_owned()),
        "skill" => book.skills.iter().find(|one| one.id == id).map(|one| one.name.clone()),
        "role" => book.roles.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "goal" => book.goals.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "activity" => book.activities.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "step" => book.milestones.iter().find(|one| one.id == id).map(|one| one.title.clone()),
        "person" => book.people.iter().find(|one| one.id == id).map(|one| one.name.clone()),
        "feedback" => book.feedback.iter().find(|one| one.id == id).and_then(|one| one.text.clone()),
        "entry" => book.entries.iter().find(|one| one.id == id).map(|one| one.text.clone()),
        _ => None,
    };
    found.unwrap_or_else(|| key.id.clone())
}

/// What a kind of record is called on screen.
pub fn noun(key: &Key) -> &'static str {
    match key.noun {
        "activity" => "learning",
        "entry" => "log",
        "preferences" => "wishes",
        "weakness" => "to work on",
        other => other,
    }
}
