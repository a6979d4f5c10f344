//! One-line capture: `log TEXT`, and the list of what was captured.
mod list;
mod noun;

use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::record::{Noun, add, drop, edit, show};
use super::{Context, Entry, args, kinds};
use crate::error::{Error, Result};
use crate::stages::review::model::{ENTRY as KIND, Entry as Line, EntryKind};

pub use noun::{EntryNoun, LineNoun, WinNoun};

/// The command.
pub const ENTRY: Entry =
    Entry { name: "log", about: "Keep a line: what happened, what you practised, what was said of you", define, run };

const EXAMPLES: &str = "  career log \"Shadowed the data team for a morning\"\n  career log \"Wrote the rota query\" --skill sql --impact \"an hour less every week\"\n  career log - < note.txt\n  career log list --since 2026-Q4 --skill sql\n  career log add list          a line that is the word \"list\"";

/// The verbs, and what else people type for them.
const VERBS: &[(&str, &[&str])] = &[
    ("add", &["new"]),
    ("list", &["ls", "all"]),
    ("show", &["view"]),
    ("edit", &["change"]),
    ("drop", &["rm", "delete", "remove", "del"]),
];

fn define(command: Command) -> Command {
    args::with_examples(flags(command), EXAMPLES)
        .override_usage("career log TEXT [OPTIONS]\n       career log list|show|edit|drop …")
        .subcommand(Command::new("add").about("Keep a line: the long form of `career log TEXT`").defer(flags))
        .subcommand(Command::new("list").about("List what was kept, newest first").defer(list::define))
        .subcommand(
            Command::new("show").about("Show a line with all that belongs to it").defer(show::define::<EntryNoun>),
        )
        .subcommand(Command::new("edit").about("Change a line: only what is given").defer(edit::define::<EntryNoun>))
        .subcommand(Command::new("drop").about("Remove a line").defer(drop::define::<EntryNoun>))
}

/// The text and the flags of a new line.
fn flags(command: Command) -> Command {
    command.arg(text()).arg(args::own_id()).args(args::flags(&KIND).into_iter().map(explain))
}

fn text() -> Arg {
    args::title(&KIND).help("What happened; - reads it from standard input")
}

/// Says what stands where a flag is left out.
fn explain(flag: Arg) -> Arg {
    match flag.get_id().as_str() {
        "date" => flag.help("The day; today if left out"),
        "kind" => flag.help("win, evidence (an example), practice, note or appraisal; left out: an example where --skill is given, else a note"),
        _ => flag,
    }
}

/// `win`: the same without a kind.
pub fn define_win(command: Command) -> Command {
    let flags = args::flags(&KIND).into_iter().filter(|flag| flag.get_id() != "kind").map(explain);
    args::with_examples(
        command.arg(text()).arg(args::own_id()).args(flags),
        "  career win \"Built the ward's bed dashboard\"\n  career win \"Calmed a very angry customer\" --impact \"she came back\" --skill listening",
    )
}

fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    match matches.subcommand() {
        Some((verb, inner)) => {
            refuse_flags_before(verb, matches)?;
            match verb {
                "list" => list::run(context, inner),
                "show" => show::run::<EntryNoun>(context, inner),
                "edit" => edit::run::<EntryNoun>(context, inner),
                "drop" => drop::run::<EntryNoun>(context, inner),
                _ => capture::<LineNoun>(context, inner),
            }
        }
        None if has_no_flags(matches) => list::run(context, matches),
        None => {
            refuse_near_verb(matches)?;
            capture::<LineNoun>(context, matches)
        }
    }
}

/// Keeps a new line. Where nothing was asked, a win without its effect gets one hint of it; who has
/// just skipped that question gets none.
///
/// # Errors
/// A value that is refused, an answer that is missing, or the store's refusals.
pub fn capture<N: Noun<Record = Line>>(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let was_asked = args::words(matches, KIND.title).is_none();
    let (line, saved) = add::add::<N>(context, matches)?;
    if context.options.json {
        let mut value = kinds::to_json(&line)?;
        value["computed"] = json!({});
        context.print_json(json!({ "entry": value, "operation": saved.to_json() }))?;
    } else if line.kind == EntryKind::Win && line.impact.is_none() && !was_asked {
        context.say(&format!("What did it change, for whom? career log edit {} --impact TEXT", line.id));
    }
    Ok(0)
}

fn given_flags(matches: &ArgMatches) -> Vec<&'static str> {
    KIND.fields
        .iter()
        .map(|field| field.key)
        .filter(|key| matches.try_get_many::<String>(key).ok().flatten().is_some())
        .collect()
}

fn has_no_flags(matches: &ArgMatches) -> bool {
    given_flags(matches).is_empty() && args::text(matches, "own-id").is_none()
}

/// What stands before a verb would be passed over without a word.
fn refuse_flags_before(verb: &str, matches: &ArgMatches) -> Result<()> {
    match given_flags(matches)[..] {
        [] => Ok(()),
        _ => Err(Error::usage(format!("What belongs to \"{verb}\" comes behind it."))
            .hint(format!("career log {verb} --help"))),
    }
}

/// A single word that is nearly a verb is more likely a slip than a line to keep.
fn refuse_near_verb(matches: &ArgMatches) -> Result<()> {
    let Some(text) = args::words(matches, KIND.title) else {
        return Ok(());
    };
    let word = text.to_lowercase();
    if word.contains(char::is_whitespace) || word == "-" {
        return Ok(());
    }
    let is_near = |verb: &str| strsim::damerau_levenshtein(verb, &word) <= usize::from(word.chars().count() > 1);
    let Some((verb, _)) = VERBS.iter().find(|(verb, others)| is_near(verb) || others.contains(&word.as_str())) else {
        return Ok(());
    };
    Err(Error::usage(format!("There is no \"career log {text}\"."))
        .hint(format!("did you mean career log {verb}?"))
        .hint(format!("to keep the word itself: career log add {}", super::quote(&text))))
}
