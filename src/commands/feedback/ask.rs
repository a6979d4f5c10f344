//! `feedback ask`: two or three questions to copy, about what others have said least about; and that
//! they were asked, so that an answer can be waited for.
use std::rc::Rc;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::FeedbackNoun;
use super::answer::open_question;
use super::letter::{Letter, write_letter};
use crate::commands::context::Plan;
use crate::commands::output::write_out;
use crate::commands::person::find_person;
use crate::commands::record::{Draft, add};
use crate::commands::talk::Talk;
use crate::commands::{Context, Saved, args, kinds};
use crate::error::{Error, Result};
use crate::record::{Change, Target, Value, find};
use crate::render::{clean_lines, draw_heading, draw_list};
use crate::stages::assess::model::Skill;
use crate::stages::review::asking::{LATELY, MOST, Pick, describe, may_ask, pick, works_with};
use crate::stages::review::circle::{Circle, audience_of};
use crate::stages::review::model::{FEEDBACK, Feedback, Person};
use crate::stages::words::Audience;

const EXAMPLES: &str = "  career feedback ask dr-adeyemi\n  career feedback ask ciara-walsh --skill leading-a-shift --out question.txt\n  career feedback ask --dry-run";

/// Its arguments.
pub fn define(command: Command) -> Command {
    let skill = Arg::new("skill")
        .long("skill")
        .value_name("ID")
        .action(ArgAction::Append)
        .help("Ask about this skill instead (repeat for up to three)");
    let look = Arg::new("dry-run")
        .long("dry-run")
        .action(ArgAction::SetTrue)
        .help("Only show the questions; that they were asked is not kept");
    let out = Arg::new("out").long("out").value_name("FILE").help("Write them to a file; - is standard output");
    let person =
        Arg::new("person").value_name("PERSON").help("Whom you ask: an id or name of your people; anybody if left out");
    args::with_examples(command.arg(person).args([skill, out, look]), EXAMPLES)
}

/// Writes the questions, and keeps that they were asked.
///
/// # Errors
/// Somebody or a skill that is not there, nothing to ask about, a file that is there already, or the
/// store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let today = context.today;
    let talk = Talk::read(&data)?;
    let asked = args::text(matches, "person").map(|given| find_person(&data, &given)).transpose()?;
    let person = asked.as_deref().and_then(|id| talk.person(id));
    let notebook = talk.notebook();
    let chosen = find_skills(&talk.whole.skills, &args::texts(matches, "skill"))?;
    // Who has not answered yet is asked the same once more.
    let chosen =
        match (chosen.is_empty(), asked.as_deref().and_then(|id| open_question(&talk.whole.feedback, id, today))) {
            (true, Some(open)) => {
                talk.whole.skills.iter().filter(|skill| open.skills.contains(&skill.id)).take(MOST).collect()
            }
            _ => chosen,
        };
    let audience = person.map_or(Audience::Public, |person| audience_of(person.relation));
    let circle = Circle::new(&talk.whole, audience, person);
    let picks: Vec<Pick<'_>> = if chosen.is_empty() {
        let picks = pick(&notebook, person, today).into_iter();
        picks.filter(|pick| may_ask(&notebook, pick.skill, &circle, today)).take(MOST).collect()
    } else {
        chosen.into_iter().map(|skill| describe(&notebook, skill, person, today)).collect()
    };
    if picks.is_empty() {
        return Err(refuse_nothing(&talk.whole.skills, person));
    }
    let name = context.profile()?.name;
    let letter = write_letter(&picks, &talk.whole.entries, &circle, person, name.as_deref(), today);
    let text = letter.text();
    let out = args::text(matches, "out");
    match &out {
        Some(file) => write_out(context, "--out", file, &text, "What to ask")?,
        None if !context.options.json => context.print(&clean_lines(&text))?,
        None => {}
    }
    let skills: Vec<&str> = picks.iter().map(|pick| pick.skill.id.as_str()).collect();
    let kept = match asked.as_deref().filter(|_| !args::has(matches, "dry-run")) {
        Some(id) => Some(keep(context, id, &skills, out.as_deref())?),
        None => None,
    };
    let reasons: Vec<String> =
        picks.iter().map(|pick| format!("{}: {}", pick.skill.name, pick.because(today))).collect();
    if context.options.json {
        let object = to_json(context, &letter, &text, kept)?;
        return context.print_json(object).map(|()| 0);
    }
    if context.options.explain {
        let look = context.look();
        let mut lines = reasons;
        lines.extend(explain(person.is_some(), audience));
        context.print(&format!("\n{}{}", draw_heading("Why these", &look), draw_list(&lines, &look)))?;
    }
    match (&kept, &asked) {
        (Some(_), Some(id)) => {
            context.say(&format!("After a week without an answer career due says so. When it is there: career feedback add TEXT --from {id}"));
        }
        (_, Some(id)) => context.say(&format!("Nothing was kept. To ask: career feedback ask {id}")),
        (_, None) => {
            context.say("Nobody is named, so nothing was kept: career feedback ask PERSON remembers whom you asked.")
        }
    }
    Ok(0)
}

fn find_skills<'a>(skills: &'a [Skill], given: &[String]) -> Result<Vec<&'a Skill>> {
    let mut found: Vec<&Skill> = Vec::new();
    for text in given.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|text| !text.is_empty()) {
        let lower = text.to_lowercase();
        let by_name = skills.iter().find(|skill| skill.name.to_lowercase() == lower);
        let skill = match by_name {
            Some(skill) => Some(skill),
            None => {
                let id = find::find("skill", skills.iter().map(|skill| skill.id.as_str()), text)?;
                skills.iter().find(|skill| skill.id == id)
            }
        };
        found.extend(skill.filter(|skill| found.iter().all(|known| known.id != skill.id)));
    }
    if found.len() > MOST {
        return Err(Error::usage(format!(
            "--skill was given for {} skills, and {MOST} at most can be asked about.",
            found.len()
        ))
        .hint("more questions get shorter answers; ask about the others another time"));
    }
    Ok(found)
}

/// There is nothing to ask about.
fn refuse_nothing(skills: &[Skill], person: Option<&Person>) -> Error {
    let is_rated = skills.iter().any(|skill| skill.level().is_some());
    match person.filter(|_| is_rated) {
        Some(person) if !works_with(person.relation) => Error::refused(format!(
            "What {} ({}) has seen of your work is not known, so there is nothing to ask about.",
            person.name,
            person.relation.says()
        ))
        .hint(format!("say what it is: career feedback ask {} --skill ID", person.id)),
        Some(person) => Error::refused(format!(
            "There is no skill that {} could be asked about: each was asked about or spoken of in the last {LATELY} months, or is not for their eyes.",
            person.name
        ))
        .hint(format!("to ask all the same: career feedback ask {} --skill ID", person.id)),
        None => Error::refused("There is no skill with a level of your own that others could be asked about.")
            .hint("career skill rate SKILL LEVEL, or name one: --skill ID"),
    }
}

/// Keeps that somebody was asked today: in the question that is still open, where there is one.
fn keep(context: &mut Context<'_>, id: &str, skills: &[&str], out: Option<&str>) -> Result<(Feedback, Saved)> {
    let today = context.today;
    let open = open_question(&context.store.data().all::<Feedback>()?, id, today).map(|one| one.id.clone());
    let list = |skills: &[String]| Value::List(skills.iter().map(|skill| Value::Text(skill.clone())).collect());
    let result = match open {
        None => {
            let mut draft = Draft::default();
            draft.set("person", Value::Text(id.to_owned()));
            draft.set("asked", Value::Date(today));
            draft.set("skills", list(&skills.iter().map(|skill| (*skill).to_owned()).collect::<Vec<_>>()));
            add::insert::<FeedbackNoun>(context, draft)
        }
        Some(open) => again(context, &open, skills, &list),
    };
    result.map_err(|error| match out.filter(|file| *file != "-") {
        Some(file) => error.hint(format!("the questions are in {file} all the same")),
        None => error,
    })
}

/// Asked once more: the day moves, and the skills of both times are asked about.
fn again(
    context: &mut Context<'_>,
    open: &str,
    skills: &[&str],
    list: &dyn Fn(&[String]) -> Value,
) -> Result<(Feedback, Saved)> {
    let today = context.today;
    let saved = context.change(|data| {
        let before = data
            .one::<Feedback>(FEEDBACK.file(), open)?
            .ok_or_else(|| Error::refused(format!("There is no feedback \"{open}\".")))?;
        let mut all = before.skills.clone();
        all.extend(
            skills
                .iter()
                .filter(|skill| !before.skills.iter().any(|known| known == *skill))
                .map(|skill| (*skill).to_owned()),
        );
        let set = vec![("asked".to_owned(), Value::Date(today)), ("skills".to_owned(), list(&all))];
        let target = Target::id(&FEEDBACK, FEEDBACK.file(), open);
        let sentence = format!("noted that {} was asked for feedback once more ({open})", before.person);
        Ok(Plan::new(sentence, vec![Change::Set { target, set, unset: Vec::new() }]))
    })?;
    let record = context.store.data().one::<Feedback>(FEEDBACK.file(), open)?;
    Ok((record.ok_or_else(|| Error::data("The feedback was saved but cannot be read back."))?, saved))
}

fn to_json(context: &Context<'_>, letter: &Letter, text: &str, kept: Option<(Feedback, Saved)>) -> Result<Json> {
    let questions: Vec<Json> = letter
        .questions
        .iter()
        .map(|one| json!({ "skill": one.skill, "question": one.text, "because": one.because }))
        .collect();
    let mut computed = json!({ "questions": questions, "text": text });
    if context.options.explain {
        computed["explain"] = explain(true, letter.audience).join("\n").into();
    }
    let (feedback, operation) = match kept {
        Some((feedback, saved)) => (kinds::to_json(&feedback)?, saved.to_json()),
        None => (Json::Null, Json::Null),
    };
    Ok(json!({ "feedback": feedback, "operation": operation, "computed": computed }))
}

/// How the questions are chosen, in words.
fn explain(has_person: bool, audience: Audience) -> Vec<String> {
    let mut lines = vec![
        "The order: fewest levels from others in 18 months; then how much depends on it (a must of a role, a role, a goal, a wish); then whatever was said longest ago. Only skills with a level of your own.".to_owned(),
    ];
    lines.push("Left out: skills that are marked for somebody nearer, and for a manager or anybody those that only an outside role asks for. A skill named with --skill is asked about all the same.".to_owned());
    if has_person {
        lines.push(format!("What they could have seen comes first: they spoke of it before, it is part of your work of today, or there is an example of the last year. What they said in the last {LATELY} months, or were asked, is left out."));
    }
    lines.push(format!(
        "An example stands in a question only where it is marked for them: career log edit ID --audience {}",
        audience.key()
    ));
    lines.push("They ask for one thing about work that was seen, not for a judgement: that is answered more usefully (Kluger & DeNisi 1996; Yoon et al. 2019).".to_owned());
    lines
}
