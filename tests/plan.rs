//! Stage 5: steps and what they need.
use career::term::Script;

use crate::home::Home;

#[test]
fn a_step_takes_hours_or_weeks() {
    let home = Home::new();
    let ran = home.run(&["plan", "add", "Enrol"]).fails(2);
    assert!(ran.err.contains("--hours"), "{}", ran.err);
    let ran = home.run(&["plan", "add", "Exam date", "--time", "wait"]).fails(2);
    assert!(ran.err.contains("--weeks") && !ran.err.contains("--hours"), "{}", ran.err);
    home.run(&["plan", "add", "Enrol", "--hours", "0"]).fails(2);
    home.run(&["plan", "add", "Enrol", "--hours", "-1"]).fails(2);
    home.run(&["plan", "add", "Enrol", "--weeks", "2", "--time", "own"]).fails(2);
    assert!(home.files().is_empty());
    home.run(&["plan", "add", "Enrol", "--hours", "1"]).ok();
    home.run(&["plan", "add", "Exam date", "--time", "wait", "--weeks", "8", "--after", "enrol"]).ok();
    home.run(&["plan", "add", "First day in the new post", "--kind", "transition", "--after", "exam"]).ok();
    let list = home.run(&["plan", "list", "--json"]).ok().json();
    let kinds: Vec<&str> =
        list["milestones"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["step", "step", "transition"]);
    assert_eq!(list["milestones"][1]["after"][0], "enrol");
    let before = home.files();
    home.run(&["plan", "edit", "enrol", "--time", "work", "--no-hours"]).fails(2);
    home.run(&["plan", "edit", "exam", "--weeks", "0"]).fails(2);
    assert_eq!(home.files(), before);
}

#[test]
fn a_circle_is_refused_and_printed() {
    let home = Home::new();
    home.run(&["plan", "add", "Alpha", "--hours", "1"]).ok();
    home.run(&["learn", "add", "Beta", "--kind", "course", "--after", "alpha"]).ok();
    home.run(&["plan", "add", "Gamma", "--hours", "1", "--after", "beta"]).ok();
    let before = home.files();
    let ran = home.run(&["plan", "edit", "alpha", "--after", "gamma"]).fails(1);
    assert!(ran.err.contains("alpha → gamma → beta → alpha"), "{}", ran.err);
    let ran = home.run(&["learn", "edit", "beta", "--after", "beta"]).fails(1);
    assert!(ran.err.contains("beta → beta"), "{}", ran.err);
    let ran = home.run(&["plan", "edit", "gamma", "--after", "delta"]).fails(1);
    assert!(ran.err.contains("There is no step \"delta\""), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn a_finished_step_says_what_can_begin() {
    let home = Home::new();
    home.run(&["plan", "add", "Enrol", "--hours", "1"]).ok();
    home.run(&["plan", "add", "Go there", "--hours", "1", "--after", "enrol"]).ok();
    let before = home.files();
    home.run(&["plan", "done", "enrol", "--date", "2026-12-24"]).fails(2);
    let ran = home.run(&["plan", "drop", "enrol"]).fails(1);
    assert!(ran.err.contains("go-there"), "{}", ran.err);
    assert_eq!(home.files(), before);
    let ran = home.run(&["plan", "done", "enrol", "--date", "2026-11-20"]).ok();
    assert!(ran.err.contains("Now this can begin: Go there."), "{}", ran.err);
    assert!(home.file("plan.toml").contains("finished = 2026-11-20"));
    home.run(&["plan", "done", "enrol"]).fails(1);
    // Taken up again, the day goes.
    home.run(&["plan", "edit", "enrol", "--status", "active"]).ok();
    assert!(!home.file("plan.toml").contains("finished"));
    let json = home.run(&["plan", "done", "enrol", "--json"]).ok().json();
    assert_eq!(
        (json["milestone"]["status"].as_str(), json["milestone"]["finished"].as_str()),
        (Some("done"), Some("2026-11-23"))
    );
}

#[test]
fn hours_a_week_are_asked_at_the_first_step_and_saved_with_it() {
    let home = Home::new();
    home.answer(Script::new().answer("profile.hours_per_week", "5"), &["plan", "add", "Enrol", "--hours", "1"]).ok();
    assert!(home.file("career.toml").contains("hours_per_week = 5.0"), "{}", home.file("career.toml"));
    // Not a second time.
    home.answer(Script::new(), &["plan", "add", "Go there", "--hours", "1"]).ok();
    let other = Home::new();
    other.answer(Script::new().skip("profile.hours_per_week"), &["plan", "add", "Enrol", "--hours", "1"]).ok();
    assert!(!other.file("career.toml").contains("hours_per_week"));
    let third = Home::new();
    third.answer(Script::new().stop("profile.hours_per_week"), &["plan", "add", "Enrol", "--hours", "1"]).fails(130);
    assert!(third.files().is_empty());
}

#[test]
fn a_missing_length_is_asked() {
    let home = Home::new();
    let script = Script::new()
        .answer("step.hours", "2.5")
        .skip("step.goal")
        .skip("step.after")
        .skip("step.due")
        .skip("profile.hours_per_week");
    home.answer(script, &["plan", "add", "Enrol"]).ok();
    assert!(home.file("plan.toml").contains("hours = 2.5"), "{}", home.file("plan.toml"));
}
