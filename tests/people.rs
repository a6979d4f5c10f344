//! People, meetings and promises.
use career::term::Script;

use crate::home::Home;

fn home() -> Home {
    let home = Home::new();
    home.run(&["person", "add", "Dr Adeyemi", "--relation", "mentor", "--every", "6 weeks"]).ok();
    home.run(&["person", "add", "Sam Okoro", "--relation", "manager"]).ok();
    home
}

#[test]
fn a_person_needs_a_name_and_a_relation() {
    let home = home();
    let ran = home.run(&["person", "add", "Jo"]).fails(2);
    assert!(ran.err.contains("--relation WORD is missing"), "{}", ran.err);
    let ran = home.run(&["person", "add", "Jo", "--relation", "peeer"]).fails(2);
    assert!(ran.err.contains("did you mean peer?"), "{}", ran.err);
    let ran = home.run(&["person", "add", "Jo", "--relation", "peer", "--every", "often"]).fails(2);
    assert!(ran.err.contains("6 weeks"), "{}", ran.err);
    let answers = Home::new();
    let script = Script::new()
        .answer("person.name", "Dr Adeyemi")
        .answer("person.relation", "mentor")
        .answer("person.every", "6 weeks");
    answers.answer(script, &["person", "add"]).ok();
    let flags = Home::new();
    flags.run(&["person", "add", "Dr Adeyemi", "--relation", "mentor", "--every", "6 weeks"]).ok();
    assert_eq!(flags.files(), answers.files());
}

#[test]
fn a_meeting_by_flags_and_by_answers_leaves_the_same_files() {
    let flags = home();
    flags
        .run(&[
            "person",
            "met",
            "Dr Adeyemi",
            "--note",
            "Went through my dashboard",
            "--learned",
            "Start small",
            "--promise",
            "them: Introduce me to the data team; due=2026-12-01",
            "--promise",
            "me: Send the figures",
        ])
        .ok();
    let answers = home();
    let script = Script::new()
        .answer("met.note", "Went through my dashboard")
        .answer("met.learned", "Start small")
        .answer("met.them", "Introduce me to the data team; due=2026-12-01")
        .skip("met.them.2")
        .answer("met.me", "Send the figures")
        .skip("met.me.2");
    let ran = answers.answer(script, &["person", "met", "dr"]).ok();
    assert_eq!(flags.files(), answers.files());
    assert!(
        ran.err.starts_with("Met Dr Adeyemi on Mon 23 Nov 2026; noted 2 promises. Undo: career undo"),
        "{}",
        ran.err
    );
    let file = flags.file("people.toml");
    assert!(file.contains("{ by = \"them\", text = \"Introduce me to the data team\", due = 2026-12-01 }"), "{file}");
    // Skipped throughout, it is still a meeting; without a terminal nothing is asked.
    let skipped = home();
    let script = Script::new().skip("met.note").skip("met.learned").skip("met.them").skip("met.me");
    skipped.answer(script, &["person", "met", "dr"]).ok();
    let bare = home();
    bare.run(&["person", "met", "dr"]).ok();
    assert_eq!(skipped.files(), bare.files());
    assert!(bare.file("people.toml").contains("[[person.meeting]]\ndate = 2026-11-23\n"));
    let stopped = home();
    let before = stopped.files();
    let ran = stopped
        .answer(
            Script::new().answer("met.note", "x").back("met.learned").answer("met.note", "y").stop("met.learned"),
            &["person", "met", "dr"],
        )
        .fails(130);
    assert_eq!(ran.err, "Nothing was saved.\n");
    assert_eq!(stopped.files(), before);
}

#[test]
fn the_list_says_who_waits_and_what_is_promised() {
    let home = home();
    home.run(&[
        "person",
        "met",
        "dr",
        "--date",
        "2026-09-02",
        "--promise",
        "them: Introduce me; due=2026-12-01",
        "--promise",
        "me: Send the figures; due=2026-10-01",
    ])
    .ok();
    home.run(&["person", "met", "sam", "--date", "2026-11-22"]).ok();
    home.run(&["person", "edit", "sam", "--every", "1 month"]).ok();
    let ran = home.run(&["person", "list"]).ok();
    assert!(ran.out.contains("Dr Adeyemi  mentor    3 months ago  6 weeks  waiting since 14 Oct"), "{}", ran.out);
    assert!(ran.out.contains("Sam Okoro   manager   yesterday     1 month  in 4 weeks"), "{}", ran.out);
    assert!(
        ran.out.contains("They promised\n─────────────\n• Dr Adeyemi: Introduce me, by Tue 1 Dec 2026, in 8 days\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("You promised\n────────────\n• Dr Adeyemi: Send the figures, waiting since Thu 1 Oct 2026\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("overdue"));
    let json = home.run(&["person", "list", "--json"]).ok().json();
    let doctor = &json["people"][0]["computed"];
    assert_eq!(doctor["last_met"], "2026-09-02");
    assert_eq!(doctor["next_due"], "2026-10-14");
    assert_eq!(doctor["waiting_since"], "2026-10-14");
    assert_eq!(doctor["open_promises"].as_array().unwrap().len(), 2);
    assert_eq!(json["people"][1]["computed"]["waiting_since"], serde_json::Value::Null);
    let shown = home.run(&["person", "show", "dr"]).ok().out;
    assert!(shown.contains("1. they: Introduce me") && shown.contains("2. you: Send the figures"), "{shown}");
}

#[test]
fn meetings_are_shown_newest_first() {
    let home = home();
    for (day, note) in [("2026-03-01", "spring"), ("2026-10-01", "autumn"), ("2025-01-01", "long ago")] {
        home.run(&["person", "met", "dr", "--date", day, "--note", note]).ok();
    }
    let shown = home.run(&["person", "show", "dr"]).ok().out;
    let at = |word: &str| shown.find(word).unwrap();
    assert!(at("autumn") < at("spring") && at("spring") < at("long ago"), "{shown}");
    assert!(shown.contains("last met   Thu 1 Oct 2026"), "{shown}");
}

#[test]
fn a_kept_promise_is_marked_and_adds_no_meeting() {
    let home = home();
    home.run(&[
        "person",
        "met",
        "dr",
        "--date",
        "2026-10-01",
        "--promise",
        "them: Introduce me to the team",
        "--promise",
        "me: Send the figures",
        "--promise",
        "me: Send the photo",
    ])
    .ok();
    let ran = home.run(&["person", "met", "dr", "--kept", "1"]).ok();
    assert!(ran.err.starts_with("Kept with Dr Adeyemi: \"Introduce me to the team\". Undo"), "{}", ran.err);
    assert!(!ran.err.contains("next talk"), "there was none: {}", ran.err);
    home.run(&["person", "met", "dr", "--kept", "FIGURES"]).ok();
    let file = home.file("people.toml");
    assert_eq!(file.matches("done = true").count(), 2, "{file}");
    assert_eq!(file.matches("[[person.meeting]]").count(), 1);
    assert!(file.contains("text = \"Send the photo\" }"), "{file}");
    let before = home.files();
    for (words, says) in [("2", "There is no open promise number 2"), ("cake", "No open promise says \"cake\"")] {
        let ran = home.run(&["person", "met", "dr", "--kept", words]).fails(1);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    let ran = home.run(&["person", "met", "sam", "--kept", "1"]).fails(1);
    assert!(ran.err.contains("Nothing that is promised is open"), "{}", ran.err);
    assert_eq!(home.files(), before);
    // Asked for at the next meeting, both at once.
    let script =
        Script::new().skip("met.note").skip("met.learned").skip("met.them").skip("met.me").answer("met.kept", "1");
    home.answer(script, &["person", "met", "dr"]).ok();
    assert_eq!(home.file("people.toml").matches("done = true").count(), 3);
    assert_eq!(home.file("people.toml").matches("[[person.meeting]]").count(), 2);
    assert!(!home.run(&["person", "list"]).ok().out.contains("promised"));
}

#[test]
fn what_is_refused_changes_no_byte() {
    let home = home();
    let before = home.files();
    for (args, code, says) in [
        (vec!["person", "met", "dr", "--promise", "send it"], 2, "does not say who promised"),
        (vec!["person", "met", "dr", "--promise", "me: ; due=2026-12-01"], 2, "does not say what was promised"),
        (vec!["person", "met", "dr", "--promise", "me: x; due=soon"], 2, "soon"),
        (vec!["person", "met", "dr", "--date", "tomorrow"], 2, "has not come yet"),
        (vec!["person", "met", "Dr Adeyemy"], 1, "did you mean dr-adeyemi?"),
        (vec!["person", "met", "Bob"], 1, "career person add Bob"),
        (vec!["person", "met"], 2, "<ID>"),
        (vec!["person", "edit", "dr", "--every", "x"], 2, "6 weeks"),
    ] {
        let ran = home.run(&args).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn several_promises_and_the_day_behind_a_semicolon() {
    let flags = home();
    flags
        .run(&[
            "person",
            "met",
            "dr",
            "--promise",
            "them: Introduce me; due=2026-12-04",
            "--promise",
            "them: Read it",
            "--promise",
            "me: Send it",
        ])
        .ok();
    let asked = home();
    let script = Script::new()
        .skip("met.note")
        .skip("met.learned")
        .answer("met.them", "Introduce me; next friday")
        .answer("met.them.2", "Read")
        .back("met.them.3")
        .answer("met.them.2", "Read it")
        .skip("met.them.3")
        .answer("met.me", "Send it")
        .skip("met.me.2");
    let ran = asked.answer(script, &["person", "met", "dr"]).ok();
    assert_eq!(flags.files(), asked.files());
    assert!(ran.err.contains("Read as: due Fri 4 Dec 2026"), "{}", ran.err);
    assert!(ran.err.contains("The next talk is due Mon 4 Jan 2027"), "{}", ran.err);
    assert!(ran.err.contains("career person agenda dr-adeyemi"), "{}", ran.err);
    // Whose promise it is stands before it.
    let script =
        Script::new().skip("met.note").skip("met.learned").skip("met.them").skip("met.me").answer("met.kept", "3");
    asked.answer(script.clone(), &["person", "met", "dr"]).ok();
    assert!(asked.file("people.toml").contains("text = \"Send it\", done = true"), "{}", asked.file("people.toml"));
}

#[test]
fn the_rhythm_counts_from_the_last_contact_and_feedback_is_one() {
    let home = home();
    home.run(&["person", "met", "dr", "--date", "2026-09-02"]).ok();
    let due = |home: &Home| home.run(&["due", "--json"]).ok().json()["due"].clone();
    assert_eq!(due(&home)[0]["what"], "Be in touch with Dr Adeyemi");
    assert_eq!(due(&home)[0]["date"], "2026-10-14");
    assert_eq!(due(&home)[0]["kind"], "person");
    home.run(&["feedback", "add", "A letter", "--from", "dr", "--date", "2026-11-02"]).ok();
    assert_eq!(due(&home), serde_json::json!([]));
    let computed = home.run(&["person", "show", "dr", "--json"]).ok().json()["person"]["computed"].clone();
    assert_eq!(computed["last_met"], "2026-09-02");
    assert_eq!(computed["last_contact"], "2026-11-02");
    assert_eq!(computed["next_due"], "2026-12-14");
    let shown = home.run(&["person", "show", "dr"]).ok().out;
    assert!(shown.contains("last said") && shown.contains("Mon 2 Nov 2026"), "{shown}");
    // What was only asked for, or will be said, is no contact.
    home.run(&["feedback", "add", "--from", "dr", "--asked", "2026-11-20"]).ok();
    home.run(&["feedback", "add", "Later", "--from", "dr", "--date", "2026-12-24", "--new"]).ok();
    assert_eq!(
        home.run(&["person", "show", "dr", "--json"]).ok().json()["person"]["computed"]["next_due"],
        "2026-12-14"
    );
}

#[test]
fn everything_about_a_person_fits_its_width() {
    for width in [40, 60, 80] {
        let home = Home::example("maya").wide(width);
        for args in [&["person", "list"][..], &["person", "show", "dr"], &["person", "agenda", "dr", "--explain"]] {
            // A command stays on its line, so that it can be copied.
            for line in home.run(args).ok().out.lines().filter(|line| !line.contains("career ")) {
                assert!(line.chars().count() <= width, "{width} {args:?}: {line}");
            }
        }
    }
}
