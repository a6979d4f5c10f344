//! Stage 3: goals.
use crate::home::Home;

#[test]
fn a_goal_needs_only_a_title_and_a_day() {
    let home = Home::new();
    home.run(&["goal", "add", "Move into health data analysis", "--due", "2028-Q1"]).ok();
    let goals = home.run(&["goal", "list", "--json"]).ok().json();
    assert_eq!(goals["goals"][0]["due"], "2028-03-31");
    assert_eq!(goals["goals"][0]["kind"], "career");
    let ran = home.run(&["goal", "add", "Another"]).fails(2);
    assert!(ran.err.contains("--due"), "{}", ran.err);
}
