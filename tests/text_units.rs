//! Slugs, decoding, dates, reading, and the judgement of single values.
use career::record::Value;
use career::record::check::{check_value, nearest};
use career::store::text::{
    HasId, blank, check_format, check_syntax, decode, give_ids, problem, read, read_single, records, single, slug,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text_kit::{GOAL, PERSON};

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Goal {
    #[serde(default)]
    id: String,
    title: String,
    #[serde(default, with = "career::store::text::date::option")]
    due: Option<NaiveDate>,
    #[serde(default)]
    checkin: Vec<Checkin>,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Checkin {
    #[serde(with = "career::store::text::date")]
    date: NaiveDate,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Person {
    name: String,
    hours_per_week: Option<f64>,
}

impl HasId for Goal {
    fn id(&self) -> &str {
        &self.id
    }
    fn title(&self) -> &str {
        &self.title
    }
    fn give_id(&mut self, id: String) {
        self.id = id;
    }
}

#[test]
fn slugs_keep_letters_and_cut_at_a_word() {
    let cases = [
        ("SQL", "sql"),
        ("Built the ward's bed dashboard", "built-the-wards-bed-dashboard"),
        ("St. Brigid’s -- Hospital!", "st-brigids-hospital"),
        ("Größe & Übung", "größe-übung"),
        ("Cafe\u{301} crème", "cafe\u{301}-crème"),
        ("学习 数据库", "学习-数据库"),
        ("İstanbul", "i\u{307}stanbul"),
        ("C++", "c"),
        ("+++", "goal"),
        ("'’", "goal"),
        ("", "goal"),
        ("Move into health data analysis and lead a team", "move-into-health-data-analysis-and-lead"),
        // Forty characters exactly, then one more that is a space: nothing of the word is lost.
        ("1234567890 1234567890 1234567890 1234567 x", "1234567890-1234567890-1234567890-1234567"),
        ("123456789012345678901234567890123456789012345", "1234567890123456789012345678901234567890"),
    ];
    for (title, expected) in cases {
        assert_eq!(slug(title, "goal"), expected, "{title}");
        assert!(slug(title, "goal").chars().count() <= 40);
    }
}

#[test]
fn a_record_without_an_id_gets_one_that_is_free() {
    let text = "[[goal]]\ntitle = \"SQL\"\n[[goal]]\nid = \"sql\"\ntitle = \"x\"\n[[goal]]\ntitle = \"Sql!\"\n[[goal]]\nid = \"\"\ntitle = \"?\"\n";
    let goals: Vec<Goal> = read(text, "goals.toml", &GOAL).unwrap();
    let ids: Vec<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
    assert_eq!(ids, ["sql-2", "sql", "sql-3", "goal"]);
    let mut again = goals;
    give_ids(&mut again, "goal");
    assert_eq!(again[0].id, "sql-2");
}

#[test]
fn dates_are_read_from_toml_and_iso_text_and_shown_as_iso_text() {
    let text = "[[goal]]\ntitle = \"a\"\ndue = 2028-02-29\n[[goal.checkin]]\ndate = \"2026-01-02\"\n";
    let goals: Vec<Goal> = records(text, "goals.toml", "goal").unwrap();
    assert_eq!(goals[0].due, NaiveDate::from_ymd_opt(2028, 2, 29));
    assert_eq!(Some(goals[0].checkin[0].date), NaiveDate::from_ymd_opt(2026, 1, 2));
    let json = serde_json::to_string(&goals[0]).unwrap();
    assert_eq!(json, r#"{"id":"","title":"a","due":"2028-02-29","checkin":[{"date":"2026-01-02"}]}"#);
    let back: Goal = serde_json::from_str(&json).unwrap();
    assert_eq!(back, goals[0]);
    let none: Goal = serde_json::from_str(r#"{"title":"a","due":null}"#).unwrap();
    assert_eq!(none.due, None);
    for wrong in ["2028-02-29T10:00:00", "10:00:00", "{ year = 2028 }", "5", "\"2028-2-9\""] {
        let text = format!("[[goal]]\ntitle = \"a\"\ndue = {wrong}\n");
        assert!(records::<Goal>(&text, "goals.toml", "goal").is_err(), "{wrong}");
    }
}

#[test]
fn batches_lose_no_record_and_skip_other_kinds() {
    let mut text = String::from("# all\n");
    for i in 0..333 {
        text.push_str(&format!("[[goal]]\ntitle = \"g{i}\"\n[[goal.checkin]]\ndate = 2026-01-01\n"));
        if i % 50 == 0 {
            text.push_str("[[skill]]\nname = \"other\"\n\n");
        }
    }
    let goals: Vec<Goal> = records(&text, "goals.toml", "goal").unwrap();
    let titles: Vec<String> = goals.into_iter().map(|goal| goal.title).collect();
    assert_eq!(titles, (0..333).map(|i| format!("g{i}")).collect::<Vec<_>>());
    assert!(records::<Goal>("", "goals.toml", "goal").unwrap().is_empty());
}

#[test]
fn an_error_far_down_carries_the_files_own_line() {
    let mut text = String::from("\u{feff}");
    for i in 0..200 {
        text.push_str(&format!("[[goal]]\r\ntitle = \"g{i}\"\r\n\r\n"));
    }
    text.push_str("[[goal]]\r\ntitle = 7\r\n");
    let error = records::<Goal>(&text, "goals.toml", "goal").unwrap_err();
    let at = error.at.as_ref().unwrap();
    assert_eq!((at.line, at.column, at.snippet.as_str()), (602, 9, "title = 7"));
    let better = read::<Goal>(&text, "goals.toml", &GOAL).unwrap_err();
    assert_eq!(better.to_string(), "goals.toml:602:9: title is text, not 7");
    assert_eq!(problem(&text, "goals.toml", &GOAL), Some(better));
}

#[test]
fn one_table_is_read_alone() {
    let text = "format = 1\n[person]\nname = \"Maya\"\nhours_per_week = 5\n[[away]]\nwhy = \"x\"\n";
    let maya = Person { name: "Maya".into(), hours_per_week: Some(5.0) };
    assert_eq!(single(text, "career.toml", "person").unwrap(), Some(maya));
    assert_eq!(single::<Person>("format = 1\n", "career.toml", "person").unwrap(), None);
    let error = read_single::<Person>("[person]\nname = 1\n", "career.toml", &PERSON).unwrap_err();
    assert_eq!(error.to_string(), "career.toml:2:8: name is text, not 1");
    for (text, place) in [
        ("[[person]]\nname = \"a\"\n", "1:1"),
        ("[person]\nname = \"a\"\n[person]\nname = \"b\"\n", "3:1"),
        ("person = { name = \"a\" }\n", "1:1"),
        ("[person.answers]\na = \"b\"\n", "1:1"),
    ] {
        let error = single::<Person>(text, "career.toml", "person").unwrap_err();
        assert!(error.to_string().starts_with(&format!("career.toml:{place}: ")), "{error}");
    }
}

#[test]
fn a_newer_format_is_refused_and_todays_is_not() {
    assert!(check_format("# hello\nformat = 1\n[person]\n", "career.toml").is_ok());
    assert!(check_format("[person]\nformat = 9\n", "career.toml").is_ok());
    let error = check_format("format = 2 # new\n", "career.toml").unwrap_err();
    assert!(error.to_string().starts_with("career.toml:1:10: this data is in format 2"));
    assert!(!error.hints.is_empty());
    assert!(check_format("format = 0\n", "career.toml").is_err());
}

#[test]
fn bytes_that_are_no_text_are_explained() {
    let text = "\u{feff}[[goal]]\r\ntitle = \"ä\"\r\n";
    assert_eq!(decode(text.as_bytes(), "goals.toml").unwrap(), text);
    let latin = decode(b"[[goal]]\ntitle = \"\xc3\xa4 Gr\xf6\xdfe\"\n", "goals.toml").unwrap_err();
    assert_eq!(latin.to_string(), "goals.toml:2:14: byte 0xF6 is not UTF-8 (byte 24 of the file)");
    assert!(latin.causes[0].contains("Latin-1") && latin.causes[0].contains('ö'));
    let nul = decode(b"[[goal]]\ntitle = \"a\0b\"\n", "goals.toml").unwrap_err();
    assert_eq!(nul.to_string(), "goals.toml:2:11: a NUL byte stands in the text");
    assert!(decode(&[0; 40], "goals.toml").unwrap_err().to_string().contains("only NUL bytes"));
    assert!(decode(b"\xff\xfea\0", "goals.toml").unwrap_err().to_string().contains("UTF-16"));
    assert!(blank("\u{feff} \r\n") && !blank("# a\n"));
}

#[test]
fn no_control_character_of_the_file_is_ever_in_a_message() {
    let nasty = "\u{1b}[31m\u{202e}\u{7}";
    for line in [
        format!("why = {nasty}"),
        format!("{nasty} = 1"),
        format!("\"{nasty}\" = 1 2"),
        format!("status = \"\\u001b[31m{}\"", "\u{202e}"),
        format!("[goal.\"{nasty}\""),
        format!("\"\\u001bitle\" = [{nasty}]"),
    ] {
        let text = format!("[[goal]]\ntitle = \"a\"\n{line}\n");
        let found = career::store::text::check(&text, "goals.toml", &[&GOAL]);
        assert!(!found.problems.is_empty(), "{line:?}");
        for error in found.problems.iter().chain(&found.warnings) {
            let all = [std::slice::from_ref(&error.message), &error.causes[..], &error.hints[..]].concat().concat();
            assert!(!all.contains(['\u{1b}', '\u{202e}', '\u{7}', '\n']), "{all:?}");
        }
    }
}

#[test]
fn a_whole_file_is_checked_for_its_syntax() {
    assert!(check_syntax("format = 1\n[person]\nname = \"a\"\n[[x]]\n[x.y]\na = 1\n", "a.toml").is_ok());
    for text in ["a = b\n", "[x]\na = b\n", "[[x]]\n[[y]]\n[[x.z]]\n", "[x]\n[y]\n[x]\n"] {
        assert!(check_syntax(text, "a.toml").is_err(), "{text}");
    }
}

#[test]
fn values_are_kept_in_one_form_and_refused_in_words() {
    let field = |key: &str| GOAL.fields.iter().find(|field| field.key == key).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    let kept = [
        ("cost", text("1500 eur"), text("1500 EUR")),
        ("cost", text("99.50 CHF"), text("99.50 CHF")),
        ("pay", text("45000 EUR / Year"), text("45000 EUR/year")),
        ("every", text("1 weeks"), text("1 week")),
        ("every", text("6 week"), text("6 weeks")),
        ("hours", Value::Int(40), Value::Float(40.0)),
        (
            "due",
            Value::Date(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap()),
            Value::Date(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap()),
        ),
        ("why", text("https://example.org/a?b=c#d"), text("https://example.org/a?b=c#d")),
    ];
    for (key, given, expected) in kept {
        assert_eq!(check_value(field(key), &given), Ok(expected), "{key}");
    }
    let refused = [
        ("due", text("2027-03-31"), "due is a date without quotes, not \"2027-03-31\"; write due = 2027-03-31"),
        (
            "status",
            text("actve"),
            "status is one of active, paused, done, dropped, not \"actve\"; did you mean active?",
        ),
        ("priority", Value::Int(4), "priority is a whole number from 1 to 3, not 4"),
        ("hours", Value::Float(f64::NAN), "hours is a number from 0 to 10000, not NaN"),
        (
            "cost",
            text("1,500 EUR"),
            "cost is an amount with its currency, not \"1,500 EUR\"; write cost = \"1500 EUR\"",
        ),
        (
            "every",
            text("0 weeks"),
            "every is how often, not \"0 weeks\"; write every = \"6 weeks\", or days, months, years",
        ),
        ("tags", Value::List(vec![text("a"), Value::Int(3)]), "each of tags is text, not 3"),
    ];
    for (key, given, expected) in refused {
        assert_eq!(check_value(field(key), &given), Err(expected.to_owned()), "{key}");
    }
    assert_eq!(nearest("hours per week", ["hours_per_week", "hours"]), Some("hours_per_week"));
    assert_eq!(nearest("zebra", ["hours_per_week", "hours"]), None);
}
