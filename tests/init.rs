//! The profile by flags.
use crate::home::Home;

#[test]
fn flags_make_the_profile_and_change_only_what_is_given() {
    let home = Home::new();
    home.run(&[
        "init",
        "--name",
        "Maya Okafor",
        "--role",
        "Staff nurse",
        "--hours-per-week",
        "5",
        "--year-starts",
        "4",
        "--focus",
        "change",
    ])
    .ok();
    let ran = home.run(&["init", "--budget", "1500 EUR", "--hours-per-week", "6", "--json"]).ok().json();
    assert_eq!(ran["person"]["name"], "Maya Okafor");
    assert_eq!(ran["person"]["hours_per_week"], 6.0);
    assert_eq!(ran["person"]["budget"], "1500 EUR");
    assert_eq!(ran["person"]["year_starts"], 4);
    assert_eq!(ran["person"]["country"], serde_json::Value::Null);
    assert_eq!(ran["operation"]["sentence"], "changed your profile");
    let file = home.file("career.toml");
    assert!(
        file.contains("format = 1\n\n[person]\nname = \"Maya Okafor\"\nfocus = \"change\"\nrole = \"Staff nurse\"\n"),
        "{file}"
    );
    home.run(&["init", "--no-budget"]).ok();
    assert!(!home.file("career.toml").contains("budget"));
}

#[test]
fn without_a_flag_it_makes_the_file_once_and_shows_the_profile() {
    let home = Home::new();
    let ran = home.run(&["init"]).ok();
    assert!(ran.err.contains("nothing has to be"), "{}", ran.err);
    let made = home.file("career.toml");
    assert!(made.contains("format = 1"), "{made}");
    home.run(&["init"]).ok();
    assert_eq!(home.file("career.toml"), made);
    home.run(&["init", "--role", "Cook", "--hours-per-week", "2.5"]).ok();
    let before = home.files();
    let ran = home.run(&["init"]).ok();
    assert_eq!(ran.out, "What you do  Cook\nOwn time     2.5 h a week\n");
    assert_eq!(home.files(), before);
}

#[test]
fn days_away_are_added_and_those_that_are_known_replaced() {
    let home = Home::new();
    home.run(&["init", "--away", "2027-07-05..2027-07-18;why=parental leave", "--away", "2027-Q1;hours=2"]).ok();
    let away = home.run(&["init", "--json"]).ok().json()["away"].clone();
    assert_eq!(away[0]["from"], "2027-07-05");
    assert_eq!(away[0]["why"], "parental leave");
    assert_eq!(
        (&away[1]["from"], &away[1]["to"], &away[1]["hours_per_week"]),
        (&"2027-01-01".into(), &"2027-03-31".into(), &2.0.into())
    );
    home.run(&["init", "--away", "2027-07-05..2027-07-18;hours=3"]).ok();
    let away = home.run(&["init", "--json"]).ok().json()["away"].clone();
    assert_eq!(away.as_array().unwrap().len(), 2);
    assert_eq!(away[0]["hours_per_week"], 3.0);
    assert_eq!(away[0]["why"], "parental leave", "what was not given stays");
}

#[test]
fn a_value_that_a_flag_cannot_take_changes_nothing() {
    let home = Home::new();
    home.run(&["init", "--role", "Cook"]).ok();
    let before = home.files();
    for (args, part) in [
        (["--hours-per-week", "many"], "--hours-per-week: \"many\" is not a number"),
        (["--year-starts", "13"], "13"),
        (["--focus", "fame"], "fame"),
        (["--budget", "a lot"], "a lot"),
        (["--away", "2027-07-18..2027-07-05"], "2027-07-05 is before 2027-07-18"),
        (["--away", "soon"], "soon"),
        (["--away", "2027-07;pay=3"], "\"pay\" is neither hours nor why"),
        (["--away", "2027-07;hours=x"], "\"x\" is not a number"),
    ] {
        let ran = home.run(&["init", args[0], args[1]]).fails(2);
        let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(part), "{args:?}: {said}");
        assert_eq!(home.files(), before);
    }
}
