//! The first ten minutes: something of value before anything is asked that is not needed.
//!
//! Every answer is kept as a draft. At the end, and where the rest is left for later, everything is
//! saved as one operation. What is asked stands in [`slots`], what it comes to in [`answers`], what
//! is said in [`words`] and what is saved in [`plan`].
mod answers;
mod ideas;
mod plan;
mod sheet;
mod slots;
mod words;

use std::rc::Rc;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{Context, Entry, args};
use crate::error::{Error, Result};
use crate::stages::assess::model::{Profile, Skill};
use crate::term::{Ended, Sheet, run_sheet};
use answers::Answers;
use sheet::{DRAFT, StartSheet, Times};

/// The command.
pub const ENTRY: Entry = Entry { name: "start", about: "The first ten minutes, again whenever wanted", define, run };

fn define(command: Command) -> Command {
    command.arg(
        Arg::new("restart")
            .long("restart")
            .action(ArgAction::SetTrue)
            .help("Begin anew, without the answers of a draft"),
    )
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let is_anew = args::has(matches, "restart");
    if !context.can_ask() {
        return Err(refuse());
    }
    if is_anew {
        context.store.folder().drop_draft(DRAFT)?;
    }
    ask(context)
}

/// What it is made of, for whom nobody can ask.
fn refuse() -> Error {
    Error::usage("career start asks questions, and there is no terminal to ask them in.")
        .hint("it is made of commands that need none: career init --focus WORD --role TEXT")
        .hint("career skill add NAME, career skill rate ID LEVEL, career win TEXT, career assess interests --answers \"5 3 4 …\"")
        .hint("career role add TITLE --need SKILL:LEVEL, career plan add TITLE --hours N --due DATE")
}

/// Asks from the first open question on, and saves.
///
/// # Errors
/// The person stopped (what was answered is kept), or the store refuses.
pub fn ask(context: &mut Context<'_>) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let today = context.today;
    let known = {
        let data = store.data();
        slots::Known {
            profile: data.only::<Profile>()?.unwrap_or_default(),
            skills: data.all::<Skill>()?,
            seeker: super::explore::read_seeker(&data)?,
            place: say_place(context),
            today,
        }
    };
    let catalogue = Rc::new(super::explore::load(context)?);
    let answers = Answers::new(store.folder().answers(DRAFT)?, catalogue);
    let kept = answers.given().len();
    let times = Rc::new(Times::default());
    let mut sheet = StartSheet::new(Rc::clone(&store), answers, known, Rc::clone(&times));
    if kept > 0 {
        let look = context.terminal()?.look();
        let text = format!(
            "Going on where you stopped. To begin anew: career start --restart{}",
            if sheet.first_open() == 0 { "" } else { "\n" }
        );
        context.terminal()?.say(crate::render::wrap(&text, look.width).join("\n").trim_end())?;
    }
    let start_at = sheet.first_open();
    let outcome = {
        let (terminal, clock) = context.terminal_and_clock()?;
        run_sheet(terminal, &mut sheet, start_at, &mut || times.note(clock()))?
    };
    let (slots, answers) = (sheet.count(), sheet.answers);
    match outcome.ended {
        Ended::Cancelled(_) if answers.count() == 0 => {
            Err(Error::cancelled("Nothing was answered, and nothing is kept."))
        }
        Ended::Cancelled(at) => {
            let count = answers.count();
            let s = if count == 1 { "" } else { "s" };
            debug_assert!(at < slots);
            Err(Error::cancelled(format!("{count} answer{s} kept; go on with: career start")))
        }
        Ended::Later(_) => finish(context, &answers, Rest::Open),
        Ended::Done => finish(context, &answers, Rest::Nothing),
    }
}

/// What is left of the questions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Some, for later.
    Open,
    /// None.
    Nothing,
}

/// Saves everything that was answered, as one operation, and says what there is now.
fn finish(context: &mut Context<'_>, answers: &Answers, rest: Rest) -> Result<u8> {
    let today = context.today;
    let store = Rc::clone(&context.store);
    let look = context.terminal()?.look();
    let has_changes = !plan::plan(answers, &store.data(), today)?.changes.is_empty();
    let saved = if has_changes { context.change_quietly(|data| plan::plan(answers, data, today))?.0.id } else { None };
    if rest == Rest::Nothing {
        store.folder().drop_draft(DRAFT)?;
        if let Some(step) = plan::chosen_step(answers) {
            let questions = words::draw_questions(&step, &look);
            if !questions.is_empty() {
                context.terminal()?.say(&format!("\n{}", questions.trim_end()))?;
            }
        }
        if answers.focus() == Some(crate::stages::assess::model::Focus::Talk) {
            let page = words::draw_talk(answers, &context.look());
            if !page.is_empty() {
                context.print(&format!("\n{page}"))?;
            }
        }
    }
    context.terminal()?.say("")?;
    context.say(&close(answers, rest, saved, today));
    Ok(0)
}

/// `You have: 9 skills, 1 example, 1 step due Fri 4 Dec. Next time just type career. Undo: career undo`
fn close(answers: &Answers, rest: Rest, saved: Option<u64>, today: chrono::NaiveDate) -> String {
    let made = plan::describe(answers, today);
    let have = if made.is_empty() || answers.is_only_looking() {
        String::new()
    } else {
        format!("You have: {}. ", made.join(", "))
    };
    let undo = if saved.is_some() { " Undo: `career undo`." } else { "" };
    match rest {
        Rest::Open => {
            if answers.count() == 0 {
                return "Nothing was answered, and nothing is kept. Whenever you like: `career start`.".to_owned();
            }
            format!("{have}The rest whenever you like: `career start`.{undo}")
        }
        Rest::Nothing if answers.is_only_looking() => {
            "Nothing was saved. When you want to begin: `career start`.".to_owned()
        }
        Rest::Nothing => format!("{have}Next time just type `career`.{undo}"),
    }
}

/// The data folder as the person would write it.
fn say_place(context: &Context<'_>) -> String {
    let home = context.store.home();
    let under_home = context.var("HOME").and_then(|user| home.strip_prefix(user).ok());
    match under_home {
        Some(rest) if !rest.as_os_str().is_empty() => format!("~/{}", rest.display()),
        _ => home.display().to_string(),
    }
}
