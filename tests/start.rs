//! The first ten minutes: every focus, every way out at every question, and what is kept.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::store::{Folder, Holder, OsFs};
use career::term::Script;

use crate::home::Home;

/// Questions with what is typed at them, in the order in which they come.
type Sheet = Vec<(String, String)>;

fn sheet(pairs: &[(&str, &str)]) -> Sheet {
    pairs.iter().map(|(key, typed)| (format!("start.{key}"), (*typed).to_owned())).collect()
}

/// What everybody is asked: six skills, two of them asked for by others, and one example.
fn common(focus: &str) -> Sheet {
    sheet(&[
        ("focus", focus),
        ("now", "Staff nurse, nights mostly"),
        ("occupation", "none"),
        ("can", "1 2 4 5"),
        ("own", "Polish, bicycle repair"),
        ("asked", "wound-care polish"),
        ("more", "wound-care"),
        ("less", "personal-care"),
        ("glad", "Led the night shift alone"),
        ("changed", "Nobody waited for pain relief"),
        ("shows", "wound-care"),
    ])
}

fn with(mut start: Sheet, rest: &[(&str, &str)]) -> Sheet {
    start.extend(sheet(rest));
    start
}

/// All first ten minutes that people can have, each answered to its end.
fn all() -> Vec<(&'static str, Sheet)> {
    let mut explore = common("explore");
    // R likes everything, C nothing; the statements come R I A S E C, five times.
    for place in 0..30 {
        let digit = ["5", "3", "4", "3", "2", "1"][place % 6];
        explore.push((format!("start.interest-{:02}", place + 1), digit.to_owned()));
    }
    let mut grow = common("grow");
    for (value, wanted, now) in [
        ("achievement", "5", "4"),
        ("independence", "5", "1"),
        ("recognition", "2", "2"),
        ("relationships", "4", "4"),
        ("support", "3", "3"),
        ("working_conditions", "4", "3"),
    ] {
        grow.push((format!("start.wanted-{value}"), wanted.to_owned()));
        grow.push((format!("start.now-{value}"), now.to_owned()));
    }
    vec![
        ("explore", with(explore, &[("idea", "none"), ("wonder", "gardener"), ("step", "1")])),
        (
            "change",
            with(
                common("change"),
                &[
                    ("role", "Health data analyst"),
                    ("role-occupation", "none"),
                    ("asks", "SQL, statistics, wound care, talking to doctors, spreadsheets"),
                    ("have", "wound-care talking-to-doctors"),
                    ("some", "spreadsheets"),
                    ("step", "own"),
                    ("step-own", "Ask Anna for an hour"),
                ],
            ),
        ),
        ("grow", with(grow, &[("step", "2")])),
        ("work-soon", with(common("work-soon"), &[("work", "Care assistant"), ("step", "2")])),
        (
            "talk",
            with(
                common("talk"),
                &[
                    ("win-2", "Trained two students"),
                    ("win-2-changed", "Both passed"),
                    ("win-3", "Rewrote the handover sheet"),
                    ("win-3-changed", "20 minutes saved a shift"),
                    ("ask-for", "fewer nights from May"),
                    ("step", "3"),
                ],
            ),
        ),
        ("look-around", {
            let mut sheet = common("look-around");
            sheet.insert(1, ("start.begin".to_owned(), "y".to_owned()));
            with(sheet, &[("step", "none")])
        }),
    ]
}

fn script(pairs: &[(String, String)]) -> Script {
    pairs.iter().fold(Script::new(), |script, (key, typed)| script.answer(key, typed))
}

fn operations(home: &Home) -> usize {
    std::fs::read_dir(home.path().join(".career/ops")).map_or(0, |entries| {
        entries
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().chars().any(|c| c.is_ascii_digit()))
            .count()
    })
}

fn draft(home: &Home) -> bool {
    home.path().join(".career/drafts/start.toml").exists()
}

#[test]
fn every_focus_ends_with_skills_an_example_and_one_operation() {
    for (focus, sheet) in all() {
        let home = Home::new();
        let ran = home.answer(script(&sheet), &["start"]).ok();
        assert!(ran.err.contains("You have: "), "{focus}: {}", ran.err);
        let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("Next time just type `career`. Undo: `career undo`."), "{focus}: {said}");
        assert_eq!(operations(&home), 1, "{focus}");
        assert!(!draft(&home), "{focus}");
        let profile = home.file("career.toml");
        assert!(profile.contains(&format!("focus = \"{focus}\"")), "{profile}");
        assert!(profile.contains("role = \"Staff nurse, nights mostly\""), "{profile}");
        let skills = home.file("skills.toml");
        assert!(skills.matches("[[skill]]").count() >= 6, "{focus}: {skills}");
        assert_eq!(
            skills.matches("evidence = [\"2026-11-23-led-the-night-shift-alone\"]").count(),
            1,
            "{focus}: {skills}"
        );
        let log = home.file("log/2026.toml");
        assert!(log.contains("impact = \"Nobody waited for pain relief\"\nskills = [\"wound-care\"]"), "{log}");
    }
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let (home, ..) = run_focus("talk");
    let path = home.path();
    let folder = Folder::open(&OsFs, &path, crate::home::fixed_now());
    let holder = Holder { command: "career undo".to_owned(), machine: "here".to_owned(), process: 1 };
    folder.lock(&holder).unwrap().undo(None, "career undo").unwrap();
    assert!(home.files().is_empty(), "{:?}", home.files());
}

fn run_focus(focus: &str) -> (Home, crate::home::Ran, String) {
    let (_, sheet) = all().into_iter().find(|(name, _)| *name == focus).unwrap();
    let home = Home::new();
    let script = script(&sheet);
    let ran = home.answer(script.clone(), &["start"]).ok();
    (home, ran, script.shown())
}

#[test]
fn ticks_become_levels_and_wishes() {
    let (home, ..) = run_focus("work-soon");
    let skills = home.file("skills.toml");
    let record =
        |id: &str| skills.split("[[skill]]").find(|part| part.contains(&format!("id = \"{id}\""))).unwrap().to_owned();
    assert!(record("wound-care").contains("level = 4") && record("wound-care").contains("desire = 3"));
    assert!(record("polish").contains("level = 4") && !record("polish").contains("desire"));
    assert!(record("bicycle-repair").contains("level = 3"));
    assert!(record("personal-care").contains("level = 3") && record("personal-care").contains("desire = 1"));
}

#[test]
fn what_could_suit_me_reads_the_thirty_answers() {
    let (home, ran, shown) = run_focus("explore");
    assert!(
        home.file("assessment.toml").contains("scores = { R = 20, I = 10, A = 15, S = 10, E = 5, C = 0 }"),
        "{}",
        home.file("assessment.toml")
    );
    assert!(shown.contains("13 of 30, "), "{shown}");
    assert!(shown.contains("Your answers are highest for hands-on (R)."), "{shown}");
    assert!(home.file("roles.toml").contains("title = \"gardener\"\nstatus = \"watching\""));
    let plan = home.file("plan.toml");
    assert!(
        plan.contains("title = \"Talk to someone who does this work: gardener\"") && plan.contains("due = 2026-12-04"),
        "{plan}"
    );
    assert!(plan.contains("note = \"What is an ordinary day like in this work (gardener)? "), "{plan}");
    assert!(shown.contains("Questions to take along"), "{shown}");
    assert!(ran.err.contains("6 skills, 1 example, what interests you, 1 idea kept, 1 step due Fri"), "{}", ran.err);
}

#[test]
fn a_wanted_role_says_what_is_missing() {
    let (home, _, shown) = run_focus("change");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("Health data analyst: you can do 2 of the 5 that it asks for without help."), "{shown}");
    assert!(shown.contains("these three matter most: SQL, statistics and spreadsheets."), "{shown}");
    let roles = home.file("roles.toml");
    assert_eq!(roles.matches("[[role.requirement]]").count(), 5, "{roles}");
    assert!(roles.contains("status = \"target\""), "{roles}");
    let skills = home.file("skills.toml");
    let level = |id: &str| {
        skills
            .split("[[skill]]")
            .find(|part| part.contains(&format!("id = \"{id}\"")))
            .unwrap()
            .split("level = ")
            .nth(1)
            .unwrap()[..1]
            .to_owned()
    };
    assert_eq!(
        [level("sql"), level("spreadsheets"), level("talking-to-doctors"), level("wound-care")],
        ["0", "2", "3", "4"]
    );
    assert!(home.file("plan.toml").contains("title = \"Ask Anna for an hour\""));
}

#[test]
fn getting_on_names_one_thing_to_ask_for() {
    let (home, _, shown) = run_focus("grow");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("The widest difference: independence, wanted 5, today 1."), "{shown}");
    assert!(shown.contains("You could ask"), "{shown}");
    let values = home.file("assessment.toml");
    assert!(values.contains("independence = 5.0") && values.contains("independence = 1.0"), "{values}");
}

#[test]
fn the_talk_has_its_page_on_stdout() {
    let (home, ran, _) = run_focus("talk");
    for line in [
        "• Led the night shift alone: Nobody waited for pain relief",
        "• Trained two students: Both passed",
        "• fewer nights from May",
        "• Wound care",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    // What one would rather not do is nobody else's business.
    assert!(!ran.out.contains("Personal care"), "{}", ran.out);
    assert!(
        home.file("log/2026.toml")
            .contains("kind = \"note\"\ntext = \"For the talk, what I ask for: fewer nights from May\"")
    );
    assert!(ran.err.contains("3 examples"), "{}", ran.err);
}

#[test]
fn work_soon_says_what_to_offer_first() {
    let (_, _, shown) = run_focus("work-soon");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        shown.contains("Others come to you for: Wound care, Polish. Say this first when you ask for work."),
        "{shown}"
    );
}

#[test]
fn who_only_looks_around_leaves_nothing() {
    let home = Home::new();
    let script = Script::new().answer("start.focus", "look-around").answer("start.begin", "n");
    let ran = home.answer(script.clone(), &["start"]).ok();
    assert!(script.shown().contains("career --home examples/maya"), "{}", script.shown());
    assert!(ran.err.contains("Nothing was saved."), "{}", ran.err);
    assert!(home.files().is_empty());
    assert!(!draft(&home));
}

#[test]
fn ctrl_c_at_every_question_keeps_all_before_and_resuming_ends_alike() {
    for (focus, sheet) in all() {
        let whole = Home::new();
        whole.answer(script(&sheet), &["start"]).ok();
        for stop in 1..=sheet.len() {
            let home = Home::new();
            let before = &sheet[..stop - 1];
            let ran = home.answer(script(before).stop_at(stop), &["start"]).fails(130);
            assert!(home.files().is_empty(), "{focus} {stop}: nothing is saved before the end");
            match stop {
                1 => assert!(ran.err.contains("Nothing was answered"), "{}", ran.err),
                2 => assert!(ran.err.contains("1 answer kept; go on with: career start"), "{}", ran.err),
                n => assert!(ran.err.contains(&format!("{} answers kept", n - 1)), "{focus} {stop}: {}", ran.err),
            }
            let rest = script(&sheet[stop - 1..]);
            home.answer(rest.clone(), &["start"]).ok();
            assert_eq!(rest.shown().matches("--restart").count(), usize::from(stop > 1), "{focus} {stop}");
            assert_eq!(home.files(), whole.files(), "{focus} {stop}");
            assert!(!draft(&home));
        }
    }
}

#[test]
fn later_at_every_question_saves_what_there_is_and_resuming_adds_the_rest() {
    for (focus, sheet) in all() {
        let whole = Home::new();
        whole.answer(script(&sheet), &["start"]).ok();
        for stop in 1..=sheet.len() {
            let (before, rest) = sheet.split_at(stop - 1);
            // In the middle of the statements every question is like the others.
            if rest[0].0.starts_with("start.interest-")
                && !["01", "02", "30"].iter().any(|place| rest[0].0.ends_with(place))
            {
                continue;
            }
            let home = Home::new();
            let ran = home.answer(script(before).later(&rest[0].0), &["start"]).ok();
            let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                said.contains(if stop == 1 {
                    "Nothing was answered"
                } else {
                    "The rest whenever you like: `career start`."
                }),
                "{focus} {stop}: {said}"
            );
            if stop > 1 {
                assert!(home.file("career.toml").contains(focus), "{focus} {stop}");
            }
            home.answer(script(rest), &["start"]).ok();
            assert_eq!(home.files(), whole.files(), "{focus} {stop}");
        }
    }
}

#[test]
fn everything_can_be_skipped() {
    for focus in ["explore", "change", "grow", "work-soon", "talk", "look-around"] {
        let home = Home::new();
        let mut script = Script::new().answer("start.focus", focus);
        let mut keys = vec!["now", "can", "own", "glad"];
        let statements: Vec<String> = (1..=30).map(|n| format!("interest-{n:02}")).collect();
        let values = ["achievement", "independence", "recognition", "relationships", "support", "working_conditions"]
            .map(|value| format!("wanted-{value}"));
        match focus {
            "explore" => {
                keys.extend(statements.iter().map(String::as_str));
                keys.push("wonder");
            }
            "change" => keys.push("role"),
            "grow" => keys.extend(values.iter().map(String::as_str)),
            "work-soon" => keys.push("work"),
            "talk" => keys.extend(["win-2", "win-3", "ask-for"]),
            _ => keys.insert(0, "begin"),
        }
        keys.push("step");
        for key in keys {
            script = script.skip(&format!("start.{key}"));
        }
        let ran = home.answer(script, &["start"]).ok();
        assert_eq!(home.files().keys().collect::<Vec<_>>(), ["career.toml"], "{focus}");
        assert!(!ran.err.contains("You have"), "{}", ran.err);
    }
    // Even the first question.
    let home = Home::new();
    let script = ["focus", "now", "can", "own", "glad", "step"]
        .iter()
        .fold(Script::new(), |script, key| script.skip(&format!("start.{key}")));
    home.answer(script, &["start"]).ok();
    assert!(home.files().is_empty());
    assert_eq!(operations(&home), 0);
}

#[test]
fn a_second_list_counts_too() {
    let home = Home::new();
    let script = Script::new()
        .answer("start.focus", "work-soon")
        .answer("start.now", "Cashier in the morning, cleaning offices in the evening")
        .answer("start.occupation", "none")
        .answer("start.can", "1 2 another-list")
        .answer("start.list", "cleaning")
        .answer("start.can-other", "1")
        .skip("start.own")
        .skip("start.asked")
        .skip("start.more")
        .skip("start.less")
        .skip("start.glad")
        .skip("start.work")
        .answer("start.step", "none");
    let ran = home.answer(script.clone(), &["start"]).ok();
    assert!(script.shown().contains("since you wrote \"cashier\""), "{}", script.shown());
    assert_eq!(home.file("skills.toml").matches("[[skill]]").count(), 3, "{}", home.file("skills.toml"));
    assert!(ran.err.contains("You have: 3 skills."), "{}", ran.err);
}

#[test]
fn going_back_changes_an_answer_and_restart_begins_anew() {
    let home = Home::new();
    let script =
        Script::new().answer("start.focus", "change").back("start.now").answer("start.focus", "talk").stop("start.now");
    home.answer(script, &["start"]).fails(130);
    let script = Script::new().stop("start.focus");
    let ran = home.answer(script, &["start", "--restart"]).fails(130);
    assert!(ran.err.contains("Nothing was answered"), "{}", ran.err);
    assert!(!draft(&home));
}

#[test]
fn a_second_time_adds_only_what_is_new_and_lowers_nothing() {
    let (_, sheet) = all().into_iter().find(|(name, _)| *name == "work-soon").unwrap();
    let home = Home::new();
    home.answer(script(&sheet), &["start"]).ok();
    let before = home.files();
    home.answer(script(&sheet), &["start"]).ok();
    assert_eq!(home.files(), before);
    assert_eq!(operations(&home), 1, "nothing new is no operation");
    // Months later, with a level that has risen by itself since.
    let skills = before["skills.toml"].replacen("level = 3", "level = 5", 1);
    home.write("skills.toml", &skills);
    home.answer(script(&sheet), &["start"]).ok();
    assert!(home.file("skills.toml").contains("level = 5"));
}

#[test]
fn without_a_terminal_it_names_what_it_is_made_of() {
    let home = Home::new();
    for args in [&["start"][..], &["start", "--no-input"]] {
        let ran = home.run(args).fails(2);
        for command in ["career init", "career skill rate", "career win", "career plan add"] {
            assert!(ran.err.contains(command), "{}", ran.err);
        }
        assert!(!home.path().exists());
    }
}

#[test]
fn a_draft_that_cannot_be_read_says_how_to_begin_anew() {
    let home = Home::new();
    home.write(".career/drafts/start.toml", "answers = 5\n");
    let ran = home.answer(Script::new(), &["start"]).fails(1);
    assert!(ran.err.contains("--restart"), "{}", ran.err);
}

#[test]
fn a_known_title_brings_its_own_list_and_what_is_near() {
    let home = Home::new();
    let pairs = sheet(&[
        ("focus", "work-soon"),
        ("now", "I am a retail clerk, part time"),
        ("occupation", "41-2031.00"),
        ("can", "1 2 3"),
        ("own", ""),
        ("asked", "1"),
        ("more", ""),
        ("less", ""),
        ("glad", ""),
        ("near-work", "1"),
        ("step", "none"),
    ]);
    let ran = home.answer(script(&pairs), &["start"]).ok();
    assert!(ran.err.contains("1 idea kept"), "{}", ran.err);
    assert!(home.file("career.toml").contains("occupation = \"41-2031.00\""));
    let role = home.file("roles.toml");
    assert!(role.contains("occupation = \"") && !role.contains("41-2031.00"), "{role}");
    assert_eq!(home.file("skills.toml").matches("[[skill]]").count(), 3);
    // What was found in the first ten minutes is what explore goes on from.
    assert_eq!(home.run(&["explore", "path", "--json"]).ok().json()["routes"][0]["steps"][0]["viable"], true);
}

#[test]
fn the_thirty_answers_lead_to_kinds_of_work_with_reasons() {
    let home = Home::new();
    let mut pairs = common("explore");
    for place in 0..30 {
        let digit = ["5", "3", "4", "3", "2", "1"][place % 6];
        pairs.push((format!("start.interest-{:02}", place + 1), digit.to_owned()));
    }
    let pairs = with(pairs, &[("idea", "1"), ("wonder", ""), ("step", "none")]);
    let script = script(&pairs);
    home.answer(script.clone(), &["start"]).ok();
    let role = home.file("roles.toml");
    assert!(role.contains("status = \"watching\"") && role.contains("occupation = \""), "{role}");
}
