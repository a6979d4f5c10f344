//! Flags of several parts: `TEXT;due=DATE;goal=ID`.
use crate::commands::kinds;
use crate::dates::{self, Edge};
use crate::error::{Error, Result};
use crate::record::find;
use crate::record::parse::Reading;
use crate::stages::goal::model::{GoalStatus, Reason};
use crate::stages::review::model::{Commitment, CommitmentStatus};
use crate::stages::review::open::{Open, OpenKind};
use crate::stages::review::ops::{Decision, Turn};
use crate::stages::words::Progress;
use crate::store::Data;

/// The parts of `TEXT;key=value;key=value`.
fn split_parts<'t>(flag: &str, text: &'t str, known: &[&str]) -> Result<(&'t str, Vec<(&'t str, &'t str)>)> {
    let mut parts = text.split(';').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let mut pairs = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match part.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some((key, value)) if known.contains(&key) => pairs.push((key, value)),
            _ => {
                return Err(Error::usage(format!("--{flag} \"{text}\": \"{part}\" is not understood.")).hint(format!(
                    "behind a semicolon there may be {}",
                    known.iter().map(|key| format!("{key}=…")).collect::<Vec<_>>().join(", ")
                )));
            }
        }
    }
    if first.is_empty() {
        return Err(Error::usage(format!("--{flag} \"{text}\" has nothing before the first semicolon.")));
    }
    Ok((first, pairs))
}

fn read_day(reading: Reading, flag: &str, text: &str) -> Result<chrono::NaiveDate> {
    dates::parse(text, reading.today, reading.year_starts, Edge::Last)
        .map(|parsed| parsed.date)
        .map_err(|why| Error::usage(format!("--{flag}: {why}")))
}

/// A commitment from its flag.
///
/// # Errors
/// A day that is none, and a goal that is not there.
pub fn read_commitment(reading: Reading, data: &Data<'_>, text: &str) -> Result<Commitment> {
    let (what, pairs) = split_parts("commit", text, &["due", "goal"])?;
    let mut commitment =
        Commitment { text: what.to_owned(), due: None, goal: None, status: Some(CommitmentStatus::Open) };
    for (key, value) in pairs {
        match key {
            "due" => commitment.due = Some(read_day(reading, "commit", value)?),
            _ => {
                commitment.goal =
                    Some(find::find("goal", kinds::ids(data, "goal")?.iter().map(String::as_str), value)?.to_owned())
            }
        }
    }
    Ok(commitment)
}

/// A decision on something open from its flag.
///
/// # Errors
/// What is not open, and a change that it does not take.
pub fn read_adjustment(reading: Reading, open: &[Open], text: &str) -> Result<Decision> {
    let (id, pairs) = split_parts("adjust", text, &["due", "status", "title", "reason"])?;
    let found = find::find("goal, step or learning", open.iter().map(|one| one.id.as_str()), id).map_err(|error| {
        if error.hints.is_empty() { error.hint("only what is open can be adjusted: career goal list") } else { error }
    })?;
    let Some(one) = open.iter().find(|one| one.id == found) else {
        return Err(Error::refused(format!("There is nothing open with the id \"{id}\".")));
    };
    let (mut turn, mut reason) = (None, None);
    for (key, value) in pairs {
        let read = match key {
            "reason" => {
                reason = Some(read_reason(value)?);
                continue;
            }
            "due" => Turn::Move(read_day(reading, "adjust", value)?),
            "title" => Turn::Reword(value.to_owned()),
            _ => read_status(one, value)?,
        };
        if turn.replace(read).is_some() {
            return Err(Error::usage(format!("--adjust \"{text}\" changes two things at once."))
                .hint("give --adjust twice, one change each"));
        }
    }
    let turn = turn.ok_or_else(|| {
        Error::usage(format!("--adjust \"{text}\" says no change."))
            .hint(format!("write --adjust \"{found};due=DATE\", or status= or title="))
    })?;
    Ok(Decision { open: one.clone(), turn, reason })
}

/// What a sign is turned to by flag: its goal rests, and plan B takes its place.
const PLAN_B_WORD: &str = "plan-b";

fn read_status(open: &Open, value: &str) -> Result<Turn> {
    let words: &[&str] = match open.kind {
        OpenKind::Goal => &["paused", "dropped"],
        OpenKind::Tripwire => &[PLAN_B_WORD, "dropped"],
        _ => &["done", "dropped"],
    };
    match (value, open.kind) {
        (word, OpenKind::Goal) if word == GoalStatus::Paused.key() => Ok(Turn::Pause),
        (word, OpenKind::Learning | OpenKind::Step | OpenKind::Commitment | OpenKind::Trial)
            if word == Progress::Done.key() =>
        {
            Ok(Turn::Done)
        }
        (word, _) if word == Progress::Dropped.key() => Ok(Turn::Drop),
        (word, OpenKind::Tripwire) if word == PLAN_B_WORD => Ok(Turn::PlanB),
        (word, OpenKind::Goal) if word == GoalStatus::Done.key() => {
            Err(Error::usage("--adjust: a goal that is reached has an end of its own.")
                .hint(format!("career goal done {}", open.id)))
        }
        _ => Err(Error::usage(format!("--adjust: the status \"{value}\" is none that {} takes.", open.kind.says()))
            .hint(format!("there are {}", words.join(" and ")))),
    }
}

/// A reason by its word.
///
/// # Errors
/// A word that is none.
pub fn read_reason(value: &str) -> Result<Reason> {
    Reason::ALL.iter().copied().find(|reason| reason.key() == value).ok_or_else(|| {
        let keys: Vec<&str> = Reason::ALL.iter().map(|reason| reason.key()).collect();
        Error::usage(format!("--adjust: \"{value}\" is not a reason.")).hint(format!("there are {}", keys.join(", ")))
    })
}

/// The open commitment that a flag means: its id, or the beginning of its text.
///
/// # Errors
/// None that fits, or several.
pub fn find_commitment(open: &[Open], text: &str) -> Result<Open> {
    let all: Vec<&Open> = open.iter().filter(|one| one.kind == OpenKind::Commitment).collect();
    let lower = text.trim().to_lowercase();
    let found: Vec<&&Open> =
        all.iter().filter(|one| one.id == text || one.title.to_lowercase().starts_with(&lower)).collect();
    match found[..] {
        [one] if !lower.is_empty() => Ok((*one).clone()),
        _ => {
            let list: Vec<String> = all.iter().map(|one| format!("{} \"{}\"", one.id, one.title)).collect();
            let message = if found.is_empty() {
                format!("There is no open commitment \"{text}\".")
            } else {
                format!("\"{text}\" could be {} commitments.", found.len())
            };
            let error = Error::refused(message);
            Err(if list.is_empty() {
                error.hint("no commitment is open: career review list")
            } else {
                error.hint(format!("there are: {}", list.join(", ")))
            })
        }
    }
}
