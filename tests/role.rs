//! Stage 2: roles and what they ask for, on the command line.
use career::term::Script;
use serde_json::{Value, json};

use crate::home::Home;

const NEEDS: [&str; 18] = [
    "role",
    "add",
    "Data analyst",
    "--target",
    "--need",
    "sql:4:must",
    "--need",
    "statistics:3:should",
    "--need",
    "german:B2:nice:gate",
    "--need-experience",
    "Led a project;tag=led-project;count=1;should",
    "--need-credential",
    "Registered nurse;gate",
    "--need-education",
    "bachelor;must",
    "--closes",
    "2027-09-30",
];

fn requirements(home: &Home, id: &str) -> Vec<Value> {
    let json = home.run(&["role", "show", id, "--json"]).ok().json();
    let list = json["role"]["requirement"].as_array().unwrap().clone();
    list.into_iter()
        .map(|mut one| {
            one.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            one
        })
        .collect()
}

#[test]
fn a_role_needs_only_a_title() {
    let home = Home::new();
    home.run(&["role", "add", "Data analyst"]).ok();
    let json = home.run(&["role", "list", "--json"]).ok().json();
    let role = &json["roles"][0];
    assert_eq!(
        (role["kind"].as_str(), role["where"].as_str(), role["status"].as_str()),
        (Some("change"), Some("outside"), Some("watching"))
    );
    assert_eq!(role["computed"]["musts"], 0);
    let ran = home.run(&["role", "add"]).fails(2);
    assert!(ran.err.contains("TITLE"), "{}", ran.err);
    let ran = home.run(&["role", "show", "data"]).ok();
    assert!(ran.err.contains("--need"), "{}", ran.err);
}

#[test]
fn requirements_come_from_the_command_line_and_unknown_skills_are_added_not_assessed() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL", "--level", "4"]).ok();
    home.run(&["credential", "add", "Registered Nurse", "--id", "rn"]).ok();
    let ran = home.run(&NEEDS).ok();
    assert!(
        ran.err.contains("New skill: statistics, not assessed yet.") && ran.err.contains("New skill: german"),
        "{}",
        ran.err
    );
    assert_eq!(
        requirements(&home, "data"),
        [
            json!({ "kind": "skill", "skill": "sql", "level": 4, "importance": "must" }),
            json!({ "kind": "skill", "skill": "statistics", "level": 3, "importance": "should" }),
            json!({ "kind": "skill", "skill": "german", "level": 3, "importance": "nice", "gate": true }),
            json!({ "kind": "experience", "text": "Led a project", "tag": "led-project", "count": 1, "importance": "should" }),
            json!({ "kind": "credential", "text": "Registered nurse", "credential": "rn", "importance": "must", "gate": true }),
            json!({ "kind": "education", "level": "bachelor", "importance": "must" }),
        ]
    );
    let skills = home.run(&["skill", "list", "--json"]).ok().json();
    let levels: Vec<_> = skills["skills"]
        .as_array()
        .unwrap()
        .iter()
        .map(|skill| (skill["id"].as_str().unwrap().to_owned(), skill["computed"]["level"].clone()))
        .collect();
    assert_eq!(
        levels,
        [("sql".to_owned(), json!(4)), ("statistics".to_owned(), Value::Null), ("german".to_owned(), Value::Null)]
    );
    // One operation: one undo takes the role and the skills.
    let history = home.run(&["skill", "list", "--json"]).ok();
    assert!(history.err.is_empty());
}

#[test]
fn what_a_requirement_cannot_be_is_refused_and_nothing_changes() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL"]).ok();
    home.run(&["skill", "add", "Statistics"]).ok();
    home.run(&["role", "add", "Analyst", "--need", "sql:3"]).ok();
    let before = home.files();
    for (flag, given, says) in [
        ("--need", "sql", "\"sql\" says no level; write it like sql:4:must"),
        ("--need", "sql:6", "\"6\" in \"sql:6\" is not a level from 1 to 5"),
        ("--need", "sql:0", "\"0\" in \"sql:0\" is not a level"),
        ("--need", "sql:4:shuold", "did you mean should?"),
        ("--need", ":4", "names no skill"),
        ("--need-experience", ";count=1", "does not say what has to have been done"),
        ("--need-experience", "Led;count=0", "count=0 in \"Led;count=0\" is not a whole number from 1 to 1000"),
        ("--need-experience", "Led;cuont=2", "\"cuont=2\""),
        ("--need-experience", "Led;months=never", "months=never"),
        ("--need-credential", "Nurse;gaet", "did you mean gate?"),
        ("--need-credential", " ", "does not say which paper"),
        ("--need-education", "bachlor", "did you mean bachelor?"),
        ("--need-education", "master;sometimes", "\"sometimes\""),
    ] {
        for args in [["role", "add", "New", flag, given], ["role", "edit", "analyst", flag, given]] {
            let ran = home.run(&args).fails(2);
            assert!(ran.err.contains(says) && ran.err.contains(flag), "{args:?}: {}", ran.err);
        }
    }
    for (args, code, says) in [
        (vec!["role", "add", "New", "--need", "sql:3", "--need", "SQL:4"], 2, "asked for twice"),
        (vec!["role", "add", "New", "--target", "--status", "watching"], 2, "--target means --status target"),
        (vec!["role", "add", "New", "--status", "aplied"], 2, "did you mean applied"),
        (vec!["role", "add", "New", "--closes", "sometime"], 2, "sometime"),
        (vec!["role", "add", "New", "--pay", "a lot"], 2, "a lot"),
        (vec!["role", "add", "New", "--sponsor", "nobody"], 1, "There is no person \"nobody\""),
        (vec!["role", "add", "New", "--need", "statistic:3"], 0, ""),
        (vec!["role", "edit", "analyst", "--no-need", "python"], 1, "There is no requirement \"python\""),
        (vec!["role", "edit", "analyst", "--need", "sql:4", "--no-need", "sql"], 2, "both asked for and removed"),
        (vec!["role", "edit", "analyst", "--need", "statistisc:4"], 1, "did you mean statistics?"),
        (vec!["role", "edit", "analyst"], 2, "--title"),
        (vec!["role", "edit", "analist", "--target"], 1, "did you mean analyst?"),
        (vec!["role", "add", "New", "--need-credential", "Nurse;credential=rn"], 1, "There is no credential \"rn\""),
        (vec!["skill", "gap", "--role", "nothing"], 1, "There is no role \"nothing\""),
    ] {
        if code == 0 {
            continue;
        }
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(home.files(), before);
}

#[test]
fn an_edit_replaces_by_skill_or_text_adds_and_removes() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL"]).ok();
    home.run(&NEEDS).ok();
    let comment = home.file("roles.toml").replace("tag = \"led-project\"", "tag = \"led-project\" # ask Ann");
    home.write("roles.toml", &comment);
    let ran = home
        .run(&[
            "role",
            "edit",
            "data",
            "--need",
            "sql:5:nice",
            "--need-experience",
            "led a project;months=6",
            "--need",
            "python:2",
            "--no-need",
            "german",
            "--no-need",
            "registered",
            "--need-education",
            "master",
        ])
        .ok();
    assert!(ran.err.contains("asks for sql 5") && ran.err.contains("asks no more for german"), "{}", ran.err);
    assert_eq!(
        requirements(&home, "data"),
        [
            json!({ "kind": "skill", "skill": "sql", "level": 5, "importance": "nice" }),
            json!({ "kind": "skill", "skill": "statistics", "level": 3, "importance": "should" }),
            json!({ "kind": "experience", "text": "led a project", "months": 6, "importance": "must" }),
            json!({ "kind": "education", "level": "master", "importance": "must" }),
            json!({ "kind": "skill", "skill": "python", "level": 2, "importance": "must" }),
        ]
    );
    // A gate that is asked for anew without it is none any more.
    home.run(&["role", "edit", "data", "--need", "sql:5:must:gate"]).ok();
    assert_eq!(requirements(&home, "data")[0]["gate"], true);
    home.run(&["role", "edit", "data", "--need", "sql:5"]).ok();
    assert_eq!(requirements(&home, "data")[0].get("gate"), None);
}

#[test]
fn the_list_is_by_closing_date_and_leaves_out_what_is_closed() {
    let home = Home::new().wide(120);
    home.run(&["role", "add", "No date"]).ok();
    home.run(&["role", "add", "Late", "--closes", "2027-09-30"]).ok();
    home.run(&[
        "role",
        "add",
        "Early",
        "--closes",
        "2027-03-31",
        "--trend",
        "growing",
        "--trend-note",
        "Every trust hires",
        "--trend-year",
        "2026",
    ])
    .ok();
    home.run(&["role", "add", "Gone"]).ok();
    home.run(&["role", "drop", "gone"]).ok();
    let json = home.run(&["role", "list", "--json"]).ok().json();
    let ids = |json: &Value| {
        json["roles"].as_array().unwrap().iter().map(|role| role["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&json), ["early", "late", "no-date"]);
    assert_eq!(json["roles"][0]["trend_note"], "Every trust hires");
    let list = home.run(&["role", "list"]).ok();
    let rows: Vec<&str> = list.out.lines().skip(2).map(|row| row.split_whitespace().next().unwrap()).collect();
    assert_eq!(rows, ["Early", "Late", "No"]);
    assert!(list.err.contains("1 more with --all."), "{}", list.err);
    let all = home.run(&["role", "list", "--all", "--json"]).ok().json();
    assert_eq!(all["roles"][3]["status"], "closed");
}

#[test]
fn the_page_of_a_role_shows_what_it_asks_beside_what_there_is() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL", "--level", "3"]).ok();
    home.run(&NEEDS).ok();
    let shown = home.run(&["role", "show", "data"]).ok();
    let row = |start: &str| {
        shown
            .out
            .lines()
            .find(|line| line.starts_with(start))
            .unwrap_or_else(|| panic!("{start}: {}", shown.out))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(row("SQL"), "SQL 4 advanced 3 practitioner must close");
    assert_eq!(row("statistics"), "statistics 3 practitioner – should not assessed");
    assert_eq!(row("Led a project"), "Led a project once not yet should missing");
    assert_eq!(row("Registered nurse"), "Registered nurse valid missing first missing");
    assert_eq!(row("Education"), "Education bachelor – must missing");
    assert!(shown.out.contains("0 of 3 musts met, 1 close, 2 far."), "{}", shown.out);
    assert!(shown.out.contains("Needs first: Registered nurse."), "{}", shown.out);
    assert!(!shown.out.contains('%'));
}

#[test]
fn the_gap_goes_to_the_target_or_to_all_of_them_or_says_how_to_have_one() {
    let home = Home::new();
    let none = home.run(&["skill", "gap"]).ok();
    assert!(none.out.is_empty() && none.err.contains("career role add"), "{}", none.err);
    home.run(&["role", "add", "Watching", "--need", "sql:2"]).ok();
    let none = home.run(&["skill", "gap"]).ok();
    assert!(none.err.contains("career role edit watching --target"), "{}", none.err);
    let json = home.run(&["skill", "gap", "--json"]).ok().json();
    assert_eq!((&json["gaps"], &json["computed"]["coverage"]), (&json!([]), &Value::Null));
    home.run(&["role", "edit", "watching", "--target"]).ok();
    home.run(&["skill", "rate", "sql", "1"]).ok();
    let one = home.run(&["skill", "gap"]).ok();
    assert!(
        one.out.starts_with("Watching\n────────\n0 of 1 must met, 1 close.\nAdverts are wish lists"),
        "{}",
        one.out
    );
    let json = home.run(&["skill", "gap", "--json"]).ok().json();
    assert_eq!(
        json["gaps"],
        json!([{ "kind": "level", "skill": "sql", "text": null, "have": 1, "need": 2, "importance": "must", "gate": false }])
    );
    assert_eq!(json["computed"]["coverage"], 0.5);
    home.run(&["role", "add", "Other", "--target", "--need", "excel:3"]).ok();
    let both = home.run(&["skill", "gap"]).ok();
    assert!(both.out.contains("Watching\n") && both.out.contains("\nOther\n"), "{}", both.out);
    assert_eq!(home.run(&["skill", "gap", "--json"]).ok().json()["roles"].as_array().unwrap().len(), 2);
    let only = home.run(&["skill", "gap", "--role", "other", "--json"]).ok().json();
    assert_eq!(
        only["computed"],
        json!({ "musts": 1, "musts_met": 0, "musts_close": 0, "musts_far": 0, "coverage": null, "unassessed": ["excel"], "blocked_by": [], "expiring": [] })
    );
    assert_eq!(only["gaps"], json!([]), "what is not assessed is no gap");
}

#[test]
fn the_gap_says_what_must_come_first_and_explains_its_figure_only_when_asked() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL", "--level", "2"]).ok();
    home.run(&["skill", "add", "Statistics", "--level", "3"]).ok();
    home.run(&[
        "role",
        "add",
        "Analyst",
        "--target",
        "--where",
        "inside",
        "--discussed",
        "2026-11-02",
        "--need",
        "sql:4",
        "--need",
        "statistics:3",
        "--need-credential",
        "Registered nurse;gate",
    ])
    .ok();
    let gap = home.run(&["skill", "gap"]).ok();
    for line in [
        "1 of 3 musts met, 2 far.",
        "Needs first: Registered nurse.",
        "✓ talked about with your manager or sponsor: 2 Nov 2026",
        "confirmed that it can happen. Once it is so:\n    career role edit ",
        "not a no",
    ] {
        assert!(gap.out.contains(line), "{line}: {}", gap.out);
    }
    assert!(!gap.out.contains('%') && !gap.out.contains("overage"), "{}", gap.out);
    let first = gap
        .out
        .lines()
        .skip_while(|line| !line.starts_with("──"))
        .skip(1)
        .find(|line| line.starts_with("Registered") || line.starts_with("SQL"));
    assert!(first.unwrap().starts_with("Registered nurse"), "{}", gap.out);
    let explained = home.run(&["skill", "gap", "--explain"]).ok();
    assert!(
        explained.out.contains("SQL: 2 of 4, must: 1 × 0.50")
            && explained.out.contains("Coverage: 1.50 ÷ 2.00 = 0.75."),
        "{}",
        explained.out
    );
    let json = home.run(&["skill", "gap", "--explain", "--json"]).ok().json();
    assert!(json["computed"]["explain"].as_str().unwrap().contains("0.75"));
    assert_eq!(json["computed"]["blocked_by"], json!(["Registered nurse"]));
    let plain = home.run(&["skill", "gap", "--plain"]).ok();
    assert!(plain.out.is_ascii(), "{}", plain.out);
}

#[test]
fn answers_and_flags_leave_the_same_files() {
    let flags = Home::new();
    flags
        .run(&[
            "role",
            "add",
            "Analyst",
            "--where",
            "inside",
            "--closes",
            "2027-09-30",
            "--target",
            "--need",
            "sql:4",
            "--need",
            "statistics:3:should",
            "--need-credential",
            "Registered nurse;gate",
        ])
        .ok();
    let answers = Home::new();
    let script = Script::new()
        .answer("role.title", "Analyst")
        .skip("role.kind")
        .answer("role.where", "inside")
        .skip("role.organisation")
        .answer("role.closes", "2027-09-30")
        .skip("role.decides")
        .skip("role.pay")
        .skip("role.trend")
        .answer("role.need", "sql:6")
        .answer("role.need", "sql:4, statistics:3:should")
        .answer("role.gate", "Registered nurse")
        .answer("role.target", "y");
    answers.answer(script, &["role", "add"]).ok();
    assert_eq!(answers.files(), flags.files());
}
