//! Changes leave every byte alone that they do not speak of, and read back as what was meant.
#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests are tests, too.

use career::record::{Change, Kind, Target, Value, Values, Which};
use career::store::text::{apply, check, scan};
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

use crate::text_kit::{GOAL, KINDS, PERSON, SKILL, VALUES};

fn now() -> DateTime<Utc> {
    "2026-11-23T10:00:00.7Z".parse().unwrap()
}

fn target(kind: &'static Kind, which: Which) -> Target {
    Target { kind, file: "goals.toml".to_owned(), which }
}

fn goal(id: &str) -> Target {
    target(&GOAL, Which::Id(id.to_owned()))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn values(pairs: &[(&str, Value)]) -> Values {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

fn set(target: Target, pairs: &[(&str, Value)], unset: &[&str]) -> Change {
    Change::Set { target, set: values(pairs), unset: unset.iter().map(|key| (*key).to_owned()).collect() }
}

fn change(text: &str, changes: &[Change]) -> String {
    apply(Some(text), "goals.toml", changes, now()).unwrap()
}

const FILE: &str = "# My goals, by hand\n\n# the first\n[[goal]]   # header\nid = \"sql\"\ntitle = 'Learn SQL' # for work\nmine = {a=1}  # unknown\nstatus = \"active\"  # since June\ndue = 2027-01-01 # moved\n  # free comment\ntags = [\n  \"a\", # one\n  \"b\",\n]\n[[goal.checkin]]\ndate = 2026-01-01 # first\n\n# apart\n\n[[goal]]\ntitle = \"By hand\"\n";

#[test]
fn a_value_is_replaced_and_nothing_else() {
    let out = change(FILE, &[set(goal("sql"), &[("status", text("done"))], &[])]);
    let expected = FILE
        .replace("\"active\"  # since June", "\"done\"  # since June")
        .replace("\"b\",\n]\n", "\"b\",\n]\nupdated = 2026-11-23T10:00:00Z\n");
    assert_eq!(out, expected);
}

#[test]
fn keys_come_in_the_order_of_their_kind_and_comments_outlive_their_keys() {
    let out = change(
        FILE,
        &[set(
            goal("sql"),
            &[("hours", Value::Float(5.0)), ("priority", Value::Int(2)), ("tags", Value::List(vec![text("c")]))],
            &["due"],
        )],
    );
    let expected = FILE
        .replace("due = 2027-01-01 # moved\n", "priority = 2\nhours = 5.0\n# moved\n")
        .replace("tags = [\n  \"a\", # one\n  \"b\",\n]\n", "# one\ntags = [\"c\"]\nupdated = 2026-11-23T10:00:00Z\n");
    // `# moved` stays where the key was, and new keys follow the one that precedes them.
    let moved = out.replace("# moved\npriority = 2\nhours = 5.0\n", "priority = 2\nhours = 5.0\n# moved\n");
    assert_eq!(moved, expected);
}

#[test]
fn nothing_changes_where_nothing_is_new() {
    let same = [set(goal("sql"), &[("status", text("active")), ("title", text("Learn SQL"))], &["why"])];
    assert_eq!(change(FILE, &same), FILE);
}

#[test]
fn a_hand_written_record_is_found_by_its_slug_and_gets_its_id() {
    let out = change(FILE, &[set(goal("by-hand"), &[("status", text("done"))], &[])]);
    assert_eq!(
        out,
        format!(
            "{}[[goal]]\nid = \"by-hand\"\ntitle = \"By hand\"\nstatus = \"done\"\nupdated = 2026-11-23T10:00:00Z\n",
            &FILE[..FILE.len() - 27]
        )
    );
}

#[test]
fn sub_records_are_added_changed_and_dropped() {
    let day = |day| Value::Date(NaiveDate::from_ymd_opt(2026, 5, day).unwrap());
    let push = |d| Change::Push {
        target: goal("sql"),
        list: "checkin".into(),
        values: values(&[("date", day(d)), ("value", Value::Int(1))]),
    };
    let out = change(FILE, &[push(1), push(2)]);
    let stamped = FILE.replace("\"b\",\n]\n", "\"b\",\n]\nupdated = 2026-11-23T10:00:00Z\n");
    let block = "[[goal.checkin]]\ndate = 2026-05-01\nvalue = 1\n[[goal.checkin]]\ndate = 2026-05-02\nvalue = 1\n";
    assert_eq!(out, stamped.replace("# first\n", &format!("# first\n{block}")));
    let drop_in = |index| Change::DropIn { target: goal("sql"), list: "checkin".into(), index };
    let back = change(&out, &[drop_in(2), drop_in(1)]);
    assert_eq!(back, stamped);
    let set_in = Change::SetIn {
        target: goal("sql"),
        list: "checkin".into(),
        index: 0,
        set: values(&[("confidence", Value::Int(50)), ("date", day(9))]),
        unset: vec![],
    };
    assert_eq!(
        change(&stamped, &[set_in]),
        stamped.replace("date = 2026-01-01 # first\n", "date = 2026-05-09 # first\nconfidence = 50\n")
    );
    assert!(apply(Some(FILE), "goals.toml", &[drop_in(1)], now()).is_err());
    assert!(!change(FILE, &[drop_in(0)]).contains("checkin"));
}

#[test]
fn inline_sub_records_become_blocks_when_one_is_added() {
    let file = "[[goal]]\nid = \"a\"\ntitle = \"a\"\ncheckin = [{ date = 2026-01-01, note = \"n\" }]\n";
    let push = Change::Push { target: goal("a"), list: "checkin".into(), values: values(&[("note", text("x"))]) };
    assert_eq!(
        change(file, &[push]),
        "[[goal]]\nid = \"a\"\ntitle = \"a\"\nupdated = 2026-11-23T10:00:00Z\n[[goal.checkin]]\ndate = 2026-01-01\nnote = \"n\"\n[[goal.checkin]]\nnote = \"x\"\n"
    );
}

#[test]
fn records_are_added_at_the_end_of_their_kind_and_dropped_with_their_comments() {
    let add = |kind: &'static Kind, id: &str, title: &str| Change::Add {
        target: target(kind, Which::Id(id.into())),
        values: values(&[("id", text(id)), (kind.title, text(title))]),
    };
    let file = "[[goal]]\nid = \"a\"\ntitle = \"a\"\n\n[[skill]]\nid = \"s\"\nname = \"s\"";
    let out = change(file, &[add(&GOAL, "b", "B"), add(&SKILL, "t", "T")]);
    let stamp = "updated = 2026-11-23T10:00:00Z\n";
    assert_eq!(
        out,
        format!(
            "[[goal]]\nid = \"a\"\ntitle = \"a\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n{stamp}\n[[skill]]\nid = \"s\"\nname = \"s\"\n\n[[skill]]\nid = \"t\"\nname = \"T\"\n{stamp}"
        )
    );
    let back = change(&out, &[Change::Drop { target: goal("b") }]);
    assert!(back.contains("title = \"a\"\n\n[[skill]]"), "{back}");
    assert!(apply(Some(&out), "goals.toml", &[add(&GOAL, "b", "again")], now()).is_err());
    let gone = change(FILE, &[Change::Drop { target: goal("sql") }]);
    assert_eq!(gone, "# My goals, by hand\n\n# apart\n\n[[goal]]\ntitle = \"By hand\"\n");
}

#[test]
fn a_new_file_begins_with_a_comment_and_career_toml_with_its_format() {
    let add = Change::Add { target: goal("a"), values: values(&[("id", text("a")), ("title", text("A"))]) };
    let out = apply(None, "goals.toml", &[add], now()).unwrap();
    let (first, rest) = out.split_once('\n').unwrap();
    assert!(first.starts_with("# "));
    assert_eq!(rest, "\n[[goal]]\nid = \"a\"\ntitle = \"A\"\nupdated = 2026-11-23T10:00:00Z\n");
    let set = set(target(&PERSON, Which::Only), &[("name", text("Maya"))], &[]);
    let out = apply(Some(""), "career.toml", std::slice::from_ref(&set), now()).unwrap();
    assert!(out.contains("\nformat = 1\n\n[person]\nname = \"Maya\"\n"), "{out}");
    let out = apply(Some("format = 1\n\n[[away]]\nwhy = \"x\"\n"), "career.toml", &[set], now()).unwrap();
    assert_eq!(
        out,
        "format = 1\n\n[person]\nname = \"Maya\"\nupdated = 2026-11-23T10:00:00Z\n\n[[away]]\nwhy = \"x\"\n"
    );
}

#[test]
fn tables_stay_in_the_form_that_they_have() {
    let metric = |to: i64| Value::Table(values(&[("unit", text("offers")), ("to", Value::Int(to))]));
    let forms = [
        (
            "metric = { unit = \"x\", to = 1 } # m\n",
            "metric = { unit = \"offers\", to = 5 } # m\nupdated = 2026-11-23T10:00:00Z\n",
        ),
        (
            "[goal.metric] # m\nunit = \"x\" # u\nto = 1\n",
            "updated = 2026-11-23T10:00:00Z\n[goal.metric] # m\nunit = \"offers\" # u\nto = 5\n",
        ),
        (
            "metric.unit = \"x\"\nmetric.to = 1\n",
            "metric = { unit = \"offers\", to = 5 }\nupdated = 2026-11-23T10:00:00Z\n",
        ),
    ];
    for (before, after) in forms {
        let head = "[[goal]]\nid = \"a\"\ntitle = \"a\"\n";
        let out = change(&format!("{head}{before}"), &[set(goal("a"), &[("metric", metric(5))], &[])]);
        assert_eq!(out, format!("{head}{after}"));
        let out = change(&format!("{head}{before}"), &[set(goal("a"), &[], &["metric"])]);
        assert!(!out.contains("metric"), "{out}");
    }
}

#[test]
fn a_long_table_gets_a_header_and_many_lines_of_text_their_quotes() {
    let long = "words ".repeat(30);
    let answers = Value::Table(values(&[("wins", text(&long)), ("a b", text("two\nlines \"\"\" \\ end\""))]));
    let only = || target(&PERSON, Which::Only);
    let out = apply(None, "career.toml", &[set(only(), &[("name", text("a\nb")), ("answers", answers)], &[])], now())
        .unwrap();
    assert!(out.contains("name = \"\"\"\na\nb\"\"\"\n") && out.contains("\n[person.answers]\nwins = "), "{out}");
    let parsed: toml::Table = toml::from_str(&out).unwrap();
    assert_eq!(parsed["person"]["answers"]["a b"].as_str(), Some("two\nlines \"\"\" \\ end\""));
    let shorter = Value::Table(values(&[("wins", text("few")), ("next", text("x"))]));
    let out = apply(Some(&out), "career.toml", &[set(only(), &[("answers", shorter)], &[])], now()).unwrap();
    assert!(out.ends_with("[person.answers]\nwins = \"few\"\nnext = \"x\"\n"), "{out}");
}

#[test]
fn what_cannot_be_read_or_found_is_never_changed() {
    let edits = [set(goal("sql"), &[("status", text("done"))], &[])];
    for broken in [
        FILE.replace("'Learn SQL'", "Learn SQL"),
        FILE.replace("[[goal]]   # header", "[goal]"),
        format!("{FILE}id = \"sql\"\n"),
        FILE.replace("\"sql\"", "\"other\""),
    ] {
        assert!(apply(Some(&broken), "goals.toml", &edits, now()).is_err(), "{broken}");
    }
    let nan = [set(goal("sql"), &[("hours", Value::Float(f64::NAN))], &[])];
    assert!(apply(Some(FILE), "goals.toml", &nan, now()).is_err());
    // The record behind the changed one is looked at too: a change must not hide its error.
    let broken = format!("{FILE}[[goal]]\nid = \"c\"\n[[goal]]\nid = x\n");
    assert!(apply(Some(&broken), "goals.toml", &[set(goal("c"), &[("title", text("c"))], &[])], now()).is_err());
}

/// What a change leaves in the values of a file, worked out on a parse of the whole of it.
fn expect_on_values(before: &str, changes: &[Change]) -> toml::Table {
    let mut doc: toml::Table = toml::from_str(before).unwrap();
    for change in changes {
        match change {
            Change::Set { target, set, unset } => {
                let record = pick(&mut doc, target);
                set_all(record, set, unset);
                stamp(record, target);
            }
            Change::Push { target, list, values } => {
                let record = pick(&mut doc, target);
                let items = record.entry(list.clone()).or_insert(toml::Value::Array(vec![]));
                items.as_array_mut().unwrap().push(as_toml(&Value::Table(values.clone())));
                stamp(record, target);
            }
            Change::Add { target, values } => {
                let mut record = toml::Table::new();
                set_all(&mut record, values, &[]);
                stamp(&mut record, target);
                let list = doc.entry(target.kind.table).or_insert(toml::Value::Array(vec![]));
                list.as_array_mut().unwrap().push(toml::Value::Table(record));
            }
            Change::DropIn { target, list, index } => {
                let record = pick(&mut doc, target);
                let items = record[list.as_str()].as_array_mut().unwrap();
                items.remove(*index);
                if items.is_empty() {
                    record.remove(list.as_str());
                }
                stamp(record, target);
            }
            Change::SetIn { target, list, index, set, unset } => {
                let record = pick(&mut doc, target);
                set_all(record[list.as_str()][*index].as_table_mut().unwrap(), set, unset);
                stamp(record, target);
            }
            Change::Drop { target } => {
                let Which::Id(id) = &target.which else { panic!() };
                let list = doc[target.kind.table].as_array_mut().unwrap();
                list.retain(|record| record["id"].as_str() != Some(id));
                if list.is_empty() {
                    doc.remove(target.kind.table);
                }
            }
        }
    }
    doc
}

fn pick<'d>(doc: &'d mut toml::Table, target: &Target) -> &'d mut toml::Table {
    let Which::Id(id) = &target.which else { panic!() };
    let list = doc[target.kind.table].as_array_mut().unwrap();
    list.iter_mut().find(|record| record["id"].as_str() == Some(id)).unwrap().as_table_mut().unwrap()
}

fn set_all(record: &mut toml::Table, set: &Values, unset: &[String]) {
    for key in unset {
        record.remove(key);
    }
    for (key, value) in set {
        record.insert(key.clone(), as_toml(value));
    }
}

fn stamp(record: &mut toml::Table, _target: &Target) {
    record.insert("updated".into(), toml::Value::Datetime("2026-11-23T10:00:00Z".parse().unwrap()));
}

fn as_toml(value: &Value) -> toml::Value {
    match value {
        Value::Text(text) => toml::Value::String(text.clone()),
        Value::Int(n) => toml::Value::Integer(*n),
        Value::Float(n) => toml::Value::Float(*n),
        Value::Bool(b) => toml::Value::Boolean(*b),
        Value::Date(day) => toml::Value::Datetime(day.to_string().parse().unwrap()),
        Value::List(items) => toml::Value::Array(items.iter().map(as_toml).collect()),
        Value::Table(values) => {
            toml::Value::Table(values.iter().map(|(key, value)| (key.clone(), as_toml(value))).collect())
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "\\PC{0,16}",
        Just("[[goal]]\nid = \"x\"\n".to_owned()),
        Just("a\n\n\"\"\"\"\" '''\\ # \t\u{7f}\u{0}\r\n".to_owned()),
        Just("ends with \"".to_owned()),
        Just("lines\nand a \"quote\"".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        words().prop_map(|t| ("why", Value::Text(t))),
        words().prop_map(|t| ("title", Value::Text(t))),
        words().prop_map(|t| ("a key: of # mine", Value::Text(t))),
        (1i64..4).prop_map(|n| ("priority", Value::Int(n))),
        (0.0..1e22f64).prop_map(|n| ("hours", Value::Float(n))),
        any::<bool>().prop_map(|b| ("remote", Value::Bool(b))),
        (1u32..29, 1i32..9999).prop_map(|(d, y)| ("due", Value::Date(NaiveDate::from_ymd_opt(y, 2, d).unwrap()))),
        prop::collection::vec(words(), 0..4)
            .prop_map(|list| ("tags", Value::List(list.into_iter().map(Value::Text).collect()))),
        (words(), 0i64..9).prop_map(|(unit, to)| (
            "metric",
            Value::Table(values(&[("unit", Value::Text(unit)), ("to", Value::Int(to))]))
        )),
    ]
}

/// A line of a record, in the many ways of a person; keys do not repeat across the groups.
fn record_text(index: usize, picks: [usize; 6]) -> String {
    let lead = ["", "#§about_it\n", "# far\n\n#§near\n", "\n\n", "#\n", "\t# tab\n"][picks[0]];
    let title = [
        "title = \"t\"\n",
        "title='x' #§c\n",
        "title = \"\"\"\n[[goal]]\nid = \"g1\"\n\"\"\" #§long\n",
        "  title = '''\n'a'\n[goal]'''\n",
        "\"title\" = \"q\\\" # no\"\n",
        "title = \"日本 # ü\"#§c\n",
    ][picks[1]];
    let why = [
        "",
        "why = \"w\" #§because\n",
        "#§lone\nwhy = \"\"\n",
        "why = \"\"\"a\\\n  b\"\"\"\"\"\n",
        "'why'   =   '#'\n",
        "\nwhy = \"x\"\n\n",
    ][picks[2]];
    let tags = [
        "",
        "tags = []\n",
        "tags = [\n  \"a\", #§one_]\n  '[[goal]]',\n]\n",
        "tags = [\"#\", \"]\"] #§t\n",
        "other = [[1, 2], [\n[3]]]\n",
        "unknown = { a = [1], b = \"}\" } #§u\n",
    ][picks[3]];
    let metric = [
        "",
        "metric = { unit = \"u\", to = 1 }\n",
        "metric.to = 3 #§dotted\nmetric.unit = \"d\"\n",
        "[goal.metric] #§m\nto = 3 #§three\n",
        "#§above\n[goal.metric]\n\nunit = \"x\"\n",
        "priority = 2\n",
    ][picks[4]];
    let subs = [
        "",
        "[[goal.checkin]]\ndate = 2026-01-01\n",
        "#§c1\n[[goal.checkin]] #§h\nnote = \"n\" #§n\n\n[[goal.checkin]]\nvalue = 1.5\n",
        "[[ goal . checkin ]]\ndate = 2026-01-01\n[[goal.checkin]]\n",
        "[[goal.conflict]]\nfield = \"x\"\n",
        "[[goal.checkin]]\ndate = 2026-01-01\n\n#§tail\n\n",
    ][picks[5]];
    format!("{lead}[[goal]]\nid = \"g{index}\"\n{title}{why}{tags}{metric}{subs}{}", ["", "\n"][picks[0] % 2])
}

pub fn file() -> impl Strategy<Value = String> {
    let one = prop::array::uniform6(0usize..6);
    (prop::collection::vec((one, 0usize..5), 1..5), any::<bool>(), any::<bool>()).prop_map(|(records, crlf, bom)| {
        let mut text = String::from("# top\nformat = 1\n");
        for (i, (picks, other)) in records.into_iter().enumerate() {
            text.push_str(&record_text(i, picks));
            if other == 0 {
                text.push_str(&format!("[[skill]]\nid = \"s{i}\"\nname = \"[[goal]]\" # [[goal]]\n"));
            }
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if bom { format!("\u{feff}{text}") } else { text }
    })
}

#[derive(Clone, Debug)]
enum Step {
    Set(Vec<(&'static str, Value)>, Vec<&'static str>),
    Push(String),
    SetIn(String),
    DropIn,
    Drop,
    Add(Vec<(&'static str, Value)>),
}

fn step() -> impl Strategy<Value = Step> {
    let unset = prop::sample::subsequence(vec!["why", "tags", "metric", "due", "unknown", "other"], 0..3);
    prop_oneof![
        4 => (prop::collection::vec(any_value(), 0..4), unset).prop_map(|(set, unset)| Step::Set(set, unset)),
        1 => words().prop_map(Step::Push),
        1 => words().prop_map(Step::SetIn),
        1 => Just(Step::DropIn),
        1 => Just(Step::Drop),
        1 => prop::collection::vec(any_value(), 0..4).prop_map(Step::Add),
    ]
}

fn to_change(step: Step, id: &str, doc: &toml::Table) -> Option<Change> {
    let record = doc["goal"].as_array().unwrap().iter().find(|record| record["id"].as_str() == Some(id)).unwrap();
    let count = record.get("checkin").and_then(toml::Value::as_array).map_or(0, Vec::len);
    let unique = |set: Vec<(&'static str, Value)>| {
        let mut kept: Values = Vec::new();
        for (key, value) in set {
            if kept.iter().all(|(other, _)| other != key) {
                kept.push((key.to_owned(), value));
            }
        }
        kept
    };
    let list = "checkin".to_owned();
    Some(match step {
        Step::Set(set, unset) => {
            let set = unique(set);
            let unset: Vec<String> =
                unset.into_iter().filter(|key| set.iter().all(|(other, _)| other != key)).map(str::to_owned).collect();
            let moves = set.iter().any(|(key, value)| record.get(key) != Some(&as_toml(value)));
            if !moves && unset.iter().all(|key| record.get(key).is_none()) {
                return None;
            }
            Change::Set { target: goal(id), set, unset }
        }
        Step::Push(note) => Change::Push { target: goal(id), list, values: values(&[("note", Value::Text(note))]) },
        Step::SetIn(note) if count > 0 => {
            if record["checkin"][count - 1].get("note").and_then(toml::Value::as_str) == Some(&note) {
                return None;
            }
            Change::SetIn {
                target: goal(id),
                list,
                index: count - 1,
                set: values(&[("note", Value::Text(note))]),
                unset: vec![],
            }
        }
        Step::DropIn if count > 0 => Change::DropIn { target: goal(id), list, index: 0 },
        Step::SetIn(_) | Step::DropIn => return None,
        Step::Drop => Change::Drop { target: goal(id) },
        Step::Add(set) => {
            let mut all = values(&[("id", text("new"))]);
            all.extend(unique(set));
            Change::Add { target: goal("new"), values: all }
        }
    })
}

/// The comments of a generated file, which all begin with a sign that no value has.
fn comments(text: &str) -> Vec<&str> {
    text.split("#§").skip(1).map(|rest| rest.split_whitespace().next().unwrap_or("")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_edits_do_what_is_meant_and_touch_nothing_else(
        before in file(),
        steps in prop::collection::vec((step(), 0usize..5), 1..3),
    ) {
        let doc: toml::Table = toml::from_str(&before).unwrap();
        let count = doc["goal"].as_array().unwrap().len();
        let mut changes = Vec::new();
        let mut touched: Vec<String> = Vec::new();
        for (step, index) in steps {
            let id = format!("g{}", index % count);
            let new = matches!(step, Step::Add(_));
            let name = if new { "new".to_owned() } else { id.clone() };
            if touched.contains(&name) {
                continue;
            }
            if let Some(change) = to_change(step, &id, &doc) {
                touched.push(name);
                changes.push(change);
            }
        }
        let after = apply(Some(&before), "goals.toml", &changes, now()).unwrap();
        // A parser of whole files is the judge of the values.
        let read: toml::Table = toml::from_str(&after).unwrap();
        prop_assert_eq!(read, expect_on_values(&before, &changes));
        // Records that no change speaks of keep every byte, in their order.
        let own = |text: &str, chunk: &career::store::text::Chunk<'_>| text[chunk.start..chunk.end].trim_end().to_owned();
        let is_touched = |part: &str| touched.iter().any(|id| part.contains(&format!("\nid = \"{id}\"")) || part.contains(&format!("\r\nid = \"{id}\"")));
        let untouched = |text: &str| -> Vec<String> {
            scan(text).chunks.iter().map(|chunk| own(text, chunk)).filter(|part| !is_touched(part)).collect()
        };
        if !changes.iter().any(|change| matches!(change, Change::Drop { .. })) {
            prop_assert_eq!(untouched(&before), untouched(&after));
            let only_sets = changes.iter().all(|change| matches!(change, Change::Set { .. } | Change::Push { .. }));
            if only_sets {
                let (mut had, has) = (comments(&before), comments(&after));
                for comment in has {
                    if let Some(i) = had.iter().position(|other| *other == comment) {
                        had.remove(i);
                    }
                }
                // Rewritten sections lose no comment; a removed `[goal.metric]` takes its own along.
                let removed = |change: &Change| matches!(change, Change::Set { unset, .. } if unset.iter().any(|key| key == "metric"));
                prop_assert!(had.is_empty() || changes.iter().any(removed), "lost {had:?}\n{before}\n{after}");
            }
        }
        if !before.contains("\r\n") {
            prop_assert!(!after.replace("\\r\\n", "").contains('\r'));
        } else {
            prop_assert!(!after.replace("\r\n", "").contains('\n'));
        }
        prop_assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
        // Only TOML 1.0 is written: no escape of 1.1.
        prop_assert!(!after.replace("\\\\", "").contains("\\e") && !after.replace("\\\\", "").contains("\\x"));
    }
}

#[test]
fn series_are_addressed_by_position() {
    let file = "[[values]]\nform = 30\n\n[[values]]\nform = 60 # six\n";
    let at = |index| target(&VALUES, Which::Index(index));
    assert_eq!(change(file, &[set(at(1), &[("form", Value::Int(31))], &[])]), file.replace("60 # six", "31 # six"));
    let add = Change::Add { target: at(2), values: values(&[("form", Value::Int(40))]) };
    assert_eq!(change(file, &[add]), format!("{file}\n[[values]]\nform = 40\n"));
    assert_eq!(change(file, &[Change::Drop { target: at(0) }]), "[[values]]\nform = 60 # six\n");
    assert!(check(file, "goals.toml", &KINDS).problems.is_empty());
}

#[test]
fn many_changes_at_once_land_where_one_would() {
    let add = |i: usize| Change::Add {
        target: goal(&format!("g{i}")),
        values: values(&[("id", text(&format!("g{i}"))), ("title", text("t"))]),
    };
    let all: Vec<Change> = (0..50).map(add).collect();
    let file = apply(None, "goals.toml", &all, now()).unwrap();
    let mut one_by_one = apply(None, "goals.toml", &all[..1], now()).unwrap();
    for change in &all[1..] {
        one_by_one = apply(Some(&one_by_one), "goals.toml", std::slice::from_ref(change), now()).unwrap();
    }
    assert_eq!(file, one_by_one);
    let sets: Vec<Change> =
        (0..50).map(|i| set(goal(&format!("g{i}")), &[("why", text(&i.to_string()))], &[])).collect();
    let doc: toml::Table = toml::from_str(&change(&file, &sets)).unwrap();
    for (i, goal) in doc["goal"].as_array().unwrap().iter().enumerate() {
        assert_eq!(goal["why"].as_str(), Some(i.to_string().as_str()));
    }
}
