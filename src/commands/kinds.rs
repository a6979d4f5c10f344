//! All kinds of records, and what can be done with any of them: ids, JSON, who refers to whom.
use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::record::{Kind, Place, Record, Shape, Target, find};
use crate::stages::assess::model::{
    Away, Credential, Interests, Position, Preferences, Profile, Skill, Strength, ValuesRecord, Weakness,
};
use crate::stages::explore::model::{Role, Trial, Verdict};
use crate::stages::goal::model::{Aim, Goal};
use crate::stages::learn::model::Activity;
use crate::stages::plan::model::Milestone;
use crate::stages::review::model::{Entry, Feedback, Person, Review};
use crate::store::{Data, text};

/// A kind with its readers.
pub struct AnyKind {
    /// The table.
    pub kind: &'static Kind,
    json: fn(&Data<'_>) -> Result<Vec<Json>>,
    json_of: fn(&Data<'_>, &str) -> Result<Vec<Json>>,
    read: fn(&Data<'_>, &str) -> Result<()>,
}

const fn any<T: Record>() -> AnyKind {
    AnyKind { kind: T::KIND, json: read_json::<T>, json_of: read_json_of::<T>, read: read_file::<T> }
}

fn read_file<T: Record>(data: &Data<'_>, file: &str) -> Result<()> {
    data.in_file::<T>(file).map(drop)
}

/// The kinds that may stand in a file.
pub fn of_file(file: &str) -> impl Iterator<Item = &'static AnyKind> {
    ALL.iter().filter(move |any| match any.kind.place {
        Place::File(name) => name == file,
        Place::Years(folder) | Place::Each(folder) => {
            file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        }
    })
}

/// The tables that a file may hold.
pub fn tables_of(file: &str) -> Vec<&'static str> {
    of_file(file).map(|any| any.kind.table).collect()
}

/// Reads every record of a file, whatever its kind: what does not read is not written either.
///
/// # Errors
/// The first record that does not hold.
pub fn check_readable(data: &Data<'_>, file: &str) -> Result<()> {
    of_file(file).try_for_each(|any| (any.read)(data, file))
}

fn read_json_of<T: Record>(data: &Data<'_>, file: &str) -> Result<Vec<Json>> {
    data.in_file::<T>(file)?.iter().map(to_json).collect()
}

/// The records of a kind in one file as `--json` shows them, in their order.
///
/// # Errors
/// A file that does not hold.
pub fn json_in_file(any: &AnyKind, data: &Data<'_>, file: &str) -> Result<Vec<Json>> {
    (any.json_of)(data, file)
}

fn read_json<T: Record>(data: &Data<'_>) -> Result<Vec<Json>> {
    data.all::<T>()?.iter().map(to_json).collect()
}

/// A record as `--json` shows it: the keys of its file, null where there is no value.
///
/// # Errors
/// None in practice: every record can be written.
pub fn to_json<T: Record>(record: &T) -> Result<Json> {
    serde_json::to_value(record)
        .map_err(|error| Error::data(format!("The {} could not be written as JSON.", T::KIND.noun)).because(error))
}

/// All kinds, in the order of the files.
pub const ALL: &[AnyKind] = &[
    any::<Profile>(),
    any::<Away>(),
    any::<Aim>(),
    any::<Position>(),
    any::<Credential>(),
    any::<Strength>(),
    any::<Weakness>(),
    any::<Interests>(),
    any::<ValuesRecord>(),
    any::<Preferences>(),
    any::<Skill>(),
    any::<Role>(),
    any::<Trial>(),
    any::<Verdict>(),
    any::<Goal>(),
    any::<Activity>(),
    any::<Milestone>(),
    any::<Person>(),
    any::<Feedback>(),
    any::<Entry>(),
    any::<Review>(),
];

/// The kind with this noun.
pub fn by_noun(noun: &str) -> Option<&'static AnyKind> {
    ALL.iter().find(|any| any.kind.noun == noun)
}

/// Every id of a kind. Steps and activities share one set.
///
/// # Errors
/// A file that does not hold.
pub fn ids(data: &Data<'_>, noun: &str) -> Result<Vec<String>> {
    let mut ids = own_ids(data, noun)?;
    match noun {
        "step" => ids.append(&mut own_ids(data, "activity")?),
        "activity" => ids.append(&mut own_ids(data, "step")?),
        _ => {}
    }
    Ok(ids)
}

/// Every id of a kind itself.
///
/// # Errors
/// A file that does not hold.
pub fn own_ids(data: &Data<'_>, noun: &str) -> Result<Vec<String>> {
    by_noun(noun).map_or_else(|| Ok(Vec::new()), |any| data.ids(any.kind))
}

/// Where the record that `given` means stands.
///
/// # Errors
/// None that fits, or several.
pub fn locate(data: &Data<'_>, kind: &'static Kind, given: &str) -> Result<Target> {
    if let Some(file) = data.file_at_once(kind, given)? {
        return Ok(Target::id(kind, file, given));
    }
    let filed = data.filed_ids(kind)?;
    let by_title;
    let id = match find::find(kind.noun, filed.iter().map(|(_, id)| id.as_str()), given) {
        Ok(id) => id,
        // An id that somebody chose may say something else than the title that is seen in lists.
        Err(error) => {
            by_title = find_by_title(data, kind, given)?.ok_or_else(|| with_way(error, kind))?;
            &by_title
        }
    };
    let file = filed.iter().find(|(_, other)| other == id).map_or(kind.file(), |(file, _)| file);
    Ok(Target::id(kind, file, id))
}

/// The id of the only record whose title is the given one, or begins with it.
fn find_by_title(data: &Data<'_>, kind: &'static Kind, given: &str) -> Result<Option<String>> {
    let Some(any) = by_noun(kind.noun) else {
        return Ok(None);
    };
    let wanted = text::slug(given, "");
    let text_of = |record: &Json, key: &str| record.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let all: Vec<(String, String)> = (any.json)(data)?
        .iter()
        .map(|record| (text::slug(&text_of(record, kind.title), ""), text_of(record, "id")))
        .filter(|(title, id)| !id.is_empty() && !wanted.is_empty() && title.starts_with(&wanted))
        .collect();
    let exact: Vec<&(String, String)> = all.iter().filter(|(title, _)| *title == wanted).collect();
    Ok(match (&exact[..], &all[..]) {
        ([(_, id)], _) | ([], [(_, id)]) => Some(id.clone()),
        _ => None,
    })
}

/// The error with the command that lists, where nothing else helps.
fn with_way(error: Error, kind: &Kind) -> Error {
    if error.hints.is_empty() { error.hint(format!("{} shows what there is", list_command(kind))) } else { error }
}

/// The command that lists a kind.
pub fn list_command(kind: &Kind) -> String {
    list_of(kind.noun)
}

/// The command that lists the records with this noun.
pub fn list_of(noun: &str) -> String {
    match noun {
        "step" => "career plan list".to_owned(),
        "activity" => "career learn list".to_owned(),
        "entry" => "career log list".to_owned(),
        "position" => "career past list".to_owned(),
        "trial" => "career explore try list".to_owned(),
        "strength" | "weakness" => "career assess show".to_owned(),
        noun => format!("career {noun} list"),
    }
}

/// The records that refer to this one, as `goal move-into-health-data-analysis`.
///
/// # Errors
/// A file that does not hold.
pub fn referrers(data: &Data<'_>, kind: &'static Kind, id: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for any in ALL {
        if !any.kind.fields.iter().any(|field| can_refer(field.shape, kind.noun)) && any.kind.noun != "feedback" {
            continue;
        }
        for record in (any.json)(data)? {
            let own = record.get("id").and_then(Json::as_str).unwrap_or_default();
            if any.kind.noun == kind.noun && own == id {
                continue;
            }
            let is_referring = any.kind.fields.iter().any(|field| {
                record.get(field.key).is_some_and(|value| refers(field.shape, value, kind.noun, id))
                    || (field.key == "ratings"
                        && kind.noun == "skill"
                        && record.get("ratings").and_then(|map| map.get(id)).is_some())
                    || (field.key == "supports"
                        && kind.noun == "aim"
                        && record.get("supports").and_then(Json::as_str) == Some(id))
            });
            if is_referring {
                found.push(format!("{} {own}", any.kind.noun));
            }
        }
    }
    Ok(found)
}

fn can_refer(shape: Shape, noun: &str) -> bool {
    match shape {
        Shape::Ref(to) => to == noun,
        Shape::RefStep => matches!(noun, "step" | "activity"),
        Shape::List(inner) => can_refer(*inner, noun),
        Shape::Table(fields) | Shape::Records(fields) => fields.iter().any(|field| can_refer(field.shape, noun)),
        Shape::Text => noun == "aim",
        _ => false,
    }
}

fn refers(shape: Shape, value: &Json, noun: &str, id: &str) -> bool {
    match shape {
        Shape::Ref(to) => to == noun && value.as_str() == Some(id),
        Shape::RefStep => matches!(noun, "step" | "activity") && value.as_str() == Some(id),
        Shape::List(inner) => {
            value.as_array().is_some_and(|list| list.iter().any(|value| refers(*inner, value, noun, id)))
        }
        Shape::Table(fields) | Shape::Records(fields) => {
            let of_one = |value: &Json| {
                fields
                    .iter()
                    .any(|field| value.get(field.key).is_some_and(|value| refers(field.shape, value, noun, id)))
            };
            match value {
                Json::Array(list) => list.iter().any(of_one),
                value => of_one(value),
            }
        }
        _ => false,
    }
}

/// A reference to a record that is not there.
pub struct Dangling {
    /// The kind of the record that refers.
    pub from: &'static Kind,
    /// Its id.
    pub record: String,
    /// The key that refers.
    pub key: &'static str,
    /// The noun of what is not there.
    pub noun: &'static str,
    /// The id that is not there.
    pub id: String,
}

/// Every reference to a record that is not there.
///
/// # Errors
/// A file that does not hold.
pub fn dangling(data: &Data<'_>) -> Result<Vec<Dangling>> {
    let mut known: HashMap<&'static str, HashSet<String>> = HashMap::new();
    for any in ALL.iter().filter(|any| any.kind.form == crate::record::Form::Blocks) {
        known.entry(any.kind.noun).or_default().extend(ids(data, any.kind.noun)?);
    }
    let exists = |noun: &str, id: &str| known.get(noun).is_some_and(|ids| ids.contains(id));
    let mut found = Vec::new();
    for any in ALL {
        for record in (any.json)(data)? {
            let own = record.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
            for field in any.kind.fields {
                let mut missing = Vec::new();
                if let Some(value) = record.get(field.key) {
                    collect(field.shape, value, &exists, &mut missing);
                }
                found.extend(missing.into_iter().map(|(noun, id)| Dangling {
                    from: any.kind,
                    record: own.clone(),
                    key: field.key,
                    noun,
                    id,
                }));
            }
        }
    }
    Ok(found)
}

fn collect(
    shape: Shape,
    value: &Json,
    exists: &impl Fn(&str, &str) -> bool,
    missing: &mut Vec<(&'static str, String)>,
) {
    match (shape, value) {
        (Shape::Ref(noun), Json::String(id)) if !exists(noun, id) => missing.push((noun, id.clone())),
        (Shape::RefStep, Json::String(id)) if !exists("step", id) => missing.push(("step", id.clone())),
        (Shape::List(inner), Json::Array(list)) => {
            list.iter().for_each(|value| collect(*inner, value, exists, missing))
        }
        (Shape::Records(_), Json::Array(list)) => {
            for value in list {
                if let Shape::Records(fields) = shape {
                    collect(Shape::Table(fields), value, exists, missing);
                }
            }
        }
        (Shape::Table(fields), Json::Object(map)) => {
            for field in fields {
                if let Some(value) = map.get(field.key) {
                    collect(field.shape, value, exists, missing);
                }
            }
        }
        _ => {}
    }
}

/// The line on which a record begins.
///
/// # Errors
/// A file that cannot be read.
pub fn place_of(data: &Data<'_>, kind: &'static Kind, id: &str) -> Result<crate::error::At> {
    for file in data.files(kind.place)? {
        let Some(text) = data.text(&file)? else { continue };
        if let Some(line) = crate::store::text::line_of_record(&text, kind, id) {
            return Ok(crate::error::At { file, line, column: 1, snippet: String::new() });
        }
    }
    Ok(crate::error::At { file: kind.file().to_owned(), line: 1, column: 1, snippet: String::new() })
}
