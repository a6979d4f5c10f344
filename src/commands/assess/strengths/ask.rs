//! The two lists to tick, with one's own words and examples.
use super::{Shown, Turn, save};
use crate::commands::Context;
use crate::commands::assess::paper::{self, Answers, Finished, Paper, Start};
use crate::error::Result;
use crate::stages::assess::items::strengths::{STRENGTHS, TO_WORK_ON};
use crate::stages::assess::model::{Skill, Strength, Weakness};
use crate::stages::assess::ops::Part;
use crate::stages::assess::suggest::{Suggestion, suggest_strengths, suggest_work};
use crate::stages::explore::model::{RequiredLevel, Role};
use crate::stages::review::model::{Entry, EntryKind};
use crate::store::{Data, text::slug};
use crate::term::{Choice, Question};

const HAVE: usize = 0;
const OWN: usize = 1;
/// Examples are asked for so many strengths at most.
const EXAMPLES: usize = 3;
const FIRST_EXAMPLE: usize = 2;
const WORK: usize = FIRST_EXAMPLE + EXAMPLES;
const OWN_WORK: usize = WORK + 1;
const COUNT: usize = OWN_WORK + 1;
/// So many of the newest entries of the log are offered as examples.
const OFFERED: usize = 9;

const INTRO: &str =
    "These are words to choose from, not findings: tick what you would say of yourself. A few are enough.";

/// One line to tick.
struct Line {
    key: String,
    text: String,
    label: String,
    is_known: bool,
}

struct Known {
    have: Vec<Line>,
    work: Vec<Line>,
    /// Texts of strengths that have an example already.
    shown: Vec<String>,
    entries: Vec<Entry>,
}

/// Asks on the terminal and saves what was ticked and typed.
///
/// # Errors
/// Nobody to ask, the person stopped, or the store's refusals.
pub fn ask(context: &mut Context<'_>, start: Start) -> Result<u8> {
    let known = Known::read(&context.store.data())?;
    let ask = |at: usize, answers: &Answers| known.question(at, answers);
    let paper =
        Paper { part: Part::Strengths, form: "ticks".to_owned(), sign: "1".to_owned(), count: COUNT, ask: &ask };
    let answers = match paper::run(context, &paper, start, INTRO)? {
        Finished::Done(answers, _) => answers,
        Finished::Later => return Ok(0),
    };
    let code = save(context, &known.turn(&answers), &known.turn_work(&answers))?;
    paper::drop_draft(&context.store, Part::Strengths)?;
    Ok(code)
}

impl Known {
    fn read(data: &Data<'_>) -> Result<Known> {
        let skills: Vec<Skill> = data.all()?;
        let strengths: Vec<Strength> = data.all()?;
        let work: Vec<Weakness> = data.all()?;
        let mut needs = Vec::new();
        for role in data.all::<Role>()?.into_iter().filter(|role| role.state().is_open()) {
            for requirement in &role.requirement {
                if let (Some(skill), Some(RequiredLevel::Skill(level))) = (&requirement.skill, requirement.level) {
                    needs.push((skill.clone(), level, role.title.clone()));
                }
            }
        }
        let is_example =
            |entry: &Entry| matches!(entry.kind, EntryKind::Win | EntryKind::Evidence | EntryKind::Appraisal);
        let mut entries: Vec<Entry> = data.all::<Entry>()?.into_iter().filter(is_example).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.date));
        entries.truncate(OFFERED);
        let shown = strengths.iter().filter(|one| !one.evidence.is_empty()).map(|one| one.text.clone()).collect();
        Ok(Known {
            have: lines(
                strengths.iter().map(|one| (one.id.as_str(), one.text.as_str())),
                &suggest_strengths(&skills),
                STRENGTHS.iter().map(|one| one.text),
            ),
            work: lines(
                work.iter().map(|one| (one.id.as_str(), one.text.as_str())),
                &suggest_work(&skills, &needs),
                TO_WORK_ON.iter().copied(),
            ),
            shown,
            entries,
        })
    }

    fn question(&self, at: usize, answers: &Answers) -> Option<Question> {
        let question = match at {
            HAVE => several("strengths.have", "What are you good at?", &self.have)
                .help(help_have())
                .flag("--strength TEXT")
                .takes(45.0),
            OWN => Question::text(
                "strengths.own",
                "Anything else that you are good at, in your own words? (a semicolon between)",
            )
            .flag("--strength TEXT"),
            WORK => several("strengths.work-on", "What would you like to work on?", &self.work)
                .flag("--work-on TEXT")
                .takes(45.0),
            OWN_WORK => {
                Question::text("strengths.own-work-on", "Anything else that you want to work on? (a semicolon between)")
                    .flag("--work-on TEXT")
            }
            at => {
                let strength = self.without_example(answers).into_iter().nth(at.checked_sub(FIRST_EXAMPLE)?)?;
                if self.entries.is_empty() || at >= WORK {
                    return None;
                }
                let of = self
                    .entries
                    .iter()
                    .map(|entry| Choice::new(entry.id.clone(), format!("{} {}", entry.date, entry.text)))
                    .collect();
                let key = format!("strengths.example.{}", at - FIRST_EXAMPLE + 1);
                Question::several(key, format!("Which of these shows it: {strength}?"), of)
                    .flag("--strength \"TEXT;evidence=ID\"")
                    .takes(15.0)
            }
        };
        Some(question)
    }

    /// The chosen strengths that no example shows yet.
    fn without_example(&self, answers: &Answers) -> Vec<String> {
        chosen(&self.have, answers, HAVE, OWN)
            .into_iter()
            .filter(|text| !self.shown.contains(text))
            .take(EXAMPLES)
            .collect()
    }

    fn turn(&self, answers: &Answers) -> Turn {
        let shown = self.without_example(answers);
        let add = chosen(&self.have, answers, HAVE, OWN)
            .into_iter()
            .map(|text| {
                let at = shown.iter().position(|one| *one == text);
                let evidence = at.map_or_else(Vec::new, |at| answers.list(FIRST_EXAMPLE + at).to_vec());
                Shown { text, evidence }
            })
            .collect();
        Turn { add, remove: gone(&self.have, answers, HAVE) }
    }

    fn turn_work(&self, answers: &Answers) -> Turn {
        let add = chosen(&self.work, answers, WORK, OWN_WORK).into_iter().map(Shown::new).collect();
        Turn { add, remove: gone(&self.work, answers, WORK) }
    }
}

/// What is there already, what the ratings suggest, and the list, each text once.
fn lines<'t>(
    known: impl Iterator<Item = (&'t str, &'t str)>,
    suggested: &[Suggestion],
    list: impl Iterator<Item = &'t str>,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut push = |key: String, text: &str, label: String, is_known: bool| {
        if !lines.iter().any(|line| super::is_same(&line.text, text) || line.key == key) {
            lines.push(Line { key, text: text.to_owned(), label, is_known });
        }
    };
    for (id, text) in known {
        push(id.to_owned(), text, text.to_owned(), true);
    }
    for one in suggested {
        push(slug(&one.text, "strength"), &one.text, format!("{} ({})", one.text, one.because), false);
    }
    for text in list {
        push(slug(text, "strength"), text, text.to_owned(), false);
    }
    lines
}

fn several(key: &str, text: &str, lines: &[Line]) -> Question {
    let of = lines.iter().map(|line| Choice::new(line.key.clone(), line.label.clone())).collect();
    let ticked: Vec<String> = lines.iter().filter(|line| line.is_known).map(|line| line.key.clone()).collect();
    Question::several(key, text, of).ticked(&ticked)
}

/// What was ticked, and what was typed.
fn chosen(lines: &[Line], answers: &Answers, ticks: usize, own: usize) -> Vec<String> {
    let ticked = lines.iter().filter(|line| answers.has(ticks, &line.key)).map(|line| line.text.clone());
    let typed = answers.text(own).unwrap_or_default().split(';').map(str::trim).filter(|text| !text.is_empty());
    let mut texts: Vec<String> = Vec::new();
    for text in ticked.chain(typed.map(str::to_owned)) {
        if !texts.iter().any(|other| super::is_same(other, &text)) {
            texts.push(text);
        }
    }
    texts
}

/// What was there and is ticked no more; nothing where the question was skipped.
fn gone(lines: &[Line], answers: &Answers, ticks: usize) -> Vec<String> {
    if !answers.is_answered(ticks) {
        return Vec::new();
    }
    lines.iter().filter(|line| line.is_known && !answers.has(ticks, &line.key)).map(|line| line.key.clone()).collect()
}

fn help_have() -> String {
    let sides = STRENGTHS.iter().map(|one| format!("{}. Too much of it: {}.", one.text, one.too_much));
    sides.collect::<Vec<_>>().join("\n")
}
