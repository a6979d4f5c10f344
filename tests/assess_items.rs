//! The texts of the assessment: counts, lengths, and that no two say the same.
use career::stages::assess::items::dealbreakers::{Answer, DEALBREAKERS, PREFERENCES, say_dealbreaker};
use career::stages::assess::items::first_steps::{About, default_due, suggest_first_steps};
use career::stages::assess::items::interests::{self, Form, Interest};
use career::stages::assess::items::levels::{CEFR, NAMES, can_do, find_cefr};
use career::stages::assess::items::strengths::{STRENGTHS, TO_WORK_ON};
use career::stages::assess::items::tick_list::{self, TickSkill, general, pick, situations};
use career::stages::assess::items::values::{self, WorkValue};
use career::stages::assess::model::{Focus, SkillKind};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Words of little meaning, which two statements may share.
const SMALL: &str = "a an the of to in for on at or and i my me it is that what who how with by \
                     from into up so if not be do are as am this there them they their people \
                     work your you";

/// Words that tie a text to one sex, class, nation, faith, fashion or fortune.
const BANNED: &str = "he she his her him man men woman women boy girl lady gentleman sir madam \
                      husband wife mother father mum mom dad housewife fireman policeman salesman \
                      king queen noble servant maid upper lower elite luxury rich wealthy poor \
                      yacht golf opera american british english french german irish chinese \
                      indian african european western foreign christian muslim jewish hindu \
                      church mosque temple baseball cricket football rugby blockchain crypto \
                      app apps startup influencer tiktok instagram ai chatbot metaverse degree \
                      mba ivy stock investor";

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect()
}

/// The words that carry the meaning, cut to a stem so that `plant` and `plants` are the same.
fn stems(text: &str) -> BTreeSet<String> {
    let small: BTreeSet<&str> = SMALL.split_whitespace().collect();
    words(text)
        .into_iter()
        .filter(|w| !small.contains(w.as_str()))
        .map(|w| w.chars().take(5).collect::<String>().trim_end_matches('s').to_string())
        .collect()
}

/// Shared words ÷ words of the shorter text.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (stems(a), stems(b));
    a.intersection(&b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

fn assert_no_two_alike(texts: &[&str], bound: f64) {
    for (i, a) in texts.iter().enumerate() {
        for b in &texts[i + 1..] {
            assert!(overlap(a, b) <= bound, "{a:?} and {b:?} share {:.2}", overlap(a, b));
        }
    }
}

fn assert_free_of_banned(texts: &[String]) {
    let banned: BTreeSet<&str> = BANNED.split_whitespace().collect();
    for text in texts {
        for word in words(text) {
            assert!(!banned.contains(word.as_str()), "{word:?} in {text:?}");
        }
    }
}

fn slug(name: &str) -> String {
    words(name).join("-")
}

fn all_lists() -> Vec<(&'static str, &'static [TickSkill])> {
    let mut lists = vec![("general", general())];
    lists.extend(situations().iter().map(|s| (s.name, s.skills)));
    lists
}

#[test]
fn statements_are_counted_and_interleaved() {
    for (form, per_type) in [(Form::Thirty, 5), (Form::Sixty, 10)] {
        let all = interests::form(form);
        assert_eq!(all.len(), per_type * 6);
        for (place, statement) in all.iter().enumerate() {
            assert_eq!(statement.number, place + 1);
            assert_eq!(statement.type_.letter(), ["R", "I", "A", "S", "E", "C"][place % 6]);
        }
        for interest in Interest::ALL {
            assert_eq!(all.iter().filter(|s| s.type_ == interest).count(), per_type);
        }
    }
    assert_eq!(interests::form(Form::Thirty), interests::form(Form::Sixty)[..30]);
}

#[test]
fn statements_are_short_distinct_and_tied_to_nobody() {
    let all = interests::form(Form::Sixty);
    // Verbs that a statement may begin with: reading this list is reading how each question goes.
    let verbs = "mend repair build put grow plant feed keep drive move find discover test try solve explain \
                 use study watch learn compare write invent sing make draw act play design teach \
                 show care help listen give welcome train sell win lead bring start take speak ask \
                 bargain enter count check plan";
    let verbs: BTreeSet<&str> = verbs.split_whitespace().collect();
    for statement in &all {
        let parts = words(statement.text);
        assert!((3..=9).contains(&parts.len()), "{} words: {}", parts.len(), statement.text);
        assert!(verbs.contains(parts[0].as_str()), "begins with no verb: {}", statement.text);
        assert!(parts.iter().all(|w| w.len() <= 11), "a long word: {}", statement.text);
        assert!(!statement.text.ends_with(['.', '?', ' ']));
        let long = statement.question();
        assert!(long.starts_with("How would you like to ") && long.len() <= 79, "{long}");
    }
    let texts: Vec<&str> = all.iter().map(|s| s.text).collect();
    assert_no_two_alike(&texts, 0.4);
    assert_free_of_banned(&texts.iter().map(|t| t.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_text_that_repeats_another_is_noticed() {
    assert!(overlap("repair machines that have stopped", "repair a machine in a factory") > 0.4);
    assert!(std::panic::catch_unwind(|| assert_free_of_banned(&["play golf".into()])).is_err());
}

#[test]
fn value_statements_cover_the_six_in_turn() {
    for (form, per_value) in [(values::Form::Eighteen, 3), (values::Form::TwentyFour, 4)] {
        let all = values::form(form);
        assert_eq!(all.len(), per_value * 6);
        for (place, statement) in all.iter().enumerate() {
            assert_eq!((statement.number, statement.value), (place + 1, WorkValue::ALL[place % 6]));
        }
    }
    let all = values::form(values::Form::TwentyFour);
    assert_eq!(values::form(values::Form::Eighteen), all[..18]);
    let texts: Vec<&str> = all.iter().map(|s| s.text).collect();
    assert!(texts.iter().all(|t| t.ends_with('.') && (4..=12).contains(&words(t).len())));
    assert_no_two_alike(&texts, 0.5);
    assert_free_of_banned(&texts.iter().map(|t| t.to_string()).collect::<Vec<_>>());
    let asks: BTreeSet<&str> = WorkValue::ALL.iter().map(|v| v.could_ask()).collect();
    let means: BTreeSet<&str> = WorkValue::ALL.iter().map(|v| v.describe()).collect();
    assert_eq!((asks.len(), means.len()), (6, 6));
    for value in WorkValue::ALL {
        assert_eq!(WorkValue::from_key(value.key()), Some(value));
    }
}

#[test]
fn every_level_of_every_kind_has_a_line_of_its_own() {
    let mut seen = BTreeSet::new();
    for kind in SkillKind::ALL.iter().copied() {
        for level in 0..=5 {
            let line = can_do(kind, level).unwrap();
            assert!(line.starts_with("You ") && line.ends_with('.') && line.len() <= 100, "{line}");
            assert!(seen.insert(line), "twice: {line}");
        }
        assert_eq!((can_do(kind, -1), can_do(kind, 6)), (None, None));
    }
    assert!(CEFR.iter().all(|c| seen.insert(c.can_do) && c.can_do.len() <= 80));
    let levels: Vec<(&str, u8)> = CEFR.iter().map(|c| (c.code, c.level)).collect();
    assert_eq!(levels, [("A1", 1), ("A2", 2), ("B1", 2), ("B2", 3), ("C1", 4), ("C2", 5)]);
    assert_eq!(find_cefr(" b1 ").map(|c| c.level), Some(2));
    assert_eq!(find_cefr("B3"), None);
    assert_eq!(NAMES.len(), 6);
}

#[test]
fn tick_lists_have_their_size_and_every_skill_one_meaning() {
    assert_eq!(general().len(), 40);
    assert_eq!(situations().len(), 12);
    let mut known: BTreeMap<String, TickSkill> = BTreeMap::new();
    for (name, skills) in all_lists() {
        let slugs: BTreeSet<String> = skills.iter().map(|s| slug(s.name)).collect();
        assert_eq!(slugs.len(), skills.len(), "a skill twice in {name}");
        assert!(name == "general" || (8..=14).contains(&skills.len()), "{name}");
        for skill in skills {
            let id = slug(skill.name);
            assert!((3..=40).contains(&id.len()), "{id}");
            assert!((3..=14).contains(&words(skill.can).len()), "{}", skill.can);
            assert!(skill.can.len() <= 78 && !skill.can.ends_with('.'), "{}", skill.can);
            assert_eq!(*known.entry(id).or_insert(*skill), *skill);
        }
    }
    let phrases: BTreeSet<&str> = known.values().map(|s| s.can).collect();
    assert_eq!(phrases.len(), known.len(), "two skills with the same phrase");
    let texts = known.values().map(|s| format!("{} {}", s.name, s.can)).collect::<Vec<_>>();
    let texts: Vec<String> = texts.iter().map(|t| t.replace("Keeping stock", "")).collect();
    assert_free_of_banned(&texts);
    let general_texts: Vec<&str> = general().iter().map(|s| s.can).collect();
    assert_no_two_alike(&general_texts, 0.5);
    let kinds: BTreeSet<&str> = general().iter().map(|s| s.kind.key()).collect();
    assert!(kinds.contains("soft") && kinds.contains("tool") && kinds.contains("language"));
}

#[test]
fn a_list_is_picked_by_the_persons_own_words() {
    for (said, list, by) in [
        ("Staff nurse on a medical ward", "care and nursing", Some("nurse")),
        ("I'm a health care assistant, part time", "care and nursing", Some("health care assistant")),
        ("two part-time jobs, a shop and cleaning", "cleaning", Some("cleaning")),
        ("Retail clerk", "shop and sales", Some("retail clerk")),
        ("cleaner in a school", "cleaning", Some("cleaner")),
        ("Office cleaner", "cleaning", Some("cleaner")),
        ("hospital kitchen", "kitchen and guests", Some("kitchen")),
        ("Kitchen fitter", "building trades", Some("kitchen fitter")),
        ("bricklayer, 40 years", "building trades", Some("bricklayer")),
        ("I repair cars in Lagos, mechanic", "factory, machines and repair", Some("repair")),
        ("Bus driver", "driving, transport and storage", Some("bus driver")),
        ("driving instructor", "teaching and training", Some("driving instructor")),
        ("software engineer", "software and computers", Some("software engineer")),
        ("Data analysts' team lead", "software and computers", Some("data analyst")),
        ("secretary", "office", Some("secretary")),
        ("I look after my mother", "care and work at home", Some("look after")),
        ("stay-at-home dad", "care and work at home", Some("stay at home")),
        ("student nurse", "care and nursing", Some("nurse")),
        ("I lost my job as a welder", "building trades", Some("welder")),
        ("out of work since May", "studying or looking for work", Some("out of work")),
        ("CHEF!", "kitchen and guests", Some("chef")),
        ("I work in a café", "kitchen and guests", Some("café")),
        ("screwdriver collector", "general", None),
        ("several things", "general", None),
        ("", "general", None),
        ("…", "general", None),
    ] {
        let picked = pick(said);
        assert_eq!((picked.name, picked.by), (list, by), "{said}");
        assert_eq!(tick_list::tick_list(said), picked.skills);
    }
}

#[test]
fn strengths_have_another_side_and_are_distinct() {
    let strengths: Vec<&str> = STRENGTHS.iter().map(|s| s.text).collect();
    let sides: BTreeSet<&str> = STRENGTHS.iter().map(|s| s.too_much).collect();
    assert_eq!((strengths.len(), sides.len(), TO_WORK_ON.len()), (24, 24, 16));
    assert_no_two_alike(&strengths, 0.5);
    assert_no_two_alike(&TO_WORK_ON, 0.5);
    let texts: Vec<String> = strengths.iter().chain(&TO_WORK_ON).chain(sides.iter()).map(|t| t.to_string()).collect();
    assert_free_of_banned(&texts);
}

#[test]
fn preferences_have_the_keys_of_the_format() {
    let keys: Vec<&str> = PREFERENCES.iter().map(|q| q.key).collect();
    let format = "remote hours schedule contract travel places relocate pay_min leadership needs \
                  dealbreakers";
    assert_eq!(keys, format.split_whitespace().collect::<Vec<_>>());
    let choices = |key: &str| {
        let question = PREFERENCES.iter().find(|q| q.key == key).unwrap();
        match question.answer {
            Answer::One(choices) | Answer::Many(choices) => choices.iter().map(|c| c.key).collect::<Vec<_>>().join(" "),
            Answer::Text | Answer::Texts | Answer::Pay => String::new(),
        }
    };
    assert_eq!(choices("remote"), "on-site hybrid remote any");
    assert_eq!(choices("schedule"), "days shifts school-hours any");
    assert_eq!(choices("contract"), "permanent fixed freelance any");
    assert_eq!(choices("travel"), "none little some much any");
    assert_eq!(choices("relocate"), "no maybe yes");
    assert_eq!(choices("leadership"), "no maybe yes");
    assert_eq!(
        choices("dealbreakers"),
        "nights weekends lifting standing heights driving blood public-facing sales-targets travel \
         relocation screen-all-day"
    );
    let says: BTreeSet<&str> = DEALBREAKERS.iter().map(|c| c.says).collect();
    assert_eq!(says.len(), 12);
    assert_eq!(say_dealbreaker("nights"), "work at night");
    assert_eq!(say_dealbreaker("open-plan rooms"), "open-plan rooms");
}

#[test]
fn first_steps_begin_with_talking_to_someone() {
    let names = [About::Skill("SQL"), About::Role("Ward manager"), About::Title("Mechanic")];
    for focus in Focus::ALL.iter().copied() {
        for about in names.into_iter().chain([About::Nothing]) {
            let steps = suggest_first_steps(focus, about);
            let titles: BTreeSet<&str> = steps.iter().map(|s| s.title.as_str()).collect();
            assert_eq!(titles.len(), 3);
            assert!(steps.iter().all(|s| s.hours > 0.0 && s.hours <= 2.0));
            assert_eq!(steps[0].questions.len(), 3);
            assert!(steps[0].questions.iter().all(|q| q.ends_with('?')));
            assert!(steps[1].questions.is_empty() && steps[2].questions.is_empty());
        }
    }
    let text = |about| format!("{:?}", suggest_first_steps(Focus::Change, about)[0]);
    assert!(text(About::Skill("SQL")).matches("SQL").count() == 2);
    assert!(text(About::Role("Ward manager")).contains("Ward manager"));
    assert_eq!(text(About::Role("  ")), text(About::Nothing));
    assert_ne!(text(About::Role("X")), text(About::Title("X")));
}

#[test]
fn the_first_step_is_due_on_friday_of_next_week() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    assert_eq!(default_due(day(2026, 11, 23)), day(2026, 12, 4));
    assert_eq!(default_due(day(2026, 11, 27)), day(2026, 12, 4));
    assert_eq!(default_due(day(2026, 11, 29)), day(2026, 12, 4));
    assert_eq!(default_due(day(2026, 11, 30)), day(2026, 12, 11));
    let mut today = day(2024, 1, 1);
    for _ in 0..800 {
        let due = default_due(today);
        let next_week = (today + chrono::Days::new(7)).iso_week();
        assert_eq!((due.weekday(), due.iso_week()), (Weekday::Fri, next_week));
        today = today.succ_opt().unwrap();
    }
    assert_eq!(default_due(NaiveDate::MAX), NaiveDate::MAX);
}
