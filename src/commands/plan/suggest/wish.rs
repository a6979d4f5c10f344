//! What is to be kept, and changed on the way: as `--keep` says it, and as it was answered.
use chrono::NaiveDate;
use clap::ArgMatches;

use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::record::Value;
use crate::record::parse::Reading;
use crate::stages::learn::model::ACTIVITY;
use crate::stages::plan::suggest::Suggestion;
use crate::stages::words::Time;

/// What is changed on one suggestion before it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Another title.
    pub title: Option<String>,
    /// Hours of one's own: it is done in one's own time then.
    pub hours: Option<f64>,
    /// Weeks: of paid time, or of waiting where it waits.
    pub weeks: Option<f64>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What it costs.
    pub cost: Option<String>,
}

impl Edit {
    /// Reads `hours=6` and the like.
    ///
    /// # Errors
    /// A key that is none, or a value that it cannot take.
    pub fn set(&mut self, reading: Reading, key: &str, typed: &str) -> std::result::Result<(), String> {
        let typed = typed.trim();
        if key == "title" {
            if typed.is_empty() {
                return Err("a title of nothing".to_owned());
            }
            self.title = Some(typed.to_owned());
            return Ok(());
        }
        let known = ["hours", "weeks", "due", "cost"].contains(&key);
        let field = ACTIVITY.field(key).filter(|_| known);
        let field = field.ok_or_else(|| format!("\"{key}\" is not one of title, hours, weeks, due, cost"))?;
        let value = reading.read(field, typed).map_err(|why| why.trim_start_matches("--").to_owned())?.value;
        match (key, value) {
            ("hours" | "weeks", value) => {
                let number = match value {
                    Value::Float(number) => number,
                    Value::Int(number) => number as f64,
                    _ => 0.0,
                };
                if number <= 0.0 {
                    return Err(format!("{key} \"{typed}\" is no time at all; {key} are above 0"));
                }
                if key == "hours" {
                    (self.hours, self.weeks) = (Some(number), None);
                } else {
                    (self.weeks, self.hours) = (Some(number), None);
                }
            }
            ("due", Value::Date(day)) => self.due = Some(day),
            ("cost", Value::Text(cost)) => self.cost = Some(cost),
            _ => return Err(format!("{key} cannot be \"{typed}\"")),
        }
        Ok(())
    }

    /// The suggestion with the changes.
    pub fn apply(&self, one: &mut Suggestion) {
        if let Some(title) = &self.title {
            one.title.clone_from(title);
        }
        if let Some(hours) = self.hours {
            (one.time, one.hours, one.weeks) = (Time::Own, Some(hours), None);
        }
        if let Some(weeks) = self.weeks {
            let time = if one.time == Time::Wait { Time::Wait } else { Time::Work };
            (one.time, one.hours, one.weeks) = (time, None, Some(weeks));
        }
        one.due = self.due.or(one.due);
        one.cost = self.cost.clone().or(one.cost.take());
    }
}

/// What is to be kept: places in the list, each with its changes.
pub type Wish = Vec<(usize, Edit)>;

/// What `--keep` says, before the list is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    all: bool,
    /// Numbers from 1.
    picks: Vec<(usize, Edit)>,
}

/// Reads `--keep`; `None` where it was not given.
///
/// # Errors
/// What is no number, or a change that does not hold.
pub fn read(context: &mut Context<'_>, matches: &ArgMatches) -> Result<Option<Wanted>> {
    let given = args::texts(matches, "keep");
    if given.is_empty() {
        return Ok(None);
    }
    let reading = context.reading()?;
    let mut wanted = Wanted { all: false, picks: Vec::new() };
    for text in given {
        read_one(reading, &text, &mut wanted).map_err(|why| {
            Error::usage(format!("--keep \"{text}\": {why}."))
                .hint("such as --keep 1,3 or --keep \"3;hours=4;due=2027-03-31\"")
        })?;
    }
    Ok(Some(wanted))
}

fn read_one(reading: Reading, text: &str, wanted: &mut Wanted) -> std::result::Result<(), String> {
    let mut parts = text.split(';');
    let numbers = parts.next().unwrap_or_default().trim();
    let changes: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    if numbers.eq_ignore_ascii_case("all") {
        if !changes.is_empty() {
            return Err("changes belong to one number each".to_owned());
        }
        wanted.all = true;
        return Ok(());
    }
    let mut places = Vec::new();
    for word in numbers.split([',', ' ']).filter(|word| !word.is_empty()) {
        let number = word.parse::<usize>().ok().filter(|number| *number > 0);
        places.push(number.ok_or_else(|| format!("\"{word}\" is not the number of a suggestion, nor all"))?);
    }
    if places.is_empty() {
        return Err("it names none".to_owned());
    }
    if places.len() > 1 && !changes.is_empty() {
        return Err("changes belong to one number each".to_owned());
    }
    let mut edit = Edit::default();
    for change in changes {
        let (key, value) =
            change.split_once('=').ok_or_else(|| format!("\"{change}\" does not say what to change, as in hours=4"))?;
        edit.set(reading, key.trim(), value)?;
    }
    for place in places {
        if wanted.picks.iter().any(|(other, _)| *other == place) {
            return Err(format!("{place} is named twice"));
        }
        wanted.picks.push((place, edit.clone()));
    }
    Ok(())
}

impl Wanted {
    /// The same as places in the list.
    ///
    /// # Errors
    /// A number that is not in the list, and a cost of a step.
    pub fn resolve(self, list: &[Suggestion], command: &str) -> Result<Wish> {
        let mut wish: Wish = Vec::new();
        for (number, edit) in self.picks {
            let Some(one) = list.get(number - 1) else {
                return Err(Error::usage(match list.len() {
                    0 => format!("--keep {number}: there is nothing to keep."),
                    1 => format!("--keep {number}: there is only one suggestion."),
                    n => format!("--keep {number}: there are {n} suggestions."),
                })
                .hint(format!("see them: {command}")));
            };
            if edit.cost.is_some() && !one.becomes.is_learning() {
                return Err(Error::usage(format!(
                    "--keep {number}: \"{}\" is a step, and only learning has a cost.",
                    one.title
                ))
                .hint("leave cost= out"));
            }
            wish.push((number - 1, edit));
        }
        if self.all {
            let named: Vec<usize> = wish.iter().map(|(at, _)| *at).collect();
            wish.extend((0..list.len()).filter(|at| !named.contains(at)).map(|at| (at, Edit::default())));
            if wish.is_empty() {
                return Err(Error::usage("--keep all: there is nothing to keep.").hint(format!("see why: {command}")));
            }
        }
        wish.sort_by_key(|(at, _)| *at);
        Ok(wish)
    }
}
