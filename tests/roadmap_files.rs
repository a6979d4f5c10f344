//! The roadmap in files: a drawing, a calendar and Markdown, read back by small readers of their own.
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::home::Home;

/// A plan whose texts have everything in them that a format could stumble over.
fn nasty() -> Home {
    let home = Home::new();
    home.write(
        "career.toml",
        "format = 1\n[person]\nhours_per_week = 7.0\n[[away]]\nfrom = 2026-11-28\nto = 2026-11-29\n",
    );
    home.write(
        "goals.toml",
        "[[goal]]\nid = \"g\"\ntitle = \"R&D <lead> \\\"today\\\" | 1. *now* ]]> 日本語\"\ndue = 2026-12-24\n",
    );
    home.write(
        "learning.toml",
        "[[activity]]\nid = \"course\"\ntitle = \"SQL, joins; and C:\\\\new\\nsecond line \\u0007 with ünïcödé and 日本語の長い題名です、もっと長い 🎉\"\nkind = \"course\"\nhours = 10\ngoal = \"g\"\ndue = 2026-11-27\n",
    );
    home.write(
        "plan.toml",
        "[[milestone]]\nid = \"wait\"\ntitle = \"Wait <for> 'it' & more\"\ntime = \"wait\"\nweeks = 2\nafter = [\"course\"]\ngoal = \"g\"\n[[milestone]]\nid = \"old\"\ntitle = \"Done | before\"\nhours = 4\nstatus = \"done\"\nfinished = 2026-11-10\n",
    );
    home.write(
        "reviews/2026-Q3.toml",
        "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\nnext = 2027-01-04\n",
    );
    home
}

fn target(home: &Home, name: &str) -> PathBuf {
    home.path().parent().unwrap().join(name)
}

/// Reads XML: tags that close, attributes in quotes, entities that exist, no character that XML forbids.
/// Gives the texts of the elements by their names.
fn read_xml(text: &str) -> Vec<(String, String)> {
    let mut open: Vec<(String, String)> = Vec::new();
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = text;
    assert!(
        text.chars()
            .all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..))
    );
    while let Some((words, after)) = rest.split_once('<') {
        let words = read_entities(words);
        match open.last_mut() {
            Some((_, inner)) => inner.push_str(&words),
            None => assert_eq!(words.trim(), "", "text outside of the root"),
        }
        let (tag, after) = after.split_once('>').expect("a tag that closes");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, inner) = open.pop().expect("a tag that was opened");
            assert_eq!(opened, name);
            found.push((opened, inner));
            continue;
        }
        let (tag, is_alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "{name}");
        let mut names = BTreeSet::new();
        while !attributes.trim().is_empty() {
            let (key, value) = attributes.split_once("=\"").expect("an attribute with a value");
            assert!(names.insert(key.trim().to_owned()), "{key} twice in {tag}");
            let (value, next) = value.split_once('"').expect("a value that ends");
            let value = read_entities(value);
            assert!(!value.contains("NaN") && !value.contains("inf"), "{tag}");
            if key.trim() == "id" {
                assert!(ids.insert(value.clone()), "the id {value} twice");
            }
            assert!(!matches!(key.trim(), "href" | "xlink:href" | "src"), "{tag}");
            attributes = next;
        }
        assert!(!matches!(name, "script" | "image" | "use" | "foreignObject"), "{name}");
        if !is_alone {
            open.push((name.to_owned(), String::new()));
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    found
}

fn read_entities(text: &str) -> String {
    let mut parts = text.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').expect("an entity that ends");
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("no entity {other}"),
        });
        read.push_str(after);
    }
    read
}

#[test]
fn the_drawing_is_xml_that_stands_alone() {
    for home in [nasty(), Home::example("maya"), Home::example("rosa"), Home::example("tomas"), Home::new()] {
        let svg = home.run(&["roadmap", "--svg", "-"]).ok().out;
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
        read_xml(&svg);
        // Nothing is fetched: the only address is the name of the format.
        assert_eq!(svg.matches("http").count(), 1);
        assert_eq!(svg.matches("url(#").count(), svg.matches("url(").count());
        assert!(svg.contains("prefers-color-scheme:dark"));
    }
    let svg = nasty().run(&["roadmap", "--svg", "-"]).ok().out;
    let found = read_xml(&svg);
    let texts =
        |name: &str| found.iter().filter(|(one, _)| one == name).map(|(_, text)| text.as_str()).collect::<Vec<_>>();
    assert_eq!(texts("desc").len(), 1);
    assert!(texts("title").contains(&"Roadmap from Mon 23 Nov 2026, 7 h a week"), "{:?}", texts("title"));
    assert!(texts("text").iter().any(|text| text.starts_with("R&D <lead> \"today\"")), "{:?}", texts("text"));
    assert!(texts("text").contains(&"Wait <for> 'it' & more"), "{:?}", texts("text"));
    // Every bar is a sentence as well: ten hours at one a day, two of them away.
    let said = texts("title").into_iter().find(|text| text.starts_with("SQL, joins")).unwrap().to_owned();
    assert!(said.contains("2026-11-23 to 2026-12-04; own time; due 2026-11-27; critical; 7 days late"), "{said}");
    for words in ["own time", "waiting", "due", "! late", "away", "today"] {
        assert!(texts("text").contains(&words), "{words}");
    }
    assert!(!texts("text").contains(&"paid time"));
}

/// Reads a calendar as RFC 5545 has it: lines that end in CR LF and have at most 75 octets, unfolded;
/// components that close; the properties of each event, unescaped.
fn read_calendar(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n"));
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before it").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open: Vec<String> = Vec::new();
    let mut head = BTreeMap::new();
    let mut events: Vec<BTreeMap<String, String>> = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    events.push(BTreeMap::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => {
                let into = if open.len() == 2 { events.last_mut().unwrap() } else { &mut head };
                assert!(into.insert(name.to_owned(), unescape(value)).is_none(), "{name} twice");
            }
        }
    }
    assert!(open.is_empty());
    assert_eq!((head["VERSION"].as_str(), head["CALSCALE"].as_str()), ("2.0", "GREGORIAN"));
    assert!(head["PRODID"].starts_with("-//"));
    let uids: BTreeSet<&String> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(uids.len(), events.len());
    for event in &events {
        let day = |name: &str| NaiveDate::parse_from_str(&event[name], "%Y%m%d").unwrap();
        assert!(day("DTSTART;VALUE=DATE") < day("DTEND;VALUE=DATE"), "{event:?}");
        assert_eq!(event["DTSTAMP"], "20261123T100000Z");
        assert!(!event["SUMMARY"].is_empty());
    }
    events
}

fn unescape(value: &str) -> String {
    let mut read = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        assert!(!matches!(c, ',' | ';') && !c.is_control(), "{c:?} has to be escaped in {value}");
        read.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some(c @ ('\\' | ',' | ';')) => c,
                other => panic!("{other:?} behind a backslash in {value}"),
            },
            c => c,
        });
    }
    read
}

#[test]
fn the_calendar_holds_steps_due_days_learning_and_the_review() {
    let home = nasty();
    let text = home.run(&["roadmap", "--ics", "-"]).ok().out;
    let events = read_calendar(&text);
    let shown: Vec<(&str, &str, &str)> = events
        .iter()
        .map(|event| {
            let part = |name: &str| event[name].as_str();
            (part("UID"), part("DTSTART;VALUE=DATE"), part("DTEND;VALUE=DATE"))
        })
        .collect();
    // An hour a day from Monday, 23 November, none on the 28th and 29th: ten hours until 4 December; five
    // in the first week. The fortnight of the wait is 5 to 18 December.
    assert_eq!(
        shown,
        [
            ("learning.course@career.invalid", "20261123", "20261205"),
            ("step.wait@career.invalid", "20261205", "20261219"),
            ("due.course@career.invalid", "20261127", "20261128"),
            ("goal.g@career.invalid", "20261224", "20261225"),
            ("session.course.2026-W48@career.invalid", "20261123", "20261128"),
            ("session.course.2026-W49@career.invalid", "20261130", "20261205"),
            ("review.after-2026-Q3@career.invalid", "20270104", "20270105"),
        ]
    );
    let title = "SQL, joins; and C:\\new";
    assert!(events[0]["SUMMARY"].starts_with(title), "{}", events[0]["SUMMARY"]);
    assert!(events[0]["SUMMARY"].ends_with("もっと長い 🎉") && !events[0]["SUMMARY"].contains('\u{7}'));
    assert!(events[0]["DESCRIPTION"].contains("\nEffort: 10 h\nDue: 27 Nov 2026\nStatus: 7 days late"));
    assert!(events[4]["SUMMARY"].ends_with(": 5 h") && events[5]["SUMMARY"].ends_with(": 5 h"), "{:?}", events[4]);
    // On another day the same entries have the same names; with another title too.
    home.run(&["plan", "edit", "wait", "--title", "Another title"]).ok();
    let again = read_calendar(&home.run(&["roadmap", "--ics", "-"]).ok().out);
    let uids =
        |events: &[BTreeMap<String, String>]| events.iter().map(|event| event["UID"].clone()).collect::<Vec<_>>();
    assert_eq!(uids(&again), uids(&events));
    for name in ["maya", "rosa"] {
        let home = Home::example(name).on("2026-11-26");
        assert!(read_calendar(&home.run(&["roadmap", "--ics", "-"]).ok().out).len() > 5);
    }
}

#[test]
fn a_calendar_without_steps_is_refused_and_without_hours_says_what_is_missing() {
    let home = Home::new();
    let file = target(&home, "plan.ics");
    let name = file.to_str().unwrap();
    let ran = home.run(&["roadmap", "--ics", name]).fails(1);
    assert!(ran.err.contains("career plan add") && !file.exists(), "{}", ran.err);
    home.run(&["plan", "add", "Read", "--hours", "2", "--due", "2026-12-01"]).ok();
    let ran = home.run(&["roadmap", "--ics", name]).ok();
    assert!(ran.err.contains("Only what is due") && ran.err.contains("--hours-per-week"), "{}", ran.err);
    let events = read_calendar(&std::fs::read_to_string(&file).unwrap());
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["SUMMARY"], "Due: Read");
}

/// Reads the tables of a Markdown page: the cells of every row, unescaped.
fn read_tables(page: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in page.lines().filter(|line| line.starts_with('|')) {
        let mut cells = vec![String::new()];
        let mut chars = line.trim_start_matches('|').chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => cells.last_mut().unwrap().extend(chars.next()),
                '|' => cells.push(String::new()),
                c => cells.last_mut().unwrap().push(c),
            }
        }
        assert_eq!(cells.pop().as_deref(), Some(""));
        rows.push(cells.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    rows
}

#[test]
fn markdown_has_a_table_a_period_with_everything_escaped() {
    let home = nasty();
    let page = home.run(&["roadmap", "--md"]).ok().out;
    let rows = read_tables(&page);
    assert_eq!(rows[0], ["When", "What", "Effort", "Due", "Status", "After"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    assert_eq!(rows[2][0], "23 Nov – 4 Dec");
    assert!(rows[2][1].starts_with("SQL, joins; and C:\\new second line"), "{rows:?}");
    assert_eq!(&rows[2][2..5], ["10 h", "27 Nov 2026", "7 days late"]);
    assert_eq!(rows[3][1], "Wait <for> 'it' & more");
    assert!(page.contains("- R\\&D \\<lead\\> \"today\" \\| 1. \\*now\\* \\]\\]\\> 日本語, by 24 Dec 2026"), "{page}");
    assert!(page.contains("## 2026-Q4 October to December 2026") && page.contains("- Done \\| before, 10 Nov 2026"));
    let months = home.run(&["roadmap", "--md", "--by", "month"]).ok().out;
    assert!(months.contains("## November 2026\n") && months.contains("## December 2026\n"), "{months}");
    assert!(Home::new().run(&["roadmap", "--md"]).ok().out.contains("Nothing is planned yet."));
}

#[test]
fn markdown_escapes_what_begins_a_list_or_a_link() {
    use career::export::markdown::escape;
    for (text, expected) in [
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("12. April", "12\\. April"),
        ("3) three", "3\\) three"),
        ("1.5 h", "1\\.5 h"),
        ("# heading", "\\# heading"),
        ("see https://example.org/a_b", "see https:\\//example.org/a\\_b"),
        ("![x](y) `code` ~~no~~", "!\\[x\\](y) \\`code\\` \\~\\~no\\~\\~"),
        ("a\nb", "a b"),
    ] {
        assert_eq!(escape(text), expected);
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_with_yes() {
    let home = Home::example("maya");
    for (flag, begin) in [("--svg", "<svg"), ("--ics", "BEGIN:VCALENDAR")] {
        let file = target(&home, &format!("out{}", flag.trim_start_matches('-')));
        let name = file.to_str().unwrap();
        let ran = home.run(&["roadmap", flag, name]).ok();
        assert!(ran.out.is_empty() && ran.err.contains(&format!("is in {name}.")), "{ran:?}");
        let first = std::fs::read_to_string(&file).unwrap();
        assert!(first.starts_with(begin));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&file, "mine").unwrap();
        let ran = home.run(&["roadmap", flag, name]).fails(1);
        assert!(ran.err.contains("there already") && ran.err.contains("-y"), "{}", ran.err);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        // With --json the file is written as well, and the dates stand on stdout as ever.
        let ran = home.run(&["roadmap", flag, name, "-y", "--json"]).ok();
        assert_eq!(ran.out, home.run(&["roadmap", "--json"]).ok().out);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    }
    let left: Vec<String> = std::fs::read_dir(home.path().parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(left.iter().all(|name| !name.contains(".part")), "{left:?}");
}

#[test]
fn places_that_cannot_hold_the_file_are_refused_and_stay_as_they_are() {
    let home = Home::example("maya");
    let before = home.files();
    let folder = home.path();
    for (path, words) in [
        (folder.clone(), "is a folder"),
        (folder.join("plan.toml"), "is part of your data"),
        (folder.join("nowhere/plan.svg"), "no such folder"),
    ] {
        let ran = home.run(&["roadmap", "--svg", path.to_str().unwrap(), "-y"]).fails(1);
        assert!(ran.err.contains(words) && ran.err.contains("Hint:"), "{}", ran.err);
    }
    #[cfg(unix)]
    {
        // A link to a data file is that file; a link to another file is followed.
        let (link, other) = (target(&home, "link.svg"), target(&home, "other.svg"));
        std::os::unix::fs::symlink(folder.join("plan.toml"), &link).unwrap();
        home.run(&["roadmap", "--svg", link.to_str().unwrap(), "-y"]).fails(1);
        std::fs::remove_file(&link).unwrap();
        std::fs::write(&other, "old").unwrap();
        std::os::unix::fs::symlink(&other, &link).unwrap();
        home.run(&["roadmap", "--svg", link.to_str().unwrap(), "-y"]).ok();
        assert!(std::fs::read_to_string(&other).unwrap().starts_with("<svg") && link.is_symlink());
        let null = home.run(&["roadmap", "--svg", "/dev/null", "-y"]).fails(1);
        assert!(null.err.contains("is no file"), "{}", null.err);
    }
    home.run(&["roadmap", "--svg", ""]).fails(2);
    assert_eq!(home.files(), before);
}

#[test]
fn forms_exclude_each_other() {
    let home = Home::example("maya");
    for args in [
        &["roadmap", "--gantt", "--md"][..],
        &["roadmap", "--gantt", "--svg", "-"],
        &["roadmap", "--svg", "-", "--ics", "-"],
        &["roadmap", "--md", "--json"],
        &["roadmap", "--md", "--explain"],
        &["roadmap", "--svg", "-", "--json"],
        &["roadmap", "--ics", "-", "--json"],
        &["roadmap", "--ics", "-", "--by", "month"],
        &["roadmap", "--svg"],
    ] {
        let ran = home.run(args).fails(2);
        assert!(ran.out.is_empty(), "{args:?}: {}", ran.out);
    }
}
