//! `career next`: the hours of the week in pieces, against the days counted one by one.
use career::stages::plan::model::Milestone;
use career::stages::plan::roadmap::{Records, build};
use career::stages::plan::week::{find_week, last_day, split};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::home::{Home, TODAY};

/// A file of steps.
#[derive(serde::Deserialize)]
struct File {
    milestone: Vec<Milestone>,
}

/// An hour a day from Monday, 23 November 2026.
fn with_plan(plan: &str) -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 7.0\n");
    home.write("goals.toml", "[[goal]]\nid = \"g\"\ntitle = \"Goal\"\ndue = 2027-03-31\n");
    home.write("plan.toml", plan);
    home
}

fn step(id: &str, rest: &str) -> String {
    format!("[[milestone]]\nid = \"{id}\"\ntitle = \"{id} title\"\n{}\n\n", rest.replace("; ", "\n"))
}

fn items(json: &Json) -> Vec<(String, Option<f64>, Vec<f64>)> {
    let each = json["items"].as_array().unwrap().iter();
    each.map(|item| {
        let pieces = item["pieces"].as_array().unwrap().iter().map(|piece| piece.as_f64().unwrap());
        (item["id"].as_str().unwrap().to_owned(), item["hours"].as_f64(), pieces.collect())
    })
    .collect()
}

fn own(id: &str, hours: f64, pieces: &[f64]) -> (String, Option<f64>, Vec<f64>) {
    (id.to_owned(), Some(hours), pieces.to_vec())
}

#[test]
fn the_week_is_what_the_days_hold_in_the_order_of_the_work() {
    let home = with_plan(
        &[
            step("talk", "hours = 1; due = 2026-11-23; goal = \"g\""),
            step("essay", "hours = 4.5; due = 2026-11-29; after = [\"talk\"]"),
            step("later", "hours = 9"),
            step("call", "due = 2026-11-25"),
            step("exam", "time = \"wait\"; weeks = 1; after = [\"talk\"]; due = 2026-12-20"),
            step("stay", "time = \"work\"; weeks = 2"),
            step("visa", "time = \"wait\"; weeks = 2; after = [\"exam\"]"),
        ]
        .concat(),
    );
    let json = home.run(&["next", "--json"]).ok().json();
    // Seven hours: talk on Monday, the essay until Saturday noon, the rest of the week for what is left.
    assert_eq!(
        items(&json),
        [
            own("talk", 1.0, &[1.0]),
            own("call", 0.0, &[]),
            own("essay", 4.5, &[1.5, 1.5, 1.5]),
            own("later", 1.5, &[1.5])
        ]
    );
    assert_eq!(json["items"][0]["slack_days"], 0);
    assert_eq!(json["items"][0]["goal"], "g");
    assert_eq!(json["items"][2]["due"], "2026-11-29");
    assert_eq!(json["items"][3]["hours_left"], 9.0);
    assert!(json["items"][3]["slack_days"].is_null());
    assert_eq!(json["items"][1]["command"], "career plan done call");
    let computed = &json["computed"];
    assert_eq!(
        (
            computed["week_from"].as_str(),
            computed["week_to"].as_str(),
            computed["hours"].as_f64(),
            computed["of"].as_f64()
        ),
        (Some("2026-11-23"), Some("2026-11-29"), Some(7.0), Some(7.0))
    );
    // The wait runs from the day after the talk, a week; what follows it is not this week's.
    let waiting = json["waiting"].as_array().unwrap();
    assert_eq!(waiting.len(), 1, "{json}");
    assert_eq!((waiting[0]["id"].as_str(), waiting[0]["until"].as_str()), (Some("exam"), Some("2026-11-30")));
    assert_eq!(waiting[0]["then"][0], "visa");
    assert_eq!(json["paid"][0]["id"], "stay");
    let text = home.run(&["next"]).ok().out;
    assert!(text.contains("This week, Mon 23 Nov to Sun 29 Nov: 7 of 7 h"), "{text}");
    assert!(text.contains("! no day to spare; for Goal; due Mon 23 Nov, today"), "{text}");
    assert!(text.contains("essay title: 4.5 h, as 3 times 1.5 h"), "{text}");
    assert!(text.contains("later title: 1.5 of 9 h"), "{text}");
    assert!(
        text.contains("Waiting\n  exam title: from Tue 24 Nov until Mon 30 Nov, in 7 days; then visa title"),
        "{text}"
    );
    assert!(text.contains("In paid time\n  stay title: until Sun 6 Dec"), "{text}");
    let explained = home.run(&["next", "--explain"]).ok().out;
    assert!(explained.contains("From 2026-11-23 to 2026-11-29: 7 h of your own (7 h a week"), "{explained}");
    assert!(home.run(&["next", "--explain", "--json"]).ok().json()["computed"]["explain"].is_string());
}

#[test]
fn the_next_hours_are_what_can_be_done_now() {
    let home = with_plan(
        &[
            step("spring", "hours = 3; earliest = 2027-02-20; due = 2027-02-25"),
            step("wait", "time = \"wait\"; weeks = 1"),
            step("after-it", "hours = 2; after = [\"wait\"]; due = 2026-12-05"),
            step("a", "hours = 1; due = 2026-12-10"),
            step("b", "hours = 5; after = [\"a\"]; due = 2027-01-10"),
        ]
        .concat(),
    );
    let next = |args: &[&str]| items(&home.run(args).ok().json());
    // Neither what waits nor what has its day in spring; b can begin since a is in the list.
    assert_eq!(next(&["next", "--hours", "4h", "--json"]), [own("a", 1.0, &[1.0]), own("b", 3.0, &[1.5, 1.5])]);
    assert_eq!(
        next(&["next", "--hours", "30", "--sitting", "4", "--json"]),
        [own("a", 1.0, &[1.0]), own("b", 5.0, &[2.5, 2.5])]
    );
    assert!(home.run(&["next", "--hours", "30"]).ok().out.contains("That is all that can be worked on now."));
    assert!(home.run(&["next", "--hours", "45m"]).ok().out.contains("a title: 0.75 of 1 h"));
    let json = home.run(&["next", "--hours", "4", "--json"]).ok().json();
    assert_eq!((json["computed"]["of"].as_f64(), json["computed"]["week_from"].is_null()), (Some(4.0), true));
    // Without hours a week it is the order of need, and works as well.
    home.write("career.toml", "format = 1\n");
    assert_eq!(next(&["next", "--hours", "2", "--json"]), [own("a", 1.0, &[1.0]), own("b", 1.0, &[1.0])]);
}

#[test]
fn without_hours_a_week_it_is_the_order_of_need() {
    let home = with_plan(
        &[
            step("last", "hours = 2"),
            step("second", "hours = 3; after = [\"first\"]; due = 2026-12-01"),
            step("first", "hours = 1"),
        ]
        .concat(),
    );
    home.write("career.toml", "format = 1\n");
    let ran = home.run(&["next"]).ok();
    let place = |what: &str| ran.out.find(what).unwrap_or_else(|| panic!("{what}: {}", ran.out));
    assert!(place("1. first title: 1 h") < place("2. second title: 3 h"), "{}", ran.out);
    assert!(place("after first title") < place("3. last title"), "{}", ran.out);
    assert!(ran.out.contains("career init --hours-per-week 5"), "{}", ran.out);
    let json = home.run(&["next", "--json"]).ok().json();
    assert!(json["items"][0]["hours"].is_null() && json["computed"]["of"].is_null());
    assert_eq!(json["items"][0]["hours_left"], 1.0);
}

#[test]
fn learning_is_logged_by_its_first_piece_and_the_command_runs() {
    let home = with_plan("");
    home.write(
        "learning.toml",
        "[[activity]]\nid = \"course\"\ntitle = \"Course\"\nkind = \"course\"\nhours = 40\n\n[[activity]]\nid = \"over\"\ntitle = \"Over\"\nkind = \"book\"\nhours = 2\n[[activity.session]]\ndate = 2026-11-20\nhours = 2\n",
    );
    let json = home.run(&["next", "--json"]).ok().json();
    assert_eq!(items(&json), [own("course", 7.0, &[1.75, 1.75, 1.75, 1.75])]);
    assert_eq!(
        (json["items"][0]["kind"].as_str(), json["items"][0]["command"].as_str()),
        (Some("activity"), Some("career learn log course 1.75"))
    );
    assert!(home.run(&["next"]).ok().out.contains("career learn done over"));
    home.run(&["learn", "log", "course", "1.75"]).ok();
    let json = home.run(&["next", "--json"]).ok().json();
    assert_eq!(json["items"][0]["hours_left"], 38.25);
}

#[test]
fn nothing_this_week_and_nothing_at_all_say_what_to_type() {
    let home = with_plan("");
    let out = home.run(&["next"]).ok().out;
    assert!(out.contains("Nothing is planned yet.") && out.contains("career plan add"), "{out}");
    let home = with_plan(&step("spring", "hours = 3; earliest = 2027-02-20"));
    let out = home.run(&["next"]).ok().out;
    assert!(out.contains("Nothing of the plan can be worked on this week.") && out.contains("career roadmap"), "{out}");
}

#[test]
fn hours_that_are_none_are_refused() {
    let home = with_plan("");
    for (args, why) in [
        (["--hours", "0"], "between a minute"),
        (["--hours", "-2"], "less than nothing"),
        (["--hours", "soon"], "such as 2"),
        (["--hours", "2h sql"], "more than hours"),
        (["--sitting", "5m"], "too short"),
    ] {
        let ran = home.run(&["next", args[0], args[1]]).fails(2);
        assert!(ran.err.contains(why) && ran.err.contains("Hint:"), "{args:?}: {}", ran.err);
    }
    let circle = step("a", "hours = 1; after = [\"b\"]") + &step("b", "hours = 1; after = [\"a\"]");
    let home = with_plan(&circle);
    assert!(home.run(&["next"]).fails(1).err.contains("a → b → a"));
    // The overview still stands.
    home.run(&[]).ok();
}

#[test]
fn the_overview_begins_with_what_the_week_begins_with() {
    // By its own day `small` is first, but the exam's enrolment has to be done before it.
    let home = with_plan(
        &[
            step("small", "hours = 1; due = 2026-12-02"),
            step("enrol", "hours = 2"),
            step("exam", "hours = 5; after = [\"enrol\"]; due = 2026-12-01"),
        ]
        .concat(),
    );
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n");
    let json = home.run(&["next", "--json"]).ok().json();
    assert_eq!(json["items"][0]["id"], "enrol");
    assert_eq!(home.run(&["--json"]).ok().json()["next"]["command"], "career plan done enrol");
    assert!(!home.run(&["next"]).ok().out.contains("First:"));
}

#[test]
fn it_fits_the_terminal_and_plain_is_plain() {
    for name in ["maya", "rosa", "tomas"] {
        for width in [40, 60, 80, 120] {
            let home = Home::example(name).wide(width);
            let out = home.run(&["next"]).ok().out;
            for line in out.lines().filter(|line| !line.trim_start().starts_with("career ")) {
                assert!(line.chars().count() <= width, "{width}: {line:?}");
            }
        }
        let out = Home::example(name).run(&["next", "--plain"]).ok().out;
        assert!(out.is_ascii(), "{out}");
    }
}

proptest! {
    #[test]
    fn pieces_are_the_hours_and_none_is_longer_than_a_sitting(hours in 0.01_f64..60.0, quarters in 1_u8..20) {
        let sitting = f64::from(quarters) * 0.25;
        let pieces = split(hours, sitting);
        prop_assert!((pieces.iter().sum::<f64>() - hours).abs() < 1e-6);
        prop_assert!(pieces.iter().all(|piece| *piece > 0.0 && *piece <= sitting + 1e-9), "{pieces:?}");
        // As few sittings as the hours allow.
        prop_assert_eq!(pieces.len(), (hours / sitting - 1e-9).ceil() as usize);
    }

    #[test]
    fn the_week_has_the_hours_of_the_schedule(
        hours in prop::collection::vec((1_u8..40, prop::option::of(0_u8..30), any::<bool>()), 1..12),
        week in 1_u8..30,
    ) {
        let today: NaiveDate = TODAY.parse().unwrap();
        let steps = hours.iter().enumerate().map(|(at, (quarters, due, needs))| {
            let due = due.map_or_else(String::new, |days| format!("due = {}", today + chrono::Days::new(u64::from(days))));
            let after = if *needs && at > 0 { format!("after = [\"s{}\"]", at - 1) } else { String::new() };
            step(&format!("s{at}"), &format!("hours = {}; {due}; {after}", f64::from(*quarters) * 0.25))
        });
        let records = Records {
            milestones: toml::from_str::<File>(&steps.collect::<String>()).unwrap().milestone,
            hours_per_week: Some(f64::from(week)),
            ..Records::default()
        };
        let map = build(&records, today).unwrap();
        let found = find_week(&map, today, 2.0);
        let plan = map.schedule.as_ref().unwrap();
        let expected: Vec<(String, f64)> = plan
            .hours_between(today, last_day(today))
            .into_iter()
            .map(|(task, hours)| (map.tasks[task].id.clone(), hours))
            .collect();
        let shown: Vec<(String, f64)> =
            found.work.iter().map(|work| (map.rows[work.row].id.clone(), work.pieces.iter().sum())).collect();
        prop_assert_eq!(shown.len(), expected.len());
        for ((id, sum), (other, hours)) in shown.iter().zip(&expected) {
            prop_assert_eq!(id, other);
            prop_assert!((sum - hours).abs() < 1e-6);
        }
        // A week holds its hours, or all there are.
        let all: f64 = hours.iter().map(|(quarters, ..)| f64::from(*quarters) * 0.25).sum();
        prop_assert!((shown.iter().map(|(_, sum)| sum).sum::<f64>() - all.min(f64::from(week))).abs() < 1e-6);
    }
}
