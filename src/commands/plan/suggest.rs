//! `plan suggest` and `learn suggest`: from what is missing to steps and learning, to pick from.
mod ask;
mod draw;
mod json;
mod keep;
mod wish;

use std::collections::HashSet;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::commands::record::edit::read as read_record;
use crate::commands::role::RoleNoun;
use crate::commands::{Context, args, explore, kinds, me, plan, refs, roadmap};
use crate::error::{Error, Result};
use crate::record::Record;
use crate::stages::assess::model::Skill;
use crate::stages::assess::trail::Trail;
use crate::stages::explore::model::{Role, Trial};
use crate::stages::goal::model::{Goal, GoalStatus};
use crate::stages::plan::roadmap::Records;
use crate::stages::plan::suggest::fit::{Fit, check_fit};
use crate::stages::plan::suggest::{
    Aim, MOST, Money, Notebook, Suggestion, Suggestions, find_money, pick, scope, suggest,
};
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
        context.say(&format!("Keep some: {} --keep 1,2\nAll of them: {} --keep all", offer.command, offer.command));
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
    let (aims, flags) = find_aims(matches, &data, &roles, &records, &person.skills)?;
    if aims.is_empty() && !context.options.json {
        let text = say_no_aim(&roles, &records.goals, which);
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

/// What it is for, with the flags that say so again.
fn find_aims<'a>(
    matches: &ArgMatches,
    data: &Data<'_>,
    roles: &'a [Role],
    records: &'a Records,
    skills: &[Skill],
) -> Result<(Vec<Aim<'a>>, String)> {
    let goals = &records.goals;
    if let Some(given) = args::text(matches, "role") {
        let id = read_record::<RoleNoun>(data, &kinds::locate(data, Role::KIND, &given)?)?.id;
        let role = roles.iter().find(|role| role.id == id);
        return Ok((role.map(|role| scope::of_role(role, goals)).into_iter().collect(), format!(" --role {id}")));
    }
    if let Some(given) = args::text(matches, "goal") {
        let ids = goals.iter().map(|goal| goal.id.as_str());
        let id = crate::record::find::find("goal", ids, &given)?;
        let Some(goal) = goals.iter().find(|goal| goal.id == id) else {
            return Ok((Vec::new(), String::new()));
        };
        if goal.state() != GoalStatus::Active {
            return Err(Error::refused(format!(
                "The goal \"{id}\" is {}, and nothing is planned for it.",
                goal.state().says()
            ))
            .hint(format!("take it up again: career goal edit {id} --status active")));
        }
        let aim = scope::of_goal(goal, goals, roles, skills, &records.activities).ok_or_else(|| {
            Error::refused(format!(
                "The goal \"{id}\" names no role and no skill with a level, so what is missing is not known."
            ))
            .hint(format!("a role: career goal edit {id} --role ROLE"))
            .hint(
                "or a level that you want: career skill edit SKILL --target 4, then career learn suggest --skill SKILL",
            )
        })?;
        return Ok((vec![aim], format!(" --goal {id}")));
    }
    let Some(given) = args::text(matches, "skill") else {
        return Ok((scope::in_sight(roles, goals), String::new()));
    };
    let (named, level) = split_level(&given)?;
    let skill = refs::find_skill(skills, named)?.ok_or_else(|| {
        Error::refused(format!("There is no skill \"{named}\"."))
            .hint(format!("add it: career skill add {} --level N", crate::commands::quote(named)))
    })?;
    if skill.level().is_none() {
        return Err(Error::refused(format!(
            "\"{}\" is not assessed yet, so how far it is to go is not known.",
            skill.name
        ))
        .hint(format!("career skill rate {} LEVEL", skill.id)));
    }
    let level_flag = level.map_or_else(String::new, |level| format!(":{level}"));
    Ok((vec![scope::of_skill(skill, level, roles, goals)], format!(" --skill {}{level_flag}", skill.id)))
}

/// `sql:4` as a name and a level.
fn split_level(given: &str) -> Result<(&str, Option<u8>)> {
    let Some((name, level)) = given.rsplit_once(':') else {
        return Ok((given, None));
    };
    let level = level.trim().parse::<u8>().ok().filter(|level| (1..=5).contains(level)).ok_or_else(|| {
        Error::usage(format!("--skill \"{given}\": \"{level}\" is not a level from 1 to 5."))
            .hint("such as --skill sql:4")
    })?;
    Ok((name.trim(), Some(level)))
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

/// What to type where nothing is aimed at.
fn say_no_aim(roles: &[Role], goals: &[Goal], which: Which) -> String {
    let command = which.command();
    let mut text = "No role is in sight that asks for something.\n".to_owned();
    match roles.iter().find(|role| role.state().is_open()) {
        Some(role) => text.push_str(&format!(
            "Make one of yours the target:\ncareer role edit {} --target\nOr only look:\n{command} --role {}",
            role.id, role.id
        )),
        None => text.push_str(
            "Add one:\ncareer role add \"Data analyst\" --target --need sql:4:must\nOr find one:\ncareer explore match",
        ),
    }
    if let Some(goal) = goals.iter().find(|goal| goal.state() == GoalStatus::Active) {
        text.push_str(&format!("\nOr for a goal:\n{command} --goal {}", goal.id));
    }
    text
}
