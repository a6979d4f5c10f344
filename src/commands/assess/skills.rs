//! `assess skills`: what one can do without help, what others come to one for, more and less.
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::file;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::stages::assess::items::levels::find_cefr;
use crate::stages::assess::model::{SKILL, Skill, SkillKind};
use crate::stages::assess::ops;
use crate::store::text;

mod ask;
mod lists;
mod save;

pub use ask::ask;
use save::save;

const EXAMPLE: &str = "[[skill]]\nname = \"SQL\"\nkind = \"technical\"\ndesire = 3\n[[skill.rating]]\ndate = 2026-11-23\nlevel = 2\nby = \"self\"";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let list = |id: &'static str, value: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(value).action(ArgAction::Append).help(help)
    };
    let command = command
        .arg(list("rate", "SKILL:LEVEL", "A level from 0 to 5, for a language also A1 to C2 (repeat for more)"))
        .arg(list("more", "SKILL", "What you would gladly do more of (repeat for more)"))
        .arg(list("less", "SKILL", "What you would rather do less of (repeat for more)"))
        .arg(file::flag("skills.toml").conflicts_with_all(["rate", "more", "less"]))
        .arg(super::restart_flag());
    args::with_examples(
        command,
        "  career assess skills                          on a terminal: lists to tick\n  career assess skills --rate sql:3 --rate German:B1 --more sql --less 'Entering data'\nLevels: 0 none, 1 aware, 2 foundational (with help), 3 practitioner (without help),\n4 advanced (others come to you), 5 expert.",
    )
}

/// What is said about one skill.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its name, or the id of a known one.
    pub name: String,
    /// What kind it is, if it is new.
    pub kind: Option<SkillKind>,
    /// Its level, with a note for the rating.
    pub level: Option<(u8, Option<String>)>,
    /// 1 do less, 2 fine, 3 do more.
    pub desire: Option<u8>,
    /// Other keys of a file: the target, the day of the rating.
    pub target: Option<u8>,
    /// The day of the rating, if it is not today.
    pub date: Option<chrono::NaiveDate>,
}

impl Said {
    /// Nothing yet about a skill.
    pub fn new(name: impl Into<String>) -> Said {
        Said { name: name.into(), kind: None, level: None, desire: None, target: None, date: None }
    }
}

/// How names are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// As typed in a command: the beginning of an id will do, and a near miss is refused.
    Typed,
    /// As chosen from a list or typed into an answer: they mean exactly themselves.
    Exact,
}

/// Runs it.
///
/// # Errors
/// Levels that do not hold, nobody to ask, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let (rate, more, less) = (args::texts(matches, "rate"), args::texts(matches, "more"), args::texts(matches, "less"));
    if !(rate.is_empty() && more.is_empty() && less.is_empty()) {
        return save(context, read_flags(&rate, &more, &less)?, Vec::new(), Names::Typed);
    }
    if let Some(from) = file::read(context, matches)? {
        let said = read_file(&from)?;
        return save(context, said, Vec::new(), Names::Exact);
    }
    ask(context, super::start(matches))
}

fn read_flags(rate: &[String], more: &[String], less: &[String]) -> Result<Vec<Said>> {
    let mut all: Vec<Said> = Vec::new();
    for text in rate {
        let said = read_rating(text, "--rate ")?;
        if all.iter().any(|one| is_same(&one.name, &said.name)) {
            return Err(Error::usage(format!("--rate names \"{}\" twice.", said.name)));
        }
        all.push(said);
    }
    for (names, desire) in [(more, 3), (less, 1)] {
        for name in names {
            let name = name.trim();
            if name.is_empty() {
                return Err(Error::usage(format!(
                    "--{} needs the name of a skill.",
                    if desire == 3 { "more" } else { "less" }
                )));
            }
            let at = match all.iter().position(|one| is_same(&one.name, name)) {
                Some(at) => at,
                None => {
                    all.push(Said::new(name));
                    all.len() - 1
                }
            };
            if let Some(one) = all.get_mut(at) {
                if one.desire.is_some_and(|other| other != desire) {
                    return Err(Error::usage(format!("\"{name}\" stands in both --more and --less."))
                        .hint("name it in one of them"));
                }
                one.desire = Some(desire);
            }
        }
    }
    Ok(all)
}

fn is_same(a: &str, b: &str) -> bool {
    text::slug(a, "skill") == text::slug(b, "skill")
}

/// `sql:3`, `German:B1`, and, where `flag` is empty, `German B1`.
pub(super) fn read_rating(given: &str, flag: &str) -> Result<Said> {
    let wrong = |why: String| {
        Error::usage(why).hint("write a skill and its level, such as sql:3, or a language such as German:B1")
    };
    let split = given.rsplit_once(':').or_else(|| flag.is_empty().then(|| given.rsplit_once(' ')).flatten());
    let Some((name, level)) =
        split.map(|(name, level)| (name.trim(), level.trim())).filter(|(name, _)| !name.is_empty())
    else {
        return Err(wrong(format!("{flag}\"{given}\" has no skill and level.")));
    };
    let mut said = Said::new(name);
    if let Some(cefr) = find_cefr(level) {
        said.kind = Some(SkillKind::Language);
        said.level = Some((cefr.level, Some(cefr.code.to_owned())));
        return Ok(said);
    }
    match level.parse::<u8>() {
        Ok(level) if level <= 5 => said.level = Some((level, None)),
        _ => {
            return Err(wrong(format!("\"{level}\" in {flag}\"{given}\" is not a level from 0 to 5, nor A1 to C2.")));
        }
    }
    Ok(said)
}

fn read_file(from: &file::Given) -> Result<Vec<Said>> {
    let skills: Vec<Skill> = from.all()?;
    if skills.is_empty() {
        return Err(from.lacks(&SKILL, EXAMPLE));
    }
    let read = |skill: &Skill| {
        let rating = skill.own_rating();
        Said {
            name: skill.name.clone(),
            kind: Some(skill.kind),
            level: rating.map(|rating| (rating.level, rating.note.clone())),
            desire: skill.desire,
            target: skill.target,
            date: rating.map(|rating| rating.date),
        }
    };
    Ok(skills.iter().map(read).collect())
}

/// When a skill was last rated by oneself, of all of them.
pub fn last_rated(skills: &[Skill]) -> Option<chrono::NaiveDate> {
    let ratings: Vec<_> = skills.iter().filter_map(Skill::own_rating).collect();
    ops::newest(&ratings, |rating| rating.date).map(|rating| rating.date)
}
