//! From the notebook to the paper: what is marked on the way, what is asked, and where it goes.
use clap::ArgMatches;
use serde_json::json;

use super::{flags, gather, marks, ticks, withheld};
use crate::commands::output::{check_out, write_out};
use crate::commands::{Context, args};
use crate::error::Result;
use crate::export::paper::{Format, json as paper_json, write};
use crate::record::find;
use crate::stages::review::papers::Notebook;
use crate::stages::review::papers::model::Paper;
use crate::stages::review::papers::shown::Naming;
use crate::stages::review::papers::sight::Sight;
use crate::stages::words::Audience;

/// Makes a paper of what an audience may see, with these names.
pub type Build<'b> = &'b dyn Fn(&Sight<'_>, Naming<'_>) -> Paper;

/// Makes the paper, and shows or writes it.
///
/// # Errors
/// Flags that do not hold, somebody who is not there, a file that is, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches, build: Build<'_>) -> Result<u8> {
    run_for(context, matches, flags::audience(matches), None, build)
}

/// The same for a reader who is known otherwise than by `--for`: one person, who is named in it.
///
/// # Errors
/// As above.
pub fn run_for(
    context: &mut Context<'_>,
    matches: &ArgMatches,
    audience: Audience,
    reader: Option<&str>,
    build: Build<'_>,
) -> Result<u8> {
    let format = flags::format(matches)?;
    if let Some(name) = args::text(matches, "out") {
        check_out(context, &name)?;
    }
    let store = std::rc::Rc::clone(&context.store);
    let mut book = gather::notebook(&store.data())?;
    let mut named = find_people(&book, &args::texts(matches, "name"))?;
    named.extend(reader.map(str::to_owned));
    let is_dry = args::has(matches, "dry-run");
    let given = args::texts(matches, "mark");
    if !given.is_empty() {
        marks::mark_given(context, &book, audience, &given, is_dry)?;
    }
    let is_asked = !is_dry && given.is_empty() && !context.options.json && !context.options.yes;
    if is_asked && audience != Audience::Mine && context.can_ask() {
        named.extend(ticks::ask(context, &book, audience, &named, build)?);
    }
    // What was marked just now stands in the files.
    book = gather::notebook(&store.data())?;
    let sight = Sight::of(&book, audience);
    let paper = build(&sight, Naming::Only(&named));
    if is_dry {
        return withheld::show_dry(context, &sight, &named, &paper, build);
    }
    deliver(context, matches, &paper, format)?;
    withheld::say(context, &sight, &named, &paper, build);
    Ok(0)
}

/// Writes the paper to its file, or prints it.
fn deliver(context: &mut Context<'_>, matches: &ArgMatches, paper: &Paper, format: Format) -> Result<()> {
    let out = args::text(matches, "out");
    if let Some(name) = &out {
        // A file may go anywhere, so it is as wide as paper and without colours.
        let look = if name == "-" {
            context.look()
        } else {
            crate::render::Look { plain: context.options.plain, ..crate::render::Look::PAPER }
        };
        write_out(context, "--out", name, &write(paper, format, &look), "The paper")?;
    }
    if context.options.json {
        let mut object = json!({ "report": paper_json::paper(paper) });
        if context.options.explain {
            object["computed"] = json!({ "explain": paper.explain.join("\n") });
        }
        return context.print_json(object);
    }
    if out.is_none() {
        let look = context.look();
        context.print(&write(paper, format, &look))?;
    }
    if context.options.explain && !paper.explain.is_empty() {
        let text = paper.explain.join("\n");
        // Behind text it can stand as everywhere; in a page it would be handed over with it.
        if format == Format::Text && out.as_deref().is_none_or(|name| name == "-") {
            let lines: Vec<String> = crate::render::wrap(&text, context.look().width.min(100));
            context.print(&format!("\n{}\n", lines.join("\n")))?;
        } else {
            context.warn(&text);
        }
    }
    Ok(())
}

/// The ids of people who may be named.
fn find_people(book: &Notebook, given: &[String]) -> Result<Vec<String>> {
    let ids = || book.people.iter().map(|person| person.id.as_str());
    given.iter().map(|one| find::find("person", ids(), one).map(str::to_owned)).collect()
}
