//! The answer to what was asked for: it is kept in the record of the question, which is then closed.
use chrono::NaiveDate;

use super::noun::write_ratings;
use crate::commands::record::{Draft, add::short};
use crate::commands::{Context, Plan, Saved};
use crate::dates::say_day;
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value};
use crate::stages::review::model::{FEEDBACK, Feedback};
use crate::stages::review::people::is_answered;
use crate::store::Data;

/// The newest question to somebody that was asked by this day and is not answered yet.
pub fn open_question<'a>(feedback: &'a [Feedback], person: &str, by: NaiveDate) -> Option<&'a Feedback> {
    let open = feedback.iter().filter(|one| one.person == person && !is_answered(one));
    open.filter(|one| one.asked.is_some_and(|day| day <= by)).max_by_key(|one| one.asked)
}

/// The record of a question.
///
/// # Errors
/// It is not there any more.
pub fn read(data: &Data<'_>, id: &str) -> Result<Feedback> {
    data.one::<Feedback>(FEEDBACK.file(), id)?.ok_or_else(|| Error::refused(format!("There is no feedback \"{id}\".")))
}

/// Writes what was said into the record of the question.
///
/// # Errors
/// A value that is refused, or the store's refusals.
pub fn answer(context: &mut Context<'_>, id: &str, mut draft: Draft) -> Result<(Feedback, Saved)> {
    let saved = context.change(|data| {
        let before = read(data, id)?;
        let mut resolved = std::mem::take(&mut draft.resolved);
        resolved.resolve(data, &FEEDBACK, &mut draft.values)?;
        draft.resolved = resolved;
        write_ratings(data, &mut draft)?;
        draft.values.retain(|(key, _)| key != "person");
        // What was asked about stays; what the answer speaks of beside it comes on top.
        for (key, known) in [("skills", &before.skills), ("goals", &before.goals)] {
            if let Some((_, Value::List(list))) = draft.values.iter_mut().find(|(name, _)| name == key) {
                let old = known.iter().map(|id| Value::Text(id.clone())).filter(|id| !list.contains(id));
                *list = old.chain(list.iter().cloned()).collect();
            }
        }
        let when = before.asked.map_or_else(String::new, |day| format!(", asked on {}", say_day(day)));
        let said = short(draft.text("text").unwrap_or_default().trim());
        let sentence = format!("kept feedback from {}: \"{said}\"{when} ({id})", before.person);
        let mut changes = std::mem::take(&mut draft.resolved.changes);
        let target = Target::id(&FEEDBACK, FEEDBACK.file(), id);
        changes.push(Change::Set { target, set: std::mem::take(&mut draft.values), unset: Vec::new() });
        let mut notes = std::mem::take(&mut draft.resolved.notes);
        notes.append(&mut draft.notes);
        notes.push("It answers what you asked; to keep it apart: career undo, then --new.".to_owned());
        Ok(Plan { sentence, changes, notes })
    })?;
    Ok((read(&context.store.data(), id)?, saved))
}
