//! `plan suggest` and `learn suggest` as a person uses them: look, pick, change, keep, undo.
use career::term::Script;
use serde_json::Value as Json;

use crate::home::Home;

/// Somebody with a job, hours, a target role with a goal, and things missing.
fn home() -> Home {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "5", "--role", "Clerk", "--organisation", "Works"]).ok();
    home.run(&["past", "add", "Clerk", "--from", "2020-01", "--kind", "job"]).ok();
    home.run(&["skill", "add", "SQL", "--kind", "technical", "--level", "2"]).ok();
    // Of a kind on the way to which nothing is usually forgotten.
    let role = ["role", "add", "Analyst", "--target", "--kind", "less", "--where", "inside", "--need", "sql:3"];
    let more = ["--discussed", "2026-11-01", "--need-experience", "Led a project;tag=led;should"];
    home.run(&[&role[..], &more[..]].concat()).ok();
    home.run(&["goal", "add", "Become an analyst", "--due", "2027-12-31", "--role", "analyst"]).ok();
    home
}

fn titles(json: &Json) -> Vec<String> {
    json["suggestions"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn json_has_what_other_programs_rely_on() {
    let home = home();
    let before = home.files();
    let json = home.run(&["plan", "suggest", "--json", "--explain"]).ok().json();
    let list = json["suggestions"].as_array().unwrap();
    let keys =
        ["id", "kind", "title", "closes", "time", "hours", "weeks", "after", "mode", "why", "missing", "goal", "due"];
    for one in list {
        assert!(keys.iter().all(|key| one.get(key).is_some()), "{one}");
        assert_eq!(one["goal"], "become-an-analyst");
    }
    let brief = |key: &str| list.iter().map(|one| one[key].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(brief("kind"), ["practice", "book", "mentoring", "step", "step"]);
    assert_eq!(brief("mode"), ["experience", "education", "exposure", "exposure", "experience"]);
    assert_eq!(list[2]["after"], serde_json::json!([list[0]["id"]]));
    assert_eq!(list[4]["closes"], serde_json::json!(["Led a project"]));
    assert_eq!(json["computed"]["verdict"], "fits");
    assert_eq!(json["computed"]["fitting"], 5);
    // 20 h read, an hour shown, half an hour to ask.
    assert_eq!(json["computed"]["own_hours"], 21.5);
    assert!(json["computed"]["explain"].as_str().unwrap().contains("60 h"), "{json}");
    assert_eq!(json["uncovered"], serde_json::json!([]));
    let learning = home.run(&["learn", "suggest", "--json"]).ok().json();
    assert_eq!(titles(&learning), titles(&json)[..3]);
    assert_eq!(home.files(), before);
}

#[test]
fn what_is_kept_is_one_operation_that_undo_takes_back() {
    let home = home();
    let before = home.files();
    let ran =
        home.run(&["plan", "suggest", "--keep", "1,3", "--keep", "4;title=Ask Joyce;hours=1;due=2027-01-31"]).ok();
    assert!(ran.err.contains("Kept 3 suggestions") && ran.err.contains("career undo"), "{}", ran.err);
    assert!(ran.err.contains("your plan fits"), "{}", ran.err);
    let learning = home.run(&["learn", "list", "--json"]).ok().json();
    let learning = learning["activities"].as_array().unwrap().clone();
    assert_eq!((learning[0]["kind"].as_str(), learning[0]["time"].as_str()), (Some("practice"), Some("work")));
    assert_eq!(learning[0]["skills"], serde_json::json!([{ "skill": "sql", "to": 3 }]));
    assert_eq!((learning[0]["weeks"].as_f64(), learning[0]["goal"].as_str()), (Some(15.0), Some("become-an-analyst")));
    assert_eq!(learning[1]["after"], serde_json::json!([learning[0]["id"]]));
    let steps = home.run(&["plan", "list", "--json"]).ok().json();
    let step = &steps["milestones"][0];
    assert_eq!(
        (step["title"].as_str(), step["hours"].as_f64(), step["due"].as_str()),
        (Some("Ask Joyce"), Some(1.0), Some("2027-01-31"))
    );
    assert_eq!((step["id"].as_str(), &step["closes"]), (Some("ask-joyce"), &serde_json::json!(["Led a project"])));
    home.run(&["check"]).ok();
    // What is on the way is not offered again.
    let again = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(titles(&again), Vec::<String>::new());
    assert_eq!(again["on_the_way"].as_array().unwrap().len(), 2);
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
}

#[test]
fn keeping_answers_in_json_with_the_records_and_the_operation() {
    let home = home();
    let json = home.run(&["plan", "suggest", "--keep", "all", "--json"]).ok().json();
    assert_eq!((json["activities"].as_array().unwrap().len(), json["milestones"].as_array().unwrap().len()), (3, 2));
    assert!(json["operation"]["id"].is_number());
    assert_eq!(json["computed"]["verdict"], "fits");
    assert_eq!(json["milestones"][1]["after"], serde_json::json!([json["milestones"][0]["id"]]));
    let history = home.run(&["history", "--json"]).ok().json();
    assert!(history["operations"][0]["sentence"].as_str().unwrap().starts_with("kept 5 suggestions"), "{history}");
}

#[test]
fn answers_and_flags_leave_the_same_files() {
    let (asked, told) = (home(), home());
    let script = Script::new()
        .answer("suggest.keep", "1 2")
        .answer("suggest.change", "y")
        .answer("suggest.title", "SQL for Joyce")
        .answer("suggest.takes", "12 h")
        .answer("suggest.due", "2027-06-30")
        .answer("suggest.title", "")
        .answer("suggest.takes", "")
        .skip("suggest.due")
        .answer("suggest.cost", "30 EUR");
    let ran = asked.answer(script, &["plan", "suggest"]).ok();
    assert!(ran.err.contains("career init --budget"), "{}", ran.err);
    told.run(&[
        "plan",
        "suggest",
        "--keep",
        "1;title=SQL for Joyce;hours=12;due=2027-06-30",
        "--keep",
        "2;cost=30 EUR",
    ])
    .ok();
    assert_eq!(asked.files(), told.files());
    let text = asked.file("learning.toml");
    // Hours are one's own time: what was paid time is not any more.
    assert!(
        text.contains("title = \"SQL for Joyce\"") && text.contains("hours = 12") && !text.contains("weeks"),
        "{text}"
    );
    // Paid time again, by weeks.
    let paid = home();
    paid.run(&["learn", "suggest", "--keep", "2;weeks=3"]).ok();
    let text = paid.file("learning.toml");
    assert!(text.contains("time = \"work\"") && text.contains("weeks = 3") && !text.contains("hours ="), "{text}");
}

#[test]
fn stopping_leaves_nothing_and_picking_none_is_fine() {
    let home = home();
    let before = home.files();
    for script in [
        Script::new().stop("suggest.keep"),
        Script::new().answer("suggest.keep", "1").stop("suggest.change"),
        Script::new().answer("suggest.keep", "1").answer("suggest.change", "y").stop("suggest.title"),
    ] {
        let ran = home.answer(script, &["plan", "suggest"]).fails(130);
        assert!(ran.err.contains("Nothing was saved"), "{}", ran.err);
        assert_eq!(home.files(), before);
    }
    for script in [Script::new().skip("suggest.keep"), Script::new().answer("suggest.keep", "0")] {
        let ran = home.answer(script, &["plan", "suggest"]).ok();
        assert!(ran.err.contains("Nothing was kept"), "{}", ran.err);
    }
    assert_eq!(home.files(), before);
}

#[test]
fn without_a_terminal_it_lists_and_says_how_to_keep() {
    let home = home();
    let ran = home.run(&["plan", "suggest", "--role", "analyst"]).ok();
    assert!(ran.err.contains("career plan suggest --role analyst --keep 1,2"), "{}", ran.err);
    assert!(ran.out.contains("15 weeks of paid time") && ran.out.contains("after 1"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    // The real program with nothing on its standard input does not wait for any.
    let out = home.spawn().args(["plan", "suggest"]).stdin(std::process::Stdio::null()).output().unwrap();
    assert!(out.status.success());
    let plain = home.run(&["plan", "suggest", "--plain", "--explain"]).ok().out;
    assert!(plain.is_ascii(), "{plain}");
}

#[test]
fn a_pick_that_is_none_is_refused_and_changes_nothing() {
    let home = home();
    let before = home.files();
    for (keep, said) in [
        ("9", "there are 5 suggestions"),
        ("0", "\"0\" is not the number"),
        ("x", "\"x\" is not the number"),
        ("", "names none"),
        ("1,1", "named twice"),
        ("1,2;hours=3", "one number each"),
        ("all;hours=3", "one number each"),
        ("1;hours=0", "no time at all"),
        ("1;hours=-2", "-2"),
        ("1;hours=lots", "lots"),
        ("1;due=12/03/2027", "12/03/2027"),
        ("1;title=", "a title of nothing"),
        ("1;colour=red", "\"colour\" is not one of"),
        ("1;hours", "does not say what to change"),
        ("4;cost=30 EUR", "only learning has a cost"),
    ] {
        let ran = home.run(&["plan", "suggest", "--keep", keep]).fails(2);
        assert!(ran.err.contains(said), "{keep}: {}", ran.err);
    }
    home.run(&["plan", "suggest", "--role", "nobody"]).fails(1);
    home.run(&["plan", "suggest", "--goal", "nothing"]).fails(1);
    home.run(&["plan", "suggest", "--role", "analyst", "--goal", "become"]).fails(2);
    home.run(&["plan", "suggest", "--limit", "0"]).fails(2);
    home.run(&["learn", "suggest", "--skill", "sql:7"]).fails(2);
    home.run(&["learn", "suggest", "--skill", "welding"]).fails(1);
    assert_eq!(home.files(), before);
}

#[test]
fn a_skill_is_taken_to_the_level_that_is_asked_for() {
    let home = home();
    let levels = |args: &[&str]| {
        let json = home.run(&[&["learn", "suggest", "--json", "--skill"], args].concat()).ok().json();
        let to = json["suggestions"].as_array().unwrap().iter().filter_map(|one| one["skills"][0]["to"].as_u64());
        to.collect::<Vec<_>>()
    };
    // The role asks for 3; a level that is given goes before that, and a higher target of one's own too.
    assert_eq!(levels(&["sql"]), [3]);
    assert_eq!(levels(&["SQL:5"]), [3, 4, 5]);
    home.run(&["skill", "edit", "sql", "--target", "4"]).ok();
    assert_eq!(levels(&["sql"]), [3, 4]);
    home.run(&["skill", "add", "Excel", "--kind", "tool", "--level", "1"]).ok();
    assert_eq!(levels(&["excel"]), [2, 2]);
    home.run(&["skill", "add", "Python"]).ok();
    let ran = home.run(&["learn", "suggest", "--skill", "python"]).fails(1);
    assert!(ran.err.contains("career skill rate python LEVEL"), "{}", ran.err);
}

#[test]
fn a_goal_without_a_role_is_read_by_its_words_and_those_above_it() {
    let home = home();
    home.run(&[
        "goal",
        "add",
        "SQL that I can rely on",
        "--kind",
        "skill",
        "--due",
        "2027-06-30",
        "--parent",
        "become",
    ])
    .ok();
    let json = home.run(&["plan", "suggest", "--goal", "sql-that", "--json"]).ok().json();
    let goals: Vec<&str> =
        json["suggestions"].as_array().unwrap().iter().map(|one| one["goal"].as_str().unwrap()).collect();
    assert_eq!(goals, ["sql-that-i-can-rely-on"; 3]);
    // What the role needs for SQL serves the smaller goal; the rest the large one.
    let all = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(
        (all["suggestions"][0]["goal"].as_str(), all["suggestions"][4]["goal"].as_str()),
        (Some("sql-that-i-can-rely-on"), Some("become-an-analyst"))
    );
    home.run(&["goal", "add", "Garden", "--due", "2027-06-30"]).ok();
    let ran = home.run(&["plan", "suggest", "--goal", "garden"]).fails(1);
    assert!(ran.err.contains("career goal edit garden --role ROLE"), "{}", ran.err);
    home.run(&["goal", "edit", "garden", "--status", "paused"]).ok();
    home.run(&["plan", "suggest", "--goal", "garden"]).fails(1);
}

#[test]
fn nothing_in_sight_says_what_to_type() {
    let home = Home::new();
    let ran = home.run(&["plan", "suggest"]).ok();
    assert!(ran.out.is_empty() && ran.err.contains("career role add"), "{}{}", ran.out, ran.err);
    let json = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(json["suggestions"], serde_json::json!([]));
    assert!(json["computed"]["verdict"].is_null());
    home.run(&["role", "add", "Analyst", "--need", "sql:3"]).ok();
    let ran = home.run(&["learn", "suggest"]).ok();
    assert!(ran.err.contains("career learn suggest --role analyst"), "{}", ran.err);
    // Every requirement met, with an example: nothing is missing.
    home.run(&["skill", "rate", "sql", "3"]).ok();
    home.run(&["win", "Answered a question", "--skill", "sql"]).ok();
    home.run(&["role", "edit", "analyst", "--where", "inside", "--discussed", "2026-11-01"]).ok();
    let ran = home.run(&["plan", "suggest", "--role", "analyst"]).ok();
    assert!(ran.out.contains("Nothing is missing"), "{}", ran.out);
}

#[test]
fn what_is_more_than_the_hours_is_said_with_the_day() {
    let home = home();
    home.run(&["goal", "edit", "become", "--due", "2026-12-06"]).ok();
    let json = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(json["computed"]["verdict"], "does not fit");
    assert_eq!(json["computed"]["short_until"], "2026-12-06");
    // 21.5 h are wanted, and 14 days at 5 h a week hold 10.
    assert!((json["computed"]["short_hours"].as_f64().unwrap() - 11.5).abs() < 1e-9, "{json}");
    let ran = home.run(&["plan", "suggest"]).ok();
    assert!(ran.out.contains("11.5 h more than your hours hold until Sun"), "{}", ran.out);
    assert!(ran.out.contains("The first one alone is too much"), "{}", ran.out);
}

#[test]
fn the_budget_counts_what_is_planned() {
    let home = home();
    home.run(&["init", "--budget", "100 EUR"]).ok();
    home.run(&["learn", "add", "Book", "--kind", "book", "--hours", "3", "--cost", "60 EUR"]).ok();
    let ran = home.run(&["learn", "suggest", "--keep", "2;cost=50 EUR;due=2026-12-20"]).ok();
    assert!(ran.err.contains("110 of 100 EUR planned, 10 more than it"), "{}", ran.err);
    let said = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(
        (said["computed"]["budget_left"].as_f64(), said["computed"]["currency"].as_str()),
        (Some(-10.0), Some("EUR"))
    );
}

#[test]
fn the_examples_get_something_that_fits_them() {
    let rosa = Home::example("rosa");
    let json = rosa.run(&["plan", "suggest", "--json"]).ok().json();
    let on_one_page = "Put your three best examples on one page, for whoever decides: Team leader, mornings";
    assert_eq!(titles(&json), [on_one_page]);
    assert_eq!(json["on_the_way"].as_array().unwrap().len(), 3);
    assert_eq!(json["computed"]["verdict"], "fits");
    let maya = Home::example("maya");
    let json = maya.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(titles(&json), [""; 0]);
    assert_eq!((&json["uncovered"][0]["what"], json["on_the_way"].as_array().unwrap().len()), (&"python".into(), 4));
    maya.run(&["skill", "rate", "python", "1"]).ok();
    let json = maya.run(&["plan", "suggest", "--json"]).ok().json();
    assert!(!titles(&json).is_empty() && titles(&json).iter().all(|title| title.contains("Python")), "{json}");
    let before = maya.files();
    maya.run(&["plan", "suggest", "--keep", "all"]).ok();
    maya.run(&["check"]).ok();
    maya.run(&["undo"]).ok();
    assert_eq!(maya.files(), before);
    let tomas = Home::example("tomas");
    let ran = tomas.run(&["plan", "suggest"]).ok();
    assert!(ran.err.contains("career role add"), "{}", ran.err);
    let json = tomas.run(&["learn", "suggest", "--skill", "speaking", "--json"]).ok().json();
    assert_eq!(json["suggestions"][0]["mode"], "experience");
}

#[test]
fn what_two_roles_ask_for_is_offered_once_at_the_higher_level() {
    // Whichever of the two stands first in the file.
    for levels in [["sql:3", "sql:4"], ["sql:4", "sql:3"]] {
        let home = Home::new();
        home.run(&["skill", "add", "SQL", "--kind", "technical", "--level", "2"]).ok();
        for (title, need) in ["Analyst", "Engineer"].iter().zip(levels) {
            home.run(&["role", "add", title, "--target", "--need", need]).ok();
        }
        let json = home.run(&["learn", "suggest", "--json"]).ok().json();
        let list = json["suggestions"].as_array().unwrap();
        let to: Vec<u64> = list.iter().filter_map(|one| one["skills"][0]["to"].as_u64()).collect();
        assert_eq!(to, [3, 4], "{levels:?}: {json}");
        let asks = if levels[0] == "sql:4" { "Analyst asks for 4" } else { "Engineer asks for 4" };
        assert!(list.iter().all(|one| one["why"].as_str().unwrap().contains(asks)), "{levels:?}: {json}");
    }
}
