//! The quick way of reading against a parser of whole files, on sound and on damaged text.
#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests are tests, too.

use career::store::text::{Header, records, scan};
use proptest::prelude::*;
use serde::Deserialize;

use crate::text_edit::file;

/// One edit of a clumsy hand: the place, how much goes, and what comes.
fn damage() -> impl Strategy<Value = (prop::sample::Index, usize, &'static str)> {
    let typed = prop::sample::select(vec![
        "",
        "",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "=",
        ",",
        "#",
        "\n",
        "\r",
        ".",
        "0",
        "-",
        "\\",
        "x = 1\n",
        "é",
        "\u{1}",
        " ",
        "[goal.metric]\n",
        "title = 1\n",
        "true",
        "1.",
        "_",
        ", ",
    ]);
    (any::<prop::sample::Index>(), 0usize..3, typed)
}

fn break_text(text: &str, at: prop::sample::Index, gone: usize, typed: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len());
    let before: String = chars[..at].iter().collect();
    let behind: String = chars[(at + gone).min(chars.len())..].iter().collect();
    format!("{before}{typed}{behind}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_are_those_of_a_whole_parse(text in file(), hurt in prop::option::of(damage())) {
        let mut text = text.replace("[[skill]]\nid", "[[goal]]\nid").replace("[[skill]]\r\nid", "[[goal]]\r\nid");
        let sound = hurt.is_none();
        if let Some((at, gone, typed)) = hurt {
            text = break_text(&text, at, gone, typed);
        }
        let found = records::<toml::Table>(&text, "goals.toml", "goal");
        match toml::from_str::<toml::Table>(&text) {
            Ok(doc) => {
                let goals = doc.get("goal").and_then(toml::Value::as_array).cloned().unwrap_or_default();
                match found {
                    Ok(found) => {
                        let found: Vec<toml::Value> = found.into_iter().map(toml::Value::Table).collect();
                        prop_assert_eq!(found, goals);
                    }
                    // TOML takes `[[goal]]` in more forms than we do, never in the sound files.
                    Err(error) => prop_assert!(!sound, "{error}"),
                }
            }
            Err(_) => {
                // A slip above the first record or in another table is not the records' business.
                let cut = scan(&text);
                let own = toml::from_str::<toml::Table>(cut.preamble()).is_ok()
                    && cut.chunks.iter().all(|chunk| chunk.name == "goal" && chunk.form == Header::Block);
                prop_assert!(found.is_err() || !own, "read though broken:\n{text}");
            }
        }
    }
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Active,
    #[serde(rename = "let go")]
    LetGo,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Typed {
    status: Option<Status>,
    hours: f64,
    #[serde(default)]
    tags: Vec<String>,
    metric: Option<Metric>,
    #[serde(default)]
    checkin: Vec<Metric>,
    when: Option<toml_datetime::Datetime>,
    left: Option<u8>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Metric {
    unit: String,
    to: Option<f64>,
    #[serde(default, with = "career::store::text::date::option")]
    due: Option<chrono::NaiveDate>,
}

#[test]
fn types_are_read_alike_on_both_ways() {
    #[derive(Deserialize)]
    struct Doc {
        goal: Vec<Typed>,
    }
    let text = "[[goal]]\nstatus = \"active\"\nhours = 5\ntags = [\"a\", \"b c\"]\nmetric = { unit = \"u\", to = 2, due = 2026-01-02 }\nwhen = 2026-01-01\nleft = 255\n[[goal.checkin]]\nunit = \"x\"\nto = 1.25\n[[goal.checkin]]\nunit = \"y\" # c\ndue = 2026-01-01\n\n[[goal]]\nstatus = 'let go'\nhours = 1e3\nmetric.unit = \"\\u00e9\"\nwhen = 2026-01-01T10:00:00Z\n[[goal]]\nhours = -0.5\ntags = [\n 'x', # y\n]\n[goal.metric]\nunit = \"\"\"z\"\"\"\nto = 3\n";
    let doc: Doc = toml::from_str(text).unwrap();
    let found: Vec<Typed> = records(text, "goals.toml", "goal").unwrap();
    assert_eq!(found, doc.goal);
    assert_eq!(found[1].status, Some(Status::LetGo));
    for wrong in [
        "left = 256",
        "hours = \"5\"",
        "status = \"done\"",
        "tags = \"a\"",
        "checkin = 5",
        "metric = []",
        "hours = 05",
        // Serde does not look at keys that it does not know; TOML does.
        "mine = 1\nmine = 2",
        "mine = 1\n[goal.mine]",
        "mine = x",
    ] {
        let text = format!("[[goal]]\n{}{wrong}\n", if wrong.starts_with("hours") { "" } else { "hours = 1\n" });
        assert!(records::<Typed>(&text, "goals.toml", "goal").is_err(), "{wrong}");
    }
}

/// Found by the test above: a comment that ends in a carriage return alone is no TOML.
#[test]
fn a_lone_carriage_return_ends_no_comment() {
    for text in ["[[goal]]\nid = \"a\" # x\r", "[[goal]]\nid = \"a\"\n# x\r"] {
        assert!(toml::from_str::<toml::Table>(text).is_err());
        assert!(records::<toml::Table>(text, "goals.toml", "goal").is_err(), "{text:?}");
    }
}
