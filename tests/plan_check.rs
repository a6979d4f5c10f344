//! `plan check`: where lateness comes from, and the ways that make a plan fit, typed or kept.
use serde_json::Value as Json;

use crate::home::Home;

/// Maya's folder with fewer hours than her plan takes.
fn short() -> Home {
    let home = Home::example("maya");
    home.run(&["init", "--hours-per-week", "3"]).ok();
    home
}

fn check(home: &Home) -> Json {
    home.run(&["plan", "check", "--json"]).ok().json()
}

#[test]
fn the_example_fits_and_with_fewer_hours_each_way_makes_it_fit() {
    for day in ["2026-11-23", "2026-11-26"] {
        assert_eq!(check(&Home::example("maya").on(day))["verdict"], "fits", "{day}");
    }
    let json = check(&short());
    assert_eq!(json["verdict"], "does not fit");
    let repairs = json["repairs"].as_array().unwrap().clone();
    assert!(repairs.len() >= 2, "{json}");
    for (at, repair) in repairs.iter().enumerate() {
        let typed = short();
        for command in repair["command"].as_str().unwrap().split(" && ") {
            typed.run(&command.split(' ').skip(1).collect::<Vec<_>>()).ok();
        }
        assert_ne!(check(&typed)["verdict"], "does not fit", "{repair}");
        assert_eq!(check(&typed)["worst_late_days"], 0, "{repair}");
        // Keeping it does the same, as one operation.
        let kept = short();
        let before = kept.files();
        let said = kept.run(&["plan", "check", "--keep", &(at + 1).to_string(), "--json"]).ok().json();
        assert_eq!(said["repair"], *repair);
        for file in ["career.toml", "plan.toml", "learning.toml", "goals.toml"] {
            assert_eq!(dues(&kept.file(file)), dues(&typed.file(file)), "{repair}");
        }
        kept.run(&["undo"]).ok();
        assert_eq!(kept.files(), before);
    }
}

#[test]
fn goals_move_with_steps_that_would_end_after_them() {
    let home = short();
    home.run(&["plan", "check", "--keep", "2"]).ok();
    let day = |args: &[&str], noun: &str| {
        let json = home.run(&[args, &["--json"]].concat()).ok().json();
        json[noun]["due"].as_str().unwrap().to_owned()
    };
    let goal = day(&["goal", "show", "a-study-of-readmissions"], "goal");
    let step = day(&["plan", "show", "show-it-to-the-ward"], "milestone");
    assert!(step.as_str() > "2027-08-15" && goal >= step, "{goal} {step}");
}

/// The lines that say days, hours and states.
fn dues(text: &str) -> Vec<&str> {
    let keys = ["due =", "hours_per_week =", "status ="];
    text.lines().filter(|line| keys.iter().any(|key| line.starts_with(key))).collect()
}

#[test]
fn many_later_days_are_said_in_short_and_kept_by_number() {
    let home = short();
    let text = home.run(&["plan", "check"]).ok().out;
    assert!(text.contains("later days for 11 of them, at most for \"Write up the study\""), "{text}");
    assert!(text.contains("career plan check --keep 2") && !text.contains("&& career plan edit"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let before = home.files();
    for number in ["0", "3", "x", "-1"] {
        let ran = home.run(&["plan", "check", &format!("--keep={number}")]).fails(2);
        assert!(
            ran.err.contains(&format!("--keep \"{number}\"")) && ran.err.contains("there are 2 ways"),
            "{}",
            ran.err
        );
    }
    assert_eq!(home.files(), before);
    let ran = Home::example("maya").run(&["plan", "check", "--keep", "1"]).fails(2);
    assert!(ran.err.contains("the plan needs none"), "{}", ran.err);
}

#[test]
fn where_the_lateness_comes_from_is_said_by_the_chain() {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "7"]).ok();
    home.run(&["plan", "add", "First", "--hours", "7", "--due", "2026-11-30"]).ok();
    home.run(&["plan", "add", "Second", "--hours", "7", "--due", "2026-12-01"]).ok();
    home.run(&["plan", "add", "Third", "--hours", "2", "--due", "2026-12-02", "--after", "second"]).ok();
    // An hour a day: 16 h end on 8 December, six days after the second.
    let text = home.run(&["plan", "check"]).ok().out;
    assert!(text.contains("\"Third\" would be done 6 days after it is due."), "{text}");
    let flat = text.replace('\n', " ");
    assert!(
        flat.contains("Where that comes from: First; then as the hours allow, Second; then what needs it, Third."),
        "{text}"
    );
    // In time, it is the fewest days to spare.
    home.run(&["plan", "edit", "third", "--due", "2026-12-20"]).ok();
    home.run(&["plan", "edit", "second", "--due", "2026-12-10"]).ok();
    let text = home.run(&["plan", "check"]).ok().out;
    assert!(text.contains("Closest to its day: \"First\", with 1 day to spare."), "{text}");
}

#[test]
fn a_long_chain_is_named_at_its_ends() {
    let home = Home::new();
    home.run(&["init", "--hours-per-week", "7"]).ok();
    for at in 0..12 {
        let (title, after) = (format!("Part {at}"), format!("part-{}", at - 1));
        let mut args = vec!["plan", "add", &title, "--hours", "1"];
        args.extend(if at > 0 { vec!["--after", &after] } else { Vec::new() });
        args.extend(if at == 11 { vec!["--due", "2026-11-25"] } else { Vec::new() });
        home.run(&args).ok();
    }
    let text = home.run(&["plan", "check"]).ok().out.replace('\n', " ");
    let said = "Part 0; then what needs it, Part 1, Part 2; then 6 more; then what needs it, Part 9, Part 10, Part 11.";
    assert!(text.contains(said), "{text}");
}

#[test]
fn the_record_names_the_hours_to_try() {
    let text = Home::example("maya").run(&["plan", "check"]).ok().out;
    // 2.9 h on average: to halves, three.
    assert!(text.contains("By the record") && text.contains("career plan whatif --hours 3"), "{text}");
}
