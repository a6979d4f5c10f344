//! Every prompt has a flag: what is answered in a terminal and what is given by flags leave the
//! same files, for every noun that is added.
use career::term::Script;

use crate::home::Home;

/// What is there before: something that can be referred to.
const BEFORE: &[&[&str]] = &[
    &["skill", "add", "SQL", "--kind", "technical"],
    &["person", "add", "Ann", "--relation", "sponsor"],
    &["role", "add", "Analyst"],
    &["goal", "add", "Change over", "--due", "2028-03-31"],
    &["plan", "add", "Enrol", "--hours", "1"],
    &["win", "Built a dashboard"],
];

/// One noun: what is typed behind `add` both times, and the same answers as questions and flags.
struct Case {
    add: &'static [&'static str],
    /// The key of a question, what is typed there, and the flag for it.
    answers: &'static [(&'static str, &'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        add: &["goal", "add", "Pass the exam"],
        answers: &[
            ("goal.due", "next friday", "--due"),
            ("goal.kind", "project", "--kind"),
            ("goal.why", "Nights are long", "--why"),
            ("goal.measure", "A \"pass\" # or more", "--measure"),
            ("goal.obstacle", "Überstunden", "--obstacle"),
            ("goal.if_then", "If nights, then Saturday", "--if-then"),
        ],
    },
    Case {
        add: &["learn", "add", "SQL for analysts"],
        answers: &[
            ("activity.kind", "course", "--kind"),
            ("activity.skills", "sql:3", "--skill"),
            ("activity.goal", "change-over", "--goal"),
            ("activity.hours", "40", "--hours"),
            ("activity.due", "2027-03-31", "--due"),
        ],
    },
    Case {
        add: &["plan", "add", "Write the letter"],
        answers: &[
            ("step.hours", "2.5", "--hours"),
            ("step.goal", "change-over", "--goal"),
            ("step.after", "enrol", "--after"),
            ("step.due", "2027-Q1", "--due"),
        ],
    },
    Case {
        add: &["role", "add", "Data lead"],
        answers: &[
            ("role.target", "y", "--target"),
            ("role.kind", "promotion", "--kind"),
            ("role.where", "inside", "--where"),
            ("role.organisation", "St. Brigid's", "--organisation"),
            ("role.closes", "2027-09-30", "--closes"),
        ],
    },
    Case {
        add: &["person", "add", "Dr Adeyemi"],
        answers: &[("person.relation", "mentor", "--relation"), ("person.every", "6 weeks", "--every")],
    },
    Case {
        add: &["past", "add", "Staff nurse"],
        answers: &[
            ("position.from", "2019-09", "--from"),
            ("position.kind", "job", "--kind"),
            ("position.organisation", "St. Brigid's", "--organisation"),
            ("position.to", "2026-10-31", "--to"),
        ],
    },
    Case {
        add: &["credential", "add", "Registered nurse"],
        answers: &[
            ("credential.kind", "licence", "--kind"),
            ("credential.issuer", "NMBI", "--issuer"),
            ("credential.issued", "2019-08-20", "--issued"),
            ("credential.expires", "2027-12-31", "--expires"),
        ],
    },
    Case {
        add: &["skill", "add", "Wound care"],
        answers: &[
            ("skill.kind", "field", "--kind"),
            ("skill.target", "4", "--target"),
            ("skill.desire", "3", "--desire"),
        ],
    },
];

fn prepared() -> Home {
    let home = Home::new();
    for args in BEFORE {
        home.run(args).ok();
    }
    home
}

/// The script with these answers; every other question that may stay open is skipped.
fn answered(case: &Case, args: &[&str]) -> Home {
    let mut skipped: Vec<String> = Vec::new();
    loop {
        let mut script = Script::new();
        for (key, typed, _) in case.answers {
            script = script.answer(key, typed);
        }
        for key in &skipped {
            script = script.skip(key);
        }
        let home = prepared();
        let ran = home.answer_partly(script.clone(), args);
        if ran.code == 0 {
            script.finish().unwrap_or_else(|error| panic!("{args:?}: {error}\nasked: {:?}", script.asked()));
            return home;
        }
        let open = ran
            .err
            .split_once("has no answer for ")
            .map(|(_, rest)| rest.split_whitespace().next().unwrap().to_owned());
        let key = open.unwrap_or_else(|| panic!("{args:?}: {}", ran.err));
        assert!(!skipped.contains(&key), "{args:?}: {}", ran.err);
        skipped.push(key);
    }
}

#[test]
fn answers_and_flags_leave_the_same_files() {
    for case in CASES {
        let mut asking = case.add.to_vec();
        asking.push("--ask");
        let asked = answered(case, &asking);
        let told = prepared();
        let before = told.files();
        let mut args = case.add.to_vec();
        for (_, typed, flag) in case.answers {
            args.push(flag);
            // A yes is a switch, which takes no value.
            args.extend((*typed != "y").then_some(*typed));
        }
        told.run(&args).ok();
        assert_ne!(told.files(), before, "{:?}", case.add);
        assert_eq!(asked.files(), told.files(), "{:?}", case.add);
    }
}

#[test]
fn going_back_in_a_form_asks_again_and_the_last_answer_counts() {
    let asked = Home::new();
    let script = Script::new()
        .answer("person.relation", "mentor")
        .back("person.every")
        .answer("person.relation", "peer")
        .answer("person.every", "2 months");
    asked.answer_partly(script, &["person", "add", "Ann"]).ok();
    let told = Home::new();
    told.run(&["person", "add", "Ann", "--relation", "peer", "--every", "2 months"]).ok();
    assert_eq!(asked.files(), told.files());
}
