//! Leaving: everything stands in the folder, twice, and nothing is deleted.
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use career::record::{Field, Kind, Shape};
use career::stages::assess::model::{CREDENTIAL, POSITION, PREFERENCES, PROFILE, SKILL};
use career::stages::explore::model::ROLE;
use career::stages::goal::model::GOAL;
use career::stages::learn::model::ACTIVITY;
use career::stages::plan::model::MILESTONE;
use career::stages::review::model::{ENTRY, FEEDBACK, PERSON};
use serde_json::Value as Json;

use crate::home::Home;

/// A folder beside a home.
fn beside(home: &Home, name: &str) -> PathBuf {
    home.path().parent().unwrap().join(name)
}

fn leave(home: &Home, name: &str, more: &[&str]) -> crate::home::Ran {
    let folder = beside(home, name);
    let mut args = vec!["leave", folder.to_str().unwrap()];
    args.extend(more);
    home.run(&args)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// All texts of a TOML value, by a parser that the program does not write with.
fn texts_of_toml(item: &toml_edit::Item, found: &mut BTreeSet<String>) {
    match item {
        toml_edit::Item::Value(value) => texts_of_value(value, found),
        toml_edit::Item::Table(table) => table.iter().for_each(|(_, item)| texts_of_toml(item, found)),
        toml_edit::Item::ArrayOfTables(list) => {
            list.iter().flat_map(|table| table.iter()).for_each(|(_, item)| texts_of_toml(item, found));
        }
        toml_edit::Item::None => {}
    }
}

fn texts_of_value(value: &toml_edit::Value, found: &mut BTreeSet<String>) {
    match value {
        toml_edit::Value::String(text) => drop(found.insert(text.value().clone())),
        toml_edit::Value::Array(list) => list.iter().for_each(|value| texts_of_value(value, found)),
        toml_edit::Value::InlineTable(table) => table.iter().for_each(|(_, value)| texts_of_value(value, found)),
        _ => {}
    }
}

fn texts_of_json(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::String(text) => drop(found.insert(text.clone())),
        Json::Array(list) => list.iter().for_each(|value| texts_of_json(value, found)),
        Json::Object(map) => map.values().for_each(|value| texts_of_json(value, found)),
        _ => {}
    }
}

/// Markdown as a reader sees it: without the signs that keep it from being read as signs.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, letters.peek()) {
            ('\\', Some('\n')) => {}
            ('\\', Some(_)) => out.extend(letters.next()),
            _ => out.push(c),
        }
    }
    out
}

/// Words of a fixed set are said in other words on the page; they are not the person's.
fn collect_choices(fields: &[Field], found: &mut BTreeSet<&'static str>) {
    for field in fields {
        match field.shape {
            Shape::Choice(choices) => found.extend(choices.iter().filter(|one| one.key != one.says).map(|one| one.key)),
            Shape::Records(inner) | Shape::Table(inner) => collect_choices(inner, found),
            Shape::List(Shape::Table(inner)) => collect_choices(inner, found),
            _ => {}
        }
    }
}

fn choices() -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let kinds: [&Kind; 12] = [
        &PROFILE,
        &PREFERENCES,
        &POSITION,
        &CREDENTIAL,
        &SKILL,
        &ROLE,
        &GOAL,
        &ACTIVITY,
        &MILESTONE,
        &PERSON,
        &FEEDBACK,
        &ENTRY,
    ];
    kinds.iter().for_each(|kind| collect_choices(kind.fields, &mut found));
    found
}

#[track_caller]
fn stands_in_both(home: &Home, folder: &Path) {
    let mut written = BTreeSet::new();
    for (name, text) in home.files() {
        if name.ends_with(".toml") {
            let document: toml_edit::DocumentMut = text.parse().unwrap();
            texts_of_toml(document.as_item(), &mut written);
        }
    }
    assert!(written.len() > 5, "{written:?}");
    let (mut json, mut markdown) = (BTreeSet::new(), String::new());
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => texts_of_json(&serde_json::from_str(&text).unwrap(), &mut json),
            Some("md") if !path.ends_with("index.md") => markdown.push_str(&unescape(&text)),
            _ => {}
        }
    }
    let choices = choices();
    for text in &written {
        assert!(json.contains(text), "not in JSON: {text:?}");
        for line in text.lines().map(str::trim).filter(|line| !choices.contains(line)) {
            assert!(markdown.contains(line), "not in Markdown: {line:?}");
        }
    }
}

#[test]
fn every_text_of_every_record_stands_in_both() {
    for example in ["maya", "rosa", "tomas"] {
        let home = Home::example(example);
        let before = home.files();
        leave(&home, "out", &[]).ok();
        stands_in_both(&home, &beside(&home, "out"));
        assert_eq!(home.files(), before, "nothing was changed");
        for (name, text) in &before {
            assert_eq!(
                std::fs::read_to_string(beside(&home, "out").join("toml").join(name)).ok().as_ref(),
                Some(text),
                "{name}"
            );
        }
    }
}

#[test]
fn what_the_program_does_not_know_is_kept_and_signs_stay_text() {
    let home = Home::new();
    home.write("career.toml", "format = 1\nmood = \"UNKNOWN-TOP\"\n[person]\nname = \"Maya *bold*\"\nshoe = \"UNKNOWN-PERSON\"\n[[pet]]\nname = \"UNKNOWN-PET\"\n");
    home.write(
        "goals.toml",
        "[[goal]]\ntitle = \"# Not a heading\"\nwhy = \"\"\"\n- one\n1. two\n\n<b>three</b> | four\n> five\"\"\"\ndue = 2028-01-01\ncolour = \"UNKNOWN-KEY\"\nladder = { rung = \"UNKNOWN-INNER\", n = 3 }\n[[goal.checkin]]\ndate = 2026-11-01\nvalue = 1\nweather = \"UNKNOWN-SUB\"\n[[goal.friend]]\nname = \"UNKNOWN-LIST\"\n",
    );
    home.write(".career/drafts/assess-values.toml", "[draft]\nanswer = [{ key = \"a\", text = \"UNKNOWN-DRAFT\" }]\n");
    leave(&home, "out", &[]).ok();
    let folder = beside(&home, "out");
    stands_in_both(&home, &folder);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let goals: Json = serde_json::from_str(&read("goals.json")).unwrap();
    let goal = &goals["goals"][0];
    // A record by hand gets its id, known keys are there without a value too, unknown ones where they were.
    assert_eq!(
        (&goal["id"], &goal["priority"], &goal["due"]),
        (&"not-a-heading".into(), &Json::Null, &"2028-01-01".into())
    );
    assert_eq!(goal["ladder"], serde_json::json!({ "rung": "UNKNOWN-INNER", "n": 3 }));
    assert_eq!(goal["checkin"][0]["weather"], "UNKNOWN-SUB");
    let other: Json = serde_json::from_str(&read("other.json")).unwrap();
    assert_eq!(
        other["other"]["career.toml"],
        serde_json::json!({ "mood": "UNKNOWN-TOP", "pet": [{ "name": "UNKNOWN-PET" }] })
    );
    assert!(
        read("left-for-later.md").contains("UNKNOWN-DRAFT") && read("left-for-later.json").contains("UNKNOWN-DRAFT")
    );
    assert!(read("toml/left-for-later/assess-values.toml").contains("UNKNOWN-DRAFT"));
    let page = read("goals.md");
    assert!(page.contains("## \\# Not a heading\n"), "{page}");
    assert!(page.contains("\\- one\\\n  1\\. two\\\n"), "{page}");
    assert!(page.contains("\\<b\\>three"), "{page}");
    // What is in the folder can be gone on with.
    let again = Home::new();
    std::fs::create_dir_all(again.path()).unwrap();
    std::fs::copy(folder.join("toml/goals.toml"), again.path().join("goals.toml")).unwrap();
    assert_eq!(again.run(&["goal", "list", "--json"]).ok().json()["goals"][0]["id"], "not-a-heading");
}

#[test]
fn the_folder_is_private_whole_and_not_written_over() {
    let home = Home::example("maya");
    let out = beside(&home, "out");
    let ran = leave(&home, "out", &[]).ok();
    for path in files(&out).into_iter().chain([out.clone(), out.join("toml"), out.join("toml/log")]) {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
    let data = std::fs::canonicalize(home.path()).unwrap();
    assert!(ran.out.contains(&format!("rm -r -- {}", data.display())), "{}", ran.out);
    assert!(ran.out.contains("Nothing was deleted"), "{}", ran.out);
    assert!(std::fs::read_to_string(out.join("index.md")).unwrap().contains(&format!("rm -r -- {}", data.display())));
    assert!(home.path().join("goals.toml").exists());
    // There already: it stays, byte for byte.
    std::fs::write(out.join("mine.txt"), "mine").unwrap();
    std::fs::write(out.join("goals.md"), "changed").unwrap();
    let ran = leave(&home, "out", &[]).fails(1);
    assert!(ran.err.contains("is there already") && ran.err.contains("-y"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(out.join("goals.md")).unwrap(), "changed");
    // With -y what is ours is written anew; what else is there stays, since it may be the last copy.
    std::fs::remove_file(home.path().join("roles.toml")).unwrap();
    let ran = leave(&home, "out", &["-y"]).ok();
    assert_ne!(std::fs::read_to_string(out.join("goals.md")).unwrap(), "changed");
    assert!(out.join("toml/roles.toml").exists(), "the last copy of the roles");
    assert!(ran.err.contains("Left as they were") && ran.err.contains("toml/roles.toml"), "{}", ran.err);
    // A link in it would have something else written over.
    std::fs::remove_file(out.join("goals.md")).unwrap();
    std::fs::write(beside(&home, "victim.txt"), "mine").unwrap();
    std::os::unix::fs::symlink(beside(&home, "victim.txt"), out.join("goals.md")).unwrap();
    let ran = leave(&home, "out", &["-y"]).fails(1);
    assert!(ran.err.contains("is a link"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(beside(&home, "victim.txt")).unwrap(), "mine");
    std::fs::remove_file(out.join("goals.md")).unwrap();
    assert_eq!(std::fs::read_to_string(out.join("mine.txt")).unwrap(), "mine");
    // A folder of something else, a file, a folder in the data, and one without a place.
    std::fs::create_dir(beside(&home, "photos")).unwrap();
    std::fs::write(beside(&home, "photos").join("a.jpg"), "x").unwrap();
    let ran = leave(&home, "photos", &["-y"]).fails(1);
    assert!(ran.err.contains("holds something else"), "{}", ran.err);
    assert_eq!(files(&beside(&home, "photos")).len(), 1);
    for (name, says) in [
        ("photos/a.jpg", "is a file"),
        ("home/out", "in your data folder"),
        ("home", "in your data folder"),
        ("no/such", "no folder to put it in"),
    ] {
        let ran = leave(&home, name, &["-y"]).fails(1);
        assert!(ran.err.contains(says), "{name}: {}", ran.err);
    }
    assert!(files(home.path().parent().unwrap()).iter().all(|path| !path.to_string_lossy().contains(".part")));
}

#[test]
fn a_file_that_does_not_read_hands_nothing_over() {
    let home = Home::example("maya");
    home.write("plan.toml", "[[milestone]]\ntitle = \"x");
    let ran = leave(&home, "out", &[]).fails(1);
    assert!(ran.err.contains("plan.toml:2"), "{}", ran.err);
    assert!(!beside(&home, "out").exists());
}

#[test]
fn programs_are_told_what_was_written() {
    let home = Home::example("rosa");
    home.write("notes.txt", "mine");
    let json = leave(&home, "out", &["--json"]).ok().json();
    let names: BTreeSet<String> =
        json["leave"]["files"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    let out = beside(&home, "out");
    let there: BTreeSet<String> =
        files(&out).iter().map(|path| path.strip_prefix(&out).unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names, there);
    let goals: Json = serde_json::from_str(&std::fs::read_to_string(out.join("goals.json")).unwrap()).unwrap();
    assert_eq!(json["computed"]["records"]["goals"], goals["goals"].as_array().unwrap().len());
    let delete = json["leave"]["delete"].as_array().unwrap();
    assert!(delete.iter().any(|one| one["what"].as_str().unwrap().contains("notes.txt")), "{json}");
    // Where one is: in the folder from which it is typed.
    let folder = tempfile::tempdir().unwrap();
    let run = home.spawn().current_dir(folder.path()).args(["leave", "--plain"]).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    assert!(folder.path().join("career-2026-11-23/index.md").exists());
    assert!(String::from_utf8_lossy(&run.stdout).is_ascii());
}
