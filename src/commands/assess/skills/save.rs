//! What was said about skills as changes: new ones, ratings and wishes, in one operation.
use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::json;

use super::{Names, Said, is_same};
use crate::commands::assess::show;
use crate::commands::{Context, Plan, kinds, refs};
use crate::error::Result;
use crate::record::{Change, Target, Value, Values};
use crate::stages::assess::items::tick_list;
use crate::stages::assess::model::{Rater, SKILL, Skill, SkillKind};
use crate::stages::assess::ops::Part;
use crate::store::{Data, text};

/// Saves what was said, as one operation; `notes` are said after it.
///
/// # Errors
/// A near miss of a known skill, or the store's refusals.
pub fn save(context: &mut Context<'_>, said: Vec<Said>, notes: Vec<String>, names: Names) -> Result<u8> {
    let today = context.today;
    let mut ids = Vec::new();
    let saved = context.change(|data| {
        let mut draft = Draft::new(data, today, notes)?;
        for one in &said {
            draft.take(one, names)?;
        }
        ids = std::mem::take(&mut draft.ids);
        Ok(draft.finish())
    })?;
    if context.options.json {
        let skills = context.store.data().all::<Skill>()?;
        let named = skills.iter().filter(|skill| ids.contains(&skill.id));
        let skills = named.map(kinds::to_json).collect::<Result<Vec<_>>>()?;
        context
            .print_json(json!({ "skills": skills, "operation": saved.to_json(), "computed": { "warnings": [] } }))?;
    } else {
        show::print_part(context, Part::Skills)?;
    }
    Ok(0)
}

/// The changes so far, and what they come to.
struct Draft {
    skills: Vec<Skill>,
    taken: HashSet<String>,
    today: NaiveDate,
    changes: Vec<Change>,
    notes: Vec<String>,
    ids: Vec<String>,
    rated: usize,
    added: usize,
    more: usize,
    less: usize,
}

impl Draft {
    fn new(data: &Data<'_>, today: NaiveDate, notes: Vec<String>) -> Result<Draft> {
        let skills = data.all::<Skill>()?;
        let taken = skills.iter().map(|skill| skill.id.clone()).collect();
        Ok(Draft {
            skills,
            taken,
            today,
            changes: Vec::new(),
            notes,
            ids: Vec::new(),
            rated: 0,
            added: 0,
            more: 0,
            less: 0,
        })
    }

    /// Takes in what was said about one skill.
    fn take(&mut self, said: &Said, names: Names) -> Result<()> {
        let known = match names {
            Names::Typed => refs::find_skill(&self.skills, &said.name)?,
            Names::Exact => self.skills.iter().find(|skill| skill.id == said.name || is_same(&skill.name, &said.name)),
        };
        let known = known.cloned();
        let id = match &known {
            Some(skill) => self.change(skill, said),
            None => self.add(said),
        };
        self.more += usize::from(said.desire == Some(3));
        self.less += usize::from(said.desire == Some(1));
        if let Some((level, note)) = &said.level {
            let date = said.date.unwrap_or(self.today);
            let newest = known.as_ref().and_then(Skill::own_rating);
            let is_known = newest.is_some_and(|rating| {
                rating.date == date && rating.by == Rater::Mine && rating.level == *level && rating.note == *note
            });
            if !is_known {
                self.rated += 1;
                self.changes.push(Change::Push {
                    target: at(&id),
                    list: "rating".to_owned(),
                    values: write_rating(date, *level, note.as_deref()),
                });
            }
        }
        self.ids.push(id);
        Ok(())
    }

    fn change(&mut self, skill: &Skill, said: &Said) -> String {
        let set = list_wishes(said, Some(skill));
        if !set.is_empty() {
            self.changes.push(Change::Set { target: at(&skill.id), set, unset: Vec::new() });
        }
        skill.id.clone()
    }

    fn add(&mut self, said: &Said) -> String {
        let id = text::free_id(&text::slug(&said.name, "skill"), &self.taken);
        self.taken.insert(id.clone());
        let listed = tick_list::find(&said.name).map(|tick| tick.kind);
        let kind = said.kind.or(listed).unwrap_or(SkillKind::Technical);
        let mut values: Values = vec![
            ("id".to_owned(), Value::Text(id.clone())),
            ("name".to_owned(), Value::Text(said.name.clone())),
            ("kind".to_owned(), Value::Text(kind.key().to_owned())),
        ];
        values.extend(list_wishes(said, None));
        self.changes.push(Change::Add { target: at(&id), values });
        self.added += 1;
        if said.level.is_none() {
            self.notes
                .push(format!("New skill: {}, not assessed yet. Rate it: career skill rate {id} LEVEL", said.name));
        }
        id
    }

    fn finish(self) -> Plan {
        let counts =
            [(self.rated, "rated"), (self.added, "new"), (self.more, "to do more of"), (self.less, "to do less of")];
        let counted = counts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = counted.map(|(count, what)| format!("{count} {what}")).collect();
        let sentence = match (self.changes.is_empty(), parts.is_empty()) {
            (true, _) => "nothing new about your skills".to_owned(),
            (_, true) => "assessed skills".to_owned(),
            _ => format!("assessed skills: {}", parts.join(", ")),
        };
        Plan { sentence, changes: self.changes, notes: self.notes }
    }
}

fn at(id: &str) -> Target {
    Target::id(&SKILL, SKILL.file(), id)
}

/// The keys beside the rating that are new.
fn list_wishes(said: &Said, known: Option<&Skill>) -> Values {
    let wanted = [
        ("target", said.target, known.and_then(|skill| skill.target)),
        ("desire", said.desire, known.and_then(|skill| skill.desire)),
    ];
    let new = wanted.into_iter().filter(|(_, new, old)| new != old);
    new.filter_map(|(key, new, _)| Some((key.to_owned(), Value::Int(i64::from(new?))))).collect()
}

fn write_rating(date: NaiveDate, level: u8, note: Option<&str>) -> Values {
    let mut values = vec![
        ("date".to_owned(), Value::Date(date)),
        ("level".to_owned(), Value::Int(i64::from(level))),
        ("by".to_owned(), Value::Text(Rater::Mine.key().to_owned())),
    ];
    values.extend(note.map(|note| ("note".to_owned(), Value::Text(note.to_owned()))));
    values
}
