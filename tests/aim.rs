//! What the organisation wants.
use crate::home::Home;

#[test]
fn aims_are_added_listed_with_the_goals_that_serve_them_changed_and_dropped() {
    let home = Home::new();
    home.run(&["aim", "add", "Every ward reports its own figures", "--until", "2028"]).ok();
    home.run(&["aim", "add", "Fewer agency shifts", "--id", "shifts"]).ok();
    home.run(&["goal", "add", "Build the dashboard", "--due", "2027-Q2", "--supports", "shifts"]).ok();
    home.run(&["goal", "add", "Teach two colleagues", "--due", "2027-Q3", "--supports", "shifts"]).ok();
    let list = home.run(&["aim", "list"]).ok();
    let row = |start: &str| {
        list.out
            .lines()
            .find(|line| line.starts_with(start))
            .unwrap()
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(row("Fewer"), ["Fewer", "agency", "shifts", "2", "shifts"]);
    assert!(row("Every").contains(&"2028-12-31".to_owned()), "{}", list.out);
    let json = home.run(&["aim", "--json"]).ok().json();
    assert_eq!(json["aims"][0]["until"], "2028-12-31");
    assert_eq!(json["aims"][0]["id"], "every-ward-reports-its-own-figures");
    home.run(&["aim", "edit", "shifts", "--text", "No agency shifts", "--until", "2027-06-30"]).ok();
    let json = home.run(&["aim", "list", "--json"]).ok().json();
    assert_eq!(
        (json["aims"][1]["text"].as_str(), json["aims"][1]["id"].as_str()),
        (Some("No agency shifts"), Some("shifts"))
    );
    let before = home.files();
    let ran = home.run(&["aim", "drop", "shifts"]).fails(1);
    assert!(
        ran.err.contains("goal build-the-dashboard") && ran.err.contains("goal teach-two-colleagues"),
        "{}",
        ran.err
    );
    assert_eq!(home.files(), before);
    home.run(&["aim", "drop", "every"]).ok();
    assert_eq!(home.run(&["aim", "list", "--json"]).ok().json()["aims"].as_array().unwrap().len(), 1);
}

#[test]
fn what_does_not_hold_changes_nothing() {
    let home = Home::new();
    let ran = home.run(&["aim", "add"]).fails(2);
    assert!(ran.err.contains("TEXT"), "{}", ran.err);
    let ran = home.run(&["aim", "add", "X", "--until", "soon"]).fails(2);
    assert!(ran.err.contains("soon"), "{}", ran.err);
    home.run(&["aim", "show", "x"]).fails(2);
    assert!(home.files().is_empty());
    let ran = home.run(&["aim", "list"]).ok();
    assert!(ran.err.contains("career aim add"), "{}", ran.err);
}
