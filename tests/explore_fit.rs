//! What `explore match` ranks and shows, by figures worked out here: for six people, with filters,
//! what is set apart, and what is kept.
use std::collections::BTreeSet;

use career::catalogue::{Catalogue, Code};
use career::stages::assess::model::Interests;
use career::stages::explore::seeker::Seeker;
use career::stages::explore::steady;
use serde_json::Value as Json;

use crate::home::Home;

/// A person by their occupation, six scores of 30 statements, and skills with a level.
fn person(occupation: &str, scores: [u8; 6], skills: &[(&str, u8)]) -> Home {
    let home = Home::new();
    home.write("career.toml", &format!("format = 1\n[person]\nname = \"A\"\noccupation = \"{occupation}\"\n"));
    let [r, i, a, s, e, c] = scores;
    let mut text = format!(
        "[[interests]]\ndate = 2026-11-20\nform = 30\nscores = {{ R = {r}, I = {i}, A = {a}, S = {s}, E = {e}, C = {c} }}\n"
    );
    home.write("assessment.toml", &text);
    text.clear();
    for (at, (name, level)) in skills.iter().enumerate() {
        text.push_str(&format!(
            "[[skill]]\nid = \"s{at}\"\nname = \"{name}\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-11-20\nlevel = {level}\nby = \"self\"\n"
        ));
    }
    home.write("skills.toml", &text);
    home
}

fn nurse() -> Home {
    let skills = [
        ("Wound care", 4),
        ("Giving medicines", 4),
        ("Planning care", 3),
        ("Talking with families", 4),
        ("Listening", 3),
    ];
    person("29-1141.00", [9, 12, 5, 18, 7, 10], &skills)
}

fn matched(home: &Home, more: &[&str]) -> Json {
    let mut args = vec!["explore", "match", "--json"];
    args.extend(more);
    home.run(&args).ok().json()
}

fn list<'j>(json: &'j Json, key: &str) -> &'j Vec<Json> {
    json[key].as_array().unwrap_or_else(|| panic!("{key} is no list: {json}"))
}

fn codes(list: &[Json]) -> Vec<String> {
    list.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

/// Pearson by sums of products: another way than the program's.
fn r(x: [f64; 6], y: [f64; 6]) -> f64 {
    let sum = |of: &dyn Fn(usize) -> f64| (0..6).map(of).sum::<f64>();
    let (sx, sy) = (sum(&|i| x[i]), sum(&|i| y[i]));
    let (xx, yy, xy) = (sum(&|i| x[i] * x[i]), sum(&|i| y[i] * y[i]), sum(&|i| x[i] * y[i]));
    (6.0 * xy - sx * sy) / ((6.0 * xx - sx * sx).sqrt() * (6.0 * yy - sy * sy).sqrt())
}

#[test]
fn the_ranking_is_by_r_and_holds_its_keys() {
    let scores = [11, 18, 7, 5, 6, 14];
    let home = person("29-1141.00", scores, &[]);
    let json = matched(&home, &["--limit", "2000"]);
    let occupations = list(&json, "occupations");
    let catalogue = Catalogue::new(None);
    assert_eq!(occupations.len(), catalogue.all().len());
    let mut before = f64::MAX;
    for one in occupations {
        let code = Code::parse(one["code"].as_str().unwrap()).unwrap();
        let work = catalogue.get(code).unwrap().interests().unwrap();
        let expected = r(scores.map(f64::from), work);
        assert!((one["parts"]["interests"].as_f64().unwrap() - expected).abs() < 0.0006, "{code}");
        // Interests are all that is known, so that they are the score.
        let score = one["score"].as_f64().unwrap();
        assert!((score - expected).abs() < 0.0006, "{code}");
        assert!(one["parts"]["skills"].is_null() && one["parts"]["values"].is_null(), "{code}");
        assert!(one["job_zone"].is_u64() && one["source"] == "built-in" && one["gates"].is_array(), "{code}");
        assert!(score <= before, "{code} is out of order");
        before = score;
    }
}

#[test]
fn the_score_is_the_weighted_mean_of_the_known_parts() {
    let home = nurse();
    let text = home.file("assessment.toml");
    let values = "[[values]]\ndate = 2026-11-20\nwanted = { achievement = 5, independence = 3, recognition = 2, relationships = 5, support = 4, working_conditions = 3 }\n";
    home.write("assessment.toml", &format!("{text}{values}"));
    for one in list(&matched(&home, &["--limit", "2000"]), "occupations") {
        let part = |key: &str| one["parts"][key].as_f64().unwrap_or_else(|| panic!("{key}: {one}"));
        let expected = 0.5 * part("interests") + 0.3 * part("skills") + 0.2 * part("values");
        assert!((one["score"].as_f64().unwrap() - expected).abs() < 0.0002, "{one}");
    }
}

#[test]
fn filters_leave_out_only_what_they_say() {
    let home = nurse();
    let whole = codes(list(&matched(&home, &["--limit", "2000"]), "occupations"));
    let low = matched(&home, &["--limit", "2000", "--zone", "2"]);
    assert!(list(&low, "occupations").iter().all(|one| one["job_zone"].as_u64().unwrap() <= 2));
    let low = codes(list(&low, "occupations"));
    assert!(!low.is_empty() && low.iter().all(|code| whole.contains(code)));
    let group = codes(list(&matched(&home, &["--limit", "2000", "--group", "science"]), "occupations"));
    assert_eq!(group, whole.iter().filter(|code| code.starts_with("19-")).cloned().collect::<Vec<_>>());
    let paid = codes(list(&matched(&home, &["--limit", "2000", "--min-pay", "1.0x"]), "occupations"));
    assert!(paid.len() < whole.len() && paid.contains(&"29-1141.00".to_owned()));
    for (flag, value) in [("--group", "wizards"), ("--min-pay", "much"), ("--zone", "9"), ("--min-pay", "-3x")] {
        home.run(&["explore", "match", flag, value]).fails(2);
    }
}

#[test]
fn what_one_would_not_do_is_set_apart_and_not_averaged_in() {
    let home = nurse();
    let before = matched(&home, &["--limit", "2000"]);
    let text = home.file("assessment.toml");
    home.write(
        "assessment.toml",
        &format!("[preferences]\ndealbreakers = [\"nights\", \"no open-plan office\"]\nneeds = [\"a lift\"]\n{text}"),
    );
    let after = matched(&home, &["--limit", "2000"]);
    assert_eq!(codes(list(&before, "occupations")), codes(list(&after, "occupations")), "the plain ranking stays");
    let gated = list(&after, "occupations").iter().filter(|one| one["gates"] == serde_json::json!(["nights"])).count();
    assert!(gated > 3);
    let shown: Vec<&Json> = list(&after, "families")
        .iter()
        .flat_map(|family| list(family, "examples"))
        .chain(list(&after, "picks"))
        .collect();
    assert!(shown.iter().all(|one| list(one, "gates").is_empty()));
    let ran = home.run(&["explore", "match"]).ok();
    assert!(ran.err.contains(&format!("{gated} left out")), "{}", ran.err);
    assert!(ran.err.contains("no open-plan office; a lift"), "{}", ran.err);
}

#[test]
fn with_nothing_to_rank_by_no_code_is_printed() {
    for home in [Home::new(), person("29-1141.00", [10; 6], &[]), person("29-1141.00", [11, 10, 9, 10, 11, 10], &[])] {
        let ran = home.run(&["explore", "match"]).ok();
        assert_eq!(ran.out, "");
        assert!(ran.err.contains("career assess"), "{}", ran.err);
        let json = matched(&home, &[]);
        assert!(list(&json, "occupations").is_empty() && list(&json, "families").is_empty());
    }
}

#[test]
fn a_flat_profile_is_ranked_by_the_rest() {
    let skills = [
        ("Wound care", 4),
        ("Giving medicines", 4),
        ("Planning care", 3),
        ("Talking with families", 4),
        ("Listening", 3),
    ];
    let home = person("29-1141.00", [12, 10, 10, 10, 10, 10], &skills);
    let json = matched(&home, &[]);
    assert_eq!(json["computed"]["flat"], true);
    assert!(!list(&json, "occupations").is_empty() && !list(&json, "families").is_empty());
    assert!(list(&json, "occupations").iter().all(|one| one["parts"]["interests"].is_null()));
    let examples = list(&json, "families").iter().flat_map(|family| list(family, "examples"));
    for one in examples.chain(list(&json, "picks")) {
        let says = format!("{} {}", one["because"], one["but"]);
        assert!(!says.contains("which you like"), "interests without an order say nothing: {says}");
    }
    assert!(home.run(&["explore", "match"]).ok().err.contains("interested in many things"));
}

/// Six figures of equal answers are as steady as can be; those that go back and forth are not.
#[test]
fn steadiness_follows_from_the_answers() {
    let catalogue = Catalogue::new(None);
    let share = |answers: &str, form: u32| {
        let date = "2026-11-20".parse().unwrap();
        let record =
            Interests { date, form: Some(form), answers: Some(answers.to_owned()), scores: None, rather: None };
        let seeker = Seeker { interests: vec![record], ..Seeker::default() };
        let one = steady::measure(&catalogue, &seeker).unwrap();
        assert_eq!(Some(one), steady::measure(&catalogue, &seeker), "the same answers, the same figure");
        one.share
    };
    let sharp = share(&"251433".repeat(5), 30);
    let vague = share("251433154342241524352412143533", 30);
    assert!((sharp - 1.0).abs() < 1e-9, "{sharp}");
    assert!(vague < 0.9 && vague > 0.05, "{vague}");
    let twice: String = "251433154342241524352412143533".repeat(2);
    assert!(share(&twice, 60) > vague);
}

#[test]
fn what_sounds_like_one_is_kept_used_and_taken_back() {
    let home = nurse();
    let before = matched(&home, &["--limit", "2000"]);
    let first = list(&before, "families")[0]["examples"][0]["code"].as_str().unwrap().to_owned();
    let said = format!("{first}=no");
    let yes = format!("{first}=yes");
    home.run(&["explore", "match", "--sounds", &yes, "--sounds", &said]).ok();
    assert_eq!(home.file("roles.toml").matches("[[verdict]]").count(), 1, "{}", home.file("roles.toml"));
    let after = matched(&home, &["--limit", "2000"]);
    assert_eq!(codes(list(&before, "occupations")), codes(list(&after, "occupations")));
    let one = list(&after, "occupations").iter().find(|one| one["code"] == first.as_str()).unwrap();
    assert_eq!(one["sounds"], "no");
    let shown = list(&after, "families").iter().flat_map(|family| codes(list(family, "examples")));
    assert!(shown.chain(codes(list(&after, "picks"))).all(|code| code != first));
    assert!(home.run(&["explore", "match"]).ok().err.contains("1 left out, since you said"));
    home.run(&["undo"]).ok();
    assert_eq!(list(&matched(&home, &[]), "families")[0]["examples"][0]["code"], first.as_str());
    home.run(&["explore", "match", "--sounds", "29-1141=perhaps"]).fails(2);
}

#[test]
fn a_paper_that_ones_own_work_needs_is_held() {
    let json = matched(&nurse(), &["--group", "29"]);
    let shown = list(&json, "families").iter().flat_map(|family| list(family, "examples")).chain(list(&json, "picks"));
    for one in shown {
        assert!(!one["but"].as_str().unwrap().contains("Nursing registration"), "{one}");
    }
}

/// Six people: each sees several families, few of their own trade, and a reason for and against
/// each.
#[test]
fn nobody_sees_only_what_their_trade_suggests() {
    let people = [
        (
            "29-1141.00",
            [9, 12, 5, 18, 7, 10],
            ["Wound care", "Giving medicines", "Planning care", "Listening", "First aid"],
        ),
        (
            "41-2031.00",
            [6, 4, 9, 14, 13, 15],
            ["Helping customers", "Selling", "Keeping stock", "Listening", "Spreadsheets"],
        ),
        (
            "25-2021.00",
            [5, 11, 14, 18, 10, 7],
            ["Planning lessons", "Teaching a subject", "Listening", "Reading people", "Talking with parents"],
        ),
        (
            "15-1252.00",
            [11, 18, 7, 5, 6, 14],
            ["Programming", "SQL", "Testing software", "Version control", "Designing software"],
        ),
        (
            "51-4121.00",
            [19, 10, 6, 4, 5, 9],
            [
                "Welding and joining metal",
                "Reading technical drawings",
                "Measuring exactly",
                "Hand and power tools",
                "Keeping work safe",
            ],
        ),
        (
            "43-6014.00",
            [6, 8, 12, 16, 9, 13],
            ["Running a household", "Looking after children", "Making money last", "Listening", "Spreadsheets"],
        ),
    ];
    let nothing = person("41-2031.00", [9, 12, 9, 14, 3, 8], &[]);
    let json = matched(&nothing, &[]);
    let picks = list(&json, "picks").iter().filter(|one| one["why"] == "outside");
    let groups: Vec<String> = picks.map(|one| one["code"].as_str().unwrap()[..2].to_owned()).collect();
    assert!(groups.len() == 2 && !groups.contains(&"41".to_owned()), "{groups:?}");
    for (occupation, scores, skills) in people {
        let home = person(occupation, scores, &skills.map(|name| (name, 3)));
        let json = matched(&home, &[]);
        let families = list(&json, "families");
        assert!((5..=8).contains(&families.len()), "{occupation}: {} families", families.len());
        let shown: Vec<&Json> =
            families.iter().flat_map(|family| list(family, "examples")).chain(list(&json, "picks")).collect();
        for one in &shown {
            for key in ["because", "but"] {
                assert!(one[key].as_str().is_some_and(|text| text.len() > 10), "{occupation}: {one}");
            }
        }
        let all = codes(&shown.iter().map(|one| (*one).clone()).collect::<Vec<_>>());
        let groups: BTreeSet<&str> = all.iter().map(|code| &code[..2]).collect();
        assert!(groups.len() >= 5, "{occupation}: {groups:?}");
        let own = all.iter().filter(|code| code[..2] == occupation[..2]).count();
        assert!(own * 2 < all.len(), "{occupation}: {own} of {} from their own group", all.len());
        assert!(!all.contains(&occupation.to_owned()));
        let distinct: BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len(), "{occupation}: one stands twice");
        // Two from outside of the families shown.
        let outside: Vec<&Json> = list(&json, "picks").iter().filter(|one| one["why"] == "outside").collect();
        assert_eq!(outside.len(), 2, "{occupation}");
        let in_families: BTreeSet<u64> = families.iter().map(|family| family["group"].as_u64().unwrap()).collect();
        for one in outside {
            let group: u64 = one["code"].as_str().unwrap()[..2].parse().unwrap();
            assert!(!in_families.contains(&group), "{occupation}: {one}");
            assert_ne!(group.to_string(), occupation[..2], "what stands beside their work is not from outside");
        }
    }
}
