//! Undo, redo, history and check.
use crate::home::Home;

fn add(home: &Home, title: &str) {
    home.run(&["goal", "add", title, "--due", "2028-03-31"]).ok();
}

#[test]
fn undo_goes_back_one_by_one_and_redo_forward() {
    let home = Home::new();
    add(&home, "One");
    let one = home.file("goals.toml");
    add(&home, "Two");
    let two = home.file("goals.toml");
    home.run(&["undo"]).ok();
    assert_eq!(home.file("goals.toml"), one);
    home.run(&["undo"]).ok();
    assert!(home.files().is_empty(), "{:?}", home.files());
    home.run(&["redo"]).ok();
    home.run(&["redo"]).ok();
    assert_eq!(home.file("goals.toml"), two);
    home.run(&["redo"]).fails(1);
}

#[test]
fn nothing_to_take_back_makes_no_folder() {
    let home = Home::new();
    let ran = home.run(&["undo"]).fails(1);
    assert!(ran.err.contains("nothing to take back"), "{}", ran.err);
    assert!(!home.path().exists());
}

#[test]
fn a_hand_edit_is_in_the_history_and_can_be_taken_back() {
    let home = Home::new();
    add(&home, "One");
    let edited = home.file("goals.toml").replace("title = \"One\"", "title = \"Uno\" # in Spanish");
    home.write("goals.toml", &edited);
    add(&home, "Two");
    let history = home.run(&["history", "--json"]).ok().json();
    let sentences: Vec<&str> =
        history["operations"].as_array().unwrap().iter().map(|op| op["sentence"].as_str().unwrap()).collect();
    assert_eq!(sentences, ["added goal \"Two\" (two)", "edited by hand: goals.toml", "added goal \"One\" (one)"]);
    assert!(home.file("goals.toml").contains("\"Uno\" # in Spanish"));
    home.run(&["undo"]).ok();
    assert_eq!(home.file("goals.toml"), edited);
    home.run(&["undo"]).ok();
    assert!(home.file("goals.toml").contains("title = \"One\"\n"));
}

#[test]
fn a_file_that_does_not_read_is_never_written() {
    let home = Home::new();
    add(&home, "One");
    add(&home, "Two");
    let broken = format!("{}\n[[goal]]\ntitle = Hello\n", home.file("goals.toml"));
    home.write("goals.toml", &broken);
    // Twice: the second time the hand edit is in the history already.
    for _ in 0..2 {
        let ran = home.run(&["goal", "edit", "one", "--due", "2029-01-01"]).fails(1);
        assert!(ran.err.contains("goals.toml:") && ran.err.contains("quotes"), "{}", ran.err);
        assert_eq!(home.file("goals.toml"), broken);
    }
    let found = home.run(&["check", "--json"]).fails(1).json();
    assert_eq!(found["problems"][0]["file"], "goals.toml");
    assert_eq!(found["problems"][0]["fix"], "write title = \"Hello\"");
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let home = Home::new();
    home.write("career.toml", "format = 2\n");
    for args in [&["goal", "list"][..], &["goal", "add", "One", "--due", "2028"]] {
        let ran = home.run(args).fails(1);
        assert!(ran.err.contains("career.toml:1:10") && ran.err.contains("format 2"), "{}", ran.err);
    }
    assert_eq!(home.files().len(), 1);
}

#[test]
fn check_warns_of_references_to_nothing_with_their_line() {
    let home = Home::new();
    home.write("goals.toml", "# mine\n\n[[goal]]\nid = \"one\"\ntitle = \"One\"\nrole = \"nowhere\"\n");
    let found = home.run(&["check", "--json"]).ok().json();
    let warning = &found["warnings"][0];
    assert_eq!(warning["message"], "the goal one refers to the role \"nowhere\" (role), which is not there");
    assert_eq!(warning["line"], 3);
}

#[test]
fn a_number_out_of_its_bounds_is_not_read_from_a_file() {
    let home = Home::new();
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-11-01\nlevel = 9\nby = \"self\"\n");
    let ran = home.run(&["skill", "list"]).fails(1);
    assert!(ran.err.contains("skills.toml:7:") && ran.err.contains('9'), "{}", ran.err);
    home.write("skills.toml", "");
    home.write("plan.toml", "[[milestone]]\ntitle = \"One\"\nhours = -3\n");
    let ran = home.run(&["plan", "list"]).fails(1);
    assert!(ran.err.contains("plan.toml:3:") && ran.err.contains("-3"), "{}", ran.err);
}
