//! A change of role as a step: what people forget on the way, the last day to begin, plan B in the review.
use career::stages::explore::model::Role;
use career::stages::plan::roadmap::Records;
use career::stages::plan::transition::{find_supply, list_usual};
use career::term::Script;
use serde_json::{Value as Json, json};

use crate::home::Home;

/// Somebody with a job who wants a role elsewhere, with nothing else missing.
fn home(role: &[&str]) -> Home {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "5", "--role", "Clerk", "--organisation", "Works"]).ok();
    home.run(&[&["role", "add", "Analyst", "--target"][..], role].concat()).ok();
    home.run(&["goal", "add", "Become an analyst", "--due", "2027-12-31", "--role", "analyst"]).ok();
    home
}

/// What is offered as often forgotten, by what it closes.
fn forgotten(home: &Home) -> Vec<(String, Json)> {
    let json = home.run(&["plan", "suggest", "--json"]).ok().json();
    let list = json["suggestions"].as_array().unwrap().iter();
    let own = list.filter(|one| one["why"].as_str().unwrap().starts_with("Often forgotten"));
    own.map(|one| (one["closes"][0].as_str().unwrap_or("the day").to_owned(), one.clone())).collect()
}

fn keys(home: &Home) -> Vec<String> {
    forgotten(home).into_iter().map(|(key, _)| key).collect()
}

#[test]
fn each_kind_of_move_has_what_is_forgotten_on_its_way() {
    let list = |kind: &str, place: &str, is_paid: bool| -> Vec<&str> {
        let text = format!("id = \"r\"\ntitle = \"R\"\nkind = \"{kind}\"\nwhere = \"{place}\"");
        list_usual(&toml::from_str::<Role>(&text).unwrap(), is_paid).iter().map(|one| one.key).collect()
    };
    for kind in ["promotion", "lateral", "change", "gig", "start"] {
        assert_eq!(list(kind, "inside", true), ["sponsor", "portfolio", "release"], "{kind}");
        assert_eq!(list(kind, "outside", true), ["portfolio", "references", "notice"], "{kind}");
        // Without work there is nothing to leave.
        assert_eq!(list(kind, "outside", false), ["portfolio", "references"], "{kind}");
    }
    assert_eq!(list("return", "outside", false), ["portfolio", "references", "home"]);
    assert_eq!(list("own", "outside", true), ["customers", "rules", "notice"]);
    for kind in ["stay", "less"] {
        assert_eq!(list(kind, "inside", true), [""; 0], "{kind}");
    }
}

#[test]
fn what_the_plan_has_is_known_by_what_it_closes_or_by_a_word() {
    let role: Role = toml::from_str("id = \"r\"\ntitle = \"R\"\nwhere = \"outside\"").unwrap();
    let records = |steps: &[&str]| Records {
        goals: [
            "id = \"g\"\ntitle = \"G\"\nrole = \"r\"",
            "id = \"below\"\ntitle = \"B\"\nparent = \"g\"",
            "id = \"other\"\ntitle = \"O\"",
        ]
        .map(|text| toml::from_str(text).unwrap())
        .to_vec(),
        milestones: steps.iter().map(|text| toml::from_str(text).unwrap()).collect(),
        ..Records::default()
    };
    let found = |key: &str, step: &str| {
        let usual = *list_usual(&role, true).iter().find(|one| one.key == key).unwrap();
        find_supply(&usual, &role, &records(&[step])).is_some()
    };
    let step = |title: &str, more: &str| format!("id = \"s\"\ntitle = \"{title}\"\n{more}");
    assert!(found("notice", &step("Hand in my notice", "goal = \"g\"")));
    assert!(found("portfolio", &step("A CV that fits on a page", "goal = \"below\"")));
    assert!(found("references", &step("Call two people", "goal = \"g\"\ncloses = [\"References\"]")));
    // A word within a word, a goal that leads elsewhere, a step that was dropped: none of them counts.
    assert!(!found("notice", &step("Read the noticeboard", "goal = \"g\"")));
    assert!(!found("notice", &step("Hand in my notice", "goal = \"other\"")));
    assert!(!found("notice", &step("Hand in my notice", "goal = \"g\"\nstatus = \"dropped\"")));
}

#[test]
fn what_is_forgotten_stands_before_the_first_day() {
    let home = home(&["--kind", "change", "--where", "outside", "--need", "sql:3"]);
    home.run(&["skill", "rate", "sql", "3"]).ok();
    home.run(&["win", "Answered a question", "--skill", "sql"]).ok();
    let offered = forgotten(&home);
    assert_eq!(keys(&home), ["portfolio", "references", "notice", "the day"]);
    let id = |at: usize| offered[at].1["id"].clone();
    // Notice comes after the talks and papers, the day after all of it.
    assert_eq!(offered[2].1["after"], json!([id(0), id(1)]));
    assert_eq!(offered[3].1["after"], json!([id(0), id(1), id(2)]));
    assert_eq!(
        (&offered[3].1["role"], &offered[2].1["weeks"], &offered[2].1["time"]),
        (&json!("analyst"), &json!(4.0), &json!("wait"))
    );
    home.run(&["plan", "suggest", "--keep", "all"]).ok();
    home.run(&["check"]).ok();
    assert_eq!(keys(&home), [""; 0]);
    let day = home.run(&["plan", "show", "the-first-day", "--json"]).ok().json();
    assert_eq!((&day["milestone"]["kind"], &day["milestone"]["role"]), (&json!("transition"), &json!("analyst")));
}

#[test]
fn a_first_day_that_is_planned_waits_for_what_is_kept_and_undo_takes_both_back() {
    let home = home(&["--kind", "promotion", "--where", "inside", "--discussed", "2026-11-01"]);
    home.run(&["plan", "add", "They decide", "--time", "wait", "--weeks", "2", "--goal", "become"]).ok();
    home.run(&["plan", "add", "Begin", "--role", "analyst", "--goal", "become", "--after", "they-decide"]).ok();
    let offered = forgotten(&home);
    assert_eq!(keys(&home), ["sponsor", "portfolio", "release"]);
    let release = &offered[2].1;
    assert_eq!((&release["before"], release["after"][0].as_str()), (&json!("begin"), Some("they-decide")));
    let before = home.files();
    let all = home.run(&["plan", "suggest", "--json"]).ok().json();
    let at = all["suggestions"].as_array().unwrap().iter().position(|one| one["id"] == release["id"]).unwrap() + 1;
    home.run(&["plan", "suggest", "--keep", &at.to_string()]).ok();
    let begin = home.run(&["plan", "show", "begin", "--json"]).ok().json();
    assert_eq!(begin["milestone"]["after"], json!(["they-decide", release["id"]]));
    let map = home.run(&["roadmap", "--json"]).ok().json();
    let dates = |id: &Json, key: &str| {
        let own = map["milestones"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap();
        own["computed"][key].as_str().unwrap().to_owned()
    };
    assert!(dates(&json!("begin"), "start") >= dates(&release["id"], "finish"), "{map}");
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
    // Who has a sponsor is not told to find one.
    home.run(&["person", "add", "Joyce", "--relation", "sponsor"]).ok();
    home.run(&["role", "edit", "analyst", "--sponsor", "joyce"]).ok();
    assert_eq!(keys(&home), ["portfolio", "release"]);
}

#[test]
fn a_first_day_that_comes_before_notice_has_run_does_not_fit() {
    let home = home(&["--kind", "change", "--where", "outside"]);
    home.run(&["plan", "add", "Begin", "--role", "analyst", "--goal", "become", "--due", "2026-12-10"]).ok();
    let json = home.run(&["plan", "suggest", "--json"]).ok().json();
    assert_eq!(json["computed"]["before"]["verdict"], "fits");
    // Four weeks from 23 November at the earliest, after the papers: past 10 December.
    assert_eq!(json["computed"]["verdict"], "does not fit", "{json}");
}

#[test]
fn showing_the_step_says_what_is_in_place() {
    let maya = Home::example("maya");
    let json = maya.run(&["plan", "show", "start-in-the-data-team", "--json"]).ok().json();
    let places = json["milestone"]["computed"]["in_place"].as_array().unwrap().clone();
    let states: Vec<(&str, &str)> =
        places.iter().map(|one| (one["key"].as_str().unwrap(), one["state"].as_str().unwrap())).collect();
    let expected = [
        ("discussed", "done"),
        ("confirmed", "open"),
        ("decided", "planned"),
        ("sponsor", "done"),
        ("portfolio", "planned"),
        ("release", "planned"),
    ];
    assert_eq!(states, expected);
    let text = maya.run(&["plan", "show", "start-in-the-data-team"]).ok().out;
    assert!(text.contains("Plan B: \"Ward data lead, two days a week\", if: No interview by then"), "{text}");
    let role = maya.run(&["role", "show", "health-data-analyst"]).ok().out;
    assert!(role.contains("CV with three examples"), "{role}");
}

#[test]
fn without_a_day_of_decision_the_first_day_says_when_experience_has_to_begin() {
    let home = home(&["--kind", "promotion", "--where", "inside", "--need-experience", "Led a team;months=6"]);
    let begins = || home.run(&["plan", "check", "--json"]).ok().json()["computed"]["begin_by"].clone();
    assert_eq!(begins(), json!([]));
    home.run(&["plan", "add", "Begin", "--role", "analyst", "--goal", "become", "--due", "2027-09-30"]).ok();
    // Six months before 30 September.
    assert_eq!(begins()[0]["begin_by"], "2027-03-30");
    let text = home.run(&["plan", "check"]).ok().out;
    assert!(
        text.contains("\"Analyst\" is to begin by Thu 30 Sep 2027") && text.contains("last day to begin is Tue 30 Mar"),
        "{text}"
    );
    // A day of decision of its own holds.
    home.run(&["role", "edit", "analyst", "--decides", "2027-08-31"]).ok();
    assert_eq!(begins()[0]["begin_by"], "2027-02-28");
}

/// A goal with a plan B whose sign is to be looked for in ten days.
fn signed() -> Home {
    let home = Home::new();
    home.run(&["goal", "add", "Plan B", "--due", "2027-12-31", "--status", "paused"]).ok();
    let sign = "No interview by then; 2026-12-03";
    home.run(&["goal", "add", "Plan A", "--due", "2027-12-31", "--fallback", "plan-b", "--tripwire", sign]).ok();
    home
}

fn states(home: &Home) -> (String, String) {
    let json = home.run(&["goal", "list", "--all", "--json"]).ok().json();
    let state = |id: &str| {
        let goal = json["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == id).unwrap();
        goal["status"].as_str().unwrap().to_owned()
    };
    (state("plan-a"), state("plan-b"))
}

/// A review in which everything before the list of what is open is skipped.
fn up_to_what_is_open() -> Script {
    ["wins.1", "satisfaction", "clarity", "energy", "hours"]
        .iter()
        .fold(Script::new(), |script, key| script.skip(&format!("review.{key}")))
}

#[test]
fn the_review_asks_for_the_sign_of_plan_b_and_turns_to_it() {
    let home = signed();
    let before = home.files();
    let script = up_to_what_is_open()
        .answer("review.open.plan-a.plan-b", "b")
        .answer("review.open.plan-a", "k")
        .skip("review.commit.1")
        .skip("review.next");
    home.answer(script, &["review", "--period", "2026-11"]).ok();
    assert_eq!(states(&home), ("paused".to_owned(), "active".to_owned()));
    let review = home.run(&["review", "show", "2026-11", "--json"]).ok().json();
    let changed: Vec<(&str, &str)> = review["review"]["adjustment"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["goal"].as_str().unwrap(), one["to"].as_str().unwrap()))
        .collect();
    assert_eq!(changed, [("plan-a", "paused"), ("plan-b", "active")]);
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
}

#[test]
fn a_sign_is_moved_reworded_dropped_and_kept_by_flags() {
    let tripwire = |change: &str| {
        let home = signed();
        home.run(&["review", "--period", "2026-11", "--adjust", change]).ok();
        let json = home.run(&["goal", "show", "plan-a", "--json"]).ok().json();
        (json["goal"]["tripwire"].clone(), states(&home))
    };
    let unturned = ("active".to_owned(), "paused".to_owned());
    let (moved, state) = tripwire("plan-a.plan-b;due=2027-01-31");
    assert_eq!(
        (&moved["text"], &moved["date"], state),
        (&json!("No interview by then"), &json!("2027-01-31"), unturned.clone())
    );
    let (reworded, _) = tripwire("plan-a.plan-b;title=No answer by then");
    assert_eq!((&reworded["text"], &reworded["date"]), (&json!("No answer by then"), &json!("2026-12-03")));
    assert_eq!(tripwire("plan-a.plan-b;status=dropped"), (Json::Null, unturned));
    assert_eq!(tripwire("plan-a.plan-b;status=plan-b").1, ("paused".to_owned(), "active".to_owned()));
    signed().run(&["review", "--period", "2026-11", "--adjust", "plan-a.plan-b;status=done"]).fails(2);
    // A goal with no sign, and the sign and its goal at once.
    signed().run(&["review", "--period", "2026-11", "--adjust", "plan-b.plan-b;due=2027-01-31"]).fails(1);
    let home = signed();
    let both = ["--adjust", "plan-a.plan-b;due=2027-01-31", "--adjust", "plan-a;due=2028-01-31"];
    home.run(&[&["review", "--period", "2026-11"][..], &both].concat()).ok();
    let json = home.run(&["goal", "show", "plan-a", "--json"]).ok().json();
    assert_eq!((&json["goal"]["due"], &json["goal"]["tripwire"]["date"]), (&json!("2028-01-31"), &json!("2027-01-31")));
}

#[test]
fn a_sign_that_lies_far_ahead_is_not_asked_for_and_moves_with_everything_else() {
    let home = signed();
    home.run(&["goal", "edit", "plan-a", "--tripwire", "No interview by then; 2027-06-01"]).ok();
    let script = up_to_what_is_open().answer("review.open.plan-a", "k").skip("review.commit.1").skip("review.next");
    home.answer(script, &["review", "--period", "2026-11"]).ok();
    home.run(&["back", "--move", "2w"]).ok();
    let json = home.run(&["goal", "show", "plan-a", "--json"]).ok().json();
    assert_eq!(json["goal"]["tripwire"]["date"], "2027-06-15");
}

#[test]
fn near_its_day_a_goal_says_how_to_turn_to_plan_b() {
    let home = signed();
    let text = home.run(&["goal", "show", "plan-a"]).ok().out;
    let command = "career goal edit plan-a --status paused && career goal edit plan-b --status active";
    assert!(text.contains(command) && text.contains("looked at on Thu 3 Dec"), "{text}");
    home.run(&["goal", "edit", "plan-a", "--tripwire", "No interview by then; 2027-06-01"]).ok();
    assert!(!home.run(&["goal", "show", "plan-a"]).ok().out.contains(command));
}
