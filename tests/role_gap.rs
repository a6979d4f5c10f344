//! Person against role: a table worked by hand, and what has to hold of any.
use career::stages::assess::trail::{Sources, Trail};
use career::stages::explore::gap::{Amount, Gap, GapKind, Gaps, Me, Met, measure};
use career::stages::explore::model::{Role, Where};
use career::stages::explore::steps::{State, list_steps};
use chrono::NaiveDate;
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn role(text: &str) -> Role {
    toml::from_str(&format!("id = \"analyst\"\ntitle = \"Analyst\"\n{text}")).unwrap()
}

fn need(skill: &str, level: u8, more: &str) -> String {
    format!("[[requirement]]\nkind = \"skill\"\nskill = \"{skill}\"\nlevel = {level}\n{more}\n")
}

fn me(levels: &[(&str, Option<u8>)]) -> Me {
    let skills = levels.iter().map(|(id, level)| {
        let rating = level
            .map(|level| format!("[[rating]]\ndate = 2026-01-01\nlevel = {level}\nby = \"self\""))
            .unwrap_or_default();
        toml::from_str(&format!("id = \"{id}\"\nname = \"{id}\"\nkind = \"soft\"\n{rating}")).unwrap()
    });
    Me { skills: skills.collect(), sources: Sources::default(), preferences: None }
}

fn with<T>(role: &Role, me: &Me, look: impl FnOnce(&Gaps<'_>) -> T) -> T {
    look(&measure(role, me, &Trail::follow(&me.sources), today()))
}

fn kinds(gaps: &Gaps<'_>) -> Vec<(GapKind, String)> {
    gaps.gaps.iter().map(|gap| (gap.kind, gap.skill.clone().or(gap.text.clone()).unwrap())).collect()
}

#[test]
fn the_table_worked_by_hand() {
    // The example of the module's page.
    let analyst = role(
        &[
            need("sql", 4, ""),
            need("statistics", 3, ""),
            need("excel", 3, "importance = \"should\""),
            need("python", 2, "importance = \"nice\""),
        ]
        .concat(),
    );
    let maya = me(&[("sql", Some(2)), ("statistics", Some(3)), ("excel", Some(4)), ("python", None)]);
    with(&analyst, &maya, |gaps| {
        assert_eq!((gaps.musts, gaps.met, gaps.close, gaps.far, gaps.open_musts()), (2, 1, 0, 1, 0));
        assert_eq!(gaps.unassessed, ["python"]);
        // (1 × 2/4 + 1 × 1 + .7 × 1) ÷ 2.7, with .4 of 3.1 of the weight not assessed.
        assert!((gaps.coverage.unwrap() - 22.0 / 27.0).abs() < 1e-12, "{:?}", gaps.coverage);
        assert!(gaps.blocked_by.is_empty());
        // The two that are met have no example yet; the level that is missing comes first.
        let expected = [(GapKind::Level, "sql"), (GapKind::Proof, "statistics"), (GapKind::Proof, "excel")];
        assert_eq!(kinds(gaps), expected.map(|(kind, what)| (kind, what.to_owned())));
        assert_eq!((gaps.gaps[0].have.clone(), gaps.gaps[0].need.clone()), (Amount::Level(2), Amount::Level(4)));
    });
}

#[test]
fn five_of_eight_musts() {
    let text: String = [("a", 3), ("b", 3), ("c", 2), ("d", 1), ("e", 5), ("f", 4), ("g", 3), ("h", 4)]
        .iter()
        .map(|(skill, level)| need(skill, *level, "importance = \"must\""))
        .collect();
    let person = me(&[
        ("a", Some(3)),
        ("b", Some(5)),
        ("c", Some(2)),
        ("d", Some(1)),
        ("e", Some(5)),
        ("f", Some(3)),
        ("g", Some(2)),
        ("h", Some(2)),
    ]);
    with(&role(&text), &person, |gaps| assert_eq!((gaps.musts, gaps.met, gaps.close, gaps.far), (8, 5, 2, 1)));
}

#[test]
fn coverage_is_left_out_where_more_than_three_tenths_are_not_assessed() {
    // Ten nice ones of the same weight: three unknown are 30 %, four are more.
    let text: String = (0..10).map(|at| need(&format!("s{at}"), 2, "importance = \"nice\"")).collect();
    let ids: Vec<String> = (0..10).map(|at| format!("s{at}")).collect();
    for (unknown, coverage) in [(0, Some(0.5)), (3, Some(0.5)), (4, None), (10, None)] {
        let levels: Vec<(&str, Option<u8>)> =
            ids.iter().enumerate().map(|(at, id)| (id.as_str(), (at >= unknown).then_some(1))).collect();
        with(&role(&text), &me(&levels), |gaps| {
            assert_eq!(gaps.coverage.map(|coverage| (coverage * 1e9).round() / 1e9), coverage, "{unknown} unknown");
            assert_eq!(gaps.unassessed.len(), unknown);
        });
    }
    with(&role(""), &me(&[]), |gaps| assert_eq!((gaps.coverage, gaps.musts), (None, 0)));
}

#[test]
fn a_gate_blocks_whatever_the_rest_says_and_an_example_never_does() {
    let text = [
        need("sql", 3, ""),
        need("german", 3, "gate = true"),
        "[[requirement]]\nkind = \"credential\"\ntext = \"Registered nurse\"\ngate = true\n".to_owned(),
    ]
    .concat();
    let nurse = role(&text);
    let mut person = me(&[("sql", Some(5)), ("german", Some(2))]);
    with(&nurse, &person, |gaps| {
        assert_eq!(gaps.blocked_by, ["german", "Registered nurse"]);
        assert!(gaps.gaps[0].gate && gaps.gaps[1].gate && !gaps.gaps[2].gate, "{:?}", gaps.gaps);
    });
    person
        .sources
        .credentials
        .push(toml::from_str("id = \"rn\"\ntitle = \"Registered Nurse\"\nexpires = 2026-11-23").unwrap());
    with(&nurse, &person, |gaps| {
        assert_eq!(gaps.blocked_by, ["german"], "by its title, in any capitals, and on its last day")
    });
    person.sources.credentials[0].expires = "2026-11-22".parse().ok();
    with(&nurse, &person, |gaps| {
        assert_eq!(gaps.blocked_by, ["german", "Registered nurse"]);
        let expired = gaps.gaps.iter().find(|gap| gap.kind == GapKind::Credential).unwrap();
        assert_eq!(expired.have, Amount::Word("expired".to_owned()));
    });
    // A renewed paper beside the old one holds.
    person.sources.credentials.push(toml::from_str("id = \"rn-2\"\ntitle = \"Registered nurse\"").unwrap());
    let german = me(&[("sql", Some(5)), ("german", Some(4))]);
    person.skills = german.skills;
    with(&nurse, &person, |gaps| {
        assert_eq!(gaps.blocked_by, Vec::<String>::new());
        assert!(gaps.gaps.iter().all(|gap| !gap.gate && gap.kind == GapKind::Proof), "{:?}", gaps.gaps);
    });
}

#[test]
fn experience_counts_by_tag_or_by_months() {
    let asks = |more: &str| role(&format!("[[requirement]]\nkind = \"experience\"\ntext = \"Led a project\"\n{more}"));
    let entry = |date: &str, tag: &str| {
        toml::from_str(&format!("id = \"{date}\"\ndate = {date}\nkind = \"win\"\ntext = \"X\"\ntags = [\"{tag}\"]"))
            .unwrap()
    };
    let mut person = me(&[]);
    let check = |person: &Me, more: &str| {
        with(&asks(more), person, |gaps| {
            (gaps.met, gaps.gaps.first().map(|gap: &Gap| (gap.have.clone(), gap.need.clone())))
        })
    };
    assert_eq!(check(&person, "tag = \"led-project\"\ncount = 2"), (0, Some((Amount::Count(0), Amount::Count(2)))));
    assert_eq!(check(&person, ""), (0, Some((Amount::Count(0), Amount::Count(1)))), "once, where no number is said");
    person.sources.entries =
        vec![entry("2026-01-01", "led-project"), entry("2026-12-01", "led-project"), entry("2026-02-01", "other")];
    assert_eq!(
        check(&person, "tag = \"led-project\"\ncount = 2"),
        (0, Some((Amount::Count(1), Amount::Count(2)))),
        "what is to come does not count"
    );
    assert_eq!(check(&person, "tag = \"led-project\"\ncount = 1").0, 1);
    assert_eq!(check(&person, "").0, 0);
    person.sources.entries.push(entry("2026-02-01", "Led a project"));
    assert_eq!(check(&person, "").0, 1, "the text as a tag, in any spelling");
    // Months: from the first tagged entry to the last, or of positions that the tag names.
    assert_eq!(check(&person, "tag = \"led-project\"\nmonths = 6"), (0, Some((Amount::Months(0), Amount::Months(6)))));
    person.sources.entries.push(entry("2026-07-01", "Led project"));
    assert_eq!(check(&person, "tag = \"led-project\"\nmonths = 6").0, 1);
    person
        .sources
        .positions
        .push(toml::from_str("id = \"p\"\ntitle = \"Team lead\"\nfrom = 2024-01-01\nto = 2024-12-31").unwrap());
    assert_eq!(check(&person, "tag = \"team-lead\"\nmonths = 12").0, 1);
    assert_eq!(check(&person, "tag = \"team-lead\"\nmonths = 13"), (0, Some((Amount::Months(12), Amount::Months(13)))));
    // Either of the two will do.
    assert_eq!(check(&person, "tag = \"team-lead\"\ncount = 5\nmonths = 12").0, 1);
}

#[test]
fn education_is_met_by_the_highest_paper_and_close_one_under() {
    let asks = role("[[requirement]]\nkind = \"education\"\nlevel = \"bachelor\"");
    for (papers, met) in [
        (vec![], Met::Far),
        (vec!["school"], Met::Far),
        (vec!["school", "vocational"], Met::Close),
        (vec!["bachelor"], Met::Met),
        (vec!["doctorate", "school"], Met::Met),
    ] {
        let mut person = me(&[]);
        person.sources.credentials = papers
            .iter()
            .map(|level| toml::from_str(&format!("title = \"D\"\nlevel = \"{level}\"")).unwrap())
            .collect();
        with(&asks, &person, |gaps| assert_eq!(gaps.asked[0].met, met, "{papers:?}"));
    }
}

#[test]
fn what_the_person_would_rather_not_is_named_and_not_averaged() {
    let text = "note = \"Every fourth week of night work, no weekends, some travelling\"\npay = \"35000 EUR/year\"\n"
        .to_owned()
        + &need("selling", 2, "importance = \"should\"");
    let mut person = me(&[("selling", Some(3))]);
    person.skills[0].desire = Some(1);
    person.preferences = toml::from_str(
        "dealbreakers = [\"nights\", \"weekends\", \"travel\", \"sales-targets\"]\npay_min = \"38000 EUR/year\"",
    )
    .ok();
    let found = |text: &str, person: &Me| {
        with(&role(text), person, |gaps| {
            assert_eq!(gaps.coverage, Some(1.0), "it stands outside the figure");
            kinds(gaps)
                .into_iter()
                .filter(|(kind, _)| *kind == GapKind::Preference)
                .map(|(_, what)| what)
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(found(&text, &person), ["nights", "pay", "selling"]);
    // Other currencies and units are not compared.
    assert_eq!(found(&text.replace("35000 EUR/year", "3000 EUR/month"), &person), ["nights", "selling"]);
    assert_eq!(found(&text.replace("35000 EUR", "35000 USD"), &person), ["nights", "selling"]);
    assert_eq!(found(&text.replace("35000", "38000"), &person), ["nights", "selling"]);
    person.skills[0].desire = Some(2);
    assert_eq!(found(&text.replace("night work", "days"), &person), ["pay"]);
}

#[test]
fn inside_and_outside_ask_for_other_steps() {
    let steps = |role: &Role, me: &Me| {
        with(role, me, |gaps| list_steps(role, gaps, &me.sources.entries, &[], today()))
            .into_iter()
            .map(|step| (step.key, step.state))
            .collect::<Vec<_>>()
    };
    let inside = role(
        "where = \"inside\"\ndiscussed = 2026-11-02\ndecides = 2027-11-30\n[[requirement]]\nkind = \"experience\"\ntext = \"Led\"\nmonths = 6",
    );
    assert_eq!(inside.place(), Where::Inside);
    assert_eq!(
        steps(&inside, &me(&[])),
        [
            ("discussed", State::Done("2026-11-02".parse().ok())),
            ("confirmed", State::Open),
            ("decided", State::On("2027-11-30".parse().unwrap())),
            ("examples", State::Open)
        ]
    );
    let mut person = me(&[]);
    person.sources.entries = vec![
        toml::from_str(
            "id = \"e\"\ndate = 2026-10-01\nkind = \"note\"\ntext = \"X\"\ntags = [\"analyst\", \"talked\"]",
        )
        .unwrap(),
    ];
    assert_eq!(
        steps(&role("status = \"applied\""), &person),
        [
            ("talked", State::Done("2026-10-01".parse().ok())),
            ("applied", State::Done(None)),
            ("interviewed", State::Open)
        ]
    );
    assert_eq!(
        steps(&role(""), &me(&[])),
        [("talked", State::Open), ("applied", State::Open), ("interviewed", State::Open)]
    );
}

/// One requirement of a random role, with the level that the person has of it.
type One = (u8, &'static str, Option<u8>);

fn ones() -> impl Strategy<Value = Vec<One>> {
    proptest::collection::vec(
        (1u8..=5, prop_oneof![Just("must"), Just("should"), Just("nice")], proptest::option::of(0u8..=5)),
        1..9,
    )
}

fn build(ones: &[One]) -> (Role, Me) {
    let text: String = ones
        .iter()
        .enumerate()
        .map(|(at, (level, importance, _))| need(&format!("s{at}"), *level, &format!("importance = \"{importance}\"")))
        .collect();
    let ids: Vec<String> = (0..ones.len()).map(|at| format!("s{at}")).collect();
    let levels: Vec<(&str, Option<u8>)> =
        ones.iter().zip(&ids).map(|((_, _, level), id)| (id.as_str(), *level)).collect();
    (role(&text), me(&levels))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Coverage once more in whole numbers: weights 10, 7 and 4, and sixtieths of a level.
    #[test]
    fn figures_agree_with_whole_numbers(ones in ones()) {
        let (role, me) = build(&ones);
        let weight = |importance: &str| match importance { "must" => 10i64, "should" => 7, _ => 4 };
        let whole: i64 = ones.iter().map(|(_, importance, _)| weight(importance)).sum();
        let known: i64 = ones.iter().filter(|one| one.2.is_some()).map(|(_, importance, _)| weight(importance)).sum();
        let reached: i64 = ones.iter().filter_map(|(need, importance, level)| Some(weight(importance) * 60.min(60 * i64::from((*level)?) / i64::from(*need)))).sum();
        let expected = (known > 0 && (whole - known) * 10 <= whole * 3).then(|| reached as f64 / (60 * known) as f64);
        with(&role, &me, |gaps| {
            match (gaps.coverage, expected) {
                (Some(coverage), Some(expected)) => prop_assert!((coverage - expected).abs() < 1e-9, "{coverage} {expected}"),
                (coverage, expected) => prop_assert_eq!(coverage, expected),
            }
            let musts = ones.iter().filter(|one| one.1 == "must");
            let met = musts.clone().filter(|(need, _, level)| level.is_some_and(|level| level >= *need)).count();
            let close = musts.clone().filter(|(need, _, level)| level.is_some_and(|level| level + 1 == *need)).count();
            prop_assert_eq!((gaps.musts, gaps.met, gaps.close), (musts.clone().count(), met, close));
            prop_assert_eq!(gaps.open_musts(), musts.filter(|one| one.2.is_none()).count());
            // What is not assessed is no gap, and what is below its level is one.
            let levels = gaps.gaps.iter().filter(|gap| gap.kind == GapKind::Level).count();
            prop_assert_eq!(levels, ones.iter().filter(|(need, _, level)| level.is_some_and(|level| level < *need)).count());
            Ok(())
        })?;
    }

    #[test]
    fn a_higher_level_never_makes_it_worse(ones in ones(), at in any::<prop::sample::Index>()) {
        let at = at.index(ones.len());
        let (role, before) = build(&ones);
        let mut raised = ones.clone();
        raised[at].2 = raised[at].2.map(|level| (level + 1).min(5));
        let (_, after) = build(&raised);
        let look = |gaps: &Gaps<'_>| (gaps.met, std::cmp::Reverse(gaps.far), gaps.coverage);
        let (before, after) = (with(&role, &before, look), with(&role, &after, look));
        prop_assert!(after.0 >= before.0 && after.1 >= before.1 && after.2 >= before.2, "{before:?} {after:?}");
    }
}

/// A notebook in which a role misses one thing of each kind.
const KINDS: &[(&str, &str)] = &[
    (
        "skills.toml",
        "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 2\nby = \"self\"\n
[[skill]]\nid = \"talks\"\nname = \"Talks\"\nkind = \"soft\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 3\nby = \"self\"\n
[[skill]]\nid = \"excel\"\nname = \"Excel\"\nkind = \"tool\"\nlast_used = 2025-05-23\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 2\nby = \"test\"\n
[[skill]]\nid = \"selling\"\nname = \"Selling\"\nkind = \"soft\"\ndesire = 1\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 3\nby = \"test\"\n",
    ),
    (
        "past.toml",
        "[[position]]\nid = \"ward\"\ntitle = \"Ward lead\"\nfrom = 2026-01-01\nto = 2026-04-30\n
[[credential]]\nid = \"school\"\ntitle = \"School\"\nkind = \"degree\"\nlevel = \"school\"\n
[[credential]]\nid = \"card\"\ntitle = \"Card\"\nkind = \"certificate\"\nexpires = 2026-12-31\n",
    ),
    (
        "log/2026.toml",
        "[[entry]]\nid = \"2026-02-01-led\"\ndate = 2026-02-01\nkind = \"win\"\ntext = \"Led\"\ntags = [\"led-project\"]\n",
    ),
    (
        "roles.toml",
        "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\nkind = \"change\"\nstatus = \"target\"\n
[[role.requirement]]\nkind = \"skill\"\nskill = \"sql\"\nlevel = 4\n
[[role.requirement]]\nkind = \"skill\"\nskill = \"talks\"\nlevel = 3\n
[[role.requirement]]\nkind = \"skill\"\nskill = \"excel\"\nlevel = 2\n
[[role.requirement]]\nkind = \"skill\"\nskill = \"selling\"\nlevel = 2\n
[[role.requirement]]\nkind = \"experience\"\ntext = \"Led a project\"\ntag = \"led-project\"\ncount = 2\n
[[role.requirement]]\nkind = \"experience\"\ntext = \"Led a ward\"\ntag = \"ward-lead\"\nmonths = 6\ngate = true\n
[[role.requirement]]\nkind = \"credential\"\ntext = \"Licence\"\ngate = true\n
[[role.requirement]]\nkind = \"credential\"\ntext = \"Card\"\n
[[role.requirement]]\nkind = \"education\"\nlevel = \"bachelor\"\n",
    ),
];

#[test]
fn every_kind_of_what_is_missing_is_named_with_what_helps() {
    let home = crate::home::Home::new();
    for (name, text) in KINDS {
        home.write(name, text);
    }
    let json = home.run(&["skill", "gap", "--json"]).ok().json();
    let found: Vec<(String, String, serde_json::Value, serde_json::Value, bool)> = json["gaps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gap| {
            let what = gap["skill"].as_str().or(gap["text"].as_str()).unwrap();
            let kind = gap["kind"].as_str().unwrap();
            (kind.to_owned(), what.to_owned(), gap["have"].clone(), gap["need"].clone(), gap["gate"] == true)
        })
        .collect();
    let of = |kind: &str, what: &str, have: serde_json::Value, need: serde_json::Value, gate: bool| {
        (kind.to_owned(), what.to_owned(), have, need, gate)
    };
    // What comes first stands first; then what is far by kind.
    assert_eq!(
        found,
        [
            of("credential", "Licence", "missing".into(), "valid".into(), true),
            of("experience", "Led a ward", 4.into(), 6.into(), true),
            of("level", "sql", 2.into(), 4.into(), false),
            of("education", "bachelor", "school".into(), "bachelor".into(), false),
            of("experience", "Led a project", 1.into(), 2.into(), false),
            of("preference", "selling", "do less".into(), serde_json::Value::Null, false),
            of("proof", "talks", "no example".into(), "documented".into(), false),
            of("refresh", "excel", 18.into(), serde_json::Value::Null, false),
        ]
    );
    assert_eq!(json["computed"]["blocked_by"], serde_json::json!(["Led a ward", "Licence"]));
    assert_eq!(json["computed"]["expiring"], serde_json::json!([{ "credential": "card", "expires": "2026-12-31" }]));
    let shown = home.run(&["skill", "gap"]).ok().out;
    for line in [
        "4 of 9 musts met, 5 far.",
        "Needs first: Led a ward, Licence.",
        "level 2 of 4",
        "no example yet",
        "not used for 18 months",
        "1 of 2",
        "4 months of 6 months",
        "school, asks bachelor",
        "you want less of it",
        "Card: expires 31 Dec 2026, in 5 weeks.",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    assert!(!shown.contains('%'), "{shown}");
    let explained = home.run(&["skill", "gap", "--explain"]).ok().out;
    for kind in ["Experience:", "Papers:", "Education:", "Would rather not:", "No example:", "Not used for long:"] {
        assert!(explained.contains(&format!("• {kind}")), "{kind}\n{explained}");
    }
    // What must be there first is said whatever the rest says, and an example or a refresher never blocks.
    home.write("roles.toml", "[[role]]\nid = \"a\"\ntitle = \"A\"\nstatus = \"target\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"talks\"\nlevel = 3\ngate = true\n[[role.requirement]]\nkind = \"skill\"\nskill = \"excel\"\nlevel = 2\ngate = true\n");
    let met = home.run(&["skill", "gap", "--json"]).ok().json();
    assert_eq!(met["computed"]["blocked_by"], serde_json::json!([]));
    assert_eq!(met["gaps"].as_array().unwrap().len(), 2);
}

#[test]
fn a_paper_that_was_renewed_under_the_same_name_does_not_run_out() {
    let home = crate::home::Home::new();
    home.write("roles.toml", "[[role]]\nid = \"a\"\ntitle = \"A\"\nstatus = \"target\"\n[[role.requirement]]\nkind = \"credential\"\ntext = \"Card\"\n");
    let paper =
        |id: &str, expires: &str| format!("[[credential]]\nid = \"{id}\"\ntitle = \"Card\"\nexpires = {expires}\n");
    for (papers, expected) in [
        (paper("card", "2026-12-31"), vec!["card"]),
        // Ninety days are the bound.
        (paper("card", "2027-02-21"), vec!["card"]),
        (paper("card", "2027-02-22"), vec![]),
        (paper("card", "2026-11-22"), vec![]),
        (paper("card", "2026-12-31") + &paper("new", "2029-12-31"), vec![]),
        (paper("card", "2026-12-31") + &paper("new", "2027-01-31"), vec!["new"]),
    ] {
        home.write("past.toml", &papers);
        let json = home.run(&["skill", "gap", "--json"]).ok().json();
        let ids: Vec<&str> = json["computed"]["expiring"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["credential"].as_str().unwrap())
            .collect();
        assert_eq!(ids, expected, "{papers}");
    }
}
