//! What each level means: one line that a person can check against what they do.
//!
//! The lines are said to the person ("You …"), one for each level and kind of skill. Languages
//! also go by the six CEFR levels, of which two make level 2.

use crate::stages::assess::model::SkillKind;

/// The names of the levels 0 to 5.
pub const NAMES: [&str; 6] = ["none", "aware", "foundational", "practitioner", "advanced", "expert"];

/// The name of a level, if it is one.
pub fn name(level: i64) -> Option<&'static str> {
    usize::try_from(level).ok().and_then(|level| NAMES.get(level)).copied()
}

/// What a person at this level can do; `None` where the level is not 0 to 5.
pub fn can_do(kind: SkillKind, level: i64) -> Option<&'static str> {
    let lines = match kind {
        SkillKind::Technical => &TECHNICAL,
        SkillKind::Soft => &SOFT,
        SkillKind::Language => &LANGUAGE,
        SkillKind::Field => &FIELD,
        SkillKind::Tool => &TOOL,
    };
    usize::try_from(level).ok().and_then(|level| lines.get(level)).copied()
}

/// One of the six levels of the Common European Framework of Reference for Languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cefr {
    /// `A1` to `C2`.
    pub code: &'static str,
    /// The level on our scale.
    pub level: u8,
    /// What a person at this level can do, in our own words.
    pub can_do: &'static str,
}

/// The six CEFR levels, lowest first. A2 and B1 share level 2.
#[rustfmt::skip] // One level a line.
pub const CEFR: [Cefr; 6] = [
    Cefr { code: "A1", level: 1, can_do: "You greet people, give your name and ask for simple things." },
    Cefr { code: "A2", level: 2, can_do: "You shop, travel and talk about your family in short sentences." },
    Cefr { code: "B1", level: 2, can_do: "You get through most of daily life and tell what happened and why." },
    Cefr { code: "B2", level: 3, can_do: "You follow talks and news, and argue a point with people who grew up with it." },
    Cefr { code: "C1", level: 4, can_do: "You do demanding work or study in it, and hear what is meant but not said." },
    Cefr { code: "C2", level: 5, can_do: "You read, write and speak it on any subject with hardly any effort." },
];

/// The CEFR level written like this, in either case, with or without spaces around it.
pub fn find_cefr(code: &str) -> Option<&'static Cefr> {
    CEFR.iter().find(|c| c.code.eq_ignore_ascii_case(code.trim()))
}

const TECHNICAL: [&str; 6] = [
    "You have not done it.",
    "You have seen it done and can say what it is for.",
    "You do the simple parts, with someone to ask.",
    "You do the usual tasks from start to finish without help.",
    "You solve the difficult cases, and others come to you with theirs.",
    "You find new ways of doing it, and people outside your workplace use them.",
];
const SOFT: [&str; 6] = [
    "You have not had to do this yet.",
    "You know what good looks like and notice when others do it.",
    "You manage it in easy situations, or when someone reminds you.",
    "You do it on ordinary days without being told.",
    "You still do it under pressure and with difficult people, and you help others with it.",
    "You shape how a whole group does it, and they keep it up when you are away.",
];
const LANGUAGE: [&str; 6] = [
    "You know no more than a word or two of it.",
    "You say simple sentences about yourself and understand slow, clear speech (A1).",
    "You get through daily life with simple words, and ask when you do not follow (A2, B1).",
    "You talk at normal speed, and read and write what your work needs (B2).",
    "You handle difficult meetings and long texts, and choose your tone on purpose (C1).",
    "You understand and say nearly everything, down to the finest difference (C2).",
];
const FIELD: [&str; 6] = [
    "You know nothing about it so far.",
    "You know the most important words and whom to ask.",
    "You can explain the basics and look up the rest.",
    "You know the usual rules and cases well enough to decide by yourself.",
    "You judge unclear cases, and colleagues ask for your opinion.",
    "You know where the knowledge ends, and others in the trade learn from what you write or teach.",
];
const TOOL: [&str; 6] = [
    "You have never used it.",
    "You have tried it, or watched someone use it.",
    "You use it for simple tasks with instructions beside you.",
    "You use it for your usual work, and put common faults right.",
    "You use nearly all that it can do, set it up, and show others how.",
    "You adapt it to new purposes, and people elsewhere work with your solutions.",
];
