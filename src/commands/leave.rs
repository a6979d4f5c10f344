//! `career leave`: everything in one folder that can be read without the program, and how to delete the
//! rest. It deletes nothing itself.
mod gather;
mod pages;

use std::path::Path;
use std::rc::Rc;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::{Context, Entry, args, quote};
use crate::error::Result;
use crate::render::{clean, wrap};
use crate::store::out_file::Existing;
use crate::store::out_folder::{Package, write};
use gather::{Gathered, gather};
use pages::{SIGN, write_pages};

/// The command.
pub const ENTRY: Entry = Entry {
    name: "leave",
    about: "Everything in one readable folder, and how to delete the rest; deletes nothing itself",
    define,
    run,
};

const EXAMPLES: &str = "  career leave\n  career leave ~/Documents/my-career\n  career leave my-career -y          over the folder of an earlier time";

fn define(command: Command) -> Command {
    let folder = Arg::new("folder")
        .value_name("DIR")
        .help("The folder to make; career-YEAR-MONTH-DAY, where you are, if left out");
    args::with_examples(command.arg(folder), EXAMPLES)
}

/// What could be deleted, and with what command.
pub struct Rest {
    /// What it is.
    pub what: String,
    /// What to type.
    pub command: String,
    /// Where it is, where that is known.
    pub path: Option<String>,
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let folder = args::text(matches, "folder")
        .filter(|folder| !folder.trim().is_empty())
        .unwrap_or_else(|| format!("career-{}", context.today));
    let store = Rc::clone(&context.store);
    let gathered = gather(&store)?;
    let rest = find_rest(context);
    let files = write_pages(context, &gathered, &rest)?;
    let existing = if context.options.yes { Existing::Replace } else { Existing::Keep };
    let package = Package { files: &files, sign: ("index.md", SIGN) };
    let others = write(store.fs(), store.home(), context.holder().process, Path::new(&folder), &package, existing)?;
    if !others.is_empty() {
        context.warn(&format!("Left as they were, from an earlier time or from you: {}.", others.join(", ")));
    }
    if context.options.json {
        context.print_json(to_json(&folder, &gathered, &files, &rest))?;
        return Ok(0);
    }
    let look = context.look();
    let room = look.width.min(100);
    let mut text = String::new();
    let records: usize = gathered.kinds.iter().map(|one| one.records.len()).sum();
    let lead = format!(
        "Everything is in {folder}: {records} records of {} kinds, to read (.md) and for programs (.json), and your files as they were (toml/). Begin with {}.",
        gathered.kinds.len(),
        Path::new(&folder).join("index.md").display()
    );
    let paragraphs = [
        lead,
        "It holds what is private too. Only you can read it on this machine; it is not encrypted.".to_owned(),
        "Nothing was deleted. When you have looked at it, this deletes the rest:".to_owned(),
    ];
    for paragraph in paragraphs {
        wrap(&clean(&paragraph), room).iter().for_each(|line| text.push_str(&format!("{line}\n")));
        text.push('\n');
    }
    for one in &rest {
        for line in wrap(&clean(&format!("{}:", one.what)), room.saturating_sub(2)).iter() {
            text.push_str(&format!("  {line}\n"));
        }
        text.push_str(&format!("    {}\n", clean(&one.command)));
    }
    context.print(&text)?;
    Ok(0)
}

/// What is left on this machine once somebody leaves.
fn find_rest(context: &Context<'_>) -> Vec<Rest> {
    let store = &context.store;
    let home = store.home();
    let real = store.fs().canonicalize(home).unwrap_or_else(|_| home.to_owned());
    let shown = |path: &Path| quote(&path.display().to_string());
    let mut rest = Vec::new();
    let mut push = |what: String, command: String, path: Option<&Path>| {
        rest.push(Rest { what, command, path: path.map(|path| path.display().to_string()) });
    };
    if store.fs().metadata(&real.join(".git")).is_ok() {
        push(
            "The data folder is a git repository; its copies elsewhere are".to_owned(),
            format!("git -C {} remote -v", shown(&real)),
            None,
        );
    }
    let others = other_files(context, &real);
    if !others.is_empty() {
        let names: Vec<&str> = others.iter().take(5).map(String::as_str).collect();
        let more = if others.len() > 5 { format!(" and {} more", others.len() - 5) } else { String::new() };
        push(
            format!(
                "In the data folder there are also files of yours, which are not in the new folder: {}{more}. Move what you want to keep",
                names.join(", ")
            ),
            format!("ls -A {}", shown(&real)),
            None,
        );
    }
    push(
        "Your files, with the history and what was left for later".to_owned(),
        format!("rm -r -- {}", shown(&real)),
        Some(&real),
    );
    if store.fs().is_link(home) {
        push("The link to them".to_owned(), format!("rm -- {}", shown(home)), Some(home));
    }
    push("The program, where cargo installed it".to_owned(), "cargo uninstall career".to_owned(), None);
    push("The program, where you put it yourself".to_owned(), "rm -- \"$(command -v career)\"".to_owned(), None);
    push(
        "The manual and the completions, if you installed them: look where you put them".to_owned(),
        "man -w career".to_owned(),
        None,
    );
    rest
}

/// What else lies in the data folder.
fn other_files(context: &Context<'_>, home: &Path) -> Vec<String> {
    let known = |name: &String| {
        matches!(name.as_str(), ".career" | ".git" | "log" | "reviews") || crate::store::paths::is_data_file(name)
    };
    let mut names = context.store.fs().list(home).unwrap_or_default();
    names.retain(|name| !known(name));
    names.sort();
    names
}

fn to_json(folder: &str, gathered: &Gathered, files: &[(String, Vec<u8>)], rest: &[Rest]) -> Json {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let records: serde_json::Map<String, Json> =
        gathered.kinds.iter().map(|one| (one.kind.plural.to_owned(), one.records.len().into())).collect();
    let rest: Vec<Json> =
        rest.iter().map(|one| json!({ "what": one.what, "path": one.path, "command": one.command })).collect();
    json!({ "leave": { "folder": folder, "files": names, "delete": rest }, "computed": { "records": records } })
}
