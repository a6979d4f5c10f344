//! `plan suggest` and `learn suggest`: from what is missing to steps and learning, to pick from.
mod aims;
mod ask;
mod draw;
mod json;
mod keep;
mod wish;

use std::collections::HashSet;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::commands::{Context, args, explore, kinds, me, plan, roadmap};
use crate::error::Result;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::model::{Role, Trial};
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::suggest::fit::{Fit, check_fit};
use crate::stages::plan::suggest::{Aim, MOST, Money, Notebook, Suggestion, Suggestions, find_money, pick, suggest};
use crate::store::{Data, text};

/// Which of the two commands it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Steps and learning.
    Plan,
    /// Learning only.
    Learn,
}

impl Which {
    fn command(self) -> &'static str {
        match self {
            Which::Plan => "career plan suggest",
            Which::Learn => "career learn suggest",
        }
    }
}

/// What there is to show and to keep.
struct Offer {
    which: Which,
    /// What it is for, as the heading has it.
    heading: String,
    /// The command with the flags that say what it is for.
    command: String,
    found: Suggestions,
    records: Records,
    fit: Fit,
    money: Option<Money>,
}

/// The arguments of `plan suggest`.
pub fn define(command: Command) -> Command {
    args::with_examples(
        shared(command),
        "  career plan suggest\n  career plan suggest --role health-data-analyst --keep 1,3\n  career plan suggest --keep '2;hours=6;due=2027-03-31' --keep 4",
    )
}

/// The arguments that both commands have.
pub fn shared(command: Command) -> Command {
    let one = |name: &'static str, help: &'static str| Arg::new(name).long(name).value_name("ID").help(help);
    command
        .arg(one("role", "For what this role asks; the roles in sight unless told").conflicts_with("goal"))
        .arg(one("goal", "For what this goal asks"))
        .arg(
            Arg::new("keep")
                .long("keep")
                .value_name("N")
                .action(ArgAction::Append)
                .help("Keep these: 1,3 or all; changed on the way: \"3;title=TEXT;hours=N;due=DATE\", also weeks=N (paid time) and cost=MONEY (repeat for more)"),
        )
        .arg(
            Arg::new("limit")
                .long("limit")
                .value_name("N")
                .value_parser(value_parser!(u8).range(1..=100))
                .help(format!("For how many missing things; {MOST} unless told")),
        )
}

/// Offers steps or learning, and keeps what is picked.
///
/// # Errors
/// A role, goal or skill that is not there, a pick that is none, or the store's refusals.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches, which: Which) -> Result<u8> {
    let wanted = wish::read(context, matches)?;
    let Some(offer) = prepare(context, matches, which)? else {
        return Ok(0);
    };
    if let Some(wanted) = wanted {
        let wish = wanted.resolve(&offer.found.list, &offer.command)?;
        return keep::run(context, &offer, &wish);
    }
    if context.options.json {
        let object = json::to_json(context, &offer);
        context.print_json(object)?;
        return Ok(0);
    }
    let text = draw::draw(context, &offer);
    context.print(&text)?;
    if offer.found.list.is_empty() {
        return Ok(0);
    }
    if !context.can_ask() {
        context.say(&match offer.found.list.len() {
            1 => format!("Keep it: {} --keep 1", offer.command),
            _ => format!("Keep some: {} --keep 1,2\nAll of them: {} --keep all", offer.command, offer.command),
        });
        return Ok(0);
    }
    let wish = ask::ask(context, &offer)?;
    if wish.is_empty() {
        context.say("Nothing was kept. They can be looked at again at any time.");
        return Ok(0);
    }
    keep::run(context, &offer, &wish)
}

/// What there is to offer; `None` where it was said why there is nothing.
fn prepare(context: &mut Context<'_>, matches: &ArgMatches, which: Which) -> Result<Option<Offer>> {
    let profile = context.profile()?;
    let records = roadmap::read(context)?;
    let catalogue = explore::load(context)?;
    let today = context.today;
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let (roles, trials) = (data.all::<Role>()?, data.all::<Trial>()?);
    let person = me::read_me(&data)?;
    let (aims, flags) = aims::find(matches, &data, &roles, &records, &person.skills)?;
    if aims.is_empty() && !context.options.json {
        let text = aims::say_none(&roles, &records.goals, which);
        context.say(&text);
        return Ok(None);
    }
    let money = find_money(&profile, &records.activities, today);
    let trail = Trail::follow(&person.sources);
    let notebook = Notebook {
        profile: &profile,
        me: &person,
        trail: &trail,
        records: &records,
        trials: &trials,
        catalogue: &catalogue,
        is_spent: money.as_ref().is_some_and(Money::is_spent),
        today,
    };
    let most = matches.get_one::<u8>("limit").map_or(MOST, |limit| usize::from(*limit));
    let mut found = suggest(&aims, &notebook, most);
    if which == Which::Learn {
        let places: Vec<usize> = (0..found.list.len()).filter(|at| found.list[*at].becomes.is_learning()).collect();
        found.list = pick(&found.list, &places);
    }
    name(&data, &mut found.list)?;
    let fit = check_fit(&found.list, &records, today).map_err(|cycle| plan::circle_error(&cycle.ids))?;
    Ok(Some(Offer {
        which,
        heading: heading(&aims, which),
        command: format!("{}{flags}", which.command()),
        found,
        records,
        fit,
        money,
    }))
}

/// The ids that they would get, in order.
fn name(data: &Data<'_>, list: &mut [Suggestion]) -> Result<()> {
    let mut taken: HashSet<String> = kinds::ids(data, "step")?.into_iter().collect();
    for one in list {
        one.id = text::free_id(&text::slug(&one.title, one.becomes.key()), &taken);
        taken.insert(one.id.clone());
    }
    Ok(())
}

fn heading(aims: &[Aim<'_>], which: Which) -> String {
    let titles: Vec<&str> = aims.iter().map(|aim| aim.role.title.as_str()).collect();
    let what = if which == Which::Plan { "Steps and learning" } else { "Learning" };
    format!("{what} for: {}", titles.join(", "))
}
