//! Coming back after a silence.
use career::dates::{Every, Unit};
use career::stages::review::silence::length_of_silence;
use career::term::Script;

use crate::home::Home;

const GOALS: &str = r#"[[goal]]
id = "move"
title = "Move into data"
due = 2026-11-01   # soon
[[goal]]
id = "ended"
title = "Ended"
status = "done"
due = 2026-09-01
[[goal]]
id = "someday"
title = "Some day"
"#;

const PLAN: &str = r#"[[milestone]]
id = "enrol"
title = "Enrol"
hours = 1
earliest = 2026-09-01
due = 2026-10-20
[[milestone]]
id = "exam"
title = "Exam"
time = "wait"
weeks = 4
earliest = 2026-12-01
due = 2027-01-15
"#;

const LOG: &str = "[[entry]]\nid = \"2026-10-12-a\"\ndate = 2026-10-12\nkind = \"win\"\ntext = \"A\"\n";

/// The last thing written down is from 12 October, six weeks before today.
fn silent() -> Home {
    let home = Home::new();
    home.write("goals.toml", GOALS);
    home.write("plan.toml", PLAN);
    home.write("log/2026.toml", LOG);
    home
}

fn dues(home: &Home) -> Vec<String> {
    let all = format!("{}{}", home.file("goals.toml"), home.file("plan.toml"));
    all.lines().filter(|line| line.starts_with("due") || line.starts_with("earliest")).map(str::to_owned).collect()
}

#[test]
fn everything_open_moves_by_the_length_of_the_silence() {
    let (asked, told) = (silent(), silent());
    let script = Script::new().answer("back.how", "move");
    asked.answer(script.clone(), &["back"]).ok();
    assert!(script.shown().replace('\n', " ").contains("Mon 12 Oct 2026, 6 weeks ago"), "{}", script.shown());
    assert!(script.shown().contains("2 goals and 2 steps; 2 are waiting."), "{}", script.shown());
    let ran = told.run(&["back", "--move", "6w"]).ok();
    assert_eq!(asked.files(), told.files());
    // What could begin before the silence still can; what was done stays.
    assert_eq!(
        dues(&told),
        [
            "due = 2026-12-13   # soon",
            "due = 2026-09-01",
            "earliest = 2026-09-01",
            "due = 2026-12-01",
            "earliest = 2027-01-12",
            "due = 2027-02-26"
        ]
    );
    assert!(ran.err.contains("Moved 3 open things on by 6 weeks. Undo: career undo"), "{}", ran.err);
    assert!(ran.err.contains("Others set the day of exam"), "{}", ran.err);
    assert!(ran.err.contains("First comes the step \"Enrol\", due Tue 1 Dec 2026"), "{}", ran.err);
}

#[test]
fn one_chooses_what_still_matters_in_one_operation() {
    let (asked, told) = (silent(), silent());
    let before = asked.files();
    let script = Script::new()
        .answer("back.how", "choose")
        .answer("back.open.enrol", "d")
        .answer("back.open.move", "m")
        .answer("back.open.exam", "k")
        .answer("back.open.someday", "k");
    asked.answer(script, &["back"]).ok();
    told.run(&["back", "--move", "6 weeks", "--drop", "enrol", "--keep", "exam"]).ok();
    assert_eq!(asked.files(), told.files());
    assert!(
        asked.file("plan.toml").contains("status = \"dropped\"")
            && asked.file("plan.toml").contains("due = 2027-01-15")
    );
    let store = career::store::OsFs;
    let folder = career::store::Folder::open(&store, &asked.path(), crate::home::fixed_now());
    assert_eq!(folder.history().unwrap().iter().filter(|one| !one.is_by_hand()).count(), 1);
    let holder = career::store::Holder { command: "career undo".to_owned(), machine: "m".to_owned(), process: 1 };
    folder.lock(&holder).unwrap().undo(None, "career undo").unwrap();
    assert_eq!(asked.files(), before);
}

#[test]
fn ctrl_c_keeps_the_choices() {
    for stop in 1..=5 {
        let home = silent();
        let before = home.files();
        let script = || {
            Script::new()
                .answer("back.how", "choose")
                .answer("back.open.enrol", "d")
                .answer("back.open.move", "m")
                .answer("back.open.exam", "k")
                .answer("back.open.someday", "k")
        };
        let ran = home.answer_partly(script().stop_at(stop), &["back"]).fails(130);
        assert!(ran.err.contains("career back"), "{}", ran.err);
        assert_eq!(home.files(), before);
        let rest = script();
        home.answer_partly(rest.clone(), &["back"]).ok();
        assert_eq!(rest.asked().len(), 6 - stop);
        assert!(home.file("plan.toml").contains("status = \"dropped\""));
    }
}

#[test]
fn leaving_everything_changes_nothing() {
    let home = silent();
    let before = home.files();
    assert!(
        home.answer(Script::new().answer("back.how", "leave"), &["back"])
            .ok()
            .err
            .contains("Everything stays as it is.")
    );
    assert_eq!(home.files(), before);
}

#[test]
fn without_a_terminal_it_names_the_commands() {
    let home = silent();
    let before = home.files();
    let ran = home.run(&["back"]).fails(2);
    assert!(
        ran.err.contains("career back --move 6w") && ran.err.contains("career goal edit ID --due DATE"),
        "{}",
        ran.err
    );
    for (args, code, says) in [
        (vec!["back", "--move", "soon"], 2, "--move:"),
        (vec!["back", "--keep", "exam"], 2, "belong to --move"),
        (vec!["back", "--move", "6w", "--drop", "enroll"], 1, "did you mean enrol?"),
        (vec!["back", "--move", "6w", "--drop", "exam", "--keep", "exam"], 2, "cannot be kept and dropped"),
    ] {
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(home.files(), before);
    let json = home.run(&["back", "--move", "6w", "--drop", "move", "--json"]).ok().json();
    assert_eq!(json["back"]["moved"], serde_json::json!(["enrol", "exam", "someday"]));
    assert_eq!(json["back"]["dropped"], serde_json::json!(["move"]));
    assert!(json["operation"]["id"].is_u64());
}

#[test]
fn with_nothing_open_there_is_nothing_to_move() {
    let home = Home::new();
    assert!(home.run(&["back"]).ok().err.contains("Nothing is open"));
    assert_eq!(home.files().len(), 0);
}

#[test]
fn a_silence_is_counted_in_whole_weeks() {
    let weeks = |last: &str| length_of_silence(last.parse().unwrap(), "2026-11-23".parse().unwrap());
    assert_eq!(weeks("2026-11-23"), Every { n: 1, unit: Unit::Week });
    assert_eq!(weeks("2026-11-15"), Every { n: 2, unit: Unit::Week });
    assert_eq!(weeks("2026-10-12"), Every { n: 6, unit: Unit::Week });
    assert_eq!(weeks("1900-01-01"), Every { n: 522, unit: Unit::Week });
}
