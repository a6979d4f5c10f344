//! Stage 3: goals.
use career::term::Script;

use crate::home::Home;

fn with_goal() -> Home {
    let home = Home::new();
    home.run(&["goal", "add", "Move into health data analysis", "--due", "2028-Q1"]).ok();
    home
}

#[test]
fn a_goal_needs_only_a_title_and_a_day() {
    let home = with_goal();
    let goals = home.run(&["goal", "list", "--json"]).ok().json();
    assert_eq!(goals["goals"][0]["due"], "2028-03-31");
    assert_eq!(goals["goals"][0]["kind"], "career");
    assert_eq!(goals["goals"][0]["computed"]["horizon"], "long");
    let before = home.files();
    let ran = home.run(&["goal", "add", "Another"]).fails(2);
    assert!(ran.err.contains("--due"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn the_day_is_asked_where_somebody_is_there_and_the_files_are_the_same() {
    let flags = Home::new();
    flags
        .run(&[
            "goal",
            "add",
            "Pass the exam",
            "--due",
            "2027-06-30",
            "--kind",
            "project",
            "--why",
            "Nights are long",
            "--measure",
            "A pass",
        ])
        .ok();
    let asked = Home::new();
    let script = Script::new()
        .answer("goal.due", "2027-06-30")
        .answer("goal.kind", "project")
        .answer("goal.why", "Nights are long")
        .answer("goal.measure", "A pass")
        .skip("goal.obstacle")
        .skip("goal.if_then");
    let ran = asked.answer(script, &["goal", "add", "Pass the exam"]).ok();
    assert_eq!(asked.file("goals.toml"), flags.file("goals.toml"));
    // What was skipped just now is not offered once more.
    assert!(!ran.err.contains("--obstacle"), "{}", ran.err);
}

#[test]
fn stopping_at_the_day_saves_nothing() {
    let home = Home::new();
    let (ran, script) = (Script::new().stop("goal.due"), &["goal", "add", "Pass the exam"]);
    let ran = home.answer(ran, script).fails(130);
    assert!(ran.err.contains("Nothing was saved"), "{}", ran.err);
    assert!(home.files().is_empty());
}

#[test]
fn checks_are_offers_after_the_save_each_with_its_command() {
    let home = Home::new();
    let ran = home.run(&["goal", "add", "Move into health data analysis", "--due", "2028-Q1"]).ok();
    for command in ["--measure", "--obstacle", "--why"] {
        assert!(
            ran.err.contains(&format!("career goal edit move-into-health-data-analysis {command}")),
            "{command}: {}",
            ran.err
        );
    }
    let ran = home
        .run(&[
            "goal",
            "add",
            "Apply to five hospitals",
            "--due",
            "2027-05-01",
            "--metric",
            "applications 0..5",
            "--obstacle",
            "Nights",
            "--if-then",
            "If nights, Saturday",
            "--parent",
            "move",
        ])
        .ok();
    assert!(
        !ran.err.contains("--measure") && !ran.err.contains("--obstacle") && !ran.err.contains("--why"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("career plan add"), "{}", ran.err);
    let said = home.run(&["goal", "add", "Dance", "--due", "2027-05-01", "--quiet"]).ok();
    assert_eq!(said.err, "");
}

#[test]
fn a_day_that_went_by_is_kept_and_said() {
    let home = Home::new();
    let ran = home.run(&["goal", "add", "Finish the old report", "--due", "2026-11-01"]).ok();
    assert!(
        ran.err.contains("3 weeks ago") && ran.err.contains("career goal edit finish-the-old-report --due"),
        "{}",
        ran.err
    );
    let list = home.run(&["goal", "list"]).ok().out;
    assert!(list.contains("waiting 22 days") && !list.contains("overdue"), "{list}");
}

#[test]
fn an_aim_is_meant_by_its_id_its_beginning_or_its_text() {
    let home = Home::new();
    home.write(
        "career.toml",
        "format = 1\n[[aim]]\nid = \"data-strategy\"\ntext = \"Every ward reports its own figures\"\n",
    );
    for (title, given) in [
        ("One", "data-strategy"),
        ("Two", "data"),
        ("Three", "every ward reports its own figures"),
        ("Four", "My own peace of mind"),
    ] {
        home.run(&["goal", "add", title, "--due", "2027-05-01", "--supports", given]).ok();
    }
    let goals = home.run(&["goal", "list", "--json"]).ok().json();
    let supports: Vec<&str> =
        goals["goals"].as_array().unwrap().iter().map(|goal| goal["supports"].as_str().unwrap()).collect();
    assert_eq!(supports, ["data-strategy", "data-strategy", "data-strategy", "My own peace of mind"]);
    let shown = home.run(&["goal", "show", "one"]).ok().out;
    assert!(shown.contains("Every ward reports its own figures"), "{shown}");
}

#[test]
fn a_goal_cannot_serve_itself_through_others_nor_be_its_own_plan_b() {
    let home = Home::new();
    for (title, parent) in [("Alpha", None), ("Beta", Some("alpha")), ("Gamma", Some("beta"))] {
        let mut args = vec!["goal", "add", title, "--due", "2027-05-01"];
        args.extend(parent.iter().flat_map(|parent| ["--parent", parent]));
        home.run(&args).ok();
    }
    let before = home.files();
    let ran = home.run(&["goal", "edit", "alpha", "--parent", "gamma"]).fails(1);
    assert!(ran.err.contains("alpha → gamma → beta → alpha"), "{}", ran.err);
    let ran = home.run(&["goal", "edit", "alpha", "--parent", "alpha"]).fails(1);
    assert!(ran.err.contains("alpha → alpha"), "{}", ran.err);
    assert_eq!(home.files(), before);
    home.run(&["goal", "edit", "alpha", "--fallback", "beta"]).ok();
    let ran = home.run(&["goal", "edit", "beta", "--fallback", "alpha"]).fails(1);
    assert!(ran.err.contains("plan B") && ran.err.contains("beta → alpha → beta"), "{}", ran.err);
}

#[test]
fn the_list_is_a_tree_by_due_date() {
    let home = Home::new().wide(120);
    for (title, due, parent) in [
        ("Late root", "2029-01-01", ""),
        ("Early root", "2027-01-01", ""),
        ("Second child", "2028-06-01", "late-root"),
        ("First child", "2028-01-01", "late-root"),
        ("Grandchild", "2027-12-01", "first-child"),
    ] {
        let mut args = vec!["goal", "add", title, "--due", due];
        if !parent.is_empty() {
            args.extend(["--parent", parent]);
        }
        home.run(&args).ok();
    }
    let list = home.run(&["goal", "list"]).ok().out;
    let rows: Vec<&str> = list.lines().skip(2).map(|line| line.split("  ").next().unwrap().trim_end()).collect();
    assert_eq!(
        rows,
        ["Early root", "Late root", "├─ First child", "│", "└─ Second child"]
            .map(|row| row)
            .iter()
            .enumerate()
            .map(|(at, row)| if at == 3 { "│" } else { row })
            .collect::<Vec<_>>(),
        "{list}"
    );
    assert!(list.contains("│  └─ Grandchild"), "{list}");
    let plain = home.run(&["goal", "list", "--plain"]).ok().out;
    assert!(plain.contains("> > Grandchild") && !plain.contains('└'), "{plain}");
}

#[test]
fn goals_in_a_circle_made_by_hand_are_still_listed() {
    let home = Home::new();
    home.write("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"Aaa\"\nparent = \"b\"\n[[goal]]\nid = \"b\"\ntitle = \"Bbb\"\nparent = \"a\"\n");
    let list = home.run(&["goal", "list"]).ok().out;
    assert!(list.contains("Aaa") && list.contains("Bbb"), "{list}");
}

#[test]
fn check_ins_are_kept_and_drawn() {
    let home = Home::new();
    home.run(&[
        "goal",
        "add",
        "Apply to five hospitals",
        "--due",
        "2027-05-01",
        "--metric",
        "applications 0..5",
        "--confidence",
        "60",
    ])
    .ok();
    let ran = home.run(&["goal", "checkin", "apply", "--value", "2", "--confidence", "65", "--note", "two sent"]).ok();
    assert!(ran.err.contains("2 of 5 applications") && ran.err.contains("60 before, 65 now"), "{}", ran.err);
    let saved = home.run(&["goal", "checkin", "apply", "--value", "5", "--date", "2026-11-20", "--json"]).ok().json();
    assert_eq!(saved["goal"]["checkin"][0]["date"], "2026-11-23");
    assert_eq!(saved["goal"]["checkin"][0]["value"], 2.0);
    // The newest by its day counts, not the last that was written.
    assert_eq!(saved["goal"]["computed"]["value"], 2.0);
    assert_eq!(saved["goal"]["computed"]["progress"], 0.4);
    assert!(saved["operation"]["sentence"].as_str().unwrap().contains("checked in"));
    let list = home.run(&["goal", "list"]).ok().out;
    // From 0 over 5 (on the 20th) to 2: the line falls.
    assert!(list.contains("▁█▄ 2 of 5 applications"), "{list}");
}

#[test]
fn what_a_check_in_cannot_take_changes_nothing() {
    let home = with_goal();
    let before = home.files();
    for (args, says) in [
        (&["--confidence", "101"][..], "101"),
        (&["--confidence", "-1"], "-1"),
        (&["--value", "many"], "many"),
        (&["--note", "x", "--date", "2026-12-24"], "has not come yet"),
        (&["--note", "x", "--date", "2026-02-30"], "2026-02-30"),
        (&[], "--value"),
    ] {
        let mut all = vec!["goal", "checkin", "move"];
        all.extend(args);
        let ran = home.run(&all).fails(2);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    let ran = home.run(&["goal", "checkin", "mvoe-into-health-data-analysis", "--note", "x"]).fails(1);
    assert!(ran.err.contains("did you mean move-into-health-data-analysis?"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn check_ins_asked_and_given_leave_the_same_file() {
    let add = ["goal", "add", "Apply to five hospitals", "--due", "2027-05-01", "--metric", "applications 0..5"];
    let flags = Home::new();
    flags.run(&add).ok();
    flags.run(&["goal", "checkin", "apply", "--value", "1", "--confidence", "50"]).ok();
    let asked = Home::new();
    asked.run(&add).ok();
    asked
        .answer(
            Script::new().answer("checkin.value", "1").answer("checkin.confidence", "50").skip("checkin.note"),
            &["goal", "checkin", "apply"],
        )
        .ok();
    assert_eq!(asked.file("goals.toml"), flags.file("goals.toml"));
}

#[test]
fn the_end_of_a_goal_shows_the_way_to_it() {
    let home = with_goal();
    home.write(
        "learning.toml",
        "[[activity]]\nid = \"sql\"\ntitle = \"SQL for analysts\"\nkind = \"course\"\ngoal = \"move-into-health-data-analysis\"\nstatus = \"done\"\nfinished = 2027-02-01\n\
         [[activity.session]]\ndate = 2026-12-01\nhours = 2\n[[activity.session]]\ndate = 2026-12-08\nhours = 3.5\n[[activity.session]]\ndate = 2027-01-20\nhours = 1\n",
    );
    home.write(
        "log/2026.toml",
        "[[entry]]\nid = \"2026-12-20-x\"\ndate = 2026-12-20\nkind = \"win\"\ntext = \"Built the bed dashboard\"\ngoals = [\"move-into-health-data-analysis\"]\n\
         [[entry]]\nid = \"2026-12-21-y\"\ndate = 2026-12-21\nkind = \"note\"\ntext = \"Something else\"\n",
    );
    let home = home.on("2027-03-01");
    home.run(&["goal", "checkin", "move", "--confidence", "70", "--date", "2027-01-25"]).ok();
    let ran =
        home.run(&["goal", "done", "move", "--outcome", "partly", "--reason", "time", "--note", "A half post"]).ok();
    let way: Vec<&str> = ran.out.lines().skip(2).map(|line| line.trim_end()).collect();
    assert_eq!(
        way,
        [
            "2026-11-23                Set: Move into health data analysis",
            "2026-12-01 to 2026-12-08  2 sessions, 5.5 h: SQL for analysts",
            "2026-12-20                Built the bed dashboard",
            "2027-01-20                1 h: SQL for analysts",
            "2027-01-25                70 % sure",
            "2027-02-01                Finished: SQL for analysts",
            "2027-03-01                A half post",
            "2027-03-01                Ended: partly reached",
        ]
    );
    assert!(ran.err.contains("career roadmap"), "{}", ran.err);
    let goal = home.run(&["goal", "show", "move", "--json"]).ok().json()["goal"].clone();
    assert_eq!(
        (goal["status"].as_str(), goal["outcome"].as_str(), goal["reason"].as_str(), goal["ended"].as_str()),
        (Some("done"), Some("partly"), Some("time"), Some("2027-03-01"))
    );
    // Taken up again, nothing of its end stays.
    home.run(&["goal", "edit", "move", "--status", "active"]).ok();
    let goal = home.run(&["goal", "show", "move", "--json"]).ok().json()["goal"].clone();
    assert!(goal["ended"].is_null() && goal["outcome"].is_null() && goal["reason"].is_null(), "{goal}");
}

#[test]
fn how_it_ended_is_asked_where_somebody_is_there() {
    let flags = with_goal();
    flags.run(&["goal", "done", "move", "--outcome", "missed", "--reason", "dread"]).ok();
    let asked = with_goal();
    let ran = asked
        .answer(
            Script::new().answer("goal.outcome", "missed").answer("goal.reason", "dread"),
            &["goal", "done", "move"],
        )
        .ok();
    assert!(ran.err.contains("first step"), "{}", ran.err);
    assert_eq!(asked.file("goals.toml"), flags.file("goals.toml"));
    let stopped = with_goal();
    let before = stopped.files();
    stopped
        .answer(Script::new().answer("goal.outcome", "missed").stop("goal.reason"), &["goal", "done", "move"])
        .fails(130);
    assert_eq!(stopped.files(), before);
    let reached = with_goal();
    reached.run(&["goal", "done", "move"]).ok();
    assert_eq!(reached.run(&["goal", "show", "move", "--json"]).ok().json()["goal"]["outcome"], "reached");
    let before = reached.files();
    reached.run(&["goal", "done", "move", "--outcome", "reached", "--reason", "time"]).fails(2);
    reached.run(&["goal", "done", "move", "--outcome", "perhaps"]).fails(2);
    assert_eq!(reached.files(), before);
}

#[test]
fn a_dropped_goal_keeps_its_record_and_what_refers_to_it() {
    let home = with_goal();
    home.run(&["plan", "add", "Enrol", "--hours", "1", "--goal", "move"]).ok();
    let dropped = home.run(&["goal", "drop", "move", "--json"]).ok().json();
    assert_eq!(
        (dropped["goal"]["status"].as_str(), dropped["goal"]["ended"].as_str()),
        (Some("dropped"), Some("2026-11-23"))
    );
    assert!(home.run(&["goal", "list"]).ok().err.contains("--all"));
    assert!(home.run(&["goal", "list", "--all"]).ok().out.contains("dropped"));
}
