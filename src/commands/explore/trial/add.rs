//! `explore try OCCUPATION`: the question, the test, the day, and how it pulls before.
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::{read, trial_json};
use crate::catalogue::{Catalogue, Occupation};
use crate::commands::explore::catalogue::{load, read_seeker, resolve};
use crate::commands::explore::show::occupation;
use crate::commands::record::add::short;
use crate::commands::{Context, Plan, args, context, kinds};
use crate::dates::{Parsed, parse};
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Target, Value, Values};
use crate::render::{clean, draw_heading, draw_list};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::items::first_steps::default_due;
use crate::stages::explore::model::{TRIAL, TrialStatus};
use crate::stages::explore::seeker::Seeker;
use crate::stages::explore::sides::gates_of_occupation;
use crate::store::text;
use crate::term::{Choice, Question, Reply};

/// The answer with which one writes words of one's own.
const OWN: &str = "own";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .arg(occupation("OCCUPATION|ROLE"))
        .arg(Arg::new("question").long("question").value_name("TEXT").help("The question that matters before deciding"))
        .arg(Arg::new("test").long("test").value_name("TEXT").help("The cheapest test of it"))
        .arg(Arg::new("due").long("due").value_name("DATE").help("By when; the Friday of next week unless told"))
        .arg(
            Arg::new("before")
                .long("before")
                .value_name("N")
                .value_parser(clap::value_parser!(u8).range(0..=10))
                .help("How much it pulls you now, 0 to 10"),
        );
    args::with_examples(
        command,
        "  career explore try 15-2051.00 --question \"Would I miss people?\" --test \"A talk with an analyst\" --before 6\n  career explore try list\n  career explore try done would-i-miss --after 8 --learned \"Half of it is meetings\"",
    )
}

/// What is known of a trial, before the lock.
struct Draft {
    of: String,
    question: String,
    test: Option<String>,
    due: chrono::NaiveDate,
    before: Option<u8>,
}

/// Begins to try something.
///
/// # Errors
/// An occupation that is not known, no question where nobody can be asked, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::words(matches, "occupation").unwrap_or_default();
    let catalogue = load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let (of, title, found) = name(context, &catalogue, &seeker, &given)?;
    let draft = ask(context, matches, &seeker, of, &title, found.as_ref())?;
    let mut id = String::new();
    let saved = context.change(|data| {
        let taken = kinds::ids(data, TRIAL.noun)?.into_iter().collect();
        id = text::free_id(&text::slug(&draft.question, TRIAL.noun), &taken);
        let target = Target::id(&TRIAL, TRIAL.file(), id.clone());
        let sentence = format!("set out to try \"{}\": \"{}\"", short(&title), short(&draft.question));
        Ok(Plan::new(sentence, vec![Change::Add { target, values: values(&draft, &id) }]))
    })?;
    let trial = read(&store.data(), &Target::id(&TRIAL, TRIAL.file(), id.clone()))?;
    let questions = found.as_ref().and_then(|one| one.own).map(|own| own.ask.map(str::to_owned).to_vec());
    if context.options.json {
        context.print_json(json!({
            "trial": trial_json(&trial)?,
            "questions": questions.unwrap_or_default(),
            "operation": saved.to_json(),
        }))?;
        return Ok(0);
    }
    let look = context.look();
    if let Some(questions) = questions {
        let text = format!("{}{}", draw_heading("Three questions to take along", &look), draw_list(&questions, &look));
        context.print(&text)?;
    }
    context.say(&format!("When you know more: career explore try done {id}"));
    Ok(0)
}

/// What it is about (a role's id or a code), what that is called, and its occupation.
fn name<'c>(
    context: &mut Context<'_>,
    catalogue: &'c Catalogue,
    seeker: &Seeker,
    given: &str,
) -> Result<(String, String, Option<Occupation<'c>>)> {
    if let Some(role) = seeker.roles.iter().find(|role| role.id == given) {
        let code = role.occupation.as_deref().and_then(crate::catalogue::Code::parse);
        return Ok((role.id.clone(), role.title.clone(), code.and_then(|code| catalogue.get(code))));
    }
    let one = resolve(context, catalogue, seeker, given)?;
    Ok((one.code.to_string(), one.title().to_owned(), Some(one)))
}

fn ask(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    seeker: &Seeker,
    of: String,
    title: &str,
    found: Option<&Occupation<'_>>,
) -> Result<Draft> {
    let filled = |name: &str| args::text(matches, name).map(|text| text.trim().to_owned());
    for name in ["question", "test"] {
        if filled(name).is_some_and(|text| text.is_empty()) {
            return Err(Error::usage(format!("--{name} \"\" says nothing."))
                .hint(format!("leave --{name} out, or say it in a line")));
        }
    }
    let due = args::day(context, matches, "due", Edge::Last)?;
    let before = matches.try_get_one::<u8>("before").ok().flatten().copied();
    let stopped = |error| context::stopped_keeping(error, "Nothing was saved.");
    let can_ask = context.can_ask();
    let question = match filled("question") {
        Some(question) => question,
        None if !can_ask => {
            return Err(Error::usage("What is to be found out is missing.").hint("say it with --question TEXT"));
        }
        None => {
            let offered = offer_questions(found, seeker, context.today);
            choose(context, "question", &format!("{title}: what would you have to know before deciding?"), &offered)
                .map_err(stopped)?
                .ok_or_else(|| {
                    Error::usage("What is to be found out is missing.").hint("say it with --question TEXT")
                })?
        }
    };
    let mut draft =
        Draft { of, question, test: filled("test"), due: due.unwrap_or(default_due(context.today)), before };
    if !can_ask {
        return Ok(draft);
    }
    if draft.test.is_none() {
        let offered = offer_tests(found);
        draft.test = choose(context, "test", "What is the cheapest test of it?", &offered).map_err(stopped)?;
    }
    if due.is_none() {
        let reading = context.reading()?;
        let question = Question::text("trial.due", "By when?")
            .default(&draft.due.to_string())
            .check(move |text| parse(text, reading.today, reading.year_starts, Edge::Last).map(drop))
            .flag("--due DATE")
            .skippable();
        if let Reply::Answer(text) = context.terminal()?.ask_text(&question).map_err(stopped)? {
            let parsed: Option<Parsed> = parse(&text, reading.today, reading.year_starts, Edge::Last).ok();
            draft.due = parsed.map_or(draft.due, |parsed| parsed.date);
        }
    }
    if draft.before.is_none() {
        let question = Question::number("trial.before", "How much does it pull you now, 0 to 10?", 0, 10)
            .help("0 not at all, 10 very much; asked again afterwards, to see what the test changed")
            .flag("--before N")
            .skippable();
        draft.before = context.terminal()?.ask_number(&question).map_err(stopped)?.answer();
    }
    Ok(draft)
}

/// One of what is offered, or words of one's own; `None` where it was skipped.
fn choose(context: &mut Context<'_>, what: &str, asked: &str, offered: &[String]) -> Result<Option<String>> {
    let flag = format!("--{what} TEXT");
    let key = format!("trial.{what}");
    let mut choices: Vec<Choice> =
        offered.iter().enumerate().map(|(at, text)| Choice::new((at + 1).to_string(), text)).collect();
    choices.push(Choice::new(OWN, "something else, in my own words"));
    let mut question = Question::one(&key, clean(asked), choices).flag(&flag);
    if what != "question" {
        question = question.skippable();
    }
    let picked = context.terminal()?.ask_text(&question)?.answer();
    match picked.as_deref() {
        None => Ok(None),
        Some(OWN) => {
            let mut question = Question::text(format!("{key}.{OWN}"), "In a line:").flag(&flag);
            if what != "question" {
                question = question.skippable();
            }
            let own = context.terminal()?.ask_text(&question)?.answer();
            Ok(own.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
        }
        Some(number) => Ok(number.parse::<usize>().ok().and_then(|at| offered.get(at.checked_sub(1)?)).cloned()),
    }
}

/// Up to three questions that may matter: what the person would not do, what is needed first, then
/// what people of the trade can tell.
fn offer_questions(found: Option<&Occupation<'_>>, seeker: &Seeker, today: chrono::NaiveDate) -> Vec<String> {
    let mut offered: Vec<String> = found
        .iter()
        .flat_map(|one| gates_of_occupation(one, seeker, today))
        .map(|gate| match gate.is_refused {
            true => format!("How much of it is {} really?", say_dealbreaker(&gate.text)),
            false => format!("What would it take to have {}?", gate.text),
        })
        .collect();
    // Those who refuse something ask about that first.
    offered.sort_by_key(|text| !text.starts_with("How much"));
    offered.truncate(2);
    let own = found.and_then(|one| one.own);
    offered.extend(own.into_iter().flat_map(|own| own.ask).map(str::to_owned));
    for always in [
        "Would I like an ordinary day of it?",
        "What would I miss of what I do now?",
        "Is it worth what it asks of me?",
    ] {
        offered.push(always.to_owned());
    }
    offered.truncate(3);
    offered
}

fn offer_tests(found: Option<&Occupation<'_>>) -> Vec<String> {
    let own = found.and_then(|one| one.own).map(|own| own.try_it.to_owned());
    let always = [
        "Half an hour's talk with someone who does it, with three questions",
        "A day or a shift beside someone who does it, or a weekend's project of that kind",
    ];
    own.into_iter().chain(always.map(str::to_owned)).collect()
}

fn values(draft: &Draft, id: &str) -> Values {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut values: Values = vec![("id".to_owned(), text(id)), ("question".to_owned(), text(&draft.question))];
    values.extend(draft.test.as_deref().map(|test| ("test".to_owned(), text(test))));
    values.push(("of".to_owned(), text(&draft.of)));
    values.push(("due".to_owned(), Value::Date(draft.due)));
    values.extend(draft.before.map(|before| ("before".to_owned(), Value::Int(before.into()))));
    values.push(("status".to_owned(), text(TrialStatus::Open.key())));
    values
}
