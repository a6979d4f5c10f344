//! The roadmap: dates, verdicts and the picture.
use crate::home::Home;

const PROFILE: &str = "format = 1\n[person]\nhours_per_week = 7.0\n";

/// An hour a day from Monday, 23 November 2026.
fn with_plan(goals: &str, learning: &str, plan: &str) -> Home {
    let home = Home::new();
    home.write("career.toml", PROFILE);
    home.write("goals.toml", goals);
    home.write("learning.toml", learning);
    home.write("plan.toml", plan);
    home
}

fn dates(json: &serde_json::Value) -> Vec<(String, String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    json["milestones"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(&row["id"]), text(&row["computed"]["start"]), text(&row["computed"]["finish"])))
        .collect()
}

fn row(id: &str, start: &str, finish: &str) -> (String, String, String) {
    (id.to_owned(), start.to_owned(), finish.to_owned())
}

#[test]
fn steps_and_learning_come_on_dates() {
    let home = with_plan(
        "[[goal]]\nid = \"g\"\ntitle = \"Goal\"\ndue = 2027-03-31\n",
        "[[activity]]\nid = \"course\"\ntitle = \"Course\"\nkind = \"course\"\nhours = 10\nafter = [\"enrol\"]\ngoal = \"g\"\n[[activity.session]]\ndate = 2026-11-20\nhours = 7\n[[activity]]\nid = \"open\"\ntitle = \"Open\"\nkind = \"book\"\n",
        "[[milestone]]\nid = \"enrol\"\ntitle = \"Enrol\"\nhours = 1\ndue = 2026-11-25\n[[milestone]]\nid = \"exam\"\ntitle = \"Exam\"\ntime = \"wait\"\nweeks = 1\nafter = [\"course\"]\n[[milestone]]\nid = \"done\"\ntitle = \"Done one\"\nhours = 4\nstatus = \"done\"\nfinished = 2026-11-10\n",
    );
    let json = home.run(&["roadmap", "--json"]).ok().json();
    // Enrol takes Monday; three hours are left of the course; the week of the wait is Fri to Thu.
    assert_eq!(
        dates(&json),
        [
            row("enrol", "2026-11-23", "2026-11-23"),
            row("course", "2026-11-24", "2026-11-26"),
            row("exam", "2026-11-27", "2026-12-03")
        ]
    );
    let course = &json["milestones"][1];
    assert_eq!(
        (course["activity"].as_str(), course["computed"]["late_days"].as_i64(), course["computed"]["due"].as_str()),
        (Some("course"), Some(0), Some("2027-03-31"))
    );
    assert!(json["milestones"][0]["activity"].is_null());
    // Due on the 25th, done on the 23rd.
    assert_eq!(json["milestones"][0]["computed"]["slack_days"], 2);
    assert!(json["milestones"][2]["computed"]["slack_days"].is_null());
    let computed = &json["computed"];
    assert_eq!(
        (computed["verdict"].as_str(), computed["worst_late_days"].as_i64(), computed["proven"].as_bool()),
        (Some("fits"), Some(0), Some(true))
    );
    assert!(computed["binding"].is_null());
    let text = home.run(&["roadmap"]).ok().out;
    assert!(text.contains("✓ It fits, if you get 7 h a week and the estimates hold."), "{text}");
    assert!(text.contains("2026-Q4  October to December 2026") && text.contains("Status"), "{text}");
    assert!(text.contains("Done: Done one (10 Nov)."), "{text}");
    assert!(text.contains("career learn edit open --hours N"), "{text}");
}

#[test]
fn what_does_not_fit_says_by_how_much_and_what_would_do() {
    let home = with_plan(
        "",
        "",
        "[[milestone]]\nid = \"big\"\ntitle = \"Big\"\nhours = 10\ndue = 2026-11-29\n[[milestone]]\nid = \"small\"\ntitle = \"Small\"\nhours = 2\ndue = 2026-12-31\n",
    );
    let json = home.run(&["roadmap", "--json"]).ok().json();
    let computed = &json["computed"];
    // 10 hours are due within 7 days of one hour each: done on the tenth day, 3 days late.
    assert_eq!(dates(&json)[0], row("big", "2026-11-23", "2026-12-02"));
    assert_eq!(
        (computed["verdict"].as_str(), computed["worst_late_days"].as_i64(), computed["binding"].as_str()),
        (Some("does not fit"), Some(3), Some("hours"))
    );
    assert!((computed["short_hours"].as_f64().unwrap() - 3.0).abs() < 1e-9, "{computed}");
    assert_eq!(computed["hours_per_week_enough"], 10.0);
    let text = home.run(&["roadmap"]).ok().out;
    assert!(text.contains("! 3 days late"), "{text}");
    assert!(text.contains("This is more than your hours hold by 3 h."), "{text}");
    assert!(text.contains("career init --hours-per-week 10"), "{text}");
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 10.0\n");
    assert_eq!(home.run(&["roadmap", "--json"]).ok().json()["computed"]["verdict"], "tight");
    assert!(home.run(&["roadmap"]).ok().out.contains("It is tight"));
    home.write("career.toml", "format = 1\n[person]\nhours_per_week = 9.5\n");
    assert_eq!(home.run(&["roadmap", "--json"]).ok().json()["computed"]["verdict"], "does not fit");
}

#[test]
fn more_hours_do_not_help_where_dates_bind() {
    let home = with_plan(
        "",
        "",
        "[[milestone]]\nid = \"visa\"\ntitle = \"Visa\"\ntime = \"wait\"\nweeks = 4\ndue = 2026-12-01\n",
    );
    let json = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(
        (json["computed"]["binding"].as_str(), json["computed"]["short_hours"].as_f64()),
        (Some("dates"), Some(0.0))
    );
    let text = home.run(&["roadmap"]).ok().out;
    assert!(
        text.contains("more hours would not help") && text.contains("career plan edit visa --due 2026-12-20"),
        "{text}"
    );
    // The command that is shown does what it says.
    home.run(&["plan", "edit", "visa", "--due", "2026-12-20"]).ok();
    assert_eq!(home.run(&["roadmap", "--json"]).ok().json()["computed"]["worst_late_days"], 0);
}

#[test]
fn without_hours_a_week_there_are_no_dates_and_it_says_why() {
    let home = with_plan(
        "",
        "",
        "[[milestone]]\nid = \"b\"\ntitle = \"Second\"\nhours = 1\nafter = [\"a\"]\ndue = 2026-12-01\n[[milestone]]\nid = \"a\"\ntitle = \"First\"\nhours = 1\n[[milestone]]\nid = \"c\"\ntitle = \"Third\"\nhours = 1\n",
    );
    home.write("career.toml", "format = 1\n");
    let ran = home.run(&["roadmap"]).ok();
    assert!(ran.out.contains("no dates yet") && ran.out.contains("career init --hours-per-week 5"), "{}", ran.out);
    let json = home.run(&["roadmap", "--json"]).ok().json();
    // What is needed stands before what needs it, and takes over its day.
    assert_eq!(dates(&json), [row("a", "-", "-"), row("b", "-", "-"), row("c", "-", "-")]);
    assert!(json["computed"]["verdict"].is_null());
}

#[test]
fn what_rests_and_what_is_worked_off_stays_out() {
    let home = with_plan(
        "[[goal]]\nid = \"rest\"\ntitle = \"Resting\"\nstatus = \"paused\"\n",
        "[[activity]]\nid = \"off\"\ntitle = \"Worked off\"\nkind = \"course\"\nhours = 2\nstatus = \"active\"\n[[activity.session]]\ndate = 2026-11-20\nhours = 2\n",
        "[[milestone]]\nid = \"resting\"\ntitle = \"Resting step\"\nhours = 3\ngoal = \"rest\"\n[[milestone]]\nid = \"held\"\ntitle = \"Held step\"\nhours = 1\nafter = [\"resting\"]\n[[milestone]]\nid = \"free\"\ntitle = \"Free step\"\nhours = 1\nafter = [\"off\"]\n",
    );
    let json = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(dates(&json), [row("free", "2026-11-23", "2026-11-23"), row("held", "-", "-")]);
    let text = home.run(&["roadmap"]).ok().out;
    assert!(
        text.contains("rests: Resting")
            && text.contains("career learn done off")
            && text.contains("One step rests with its goal."),
        "{text}"
    );
}

#[test]
fn days_away_have_their_own_hours_and_quarters_their_own_year() {
    let home = with_plan("", "", "[[milestone]]\nid = \"a\"\ntitle = \"A\"\nhours = 2\n");
    home.write(
        "career.toml",
        "format = 1\n[person]\nhours_per_week = 7.0\nyear_starts = 4\n[[away]]\nfrom = 2026-11-24\nto = 2026-11-30\n",
    );
    let json = home.run(&["roadmap", "--json"]).ok().json();
    assert_eq!(dates(&json), [row("a", "2026-11-23", "2026-12-01")]);
    assert!(home.run(&["roadmap"]).ok().out.contains("2026-Q3  October to December 2026"));
    assert!(home.run(&["roadmap", "--by", "month"]).ok().out.contains("\nNovember 2026\n"));
    home.run(&["roadmap", "--by", "year"]).fails(2);
    let explained = home.run(&["roadmap", "--explain"]).ok().out;
    assert!(
        explained.contains("2026-11-24 to 2026-11-30: 0 h a week") && explained.contains("7 h a week, so 1 h a day"),
        "{explained}"
    );
    assert!(
        home.run(&["roadmap", "--explain", "--json"]).ok().json()["computed"]["explain"]
            .as_str()
            .unwrap()
            .contains("1 h a day")
    );
}

#[test]
fn a_circle_in_a_file_is_named() {
    let home = with_plan(
        "",
        "",
        "[[milestone]]\nid = \"a\"\ntitle = \"A\"\nhours = 2\nafter = [\"b\"]\n[[milestone]]\nid = \"b\"\ntitle = \"B\"\nhours = 2\nafter = [\"a\"]\n",
    );
    let ran = home.run(&["roadmap"]).fails(1);
    assert!(ran.err.contains("a → b → a"), "{}", ran.err);
}

#[test]
fn the_picture_keeps_its_width_and_plain_has_no_lines() {
    let plan = "[[milestone]]\nid = \"a\"\ntitle = \"Build the bed dashboard with the ward manager, from the handover sheet\"\nhours = 20\ndue = 2026-11-25\ngoal = \"g\"\n[[milestone]]\nid = \"b\"\ntitle = \"Écrire à l'hôpital\"\nhours = 2\nafter = [\"a\"]\ngoal = \"h\"\n";
    let goals = "[[goal]]\nid = \"g\"\ntitle = \"Move into health data analysis one day\"\ndue = 2028-03-31\n[[goal]]\nid = \"h\"\ntitle = \"Other\"\n";
    for width in [50, 60, 80, 120, 200] {
        let text = with_plan(goals, "", plan).wide(width).run(&["roadmap"]).ok().out;
        let widest = text.lines().map(career::render::measure).max().unwrap();
        assert!(widest <= width, "{width}: {widest}\n{text}");
        assert!(text.contains("A  Move into health data") && text.contains("17 days late"), "{text}");
    }
    let plain = with_plan(goals, "", plan).run(&["roadmap", "--plain"]).ok().out;
    assert!(plain.chars().all(|c| !('\u{2500}'..='\u{25ff}').contains(&c) && c != '✓'), "{plain}");
    assert!(plain.contains("for Other") && plain.contains("days late"), "{plain}");
}

#[test]
fn an_empty_roadmap_names_the_command_that_adds() {
    let ran = Home::new().run(&["roadmap"]).ok();
    assert!(ran.out.contains("career plan add"), "{}", ran.out);
    assert_eq!(Home::new().run(&["roadmap", "--json"]).ok().json()["milestones"], serde_json::json!([]));
}
