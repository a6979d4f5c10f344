//! `career check`: what is wrong with the data, where, and what to do; and what is probably a slip.
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::{Context, Entry, kinds};
use crate::error::{Error, Result};
use crate::render::Role;
use crate::store::{Data, text};

/// The command.
pub const ENTRY: Entry = Entry {
    name: "check",
    about: "Look whether the data holds: problems, slips, privacy",
    define: |command| command.visible_alias("doctor"),
    run,
};

/// What a look at the whole folder found.
#[derive(Default)]
struct Found {
    problems: Vec<Error>,
    warnings: Vec<Error>,
}

fn run(context: &mut Context<'_>, _matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    recover(context)?;
    let mut found = Found::default();
    let data = store.data();
    for file in data.names()? {
        match data.text(&file) {
            Ok(Some(text)) => {
                if let Err(error) = text::check_format(&text, &file) {
                    found.problems.push(error);
                    continue;
                }
                let checked = text::check(&text, &file, &kinds::of_file(&file).map(|any| any.kind).collect::<Vec<_>>());
                found.problems.extend(checked.problems);
                found.warnings.extend(checked.warnings);
            }
            Ok(None) => {}
            Err(error) => found.problems.push(error),
        }
    }
    if found.problems.is_empty() {
        found.warnings.extend(dangling(&data)?);
    }
    found.warnings.extend(unread(&store));
    found.warnings.extend(privacy(&store)?);
    show(context, &found)?;
    Ok(u8::from(!found.problems.is_empty()))
}

/// Finishes what was cut off, where the folder may be written; a folder that may not is read as it is.
fn recover(context: &mut Context<'_>) -> Result<()> {
    let store = std::rc::Rc::clone(&context.store);
    if store.data().names()?.is_empty() || store.fs().metadata(&store.home().join(".career/ops/pending")).is_err() {
        return Ok(());
    }
    let mut notes = Vec::new();
    if let Ok(mut locked) = store.folder().lock(&context.holder()) {
        notes = locked.take_notes();
    }
    for note in notes {
        context.warn(&note);
    }
    Ok(())
}

/// References to records that are not there, once for every record.
fn dangling(data: &Data<'_>) -> Result<Vec<Error>> {
    let mut warnings = Vec::new();
    for found in kinds::dangling(data)? {
        let kinds::Dangling { from, record, key, noun, id } = found;
        let error = Error::data(format!(
            "the {} {record} refers to the {noun} \"{id}\" ({key}), which is not there",
            from.noun
        ));
        warnings.push(
            error
                .hint(format!("write another id, or remove it; {} shows what there is", kinds::list_of(noun)))
                .at(kinds::place_of(data, from, &record)?),
        );
    }
    Ok(warnings)
}

/// Files beside those of the log that look as if they belonged to it, and are read by nothing.
fn unread(store: &super::Store) -> Vec<Error> {
    let files = store.fs().list(&store.home().join("log")).unwrap_or_default();
    let is_year = |stem: &str| stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
    files
        .iter()
        .filter(|file| file.strip_suffix(".toml").is_some_and(|stem| !is_year(stem)))
        .map(|file| {
            Error::data(format!("log/{file} is not read: the log stands in one file a year"))
                .hint("move what it holds into a file such as log/2026.toml")
        })
        .collect()
}

/// One warning for all files and folders that others on this machine may look into.
fn privacy(store: &super::Store) -> Result<Option<Error>> {
    let wide = store.folder().modes()?;
    let Some((first, mode)) = wide.first() else {
        return Ok(None);
    };
    let first = if first == "." { "the folder itself" } else { first };
    let more = match wide.len() {
        1 => String::new(),
        n => format!(", and {} more", n - 1),
    };
    Ok(Some(
        Error::data(format!("others on this machine may look into {first} (mode {mode:o}){more}"))
            .hint(format!("chmod -R go= {}", super::quote(&store.home().to_string_lossy()))),
    ))
}

fn show(context: &mut Context<'_>, found: &Found) -> Result<()> {
    if context.options.json {
        return context
            .print_json(json!({ "problems": to_json(&found.problems), "warnings": to_json(&found.warnings) }));
    }
    let look = context.look();
    let mut out = String::new();
    for (role, word, errors) in [(Role::Warn, "Problem", &found.problems), (Role::Dim, "Warning", &found.warnings)] {
        for error in errors {
            out.push_str(&format!(
                "{} {}\n",
                look.paint(role, &format!("{word}:")),
                crate::render::clean(&error.to_string())
            ));
            if let Some(at) = error.at.as_ref().filter(|at| !at.snippet.is_empty()) {
                out.push_str(&format!(
                    "  {}\n",
                    crate::render::cut(&crate::render::clean(&at.snippet), look.width.saturating_sub(3))
                ));
            }
            for line in error.causes.iter().chain(&error.hints) {
                out.push_str(&format!("  {}\n", crate::render::clean(line)));
            }
        }
    }
    let home = context.store.home().display().to_string();
    out.push_str(&match (found.problems.len(), found.warnings.len()) {
        (0, 0) => format!("All is well in {home}.\n"),
        (0, n) => format!("No problems in {home}; {n} {}.\n", if n == 1 { "warning" } else { "warnings" }),
        (n, _) => {
            format!("{n} {} to mend in {home}; nothing was changed.\n", if n == 1 { "problem" } else { "problems" })
        }
    });
    context.print(&out)
}

fn to_json(errors: &[Error]) -> Vec<Json> {
    errors
        .iter()
        .map(|error| {
            let at = error.at.as_deref();
            json!({
                "file": at.map(|at| at.file.clone()),
                "line": at.map(|at| at.line),
                "column": at.map(|at| at.column),
                "message": error.message,
                "fix": error.hints.first().cloned().or_else(|| at.map(|at| format!("correct it in {}, line {}", at.file, at.line))),
            })
        })
        .collect()
}
