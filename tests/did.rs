//! Hours in one line: `did`, the guess and the pace.
use career::stages::learn::guess::{Guess, guess_activity};
use career::stages::learn::model::{Activity, Session};
use career::stages::learn::pace::measure_pace;
use career::term::Script;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::home::Home;

const LEARNING: &str = r#"# what I learn
[[activity]]
id = "sql-for-analysts"
title = "SQL for analysts" # the good one
kind = "course"
skills = [{ skill = "sql", to = 3 }]
hours = 40
status = "active"

[[activity.session]]
date = 2026-11-09
hours = 14.0

[[activity.session]]
date = 2026-11-16
hours = 2.0

[[activity]]
id = "a-book-on-statistics"
title = "A book on statistics"
kind = "book"

[[activity]]
id = "statistics-course"
title = "Statistics course"
kind = "course"
provider = "Open University"

[[activity]]
id = "joins-by-hand"
title = "Joins by hand"
kind = "practice"
status = "done"
"#;

fn home() -> Home {
    let home = Home::new();
    home.write("learning.toml", LEARNING);
    home
}

#[test]
fn hours_and_learning_are_guessed_and_said_back_with_what_they_mean() {
    let home = home();
    let ran = home.run(&["did", "2h sql, joins"]).ok();
    assert!(
        ran.err.contains(
            "2 h on \"SQL for analysts\". Undo: career undo\n18 of 40 h, at this pace done Mon 8 Feb 2027.\n"
        ),
        "{}",
        ran.err
    );
    let file = home.file("learning.toml");
    let session = "[[activity.session]]\ndate = 2026-11-23\nhours = 2.0\nnote = \"sql, joins\"\n";
    assert_eq!(file.matches(session).count(), 1, "{file}");
    assert!(file.contains("title = \"SQL for analysts\" # the good one"));
    let ran = home.run(&["did", "45m", "open", "university", "--date", "2026-11-22", "--json"]).ok().json();
    assert_eq!(ran["activity"]["id"], "statistics-course");
    assert_eq!(ran["activity"]["session"][0]["hours"], 0.75);
    assert_eq!(ran["activity"]["status"], "active");
    assert_eq!(ran["activity"]["computed"]["done"], serde_json::Value::Null);
    assert_eq!(ran["operation"]["sentence"], "logged 0.75 h on \"Statistics course\"");
    // Two with the word: the one that is under way is meant.
    let ran = home.run(&["did", "1h statistics"]).ok();
    assert!(ran.err.contains("1 h on \"Statistics course\""), "{}", ran.err);
    assert!(ran.err.contains("1.75 h so far"), "{}", ran.err);
}

#[test]
fn a_guess_that_stays_open_is_asked_or_refused_with_the_commands_to_type() {
    let flags = home();
    let before = flags.files();
    let ran = flags.run(&["did", "1h30 statistics"]).fails(1);
    assert!(ran.err.contains("\"statistics\" could be several"), "{}", ran.err);
    assert!(ran.err.contains("career did '1h30 statistics' --activity a-book-on-statistics"), "{}", ran.err);
    assert!(!ran.err.contains("sql-for-analysts"), "{}", ran.err);
    let ran = flags.run(&["did", "2h knitting"]).fails(1);
    assert!(ran.err.contains("career did '2h knitting' --activity sql-for-analysts"), "{}", ran.err);
    assert!(!ran.err.contains("joins-by-hand"), "what is done is no candidate: {}", ran.err);
    assert_eq!(flags.files(), before);
    flags.run(&["did", "1h30 statistics", "--activity", "a-book"]).ok();
    let answers = home();
    answers.answer(Script::new().answer("did.activity", "a-book-on-statistics"), &["did", "1h30 statistics"]).ok();
    assert_eq!(flags.files(), answers.files());
    let stopped = home();
    let ran = stopped.answer(Script::new().stop("did.activity"), &["did", "2h knitting"]).fails(130);
    assert_eq!(ran.err, "Nothing was saved.\n");
    assert_eq!(stopped.file("learning.toml"), LEARNING);
}

#[test]
fn missing_hours_are_asked_or_refused_with_an_example() {
    let flags = home();
    let ran = flags.run(&["did", "sql"]).fails(2);
    assert!(ran.err.contains("does not begin with hours") && ran.err.contains("career did '2h sql'"), "{}", ran.err);
    let ran = flags.run(&["did", "sql", "joins", "90min"]).fails(2);
    assert!(ran.err.contains("career did '90min sql joins'"), "{}", ran.err);
    flags.run(&["did", "sql", "--hours", "2h"]).ok();
    let answers = home();
    answers.answer(Script::new().answer("did.hours", "2"), &["did", "sql"]).ok();
    assert_eq!(flags.files(), answers.files());
}

#[test]
fn what_cannot_be_logged_changes_no_byte() {
    let home = home();
    for (args, code, says) in [
        (vec!["did"], 2, "How long, and what"),
        (vec!["did", "30h sql"], 2, "more than a day has"),
        (vec!["did", "2 days sql"], 2, "does not begin with hours"),
        (vec!["did", "2h sql", "--date", "tomorrow"], 2, "has not come yet"),
        (vec!["did", "2h sql", "--hours", "x"], 2, "--hours"),
        (vec!["did", "2h", "--activity", "sql-fro-analysts"], 1, "did you mean sql-for-analysts?"),
    ] {
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.file("learning.toml"), LEARNING, "{args:?}");
    }
    let ran = Home::new().run(&["did", "2h sql"]).fails(1);
    assert!(
        ran.err.contains("career learn add") && ran.err.contains("career log add sql --kind practice"),
        "{}",
        ran.err
    );
}

#[test]
fn only_the_learning_is_read() {
    let home = home();
    for file in ["goals.toml", "skills.toml", "people.toml", "log/2026.toml"] {
        home.write(file, "this is [not TOML");
    }
    let ran = home.run(&["did", "2h sql"]);
    // The store may refuse to commit beside broken files, but then it says so; reading does not.
    assert!(ran.code == 0 || ran.err.contains("TOML") || ran.err.contains(".toml"), "{}", ran.err);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sessions(list: &[(&str, f64)]) -> Vec<Session> {
    list.iter().map(|(date, hours)| Session { date: day(date), hours: *hours, note: None }).collect()
}

#[test]
fn the_pace_of_the_worked_example() {
    let held = sessions(&[("2026-11-09", 14.0), ("2026-11-16", 2.0), ("2026-11-23", 2.0)]);
    let pace = measure_pace(&held, Some(40.0), day("2026-11-23"));
    assert_eq!(pace.hours_per_week, Some(2.0));
    assert_eq!(pace.done, Some(day("2027-02-08")));
    assert_eq!(pace.describe(), "18 of 40 h, at this pace done Mon 8 Feb 2027");
    assert!(pace.explain.contains("4 h in the 2 weeks after Mon 9 Nov 2026 are 2 h a week"), "{}", pace.explain);
}

#[test]
fn too_little_gives_no_date() {
    let today = day("2026-11-23");
    for (held, says) in [
        (sessions(&[]), "0 of 40 h"),
        (sessions(&[("2026-11-23", 5.0)]), "5 of 40 h"),
        (sessions(&[("2026-11-17", 5.0), ("2026-11-23", 5.0)]), "10 of 40 h"),
        // One lies before the last eight weeks.
        (sessions(&[("2026-09-01", 5.0), ("2026-11-23", 5.0)]), "10 of 40 h"),
        // One lies in the future, and has not been done.
        (sessions(&[("2026-11-20", 5.0), ("2026-11-30", 5.0)]), "5 of 40 h"),
        // More than five years.
        (sessions(&[("2026-11-02", 0.1), ("2026-11-23", 0.1)]), "0.2 of 40 h"),
    ] {
        let pace = measure_pace(&held, Some(40.0), today);
        assert_eq!((pace.done, pace.describe().as_str()), (None, says));
    }
    let all = measure_pace(&sessions(&[("2026-11-02", 20.0), ("2026-11-23", 20.0)]), Some(40.0), today);
    assert!(all.is_complete() && all.done.is_none());
    let unknown = measure_pace(&sessions(&[("2026-11-02", 2.0), ("2026-11-23", 3.0)]), None, today);
    assert_eq!((unknown.describe().as_str(), unknown.hours_per_week, unknown.done), ("5 h so far", Some(1.0), None));
}

proptest! {
    /// Whoever learns `hours` once every `gap` days, for as long as they like, gets that pace, and
    /// is done after as many more sessions as are left.
    #[test]
    fn a_steady_rhythm_is_found(gap in 1u64..=14, hours in 1u32..=8, times in 15usize..40, more in 1u32..=20) {
        let today = day("2026-11-23");
        let held: Vec<Session> = (0..times)
            .map(|n| Session { date: today - Days::new(gap * n as u64), hours: f64::from(hours), note: None })
            .collect();
        let logged = f64::from(hours) * times as f64;
        let planned = logged + f64::from(hours * more);
        let pace = measure_pace(&held, Some(planned), today);
        let expected = f64::from(hours) * 7.0 / gap as f64;
        let found = pace.hours_per_week.unwrap();
        // A window of 56 days holds one session more or less than 56 ÷ gap.
        prop_assert!((found - expected).abs() <= f64::from(hours) / 8.0 + 1e-9, "{found} {expected}");
        if 56 % gap == 0 {
            prop_assert!((found - expected).abs() < 1e-9);
            prop_assert_eq!(pace.done, Some(today + Days::new(gap * u64::from(more))));
        }
    }
}

#[test]
fn words_are_matched_whole_or_by_their_beginning() {
    let activity = |id: &str, title: &str, status: &str| -> Activity {
        serde_json::from_value(serde_json::json!({ "id": id, "title": title, "kind": "course", "status": status }))
            .unwrap()
    };
    let all = vec![
        activity("a", "Statistics for nurses", "active"),
        activity("b", "Writing for the ward", "planned"),
        activity("c", "C++ in a week", "active"),
    ];
    let guess = |text: &str| match guess_activity(text, &all) {
        Guess::One(one) => one.id.clone(),
        Guess::Several(several) => several.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join("+"),
        Guess::None => String::new(),
    };
    assert_eq!(guess("stats, chapter 3"), "a");
    assert_eq!(guess("WRITING"), "b");
    assert_eq!(guess("c++"), "c");
    assert_eq!(guess("for the"), "", "empty words tell nothing");
    assert_eq!(guess("statistics writing"), "a", "of equals, the only one under way");
    assert_eq!(guess("week of statistics"), "a+c");
    assert_eq!(guess("war"), "", "a beginning of three letters is too little");
}
