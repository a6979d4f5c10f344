//! `explore similar`: the occupations whose work is most like one.
use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::catalogue::{brief, load, pay_ratio, read_seeker, resolve};
use super::search::{limit, read_limit};
use super::show::occupation;
use crate::catalogue::similarity::{near, viable};
use crate::catalogue::{Occupation, say_zone};
use crate::commands::record::print_table;
use crate::commands::{Context, args};
use crate::error::Result;
use crate::render::{Cell, Column, Role, Table};

/// How many are shown unless told.
const SHOWN: usize = 10;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command.arg(occupation("OCCUPATION")).arg(limit("How many to show, 10 unless told"));
    args::with_examples(command, "  career explore similar nurse --limit 5\n  career explore similar mine")
}

/// Prints the nearest, the nearest first.
///
/// # Errors
/// An occupation that is not known, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let given = args::words(matches, "occupation").unwrap_or_default();
    let catalogue = load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let one = resolve(context, &catalogue, &seeker, &given)?;
    let most = read_limit(matches, SHOWN);
    let found: Vec<(Occupation<'_>, f64)> = near(&one)
        .into_iter()
        .filter_map(|near| Some((catalogue.get(near.code)?, near.similarity)))
        .take(most)
        .collect();
    if context.options.json {
        let list: Vec<Json> = found
            .iter()
            .map(|(other, similarity)| {
                let mut map = brief(other);
                map.insert("score".to_owned(), json!((similarity * 1000.0).round() / 1000.0));
                map.insert("viable".to_owned(), json!(*similarity >= viable(&one)));
                map.insert("pay_ratio".to_owned(), json!(pay_ratio(other.pay(), one.pay())));
                map.into()
            })
            .collect();
        let mut object = json!({ "occupations": list, "of": brief(&one) });
        object["computed"] = json!({ "viable_from": viable(&one) });
        if context.options.explain {
            object["computed"]["explain"] = json!(explain(&one));
        }
        context.print_json(object)?;
        return Ok(0);
    }
    if found.is_empty() {
        context.say(&format!("Nothing is known that {} could be compared by.", crate::render::clean(one.title())));
        return Ok(0);
    }
    let mut table = Table::new([
        Column::title("Occupation"),
        Column::word("Alike", 5),
        Column::word("Preparation", 6),
        Column::word("US pay", 6),
        Column::word("Code", 10),
    ]);
    for (other, similarity) in &found {
        let sign = if *similarity >= viable(&one) { "" } else { " *" };
        table.push([
            other.title().into(),
            format!("{similarity:.2}{sign}").into(),
            other.zone().map_or("not known", |zone| say_zone(zone).split(' ').next().unwrap_or_default()).into(),
            pay_ratio(other.pay(), one.pay()).map_or_else(String::new, |ratio| format!("{ratio:.1} x")).into(),
            Cell::of(Role::Dim, other.code.to_string()),
        ]);
    }
    context.say(&format!("Most like {} ({}, {}):", one.title(), one.code, one.source()));
    print_table(context, &table)?;
    context.say("US pay: the median of May 2025 there, times that of the first. *: less alike than most moves within a trade are.");
    if context.options.explain {
        context.say(&explain(&one));
    }
    Ok(0)
}

/// How the figures come about.
pub fn explain(one: &Occupation<'_>) -> String {
    let is_official = one.official.is_some_and(|official| !official.near.is_empty());
    let how = if is_official {
        format!(
            "By {}: the mean of importances of skills (.5) and knowledge (.5), interests (.3), titles (2), work activities (1) and tasks (1), as far as both occupations have them; Pearson within each profile for the first three, the cosine of words and activities for the others.",
            one.source()
        )
    } else {
        "By the built-in catalogue, our judgement of 2026: importances of skills (cosine, 1) and interests (Pearson, .3); a link that we drew between the two adds .15.".to_owned()
    };
    let lacks = if is_official
        && one.official.is_some_and(|official| official.skills.is_none() && official.knowledge.is_none())
    {
        format!(" {} has no ratings of skills and knowledge for it, so that they count nowhere here.", one.source())
    } else {
        String::new()
    };
    format!(
        "{how}{lacks} From {:.2} on, the mean within narrow groups of the classification less one standard deviation, a move counts as viable. The figure measures how alike the work is, and not how many people make the move.",
        viable(one)
    )
}
