//! Stage 4: learning.
use career::term::Script;

use crate::home::Home;

fn with_course() -> Home {
    let home = Home::new();
    home.run(&["learn", "add", "SQL for analysts", "--kind", "course", "--skill", "sql:3", "--hours", "40"]).ok();
    home
}

#[test]
fn learning_needs_a_title_and_a_kind() {
    let home = Home::new();
    let ran = home.run(&["learn", "add", "A book"]).fails(2);
    assert!(ran.err.contains("--kind"), "{}", ran.err);
    assert!(home.files().is_empty());
    let home = with_course();
    let list = home.run(&["learn", "list", "--json"]).ok().json();
    let one = &list["activities"][0];
    assert_eq!(
        (one["id"].as_str(), one["hours"].as_f64(), one["status"].as_str()),
        (Some("sql-for-analysts"), Some(40.0), Some("planned"))
    );
    assert_eq!(
        (one["computed"]["logged"].as_f64(), one["computed"]["left"].as_f64(), one["computed"]["way"].as_str()),
        (Some(0.0), Some(40.0), Some("education"))
    );
    // The skill was not known and is added, not assessed.
    assert!(home.file("skills.toml").contains("id = \"sql\""));
}

#[test]
fn hours_are_above_none_and_no_more_than_a_day_has() {
    let home = with_course();
    let before = home.files();
    for hours in ["50", "0", "-2", "24.5", "many", "3d"] {
        let ran = home.run(&["learn", "log", "sql", hours]).fails(2);
        assert!(ran.err.contains(hours), "{hours}: {}", ran.err);
    }
    home.run(&["learn", "log", "sql", "2", "--date", "2026-12-01"]).fails(2);
    home.run(&["learn", "log", "sql"]).fails(2);
    home.run(&["learn", "add", "Book", "--kind", "book", "--hours", "0"]).fails(2);
    home.run(&["learn", "add", "Book", "--kind", "book", "--hours", "-3"]).fails(2);
    home.run(&["learn", "edit", "sql", "--hours", "0"]).fails(2);
    let ran = home.run(&["learn", "add", "Book", "--kind", "book", "--weeks", "3"]).fails(2);
    assert!(ran.err.contains("--time"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn the_reply_to_logged_hours_has_a_meaning() {
    let home = with_course();
    let first = home.run(&["learn", "log", "sql", "9", "--date", "2026-11-03"]).ok();
    assert!(first.err.contains("9 of 40 h.") && !first.err.contains("done "), "{}", first.err);
    let second = home.run(&["learn", "log", "sql", "9", "--date", "2026-11-23", "--note", "joins"]).ok();
    // 9 h in the 20 days after the first session are 3.15 h a week; the 22 h left take 48.9 days.
    assert!(second.err.contains("18 of 40 h, at this pace done Mon 11 Jan 2027."), "{}", second.err);
    let saved = home.run(&["learn", "log", "sql", "1h30", "--json"]).ok().json();
    assert_eq!(saved["activity"]["session"][2]["hours"], 1.5);
    assert_eq!(saved["activity"]["status"], "active");
    assert_eq!(saved["activity"]["computed"]["logged"], 19.5);
    let over = home.run(&["learn", "log", "sql", "21"]).ok();
    assert!(
        over.err.contains("0.5 more than the 40 h planned")
            && over.err.replace('\n', " ").contains("career learn done sql-for-analysts"),
        "{}",
        over.err
    );
    let explained = home.run(&["learn", "log", "sql", "1", "--explain"]).ok();
    assert!(explained.err.contains("h a week"), "{}", explained.err);
}

#[test]
fn before_there_is_a_pace_the_hours_a_week_stand_in() {
    let home = with_course();
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 5.0\n");
    let ran = home.run(&["learn", "log", "sql", "5"]).ok();
    // 35 h left at 5 h a week: 7 weeks after 23 Nov.
    assert!(ran.err.contains("5 of 40 h, done Mon 11 Jan 2027 with all of your 5 h a week."), "{}", ran.err);
}

#[test]
fn the_budget_is_asked_at_the_first_cost_and_never_mixes_currencies() {
    let home = Home::new();
    let ran = home
        .answer(
            Script::new().answer("profile.budget", "1500 EUR"),
            &["learn", "add", "SQL", "--kind", "course", "--cost", "300 EUR"],
        )
        .ok();
    assert!(ran.err.contains("300 of 1500 EUR"), "{}", ran.err);
    assert!(home.file("career.toml").contains("budget = \"1500 EUR\""));
    // One operation: undone together.
    assert_eq!(home.run(&["learn", "list", "--json"]).ok().json()["activities"].as_array().unwrap().len(), 1);
    let ran =
        home.run(&["learn", "add", "Statistics", "--kind", "course", "--cost", "1300 EUR", "--due", "2026-12-20"]).ok();
    assert!(ran.err.contains("1600 of 1500 EUR; 100 more than it"), "{}", ran.err);
    let ran =
        home.run(&["learn", "add", "Next year", "--kind", "course", "--cost", "900 EUR", "--due", "2027-12-20"]).ok();
    assert!(ran.err.contains("1600 of 1500 EUR"), "{}", ran.err);
    let ran = home.run(&["learn", "add", "Abroad", "--kind", "course", "--cost", "500 GBP"]).ok();
    assert!(!ran.err.contains("GBP") && !ran.err.contains("2100"), "{}", ran.err);
    let ran = home.run(&["learn", "add", "Odd", "--kind", "course", "--cost", "cheap"]).fails(2);
    assert!(ran.err.contains("1500 EUR"), "{}", ran.err);
    let ran = Home::new().run(&["learn", "add", "SQL", "--kind", "course", "--cost", "300 EUR"]).ok();
    assert!(ran.err.contains("career init --budget"), "{}", ran.err);
}

#[test]
fn the_end_can_raise_a_level_with_its_example() {
    let home = with_course();
    home.run(&["learn", "done", "sql", "--level", "sql:3", "--win", "First query of my own in the report"]).ok();
    let skills = home.file("skills.toml");
    assert!(
        skills.contains("level = 3")
            && skills.contains("by = \"self\"")
            && skills.contains("2026-11-23-first-query-of-my-own"),
        "{skills}"
    );
    let log = home.file("log/2026.toml");
    assert!(log.contains("First query of my own in the report") && log.contains("skills = [\"sql\"]"), "{log}");
    let done = home.run(&["learn", "show", "sql", "--json"]).ok().json()["activity"].clone();
    assert_eq!(
        (done["status"].as_str(), done["finished"].as_str(), done["artefact"].as_str()),
        (Some("done"), Some("2026-11-23"), Some("2026-11-23-first-query-of-my-own"))
    );
    let asked = with_course();
    asked
        .answer(
            Script::new().answer("learn.level.sql", "y").answer("learn.win", "First query of my own in the report"),
            &["learn", "done", "sql"],
        )
        .ok();
    assert_eq!(asked.files(), home.files());
    let again = home.run(&["learn", "done", "sql"]).fails(1);
    assert!(again.err.contains("already"), "{}", again.err);
}

#[test]
fn a_level_that_is_none_changes_nothing() {
    let home = with_course();
    let before = home.files();
    for level in ["sql:6", "sql", "sql:high", "sql:-1"] {
        let ran = home.run(&["learn", "done", "sql", "--level", level]).fails(2);
        assert!(ran.err.contains(level), "{}", ran.err);
    }
    home.run(&["learn", "done", "sql", "--evidence", "nothing-such"]).fails(1);
    home.run(&["learn", "done", "sql", "--date", "2027-01-01"]).fails(2);
    home.answer(Script::new().stop("learn.level.sql"), &["learn", "done", "sql"]).fails(130);
    assert_eq!(home.files(), before);
}

#[test]
fn dropping_what_others_need_is_refused() {
    let home = with_course();
    home.run(&["plan", "add", "Exam", "--hours", "2", "--after", "sql-for-analysts"]).ok();
    let before = home.files();
    let ran = home.run(&["learn", "drop", "sql"]).fails(1);
    assert!(ran.err.contains("exam") && ran.err.contains("career plan edit exam --no-after"), "{}", ran.err);
    assert_eq!(home.files(), before);
    home.run(&["plan", "edit", "exam", "--no-after"]).ok();
    home.run(&["learn", "drop", "sql"]).ok();
    assert!(home.file("learning.toml").contains("status = \"dropped\""));
}
