//! What feedback has of its own among the common verbs.
use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::commands::record::{Draft, Noun, add::short, print_table, show};
use crate::commands::{Context, args};
use crate::dates::echo;
use crate::error::{Error, Result};
use crate::record::{Value, Values};
use crate::render::{Column, Definitions, Table};
use crate::stages::review::model::{Feedback, Person};
use crate::store::Data;

/// What others said.
pub struct FeedbackNoun;

impl Noun for FeedbackNoun {
    type Record = Feedback;
    const ABOUT: &'static str = "What others said of your work, and the levels they gave";

    fn extend(command: Command) -> Command {
        command.arg(rating())
    }

    fn prepare(_context: &mut Context<'_>, matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
        keep_ratings(matches, draft)
    }

    fn complete(data: &Data<'_>, _today: NaiveDate, draft: &mut Draft) -> Result<()> {
        write_ratings(data, draft)
    }

    fn announce(draft: &Draft) -> Option<String> {
        let who = draft.text("person").unwrap_or_default();
        if draft.text("text").is_none() {
            return Some(format!("noted that {who} was asked for feedback"));
        }
        Some(format!("kept feedback from {who}: \"{}\"", short(draft.text("text").unwrap_or_default().trim())))
    }

    fn revise(data: &Data<'_>, today: NaiveDate, before: &Feedback, draft: &mut Draft) -> Result<()> {
        // The answer to what was asked for was given on some day: today unless told.
        if before.text.is_none() && before.date.is_none() && draft.text("text").is_some() {
            draft.set_default("date", Value::Date(today));
        }
        write_ratings(data, draft)
    }

    fn draw_list(context: &mut Context<'_>, data: &Data<'_>, feedback: &[Feedback]) -> Result<()> {
        let people = data.all::<Person>()?;
        let mut sorted: Vec<&Feedback> = feedback.iter().rev().collect();
        sorted.sort_by_key(|one| std::cmp::Reverse(one.date.or(one.asked)));
        let mut table = Table::new([
            Column::word("Day", 6),
            Column::text("From", 5),
            Column::title("What they said"),
            Column::word("Levels", 4),
            Column::word("Id", 3),
        ]);
        for one in sorted {
            table.push([
                show_day(one).into(),
                name_of(&people, one).into(),
                show_text(one).into(),
                show_levels(one).into(),
                one.id.clone().into(),
            ]);
        }
        print_table(context, &table)
    }

    fn draw(context: &Context<'_>, data: &Data<'_>, one: &Feedback) -> Result<String> {
        let look = context.look();
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| echo(day, context.today));
        let mut text = show::draw_title(&name_of(&data.all::<Person>()?, one), &one.id, &look);
        let mut fields = Definitions::new();
        fields.push("date", day(one.date));
        fields.push("asked", day(one.asked));
        fields.push("said", one.text.clone().unwrap_or_else(|| "nothing yet".to_owned()));
        fields.push("levels", show_levels(one));
        fields.push("skills", one.skills.join(", "));
        fields.push("goals", one.goals.join(", "));
        fields.push("audience", one.audience.map_or("", |audience| audience.says()));
        text.push_str(&fields.draw(&look));
        Ok(text)
    }

    fn after_add(context: &mut Context<'_>, one: &Feedback) -> Result<()> {
        if one.text.is_none() {
            context.say(&format!("When the answer is there: career feedback add TEXT --from {}", one.person));
        }
        if let Some(skill) = one.ratings.keys().next() {
            context.say(&format!(
                "Their view of the level stands beside yours; your own is set with career skill rate {skill} LEVEL."
            ));
        }
        Ok(())
    }
}

/// The name of who said it; the id where they are not among the people.
fn name_of(people: &[Person], one: &Feedback) -> String {
    people
        .iter()
        .find(|person| person.id == one.person)
        .map_or_else(|| one.person.clone(), |person| person.name.clone())
}

fn show_day(one: &Feedback) -> String {
    match (one.date, one.asked) {
        (Some(day), _) => day.to_string(),
        (None, Some(day)) => format!("asked {day}"),
        (None, None) => String::new(),
    }
}

/// The first line of what was said.
fn show_text(one: &Feedback) -> String {
    one.text.as_deref().and_then(|text| text.lines().next()).unwrap_or("asked for, not answered yet").to_owned()
}

fn show_levels(one: &Feedback) -> String {
    one.ratings.iter().map(|(skill, level)| format!("{skill} {level}")).collect::<Vec<_>>().join(", ")
}

/// `--rating sql:3`, given as often as there are skills.
pub fn rating() -> Arg {
    Arg::new("rating")
        .long("rating")
        .value_name("SKILL:LEVEL")
        .action(ArgAction::Append)
        .help("The level they see you at, 0 to 5, such as sql:3 (repeat for more)")
}

/// Checks the levels before anything is asked; the skills are looked up under the lock.
pub fn keep_ratings(matches: &ArgMatches, draft: &mut Draft) -> Result<()> {
    for text in args::texts(matches, "rating") {
        split(&text)?;
        draft.kept.push(("rating", text));
    }
    Ok(())
}

fn split(text: &str) -> Result<(&str, i64)> {
    let wrong = |why: &str| {
        Error::usage(format!("--rating \"{text}\" {why}."))
            .hint("write the skill and its level from 0 to 5: --rating sql:3")
    };
    let (skill, level) = text.rsplit_once(':').ok_or_else(|| wrong("names no level"))?;
    let level = level
        .trim()
        .parse()
        .ok()
        .filter(|level| (0..=5).contains(level))
        .ok_or_else(|| wrong("has no level from 0 to 5"))?;
    if skill.trim().is_empty() { Err(wrong("names no skill")) } else { Ok((skill.trim(), level)) }
}

/// Turns what was given with `--rating` into the record's levels.
///
/// # Errors
/// A near miss of a skill.
pub fn write_ratings(data: &Data<'_>, draft: &mut Draft) -> Result<()> {
    let given: Vec<String> =
        draft.kept.iter().filter(|(name, _)| *name == "rating").map(|(_, text)| text.clone()).collect();
    let mut ratings: Values = Vec::new();
    for text in &given {
        let (skill, level) = split(text)?;
        let id = draft.resolved.skill(data, skill)?;
        match ratings.iter_mut().find(|(other, _)| *other == id) {
            Some((_, old)) => *old = Value::Int(level),
            None => ratings.push((id, Value::Int(level))),
        }
    }
    if !ratings.is_empty() {
        draft.set("ratings", Value::Table(ratings));
    }
    Ok(())
}
