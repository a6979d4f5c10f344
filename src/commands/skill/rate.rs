//! `skill rate`: a level with its day, its source and its examples. Ratings are only ever added.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::level::{can_do, parse_level, say_level};
use super::noun::computed;
use crate::commands::context::stopped_keeping;
use crate::commands::refs::Resolved;
use crate::commands::{Context, Plan, args, kinds, me};
use crate::error::{Error, Result};
use crate::record::check::nearest;
use crate::record::{Change, Edge, Record, Value, Values};
use crate::stages::assess::model::{RATING, Rater, Skill, SkillKind};
use crate::stages::assess::proof::{Proof, judge};
use crate::stages::assess::trail::Trail;
use crate::stages::review::model::{Person, Relation};
use crate::store::Data;
use crate::term::{Choice, Question};

/// Its arguments.
pub fn define(command: Command) -> Command {
    let text = |id: &'static str, name: &'static str, help: String| Arg::new(id).long(id).value_name(name).help(help);
    let raters: Vec<&str> = Rater::CHOICES.iter().map(|choice| choice.key).collect();
    args::with_examples(
        command
            .arg(args::id("skill"))
            .arg(Arg::new("level").value_name("LEVEL").help("0 none to 5 expert; for languages also A1 to C2"))
            .arg(text("by", "WORD", format!("Who says so: {}; self unless told", raters.join(", "))))
            .arg(text("person", "ID", "Which person that is".to_owned()))
            .arg(
                text("evidence", "ENTRY", "A log entry that shows it (repeat for more)".to_owned())
                    .action(ArgAction::Append),
            )
            .arg(text("credential", "ID", "The certificate that says so".to_owned()))
            .arg(text("date", "DATE", "The day, if not today".to_owned()))
            .arg(text("note", "TEXT", "A note for yourself; - reads it from standard input".to_owned())),
        "  career skill rate sql 3\n  career skill rate sql 3 --by mentor --person dr-adeyemi\n  career skill rate german B2 --by test --date 2026-10-01",
    )
}

/// The question for a level: what one can do at each, one key a level.
pub fn question(name: &str, kind: SkillKind, now: Option<u8>) -> Question {
    let choices = (0..=5u8).map(|level| Choice::new(level.to_string(), can_do(kind, level)));
    let so_far = now.map_or_else(String::new, |level| format!(" (so far: {level})"));
    let text = format!("{}: which is most like you today?{so_far}", crate::render::clean(name));
    Question::key("skill.level", text, choices.collect())
        .help("Take the highest line that is true of you on an ordinary day.")
        .flag("LEVEL")
}

/// The keys of a rating that every rating has.
pub fn values(date: chrono::NaiveDate, level: u8, by: Rater) -> Values {
    vec![
        ("date".to_owned(), Value::Date(date)),
        ("level".to_owned(), Value::Int(i64::from(level))),
        ("by".to_owned(), Value::Text(by.key().to_owned())),
    ]
}

struct Given {
    level: String,
    by: Option<Rater>,
    person: Option<String>,
    rest: Values,
    date: chrono::NaiveDate,
    has_note: bool,
}

/// Rates.
///
/// # Errors
/// What is not a level, day, source or record, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let id = args::given_id(matches);
    let given = read(context, matches, &id)?;
    let mut at = None;
    let saved = context.change(|data| {
        let target = kinds::locate(data, Skill::KIND, &id)?;
        let skill = crate::commands::record::edit::read::<super::SkillNoun>(data, &target)?;
        let (plan, rated) = plan(
            data,
            &skill,
            &given,
            Change::Push { target: target.clone(), list: "rating".to_owned(), values: Vec::new() },
        )?;
        at = Some((target, rated));
        Ok(plan)
    })?;
    let (target, rated) = at.ok_or_else(|| Error::data("The skill cannot be read back."))?;
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let skill = crate::commands::record::edit::read::<super::SkillNoun>(&data, &target)?;
    let sources = me::read_sources(&data)?;
    let trail = Trail::follow(&sources);
    let standing = judge(&skill, &trail, context.today);
    if context.options.json {
        let mut value = kinds::to_json(&skill)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), computed(&standing).into());
        }
        context.print_json(json!({ "skill": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let is_current = rated.is_own && standing.rated == Some(rated.date);
    let reply = match (rated.is_own, standing.level) {
        (true, Some(level)) if !is_current => {
            format!(
                "Your level stays {}: a newer rating of {} says so.",
                say_level(Some(level)),
                standing.rated.map(|day| day.to_string()).unwrap_or_default()
            )
        }
        (true, Some(level)) if level > 0 && standing.proof == Proof::NoExample => {
            format!("Nothing shows it yet. When something does:\ncareer win \"what happened\" --skill {}", skill.id)
        }
        (true, Some(_)) => format!("{}.", crate::commands::capitalize(standing.proof.says())),
        (false, level) => format!("Your own level: {}.", say_level(level)),
        (true, None) => String::new(),
    };
    context.say(&reply);
    Ok(0)
}

fn read(context: &mut Context<'_>, matches: &ArgMatches, id: &str) -> Result<Given> {
    let by = args::text(matches, "by").map(|word| read_rater(&word)).transpose()?;
    let person = args::text(matches, "person");
    if by.is_some_and(Rater::is_own) && person.is_some() {
        return Err(Error::usage(
            "--person says who else rated you; with --by self, test or certificate there is nobody else.",
        )
        .hint("leave one of the two out"));
    }
    let date = args::day(context, matches, "date", Edge::Last)?.unwrap_or(context.today);
    if date > context.today {
        return Err(Error::usage(format!("--date {date} is still to come, and a rating says what is."))
            .hint("leave --date out, or give a day that has been"));
    }
    let mut rest = Values::new();
    let evidence = args::texts(matches, "evidence");
    if !evidence.is_empty() {
        rest.push(("evidence".to_owned(), Value::List(evidence.into_iter().map(Value::Text).collect())));
    }
    if let Some(credential) = args::text(matches, "credential") {
        rest.push(("credential".to_owned(), Value::Text(credential)));
    }
    let note = args::text(matches, "note")
        .map(|note| context.text_or_input(&note))
        .transpose()?
        .filter(|note| !note.trim().is_empty());
    let has_note = note.is_some();
    rest.extend(note.map(|note| ("note".to_owned(), Value::Text(note))));
    let level = match args::text(matches, "level") {
        Some(level) => level,
        None if context.can_ask() => ask_level(context, id)?,
        None => {
            return Err(Error::usage("A rating needs a level: LEVEL, 0 to 5.")
                .hint(format!("such as career skill rate {} 3", crate::commands::quote(id))));
        }
    };
    Ok(Given { level, by, person, rest, date, has_note })
}

fn read_rater(word: &str) -> Result<Rater> {
    Rater::ALL.iter().copied().find(|rater| rater.key() == word).ok_or_else(|| {
        let keys = Rater::CHOICES.iter().map(|choice| choice.key);
        let error =
            Error::usage(format!("--by is one of {}, not \"{word}\".", keys.clone().collect::<Vec<_>>().join(", ")));
        match nearest(word, keys) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error,
        }
    })
}

fn ask_level(context: &mut Context<'_>, id: &str) -> Result<String> {
    let data = context.store.data();
    let target = kinds::locate(&data, Skill::KIND, id)?;
    let skill = crate::commands::record::edit::read::<super::SkillNoun>(&data, &target)?;
    drop(data);
    let question = question(&skill.name, skill.kind, skill.level());
    let reply =
        context.terminal()?.ask_text(&question).map_err(|error| stopped_keeping(error, "Nothing was saved."))?;
    reply.answer().ok_or_else(|| Error::cancelled("Nothing was saved."))
}

struct Rated {
    is_own: bool,
    date: chrono::NaiveDate,
}

fn plan(data: &Data<'_>, skill: &Skill, given: &Given, push: Change) -> Result<(Plan, Rated)> {
    let (level, code) =
        parse_level(&given.level, skill.kind).map_err(|why| Error::usage(format!("{}: {why}.", skill.name)))?;
    let mut resolved = Resolved::default();
    let mut person = given.person.iter().map(|id| ("person".to_owned(), Value::Text(id.clone()))).collect::<Values>();
    resolved.resolve_fields(data, RATING, &mut person)?;
    let by = match (given.by, person.first()) {
        (Some(by), _) => by,
        (None, Some((_, Value::Text(id)))) => rater_of(data, id)?,
        (None, _) if given.rest.iter().any(|(key, _)| key == "credential") => Rater::Certificate,
        (None, _) => Rater::Mine,
    };
    let mut rating = values(given.date, level, by);
    rating.append(&mut person);
    let mut rest = given.rest.clone();
    resolved.resolve_fields(data, RATING, &mut rest)?;
    rating.append(&mut rest);
    if let (Some(code), false) = (code, given.has_note) {
        rating.push(("note".to_owned(), Value::Text(code.to_owned())));
    }
    let Change::Push { target, list, .. } = push else {
        return Err(Error::data("A rating is appended."));
    };
    let source =
        if by == Rater::Mine { String::new() } else { format!(" by {}", given.person.as_deref().unwrap_or(by.says())) };
    let before = skill
        .level()
        .filter(|old| by.is_own() && *old != level)
        .map_or_else(String::new, |old| format!(" (was {old})"));
    let sentence = format!("rated {} {}{before}{source}", skill.name, say_level(Some(level)));
    let plan = Plan { sentence, changes: vec![Change::Push { target, list, values: rating }], notes: resolved.notes };
    Ok((plan, Rated { is_own: by.is_own(), date: given.date }))
}

/// What a person is among those who rate, by who they are to the person.
fn rater_of(data: &Data<'_>, id: &str) -> Result<Rater> {
    let relation = data.all::<Person>()?.into_iter().find(|person| person.id == id).map(|person| person.relation);
    Ok(match relation {
        Some(Relation::Manager) => Rater::Manager,
        Some(Relation::Mentor | Relation::Coach | Relation::Sponsor | Relation::Teacher | Relation::Counsellor) => {
            Rater::Mentor
        }
        Some(Relation::Client) => Rater::Client,
        _ => Rater::Peer,
    })
}
