//! The files of the folder.
use serde_json::{Value as Json, json};

use super::Rest;
use super::gather::{Gathered, ORIGINALS};
use crate::commands::Context;
use crate::dates::say_date;
use crate::error::{Error, Result};
use crate::export::markdown::{escape, table};
use crate::export::records::{loose_page, page};
use crate::store::out_folder::Files;

/// How the first page begins: by it such a folder is known again.
pub const SIGN: &str = "# Everything from your career notebook\n";

/// All files, the index first.
///
/// # Errors
/// None in practice: everything can be written as JSON.
pub fn write_pages(context: &Context<'_>, gathered: &Gathered, rest: &[Rest]) -> Result<Files> {
    let mut files: Files = vec![("index.md".to_owned(), index(context, gathered, rest).into_bytes())];
    let titles = |noun: &str, id: &str| find_title(gathered, noun, id);
    for one in &gathered.kinds {
        files.push((format!("{}.md", one.stem), page(one.heading, one.kind, &one.records, &titles).into_bytes()));
        files.push((format!("{}.json", one.stem), to_bytes(&json!({ "format": 1, one.kind.plural: one.records }))?));
    }
    for (stem, heading, lead, parts) in loose(gathered) {
        files.push((format!("{stem}.md"), loose_page(heading, lead, &parts).into_bytes()));
        let map: serde_json::Map<String, Json> = parts.into_iter().collect();
        files.push((format!("{stem}.json"), to_bytes(&json!({ "format": 1, stem: map }))?));
    }
    if !gathered.history.is_empty() {
        let lines: String = gathered.history.iter().map(history_line).collect();
        files.push(("history.md".to_owned(), format!("# What was changed, the oldest first\n\n{lines}").into_bytes()));
        files.push(("history.json".to_owned(), to_bytes(&json!({ "format": 1, "operations": gathered.history }))?));
    }
    let originals = gathered.files.iter().map(|(name, bytes)| (format!("{ORIGINALS}/{name}"), bytes.clone()));
    files.extend(originals);
    Ok(files)
}

/// What belongs to no kind: the file's name, its heading, what it is, and its parts.
type Loose<'a> = (&'static str, &'static str, &'static str, Vec<(String, Json)>);

fn loose(gathered: &Gathered) -> Vec<Loose<'_>> {
    let all = [
        (
            "other",
            "What else stands in your files",
            "Keys and tables that the program does not know.",
            &gathered.others,
        ),
        ("left-for-later", "Questions that you left for later", "The answers so far.", &gathered.drafts),
    ];
    all.into_iter()
        .filter(|(.., parts)| !parts.is_empty())
        .map(|(stem, heading, lead, parts)| (stem, heading, lead, parts.clone()))
        .collect()
}

fn to_bytes(value: &Json) -> Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Error::refused("The records could not be written as JSON.").because(error))?;
    Ok(format!("{text}\n").into_bytes())
}

fn history_line(operation: &Json) -> String {
    let text = |key: &str| operation.get(key).and_then(Json::as_str).unwrap_or_default();
    format!("- {}: {}\n", escape(text("at").get(..16).unwrap_or_default()), escape(text("sentence")))
}

fn find_title(gathered: &Gathered, noun: &str, id: &str) -> Option<String> {
    let of = gathered.kinds.iter().find(|one| one.kind.noun == noun)?;
    let record = of.records.iter().find(|record| record.get("id").and_then(Json::as_str) == Some(id))?;
    record.get(of.kind.title).and_then(Json::as_str).map(str::to_owned)
}

fn index(context: &Context<'_>, gathered: &Gathered, rest: &[Rest]) -> String {
    let mut text = format!("{SIGN}\nWritten on {}.", say_date(context.today));
    text.push_str(" All of it is private unless you decide otherwise, and nothing in it is encrypted.\n\n");
    let mut rows: Vec<Vec<String>> =
        gathered.kinds.iter().map(|one| row(one.heading, one.records.len(), one.stem)).collect();
    for (stem, heading, _, parts) in loose(gathered) {
        rows.push(row(heading, parts.len(), stem));
    }
    if !gathered.history.is_empty() {
        rows.push(row("What was changed", gathered.history.len(), "history"));
    }
    text.push_str(&link(&table(&["What", "How many", "To read", "For programs"], &rows)));
    text.push_str(&format!(
        "\nThe files as they were, comments and all, are in `{ORIGINALS}/`: put them into an empty folder, and `career --home FOLDER` goes on with them.\n"
    ));
    text.push_str("\n## To delete the rest\n\nNothing was deleted. When you have looked at this folder:\n\n");
    for one in rest {
        text.push_str(&format!(
            "- {}:\n\n  ```sh\n  {}\n  ```\n",
            escape(&one.what),
            crate::render::clean(&one.command)
        ));
    }
    text.push_str("\nBackups, and devices that you copied the folder to, are known to you alone.\n");
    text
}

fn row(heading: &str, count: usize, stem: &str) -> Vec<String> {
    vec![heading.to_owned(), count.to_string(), format!("{stem}.md"), format!("{stem}.json")]
}

/// The names of files as links; none of them holds anything that has to be escaped.
fn link(table: &str) -> String {
    let link = |cell: &str| {
        let is_file = cell.ends_with(".md") || cell.ends_with(".json");
        if is_file { format!("[{cell}]({cell})") } else { cell.to_owned() }
    };
    let line =
        |line: &str| line.split(" | ").map(|cell| link(cell.trim_end_matches(" |"))).collect::<Vec<_>>().join(" | ");
    table.lines().map(|text| if text.ends_with(" |") { line(text) + " |\n" } else { line(text) + "\n" }).collect()
}
