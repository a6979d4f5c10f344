//! Stage 1: what somebody has done, and the papers that show it.
use career::stages::assess::model::{Credential, Position};
use career::stages::assess::past::{Validity, count_held_together, count_months, find_education, judge_validity};
use career::term::Script;
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::home::Home;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn position(from: &str, to: Option<&str>) -> Position {
    let text = format!("title = \"P\"\nfrom = {from}\n{}", to.map(|to| format!("to = {to}")).unwrap_or_default());
    toml::from_str(&text).unwrap()
}

fn credential(text: &str) -> Credential {
    toml::from_str(&format!("title = \"C\"\n{text}")).unwrap()
}

#[test]
fn the_timeline_has_the_newest_first_and_says_nothing_about_gaps_and_overlaps() {
    let home = Home::new().wide(100);
    home.run(&["past", "add", "Shop", "--from", "2008-01", "--to", "2009-03", "--organisation", "Corner Shop"]).ok();
    // Nine years of nothing, then three things at once.
    home.run(&["past", "add", "Staff nurse", "--from", "2018-09"]).ok();
    home.run(&["past", "add", "Looking after my father", "--kind", "caring", "--from", "2021-03", "--to", "2022-08"])
        .ok();
    home.run(&[
        "past",
        "add",
        "Food bank",
        "--kind",
        "volunteering",
        "--from",
        "2021-01",
        "--to",
        "2023-01-15",
        "--hours-per-week",
        "4",
    ])
    .ok();
    let list = home.run(&["past", "list"]).ok();
    let rows: Vec<&str> = list.out.lines().skip(2).collect();
    let starts: Vec<&str> = rows.iter().map(|row| row.split("  ").next().unwrap()).collect();
    assert_eq!(starts, ["Sep 2018 – now", "Jan 2021 – Jan 2023", "Mar 2021 – Aug 2022", "Jan 2008 – Mar 2009"]);
    assert!(rows[1].contains("Food bank") && rows[1].contains("volunteering"), "{}", rows[1]);
    assert_eq!(list.err, "", "a list of the past has nothing to remark");
    for word in ["gap", "overlap", "missing"] {
        assert!(!list.out.to_lowercase().contains(word), "{}", list.out);
    }
    let json = home.run(&["past", "--json"]).ok().json();
    assert_eq!(json["positions"].as_array().unwrap().len(), 4);
    assert_eq!(json["positions"][1]["computed"]["current"], true);
    assert_eq!(json["positions"][0]["computed"]["months"], 15);
    assert_eq!(json["positions"][0]["from"], "2008-01-01");
    assert_eq!(json["positions"][0]["to"], "2009-03-31");
    assert_eq!(json["positions"][0]["hours_per_week"], serde_json::Value::Null);
}

#[test]
fn a_position_needs_a_title_and_a_first_day_and_is_a_job_unless_told() {
    let home = Home::new();
    let ran = home.run(&["past", "add", "Staff nurse"]).fails(2);
    assert!(ran.err.contains("--from"), "{}", ran.err);
    let ran = home.run(&["past", "add"]).fails(2);
    assert!(ran.err.contains("TITLE") && ran.err.contains("--from"), "{}", ran.err);
    assert!(home.files().is_empty());
    home.run(&["past", "add", "Staff nurse", "--from", "2019-09"]).ok();
    assert!(home.file("past.toml").contains("kind = \"job\"\n"), "{}", home.file("past.toml"));
    let shown = home.run(&["past", "show", "staff"]).ok();
    assert!(shown.out.contains("Sun 1 Sep 2019"), "{}", shown.out);
}

#[test]
fn what_ends_before_it_begins_is_refused_and_nothing_changes() {
    let home = Home::new();
    let ran = home.run(&["past", "add", "X", "--from", "2020-05", "--to", "2019"]).fails(1);
    assert!(ran.err.contains("cannot end on 2019-12-31, before it begins on 2020-05-01"), "{}", ran.err);
    assert!(ran.err.contains("leave --to out"), "{}", ran.err);
    home.run(&["past", "add", "X", "--from", "2020-05-01", "--to", "2020-05-01"]).ok();
    home.run(&["credential", "add", "Licence", "--issued", "2020-05-01"]).ok();
    let before = home.files();
    home.run(&["past", "edit", "x", "--to", "2020-04-30"]).fails(1);
    home.run(&["past", "edit", "x", "--from", "2020-06"]).fails(1);
    let ran = home.run(&["credential", "edit", "licence", "--expires", "2020-04"]).fails(1);
    assert!(ran.err.contains("cannot expire on 2020-04-30, before it was given on 2020-05-01"), "{}", ran.err);
    let ran = home.run(&["past", "edit", "x", "--from", "someday"]).fails(2);
    assert!(ran.err.contains("--from") && ran.err.contains("someday"), "{}", ran.err);
    let ran = home.run(&["past", "edit", "x", "--kind", "jop"]).fails(2);
    assert!(ran.err.contains("\"jop\"") && ran.err.contains("did you mean job"), "{}", ran.err);
    let ran = home.run(&["past", "show", "y"]).fails(1);
    assert!(ran.err.contains("There is no position \"y\""), "{}", ran.err);
    let ran = home.run(&["credential", "add", "Z", "--level", "bachlor"]).fails(2);
    assert!(ran.err.contains("\"bachlor\"") && ran.err.contains("bachelor"), "{}", ran.err);
    assert_eq!(home.files(), before);
    // Taking the end away makes a later beginning possible.
    home.run(&["past", "edit", "x", "--no-to", "--from", "2021"]).ok();
    let json = home.run(&["past", "show", "x", "--json"]).ok().json();
    assert_eq!(json["position"]["to"], serde_json::Value::Null);
}

#[test]
fn comments_and_unknown_keys_stay_when_a_position_changes_and_go_with_it_when_it_is_dropped() {
    let home = Home::new();
    let text = "# mine\n[[position]]\nid = \"a\"   # first\ntitle = \"A\"\nfrom = 2019-09-01\nboss = \"X\"\n\n[[position]]\ntitle = \"B\"\nfrom = 2020-01-01\n";
    home.write("past.toml", text);
    home.run(&["past", "edit", "a", "--organisation", "St. Brigid's"]).ok();
    let after = home.file("past.toml");
    assert!(after.starts_with("# mine\n[[position]]\nid = \"a\"   # first\ntitle = \"A\"\nfrom = 2019-09-01\norganisation = \"St. Brigid's\"\nboss = \"X\"\n"), "{after}");
    assert!(after.ends_with("[[position]]\ntitle = \"B\"\nfrom = 2020-01-01\n"), "{after}");
    home.run(&["past", "drop", "a"]).ok();
    assert!(!home.file("past.toml").contains("title = \"A\""));
    assert!(home.file("past.toml").ends_with("[[position]]\ntitle = \"B\"\nfrom = 2020-01-01\n"));
}

#[test]
fn flags_and_answers_leave_the_same_file() {
    let flags = Home::new();
    flags
        .run(&[
            "past",
            "add",
            "Staff nurse",
            "--from",
            "2019-09",
            "--kind",
            "job",
            "--organisation",
            "St. Brigid's",
            "--hours-per-week",
            "39",
            "--text",
            "24 beds",
        ])
        .ok();
    let answers = Home::new();
    let script = Script::new()
        .answer("position.title", "Staff nurse")
        .answer("position.from", "2019-09")
        .answer("position.kind", "job")
        .answer("position.organisation", "St. Brigid's")
        .skip("position.to")
        .answer("position.hours_per_week", "39")
        .skip("position.skills")
        .answer("position.text", "24 beds");
    answers.answer(script, &["past", "add"]).ok();
    assert_eq!(flags.files(), answers.files());
}

#[test]
fn stopping_a_form_keeps_nothing_and_says_so() {
    let home = Home::new();
    let given = [
        ("position.title", "Staff nurse"),
        ("position.from", "2019-09"),
        ("position.kind", "job"),
        ("position.organisation", "St. Brigid's"),
        ("position.to", "2020"),
    ];
    for (at, (key, _)) in given.iter().enumerate() {
        let script = given[..at].iter().fold(Script::new(), |script, (key, text)| script.answer(key, text)).stop(key);
        let ran = home.answer(script, &["past", "add"]).fails(130);
        assert_eq!(ran.err, "Nothing was saved.\n", "at {key}");
    }
    assert!(home.files().is_empty());
}

#[test]
fn papers_say_until_when_they_hold() {
    let home = Home::new().wide(100);
    home.run(&["credential", "add", "Registered nurse", "--kind", "licence", "--expires", "2027-12-31"]).ok();
    home.run(&["credential", "add", "First aid", "--expires", "2027-01-04"]).ok();
    home.run(&["credential", "add", "Forklift", "--expires", "2026-11-22"]).ok();
    home.run(&["credential", "add", "BSc Nursing", "--level", "bachelor", "--issued", "2019-07"]).ok();
    let list = home.run(&["credential", "list"]).ok();
    for (title, says) in [
        ("Registered nurse", "until 31 Dec 2027"),
        ("First aid", "expires 4 Jan 2027, in 6 weeks"),
        ("Forklift", "expired 22 Nov 2026"),
        ("BSc Nursing", "for good"),
    ] {
        assert!(list.out.lines().any(|line| line.starts_with(title) && line.contains(says)), "{title}: {}", list.out);
    }
    let json = home.run(&["credential", "list", "--json"]).ok().json();
    let states: Vec<_> = json["credentials"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["computed"]["validity"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["valid", "expiring", "expired", "valid"]);
    assert_eq!(json["credentials"][1]["computed"]["days_left"], 42);
    // A level of education makes it a degree.
    assert_eq!(json["credentials"][3]["kind"], "degree");
    let shown = home.run(&["credential", "show", "forklift"]).ok();
    assert!(shown.out.contains("Expired 22 Nov 2026."), "{}", shown.out);
}

#[test]
fn the_last_day_counts_and_ninety_days_are_soon() {
    let today = day("2026-11-23");
    for (text, validity) in [
        ("expires = 2026-11-22", Validity::Expired),
        ("expires = 2026-11-23", Validity::Expiring),
        ("expires = 2027-02-21", Validity::Expiring),
        ("expires = 2027-02-22", Validity::Valid),
        ("", Validity::Valid),
        ("issued = 2026-11-24", Validity::NotYet),
        ("issued = 2026-11-23\nexpires = 2030-01-01", Validity::Valid),
    ] {
        assert_eq!(judge_validity(&credential(text), today), validity, "{text}");
    }
    let papers = [
        credential("level = \"bachelor\"\nissued = 2019-01-01"),
        credential("level = \"master\"\nissued = 2027-01-01"),
        credential("level = \"school\""),
    ];
    assert_eq!(find_education(&papers, today).map(|level| level.key()), Some("bachelor"));
    assert_eq!(find_education(&[credential("")], today), None);
}

#[test]
fn months_are_counted_by_the_calendar() {
    for (from, to, months) in [
        ("2026-03-15", "2026-06-14", 2),
        ("2026-03-15", "2026-06-15", 3),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-02-27", 0),
        ("2024-02-29", "2025-02-28", 12),
        ("2026-05-01", "2026-04-01", 0),
        ("2025-11-30", "2026-11-30", 12),
    ] {
        assert_eq!(count_months(day(from), day(to)), months, "{from} to {to}");
    }
}

#[test]
fn months_held_twice_count_once() {
    let today = day("2026-11-23");
    let year = position("2020-01-01", Some("2020-12-31"));
    assert_eq!(count_held_together(&[&year], today), 12);
    let inside = position("2020-03-01", Some("2020-06-30"));
    assert_eq!(count_held_together(&[&year, &inside], today), 12);
    let next = position("2021-01-01", Some("2021-06-30"));
    assert_eq!(count_held_together(&[&next, &year], today), 18);
    let apart = position("2022-01-01", Some("2022-12-31"));
    assert_eq!(count_held_together(&[&apart, &year], today), 24);
    // What is still to come is not held yet.
    let future = position("2027-01-01", None);
    assert_eq!(count_held_together(&[&future], today), 0);
    assert_eq!(count_held_together(&[&position("2026-09-23", None)], today), 2);
    assert_eq!(count_held_together(&[], today), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The days are counted one by one here; the pieces are joined there.
    #[test]
    fn months_of_pieces_agree_with_days_counted_one_by_one(pieces in proptest::collection::vec((0i64..3000, 0i64..600), 1..6)) {
        let start = day("2015-01-01");
        let today = day("2026-11-23");
        let positions: Vec<Position> = pieces
            .iter()
            .map(|(from, length)| {
                let from = start + chrono::Days::new(*from as u64);
                let to = from + chrono::Days::new(*length as u64);
                position(&from.to_string(), Some(&to.to_string()))
            })
            .collect();
        let mut held = 0i64;
        let mut at = start;
        while at <= today {
            held += i64::from(positions.iter().any(|one| one.from <= at && one.to.unwrap() >= at));
            at = at.succ_opt().unwrap();
        }
        let months = i64::from(count_held_together(&positions.iter().collect::<Vec<_>>(), today));
        let exact = held as f64 / 30.4375;
        prop_assert!((months as f64) <= exact + 0.1 && (months as f64) > exact - 1.1, "{months} months for {held} days ({exact})");
    }
}
