//! `learn done`: finished, what came out of it, and what level that makes.
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::ActivityNoun;
use crate::commands::record::{Noun, add::short, edit::read};
use crate::commands::refs::Resolved;
use crate::commands::{Context, Plan, args, context, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Edge, Record, Target, Value, Values, find};
use crate::render::line::show_number;
use crate::stages::assess::model::{Rater, SKILL, Skill};
use crate::stages::learn::model::{ACTIVITY, Activity};
use crate::stages::review::model::{ENTRY, Entry, EntryKind};
use crate::stages::words::Progress;
use crate::store::{Data, text};
use crate::term::{Question, Reply};

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        command
            .arg(args::id("activity"))
            .arg(
                Arg::new("date")
                    .long("date")
                    .value_name("DATE")
                    .help("The day on which it was finished; today if left out"),
            )
            .arg(
                Arg::new("level")
                    .long("level")
                    .value_name("SKILL:N")
                    .action(ArgAction::Append)
                    .help("What you can do now: a skill and its level (repeat for more)"),
            )
            .arg(
                Arg::new("evidence")
                    .long("evidence")
                    .value_name("ID")
                    .help("The log entry that shows it")
                    .conflicts_with("win"),
            )
            .arg(
                Arg::new("win")
                    .long("win")
                    .value_name("TEXT")
                    .help("What came out of it, in a line; becomes a log entry"),
            ),
        "  career learn done sql-for-analysts --level sql:3 --win \"First query of my own in the ward's report\"",
    )
}

/// What is known of the end of an activity, before the lock.
struct End {
    date: chrono::NaiveDate,
    levels: Vec<(String, u8)>,
    evidence: Option<String>,
    win: Option<String>,
}

/// Finishes it.
///
/// # Errors
/// An activity that is not there, a level that is none, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let target = kinds::locate(&context.store.data(), &ACTIVITY, &args::given_id(matches))?;
    let activity = read::<ActivityNoun>(&context.store.data(), &target)?;
    if activity.state() == Progress::Done
        && args::texts(matches, "level").is_empty()
        && args::text(matches, "win").is_none()
        && args::text(matches, "evidence").is_none()
    {
        let day = activity.finished.map_or_else(String::new, |day| format!(" on {day}"));
        return Err(Error::refused(format!("\"{}\" was finished{day} already.", activity.title))
            .hint(format!("to raise a level now: career learn done {} --level SKILL:N", activity.id)));
    }
    let date = args::day(context, matches, "date", Edge::Last)?
        .or(activity.finished.filter(|day| *day <= context.today))
        .unwrap_or(context.today);
    if date > context.today {
        return Err(Error::usage(format!("--date {date} has not come yet.")).hint("leave --date out for today"));
    }
    let mut levels = Vec::new();
    for given in args::texts(matches, "level") {
        levels.push(read_level(&given)?);
    }
    let mut end = End { date, levels, evidence: args::text(matches, "evidence"), win: args::text(matches, "win") };
    ask(context, &activity, &mut end)?;
    let saved = context.change(|data| plan(data, &target, &end))?;
    let store = context.store.clone();
    let data = store.data();
    let after = read::<ActivityNoun>(&data, &target)?;
    if context.options.json {
        let mut value = kinds::to_json(&after)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), ActivityNoun::compute(context, &data, &after)?.into());
        }
        context.print_json(json!({ "activity": value, "operation": saved.to_json() }))?;
        return Ok(0);
    }
    let reply = describe_hours(&after);
    context.say(&reply);
    if end.levels.is_empty()
        && let Some(skill) = activity.skills.first()
    {
        let level = skill.to.map_or_else(|| "N".to_owned(), |to| to.to_string());
        context.say(&format!("If you can do it now: career skill rate {} {level}", skill.skill));
    }
    Ok(0)
}

fn read_level(given: &str) -> Result<(String, u8)> {
    let refused = || {
        Error::usage(format!("--level \"{given}\" is not a skill and a level."))
            .hint("write it like --level sql:3; levels go from 0 to 5")
    };
    let (skill, level) = given.rsplit_once(':').ok_or_else(refused)?;
    let level = level.trim().parse().ok().filter(|level| *level <= 5).ok_or_else(refused)?;
    Ok((skill.trim().to_owned(), level))
}

/// In a terminal: for every skill that it leads to, whether it got there, and an example.
fn ask(context: &mut Context<'_>, activity: &Activity, end: &mut End) -> Result<()> {
    if !end.levels.is_empty() || !context.can_ask() || activity.skills.iter().all(|target| target.to.is_none()) {
        return Ok(());
    }
    let stopped = |error| context::stopped_keeping(error, "Nothing was saved.");
    let skills = context.store.data().all::<Skill>()?;
    for target in &activity.skills {
        let Some(to) = target.to else { continue };
        let skill = skills.iter().find(|skill| skill.id == target.skill);
        let now = skill.and_then(Skill::level);
        if now.is_some_and(|now| now >= to) {
            continue;
        }
        let name = skill.map_or(target.skill.as_str(), Skill::title);
        let was = now.map_or_else(|| "not assessed so far".to_owned(), |now| format!("{now} so far"));
        let question =
            Question::yes_no(format!("learn.level.{}", target.skill), format!("{name}: is it level {to} now? ({was})"))
                .skippable()
                .help("0 none, 1 aware, 2 foundational, 3 practitioner, 4 advanced, 5 expert")
                .flag("--level SKILL:N");
        if context.terminal()?.confirm(&question).map_err(stopped)? {
            end.levels.push((target.skill.clone(), to));
        }
    }
    if end.win.is_none() && end.evidence.is_none() && !end.levels.is_empty() {
        let question =
            Question::text("learn.win", "What shows it? One line about something you did with it (Enter: nothing yet)")
                .skippable()
                .flag("--win TEXT");
        if let Reply::Answer(text) = context.terminal()?.ask_text(&question).map_err(stopped)? {
            end.win = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        }
    }
    Ok(())
}

fn plan(data: &Data<'_>, target: &Target, end: &End) -> Result<Plan> {
    let activity = read::<ActivityNoun>(data, target)?;
    let mut resolved = Resolved::default();
    let mut levels = Vec::new();
    for (skill, level) in &end.levels {
        levels.push((resolved.skill(data, skill)?, *level));
    }
    let mut changes = std::mem::take(&mut resolved.changes);
    let evidence = match (&end.evidence, &end.win) {
        (Some(given), _) => {
            Some(find::find("entry", kinds::ids(data, "entry")?.iter().map(String::as_str), given)?.to_owned())
        }
        (None, Some(win)) => Some(add_win(data, &activity, win, &levels, end, &mut changes)?),
        (None, None) => None,
    };
    let mut set: Values = vec![
        ("status".to_owned(), Value::Text(Progress::Done.key().to_owned())),
        ("finished".to_owned(), Value::Date(end.date)),
    ];
    if let Some(entry) = &evidence {
        set.push(("artefact".to_owned(), Value::Text(entry.clone())));
    }
    changes.push(Change::Set { target: target.clone(), set, unset: Vec::new() });
    let mut sentence = format!("finished \"{}\"", short(&activity.title));
    for (skill, level) in &levels {
        let mut rating: Values = vec![
            ("date".to_owned(), Value::Date(end.date)),
            ("level".to_owned(), Value::Int(i64::from(*level))),
            ("by".to_owned(), Value::Text(Rater::Mine.key().to_owned())),
        ];
        if let Some(entry) = &evidence {
            rating.push(("evidence".to_owned(), Value::List(vec![Value::Text(entry.clone())])));
        }
        changes.push(Change::Push {
            target: Target::id(&SKILL, SKILL.file(), skill.clone()),
            list: "rating".to_owned(),
            values: rating,
        });
        sentence.push_str(&format!(", {skill} {level}"));
    }
    Ok(Plan { sentence, changes, notes: resolved.notes })
}

/// The entry that shows what came out of it; gives its id.
fn add_win(
    data: &Data<'_>,
    activity: &Activity,
    win: &str,
    levels: &[(String, u8)],
    end: &End,
    changes: &mut Vec<Change>,
) -> Result<String> {
    let taken = kinds::ids(data, Entry::KIND.noun)?.into_iter().collect();
    let words: Vec<&str> = win.split_whitespace().take(5).collect();
    let id = text::free_id(&format!("{}-{}", end.date, text::slug(&words.join(" "), "entry")), &taken);
    let mut skills: Vec<String> = activity
        .skills
        .iter()
        .map(|target| target.skill.clone())
        .chain(levels.iter().map(|(skill, _)| skill.clone()))
        .collect();
    skills.sort();
    skills.dedup();
    let list = |ids: Vec<String>| Value::List(ids.into_iter().map(Value::Text).collect());
    let mut values: Values = vec![
        ("id".to_owned(), Value::Text(id.clone())),
        ("date".to_owned(), Value::Date(end.date)),
        ("kind".to_owned(), Value::Text(EntryKind::Win.key().to_owned())),
        ("text".to_owned(), Value::Text(win.to_owned())),
    ];
    if !skills.is_empty() {
        values.push(("skills".to_owned(), list(skills)));
    }
    if let Some(goal) = &activity.goal {
        values.push(("goals".to_owned(), list(vec![goal.clone()])));
    }
    changes.push(Change::Add {
        target: Target::id(&ENTRY, format!("log/{}.toml", end.date.format("%Y")), id.clone()),
        values,
    });
    Ok(id)
}

/// `42 h instead of 40 h planned.`
fn describe_hours(activity: &Activity) -> String {
    let logged = activity.logged();
    match activity.hours {
        Some(planned) if logged > 0.0 => {
            format!("{} h were logged, {} h were planned.", show_number(logged), show_number(planned))
        }
        None if logged > 0.0 => format!("{} h were logged.", show_number(logged)),
        _ => String::new(),
    }
}
