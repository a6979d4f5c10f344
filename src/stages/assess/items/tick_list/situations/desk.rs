//! Work at a desk: offices, software.
use super::{Situation, situation};
use crate::stages::assess::items::tick_list::TickSkill;
use crate::stages::assess::items::tick_list::shared::*;
use crate::stages::assess::model::SkillKind::{Field, Soft, Technical, Tool};

pub(super) const OFFICE: Situation = situation(
    "office",
    &[
        "secretary",
        "receptionist",
        "clerk",
        "office assistant",
        "office worker",
        "office manager",
        "administrator",
        "admin assistant",
        "administrative assistant",
        "personal assistant",
        "bookkeeper",
        "accountant",
        "payroll",
        "data entry",
        "call centre agent",
        "call center agent",
        "call centre operator",
        "call center operator",
        "telephone operator",
        "civil servant",
        "human resources",
        "project manager",
    ],
    &[
        "office",
        "admin",
        "administration",
        "accounts",
        "accounting",
        "call centre",
        "call center",
        "insurance",
        "bank",
        "hr",
    ],
    &[],
    &OFFICE_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const OFFICE_SKILLS: [TickSkill; 13] = [
    MESSAGES,
    DOCUMENTS,
    SPREADSHEETS,
    PHONE,
    t("Keeping a shared calendar", Technical, "fit many people's meetings together, and move them when needed"),
    t("Filing and finding", Technical, "keep papers and files so that anyone finds them in a minute"),
    t("Writing up meetings", Technical, "write down what was decided, who does it, and by when"),
    t("Bills and payments", Technical, "check bills, pay them on time and find what is missing"),
    t("Entering data", Technical, "type in long lists quickly, with hardly a mistake"),
    t("Receiving visitors", Soft, "welcome people and see that they get to the right place"),
    ORGANISING,
    t("Keeping personal details private", Field, "know what may be passed on, and to whom"),
    t("Making a process simpler", Technical, "see where work waits or is done twice, and change it"),
];

pub(super) const SOFTWARE: Situation = situation(
    "software and computers",
    &[
        "developer",
        "programmer",
        "software engineer",
        "software developer",
        "web developer",
        "web designer",
        "data analyst",
        "data scientist",
        "data engineer",
        "system administrator",
        "systems administrator",
        "sysadmin",
        "devops",
        "it support",
        "it technician",
        "help desk",
        "helpdesk",
        "software tester",
        "qa engineer",
        "product manager",
        "machine learning",
    ],
    &["software", "programming", "coding", "information technology", "computer science"],
    &[],
    &SOFTWARE_SKILLS,
);

#[rustfmt::skip] // One skill a line.
const SOFTWARE_SKILLS: [TickSkill; 14] = [
    t("Programming", Technical, "write a program of a few hundred lines that others can read"),
    t("Finding and fixing bugs", Technical, "find the cause of a fault in a program that someone else wrote"),
    t("Version control", Tool, "work with others on the same code, and undo a mistake"),
    t("Testing software", Technical, "write tests that fail when the program is wrong"),
    t("SQL", Technical, "get an answer from several tables of a database"),
    t("Designing software", Technical, "cut a large program into parts that can change alone"),
    t("Web pages", Technical, "build a page that works on a phone and for blind users"),
    t("Reviewing code", Soft, "tell a colleague what to change, and why, so that it is welcome"),
    t("Running servers", Technical, "set up a server, keep it up to date and notice when it fails"),
    t("Computer security", Field, "know how such systems are broken into, and close the usual holes"),
    t("Analysing data", Technical, "clean figures, compare them and show honestly what they say"),
    t("Helping computer users", Soft, "solve someone's computer problem over the telephone"),
    t("Estimating work", Soft, "say how long a task will take, and mostly be near it"),
    t("Explaining technical things", Soft, "explain a system to someone from another trade"),
];
