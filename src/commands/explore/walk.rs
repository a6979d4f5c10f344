//! `career explore` alone: look around, keep one as a role, make it a goal.
use super::catalogue::{load, read_seeker, resolve};
use super::{compare, keep};
use super::{links, offers, picture, sounds};
use crate::catalogue::{Catalogue, Code};
use crate::commands::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::render::Look;
use crate::stages::explore::path::list_moves;
use crate::stages::explore::reasons::Reasons;
use crate::stages::explore::seeker::Seeker;
use crate::term::{Choice, Question, Reply};

/// What there is to do, where nobody can be asked.
const VERBS: &str = "\
  career explore match               families of work that fit you, and why
  career explore search TEXT         look one up
  career explore show OCCUPATION     what it is, asks for and pays; show mine
  career explore path                which moves are open from what you do
  career explore path OCCUPATION     ways there
  career explore similar OCCUPATION  what is near it
  career explore sources             where all of this is from
";
/// How many are compared at once.
const COMPARED: usize = 3;
/// How many moves are offered to look at.
const MOVES: usize = 8;

/// Walks through the catalogue with the person; without a terminal says what there is to do.
///
/// # Errors
/// A file that does not hold.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    if context.options.json {
        return Err(Error::usage("career explore alone has nothing to show as JSON.")
            .hint("career explore match --json, career explore show OCCUPATION --json"));
    }
    if !context.can_ask() {
        context.print(VERBS)?;
        return Ok(0);
    }
    let catalogue = load(context)?;
    let seeker = read_seeker(&context.store.data())?;
    links::ask(context, &catalogue, &seeker)?;
    let mut looked_at: Vec<Code> = Vec::new();
    match look_around(context, &catalogue, &mut looked_at) {
        // Everything that was kept is saved already; leaving is no failure.
        Err(error) if error.kind == ErrorKind::Cancelled => {
            Err(Error::cancelled("What you kept is saved; go on with: career explore"))
        }
        other => other.map(|()| 0),
    }
}

fn look_around(context: &mut Context<'_>, catalogue: &Catalogue, looked_at: &mut Vec<Code>) -> Result<()> {
    loop {
        let store = std::rc::Rc::clone(&context.store);
        let seeker = read_seeker(&store.data())?;
        let Some(way) = ask_way(context, catalogue, &seeker, looked_at)? else {
            return Ok(());
        };
        if way == "compare" {
            let last: Vec<String> = looked_at.iter().rev().take(COMPARED).map(ToString::to_string).collect();
            compare::compare(context, &last)?;
            continue;
        }
        let found = match way.as_str() {
            "match" => fitting(context, catalogue, &seeker)?,
            "moves" => moves(catalogue, &seeker, context.today),
            "mine" => seeker.occupations().into_iter().take(1).collect(),
            _ => search(context, catalogue, &seeker)?,
        };
        if let Some(code) = choose(context, catalogue, &found)? {
            if !looked_at.contains(&code) {
                looked_at.push(code);
            }
            look_at(context, catalogue, code)?;
        }
    }
}

/// What to do next; `None` to leave.
fn ask_way(
    context: &mut Context<'_>,
    catalogue: &Catalogue,
    seeker: &Seeker,
    looked_at: &[Code],
) -> Result<Option<String>> {
    let mut ways = Vec::new();
    if !offers::rank_all(catalogue, seeker).ranked.is_empty() {
        ways.push(Choice::new("match", "what fits me, and why"));
    }
    ways.push(Choice::new("search", "look one up"));
    if !seeker.occupations().is_empty() {
        ways.push(Choice::new("moves", "which moves are open from what I do"));
        ways.push(Choice::new("mine", "how my own trade is changing"));
    }
    if looked_at.len() > 1 {
        ways.push(Choice::new("compare", "compare those that I looked at last"));
    }
    ways.push(Choice::new("done", if looked_at.is_empty() { "not now" } else { "done" }));
    let question = Question::one("explore.way", "What would you like to see?", ways).postponable();
    let reply = context.terminal()?.ask_text(&question)?;
    Ok(reply.answer().filter(|way| way != "done"))
}

/// Shows what fits; gives the occupations that were named.
fn fitting(context: &mut Context<'_>, catalogue: &Catalogue, seeker: &Seeker) -> Result<Vec<Code>> {
    let ranking = offers::rank_all(catalogue, seeker);
    let stand = offers::stand(catalogue, seeker, context.today);
    let (families, picks) = offers::offer(&ranking, &stand);
    let reasons = Reasons::new(catalogue, seeker, context.today);
    let look = context.look();
    context.print(&offers::draw(&families, &picks, &reasons, &look))?;
    let picked = picks.iter().map(|pick| pick.fit.occupation.code);
    let examples = families.iter().flat_map(|family| family.examples.iter().take(1)).map(|fit| fit.occupation.code);
    Ok(picked.chain(examples).collect())
}

fn moves(catalogue: &Catalogue, seeker: &Seeker, today: chrono::NaiveDate) -> Vec<Code> {
    let from: Vec<Code> = seeker.occupations().into_iter().filter(|code| catalogue.get(*code).is_some()).collect();
    let open = list_moves(&super::path::Ground::new(catalogue), &from, seeker.highest_zone(catalogue, today));
    open.into_iter().take(MOVES).map(|step| step.code).collect()
}

fn search(context: &mut Context<'_>, catalogue: &Catalogue, seeker: &Seeker) -> Result<Vec<Code>> {
    let question =
        Question::text("explore.search", "Which work? A title, a skill, a thing that is worked with.").skippable();
    let Reply::Answer(text) = context.terminal()?.ask_text(&question)? else {
        return Ok(Vec::new());
    };
    match resolve(context, catalogue, seeker, text.trim()) {
        Ok(occupation) => Ok(vec![occupation.code]),
        Err(error) if error.kind == ErrorKind::Refused => {
            context.warn(&error.to_string());
            Ok(Vec::new())
        }
        Err(error) => Err(error),
    }
}

/// Which of them to look at.
fn choose(context: &mut Context<'_>, catalogue: &Catalogue, found: &[Code]) -> Result<Option<Code>> {
    if let [one] = found {
        return Ok(Some(*one));
    }
    let mut choices: Vec<Choice> = found
        .iter()
        .filter_map(|code| catalogue.get(*code))
        .map(|one| Choice::new(one.code.to_string(), one.own.map_or(one.title(), |own| own.title)))
        .collect();
    if choices.is_empty() {
        return Ok(None);
    }
    choices.push(Choice::new("none", "none of these"));
    let question = Question::one("explore.choose", "Which one would you like to look at?", choices).postponable();
    let reply = context.terminal()?.ask_text(&question)?;
    Ok(reply.answer().and_then(|code| Code::parse(&code)))
}

/// Shows an occupation, and asks what becomes of it.
fn look_at(context: &mut Context<'_>, catalogue: &Catalogue, code: Code) -> Result<()> {
    let Some(occupation) = catalogue.get(code) else {
        return Ok(());
    };
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let is_mine = seeker.occupations().contains(&code);
    let look: Look = context.look();
    context.print(&picture::draw(&occupation, &seeker, is_mine, &look))?;
    if is_mine {
        return Ok(());
    }
    sounds::ask(context, catalogue, &seeker, &[code])?;
    let choices = vec![
        Choice::new("keep", "keep it as a role"),
        Choice::new("near", "look at what is near it"),
        Choice::new("on", "go on looking"),
    ];
    let question = Question::one("explore.then", "And now?", choices).postponable();
    match context.terminal()?.ask_text(&question)?.answer().as_deref() {
        Some("keep") => {
            match keep::ask(context, &occupation) {
                // Who stops at a question about the goal has said before that the role is to be kept.
                Err(error) if error.kind == ErrorKind::Cancelled => {
                    keep::keep(context, &occupation, &keep::Kept::default())?;
                    Err(error)
                }
                kept => keep::keep(context, &occupation, &kept?).map(drop),
            }
        }
        Some("near") => {
            let near: Vec<Code> =
                crate::catalogue::similarity::near(&occupation).into_iter().take(MOVES).map(|near| near.code).collect();
            match choose(context, catalogue, &near)? {
                Some(next) => look_at(context, catalogue, next),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
