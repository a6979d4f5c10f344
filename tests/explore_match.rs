//! What fits: the ranking, what is set apart, the families and picks, and what is kept of them.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use std::collections::BTreeSet;

use career::term::Script;
use serde_json::Value;

use crate::home::Home;

/// Thirty answers from one digit a type, R I A S E C.
fn answers(digits: [u8; 6]) -> String {
    (0..30).map(|at| digits[at % 6].to_string()).collect::<Vec<_>>().join(" ")
}

fn person(digits: [u8; 6], occupation: Option<&str>) -> Home {
    let home = Home::new();
    home.run(&["assess", "interests", "--answers", &answers(digits)]).ok();
    if let Some(code) = occupation {
        home.run(&["init", "--occupation", code]).ok();
    }
    home
}

fn found(home: &Home, args: &[&str]) -> Value {
    let mut all = vec!["explore", "match", "--json"];
    all.extend(args);
    home.run(&all).ok().json()
}

fn codes(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn nothing_to_rank_by_is_no_error_and_names_no_occupation() {
    let home = Home::new();
    let ran = home.run(&["explore", "match"]).ok();
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("career assess interests"), "{}", ran.err);
    let json = found(&home, &[]);
    assert_eq!(json["occupations"], Value::Array(Vec::new()));
    assert_eq!(json["families"], Value::Array(Vec::new()));
}

#[test]
fn an_occupations_own_profile_fits_with_1() {
    // The interests of the electrician in the catalogue, put on the scale of 60 statements.
    let home = Home::new();
    let show = home.run(&["explore", "show", "47-2111", "--json"]).ok().json();
    let work: Vec<f64> = ["R", "I", "A", "S", "E", "C"]
        .iter()
        .map(|key| show["occupation"]["interests"][*key].as_f64().unwrap())
        .collect();
    let score = |figure: f64| format!("{:.0}", (figure - 1.0) / 6.0 * 40.0);
    let scores =
        ["R", "I", "A", "S", "E", "C"].iter().zip(&work).map(|(key, figure)| format!("{key} = {}", score(*figure)));
    let scores = scores.collect::<Vec<_>>().join(", ");
    home.write("assessment.toml", &format!("[[interests]]\ndate = 2026-11-01\nform = 60\nscores = {{ {scores} }}\n"));
    let json = found(&home, &["--limit", "1"]);
    assert_eq!(json["occupations"][0]["code"], "47-2111.00");
    let r = json["occupations"][0]["parts"]["interests"].as_f64().unwrap();
    assert!(r > 0.999, "{r}");
    assert_eq!(json["occupations"][0]["parts"]["skills"], Value::Null);
    assert!((json["occupations"][0]["score"].as_f64().unwrap() - r).abs() < 1e-9, "one part alone is the score");
    // Without the answers themselves the figure of many people stands in.
    assert!((json["computed"]["stable_share"].as_f64().unwrap() - 0.45).abs() < 1e-9);
}

#[test]
fn r_is_pearsons() {
    let home = person([5, 4, 2, 3, 1, 2], None);
    let json = found(&home, &["--limit", "2000"]);
    let mine = [20.0, 15.0, 5.0, 10.0, 0.0, 5.0];
    for one in json["occupations"].as_array().unwrap().iter().step_by(17) {
        let show = home.run(&["explore", "show", one["code"].as_str().unwrap(), "--json"]).ok().json();
        let work: Vec<f64> = ["R", "I", "A", "S", "E", "C"]
            .iter()
            .map(|key| show["occupation"]["interests"][*key].as_f64().unwrap())
            .collect();
        let (mx, my) = (mine.iter().sum::<f64>() / 6.0, work.iter().sum::<f64>() / 6.0);
        let sum = |f: &dyn Fn(f64, f64) -> f64| mine.iter().zip(&work).map(|(x, y)| f(x - mx, y - my)).sum::<f64>();
        let r = sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt();
        let said = one["parts"]["interests"].as_f64().unwrap();
        assert!((r - said).abs() < 1e-4, "{} {r} {said}", one["code"]);
    }
}

#[test]
fn the_ranking_is_by_score_among_the_same_parts() {
    let home = Home::example("maya");
    let json = found(&home, &["--limit", "2000"]);
    let list = json["occupations"].as_array().unwrap();
    let ranked: Vec<&Value> = list.iter().filter(|one| one["less_known"] == false).collect();
    assert!(ranked.len() > 100, "{}", ranked.len());
    let scores: Vec<f64> = ranked.iter().map(|one| one["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b));
    let known = |one: &Value| ["interests", "skills", "values"].map(|part| one["parts"][part].is_null());
    assert_eq!(ranked.iter().map(|one| known(one)).collect::<BTreeSet<_>>().len(), 1);
    for one in &ranked {
        let part = |name: &str| one["parts"][name].as_f64();
        let parts = [(part("interests"), 0.5), (part("skills"), 0.3), (part("values"), 0.2)];
        let whole: f64 = parts.iter().filter(|(part, _)| part.is_some()).map(|(_, weight)| weight).sum();
        let mean = parts.iter().filter_map(|(part, weight)| Some(part.as_ref()? * weight)).sum::<f64>() / whole;
        assert!((mean - one["score"].as_f64().unwrap()).abs() < 2e-4, "{one}");
    }
}

#[test]
fn what_one_would_not_do_is_set_apart_and_never_averaged() {
    let home = person([2, 4, 1, 5, 3, 3], None);
    let before = found(&home, &["--limit", "2000"]);
    home.write(
        "assessment.toml",
        &format!(
            "{}\n[preferences]\ndealbreakers = [\"nights\", \"loud rooms\"]\nneeds = [\"no stairs\"]\n",
            home.file("assessment.toml")
        ),
    );
    let after = found(&home, &["--limit", "2000"]);
    let scores = |json: &Value| {
        json["occupations"].as_array().unwrap().iter().map(|one| one["score"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(scores(&before), scores(&after), "a gate moves no score");
    let gated: Vec<String> = after["occupations"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["gates"] != Value::Array(Vec::new()))
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect();
    assert!(gated.contains(&"29-1141.00".to_owned()));
    for family in after["families"].as_array().unwrap() {
        assert!(codes(&family["examples"]).iter().all(|code| !gated.contains(code)));
    }
    assert!(codes(&after["picks"]).iter().all(|code| !gated.contains(code)));
    let own: Vec<&str> =
        after["computed"]["check_yourself"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(own, ["loud rooms", "no stairs"]);
    let text = home.run(&["explore", "match"]).ok();
    assert!(text.err.contains("left out") && text.err.contains("loud rooms; no stairs"), "{}", text.err);
    assert!(!text.out.contains("Registered nurse"), "{}", text.out);
}

#[test]
fn filters_leave_out_and_say_so() {
    let home = person([3, 4, 1, 5, 3, 3], Some("41-2031.00"));
    for one in found(&home, &["--zone", "2", "--limit", "2000"])["occupations"].as_array().unwrap() {
        assert!(one["job_zone"].as_u64().unwrap() <= 2, "{one}");
    }
    for one in found(&home, &["--group", "teaching", "--limit", "2000"])["occupations"].as_array().unwrap() {
        assert!(one["code"].as_str().unwrap().starts_with("25-"), "{one}");
    }
    let dear = codes(&found(&home, &["--min-pay", "2.0x", "--limit", "2000"])["occupations"]);
    let all = codes(&found(&home, &["--limit", "2000"])["occupations"]);
    assert!(!dear.is_empty() && dear.len() < all.len());
    for (args, word) in
        [(&["--min-pay", "much"][..], "much"), (&["--group", "magic"], "magic"), (&["--zone", "9"], "9")]
    {
        let ran = home.run(&[&["explore", "match"], args].concat()).fails(2);
        assert!(ran.err.contains(word), "{}", ran.err);
    }
}

#[test]
fn a_flat_profile_has_no_order_by_interests() {
    let home = person([3, 3, 3, 3, 3, 3], None);
    let json = found(&home, &[]);
    assert_eq!(json["occupations"], Value::Array(Vec::new()));
    assert_eq!(json["computed"]["flat"], true);
    let text = home.run(&["explore", "match"]).ok();
    assert!(text.err.contains("interested in many things"), "{}", text.err);
    assert_eq!(text.out, "");
    home.run(&["assess", "values", "--answers", "6 1 4 5 2 3"]).ok();
    let json = found(&home, &["--limit", "3"]);
    assert_eq!(json["occupations"][0]["parts"]["interests"], Value::Null);
    assert!(json["occupations"][0]["parts"]["values"].is_number());
}

#[test]
fn how_steady_a_list_is_follows_from_the_answers() {
    let share = |home: &Home| found(home, &[])["computed"]["stable_share"].as_f64().unwrap();
    let sharp = person([1, 5, 1, 5, 1, 1], None);
    assert_eq!(share(&sharp), 1.0, "answers that never differ within a type cannot change");
    assert_eq!(share(&sharp), share(&sharp));
    let vague = Home::new();
    let mixed: Vec<String> = (0..30).map(|at| ((at * 7 + at / 6) % 5 + 1).to_string()).collect();
    vague.run(&["assess", "interests", "--answers", &mixed.join(" ")]).ok();
    if let Some(share) = found(&vague, &[])["computed"]["stable_share"].as_f64() {
        assert!(share < 0.9, "{share}");
    }
}

#[test]
fn every_family_and_pick_has_a_because_and_a_but() {
    for (digits, occupation) in [
        ([2, 4, 1, 5, 2, 3], Some("29-1141.00")),
        ([2, 2, 2, 4, 4, 4], Some("41-2031.00")),
        ([1, 3, 4, 5, 3, 2], Some("25-2021.00")),
        ([3, 5, 3, 1, 2, 4], Some("15-1252.00")),
        ([5, 3, 2, 1, 1, 3], Some("51-4121.00")),
        ([3, 2, 3, 4, 3, 4], None),
    ] {
        let home = person(digits, occupation);
        let json = found(&home, &[]);
        let families = json["families"].as_array().unwrap();
        assert!((5..=8).contains(&families.len()), "{}", families.len());
        let picks = json["picks"].as_array().unwrap();
        assert!(picks.len() >= 3, "{digits:?}: {}", picks.len());
        let mut groups = BTreeSet::new();
        for one in families.iter().flat_map(|family| family["examples"].as_array().unwrap()).chain(picks) {
            for key in ["because", "but"] {
                assert!(one[key].as_str().is_some_and(|text| !text.is_empty()), "{one}");
            }
            groups.insert(one["code"].as_str().unwrap()[..2].to_owned());
        }
        assert!(groups.len() >= 5, "{digits:?} {groups:?}");
        if let Some(code) = occupation {
            let first: Vec<&str> =
                families.iter().take(3).map(|family| family["examples"][0]["code"].as_str().unwrap()).collect();
            assert!(first.iter().any(|one| one[..2] != code[..2]), "{first:?} only repeats {code}");
            assert!(!codes(&json["picks"]).contains(&code.to_owned()), "what one does already is no idea");
        }
        let mut all: Vec<String> =
            families.iter().flat_map(|family| codes(&family["examples"])).chain(codes(&json["picks"])).collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "named twice");
    }
}

#[test]
fn what_sounds_like_me_is_kept_and_used() {
    let home = person([5, 3, 2, 1, 1, 3], None);
    let first = found(&home, &[])["families"][0]["examples"][0]["code"].as_str().unwrap().to_owned();
    let ran = home.run(&["explore", "match", "--sounds", &format!("{first}=no"), "--sounds", "17-2051=yes"]).ok();
    assert!(ran.err.contains("Undo: career undo"), "{}", ran.err);
    assert_eq!(home.file("roles.toml").matches("[[verdict]]").count(), 2);
    let json = found(&home, &["--limit", "2000"]);
    let named: Vec<String> = json["families"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|family| codes(&family["examples"]))
        .chain(codes(&json["picks"]))
        .collect();
    assert!(!named.contains(&first));
    let kept = json["occupations"].as_array().unwrap().iter().find(|one| one["code"] == first.as_str()).unwrap();
    assert_eq!(kept["sounds"], "no", "the plain ranking has it all the same");
    home.run(&["explore", "match", "--sounds", &format!("{first}=partly")]).ok();
    assert_eq!(home.file("roles.toml").matches("[[verdict]]").count(), 2, "a second answer replaces the first");
    home.run(&["undo"]).ok();
    home.run(&["undo"]).ok();
    assert_eq!(home.file("roles.toml"), "");
    assert!(home.run(&["explore", "match", "--sounds", "17-2051=perhaps"]).fails(2).err.contains("perhaps"));
}

#[test]
fn what_closes_soon_is_named_inside_first() {
    let home = person([2, 4, 1, 5, 3, 3], None);
    home.run(&["role", "add", "Far one", "--closes", "2027-06-01"]).ok();
    home.run(&["role", "add", "Outside one", "--closes", "2026-12-01"]).ok();
    home.run(&["role", "add", "Deputy", "--kind", "promotion", "--where", "inside", "--closes", "2026-12-15"]).ok();
    let json = found(&home, &[]);
    let titles: Vec<&str> =
        json["closing"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Deputy", "Outside one"]);
    let text = home.run(&["explore", "match"]).ok();
    assert!(text.err.contains("Closes soon: Deputy (promotion, inside)"), "{}", text.err);
}

#[test]
fn a_walk_keeps_a_role_a_goal_and_a_step_in_one_operation() {
    let home = person([5, 3, 2, 1, 1, 3], None);
    let script = Script::new()
        .answer("explore.way", "search")
        .answer("explore.search", "electrician")
        .answer("explore.sounds.47-2111.00", "y")
        .answer("explore.then", "keep")
        .answer("explore.goal", "y")
        .answer("explore.goal.due", "2029-Q1")
        .answer("explore.goal.why", "Work that one sees")
        .answer("explore.goal.obstacle", "The exam")
        .answer("explore.goal.steps", "1")
        .answer("explore.way", "done");
    home.answer(script, &["explore"]).ok();
    let roles = home.file("roles.toml");
    assert!(roles.contains("occupation = \"47-2111.00\"") && roles.contains("status = \"target\""), "{roles}");
    assert!(roles.contains("gate = true"), "a licence that law demands comes first: {roles}");
    let goals = home.file("goals.toml");
    assert!(
        goals.contains("due = 2029-03-31")
            && goals.contains("role = \"electrician\"")
            && goals.contains("obstacle = \"The exam\""),
        "{goals}"
    );
    assert!(home.file("plan.toml").contains("goal = \"work-as-electrician\""), "{}", home.file("plan.toml"));
    assert!(home.run(&["check"]).ok().out.len() < 400);
    home.run(&["undo"]).ok();
    assert_eq!(home.file("goals.toml"), "");
    assert_eq!(home.file("plan.toml"), "");
    assert!(!home.file("roles.toml").contains("[[role]]"), "one undo takes back role, goal and step");
    assert!(home.file("roles.toml").contains("[[verdict]]"), "what sounded like me was an operation of its own");
}

#[test]
fn without_a_terminal_the_walk_says_what_there_is() {
    let ran = Home::new().run(&["explore"]).ok();
    assert!(ran.out.contains("career explore match") && ran.out.contains("career explore sources"), "{}", ran.out);
}

#[test]
fn whoever_stops_at_the_goal_has_the_role_all_the_same() {
    let home = person([5, 3, 2, 1, 1, 3], None);
    let script = Script::new()
        .answer("explore.way", "search")
        .answer("explore.search", "electrician")
        .skip("explore.sounds.47-2111.00")
        .answer("explore.then", "keep")
        .answer("explore.goal", "y")
        .stop("explore.goal.due");
    let ran = home.answer(script, &["explore"]).fails(130);
    assert!(ran.err.contains("What you kept is saved"), "{}", ran.err);
    assert!(home.file("roles.toml").contains("occupation = \"47-2111.00\""));
    assert_eq!(home.file("goals.toml"), "");
}

#[test]
fn what_was_looked_at_can_be_compared() {
    let home = person([5, 3, 2, 1, 1, 3], None);
    let mut script = Script::new();
    for work in ["electrician", "welder"] {
        script = script.answer("explore.way", "search").answer("explore.search", work);
        let code = if work == "welder" { "51-4121.00" } else { "47-2111.00" };
        script = script.skip(&format!("explore.sounds.{code}")).answer("explore.then", "on");
    }
    let ran = home.answer(script.answer("explore.way", "compare").answer("explore.way", "done"), &["explore"]).ok();
    assert!(ran.out.contains("Which comes first"), "{}", ran.out);
}
