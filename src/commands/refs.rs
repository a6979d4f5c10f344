//! References in what was typed: turned into ids, refused where there is no such record, and for
//! skills added where they are not known yet.
use std::collections::HashSet;

use super::kinds;
use crate::error::{Error, Result};
use crate::record::{Change, Kind, Shape, Target, Value, Values, find};
use crate::stages::assess::model::{SKILL, Skill, SkillKind};
use crate::store::{Data, text};

/// What resolving references brings with it.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Skills that are added on the way.
    pub changes: Vec<Change>,
    /// What has to be said about it.
    pub notes: Vec<String>,
    added: Vec<String>,
}

impl Resolved {
    /// Turns every reference in `values` into an id.
    ///
    /// # Errors
    /// A record that does not exist (with did-you-mean).
    pub fn resolve(&mut self, data: &Data<'_>, kind: &'static Kind, values: &mut Values) -> Result<()> {
        for (key, value) in values.iter_mut() {
            if let Some(field) = kind.field(key) {
                self.resolve_value(data, field.shape, value)?;
            }
        }
        Ok(())
    }

    /// The same for the fields of a sub-record.
    ///
    /// # Errors
    /// A record that does not exist.
    pub fn resolve_fields(
        &mut self,
        data: &Data<'_>,
        fields: &[crate::record::Field],
        values: &mut Values,
    ) -> Result<()> {
        for (key, value) in values.iter_mut() {
            if let Some(field) = fields.iter().find(|field| field.key == key) {
                self.resolve_value(data, field.shape, value)?;
            }
        }
        Ok(())
    }

    fn resolve_value(&mut self, data: &Data<'_>, shape: Shape, value: &mut Value) -> Result<()> {
        match (shape, value) {
            (Shape::Ref("skill"), Value::Text(given)) => *given = self.skill(data, given)?,
            (Shape::Ref(noun), Value::Text(given)) => {
                *given = find::find(noun, kinds::ids(data, noun)?.iter().map(String::as_str), given)?.to_owned();
            }
            (Shape::RefStep, Value::Text(given)) => {
                *given = find::find("step", kinds::ids(data, "step")?.iter().map(String::as_str), given)?.to_owned();
            }
            (Shape::List(inner), Value::List(list)) => {
                for value in list {
                    self.resolve_value(data, *inner, value)?;
                }
            }
            (Shape::Table(fields), Value::Table(values)) => self.resolve_fields(data, fields, values)?,
            _ => {}
        }
        Ok(())
    }

    /// The id of a skill; one that is not known yet is added, not assessed. A near miss of a known
    /// one is refused, since it is more likely a slip.
    ///
    /// # Errors
    /// A near miss.
    pub fn skill(&mut self, data: &Data<'_>, given: &str) -> Result<String> {
        let skills = data.all::<Skill>()?;
        let slug = text::slug(given, "skill");
        if self.added.contains(&slug) {
            return Ok(slug);
        }
        if let Some(known) = find_skill(&skills, given)? {
            return Ok(known.id.clone());
        }
        let ids: Vec<&str> = skills.iter().map(|skill| skill.id.as_str()).collect();
        let taken: HashSet<String> = ids.iter().map(|id| (*id).to_owned()).chain(self.added.iter().cloned()).collect();
        let id = text::free_id(&slug, &taken);
        self.changes.push(Change::Add {
            target: Target::id(&SKILL, SKILL.file(), id.clone()),
            values: vec![
                ("id".to_owned(), Value::Text(id.clone())),
                ("name".to_owned(), Value::Text(given.to_owned())),
                ("kind".to_owned(), Value::Text(SkillKind::Technical.key().to_owned())),
            ],
        });
        self.notes.push(format!("New skill: {given}, not assessed yet. Rate it: career skill rate {id} LEVEL"));
        self.added.push(id.clone());
        Ok(id)
    }
}

impl Resolved {
    /// Adds a skill that a catalogue names, not assessed and without a word about it; gives its id.
    ///
    /// # Errors
    /// A file that does not hold.
    pub fn add_known(&mut self, data: &Data<'_>, name: &str, kind: SkillKind, catalogue: &str) -> Result<String> {
        let taken: HashSet<String> = data.ids(&SKILL)?.into_iter().chain(self.added.iter().cloned()).collect();
        let id = text::free_id(&text::slug(name, "skill"), &taken);
        let pair = |key: &str, text: &str| (key.to_owned(), Value::Text(text.to_owned()));
        self.changes.push(Change::Add {
            target: Target::id(&SKILL, SKILL.file(), id.clone()),
            values: vec![pair("id", &id), pair("name", name), pair("kind", kind.key()), pair("catalogue", catalogue)],
        });
        self.added.push(id.clone());
        Ok(id)
    }
}

/// The known skill that somebody means: by id, name, or the only one that begins so.
///
/// # Errors
/// A near miss of a known one, since it is more likely a slip than a new skill.
pub fn find_skill<'s>(skills: &'s [Skill], given: &str) -> Result<Option<&'s Skill>> {
    let slug = text::slug(given, "skill");
    let lower = given.trim().to_lowercase();
    if let Some(known) =
        skills.iter().find(|skill| skill.id == given || skill.id == slug || skill.name.to_lowercase() == lower)
    {
        return Ok(Some(known));
    }
    // An id may say something else than the name that is seen in lists.
    let is_begun = |skill: &&Skill| skill.id.starts_with(&slug) || text::slug(&skill.name, "").starts_with(&slug);
    let begins: Vec<&Skill> = skills.iter().filter(is_begun).collect();
    if let [one] = begins[..] {
        return Ok(Some(one));
    }
    let ids: Vec<&str> = skills.iter().map(|skill| skill.id.as_str()).collect();
    match near_skill(&ids, &slug) {
        Some(near) => Err(Error::refused(format!("There is no skill \"{given}\".")).hint(format!(
            "did you mean {near}? If it is another skill: career skill add {}",
            super::context::quote(given)
        ))),
        None => Ok(None),
    }
}

/// A known skill that is one slip of the keyboard away.
fn near_skill<'a>(ids: &[&'a str], slug: &str) -> Option<&'a str> {
    if slug.chars().count() < 4 {
        // Short names differ in a letter and mean something else (git, gis), but not in the order.
        return ids.iter().copied().find(|id| has_swapped_letters(id, slug));
    }
    ids.iter().copied().find(|id| strsim::damerau_levenshtein(id, slug) <= 1 + slug.len() / 8)
}

/// Whether two names have the same letters in another order, with one pair of neighbours swapped.
fn has_swapped_letters(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    one != other && sorted(one) == sorted(other) && strsim::damerau_levenshtein(one, other) == 1
}
