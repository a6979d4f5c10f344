//! Finding a record by what somebody typed: its id, a unique beginning of it, or nearly it.
use crate::error::{Error, Result};

/// The id that `given` means: exactly it, else the only one that begins so. The id of a log entry
/// may be given without its date.
///
/// # Errors
/// None that fits (with the nearest as a hint), or several.
pub fn find<'a>(noun: &str, ids: impl IntoIterator<Item = &'a str>, given: &str) -> Result<&'a str> {
    let ids: Vec<&str> = ids.into_iter().collect();
    if let Some(exact) = ids.iter().find(|id| **id == given) {
        return Ok(exact);
    }
    let lower = given.to_lowercase();
    let begins: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| !lower.is_empty() && (id.starts_with(&lower) || undated(id).starts_with(&lower)))
        .collect();
    match begins[..] {
        [one] => return Ok(one),
        [] => {}
        _ => {
            let exact: Vec<&&str> = begins.iter().filter(|id| undated(id) == lower).collect();
            if let [one] = exact[..] {
                return Ok(one);
            }
            return Err(Error::refused(format!("\"{given}\" could be {} {}.", begins.len(), plural(noun)))
                .hint(format!("say which: {}", list(&begins))));
        }
    }
    let error = Error::refused(format!("There is no {noun} \"{given}\"."));
    Err(match nearest(&ids, &lower) {
        Some(near) => error.hint(format!("did you mean {near}?")),
        None if ids.is_empty() => error,
        None => error.hint(format!("there are: {}", list(&ids))),
    })
}

/// The id in `ids` that `given` most nearly is, if it is near at all.
pub fn nearest<'a>(ids: &[&'a str], given: &str) -> Option<&'a str> {
    ids.iter()
        .map(|id| {
            let whole = strsim::jaro_winkler(id, given);
            // A slip in a short id, or in the beginning that was typed of a longer one; another digit
            // means something else.
            let length = given.chars().count();
            let begins = |text: &str| text.chars().take(length).collect::<String>();
            let is_slip = length >= 3
                && !given.contains(|c: char| c.is_ascii_digit())
                && [begins(id), begins(undated(id))].iter().any(|start| strsim::damerau_levenshtein(start, given) == 1);
            (whole.max(strsim::jaro_winkler(undated(id), given)).max(if is_slip { 0.9 } else { 0.0 }), *id)
        })
        .filter(|(score, _)| *score >= 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, id)| id)
}

/// A log entry's id without its date.
fn undated(id: &str) -> &str {
    match id.as_bytes() {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'-', _, ..]
            if [y1, y2, y3, y4, m1, m2, d1, d2].iter().all(|digit| digit.is_ascii_digit()) =>
        {
            id.get(11..).unwrap_or(id)
        }
        _ => id,
    }
}

/// A few of them, as a list to read.
fn list(ids: &[&str]) -> String {
    let mut text = ids.iter().take(6).copied().collect::<Vec<_>>().join(", ");
    if ids.len() > 6 {
        text.push_str(&format!(" … ({} in all)", ids.len()));
    }
    text
}

/// The plural of a noun in messages.
pub fn plural(noun: &str) -> String {
    match noun {
        "person" => "people".to_owned(),
        "feedback" => "pieces of feedback".to_owned(),
        _ if noun.ends_with("ty") => format!("{}ies", noun.trim_end_matches('y')),
        _ if noun.ends_with("ry") => format!("{}ies", noun.trim_end_matches('y')),
        _ => format!("{noun}s"),
    }
}
