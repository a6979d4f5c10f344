//! `plan check` on money and closing days.
use crate::home::Home;

/// Today is Monday, 23 Nov 2026.
fn home() -> Home {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "7", "--budget", "500 EUR"]).ok();
    home.run(&["role", "add", "Team lead", "--target", "--where", "inside", "--closes", "2026-12-10"]).ok();
    home.run(&["goal", "add", "Lead a team", "--due", "2027-06-30", "--role", "team-lead"]).ok();
    home
}

#[test]
fn costs_stand_against_the_budget_of_their_own_year() {
    let home = home();
    home.run(&["learn", "add", "Book", "--kind", "book", "--hours", "3", "--cost", "100 EUR"]).ok();
    home.run(&[
        "learn",
        "add",
        "Course",
        "--kind",
        "course",
        "--hours",
        "3",
        "--cost",
        "350 EUR",
        "--due",
        "2026-12-31",
    ])
    .ok();
    home.run(&[
        "learn",
        "add",
        "Degree",
        "--kind",
        "course",
        "--hours",
        "3",
        "--cost",
        "900 EUR",
        "--due",
        "2027-05-01",
    ])
    .ok();
    home.run(&["learn", "add", "Camp", "--kind", "course", "--hours", "3", "--cost", "80 USD", "--due", "2027-05-01"])
        .ok();
    let json = home.run(&["plan", "check", "--json"]).ok().json();
    let costs = json["computed"]["costs"].as_array().unwrap();
    let of = |at: usize| (costs[at]["year"].as_i64(), costs[at]["sum"].as_f64(), costs[at]["over"].as_f64());
    // What has no day is this year's; 900 of 500 are 400 over; another currency is never added up.
    assert_eq!(of(0), (Some(2026), Some(450.0), None));
    assert_eq!(of(1), (Some(2027), Some(900.0), Some(400.0)));
    assert_eq!((costs.len(), costs[1]["not_added"].as_u64()), (2, Some(1)));
    let text = home.run(&["plan", "check"]).ok().out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("450 EUR, within the budget of 500"), "{text}");
    assert!(text.contains("900 EUR, 400 more than the budget of 500"), "{text}");
    assert!(text.contains("One cost in another currency is not added up"), "{text}");
}

#[test]
fn steps_stand_against_the_closing_day_of_their_role() {
    let home = home();
    let closing = |home: &Home| home.run(&["plan", "check", "--json"]).ok().json()["computed"]["closing"][0].clone();
    let none = closing(&home);
    assert_eq!((none["role"].as_str(), none["in_time"].as_u64()), (Some("team-lead"), Some(0)));
    assert!(home.run(&["plan", "check"]).ok().out.contains("career plan add"));
    // An hour a day: 18 days from Monday are full on Thursday, 10 Dec, the last day to apply.
    home.run(&["plan", "add", "CV", "--hours", "18", "--goal", "lead-a-team", "--due", "2026-12-10"]).ok();
    let one = closing(&home);
    assert_eq!((one["in_time"].as_u64(), one["after"].as_array().map(Vec::len)), (Some(1), Some(0)));
    home.run(&["plan", "add", "Talk", "--hours", "1", "--goal", "lead-a-team", "--after", "cv"]).ok();
    let two = closing(&home);
    assert_eq!(two["after"][0]["id"], "talk");
    assert_eq!(two["after"][0]["finish"], "2026-12-11");
    let text = home.run(&["plan", "check"]).ok().out;
    assert!(text.contains("(talk)") && text.contains("--due 2026-12-10"), "{text}");
    // A role that closed, or that was applied for, is no limit any more.
    assert!(
        home.run(&["--today", "2026-12-11", "plan", "check", "--json"]).ok().json()["computed"]["closing"][0].is_null()
    );
    home.run(&["role", "edit", "team-lead", "--status", "applied"]).ok();
    assert!(closing(&home).is_null());
}

#[test]
fn experience_over_months_has_a_last_day_to_begin() {
    let home = home();
    let asked = "Ran the team meeting;tag=meeting;months=6;must";
    home.run(&["role", "edit", "team-lead", "--decides", "2027-08-31", "--need-experience", asked]).ok();
    let begin = |today: &str| {
        let json = home.run(&["--today", today, "plan", "check", "--json"]).ok().json();
        json["computed"]["begin_by"][0].clone()
    };
    // Six months before the last of August is the last of February.
    let one = begin("2026-11-23");
    assert_eq!((one["begin_by"].as_str(), one["have"].as_u64()), (Some("2027-02-28"), Some(0)));
    let text = home.run(&["plan", "check"]).ok().out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("the last day to begin is Sun 28 Feb 2027"), "{text}");
    let late = home.run(&["--today", "2027-03-10", "plan", "check"]).ok().out;
    let late = late.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(late.contains("begun today it is there on Fri 10 Sep 2027"), "{late}");
    // What there is counts; a role that was decided asks for nothing.
    for day in ["2026-09-20", "2026-11-22"] {
        home.run(&["log", "add", "Ran it", "--tag", "meeting", "--date", day]).ok();
    }
    let more = begin("2026-11-23");
    assert_eq!((more["begin_by"].as_str(), more["have"].as_u64()), (Some("2027-04-30"), Some(2)), "{more}");
    assert!(begin("2027-09-01").is_null());
}

/// What a sentence says to type changes what the sentence says.
#[test]
fn a_role_without_a_goal_or_a_step_leads_to_both() {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "7"]).ok();
    home.run(&["role", "add", "Team lead", "--where", "inside", "--closes", "2026-12-10"]).ok();
    let typed = |home: &Home| {
        let out = home.run(&["plan", "check"]).ok().out.split_whitespace().collect::<Vec<_>>().join(" ");
        let command = out.split("career ").last().unwrap().to_owned();
        command
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect::<Vec<String>>()
    };
    for (noun, then) in [("goal", "no step towards it"), ("plan", "all steps towards it end by then")] {
        let command = typed(&home);
        assert_eq!(command[0], noun, "{command:?}");
        home.run(&command.iter().map(String::as_str).collect::<Vec<_>>()).ok();
        let out = home.run(&["plan", "check", "--explain"]).ok().out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(then) && out.contains("Closing: open steps"), "{out}");
    }
}
