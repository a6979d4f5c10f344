//! What the numbers were on the day of a review, small enough to stand in its file.
//!
//! ```toml
//! [review.snapshot]
//! levels = { sql = 3 }
//! evidence = { sql = 2 }
//! goals = { move = { status = "active", due = "2028-03-31", value = 2 } }
//! gaps = { analyst = { met = 5, of = 8 } }
//! hours = { planned = 5, got = 3.2 }
//! people = { known = 4, met = 2 }
//! forecast = { verdict = "fits", worst_late_days = 0 }
//! ```
//!
//! What is not known is left out. It is read leniently: a person may have written it.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::book::{Book, Forecast, Musts};
use super::model::EntryKind;
use super::moved::find_moved;
use crate::dates::Period;
use crate::record::{Value, Values};

/// How a goal stood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalThen {
    /// Its status.
    pub status: Option<String>,
    /// By when, as ISO text.
    pub due: Option<String>,
    /// The last value of its check-ins.
    pub value: Option<f64>,
}

/// The numbers of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Own level by skill.
    pub levels: BTreeMap<String, i64>,
    /// Wins and examples by skill, all that there are.
    pub evidence: BTreeMap<String, i64>,
    /// Goals.
    pub goals: BTreeMap<String, GoalThen>,
    /// Musts met by target role.
    pub gaps: BTreeMap<String, Musts>,
    /// Hours a week planned.
    pub hours_planned: Option<f64>,
    /// Hours a week that there were.
    pub hours_got: Option<f64>,
    /// People written down.
    pub people_known: Option<i64>,
    /// People met in the period.
    pub people_met: Option<i64>,
    /// What the roadmap said.
    pub forecast: Forecast,
}

/// The numbers as they are today; `hours_real` is what the person says about the hours, which
/// goes before what was logged.
pub fn take_snapshot(book: &Book, period: &Period, hours_real: Option<f64>, today: NaiveDate) -> Snapshot {
    let moved = find_moved(book, period, today);
    let mut snapshot = Snapshot {
        hours_planned: book.hours_per_week,
        hours_got: hours_real.or(moved.hours_got().map(|hours| (hours * 10.0).round() / 10.0)),
        people_known: Some(book.people.len() as i64),
        people_met: Some(moved.people.len() as i64),
        gaps: book.gaps.clone(),
        forecast: book.forecast.clone(),
        ..Snapshot::default()
    };
    for skill in &book.skills {
        if let Some(level) = skill.level() {
            snapshot.levels.insert(skill.id.clone(), i64::from(level));
        }
    }
    for entry in book.entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Win | EntryKind::Evidence)) {
        for skill in &entry.skills {
            *snapshot.evidence.entry(skill.clone()).or_default() += 1;
        }
    }
    for goal in &book.goals {
        let value =
            goal.checkin.iter().filter(|one| one.value.is_some()).max_by_key(|one| one.date).and_then(|one| one.value);
        let then =
            GoalThen { status: Some(goal.state().key().to_owned()), due: goal.due.map(|day| day.to_string()), value };
        snapshot.goals.insert(goal.id.clone(), then);
    }
    snapshot
}

impl Snapshot {
    /// As it is written.
    pub fn to_values(&self) -> Values {
        let counts = |map: &BTreeMap<String, i64>| {
            Value::Table(map.iter().map(|(key, n)| (key.clone(), Value::Int(*n))).collect())
        };
        let goals = self.goals.iter().map(|(id, goal)| {
            let mut values = Values::new();
            push(&mut values, "status", goal.status.clone().map(Value::Text));
            push(&mut values, "due", goal.due.clone().map(Value::Text));
            push(&mut values, "value", goal.value.map(Value::Float));
            (id.clone(), Value::Table(values))
        });
        let gaps = self.gaps.iter().map(|(role, musts)| {
            let values =
                vec![("met".to_owned(), Value::Int(musts.met.into())), ("of".to_owned(), Value::Int(musts.of.into()))];
            (role.clone(), Value::Table(values))
        });
        let mut hours = Values::new();
        push(&mut hours, "planned", self.hours_planned.map(Value::Float));
        push(&mut hours, "got", self.hours_got.map(Value::Float));
        let mut people = Values::new();
        push(&mut people, "known", self.people_known.map(Value::Int));
        push(&mut people, "met", self.people_met.map(Value::Int));
        let mut forecast = Values::new();
        push(&mut forecast, "verdict", self.forecast.verdict.clone().map(Value::Text));
        push(&mut forecast, "worst_late_days", self.forecast.worst_late_days.map(Value::Int));
        vec![
            ("levels".to_owned(), counts(&self.levels)),
            ("evidence".to_owned(), counts(&self.evidence)),
            ("goals".to_owned(), Value::Table(goals.collect())),
            ("gaps".to_owned(), Value::Table(gaps.collect())),
            ("hours".to_owned(), Value::Table(hours)),
            ("people".to_owned(), Value::Table(people)),
            ("forecast".to_owned(), Value::Table(forecast)),
        ]
    }

    /// As it was read; what cannot be understood is taken as not known.
    pub fn from_json(json: &Json) -> Snapshot {
        let counts =
            |key: &str| each(&json[key]).filter_map(|(id, value)| Some((id.clone(), read_int(value)?))).collect();
        let goals = each(&json["goals"]).map(|(id, value)| {
            let goal = GoalThen {
                status: read_text(&value["status"]),
                due: read_text(&value["due"]),
                value: value["value"].as_f64(),
            };
            (id.clone(), goal)
        });
        let gaps = each(&json["gaps"]).filter_map(|(role, value)| {
            let small = |key: &str| u32::try_from(read_int(&value[key])?).ok();
            Some((role.clone(), Musts { met: small("met")?, of: small("of")? }))
        });
        Snapshot {
            levels: counts("levels"),
            evidence: counts("evidence"),
            goals: goals.collect(),
            gaps: gaps.collect(),
            hours_planned: json["hours"]["planned"].as_f64(),
            hours_got: json["hours"]["got"].as_f64(),
            people_known: read_int(&json["people"]["known"]),
            people_met: read_int(&json["people"]["met"]),
            forecast: Forecast {
                verdict: read_text(&json["forecast"]["verdict"]),
                worst_late_days: read_int(&json["forecast"]["worst_late_days"]),
            },
        }
    }
}

fn push(values: &mut Values, key: &str, value: Option<Value>) {
    values.extend(value.map(|value| (key.to_owned(), value)));
}

fn each(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}

/// A whole number, also where it was written with a point.
fn read_int(json: &Json) -> Option<i64> {
    json.as_i64().or_else(|| json.as_f64().map(|number| number.round() as i64))
}

/// Text; a date of the file comes as a table around its text.
fn read_text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Object(map) => map.values().next().and_then(Json::as_str).map(str::to_owned),
        _ => None,
    }
}
