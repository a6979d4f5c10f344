//! Bad input through the command line: each with its exit code, the value, the place and what to
//! write instead, and not one byte of the folder changed.
use std::collections::BTreeMap;
use std::path::Path;

use crate::home::{Home, Ran};

/// One good file of each kind, for commands to refer to.
const GOOD: &[(&str, &str)] = &[
    ("career.toml", "format = 1\n"),
    (
        "goals.toml",
        "[[goal]]\nid = \"first\"\ntitle = \"First\"\ndue = 2028-03-31\n\n[[goal]]\nid = \"second\"\ntitle = \"Second\"\ndue = 2028-06-30\nparent = \"first\"\n",
    ),
    (
        "plan.toml",
        "[[milestone]]\nid = \"one\"\ntitle = \"One\"\nhours = 2\n\n[[milestone]]\nid = \"two\"\ntitle = \"Two\"\nhours = 2\nafter = [\"one\"]\n",
    ),
    ("learning.toml", "[[activity]]\nid = \"sql-course\"\ntitle = \"SQL course\"\nkind = \"course\"\nhours = 10\n"),
    ("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n"),
    ("people.toml", "[[person]]\nid = \"ann\"\nname = \"Ann\"\nrelation = \"mentor\"\n"),
    ("roles.toml", "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\n"),
    ("past.toml", "[[position]]\nid = \"nurse\"\ntitle = \"Nurse\"\nfrom = 2020-01-01\n"),
    ("log/2026.toml", "[[entry]]\nid = \"2026-01-05-a-win\"\ndate = 2026-01-05\nkind = \"win\"\ntext = \"A win\"\n"),
];

/// A command line, its exit code, and what has to be said.
const COMMANDS: &[(&str, u8, &[&str])] = &[
    ("goal add X --due 2027-13-01", 2, &["--due", "2027-13-01 is no day", "twelve months"]),
    ("goal add X --due 2027-02-30", 2, &["--due", "2027-02-30", "28 days", "write 2027-02-28"]),
    ("goal add X --due 12/03/2027", 2, &["12/03/2027", "2027-03-12 or 2027-12-03"]),
    ("goal add X --due soon", 2, &["“soon”", "2027-03-31", "next friday"]),
    ("goal add X --due 1899-12-31", 2, &["1899", "between 1900 and 2200"]),
    ("goal add X --due 2028 --kind carreer", 2, &["--kind", "\"carreer\"", "did you mean career?"]),
    ("goal add X --due 2028 --priority 4", 2, &["--priority", "1 to 3", "not 4"]),
    ("goal add X --due 2028 --priority high", 2, &["--priority", "\"high\"", "1 to 3"]),
    ("goal add X --due 2028 --confidence 101", 2, &["--confidence", "0 to 100", "101"]),
    ("goal add X --due 2028 --role nobody", 1, &["no role \"nobody\"", "analyst"]),
    ("goal add X --due 2028 --parent nothing", 1, &["no goal \"nothing\"", "first, second"]),
    ("goal add X --due 2028 --audience boss", 2, &["--audience", "\"boss\"", "self, mentor, manager, public"]),
    ("goal add X --due 2028 --id ../../x", 2, &["\"../../x\"", "not an id", "--id x"]),
    ("goal add X --due 2028 --id=-x", 2, &["\"-x\"", "not an id", "--id x"]),
    ("goal add X --due 2028 --id first", 1, &["\"first\"", "never given twice", "choose another"]),
    ("goal add X", 2, &["--due DATE", "no terminal"]),
    ("goal edit first --parent second", 1, &["first → second → first", "outside of this circle"]),
    ("goal edit first --parent first", 1, &["first → first"]),
    ("goal edit frist --due 2028", 1, &["\"frist\"", "did you mean first?"]),
    ("goal edit first", 2, &["Nothing to change", "--title"]),
    ("goal edit second --horizon middle", 2, &["--horizon", "\"middle\"", "short or long"]),
    ("goal done first --outcome won", 2, &["'won'", "reached, partly, missed, unwanted"]),
    ("goal checkin first --confidence 50 --date tomorow", 2, &["--date", "“tomorow”", "tomorrow"]),
    ("goal checkin first --value many", 2, &["--value", "\"many\""]),
    ("goal show nothing", 1, &["\"nothing\"", "first, second"]),
    ("goal ad X", 2, &["'ad'", "'add'"]),
    ("plan add X --hours NaN", 2, &["--hours", "\"NaN\""]),
    ("plan add X --hours inf", 2, &["--hours", "\"inf\""]),
    ("plan add X --hours -3", 2, &["--hours", "not -3"]),
    ("plan add X --hours 0", 2, &["--hours 0", "--hours 2"]),
    ("plan add X --hours 99999999999999999999", 2, &["--hours"]),
    ("plan add X --hours 2 --after three", 1, &["\"three\"", "one, two, sql-course"]),
    ("plan edit one --after two", 1, &["one → two → one", "none could begin"]),
    ("plan edit one --after one", 1, &["one → one"]),
    ("plan add X --hours 2 --id sql-course", 1, &["\"sql-course\"", "never given twice"]),
    ("plan add X --time wait", 2, &["--weeks N"]),
    ("plan add X --time sometimes --hours 2", 2, &["--time", "\"sometimes\"", "own, work, wait"]),
    ("learn add X --kind curse", 2, &["--kind", "\"curse\"", "did you mean course?"]),
    ("learn add X --kind course --skill sql:9", 2, &["\"sql:9\"", "0 to 5", "sql:3"]),
    ("learn add X --kind course --skill sqll:3", 1, &["\"sqll\"", "did you mean sql?"]),
    ("learn add X --kind course --cost 20", 2, &["--cost", "\"20\"", "1500 EUR"]),
    ("learn log sql-course 0", 2, &["“0”", "2h, 2.5h"]),
    ("learn log sql-course -2", 2, &["\"-2\"", "above 0"]),
    ("learn log sql-course much", 2, &["“much”", "2h, 2.5h"]),
    ("learn log nothing 2", 1, &["\"nothing\"", "sql-course"]),
    ("skill rate sql 6", 2, &["\"6\"", "0 (none) to 5 (expert)"]),
    ("skill rate sql 3 --by boss", 2, &["--by", "\"boss\"", "manager"]),
    ("skill rate sql 3 --evidence nothing", 1, &["\"nothing\"", "2026-01-05-a-win"]),
    ("skill add X --kind hard", 2, &["--kind", "\"hard\"", "technical"]),
    ("role add X --need sql:9:must", 2, &["--need", "\"sql:9:must\"", "sql:4:must"]),
    ("role add X --need sql:3:perhaps", 2, &["\"perhaps\"", "must, should, nice"]),
    ("role add X --need-experience Led;count=none", 2, &["--need-experience", "count=none"]),
    ("role add X --pay 45000", 2, &["--pay", "\"45000\"", "45000 EUR/year"]),
    ("person add X --relation friend", 2, &["--relation", "\"friend\"", "mentor"]),
    ("person add X --relation mentor --every sometimes", 2, &["--every", "\"sometimes\"", "6 weeks"]),
    ("person met nobody", 1, &["\"nobody\"", "career person add nobody"]),
    ("past add X --from 2026-01-01 --to 2025-01-01", 1, &["2025-01-01", "2026-01-01", "swap"]),
    ("credential add X --kind paper", 2, &["--kind", "\"paper\"", "licence"]),
    ("feedback add Hello --from nobody", 1, &["\"nobody\"", "career person add"]),
    ("feedback add Hello --from ann --rating sql:7", 2, &["\"sql:7\"", "--rating sql:3"]),
    ("log add X --date 2026-02-30", 2, &["2026-02-30", "write 2026-02-28"]),
    ("log add X --kind gossip", 2, &["--kind", "\"gossip\"", "practice"]),
    ("init --hours-per-week 200", 2, &["--hours-per-week", "0 to 112", "200"]),
    ("init --year-starts 13", 2, &["--year-starts", "1 to 12", "13"]),
    ("init --away 2027-07-18..2027-07-05", 2, &["2027-07-05 is before 2027-07-18", "2027-07-05..2027-07-18"]),
    ("assess interests --answers 123", 2, &["30"]),
    ("assess interests --answers 9", 2, &["`9`", "0 to 5"]),
    ("review --period 2026-Q5 --pulse 5,5,5", 2, &["--period", "2026-Q1 to 2026-Q4"]),
    ("review --pulse 11,1,1", 2, &["\"11,1,1\"", "0 to 10", "--pulse 6,7,5"]),
    ("review --commit X;due=never", 2, &["“never”"]),
    ("undo 99", 1, &["99", "career history"]),
    ("goal list --today yesterday", 2, &["\"yesterday\"", "2026-11-23"]),
    ("did much", 2, &["“much”", "2h"]),
];

/// A file as a hand left it, the commands that meet it, and what has to be said.
const FILES: &[(&str, &str, &[&str])] = &[
    ("goals.toml", "G\nwhy = Learn it\n", &["goals.toml:4:7", "has no quotes", "write why = \"Learn it\""]),
    ("goals.toml", "G\nwhy = “Learn it”\n", &["goals.toml:4:7", "curly quotes", "write why = \"Learn it\""]),
    ("goals.toml", "G\nwhy: \"Learn it\"\n", &["goals.toml:4:1", "colon", "write why = \"Learn it\""]),
    ("goals.toml", "G\nwhy = \"Learn it\n", &["goals.toml:4:7", "no closing quote", "write why = \"Learn it\""]),
    ("goals.toml", "G\ntitle = \"again\"\n", &["goals.toml:4:1", "line 3 and on line 4", "delete the other"]),
    ("goals.toml", "[goal]\nid = \"first\"\ntitle = \"First\"\n", &["goals.toml:1:1", "write [[goal]]"]),
    (
        "goals.toml",
        "goal = [{ id = \"first\", title = \"First\" }]\n",
        &["goals.toml:1:1", "list in one value", "write [[goal]]"],
    ),
    ("goals.toml", "goal.title = \"First\"\n", &["goals.toml:1:1", "without a header", "write [[goal]]"]),
    ("goals.toml", "G\ndue = 2026-1-5\n", &["goals.toml:4:7", "2026-1-5", "write due = 2026-01-05"]),
    ("goals.toml", "G\ndue = 2026-02-30\n", &["goals.toml:4:7", "30 February 2026", "write due = 2026-02-28"]),
    ("goals.toml", "G\ndue = \"2026-02-03\"\n", &["goals.toml:4:7", "\"2026-02-03\"", "write due = 2026-02-03"]),
    ("goals.toml", "G\nwhy = \"C:\\Users\"\n", &["goals.toml:4:10", "backslash", "'C:\\Users'"]),
    (
        "goals.toml",
        "G\n<<<<<<< HEAD\nwhy = \"a\"\n=======\nwhy = \"b\"\n>>>>>>> theirs\n",
        &["goals.toml:4:1", "conflict marker", "delete the lines"],
    ),
    ("goals.toml", "G\nwhy = \"a\0\0\"\n", &["goals.toml:4:", "NUL", "career history"]),
    ("goals.toml", "G\nstatus = \"activ\"\n", &["goals.toml:4:10", "\"activ\"", "did you mean active?"]),
    ("goals.toml", "[[goal]]\nid = \"x\"\n", &["goals.toml:1:1", "no title", "write title"]),
    ("goals.toml", "G\n[[goal.checkin]]\nvalue = 3\n", &["goals.toml:4:1", "no date", "write date"]),
    ("goals.toml", "G\nmetric = { unit = \"x\", from = \"a\" }\n", &["goals.toml:4:", "from is a number", "\"a\""]),
    ("career.toml", "format = 2\n", &["career.toml:1:10", "format 2", "install the newest"]),
    ("career.toml", "format = \"1\"\n", &["career.toml:1:10", "\"1\"", "format = 1"]),
    ("career.toml", "format = 1\n[person]\nname = Maya\n", &["career.toml:3:8", "no quotes", "write name = \"Maya\""]),
    (
        "career.toml",
        "format = 1\n[[person]]\nname = \"Maya\"\n",
        &["career.toml:2:1", "two pairs of brackets", "write [person]"],
    ),
    ("plan.toml", "[[milestone]]\nid = \"one\"\ntitle = \"One\"\nhours = -2\n", &["plan.toml:4:9", "not -2"]),
    ("plan.toml", "[[milestone]]\nid = \"one\"\ntitle = \"One\"\nhours = inf\n", &["plan.toml:4:9", "not inf"]),
    (
        "plan.toml",
        "[[milestone]]\nid = \"one\"\ntitle = \"One\"\nhours = 2,5\n",
        &["plan.toml:4:9", "2,5", "write hours = 2.5"],
    ),
    (
        "plan.toml",
        "[[milestone]]\nid = \"one\"\ntitle = \"One\"\nhours = 2\nafter = \"two\"\n",
        &["plan.toml:5:9", "write after = [\"two\"]"],
    ),
    (
        "learning.toml",
        "[[activity]]\nid = \"a\"\ntitle = \"A\"\nkind = \"curse\"\n",
        &["learning.toml:4:8", "\"curse\"", "did you mean course?"],
    ),
    (
        "learning.toml",
        "[[activity]]\nid = \"a\"\ntitle = \"A\"\nkind = \"course\"\ncost = 20\n",
        &["learning.toml:5:8", "not 20", "write cost = \"1500 EUR\""],
    ),
    (
        "skills.toml",
        "[[skill]]\nid = \"a\"\nname = \"A\"\nkind = \"tool\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 9\nby = \"self\"\n",
        &["skills.toml:7:9", "9"],
    ),
    (
        "people.toml",
        "[[person]]\nid = \"a\"\nname = \"A\"\nrelation = \"boss\"\n",
        &["people.toml:4:12", "\"boss\"", "manager"],
    ),
    (
        "people.toml",
        "[[person]]\nid = \"a\"\nname = \"A\"\nrelation = \"peer\"\nevery = 6\n",
        &["people.toml:5:9", "write every = \"6 weeks\""],
    ),
    (
        "roles.toml",
        "[[role]]\nid = \"a\"\ntitle = \"A\"\n[[role.requirement]]\nkind = \"skill\"\ngate = \"yes\"\n",
        &["roles.toml:6:8", "\"yes\"", "write gate = true"],
    ),
    (
        "past.toml",
        "[[position]]\nid = \"a\"\ntitle = \"A\"\nfrom = 2020\n",
        &["past.toml:4:8", "not 2020", "from = 2027-03-31"],
    ),
    ("feedback.toml", "[[feedback]]\nid = \"a\"\ntext = \"x\"\n", &["feedback.toml:1:1", "no person", "write person"]),
    (
        "log/2026.toml",
        "[[entry]]\nid = \"a\"\ndate = 2026-01-05\nkind = \"wn\"\ntext = \"A\"\n",
        &["log/2026.toml:4:8", "\"wn\"", "did you mean win?"],
    ),
    ("log/2026.toml", "[[entry]\nid = \"a\"\n", &["log/2026.toml:1:1", "not closed", "write [[entry]]"]),
];

/// The commands that need a file: one that reads it and one that writes it.
fn users_of(file: &str) -> [&'static [&'static str]; 2] {
    match file {
        "career.toml" => [&["check"], &["init", "--name", "May"]],
        "plan.toml" => [&["plan", "list"], &["plan", "add", "New", "--hours", "2"]],
        "learning.toml" => [&["learn", "list"], &["learn", "add", "New", "--kind", "book"]],
        "skills.toml" => [&["check"], &["skill", "rate", "a", "3"]],
        "people.toml" => [&["person", "list"], &["person", "add", "New", "--relation", "peer"]],
        "roles.toml" => [&["role", "list"], &["role", "add", "New", "--where", "inside"]],
        "past.toml" => [&["past", "list"], &["past", "add", "New", "--from", "2024"]],
        "feedback.toml" => [&["feedback", "list"], &["feedback", "add", "New", "--from", "ann"]],
        "log/2026.toml" => [&["log", "list"], &["win", "New"]],
        _ => [&["goal", "list"], &["goal", "add", "New", "--due", "2028"]],
    }
}

fn with_files(more: &[(&str, &[u8])]) -> Home {
    let home = Home::new();
    for (file, text) in GOOD {
        home.write(file, text);
    }
    for (file, bytes) in more {
        home.write(file, "");
        std::fs::write(home.path().join(file), bytes).unwrap();
    }
    home
}

/// Every file of the home outside of `.career/` with its bytes, which need not be text.
fn bytes_of(home: &Home) -> BTreeMap<String, Vec<u8>> {
    fn read(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if name == ".career" {
                continue;
            }
            if path.is_dir() {
                read(root, &path, found);
            } else {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    read(&home.path(), &home.path(), &mut found);
    found
}

#[track_caller]
fn assert_said(ran: &Ran, parts: &[&str], what: &str) {
    let said = format!("{}{}", ran.err, ran.out);
    for part in parts {
        assert!(said.contains(part), "{what}: {part:?} is not in\n{said}");
    }
    assert!(!said.contains("TOML parse error") && !said.contains("expected"), "{what}: the library speaks\n{said}");
}

#[test]
fn bad_command_lines_are_refused_with_the_value_and_a_way_out() {
    let home = with_files(&[]);
    let before = bytes_of(&home);
    for (line, code, parts) in COMMANDS {
        let mut args: Vec<&str> = line.split(' ').collect();
        let all;
        if *line == "assess interests --answers 9" {
            all = "9 ".repeat(30);
            args[3] = &all;
        }
        let ran = home.run(&args).fails(*code);
        assert_said(&ran, parts, line);
        assert_eq!(ran.out, "", "{line}");
        assert_eq!(bytes_of(&home), before, "{line}");
    }
    assert_eq!(home.run(&["history", "--json"]).ok().json()["operations"], serde_json::json!([]));
}

#[test]
fn slips_in_a_file_are_said_by_readers_writers_and_check_and_nothing_is_written() {
    for (file, text, parts) in FILES {
        let text = text.replace("G\n", "[[goal]]\nid = \"first\"\ntitle = \"First\"\n");
        let home = with_files(&[(file, text.as_bytes())]);
        let before = bytes_of(&home);
        for args in users_of(file).into_iter().chain([&["check"][..]]) {
            let ran = home.run(args).fails(1);
            assert_said(&ran, parts, &format!("{args:?} {text}"));
            assert_eq!(bytes_of(&home), before, "{args:?} {text}");
        }
    }
}

#[test]
fn check_gives_the_place_of_a_slip_as_json() {
    let home = with_files(&[(
        "goals.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"A\"\npriority = 7\n\n[[goal]]\nid = \"a\"\ntitle = \"B\"\n",
    )]);
    let found = home.run(&["check", "--json"]).fails(1).json();
    let places: Vec<(u64, u64)> = found["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["line"].as_u64().unwrap(), one["column"].as_u64().unwrap()))
        .collect();
    assert_eq!(places, [(4, 12), (6, 1)], "{found:#}");
    assert_eq!(found["problems"][0]["file"], "goals.toml");
}

#[test]
fn an_id_that_stands_twice_is_not_changed() {
    let home =
        with_files(&[("goals.toml", b"[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"a\"\ntitle = \"B\"\n")]);
    let before = bytes_of(&home);
    for args in [
        &["goal", "edit", "a", "--due", "2028"][..],
        &["goal", "drop", "a"],
        &["goal", "done", "a", "--outcome", "reached"],
    ] {
        let ran = home.run(args).fails(1);
        assert_said(&ran, &["goals.toml:5:1", "line 1 and on line 5", "id = \"a-2\""], &format!("{args:?}"));
        assert_eq!(bytes_of(&home), before, "{args:?}");
    }
}

#[test]
fn what_leads_nowhere_or_is_not_known_is_a_warning_and_stays() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "goals.toml",
            "[[goal]]\nid = \"a\"\ntitle = \"A\"\nparent = \"nothing\"\n",
            &["goals.toml:1:1", "\"nothing\"", "not there"],
        ),
        (
            "goals.toml",
            "[[goal]]\nid = \"a\"\ntitle = \"A\"\nwhi = \"x\"\n",
            &["goals.toml:4:1", "whi", "did you mean why?"],
        ),
        ("goals.toml", "[[gaol]]\nid = \"a\"\n", &["goals.toml:1:1", "[gaol]", "did you mean [[goal]]?"]),
        ("log/2026-old.toml", "[[entry]]\n", &["log/2026-old.toml is not read", "log/2026.toml"]),
    ];
    for (file, text, parts) in cases {
        let home = with_files(&[
            (file, text.as_bytes()),
            ("goals.toml", if *file == "goals.toml" { text.as_bytes() } else { b"" }),
        ]);
        let ran = home.run(&["check"]).ok();
        assert_said(&ran, parts, text);
        home.run(&["goal", "add", "New", "--due", "2028"]).ok();
        assert!(home.file(file).contains(text.trim_end()), "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_named_and_never_written() {
    let latin1 = b"[[goal]]\nid = \"a\"\ntitle = \"A\"\nwhy = \"caf\xe9\"\n";
    let utf16 = b"\xff\xfe[\0[\0g\0o\0a\0l\0]\0]\0";
    let cut = "[[goal]]\nid = \"a\"\ntitle = \"A\"\nwhy = \"日本".as_bytes();
    let cases: [(&[u8], &[&str]); 3] = [
        (latin1, &["goals.toml:4:11", "0xE9", "Latin-1", "UTF-8"]),
        (utf16, &["goals.toml:1:1", "UTF-16"]),
        (&cut[..cut.len() - 1], &["goals.toml:4:"]),
    ];
    for (bytes, parts) in cases {
        let home = with_files(&[("goals.toml", bytes)]);
        let before = bytes_of(&home);
        for args in users_of("goals.toml") {
            let ran = home.run(args).fails(1);
            assert_said(&ran, parts, &format!("{args:?}"));
            assert_eq!(bytes_of(&home), before, "{args:?}");
        }
    }
}

#[test]
fn an_emptied_file_is_not_taken_for_a_new_one_and_undo_brings_it_back() {
    let home = with_files(&[]);
    home.run(&["goal", "add", "Third", "--due", "2029"]).ok();
    let before = bytes_of(&home);
    home.write("goals.toml", "");
    for args in [&["goal", "list"][..], &["goal", "add", "New", "--due", "2028"], &["check"]] {
        let ran = home.run(args).fails(1);
        assert_said(&ran, &["goals.toml is empty", "career undo", "delete goals.toml"], &format!("{args:?}"));
        assert_eq!(home.file("goals.toml"), "", "{args:?}");
    }
    home.run(&["undo"]).ok();
    assert_eq!(bytes_of(&home), before);
    // Deleted on purpose it is begun anew.
    std::fs::remove_file(home.path().join("goals.toml")).unwrap();
    home.run(&["goal", "add", "New", "--due", "2028"]).ok();
    assert_eq!(home.run(&["goal", "list", "--json"]).ok().json()["goals"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_named() {
    let home = Home::new();
    std::fs::write(home.path(), "not a folder").unwrap();
    for args in [&["goal", "list"][..], &["goal", "add", "New", "--due", "2028"], &["check"]] {
        let ran = home.run(args).fails(1);
        assert_said(&ran, &[&home.path().display().to_string(), "is a file", "--home DIR"], &format!("{args:?}"));
    }
    assert_eq!(std::fs::read_to_string(home.path()).unwrap(), "not a folder");
    let home = with_files(&[]);
    home.write(".career", "");
    let ran = home.run(&["goal", "add", "New", "--due", "2028"]).fails(1);
    assert_said(&ran, &[".career is a file"], ".career");
}

#[test]
fn dates_at_both_ends_of_the_calendar_are_no_bug() {
    for due in ["0001-01-01", "9999-12-31"] {
        let goals = format!("[[goal]]\nid = \"a\"\ntitle = \"A\"\ndue = {due}\n");
        let plan = format!(
            "[[milestone]]\nid = \"m\"\ntitle = \"M\"\nhours = 9\ngoal = \"a\"\ndue = {due}\nearliest = 9999-12-30\n"
        );
        let career = "format = 1\n[person]\nhours_per_week = 3\n[[away]]\nfrom = 0001-01-01\nto = 9999-12-31\n";
        let home = with_files(&[
            ("goals.toml", goals.as_bytes()),
            ("plan.toml", plan.as_bytes()),
            ("career.toml", career.as_bytes()),
        ]);
        for args in [
            &[][..],
            &["goal", "list"],
            &["goal", "show", "a"],
            &["roadmap"],
            &["roadmap", "--gantt"],
            &["roadmap", "--gantt", "--by", "month"],
            &["roadmap", "--svg", "-"],
            &["roadmap", "--ics", "-"],
            &["roadmap", "--md"],
            &["roadmap", "--json", "--explain"],
            &["due"],
            &["plan", "list"],
        ] {
            for today in ["0001-01-01", "2026-11-23", "9999-12-31"] {
                let mut all = vec!["--today", today];
                all.extend(args);
                home.run(&all).ok();
            }
        }
    }
}
