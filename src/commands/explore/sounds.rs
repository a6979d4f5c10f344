//! "Sounds like you?": yes, partly or no, kept in `roles.toml` and used by the next match.
use serde_json::{Value as Json, json};

use super::catalogue::{read_seeker, resolve};
use crate::catalogue::{Catalogue, Code};
use crate::commands::{Context, Plan};
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value};
use crate::stages::explore::model::{Sounds, VERDICT, Verdict};
use crate::stages::explore::seeker::Seeker;
use crate::store::Data;
use crate::term::{Choice, Question, Reply};

/// How many are asked about at once.
const MOST: usize = 8;

/// Keeps answers that were given as `CODE=yes`.
///
/// # Errors
/// An answer or an occupation that is not known.
pub fn keep_given(context: &mut Context<'_>, catalogue: &Catalogue, given: &[String]) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let mut answers = Vec::new();
    for text in given {
        let (occupation, word) = text.rsplit_once('=').unwrap_or((text, ""));
        let answer = Sounds::ALL.iter().copied().find(|one| one.key() == word.trim()).ok_or_else(|| {
            Error::usage(format!("--sounds \"{text}\" has no answer yes, partly or no."))
                .hint("write it like --sounds 47-2111=yes")
        })?;
        let code = resolve(context, catalogue, &seeker, occupation.trim())?.code;
        // Of two answers on the same one the later holds.
        answers.retain(|(other, _)| *other != code);
        answers.push((code, answer));
    }
    let saved = keep(context, catalogue, &answers)?;
    if context.options.json {
        let list: Vec<Json> = answers
            .iter()
            .map(|(code, answer)| json!({ "occupation": code.to_string(), "answer": answer.key() }))
            .collect();
        context.print_json(json!({ "verdicts": list, "operation": saved.to_json() }))?;
    }
    Ok(0)
}

/// Asks about occupations that were shown and not asked about before, and keeps the answers.
///
/// # Errors
/// The person stopped; what was answered until then is not kept.
pub fn ask(context: &mut Context<'_>, catalogue: &Catalogue, seeker: &Seeker, shown: &[Code]) -> Result<()> {
    let open: Vec<Code> = shown.iter().copied().filter(|code| seeker.verdict(*code).is_none()).take(MOST).collect();
    let mut answers = Vec::new();
    for (at, code) in open.iter().enumerate() {
        let Some(occupation) = catalogue.get(*code) else { continue };
        let keys = vec![Choice::new("y", "yes"), Choice::new("p", "partly"), Choice::new("n", "no")];
        let mut question = Question::key(
            format!("explore.sounds.{code}"),
            format!("{}: sounds like you?", occupation.own.map_or(occupation.title(), |own| own.title)),
            keys,
        )
        .help(occupation.text())
        .flag("--sounds CODE=yes")
        .skippable()
        .postponable();
        question.progress = format!("{} of {}", at + 1, open.len());
        match context.terminal()?.ask_text(&question)? {
            Reply::Answer(key) => {
                let answer = match key.as_str() {
                    "y" => Sounds::Yes,
                    "p" => Sounds::Partly,
                    _ => Sounds::No,
                };
                answers.push((*code, answer));
            }
            Reply::Later => break,
            _ => {}
        }
    }
    if !answers.is_empty() {
        keep(context, catalogue, &answers)?;
    }
    Ok(())
}

fn keep(
    context: &mut Context<'_>,
    catalogue: &Catalogue,
    answers: &[(Code, Sounds)],
) -> Result<crate::commands::Saved> {
    let today = context.today;
    let named: Vec<String> = answers
        .iter()
        .map(|(code, answer)| {
            format!("{} {}", catalogue.get(*code).map_or_else(String::new, |one| one.title().to_owned()), answer.key())
        })
        .collect();
    context
        .change(|data| Ok(Plan::new(format!("sounds like me: {}", named.join(", ")), changes(data, answers, today)?)))
}

/// A verdict is added, or changed where there is one.
fn changes(data: &Data<'_>, answers: &[(Code, Sounds)], today: chrono::NaiveDate) -> Result<Vec<Change>> {
    let known = data.all::<Verdict>()?;
    let mut new = known.len();
    let mut changes = Vec::new();
    for (code, answer) in answers {
        let text = |text: String| Value::Text(text);
        let values = vec![
            ("occupation".to_owned(), text(code.to_string())),
            ("answer".to_owned(), text(answer.key().to_owned())),
            ("date".to_owned(), Value::Date(today)),
        ];
        match known.iter().rposition(|one| Code::parse(&one.occupation) == Some(*code)) {
            Some(at) => changes.push(Change::Set { target: Target::at(&VERDICT, at), set: values, unset: Vec::new() }),
            None => {
                changes.push(Change::Add { target: Target::at(&VERDICT, new), values });
                new += 1;
            }
        }
    }
    Ok(changes)
}
