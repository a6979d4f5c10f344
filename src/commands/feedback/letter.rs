//! The questions as a short letter to copy.
use chrono::NaiveDate;

use crate::render::{clean, wrap};
use crate::stages::assess::model::SkillKind;
use crate::stages::review::asking::{Pick, find_example, question, question_of_example};
use crate::stages::review::circle::Circle;
use crate::stages::review::model::{Entry, Person};
use crate::stages::words::Audience;

/// Columns of a line: what mail programs leave as it is.
const WIDTH: usize = 72;

/// A question with the skill that it is about.
pub struct Asked {
    /// The skill's id.
    pub skill: String,
    /// What is asked.
    pub text: String,
    /// Why this skill.
    pub because: String,
}

/// A letter.
pub struct Letter {
    /// For whose eyes it is.
    pub audience: Audience,
    /// The questions, two or three.
    pub questions: Vec<Asked>,
    greeting: String,
    name: Option<String>,
}

/// The letter about these skills: one question each, and two about one alone.
pub fn write_letter(
    picks: &[Pick<'_>],
    entries: &[Entry],
    circle: &Circle<'_>,
    person: Option<&Person>,
    name: Option<&str>,
    today: NaiveDate,
) -> Letter {
    let mut kinds: Vec<SkillKind> = Vec::new();
    let mut examples = 0;
    let mut questions = Vec::new();
    let times = if picks.len() == 1 { 2 } else { 1 };
    for pick in picks {
        let skill = pick.skill;
        for time in 0..times {
            let text = match find_example(entries, skill, circle, today).filter(|_| time == 0) {
                Some(entry) => {
                    examples += 1;
                    question_of_example(&skill.name, &entry.text, examples - 1)
                }
                None => {
                    let turn = kinds.iter().filter(|kind| **kind == skill.kind).count();
                    kinds.push(skill.kind);
                    question(&skill.name, skill.kind, turn)
                }
            };
            questions.push(Asked { skill: skill.id.clone(), text: circle.veil(&text), because: pick.because(today) });
        }
    }
    let greeting = person.map_or_else(|| "Hello,".to_owned(), |person| format!("Hello {},", clean(&person.name)));
    Letter { audience: circle.audience(), questions, greeting, name: name.map(str::to_owned) }
}

impl Letter {
    /// The whole text, in lines short enough for a mail.
    pub fn text(&self) -> String {
        let count = if self.questions.len() == 2 { "Two" } else { "Three" };
        let lead = format!(
            "I would like to know how my work looks from where you stand. {count} questions; a line each is plenty, and what I could do differently helps me most."
        );
        let mut text = format!("{}\n\n{}\n\n", self.greeting, paragraph("", &lead));
        for (at, one) in self.questions.iter().enumerate() {
            text.push_str(&format!("{}\n\n", paragraph(&format!("{}. ", at + 1), &one.text)));
        }
        let scale = "If a number is easier, from 1 to 5: 1 knows of it, 2 does it with some help, 3 does it alone, 4 is asked by others, 5 is learnt from.";
        text.push_str(&format!("{}\n\nThank you\n", paragraph("", scale)));
        if let Some(name) = self.name.as_deref().and_then(|name| name.split_whitespace().next()) {
            text.push_str(&format!("{}\n", clean(name)));
        }
        text
    }
}

/// A paragraph behind a lead, its lines under each other.
fn paragraph(lead: &str, text: &str) -> String {
    let lines = wrap(&clean(text), WIDTH - lead.len());
    let indent = " ".repeat(lead.len());
    let lines: Vec<String> =
        lines.iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { lead } else { &indent })).collect();
    lines.join("\n")
}
