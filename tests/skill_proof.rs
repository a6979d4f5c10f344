//! What stands behind a level, against a definition of its own.
use career::stages::assess::model::{Skill, SkillKind};
use career::stages::assess::proof::{Proof, is_rusty, judge};
use career::stages::assess::trail::{Sources, Trail};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn skill(ratings: &[(&str, u8, &str)]) -> Skill {
    let mut text = "id = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n".to_owned();
    for (date, level, more) in ratings {
        text.push_str(&format!("[[rating]]\ndate = {date}\nlevel = {level}\n{more}\n"));
    }
    toml::from_str(&text).unwrap()
}

#[derive(Clone, Debug)]
enum Item {
    Win(NaiveDate),
    Note(NaiveDate),
    Course(NaiveDate, Option<u8>),
    Practice(NaiveDate),
    Feedback(String, NaiveDate, u8),
}

fn sources(items: &[Item]) -> Sources {
    let mut sources = Sources::default();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Win(date) => sources.entries.push(toml::from_str(&format!("id = \"e{at}\"\ndate = {date}\nkind = \"win\"\ntext = \"W\"\nskills = [\"sql\"]")).unwrap()),
            Item::Note(date) => sources.entries.push(toml::from_str(&format!("id = \"e{at}\"\ndate = {date}\nkind = \"note\"\ntext = \"N\"\nskills = [\"sql\"]")).unwrap()),
            Item::Course(date, to) => {
                let to = to.map(|to| format!(", to = {to}")).unwrap_or_default();
                sources.activities.push(
                    toml::from_str(&format!("id = \"a{at}\"\ntitle = \"C\"\nkind = \"course\"\nstatus = \"done\"\nfinished = {date}\nskills = [{{ skill = \"sql\"{to} }}]")).unwrap(),
                );
            }
            Item::Practice(date) => sources.activities.push(
                toml::from_str(&format!("id = \"a{at}\"\ntitle = \"P\"\nkind = \"practice\"\nskills = [{{ skill = \"sql\" }}]\n[[session]]\ndate = {date}\nhours = 1.0")).unwrap(),
            ),
            Item::Feedback(person, date, level) => {
                sources.feedback.push(toml::from_str(&format!("id = \"f{at}\"\nperson = \"{person}\"\ndate = {date}\nratings = {{ sql = {level} }}")).unwrap());
            }
        }
    }
    sources
}

fn prove(skill: &Skill, items: &[Item]) -> Proof {
    let sources = sources(items);
    judge(skill, &Trail::follow(&sources), today()).proof
}

#[test]
fn the_example_of_the_module_holds() {
    let mut ratings = vec![("2026-01-10", 2, "by = \"self\"")];
    assert_eq!(prove(&skill(&ratings), &[Item::Win(day("2026-03-01"))]), Proof::Documented);
    ratings.push(("2026-06-01", 3, "by = \"self\""));
    // The win supports the 2 that was held; the raised level starts anew.
    assert_eq!(prove(&skill(&ratings), &[Item::Win(day("2026-03-01"))]), Proof::NoExample);
    assert_eq!(prove(&skill(&ratings), &[Item::Course(day("2026-05-01"), Some(3))]), Proof::Documented);
    assert_eq!(prove(&skill(&ratings), &[Item::Course(day("2026-05-01"), None)]), Proof::NoExample);
    assert_eq!(prove(&skill(&ratings), &[Item::Win(day("2026-06-01"))]), Proof::Documented);
    assert_eq!(prove(&skill(&ratings), &[Item::Practice(day("2026-07-01"))]), Proof::Documented);
    assert_eq!(prove(&skill(&ratings), &[Item::Note(day("2026-07-01"))]), Proof::NoExample);
    assert_eq!(
        prove(&skill(&ratings), &[Item::Win(day("2026-11-24"))]),
        Proof::NoExample,
        "what is still to come shows nothing"
    );
    // A lower level later is still shown by what showed the higher one.
    ratings.push(("2026-08-01", 2, "by = \"self\""));
    assert_eq!(prove(&skill(&ratings), &[Item::Win(day("2026-07-01"))]), Proof::Documented);
}

#[test]
fn an_example_that_a_rating_names_supports_its_level() {
    let named =
        skill(&[("2026-01-10", 2, "by = \"self\""), ("2026-06-01", 3, "by = \"self\"\nevidence = [\"e0\", \"gone\"]")]);
    assert_eq!(prove(&named, &[Item::Win(day("2026-03-01"))]), Proof::Documented);
    let only_gone = skill(&[("2026-06-01", 3, "by = \"self\"\nevidence = [\"gone\"]")]);
    assert_eq!(prove(&only_gone, &[]), Proof::NoExample);
}

#[test]
fn others_confirm_for_twenty_four_months() {
    let own = ("2026-01-10", 3, "by = \"self\"");
    let said = |date: &str, level| prove(&skill(&[own]), &[Item::Feedback("ann".to_owned(), day(date), level)]);
    assert_eq!(said("2024-11-23", 3), Proof::Confirmed);
    assert_eq!(said("2024-11-22", 3), Proof::NoExample);
    assert_eq!(said("2026-11-01", 2), Proof::NoExample);
    assert_eq!(said("2026-11-01", 5), Proof::Confirmed);
    assert_eq!(said("2026-11-24", 5), Proof::NoExample);
    assert_eq!(prove(&skill(&[own, ("2026-02-01", 3, "by = \"mentor\"\nperson = \"ann\"")]), &[]), Proof::Confirmed);
    assert_eq!(prove(&skill(&[("2026-02-01", 3, "by = \"test\"")]), &[]), Proof::Confirmed);
    assert_eq!(
        prove(&skill(&[own, ("2026-02-01", 3, "by = \"self\"")]), &[]),
        Proof::NoExample,
        "saying it twice confirms nothing"
    );
    // A test at 3, and a 4 of one's own after it: the test does not confirm the 4.
    assert_eq!(
        prove(&skill(&[("2026-02-01", 3, "by = \"test\""), ("2026-03-01", 4, "by = \"self\"")]), &[]),
        Proof::NoExample
    );
}

#[test]
fn a_certificate_confirms_while_its_paper_is_valid() {
    let rated = skill(&[("2026-01-10", 3, "by = \"certificate\"\ncredential = \"paper\"")]);
    let with = |expires: &str| {
        let mut sources = Sources::default();
        sources
            .credentials
            .push(toml::from_str(&format!("id = \"paper\"\ntitle = \"Paper\"\nexpires = {expires}")).unwrap());
        judge(&rated, &Trail::follow(&sources), today()).proof
    };
    assert_eq!(with("2026-11-23"), Proof::Confirmed);
    assert_eq!(with("2026-11-22"), Proof::NoExample);
    assert_eq!(prove(&rated, &[]), Proof::NoExample, "a paper that is not there");
    assert_eq!(prove(&skill(&[("2026-01-10", 3, "by = \"certificate\"")]), &[]), Proof::Confirmed);
}

#[test]
fn what_others_say_is_the_latest_of_each_within_eighteen_months() {
    let skill = skill(&[
        ("2026-01-10", 4, "by = \"self\""),
        ("2026-02-01", 2, "by = \"manager\""),
        ("2026-03-01", 3, "by = \"manager\""),
    ]);
    let feedback = |who: &str, date: &str, level| Item::Feedback(who.to_owned(), day(date), level);
    let items = [
        feedback("ann", "2026-05-01", 4),
        feedback("ann", "2026-01-01", 1),
        feedback("bob", "2025-05-23", 5),
        feedback("old", "2025-05-22", 0),
    ];
    let sources = sources(&items);
    let standing = judge(&skill, &Trail::follow(&sources), today());
    let others = standing.others.unwrap();
    assert_eq!((others.low, others.high, others.people, others.middle), (3, 5, 3, 4));
    assert_eq!(standing.level, Some(4), "others do not change one's own level");
    assert_eq!(standing.difference(), None, "three are too few to speak of a difference");
}

#[test]
fn a_difference_is_said_from_five_people_on() {
    let skill = skill(&[("2026-01-10", 4, "by = \"self\"")]);
    let items: Vec<Item> = [("a", 2), ("b", 2), ("c", 3), ("d", 4), ("e", 5)]
        .into_iter()
        .map(|(who, level)| Item::Feedback(who.to_owned(), day("2026-06-01"), level))
        .collect();
    let five = sources(&items);
    assert_eq!(judge(&skill, &Trail::follow(&five), today()).difference(), Some(3));
    let four = sources(&items[..4]);
    // Of an even number the lower of the two in the middle.
    let standing = judge(&skill, &Trail::follow(&four), today());
    assert_eq!((standing.others.unwrap().middle, standing.difference()), (2, None));
}

#[test]
fn a_refresher_is_suggested_for_crafts_and_tools_that_lay_still() {
    // 12 months and 3 a level, up to level 3.
    for (kind, level, months, rusty) in [
        (SkillKind::Technical, 1, 14, false),
        (SkillKind::Technical, 1, 15, true),
        (SkillKind::Tool, 3, 20, false),
        (SkillKind::Tool, 3, 21, true),
        (SkillKind::Technical, 4, 60, false),
        (SkillKind::Technical, 0, 60, false),
        (SkillKind::Soft, 2, 60, false),
        (SkillKind::Language, 2, 60, false),
        (SkillKind::Field, 2, 60, false),
    ] {
        assert_eq!(is_rusty(kind, level, months), rusty, "{kind:?} {level} after {months}");
    }
    let skill = skill(&[("2024-01-10", 2, "by = \"self\"")]);
    let standing_with = |items: &[Item], position: &str| {
        let mut sources = sources(items);
        if !position.is_empty() {
            sources.positions.push(toml::from_str(&format!("title = \"P\"\nskills = [\"sql\"]\n{position}")).unwrap());
        }
        let standing = judge(&skill, &Trail::follow(&sources), today());
        (standing.level, standing.unused_months, standing.refresh)
    };
    assert_eq!(standing_with(&[], ""), (Some(2), None, false), "never recorded is unknown, not long ago");
    assert_eq!(standing_with(&[Item::Win(day("2025-05-23"))], ""), (Some(2), Some(18), true));
    assert_eq!(standing_with(&[Item::Win(day("2025-05-24"))], ""), (Some(2), Some(17), false));
    assert_eq!(
        standing_with(&[Item::Win(day("2025-01-01")), Item::Practice(day("2026-11-01"))], ""),
        (Some(2), Some(0), false)
    );
    assert_eq!(standing_with(&[], "from = 2020-01-01"), (Some(2), Some(0), false), "a job that goes on uses it");
    assert_eq!(standing_with(&[], "from = 2020-01-01\nto = 2024-06-30"), (Some(2), Some(28), true));
}

/// The definition once more, day by day: which level was held when each thing was recorded.
fn define(own: &[(NaiveDate, u8)], items: &[Item]) -> Proof {
    let Some((_, mut held)) = own.iter().min_by_key(|(date, _)| *date).copied() else {
        return Proof::NoExample;
    };
    let mut shown = Vec::new();
    let mut at = day("2022-01-01");
    while at <= today() {
        if let Some((_, level)) = own.iter().rfind(|(date, _)| *date == at) {
            held = *level;
        }
        for item in items {
            match item {
                Item::Win(date) | Item::Practice(date) if *date == at => shown.push(held),
                Item::Course(date, to) if *date == at => shown.push(held.max(to.unwrap_or(0))),
                _ => {}
            }
        }
        at = at.succ_opt().unwrap();
    }
    let is_confirmed = items.iter().any(|item| matches!(item, Item::Feedback(_, date, level) if *level >= held && *date >= day("2024-11-23") && *date <= today()));
    let is_shown = shown.iter().any(|level| *level >= held);
    if is_confirmed {
        Proof::Confirmed
    } else if is_shown {
        Proof::Documented
    } else {
        Proof::NoExample
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..1900).prop_map(|days| day("2022-01-01") + Days::new(days))
}

fn items() -> impl Strategy<Value = Item> {
    prop_oneof![
        days().prop_map(Item::Win),
        days().prop_map(Item::Note),
        (days(), proptest::option::of(0u8..=5)).prop_map(|(date, to)| Item::Course(date, to)),
        days().prop_map(Item::Practice),
        ("[abc]", days(), 0u8..=5).prop_map(|(who, date, level)| Item::Feedback(who, date, level)),
    ]
}

fn own() -> impl Strategy<Value = Vec<(NaiveDate, u8)>> {
    proptest::collection::vec(((0u64..1780).prop_map(|days| day("2022-01-01") + Days::new(days)), 0u8..=5), 1..4)
}

fn skill_of(own: &[(NaiveDate, u8)]) -> Skill {
    let text: Vec<(String, u8)> = own.iter().map(|(date, level)| (date.to_string(), *level)).collect();
    skill(&text.iter().map(|(date, level)| (date.as_str(), *level, "by = \"self\"")).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn proof_agrees_with_its_definition(own in own(), items in proptest::collection::vec(items(), 0..5)) {
        prop_assert_eq!(prove(&skill_of(&own), &items), define(&own, &items));
    }

    #[test]
    fn more_never_lowers_proof(own in own(), items in proptest::collection::vec(items(), 0..4), more in items()) {
        let skill = skill_of(&own);
        let before = prove(&skill, &items);
        let mut all = items.clone();
        all.push(more);
        prop_assert!(prove(&skill, &all) >= before, "{:?} took proof away from {:?}", all.last(), before);
    }
}
