//! Asking for feedback: which skills, the questions, and that one waits for the answer.
use career::term::Script;

use crate::home::Home;

const SKILLS: &str = r#"
[[skill]]
id = "sql"
name = "SQL"
kind = "technical"
[[skill.rating]]
date = 2026-09-01
level = 2
by = "self"

[[skill]]
id = "talks"
name = "Giving talks"
kind = "soft"
target = 4
[[skill.rating]]
date = 2026-09-01
level = 3
by = "self"
[[skill.rating]]
date = 2026-10-01
level = 3
by = "peer"
person = "bo"

[[skill]]
id = "excel"
name = "Spreadsheets"
kind = "tool"
[[skill.rating]]
date = 2026-09-01
level = 4
by = "self"
[[skill.rating]]
date = 2025-01-01
level = 4
by = "manager"

[[skill]]
id = "python"
name = "Python"
kind = "technical"

[[skill]]
id = "law"
name = "Data protection law"
kind = "field"
[[skill.rating]]
date = 2026-09-01
level = 2
by = "self"
"#;

fn home() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nname = \"Maya Okafor\"\n");
    home.write("skills.toml", SKILLS);
    home.write("roles.toml", "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\nwhere = \"inside\"\nstatus = \"target\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"law\"\nlevel = 3\nimportance = \"must\"\n");
    home.write("people.toml", "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nrelation = \"mentor\"\n[[person]]\nid = \"bo\"\nname = \"Bo Lind\"\nrelation = \"peer\"\n[[person]]\nid = \"kim\"\nname = \"Kim\"\nrelation = \"contact\"\n");
    home
}

fn skills_asked(home: &Home, args: &[&str]) -> Vec<String> {
    let mut all = vec!["feedback", "ask"];
    all.extend(args);
    all.extend(["--json", "--dry-run"]);
    let json = home.run(&all).ok().json();
    json["computed"]["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["skill"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn those_that_others_said_least_about_come_first() {
    let home = home();
    // Nobody said anything of law and SQL, and a role needs law; the manager's word on spreadsheets is old;
    // talks have a level of this year; Python has no level of one's own.
    assert_eq!(skills_asked(&home, &[]), ["law", "sql", "excel"]);
    // Bo spoke of talks two months ago: not again; with an example of the last year SQL could be seen.
    home.write("log/2026.toml", "[[entry]]\nid = \"q\"\ndate = 2026-10-01\nkind = \"win\"\ntext = \"A query that runs by itself\"\nskills = [\"sql\"]\n");
    assert_eq!(skills_asked(&home, &["bo"]), ["sql", "law", "excel"]);
    // Two chosen by name and beginning, in the order given.
    assert_eq!(skills_asked(&home, &["bo", "--skill", "Giving Talks", "--skill", "pyth"]), ["talks", "python"]);
    // One alone is asked two questions.
    assert_eq!(skills_asked(&home, &["anna", "--skill", "sql"]), ["sql", "sql"]);
    let explained = home.run(&["feedback", "ask", "--explain"]).ok().out;
    assert!(
        explained
            .replace("\n  ", " ")
            .contains("Data protection law: nobody else has said anything about it; a must of: Analyst"),
        "{explained}"
    );
    assert!(
        explained.contains("Spreadsheets: no level from others in 18 months, the last word 23 months ago"),
        "{explained}"
    );
    assert_eq!(home.file("feedback.toml"), "", "nobody is named, so nothing is kept");
}

#[test]
fn the_question_is_kept_comes_up_and_is_answered() {
    let home = home();
    let ran = home.run(&["feedback", "ask", "Anna Berg"]).ok();
    assert!(ran.out.starts_with("Hello Anna Berg,\n\n") && ran.out.ends_with("Thank you\nMaya\n"), "{}", ran.out);
    assert_eq!(ran.out.lines().filter(|line| line.starts_with(['1', '2', '3', '4'])).count(), 3, "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 72), "{}", ran.out);
    assert!(
        ran.err.contains("Noted that anna was asked for feedback (2026-11-23-anna). Undo: career undo"),
        "{}",
        ran.err
    );
    assert_eq!(
        home.file("feedback.toml")
            .lines()
            .skip(2)
            .filter(|line| !line.starts_with("updated"))
            .collect::<Vec<_>>()
            .join("\n"),
        "[[feedback]]\nid = \"2026-11-23-anna\"\nperson = \"anna\"\nasked = 2026-11-23\nskills = [\"law\", \"sql\", \"excel\"]"
    );
    // Not for a week; then waiting since the day on which it was asked.
    let due = |day: &str| home.run(&["due", "--today", day]).ok().out;
    assert_eq!(due("2026-11-29"), "");
    assert!(due("2026-11-30").contains("What Anna Berg thinks, which you asked for (waiting since Mon 23 Nov)"));
    // Asked once more: the same record and the same skills.
    let again = home.run(&["feedback", "ask", "anna", "--today", "2026-12-01", "--json"]).ok().json();
    assert_eq!(again["feedback"]["id"], "2026-11-23-anna");
    assert_eq!(again["feedback"]["asked"], "2026-12-01");
    assert_eq!(again["feedback"]["skills"], serde_json::json!(["law", "sql", "excel"]));
    // What was said before the question is no answer to it.
    home.run(&["feedback", "add", "Earlier", "--from", "anna", "--date", "2026-11-01"]).ok();
    assert_eq!(home.file("feedback.toml").matches("[[feedback]]").count(), 2);
    let ran = home
        .run(&[
            "feedback",
            "add",
            "Clear queries",
            "--from",
            "anna",
            "--rating",
            "sql:3",
            "--skill",
            "talks",
            "--today",
            "2026-12-02",
        ])
        .ok();
    assert!(ran.err.starts_with("Kept feedback from anna: \"Clear queries\", asked on Tue 1 Dec 2026"), "{}", ran.err);
    let one = home.run(&["feedback", "show", "2026-11-23-anna", "--json"]).ok().json()["feedback"].clone();
    assert_eq!(one["text"], "Clear queries");
    assert_eq!((&one["date"], &one["asked"]), (&"2026-12-02".into(), &"2026-12-01".into()));
    assert_eq!(one["ratings"], serde_json::json!({ "sql": 3 }));
    assert_eq!(one["skills"], serde_json::json!(["law", "sql", "excel", "talks"]));
    assert_eq!(due("2026-12-24"), "");
    // It is closed: the next one stands by itself.
    home.run(&["feedback", "add", "And another", "--from", "anna", "--today", "2026-12-03"]).ok();
    assert_eq!(home.file("feedback.toml").matches("[[feedback]]").count(), 3);
    home.run(&["undo"]).ok();
    home.run(&["undo"]).ok();
    assert_eq!(
        home.run(&["feedback", "show", "2026-11-23-anna", "--json"]).ok().json()["feedback"]["text"],
        serde_json::Value::Null
    );
}

#[test]
fn what_is_meant_to_stand_apart_answers_nothing() {
    for more in [&["--new"][..], &["--id", "mine"], &["--asked", "2026-11-20"]] {
        let home = home();
        home.run(&["feedback", "ask", "bo"]).ok();
        let mut args = vec!["feedback", "add", "By the way", "--from", "bo"];
        args.extend(more);
        home.run(&args).ok();
        assert_eq!(home.file("feedback.toml").matches("[[feedback]]").count(), 2, "{more:?}");
    }
    // In a terminal the answer is asked for as without a question.
    let home = home();
    home.run(&["feedback", "ask", "bo"]).ok();
    let script = Script::new().answer("feedback.from", "bo").answer("feedback.text", "Fine");
    home.answer(script, &["feedback", "add"]).ok();
    assert_eq!(home.file("feedback.toml").matches("[[feedback]]").count(), 1);
}

#[test]
fn an_example_is_named_only_where_it_is_marked_and_nobody_else_is() {
    let home = home();
    let log = |mark: &str| {
        format!(
            "[[entry]]\nid = \"q\"\ndate = 2026-10-01\nkind = \"win\"\ntext = \"Query with Bo Lind and Anna\"\nskills = [\"sql\"]\n{mark}\n"
        )
    };
    let asked = |person: &str| {
        home.run(&["feedback", "ask", person, "--skill", "sql", "--dry-run"]).ok().out.replace("\n   ", " ")
    };
    for (mark, mentor, peer) in [
        ("", false, false),
        ("audience = \"mentor\"", true, false),
        ("audience = \"manager\"", true, false),
        ("audience = \"public\"", true, true),
    ] {
        home.write("log/2026.toml", &log(mark));
        assert_eq!(asked("anna").contains("Query with a colleague and Anna\""), mentor, "{mark}: {}", asked("anna"));
        assert_eq!(asked("bo").contains("Query with Bo Lind and a colleague\""), peer, "{mark}: {}", asked("bo"));
    }
}

#[test]
fn files_and_refusals() {
    let home = home();
    let file = home.path().join("../question.txt");
    let name = file.to_str().unwrap();
    let ran = home.run(&["feedback", "ask", "bo", "--out", name]).ok();
    assert_eq!(ran.out, "");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("Hello Bo Lind,"));
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions()) & 0o777,
        0o600
    );
    let before = home.files();
    for (args, code, says) in [
        (&["bo", "--out", name][..], 1, "is there already"),
        (&["nobody"], 1, "There is nobody"),
        (&["kim"], 1, "career feedback ask kim --skill ID"),
        (&["bo", "--skill", "sql", "--skill", "law", "--skill", "talks", "--skill", "excel"], 2, "3 at most"),
        (&["bo", "--skill", "cake"], 1, "cake"),
        (&["bo", "--out", "-", "--json"], 2, "both go to stdout"),
    ] {
        let mut all = vec!["feedback", "ask"];
        all.extend(args);
        let ran = home.run(&all).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.files(), before, "{args:?}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    home.run(&["feedback", "ask", "bo", "--skill", "law", "--out", name, "-y"]).ok();
    assert_ne!(std::fs::read_to_string(&file).unwrap(), text);
    let ran = Home::new().run(&["feedback", "ask"]).fails(1);
    assert!(ran.err.contains("career skill rate"), "{}", ran.err);
}
