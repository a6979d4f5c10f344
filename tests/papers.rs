//! Papers as they are handed over: what stands in them, how they are marked, and their formats.
use career::stages::review::papers::names::{Name, Names, take_out};
use career::term::Script;
use sha2::{Digest, Sha256};

use crate::home::Home;

fn maya() -> Home {
    Home::example("maya").on("2026-11-26")
}

/// Words without the places where lines were broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_plan_of_maya_is_what_her_manager_may_see() {
    let ran = maya().run(&["report", "cdp"]).ok();
    let out = flat(&ran.out);
    for line in [
        "Career development plan",
        "Name Maya Okafor",
        "Experience Staff nurse, St. Brigid's Hospital, since Sep 2019",
        "Long-term Move into health data analysis, by 31 Mar 2028",
        "Objective A study of readmissions Business aim One readmission in ten fewer",
        "Support asked for A day with the data team: paid time (over 1 week)",
        "An hour with a colleague (by 31 Jul 2027, under way)",
        "How we will know Level 4, and a colleague gives me a real question",
        "Ready • in one or two years • planned for 31 Mar 2028",
        "SQL: level 2 today, level 4 is asked for",
        "Places Cork, Mallow Would move no Place of work partly from home",
        "Manager's comment",
        "Date discussed ____",
    ] {
        assert!(out.contains(line), "{line}\n{}", ran.out);
    }
    // Hers alone: Plan B, what she would not do, what it pays, Dad, the firm outside.
    for word in [
        "two days a week",
        "nights",
        "Thursday",
        "42000",
        "46000",
        "Dad",
        "software",
        "Adeyemi",
        "Niamh",
        "Ciara",
        "seventeen",
    ] {
        assert!(!ran.out.contains(word), "{word}\n{}", ran.out);
    }
    let err = flat(&ran.err);
    assert!(err.contains("career report cdp --dry-run") && err.contains("--name dr-adeyemi"), "{}", ran.err);
}

#[test]
fn a_must_that_may_not_be_shown_leaves_open_how_near_a_role_is() {
    let home = maya();
    let ready = |home: &Home| {
        home.run(&["report", "cdp", "--json"]).ok().json()["report"]["sections"][3]["blocks"][0]["rows"][0].clone()
    };
    assert_eq!(ready(&home)["ready"][0], "in one or two years");
    home.run(&["skill", "edit", "sql", "--audience", "self"]).ok();
    assert_eq!(ready(&home)["ready"][0], "to be judged together");
    assert!(!ready(&home)["to_come"].to_string().contains("SQL"));
    // A degree that is not shown is not said to be missing.
    home.run(&["skill", "edit", "sql", "--audience", "manager"]).ok();
    home.run(&["credential", "edit", "bsc-nursing", "--audience", "self"]).ok();
    let row = ready(&home);
    assert_eq!(row["ready"][0], "to be judged together");
    assert!(!row["to_come"].to_string().contains("Education"), "{row}");
    assert_eq!(
        home.run(&["report", "cdp", "--for", "self", "--json"]).ok().json()["report"]["sections"][3]["blocks"][0]["rows"]
            [0]["ready"][0],
        "in one or two years"
    );
}

#[test]
fn how_near_a_role_is_by_what_is_there_and_by_when() {
    let of = |level: u8, due: &str, need: u8| {
        let home = Home::new().on("2026-11-26");
        home.write("career.toml", "format = 1\n");
        home.write("skills.toml", &format!("[[skill]]\nid = \"sql\"\nname = \"SQL\"\nkind = \"technical\"\n[[skill.rating]]\ndate = 2026-01-01\nlevel = {level}\nby = \"self\"\n"));
        home.write("roles.toml", &format!("[[role]]\nid = \"r\"\ntitle = \"R\"\nwhere = \"inside\"\nstatus = \"target\"\n[[role.requirement]]\nkind = \"skill\"\nskill = \"sql\"\nlevel = {need}\n"));
        let due = if due.is_empty() { String::new() } else { format!("due = {due}\n") };
        home.write("goals.toml", &format!("[[goal]]\nid = \"g\"\ntitle = \"G\"\nrole = \"r\"\n{due}"));
        let json = home.run(&["report", "cdp", "--for", "self", "--json"]).ok().json();
        json["report"]["sections"][3]["blocks"][0]["rows"][0]["ready"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(of(3, "2029-01-01", 3), "now");
    assert_eq!(of(2, "2028-11-26", 3), "in one or two years");
    assert_eq!(of(2, "2028-11-27", 3), "later");
    assert_eq!(of(2, "", 3), "in one or two years");
    assert_eq!(of(1, "", 3), "later");
}

#[test]
fn the_appraisal_counts_each_example_in_its_quarter() {
    let json = maya().run(&["report", "appraisal", "--json"]).ok().json();
    let sections = json["report"]["sections"].as_array().unwrap();
    let of = |key: &str| sections.iter().find(|section| section["key"] == key).unwrap_or_else(|| panic!("{key}"));
    let items = of("examples")["blocks"][0]["items"].as_array().unwrap();
    assert_eq!(items.len(), 11);
    let number = |text: &str| {
        let item = items.iter().find(|item| item["text"].as_str().unwrap().starts_with(text)).unwrap();
        item["number"].as_u64().unwrap().to_string()
    };
    let rows = of("requirements")["blocks"][0]["rows"].as_array().unwrap();
    let row = |name: &str| rows.iter().find(|row| row["requirement"][0] == name).unwrap();
    // Read off log/2025.toml and log/2026.toml by hand.
    let charts = row("Charts that people understand");
    assert_eq!(charts["2026-Q2"][0], format!("{}, {}", number("Drew the falls"), number("A colleague uses")));
    assert_eq!(charts["2026-Q4"][0], format!("{}, {}", number("Built the ward"), number("Two other wards")));
    assert_eq!(charts["2026-Q3"], serde_json::json!([]));
    assert_eq!(row("Led a project with people from two teams")["2026-Q4"][0], number("Built the ward"));
    assert_eq!(row("SQL")["have"][0], "level 2");
    let open: Vec<&str> = of("uncovered")["blocks"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["requirement"][0].as_str().unwrap())
        .collect();
    assert_eq!(open, ["SQL", "A study with the hospital's own data, from the question to the paper"]);
    let aims = of("aims")["blocks"][0]["rows"].as_array().unwrap();
    assert_eq!(aims[0]["2026-Q3"][0], number("Told the pharmacist"));
    assert_eq!(of("past")["blocks"][0]["items"][0]["when"], "2 Dec 2025");
    assert!(of("feedback").to_string().contains("Should say no more often"));
    // What she counts as her own is nobody's business.
    assert!(!json.to_string().contains("extra shift"));
}

#[test]
fn the_days_of_a_paper_are_the_last_twelve_months_or_the_period_given() {
    let home = maya();
    let json = home.run(&["report", "brag", "--json"]).ok().json();
    assert_eq!((&json["report"]["from"], &json["report"]["to"]), (&"2025-11-27".into(), &"2026-11-26".into()));
    let out = home.run(&["report", "brag", "--period", "2026-Q2"]).ok().out;
    assert!(out.contains("Drew the falls") && !out.contains("Built the ward"), "{out}");
    let ran = home.run(&["report", "brag", "--period", "lately"]).fails(2);
    assert!(ran.err.contains("lately") && ran.err.contains("2026-Q4"), "{}", ran.err);
}

#[test]
fn without_a_role_or_aims_the_examples_stand_by_skill() {
    let json = Home::example("rosa")
        .run(&["report", "appraisal", "--for", "self", "--period", "2026-01-01..2026-12-31", "--json"])
        .ok()
        .json();
    assert!(json["report"]["sections"][0]["heading"].as_str().unwrap().contains("Team leader, mornings"));
    let home = Home::example("tomas");
    let json = home.run(&["report", "appraisal", "--for", "self", "--json"]).ok().json();
    assert_eq!(json["report"]["sections"][0]["heading"], "By skill");
    assert_eq!(json["report"]["sections"][0]["blocks"][0]["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn an_outside_role_is_refused_for_a_manager_and_not_for_oneself() {
    let home = maya();
    let ran = home.run(&["report", "appraisal", "--role", "clinical"]).fails(1);
    assert!(ran.err.contains("never goes to a manager") && ran.err.contains("--for self"), "{}", ran.err);
    let before = home.files();
    let ran = home.run(&["report", "cdp", "--mark", "role:clinical-analyst-software"]).fails(1);
    assert!(ran.err.contains("outside role"), "{}", ran.err);
    assert_eq!(home.files(), before);
    let out = home.run(&["report", "appraisal", "--for", "self", "--role", "clinical"]).ok().out;
    assert!(out.contains("Clinical analyst at a software firm"), "{out}");
}

#[test]
fn ticks_mark_in_one_operation_that_can_be_undone() {
    let home = Home::example("rosa");
    let before = home.files();
    let script =
        Script::new().answer("report.mark", "role:team-leader-mornings goal:no-more-nights skill:serving-customers");
    let ran = home.answer(script, &["report", "cdp"]).ok();
    assert!(
        ran.out.contains("No more nights by the summer") && ran.out.contains("Team leader, mornings"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("Marked 3 records for a manager, kept 7 records from a manager. Undo: career undo"),
        "{}",
        ran.err
    );
    // Steps go with their goal, unless somebody saw them in the list and left them out.
    assert!(!ran.out.contains("Give notice") && !ran.out.contains("stand in twice"), "{}", ran.out);
    assert!(!home.run(&["report", "cdp", "--for", "mentor"]).ok().out.contains("Give notice"));
    assert!(home.file("goals.toml").contains("audience = \"manager\""));
    // From now on it is in the paper without a question.
    assert!(home.run(&["report", "cdp"]).ok().out.contains("Team leader, mornings"));
    assert_eq!(home.run(&["history", "--json"]).ok().json()["operations"].as_array().unwrap().len(), 1);
    home.run(&["undo"]).ok();
    assert_eq!(home.files(), before);
}

#[test]
fn an_unticked_record_goes_to_the_next_narrower_reader() {
    let home = maya();
    let keys = |home: &Home| {
        let dry = home.run(&["report", "brag", "--dry-run", "--json"]).ok().json();
        dry["computed"]["shown"].as_u64().unwrap()
    };
    let shown = keys(&home);
    let script = Script::new().answer("report.mark", "0").answer("report.name", "0");
    let ran = home.answer_partly(script, &["report", "brag"]).ok();
    assert!(flat(&ran.err).contains("records from a manager. Undo: career undo"), "{}", ran.err);
    assert!(keys(&home) < shown);
    assert!(home.file("log/2026.toml").contains("audience = \"mentor\""));
    assert!(!home.run(&["report", "brag"]).ok().out.contains("Built the ward"));
    assert!(home.run(&["report", "brag", "--for", "mentor"]).ok().out.contains("Built the ward"));
}

#[test]
fn a_name_is_ticked_for_one_paper_or_marked_for_good() {
    let home = maya();
    let enter = || Script::new().answer("report.mark", "");
    let ran = home.answer(enter().answer("report.name", "dr-adeyemi"), &["report", "cdp"]).ok();
    assert!(ran.out.contains("An hour with Dr Adeyemi") && !ran.out.contains("Niamh"), "{}", ran.out);
    let out = home.run(&["report", "cdp", "--name", "niamh"]).ok().out;
    assert!(flat(&out).contains("Level 4, and Niamh gives me") && out.contains("An hour with a colleague"), "{out}");
    home.run(&["person", "edit", "dr-adeyemi", "--audience", "manager"]).ok();
    assert!(home.run(&["report", "cdp"]).ok().out.contains("An hour with Dr Adeyemi"));
    assert!(home.run(&["report", "cdp", "--for", "self"]).ok().out.contains("Niamh"));
    let ran = home.run(&["report", "cdp", "--name", "nobody"]).fails(1);
    assert!(ran.err.contains("\"nobody\""), "{}", ran.err);
}

#[test]
fn stopping_at_the_ticks_changes_nothing() {
    let home = maya();
    let before = home.files();
    let ran = home.answer_partly(Script::new().stop("report.mark"), &["report", "cdp"]);
    assert_eq!(ran.code, 130);
    assert!(ran.out.is_empty() && ran.err.contains("Nothing was marked"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn a_flag_marks_as_a_tick_does() {
    let (by_flag, by_tick) = (Home::example("rosa"), Home::example("rosa"));
    by_flag.run(&["report", "cdp", "--mark", "skill:ordering", "--mark", "team-leader-mornings"]).ok();
    let script = Script::new().answer("report.mark", "role:team-leader-mornings skill:ordering-stock");
    by_tick.answer(script, &["report", "cdp"]).ok();
    let strip = |home: &Home| -> Vec<String> {
        home.files()
            .values()
            .flat_map(|text| text.lines())
            .filter(|line| !line.starts_with("updated"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(strip(&by_flag), strip(&by_tick));
    let ran = by_flag.run(&["report", "cdp", "--mark", "goal:no-more"]).ok();
    assert!(flat(&ran.err).contains("go 8 records that are as their goal is marked"), "{}", ran.err);
    assert!(ran.out.contains("Give notice"), "{}", ran.out);
    for (mark, says) in [("gaol:no-more", "no kind \"gaol\""), ("goal:nothing", "\"nothing\""), ("zzz", "\"zzz\"")] {
        let ran = by_flag.run(&["report", "cdp", "--mark", mark]).fails(1);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    by_flag.run(&["report", "cdp", "--for", "self", "--mark", "goal:no-more"]).fails(2);
    // Conditions of work are marked as a whole, and only places, moving and working from home show.
    let home = maya();
    home.run(&["assess", "preferences", "--no-audience"]).ok();
    assert!(!home.run(&["report", "cdp"]).ok().out.contains("Mallow"));
    assert!(home.run(&["report", "cdp", "--mark", "preferences"]).ok().out.contains("Mallow"));
}

#[test]
fn with_nothing_marked_there_are_headings_and_a_way() {
    for home in [Home::example("rosa"), Home::example("tomas"), Home::new()] {
        let ran = home.run(&["report", "cdp"]).ok();
        for heading in ["Profile", "Goals", "Plan", "Readiness", "Mobility", "Manager's comment"] {
            assert!(ran.out.lines().any(|line| line == heading), "{heading}\n{}", ran.out);
        }
        assert!(ran.err.contains("Nothing is marked for a manager yet"), "{}", ran.err);
    }
    let ran = Home::example("rosa").run(&["report", "cdp"]).ok();
    assert!(ran.err.contains("career report cdp --mark role:team-leader-mornings"), "{}", ran.err);
}

#[test]
fn a_dry_run_says_what_is_left_out_and_why() {
    let home = maya();
    let before = home.files();
    let json = home.run(&["report", "cdp", "--dry-run", "--json"]).ok().json();
    let withheld = json["computed"]["withheld"].as_array().unwrap();
    let why = |id: &str| {
        withheld.iter().find(|one| one["id"] == id).map(|one| (one["why"].as_str().unwrap(), one["mark"].as_str()))
    };
    assert_eq!(why("ciara-says-yes"), Some(("marked for a mentor", Some("--mark step:ciara-says-yes"))));
    assert_eq!(why("python"), Some(("not marked", Some("--mark skill:python"))));
    assert_eq!(why("clinical-analyst-software"), Some(("never: outside role", None)));
    assert_eq!(why("sql"), None);
    assert_eq!(json["computed"]["unnamed"], serde_json::json!(["dr-adeyemi", "niamh-byrne"]));
    let ran = home.run(&["report", "cdp", "--dry-run"]).ok();
    assert!(flat(&ran.out).contains("needs, dealbreakers, the least pay"), "{}", ran.out);
    assert!(!ran.out.contains("Career development plan"));
    assert!(!home.run(&["report", "cdp", "--json"]).ok().out.contains("Python"));
    assert_eq!(home.files(), before);
    home.run(&["report", "cdp", "--dry-run", "--out", "x.md"]).fails(2);
}

#[test]
fn the_public_sees_the_name_but_not_the_employer() {
    let out = maya().run(&["report", "brag", "--for", "public"]).ok().out;
    assert!(out.contains("Maya Okafor") && !out.contains("Staff nurse") && !out.contains("Organisation"), "{out}");
    assert!(out.contains("Two other wards") && !out.contains("Led the night shift"), "{out}");
}

#[test]
fn a_file_is_private_and_stays_unless_told_otherwise() {
    use std::os::unix::fs::PermissionsExt;
    let home = maya();
    let place = home.path().parent().unwrap().join("plan.html");
    let name = place.to_str().unwrap();
    let ran = home.run(&["report", "cdp", "--out", name]).ok();
    assert!(ran.out.is_empty() && ran.err.contains("The paper is in"), "{}", ran.err);
    assert_eq!(std::fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(std::fs::read_to_string(&place).unwrap().starts_with("<!DOCTYPE html>"));
    std::fs::write(&place, "mine").unwrap();
    let ran = home.run(&["report", "cdp", "--out", name]).fails(1);
    assert!(ran.err.contains("is there already") && ran.err.contains("-y"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&place).unwrap(), "mine");
    home.run(&["report", "cdp", "--out", name, "--format", "md", "-y"]).ok();
    assert!(std::fs::read_to_string(&place).unwrap().starts_with("# Career development plan"));
    let ran = home.run(&["report", "cdp", "--out", "plan.docx"]).fails(2);
    assert!(ran.err.contains("plan.docx") && ran.err.contains("--format"), "{}", ran.err);
    let text = home.path().parent().unwrap().join("plan.txt");
    home.run(&["report", "cdp", "--out", text.to_str().unwrap()]).ok();
    assert!(std::fs::read_to_string(text).unwrap().starts_with("Career development plan\n"));
}

/// A notebook whose every text would break a page that is not careful.
fn nasty() -> Home {
    let home = Home::new().on("2026-11-26");
    home.write("career.toml", "format = 1\n[person]\nname = \"A & <b>B</b>\"\n");
    home.write(
        "goals.toml",
        "[[goal]]\nid = \"g\"\ntitle = \"<script>alert(1)</script> | 1. *x* </style>\"\ndue = 2027-01-01\nmeasure = \"\\\"quoted\\\" & 'single' \\u0007 <img src=x onerror=y>\"\naudience = \"public\"\n",
    );
    home.write(
        "log/2026.toml",
        "[[entry]]\nid = \"a\"\ndate = 2026-11-01\nkind = \"win\"\ntext = \"# Not a heading\\n- nor a list `code` <u>\"\nlink = \"javascript:alert(1)\"\naudience = \"public\"\n[[entry]]\nid = \"b\"\ndate = 2026-11-02\nkind = \"win\"\ntext = \"日本語 [x](http://y)\"\nlink = \"https://example.org/?a=1&b=2\"\naudience = \"public\"\n",
    );
    home
}

/// Reads a page: every tag that opens closes, attributes are quoted, entities exist. Gives the names of
/// the elements, and the text.
fn read_html(page: &str) -> (Vec<String>, String) {
    let body = page.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
    let (mut open, mut names, mut words) = (Vec::new(), Vec::new(), String::new());
    let mut rest = body;
    while let Some((text, after)) = rest.split_once('<') {
        if open.last().is_none_or(|name| name != "style") {
            for part in text.split('&').skip(1) {
                let entity = part.split_once(';').expect("an entity that ends").0;
                assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "&{entity};");
            }
            assert!(!text.contains('>'), "{text}");
        }
        words.push_str(text);
        let (tag, after) = after.split_once('>').expect("a tag that closes");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "in {page}");
            continue;
        }
        let name = tag.split(' ').next().unwrap().to_owned();
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        for (at, part) in tag.split('"').enumerate() {
            assert!(at % 2 == 1 || !part.contains("style=") && !part.contains(" on"), "{tag}");
        }
        if !["meta", "br", "col"].contains(&name.as_str()) {
            open.push(name.clone());
        }
        names.push(name);
    }
    assert!(open.is_empty(), "{open:?}");
    (names, words)
}

/// Base64 read back, letter by letter.
fn read_base64(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String =
        text.chars().filter(|c| *c != '=').map(|c| format!("{:06b}", letters.find(c).unwrap())).collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|eight| u8::from_str_radix(std::str::from_utf8(eight).unwrap(), 2).unwrap())
        .collect()
}

#[test]
fn a_page_is_whole_and_its_policy_allows_only_its_own_style() {
    for home in [maya(), nasty(), Home::new()] {
        for paper in ["cdp", "appraisal", "brag"] {
            let page = home.run(&["report", paper, "--for", "public", "--format", "html"]).ok().out;
            let (names, _) = read_html(&page);
            for name in ["script", "img", "link", "iframe", "u", "b"] {
                assert!(!names.iter().any(|one| one == name), "{name}");
            }
            let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
            assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
            let hash = policy.split("'sha256-").nth(1).unwrap().split('\'').next().unwrap();
            let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
            assert_eq!(read_base64(hash), Sha256::digest(style.as_bytes()).to_vec());
            for rule in ["@page", "@media print", "prefers-color-scheme: dark"] {
                assert!(style.contains(rule), "{rule}");
            }
        }
    }
    let page = nasty().run(&["report", "cdp", "--for", "public", "--format", "html"]).ok().out;
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"), "{page}");
    let page = nasty().run(&["report", "brag", "--for", "public", "--format", "html"]).ok().out;
    assert!(
        !page.contains("href=\"javascript") && page.contains("href=\"https://example.org/?a=1&amp;b=2\""),
        "{page}"
    );
}

#[test]
fn markdown_means_only_itself() {
    let text = nasty().run(&["report", "brag", "--for", "public", "--md"]).ok().out;
    assert!(text.contains("\\# Not a heading - nor a list \\`code\\` \\<u\\>"), "{text}");
    assert!(text.contains("<https://example.org/?a=1&b=2>") && !text.contains("<javascript"), "{text}");
    let text = nasty().run(&["report", "cdp", "--for", "public", "--md"]).ok().out;
    assert!(text.contains("\\<script\\>"), "{text}");
    assert!(!text.replace("\\<", "").replace("<br>", "").contains('<'), "{text}");
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    let bars = |row: &&str| row.replace("\\|", "").matches('|').count();
    assert!(rows.len() == 3 && rows.iter().all(|row| bars(row) == 8), "{text}");
}

#[test]
fn explanations_say_where_a_judgement_comes_from() {
    let out = flat(&maya().run(&["report", "cdp", "--explain"]).ok().out);
    assert!(
        out.contains(
            "in one or two years, since 6 of the 10 things that must be there are; the goal is due 31 Mar 2028"
        ),
        "{out}"
    );
    let ran = maya().run(&["report", "appraisal", "--md", "--explain"]).ok();
    assert!(
        !ran.out.contains("wins and examples of the log") && ran.err.contains("11 examples in the days"),
        "{}",
        ran.err
    );
    let json = maya().run(&["report", "brag", "--json", "--explain"]).ok().json();
    assert!(json["computed"]["explain"].as_str().unwrap().contains("11 examples"));
}

#[test]
fn plain_is_ascii_and_narrow_is_narrow() {
    for paper in ["cdp", "appraisal", "brag"] {
        let out = maya().run(&["report", paper, "--plain"]).ok().out;
        assert!(out.is_ascii(), "{out}");
        for width in [40, 60, 80, 120] {
            let out = maya().wide(width).run(&["report", paper]).ok().out;
            assert!(out.lines().all(|line| line.chars().count() <= width), "{width}\n{out}");
        }
    }
}

#[test]
fn names_are_found_however_they_are_written() {
    let names: Vec<Name> =
        ["Ciara Walsh", "Dr Adeyemi", "José Núñez", "May Will", "Anne-Marie O'Brien", "Data team (Bo)"]
            .iter()
            .map(|name| Name::new(name))
            .collect();
    let names = Names::new(names);
    let out = |text: &str| take_out(text, &names);
    for (text, expected) in [
        ("Joyce told Ciara", "Joyce told a colleague"),
        ("CIARA WALSH agreed. walsh too", "A colleague agreed. A colleague too"),
        ("Ask Dr. Adeyemi, or Walsh, Ciara", "Ask a colleague, or a colleague, a colleague"),
        ("Ciara's yes", "A colleague's yes"),
        ("with Ciara B. Walsh", "with a colleague"),
        ("Jose Nunez and NÚÑEZ", "A colleague and a colleague"),
        ("nun\u{303}ez", "A colleague"),
        ("Ci\u{200b}ara", "A colleague"),
        ("Ciaran and walshes", "Ciaran and walshes"),
        ("I may do it, and will", "I may do it, and will"),
        ("May said so, and Will", "A colleague said so, and a colleague"),
        ("with Anne-Marie, Marie or O'Brien", "with a colleague, a colleague or a colleague"),
        ("the data team has data", "the data team has data"),
        ("a.b ciara.walsh@example.org", "a.b a colleague@example.org"),
        ("two\nCiara", "two\nA colleague"),
    ] {
        assert_eq!(out(text), expected, "{text}");
    }
}
