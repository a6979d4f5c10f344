//! The catalogue that is built in: every reference leads somewhere, every figure lies on its scale,
//! and every part of working life is there.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use career::catalogue::builtin::{self, Entry};
use career::catalogue::code::GROUPS;
use career::catalogue::release::raw::{Raw, RawOccupation};
use career::catalogue::release::read::Read;
use career::catalogue::release::{Official, Release};
use career::catalogue::search::search;
use career::catalogue::similarity::Relations;
use career::catalogue::{Catalogue, Code, Pay, Vocabulary};
use career::stages::assess::items::dealbreakers::DEALBREAKERS;
use career::stages::assess::items::tick_list;
use career::stages::assess::model::{Education, SkillKind};
use career::stages::explore::model::Trend;

fn entries() -> Vec<Entry> {
    let entries = builtin::read();
    assert_eq!(entries.len(), builtin::count_blocks(), "a block does not hold and was left out");
    entries
}

#[test]
fn there_are_at_least_two_hundred_occupations_over_all_groups() {
    let entries = entries();
    assert!(entries.len() >= 200, "{}", entries.len());
    let codes: BTreeSet<Code> = entries.iter().map(|entry| entry.code).collect();
    assert_eq!(codes.len(), entries.len(), "a code stands twice");
    let titles: BTreeSet<String> = entries.iter().map(|entry| entry.title.to_lowercase()).collect();
    assert_eq!(titles.len(), entries.len(), "a title stands twice");
    let mut groups: BTreeMap<u32, usize> = GROUPS.iter().map(|(group, _)| (*group, 0)).collect();
    for entry in &entries {
        *groups.get_mut(&entry.code.group()).unwrap_or_else(|| panic!("{} is in no group", entry.code)) += 1;
    }
    assert_eq!(groups.len(), 22);
    for (group, count) in groups {
        assert!(count >= 3, "{group} has {count}");
    }
}

#[test]
fn every_figure_lies_on_its_scale_and_says_something() {
    for entry in entries() {
        let code = entry.code;
        assert!((1..=5).contains(&entry.zone), "{code}");
        for (six, least) in [(entry.interests, 2.0), (entry.values, 0.7)] {
            assert!(six.iter().all(|figure| (1.0..=7.0).contains(figure)), "{code} {six:?}");
            let spread = six.iter().cloned().fold(f64::MIN, f64::max) - six.iter().cloned().fold(f64::MAX, f64::min);
            assert!(spread >= least, "{code} says nothing: {six:?}");
        }
        assert!((5..=10).contains(&entry.skills.len()), "{code} has {} skills with a level", entry.skills.len());
        for skill in &entry.skills {
            assert!((1..=5).contains(&skill.level) && (1..=5).contains(&skill.importance), "{code} {skill:?}");
        }
        assert!(entry.skill_names().count() >= 12, "{code} has too few to tick");
        assert_eq!(entry.change.year, 2026, "{code}");
        assert!(entry.ask.iter().all(|question| question.ends_with('?')), "{code}");
        for text in [entry.title, entry.text, entry.change.text, entry.try_it] {
            assert!(!text.is_empty() && !text.contains("  ") && text.trim() == text, "{code} {text:?}");
            assert!(!text.chars().any(char::is_control), "{code} {text:?}");
        }
    }
}

#[test]
fn interests_differ_from_occupation_to_occupation() {
    let mut seen: HashMap<[u64; 6], Code> = HashMap::new();
    for entry in entries() {
        if let Some(other) = seen.insert(entry.interests.map(f64::to_bits), entry.code) {
            panic!("{} and {other} have the same interests", entry.code);
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let entries = entries();
    let codes: BTreeSet<Code> = entries.iter().map(|entry| entry.code).collect();
    let vocabulary = Vocabulary::built_in();
    for entry in &entries {
        for links in [&entry.from, &entry.next] {
            assert!(links.len() >= 3, "{} has {} links", entry.code, links.len());
            let all: BTreeSet<&Code> = links.iter().collect();
            assert_eq!(all.len(), links.len(), "{} names one twice", entry.code);
            for code in links {
                assert!(codes.contains(code) && *code != entry.code, "{} leads to {code}", entry.code);
            }
        }
        let names: Vec<&str> = entry.skill_names().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{} names a skill twice", entry.code);
        for name in names {
            assert!(vocabulary.position(name).is_some(), "{}: {name}", entry.code);
        }
        for key in &entry.dealbreakers {
            assert!(DEALBREAKERS.iter().any(|choice| choice.key == *key), "{}: {key}", entry.code);
        }
        assert!(Trend::ALL.iter().any(|trend| trend.key() == entry.change.trend), "{}", entry.code);
        assert!(
            entry.education == "none" || Education::ALL.iter().any(|level| level.key() == entry.education),
            "{}: {}",
            entry.code,
            entry.education
        );
    }
}

#[test]
fn every_occupation_has_a_wage_and_every_wage_its_order() {
    for entry in entries() {
        let pay = Pay::of(entry.code).unwrap_or_else(|| panic!("{} has no wage", entry.code));
        assert!(0.0 < pay.low && pay.low <= pay.median && pay.median <= pay.high, "{}: {pay:?}", entry.code);
        assert!((20_000.0..400_000.0).contains(&pay.yearly()), "{}: {pay:?}", entry.code);
    }
}

/// Figures read off the published table by hand.
#[test]
fn known_wages() {
    let of = |code: &str| Pay::of(Code::parse(code).unwrap()).unwrap();
    let nurse = of("29-1141.00");
    assert_eq!((nurse.low, nurse.median, nurse.high, nurse.is_broad), (68940.0, 97550.0, 137470.0, false));
    assert!(of("13-1023.00").is_broad, "buyers are published as one group");
    assert!(of("27-2042.00").is_hourly, "musicians are paid by the hour");
    assert_eq!(Pay::of(Code::parse("99-9999.00").unwrap()), None);
}

#[test]
fn the_words_for_skills_are_clear() {
    let vocabulary = Vocabulary::built_in();
    assert!(vocabulary.all().len() >= 250, "{}", vocabulary.all().len());
    assert!(vocabulary.all().is_sorted_by(|one, next| one.name < next.name), "they are looked up in their order");
    let mut seen: HashMap<String, &str> = HashMap::new();
    for skill in vocabulary.all() {
        assert!(SkillKind::ALL.iter().any(|kind| kind.key() == skill.kind), "{skill:?}");
        assert!(!skill.elements.is_empty() && skill.elements.iter().all(|id| id.starts_with("2.")), "{skill:?}");
        assert!(skill.also.iter().all(|name| *name == name.to_lowercase()), "{skill:?}");
        for name in std::iter::once(&skill.name).chain(&skill.also) {
            if let Some(other) = seen.insert(name.to_lowercase(), skill.name) {
                panic!("\"{name}\" may be {other} and {}", skill.name);
            }
        }
    }
    // The lists to tick and the catalogue speak of the same skills in the same words.
    for tick in tick_list::every() {
        let known = vocabulary.find(tick.name).unwrap_or_else(|| panic!("{} is not known", tick.name));
        assert_eq!((known.name, known.can, known.kind), (tick.name, tick.can, tick.kind.key()));
    }
}

#[test]
fn every_skill_is_asked_for_somewhere_or_can_be_ticked() {
    let entries = entries();
    let used: BTreeSet<&str> = entries.iter().flat_map(Entry::skill_names).collect();
    let ticked: BTreeSet<&str> = tick_list::every().map(|tick| tick.name).collect();
    for skill in Vocabulary::built_in().all() {
        assert!(used.contains(skill.name) || ticked.contains(skill.name), "{} is not used", skill.name);
    }
}

#[test]
fn codes_are_read_and_shown() {
    for (typed, shown) in [
        ("29-1141.00", "29-1141.00"),
        ("29-1141", "29-1141.00"),
        (" 15-2051.01 ", "15-2051.01"),
        ("151252", "15-1252.00"),
    ] {
        assert_eq!(Code::parse(typed).unwrap().to_string(), shown);
    }
    for typed in ["", "nurse", "29-114", "29-1141.0", "29-11x1.00", "2９-1141.00", "-1141.0000", "29-1141.000"] {
        assert_eq!(Code::parse(typed), None, "{typed}");
    }
    let code = Code::parse("29-1141.03").unwrap();
    assert_eq!((code.group(), code.minor(), code.soc().as_str()), (29, 291, "29-1141"));
    assert_eq!(Code::from_number(code.number()), Some(code));
}

#[test]
fn occupations_are_found_by_what_people_call_them() {
    let catalogue = Catalogue::new(None);
    for (typed, code) in [
        ("29-1141.00", "29-1141.00"),
        ("registered nurse", "29-1141.00"),
        ("Staff Nurses", "29-1141.00"),
        ("welder", "51-4121.00"),
        ("software developers", "15-1252.00"),
        ("developer, software", "15-1252.00"),
        ("electrician", "47-2111.00"),
    ] {
        let found = career::catalogue::find::find(&catalogue, typed).unwrap();
        assert_eq!(found.code.to_string(), code, "{typed}");
    }
    let refused = career::catalogue::find::find(&catalogue, "regsitered nurze").unwrap_err();
    assert!(refused.to_string().contains("29-1141.00"), "{refused}");
}

#[test]
fn one_slip_of_any_sort_is_forgiven_and_two_in_a_short_word_are_not() {
    let catalogue = Catalogue::new(None);
    let first = |typed: &str| search(&catalogue, typed).first().map(|hit| hit.occupation.code.to_string());
    // A letter too many, one too few, another one, two that changed places; in front and behind.
    for typed in ["pllumber", "plumbr", "plumver", "plubmer", "plumberr", "plmber", "plumbre"] {
        assert_eq!(first(typed).as_deref(), Some("47-2152.00"), "{typed}");
    }
    for typed in ["pxxmber", "plxmbex"] {
        assert_ne!(first(typed).as_deref(), Some("47-2152.00"), "{typed}");
    }
    // Letters beyond the plain ones, at the start and in the middle of a title.
    for typed in ["café owner", "CAFÉ owner", "owner of a café"] {
        assert_eq!(first(typed).as_deref(), Some("11-9051.00"), "{typed}");
    }
}

/// A release's many titles are passed over quickly; a word of theirs is found wherever it begins.
#[test]
fn words_inside_of_a_releases_titles_are_found() {
    let official = Official {
        code: Code::parse("55-1011.00").unwrap(),
        title: "Zzz".to_owned(),
        text: String::new(),
        zone: None,
        interests: None,
        values: None,
        skills: None,
        knowledge: None,
        related: Vec::new(),
        near: Vec::new(),
    };
    let titles = ["Back-of-house qualifier", "C++ wyvern", "Éclair quencher", "X/Yacht rigger", "(Queen) keeper"];
    let one = RawOccupation {
        official,
        titles: titles.map(str::to_owned).to_vec(),
        activities: Vec::new(),
        tasks: Vec::new(),
        tools: Vec::new(),
    };
    let raw = Raw { skills: Vec::new(), knowledge: Vec::new(), occupations: vec![one] };
    let read = Read { raw, ..Read::default() };
    let release = Release::new(read, &Relations::default(), chrono::NaiveDate::MIN);
    let catalogue = Catalogue::new(Some(release));
    for typed in
        ["qualifier", "QUALIFIER", "c++ wyvern", "wyvern", "éclair quencher", "quencher", "yacht riger", "queen"]
    {
        let found = search(&catalogue, typed);
        assert_eq!(found.first().map(|hit| hit.occupation.code.to_string()).as_deref(), Some("55-1011.00"), "{typed}");
    }
}
