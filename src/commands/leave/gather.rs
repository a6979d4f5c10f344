//! Everything that there is, gathered: every record with every key, what belongs to no kind, what was
//! left for later, the history, and the files themselves.
use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::commands::{Store, kinds};
use crate::error::Result;
use crate::record::{Form, Kind};
use crate::store::text;

/// The records of a kind.
pub struct OfKind {
    /// The kind.
    pub kind: &'static Kind,
    /// The name of its two files, without the ending.
    pub stem: &'static str,
    /// What stands above its page.
    pub heading: &'static str,
    /// Its records: the keys of `--json`, and those that the program does not know.
    pub records: Vec<Json>,
}

/// Everything.
pub struct Gathered {
    /// The kinds that have records, in the order of the files.
    pub kinds: Vec<OfKind>,
    /// What stands in the files and belongs to no kind, by file.
    pub others: Vec<(String, Json)>,
    /// Questionnaires that were left for later, by name.
    pub drafts: Vec<(String, Json)>,
    /// The history, oldest first.
    pub history: Vec<Json>,
    /// The files as they are.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The files' name and heading of a kind, by its noun.
const NAMES: &[(&str, &str, &str)] = &[
    ("profile", "profile", "You"),
    ("time away", "away", "Time away"),
    ("aim", "aims", "What the organisation wants"),
    ("position", "past", "What you have done"),
    ("credential", "credentials", "Degrees, licences, certificates"),
    ("strength", "strengths", "Strengths"),
    ("weakness", "weaknesses", "To work on"),
    ("interests", "interests", "Interests"),
    ("values", "values", "Values"),
    ("preferences", "preferences", "What you want of work"),
    ("skill", "skills", "Skills"),
    ("role", "roles", "Roles"),
    ("trial", "trials", "To try out"),
    ("verdict", "occupations", "Occupations that sounded like you, or did not"),
    ("goal", "goals", "Goals"),
    ("activity", "learning", "Learning"),
    ("step", "steps", "Steps"),
    ("person", "people", "People"),
    ("feedback", "feedback", "What others said"),
    ("entry", "log", "Log"),
    ("review", "reviews", "Reviews"),
];

/// The folder of the files as they were.
pub const ORIGINALS: &str = "toml";

/// Reads everything.
///
/// # Errors
/// A file that cannot be read or does not hold: then nothing is handed over, since it would not be all.
pub fn gather(store: &Store) -> Result<Gathered> {
    let data = store.data();
    let mut known: HashMap<&'static str, Vec<Json>> = HashMap::new();
    let (mut others, mut files) = (Vec::new(), Vec::new());
    for file in data.names()? {
        let mut raw = data.raw(&file)?;
        for any in kinds::of_file(&file) {
            let typed = kinds::json_in_file(any, &data, &file)?;
            let written = records_of(any.kind, raw.shift_remove(any.kind.table));
            let merged = typed.into_iter().enumerate().map(|(at, record)| merge(record, written.get(at)));
            known.entry(any.kind.noun).or_default().extend(merged);
        }
        // Which format it is stands in every JSON file.
        raw.shift_remove("format");
        if !raw.is_empty() {
            others.push((file.clone(), Json::Object(raw)));
        }
        files.push((file.clone(), data.text(&file)?.unwrap_or_default().into_bytes()));
    }
    let kinds = kinds::ALL.iter().filter_map(|any| {
        let records = known.remove(any.kind.noun).filter(|records| !records.is_empty())?;
        let (_, stem, heading) = NAMES.iter().find(|(noun, ..)| *noun == any.kind.noun)?;
        Some(OfKind { kind: any.kind, stem, heading, records })
    });
    let mut gathered = Gathered { kinds: kinds.collect(), others, drafts: Vec::new(), history: history(store)?, files };
    for name in store.folder().drafts()? {
        let Some(draft) = store.folder().draft(&name)? else { continue };
        // A draft that does not read any more is still in the files as they were.
        if let Ok(raw) = text::raw(&draft, &name) {
            gathered.drafts.push((name.clone(), Json::Object(raw)));
        }
        gathered.files.push((format!("left-for-later/{name}.toml"), draft.into_bytes()));
    }
    Ok(gathered)
}

/// The tables of a kind as they are written.
fn records_of(kind: &Kind, written: Option<Json>) -> Vec<Json> {
    match written {
        Some(Json::Array(list)) => list,
        Some(one) if kind.form == Form::Single => vec![one],
        _ => Vec::new(),
    }
}

/// The record as `--json` shows it, with what is written and what it leaves out.
fn merge(record: Json, written: Option<&Json>) -> Json {
    match (record, written) {
        (Json::Object(mut record), Some(Json::Object(written))) => {
            for (key, value) in written {
                let own = record.get_mut(key).map(Json::take);
                record.insert(key.clone(), own.map_or_else(|| value.clone(), |own| merge(own, Some(value))));
            }
            Json::Object(record)
        }
        (Json::Array(list), Some(Json::Array(written))) if list.len() == written.len() => {
            list.into_iter().zip(written).map(|(own, written)| merge(own, Some(written))).collect()
        }
        (_, Some(written)) => written.clone(),
        (record, None) => record,
    }
}

fn history(store: &Store) -> Result<Vec<Json>> {
    let mut operations = store.folder().history()?;
    operations.reverse();
    let one = |operation: &crate::store::Operation| json!({ "id": operation.id, "at": operation.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), "sentence": operation.sentence, "command": operation.command });
    Ok(operations.iter().map(one).collect())
}
