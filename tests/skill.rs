//! Stage 1: skills and their levels, on the command line.
use career::term::Script;

use crate::home::Home;

#[test]
fn a_skill_needs_only_a_name() {
    let home = Home::new();
    let ran = home.run(&["skill", "add", "SQL"]).ok();
    assert!(ran.err.contains("Rate it: career skill rate sql"), "{}", ran.err);
    assert!(
        home.file("skills.toml").contains("id = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n"),
        "{}",
        home.file("skills.toml")
    );
    let json = home.run(&["skill", "list", "--json"]).ok().json();
    assert_eq!(
        json["skills"][0]["computed"],
        serde_json::json!({ "level": null, "proof": "no example", "others": null, "unused_months": null, "refresh": false, "difference": null })
    );
    let ran = home.run(&["skill", "add"]).fails(2);
    assert!(ran.err.contains("NAME"), "{}", ran.err);
    let ran = home.run(&["skill", "list"]).ok();
    assert!(ran.out.contains("not assessed"), "{}", ran.out);
    assert!(ran.err.contains("Not assessed: sql."), "{}", ran.err);
}

#[test]
fn a_level_at_adding_is_a_first_rating() {
    let home = Home::new();
    home.run(&["log", "Built a dashboard", "--date", "2026-10-01"]);
    home.write("log/2026.toml", "[[entry]]\nid = \"2026-10-01-built-a-dashboard\"\ndate = 2026-10-01\nkind = \"win\"\ntext = \"Built a dashboard\"\n");
    home.run(&["skill", "add", "SQL", "--level", "2", "--target", "4", "--desire", "3", "--evidence", "built"]).ok();
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    assert_eq!(
        json["skill"]["rating"],
        serde_json::json!([{ "date": "2026-11-23", "level": 2, "by": "self", "person": null, "evidence": ["2026-10-01-built-a-dashboard"], "credential": null, "note": null }])
    );
    assert_eq!((json["skill"]["target"].as_i64(), json["skill"]["desire"].as_i64()), (Some(4), Some(3)));
    assert_eq!(json["skill"]["computed"]["proof"], "documented");
}

#[test]
fn languages_go_by_the_european_levels_too() {
    let home = Home::new();
    for (code, level) in [("A1", 1), ("a2", 2), ("B1", 2), ("B2", 3), ("C1", 4), ("C2", 5)] {
        let name = format!("Language {code}");
        home.run(&["skill", "add", &name, "--kind", "language", "--level", code]).ok();
        let json = home.run(&["skill", "show", &format!("language-{}", code.to_lowercase()), "--json"]).ok().json();
        assert_eq!(json["skill"]["computed"]["level"], level, "{code}");
        assert_eq!(json["skill"]["rating"][0]["note"], code.to_uppercase(), "what was said is kept");
    }
    let before = home.files();
    let ran = home.run(&["skill", "add", "SQL", "--level", "B1"]).fails(2);
    assert!(ran.err.contains("\"B1\" is a level of languages") && ran.err.contains("--kind language"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn what_is_not_a_level_changes_nothing_and_says_what_would_hold() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL", "--level", "2"]).ok();
    let before = home.files();
    for (args, says) in [
        (vec!["skill", "rate", "sql", "6"], "\"6\" is not a level: write 0 (none) to 5 (expert)"),
        (vec!["skill", "rate", "sql", "-1"], ""),
        (vec!["skill", "rate", "sql", "2.5"], "\"2.5\" is not a level"),
        (vec!["skill", "rate", "sql", "expert"], "expert is 5"),
        (vec!["skill", "rate", "sql"], "A rating needs a level: LEVEL"),
        (vec!["skill", "rate", "sql", "3", "--by", "mentro"], "did you mean mentor?"),
        (vec!["skill", "rate", "sql", "3", "--by", "self", "--person", "ann"], "--person says who else rated you"),
        (vec!["skill", "rate", "sql", "3", "--date", "2026-11-24"], "--date 2026-11-24 is still to come"),
        (vec!["skill", "rate", "sql", "3", "--date", "12/03/2026"], "12/03/2026"),
        (vec!["skill", "add", "Excel", "--level", "9"], "\"9\" is not a level"),
        (vec!["skill", "add", "Excel", "--target", "9"], "9"),
        (vec!["skill", "add", "Excel", "--kind", "soft skill"], "\"soft skill\""),
        (vec!["skill", "add", "Excel", "--evidence", "x"], "--evidence shows a level"),
        (vec!["skill", "edit", "sql", "--level", "4"], "career skill rate sql 4"),
    ] {
        let ran = home.run(&args).fails(2);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    for (args, says) in [
        (vec!["skill", "rate", "sqll", "3"], "did you mean sql?"),
        (vec!["skill", "rate", "sql", "3", "--person", "ann"], "There is no person \"ann\""),
        (vec!["skill", "rate", "sql", "3", "--evidence", "nothing"], "There is no entry \"nothing\""),
        (vec!["skill", "rate", "sql", "3", "--credential", "paper"], "There is no credential \"paper\""),
        (vec!["skill", "show", "x"], "There is no skill \"x\""),
        (vec!["skill", "add", "Excel", "--id", "sql"], "never given twice"),
    ] {
        let ran = home.run(&args).fails(1);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(home.files(), before);
}

#[test]
fn a_rating_says_its_source_its_day_and_what_it_leaves() {
    let home = Home::new();
    home.write("people.toml", "[[person]]\nid = \"dr-a\"\nname = \"Dr A\"\nrelation = \"mentor\"\n");
    home.run(&["skill", "add", "SQL", "--level", "2"]).ok();
    let ran = home.run(&["skill", "rate", "sql", "3"]).ok();
    assert!(ran.err.starts_with("Rated SQL 3 practitioner (was 2). Undo: career undo\n"), "{}", ran.err);
    assert!(ran.err.contains("Nothing shows it yet."), "{}", ran.err);
    // Who somebody is to the person says what kind of rating it is.
    let ran = home.run(&["skill", "rate", "sql", "4", "--person", "dr", "--date", "2026-11-02"]).ok();
    assert!(
        ran.err.contains("Rated SQL 4 advanced by dr") && ran.err.contains("Your own level: 3 practitioner."),
        "{}",
        ran.err
    );
    let text = home.file("skills.toml");
    assert!(
        text.ends_with("[[skill.rating]]\ndate = 2026-11-02\nlevel = 4\nby = \"mentor\"\nperson = \"dr-a\"\n"),
        "{text}"
    );
    let ran = home.run(&["skill", "rate", "sql", "1", "--date", "2025-01-01"]).ok();
    assert!(ran.err.contains("Your level stays 3 practitioner: a newer rating of 2026-11-23 says so."), "{}", ran.err);
    let json = home.run(&["skill", "rate", "sql", "3", "--by", "test", "--json"]).ok().json();
    assert_eq!(json["skill"]["computed"]["proof"], "confirmed");
    assert_eq!(json["skill"]["computed"]["others"], serde_json::json!([4, 4, 1]));
    assert_eq!(json["operation"]["sentence"], "rated SQL 3 practitioner by a test".replace("a test", "test"));
    // A note from standard input stays out of the shell's history.
    home.pipe(&["skill", "rate", "sql", "3", "--note", "-"], "said in confidence\n").ok();
    assert!(home.file("skills.toml").contains("note = \"said in confidence\"\n"));
}

#[test]
fn the_level_is_chosen_from_what_one_can_do() {
    let answered = Home::new();
    answered.run(&["skill", "add", "SQL"]).ok();
    let script = Script::new().answer("skill.level", "3");
    let ran = answered.answer(script.clone(), &["skill", "rate", "sql"]).ok();
    assert!(ran.err.contains("Rated SQL 3 practitioner"), "{}", ran.err);
    assert!(script.shown().contains("SQL: which is most like you today?"), "{}", script.shown());
    let flags = Home::new();
    flags.run(&["skill", "add", "SQL"]).ok();
    flags.run(&["skill", "rate", "sql", "3"]).ok();
    assert_eq!(answered.files(), flags.files());
    let before = answered.files();
    let ran = answered.answer(Script::new().stop("skill.level"), &["skill", "rate", "sql"]).fails(130);
    assert_eq!(ran.err, "Nothing was saved.\n");
    assert_eq!(answered.files(), before);
}

#[test]
fn adding_by_answers_and_by_flags_leaves_the_same_file() {
    let flags = Home::new();
    flags
        .run(&["skill", "add", "Running meetings", "--kind", "soft", "--target", "4", "--desire", "3", "--level", "2"])
        .ok();
    let answers = Home::new();
    let script = Script::new()
        .answer("skill.name", "Running meetings")
        .answer("skill.kind", "soft")
        .answer("skill.target", "4")
        .answer("skill.desire", "3")
        .skip("skill.last_used")
        .answer("skill.level", "2");
    answers.answer(script, &["skill", "add"]).ok();
    assert_eq!(answers.files(), flags.files());
    // With nothing missing, nothing is asked.
    let silent = Home::new();
    silent.answer(Script::new(), &["skill", "add", "SQL"]).ok();
}

#[test]
fn the_list_draws_the_levels_and_the_page_shows_what_they_mean() {
    let home = Home::new();
    home.write(
        "skills.toml",
        "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\ndesire = 3\n[[skill.rating]]\ndate = 2024-01-10\nlevel = 1\nby = \"self\"\n[[skill.rating]]\ndate = 2026-01-10\nlevel = 3\nby = \"self\"\n\n[[skill]]\nid = \"care\"\nname = \"Wound care\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-01-10\nlevel = 5\nby = \"self\"\n",
    );
    home.write(
        "log/2026.toml",
        "[[entry]]\nid = \"2026-02-01-a\"\ndate = 2026-02-01\nkind = \"win\"\ntext = \"Built the bed dashboard\"\nskills = [\"sql\"]\n\n[[entry]]\nid = \"2025-02-01-b\"\ndate = 2025-02-01\nkind = \"win\"\ntext = \"First query\"\nskills = [\"sql\"]\n",
    );
    home.write(
        "feedback.toml",
        "[[feedback]]\nid = \"f\"\nperson = \"ann\"\ndate = 2026-03-01\ntext = \"Good\"\nratings = { sql = 4 }\n",
    );
    home.write("people.toml", "[[person]]\nid = \"ann\"\nname = \"Ann Byrne\"\nrelation = \"peer\"\n");
    let list = home.run(&["skill", "list"]).ok();
    let rows: Vec<&str> = list.out.lines().skip(2).collect();
    assert!(rows[0].starts_with("Wound care  █████ 5 expert") && rows[0].contains("no example"), "{}", list.out);
    assert!(rows[1].starts_with("SQL         ███   3 practitioner"), "{}", list.out);
    assert!(
        rows[1].contains("more") && rows[1].contains("confirmed") && rows[1].contains("4 (1 person)"),
        "{}",
        list.out
    );
    let plain = home.run(&["skill", "list", "--plain"]).ok();
    assert!(plain.out.is_ascii() && plain.out.contains("###.. 3 practitioner"), "{}", plain.out);
    let shown = home.run(&["skill", "show", "sql"]).ok();
    for line in [
        "that is      You do the usual tasks from start to finish without help.",
        "next, 4      You solve the difficult cases, and others come to you with theirs.",
        "shown by     confirmed by others (last 1 Mar 2026)",
        "others say   4 (1 person)",
        "last used    Sun 1 Feb 2026, 10 months ago",
        "me         ▂▅ 1 → 3, Jan 2024 to Jan 2026".trim_end(),
        "Ann Byrne",
        "• 1 Feb 2026  Built the bed dashboard (example)",
        "Shown at a lower level",
        "• 1 Feb 2025  First query (example)",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&shown.out).contains(&squeezed(line)), "{line}\n{}", shown.out);
    }
    assert!(shown.out.lines().all(|line| line.chars().count() <= 80), "{}", shown.out);
    let explained = home.run(&["skill", "show", "sql", "--explain"]).ok();
    assert!(explained.out.contains("Confirmed by ann with 4 on 2026-03-01"), "{}", explained.out);
    // A refresher is suggested two years later, and nothing is lowered.
    let later = home.on("2028-02-01");
    let list = later.run(&["skill", "list"]).ok();
    assert!(list.err.contains("SQL: not used for 24 months; a refresher is usually quick."), "{}", list.err);
    let json = later.run(&["skill", "list", "--json"]).ok().json();
    assert_eq!(
        json["skills"][0]["computed"],
        serde_json::json!({ "level": 3, "proof": "confirmed", "others": null, "unused_months": 24, "refresh": true, "difference": null })
    );
}

#[test]
fn edits_change_only_what_is_given_and_a_skill_in_use_stays() {
    let home = Home::new();
    home.run(&["skill", "add", "SQL", "--level", "2"]).ok();
    home.run(&["role", "add", "Analyst", "--need", "sql:4"]).ok();
    home.run(&["skill", "edit", "sql", "--name", "SQL and databases", "--desire", "1"]).ok();
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    assert_eq!(
        (json["skill"]["name"].as_str(), json["skill"]["desire"].as_i64(), json["skill"]["computed"]["level"].as_i64()),
        (Some("SQL and databases"), Some(1), Some(2))
    );
    let before = home.files();
    let ran = home.run(&["skill", "drop", "sql"]).fails(1);
    assert!(ran.err.contains("still referred to by role analyst"), "{}", ran.err);
    assert_eq!(home.files(), before);
    home.run(&["role", "edit", "analyst", "--no-need", "sql"]).ok();
    home.run(&["skill", "drop", "sql"]).ok();
    assert!(!home.file("skills.toml").contains("[[skill"));
}
