//! `career` alone.
use career::term::Script;

use crate::home::Home;

const GOALS: &str = r#"
[[goal]]
id = "ward-manager"
title = "Ward manager"
created = 2026-11-01
due = 2028-03-31
"#;

fn busy() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nname = \"Maya Okafor\"\nhours_per_week = 5.0\n");
    home.write("goals.toml", GOALS);
    home.write(
        "plan.toml",
        r#"
[[milestone]]
id = "enrol"
title = "Enrol"
goal = "ward-manager"
hours = 1
due = 2026-11-25

[[milestone]]
id = "exam"
title = "Exam"
goal = "ward-manager"
after = ["enrol"]
hours = 8
due = 2026-11-24

[[milestone]]
id = "far"
title = "Far away"
hours = 3
due = 2027-03-31

[[milestone]]
id = "old"
title = "Long forgotten"
hours = 3
due = 2026-03-31
"#,
    );
    home.write("people.toml", "[[person]]\nid = \"anna\"\nname = \"Anna\"\nrelation = \"mentor\"\nevery = \"6 weeks\"\n[[person.meeting]]\ndate = 2026-10-01\npromises = [{ by = \"them\", text = \"Introduce me\", due = 2026-11-20, done = false }, { by = \"me\", text = \"Send my page\", due = 2026-11-22, done = true }]\n");
    home
}

#[test]
fn an_empty_folder_without_a_terminal_says_how_to_begin() {
    let home = Home::new();
    let ran = home.run(&[]).ok();
    assert!(ran.out.contains("career start"), "{}", ran.out);
    assert!(ran.out.lines().count() <= 10, "{}", ran.out);
    assert!(!home.path().exists(), "reading makes nothing");
}

#[test]
fn an_empty_folder_with_a_terminal_begins_the_first_ten_minutes() {
    let home = Home::new();
    let script = Script::new().answer("start.focus", "grow").stop("start.now");
    home.answer(script.clone(), &[]).fails(130);
    assert!(script.shown().contains("Your own career notebook: plain files in "), "{}", script.shown());
    // And goes on with them.
    let ran = home.answer(Script::new().stop("start.now"), &[]).fails(130);
    assert!(ran.err.contains("1 answer kept"), "{}", ran.err);
    // With --json nothing is asked.
    let json = home.answer(Script::new(), &["--json"]).ok().json();
    assert_eq!(json["next"]["command"], "career start");
    assert_eq!(json["stages"].as_array().unwrap().len(), 6);
}

#[test]
fn it_shows_the_stages_three_things_that_are_due_and_one_next_step() {
    let home = busy();
    let ran = home.run(&[]).ok();
    let order: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| ["assess", "explore", "goal", "learn", "plan", "review"].contains(word))
        .collect();
    assert_eq!(order, ["assess", "explore", "goal", "learn", "plan", "review"], "{}", ran.out);
    assert!(ran.out.contains("Exam (Tue 24 Nov, tomorrow)"), "{}", ran.out);
    assert!(ran.out.contains("Anna said: Introduce me (waiting since Fri 20 Nov)"), "{}", ran.out);
    assert!(ran.out.contains("2 more: career back") || ran.out.contains("1 more: career back"), "{}", ran.out);
    assert!(!ran.out.contains("Far away") && !ran.out.contains("Send my page"), "{}", ran.out);
    for word in ["overdue", "%", "late"] {
        assert!(!ran.out.contains(word), "{word}: {}", ran.out);
    }
    assert_eq!(home.files(), busy().files(), "reading changes nothing");
}

#[test]
fn json_holds_everything_that_is_due_nearest_first() {
    let json = busy().run(&["--json"]).ok().json();
    let due: Vec<(&str, &str)> = json["due"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["what"].as_str().unwrap(), one["date"].as_str().unwrap()))
        .collect();
    assert_eq!(
        due,
        [
            ("Exam", "2026-11-24"),
            ("Enrol", "2026-11-25"),
            ("Anna said: Introduce me", "2026-11-20"),
            ("Be in touch with Anna", "2026-11-12"),
            ("Long forgotten", "2026-03-31"),
        ]
    );
    assert_eq!(json["due"][1]["command"], "career plan done enrol");
    assert_eq!(
        json["next"]["command"], "career person show anna",
        "what has been waiting comes before what is to come"
    );
    assert_eq!(json["stages"][2]["stage"], "goal");
    assert!(json["stages"][2]["state"].as_str().unwrap().starts_with("Ward manager"));
}

#[test]
fn the_next_step_waits_for_what_comes_before_it() {
    let home = Home::new();
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n");
    home.write("goals.toml", GOALS);
    home.write("plan.toml", "[[milestone]]\nid = \"exam\"\ntitle = \"Exam\"\nafter = [\"enrol\"]\nhours = 8\ndue = 2026-12-03\n\n[[milestone]]\nid = \"enrol\"\ntitle = \"Enrol\"\nhours = 1\ndue = 2026-12-04\n");
    let next = |home: &Home| home.run(&["--json"]).ok().json()["next"].clone();
    assert_eq!(next(&home)["command"], "career plan done enrol");
    assert_eq!(next(&home)["text"], "Enrol (by Fri 4 Dec, 1 h)");
    home.write("plan.toml", &home.file("plan.toml").replace("due = 2026-12-04", "due = 2026-12-04\nstatus = \"done\""));
    assert_eq!(next(&home)["command"], "career plan done exam");
    // A goal that rests takes its steps with it.
    home.write("goals.toml", &GOALS.replace("due =", "status = \"paused\"\ndue ="));
    home.write("plan.toml", &home.file("plan.toml").replace("id = \"exam\"", "id = \"exam\"\ngoal = \"ward-manager\""));
    assert_eq!(next(&home)["command"], "career role add");
}

#[test]
fn each_stage_says_what_it_needs_next() {
    let home = Home::new();
    let next = |home: &Home| home.run(&["--json"]).ok().json()["next"]["command"].as_str().unwrap().to_owned();
    home.run(&["init", "--focus", "grow"]).ok();
    assert_eq!(next(&home), "career start");
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n");
    assert_eq!(next(&home), "career goal add");
    home.run(&["init", "--focus", "explore"]).ok();
    assert_eq!(next(&home), "career assess interests");
    home.run(&["init", "--focus", "change"]).ok();
    assert_eq!(next(&home), "career role add");
    home.write("goals.toml", GOALS);
    assert_eq!(next(&home), "career plan add --goal ward-manager");
    home.write("plan.toml", "[[milestone]]\nid = \"enrol\"\ntitle = \"Enrol\"\nhours = 1\n");
    assert_eq!(next(&home), "career init --hours-per-week HOURS");
    home.run(&["init", "--hours-per-week", "4"]).ok();
    assert_eq!(next(&home), "career plan done enrol");
}

#[test]
fn other_days_come_up_in_their_time() {
    let home = Home::new();
    home.write("past.toml", "[[credential]]\nid = \"nurse\"\ntitle = \"Registered nurse\"\nexpires = 2027-01-31\n");
    home.write("roles.toml", "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\ncloses = 2026-12-10\n\n[[role]]\nid = \"gone\"\ntitle = \"Gone\"\nstatus = \"closed\"\ncloses = 2026-11-30\n");
    home.write("goals.toml", "[[goal]]\nid = \"g\"\ntitle = \"Grow\"\ncreated = 2026-08-01\ndue = 2027-12-31\n[[goal.checkin]]\ndate = 2026-09-01\n");
    home.write("feedback.toml", "[[feedback]]\nid = \"f\"\nperson = \"anna\"\nasked = 2026-11-10\n");
    home.write("reviews/2026-Q3.toml", "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\nnext = 2027-01-04\n[[review.commitment]]\ntext = \"Module 3\"\ndue = 2026-11-28\n");
    let json = home.run(&["--json"]).ok().json();
    let due: Vec<(&str, &str)> = json["due"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["date"].as_str().unwrap(), one["command"].as_str().unwrap()))
        .collect();
    assert_eq!(
        due,
        [
            ("2026-11-28", "career review kept 2026-Q3.1"),
            ("2026-11-10", "career feedback edit f --text TEXT"),
            ("2026-12-10", "career role edit analyst --status applied"),
            ("2026-10-13", "career goal checkin g"),
            ("2027-01-31", "career credential edit nurse --expires DATE"),
        ]
    );
    // Ten days before, the role was not due yet, and the credential neither.
    let json = home.on("2026-10-13").run(&["--json"]).ok().json();
    assert_eq!(json["due"].as_array().unwrap().len(), 1, "{json}");
}

#[test]
fn a_broken_file_is_named_and_nothing_else_said() {
    let home = busy();
    home.write("goals.toml", "[[goal]]\ntitle = \n");
    let ran = home.run(&[]).fails(1);
    assert!(ran.err.contains("goals.toml:2"), "{}", ran.err);
    assert!(ran.out.is_empty());
}

#[test]
fn it_fits_the_terminal() {
    for width in [40, 60, 80, 120] {
        let home = busy().wide(width);
        let ran = home.run(&[]).ok();
        for line in ran.out.lines() {
            assert!(line.chars().count() <= width, "{width}: {line:?}");
        }
    }
}

#[test]
fn due_lists_everything_and_tells_scripts_by_its_exit_code() {
    let home = busy();
    let ran = home.run(&["due"]).ok();
    for what in [
        "Exam (Tue 24 Nov, tomorrow)",
        "Enrol (Wed 25 Nov, in 2 days)",
        "Anna said: Introduce me",
        "Be in touch with Anna",
        "Long forgotten",
    ] {
        assert!(ran.out.contains(what), "{what}: {}", ran.out);
    }
    let quiet = home.run(&["due", "--quiet"]).fails(10);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("5 due: Exam (Tue 24 Nov, tomorrow)\n", ""));
    for width in [20, 30] {
        let narrow = busy().wide(width).run(&["due", "--quiet"]).fails(10).out;
        assert!(narrow.lines().count() == 1 && narrow.trim_end().chars().count() <= width, "{narrow}");
    }
    assert_eq!(home.run(&["due", "--json"]).ok().json()["due"], home.run(&["--json"]).ok().json()["due"]);
    let empty = Home::new();
    assert_eq!(empty.run(&["due", "--quiet"]).ok().out, "");
    assert!(empty.run(&["due"]).ok().err.contains("Nothing is due."));
}

#[test]
fn next_is_the_step_of_the_overview() {
    let home = busy();
    assert_eq!(home.run(&["next", "--json"]).ok().json()["next"], home.run(&["--json"]).ok().json()["next"]);
    let out = home.run(&["next"]).ok().out;
    let head = "First: Anna said: Introduce me (waiting since Fri 20 Nov)\ncareer person show anna\n";
    assert!(out.contains(head), "{out}");
    // Where the next step is work on the plan, the list begins with it, and it is said once.
    home.write("people.toml", "");
    home.write(
        "reviews/2026-Q3.toml",
        "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-11-01\nstatus = \"done\"\n",
    );
    let json = home.run(&["next", "--json"]).ok().json();
    let first = json["items"][0]["id"].as_str().unwrap();
    assert!(json["next"]["command"].as_str().unwrap().ends_with(first), "{json}");
    assert!(!home.run(&["next"]).ok().out.contains("First:"));
    // In an empty folder it says what to type.
    assert!(Home::new().run(&["next"]).ok().out.contains("career start"));
}

#[test]
fn questions_that_were_left_come_first() {
    let home = busy();
    let next = |home: &Home| home.run(&["next", "--json"]).ok().json()["next"]["command"].as_str().unwrap().to_owned();
    home.write(".career/drafts/assess-values-old.toml", "");
    assert_eq!(next(&home), "career person show anna");
    home.write(".career/drafts/assess-interests.toml", "");
    assert_eq!(next(&home), "career assess interests");
    home.write(".career/drafts/review-2026-q4.toml", "");
    assert_eq!(next(&home), "career review");
    home.write(".career/drafts/start.toml", "");
    assert_eq!(next(&home), "career start");
}

/// One thing of every kind, each on its own day, and what of it may not come up.
const EVERY_KIND: &[(&str, &str)] = &[
    (
        "past.toml",
        "[[credential]]\nid = \"nurse\"\ntitle = \"Nurse\"\nexpires = 2027-02-21\n[[credential]]\nid = \"far\"\ntitle = \"Far\"\nexpires = 2027-02-22\n",
    ),
    (
        "roles.toml",
        "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\nstatus = \"target\"\ncloses = 2026-12-14\n[[role]]\nid = \"lead\"\ntitle = \"Lead\"\nstatus = \"applied\"\ncloses = 2026-11-01\ndecides = 2026-11-29\n[[role]]\nid = \"shut\"\ntitle = \"Shut\"\nstatus = \"closed\"\ncloses = 2026-11-24\n[[trial]]\nid = \"day\"\nquestion = \"Do I like it?\"\ntest = \"Shadow them\"\ndue = 2026-11-28\n",
    ),
    (
        "goals.toml",
        "[[goal]]\nid = \"move\"\ntitle = \"Move\"\ncreated = 2026-10-11\ndue = 2028-01-01\ntripwire = { text = \"No interview\", date = 2026-11-27 }\n[[goal]]\nid = \"soon\"\ntitle = \"Soon\"\ncreated = 2026-11-22\ndue = 2026-11-30\n",
    ),
    ("learning.toml", "[[activity]]\nid = \"sql\"\ntitle = \"SQL course\"\nkind = \"course\"\ndue = 2026-11-26\n"),
    (
        "plan.toml",
        "[[milestone]]\nid = \"enrol\"\ntitle = \"Enrol\"\nhours = 1\ndue = 2026-11-25\n[[milestone]]\nid = \"done\"\ntitle = \"Done\"\nhours = 1\ndue = 2026-11-25\nstatus = \"done\"\n",
    ),
    (
        "people.toml",
        "[[person]]\nid = \"anna\"\nname = \"Anna\"\nrelation = \"mentor\"\nevery = \"6 weeks\"\n[[person.meeting]]\ndate = 2026-10-10\npromises = [{ by = \"them\", text = \"Introduce me\", due = 2026-11-20 }, { by = \"me\", text = \"Send my page\", due = 2026-11-24 }, { by = \"them\", text = \"Not yet\", due = 2026-11-24 }]\n[[person]]\nid = \"bo\"\nname = \"Bo\"\nrelation = \"peer\"\nevery = \"1 week\"\n",
    ),
    (
        "feedback.toml",
        "[[feedback]]\nid = \"a\"\nperson = \"bo\"\nasked = 2026-11-16\n[[feedback]]\nid = \"b\"\nperson = \"anna\"\nasked = 2026-11-17\n",
    ),
    (
        "reviews/2026-Q3.toml",
        "[review]\nid = \"2026-Q3\"\nfrom = 2026-07-01\nto = 2026-09-30\nstatus = \"done\"\nnext = 2026-11-23\n[[review.commitment]]\ntext = \"Module 3\"\ndue = 2026-11-19\n[[review.commitment]]\ntext = \"Kept\"\ndue = 2026-11-19\nstatus = \"kept\"\n",
    ),
];

#[test]
fn every_kind_comes_up_on_its_days_with_what_to_type() {
    let home = Home::new();
    EVERY_KIND.iter().for_each(|(file, text)| home.write(file, text));
    let json = home.run(&["due", "--json", "--explain"]).ok().json();
    let mut found: Vec<(&str, &str, &str, &str)> = json["due"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap();
            (text("kind"), text("date"), text("what"), text("command"))
        })
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("checkin", "2026-11-22", "How does it go: Move", "career goal checkin move"),
            ("commitment", "2026-11-19", "Module 3", "career review kept 2026-Q3.1"),
            ("credential", "2027-02-21", "Nurse expires", "career credential edit nurse --expires DATE"),
            ("feedback", "2026-11-16", "What Bo thinks, which you asked for", "career feedback edit a --text TEXT"),
            ("goal", "2026-11-30", "Soon", "career goal done soon"),
            ("learning", "2026-11-26", "SQL course", "career learn done sql"),
            ("person", "2026-11-21", "Be in touch with Anna", "career person met anna"),
            ("promise", "2026-11-20", "Anna said: Introduce me", "career person show anna"),
            ("promise", "2026-11-24", "You said to Anna: Send my page", "career person show anna"),
            ("review", "2026-11-23", "A look back, about ten minutes", "career review"),
            ("role", "2026-11-29", "Lead is decided", "career role edit lead --status won"),
            ("role", "2026-12-14", "Analyst: last day to apply", "career role edit analyst --status applied"),
            ("step", "2026-11-25", "Enrol", "career plan done enrol"),
            ("trial", "2026-11-28", "Shadow them", "career explore try done day"),
            ("tripwire", "2026-11-27", "Plan B? No interview", "career goal show move"),
        ]
    );
    assert!(json["computed"]["explain"].as_str().unwrap().contains("21 days"), "{json}");
    let out = home.run(&["due"]).ok().out;
    assert!(out.contains("(waiting since Mon 16 Nov)") && !out.contains("overdue"), "{out}");
    // A prompt reads the same, whatever is broken elsewhere: only files with days are read.
    home.write("skills.toml", "[[skill]]\nid = ");
    home.write("log/2026.toml", "[[entry]]\nid = ");
    assert!(home.run(&["due", "--quiet"]).fails(10).out.starts_with("15 due: "));
}
