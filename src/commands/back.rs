//! `career back`: after a silence, everything open moves on in one step, or one chooses.
use std::rc::Rc;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::interview::{Answers, Interview, Step};
use super::review::{book, describe_open};
use super::{Context, Entry, Plan, args};
use crate::dates::{self, Every, parse_every};
use crate::error::{Error, Result};
use crate::record::find;
use crate::stages::review::open::{Open, list_open};
use crate::stages::review::ops::{Decision, Turn, plan_turn};
use crate::stages::review::silence::{count_in_words, length_of_silence, shift};
use crate::store::Data;
use crate::term::{Choice, Question};

/// The command.
pub const ENTRY: Entry =
    Entry { name: "back", about: "After a silence: move everything on, or choose what still matters", define, run };

const DRAFT: &str = "back";

fn define(command: Command) -> Command {
    let many = |id: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name("ID").action(ArgAction::Append).help(help)
    };
    let command = command
        .arg(
            Arg::new("move")
                .long("move")
                .value_name("SPAN")
                .help("Move the days of everything open by so long: 6w, 10 days, 2 months"),
        )
        .arg(many("keep", "Leave this one where it is (repeat for more)"))
        .arg(many("drop", "Let this one go (repeat for more)"))
        .arg(
            Arg::new("restart")
                .long("restart")
                .action(ArgAction::SetTrue)
                .help("Begin anew, without the answers of the draft"),
        );
    args::with_examples(
        command,
        "  career back\n  career back --move 6w\n  career back --move 6w --keep exam --drop evening-course",
    )
}

/// What becomes of everything open.
#[derive(Clone, Debug, PartialEq)]
struct Chosen {
    length: Every,
    moved: Vec<String>,
    dropped: Vec<String>,
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = Rc::clone(&context.store);
    let data = store.data();
    let all = book::load(&data)?;
    let open = list_open(&all);
    let last = all.last_touched(context.today).unwrap_or(context.today);
    let given = read_flags(matches, &open)?;
    if open.is_empty() {
        if context.options.json {
            context.print_json(json!({ "back": { "moved": [], "kept": [], "dropped": [] }, "operation": null }))?;
        } else {
            context.say("Nothing is open, so nothing has to be moved. Welcome back; a good beginning: career win TEXT, career goal add");
        }
        return Ok(0);
    }
    let silence = length_of_silence(last, context.today);
    let Some(chosen) = given else {
        if !context.can_ask() {
            return Err(name_commands(silence));
        }
        return ask(context, matches, &open, last, silence);
    };
    save(context, &chosen, last)?;
    Ok(0)
}

fn name_commands(silence: Every) -> Error {
    Error::usage("There is nobody to ask what still matters.")
        .hint(format!("career back --move {}w moves everything open, with --keep ID and --drop ID for what does not move", silence.n))
        .hint("one by one: career goal edit ID --due DATE, career plan edit ID --due DATE, career learn edit ID --due DATE")
}

fn read_flags(matches: &ArgMatches, open: &[Open]) -> Result<Option<Chosen>> {
    let span = args::text(matches, "move");
    let (kept, dropped) = (find_all(matches, "keep", open)?, find_all(matches, "drop", open)?);
    if let Some(both) = kept.iter().find(|id| dropped.contains(id)) {
        return Err(Error::usage(format!("{both} cannot be kept and dropped at once.")));
    }
    let Some(span) = span else {
        if kept.is_empty() && dropped.is_empty() {
            return Ok(None);
        }
        return Err(
            Error::usage("--keep and --drop belong to --move SPAN.").hint("such as career back --move 6w --drop ID")
        );
    };
    let length = parse_every(&span).map_err(|why| Error::usage(format!("--move: {why}")))?;
    let moved =
        open.iter().map(|one| one.id.clone()).filter(|id| !kept.contains(id) && !dropped.contains(id)).collect();
    Ok(Some(Chosen { length, moved, dropped }))
}

fn find_all(matches: &ArgMatches, flag: &str, open: &[Open]) -> Result<Vec<String>> {
    args::texts(matches, flag)
        .iter()
        .map(|given| {
            find::find("goal, step or learning", open.iter().map(|one| one.id.as_str()), given)
                .map(str::to_owned)
                .map_err(|error| {
                    if error.hints.is_empty() {
                        error.hint("only what is open can be kept or dropped: career goal list")
                    } else {
                        error
                    }
                })
        })
        .collect()
}

/// Asks, and saves what was answered.
fn ask(context: &mut Context<'_>, matches: &ArgMatches, open: &[Open], last: NaiveDate, silence: Every) -> Result<u8> {
    if args::has(matches, "restart") {
        context.store.folder().drop_draft(DRAFT)?;
    }
    let today = context.today;
    let mut interview = Interview::resume(context, DRAFT, "career back")?;
    let said = describe_silence(open, last, today);
    let width = context.terminal()?.look().width.saturating_sub(1);
    let said = crate::render::wrap(&said, width).join("\n");
    interview.hold(context, &|answers| next(answers, open, &said, silence, today))?;
    let chosen = choose(&interview.answers, open, silence);
    if chosen.moved.is_empty() && chosen.dropped.is_empty() {
        context.say("Everything stays as it is. What is due: career due");
    } else {
        save(context, &chosen, last)?;
    }
    interview.finish(context)?;
    Ok(0)
}

fn next(answers: &Answers, open: &[Open], said: &str, silence: Every, today: NaiveDate) -> Option<Step> {
    if !answers.has("back.how") {
        let of = vec![
            Choice::new("move", format!("Move everything on by {silence}")),
            Choice::new("choose", "Choose what still matters"),
            Choice::new("leave", "Leave everything as it is"),
        ];
        let question = Question::one("back.how", "What would you like to do?", of)
            .default("move")
            .help("Moving keeps the order of things. career undo brings all of it back.")
            .flag("--move SPAN");
        let mut step = Step::new(question);
        step.said = said.to_owned();
        return Some(step);
    }
    if answers.text("back.how") != Some("choose") {
        return None;
    }
    for (at, one) in open.iter().enumerate() {
        let key = format!("back.open.{}", one.id);
        if !answers.has(&key) {
            return Some(Step::new(item_question(key, at, one, open.len(), silence, today)));
        }
        if answers.text(&key) == Some("a") {
            return None;
        }
    }
    None
}

fn item_question(key: String, at: usize, one: &Open, count: usize, silence: Every, today: NaiveDate) -> Question {
    let mut of = vec![Choice::new("k", "keep")];
    if one.due.is_some() || one.earliest.is_some() {
        of.push(Choice::new("m", format!("move by {silence}")));
    }
    of.push(Choice::new("d", "drop"));
    if at + 1 < count {
        of.push(Choice::new("a", "move this and the rest"));
    }
    Question::key(key, describe_open(one, today), of)
        .progress(format!("{} of {count}", at + 1))
        .help("Keep leaves it as it is, drop lets it go; career undo brings it back.")
        .flag("--keep ID, --drop ID")
        .skippable()
}

fn describe_silence(open: &[Open], last: NaiveDate, today: NaiveDate) -> String {
    let all: Vec<&Open> = open.iter().collect();
    let waiting = open.iter().filter(|one| one.is_waiting(today)).count();
    let mut text = format!(
        "Welcome back. The last thing you wrote down is from {}.\nOpen are {}",
        dates::echo(last, today),
        count_in_words(&all)
    );
    match waiting {
        0 => text.push('.'),
        1 => text.push_str("; one is waiting."),
        n => text.push_str(&format!("; {n} are waiting.")),
    }
    text
}

fn choose(answers: &Answers, open: &[Open], silence: Every) -> Chosen {
    let mut chosen = Chosen { length: silence, moved: Vec::new(), dropped: Vec::new() };
    let mut rest = answers.text("back.how") == Some("move");
    for one in open {
        let answer = answers.text(&format!("back.open.{}", one.id));
        rest |= answer == Some("a");
        match answer {
            _ if rest => chosen.moved.push(one.id.clone()),
            Some("m") => chosen.moved.push(one.id.clone()),
            Some("d") => chosen.dropped.push(one.id.clone()),
            _ => {}
        }
    }
    chosen
}

/// Moves and drops as one operation, and says what is first due then.
fn save(context: &mut Context<'_>, chosen: &Chosen, last: NaiveDate) -> Result<()> {
    let today = context.today;
    let saved = context.change(|data| plan(data, chosen, last, today))?;
    let store = Rc::clone(&context.store);
    let open = list_open(&book::load(&store.data())?);
    if context.options.json {
        let kept: Vec<&str> =
            open.iter().map(|one| one.id.as_str()).filter(|id| !chosen.moved.iter().any(|moved| moved == id)).collect();
        return context.print_json(json!({ "back": { "moved": chosen.moved, "kept": kept, "dropped": chosen.dropped }, "operation": saved.to_json() }));
    }
    let waits: Vec<&str> =
        open.iter().filter(|one| one.is_wait && chosen.moved.contains(&one.id)).map(|one| one.id.as_str()).collect();
    if !waits.is_empty() {
        context.say(&format!(
            "Others set the day of {}: please look whether it still holds, career plan show ID",
            waits.join(", ")
        ));
    }
    let ahead = |one: &&Open| one.due.is_some_and(|due| due >= today);
    if let Some(first) = open.iter().find(ahead).or_else(|| open.iter().find(|one| one.due.is_some())) {
        context.say(&format!("First comes the {}.", describe_open(first, today)));
    }
    Ok(())
}

fn plan(data: &Data<'_>, chosen: &Chosen, last: NaiveDate, today: NaiveDate) -> Result<Plan> {
    let open = list_open(&book::load(data)?);
    let of = |ids: &[String]| -> Vec<&Open> { open.iter().filter(|one| ids.contains(&one.id)).collect() };
    let (moved, dropped) = (of(&chosen.moved), of(&chosen.dropped));
    if let Some(gone) = chosen.moved.iter().chain(&chosen.dropped).find(|id| !open.iter().any(|one| one.id == **id)) {
        return Err(Error::refused(format!("{gone} is not open any more; nothing was changed.")).hint("career back"));
    }
    let mut changes = shift(&moved, chosen.length, last);
    let n = changes.len();
    let mut parts = Vec::new();
    if n > 0 {
        parts.push(format!("moved {n} open {} on by {}", if n == 1 { "thing" } else { "things" }, chosen.length));
    }
    if !dropped.is_empty() {
        parts.push(format!("let go of {}", count_in_words(&dropped)));
    }
    for one in &dropped {
        let turn = Turn::Drop;
        changes.extend(plan_turn(&Decision { open: (*one).clone(), turn, reason: None }, today));
    }
    if parts.is_empty() {
        return Err(Error::refused("Nothing that is open has a day, so nothing can be moved.")
            .hint("give days with career goal edit ID --due DATE"));
    }
    Ok(Plan::new(parts.join(", "), changes))
}
