//! One-line capture: `log` and `win`.
use career::term::Script;

use crate::home::Home;

/// What was said, as one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_line_is_kept_in_the_file_of_its_year() {
    let home = Home::new();
    let ran = home.run(&["log", "Shadowed the data team for a morning"]).ok();
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("Kept a note: \"Shadowed the data team for a morning\"\n(2026-11-23-shadowed-the-data-team-for). Undo: career undo\n"), "{}", ran.err);
    home.run(&[
        "log",
        "add",
        "Asked",
        "for",
        "a",
        "reference",
        "--date",
        "2025-03-04",
        "--kind",
        "appraisal",
        "--tag",
        "a",
        "--tag",
        "b",
    ])
    .ok();
    let files = home.files();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["log/2025.toml", "log/2026.toml"]);
    assert!(
        files["log/2026.toml"]
            .contains("date = 2026-11-23\nkind = \"note\"\ntext = \"Shadowed the data team for a morning\"\n")
    );
    let list = home.run(&["log", "list", "--json"]).ok().json();
    let ids: Vec<&str> =
        list["entries"].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2026-11-23-shadowed-the-data-team-for", "2025-03-04-asked-for-a-reference"]);
    assert_eq!(list["entries"][1]["tags"], serde_json::json!(["a", "b"]));
    assert_eq!(list["entries"][1]["impact"], serde_json::Value::Null);
}

#[test]
fn flags_and_answers_leave_the_same_files() {
    let flags = Home::new();
    flags.run(&["win", "Built the dashboard", "--impact", "Handover is shorter", "--skill", "sql"]).ok();
    let answers = Home::new();
    let script = Script::new()
        .answer("entry.text", "Built the dashboard")
        .answer("entry.impact", "Handover is shorter")
        .answer("entry.skills", "sql");
    answers.answer(script, &["win"]).ok();
    assert_eq!(flags.files(), answers.files());
    // Who has just skipped a question is not asked for it again.
    let skipped = Home::new();
    let script = Script::new().answer("entry.text", "Built the dashboard").skip("entry.impact").skip("entry.skills");
    let ran = skipped.answer(script, &["win"]).ok();
    assert!(!ran.err.contains("--impact"), "{}", ran.err);
    let json = skipped.run(&["win", "Another", "--json"]).ok().json();
    assert_eq!(
        (&json["entry"]["kind"], &json["operation"]["sentence"]),
        (&"win".into(), &"kept a win: \"Another\" (2026-11-23-another)".into())
    );
    assert!(flags.file("log/2026.toml").contains("kind = \"win\""));
    // A text is all that is needed: with it nothing is asked.
    let asked = Home::new();
    let script = Script::new();
    let ran = asked.answer(script.clone(), &["win", "Built the dashboard"]).ok();
    assert!(script.asked().is_empty());
    assert!(flat(&ran.err).contains("career log edit 2026-11-23-built-the-dashboard --impact TEXT"), "{}", ran.err);
}

#[test]
fn stopping_in_the_middle_keeps_nothing_and_says_so() {
    let home = Home::new();
    let ran = home.answer(Script::new().answer("entry.text", "Built it").stop("entry.impact"), &["win"]).fails(130);
    assert_eq!(ran.err, "Nothing was saved.\n");
    assert!(home.files().is_empty());
    let ran = home.run(&["win"]).fails(2);
    assert!(ran.err.contains("TEXT is missing"), "{}", ran.err);
}

#[test]
fn a_slip_of_a_verb_is_not_kept_as_a_line() {
    let home = Home::new();
    for (slip, verb) in
        [("lst", "list"), ("shwo", "show"), ("Drop", "drop"), ("edits", "edit"), ("rm", "drop"), ("ls", "list")]
    {
        let ran = home.run(&["log", slip]).fails(2);
        assert!(ran.err.contains(&format!("did you mean career log {verb}?")), "{slip}: {}", ran.err);
        assert!(ran.err.contains(&format!("career log add {slip}")), "{slip}: {}", ran.err);
    }
    assert!(home.files().is_empty());
    for line in ["lst of things", "listening", "promoted"] {
        home.run(&["log", line]).ok();
    }
    home.run(&["log", "add", "lst"]).ok();
    home.run(&["log", "Kept", "the", "list", "show", "up"]).ok();
    assert_eq!(home.file("log/2026.toml").matches("[[entry]]").count(), 5);
    let ran = home.run(&["log", "--kind", "win", "list"]).fails(2);
    assert!(ran.err.contains("comes behind it"), "{}", ran.err);
}

#[test]
fn a_line_with_a_skill_is_an_example_unless_told() {
    let home = Home::new();
    let ran = home.run(&["log", "Wrote a query", "--skill", "SQL"]).ok();
    assert!(ran.err.starts_with("Kept an example for sql:"), "{}", ran.err);
    assert!(ran.err.contains("New skill: SQL, not assessed yet"), "{}", ran.err);
    home.run(&["log", "Did exercises", "--skill", "sql", "--kind", "practice"]).ok();
    let list = home.run(&["log", "list", "--json"]).ok().json();
    assert_eq!(list["entries"][0]["kind"], "practice");
    assert_eq!(list["entries"][1]["kind"], "evidence");
    assert_eq!(home.file("skills.toml").matches("[[skill]]").count(), 1);
}

#[test]
fn the_list_is_newest_first_and_can_be_narrowed() {
    let home = Home::new();
    home.run(&["goal", "add", "Move on", "--due", "2027-12-31"]).ok();
    for (day, text, more) in [
        ("2026-11-02", "Two", vec!["--skill", "sql"]),
        ("2024-01-01", "Zero", vec!["--kind", "win"]),
        ("2026-11-20", "Four", vec!["--goal", "move-on"]),
        ("2026-11-02", "Three", vec!["--tag", "led-project"]),
        ("2026-10-01", "One", vec![]),
    ] {
        home.run(&[&["log", text, "--date", day], more.as_slice()].concat()).ok();
    }
    let texts = |args: &[&str]| -> Vec<String> {
        let list = home.run(&[&["log", "list", "--json"], args].concat()).ok().json();
        list["entries"].as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(&[]), ["Four", "Three", "Two", "One", "Zero"]);
    assert_eq!(texts(&["--since", "2026-11"]), ["Four", "Three", "Two"]);
    assert_eq!(texts(&["--skill", "sql"]), ["Two"]);
    assert_eq!(texts(&["--goal", "move"]), ["Four"]);
    assert_eq!(texts(&["--kind", "win"]), ["Zero"]);
    assert_eq!(texts(&["--tag", "led-project"]), ["Three"]);
    assert_eq!(texts(&["--limit", "2"]), ["Four", "Three"]);
    assert_eq!(texts(&["--since", "2027-01-01"]), [""; 0]);
    let ran = home.run(&["log", "list", "--limit", "2"]).ok();
    assert!(ran.err.contains("3 more"), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 4, "{}", ran.out);
    for (args, says) in [
        (vec!["--limit", "0"], "is not a number from 1 on"),
        (vec!["--kind", "wins"], "did you mean win?"),
        (vec!["--since", "12/03/2026"], "--since"),
    ] {
        let ran = home.run(&[&["log", "list"], args.as_slice()].concat()).fails(2);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    let ran = home.run(&["log", "list", "--skill", "sqk"]).fails(1);
    assert!(ran.err.contains("There is no skill \"sqk\""), "{}", ran.err);
    let ran = Home::new().run(&["log", "list"]).ok();
    assert!(ran.err.contains("career log \"What happened\""), "{}", ran.err);
}

#[test]
fn an_entry_moves_to_the_file_of_its_new_year_with_all_that_stands_in_it() {
    let home = Home::new();
    home.write(
        "log/2026.toml",
        "# my log\n\n[[entry]]\nid = \"2026-01-02-first\"\ndate = 2026-01-02\nkind = \"note\"\ntext = \"First\"\n\n# why I kept it\n[[entry]]\nid = \"2026-02-03-second\" # mine\ndate = 2026-02-03\nkind = \"win\"\ntext = \"Second\"\nmood = \"proud\"\n\n[[entry]]\nid = \"2026-03-04-third\"\ndate = 2026-03-04\nkind = \"note\"\ntext = \"Third\"\n",
    );
    home.write(
        "log/2025.toml",
        "[[entry]]\nid = \"2025-05-05-old\"\ndate = 2025-05-05\nkind = \"note\"\ntext = \"Old\"",
    );
    let before = home.files();
    let ran = home.run(&["log", "edit", "second", "--date", "2025-02-03", "--impact", "Much"]).ok();
    assert!(
        flat(&ran.err).contains("Changed entry \"Second\": date 2025-02-03, impact Much, now in log/2025.toml."),
        "{}",
        ran.err
    );
    assert_eq!(
        home.file("log/2025.toml"),
        "[[entry]]\nid = \"2025-05-05-old\"\ndate = 2025-05-05\nkind = \"note\"\ntext = \"Old\"\n\n# why I kept it\n[[entry]]\nid = \"2026-02-03-second\" # mine\ndate = 2025-02-03\nkind = \"win\"\ntext = \"Second\"\nimpact = \"Much\"\nmood = \"proud\"\nupdated = 2026-11-23T10:00:00Z\n"
    );
    let rest = home.file("log/2026.toml");
    assert_eq!(
        rest,
        "# my log\n\n[[entry]]\nid = \"2026-01-02-first\"\ndate = 2026-01-02\nkind = \"note\"\ntext = \"First\"\n\n[[entry]]\nid = \"2026-03-04-third\"\ndate = 2026-03-04\nkind = \"note\"\ntext = \"Third\"\n"
    );
    // Back again, to a year that has no other place for it than the end.
    home.run(&["log", "edit", "2026-02-03-second", "--date", "2026-02-03", "--no-impact"]).ok();
    assert_eq!(home.file("log/2025.toml").trim(), before["log/2025.toml"].trim());
    assert!(
        home.file("log/2026.toml").ends_with("mood = \"proud\"\nupdated = 2026-11-23T10:00:00Z\n"),
        "{}",
        home.file("log/2026.toml")
    );
    // An id that stands in the file of another year is not given again.
    home.run(&["log", "edit", "third", "--date", "2025-01-01"]).ok();
    home.run(&["log", "Third", "--date", "2026-03-04"]).ok();
    assert!(home.file("log/2026.toml").contains("id = \"2026-03-04-third-2\""), "{}", home.file("log/2026.toml"));
}

#[test]
fn what_is_refused_changes_no_byte() {
    let home = Home::new();
    home.run(&["log", "First", "--skill", "statistics"]).ok();
    home.run(&["skill", "list"]);
    let before = home.files();
    for (args, code, says) in [
        (vec!["log", ""], 2, "the text is empty"),
        (vec!["log", "x", "--kind", "wni"], 2, "did you mean win?"),
        (vec!["log", "x", "--date", "soon"], 2, "--date"),
        (vec!["log", "x", "--goal", "nothing"], 1, "There is no goal \"nothing\""),
        (vec!["log", "x", "--skill", "statistcs"], 1, "did you mean statistics?"),
        (vec!["log", "x", "--audience", "everyone"], 2, "audience"),
        (vec!["log", "edit", "first"], 2, "Nothing to change"),
        (vec!["log", "show", "fist"], 1, "did you mean 2026-11-23-first?"),
        (vec!["log", "drop", "2027"], 1, "There is no entry \"2027\""),
    ] {
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn a_text_comes_from_standard_input_and_is_shown_whole() {
    let home = Home::new();
    let long = format!("What the ward said.\n{}\n", "It was very much better than before. ".repeat(6).trim());
    home.pipe(&["log", "-", "--kind", "appraisal"], &long).ok();
    let shown = home.run(&["log", "show", "what"]).ok().out;
    assert!(shown.starts_with("Appraisal, Mon 23 Nov 2026, today\n"), "{shown}");
    assert_eq!(shown.matches("better than before").count() + shown.matches("better than\n").count(), 6, "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let json = home.run(&["log", "show", "what", "--json"]).ok().json();
    assert_eq!(json["entry"]["text"], long.trim());
}

#[test]
fn a_line_goes_unless_something_rests_on_it() {
    let home = Home::new();
    home.run(&["win", "Built it"]).ok();
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"tool\"\n[[skill.rating]]\ndate = 2026-11-23\nlevel = 3\nby = \"self\"\nevidence = [\"2026-11-23-built-it\"]\n");
    let ran = home.run(&["log", "drop", "built"]).fails(1);
    assert!(ran.err.contains("still referred to by skill sql"), "{}", ran.err);
    home.write("skills.toml", "");
    home.run(&["log", "drop", "built"]).ok();
    assert!(!home.file("log/2026.toml").contains("[[entry]]"));
}

#[test]
fn many_lines_are_written_one_by_one() {
    let home = Home::new();
    let mut text = String::new();
    for n in 0..2500 {
        text.push_str(&format!(
            "[[entry]]\nid = \"e{n}\"\ndate = 2026-{:02}-{:02}\nkind = \"note\"\ntext = \"Line {n}\"\n\n",
            n % 12 + 1,
            n % 28 + 1
        ));
    }
    home.write("log/2026.toml", &text);
    let ran = home.run(&["log", "list"]).ok();
    assert_eq!(ran.out.lines().count(), 2502);
    let days: Vec<&str> = ran.out.lines().skip(2).map(|line| &line[..10]).collect();
    assert!(days.is_sorted_by(|a, b| a >= b));
    assert_eq!(home.run(&["log", "list", "--json"]).ok().json()["entries"].as_array().unwrap().len(), 2500);
}
