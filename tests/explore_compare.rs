//! `explore compare`: side by side, and how small a change of weights alters the order.
use career::stages::explore::flip::{find_flip, mean, move_weight, order, scale};
use career::stages::explore::parts::WEIGHTS;
use proptest::prelude::*;

use crate::home::Home;

const NURSE: &str = "29-1141.00";
const DATA: &str = "15-2051.00";

/// The smallest change of one weight on a grid that puts another one first.
fn search_grid(all: &[[f64; 3]], weights: &[f64; 3]) -> Option<f64> {
    let first = order(all, weights)[0];
    let mut least: Option<f64> = None;
    for part in (0..3).filter(|part| weights[*part] > 0.0 && weights[*part] < 1.0) {
        for step in 0..=4000 {
            let to = f64::from(step) / 4000.0;
            let moved = move_weight(weights, part, to);
            let best = all.iter().map(|one| mean(one, &moved)).fold(f64::MIN, f64::max);
            if best > mean(&all[first], &moved) + 1e-9 {
                let change = (to - weights[part]).abs();
                least = Some(least.map_or(change, |known| known.min(change)));
            }
        }
    }
    least
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_change_is_that_of_a_fine_grid(
        all in prop::collection::vec(prop::array::uniform3(-1.0f64..1.0), 2..4),
        known in prop::array::uniform3(any::<bool>()),
    ) {
        let Some(weights) = scale(&WEIGHTS, known) else { return Ok(()) };
        prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let first = order(&all, &weights)[0];
        match (find_flip(&all, &weights), search_grid(&all, &weights)) {
            (Some(flip), Some(least)) => {
                let change = (flip.weight - flip.now).abs();
                // The grid steps over the point itself, and never lies before it.
                prop_assert!(change <= least + 1e-6 && least - change <= 1.0 / 4000.0 + 1e-4, "{change} {least}");
                prop_assert_ne!(flip.first, first);
                let at = move_weight(&weights, flip.part, flip.weight);
                prop_assert!((mean(&all[flip.first], &at) - mean(&all[first], &at)).abs() < 1e-9);
            }
            (None, None) => {}
            // So close to an end of the scale that the grid does not see it.
            (Some(flip), None) => prop_assert!(flip.weight < 0.001 || flip.weight > 0.999, "{flip:?}"),
            (None, Some(least)) => prop_assert!(false, "the grid found {least}"),
        }
    }
}

#[test]
fn the_worked_example_of_the_module_holds() {
    let flip = find_flip(&[[0.9, 0.1, 0.0], [0.5, 0.6, 0.0]], &[0.6, 0.4, 0.0]).unwrap();
    // Of two parts one is what the other leaves: .444 of the second is .556 of the first.
    assert_eq!((flip.part, flip.first), (0, 1));
    assert!((flip.weight - 5.0 / 9.0).abs() < 1e-12, "{flip:?}");
    assert_eq!(find_flip(&[[0.9, 0.7, 0.5], [0.5, 0.6, 0.4]], &WEIGHTS), None);
    // With one part only there is nothing to move.
    assert_eq!(find_flip(&[[0.9, 0.0, 0.0], [0.5, 0.0, 0.0]], &[1.0, 0.0, 0.0]), None);
}

/// A nurse with interests, two assessed skills and one role inside.
fn nurse() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n\n[person]\nname = \"Jana\"\noccupation = \"29-1141.00\"\n");
    home.write(
        "assessment.toml",
        "format = 1\n\n[[interests]]\ndate = 2026-11-01\nform = 60\nscores = { R = 10, I = 30, A = 12, S = 32, E = 9, C = 20 }\n\n[preferences]\ndealbreakers = [\"nights\"]\n",
    );
    home.write(
        "skills.toml",
        "format = 1\n\n[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n\n[[skill.rating]]\ndate = 2026-11-01\nlevel = 1\nby = \"self\"\n",
    );
    home.write(
        "roles.toml",
        "format = 1\n\n[[role]]\nid = \"analyst-here\"\ntitle = \"Analyst here\"\nwhere = \"inside\"\noccupation = \"15-2051.00\"\npay = \"52000 EUR/year\"\ntrend = \"growing\"\ntrend_year = 2026\n\n[[role.requirement]]\nkind = \"skill\"\nskill = \"sql\"\nlevel = 4\nimportance = \"must\"\n\n[[role]]\nid = \"bare\"\ntitle = \"Bare\"\n",
    );
    home
}

#[test]
fn a_role_of_ones_own_stands_beside_occupations() {
    let home = nurse();
    let before = home.files();
    let json = home.run(&["explore", "compare", "mine", "analyst-here", DATA, "--json"]).ok().json();
    let all = json["occupations"].as_array().unwrap();
    assert_eq!(all.len(), 3);
    for one in all {
        for key in [
            "code",
            "title",
            "job_zone",
            "source",
            "role",
            "parts",
            "score",
            "musts",
            "pay",
            "pay_ratio",
            "own_pay",
            "hours_missing",
            "gates",
            "outlook",
        ] {
            assert!(one.get(key).is_some(), "{key} is missing in {one}");
        }
    }
    assert_eq!(all[0]["code"], NURSE);
    assert_eq!((&all[1]["role"], &all[1]["code"]), (&"analyst-here".into(), &DATA.into()));
    assert_eq!(all[1]["own_pay"], "52000 EUR/year");
    assert_eq!(all[1]["musts"]["musts"], 1);
    assert_eq!(all[1]["musts"]["musts_met"], 0);
    // From level 1 to 4: 20 + 60 + 150 to 40 + 120 + 300 hours.
    assert_eq!(all[1]["hours_missing"], serde_json::json!({ "low": 230.0, "high": 460.0 }));
    assert_eq!(all[1]["outlook"]["source"], "role");
    assert!(all[2]["role"].is_null());
    // A nurse's nights, which this person would not do.
    let gates = all[0]["gates"].as_array().unwrap();
    assert!(gates.iter().any(|gate| gate["kind"] == "dealbreaker" && gate["text"] == "nights"), "{gates:?}");
    assert!(gates.iter().any(|gate| gate["kind"] == "missing"), "{gates:?}");
    // The role and its occupation both ask for SQL.
    let shared = json["shared_skills"].as_array().unwrap();
    let sql = shared.iter().find(|one| one["skill"] == "sql").unwrap_or_else(|| panic!("{shared:?}"));
    assert_eq!(sql["level"], 1);
    assert!(sql["asked"].as_array().unwrap().len() >= 2);
    assert_eq!(json["computed"]["order"].as_array().unwrap().len(), 3);
    assert_eq!(json["computed"]["compared_by"], serde_json::json!(["interests"]));
    assert!(json["computed"]["flip"].is_null());
    assert_eq!(home.files(), before, "comparing changed something");
}

#[test]
fn what_is_not_known_is_said_and_never_0() {
    let home = nurse();
    let ran = home.run(&["explore", "compare", "bare", NURSE, "--json"]).ok();
    let json = ran.json();
    let bare = &json["occupations"][0];
    assert!(bare["score"].is_null() && bare["parts"]["interests"].is_null() && bare["hours_missing"].is_null());
    assert!(json["computed"]["flip"].is_null());
    assert_eq!(json["computed"]["order"], serde_json::json!([]));
    let text = home.run(&["explore", "compare", "bare", NURSE]).ok().out;
    assert!(text.contains("not known") && text.contains("cannot be put in an order"), "{text}");
    assert!(!text.contains("about 0"), "{text}");
}

#[test]
fn the_page_fits_its_width_also_in_plain_words() {
    for (width, plain) in [(80, false), (120, false), (80, true)] {
        let home = nurse().wide(width);
        let mut args = vec!["explore", "compare", "mine", "analyst-here", DATA];
        if plain {
            args.push("--plain");
        }
        let text = home.run(&args).ok().out;
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{} of {width}: {line}", line.chars().count());
        }
        assert!(text.contains("52000 EUR/year"), "{text}");
        assert!(text.contains("US, May"), "{text}");
        assert!(text.contains("SQL"), "{text}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let home = nurse();
    let twice = home.run(&["explore", "compare", NURSE, "mine"]).fails(2);
    assert!(twice.err.contains("compared with itself"), "{}", twice.err);
    home.run(&["explore", "compare", NURSE]).fails(2);
    let unknown = home.run(&["explore", "compare", NURSE, "nurze of the moon"]).fails(1);
    assert!(unknown.err.contains("nurze of the moon"), "{}", unknown.err);
}

#[test]
fn explained_figures_stand_in_json_too() {
    let json = nurse().run(&["explore", "compare", "mine", DATA, "--json", "--explain"]).ok().json();
    assert!(json["computed"]["explain"].as_str().unwrap().contains("straight lines"));
}
