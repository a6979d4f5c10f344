//! What typed lines and keys mean for a question: the same in every terminal.
use super::Reply;
use super::question::{Answer, Choice, Kind, Question};

/// What a typed line turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    /// A reply that the question allows.
    Reply(Reply<Answer>),
    /// `?`
    Help,
    /// Nothing that holds here, and what would.
    Wrong(String),
}

/// Reads a typed line as a reply to the question.
pub(super) fn read_line(question: &Question, line: &str) -> Typed {
    let line = line.trim();
    let is_text = matches!(question.kind, Kind::Text { .. });
    match line {
        "?" => return Typed::Help,
        "<" if question.can_go_back => return Typed::Reply(Reply::Back),
        "<" => return Typed::Wrong("There is nothing to go back to from here.".to_owned()),
        "s" if !is_text && question.can_skip => return Typed::Reply(Reply::Skip),
        "q" if !is_text && question.can_wait => return Typed::Reply(Reply::Later),
        _ => {}
    }
    match read_answer(&question.kind, line) {
        Ok(Some(answer)) => Typed::Reply(Reply::Answer(answer)),
        Ok(None) if question.can_skip && !matches!(question.kind, Kind::Key { .. }) => Typed::Reply(Reply::Skip),
        Ok(None) => Typed::Wrong(format!("An answer is needed here. {}", describe(question))),
        Err(message) => Typed::Wrong(message),
    }
}

/// `None` is an empty line where Enter alone gives nothing.
fn read_answer(kind: &Kind, line: &str) -> Result<Option<Answer>, String> {
    match kind {
        Kind::Text { default, check } => {
            let text = if line.is_empty() { default.as_deref().unwrap_or("") } else { line };
            if text.is_empty() {
                return Ok(None);
            }
            check.as_ref().map_or(Ok(()), |check| check(text))?;
            Ok(Some(Answer::Text(text.to_owned())))
        }
        Kind::One { of, default } => {
            if line.is_empty() {
                return Ok(default.and_then(|at| of.get(at)).map(|one| Answer::One(one.key.clone())));
            }
            Ok(Some(Answer::One(of[find(of, line)?].key.clone())))
        }
        Kind::Several { of, ticked } => {
            let keys = of.iter().map(|one| one.key.clone());
            if line.is_empty() {
                return Ok(Some(Answer::Several(keys.filter(|key| ticked.contains(key)).collect())));
            }
            let chosen = read_ticks(of, line)?;
            let keys = keys.enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, key)| key);
            Ok(Some(Answer::Several(keys.collect())))
        }
        Kind::Key { of } => {
            if line.is_empty() {
                return Ok(None);
            }
            let one = of.iter().find(|one| one.key == line);
            one.map(|one| Some(Answer::One(one.key.clone()))).ok_or_else(|| {
                let keys: Vec<&str> = of.iter().map(|one| one.key.as_str()).collect();
                format!("'{line}' is not one of the keys here: {}.", keys.join(" "))
            })
        }
        Kind::Number { low, high } => {
            if line.is_empty() {
                return Ok(None);
            }
            let number = line.parse::<u8>().ok().filter(|number| (*low..=*high).contains(number));
            number
                .map(|number| Some(Answer::Number(number)))
                .ok_or_else(|| format!("'{line}' is not a whole number from {low} to {high}."))
        }
        Kind::YesNo { default } => match line.to_lowercase().as_str() {
            "" => Ok(default.map(Answer::Yes)),
            "y" | "yes" => Ok(Some(Answer::Yes(true))),
            "n" | "no" => Ok(Some(Answer::Yes(false))),
            _ => Err(format!("'{line}' is neither y (yes) nor n (no).")),
        },
    }
}

/// The position of a choice given by its number, its key or its label.
fn find(of: &[Choice], word: &str) -> Result<usize, String> {
    let by_key = of.iter().position(|one| one.key == word);
    let by_number = || word.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < of.len());
    let by_label = || of.iter().position(|one| one.label.to_lowercase() == word.to_lowercase());
    by_key
        .or_else(by_number)
        .or_else(by_label)
        .ok_or_else(|| format!("'{word}' is not in the list; give a number from 1 to {}.", of.len()))
}

/// `1 3 5-7`, with commas or without, keys as well as numbers, `0` or `none` for none of them.
fn read_ticks(of: &[Choice], line: &str) -> Result<Vec<usize>, String> {
    if line == "0" || line == "none" {
        return Ok(Vec::new());
    }
    let mut chosen = Vec::new();
    for word in line.split([' ', ',']).filter(|word| !word.is_empty()) {
        let range =
            word.split_once('-').and_then(|(from, to)| Some((from.parse::<usize>().ok()?, to.parse::<usize>().ok()?)));
        match range {
            Some((from, to)) if (1..=to).contains(&from) && to <= of.len() => chosen.extend(from - 1..to),
            Some(_) => {
                return Err(format!("'{word}' is not in the list, which has {} lines.", of.len()));
            }
            None => chosen.push(find(of, word)?),
        }
    }
    Ok(chosen)
}

/// What may be typed for an answer, in words.
pub(super) fn describe(question: &Question) -> String {
    match &question.kind {
        Kind::Text { .. } => "Type a line and press Enter.".to_owned(),
        Kind::One { of, .. } => format!("Give a number from 1 to {}.", of.len()),
        Kind::Several { .. } => "Give numbers such as 1 3 5-7, or 0 for none.".to_owned(),
        Kind::Key { of } => {
            let keys: Vec<&str> = of.iter().map(|one| one.key.as_str()).collect();
            format!("Give one of {}.", keys.join(" "))
        }
        Kind::Number { low, high } => format!("Give a whole number from {low} to {high}."),
        Kind::YesNo { .. } => "Give y or n.".to_owned(),
    }
}

/// The ways out of a question that it allows: `s skip`, `q later` (else
/// `Ctrl-C stops`), `< back`, `? help`.
pub(super) fn list_ways_out(question: &Question) -> Vec<&'static str> {
    let is_text = matches!(question.kind, Kind::Text { .. });
    let mut ways = Vec::new();
    let has_default = matches!(&question.kind, Kind::Text { default: Some(_), .. });
    if is_text && has_default {
        // Enter gives the default, which is said beside it.
    } else if is_text && question.can_skip {
        ways.push("Enter skips");
    } else if question.can_skip {
        ways.push("s skip");
    }
    if question.can_wait {
        ways.push(if is_text { "Ctrl-C leaves" } else { "q later" });
    } else {
        ways.push("Ctrl-C stops");
    }
    if question.can_go_back {
        ways.push("< back");
    }
    if !question.help.is_empty() {
        ways.push("? help");
    }
    ways
}

/// What `?` says.
pub(super) fn explain(question: &Question) -> String {
    let mut text = question.help.clone();
    if text.is_empty() {
        text = describe(question);
    }
    if !question.flag.is_empty() {
        text.push_str(&format!("\nOn the command line: {}", question.flag));
    }
    text
}
