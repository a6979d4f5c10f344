//! A short reading of a profile, in sentences that claim no more than the answers support.
//!
//! Nothing here says what a person is, could be or should do, and nothing is called good.
use super::interests::Interest;
use crate::stages::assess::interests::Scores;
use crate::stages::assess::values::{self, find_widest};

/// What is said under every reading of interests.
const INTERESTS_LIMIT: &str = "This is about what you would like to do. It does not say how good \
                               you are at it, and on another day some answers would differ.";

/// A reading of interests, one sentence a line.
pub fn read_interests(scores: &Scores) -> Vec<String> {
    let mut known = scores.known();
    if known.len() < 2 {
        return vec!["There are too few answers to say anything about your interests.".to_string()];
    }
    // A stable sort: equal scores keep the order R I A S E C.
    known.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    let mut lines = Vec::new();
    let (highest, lowest) = (known[0].1, known[known.len() - 1].1);
    if scores.is_flat() {
        lines.push(say_flat(scores, &known));
    } else {
        let top: Vec<Interest> = pick(&known, |s| scores.is_close(highest - s));
        let low: Vec<Interest> = pick(&known, |s| scores.is_close(s - lowest) && !scores.is_close(highest - s));
        lines.push(format!("Your answers are highest for {}.", join_labels(&top)));
        if let [one] = top.as_slice() {
            lines.push(format!("That is: {}.", one.describe()));
        } else {
            lines.push("These lie too close together to say which comes first.".to_string());
        }
        if !low.is_empty() {
            lines.push(format!("They are lowest for {}.", join_labels(&low)));
        }
        if u16::from(highest) * 2 < u16::from(scores.form.range()) {
            lines.push(
                "Even the highest is below the middle: little of what was asked drew you, and \
                 other work was not asked about."
                    .to_string(),
            );
        }
    }
    if known.len() < 6 {
        let open: Vec<Interest> = Interest::ALL.into_iter().filter(|t| scores.of(*t).is_none()).collect();
        lines.push(format!("Nothing is known about {}.", join_labels(&open)));
    }
    lines.push(INTERESTS_LIMIT.to_string());
    lines
}

/// A reading of values: what matters most and least and, where today was answered, the widest
/// difference with one thing that the person could ask for.
pub fn read_values(wanted: &values::Scores, now: Option<&values::Scores>) -> Vec<String> {
    let ordered = wanted.ordered();
    let (Some(first), Some(last)) = (ordered.first(), ordered.last()) else {
        return vec!["There are too few answers to say what matters to you.".to_string()];
    };
    let mut lines = Vec::new();
    if wanted.is_flat() {
        lines.push("In your answers all of this matters about the same.".to_string());
    } else {
        let named = |figure: f64| -> Vec<String> {
            let same = ordered.iter().filter(|(_, f)| *f == figure);
            same.map(|(v, _)| v.name().to_string()).collect()
        };
        lines.push(format!("What matters most in your answers: {}.", join(&named(first.1))));
        if ordered.len() > 1 {
            lines.push(format!("What matters least: {}.", join(&named(last.1))));
        }
    }
    let Some(now) = now else { return lines };
    match find_widest(wanted, now) {
        Some(found) => {
            lines.push(format!(
                "The widest difference: {}, wanted {}, today {}.",
                found.value.name(),
                found.wanted,
                found.now
            ));
            lines.push(format!("You could ask {}.", found.value.could_ask()));
        }
        None if values::list_differences(wanted, now).is_empty() => {}
        None => {
            lines.push("Nothing that matters to you is a whole point or more away from how it is today.".to_string())
        }
    }
    lines
}

/// A flat profile, by where it lies: at the middle the answers cannot tell liking many things from
/// having no preference, and under it they show little liking.
fn say_flat(scores: &Scores, known: &[(Interest, u8)]) -> String {
    let sum: usize = known.iter().map(|(_, score)| usize::from(*score)).sum();
    let percent = sum * 100 / (known.len() * usize::from(scores.form.range()));
    let what = match percent {
        60.. => "interested in many things, with none that stands out",
        40..60 => "interested in many things, or in none more than the others",
        _ => "little of what was asked drew you, and no kind stands out",
    };
    format!("Your answers are about the same for all kinds: {what}.")
}

fn pick(known: &[(Interest, u8)], is_wanted: impl Fn(u8) -> bool) -> Vec<Interest> {
    known.iter().filter(|(_, score)| is_wanted(*score)).map(|(interest, _)| *interest).collect()
}

fn join_labels(interests: &[Interest]) -> String {
    join(&interests.iter().map(|i| i.label()).collect::<Vec<_>>())
}

/// `a`, `a and b`, `a, b and c`. Names that hold an "and" themselves stay readable by their letter.
fn join(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
