//! Which of the catalogue's skills the person's own are, where their names leave it open: asked once.
use crate::catalogue::{Catalogue, CatalogueSkill};
use crate::commands::{Context, Plan};
use crate::error::Result;
use crate::record::{Change, Target, Value};
use crate::stages::assess::model::SKILL;
use crate::stages::explore::link::{Link, NONE, link, list_near};
use crate::stages::explore::seeker::Seeker;
use crate::term::{Choice, Question, Reply};

/// How many are asked about at once.
const MOST: usize = 5;

/// Asks for each skill whose name leaves it open which of the catalogue's it is, and keeps the
/// answers as one operation. What was answered, also with none, is not asked again. Says whether
/// anything was kept.
///
/// # Errors
/// The person stopped; then nothing is kept.
pub fn ask(context: &mut Context<'_>, catalogue: &Catalogue, seeker: &Seeker) -> Result<bool> {
    let open: Vec<(String, String, Vec<&CatalogueSkill>)> = seeker
        .skills
        .iter()
        .filter(|skill| skill.catalogue.is_none())
        .filter(|skill| link(skill, catalogue.vocabulary) == Link::None)
        .map(|skill| (skill.id.clone(), skill.name.clone(), list_near(&skill.name, catalogue.vocabulary)))
        .filter(|(_, _, near)| !near.is_empty())
        .take(MOST)
        .collect();
    let mut answers: Vec<(String, String)> = Vec::new();
    for (at, (id, name, near)) in open.iter().enumerate() {
        let mut choices: Vec<Choice> =
            near.iter().map(|known| Choice::new(known.name, format!("{}: {}", known.name, known.can))).collect();
        choices.push(Choice::new(NONE, "none of these"));
        let mut question =
            Question::one(format!("explore.link.{id}"), format!("Which of these is your \"{name}\"?"), choices)
                .help("So that it counts where occupations ask for it. It is asked once; your own name stays.")
                .flag("career skill edit ID --catalogue NAME")
                .skippable()
                .postponable();
        question.progress = format!("{} of {}", at + 1, open.len());
        match context.terminal()?.ask_text(&question)? {
            Reply::Answer(answer) => answers.push((id.clone(), answer)),
            Reply::Later => break,
            _ => {}
        }
    }
    if answers.is_empty() {
        return Ok(false);
    }
    let named: Vec<String> = answers.iter().map(|(id, answer)| format!("{id} is {answer}")).collect();
    context.change(|_| {
        let change = |(id, answer): &(String, String)| Change::Set {
            target: Target::id(&SKILL, SKILL.file(), id.clone()),
            set: vec![("catalogue".to_owned(), Value::Text(answer.clone()))],
            unset: Vec::new(),
        };
        Ok(Plan::new(
            format!("named skills in the catalogue: {}", named.join(", ")),
            answers.iter().map(change).collect(),
        ))
    })?;
    Ok(true)
}
