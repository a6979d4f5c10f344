//! The promises to other programs: every key of every kind is read as it stands in a file written by
//! hand and appears in `--json`, an edit leaves the rest as it was, what is written is answered with
//! the record and the operation, and refusals have their exit codes and change nothing.
use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::home::Home;

/// A notebook with every key of every kind, as a person would write it, with comments.
const FILES: &[(&str, &str)] = &[
    (
        "career.toml",
        r#"format = 1                         # which format
[person]
name = "Maya Okafor"
focus = "change"                   # what brings me
role = "Staff nurse"
organisation = "St. Brigid's Hospital"
occupation = "29-1141.00"
country = "IE"
hours_per_week = 5.0               # own time
budget = "1500 EUR"
year_starts = 1
[[away]]                           # both days included
from = 2027-07-05
to = 2027-07-18
hours_per_week = 0.0
why = "parental leave"
[[aim]]
id = "data-strategy"
text = "Every ward reports its own figures by 2028"
until = 2028-12-31
"#,
    ),
    (
        "past.toml",
        r#"[[position]]                       # overlaps are normal
id = "staff-nurse"
title = "Staff nurse"
kind = "job"
organisation = "St. Brigid's Hospital"
from = 2019-09-01                  # since the ward opened
to = 2027-01-01
hours_per_week = 39.0
occupation = "29-1141.00"
skills = ["sql"]
text = "Medical ward, 24 beds"
audience = "public"
[[credential]]
id = "registered-nurse"
title = "Registered nurse"
kind = "licence"
issuer = "NMBI"
issued = 2019-08-20
expires = 2027-12-31               # renew in autumn
level = "bachelor"
"#,
    ),
    (
        "assessment.toml",
        r#"[[strength]]
id = "calm-in-a-crisis"
text = "Calm in a crisis"
evidence = ["2026-10-01-built-the-wards-bed-dashboard"]
[[weakness]]
id = "speaking"
text = "Speaking to many people"
evidence = []
[[interests]]                      # newest last
date = 2026-11-23
form = 30
answers = "534421534421534421534421534421"
scores = { R = 4, I = 17, A = 6, S = 18, E = 9, C = 12 }
[[values]]
date = 2026-11-23
wanted = { achievement = 5, independence = 3, recognition = 2, relationships = 5, support = 4, working_conditions = 3 }
now = { achievement = 3, independence = 2, recognition = 2, relationships = 4, support = 2, working_conditions = 3 }
[preferences]                      # wants
remote = "hybrid"
hours = "20–28"
schedule = "days"
contract = "permanent"
travel = "little"
places = ["Cork"]
relocate = "no"
pay_min = "38000 EUR/year"
leadership = "maybe"
needs = ["no stairs"]
dealbreakers = ["nights"]
"#,
    ),
    (
        "skills.toml",
        r#"[[skill]]
id = "sql"
name = "SQL"
kind = "technical"
target = 4
desire = 3                         # do more
last_used = 2026-10-01
catalogue = "2.A.1.a"
[[skill.rating]]
date = 2026-11-23
level = 2
by = "self"
person = "dr-adeyemi"
evidence = ["2026-10-01-built-the-wards-bed-dashboard"]
note = ""
"#,
    ),
    (
        "roles.toml",
        r#"[[role]]
id = "health-data-analyst-role"
title = "Health data analyst"
kind = "change"
where = "inside"
organisation = "St. Brigid's Hospital"
occupation = "15-2051.01"
status = "target"
closes = 2027-09-30                # last day to apply
decides = 2027-11-30
sponsor = "dr-adeyemi"
discussed = 2026-11-02
confirmed = 2026-11-15
pay = "45000 EUR/year"
trend = "growing"
trend_note = "Every trust is hiring for it"
trend_year = 2026
url = "https://example.org/job"
note = ""
audience = "self"
[[role.requirement]]
kind = "skill"
skill = "sql"
level = 4
importance = "must"
gate = false                       # true: must be there first
[[role.requirement]]
kind = "experience"
text = "Led a cross-team project"
tag = "led-project"
count = 1
months = 6
importance = "should"
[[role.requirement]]
kind = "credential"
text = "Registered nurse"
credential = "registered-nurse"
[[role.requirement]]
kind = "education"
level = "bachelor"

[[trial]]
id = "a-day-with-the-data-team"
question = "Do I like it for a whole day?"
test = "Shadow the data team on a Friday"
of = "health-data-analyst-role"
due = 2026-12-18
before = 6
after = 8
learned = ""
status = "open"
[[verdict]]
occupation = "15-2051.01"
answer = "yes"
date = 2026-11-23
"#,
    ),
    (
        "goals.toml",
        r#"[[goal]]
id = "move-into-health-data-analysis"
title = "Move into health data analysis"
kind = "career"
status = "active"                  # for now
created = 2026-11-23
due = 2028-03-31
horizon = "long"
priority = 1
why = "More good for more patients"
measure = "Signed offer"
metric = { unit = "applications", from = 0, to = 5 }
role = "health-data-analyst-role"
parent = "a-calmer-life"           # serves it
supports = "data-strategy"
obstacle = "Nights eat the study time"
if_then = "If I am on nights, I study on Saturday 9–11"
confidence = 60
fallback = "a-calmer-life"
tripwire = { text = "No interview by then", date = 2027-12-01 }
ended = 2028-02-10
outcome = "reached"
reason = "time"
audience = "mentor"
[[goal.checkin]]
date = 2026-11-15
value = 1
confidence = 65
note = ""

[[goal]]
id = "a-calmer-life"
title = "A calmer life"
status = "paused"
"#,
    ),
    (
        "learning.toml",
        r#"[[activity]]
id = "sql-for-analysts"
title = "SQL for analysts"
kind = "course"
skills = [{ skill = "sql", to = 3 }]
goal = "move-into-health-data-analysis"
provider = "Open University"
url = "https://example.org/sql"
cost = "300 EUR"
time = "own"
hours = 40                         # of own time
weeks = 8
after = ["enrol"]
earliest = 2026-12-01
due = 2027-03-31
status = "active"
finished = 2027-03-20
artefact = "2026-10-01-built-the-wards-bed-dashboard"
[[activity.session]]
date = 2026-11-20
hours = 2.5
note = ""
"#,
    ),
    (
        "plan.toml",
        r#"[[milestone]]
id = "enrol"
title = "Enrol"
kind = "step"
goal = "move-into-health-data-analysis"
role = "health-data-analyst-role"
closes = ["sql"]
after = []
time = "own"
hours = 1                          # an evening
weeks = 4
earliest = 2026-12-01
due = 2026-12-10
status = "planned"
finished = 2026-12-02
"#,
    ),
    (
        "people.toml",
        r#"[[person]]
id = "dr-adeyemi"
name = "Dr Adeyemi"
relation = "mentor"
every = "6 weeks"                  # or so
[[person.meeting]]
date = 2026-11-02
note = ""
learned = ""
promises = [{ by = "them", text = "Introduce me to the data team", due = 2026-12-01, done = false }]
"#,
    ),
    (
        "feedback.toml",
        r#"[[feedback]]
id = "2026-11-02-dr-adeyemi"
date = 2026-11-02
person = "dr-adeyemi"
text = "Explains numbers well; should take on a bigger data set"
asked = 2026-10-20
ratings = { sql = 3 }
skills = ["sql"]
goals = []
audience = "self"
"#,
    ),
    (
        "log/2026.toml",
        r#"[[entry]]
id = "2026-10-01-built-the-wards-bed-dashboard"
date = 2026-10-01
kind = "win"
text = "Built the ward's bed dashboard"   # with Anna
impact = "Handover 20 minutes shorter"
skills = ["sql"]
goals = ["move-into-health-data-analysis"]
tags = ["led-project"]
link = "https://example.org/dashboard"
audience = "manager"
"#,
    ),
    (
        "reviews/2026-Q3.toml",
        r#"[review]
id = "2026-Q3"
from = 2026-07-01
to = 2026-09-30
date = 2026-10-04
status = "done"
next = 2027-01-02
hours_real = 3.0
pulse = { satisfaction = 6, clarity = 7, energy = 5 }
[review.answers]
wins = "Led the handover"
[[review.commitment]]
text = "Finish module 3"
due = 2027-02-15
goal = "move-into-health-data-analysis"
status = "open"
[[review.adjustment]]
goal = "move-into-health-data-analysis"
change = "due"
from = "2027-12-31"
to = "2028-03-31"
reason = "time"
[review.snapshot]
"#,
    ),
];

fn full() -> Home {
    let home = Home::new();
    for (name, text) in FILES {
        home.write(name, text);
    }
    home
}

/// What a file holds, with dates as text, read without the program.
fn read_toml(home: &Home, file: &str) -> Json {
    fn plain(value: toml::Value) -> Json {
        match value {
            toml::Value::Datetime(day) => Json::String(day.to_string()),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Table(map) => {
                map.into_iter().map(|(key, value)| (key, plain(value))).collect::<serde_json::Map<_, _>>().into()
            }
            toml::Value::Integer(number) => Json::from(number),
            toml::Value::Float(number) => Json::from(number),
            toml::Value::Boolean(flag) => Json::from(flag),
            toml::Value::String(text) => Json::from(text),
        }
    }
    plain(toml::Value::Table(toml::from_str(&home.file(file)).unwrap()))
}

/// Every key of `file` stands in `shown` with the same value.
#[track_caller]
fn assert_holds(file: &Json, shown: &Json, way: &str) {
    match (file, shown) {
        (Json::Object(keys), Json::Object(_)) => {
            for (key, value) in keys {
                assert!(shown.get(key).is_some(), "{way}.{key} is not in {shown}");
                assert_holds(value, &shown[key], &format!("{way}.{key}"));
            }
        }
        (Json::Array(all), Json::Array(others)) => {
            assert_eq!(all.len(), others.len(), "{way}");
            for (at, value) in all.iter().enumerate() {
                assert_holds(value, &others[at], &format!("{way}[{at}]"));
            }
        }
        (Json::Number(one), Json::Number(other)) => assert_eq!(one.as_f64(), other.as_f64(), "{way}"),
        (one, other) => assert_eq!(one, other, "{way}"),
    }
}

/// The command, the file, the table in it, the key of the list, and of the one that is shown.
const KINDS: &[(&str, &str, &str, &str)] = &[
    ("aim", "career.toml", "aim", "aims"),
    ("past", "past.toml", "position", "positions"),
    ("credential", "past.toml", "credential", "credentials"),
    ("skill", "skills.toml", "skill", "skills"),
    ("role", "roles.toml", "role", "roles"),
    ("goal", "goals.toml", "goal", "goals"),
    ("learn", "learning.toml", "activity", "activities"),
    ("plan", "plan.toml", "milestone", "milestones"),
    ("person", "people.toml", "person", "people"),
    ("feedback", "feedback.toml", "feedback", "feedback"),
    ("log", "log/2026.toml", "entry", "entries"),
];

#[test]
fn every_key_of_a_file_written_by_hand_is_listed_and_shown() {
    let home = full();
    let before = home.files();
    for (command, file, table, plural) in KINDS {
        let written = read_toml(&home, file)[*table].clone();
        let listed = home.run(&[command, "list", "--all", "--json"]).ok().json();
        assert_eq!(listed["format"], 1);
        assert_holds(&written, &listed[*plural], plural);
        assert!(
            listed[*plural].as_array().unwrap().iter().all(|one| one["computed"].is_object()),
            "{command}: {listed}"
        );
        home.run(&[command, "list"]).ok();
        if *command == "aim" {
            continue;
        }
        let id = written[0]["id"].as_str().unwrap();
        let shown = home.run(&[command, "show", id, "--json"]).ok().json();
        assert_holds(&written[0], &shown[*table], table);
        assert!(shown[*table]["computed"].is_object());
        home.run(&[command, "show", id]).ok();
    }
    let review = home.run(&["review", "show", "2026-Q3", "--json"]).ok().json();
    assert_holds(&read_toml(&home, "reviews/2026-Q3.toml")["review"], &review["review"], "review");
    let person = home.run(&["init", "--json"]).ok().json();
    let career = read_toml(&home, "career.toml");
    assert_holds(&career["person"], &person["person"], "person");
    assert_holds(&career["away"], &person["away"], "away");
    let profile = home.run(&["assess", "show", "--history", "--json"]).ok().json();
    let written = read_toml(&home, "assessment.toml");
    for (table, key) in [
        ("strength", "strengths"),
        ("weakness", "weaknesses"),
        ("interests", "interests_history"),
        ("values", "values_history"),
        ("preferences", "preferences"),
    ] {
        assert_holds(&written[table], &profile[key], key);
    }
    assert_eq!(home.files(), before);
}

#[test]
fn the_full_notebook_has_no_problems_and_no_unknown_keys() {
    let checked = full().run(&["check", "--json"]).ok().json();
    assert_eq!(checked["problems"], serde_json::json!([]));
    let other: Vec<&Json> = checked["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| !one["message"].as_str().unwrap().contains("others on this machine"))
        .collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn a_key_without_a_value_is_null_and_not_absent() {
    let full = full();
    let bare = Home::new();
    for args in [
        &["aim", "add", "Fewer falls"][..],
        &["past", "add", "Baker", "--from", "2010-01-01"],
        &["credential", "add", "First aid"],
        &["skill", "add", "SQL"],
        &["role", "add", "Analyst"],
        &["goal", "add", "Move on", "--due", "2027-06-30"],
        &["learn", "add", "A course", "--kind", "course"],
        &["plan", "add", "Enrol", "--hours", "1"],
        &["person", "add", "Ann", "--relation", "peer"],
        &["feedback", "add", "Well done", "--from", "ann"],
        &["log", "add", "A line"],
    ] {
        bare.run(args).ok();
    }
    let keys = |home: &Home, command: &str, plural: &str| -> BTreeSet<String> {
        let list = home.run(&[command, "list", "--all", "--json"]).ok().json();
        list[plural][0].as_object().unwrap().keys().cloned().collect()
    };
    for (command, _, _, plural) in KINDS {
        assert_eq!(keys(&bare, command, plural), keys(&full, command, plural), "{command}");
    }
}

/// Lines that are in one text and not in the other, in order.
fn lines_only_in(one: &str, other: &str) -> Vec<String> {
    let mut rest: Vec<&str> = other.lines().collect();
    one.lines()
        .filter(|line| match rest.iter().position(|known| known == line) {
            Some(at) => {
                rest.remove(at);
                false
            }
            None => true,
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn an_edit_of_any_kind_leaves_every_other_line_as_it_was() {
    let updated = "updated = 2026-11-23T10:00:00Z";
    for (args, file, gone, come) in [
        (&["init", "--country", "DE"][..], "career.toml", "country = \"IE\"", "country = \"DE\""),
        (&["aim", "edit", "data", "--until", "2029-12-31"], "career.toml", "until = 2028-12-31", "until = 2029-12-31"),
        (
            &["past", "edit", "staff", "--from", "2019-10-01"],
            "past.toml",
            "from = 2019-09-01                  # since the ward opened",
            "from = 2019-10-01                  # since the ward opened",
        ),
        (
            &["credential", "edit", "reg", "--expires", "2028-12-31"],
            "past.toml",
            "expires = 2027-12-31               # renew in autumn",
            "expires = 2028-12-31               # renew in autumn",
        ),
        (
            &["skill", "edit", "sql", "--desire", "1"],
            "skills.toml",
            "desire = 3                         # do more",
            "desire = 1                         # do more",
        ),
        (
            &["role", "edit", "health", "--closes", "2027-10-31"],
            "roles.toml",
            "closes = 2027-09-30                # last day to apply",
            "closes = 2027-10-31                # last day to apply",
        ),
        (&["goal", "edit", "move", "--priority", "2"], "goals.toml", "priority = 1", "priority = 2"),
        (
            &["learn", "edit", "sql", "--provider", "Me"],
            "learning.toml",
            "provider = \"Open University\"",
            "provider = \"Me\"",
        ),
        (&["plan", "edit", "enrol", "--due", "2026-12-11"], "plan.toml", "due = 2026-12-10", "due = 2026-12-11"),
        (
            &["person", "edit", "dr", "--every", "8 weeks"],
            "people.toml",
            "every = \"6 weeks\"                  # or so",
            "every = \"8 weeks\"                  # or so",
        ),
        (
            &["feedback", "edit", "2026-11-02", "--audience", "mentor"],
            "feedback.toml",
            "audience = \"self\"",
            "audience = \"mentor\"",
        ),
        (
            &["log", "edit", "built", "--text", "Built it"],
            "log/2026.toml",
            "text = \"Built the ward's bed dashboard\"   # with Anna",
            "text = \"Built it\"   # with Anna",
        ),
        (&["assess", "preferences", "--travel", "none"], "assessment.toml", "travel = \"little\"", "travel = \"none\""),
    ] {
        let home = full();
        let before = home.files();
        home.run(args).ok();
        let after = home.files();
        for (name, text) in &before {
            if name != file {
                assert_eq!(text, &after[name], "{args:?}: {name}");
            }
        }
        assert_eq!(lines_only_in(&before[file], &after[file]), [gone], "{args:?}");
        assert_eq!(lines_only_in(&after[file], &before[file]), [come, updated], "{args:?}");
    }
}

#[test]
fn what_is_written_is_answered_with_the_record_and_the_operation() {
    let home = full();
    for (noun, args) in [
        ("person", &["init", "--name", "Maya"][..]),
        ("aim", &["aim", "add", "Fewer falls"]),
        ("aim", &["aim", "edit", "fewer", "--until", "2029"]),
        ("position", &["past", "add", "Baker", "--from", "2010"]),
        ("position", &["past", "edit", "baker", "--to", "2012"]),
        ("credential", &["credential", "add", "First aid"]),
        ("credential", &["credential", "edit", "first", "--issuer", "Red Cross"]),
        ("skill", &["skill", "add", "Python", "--level", "1"]),
        ("skill", &["skill", "edit", "python", "--target", "3"]),
        ("skill", &["skill", "rate", "python", "2"]),
        ("role", &["role", "add", "Teacher", "--need", "python:2"]),
        ("role", &["role", "edit", "teacher", "--no-need", "python"]),
        ("goal", &["goal", "add", "Teach", "--due", "2027-06-30"]),
        ("goal", &["goal", "edit", "teach", "--why", "Joy"]),
        ("goal", &["goal", "checkin", "teach", "--confidence", "50"]),
        ("goal", &["goal", "done", "teach", "--outcome", "partly"]),
        ("activity", &["learn", "add", "Python course", "--kind", "course", "--hours", "4"]),
        ("activity", &["learn", "edit", "python", "--hours", "5"]),
        ("activity", &["learn", "log", "python", "1"]),
        ("activity", &["did", "1h python"]),
        ("activity", &["learn", "done", "python"]),
        ("milestone", &["plan", "add", "Ask", "--hours", "1"]),
        ("milestone", &["plan", "edit", "ask", "--hours", "2"]),
        ("milestone", &["plan", "done", "ask"]),
        ("person", &["person", "add", "Ann", "--relation", "peer"]),
        ("person", &["person", "edit", "ann", "--every", "2 weeks"]),
        ("person", &["person", "met", "ann", "--note", "Tea"]),
        ("feedback", &["feedback", "add", "Well done", "--from", "ann"]),
        ("feedback", &["feedback", "edit", "2026-11-23", "--skill", "python"]),
        ("entry", &["log", "A line"]),
        ("entry", &["win", "A good day"]),
        ("entry", &["log", "edit", "a-good", "--impact", "Sleep"]),
        ("review", &["review", "--period", "2026-10-01..2026-11-22", "--pulse", "6,7,5"]),
        ("goal", &["goal", "drop", "move"]),
        ("activity", &["learn", "drop", "sql"]),
        ("milestone", &["plan", "drop", "enrol"]),
        ("role", &["role", "drop", "health"]),
        ("entry", &["log", "drop", "a-line"]),
        ("feedback", &["feedback", "drop", "2026-11-23"]),
        ("credential", &["credential", "drop", "first"]),
        ("position", &["past", "drop", "baker"]),
        ("aim", &["aim", "drop", "fewer"]),
        ("person", &["person", "drop", "ann"]),
    ] {
        let mut all = args.to_vec();
        all.push("--json");
        let json = home.run(&all).ok().json();
        assert_eq!(json["format"], 1, "{args:?}");
        assert!(json[noun].is_object(), "{args:?}: {json}");
        if args[0] != "init" {
            assert!(json[noun]["computed"].is_object(), "{args:?}: {json}");
        }
        assert!(json["operation"]["id"].is_number(), "{args:?}: {json}");
        assert!(!json["operation"]["sentence"].as_str().unwrap().is_empty(), "{args:?}");
    }
}

#[test]
fn a_slip_is_refused_with_its_exit_code_and_changes_nothing() {
    let home = full();
    let before = home.files();
    for (code, args, says) in [
        (2, &["goal", "edit", "move", "--due", "2027-06-01", "--no-due"][..], "exclude each other"),
        (2, &["goal", "edit", "move", "--status", "doen"], "did you mean done?"),
        (2, &["plan", "add", "X", "--hours", "-3"], "hours is a number from 0"),
        (2, &["goal", "edit", "move", "--confidence", "-1"], "from 0 to 100"),
        (2, &["goal", "add", "X", "--due", "2027-02-30"], "28 days"),
        (2, &["skill", "rate", "sql", "9"], "0 (none) to 5 (expert)"),
        (2, &["plan", "add", "X", "--time", "wait"], "--weeks"),
        (2, &["feedback", "add", "--from", "dr"], "TEXT"),
        (1, &["skill", "rate", "slq", "3"], "did you mean sql?"),
        (1, &["role", "add", "X", "--need", "slq:3"], "did you mean sql?"),
        (1, &["goal", "show", "mvoe"], "did you mean move-into-health-data-analysis?"),
        (1, &["plan", "edit", "enrol", "--after", "sql"], "enrol → sql-for-analysts → enrol"),
        (1, &["role", "drop", "health"], "goal move-into-health-data-analysis, step enrol"),
        (1, &["plan", "drop", "enrol"], "sql-for-analysts"),
        (1, &["aim", "drop", "data"], "goal move-into-health-data-analysis"),
        (1, &["person", "drop", "dr"], "skill sql, role health-data-analyst-role, feedback 2026-11-02-dr-adeyemi"),
        (1, &["skill", "drop", "sql"], "role health-data-analyst-role"),
    ] {
        let ran = home.run(args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}: {}", ran.out);
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn three_letters_that_differ_are_another_skill() {
    let home = full();
    home.run(&["role", "add", "Mapper", "--need", "sal:3"]).ok();
    assert!(home.file("skills.toml").contains("id = \"sal\""));
}

#[test]
fn a_role_is_dropped_once_what_leads_there_is_closed() {
    let home = full();
    home.run(&["goal", "drop", "move"]).ok();
    home.run(&["learn", "drop", "sql"]).ok();
    let ran = home.run(&["role", "drop", "health"]).fails(1);
    assert!(ran.err.contains("step enrol") && !ran.err.contains("goal move"), "{}", ran.err);
    home.run(&["plan", "drop", "enrol"]).ok();
    let role = home.run(&["role", "drop", "health", "--json"]).ok().json();
    assert_eq!(role["role"]["status"], "closed");
    // What is closed is not "nothing yet".
    for (noun, word) in [("role", "roles"), ("learn", "activities"), ("plan", "steps")] {
        let ran = home.run(&[noun, "list"]).ok();
        assert!(ran.err.contains(&format!("No open {word}; 1 in all: career {noun} list --all")), "{}", ran.err);
    }
}

#[test]
fn feedback_that_was_asked_for_waits_for_its_text() {
    let home = full();
    let asked = home.run(&["feedback", "add", "--from", "dr", "--asked", "2026-11-01", "--json"]).ok().json();
    assert_eq!(asked["feedback"]["asked"], "2026-11-01");
    assert_eq!(asked["feedback"]["text"], Json::Null);
    assert_eq!(asked["feedback"]["date"], Json::Null);
    let due = home.run(&["due", "--json"]).ok().json();
    let command = due["due"][0]["command"].as_str().unwrap().replace("TEXT", "Clear");
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    home.run(&words).ok();
    let told = home.run(&["feedback", "show", "2026-11-01", "--json"]).ok().json();
    assert_eq!(told["feedback"]["text"], "Clear");
    assert_eq!(told["feedback"]["date"], "2026-11-23");
    assert_eq!(home.run(&["due", "--json"]).ok().json()["due"], serde_json::json!([]));
}

#[test]
fn a_reference_to_nothing_is_told_with_its_key_and_where_to_look() {
    let home = Home::new();
    home.write("goals.toml", "# mine\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\nrole = \"gone\"\nparent = \"lost\"\n");
    let checked = home.run(&["check", "--json"]).ok().json();
    let told: Vec<(&str, &str, i64)> = checked["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["file"] == "goals.toml")
        .map(|one| (one["message"].as_str().unwrap(), one["fix"].as_str().unwrap(), one["line"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "the goal a refers to the role \"gone\" (role), which is not there",
                "write another id, or remove it; career role list shows what there is",
                3
            ),
            (
                "the goal a refers to the goal \"lost\" (parent), which is not there",
                "write another id, or remove it; career goal list shows what there is",
                3
            ),
        ]
    );
}

#[test]
fn every_problem_has_a_place_and_something_to_do() {
    let home = full();
    home.write("skills.toml", "[[skill]]\nid = \"a\"\nname = \"A\"\nkind = \"tool\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 7\nby = \"self\"\n[[skill]]\nid = \"b\"\nkind = \"tool\"\n");
    let checked = home.run(&["check", "--json"]).fails(1).json();
    let problems = checked["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 2, "{checked}");
    for problem in problems {
        assert_eq!(problem["file"], "skills.toml");
        assert!(problem["line"].is_number() && problem["column"].is_number(), "{problem}");
        assert!(problem["fix"].as_str().is_some_and(|fix| !fix.is_empty()), "{problem}");
        assert!(!problem["message"].as_str().unwrap().contains("( "), "{problem}");
    }
}

#[test]
fn every_figure_is_explained_in_json() {
    let home = full();
    for (args, way) in [
        (&["skill", "list"][..], "/computed/explain"),
        (&["skill", "show", "sql"], "/skill/computed/explain"),
        (&["skill", "gap"], "/computed/explain"),
        (&["role", "show", "health"], "/role/computed/explain"),
        (&["learn", "show", "sql"], "/activity/computed/explain"),
        (&["roadmap"], "/computed/explain"),
        (&["assess", "show"], "/computed/explain"),
    ] {
        let with = home.run(&[args, &["--json", "--explain"]].concat()).ok().json();
        assert!(with.pointer(way).is_some_and(|text| !text.is_null()), "{args:?}: {with}");
        let without = home.run(&[args, &["--json"]].concat()).ok().json();
        assert!(without.pointer(way).is_none(), "{args:?}");
    }
}

#[test]
fn no_hours_are_zero_and_not_minus_zero() {
    let home = Home::new();
    home.run(&["learn", "add", "A course", "--kind", "course", "--hours", "4"]).ok();
    let ran = home.run(&["learn", "show", "a-course", "--json"]).ok();
    assert!(ran.out.contains("\"logged\": 0.0") && !ran.out.contains("-0.0"), "{}", ran.out);
}

#[test]
fn a_last_day_that_has_not_come_does_not_stop_the_end_of_learning() {
    let home = full();
    let done = home.run(&["learn", "done", "sql", "--json"]).ok().json();
    assert_eq!(done["activity"]["status"], "done");
    assert_eq!(done["activity"]["finished"], "2026-11-23");
}

#[test]
fn a_promise_takes_its_day_with_and_without_the_word() {
    let home = full();
    home.run(&[
        "person",
        "met",
        "dr",
        "--promise",
        "me: Send it;due=2026-12-01",
        "--promise",
        "me: Call; 2026-12-02",
        "--promise",
        "them: Read; slowly",
    ])
    .ok();
    let shown = home.run(&["person", "show", "dr", "--json"]).ok().json();
    let promises = &shown["person"]["meeting"][1]["promises"];
    assert_eq!(promises[0]["due"], "2026-12-01");
    assert_eq!((&promises[1]["text"], &promises[1]["due"]), (&Json::from("Call"), &Json::from("2026-12-02")));
    assert_eq!((&promises[2]["text"], &promises[2]["due"]), (&Json::from("Read; slowly"), &Json::Null));
}
