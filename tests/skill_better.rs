//! What would support a level best, others' ratings beside one's own, and level against wish.
use career::stages::assess::differ::compare_with_others;
use career::stages::assess::energy::map_energy;
use career::stages::assess::model::Skill;
use career::stages::assess::proof::{Proof, judge};
use career::stages::assess::trail::{Sources, Trail};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::json;

use crate::home::Home;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

/// Anything that can be added to a notebook and speaks of SQL, but for a new level of one's own.
#[derive(Clone, Debug)]
enum More {
    Entry(&'static str, NaiveDate),
    Named(NaiveDate, usize),
    Learning(NaiveDate, Option<u8>, &'static str),
    Session(NaiveDate),
    Feedback(u8, NaiveDate, u8),
    Rating(&'static str, NaiveDate, u8),
    /// A test or a certificate of today, at the own level or so many above.
    Test(&'static str, u8),
    Paper(Option<NaiveDate>),
    Position(NaiveDate),
}

fn days() -> impl Strategy<Value = NaiveDate> {
    // Mostly the years in which somebody's word counts.
    prop_oneof![1 => 0u64..1000, 4 => 1000u64..1830].prop_map(|n| day("2022-01-01") + Days::new(n))
}

fn more() -> impl Strategy<Value = More> {
    let kind = prop_oneof![Just("win"), Just("evidence"), Just("practice"), Just("note"), Just("appraisal")];
    let by = prop_oneof![Just("manager"), Just("mentor"), Just("peer"), Just("client")];
    let status = prop_oneof![Just("planned"), Just("active"), Just("done"), Just("dropped")];
    let own = prop_oneof![Just("test"), Just("certificate")];
    prop_oneof![
        1 => (kind, days()).prop_map(|(kind, date)| More::Entry(kind, date)),
        1 => (days(), 0usize..4).prop_map(|(date, at)| More::Named(date, at)),
        1 => (days(), proptest::option::of(0u8..=5), status).prop_map(|(date, to, status)| More::Learning(date, to, status)),
        1 => days().prop_map(More::Session),
        4 => (0u8..2, days(), 0u8..=5).prop_map(|(who, date, level)| More::Feedback(who, date, level)),
        2 => (by, days(), 0u8..=5).prop_map(|(by, date, level)| More::Rating(by, date, level)),
        1 => (own, 0u8..=2).prop_map(|(by, above)| More::Test(by, above)),
        1 => proptest::option::of(days()).prop_map(More::Paper),
        1 => days().prop_map(More::Position),
    ]
}

/// The proof of a notebook with these own ratings and all of this beside.
fn prove(own: &[(NaiveDate, u8)], all: &[More]) -> Proof {
    let mut ratings: Vec<String> =
        own.iter().map(|(date, level)| format!("date = {date}\nlevel = {level}\nby = \"self\"\n")).collect();
    let mut named = vec![Vec::new(); ratings.len()];
    let mut sources = Sources::default();
    let mut own_level = own.iter().max_by_key(|(date, _)| *date).map_or(0, |(_, level)| *level);
    for (at, one) in all.iter().enumerate() {
        match one {
            More::Entry(kind, date) => sources.entries.push(read(&format!("id = \"e{at}\"\ndate = {date}\nkind = \"{kind}\"\ntext = \"X\"\nskills = [\"sql\"]"))),
            More::Named(date, rating) => {
                sources.entries.push(read(&format!("id = \"e{at}\"\ndate = {date}\nkind = \"win\"\ntext = \"X\"")));
                let of = rating % named.len();
                named[of].push(format!("\"e{at}\""));
            }
            More::Learning(date, to, status) => {
                let to = to.map(|to| format!(", to = {to}")).unwrap_or_default();
                sources.activities.push(read(&format!("id = \"a{at}\"\ntitle = \"C\"\nkind = \"course\"\nstatus = \"{status}\"\nfinished = {date}\nskills = [{{ skill = \"sql\"{to} }}]")));
            }
            More::Session(date) => sources.activities.push(read(&format!("id = \"a{at}\"\ntitle = \"P\"\nkind = \"practice\"\nskills = [{{ skill = \"sql\" }}]\n[[session]]\ndate = {date}\nhours = 1.0"))),
            More::Feedback(who, date, level) => sources.feedback.push(read(&format!("id = \"f{at}\"\nperson = \"p{who}\"\ndate = {date}\nratings = {{ sql = {level} }}"))),
            More::Rating(by, date, level) => ratings.push(format!("date = {date}\nlevel = {level}\nby = \"{by}\"\n")),
            More::Test(by, above) => {
                own_level = (own_level + above).min(5);
                ratings.push(format!("date = {}\nlevel = {own_level}\nby = \"{by}\"\n", today()));
            }
            More::Paper(expires) => {
                let expires = expires.map(|date| format!("expires = {date}")).unwrap_or_default();
                sources.credentials.push(read(&format!("id = \"c{at}\"\ntitle = \"C\"\n{expires}")));
            }
            More::Position(from) => sources.positions.push(read(&format!("id = \"p{at}\"\ntitle = \"P\"\nfrom = {from}\nskills = [\"sql\"]"))),
        }
    }
    for (rating, names) in ratings.iter_mut().zip(&named) {
        rating.push_str(&format!("evidence = [{}]\n", names.join(", ")));
    }
    let text: String = ratings.iter().map(|rating| format!("[[rating]]\n{rating}")).collect();
    let skill: Skill = read(&format!("id = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n{text}"));
    judge(&skill, &Trail::follow(&sources), today()).proof
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Whatever is added, in whatever order, the level that is held is no worse shown.
    #[test]
    fn nothing_that_is_added_takes_proof_away(
        own in proptest::collection::vec(((0u64..1780).prop_map(|n| day("2022-01-01") + Days::new(n)), 0u8..=5), 1..4),
        all in proptest::collection::vec(more(), 0..6),
        one in more(),
    ) {
        let before = prove(&own, &all);
        let mut after = all.clone();
        after.push(one);
        prop_assert!(prove(&own, &after) >= before, "{:?} took proof away from {before:?}", after.last());
    }
}

const SKILLS: &str = "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-01-10\nlevel = 2\nby = \"self\"\n[[skill.rating]]\ndate = 2026-06-01\nlevel = 3\nby = \"self\"\n";
const ENTRY: &str = "[[entry]]\nid = \"2026-03-01-first\"\ndate = 2026-03-01\nkind = \"win\"\ntext = \"First query\"\nskills = [\"sql\"]\n";
const COURSE: &str = "[[activity]]\nid = \"course\"\ntitle = \"SQL course\"\nkind = \"course\"\nstatus = \"active\"\nskills = [{ skill = \"sql\", to = 3 }]\n";
const PEOPLE: &str = "[[person]]\nid = \"ann\"\nname = \"Ann Byrne\"\nrelation = \"mentor\"\n[[person.meeting]]\ndate = 2026-11-01\n\n[[person]]\nid = \"bob\"\nname = \"Bob\"\nrelation = \"manager\"\n\n[[person]]\nid = \"cat\"\nname = \"Cat\"\nrelation = \"recruiter\"\n[[person.meeting]]\ndate = 2026-11-20\n";

fn notebook() -> Home {
    let home = Home::new();
    home.write("skills.toml", SKILLS);
    home.write("log/2026.toml", ENTRY);
    home.write("learning.toml", COURSE);
    home.write("people.toml", PEOPLE);
    home
}

fn helps(home: &Home) -> Vec<(String, Option<String>)> {
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let list = json["skill"]["computed"]["helps"].as_array().unwrap().clone();
    list.iter().map(|one| (text(&one["kind"]).unwrap(), text(&one["command"]))).collect()
}

fn proof(home: &Home) -> String {
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    json["skill"]["computed"]["proof"].as_str().unwrap().to_owned()
}

/// A command as a shell would take it apart, without `career`.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in command.chars() {
        match c {
            '"' | '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.remove(0);
    words
}

fn run(home: &Home, command: &str) {
    let words = words(&command.replace("LEVEL", "3").replace("DATE", "2028-12-31"));
    home.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).ok();
}

#[test]
fn each_thing_that_would_help_does_what_it_says() {
    let kinds: Vec<String> = helps(&notebook()).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["name", "finish", "example", "ask"]);
    for (kind, command) in helps(&notebook()) {
        let home = notebook();
        assert_eq!(proof(&home), "no example");
        run(&home, &command.unwrap());
        if kind == "ask" {
            // Asked, and waited for; the example is still what is missing.
            assert_eq!(proof(&home), "no example");
            let waiting = helps(&home).pop().unwrap();
            assert_eq!(waiting, ("waiting".to_owned(), None));
            let shown = home.run(&["skill", "show", "sql"]).ok().out;
            assert!(shown.contains("the word of Bob, asked on 23 Nov 2026"), "{shown}");
            home.run(&["feedback", "add", "Knows it", "--from", "bob", "--rating", "sql:3"]).ok();
            assert_eq!(proof(&home), "confirmed");
        } else {
            assert_eq!(proof(&home), "documented", "{kind}");
            assert_eq!(helps(&home).iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["ask"], "{kind}");
        }
    }
    let page = notebook().run(&["skill", "show", "sql"]).ok().out;
    for line in [
        "What would support it best",
        "• if \"First query\" was at this level after all, name it:\n  career skill rate sql 3 --evidence 2026-03-01-first",
        "• an example at this level, when something shows it:\n  career win \"what happened\" --skill sql",
        // The manager sees the work; who was met last only hears of it.
        "• a rating by somebody who saw it, such as Bob:\n  career feedback ask bob --skill sql",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn whoever_rated_it_before_is_asked_again_before_it_is_too_old() {
    let home = notebook();
    home.write(
        "feedback.toml",
        "[[feedback]]\nid = \"f\"\nperson = \"ann\"\ndate = 2025-01-20\ntext = \"Good\"\nratings = { sql = 3 }\n",
    );
    home.write("learning.toml", "");
    home.write("log/2026.toml", &ENTRY.replace("2026-03-01", "2026-07-01"));
    // It holds until 20 January 2027: from 90 days before on, a new word is offered.
    for (today, expected) in [("2026-10-21", 0), ("2026-10-22", 1), ("2027-01-20", 1)] {
        let home_then = Home::new();
        for (name, text) in home.files() {
            home_then.write(&name, &text);
        }
        let home_then = home_then.on(today);
        assert_eq!(proof(&home_then), "confirmed", "{today}");
        assert_eq!(helps(&home_then).len(), expected, "{today}");
    }
    let later = home.on("2027-01-21");
    assert_eq!(proof(&later), "documented");
    let command = helps(&later).pop().unwrap().1.unwrap();
    assert!(command.contains("feedback ask ann"), "{command}");
}

#[test]
fn a_paper_behind_a_level_is_named_before_it_runs_out() {
    let home = Home::new();
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-06-01\nlevel = 3\nby = \"certificate\"\ncredential = \"paper\"\n");
    home.write(
        "past.toml",
        "[[credential]]\nid = \"paper\"\ntitle = \"SQL test\"\nkind = \"certificate\"\nexpires = 2027-02-21\n",
    );
    let shown = home.run(&["skill", "show", "sql"]).ok().out;
    assert!(shown.contains("SQL test, expires 21 Feb 2027, in 3 months"), "{shown}");
    assert!(shown.contains("• SQL test, renewed:\n  career credential edit paper --expires DATE"), "{shown}");
    run(&home, "career credential edit paper --expires DATE");
    let renewed = home.run(&["skill", "show", "sql"]).ok().out;
    assert!(renewed.contains("SQL test, until 31 Dec 2028") && !renewed.contains("renewed"), "{renewed}");
    assert_eq!(helps(&home).iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["example"]);
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    assert_eq!(
        json["skill"]["computed"]["papers"],
        json!([{ "credential": "paper", "validity": "valid", "expires": "2028-12-31" }])
    );
    // 24 months after the test, however long the paper holds.
    assert_eq!(json["skill"]["computed"]["confirmed_by"][0]["until"], "2028-06-01");
}

#[test]
fn what_is_not_rated_needs_a_level_first_and_nothing_claims_nothing() {
    let home = notebook();
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n");
    assert_eq!(helps(&home), [("rate".to_owned(), Some("career skill rate sql LEVEL".to_owned()))]);
    home.write("skills.toml", "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-06-01\nlevel = 0\nby = \"self\"\n");
    assert_eq!(helps(&home), []);
}

fn rated(id: &str, own: Option<u8>, others: &[u8]) -> String {
    let mut text = format!("[[skill]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"technical\"\n");
    let own = own.map(|level| ("self".to_owned(), level, String::new()));
    let others =
        others.iter().enumerate().map(|(at, level)| ("peer".to_owned(), *level, format!("person = \"p{at}\"\n")));
    for (by, level, more) in own.into_iter().chain(others) {
        text.push_str(&format!("[[skill.rating]]\ndate = 2026-06-01\nlevel = {level}\nby = \"{by}\"\n{more}"));
    }
    text
}

#[test]
fn a_difference_has_its_number_and_its_direction_and_blames_nobody() {
    let home = Home::new();
    // Worked by hand in the module: 0, 1, 1, 1, -1.
    home.write(
        "skills.toml",
        &format!("{}\n{}", rated("sql", Some(3), &[3, 4]), rated("teaching", Some(2), &[3, 3, 1])),
    );
    let said = "What others say differs from your own levels. 5 ratings of 2 skills: 3 higher than yours, 1 the same, 1 lower; the middle one is 1 level higher.";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = home.run(&["skill", "list"]).ok();
    assert!(flat(&list.err).contains(said), "{}", list.err);
    let shown = home.run(&["assess", "show"]).ok();
    assert!(flat(&shown.out).contains(said), "{}", shown.out);
    for text in [&list.err, &shown.out] {
        assert!(!text.contains("overrate") && !text.contains("underrate"), "{text}");
    }
    let expected = json!({ "ratings": 5, "skills": 2, "higher": 3, "same": 1, "lower": 1, "middle": 1 });
    for command in [["skill", "list", "--json"], ["assess", "show", "--json"]] {
        assert_eq!(home.run(&command).ok().json()["computed"]["difference"], expected);
    }
    // Four are too few.
    home.write("skills.toml", &format!("{}\n{}", rated("sql", Some(3), &[3, 4]), rated("teaching", Some(2), &[3, 3])));
    assert!(!home.run(&["skill", "list"]).ok().err.contains("What others say"));
    assert_eq!(home.run(&["skill", "list", "--json"]).ok().json()["computed"]["difference"], json!(null));
    // One skill by itself.
    home.write("skills.toml", &rated("sql", Some(4), &[1, 2, 2, 3, 5]));
    let one = home.run(&["skill", "show", "sql", "--explain"]).ok().out;
    assert!(flat(&one).contains("1–5 (5 people); the middle one, 2, differs from yours: 2 levels lower"), "{one}");
    assert!(flat(&one).contains("neither is the truth"), "{one}");
    for command in [&["skill", "show", "sql", "--plain"][..], &["skill", "list", "--plain"]] {
        let plain = home.run(command).ok();
        assert!(
            plain.out.is_ascii() && plain.err.is_ascii() && plain.out.contains("1 to 5 (5 people)"),
            "{}",
            plain.out
        );
    }
    let json = home.run(&["skill", "show", "sql", "--json"]).ok().json();
    assert_eq!(json["skill"]["computed"]["difference"], json!({ "people": 5, "middle": 2, "levels": -2 }));
}

/// Skills by id, each with a level and a wish or without.
fn skills(list: &[(Option<u8>, Option<u8>)]) -> Vec<Skill> {
    list.iter()
        .enumerate()
        .map(|(at, (level, desire))| {
            let desire = desire.map(|desire| format!("desire = {desire}\n")).unwrap_or_default();
            let rating = level.map(|level| format!("[[rating]]\ndate = 2026-01-01\nlevel = {level}\nby = \"self\"\n"));
            read(&format!("id = \"s{at}\"\nname = \"S{at}\"\nkind = \"soft\"\n{desire}{}", rating.unwrap_or_default()))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The middle one by counting: as many differences as half of them, rounded up, lie at or below it.
    #[test]
    fn the_middle_is_the_lower_median(own in proptest::collection::vec(proptest::option::of(0u8..=5), 1..5), others in proptest::collection::vec((0usize..5, 0u8..=5), 0..14)) {
        let text: Vec<String> = own.iter().enumerate().map(|(at, level)| {
            let of: Vec<u8> = others.iter().filter(|(skill, _)| *skill == at).map(|(_, level)| *level).collect();
            rated(&format!("s{at}"), *level, &of).replace("[[skill]]", "").replace("[[skill.rating]]", "[[rating]]")
        }).collect();
        let all: Vec<Skill> = text.iter().map(|text| read(text)).collect();
        let sources = Sources::default();
        let found = compare_with_others(&all, &Trail::follow(&sources), today());
        let differences: Vec<i8> = others.iter().filter_map(|(skill, level)| Some(*level as i8 - own.get(*skill).copied().flatten()? as i8)).collect();
        prop_assert_eq!(found.ratings, differences.len());
        prop_assert_eq!((found.higher, found.same, found.lower), (
            differences.iter().filter(|d| **d > 0).count(),
            differences.iter().filter(|d| **d == 0).count(),
            differences.iter().filter(|d| **d < 0).count(),
        ));
        if !differences.is_empty() {
            let middle = (-5i8..=5).find(|m| 2 * differences.iter().filter(|d| *d <= m).count() >= differences.len());
            prop_assert_eq!(Some(found.middle), middle);
        }
        prop_assert_eq!(found.differs(), differences.len() >= 5 && found.middle != 0);
    }

    /// Every skill lies in exactly one place, and that by level and wish alone.
    #[test]
    fn the_map_holds_every_skill_once(list in proptest::collection::vec((proptest::option::of(0u8..=5), proptest::option::of(1u8..=3)), 0..12)) {
        let all = skills(&list);
        let map = map_energy(&all);
        for (at, (level, desire)) in list.iter().enumerate() {
            let held: Vec<&str> = [("more_of", &map.more_of), ("hand_over", &map.hand_over), ("learn", &map.learn), ("leave", &map.leave), ("fine", &map.fine), ("open", &map.open)]
                .into_iter()
                .flat_map(|(name, skills)| skills.iter().filter(|skill| skill.id == format!("s{at}")).map(move |_| name))
                .collect();
            let expected = if level.is_none() || desire.is_none() {
                "open"
            } else if desire == &Some(2) {
                "fine"
            } else {
                let is_good = level.unwrap() > 2;
                let is_more = desire == &Some(3);
                [["leave", "learn"], ["hand_over", "more_of"]][usize::from(is_good)][usize::from(is_more)]
            };
            prop_assert_eq!(held, vec![expected]);
        }
    }
}

#[test]
fn the_map_is_a_picture_and_in_plain_text_four_lists() {
    for example in ["maya", "rosa", "tomas"] {
        for width in [50, 64, 80, 120] {
            let home = Home::example(example).wide(width);
            let map = home.run(&["skill", "list", "--map"]).ok().out;
            assert!(map.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= width), "{width}\n{map}");
            let json = home.run(&["skill", "list", "--json"]).ok().json();
            let names: Vec<&str> = ["more_of", "hand_over", "learn", "leave"]
                .iter()
                .flat_map(|field| json["computed"]["energy"][field].as_array().unwrap())
                .map(|id| {
                    let skills = json["skills"].as_array().unwrap();
                    skills.iter().find(|skill| skill["id"] == *id).unwrap()["name"].as_str().unwrap()
                })
                .collect();
            assert!(!names.is_empty(), "{example}");
            let plain = home.run(&["skill", "list", "--map", "--plain"]).ok().out;
            assert!(plain.is_ascii() && !plain.contains('│'), "{plain}");
            for name in names {
                let first = name.split(' ').next().unwrap();
                assert!(
                    map.contains(&format!("• {first}")) && plain.contains(&format!("- {name}")),
                    "{name}\n{map}{plain}"
                );
            }
        }
    }
    let maya = Home::example("maya");
    let map = maya.run(&["skill", "list", "--map", "--explain"]).ok();
    // The four fields in their places: less on the left, good above.
    let above = map.out.lines().position(|line| line.contains("Wound care")).unwrap();
    let below = map.out.lines().position(|line| line.contains("• SQL")).unwrap();
    assert!(above < below, "{}", map.out);
    assert!(
        map.out.lines().nth(above).unwrap().find("Wound care").unwrap()
            < map.out.lines().nth(below).unwrap().find("• SQL").unwrap()
    );
    assert!(
        map.out.contains("Good at it, would rather not:") && map.err.contains("The fields are questions"),
        "{}",
        map.err
    );
    assert!(maya.run(&["assess", "show"]).ok().out.contains("How good at it, and how gladly"));
    assert_eq!(
        maya.run(&["assess", "show", "--json"]).ok().json()["computed"]["energy"],
        maya.run(&["skill", "list", "--json"]).ok().json()["computed"]["energy"]
    );
    // Nothing to draw: it says how to begin.
    let home = Home::new();
    home.write("skills.toml", &rated("sql", Some(3), &[]));
    let none = home.run(&["skill", "list", "--map"]).ok();
    assert!(none.out.is_empty() && none.err.contains("--desire"), "{}", none.err);
}
