//! How sure the person was, against what came of it.
use career::stages::goal::confidence::{Closeness, Direction, score_confidence};
use career::stages::goal::model::Goal;
use career::term::Script;
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;

use crate::home::Home;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A goal that has ended: what was said, first and at check-ins, and how it ended.
fn goal(at: usize, first: Option<u8>, checkins: &[u8], outcome: &str, more: &str) -> String {
    let first = first.map(|percent| format!("confidence = {percent}\n")).unwrap_or_default();
    let checkins: String = checkins
        .iter()
        .enumerate()
        .map(|(at, percent)| format!("[[goal.checkin]]\ndate = 2026-02-{:02}\nconfidence = {percent}\n", at + 1))
        .collect();
    let outcome = if outcome.is_empty() { String::new() } else { format!("outcome = \"{outcome}\"\n") };
    format!(
        "[[goal]]\nid = \"g{at}\"\ntitle = \"G{at}\"\nstatus = \"done\"\nended = 2026-06-01\ndue = 2026-06-01\n{first}{outcome}{more}{checkins}"
    )
}

fn read(texts: &[String]) -> Vec<Goal> {
    #[derive(serde::Deserialize)]
    struct File {
        goal: Vec<Goal>,
    }
    toml::from_str::<File>(&texts.join("\n")).unwrap().goal
}

#[test]
fn the_example_of_the_module_holds() {
    let texts: Vec<String> =
        (0..10).map(|at| goal(at, Some(80), &[], if at < 8 { "reached" } else { "missed" }, "")).collect();
    let goals = read(&texts);
    let ten = score_confidence(&goals, today());
    assert!((ten.brier().unwrap() - 0.16).abs() < 1e-12);
    assert_eq!((ten.closeness(), ten.direction()), (Some(Closeness::Fairly), Some(Direction::Even)));
    let nine = score_confidence(&goals[1..], today());
    assert_eq!((nine.goals.len(), nine.brier(), nine.closeness(), nine.direction()), (9, None, None, None));
}

#[test]
fn words_change_at_their_bounds() {
    let ten = |percent: u8, reached: usize| {
        let texts: Vec<String> = (0..10)
            .map(|at| goal(at, Some(percent), &[], if at < reached { "reached" } else { "missed" }, ""))
            .collect();
        let goals = read(&texts);
        let found = score_confidence(&goals, today());
        (found.closeness().unwrap(), found.direction().unwrap())
    };
    assert_eq!(ten(100, 10), (Closeness::Close, Direction::Even));
    // Nine of ten at 90 %: .09. Nine of ten at 100 %: .1, and a tenth apart.
    assert_eq!(ten(90, 9), (Closeness::Close, Direction::Even));
    assert_eq!(ten(100, 9), (Closeness::Close, Direction::Less));
    assert_eq!(ten(100, 8), (Closeness::Fairly, Direction::Less));
    assert_eq!(ten(50, 5), (Closeness::Coin, Direction::Even));
    assert_eq!(ten(50, 9), (Closeness::Coin, Direction::More));
    assert_eq!(ten(95, 3), (Closeness::Far, Direction::Less));
}

#[test]
fn what_says_nothing_about_confidence_is_left_out() {
    let texts = vec![
        goal(0, Some(70), &[], "unwanted", ""),
        goal(1, Some(70), &[], "missed", "reason = \"unwanted\"\n"),
        goal(2, Some(70), &[], "", ""),
        goal(3, None, &[], "reached", ""),
        goal(4, Some(70), &[], "reached", "").replace("\"done\"", "\"active\""),
        goal(5, Some(70), &[], "reached", "").replace("2026-06-01", "2026-11-24"),
        // Only what was said on its last day, when one knew.
        goal(6, None, &[100], "reached", "").replace("ended = 2026-06-01", "ended = 2026-02-01"),
        goal(7, Some(60), &[80], "partly", ""),
    ];
    let goals = read(&texts);
    let found = score_confidence(&goals, today());
    let titles: Vec<&str> = found.goals.iter().map(|goal| goal.title).collect();
    assert_eq!(titles, ["G7"]);
    // (.6 − .5)² and (.8 − .5)², their mean.
    let one = &found.goals[0];
    assert!((one.said - 0.7).abs() < 1e-12 && (one.brier - 0.05).abs() < 1e-12 && one.times == 2, "{one:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// In whole numbers of hundredths, goal by goal.
    #[test]
    fn the_score_agrees_with_whole_numbers(all in proptest::collection::vec((proptest::option::of(0u8..=100), proptest::collection::vec(0u8..=100, 0..4), 0usize..3), 0..16)) {
        let texts: Vec<String> = all.iter().enumerate().map(|(at, (first, checkins, outcome))| goal(at, *first, checkins, ["missed", "partly", "reached"][*outcome], "")).collect();
        let goals = if texts.is_empty() { Vec::new() } else { read(&texts) };
        let found = score_confidence(&goals, today());
        let scores: Vec<f64> = all.iter().filter_map(|(first, checkins, outcome)| {
            let said: Vec<i64> = first.iter().chain(checkins).map(|percent| i64::from(*percent)).collect();
            let came = 50 * *outcome as i64;
            let sum: i64 = said.iter().map(|percent| (percent - came).pow(2)).sum();
            (!said.is_empty()).then(|| sum as f64 / (10_000 * said.len()) as f64)
        }).collect();
        prop_assert_eq!(found.goals.len(), scores.len());
        match found.brier() {
            None => prop_assert!(scores.len() < 10),
            Some(brier) => prop_assert!(scores.len() >= 10 && (brier - scores.iter().sum::<f64>() / scores.len() as f64).abs() < 1e-9 && (0.0..=1.0).contains(&brier)),
        }
    }
}

#[test]
fn the_list_says_it_in_words_and_explains_the_number() {
    let home = Home::new();
    let mut texts: Vec<String> =
        (0..12).map(|at| goal(at, Some(80), &[90], if at < 6 { "reached" } else { "missed" }, "")).collect();
    home.write("goals.toml", &texts.join("\n"));
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = home.run(&["goal", "list", "--all"]).ok();
    let said = "further from what came of it than saying 50 % each time, and goals were reached less often than you said (12 ended goals)";
    assert!(flat(&list.err).contains(&format!("How sure you were: {said}.")), "{}", list.err);
    assert!(!list.err.contains("0.3") && !list.err.to_lowercase().contains("overconfident"), "{}", list.err);
    // Also where nothing is open any more.
    assert!(flat(&home.run(&["goal"]).ok().err).contains("How sure you were"));
    let json = home.run(&["goal", "list", "--json", "--explain"]).ok().json();
    let confidence = &json["computed"]["confidence"];
    assert_eq!(
        (&confidence["goals"], &confidence["needed"], &confidence["words"]),
        (&json!(12), &json!(10), &json!(said))
    );
    // Half (.04 + .01) ÷ 2, half (.64 + .81) ÷ 2.
    assert!((confidence["brier"].as_f64().unwrap() - 0.375).abs() < 1e-9, "{confidence}");
    assert!(json["computed"]["explain"].as_str().unwrap().contains("0.38 over 12 goals"), "{}", json["computed"]);
    let plain = home.run(&["goal", "list", "--explain", "--plain"]).ok();
    assert!(plain.err.is_ascii() && plain.err.contains("- G0: said 0.85 (2 times), came 1: 0.03"), "{}", plain.err);
    // The review in which goals ended says it among what moved.
    home.write("career.toml", "format = 1\n[person]\nyear_starts = 1\n");
    let keys = ["wins.1", "satisfaction", "clarity", "energy"].map(|key| format!("review.{key}"));
    let script = keys.iter().fold(Script::new(), |script, key| script.skip(key)).stop("review.hours");
    home.answer(script.clone(), &["review", "--period", "2026-Q2"]).fails(130);
    assert!(flat(&script.shown()).contains("how sure further from what came of it"), "{}", script.shown());
    texts.truncate(9);
    home.write("goals.toml", &texts.join("\n"));
    let nine = home.run(&["goal", "list", "--all", "--explain"]).ok();
    assert!(
        !nine.err.contains("further from") && flat(&nine.err).contains("from 10 such goals on; so far there are 9"),
        "{}",
        nine.err
    );
}
