//! The examples are sound, hold together, and no reading command changes a byte of them.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::home::{Home, TODAY};

const NAMES: [&str; 4] = ["maya", "tomas", "rosa", "empty"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Every file under a folder, `.career/` too, with its bytes; folders with none.
fn bytes(root: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_path_buf();
            if path.is_dir() {
                found.insert(name, None);
                open.push(path);
            } else {
                found.insert(name, Some(std::fs::read(&path).unwrap()));
            }
        }
    }
    found
}

/// The data files of an example as plain TOML, by their names.
fn tables(name: &str) -> BTreeMap<String, Table> {
    let files = Home::example(name).files();
    files
        .iter()
        .map(|(file, text)| {
            (file.clone(), text.parse::<Table>().unwrap_or_else(|error| panic!("{name}/{file}: {error}")))
        })
        .collect()
}

fn records<'t>(table: &'t Table, kind: &str) -> Vec<&'t Table> {
    table.get(kind).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table).collect()
}

/// Makes files and folders private, which a clone of a repository does not.
fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            make_private(&path);
        } else {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
}

#[test]
fn every_example_holds_without_a_problem_or_a_warning() {
    for name in NAMES {
        let home = Home::example(name);
        make_private(&home.path());
        let found = home.run(&["check", "--json"]).ok().json();
        assert_eq!(found["problems"], serde_json::json!([]), "{name}");
        assert_eq!(found["warnings"], serde_json::json!([]), "{name}");
    }
}

#[test]
fn what_a_role_asks_for_is_a_level_or_an_education() {
    let home = Home::example("maya");
    home.write(
        "roles.toml",
        &home.file("roles.toml").replacen("level = \"bachelor\"", "level = \"bachelo\"", 1).replacen(
            "level = 4",
            "level = 6",
            1,
        ),
    );
    let found = home.run(&["check", "--json"]).fails(1).json();
    let said: Vec<&str> =
        found["problems"].as_array().unwrap().iter().map(|problem| problem["message"].as_str().unwrap()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].contains(
            "level is a whole number from 0 to 5 or one of school, vocational, bachelor, master, doctorate, not 6"
        ),
        "{said:?}"
    );
    assert!(said[1].contains("not \"bachelo\""), "{said:?}");
    assert_eq!(found["problems"][1]["fix"], "did you mean bachelor?");
}

/// The commands that only read, with the ids that there are.
fn reading_commands(home: &Home) -> Vec<Vec<String>> {
    let mut commands: Vec<Vec<String>> = [
        "",
        "assess",
        "assess show",
        "assess show --history",
        "skill gap",
        "roadmap",
        "roadmap --explain",
        "roadmap --by month",
        "next",
        "next --hours 2",
        "plan whatif --hours 3",
        "report cdp",
        "report appraisal --for self",
        "report brag --for mentor --period 2026-Q3",
        "report cdp --dry-run",
        "history",
        "check",
        "man",
        "completions bash",
        "help words",
        "help dates",
        "help files",
    ]
    .iter()
    .map(|line| line.split_whitespace().map(str::to_owned).collect())
    .collect();
    let nouns = [
        ("past", "positions"),
        ("credential", "credentials"),
        ("skill", "skills"),
        ("aim", "aims"),
        ("role", "roles"),
        ("goal", "goals"),
        ("learn", "activities"),
        ("plan", "milestones"),
        ("log", "entries"),
        ("feedback", "feedback"),
        ("person", "people"),
        ("review", "reviews"),
    ];
    for (noun, plural) in nouns {
        commands.push(vec![noun.to_owned(), "list".to_owned()]);
        let listed = home.run(&[noun, "list", "--all", "--json"]);
        let listed = if listed.code == 0 { listed } else { home.run(&[noun, "list", "--json"]).ok() };
        let json = listed.json();
        let all = json[plural].as_array().unwrap_or_else(|| panic!("{noun} list --json has no {plural}: {json}"));
        for record in all.iter().filter(|_| noun != "aim") {
            commands.push(vec![noun.to_owned(), "show".to_owned(), record["id"].as_str().unwrap().to_owned()]);
        }
        if noun == "role" {
            let roles = all.iter().map(|role| {
                vec!["skill".to_owned(), "gap".to_owned(), "--role".to_owned(), role["id"].as_str().unwrap().to_owned()]
            });
            commands.extend(roles);
        }
    }
    commands
}

#[test]
fn reading_changes_not_a_byte() {
    for name in NAMES {
        let before = bytes(&folder(name));
        let home = Home::example(name);
        let commands = reading_commands(&home);
        assert!(commands.len() >= 25, "{name}: {}", commands.len());
        for command in &commands {
            let args: Vec<&str> = command.iter().map(String::as_str).collect();
            let ran = home.run(&args);
            assert_eq!(ran.code, 0, "{name}: career {}\n{}", command.join(" "), ran.err);
            assert!(!ran.out.contains('\u{1b}'), "{name}: career {}", command.join(" "));
        }
        assert_eq!(bytes(&home.path()), before, "{name}");
    }
}

#[test]
fn json_is_json_for_everything_that_is_listed_or_shown() {
    for name in NAMES {
        let home = Home::example(name);
        let wordy = ["man", "completions", "help"];
        for command in reading_commands(&home) {
            if command.first().is_some_and(|first| wordy.contains(&first.as_str())) {
                continue;
            }
            let mut args: Vec<&str> = command.iter().map(String::as_str).collect();
            args.push("--json");
            let json = home.run(&args).ok().json();
            assert_eq!(json["format"], 1, "{name}: career {}", args.join(" "));
        }
    }
}

#[test]
fn the_examples_are_read_where_they_stand() {
    let place = folder("maya");
    let before = bytes(&place);
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_career"))
        .env_clear()
        .args(["--today", TODAY, "--home"])
        .arg(&place)
        .arg("roadmap")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("SQL for analysts"));
    assert_eq!(bytes(&place), before);
}

/// What the answers come to, reckoned apart from the program: statements go R I A S E C in turn.
fn reckon(answers: &str) -> BTreeMap<String, i64> {
    let digits: Vec<i64> = answers.chars().map(|digit| i64::from(digit.to_digit(10).unwrap())).collect();
    assert_eq!(digits.len(), 30);
    "RIASEC"
        .chars()
        .enumerate()
        .map(|(column, letter)| {
            let given: Vec<i64> = digits.iter().skip(column).step_by(6).copied().filter(|digit| *digit > 0).collect();
            assert!(given.len() >= 4, "{letter} has too few answers for a score");
            let sum: i64 = given.iter().map(|digit| digit - 1).sum();
            let score = (sum as f64 * 5.0 / given.len() as f64).round() as i64;
            (letter.to_string(), score)
        })
        .collect()
}

#[test]
fn answers_come_to_the_scores_beside_them() {
    let mut seen = 0;
    for name in NAMES {
        for record in tables(name).get("assessment.toml").map(|table| records(table, "interests")).unwrap_or_default() {
            let scores = record["scores"]
                .as_table()
                .unwrap()
                .iter()
                .map(|(letter, score)| (letter.clone(), score.as_integer().unwrap()))
                .collect();
            assert_eq!(reckon(record["answers"].as_str().unwrap()), scores, "{name}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_review_holds_the_levels_and_examples_of_its_day() {
    for name in ["maya", "rosa"] {
        let files = tables(name);
        let skills = records(&files["skills.toml"], "skill");
        let entries: Vec<&Table> = files
            .iter()
            .filter(|(file, _)| file.starts_with("log/"))
            .flat_map(|(_, table)| records(table, "entry"))
            .collect();
        for (file, table) in files.iter().filter(|(file, _)| file.starts_with("reviews/")) {
            let review = table["review"].as_table().unwrap();
            let day = review["date"].to_string();
            let mut levels = BTreeMap::new();
            for skill in &skills {
                let own = records(skill, "rating")
                    .into_iter()
                    .filter(|rating| matches!(rating["by"].as_str(), Some("self" | "test" | "certificate")));
                let newest = own
                    .filter(|rating| rating["date"].to_string() <= day)
                    .max_by_key(|rating| rating["date"].to_string());
                levels.extend(
                    newest.map(|rating| (skill["id"].as_str().unwrap(), rating["level"].as_integer().unwrap())),
                );
            }
            let mut examples: BTreeMap<&str, i64> = BTreeMap::new();
            for entry in entries.iter().filter(|entry| {
                matches!(entry["kind"].as_str(), Some("win" | "evidence")) && entry["date"].to_string() <= day
            }) {
                for skill in entry.get("skills").and_then(Value::as_array).into_iter().flatten() {
                    *examples.entry(skill.as_str().unwrap()).or_default() += 1;
                }
            }
            let kept = |key: &str| -> BTreeMap<String, i64> {
                review["snapshot"][key]
                    .as_table()
                    .unwrap()
                    .iter()
                    .map(|(id, n)| (id.clone(), n.as_integer().unwrap()))
                    .collect()
            };
            let owned = |map: BTreeMap<&str, i64>| -> BTreeMap<String, i64> {
                map.into_iter().map(|(id, n)| (id.to_owned(), n)).collect()
            };
            assert_eq!(kept("levels"), owned(levels), "{name}/{file}");
            assert_eq!(kept("evidence"), owned(examples), "{name}/{file}");
        }
    }
}

/// Every date under one of these keys, wherever it stands.
fn dates_under(value: &Value, keys: &[&str], found: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            // A tripwire says when to look, which is to come.
            for (key, inner) in table.iter().filter(|(key, _)| *key != "tripwire") {
                if keys.contains(&key.as_str()) && matches!(inner, Value::Datetime(_)) {
                    found.insert(inner.to_string());
                }
                dates_under(inner, keys, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| dates_under(inner, keys, found)),
        _ => {}
    }
}

#[test]
fn nothing_later_than_the_day_counts_as_done() {
    for name in NAMES {
        let mut found = BTreeSet::new();
        for table in tables(name).into_values() {
            dates_under(
                &Value::Table(table),
                &["date", "finished", "ended", "created", "asked", "last_used", "issued", "discussed"],
                &mut found,
            );
        }
        assert!(found.iter().all(|day| day.as_str() <= TODAY), "{name}: {found:?}");
    }
}

#[test]
fn tomas_goes_on_where_he_stopped() {
    let home = Home::example("tomas");
    let draft: Table =
        std::fs::read_to_string(home.path().join(".career/drafts/assess-interests.toml")).unwrap().parse().unwrap();
    assert_eq!(draft["answers"].as_array().unwrap().len(), 15);
    let script = career::term::Script::new();
    let rest = ["3", "4", "2", "3", "5", "3", "2", "4", "1", "3", "4", "4", "2", "5", "3"];
    let script = rest
        .iter()
        .enumerate()
        .fold(script, |script, (at, answer)| script.answer(&format!("interests.{}", at + 16), answer));
    home.answer(script, &["assess", "interests"]).ok();
    let saved: Table = home.file("assessment.toml").parse().unwrap();
    let record = records(&saved, "interests")[0];
    assert_eq!(record["answers"].as_str().unwrap(), "453322542412452342353241344253");
}
