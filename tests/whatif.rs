//! `plan whatif` against the files edited by hand, and what is kept against the bytes before it.
use std::collections::BTreeMap;

use career::term::Script;
use serde_json::Value as Json;

use crate::home::{Home, Ran};

/// What a variant or a roadmap says: the verdict, the worst lateness, and of each row its finish and
/// lateness.
type Told = (Json, Json, BTreeMap<String, (Json, Json)>);

fn of_roadmap(home: &Home) -> Told {
    let json = home.run(&["roadmap", "--json"]).ok().json();
    let row = |row: &Json| {
        let id = row["id"].as_str().unwrap().to_owned();
        (id, (row["computed"]["finish"].clone(), row["computed"]["late_days"].clone()))
    };
    let rows = json["milestones"].as_array().unwrap().iter().map(row).collect();
    (json["computed"]["verdict"].clone(), json["computed"]["worst_late_days"].clone(), rows)
}

fn of_outcome(computed: &Json) -> Told {
    let row = |row: &Json| (row["id"].as_str().unwrap().to_owned(), (row["finish"].clone(), row["late_days"].clone()));
    let rows = computed["milestones"].as_array().unwrap().iter().map(row).collect();
    (computed["verdict"].clone(), computed["worst_late_days"].clone(), rows)
}

fn try_out(home: &Home, variant: &str) -> Json {
    home.run(&["plan", "whatif", "--variant", variant, "--json"]).ok().json()
}

/// A copy with one file changed as by hand.
#[track_caller]
fn edited(name: &str, file: &str, from: &str, to: &str) -> Home {
    let home = Home::example(name);
    let text = home.file(file);
    assert!(text.contains(from), "{file} has no {from:?}");
    home.write(file, &text.replacen(from, to, 1));
    home
}

/// The words of a printed command.
fn run_line(home: &Home, line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    home.run(&words)
}

/// Where a case begins: an example, or the small plan.
fn start_of(name: &str) -> Home {
    if name == "small" { small(THREE) } else { Home::example(name) }
}

/// What is tried, and the same done to the files by hand.
fn cases() -> Vec<(&'static str, &'static str, Home)> {
    vec![
        ("maya", "hours=3", edited("maya", "career.toml", "hours_per_week = 5.0", "hours_per_week = 3.0")),
        ("maya", "hours=8.5", edited("maya", "career.toml", "hours_per_week = 5.0", "hours_per_week = 8.5")),
        ("maya", "due=apply=2027-09-03", edited("maya", "plan.toml", "due = 2027-09-30", "due = 2027-09-03")),
        (
            "maya",
            "due=sql-for-analysts=2026-12-20",
            edited("maya", "learning.toml", "due = 2027-02-12", "due = 2026-12-20"),
        ),
        ("small", "due=h=2026-11-26", {
            let home = start_of("small");
            home.write(
                "goals.toml",
                &home.file("goals.toml").replace("\"Other\"\ndue = 2026-12-20", "\"Other\"\ndue = 2026-11-26"),
            );
            home
        }),
        (
            "maya",
            "without=statistics",
            edited(
                "maya",
                "goals.toml",
                "title = \"Statistics that I can explain\"\nkind = \"skill\"\nstatus = \"active\"",
                "title = \"Statistics that I can explain\"\nkind = \"skill\"\nstatus = \"paused\"",
            ),
        ),
        (
            "maya",
            "after=sql-test=statistics-in",
            edited(
                "maya",
                "plan.toml",
                "after = [\"sql-for-analysts\"]\nhours = 4",
                "after = [\"sql-for-analysts\", \"statistics-in-plain-words\"]\nhours = 4",
            ),
        ),
        (
            "rosa",
            "away=2026-12-07..2027-01-10",
            edited("rosa", "career.toml", "[person]", "[[away]]\nfrom = 2026-12-07\nto = 2027-01-10\n\n[person]"),
        ),
    ]
}

#[test]
fn a_variant_is_the_roadmap_of_the_edited_files() {
    for (name, variant, by_hand) in cases() {
        let home = start_of(name);
        let before = home.files();
        let json = try_out(&home, variant);
        let tried = &json["variants"][0];
        assert_eq!(of_outcome(&tried["computed"]), of_roadmap(&by_hand), "{variant}");
        assert_eq!(of_outcome(&json["computed"]["today"]), of_roadmap(&home), "{variant}");
        // Each of these changes something, or the comparison would prove nothing.
        let (now, then) = (&json["computed"]["today"], &tried["computed"]);
        assert_ne!(of_outcome(now), of_outcome(then), "{variant}");
        assert_eq!(home.files(), before, "{variant}: nothing is saved without asking");
        // The printed commands do the same, and so does --keep, as one operation that can be undone.
        let other = start_of(name);
        for command in tried["commands"].as_array().unwrap() {
            run_line(&other, command.as_str().unwrap()).ok();
        }
        assert_eq!(of_roadmap(&other), of_roadmap(&by_hand), "{variant}");
        let ran = home.run(&["plan", "whatif", "--variant", variant, "--keep", "1"]).ok();
        assert!(ran.err.contains("Kept a variant of the plan") && ran.err.contains("career undo"), "{}", ran.err);
        assert!(!ran.err.contains("Nothing was saved"), "{}", ran.err);
        assert_eq!(of_roadmap(&home), of_roadmap(&by_hand), "{variant}");
        home.run(&["undo"]).ok();
        assert_eq!(home.files(), before, "{variant}: undo brings every byte back");
    }
}

#[test]
fn several_changes_are_one_operation() {
    let home = Home::example("maya");
    let before = home.files();
    let variant = "hours=8; due=apply=2027-09-15; after=apply=sql-test; after=apply=write-up; without=statistics; away=2027-02-01..2027-02-07";
    let json = try_out(&home, variant);
    let commands: Vec<&str> =
        json["variants"][0]["commands"].as_array().unwrap().iter().map(|command| command.as_str().unwrap()).collect();
    assert_eq!(
        commands,
        [
            "career init --hours-per-week 8",
            "career plan edit apply --due 2027-09-15",
            "career plan edit apply --after cv-with-three-examples --after ciara-says-yes --after sql-test --after write-up-the-study",
            "career goal edit statistics-that-i-can-explain --status paused",
            "career init --away 2027-02-01..2027-02-07",
        ]
    );
    let kept = home.run(&["plan", "whatif", "--variant", variant, "--keep", "1", "--json"]).ok().json();
    assert!(kept["operation"]["id"].is_number(), "{kept}");
    assert_eq!(of_roadmap(&home), of_outcome(&json["variants"][0]["computed"]));
    let other = Home::example("maya");
    for command in commands {
        run_line(&other, command).ok();
    }
    let shown = |home: &Home| home.run(&["plan", "list", "--json"]).ok().json()["milestones"].clone();
    let plain = |mut list: Json| {
        list.as_array_mut().unwrap().iter_mut().for_each(|one| drop(one.as_object_mut().unwrap().remove("updated")));
        list
    };
    assert_eq!(plain(shown(&home)), plain(shown(&other)));
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
}

/// An hour a day from Monday, 23 November 2026.
fn small(plan: &str) -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 7.0\n");
    home.write("goals.toml", "[[goal]]\nid = \"g\"\ntitle = \"Goal\"\ndue = 2026-12-20\n[[goal]]\nid = \"h\"\ntitle = \"Other\"\ndue = 2026-12-20\n");
    home.write("plan.toml", plan);
    home
}

const THREE: &str = "[[milestone]]\nid = \"course\"\ntitle = \"Course\"\nhours = 3\ndue = 2026-11-25\ngoal = \"g\"\n\n[[milestone]]\nid = \"talk\"\ntitle = \"Talk\"\nhours = 2\ngoal = \"h\"\nafter = [\"date\"]\n\n[[milestone]]\nid = \"date\"\ntitle = \"Find a day\"\nhours = 1\n\n[[milestone]]\nid = \"answer\"\ntitle = \"Answer\"\ntime = \"wait\"\nweeks = 1\ngoal = \"h\"\nafter = [\"talk\"]\n";

#[test]
fn what_comes_first_takes_the_hours_and_the_rest_what_is_left() {
    let home = small(THREE);
    let finishes = |computed: &Json| -> BTreeMap<String, String> {
        let rows = computed["milestones"].as_array().unwrap().iter();
        rows.map(|row| (row["id"].as_str().unwrap().to_owned(), row["finish"].as_str().unwrap().to_owned())).collect()
    };
    let expect = |days: &[(&str, &str)]| -> BTreeMap<String, String> {
        days.iter().map(|(id, day)| ((*id).to_owned(), format!("2026-{day}"))).collect()
    };
    let json = try_out(&home, "first=talk");
    // As it is: the course until Wednesday, then the day, the talk, and a week's wait from Sunday on.
    assert_eq!(
        finishes(&json["computed"]["today"]),
        expect(&[("course", "11-25"), ("date", "11-26"), ("talk", "11-28"), ("answer", "12-05")])
    );
    // The talk with what it needs on Monday to Wednesday; the wait begins on Thursday.
    let first = &json["variants"][0];
    assert_eq!(
        finishes(&first["computed"]),
        expect(&[("date", "11-23"), ("talk", "11-25"), ("course", "11-28"), ("answer", "12-02")])
    );
    assert_eq!(
        (first["computed"]["worst_late_days"].as_i64(), first["computed"]["verdict"].as_str()),
        (Some(3), Some("does not fit"))
    );
    let moves: Vec<(&str, i64)> = first["computed"]["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["days"].as_i64().unwrap()))
        .collect();
    assert_eq!(moves, [("course", 3), ("date", -3), ("talk", -3), ("answer", -3)]);
    // The whole goal first is the same here, and neither stands in a file.
    assert_eq!(finishes(&try_out(&home, "first=h")["variants"][0]["computed"]), finishes(&first["computed"]));
    assert_eq!(first["commands"].as_array().map(Vec::len), Some(0));
    assert_eq!(first["nearest"][0], "career plan edit talk --due 2026-11-25");
    let before = home.files();
    let refused = home.run(&["plan", "whatif", "--first", "talk", "--keep", "1"]).fails(1);
    assert!(refused.err.contains("stands in no file") && refused.err.contains("--due 2026-11-25"), "{}", refused.err);
    assert_eq!(home.files(), before);
    // With something that can be saved, that is saved, and what cannot is said.
    let ran = home.run(&["plan", "whatif", "--first", "talk", "--hours", "14", "--keep", "1"]).ok();
    assert!(ran.err.contains("The order of work is not kept"), "{}", ran.err);
    assert!(home.file("career.toml").contains("hours_per_week = 14"), "{}", home.file("career.toml"));
    assert_eq!(home.file("plan.toml"), before["plan.toml"]);
}

#[test]
fn what_comes_first_ends_as_if_there_were_nothing_else_and_no_hour_is_lost() {
    for seed in 0..60_u64 {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut roll = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        let count = 3 + roll(6) as usize;
        let mut needs: Vec<Option<usize>> = Vec::new();
        let mut steps: Vec<String> = Vec::new();
        for at in 0..count {
            let need = (at > 0 && roll(2) == 0).then(|| roll(at as u64) as usize);
            let after = need.map_or_else(String::new, |need| format!("after = [\"s{need}\"]\n"));
            let due = if roll(2) == 0 { format!("due = 2026-12-{:02}\n", 1 + roll(28)) } else { String::new() };
            steps.push(format!(
                "[[milestone]]\nid = \"s{at}\"\ntitle = \"s{at}\"\nhours = {}\n{after}{due}\n",
                1 + roll(16)
            ));
            needs.push(need);
        }
        let chosen = roll(count as u64) as usize;
        let mut kept = vec![chosen];
        while let Some(need) = needs[kept[kept.len() - 1]] {
            kept.push(need);
        }
        let alone = small(&kept.iter().rev().map(|at| steps[*at].clone()).collect::<String>());
        let json = try_out(&small(&steps.concat()), &format!("first=s{chosen}"));
        let variant = of_outcome(&json["variants"][0]["computed"]);
        let id = format!("s{chosen}");
        assert_eq!(variant.2[&id], of_roadmap(&alone).2[&id], "seed {seed}");
        // All is own work that can begin today: whatever the order, the last hour falls on the same day.
        let last = |told: &Told| told.2.values().map(|(finish, _)| finish.as_str().unwrap().to_owned()).max();
        assert_eq!(last(&variant), last(&of_outcome(&json["computed"]["today"])), "seed {seed}");
        assert_eq!(variant.2.len(), count);
    }
}

#[test]
fn up_to_three_stand_side_by_side() {
    let home = Home::example("maya");
    let args =
        ["plan", "whatif", "--hours", "3", "--variant", "hours=8", "--variant", "without=statistics; first=sql-good"];
    let out = home.run(&args).ok().out;
    for what in [
        "1  3 h a week",
        "2  8 h a week",
        "3  Statistics that I can explain rests, SQL good enough for the job first",
        "Today         1",
        "Does it fit               fits          does not fit  fits",
        "rests",
        "! after the day on which it is due",
        "What moves",
        "+137 days",
        "and ",
        "career init --hours-per-week 8",
        "career goal edit statistics-that-i-can-explain --status paused",
    ] {
        assert!(out.contains(what), "{what}: {out}");
    }
    let four = [&args[..], &["--variant", "hours=1"]].concat();
    assert!(home.run(&four).fails(2).err.contains("4 variants"));
    for width in [40, 60, 80, 120] {
        let out = Home::example("maya").wide(width).run(&args).ok().out;
        for line in out.lines().filter(|line| !line.trim_start().starts_with("career ")) {
            assert!(line.chars().count() <= width, "{width}: {line:?}");
        }
        // However narrow, every variant is there.
        for what in ["8 h", "fits", "rests"] {
            assert!(out.contains(what), "{width} {what}: {out}");
        }
    }
    let mut plain = args.to_vec();
    plain.push("--plain");
    assert!(home.run(&plain).ok().out.is_ascii());
    let explained = home.run(&["plan", "whatif", "--first", "apply", "--explain"]).ok().out;
    assert!(explained.contains("as if there were nothing else"), "{explained}");
    assert!(
        home.run(&["plan", "whatif", "--hours", "2", "--json", "--explain"]).ok().json()["computed"]["explain"]
            .is_string()
    );
}

#[test]
fn what_does_not_move_and_what_has_no_dates_say_so() {
    let home = small(THREE);
    assert!(home.run(&["plan", "whatif", "--hours", "7"]).ok().out.contains("Nothing moves in 1."));
    home.write("career.toml", "format = 1\n");
    let out = home.run(&["plan", "whatif", "--without", "g"]).ok().out;
    assert!(out.contains("There are no dates without hours a week") && out.contains("not known"), "{out}");
    let json = try_out(&home, "hours=7");
    assert!(json["computed"]["today"]["verdict"].is_null());
    assert_eq!(json["variants"][0]["computed"]["verdict"], "tight");
    // What needs something that rests has no date any more.
    let home = small(&THREE.replace("hours = 1\n", "hours = 1\ngoal = \"g\"\n"));
    let json = try_out(&home, "without=g");
    let moves = json["variants"][0]["computed"]["moves"].as_array().unwrap().clone();
    assert_eq!(moves.len(), 2, "{json}");
    assert!(moves.iter().all(|one| one["finish"].is_null() && one["days"].is_null()));
}

#[test]
fn what_cannot_be_tried_is_refused_with_what_to_type() {
    let home = Home::example("maya");
    let before = home.files();
    let refused = [
        (&["--due", "aply=2027-01-01"][..], 1, "did you mean apply"),
        (&["--without", "sqll"], 1, "goal"),
        (&["--without", "learn-python", "--keep", "1"], 1, "dropped already"),
        (&["--first", "nobody-knows"], 1, "There is no goal, step or learning \"nobody-knows\""),
        (&["--after", "sql-test=write-up-of-nothing"], 1, "There is no step"),
        (&["--after", "enrol-in-statistics=statistics-in-plain-words"], 1, "would need each other"),
        (&["--due", "apply=someday"], 2, "someday"),
        (&["--due", "apply"], 2, "such as apply=2027-11-30"),
        (&["--hours", "200"], 2, "200"),
        (&["--hours", "-1"], 2, "-1"),
        (&["--hours", "many"], 2, "many"),
        (&["--away", "2027-02-02..2027-02-01"], 2, "is before"),
        (&["--variant", "hour=3"], 2, "\"hour\" is not one of"),
        (&["--variant", "hours"], 2, "says no value"),
        (&["--variant", "hours=3; hours=4"], 2, "twice"),
        (&["--variant", " ; "], 2, "says nothing"),
        (&["--hours", "3", "--keep", "2"], 2, "--keep \"2\" is no variant"),
        (&[], 2, "Nothing to try"),
    ];
    for (args, code, why) in refused {
        let all = [&["plan", "whatif"][..], args].concat();
        let ran = home.run(&all).fails(code);
        assert!(ran.err.contains(why) && ran.err.contains("Hint:"), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
    assert_eq!(home.files(), before);
}

#[test]
fn a_goal_and_a_step_of_the_same_name_are_told_apart() {
    let home = small("[[milestone]]\nid = \"g\"\ntitle = \"Step\"\nhours = 1\n");
    let kind = |variant: &str| try_out(&home, variant)["variants"][0]["commands"][0].as_str().unwrap().to_owned();
    assert_eq!(kind("due=g=2026-12-24"), "career plan edit g --due 2026-12-24");
    assert_eq!(kind("due=goal:g=2026-12-24"), "career goal edit g --due 2026-12-24");
}

#[test]
fn in_a_terminal_it_asks_and_keeps_what_is_chosen() {
    let home = small(THREE);
    let before = home.files();
    let args = ["plan", "whatif", "--hours", "3", "--variant", "hours=9", "--variant", "first=talk"];
    // An order cannot be kept, so 3 is no answer.
    let script = Script::new().answer("whatif.keep", "3").answer("whatif.keep", "n");
    home.answer(script.clone(), &args).ok();
    assert_eq!(home.files(), before);
    let stopped = home.answer(Script::new().stop("whatif.keep"), &args).fails(130);
    assert!(stopped.err.contains("Nothing was saved."), "{}", stopped.err);
    assert_eq!(home.files(), before);
    home.answer(Script::new().answer("whatif.keep", "2"), &args).ok();
    assert!(home.file("career.toml").contains("hours_per_week = 9"));
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
    // Without a flag it asks what to try.
    let script = Script::new().answer("whatif.variant", "without=g").answer("whatif.keep", "1");
    home.answer(script, &["plan", "whatif"]).ok();
    assert!(home.file("goals.toml").contains("paused"));
}
