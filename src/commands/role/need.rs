//! Requirements on the command line: `sql:4:must`, `"Led a project;tag=led-project;count=1"`,
//! `"Registered nurse;gate"`, `"bachelor;must"`.
use crate::record::check::nearest;
use crate::record::{Value, Values};
use crate::stages::assess::items::levels::find_cefr;
use crate::stages::assess::model::Education;
use crate::stages::explore::gap::simplify;
use crate::stages::explore::model::{Importance, Requirement, RequirementKind};

/// A requirement that was typed, before its skill is known to exist.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Need {
    /// Its keys, in the order of the file; the skill as it was typed.
    pub values: Values,
}

impl Need {
    fn of(kind: RequirementKind) -> Need {
        Need { values: vec![("kind".to_owned(), text(kind.key()))] }
    }

    fn set(&mut self, key: &str, value: Value) {
        self.values.push((key.to_owned(), value));
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.values.iter().find_map(|(name, value)| match value {
            Value::Text(text) if name == key => Some(text.as_str()),
            _ => None,
        })
    }

    /// What it is called in a sentence.
    pub fn label(&self) -> String {
        let level = self.values.iter().find_map(|(name, value)| match value {
            Value::Int(level) if name == "level" => Some(format!(" {level}")),
            _ => None,
        });
        match self.text("skill").filter(|_| self.text("kind") == Some(RequirementKind::Skill.key())) {
            Some(skill) => format!("{skill}{}", level.unwrap_or_default()),
            None => self.text("text").or(self.text("level")).unwrap_or_default().to_owned(),
        }
    }

    /// Whether this requirement is the one that a role has already: the same skill, the same
    /// text, or education, of which there is one.
    pub fn is_same(&self, old: &Requirement) -> bool {
        self.text("kind") == Some(old.kind.key())
            && match old.kind {
                RequirementKind::Skill => self.text("skill") == old.skill.as_deref(),
                RequirementKind::Education => true,
                _ => {
                    simplify(self.text("text").unwrap_or_default()) == simplify(old.text.as_deref().unwrap_or_default())
                }
            }
    }

    /// Whether two that were typed mean the same.
    pub fn is_like(&self, other: &Need) -> bool {
        let name = |need: &Need| simplify(need.text("skill").or(need.text("text")).unwrap_or_default());
        self.text("kind") == other.text("kind")
            && (self.text("kind") == Some(RequirementKind::Education.key()) || name(self) == name(other))
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// How much it weighs, and whether it must be there first.
#[derive(Default)]
struct Weight {
    importance: Option<Importance>,
    is_gate: bool,
}

impl Weight {
    /// Takes `must`, `should`, `nice` or `gate`; false for anything else.
    fn take(&mut self, word: &str) -> bool {
        if word == "gate" {
            self.is_gate = true;
            return true;
        }
        match Importance::ALL.iter().copied().find(|importance| importance.key() == word) {
            Some(importance) => {
                self.importance = Some(importance);
                true
            }
            None => false,
        }
    }

    fn write(&self, need: &mut Need) {
        need.set("importance", text(self.importance.unwrap_or(Importance::Must).key()));
        if self.is_gate {
            need.set("gate", Value::Bool(true));
        }
    }
}

const WORDS: [&str; 4] = ["must", "should", "nice", "gate"];

fn guess(word: &str, known: impl IntoIterator<Item = &'static str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

/// `sql:4`, `sql:4:should`, `german:B2:must:gate`.
///
/// # Errors
/// What does not hold, and how to write it.
pub fn parse_skill(given: &str) -> Result<Need, String> {
    let mut parts = given.split(':').map(str::trim);
    let skill = parts.next().unwrap_or_default();
    if skill.is_empty() {
        return Err(format!("\"{given}\" names no skill; write it like sql:4:must"));
    }
    let level = parts.next().unwrap_or_default();
    let cefr = find_cefr(level).map(|cefr| cefr.level);
    let level =
        level.parse::<u8>().ok().or(cefr).filter(|level| (1..=5).contains(level)).ok_or_else(|| match level {
            "" => format!("\"{given}\" says no level; write it like {skill}:4:must, with 1 to 5"),
            level => format!("\"{level}\" in \"{given}\" is not a level from 1 to 5; write it like {skill}:4:must"),
        })?;
    let mut weight = Weight::default();
    for word in parts {
        if !weight.take(word) {
            return Err(format!(
                "\"{word}\" in \"{given}\" is not one of must, should, nice, gate{}",
                guess(word, WORDS)
            ));
        }
    }
    let mut need = Need::of(RequirementKind::Skill);
    need.set("skill", text(skill));
    need.set("level", Value::Int(i64::from(level)));
    weight.write(&mut need);
    Ok(need)
}

/// Several skills in one line: `sql:4, statistics:3`.
///
/// # Errors
/// What does not hold in the first that does not.
pub fn parse_skills(line: &str) -> Result<Vec<Need>, String> {
    line.split(',').map(str::trim).filter(|part| !part.is_empty()).map(parse_skill).collect()
}

/// `"Led a project;tag=led-project;count=1;months=6;should"`.
///
/// # Errors
/// What does not hold, and how to write it.
pub fn parse_experience(given: &str) -> Result<Need, String> {
    const KEYS: [&str; 4] = ["tag", "count", "months", "skill"];
    let example = "write it like \"Led a project;tag=led-project;count=1;should\"";
    let (what, rest) = split(given, "what has to have been done", example)?;
    let mut weight = Weight::default();
    let mut found: [Option<&str>; 4] = [None; 4];
    for part in rest {
        let (key, value) = part.split_once('=').map_or((part, None), |(key, value)| (key.trim(), Some(value.trim())));
        match (KEYS.iter().position(|known| *known == key), value) {
            (Some(at), Some(value)) if !value.is_empty() => found[at] = Some(value),
            (None, None) if weight.take(key) => {}
            _ => {
                return Err(format!(
                    "\"{part}\" in \"{given}\" is not understood{}; {example}",
                    guess(key, KEYS.into_iter().chain(WORDS))
                ));
            }
        }
    }
    let number = |at: usize, most: u32| {
        let Some(value) = found[at] else {
            return Ok(None);
        };
        let number = value.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
        number
            .map(Some)
            .ok_or_else(|| format!("{}={value} in \"{given}\" is not a whole number from 1 to {most}", KEYS[at]))
    };
    let (count, months) = (number(1, 1000)?, number(2, 600)?);
    let mut need = Need::of(RequirementKind::Experience);
    if let Some(skill) = found[3] {
        need.set("skill", text(skill));
    }
    need.set("text", text(what));
    if let Some(tag) = found[0] {
        need.set("tag", text(&simplify(tag)));
    }
    for (key, number) in [("count", count), ("months", months)] {
        if let Some(number) = number {
            need.set(key, Value::Int(i64::from(number)));
        }
    }
    weight.write(&mut need);
    Ok(need)
}

/// `"Registered nurse;gate"`, `"Registered nurse;credential=registered-nurse"`.
///
/// # Errors
/// What does not hold, and how to write it.
pub fn parse_credential(given: &str) -> Result<Need, String> {
    let example = "write it like \"Registered nurse;gate\"";
    let (what, rest) = split(given, "which paper", example)?;
    let mut weight = Weight::default();
    let mut credential = None;
    for part in rest {
        match part.split_once('=') {
            Some((key, value)) if key.trim() == "credential" && !value.trim().is_empty() => {
                credential = Some(value.trim())
            }
            None if weight.take(part) => {}
            _ => {
                return Err(format!("\"{part}\" in \"{given}\" is not understood{}; {example}", guess(part, WORDS)));
            }
        }
    }
    let mut need = Need::of(RequirementKind::Credential);
    need.set("text", text(what));
    if let Some(credential) = credential {
        need.set("credential", text(credential));
    }
    weight.write(&mut need);
    Ok(need)
}

/// `"bachelor;must"`.
///
/// # Errors
/// What does not hold, and how to write it.
pub fn parse_education(given: &str) -> Result<Need, String> {
    let example = "write it like \"bachelor;must\"";
    let (what, rest) = split(given, "which level of education", example)?;
    let keys = || Education::CHOICES.iter().map(|choice| choice.key);
    let Some(level) = Education::ALL.iter().copied().find(|level| level.key() == what) else {
        return Err(format!(
            "\"{what}\" is not a level of education: {}{}",
            keys().collect::<Vec<_>>().join(", "),
            guess(what, keys())
        ));
    };
    let mut weight = Weight::default();
    for part in rest {
        if !weight.take(part) {
            return Err(format!(
                "\"{part}\" in \"{given}\" is not one of must, should, nice, gate{}",
                guess(part, WORDS)
            ));
        }
    }
    let mut need = Need::of(RequirementKind::Education);
    need.set("level", text(level.key()));
    weight.write(&mut need);
    Ok(need)
}

/// The text before the first semicolon, and the parts after it.
fn split<'t>(given: &'t str, what: &str, example: &str) -> Result<(&'t str, Vec<&'t str>), String> {
    let mut parts = given.split(';').map(str::trim);
    let first = parts.next().unwrap_or_default();
    if first.is_empty() {
        return Err(format!("\"{given}\" does not say {what}; {example}"));
    }
    Ok((first, parts.filter(|part| !part.is_empty()).collect()))
}
