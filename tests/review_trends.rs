//! Over all reviews: trends, examples of the last weeks, and hard times.
use career::dates::Period;
use career::stages::review::book::{Book, Kept};
use career::stages::review::feeling::is_hard;
use career::stages::review::late::find_late;
use career::stages::review::model::{Adjustment, Pulse, Review};
use career::stages::review::trends::{Subject, find_trends};
use career::term::Script;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::json;

use crate::home::Home;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn review(id: &str, from: &str, to: &str, more: &str) -> Kept {
    let review: Review = toml::from_str(&format!("id = \"{id}\"\nfrom = {from}\nto = {to}\n{more}")).unwrap();
    Kept { file: format!("reviews/{id}.toml"), review }
}

#[test]
fn a_trend_has_a_place_for_each_finished_review() {
    let reviews = [
        review(
            "2025-Q4",
            "2025-10-01",
            "2025-12-31",
            "pulse = { satisfaction = 2, energy = 4 }\n[snapshot]\nlevels = { sql = 1, irish = 2 }\nhours = { got = 1.5 }",
        ),
        // Two quarters in one: one place.
        review(
            "2026-01-01_2026-06-30",
            "2026-01-01",
            "2026-06-30",
            "hours_real = 3.0\n[snapshot]\nlevels = { sql = 2 }\nhours = { got = 9.0 }",
        ),
        review(
            "2026-Q3",
            "2026-07-01",
            "2026-09-30",
            "pulse = { satisfaction = 7, clarity = 5 }\n[snapshot]\nlevels = { sql = 3, irish = 2, new = 4 }",
        ),
        review("2026-Q4", "2026-10-01", "2026-12-31", "status = \"draft\"\npulse = { satisfaction = 0 }"),
    ];
    let trends = find_trends(&reviews);
    let values = |subject: &Subject| {
        trends
            .iter()
            .find(|trend| trend.subject == *subject)
            .map(|trend| trend.points.iter().map(|point| point.value).collect::<Vec<_>>())
    };
    assert_eq!(values(&Subject::Pulse("satisfaction")), Some(vec![Some(2.0), None, Some(7.0)]));
    // What only one review knows is no line.
    assert_eq!(values(&Subject::Pulse("clarity")), None);
    assert_eq!(values(&Subject::Pulse("energy")), None);
    // What the person said goes before what was logged.
    assert_eq!(values(&Subject::Hours), Some(vec![Some(1.5), Some(3.0), None]));
    assert_eq!(values(&Subject::Level("sql".to_owned())), Some(vec![Some(1.0), Some(2.0), Some(3.0)]));
    assert_eq!(values(&Subject::Level("irish".to_owned())), Some(vec![Some(2.0), None, Some(2.0)]));
    assert_eq!(values(&Subject::Level("new".to_owned())), None);
    let moved: Vec<bool> = trends.iter().map(|trend| trend.is_moved()).collect();
    assert_eq!(moved, [true, true, false, true]);
    assert_eq!(trends[0].points[1].to, day("2026-06-30"));
}

#[test]
fn the_list_draws_the_lines_and_json_has_the_figures() {
    let home = Home::example("maya");
    let list = home.run(&["review", "list", "--explain"]).ok();
    let line = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}\n{text}"));
        line[name.len()..].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // As the three files of the example say.
    assert_eq!(line(&list.out, "satisfaction"), "▅▄▅ 5 → 4 → 6");
    assert_eq!(line(&list.out, "hours a week"), "▅▄█ 1.5 → 1 → 2.5");
    assert_eq!(line(&list.out, "Power BI"), "·▂▄ 1 → 2");
    assert!(!list.out.contains("Wound care"), "a level that stayed is no news\n{}", list.out);
    assert!(list.out.lines().all(|line| line.chars().count() <= 80), "{}", list.out);
    assert!(list.err.contains("a place for each finished review"), "{}", list.err);
    let plain = home.run(&["review", "list", "--plain"]).ok().out;
    assert!(
        plain.is_ascii() && plain.contains("Power BI: - > 1 > 2") && plain.contains("clarity: 3 > 5 > 7"),
        "{plain}"
    );
    let json = home.run(&["review", "list", "--json"]).ok().json();
    let trends = json["computed"]["trends"].as_array().unwrap();
    let energy = trends.iter().find(|trend| trend["kind"] == "energy").unwrap();
    assert_eq!(energy["points"][2], json!({ "review": "2026-Q3", "to": "2026-09-30", "value": 5.0 }));
    assert!(trends.iter().any(|trend| trend["kind"] == "level" && trend["skill"] == "wound-care"));
    // One review draws no line.
    let rosa = Home::example("rosa");
    assert!(!rosa.run(&["review", "list"]).ok().out.contains("How it went"));
    assert_eq!(rosa.run(&["review", "list", "--json"]).ok().json()["computed"]["trends"], json!([]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// By shares, where the module compares whole numbers.
    #[test]
    fn late_is_a_matter_of_number_length_and_share(
        // Counted from the end, mostly around the first of the last days; some after it.
        ago in proptest::collection::vec(prop_oneof![3 => -2i64..30, 1 => 0i64..130], 0..24),
        length in 30i64..130,
    ) {
        let from = day("2026-07-01");
        let to = from + Days::new(length as u64 - 1);
        let days: Vec<i64> = ago.iter().map(|ago| length - 1 - ago).collect();
        let on = |n: i64| if n < 0 { from - Days::new(n.unsigned_abs()) } else { from + Days::new(n.unsigned_abs()) };
        let found = find_late(days.iter().map(|n| on(*n)), from, to);
        let within: Vec<&i64> = days.iter().filter(|n| (0..length).contains(*n)).collect();
        let recent = within.iter().filter(|n| ***n + 21 >= length).count();
        let share = recent as f64 / within.len() as f64;
        let is_late = within.len() >= 10 && length >= 63 && share >= 0.5 && share + 1e-9 >= 2.0 * 21.0 / length as f64;
        prop_assert_eq!(found.is_some(), is_late);
        if let Some(late) = found {
            prop_assert_eq!((late.recent, late.all), (recent, within.len()));
        }
    }
}

fn wins(early: usize, late: usize) -> String {
    let entry =
        |at: usize, date: &str| format!("[[entry]]\nid = \"e{at}\"\ndate = {date}\nkind = \"win\"\ntext = \"W{at}\"\n");
    let early = (0..early).map(|at| entry(at, "2026-08-03"));
    early.chain((100..100 + late).map(|at| entry(at, "2026-09-10"))).collect()
}

#[test]
fn most_examples_of_the_last_weeks_are_said_with_their_number() {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nyear_starts = 1\n");
    home.write(
        "reviews/2026-Q3.toml",
        "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\n",
    );
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "61 % of the 18 examples of this time are from its last three weeks. What is noted in the week in which it happens is better remembered:";
    home.write("log/2026.toml", &wins(7, 11));
    let shown = home.run(&["review", "show", "--explain"]).ok();
    assert!(flat(&shown.out).contains(said), "{}", shown.out);
    assert!(shown.out.lines().any(|line| line.contains("career win \"what happened\"")), "{}", shown.out);
    assert!(flat(&shown.err).contains("Here: 11 of 18, where an even spread would give 23 %."), "{}", shown.err);
    let late = &home.run(&["review", "show", "--json"]).ok().json()["review"]["computed"]["late_examples"];
    assert_eq!((&late["recent"], &late["all"]), (&json!(11), &json!(18)));
    // In the review itself, among what moved.
    std::fs::remove_file(home.path().join("reviews/2026-Q3.toml")).unwrap();
    let keys = ["wins.1", "satisfaction", "clarity", "energy"].map(|key| format!("review.{key}"));
    let script = keys.iter().fold(Script::new(), |script, key| script.skip(key)).stop("review.hours");
    home.answer(script.clone(), &["review", "--period", "2026-Q3"]).fails(130);
    assert!(flat(&script.shown()).contains(said), "{}", script.shown());
    // Nine are too few, and spread evenly there is nothing to say.
    home.write(
        "reviews/2026-Q3.toml",
        "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\n",
    );
    for (early, late) in [(0, 9), (12, 5)] {
        home.write("log/2026.toml", &wins(early, late));
        assert!(!home.run(&["review", "show"]).ok().out.contains("last three weeks"), "{early} {late}");
        assert_eq!(
            home.run(&["review", "show", "--json"]).ok().json()["review"]["computed"]["late_examples"],
            json!(null)
        );
    }
}

#[test]
fn hard_times_are_two_low_answers_of_a_year_or_dread_twice() {
    let pulse = |satisfaction: Option<u8>| Pulse { satisfaction, clarity: Some(0), energy: Some(0) };
    let now = Period { id: "2026-Q4".to_owned(), from: day("2026-10-01"), to: day("2026-12-31") };
    let q2 = |more: &str| review("2026-Q2", "2026-04-01", "2026-06-30", more);
    let q3 = |more: &str| review("2026-Q3", "2026-07-01", "2026-09-30", more);
    let book = |reviews: Vec<Kept>, goals: &str| Book {
        reviews,
        goals: if goals.is_empty() { Vec::new() } else { vec![toml::from_str(goals).unwrap()] },
        ..Book::default()
    };
    let low = "pulse = { satisfaction = 3 }";
    let hard = |book: &Book, satisfaction: Option<u8>| is_hard(book, &now, Some(&pulse(satisfaction)), &[]);
    assert!(hard(&book(vec![q3(low)], ""), Some(3)));
    assert!(!hard(&book(vec![q3(low)], ""), Some(4)));
    assert!(!hard(&book(vec![q3("pulse = { satisfaction = 4 }")], ""), Some(0)));
    assert!(!hard(&book(vec![q3(low)], ""), None));
    assert!(!hard(&book(vec![], ""), Some(0)), "one review says nothing of a while");
    // One that left the question open is looked through, but not beyond a year, and a better one ends it.
    assert!(hard(&book(vec![q2(low), q3("")], ""), Some(2)));
    assert!(!hard(&book(vec![q2(low), q3("pulse = { satisfaction = 6 }")], ""), Some(2)));
    let old = review("2025-Q2", "2025-04-01", "2025-06-30", low);
    assert!(!hard(&book(vec![old, q3("")], ""), Some(2)));
    // Dread: in what was changed, now and the last time, and in goals that ended since.
    let dread: Adjustment = toml::from_str("change = \"due\"\ngoal = \"a\"\nreason = \"dread\"").unwrap();
    let with = |book: &Book, list: &[Adjustment]| is_hard(book, &now, None, list);
    let last = q3("[[adjustment]]\nchange = \"due\"\nstep = \"s\"\nreason = \"dread\"");
    let ended = |id: &str, date: &str| {
        format!(
            "id = \"{id}\"\ntitle = \"G\"\nstatus = \"done\"\noutcome = \"missed\"\nreason = \"dread\"\nended = {date}"
        )
    };
    assert!(with(&book(vec![last.clone()], ""), std::slice::from_ref(&dread)));
    assert!(!with(&book(vec![last.clone()], ""), &[]));
    assert!(with(&book(vec![last.clone()], &ended("b", "2026-10-05")), &[]));
    assert!(!with(&book(vec![q3("")], &ended("b", "2026-10-05")), &[]));
    assert!(with(&book(vec![q3("")], &ended("b", "2026-10-05")), std::slice::from_ref(&dread)));
    assert!(!with(&book(vec![q3("")], &ended("b", "2026-06-30")), std::slice::from_ref(&dread)), "long over");
    assert!(
        !with(&book(vec![q3("")], &ended("a", "2026-10-05")), std::slice::from_ref(&dread)),
        "the same one counts once"
    );
}

#[test]
fn the_paragraph_is_in_the_answer_of_programs_too() {
    let home = Home::new();
    home.write("reviews/2026-Q3.toml", "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\npulse = { satisfaction = 2 }\n");
    let json = home.run(&["review", "--pulse", "3,5,5", "--json"]).ok().json();
    let said = json["review"]["computed"]["said"].as_str().unwrap();
    assert!(said.contains("It may be the job and not you") && !said.to_lowercase().contains("depress"), "{said}");
    home.run(&["undo"]).ok();
    let json = home.run(&["review", "--pulse", "4,5,5", "--json"]).ok().json();
    assert_eq!(json["review"]["computed"]["said"], json!(null));
}

#[test]
fn every_question_of_a_review_can_be_skipped_and_one_undo_takes_all_back() {
    let whole = ["wins.1", "satisfaction", "clarity", "energy", "hours", "open.enrol", "commit.1", "next"];
    let quick = ["wins.1", "satisfaction", "clarity", "energy", "commit.1", "next"];
    for (args, keys) in [(&["review"][..], &whole[..]), (&["review", "--quick"], &quick)] {
        let home = Home::new();
        home.write("career.toml", "format = 1\n[person]\nyear_starts = 1\n");
        home.write(
            "plan.toml",
            "[[milestone]]\nid = \"enrol\"\ntitle = \"Enrol\"\nhours = 1\ndue = 2026-12-10\nstatus = \"planned\"\n",
        );
        let before = home.files();
        let script = keys.iter().fold(Script::new(), |script, key| script.skip(&format!("review.{key}")));
        home.answer(script, args).ok();
        let file = home.file("reviews/2026-10-01_2026-11-23.toml");
        assert!(file.contains("status = \"done\""), "{args:?}\n{:?}", home.files().keys());
        home.run(&["undo"]).ok();
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn a_skipped_quarter_makes_the_next_period_longer() {
    let home = Home::new().on("2027-01-05");
    home.write("career.toml", "format = 1\n[person]\nyear_starts = 1\n");
    home.write(
        "reviews/2026-Q2.toml",
        "[review]\nid = \"2026-Q2\"\nfrom = 2026-04-01\nto = 2026-06-30\nstatus = \"done\"\npulse = { energy = 2 }\n",
    );
    let held = home.run(&["review", "--pulse", "5,5,5", "--json"]).ok().json();
    assert_eq!((&held["review"]["from"], &held["review"]["to"]), (&json!("2026-07-01"), &json!("2026-12-31")));
    let list = home.run(&["review", "list"]).ok().out;
    // Two reviews, two places: nothing is drawn for a quarter without one.
    assert!(list.contains("▂▅ 2 → 5"), "{list}");
    for word in ["missed", "skipped", "overdue", "streak"] {
        assert!(!list.contains(word), "{list}");
    }
}
