//! Ways in which something private could slip into a paper, each of which was once open.
use career::stages::review::papers::names::{Name, Names, take_out};

use crate::home::Home;

/// A manager, a goal for them, and an outside role with its goal and step, all marked for the manager.
fn home() -> Home {
    let home = Home::new();
    home.write("career.toml", "format = 1\n[person]\nname = \"Ada Keller\"\nrole = \"Clerk\"\n");
    home.write("people.toml", "[[person]]\nid = \"boss\"\nname = \"Anna Keller\"\nrelation = \"manager\"\n\n[[person]]\nid = \"tom\"\nname = \"Tom Keller\"\nrelation = \"peer\"\n");
    home.write("roles.toml", "[[role]]\nid = \"out\"\ntitle = \"OUTSIDE\"\nwhere = \"outside\"\nstatus = \"target\"\naudience = \"manager\"\n");
    home.write(
        "goals.toml",
        "[[goal]]\nid = \"in\"\ntitle = \"INSIDE-GOAL\"\naudience = \"manager\"\ndue = 2027-06-30\nstatus = \"active\"\n\n[[goal]]\nid = \"away\"\ntitle = \"AWAY-GOAL\"\nrole = \"out\"\naudience = \"manager\"\ndue = 2027-06-30\nstatus = \"active\"\n",
    );
    home.write("plan.toml", "[[milestone]]\nid = \"s\"\ntitle = \"AWAY-STEP\"\ngoal = \"away\"\nhours = 1\naudience = \"manager\"\nstatus = \"planned\"\n");
    home
}

fn papers(home: &Home) -> String {
    let all =
        [&["report", "cdp"][..], &["report", "brag"], &["report", "agenda", "boss"], &["person", "agenda", "boss"]];
    let out = |args: &&[&str]| {
        let ran = home.run(args);
        // What is refused is refused whole.
        assert!(ran.code == 0 || ran.out.is_empty(), "{}", ran.out);
        ran.out
    };
    all.iter().map(out).collect()
}

#[test]
fn what_leads_outside_stays_inside_the_notebook_however_the_files_are_written() {
    let clean = papers(&home());
    assert!(clean.contains("INSIDE-GOAL") && !clean.contains("AWAY") && !clean.contains("OUTSIDE"), "{clean}");
    let changed = |file: &str, change: &dyn Fn(String) -> String| {
        let home = home();
        home.write(file, &change(home.file(file)));
        papers(&home)
    };
    // Two roles under one id, the first of them inside.
    let two = changed("roles.toml", &|text| {
        format!("[[role]]\nid = \"out\"\ntitle = \"X\"\nwhere = \"inside\"\naudience = \"manager\"\n\n{text}")
    });
    assert!(!two.contains("AWAY") && !two.contains("OUTSIDE"), "{two}");
    // Two goals under one id, the last of them without a role; and a goal that is not there.
    let goals = changed("goals.toml", &|text| {
        format!("{text}\n[[goal]]\nid = \"away\"\ntitle = \"X\"\naudience = \"manager\"\n")
    });
    assert!(!goals.contains("AWAY"), "{goals}");
    let gone = changed("plan.toml", &|text| text.replace("goal = \"away\"", "goal = \"awayy\""));
    assert!(!gone.contains("AWAY"), "{gone}");
    // A goal that leads outside by its step alone.
    let by_step = changed("plan.toml", &|text| {
        format!(
            "{text}\n[[milestone]]\nid = \"t\"\ntitle = \"AWAY-DAY\"\nkind = \"transition\"\nrole = \"out\"\ngoal = \"in\"\nstatus = \"planned\"\n"
        )
    });
    assert!(!by_step.contains("INSIDE-GOAL") && !by_step.contains("AWAY"), "{by_step}");
}

#[test]
fn nothing_is_handed_over_while_a_file_cannot_be_read_whole() {
    for (file, text) in [
        ("people.toml", "[[Person]]\nid = \"ciara\"\nname = \"Ciara Walsh\"\nrelation = \"peer\"\n\n"),
        ("people.toml", "x = \"\"\"\n"),
        ("goals.toml", "<<<<<<< HEAD\n"),
        ("people.toml", "<html>\n"),
    ] {
        let home = home();
        home.write(file, &format!("{text}{}", home.file(file)));
        for args in [
            &["report", "cdp"][..],
            &["report", "agenda", "boss"],
            &["person", "agenda", "boss"],
            &["feedback", "ask", "boss", "--dry-run"],
        ] {
            let ran = home.run(args).fails(1);
            assert!(ran.out.is_empty() && ran.err.contains(file), "{args:?} {text}: {}{}", ran.out, ran.err);
        }
    }
}

#[test]
fn readers_are_asked_about_no_skill_that_is_not_for_them() {
    let home = home();
    home.run(&["past", "add", "Clerk", "--from", "2020-01", "--kind", "job"]).ok();
    for (name, more) in [("Filing", &[][..]), ("Interviewing", &["--audience", "self"]), ("Coding", &[])] {
        home.run(&[&["skill", "add", name, "--kind", "technical", "--level", "2"][..], more].concat()).ok();
    }
    home.run(&["role", "edit", "out", "--need", "coding:3"]).ok();
    let letter = home.run(&["feedback", "ask", "boss", "--dry-run"]).ok().out;
    assert!(letter.contains("Filing") && !letter.contains("Interviewing") && !letter.contains("Coding"), "{letter}");
    let page = home.run(&["person", "agenda", "boss"]).ok().out;
    assert!(!["Filing", "Interviewing", "Coding"].iter().any(|skill| page.contains(skill)), "{page}");
}

#[test]
fn names_are_found_in_every_order_and_the_readers_own_stays() {
    for (name, text, veiled) in [
        ("Walsh, Ciara", "Thanks, Ciara! Walsh said so", "Thanks, a colleague! A colleague said so"),
        ("Robert (Bob) Miller", "Ask Bob or Miller", "Ask a colleague or a colleague"),
        ("Don Draper", "With Don, who don't mind", "With a colleague, who don't mind"),
        ("Al Gore", "Then Al came", "Then a colleague came"),
        ("Ciara Walsh (ward manager)", "The ward manager and Ciara", "The ward manager and a colleague"),
        ("the data team", "The data team and the ward", "A colleague and the ward"),
    ] {
        assert_eq!(take_out(text, &Names::new(vec![Name::new(name)])), veiled, "{name}");
    }
    let hidden = Names::new(vec![Name::new("Tom Keller")]).keeping(vec![Name::new("Anna Keller")]);
    assert_eq!(take_out("Anna Keller asks Tom Keller", &hidden), "Anna Keller asks a colleague");
    let home = home();
    let page = home.run(&["person", "agenda", "boss"]).ok().out;
    assert!(page.contains("Agenda: Anna Keller"), "{page}");
}

#[test]
fn a_paper_never_becomes_data_nor_writes_over_it() {
    let home = home();
    let before = home.files();
    for name in ["goals.toml", "log/2024.toml", "new.toml", ".career/history"] {
        let out = home.path().join(name);
        let out = out.to_str().unwrap();
        let ran = home.run(&["-y", "report", "cdp", "--format", "html", "--out", out]);
        assert!(
            ran.code == 1 && (ran.err.contains("your data") || ran.err.contains("no such folder")),
            "{name}: {}",
            ran.err
        );
    }
    // A table that lies elsewhere, with a link to it.
    let place = home.path().parent().unwrap().join("real.toml");
    std::fs::rename(home.path().join("goals.toml"), &place).unwrap();
    std::os::unix::fs::symlink(&place, home.path().join("goals.toml")).unwrap();
    let ran = home.run(&["-y", "report", "cdp", "--format", "html", "--out", place.to_str().unwrap()]).fails(1);
    assert!(ran.err.contains("your data"), "{}", ran.err);
    assert_eq!(home.files(), before);
}

#[test]
fn nothing_is_marked_for_a_paper_that_cannot_be_written_nor_by_the_beginning_of_an_id() {
    let home = home();
    home.run(&["goal", "add", "Secret plan", "--due", "2027-06-30"]).ok();
    let before = home.files();
    let there = home.path().parent().unwrap().join("there.html");
    std::fs::write(&there, "mine").unwrap();
    home.run(&["report", "cdp", "--mark", "goal:secret-plan", "--out", there.to_str().unwrap()]).fails(1);
    assert_eq!(home.files(), before);
    let ran = home.run(&["report", "cdp", "--mark", "secret"]).fails(1);
    assert!(ran.err.contains("\"secret\"") && ran.out.is_empty(), "{}{}", ran.out, ran.err);
    assert_eq!(home.files(), before);
    assert!(home.run(&["report", "cdp", "--mark", "goal:secret"]).ok().out.contains("Secret plan"));
}
