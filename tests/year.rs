//! A whole year of a made-up person, week by week, with a clock that goes on: what is kept, met, learned
//! and looked back on, what goes wrong, and every screen on the way. The screens stand in
//! tests/transcripts/year.txt, which reads as a manual; `UPDATE_EXPECT=1` writes it anew.
use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::home::{Home, Ran};

/// Tove, who keeps a hospital's lifts and lights going and would like to lead the shift.
struct Year {
    home: Home,
    day: NaiveDate,
    screens: String,
    /// What was typed into the log, in order.
    kept: Vec<String>,
    /// Hours logged on learning.
    hours: f64,
}

impl Year {
    fn new() -> Year {
        let mut home = Home::new();
        let day = day("2026-01-05");
        home.go_on_to(day);
        Year { home, day, screens: String::new(), kept: Vec::new(), hours: 0.0 }
    }

    fn go_on_to(&mut self, to: &str) {
        self.day = day(to);
        self.home.go_on_to(self.day);
    }

    /// Runs it, which has to end well, without keeping the screen.
    #[track_caller]
    fn run(&mut self, args: &[&str]) -> Ran {
        let ran = self.home.run(args).ok();
        look_at(args, &ran);
        ran
    }

    /// The same, with the screen in the transcript.
    #[track_caller]
    fn show(&mut self, args: &[&str]) {
        let ran = self.run(args);
        let typed: Vec<String> = args.iter().map(|arg| quoted(arg)).collect();
        self.screens.push_str(&format!("$ career {}\n", typed.join(" ")).replace("career \n", "career\n"));
        for text in [&ran.out, &ran.err] {
            self.screens.push_str(text);
            if !text.is_empty() && !text.ends_with('\n') {
                self.screens.push('\n');
            }
        }
        self.screens.push('\n');
    }

    /// A heading in the transcript.
    fn tell(&mut self, text: &str) {
        self.screens.push_str(&format!("# {}: {text}\n\n", self.day));
    }

    fn win(&mut self, text: &str, more: &[&str]) {
        self.run(&[&["win", text][..], more].concat());
        self.kept.push(text.to_owned());
    }

    fn study(&mut self, hours: f64, what: &str) {
        self.run(&["did", &format!("{hours}h {what}")]);
        self.hours += hours;
    }

    fn json(&mut self, args: &[&str]) -> Json {
        self.run(&[args, &["--json"]].concat()).json()
    }

    /// What somebody types on a Monday, each of which has to be worth reading on every Monday of the year.
    fn monday(&mut self) {
        for args in [&[][..], &["due"], &["next"], &["goal", "list"], &["learn", "list"], &["plan", "list"]] {
            self.run(args);
        }
        let due = self.home.run(&["due", "--quiet"]);
        assert!(matches!((due.code, due.out.lines().count()), (0, 0) | (10, 1)), "{}: {due:?}", self.day);
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn quoted(arg: &str) -> String {
    if arg.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_:.=,/".contains(letter)) && !arg.is_empty() {
        arg.to_owned()
    } else {
        format!("\"{arg}\"")
    }
}

/// What holds of every screen: it fits, it does not scold, and it has no hole in it.
#[track_caller]
fn look_at(args: &[&str], ran: &Ran) {
    let whole = format!("{}\n{}", ran.out, ran.err);
    if !args.contains(&"--json") {
        for line in whole.lines().filter(|line| !line.contains("career ")) {
            assert!(line.chars().count() <= 80, "{args:?}: {line}");
        }
    }
    let low = whole.to_lowercase();
    for word in ["overdue", "failed", "you should", "nan", "inf ", "-0 ", "null\n\n"] {
        let is_there =
            low.split(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-').any(|part| part.trim() == word.trim());
        assert!(!is_there || args.contains(&"--json"), "{args:?} says {word:?}: {whole}");
    }
}

#[test]
fn a_year_is_played_through() {
    let mut year = Year::new();
    begin(&mut year);
    winter(&mut year);
    spring(&mut year);
    silence(&mut year);
    autumn(&mut year);
    end(&mut year);
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/transcripts/year.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/transcripts")).unwrap();
        std::fs::write(place, &year.screens).unwrap();
    }
    let expected = std::fs::read_to_string(place).unwrap_or_default();
    let differs = expected.lines().zip(year.screens.lines()).position(|(old, new)| old != new);
    assert!(
        expected == year.screens,
        "a screen is another, from line {differs:?}: write them anew with UPDATE_EXPECT=1"
    );
}

/// The first week: who she is, what she wants, and a plan that fits.
fn begin(year: &mut Year) {
    year.tell("the first evening");
    year.show(&[]);
    year.run(&["init", "--name", "Tove", "--role", "Building technician", "--organisation", "Harbour Clinic"]);
    year.run(&["init", "--hours-per-week", "4", "--budget", "600 EUR", "--year-starts", "1"]);
    year.run(&[
        "past",
        "add",
        "Building technician",
        "--from",
        "2019-03",
        "--kind",
        "job",
        "--organisation",
        "Harbour Clinic",
    ]);
    year.run(&["skill", "add", "Electrical repairs", "--kind", "technical", "--level", "4", "--desire", "2"]);
    year.run(&["skill", "add", "Planning a shift", "--kind", "soft", "--level", "2", "--desire", "3"]);
    year.run(&["skill", "add", "Leading a small team", "--kind", "soft", "--level", "1", "--desire", "3"]);
    year.run(&["skill", "add", "English", "--kind", "language", "--level", "B1"]);
    year.run(&["skill", "add", "Paperwork for inspections", "--kind", "field", "--level", "4", "--desire", "1"]);
    year.run(&["assess", "values", "--answers", "5 4 2 6 3 1"]);
    year.run(&["person", "add", "Karin Holm", "--relation", "manager", "--every", "6 weeks"]);
    year.run(&["person", "add", "Ole Brandt", "--relation", "mentor", "--every", "2 months"]);
    year.run(&[
        "role",
        "add",
        "Shift lead",
        "--kind",
        "promotion",
        "--where",
        "inside",
        "--target",
        "--decides",
        "2026-11-27",
        "--closes",
        "2026-10-31",
        "--need",
        "planning-a-shift:3:must",
        "--need",
        "leading-a-small-team:2:must",
        "--need-experience",
        "Led a night call-out;tag=call-out;count=3;must",
    ]);
    year.run(&[
        "goal",
        "add",
        "Become shift lead",
        "--due",
        "2026-12-15",
        "--role",
        "shift-lead",
        "--why",
        "I already do half of it, unseen",
        "--obstacle",
        "I say yes to every repair",
        "--if-then",
        "If a repair can wait till morning, I give it to the morning",
    ]);
    year.run(&[
        "goal",
        "add",
        "Speak English with suppliers",
        "--due",
        "2026-06-30",
        "--kind",
        "skill",
        "--measure",
        "A call without notes",
    ]);
    year.run(&["goal", "add", "Build the garden shed", "--due", "2026-09-30", "--kind", "project"]);
    year.show(&["skill", "gap"]);
    year.show(&["plan", "suggest"]);
    year.run(&["plan", "suggest", "--keep", "1", "--keep", "2"]);
    year.run(&[
        "learn",
        "add",
        "Planning for foremen",
        "--kind",
        "course",
        "--skill",
        "planning-a-shift:3",
        "--hours",
        "30",
        "--goal",
        "become-shift-lead",
        "--cost",
        "380 EUR",
        "--due",
        "2026-05-31",
    ]);
    year.run(&[
        "learn",
        "add",
        "English with Nadia",
        "--kind",
        "practice",
        "--skill",
        "english",
        "--hours",
        "40",
        "--goal",
        "speak-english-with-suppliers",
    ]);
    year.run(&[
        "plan",
        "add",
        "Three examples on one page",
        "--hours",
        "3",
        "--due",
        "2026-10-15",
        "--goal",
        "become-shift-lead",
    ]);
    year.run(&[
        "plan",
        "add",
        "First day as shift lead",
        "--role",
        "shift-lead",
        "--goal",
        "become-shift-lead",
        "--after",
        "three-examples-on-one-page",
        "--due",
        "2026-12-15",
    ]);
    year.run(&[
        "plan",
        "add",
        "Draw the shed",
        "--hours",
        "4",
        "--goal",
        "build-the-garden-shed",
        "--due",
        "2026-04-30",
    ]);
    year.show(&["roadmap"]);
    year.show(&["plan", "check"]);
    year.show(&[]);
}

/// January to March: it goes well, and the first review.
fn winter(year: &mut Year) {
    let mondays = [
        "2026-01-12",
        "2026-01-19",
        "2026-01-26",
        "2026-02-02",
        "2026-02-09",
        "2026-02-16",
        "2026-02-23",
        "2026-03-02",
        "2026-03-09",
        "2026-03-16",
        "2026-03-23",
        "2026-03-30",
    ];
    for (at, monday) in mondays.iter().enumerate() {
        year.go_on_to(monday);
        year.monday();
        year.study([2.0, 2.5, 3.0][at % 3], "planning for foremen");
        if at % 2 == 0 {
            year.study(1.5, "english with nadia");
        }
        match at {
            1 => year.win(
                "Got the night lift running before the first operation",
                &["--impact", "No operation was moved", "--skill", "electrical-repairs", "--tag", "call-out"],
            ),
            3 => {
                year.run(&[
                    "person",
                    "met",
                    "karin",
                    "--note",
                    "She did not know that I want to lead",
                    "--promise",
                    "them: Let me plan one week; due=2026-03-15",
                    "--promise",
                    "me: A list of what I would change; due=2026-02-28",
                ]);
                year.run(&["role", "edit", "shift-lead", "--discussed", "2026-02-02"]);
            }
            5 => year.win(
                "Planned the carnival week, and nobody had to swap",
                &["--impact", "Two fewer hours of overtime each", "--skill", "planning-a-shift"],
            ),
            6 => {
                year.run(&["person", "met", "ole", "--learned", "Ask who is affected before who is free"]);
                year.run(&["goal", "checkin", "become-shift-lead", "--confidence", "55", "--note", "Karin knows now"]);
            }
            8 => {
                year.run(&[
                    "feedback",
                    "add",
                    "Keeps calm and tells everybody what comes next",
                    "--from",
                    "karin",
                    "--rating",
                    "leading-a-small-team:2",
                    "--rating",
                    "planning-a-shift:2",
                ]);
                year.run(&["person", "met", "karin", "--kept", "Let me plan", "--note", "The week went well"]);
            }
            10 => year.win(
                "Led the call-out when the cooling failed",
                &["--impact", "The blood bank stayed cold", "--tag", "call-out", "--skill", "leading-a-small-team"],
            ),
            _ => {}
        }
    }
    year.go_on_to("2026-04-04");
    year.tell("the first review");
    year.show(&["due"]);
    year.show(&[
        "review",
        "--answer",
        "wins=The carnival week; the cooling",
        "--answer",
        "learned=People want to know why",
        "--pulse",
        "6,7,6",
        "--commit",
        "Plan a second week by myself;due=2026-05-15;goal=become-shift-lead",
        "--next",
        "2026-07-04",
    ]);
    year.show(&["skill", "show", "planning-a-shift"]);
    year.show(&["roadmap", "--gantt"]);
}

/// April to June: the course ends, English does not, the shed rests.
fn spring(year: &mut Year) {
    let mondays = [
        "2026-04-06",
        "2026-04-13",
        "2026-04-20",
        "2026-04-27",
        "2026-05-04",
        "2026-05-11",
        "2026-05-18",
        "2026-05-25",
        "2026-06-01",
        "2026-06-08",
        "2026-06-15",
        "2026-06-22",
        "2026-06-29",
    ];
    for (at, monday) in mondays.iter().enumerate() {
        year.go_on_to(monday);
        year.monday();
        if at < 3 {
            year.study(2.0, "planning for foremen");
        }
        match at {
            1 => {
                year.run(&["goal", "edit", "build-the-garden-shed", "--status", "paused"]);
                year.win(
                    "Planned Easter week by myself",
                    &["--impact", "Karin only signed", "--skill", "planning-a-shift"],
                );
            }
            2 => year.show(&["next"]),
            3 => {
                year.run(&["learn", "done", "planning-for-foremen"]);
                year.run(&["skill", "rate", "planning-a-shift", "3"]);
                year.show(&["skill", "list"]);
            }
            5 => {
                year.run(&[
                    "person",
                    "met",
                    "ole",
                    "--note",
                    "Show, do not ask",
                    "--promise",
                    "them: A word with the board; due=2026-07-31",
                ]);
                year.win(
                    "Third call-out led, with two new colleagues",
                    &["--tag", "call-out", "--skill", "leading-a-small-team"],
                );
            }
            6 => {
                year.tell("asking for a word");
                year.show(&["feedback", "ask", "karin"]);
                year.show(&["person", "agenda", "karin"]);
            }
            7 => {
                year.run(&[
                    "feedback",
                    "add",
                    "You plan as if you had never done otherwise",
                    "--from",
                    "karin",
                    "--rating",
                    "planning-a-shift:4",
                ]);
                year.run(&["person", "met", "karin", "--note", "She would let me stand in from September"]);
                year.run(&["role", "edit", "shift-lead", "--confirmed", "2026-05-25"]);
            }
            9 => drop(year.run(&[
                "feedback",
                "add",
                "I knew what to do before you said it",
                "--from",
                "ole",
                "--rating",
                "leading-a-small-team:3",
            ])),
            12 => {
                year.tell("a goal that was missed");
                year.show(&["goal", "done", "speak-english", "--outcome", "missed", "--reason", "time"]);
            }
            _ => {}
        }
    }
    year.go_on_to("2026-07-04");
    year.tell("the second review");
    year.show(&[
        "review",
        "--answer",
        "wins=Easter week; a third call-out",
        "--answer",
        "stop=Saying yes to every repair",
        "--pulse",
        "7,8,5",
        "--kept",
        "Plan a second week",
        "--commit",
        "Ask the board for a trial month;due=2026-08-31;goal=become-shift-lead",
        "--next",
        "2026-10-03",
    ]);
    year.show(&["review", "diff", "2026-Q1", "2026-Q2"]);
}

/// Seven weeks in which nothing is written, and the way back.
fn silence(year: &mut Year) {
    year.go_on_to("2026-08-24");
    year.tell("after seven weeks");
    year.show(&[]);
    year.show(&["back", "--move", "7w", "--keep", "become-shift-lead", "--keep", "first-day-as-shift-lead"]);
    year.show(&["plan", "check"]);
}

/// September to November: the trial month, the third review, the papers, the decision.
fn autumn(year: &mut Year) {
    let mondays = [
        "2026-08-31",
        "2026-09-07",
        "2026-09-14",
        "2026-09-21",
        "2026-09-28",
        "2026-10-05",
        "2026-10-12",
        "2026-10-19",
        "2026-10-26",
        "2026-11-02",
        "2026-11-09",
        "2026-11-16",
        "2026-11-23",
    ];
    for (at, monday) in mondays.iter().enumerate() {
        year.go_on_to(monday);
        year.monday();
        match at {
            0 => year.win(
                "First week as stand-in, all shifts filled",
                &["--skill", "planning-a-shift", "--skill", "leading-a-small-team", "--audience", "manager"],
            ),
            2 => year.win(
                "Settled who takes the weekend without raising my voice",
                &["--impact", "Both stayed", "--skill", "leading-a-small-team", "--audience", "manager"],
            ),
            3 => {
                year.run(&["skill", "rate", "leading-a-small-team", "2"]);
                year.run(&["goal", "checkin", "become-shift-lead", "--confidence", "75"]);
            }
            4 => {
                year.go_on_to("2026-10-03");
                year.tell("the third review");
                year.show(&[
                    "review",
                    "--answer",
                    "wins=The stand-in month",
                    "--pulse",
                    "8,9,7",
                    "--kept",
                    "Ask the board",
                    "--commit",
                    "Apply before the 20th;due=2026-10-20;goal=become-shift-lead",
                    "--next",
                    "2027-01-02",
                ]);
            }
            5 => {
                year.run(&["person", "met", "karin", "--note", "Apply, she said"]);
                year.run(&["plan", "done", "three-examples", "--hours-real", "4"]);
            }
            6 => {
                year.tell("the paper for the talk");
                papers(year);
            }
            7 => {
                year.run(&["role", "edit", "shift-lead", "--status", "applied"]);
                year.show(&["plan", "show", "first-day-as-shift-lead"]);
            }
            _ => {}
        }
    }
    year.go_on_to("2026-11-27");
    year.tell("it is decided");
    year.run(&["role", "edit", "shift-lead", "--status", "won"]);
    year.show(&["goal", "done", "become-shift-lead", "--outcome", "reached", "--note", "From 14 December"]);
    year.win("Shift lead from 14 December", &["--goal", "become-shift-lead"]);
}

/// The papers for the talk: marked first, then looked at, and left as they are when the talk is over.
fn papers(year: &mut Year) {
    year.show(&["skill", "gap"]);
    year.show(&["report", "appraisal", "--dry-run"]);
    for (noun, id) in [
        ("goal", "become-shift-lead"),
        ("role", "shift-lead"),
        ("skill", "planning-a-shift"),
        ("skill", "leading-a-small-team"),
    ] {
        year.run(&[noun, "edit", id, "--audience", "manager"]);
    }
    year.show(&["report", "cdp"]);
    year.show(&["report", "appraisal"]);
    year.show(&["report", "agenda", "karin"]);
    let page = year.home.run(&["report", "cdp", "--format", "html"]).ok().out;
    // Ole is nobody's to name, and the goal with nothing marked stays at home.
    assert!(page.contains("Become shift lead") && !page.contains("Ole") && !page.contains("shed"), "{page}");
}

/// December: the first day, and the last review of the year.
fn end(year: &mut Year) {
    for monday in ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"] {
        year.go_on_to(monday);
        year.monday();
        if monday == "2026-12-14" {
            year.run(&["plan", "done", "first-day"]);
            year.run(&["past", "edit", "building-technician", "--to", "2026-12-13"]);
            year.run(&[
                "past",
                "add",
                "Shift lead",
                "--from",
                "2026-12-14",
                "--kind",
                "job",
                "--organisation",
                "Harbour Clinic",
            ]);
            year.run(&["init", "--role", "Shift lead"]);
        }
    }
    year.go_on_to("2027-01-02");
    year.tell("the year, looked back on");
    year.show(&[
        "review",
        "--answer",
        "wins=I lead the shift",
        "--pulse",
        "8,8,6",
        "--commit",
        "Take up the shed again;due=2027-03-31",
        "--next",
        "2027-04-03",
    ]);
    year.show(&["review", "list"]);
    year.show(&["review", "diff", "2026-Q1", "2026-Q4"]);
    year.show(&["report", "brag", "--for", "self", "--period", "2026-01-01..2026-12-31"]);
    year.show(&[]);
    nothing_is_lost(year);
}

/// What was typed in the year is all there, and every step of it can be taken back.
fn nothing_is_lost(year: &mut Year) {
    let log = year.json(&["log", "list", "--all"]);
    let texts: Vec<&str> = log["entries"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    for text in &year.kept {
        assert!(texts.contains(&text.as_str()), "{text:?} is gone");
    }
    let learning = year.home.run(&["learn", "list", "--all", "--json"]).ok().json();
    let sessions =
        learning["activities"].as_array().unwrap().iter().flat_map(|one| one["session"].as_array().unwrap().clone());
    let hours: f64 = sessions.map(|one| one["hours"].as_f64().unwrap()).sum();
    assert!((hours - year.hours).abs() < 1e-9, "{hours} of {}", year.hours);
    let reviews = year.json(&["review", "list"]);
    assert_eq!(reviews["reviews"].as_array().unwrap().len(), 4);
    year.run(&["check"]);
    let operations = year.json(&["history", "--limit", "1000"])["operations"].as_array().unwrap().len();
    for _ in 0..operations {
        year.home.run(&["undo"]).ok();
    }
    assert!(year.home.files().values().all(|text| text.trim().is_empty()), "{:?}", year.home.files());
    for _ in 0..operations {
        year.home.run(&["redo"]).ok();
    }
    let again = year.json(&["log", "list", "--all"]);
    assert_eq!(again, log);
}
