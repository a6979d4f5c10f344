//! The page for the next talk: what may stand in it for whom, and in what order.

use career::stages::review::circle::{Circle, audience_of};
use career::stages::review::model::{Person, Relation};
use career::stages::review::papers::Notebook;
use career::stages::words::Audience;

use crate::home::Home;

/// A notebook in which every record says in its own text what it is, marked or not.
fn home() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nname = \"Maya Okafor\"\n");
    home.write(
        "roles.toml",
        r#"
[[role]]
id = "inside"
title = "INSIDE-ROLE"
where = "inside"
status = "target"
closes = 2026-12-20
pay = "45000 EUR/year"
audience = "public"

[[role]]
id = "hushed"
title = "HUSHED-ROLE"
where = "inside"
status = "target"
closes = 2026-12-20

[[role]]
id = "outside"
title = "OUTSIDE-ROLE"
where = "outside"
status = "target"
closes = 2026-12-20
audience = "public"
"#,
    );
    home.write(
        "goals.toml",
        r#"
[[goal]]
id = "open"
title = "OPEN-GOAL with Bo Lind"
due = 2028-01-01
role = "inside"
confidence = 37
audience = "manager"
metric = { unit = "wards", from = 0, to = 5 }
tripwire = { text = "OPEN-WIRE", date = 2027-01-15 }
[[goal.checkin]]
date = 2026-11-10
value = 2
confidence = 41
note = "CHECKIN-NOTE"

[[goal]]
id = "own"
title = "OWN-GOAL"
due = 2028-01-01

[[goal]]
id = "away"
title = "OUTSIDE-GOAL"
due = 2028-01-01
role = "outside"
audience = "public"
tripwire = { text = "OUTSIDE-WIRE", date = 2027-01-15 }

[[goal]]
id = "reached"
title = "REACHED-GOAL"
status = "done"
ended = 2026-11-05
outcome = "reached"
audience = "mentor"

[[goal]]
id = "missed"
title = "MISSED-GOAL"
status = "done"
ended = 2026-11-05
outcome = "missed"
audience = "public"
"#,
    );
    home.write(
        "log/2026.toml",
        r#"
[[entry]]
id = "a"
date = 2026-11-03
kind = "win"
text = "OLD-WIN"
audience = "public"
[[entry]]
id = "b"
date = 2026-11-04
kind = "win"
text = "NEW-WIN that bo lind and Anna saw, at Lind's desk"
audience = "public"
[[entry]]
id = "c"
date = 2026-11-05
kind = "win"
text = "GOALS-WIN"
goals = ["open"]
[[entry]]
id = "d"
date = 2026-11-05
kind = "win"
text = "OWN-WIN"
[[entry]]
id = "e"
date = 2026-11-05
kind = "win"
text = "TWO-GOALS-WIN"
goals = ["open", "own"]
[[entry]]
id = "f"
date = 2026-11-05
kind = "win"
text = "AWAY-WIN"
goals = ["away"]
[[entry]]
id = "g"
date = 2026-11-05
kind = "note"
text = "A-NOTE"
audience = "public"
"#,
    );
    home.write(
        "plan.toml",
        r#"
[[milestone]]
id = "s1"
title = "OPEN-STEP"
goal = "open"
hours = 1
status = "done"
finished = 2026-11-06
[[milestone]]
id = "s2"
title = "AWAY-STEP"
goal = "away"
hours = 1
status = "done"
finished = 2026-11-06
audience = "public"
"#,
    );
    home.write(
        "skills.toml",
        r#"
[[skill]]
id = "sql"
name = "SHOWN-SKILL"
kind = "technical"
audience = "manager"
[[skill.rating]]
date = 2026-06-01
level = 1
by = "self"
[[skill.rating]]
date = 2026-11-10
level = 2
by = "self"
[[skill]]
id = "law"
name = "HUSHED-SKILL"
kind = "field"
[[skill.rating]]
date = 2026-11-10
level = 2
by = "self"
"#,
    );
    let people: String = [("anna", "Anna Berg", "mentor"), ("bo", "Bo Lind", "manager"), ("kim", "Kim Ray", "contact")]
        .iter()
        .map(|(id, name, relation)| format!("[[person]]\nid = \"{id}\"\nname = \"{name}\"\nrelation = \"{relation}\"\nevery = \"6 weeks\"\n[[person.meeting]]\ndate = 2026-11-03\nnote = \"MEETING-NOTE\"\nlearned = \"MEETING-LEARNED\"\npromises = [{{ by = \"them\", text = \"THEIR-PROMISE\", due = 2026-11-20 }}, {{ by = \"me\", text = \"MY-PROMISE\" }}, {{ by = \"me\", text = \"KEPT-PROMISE\", done = true }}]\n"))
        .collect();
    home.write("people.toml", &people);
    home.write("feedback.toml", "[[feedback]]\nid = \"f\"\nperson = \"kim\"\nasked = 2026-11-10\nskills = [\"sql\"]\n");
    home.write(
        "assessment.toml",
        "[preferences]\npay_min = \"38000 EUR/year\"\nneeds = [\"NEEDS\"]\ndealbreakers = [\"nights\"]\n",
    );
    home
}

/// What may stand in the page for a mentor, a manager and anybody: written down by hand from the rules.
const MAY: &[(&str, [bool; 3])] = &[
    ("OPEN-GOAL", [true, true, false]),
    ("OWN-GOAL", [false, false, false]),
    ("OUTSIDE-GOAL", [true, false, false]),
    ("OUTSIDE-ROLE", [true, false, false]),
    ("OUTSIDE-WIRE", [true, false, false]),
    ("INSIDE-ROLE", [true, true, true]),
    ("HUSHED-ROLE", [false, false, false]),
    ("OPEN-WIRE", [true, true, false]),
    ("REACHED-GOAL", [true, false, false]),
    ("MISSED-GOAL", [false, false, false]),
    ("OLD-WIN", [false, false, false]),
    ("NEW-WIN", [true, true, true]),
    ("GOALS-WIN", [true, true, false]),
    ("TWO-GOALS-WIN", [false, false, false]),
    ("OWN-WIN", [false, false, false]),
    ("AWAY-WIN", [true, false, false]),
    ("A-NOTE", [false, false, false]),
    ("OPEN-STEP", [true, true, false]),
    ("AWAY-STEP", [true, false, false]),
    ("SHOWN-SKILL: level 2 (was 1)", [true, true, false]),
    ("HUSHED-SKILL: level", [false, false, false]),
    ("2 of 5 wards", [true, true, false]),
    ("THEIR-PROMISE", [true, true, true]),
    ("MY-PROMISE", [true, true, true]),
    ("KEPT-PROMISE", [false, false, false]),
    ("MEETING-", [false, false, false]),
    ("CHECKIN-NOTE", [false, false, false]),
    ("45000", [false, false, false]),
    ("38000", [false, false, false]),
    ("NEEDS", [false, false, false]),
    ("nights", [false, false, false]),
    ("37", [false, false, false]),
    ("41", [false, false, false]),
];

#[test]
fn each_reader_sees_what_is_theirs_and_nothing_else() {
    let home = home();
    for (at, person) in ["anna", "bo", "kim"].iter().enumerate() {
        for form in [&["--json"][..], &["--explain"], &["--plain"], &["--names"]] {
            let mut args = vec!["person", "agenda", person];
            args.extend(form);
            let out = home.run(&args).ok().out.replace("\n  ", " ");
            for (what, may) in MAY {
                let is_there = match *what {
                    // The skill of one's own is what the question may be about, but never as a level.
                    "OWN-WIN" | "GOALS-WIN" => out.replace("TWO-GOALS-WIN", "").contains(what),
                    what => out.contains(what),
                };
                assert_eq!(is_there, may[at], "{person} {form:?} {what}: {out}");
            }
        }
    }
}

#[test]
fn nobody_else_is_named_unless_asked_for() {
    let home = home();
    let page = |args: &[&str]| {
        let mut all = vec!["person", "agenda"];
        all.extend(args);
        home.run(&all).ok().out.replace("\n  ", " ")
    };
    let anna = page(&["anna"]);
    assert!(anna.contains("OPEN-GOAL with a colleague"), "{anna}");
    assert!(anna.contains("NEW-WIN that a colleague and Anna saw, at a colleague's desk"), "{anna}");
    let bo = page(&["bo"]);
    assert!(bo.contains("OPEN-GOAL with Bo Lind") && bo.contains("NEW-WIN that bo lind and a colleague saw"), "{bo}");
    let named = page(&["anna", "--names"]);
    assert!(named.contains("OPEN-GOAL with Bo Lind") && !named.contains("a colleague,"), "{named}");
}

#[test]
fn it_goes_from_the_goal_to_what_will_be_done() {
    let home = home();
    let json = home.run(&["person", "agenda", "Bo Lind", "--json"]).ok().json();
    let parts: Vec<&str> =
        json["agenda"]["parts"].as_array().unwrap().iter().map(|part| part["key"].as_str().unwrap()).collect();
    assert_eq!(parts, ["goal", "reality", "options", "will"]);
    assert_eq!((&json["agenda"]["audience"], &json["agenda"]["since"]), (&"manager".into(), &"2026-11-03".into()));
    let texts = |at: usize| -> Vec<String> {
        json["agenda"]["parts"][at]["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        texts(2),
        [
            "INSIDE-ROLE: apply by Sun 20 Dec 2026?",
            "OPEN-GOAL with Bo Lind: plan B, if \"OPEN-WIRE\" (Fri 15 Jan 2027)?",
            "What would you need to see from me in the next three months to give me a bigger task?",
        ]
    );
    assert_eq!(
        texts(3),
        [
            "I said on Tue 3 Nov: MY-PROMISE",
            "You said on Tue 3 Nov: THEIR-PROMISE, waiting since Fri 20 Nov",
            "Talk again after 6 weeks: about Tue 26 Jan",
        ]
    );
    // What was asked and not answered is the one question.
    let kim = home.run(&["person", "agenda", "kim"]).ok().out;
    // The skill is marked for managers, and Kim is none.
    assert!(kim.contains("What do you think? (I asked on Tue 10 Nov.)") && !kim.contains("SHOWN-SKILL"), "{kim}");
    // Of what is left out only the number is said.
    assert!(json["computed"]["left_out"].as_u64().unwrap() >= 8, "{json}");
    let ran = home.run(&["person", "agenda", "bo"]).ok();
    assert!(ran.err.contains("not marked for a manager") && ran.err.contains("--audience manager"), "{}", ran.err);
    assert_eq!(home.run(&["person", "agenda", "nobody"]).fails(1).out, "");
    // With nothing at all there are still the headings and a question.
    let bare = Home::new();
    bare.run(&["person", "add", "Ann", "--relation", "peer"]).ok();
    let out = bare.run(&["person", "agenda", "ann"]).ok().out;
    for heading in [
        "Agenda: Ann",
        "What it is about",
        "In the last three months",
        "To decide and to ask",
        "What we said and will do",
        "make your work easier?",
    ] {
        assert!(out.contains(heading), "{heading}: {out}");
    }
}

#[test]
fn a_role_inside_is_asked_of_who_can_make_it_happen() {
    let home = home();
    let roles = home.file("roles.toml").replace("closes = 2026-12-20\npay", "pay");
    home.write("roles.toml", &roles);
    let page = |person: &str| home.run(&["person", "agenda", person]).ok().out;
    assert!(page("bo").contains("INSIDE-ROLE: could this happen, and what would it take?"));
    assert!(!page("anna").contains("INSIDE-ROLE"), "a mentor does not decide it");
    home.write(
        "roles.toml",
        &roles.replacen("status = \"target\"", "status = \"target\"\ndiscussed = 2026-11-02\nsponsor = \"anna\"", 1),
    );
    // It was talked about with somebody that day; only a meeting says that it was her.
    assert!(page("anna").contains("INSIDE-ROLE: can it happen, and when?"));
    home.run(&["person", "met", "anna", "--date", "2026-11-02"]).ok();
    assert!(page("anna").contains("INSIDE-ROLE: we talked about it on Mon 2 Nov 2026. Can it happen, and when?"));
    home.write("roles.toml", &roles.replacen("status = \"target\"", "status = \"target\"\nconfirmed = 2026-11-02", 1));
    assert!(!page("bo").contains("INSIDE-ROLE"));
}

fn read<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).unwrap()
}

#[test]
fn who_may_see_what() {
    assert_eq!(audience_of(Relation::Sponsor), Audience::Manager);
    assert_eq!(audience_of(Relation::Coach), Audience::Mentor);
    assert_eq!(audience_of(Relation::Peer), Audience::Public);
    let order = [Audience::Mine, Audience::Mentor, Audience::Manager, Audience::Public];
    for (reader, audience) in order.iter().enumerate().skip(1) {
        for (mark, marked) in order.iter().enumerate() {
            let skill = serde_json::json!({ "id": "s", "name": "S", "kind": "soft", "audience": marked.key() });
            let book = Notebook { skills: vec![read(skill)], ..Notebook::default() };
            assert_eq!(
                Circle::new(&book, *audience, None).sees("skill", "s"),
                mark >= reader,
                "{audience:?} {marked:?}"
            );
        }
        let bare = serde_json::json!({ "id": "s", "name": "S", "kind": "soft" });
        // A role that is not known could be anywhere.
        let goal = serde_json::json!({ "id": "g", "title": "x", "role": "gone", "audience": "public" });
        let book = Notebook { skills: vec![read(bare)], goals: vec![read(goal)], ..Notebook::default() };
        let circle = Circle::new(&book, *audience, None);
        assert!(!circle.sees("skill", "s"));
        assert_eq!(circle.sees("goal", "g"), *audience == Audience::Mentor);
    }
}

#[test]
fn names_are_words_of_their_own() {
    let people: Vec<Person> = [("will", "Will Rose"), ("an", "An Li"), ("dr", "Dr Ólafur"), ("team", "the data team")]
        .iter()
        .map(|(id, name)| read(serde_json::json!({ "id": id, "name": name, "relation": "peer" })))
        .collect();
    let book = Notebook { people, ..Notebook::default() };
    let circle = Circle::new(&book, Audience::Public, None);
    for (text, veiled) in [
        ("Will Rose helped", "A colleague helped"),
        ("I will, and WILL ROSE too", "I will, and a colleague too"),
        ("With Rose's help, roses", "With a colleague's help, roses"),
        ("Rosewood and Willing", "Rosewood and Willing"),
        ("An example by an li", "An example by a colleague"),
        ("Dr Ólafur, Ólafur!", "A colleague, a colleague!"),
        ("Ask The Data Team; the team", "Ask a colleague; the team"),
        ("", ""),
    ] {
        assert_eq!(circle.veil(text), veiled);
    }
}
