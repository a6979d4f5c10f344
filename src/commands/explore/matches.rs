//! `explore match`: families of work that fit, a few picks, and the plain ranking.
use chrono::{Days, NaiveDate};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::catalogue::{brief, load, pay_ratio, read_seeker};
use super::matches_say::{self, say_steady};
use super::search::{limit, read_limit};
use super::{links, offers, sounds};
use crate::catalogue::code::{GROUPS, group_name};
use crate::catalogue::{Catalogue, Occupation, say_zone};
use crate::commands::record::print_table;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::render::{Cell, Column, Role, Table};
use crate::stages::explore::families::{Family, Pick};
use crate::stages::explore::matching::{Fit, Ranking, check_yourself};
use crate::stages::explore::model::Where;
use crate::stages::explore::reasons::Reasons;
use crate::stages::explore::seeker::Seeker;
use crate::stages::explore::steady::{self, Steady};

/// How many of the plain ranking are shown unless told.
const SHOWN: usize = 15;
/// Roles that close within so many days are named: an application takes weeks.
const CLOSING: u64 = 42;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let command = command
        .arg(Arg::new("list").long("list").action(ArgAction::SetTrue).help("The plain ranking as a table"))
        .arg(limit("How many of the ranking, 15 unless told"))
        .arg(
            Arg::new("zone")
                .long("zone")
                .value_name("N")
                .value_parser(clap::value_parser!(u8).range(1..=5))
                .help("At most so much preparation, 1 little to 5 extensive"),
        )
        .arg(
            Arg::new("min-pay")
                .long("min-pay")
                .value_name("PAY")
                .help("At least this US median: dollars a year, or 0.9x of your present work's"),
        )
        .arg(
            Arg::new("group")
                .long("group")
                .value_name("GROUP")
                .help("Only one group: its number (11 to 53) or part of its name"),
        )
        .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help("Also what you would not do or said no to"))
        .arg(
            Arg::new("sounds")
                .long("sounds")
                .value_name("OCCUPATION=ANSWER")
                .action(ArgAction::Append)
                .help("Keep whether one sounds like you: 47-2111=yes, partly or no (repeat for more)"),
        );
    args::with_examples(
        command,
        "  career explore match\n  career explore match --list --zone 3 --limit 20\n  career explore match --sounds 29-1126=yes --sounds 43-3031=no",
    )
}

/// What is left out of a ranking.
#[derive(Clone, Debug, Default)]
struct Filter {
    zone: Option<u8>,
    pay: Option<f64>,
    group: Option<u32>,
    all: bool,
}

impl Filter {
    fn read(matches: &ArgMatches, seeker: &Seeker) -> Result<Filter> {
        let pay = args::text(matches, "min-pay").map(|text| read_pay(&text, seeker)).transpose()?;
        let group = args::text(matches, "group").map(|text| read_group(&text)).transpose()?;
        Ok(Filter { zone: matches.get_one::<u8>("zone").copied(), pay, group, all: args::has(matches, "all") })
    }

    fn is_any(&self) -> bool {
        self.zone.is_some() || self.pay.is_some() || self.group.is_some()
    }

    fn takes(&self, one: &Occupation<'_>) -> bool {
        self.zone.is_none_or(|most| one.zone().is_some_and(|zone| zone <= most))
            && self.pay.is_none_or(|least| one.pay().is_some_and(|pay| pay.yearly() >= least))
            && self.group.is_none_or(|group| one.code.group() == group)
    }
}

fn read_pay(text: &str, seeker: &Seeker) -> Result<f64> {
    let refuse = || {
        Error::usage(format!("--min-pay \"{text}\" is no amount."))
            .hint("write dollars a year, such as 45000, or a share of your present work's, such as 0.9x")
    };
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    match text.strip_suffix('x') {
        Some(share) => {
            let present = seeker.occupations().into_iter().find_map(crate::catalogue::Pay::of).ok_or_else(|| {
                Error::usage(format!("--min-pay {text} needs your present occupation, which is not known."))
                    .hint("career init --occupation CODE, or an amount in dollars")
            })?;
            Ok(number(share).ok_or_else(refuse)? * present.yearly())
        }
        None => number(text).ok_or_else(refuse),
    }
}

fn read_group(text: &str) -> Result<u32> {
    let lower = text.trim().to_lowercase();
    let by_number = GROUPS.iter().find(|(number, _)| number.to_string() == lower);
    let mut by_name = GROUPS.iter().filter(|(_, name)| !lower.is_empty() && name.contains(&lower));
    match (by_number, by_name.next(), by_name.next()) {
        (Some((group, _)), ..) | (None, Some((group, _)), None) => Ok(*group),
        _ => {
            let all: Vec<String> = GROUPS.iter().map(|(number, name)| format!("{number} {name}")).collect();
            Err(Error::usage(format!("--group \"{text}\" is not one of the groups.")).hint(all.join("; ")))
        }
    }
}

/// Prints what fits.
///
/// # Errors
/// A flag that cannot be taken, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let catalogue = load(context)?;
    let given = args::texts(matches, "sounds");
    if !given.is_empty() {
        return sounds::keep_given(context, &catalogue, &given);
    }
    let store = std::rc::Rc::clone(&context.store);
    let mut seeker = read_seeker(&store.data())?;
    if context.options.ask && context.can_ask() && links::ask(context, &catalogue, &seeker)? {
        seeker = read_seeker(&store.data())?;
    }
    let filter = Filter::read(matches, &seeker)?;
    let mut ranking = offers::rank_all(&catalogue, &seeker);
    ranking.ranked.retain(|fit| filter.takes(&fit.occupation));
    ranking.less.retain(|fit| filter.takes(&fit.occupation));
    let most = read_limit(matches, SHOWN);
    let steady = if ranking.known[0] { steady::measure(&catalogue, &seeker) } else { None };
    if context.options.json {
        let object = to_json(context, &ranking, &seeker, &filter, steady, most);
        context.print_json(object)?;
        return Ok(0);
    }
    if ranking.ranked.is_empty() {
        say_empty(context, &ranking, &filter);
        for warning in matches_say::warnings(&seeker) {
            context.say(&warning);
        }
        say_closing(context, &seeker);
        return Ok(0);
    }
    if args::has(matches, "list") {
        draw_list(context, &ranking, &seeker, &filter, most)?;
    } else {
        draw(context, &ranking, &seeker)?;
    }
    say_around(context, &ranking, &seeker, &filter, steady);
    say_closing(context, &seeker);
    if context.options.explain {
        context.say(&matches_say::explain(&ranking, &seeker, catalogue.source()));
    }
    if context.options.ask && context.can_ask() {
        let shown = shown_codes(&ranking, &seeker, context.today);
        sounds::ask(context, &catalogue, &seeker, &shown)?;
    }
    Ok(0)
}

/// The occupations that the view names, in its order.
fn shown_codes(ranking: &Ranking<'_>, seeker: &Seeker, today: NaiveDate) -> Vec<crate::catalogue::Code> {
    let Some(first) = ranking.ranked.first() else {
        return Vec::new();
    };
    let stand = offers::stand(first.occupation.catalogue(), seeker, today);
    let (families, picks) = offers::offer(ranking, &stand);
    let picked = picks.iter().map(|pick| pick.fit.occupation.code);
    let first = families.iter().filter_map(|family| family.examples.first()).map(|fit| fit.occupation.code);
    picked.chain(first).collect()
}

fn draw(context: &mut Context<'_>, ranking: &Ranking<'_>, seeker: &Seeker) -> Result<()> {
    let Some(first) = ranking.ranked.first() else {
        return Ok(());
    };
    let catalogue: &Catalogue = first.occupation.catalogue();
    let stand = offers::stand(catalogue, seeker, context.today);
    let (families, picks) = offers::offer(ranking, &stand);
    let reasons = Reasons::new(catalogue, seeker, context.today);
    let text = offers::draw(&families, &picks, &reasons, &context.look());
    context.print(&text)
}

fn draw_list(
    context: &mut Context<'_>,
    ranking: &Ranking<'_>,
    seeker: &Seeker,
    filter: &Filter,
    most: usize,
) -> Result<()> {
    let mut table = Table::new([
        Column::title("Occupation"),
        Column::word("Score", 12),
        Column::word("Interests", 6),
        Column::word("Skills", 6),
        Column::word("Values", 6),
        Column::word("Preparation", 6),
        Column::word("US pay", 7),
        Column::word("Code", 10),
    ]);
    let present = seeker.occupations().into_iter().find_map(crate::catalogue::Pay::of);
    let part = |part: Option<f64>| part.map_or_else(|| "–".to_owned(), |part| format!("{part:.2}"));
    for fit in ranking.ranked.iter().filter(|fit| filter.all || fit.is_open()).take(most) {
        let one = &fit.occupation;
        let mark = if fit.gates.is_empty() { "" } else { " *" };
        table.push([
            format!("{}{mark}", one.title()).into(),
            format!("{:.2}", fit.score).into(),
            part(fit.parts.interests).into(),
            part(fit.parts.skills).into(),
            part(fit.parts.values).into(),
            one.zone().map_or("not known", |zone| say_zone(zone).split(' ').next().unwrap_or_default()).into(),
            pay_ratio(one.pay(), present).map_or_else(String::new, |ratio| format!("{ratio:.1} x")).into(),
            Cell::of(Role::Dim, one.code.to_string()),
        ]);
    }
    print_table(context, &table)
}

fn say_empty(context: &mut Context<'_>, ranking: &Ranking<'_>, filter: &Filter) {
    if filter.is_any() {
        context.say("No occupation passes these filters; leave one out.");
    } else if ranking.is_flat {
        context.say("You are interested in many things: your six kinds lie so close together that they have no order, and nothing else is known to rank by.\nWhat you can do: career assess skills\nWhat matters to you: career assess values\nWhich of two you would rather do, fifteen times, may set the kinds apart: career assess interests --form pairs");
    } else {
        context.say("There is nothing to rank by yet. Three minutes, one key a question:\n  career assess interests\nOr look one up: career explore search TEXT");
    }
}

fn say_around(
    context: &mut Context<'_>,
    ranking: &Ranking<'_>,
    seeker: &Seeker,
    filter: &Filter,
    steady: Option<Steady>,
) {
    if ranking.is_flat {
        context.say("You are interested in many things: your six kinds lie close together, so they take no part in the order; skills and values made it. Which of two you would rather do, fifteen times, may set them apart: career assess interests --form pairs");
    }
    if let Some(steady) = steady {
        context.say(&say_steady(&steady));
    }
    for warning in matches_say::warnings(seeker) {
        context.say(&warning);
    }
    let refused = ranking.ranked.iter().filter(|fit| !fit.gates.is_empty()).count();
    let said_no = ranking.ranked.iter().filter(|fit| fit.gates.is_empty() && !fit.is_open()).count();
    if refused > 0 && !filter.all {
        context.say(&format!("{refused} left out, since they usually bring what you would not do (the plain list with them: --list --all)."));
    } else if refused > 0 {
        context.say("*: usually brings what you would not do.");
    }
    if said_no > 0 && !filter.all {
        context.say(&format!("{said_no} left out, since you said that they do not sound like you."));
    }
    let own = check_yourself(seeker);
    if !own.is_empty() {
        context.say(&format!("Check yourself, since no catalogue knows it: {}.", own.join("; ")));
    }
    if !ranking.less.is_empty() {
        let first: Vec<&str> = ranking.less.iter().take(3).map(|fit| fit.occupation.title()).collect();
        context.say(&format!(
            "Less is known of {} more, which are not ranked: {} …",
            ranking.less.len(),
            first.join(", ")
        ));
    }
    context
        .say("Look at one: career explore show CODE. Does it sound like you? career explore match --sounds CODE=yes");
}

/// Roles that can be applied for only for some weeks more, those inside first.
fn closing(seeker: &Seeker, today: NaiveDate) -> Vec<&crate::stages::explore::model::Role> {
    let last = today.checked_add_days(Days::new(CLOSING)).unwrap_or(today);
    let is_soon = |day: NaiveDate| (today..=last).contains(&day);
    let mut roles: Vec<_> =
        seeker.roles.iter().filter(|role| role.state().is_open() && role.closes.is_some_and(is_soon)).collect();
    roles.sort_by_key(|role| (role.place() != Where::Inside, role.closes));
    roles
}

fn say_closing(context: &mut Context<'_>, seeker: &Seeker) {
    for role in closing(seeker, context.today) {
        let place = if role.place() == Where::Inside { "inside" } else { "outside" };
        let day = role.closes.map_or_else(String::new, |day| crate::dates::echo(day, context.today));
        let kind = role.kind.map_or_else(String::new, |kind| format!("{}, ", kind.says()));
        context.say(&format!(
            "Closes soon: {} ({kind}{place}), {day}: career role show {}",
            crate::render::clean(&role.title),
            role.id
        ));
    }
}

fn to_json(
    context: &Context<'_>,
    ranking: &Ranking<'_>,
    seeker: &Seeker,
    filter: &Filter,
    steady: Option<Steady>,
    most: usize,
) -> Json {
    let list: Vec<Json> =
        ranking.ranked.iter().chain(&ranking.less).take(most).map(|fit| fit_json(fit, ranking)).collect();
    let mut families: Vec<Json> = Vec::new();
    let mut picks: Vec<Json> = Vec::new();
    if let Some(first) = ranking.ranked.first() {
        let catalogue = first.occupation.catalogue();
        let stand = offers::stand(catalogue, seeker, context.today);
        let (found, picked) = offers::offer(ranking, &stand);
        let reasons = Reasons::new(catalogue, seeker, context.today);
        families = found.iter().map(|family| family_json(family, ranking, &reasons)).collect();
        picks = picked.iter().map(|pick| pick_json(pick, ranking, &reasons)).collect();
    }
    let closing: Vec<Json> = closing(seeker, context.today)
        .iter()
        .map(|role| json!({ "role": role.id, "title": role.title, "closes": role.closes.map(|day| day.to_string()), "where": role.place().key() }))
        .collect();
    let mut computed = json!({
        "ranked": ranking.ranked.len(),
        "less_known": ranking.less.len(),
        "parts": { "interests": ranking.known[0], "skills": ranking.known[1], "values": ranking.known[2] },
        "flat": ranking.is_flat,
        "stable_share": steady.map(|steady| (steady.share * 1000.0).round() / 1000.0),
        "warnings": matches_say::warnings(seeker),
        "check_yourself": check_yourself(seeker),
        "filtered": filter.is_any(),
    });
    if context.options.explain {
        let source =
            ranking.ranked.first().map_or(crate::catalogue::BUILT_IN, |fit| fit.occupation.catalogue().source());
        computed["explain"] = json!(matches_say::explain(ranking, seeker, source));
    }
    json!({ "occupations": list, "families": families, "picks": picks, "closing": closing, "computed": computed })
}

fn fit_json(fit: &Fit<'_>, ranking: &Ranking<'_>) -> Json {
    let mut map = brief(&fit.occupation);
    let round = |part: Option<f64>| part.map(|part| (part * 10_000.0).round() / 10_000.0);
    let is_ranked = ranking.ranked.iter().any(|one| one.occupation.code == fit.occupation.code);
    map.insert("score".to_owned(), json!(round(Some(fit.score))));
    map.insert(
        "parts".to_owned(),
        json!({ "interests": round(fit.parts.interests), "skills": round(fit.parts.skills), "values": round(fit.parts.values) }),
    );
    map.insert("less_known".to_owned(), json!(!is_ranked));
    map.insert("gates".to_owned(), json!(fit.gates));
    map.insert("sounds".to_owned(), json!(fit.sounds.map(|answer| answer.key())));
    map.into()
}

fn family_json(family: &Family<'_, '_>, ranking: &Ranking<'_>, reasons: &Reasons<'_>) -> Json {
    let examples: Vec<Json> = family
        .examples
        .iter()
        .map(|fit| {
            let mut one = fit_json(fit, ranking);
            one["because"] = json!(reasons.because(fit));
            one["but"] = json!(reasons.but(fit));
            one
        })
        .collect();
    json!({ "group": family.group, "name": group_name(family.group), "score": family.score, "examples": examples })
}

fn pick_json(pick: &Pick<'_, '_>, ranking: &Ranking<'_>, reasons: &Reasons<'_>) -> Json {
    let mut one = fit_json(pick.fit, ranking);
    one["why"] = json!(pick.why.key());
    one["because"] = json!(reasons.because(pick.fit));
    one["but"] = json!(reasons.but(pick.fit));
    one
}
