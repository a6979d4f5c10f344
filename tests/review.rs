//! Stage 6: the review, its flags and questions, and what it says later.
use std::collections::BTreeSet;

use career::dates::{Every, Unit, parse_period, quarter_of};
use career::stages::review::book::{Book, Forecast, Musts};
use career::stages::review::diff::compare;
use career::stages::review::open::{OpenKind, list_for_review, list_open, order, pick_weightiest};
use career::stages::review::period::{name_period, propose_next, propose_period};
use career::stages::review::snapshot::{GoalThen, Snapshot};
use career::term::Script;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

use crate::home::Home;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const GOALS: &str = r#"# by hand
[[goal]]
id = "move"
title = "Move into data"
status = "active"
created = 2026-10-02
due = 2028-03-31
priority = 1

[[goal]]
id = "course"
title = "Finish the course"
kind = "skill"
status = "active"   # slow
due = 2026-11-01
[[goal.checkin]]
date = 2026-10-20
value = 3
"#;

const PLAN: &str = r#"[[milestone]]
id = "enrol"
title = "Enrol"
goal = "move"
hours = 1
due = 2026-12-10
status = "planned"

[[milestone]]
id = "exam"
title = "Exam"
time = "wait"
weeks = 4
due = 2027-06-30
after = ["enrol"]
"#;

const LEARNING: &str = r#"[[activity]]
id = "sql"
title = "SQL course"
kind = "course"
hours = 40
status = "active"
[[activity.session]]
date = 2026-10-05
hours = 6
[[activity.session]]
date = 2026-11-20
hours = 9.5
[[activity.session]]
date = 2026-09-30
hours = 100
"#;

const LOG: &str = r#"[[entry]]
id = "2026-10-01-built-a-dashboard"
date = 2026-10-01
kind = "win"
text = "Built a dashboard"
skills = ["sql-skill"]

[[entry]]
id = "2026-09-30-before"
date = 2026-09-30
kind = "win"
text = "Before the period"
"#;

const SKILLS: &str = r#"[[skill]]
id = "sql-skill"
name = "SQL"
kind = "technical"
[[skill.rating]]
date = 2026-09-01
level = 1
by = "self"
[[skill.rating]]
date = 2026-11-01
level = 2
by = "self"
[[skill.rating]]
date = 2026-11-02
level = 5
by = "manager"
"#;

const LAST: &str = r#"# my own words
[review]
id = "2026-Q3"
from = 2026-07-01
to = 2026-09-30
date = 2026-10-01
status = "done"
pulse = { satisfaction = 3, clarity = 7, energy = 5 }
[[review.commitment]]
text = "Call the mentor"
due = 2026-10-31
status = "open"
[[review.commitment]]
text = "Read the book"
"#;

/// A home with two goals, two steps, a course, a win, a level and one review.
fn maya() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 5\nyear_starts = 1\n");
    home.write("goals.toml", GOALS);
    home.write("plan.toml", PLAN);
    home.write("learning.toml", LEARNING);
    home.write("log/2026.toml", LOG);
    home.write("skills.toml", SKILLS);
    home.write("reviews/2026-Q3.toml", LAST);
    home
}

/// The same answers as [`flags`].
fn script() -> Script {
    Script::new()
        .answer("review.wins.1", "Led the handover")
        .answer("review.wins.2", "Slept well")
        .skip("review.wins.3")
        .answer("review.satisfaction", "6")
        .answer("review.clarity", "7")
        .answer("review.energy", "10")
        .answer("review.hours", "2,5")
        .answer("review.open.2026-Q3.1", "y")
        .answer("review.open.course", "m")
        .answer("review.due.course", "in 10 weeks")
        .answer("review.open.enrol", "k")
        .answer("review.open.move", "k")
        .answer("review.open.2026-Q3.2", "d")
        .skip("review.open.sql")
        .answer("review.why.course", "time")
        .answer("review.commit.1", "Finish module 3")
        .answer("review.commit.1.due", "2027-02-15")
        .skip("review.commit.2")
        .answer("review.next", "2027-01-04")
}

fn flags() -> Vec<&'static str> {
    vec![
        "review",
        "--answer",
        "wins=Led the handover",
        "--answer",
        "wins=Slept well",
        "--pulse",
        "6,7,10",
        "--hours",
        "2.5",
        "--kept",
        "call the",
        "--adjust",
        "course;due=2027-02-01;reason=time",
        "--let-go",
        "2026-Q3.2",
        "--commit",
        "Finish module 3;due=2027-02-15",
        "--next",
        "2027-01-04",
    ]
}

#[test]
fn answers_and_flags_leave_the_same_files() {
    let (asked, told) = (maya(), maya());
    asked.answer(script(), &["review"]).ok();
    told.run(&flags()).ok();
    let (asked, told) = (asked.files(), told.files());
    assert_eq!(asked, told);
    let review = &asked["reviews/2026-10-01_2026-11-23.toml"];
    for line in [
        "wins = \"Led the handover; Slept well\"",
        "pulse = { satisfaction = 6, clarity = 7, energy = 10 }",
        "hours_real = 2.5",
        "next = 2027-01-04",
    ] {
        assert!(review.contains(line), "{line} in {review}");
    }
    assert!(
        asked["goals.toml"].contains("due = 2027-02-01")
            && asked["goals.toml"].contains("# slow")
            && asked["goals.toml"].starts_with("# by hand")
    );
    let last = &asked["reviews/2026-Q3.toml"];
    assert!(
        last.starts_with("# my own words")
            && last.contains("status = \"kept\"")
            && last.contains("status = \"dropped\""),
        "{last}"
    );
}

#[test]
fn all_of_a_review_is_one_operation() {
    let home = maya();
    let before = home.files();
    home.run(&flags()).ok();
    let list = std::fs::read_dir(home.path().join(".career/ops")).unwrap().count();
    let store = career::store::OsFs;
    let folder = career::store::Folder::open(&store, &home.path(), crate::home::fixed_now());
    let newest = folder.history().unwrap();
    assert_eq!(newest[0].sentence, "reviewed 2026-10-01_2026-11-23, with 3 changes");
    assert_eq!(newest.iter().filter(|operation| !operation.is_by_hand()).count(), 1, "{list} files");
    let holder = career::store::Holder { command: "career undo".to_owned(), machine: "m".to_owned(), process: 1 };
    folder.lock(&holder).unwrap().undo(None, "career undo").unwrap();
    assert_eq!(home.files(), before);
}

#[test]
fn ctrl_c_at_every_question_keeps_what_was_answered_and_goes_on() {
    let whole = maya();
    let full = script();
    whole.answer(full.clone(), &["review"]).ok();
    let (wanted, count) = (whole.files(), full.asked().len());
    assert_eq!(count, 19);
    for stop in 1..=count {
        let home = maya();
        let before = home.files();
        let first = script().stop_at(stop);
        let (ran, _) = run_unfinished(&home, &first);
        assert_eq!(ran.code, 130, "{}", ran.err);
        let kept = match stop {
            1 => "Nothing was answered yet; begin with career review".to_owned(),
            2 => "1 answer kept; continue with career review".to_owned(),
            n => format!("{} answers kept; continue with career review", n - 1),
        };
        assert!(ran.err.contains(&kept), "{}", ran.err);
        assert_eq!(home.files(), before, "stopped at {stop}");
        let rest = script();
        let (ran, asked) = run_unfinished(&home, &rest);
        ran.ok();
        assert_eq!(asked, full.asked()[stop - 1..], "resumed at the first open question");
        assert_eq!(home.files(), wanted, "stopped at {stop}");
        let drafts = std::fs::read_dir(home.path().join(".career/drafts")).map_or(0, Iterator::count);
        assert_eq!(drafts, 0, "the draft goes with the last answer");
    }
}

/// Runs with a script of which not every answer has to be used.
fn run_unfinished(home: &Home, script: &Script) -> (crate::home::Ran, Vec<String>) {
    let ran = home.answer_partly(script.clone(), &["review"]);
    (ran, script.asked())
}

#[test]
fn going_back_asks_the_question_before_again() {
    let home = maya();
    let script = Script::new()
        .answer("review.wins.1", "First")
        .back("review.wins.2")
        .answer("review.wins.1", "Better words")
        .skip("review.wins.2")
        .later("review.satisfaction");
    let ran = home.answer(script, &["review"]).fails(130);
    assert!(ran.err.contains("2 answers kept"), "{}", ran.err);
    let again = Script::new().stop("review.satisfaction");
    assert!(
        home.answer(again, &["review"]).fails(130).err.contains("Going on where you stopped, with 2 answers kept.")
    );
    let anew = Script::new().stop("review.wins.1");
    home.answer(anew, &["review", "--restart"]).fails(130);
}

#[test]
fn without_a_terminal_something_has_to_be_given() {
    let home = maya();
    let before = home.files();
    let ran = home.run(&["review"]).fails(2);
    for flag in ["--answer", "--pulse", "--adjust", "--commit", "--next", "--period"] {
        assert!(ran.err.contains(flag), "{flag} in {}", ran.err);
    }
    assert_eq!(home.files(), before);
    home.run(&["review", "--pulse", "5,-,5"]).ok();
    assert!(home.file("reviews/2026-10-01_2026-11-23.toml").contains("pulse = { satisfaction = 5, energy = 5 }"));
}

#[test]
fn what_a_flag_cannot_take_changes_nothing() {
    let home = maya();
    let before = home.files();
    for (args, code, says) in [
        (vec!["--pulse", "6,7"], 2, "--pulse \"6,7\" is not three numbers from 0 to 10."),
        (vec!["--pulse", "6,7,11"], 2, "write --pulse 6,7,5"),
        (vec!["--answer", "win=x"], 2, "did you mean wins?"),
        (vec!["--answer", "wins"], 2, "write --answer wins=TEXT"),
        (vec!["--adjust", "cuorse;due=2027-01-01"], 1, "did you mean course?"),
        (vec!["--adjust", "course"], 2, "says no change"),
        (vec!["--adjust", "course;due=nope"], 2, "nope"),
        (vec!["--adjust", "course;due=2027-01-01;reason=lazy"], 2, "there are time, competing, dread"),
        (vec!["--adjust", "course;status=done"], 2, "career goal done course"),
        (vec!["--adjust", "enrol;status=paused"], 2, "there are done and dropped"),
        (vec!["--adjust", "course;until=2027"], 2, "\"until=2027\" is not understood"),
        (vec!["--commit", "a", "--commit", "b", "--commit", "c", "--commit", "d"], 2, "at most three"),
        (vec!["--commit", "x;goal=nothing"], 1, "There is no goal \"nothing\""),
        (vec!["--kept", "Nothing"], 1, "2026-Q3.1 \"Call the mentor\""),
        (vec!["--hours", "200"], 2, "from 0 to 112"),
        (vec!["--next", "someday"], 2, "--next"),
        (vec!["--pulse", "6,7,5", "--period", "2027-Q3"], 1, "has not begun yet"),
        (vec!["--pulse", "6,7,5", "--period", "2026-Q5"], 2, "four quarters"),
        (vec!["--pulse", "6,7,5", "--period", "2026-Q3"], 1, "There is a review 2026-Q3 already."),
    ] {
        let mut all = vec!["review"];
        all.extend(&args);
        let ran = home.run(&all).fails(code);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn a_draft_is_not_lost_to_flags_and_not_kept_beyond_its_days() {
    let home = maya();
    home.answer(Script::new().answer("review.wins.1", "Kept").stop("review.wins.2"), &["review"]).fails(130);
    let ran = home.run(&["review", "--pulse", "1,2,3"]).ok();
    assert!(ran.err.contains("1 answer of the unfinished review goes with it"), "{}", ran.err);
    assert!(home.file("reviews/2026-10-01_2026-11-23.toml").contains("wins = \"Kept\""));

    let home = maya();
    home.answer(Script::new().answer("review.wins.1", "Old").stop("review.wins.2"), &["review"]).fails(130);
    let home = home.on("2026-11-25");
    home.run(&["review", "--pulse", "1,2,3"]).ok();
    let ran = home.on("2027-01-04");
    let ran = ran.answer(Script::new().stop("review.wins.1"), &["review"]).fails(130);
    assert!(ran.err.replace('\n', " ").contains("was put aside: these days have been looked at since."), "{}", ran.err);
}

#[test]
fn it_opens_with_wins_and_says_what_moved() {
    let home = maya();
    let script = Script::new()
        .skip("review.wins.1")
        .skip("review.satisfaction")
        .skip("review.clarity")
        .skip("review.energy")
        .skip("review.hours")
        .answer("review.open.2026-Q3.1", "a")
        .skip("review.commit.1")
        .answer("review.next", "2027-01-04");
    home.answer(script.clone(), &["review"]).ok();
    let shown = script.shown();
    let at = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} in {shown}"));
    assert!(at("Built a dashboard") < at("What went well?") && at("What went well?") < at("How content"));
    assert!(
        at("How content") < at("What moved")
            && at("What moved") < at("6 things are open")
            && at("6 things are open") < at("What will you do next?")
    );
    assert!(!shown.contains("Before the period"));
    // 6 + 9.5 h in 54 days; the manager's rating is not one's own.
    assert!(shown.contains("15.5 h logged, 2 h a week, 5 planned"), "{shown}");
    assert!(shown.contains("SQL 2 (was 1)"), "{shown}");
    assert!(shown.contains("waiting since Sat 31 Oct 2026") && !shown.contains("overdue"), "{shown}");
    let json = home.run(&["review", "show", "--json"]).ok().json();
    assert_eq!(json["review"]["adjustment"], serde_json::json!([]));
    assert_eq!(json["review"]["computed"]["commitments_open"], 0);
}

#[test]
fn a_quick_review_asks_six_things() {
    let home = maya();
    let script = Script::new()
        .answer("review.wins.1", "All well")
        .answer("review.satisfaction", "8")
        .answer("review.clarity", "8")
        .answer("review.energy", "8")
        .skip("review.commit.1")
        .answer("review.next", "");
    home.answer(script, &["review", "--quick"]).ok();
    assert!(home.file("reviews/2026-10-01_2026-11-23.toml").contains("next = 2027-01-01"));
}

#[test]
fn the_first_review_asks_when_the_year_starts_and_keeps_it() {
    let home = Home::new();
    home.write("goals.toml", GOALS);
    let first = Script::new().answer("review.year_starts", "2").answer("review.wins.1", "One").stop("review.wins.2");
    home.answer(first, &["review"]).fails(130);
    assert_eq!(home.file("career.toml"), "");
    let rest = Script::new()
        .skip("review.wins.2")
        .skip("review.satisfaction")
        .skip("review.clarity")
        .skip("review.energy")
        .skip("review.hours")
        .answer("review.open.course", "a")
        .skip("review.commit.1")
        .answer("review.next", "2027-01-04");
    home.answer(rest, &["review"]).ok();
    assert!(home.file("career.toml").contains("year_starts = 2"));
    // What is known begins on 2 October: with a year from February, in the quarter from August on.
    assert!(home.file("reviews/2026-Q3.toml").contains("from = 2026-08-01\nto = 2026-10-31\n"));
    home.run(&["review", "--pulse", "1,1,1"]).ok();
    assert!(home.file("reviews/2026-11-01_2026-11-23.toml").contains("status = \"done\""));
    let ran = home.run(&["review", "--pulse", "1,1,1"]).fails(1);
    assert!(
        ran.err.starts_with("Error: Everything up to today has been looked at in the review 2026-11-01_2026-11-23."),
        "{}",
        ran.err
    );
}

#[test]
fn reviews_are_listed_shown_and_compared() {
    let home = maya();
    assert!(Home::new().run(&["review", "list"]).ok().err.contains("career review"));
    assert!(Home::new().run(&["review", "diff"]).fails(1).err.contains("career review"));
    let ran = home.run(&["review", "diff", "2026-Q3", "now"]).fails(1);
    assert!(ran.err.contains("holds no numbers to compare"), "{}", ran.err);
    home.run(&["review", "--pulse", "6,7,5", "--adjust", "course;due=2027-02-01"]).ok();
    home.run(&["goal", "add", "A new one", "--due", "2027-03-01"]).ok();
    let later = home.on("2027-01-10");
    let ran = later.run(&["review", "--hours", "3", "--json"]).ok().json();
    assert_eq!(ran["review"]["id"], "2026-11-24_2026-12-31");
    assert_eq!(ran["operation"]["sentence"], "reviewed 2026-11-24_2026-12-31");
    let list = later.run(&["review", "list", "--json"]).ok().json();
    let ids: Vec<&str> =
        list["reviews"].as_array().unwrap().iter().map(|review| review["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2026-11-24_2026-12-31", "2026-10-01_2026-11-23", "2026-Q3"]);
    let diff = later.run(&["review", "diff", "--json"]).ok().json();
    for key in ["levels", "evidence", "goals", "gaps", "hours", "people", "forecast"] {
        assert!(!diff[key].is_null(), "{key} in {diff}");
    }
    assert_eq!(diff["goals"][0]["goal"], "a-new-one");
    assert_eq!(diff["goals"][0]["before"], serde_json::Value::Null);
    assert_eq!(diff["goals"].as_array().unwrap().len(), 1, "the review's own adjustment is in its snapshot");
    assert_eq!(diff["hours"]["got"], serde_json::json!({ "before": 2.0, "after": 3.0 }));
    let text = later.run(&["review", "diff"]).ok().out;
    assert!(text.contains("A new one: new, due 2027-03-01") && text.contains("3 h a week (was 2 h a week)"), "{text}");
    let shown = later.run(&["review", "show", "2026-q3"]).ok().out;
    assert!(shown.contains("Call the mentor, waiting since Sat 31 Oct 2026"), "{shown}");
    assert!(later.run(&["review", "show", "2025"]).fails(1).err.contains("2026-Q3"));
}

#[test]
fn two_hard_reviews_get_one_neutral_paragraph() {
    let hard = "This has been a hard stretch by your own answers.";
    assert!(maya().run(&["review", "--pulse", "3,9,9"]).ok().err.contains(hard));
    assert!(!maya().run(&["review", "--pulse", "4,0,0"]).ok().err.contains(hard));
    let dread =
        ["review", "--adjust", "course;due=2027-02-01;reason=dread", "--adjust", "enrol;due=2027-02-01;reason=dread"];
    assert!(maya().run(&dread).ok().err.contains(hard));
    assert!(!maya().run(&dread[..3]).ok().err.contains(hard));
}

#[test]
fn snapshots_are_compared_key_by_key() {
    let goal = |due: &str| GoalThen { status: Some("active".to_owned()), due: Some(due.to_owned()), value: None };
    let mut before = Snapshot::default();
    before.levels.insert("sql".to_owned(), 2);
    before.levels.insert("same".to_owned(), 4);
    before.goals.insert("g".to_owned(), goal("2027-01-01"));
    before.gaps.insert("role".to_owned(), Musts { met: 1, of: 8 });
    let mut after = before.clone();
    after.levels.insert("sql".to_owned(), 3);
    after.evidence.insert("sql".to_owned(), 1);
    after.goals.insert("g".to_owned(), goal("2027-02-01"));
    after.gaps.insert("role".to_owned(), Musts { met: 5, of: 8 });
    after.forecast = Forecast { verdict: Some("fits".to_owned()), worst_late_days: Some(0) };
    let json = compare(&before, &after).to_json();
    assert_eq!(json["levels"], serde_json::json!([{ "skill": "sql", "before": 2, "after": 3 }]));
    assert_eq!(json["evidence"], serde_json::json!([{ "skill": "sql", "before": null, "after": 1 }]));
    assert_eq!(json["goals"][0]["after"]["due"], "2027-02-01");
    assert_eq!(json["gaps"][0]["before"], serde_json::json!({ "musts_met": 1, "musts": 8 }));
    assert_eq!(json["forecast"]["worst_late_days"]["after"], 0);
    assert!(compare(&after, &after).is_empty() && !compare(&before, &after).is_empty());
}

#[test]
fn the_numbers_of_a_review_are_those_after_its_decisions() {
    let home = maya();
    home.write("roles.toml", "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\nkind = \"change\"\nstatus = \"target\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"sql-skill\"\nlevel = 2\nimportance = \"must\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"sql-skill\"\nlevel = 4\nimportance = \"must\"\n");
    home.write("plan.toml", &PLAN.replace("due = 2026-12-10", "due = 2026-11-23").replace("hours = 1", "hours = 20"));
    let json = home.run(&["review", "--adjust", "enrol;due=2027-06-30", "--json"]).ok().json();
    let snapshot = Snapshot::from_json(&json["review"]["snapshot"]);
    assert_eq!(snapshot.gaps["analyst"], Musts { met: 1, of: 2 });
    let plan = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(snapshot.forecast.worst_late_days, plan["computed"]["worst_late_days"].as_i64());
    assert_eq!(snapshot.forecast.worst_late_days, Some(0));
}

#[test]
fn a_snapshot_reads_back_as_it_was_written_and_takes_what_a_hand_wrote() {
    let home = maya();
    home.run(&["review", "--pulse", "6,7,5"]).ok();
    let text = home.file("reviews/2026-10-01_2026-11-23.toml");
    let json = home.run(&["review", "show", "--json"]).ok().json();
    let read = Snapshot::from_json(&json["review"]["snapshot"]);
    assert_eq!(read.levels.get("sql-skill"), Some(&2));
    assert_eq!(read.evidence.get("sql-skill"), Some(&1));
    assert_eq!((read.hours_planned, read.hours_got), (Some(5.0), Some(2.0)));
    // What the roadmap itself says on that day.
    let plan = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(read.forecast.verdict.as_deref(), plan["computed"]["verdict"].as_str());
    assert_eq!(read.forecast.worst_late_days, plan["computed"]["worst_late_days"].as_i64());
    assert!(read.forecast.verdict.is_some());
    assert_eq!(
        read.goals["course"],
        GoalThen { status: Some("active".to_owned()), due: Some("2026-11-01".to_owned()), value: Some(3.0) }
    );
    home.write(
        "reviews/2026-10-01_2026-11-23.toml",
        &text.replace("due = \"2026-11-01\"", "due = 2026-11-01").replace("sql-skill = 2", "sql-skill = 2.0"),
    );
    let json = home.run(&["review", "show", "--json"]).ok().json();
    assert_eq!(Snapshot::from_json(&json["review"]["snapshot"]), read);
    let junk = serde_json::json!({ "levels": 7, "goals": [1], "gaps": { "r": "x" }, "hours": null });
    assert_eq!(Snapshot::from_json(&junk), Snapshot::default());
}

fn load(home: &Home) -> Book {
    let store = career::store::OsFs;
    let data =
        career::store::Data::snapshot(career::store::Folder::open(&store, &home.path(), crate::home::fixed_now()));
    career::commands::load_book(&data).unwrap()
}

#[test]
fn what_is_open_comes_by_day_and_what_is_far_off_is_not_asked_about() {
    let book = load(&maya());
    let ids = |open: &[career::stages::review::open::Open]| open.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let open = list_open(&book);
    assert_eq!(ids(&open), ["2026-Q3.1", "course", "enrol", "exam", "move", "2026-Q3.2", "sql"]);
    let asked = list_for_review(&book, day("2026-11-23"));
    assert_eq!(ids(&asked), ["2026-Q3.1", "course", "enrol", "move", "2026-Q3.2", "sql"]);
    let mut turned = open.clone();
    turned.reverse();
    order(&mut turned);
    assert_eq!(turned, open);
    let all: Vec<_> = open.iter().collect();
    let weighty: BTreeSet<&str> = pick_weightiest(&all, 2).into_iter().map(|at| open[at].id.as_str()).collect();
    assert_eq!(weighty, BTreeSet::from(["move", "course"]));
    assert!(open.iter().filter(|one| one.is_wait).all(|one| one.kind == OpenKind::Step && one.id == "exam"));
}

#[test]
fn periods_bear_the_names_of_quarters_and_months() {
    for starts in 1..=12 {
        let quarter = quarter_of(day("2026-11-23"), starts).period(starts);
        assert_eq!(name_period(quarter.from, quarter.to, starts), quarter);
        assert_eq!(parse_period(&quarter.id, starts).unwrap(), quarter);
    }
    assert_eq!(name_period(day("2026-11-01"), day("2026-11-30"), 1).id, "2026-11");
    assert_eq!(name_period(day("2026-11-02"), day("2026-11-30"), 1).id, "2026-11-02_2026-11-30");
    let first = |began: Option<&str>| propose_period(None, began.map(day), 1, day("2026-11-23")).unwrap();
    assert_eq!(first(None).period.id, "2026-10-01_2026-11-23");
    assert_eq!(first(Some("2026-10-01")).period.id, "2026-10-01_2026-11-23");
    assert_eq!(first(Some("2026-09-30")).period.id, "2026-Q3");
    assert!(first(None).is_running && !first(Some("2026-09-30")).is_running);
    let skipped = propose_period(Some(day("2026-03-31")), None, 1, day("2027-01-04")).unwrap();
    assert_eq!(skipped.period.id, "2026-04-01_2026-12-31");
    assert_eq!(propose_period(Some(day("2026-11-23")), None, 1, day("2026-11-23")), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Reviews at any days follow each other without a gap or an overlap, and end where a quarter
    /// ends or on the day of the review.
    #[test]
    fn periods_tile(starts in 1u32..=12, gaps in prop::collection::vec(0u64..400, 1..12)) {
        let mut today = day("2025-01-15");
        let mut to: Option<NaiveDate> = None;
        for gap in gaps {
            today = today.checked_add_days(Days::new(gap)).unwrap();
            let Some(proposal) = propose_period(to, Some(day("2024-02-01")), starts, today) else {
                prop_assert_eq!(to, Some(today));
                continue;
            };
            let period = proposal.period;
            prop_assert!(period.from <= period.to && period.to <= today);
            if let Some(to) = to {
                prop_assert_eq!(period.from, to.succ_opt().unwrap());
            }
            let next = period.to.succ_opt().unwrap();
            let is_start_of_quarter = next.day() == 1 && (next.month() + 12 - starts).is_multiple_of(3);
            let ends_well = if proposal.is_running { period.to == today } else { is_start_of_quarter };
            prop_assert!(ends_well);
            // While a quarter is running, all quarters before it have been looked at.
            let running = quarter_of(today, starts).from(starts);
            prop_assert!(proposal.is_running == (period.from >= running));
            let coming = propose_next(&period, starts, today);
            prop_assert!(coming > today && coming > period.to);
            prop_assert!(!matches!(coming.weekday(), Weekday::Sat | Weekday::Sun));
            prop_assert!((coming - today).num_days() <= 96);
            to = Some(period.to);
        }
    }
}

#[test]
fn a_span_is_added_to_every_day_alike() {
    let six = Every { n: 6, unit: Unit::Week };
    assert_eq!(six.after(day("2026-11-01")), day("2026-12-13"));
}

#[test]
fn why_is_asked_for_the_two_that_matter_most() {
    let home = maya();
    let script = Script::new()
        .answer("review.open.2026-Q3.1", "d")
        .answer("review.open.course", "d")
        .answer("review.open.enrol", "d")
        .answer("review.open.move", "m")
        .answer("review.due.move", "2028-06-30")
        .answer("review.open.2026-Q3.2", "k")
        .answer("review.open.sql", "k")
        .answer("review.why.course", "unwanted")
        .skip("review.why.move")
        .skip("review.learned")
        .skip("review.changed")
        .skip("review.others")
        .skip("review.stop");
    let flags = [
        "review",
        "--ask",
        "--answer",
        "wins=A",
        "--pulse",
        "5,5,5",
        "--hours",
        "1",
        "--commit",
        "B",
        "--next",
        "2027-01-04",
    ];
    home.answer(script, &flags).ok();
    let goals = home.file("goals.toml");
    assert!(goals.contains("reason = \"unwanted\"") && goals.contains("ended = 2026-11-23"), "{goals}");
}

#[test]
fn whoever_gives_answers_as_flags_is_asked_nothing() {
    let home = maya();
    let done = home.answer(Script::new(), &["review", "--pulse", "5,5,5", "--commit", "B"]);
    let text = done.ok().err;
    assert!(text.contains("You will: B"), "{text}");
}

#[test]
fn what_one_said_one_would_do_is_kept_or_let_go_between_reviews() {
    let home = Home::example("maya");
    let before = home.files();
    let due = home.run(&["due", "--json"]).ok().json();
    let command =
        due["due"].as_array().unwrap().iter().find(|one| one["kind"] == "commitment").unwrap()["command"].clone();
    assert_eq!(command, "career review kept 2026-Q3.2");
    let json = home.run(&["review", "kept", "2026-Q3.2", "--json"]).ok().json();
    assert_eq!((&json["commitment"]["status"], &json["commitment"]["id"]), (&"kept".into(), &"2026-Q3.2".into()));
    let show = home.run(&["review", "show", "2026-Q3", "--json"]).ok().json();
    assert_eq!(show["review"]["commitment"][1]["status"], "kept");
    assert!(!home.run(&["due"]).ok().out.contains("part on joins"));
    home.run(&["undo"]).ok();
    home.run(&["review", "kept", "one evening", "--let-go"]).ok();
    let show = home.run(&["review", "show", "2026-Q3", "--json"]).ok().json();
    assert_eq!(show["review"]["commitment"][2]["status"], "dropped");
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
    home.run(&["review", "kept", "nothing of the sort"]).fails(1);
    home.run(&["review", "kept"]).fails(2);
}
