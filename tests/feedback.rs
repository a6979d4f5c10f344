//! What others said.
use career::term::Script;

use crate::home::Home;

fn home() -> Home {
    let home = Home::new();
    home.run(&["person", "add", "Dr Adeyemi", "--relation", "mentor"]).ok();
    home
}

#[test]
fn feedback_is_kept_with_its_giver_and_levels() {
    let home = home();
    let ran = home
        .run(&[
            "feedback",
            "add",
            "Explains numbers well",
            "--from",
            "Dr Adeyemi",
            "--rating",
            "sql:3",
            "--rating",
            "statistics:2",
            "--rating",
            "sql:4",
            "--skill",
            "sql",
        ])
        .ok();
    assert!(
        ran.err.starts_with("Kept feedback from dr-adeyemi: \"Explains numbers well\" (2026-11-23-dr-adeyemi)."),
        "{}",
        ran.err
    );
    let file = home.file("feedback.toml");
    assert!(file.contains("ratings = { sql = 4, statistics = 2 }"), "{file}");
    // What others say of a level is not one's own.
    let skills = home.file("skills.toml");
    assert_eq!(skills.matches("[[skill]]").count(), 2, "{skills}");
    assert!(!skills.contains("rating"), "{skills}");
    home.run(&["feedback", "add", "Again", "--from", "dr", "--audience", "mentor", "--date", "2026-11-02"]).ok();
    let json = home.run(&["feedback", "list", "--json"]).ok().json();
    assert_eq!(json["feedback"][0]["ratings"]["sql"], 4);
    assert_eq!(json["feedback"][1]["id"], "2026-11-02-dr-adeyemi");
    let list = home.run(&["feedback", "list"]).ok().out;
    assert!(list.find("2026-11-23").unwrap() < list.find("2026-11-02").unwrap(), "{list}");
    assert!(list.contains("Dr Adeyemi") && list.contains("sql 4, statistics 2"), "{list}");
    let shown = home.run(&["feedback", "show", "2026-11-23"]).ok().out;
    assert!(shown.contains("Explains numbers well") && shown.contains("Mon 23 Nov 2026, today"), "{shown}");
    home.run(&["feedback", "edit", "2026-11-02", "--text", "Once more", "--rating", "sql:2"]).ok();
    assert_eq!(home.run(&["feedback", "show", "2026-11-02", "--json"]).ok().json()["feedback"]["ratings"]["sql"], 2);
    home.run(&["feedback", "drop", "2026-11-02"]).ok();
    assert_eq!(home.file("feedback.toml").matches("[[feedback]]").count(), 1);
}

#[test]
fn flags_and_answers_leave_the_same_files() {
    let flags = home();
    flags.run(&["feedback", "add", "Explains numbers well", "--from", "dr-adeyemi"]).ok();
    let answers = home();
    let script = Script::new().answer("feedback.from", "dr-adeyemi").answer("feedback.text", "Explains numbers well");
    answers.answer(script, &["feedback", "add"]).ok();
    assert_eq!(flags.files(), answers.files());
    let piped = home();
    piped.pipe(&["feedback", "add", "-", "--from", "dr-adeyemi"], "Explains numbers well\n").ok();
    assert_eq!(flags.files(), piped.files());
    let stopped = home();
    let ran = stopped
        .answer(Script::new().answer("feedback.from", "1").stop("feedback.text"), &["feedback", "add"])
        .fails(130);
    assert_eq!(ran.err, "Nothing was saved.\n");
    assert_eq!(stopped.file("feedback.toml"), "");
}

#[test]
fn what_is_refused_changes_no_byte() {
    let home = home();
    home.run(&["feedback", "add", "x", "--from", "dr", "--rating", "statistics:3"]).ok();
    let before = home.files();
    for (args, code, says) in [
        (vec!["feedback", "add"], 2, "TEXT and --from PERSON are missing"),
        (vec!["feedback", "add", "x"], 2, "--from PERSON is missing"),
        (vec!["feedback", "add", "", "--from", "dr"], 2, "the text is empty"),
        (vec!["feedback", "add", "x", "--from", "dr adeyemy"], 1, "did you mean dr-adeyemi?"),
        (vec!["feedback", "add", "x", "--from", "Bob"], 1, "career person add Bob"),
        (vec!["feedback", "add", "x", "--from", "dr", "--rating", "sql"], 2, "names no level"),
        (vec!["feedback", "add", "x", "--from", "dr", "--rating", "sql:6"], 2, "has no level from 0 to 5"),
        (vec!["feedback", "add", "x", "--from", "dr", "--rating", ":3"], 2, "names no skill"),
        (vec!["feedback", "add", "x", "--from", "dr", "--rating", "statistcs:3"], 1, "did you mean statistics?"),
        (vec!["feedback", "add", "x", "--from", "dr", "--goal", "none"], 1, "There is no goal \"none\""),
        (vec!["person", "drop", "dr"], 1, "still referred to by feedback 2026-11-23-dr-adeyemi"),
    ] {
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.files(), before, "{args:?}");
    }
    let ran = Home::new().answer(Script::new(), &["feedback", "add", "x"]).fails(1);
    assert!(ran.err.contains("career person add"), "{}", ran.err);
}
