//! The questions: which to keep, and what to change on them.
use super::Offer;
use super::draw::takes;
use super::wish::{Edit, Wish};
use crate::commands::Context;
use crate::commands::context::stopped_keeping;
use crate::error::Result;
use crate::record::parse::Reading;
use crate::stages::plan::suggest::{Mode, Suggestion};
use crate::term::{Choice, Question, Reply};

/// Asks; nothing picked gives nothing.
///
/// # Errors
/// The person stopped; then nothing is kept.
pub fn ask(context: &mut Context<'_>, offer: &Offer) -> Result<Wish> {
    ask_all(context, &offer.found.list).map_err(|error| stopped_keeping(error, "Nothing was saved."))
}

fn ask_all(context: &mut Context<'_>, list: &[Suggestion]) -> Result<Wish> {
    let choices = list
        .iter()
        .enumerate()
        .map(|(at, one)| Choice::new((at + 1).to_string(), format!("{} ({})", one.title, takes(one, true))));
    let which =
        Question::several("suggest.keep", "Which of these would you like to keep? (none is fine)", choices.collect())
            .help("What is kept becomes steps and learning of your plan. Change them first if you like.")
            .flag("--keep N,N")
            .skippable();
    let picked = context.terminal()?.ask_ticks(&which)?.answer().unwrap_or_default();
    let places: Vec<usize> = picked
        .iter()
        .filter_map(|key| key.parse::<usize>().ok()?.checked_sub(1))
        .filter(|at| *at < list.len())
        .collect();
    if places.is_empty() {
        return Ok(Wish::new());
    }
    let change = Question::yes_no("suggest.change", "Change a title, how long it takes or a day first?")
        .default("no")
        .flag("--keep \"N;title=TEXT;hours=N;due=DATE\"");
    let is_changed = context.terminal()?.confirm(&change)?;
    let reading = context.reading()?;
    let mut wish = Wish::new();
    for at in places {
        let edit = if is_changed { ask_edit(context, reading, &list[at])? } else { Edit::default() };
        wish.push((at, edit));
    }
    Ok(wish)
}

fn ask_edit(context: &mut Context<'_>, reading: Reading, one: &Suggestion) -> Result<Edit> {
    let mut edit = Edit::default();
    let title = Question::text("suggest.title", "What is it called?").default(&one.title);
    if let Reply::Answer(typed) = context.terminal()?.ask_text(&title)?
        && typed.trim() != one.title
    {
        let _ = edit.set(reading, "title", &typed);
    }
    let known = takes(one, true);
    let how_long = Question::text("suggest.takes", "How long does it take? (6 h of your own, or 4 weeks of paid time)")
        .default(&known)
        .check(move |typed| read_length(reading, typed).map(|_| ()));
    if let Reply::Answer(typed) = context.terminal()?.ask_text(&how_long)?
        && typed.trim() != known
        && let Ok(length) = read_length(reading, &typed)
    {
        (edit.hours, edit.weeks) = (length.hours, length.weeks);
    }
    let mut others = vec![("due", "By when? (Enter: by its goal's day)")];
    if one.mode == Mode::Education && one.becomes.is_learning() {
        others.push(("cost", "What does it cost, if you know? (such as 300 EUR)"));
    }
    for (key, text) in others {
        let question = Question::text(format!("suggest.{key}"), text)
            .skippable()
            .check(move |typed| Edit::default().set(reading, key, typed));
        if let Reply::Answer(typed) = context.terminal()?.ask_text(&question)? {
            let _ = edit.set(reading, key, &typed);
        }
    }
    Ok(edit)
}

/// `6`, `6 h`, `4 weeks`, `15 weeks of paid time`.
fn read_length(reading: Reading, typed: &str) -> std::result::Result<Edit, String> {
    let typed = typed.trim();
    let end =
        typed.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).unwrap_or(typed.len());
    let (number, unit) = typed.split_at(end);
    let mut edit = Edit::default();
    let first = unit.trim().chars().next().map(|letter| letter.to_ascii_lowercase());
    match first {
        Some('w') => edit.set(reading, "weeks", number)?,
        None | Some('h') => edit.set(reading, "hours", number)?,
        _ => return Err(format!("\"{typed}\" is neither hours nor weeks; write 6 h or 4 weeks")),
    }
    Ok(edit)
}
