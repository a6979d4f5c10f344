//! `feedback add`: what somebody said. Its text stands on the command line, its giver in `--from`.
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::FeedbackNoun;
use super::answer::{answer, open_question};
use super::noun::{keep_ratings, rating};
use crate::commands::context::stopped_keeping;
use crate::commands::person::find_person;
use crate::commands::record::{Draft, Noun, add};
use crate::commands::{Context, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Value, Values};
use crate::stages::review::model::{FEEDBACK, Feedback, Person};
use crate::term::{Choice, Missing, Question, Reply};

const EXAMPLES: &str = "  career feedback add \"Explains numbers well\" --from dr-adeyemi --rating sql:3\n  career feedback add - --from dr-adeyemi --date 2026-11-02 < letter.txt";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let flags = args::flags(&FEEDBACK).into_iter().filter(|flag| !matches!(flag.get_id().as_str(), "text" | "person"));
    args::with_examples(
        command
            .arg(
                Arg::new("text")
                    .value_name("TEXT")
                    .num_args(1..)
                    .help("What they said, in their words; - reads it from standard input"),
            )
            .arg(Arg::new("from").long("from").value_name("PERSON").help("Who said it: an id or name of your people"))
            .arg(rating())
            .arg(
                Arg::new("new")
                    .long("new")
                    .action(clap::ArgAction::SetTrue)
                    .help("Not the answer to what you asked them: keep it apart"),
            )
            .arg(args::own_id())
            .args(flags),
        EXAMPLES,
    )
}

/// Adds what the arguments say, and asks for what is missing.
///
/// # Errors
/// Somebody unknown, a value that is refused, or an answer that is missing.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::read(context.reading()?, &FEEDBACK, matches)?;
    let mut draft = Draft { id: args::text(matches, "own-id"), ..Draft::default() };
    draft.notes.extend(given.echoes.iter().map(|echo| format!("Read as: {echo}.")));
    keep_ratings(matches, &mut draft)?;
    let mut text = args::words(matches, "text");
    if let Some(given) = &mut text {
        *given = context.text_or_input(given)?.trim().to_owned();
        if given.is_empty() {
            return Err(Error::usage("There is nothing to keep: the text is empty."));
        }
    }
    let store = std::rc::Rc::clone(&context.store);
    let from = args::text(matches, "from").map(|given| find_person(&store.data(), &given)).transpose()?;
    let is_asked = given.values.iter().any(|(key, _)| key == "asked");
    let mut values: Values = match (text, from) {
        // Asked for and not answered yet: there is no text, and no day on which it was said.
        (None, Some(from)) if is_asked => vec![("person".to_owned(), Value::Text(from))],
        (text, from) => {
            let (from, text) = complete(context, from, text)?;
            vec![("person".to_owned(), Value::Text(from)), ("text".to_owned(), Value::Text(text))]
        }
    };
    let is_said = values.len() > 1;
    values.extend(given.values.into_iter().filter(|(key, _)| !matches!(key.as_str(), "person" | "text")));
    draft.values = values;
    if is_said {
        draft.set_default("date", Value::Date(context.today));
    }
    let open = find_open(context, &draft, is_said && !is_asked && !args::has(matches, "new"))?;
    let (record, saved) = match open {
        Some(open) => answer(context, &open, draft)?,
        None => add::insert::<FeedbackNoun>(context, draft)?,
    };
    if context.options.json {
        let mut value = kinds::to_json(&record)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), FeedbackNoun::compute(context, &store.data(), &record)?.into());
        }
        context.print_json(json!({ "feedback": value, "operation": saved.to_json() }))?;
    } else {
        FeedbackNoun::after_add(context, &record)?;
    }
    Ok(0)
}

/// The question to whoever said it that this answers: one that was asked by the day of the answer and is
/// still open. What has an id of its own is meant to stand apart.
fn find_open(context: &Context<'_>, draft: &Draft, may_answer: bool) -> Result<Option<String>> {
    let (Some(person), Some(day), true) = (draft.text("person"), draft.day("date"), may_answer && draft.id.is_none())
    else {
        return Ok(None);
    };
    let feedback = context.store.data().all::<Feedback>()?;
    Ok(open_question(&feedback, person, day).map(|one| one.id.clone()))
}

/// Who said it and what: asked for where it is missing.
fn complete(context: &mut Context<'_>, from: Option<String>, text: Option<String>) -> Result<(String, String)> {
    if let (Some(from), Some(text)) = (&from, &text) {
        return Ok((from.clone(), text.clone()));
    }
    let people = context.store.data().all::<Person>()?;
    let choices: Vec<Choice> = people.iter().map(|person| Choice::new(&person.id, &person.name)).collect();
    let who = Question::one("feedback.from", "Who said it?", choices).flag("--from PERSON");
    let what = Question::text("feedback.text", "What did they say?")
        .flag("TEXT")
        .help("In their own words, as you remember them.");
    if !context.can_ask() {
        let mut missing = Missing::default();
        if text.is_none() {
            missing.push(&what);
        }
        if from.is_none() {
            missing.push(&who);
        }
        return Err(missing.into_error());
    }
    let from = match from {
        Some(from) => from,
        None if people.is_empty() => {
            return Err(Error::refused("There is nobody among your people yet who could have said it.")
                .hint("career person add \"Dr Adeyemi\" --relation mentor"));
        }
        None => ask(context, &who)?,
    };
    let text = match text {
        Some(text) => text,
        None => ask(context, &what)?,
    };
    Ok((from, text))
}

fn ask(context: &mut Context<'_>, question: &Question) -> Result<String> {
    match context.terminal()?.ask_text(question).map_err(|error| stopped_keeping(error, "Nothing was saved."))? {
        Reply::Answer(answer) => Ok(answer),
        _ => Err(Error::cancelled("Nothing was saved.")),
    }
}
