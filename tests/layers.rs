//! Who may know whom: the directions of the layers, read from the sources themselves.
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect(&root.join(folder), &mut found);
    let file = root.join(format!("{folder}.rs"));
    if file.exists() {
        found.push((file.clone(), fs::read_to_string(file).unwrap()));
    }
    assert!(!found.is_empty(), "nothing in src/{folder}");
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The code of a file, without its comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn none_says(folder: &str, words: &[&str]) {
    for (path, text) in sources(folder) {
        for word in words {
            assert!(!code(&text).contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn the_stages_do_no_io_and_read_no_clock() {
    none_says(
        "stages",
        &[
            "std::fs",
            "std::io",
            "std::env",
            "Local::now",
            "Utc::now",
            "SystemTime",
            "Instant::now",
            "crate::store",
            "crate::term",
            "crate::render",
            "crate::commands",
            "crate::world",
            "crate::cli",
        ],
    );
}

#[test]
fn nothing_below_knows_the_commands() {
    for folder in ["stages", "catalogue", "store", "render", "export", "term", "record", "dates"] {
        none_says(folder, &["crate::commands", "crate::cli", "crate::world"]);
    }
}

#[test]
fn only_the_store_knows_toml_and_file_names() {
    for folder in ["stages", "commands", "render", "export", "term", "dates"] {
        none_says(folder, &["toml_edit::", "toml::", "toml_datetime"]);
    }
}

#[test]
fn only_the_terminal_knows_dialoguer_and_only_the_tables_comfy_table() {
    for folder in ["stages", "commands", "render", "export", "store", "record", "dates"] {
        none_says(folder, &["dialoguer::", "console::", "indicatif", "signal_hook"]);
    }
    for folder in ["stages", "commands", "export", "store", "term", "record", "dates"] {
        none_says(folder, &["comfy_table"]);
    }
}

#[test]
fn only_the_world_asks_the_system() {
    for folder in ["stages", "commands", "render", "export", "record", "dates", "cli"] {
        none_says(
            folder,
            &[
                "std::env::",
                "Utc::now",
                "Local::now",
                "io::stdout",
                "io::stderr",
                "io::stdin",
                "process::exit",
                "Instant::now",
                "SystemTime::now",
            ],
        );
    }
}

#[test]
fn the_catalogue_knows_neither_the_stages_nor_the_store() {
    none_says("catalogue", &["crate::stages", "crate::store", "crate::render", "crate::term", "crate::world"]);
}

#[test]
fn only_the_store_opens_files() {
    for folder in ["stages", "catalogue", "commands", "render", "export", "term", "record", "dates", "cli"] {
        none_says(folder, &["std::fs::", "File::open", "File::create"]);
    }
}
