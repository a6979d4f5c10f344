//! `explore try`: a question, its cheapest test, and how it pulls before and after.
use career::term::Script;

use crate::home::Home;

const DATA: &str = "15-2051.00";

fn begun() -> Home {
    let home = Home::new();
    home.run(&[
        "explore",
        "try",
        DATA,
        "--question",
        "Would I miss people?",
        "--test",
        "A talk with an analyst",
        "--due",
        "2026-11-27",
        "--before",
        "6",
    ])
    .ok();
    home
}

#[test]
fn a_trial_is_begun_listed_done_and_undone() {
    let home = Home::new();
    let json = home
        .run(&["explore", "try", DATA, "--question", "Would I miss people?", "--before", "6", "--json"])
        .ok()
        .json();
    assert_eq!(json["trial"]["question"], "Would I miss people?");
    assert_eq!(json["trial"]["of"], DATA);
    assert_eq!(json["trial"]["status"], "open");
    assert_eq!(json["trial"]["before"], 6);
    // The Friday of next week.
    assert_eq!(json["trial"]["due"], "2026-12-04");
    assert_eq!(json["questions"].as_array().unwrap().len(), 3);
    assert!(json["operation"]["id"].is_u64());
    let id = json["trial"]["id"].as_str().unwrap().to_owned();
    let list = home.run(&["explore", "try", "list", "--json"]).ok().json();
    assert_eq!(list["trials"][0]["id"], id.as_str());
    let done = home
        .run(&["explore", "try", "done", &id, "--after", "4", "--learned", "Half of it is meetings", "--json"])
        .ok()
        .json();
    assert_eq!(done["trial"]["status"], "done");
    assert_eq!(done["trial"]["learned"], "Half of it is meetings");
    assert_eq!(done["trial"]["computed"]["difference"], -2);
    assert_eq!(home.run(&["explore", "try", "list", "--json"]).ok().json()["trials"], serde_json::json!([]));
    assert_eq!(home.run(&["explore", "try", "list", "--all", "--json"]).ok().json()["trials"][0]["after"], 4);
    home.run(&["undo"]).ok();
    assert!(home.file("roles.toml").contains("status = \"open\""), "{}", home.file("roles.toml"));
    home.run(&["undo"]).ok();
    assert!(!home.file("roles.toml").contains("Would I miss"), "{}", home.file("roles.toml"));
}

#[test]
fn the_difference_is_told_without_a_verdict() {
    let home = begun();
    let text = home.run(&["explore", "try", "done", "would-i-miss-people", "--after", "8"]).ok().err;
    assert!(text.contains("6 before, 8 after: +2"), "{text}");
    home.run(&["explore", "try", "done", "would-i-miss-people"]).fails(1);
}

#[test]
fn answers_and_flags_write_the_same() {
    let asked = Home::new();
    let script = Script::new()
        .answer("trial.question", "own")
        .answer("trial.question.own", "Would I miss people?")
        .answer("trial.test", "own")
        .answer("trial.test.own", "A talk with an analyst")
        .answer("trial.due", "2026-11-27")
        .answer("trial.before", "6");
    asked.answer(script, &["explore", "try", DATA]).ok();
    assert_eq!(asked.files(), begun().files());
    let script = Script::new().answer("trial.learned", "Meetings").answer("trial.after", "8");
    asked.answer(script, &["explore", "try", "done", "would-i-miss-people"]).ok();
    let flags = begun();
    flags.run(&["explore", "try", "done", "would-i-miss-people", "--learned", "Meetings", "--after", "8"]).ok();
    assert_eq!(asked.files(), flags.files());
}

#[test]
fn three_questions_and_a_test_are_offered() {
    let home = Home::new();
    let script =
        Script::new().answer("trial.question", "1").answer("trial.test", "1").skip("trial.due").skip("trial.before");
    home.answer(script, &["explore", "try", "29-1141.00"]).ok();
    let text = home.file("roles.toml");
    // What law demands of nurses and is not there.
    assert!(text.contains("What would it take to have"), "{text}");
    assert!(text.contains("test = ") && text.contains("due = 2026-12-04") && !text.contains("before"), "{text}");
}

#[test]
fn stopping_keeps_nothing() {
    let home = Home::new();
    let script = Script::new().answer("trial.question", "1").stop("trial.test");
    let ran = home.answer(script, &["explore", "try", DATA]);
    assert_ne!(ran.code, 0);
    assert!(home.file("roles.toml").is_empty());
}

#[test]
fn a_role_can_be_tried_and_counts_as_talked_about() {
    let home = Home::new();
    home.run(&["role", "add", "Analyst here"]).ok();
    home.run(&["explore", "try", "analyst-here", "--question", "Is it quiet?"]).ok();
    assert!(home.file("roles.toml").contains("of = \"analyst-here\""));
    home.run(&["explore", "try", "done", "is-it-quiet", "--after", "5"]).ok();
    let shown = home.run(&["role", "show", "analyst-here"]).ok().out;
    assert!(shown.contains("✓ talked to someone"), "{shown}");
}

#[test]
fn it_comes_back_when_it_is_due() {
    let home = begun();
    let due = home.run(&["due"]).ok().out;
    assert!(due.contains("A talk with an analyst"), "{due}");
    let json = home.run(&["due", "--json"]).ok().json();
    assert!(json.to_string().contains("career explore try done would-i-miss-people"), "{json}");
    home.run(&["explore", "try", "drop", "would-i-miss-people"]).ok();
    assert!(!home.run(&["due"]).ok().out.contains("A talk with"));
    home.run(&["explore", "try", "drop", "would-i-miss-people"]).fails(1);
}

#[test]
fn what_is_missing_or_wrong_is_refused() {
    let home = Home::new();
    let none = home.run(&["explore", "try", DATA]).fails(2);
    assert!(none.err.contains("--question"), "{}", none.err);
    home.run(&["explore", "try", DATA, "--question", "Why?", "--before", "11"]).fails(2);
    home.run(&["explore", "try", DATA, "--question", " "]).fails(2);
    home.run(&["explore", "try", DATA, "--question", "Why?", "--due", "someday"]).fails(2);
    home.run(&["explore", "try", "no such trade at all", "--question", "Why?"]).fails(1);
    let unknown = home.run(&["explore", "try", "done", "nothing", "--after", "3"]).fails(1);
    assert!(unknown.err.contains("explore try list"), "{}", unknown.err);
    assert!(home.file("roles.toml").is_empty());
}
