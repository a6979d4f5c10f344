//! A kind's fields as questions: what is required and missing is asked, the rest is offered.
use super::args::{self, Given, read_field};
use super::context::Context;
use crate::error::Result;
use crate::record::parse::Reading;
use crate::record::{Field, Kind, Shape, Values};
use crate::term::{Choice, Missing, Question, Reply};

/// Asks for what is missing. Nothing needed is missing: nothing is asked, unless `--ask`. What is
/// needed may hang on what was given.
///
/// # Errors
/// Nobody there to ask (every missing flag is named), or the person stopped: then nothing is kept.
pub fn fill_needed(
    context: &mut Context<'_>,
    kind: &'static Kind,
    is_needed: fn(&Field, &Values) -> bool,
    given: &mut Given,
) -> Result<()> {
    let is_missing = |given: &Given, field: &Field| !given.values.iter().any(|(key, _)| key == field.key);
    let required: Vec<&Field> =
        kind.fields.iter().filter(|field| is_needed(field, &given.values) && is_missing(given, field)).collect();
    if required.is_empty() && !(context.options.ask && context.can_ask()) {
        return Ok(());
    }
    let reading = context.reading()?;
    if !context.can_ask() {
        let mut missing = Missing::default();
        for field in &required {
            missing.push(&needed_question(kind, field, reading));
        }
        return missing.check();
    }
    context.has_offered = true;
    let is_optional = |field: &&Field| {
        !required.iter().any(|one| one.key == field.key) && !field.ask.is_empty() && is_missing(given, field)
    };
    let optional: Vec<&Field> = kind.fields.iter().filter(is_optional).collect();
    let needed = required.len();
    let questions: Vec<&Field> = required.into_iter().chain(optional).collect();
    let mut at = 0;
    while let Some(field) = questions.get(at) {
        let mut asked =
            if at < needed { needed_question(kind, field, reading) } else { question(kind, field, reading) };
        if at > 0 {
            asked = asked.reversible();
        }
        given.values.retain(|(key, _)| key != field.key);
        match context
            .terminal()?
            .ask(&asked)
            .map_err(|error| super::context::stopped_keeping(error, "Nothing was saved."))?
        {
            Reply::Answer(answer) => {
                let texts = answer.into_list();
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                if !texts.iter().all(|text| text.is_empty()) {
                    read_field(reading, field, &texts, given)?;
                }
                at += 1;
            }
            Reply::Back => at = at.saturating_sub(1),
            Reply::Skip => at += 1,
            Reply::Later => break,
        }
    }
    let order = |key: &str| kind.fields.iter().position(|field| field.key == key);
    given.values.sort_by_key(|(key, _)| order(key));
    Ok(())
}

/// The question of a field that cannot stay open.
fn needed_question(kind: &Kind, field: &'static Field, reading: Reading) -> Question {
    Question { can_skip: false, ..question(kind, field, reading) }
}

/// The question of a field.
pub fn question(kind: &Kind, field: &'static Field, reading: Reading) -> Question {
    let key = format!("{}.{}", kind.noun.replace(' ', "-"), field.key);
    let text = if field.ask.is_empty() { format!("{}?", field.help.trim()) } else { field.ask.to_owned() };
    let question = match field.shape {
        Shape::Choice(choices) => {
            Question::one(key, text, choices.iter().map(|choice| Choice::new(choice.key, choice.says)).collect())
        }
        _ => Question::text(key, text).check(move |typed| {
            if typed.trim().is_empty() {
                return Ok(());
            }
            reading.read(field, typed).map(|_| ()).map_err(|why| {
                why.trim_start_matches(&format!("--{}: ", field.flag_name())).trim_start_matches("--").to_owned()
            })
        }),
    };
    let flag = if field.key == kind.title {
        kind.title.to_uppercase()
    } else {
        format!("--{} {}", field.flag_name(), args::placeholder(field.shape))
    };
    let question = question.help(field.help.trim()).flag(flag);
    if field.required { question } else { question.skippable() }
}
