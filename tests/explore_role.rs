//! A role filled from an occupation, the person's skills among the catalogue's, and what is tried out
//! coming back in the review.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::catalogue::Vocabulary;
use career::stages::assess::model::{Skill, SkillKind};
use career::stages::explore::asked::map_level;
use career::stages::explore::link::{Link, is_element, link, list_near};
use career::term::Script;

use crate::home::Home;

fn skill(name: &str, catalogue: Option<&str>) -> Skill {
    Skill {
        id: "x".to_owned(),
        name: name.to_owned(),
        kind: SkillKind::Technical,
        target: None,
        desire: None,
        last_used: None,
        catalogue: catalogue.map(str::to_owned),
        audience: None,
        rating: Vec::new(),
        updated: None,
    }
}

#[test]
fn names_and_other_names_are_sure_and_the_rest_is_asked() {
    let vocabulary = Vocabulary::built_in();
    let sure = |name: &str, said: Option<&str>| match link(&skill(name, said), vocabulary) {
        Link::Sure(known) => known.name,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(sure("wound care", None), "Wound care");
    assert_eq!(sure("Charting", None), "Care records");
    assert_eq!(sure("my own word", Some("SQL")), "SQL");
    assert_eq!(link(&skill("SQL", Some("none")), vocabulary), Link::None);
    assert_eq!(link(&skill("whatever", Some("2.C.5.a")), vocabulary), Link::Element("2.C.5.a".to_owned()));
    assert_eq!(link(&skill("Falconry", None), vocabulary), Link::None);
    assert!(list_near("Falconry", vocabulary).is_empty());
    assert_eq!(link(&skill("Wound dressing", None), vocabulary), Link::None, "never guessed");
    let near = list_near("Wound dressing", vocabulary);
    assert!(near.len() <= 5 && near.iter().any(|known| known.name == "Wound care"), "{near:?}");
    assert!(is_element("2.A.1.a") && !is_element("sql") && !is_element("2.A.") && !is_element("12.A.1.a"));
}

#[test]
fn a_level_of_a_release_becomes_one_of_ours() {
    for (theirs, ours) in [(0.0, 0), (0.6, 0), (0.8, 1), (2.1, 2), (4.6, 3), (5.2, 4), (6.0, 4), (7.0, 5), (9.0, 5)] {
        assert_eq!(map_level(theirs), ours, "{theirs}");
    }
}

#[test]
fn a_role_is_filled_from_an_occupation_in_one_operation() {
    let home = Home::new();
    home.run(&["skill", "add", "Charting", "--level", "3"]);
    home.run(&["skill", "add", "Planning care"]).ok();
    let ran =
        home.run(&["role", "add", "--from-occupation", "29-1141", "--target", "--need", "planning-care:2:nice"]).ok();
    assert_eq!(ran.err.matches("New skills, not assessed yet").count(), 1, "{}", ran.err);
    let json = home.run(&["role", "show", "registered-nurse", "--json"]).ok().json();
    let role = &json["role"];
    assert_eq!(role["occupation"], "29-1141.00");
    assert_eq!(role["status"], "target");
    assert_eq!(role["trend_year"], 2026);
    let needs = role["requirement"].as_array().unwrap();
    let skills: Vec<&serde_json::Value> = needs.iter().filter(|one| one["kind"] == "skill").collect();
    assert!(skills.len() >= 5, "{skills:?}");
    for need in &skills {
        assert!((1..=5).contains(&need["level"].as_u64().unwrap()), "{need}");
        assert!(["must", "should", "nice"].contains(&need["importance"].as_str().unwrap()), "{need}");
    }
    let own: Vec<&&serde_json::Value> = skills.iter().filter(|need| need["skill"] == "planning-care").collect();
    assert_eq!((own.len(), own[0]["level"].as_u64()), (1, Some(2)), "what was given wins");
    assert!(needs.iter().any(|one| one["kind"] == "credential" && one["gate"] == true), "{needs:?}");
    assert!(role["note"].as_str().unwrap().contains("nights"), "{role}");
    assert!(home.file("skills.toml").contains("catalogue = \"Giving medicines\""), "{}", home.file("skills.toml"));
    home.run(&["undo"]).ok();
    assert!(!home.file("roles.toml").contains("[[role]]"));
    assert!(!home.file("skills.toml").contains("Giving medicines"), "the skills go with it");
}

#[test]
fn what_one_would_not_do_is_seen_in_the_gap() {
    let home = Home::new();
    home.run(&["role", "add", "--from-occupation", "registered nurse", "--target"]).ok();
    home.write("assessment.toml", "[preferences]\ndealbreakers = [\"nights\"]\n");
    let json = home.run(&["skill", "gap", "--role", "registered-nurse", "--json"]).ok().json();
    let gaps = json["gaps"].as_array().unwrap();
    assert!(gaps.iter().any(|gap| gap["kind"] == "preference" && gap["text"] == "nights"), "{gaps:?}");
}

#[test]
fn an_edit_adds_and_keeps_title_and_note() {
    let home = Home::new();
    home.run(&["role", "add", "My dream", "--note", "since school", "--need", "wound-care:5:must"]).ok();
    home.run(&["role", "edit", "my-dream", "--from-occupation", "29-1141"]).ok();
    let role = home.file("roles.toml");
    assert!(role.contains("title = \"My dream\"") && role.contains("note = \"since school\""), "{role}");
    assert_eq!(role.matches("skill = \"wound-care\"").count(), 1, "{role}");
    assert!(role.contains("level = 5") && role.contains("giving-medicines"), "{role}");
    let refused = home.run(&["role", "add", "--from-occupation", "moon miner"]).fails(1);
    assert!(refused.err.contains("moon miner"), "{}", refused.err);
    assert_eq!(home.run(&["role", "add", "x", "--built-in"]).code, 2);
}

#[test]
fn an_unclear_skill_is_asked_about_once() {
    let home = Home::new();
    home.run(&["skill", "add", "Wound dressing"]).ok();
    let script = Script::new().answer("explore.link.wound-dressing", "Wound care").answer("explore.way", "done");
    home.answer(script, &["explore"]).ok();
    assert!(home.file("skills.toml").contains("catalogue = \"Wound care\""), "{}", home.file("skills.toml"));
    home.answer(Script::new().answer("explore.way", "done"), &["explore"]).ok();
}

#[test]
fn what_is_tried_out_comes_back_in_the_review() {
    let home = Home::new();
    home.write(
        "roles.toml",
        "[[trial]]\nid = \"a-day\"\nquestion = \"Do I like it for a whole day?\"\ndue = 2026-12-01\nstatus = \"open\"\n\n[[trial]]\nid = \"old\"\nquestion = \"Was it so?\"\nstatus = \"done\"\n",
    );
    let ran = home.run(&["review", "--pulse", "5,5,5", "--adjust", "a-day;due=2026-12-20"]).ok();
    assert!(!ran.err.contains("Error"), "{}", ran.err);
    assert!(home.file("roles.toml").contains("due = 2026-12-20"), "{}", home.file("roles.toml"));
    let due = home.run(&["due", "--json"]).ok().json();
    assert!(due["due"].as_array().unwrap().is_empty(), "{due}");
    let again = home.run(&["review", "--period", "2026-11", "--adjust", "a-day;status=dropped"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(home.file("roles.toml").contains("status = \"dropped\""), "{}", home.file("roles.toml"));
}
