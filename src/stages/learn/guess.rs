//! Which learning a line such as "2h sql, joins" is about.
//!
//! The words of the line are compared with the words of each title and its skills. The one that
//! shares most of them is meant; of several that share as many, the only one under way. Otherwise
//! it stays open, and the person is asked.
use super::model::Activity;
use crate::stages::words::Progress;

/// Words that every title has and that tell nothing.
const EMPTY: &[&str] =
    &["a", "an", "and", "at", "about", "by", "for", "from", "in", "my", "of", "on", "or", "some", "the", "to", "with"];

/// What a line could be about.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess<'a> {
    /// This one.
    One(&'a Activity),
    /// One of these; none of them more than the others.
    Several(Vec<&'a Activity>),
    /// None that shares a word.
    None,
}

/// Guesses among the learning that is planned or under way.
pub fn guess_activity<'a>(text: &str, activities: &'a [Activity]) -> Guess<'a> {
    let said = words(text);
    let mut scored: Vec<(usize, &Activity)> =
        open(activities).map(|activity| (score(&said, activity), activity)).filter(|(score, _)| *score > 0).collect();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    scored.retain(|(score, _)| *score == best);
    let under_way: Vec<&Activity> =
        scored.iter().map(|(_, activity)| *activity).filter(|activity| activity.state() == Progress::Active).collect();
    match (&scored[..], &under_way[..]) {
        ([], _) => Guess::None,
        ([(_, one)], _) => Guess::One(one),
        (_, [one]) => Guess::One(one),
        _ => Guess::Several(scored.into_iter().map(|(_, activity)| activity).collect()),
    }
}

/// The learning that hours can be logged on: planned or under way, the latter first.
pub fn open(activities: &[Activity]) -> impl Iterator<Item = &Activity> {
    let of = |state: Progress| activities.iter().filter(move |activity| activity.state() == state);
    of(Progress::Active).chain(of(Progress::Planned))
}

/// How many words of the line stand in the title or the skills.
fn score(said: &[String], activity: &Activity) -> usize {
    let mut own = words(&activity.title);
    for target in &activity.skills {
        own.extend(words(&target.skill));
    }
    own.extend(words(activity.provider.as_deref().unwrap_or_default()));
    said.iter().filter(|word| own.iter().any(|other| is_same(word, other))).count()
}

/// Whether two words are the same, but for an ending: `join` and `joins`, `stats` and `statistics`.
fn is_same(said: &str, own: &str) -> bool {
    let (said, own) = (singular(said), singular(own));
    let shorter = said.chars().count().min(own.chars().count());
    said == own || (shorter >= 4 && (own.starts_with(said) || said.starts_with(own)))
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(short) if short.chars().count() >= 3 => short,
        _ => word,
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#'))
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect();
    words.sort();
    words.dedup();
    words
}
