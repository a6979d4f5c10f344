//! Stage 1: the five parts on a terminal, by flags and from files, and the profile.
use career::term::Script;

use crate::home::{Home, Ran};

/// One digit a statement, with every answer in it and no type without a score.
const DIGITS: &str = "534421243512545123012345432153";
const WANTED: &str = "543215432154321543";
const NOW: &str = "112233445512334512";

/// What is answered, question by question.
type Acts = Vec<(String, String)>;

fn interests() -> Acts {
    DIGITS.chars().enumerate().map(|(at, digit)| (format!("interests.{}", at + 1), digit.to_string())).collect()
}

fn values() -> Acts {
    let half = |digits: &'static str, name: &'static str| {
        digits.chars().enumerate().map(move |(at, digit)| (format!("values.{name}.{}", at + 1), digit.to_string()))
    };
    half(WANTED, "wanted").chain(half(NOW, "now")).collect()
}

fn acts(list: &[(&str, &str)]) -> Acts {
    list.iter().map(|(key, typed)| ((*key).to_owned(), (*typed).to_owned())).collect()
}

fn skills() -> Acts {
    acts(&[
        ("skills.alone", "listening cooking-for-many-people another-list"),
        ("skills.list", "office"),
        ("skills.alone-too", "entering-data"),
        ("skills.own", "SQL, Fixing bikes"),
        ("skills.others", "sql listening"),
        ("skills.more", "sql"),
        ("skills.less", "entering-data"),
        ("skills.languages", "German B1, Polish C2"),
    ])
}

fn strengths() -> Acts {
    acts(&[
        ("strengths.have", "patient orderly"),
        ("strengths.own", "Calm in a crisis; Good with maps"),
        ("strengths.work-on", "1 starting-sooner"),
        ("strengths.own-work-on", "Asking for more pay"),
    ])
}

fn preferences() -> Acts {
    acts(&[
        ("preferences.remote", "hybrid"),
        ("preferences.hours", "20-28"),
        ("preferences.schedule", "days"),
        ("preferences.contract", "permanent"),
        ("preferences.travel", "little"),
        ("preferences.places", "Cork, Limerick"),
        ("preferences.relocate", "no"),
        ("preferences.pay_min", "38000 eur/year"),
        ("preferences.leadership", "maybe"),
        ("preferences.needs", "no stairs"),
        ("preferences.dealbreakers", "nights lifting"),
        ("preferences.dealbreakers-own", "open-plan rooms"),
    ])
}

fn script(acts: &[(String, String)]) -> Script {
    acts.iter().fold(Script::new(), |script, (key, typed)| script.answer(key, typed))
}

/// What was said, without the line breaks of a narrow terminal.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn answered(part: &str, acts: &[(String, String)]) -> (Home, Ran) {
    let home = Home::new();
    let ran = home.answer(script(acts), &["assess", part]).ok();
    (home, ran)
}

#[track_caller]
fn parity(part: &str, acts: &[(String, String)], flags: &[&str], file: &str) {
    let (asked, _) = answered(part, acts);
    let by_flags = Home::new();
    let args: Vec<&str> = ["assess", part].into_iter().chain(flags.iter().copied()).collect();
    by_flags.run(&args).ok();
    assert_eq!(asked.files(), by_flags.files(), "{part}: asked and flags");
    let by_file = Home::new();
    by_file.pipe(&["assess", part, "--from", "-"], &asked.file(file)).ok();
    let (asked, by_file) = (asked.files(), by_file.files());
    assert_eq!(asked, by_file, "{part}: asked and a file");
    assert_eq!(asked.len(), 1);
}

#[test]
fn questions_flags_and_files_leave_the_same_records() {
    parity("interests", &interests(), &["--answers", DIGITS], "assessment.toml");
    parity("values", &values(), &["--answers", &format!("{WANTED}{NOW}")], "assessment.toml");
    parity(
        "skills",
        &skills(),
        &[
            "--rate",
            "Listening:4",
            "--rate",
            "Cooking for many people:3",
            "--rate",
            "Entering data:3",
            "--rate",
            "SQL:4",
            "--rate",
            "Fixing bikes:3",
            "--rate",
            "German:b1",
            "--rate",
            "Polish:C2",
            "--more",
            "SQL",
            "--less",
            "Entering data",
        ],
        "skills.toml",
    );
    parity(
        "strengths",
        &strengths(),
        &[
            "--strength",
            "Patient",
            "--strength",
            "Orderly",
            "--strength",
            "Calm in a crisis",
            "--strength",
            "Good with maps",
            "--work-on",
            "Saying no when I have enough to do",
            "--work-on",
            "Starting sooner",
            "--work-on",
            "Asking for more pay",
        ],
        "assessment.toml",
    );
    parity(
        "preferences",
        &preferences(),
        &[
            "--remote",
            "hybrid",
            "--hours",
            "20-28",
            "--schedule",
            "days",
            "--contract",
            "permanent",
            "--travel",
            "little",
            "--place",
            "Cork",
            "--place",
            "Limerick",
            "--relocate",
            "no",
            "--pay-min",
            "38000 EUR/year",
            "--leadership",
            "maybe",
            "--need",
            "no stairs",
            "--dealbreaker",
            "nights",
            "--dealbreaker",
            "lifting",
            "--dealbreaker",
            "open-plan rooms",
        ],
        "assessment.toml",
    );
}

/// Ctrl-C at every question keeps what was answered before it, changes no data, and the rest
/// brings about what answering in one go does.
fn stop_everywhere(part: &str, acts: &[(String, String)], all: usize) {
    let whole = answered(part, acts).0.files();
    for (at, (key, _)) in acts.iter().enumerate() {
        let home = Home::new();
        let ran = home.answer(script(&acts[..at]).stop(key), &["assess", part]).fails(130);
        let kept = match at {
            0 => format!("Nothing is answered yet; begin with career assess {part}"),
            at => format!("{at} of {all} answers kept; continue with career assess {part}"),
        };
        assert!(ran.err.ends_with(&format!("{kept}\n")), "{part} {at}: {}", ran.err);
        assert_eq!(ran.out, "");
        assert!(home.files().is_empty(), "{part} {at}: {:?}", home.files());
        let ran = home.answer(script(&acts[at..]), &["assess", part]).ok();
        let said = format!("Going on at question {}. To begin anew: career assess {part} --restart", at + 1);
        assert_eq!(flat(&ran.err).contains(&said), at > 0, "{part} {at}: {}", ran.err);
        assert_eq!(home.files(), whole, "{part} {at}");
        assert!(!home.path().join(".career/drafts").join(format!("assess-{part}.toml")).exists());
    }
}

/// The same for many questions: one answer, Ctrl-C at the next, and on, all the way through.
fn stop_after_each(part: &str, acts: &[(String, String)]) {
    let whole = answered(part, acts).0.files();
    let home = Home::new();
    let all = acts.len();
    for at in 1..all {
        let ran = home.answer(script(&acts[at - 1..at]).stop(&acts[at].0), &["assess", part]).fails(130);
        assert!(
            ran.err.ends_with(&format!("{at} of {all} answers kept; continue with career assess {part}\n")),
            "{part} {at}: {}",
            ran.err
        );
        assert!(home.files().is_empty(), "{part} {at}: {:?}", home.files());
    }
    home.answer(script(&acts[all - 1..]), &["assess", part]).ok();
    assert_eq!(home.files(), whole, "{part}");
    // And from a fresh start, at the number of the question.
    for number in [1, 2, 7, all] {
        let home = Home::new();
        let ran = home.answer(script(&acts[..number - 1]).stop_at(number), &["assess", part]).fails(130);
        let draft = std::fs::read_to_string(home.path().join(".career/drafts").join(format!("assess-{part}.toml")))
            .unwrap_or_default();
        assert_eq!(draft.matches("[\"").count(), number - 1, "{part} {number}: {draft} {}", ran.err);
    }
}

#[test]
fn ctrl_c_at_every_statement_keeps_those_before() {
    stop_after_each("interests", &interests());
    stop_after_each("values", &values());
}

#[test]
fn ctrl_c_at_every_other_question_keeps_those_before() {
    stop_after_each("skills", &skills());
    stop_everywhere("strengths", &strengths(), 4);
    stop_after_each("preferences", &preferences());
}

#[test]
fn later_keeps_too_and_is_no_failure() {
    let home = Home::new();
    let ran = home.answer(script(&interests()[..12]).later("interests.13"), &["assess", "interests"]).ok();
    assert!(ran.err.ends_with("12 of 30 answers kept; continue with career assess interests\n"), "{}", ran.err);
    assert!(home.files().is_empty());
    let ran = home.run(&["assess", "--json"]).ok().json();
    assert_eq!(ran["parts"][2]["kept"], 12);
    assert_eq!(ran["parts"][2]["done"], false);
}

#[test]
fn back_answers_again_and_skipping_leaves_open() {
    let mut script = script(&interests()[..9]).back("interests.10").answer("interests.9", "1").skip("interests.10");
    for (key, typed) in &interests()[10..] {
        script = script.answer(key, typed);
    }
    let home = Home::new();
    home.answer(script.clone(), &["assess", "interests"]).ok();
    let asked = script.asked();
    assert_eq!(asked[8..13], ["interests.9", "interests.10", "interests.9", "interests.10", "interests.11"]);
    let mut digits: Vec<char> = DIGITS.chars().collect();
    (digits[8], digits[9]) = ('1', '0');
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(json["interests"]["answers"], digits.into_iter().collect::<String>());
}

#[test]
fn the_progress_is_said_with_what_is_left() {
    let shown = script(&interests()[..12]).later("interests.13");
    let home = Home::new();
    home.answer(shown.clone(), &["assess", "interests", "--form", "60"]).ok();
    assert!(shown.shown().contains("13 of 60, about 4 minutes left"), "{}", shown.shown());
}

#[test]
fn restart_begins_anew() {
    let home = Home::new();
    home.answer(script(&interests()[..3]).later("interests.4"), &["assess", "interests"]).ok();
    let begin = Script::new().answer("interests.1", "1").later("interests.2");
    let ran = home.answer(begin, &["assess", "interests", "--restart"]).ok();
    assert!(flat(&ran.err).contains("1 of 30 answers kept"), "{}", ran.err);
    assert!(!flat(&ran.err).contains("Going on"));
}

#[test]
fn a_draft_of_another_form_is_neither_mixed_nor_lost() {
    let home = Home::new();
    home.answer(script(&interests()[..3]).later("interests.4"), &["assess", "interests"]).ok();
    let ran = home.answer(Script::new(), &["assess", "interests", "--form", "60"]).fails(1);
    assert_eq!(
        ran.err,
        "Error: 3 of another form of these questions (30) are answered already.\nHint: go on with them: career assess interests\nHint: begin anew with 60: career assess interests --form 60 --restart\n"
    );
    let ran = home.answer(Script::new().later("interests.4"), &["assess", "interests"]).ok();
    assert!(flat(&ran.err).contains("3 of 30 answers kept"));
    // A form that was begun is gone on with without being named.
    home.answer(
        Script::new().answer("interests.1", "5").later("interests.2"),
        &["assess", "interests", "--form", "60", "--restart"],
    )
    .ok();
    let ran = home.answer(Script::new().later("interests.2"), &["assess", "interests"]).ok();
    assert!(flat(&ran.err).contains("1 of 60 answers kept"), "{}", ran.err);
}

#[test]
fn a_draft_of_other_statements_is_put_aside() {
    let home = Home::new();
    home.answer(script(&interests()[..3]).later("interests.4"), &["assess", "interests"]).ok();
    let path = home.path().join(".career/drafts/assess-interests.toml");
    let draft = std::fs::read_to_string(&path).unwrap();
    let sign = draft.lines().find(|line| line.starts_with("questions")).unwrap().to_owned();
    std::fs::write(&path, draft.replace(&sign, "questions = \"0\"")).unwrap();
    let ran = home.answer(Script::new().later("interests.1"), &["assess", "interests"]).ok();
    assert!(
        flat(&ran.err)
            .contains("The questions are no longer those of last time, so they begin anew. The 3 answers from then"),
        "{}",
        ran.err
    );
    assert!(
        std::fs::read_to_string(path.with_file_name("assess-interests-old.toml"))
            .unwrap()
            .contains("answers = [[\"5\"]")
    );
    // One that cannot be read is named, and --restart helps.
    std::fs::write(&path, "answers = 3").unwrap();
    let ran = home.answer(Script::new(), &["assess", "interests"]).fails(1);
    assert!(
        ran.err
            .starts_with("Error: The answers that were kept in .career/drafts/assess-interests.toml cannot be read.\n"),
        "{}",
        ran.err
    );
    assert!(flat(&ran.err).contains("Hint: begin anew with --restart"), "{}", ran.err);
    home.answer(Script::new().later("interests.1"), &["assess", "interests", "--restart"]).ok();
}

#[test]
fn a_run_of_an_other_form_by_flags_leaves_the_draft() {
    let home = Home::new();
    home.answer(script(&interests()[..3]).later("interests.4"), &["assess", "interests"]).ok();
    home.run(&["assess", "interests", "--answers", DIGITS]).ok();
    let ran = home.answer(Script::new().later("interests.4"), &["assess", "interests"]).ok();
    assert!(flat(&ran.err).contains("3 of 30 answers kept"));
}

#[test]
fn scores_are_those_of_the_method() {
    // Five times the same digit a type; 0 was never tried: (d - 1) x 5, and nothing for C.
    let home = Home::new();
    home.run(&["assess", "interests", "--answers", &"123450".repeat(5)]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    let scores = &json["interests"]["scores"];
    assert_eq!((&scores["R"], &scores["I"], &scores["A"]), (&0.into(), &5.into(), &10.into()));
    assert_eq!((&scores["S"], &scores["E"], &scores["C"]), (&15.into(), &20.into(), &serde_json::Value::Null));
    assert_eq!(json["computed"]["warnings"][0]["kind"], "no_score");
    assert_eq!(json["computed"]["warnings"][0]["part"], "interests");
    // Sixty statements, all in the middle.
    let home = Home::new();
    home.run(&["assess", "interests", "--form", "60", "--answers", &"3".repeat(60)]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    for letter in ["R", "I", "A", "S", "E", "C"] {
        assert_eq!(json["interests"]["scores"][letter], 20, "{letter}");
    }
    assert_eq!(json["interests"]["form"], 60);
    let kinds: Vec<&str> = json["computed"]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["flat", "same_answers"]);
}

#[test]
fn values_are_means_and_rankings_are_spread() {
    let home = Home::new();
    home.run(&["assess", "values", "--answers", "543210 543213 444210 111111 111111 111111"]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    let wanted = &json["values"]["wanted"];
    // (5 + 5 + 4) / 3, (4 + 4 + 4) / 3, (3 + 3 + 4) / 3, 2, 1 and one answer of three, too few.
    assert_eq!(
        (wanted["achievement"].as_f64(), wanted["independence"].as_f64(), wanted["recognition"].as_f64()),
        (Some(4.7), Some(4.0), Some(3.3))
    );
    assert_eq!(
        (wanted["relationships"].as_f64(), wanted["support"].as_f64(), wanted["working_conditions"].as_f64()),
        (Some(2.0), Some(1.0), None)
    );
    assert_eq!(json["values"]["now"]["achievement"].as_f64(), Some(1.0));
    home.run(&["assess", "values", "--answers", "412563"]).ok();
    let json = home.run(&["assess", "show", "--json", "--history"]).ok().json();
    assert_eq!(json["values"]["wanted"]["relationships"].as_f64(), Some(5.0));
    assert_eq!(json["values"]["wanted"]["recognition"].as_f64(), Some(1.0));
    assert_eq!(json["values"]["now"], serde_json::Value::Null);
    assert_eq!(json["values_history"].as_array().unwrap().len(), 2);
    assert_eq!(json["interests_history"], serde_json::json!([]));
}

#[test]
fn a_ranking_is_asked_in_two_lines() {
    let script = Script::new()
        .answer("values.ranking", "1 1 2 3 4 5")
        .answer("values.ranking", "4 1 2 5 6 3")
        .skip("values.ranking.now");
    let asked = Home::new();
    asked.answer(script.clone(), &["assess", "values", "--ranking"]).ok();
    assert!(script.shown().contains("1 stands in place 1 and again in place 2"), "{}", script.shown());
    let flags = Home::new();
    flags.run(&["assess", "values", "--answers", "4 1 2 5 6 3", "--ranking"]).ok();
    assert_eq!(asked.files(), flags.files());
}

#[test]
fn somebody_without_work_leaves_now_out() {
    let asked = Home::new();
    let wanted = values()[..18].to_vec();
    asked.answer(script(&wanted).answer("values.now.1", "n"), &["assess", "values"]).ok();
    let flags = Home::new();
    flags.run(&["assess", "values", "--answers", WANTED]).ok();
    assert_eq!(asked.files(), flags.files());
}

#[test]
fn warnings_are_said_and_change_no_exit_code() {
    // The clock of the tests stands still, so every answer took no time.
    let (_, ran) = answered("interests", &interests());
    assert!(flat(&ran.err).contains("Half of the answers took less than a second"), "{}", ran.err);
    let home = Home::new();
    let ran = home.run(&["assess", "interests", "--answers", &"4".repeat(30), "--json"]).ok();
    assert_eq!(ran.json()["computed"]["warnings"][0]["kind"], "flat");
    assert_eq!(ran.json()["computed"]["warnings"][1]["kind"], "same_answers");
    assert!(flat(&ran.err).contains("All kinds lie close together, so their order means little."));
    assert!(flat(&ran.err).contains("are the same. The result is unsafe unless"));
}

#[test]
fn wrong_answers_are_named_by_their_place_and_change_nothing() {
    let home = Home::new();
    home.run(&["assess", "interests", "--answers", DIGITS]).ok();
    home.run(&["assess", "skills", "--rate", "sql:3"]).ok();
    let before = home.files();
    let digits31 = format!("{DIGITS}1");
    let seventh = format!("{}7{}", &DIGITS[..11], &DIGITS[12..]);
    let cases: &[(&[&str], i32, &str)] = &[
        (&["interests", "--answers", &seventh], 2, "Answer 12 is `7`; it has to be a digit from 0 to 5"),
        (&["interests", "--answers", &digits31], 2, "31 answers were given; there have to be 30"),
        (&["interests", "--answers", "5"], 2, "1 answer was given; there have to be 30"),
        (&["interests", "--answers", &"3".repeat(60)], 2, "Hint: For 60 statements, add --form 60"),
        (&["interests", "--form", "45"], 2, "invalid value '45' for '--form <N>'"),
        (&["values", "--answers", "4 1 2 5 6 6"], 2, "In the ranking, 6 stands in place 5 and again in place 6"),
        (&["values", "--answers", "4 1 2 5 6 7"], 2, "Answer 6 is `7`; it has to be a digit from 1 to 6"),
        (
            &["values", "--answers", WANTED, "--form", "24"],
            2,
            "18 answers were given; with --form 24 there have to be 24 or 48",
        ),
        (
            &["values", "--answers", "412563", "--form", "18"],
            2,
            "That is a ranking, and --form 18 asks for statements.",
        ),
        (&["values", "--answers", WANTED, "--ranking"], 2, "A ranking has six numbers, each from 1 to 6 once."),
        (&["skills", "--rate", "sql"], 2, "--rate \"sql\" has no skill and level."),
        (&["skills", "--rate", "sql:7"], 2, "\"7\" in --rate \"sql:7\" is not a level from 0 to 5, nor A1 to C2."),
        (&["skills", "--rate", "sql:3", "--rate", "SQL:4"], 2, "--rate names \"SQL\" twice."),
        (&["skills", "--more", "sql", "--less", "sql"], 2, "\"sql\" stands in both --more and --less."),
        (&["skills", "--more", " "], 2, "--more needs the name of a skill."),
        (&["strengths", "--strength", " "], 2, "--strength needs a text, and \" \" has none."),
        (
            &["strengths", "--strength", "Patient;proof=x"],
            2,
            "\"proof=x\" in --strength \"Patient;proof=x\" is not an example.",
        ),
        (&["strengths", "--strength", "Patient;evidence=x"], 1, "There is no entry \"x\"."),
        (&["strengths", "--no-strength", "Patient"], 1, "There is no strength \"Patient\"."),
        (
            &["preferences", "--remote", "sometimes"],
            2,
            "remote is one of on-site, hybrid, remote, any, not \"sometimes\"",
        ),
        (&["preferences", "--pay-min", "a lot"], 2, "--pay-min is an amount of pay, not \"a lot\""),
        (&["interests"], 2, "--answers \"5 3 4 …\" (30 digits) is missing, and there is no terminal to ask for it."),
        (&["values"], 2, "--answers \"5 3 4 …\" (18 or 36 digits) is missing, and there is no terminal to ask for it."),
        (&["values", "--ranking"], 2, "--answers \"4 1 2 5 6 3\" is missing, and there is no terminal to ask for it."),
        (&["skills"], 2, "--rate SKILL:LEVEL is missing, and there is no terminal to ask for it."),
        (&["strengths"], 2, "--strength TEXT is missing, and there is no terminal to ask for it."),
        (&["preferences"], 2, "--remote WORD is missing, and there is no terminal to ask for it."),
        (&["interests", "--from", "/nowhere.toml"], 1, "/nowhere.toml cannot be read."),
    ];
    for (args, code, message) in cases {
        let args: Vec<&str> = std::iter::once("assess").chain(args.iter().copied()).collect();
        let ran = home.run(&args).fails(u8::try_from(*code).unwrap());
        assert!(flat(&ran.err).contains(message), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
        assert_eq!(home.files(), before, "{args:?}");
    }
}

#[test]
fn wrong_files_are_named_with_the_place() {
    let home = Home::new();
    let cases = [
        ("interests", "", 1, "standard input holds no interests."),
        ("interests", "[[interests]]\ndate = 2026-11-23\n", 2, "the interests there have neither answers nor scores."),
        ("interests", "[[interests]]\nanswers = \"59\"\n", 2, "Answer 2 is `9`"),
        ("interests", "[[interests]]\nform = 45\nanswers = \"5\"\n", 2, "standard input: form is 30 or 60, not 45."),
        (
            "interests",
            "[[interests]]\nform = 30\nscores = { R = 21 }\n",
            2,
            "the score R = 21 is above 20, the most with 30 statements.",
        ),
        ("interests", "[[interests]]\nanswers = 5\n", 1, "standard input:2:"),
        ("values", "[[strength]]\ntext = \"x\"\n", 1, "standard input holds no values."),
        ("values", "[[values]]\nnow = { achievement = 3 }\n", 2, "the values there have no `wanted`."),
        ("values", "[[values]]\nwanted = { achievement = 7 }\n", 2, "achievement is a number from 1 to 5, not 7"),
        ("skills", "", 1, "standard input holds no skill."),
        ("skills", "[[skill]]\nname = \"SQL\"\nkind = \"tecnical\"\n", 1, "standard input:3:"),
        ("strengths", "", 1, "standard input holds no strength."),
        ("preferences", "", 1, "standard input holds no preferences."),
        ("preferences", "[preferences]\nremote = \"sometimes\"\n", 1, "standard input:2:"),
    ];
    for (part, text, code, message) in cases {
        let ran = home.pipe(&["assess", part, "--from", "-"], text).fails(code);
        assert!(flat(&ran.err).contains(message), "{part} {text:?}: {}", ran.err);
        assert!(home.files().is_empty(), "{part} {text:?}");
    }
}

#[test]
fn scores_of_another_test_can_be_taken_over() {
    let home = Home::new();
    let text =
        "[[interests]]\ndate = 2025-03-01\nform = 60\nscores = { R = 22, I = 36, A = 14, S = 10, E = 12, C = 28 }\n";
    home.pipe(&["assess", "interests", "--from", "-"], text).ok();
    let ran = home.run(&["assess", "show", "--explain"]).ok();
    assert!(ran.out.contains("2025-03-01, 60 statements, 0 to 40"), "{}", ran.out);
    assert!(ran.out.contains("Only the scores are known, not the answers"), "{}", ran.out);
}

#[test]
fn the_list_is_that_of_what_the_person_does() {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nrole = \"Staff nurse\"\n");
    let script = Script::new().answer("skills.alone", "?").later("skills.alone");
    home.answer(script.clone(), &["assess", "skills"]).ok();
    assert!(
        script.shown().contains("The list is for care and nursing, as \"nurse\" is what you do."),
        "{}",
        script.shown()
    );
    assert!(
        script.shown().contains("Level 3: you do the usual tasks from start to finish without help."),
        "{}",
        script.shown()
    );
    // Without a role, what was done last.
    let home = Home::new();
    home.write(
        "past.toml",
        "[[position]]\ntitle = \"Waitress\"\nfrom = 2015-01-01\nto = 2019-01-01\n[[position]]\ntitle = \"Bus driver\"\nfrom = 2019-01-01\n",
    );
    let script = Script::new().later("skills.alone");
    home.answer(script.clone(), &["assess", "skills"]).ok();
    assert!(script.shown().contains("driving, transport and storage"), "{}", script.shown());
}

#[test]
fn ticks_never_lower_a_level_and_say_so() {
    let home = Home::new();
    home.run(&[
        "assess",
        "skills",
        "--rate",
        "SQL:5",
        "--rate",
        "Selling:4",
        "--rate",
        "Listening:3",
        "--rate",
        "Excel:1",
        "--more",
        "SQL",
        "--less",
        "Selling",
    ])
    .ok();
    let before = home.run(&["assess", "show", "--json"]).ok().json();
    let script = Script::new()
        .answer("skills.alone", "sql selling excel")
        .skip("skills.own")
        .answer("skills.others", "sql")
        .answer("skills.more", "none")
        .answer("skills.less", "")
        .skip("skills.languages");
    let ran = home.answer(script, &["assess", "skills"]).ok();
    assert!(
        flat(&ran.err).contains("Selling stays at level 4. To lower it: career skill rate selling 3"),
        "{}",
        ran.err
    );
    assert!(
        flat(&ran.err).contains("Listening stays at level 3. To lower it: career skill rate listening 2"),
        "{}",
        ran.err
    );
    let after = home.run(&["assess", "show", "--json"]).ok().json();
    let level = |json: &serde_json::Value, id: &str| {
        json["skills"].as_array().unwrap().iter().find(|skill| skill["id"] == id).unwrap()["computed"]["level"].clone()
    };
    assert_eq!(
        (level(&after, "sql"), level(&after, "selling"), level(&after, "listening")),
        (5.into(), 4.into(), 3.into())
    );
    assert_eq!((level(&before, "excel"), level(&after, "excel")), (1.into(), 3.into()));
    // More was taken away on purpose, less was left ticked.
    let skill = |id: &str| after["skills"].as_array().unwrap().iter().find(|skill| skill["id"] == id).unwrap().clone();
    assert_eq!((&skill("sql")["desire"], &skill("selling")["desire"]), (&2.into(), &1.into()));
    assert_eq!(skill("sql")["rating"].as_array().unwrap().len(), 1);
    // The same again changes nothing.
    let files = home.files();
    let script = Script::new()
        .answer("skills.alone", "")
        .skip("skills.own")
        .answer("skills.others", "")
        .answer("skills.more", "")
        .answer("skills.less", "")
        .skip("skills.languages");
    let ran = home.answer(script, &["assess", "skills"]).ok();
    assert!(flat(&ran.err).contains("Nothing new about your skills."), "{}", ran.err);
    assert_eq!(home.files(), files);
}

#[test]
fn a_near_miss_of_a_skill_is_asked_about() {
    let home = Home::new();
    home.run(&["assess", "skills", "--rate", "Statistics:3"]).ok();
    let ran = home.run(&["assess", "skills", "--rate", "Statistcs:4"]).fails(1);
    assert!(flat(&ran.err).contains("did you mean statistics?"), "{}", ran.err);
    home.run(&["assess", "skills", "--rate", "stat:4"]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(json["skills"].as_array().unwrap().len(), 1);
    assert_eq!(json["skills"][0]["rating"].as_array().unwrap().len(), 2);
    assert_eq!(json["skills"][0]["computed"]["level"], 4);
}

#[test]
fn a_wish_about_an_unknown_skill_adds_it_without_a_level() {
    let home = Home::new();
    let ran = home.run(&["assess", "skills", "--more", "Spreadsheets"]).ok();
    assert!(
        flat(&ran.err)
            .contains("New skill: Spreadsheets, not assessed yet. Rate it: career skill rate spreadsheets LEVEL"),
        "{}",
        ran.err
    );
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    // What a list knows keeps its kind.
    assert_eq!(
        (&json["skills"][0]["kind"], &json["skills"][0]["computed"]["level"]),
        (&"tool".into(), &serde_json::Value::Null)
    );
}

#[test]
fn the_cefr_level_stays_readable() {
    let home = Home::new();
    home.run(&["assess", "skills", "--rate", "German:b1", "--rate", "Polish:A2"]).ok();
    let out = home.run(&["assess", "show"]).ok().out;
    assert!(out.contains("2 foundational (B1)") && out.contains("2 foundational (A2)"), "{out}");
    assert!(home.file("skills.toml").contains("kind = \"language\""));
}

#[test]
fn strengths_come_from_ratings_and_take_examples() {
    let home = Home::new();
    home.write(
        "skills.toml",
        "[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\ndesire = 3\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 4\nby = \"self\"\n\
         [[skill]]\nid = \"selling\"\nname = \"Selling\"\nkind = \"soft\"\ndesire = 1\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 5\nby = \"self\"\n\
         [[skill]]\nid = \"statistics\"\nname = \"Statistics\"\nkind = \"field\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = 2\nby = \"self\"\n",
    );
    home.write("roles.toml", "[[role]]\nid = \"analyst\"\ntitle = \"Analyst\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"statistics\"\nlevel = 4\n");
    home.write(
        "log/2026.toml",
        "[[entry]]\nid = \"2026-10-01-built-a-report\"\ndate = 2026-10-01\nkind = \"win\"\ntext = \"Built a report\"\n",
    );
    let script = Script::new()
        .answer("strengths.have", "sql patient")
        .skip("strengths.own")
        .answer("strengths.example.1", "1")
        .skip("strengths.example.2")
        .answer("strengths.work-on", "statistics doing-less-of-this-selling")
        .skip("strengths.own-work-on");
    home.answer(script, &["assess", "strengths"]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(
        (&json["strengths"][0]["text"], &json["strengths"][0]["evidence"][0]),
        (&"SQL".into(), &"2026-10-01-built-a-report".into())
    );
    assert_eq!(json["strengths"][1]["evidence"], serde_json::json!([]));
    assert_eq!(
        (&json["weaknesses"][0]["text"], &json["weaknesses"][1]["text"]),
        (&"Statistics".into(), &"Doing less of this: Selling".into())
    );
    // Unticking takes one away; what has an example is not asked again; nothing stands there twice.
    let script = Script::new()
        .answer("strengths.have", "sql")
        .answer("strengths.own", "sql; Calm, always")
        .skip("strengths.example.1")
        .skip("strengths.work-on")
        .skip("strengths.own-work-on");
    let ran = home.answer(script, &["assess", "strengths"]).ok();
    assert!(flat(&ran.err).contains("Added 1 strength, took away 1 strength. Undo: career undo"), "{}", ran.err);
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    let texts: Vec<&str> =
        json["strengths"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["SQL", "Calm, always"]);
    assert_eq!(json["weaknesses"].as_array().unwrap().len(), 2);
    // By flags: an example for one that is there, and one away.
    let ran = home
        .run(&["assess", "strengths", "--strength", "calm always;evidence=built", "--no-work-on", "Statistics"])
        .ok();
    assert!(flat(&ran.err).contains("Gave 1 strength more examples, took away 1 thing to work on."), "{}", ran.err);
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(json["strengths"][1]["evidence"][0], "2026-10-01-built-a-report");
}

#[test]
fn preferences_change_only_what_is_answered() {
    let (home, ran) = answered("preferences", &preferences());
    assert!(
        flat(&ran.err).contains("the least pay go into no paper for a manager or the public; needs into none at all."),
        "{}",
        ran.err
    );
    assert!(home.file("assessment.toml").contains("pay_min = \"38000 EUR/year\""));
    let script = Script::new()
        .skip("preferences.remote")
        .skip("preferences.hours")
        .skip("preferences.schedule")
        .skip("preferences.contract")
        .skip("preferences.travel");
    let script = script
        .skip("preferences.places")
        .skip("preferences.relocate")
        .answer("preferences.pay_min", "lots")
        .stop("preferences.pay_min");
    home.answer(script.clone(), &["assess", "preferences"]).fails(130);
    assert!(
        script.shown().contains("\"lots\" is no amount of pay. Write it like 38000 EUR/year"),
        "{}",
        script.shown()
    );
    home.answer(Script::new().later("preferences.remote"), &["assess", "preferences", "--restart"]).ok();
    let keys: Vec<String> = preferences().into_iter().map(|(key, _)| key).collect();
    let nothing = keys.iter().fold(Script::new(), |script, key| script.skip(key));
    let before = home.files();
    let ran = home.answer(nothing, &["assess", "preferences"]).ok();
    assert!(flat(&ran.err).contains("Nothing new about your preferences."), "{}", ran.err);
    assert_eq!(home.files(), before);
    // Enter keeps what is there; other ticks replace the ticks and leave one's own words.
    let other = keys.iter().fold(Script::new(), |script, key| match key.as_str() {
        "preferences.dealbreakers" => script.answer(key, "heights"),
        _ => script.answer(key, ""),
    });
    home.answer(other, &["assess", "preferences"]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(json["preferences"]["dealbreakers"], serde_json::json!(["heights", "open-plan rooms"]));
    assert_eq!(json["preferences"]["places"], serde_json::json!(["Cork", "Limerick"]));
    home.run(&["assess", "preferences", "--no-places", "--no-dealbreakers"]).ok();
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    assert_eq!(json["preferences"]["places"], serde_json::json!([]));
    assert_eq!(json["preferences"]["remote"], "hybrid");
}

#[test]
fn the_five_parts_are_shown_with_what_is_done() {
    let home = Home::new();
    let ran = home.run(&["assess"]).ok();
    assert!(ran.out.contains("skills") && ran.out.contains("about 4 minutes"), "{}", ran.out);
    assert!(flat(&ran.err).contains("career assess PART"), "{}", ran.err);
    home.run(&["assess", "interests", "--answers", DIGITS]).ok();
    home.run(&["assess", "preferences", "--remote", "any"]).ok();
    let ran = home.run(&["assess"]).ok();
    assert_eq!(ran.out.matches("done 2026-11-23").count(), 2, "{}", ran.out);
    // On a terminal any of them by number, again and again; what is half done is offered first.
    let begin = Script::new()
        .answer("assess.part", "4")
        .answer("values.wanted.1", "5")
        .later("values.wanted.2")
        .answer("assess.part", "")
        .later("values.wanted.2")
        .skip("assess.part");
    let ran = home.answer(begin, &["assess"]).ok();
    assert!(flat(&ran.err).contains("1 of 36 answers kept; continue with career assess values"), "{}", ran.err);
    assert!(flat(&ran.err).contains("Going on at question 2."), "{}", ran.err);
    let stopped =
        home.answer(Script::new().answer("assess.part", "interests").stop("interests.1"), &["assess"]).fails(130);
    assert!(stopped.err.ends_with("Nothing is answered yet; begin with career assess interests\n"), "{}", stopped.err);
    let stopped = home.answer(Script::new().stop("assess.part"), &["assess"]).fails(130);
    assert_eq!(stopped.err, "Nothing was left half done.\n");
}

#[test]
fn the_profile_has_all_its_keys_and_says_how_to_begin() {
    let home = Home::new();
    let ran = home.run(&["assess", "show"]).ok();
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("Nothing is assessed yet. Begin with any part"), "{}", ran.err);
    let json = home.run(&["assess", "show", "--json"]).ok().json();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["format", "interests", "values", "preferences", "strengths", "weaknesses", "skills", "computed"]);
    assert_eq!((&json["interests"], &json["computed"]["warnings"]), (&serde_json::Value::Null, &serde_json::json!([])));
    let json = home.run(&["assess", "show", "--json", "--history", "--explain"]).ok().json();
    assert_eq!(
        (&json["interests_history"], &json["computed"]["explain"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
}

#[test]
fn the_profile_fits_and_shows_how_it_moved() {
    let home = Home::new().on("2025-11-23");
    home.run(&["assess", "interests", "--answers", &"123454".repeat(5)]).ok();
    home.run(&["assess", "values", "--answers", WANTED]).ok();
    let home = home.on("2026-11-23");
    home.run(&["assess", "interests", "--form", "60", "--answers", &"523454".repeat(10)]).ok();
    home.run(&["assess", "values", "--answers", &format!("{WANTED}{NOW}")]).ok();
    home.run(&[
        "assess",
        "skills",
        "--rate",
        "SQL:3",
        "--rate",
        "A very long name of a skill that nobody would ever write down like this, or would they:4",
        "--more",
        "SQL",
    ])
    .ok();
    home.run(&["assess", "strengths", "--strength", "Calm", "--work-on", "Saying no"]).ok();
    home.run(&["assess", "preferences", "--dealbreaker", "nights"]).ok();
    for (width, plain) in
        [(80, "--color=never"), (80, "--plain"), (120, "--color=never"), (40, "--plain"), (60, "--color=never")]
    {
        let home = &home;
        let mut command = home.spawn();
        let output = command
            .env("COLUMNS", width.to_string())
            .args(["assess", "show", "--history", "--explain", plain])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success());
        for line in text.lines() {
            assert!(unicode_width(line) <= width, "{width} {plain}: {line}");
        }
        if plain == "--plain" {
            assert!(text.chars().all(|c| !('\u{2500}'..='\u{259f}').contains(&c)), "{text}");
        }
    }
    let out = home.run(&["assess", "show", "--history"]).ok().out;
    // R went from 0 of 20 to 40 of 40, which is 20 of 20.
    assert!(out.contains("hands-on (R)                ▁█  0 to 20"), "{out}");
    assert!(out.contains("2 times, 2025-11-23 to 2026-11-23, 0 to 20"), "{out}");
    assert!(out.contains("work at night") && out.contains("do more") && out.contains("4 advanced"), "{out}");
    // The bars are as long as the scores: both full ones, and a half one.
    assert!(out.contains("hands-on (R)                ████████████████████  40"), "{out}");
    assert!(out.contains("creating (A)                ██████████            20"), "{out}");
}

fn unicode_width(line: &str) -> usize {
    career::render::measure(line)
}

#[test]
fn the_newest_is_shown_wherever_it_stands() {
    let home = Home::new();
    home.write(
        "assessment.toml",
        &format!(
            "[[interests]]\ndate = 2026-06-01\nanswers = \"{}\"\n[[interests]]\ndate = 2024-01-01\nanswers = \"{}\"\n",
            "543211".repeat(5),
            "111112".repeat(5)
        ),
    );
    let out = home.run(&["assess", "show"]).ok().out;
    assert!(out.contains("2026-06-01") && out.contains("Your answers are highest for hands-on (R)"), "{out}");
    let json = home.run(&["assess", "show", "--history", "--json"]).ok().json();
    assert_eq!(json["interests"]["date"], "2026-06-01");
    assert_eq!(json["interests_history"][0]["date"], "2024-01-01");
}

#[test]
fn every_part_can_be_undone_and_quiet_says_nothing() {
    let home = Home::new();
    let ran = home.run(&["assess", "interests", "--answers", &"4".repeat(30), "--quiet"]).ok();
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    let json = home.run(&["assess", "skills", "--rate", "sql:3", "--json"]).ok().json();
    assert_eq!(
        (&json["skills"][0]["id"], &json["operation"]["sentence"]),
        (&"sql".into(), &"assessed skills: 1 rated, 1 new".into())
    );
    let json = home.run(&["assess", "strengths", "--strength", "Calm", "--json"]).ok().json();
    assert_eq!(json["strengths"][0]["id"], "calm");
    let json = home.run(&["assess", "preferences", "--hours", "20", "--json"]).ok().json();
    assert_eq!(json["preferences"]["hours"], "20");
    let json = home.run(&["assess", "values", "--answers", WANTED, "--json"]).ok().json();
    assert_eq!(json["values"]["wanted"]["achievement"].as_f64(), Some(4.0));
}
