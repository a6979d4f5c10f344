//! `explore path`: ways from what one does to an occupation, or the moves that are open.
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map as JsonMap, Value as Json, json};

use super::catalogue::{brief, load, pay_json, pay_ratio, read_seeker, resolve};
use super::search::{limit, read_limit};
use super::similar::explain;
use crate::catalogue::similarity::{Near, Shapes, near, viable};
use crate::catalogue::{Catalogue, Code, Occupation, say_zone};
use crate::commands::record::print_table;
use crate::commands::{Context, args};
use crate::error::{Error, Result};
use crate::render::{Cell, Column, Look, Role, Table, draw_heading, wrap};
use crate::stages::explore::differ::list_more;
use crate::stages::explore::path::{Map, Route, Step, find_routes, list_moves};
use crate::stages::explore::seeker::Seeker;

/// How many open moves are shown unless told.
const SHOWN: usize = 12;
/// How many skills are named for a step.
const NAMED: usize = 3;
/// The pay, as a share of the step before, under which it is said.
const LOW_PAY: f64 = 0.75;

/// Its arguments.
pub fn define(command: Command) -> Command {
    let place = |name: &'static str, help: &'static str| Arg::new(name).value_name(name).help(help);
    let command = command
        .arg(place("FROM", "From where; all that you do or did, unless told"))
        .arg(place("TO", "Where to; the only one that is named is this one"))
        .arg(limit("How many open moves to show, 12 unless told"));
    args::with_examples(
        command,
        "  career explore path                              which moves are open\n  career explore path \"data scientist\"             from all that you did\n  career explore path nurse \"health informatics\"    from one to another",
    )
}

/// Prints the ways, or the open moves where no place is named.
///
/// # Errors
/// A place that is not known, nothing to begin from, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let catalogue = load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let seeker = read_seeker(&store.data())?;
    let (from, to) = match (args::text(matches, "FROM"), args::text(matches, "TO")) {
        (Some(from), Some(to)) => (Some(from), Some(to)),
        (to, _) => (None, to),
    };
    let starts: Vec<Occupation<'_>> = match &from {
        Some(from) => vec![resolve(context, &catalogue, &seeker, from)?],
        None => seeker.occupations().into_iter().filter_map(|code| catalogue.get(code)).collect(),
    };
    if starts.is_empty() {
        return Err(Error::usage("FROM is missing: what you do or did has no occupation yet.")
            .hint("career explore path FROM TO")
            .hint("or say what you do: career init --occupation CODE; look for it with career explore search TEXT"));
    }
    let codes: Vec<Code> = starts.iter().map(|one| one.code).collect();
    // Whoever names a place to start from asks what can be done from there.
    let highest = if from.is_some() { starts[0].zone() } else { seeker.highest_zone(&catalogue, context.today) };
    let ground = Ground::new(&catalogue);
    match to {
        Some(to) => {
            let goal = resolve(context, &catalogue, &seeker, &to)?;
            let routes = find_routes(&ground, &codes, goal.code, highest);
            show_routes(context, &catalogue, &seeker, &starts, &goal, &routes)
        }
        None => {
            let moves = list_moves(&ground, &codes, highest);
            show_moves(context, &catalogue, &starts, &moves, read_limit(matches, SHOWN))
        }
    }
}

/// The catalogue as a map of moves.
pub struct Ground<'c> {
    catalogue: &'c Catalogue,
    shapes: Shapes<'c>,
    rows: RefCell<BTreeMap<Code, Vec<Near>>>,
    zones: HashMap<Code, Option<u8>>,
}

impl<'c> Ground<'c> {
    /// The whole catalogue.
    pub fn new(catalogue: &'c Catalogue) -> Ground<'c> {
        let zones = catalogue.all().into_iter().map(|one| (one.code, one.zone())).collect();
        Ground { catalogue, shapes: Shapes::of(catalogue), rows: RefCell::default(), zones }
    }
}

impl Map for Ground<'_> {
    fn near(&self, code: Code) -> Vec<Near> {
        let mut rows = self.rows.borrow_mut();
        let row = rows.entry(code).or_insert_with(|| match self.catalogue.get(code) {
            Some(one) if one.official.is_some_and(|official| !official.near.is_empty()) => near(&one),
            _ => self.shapes.row(code),
        });
        row.clone()
    }
    fn likeness(&self, from: Code, to: Code) -> Option<f64> {
        let is_known = |one: &Occupation<'_>| one.official.is_some_and(|official| !official.near.is_empty());
        if self.catalogue.get(from).as_ref().is_some_and(is_known) {
            return self.near(from).into_iter().find(|near| near.code == to).map(|near| near.similarity);
        }
        self.shapes.likeness(from, to)
    }
    fn threshold(&self, code: Code) -> f64 {
        self.catalogue.get(code).map_or(1.0, |one| viable(&one))
    }
    fn zone(&self, code: Code) -> Option<u8> {
        self.zones.get(&code).copied().flatten()
    }
}

fn show_routes(
    context: &mut Context<'_>,
    catalogue: &Catalogue,
    seeker: &Seeker,
    starts: &[Occupation<'_>],
    goal: &Occupation<'_>,
    routes: &[Route],
) -> Result<u8> {
    if context.options.json {
        let list: Vec<Json> = routes
            .iter()
            .map(|route| {
                let first = route.steps.first().map_or(goal.code, |step| step.from);
                json!({
                    "from": catalogue.get(first).map(|one| brief(&one)),
                    "viable": route.is_viable(),
                    "cost": route.cost,
                    "steps": route.steps.iter().filter_map(|step| step_json(catalogue, step)).collect::<Vec<_>>(),
                })
            })
            .collect();
        let mut object = json!({ "routes": list, "to": brief(goal) });
        let mut computed = JsonMap::new();
        computed.insert("viable_from".to_owned(), json!(viable(&starts[0])));
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain_path(&starts[0])));
        }
        object["computed"] = computed.into();
        context.print_json(object)?;
        return Ok(0);
    }
    if starts.iter().any(|one| one.code == goal.code) {
        context
            .say(&format!("{} is where you are already. What is open from there: career explore path", goal.title()));
        return Ok(0);
    }
    if routes.is_empty() {
        context.say(&format!(
            "No way to {} is known in four steps. What is near it: career explore similar {}",
            crate::render::clean(goal.title()),
            goal.code
        ));
        return Ok(0);
    }
    let look = context.look();
    let mut text = String::new();
    if !routes[0].is_viable() {
        text.push_str(&lines(
            "No way has only steps that people in neighbouring trades take; this is the nearest thing to one.",
            &look,
        ));
        text.push('\n');
    }
    for (at, route) in routes.iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        text.push_str(&format!("{gap}{}", draw_route(catalogue, seeker, route, at, &look)));
    }
    context.print(&text)?;
    context.say("Pay is the US median of May 2025. What the last one asks for beside what you have:");
    context.say(&format!("  career explore show {}", goal.code));
    if context.options.explain {
        context.say(&explain_path(&starts[0]));
    }
    Ok(0)
}

fn draw_route(catalogue: &Catalogue, seeker: &Seeker, route: &Route, at: usize, look: &Look) -> String {
    let count = route.steps.len();
    let from = route.steps.first().and_then(|step| catalogue.get(step.from));
    let title = format!(
        "Way {}, {count} step{} from {}",
        at + 1,
        if count == 1 { "" } else { "s" },
        from.map_or("", |one| one.title())
    );
    let mut text = draw_heading(&title, look);
    for (number, step) in route.steps.iter().enumerate() {
        let (Some(here), Some(there)) = (catalogue.get(step.from), catalogue.get(step.code)) else { continue };
        text.push_str(&format!("{}. {} ({})\n", number + 1, crate::render::clean(there.title()), there.code));
        let mut facts = vec![format!(
            "alike {:.2}{}",
            step.similarity,
            if step.is_viable { "" } else { ", not one of the usual moves" }
        )];
        facts.extend(there.zone().map(|zone| say_zone(zone).to_owned()));
        if let Some(ratio) = pay_ratio(there.pay(), here.pay()) {
            let low = if ratio < LOW_PAY { ", a good deal less" } else { "" };
            facts.push(format!("pays {ratio:.1} times the step before{low}"));
        }
        text.push_str(&indent(&facts.join(" · "), look));
        let more = asks_most(&here, &there, seeker);
        if !more.is_empty() {
            text.push_str(&indent(&format!("asks most for: {}", more.join(", ")), look));
        }
    }
    text
}

/// The skills that the next one asks for most beyond this one; those that the person has anyway are marked.
fn asks_most(here: &Occupation<'_>, there: &Occupation<'_>, seeker: &Seeker) -> Vec<String> {
    let known = seeker.known_skills(there.catalogue());
    list_more(Some(here), there)
        .into_iter()
        .take(NAMED)
        .map(|more| match known.iter().find(|(skill, _)| skill.name == more.name) {
            Some((_, Some(level))) => format!("{} (yours: {level})", more.name),
            _ => more.name.to_owned(),
        })
        .collect()
}

fn indent(text: &str, look: &Look) -> String {
    wrap(text, look.width.min(100).saturating_sub(3)).iter().map(|line| format!("   {line}\n")).collect()
}

fn lines(text: &str, look: &Look) -> String {
    wrap(text, look.width.min(100)).iter().map(|line| format!("{line}\n")).collect()
}

fn step_json(catalogue: &Catalogue, step: &Step) -> Option<Json> {
    let (here, there) = (catalogue.get(step.from)?, catalogue.get(step.code)?);
    let mut map = brief(&there);
    let ratio = pay_ratio(there.pay(), here.pay());
    map.insert("similarity".to_owned(), json!(step.similarity));
    map.insert("viable".to_owned(), json!(step.is_viable));
    map.insert("pay".to_owned(), pay_json(there.pay()));
    map.insert("pay_ratio".to_owned(), json!(ratio));
    map.insert("pay_drops".to_owned(), json!(ratio.map(|ratio| ratio < LOW_PAY)));
    let more: Vec<&str> = list_more(Some(&here), &there).into_iter().take(NAMED).map(|more| more.name).collect();
    map.insert("skills".to_owned(), json!(more));
    Some(map.into())
}

fn show_moves(
    context: &mut Context<'_>,
    catalogue: &Catalogue,
    starts: &[Occupation<'_>],
    moves: &[Step],
    most: usize,
) -> Result<u8> {
    let viable_count = moves.iter().filter(|step| step.is_viable).count();
    let shown: Vec<&Step> = moves.iter().take(most).collect();
    if context.options.json {
        let list: Vec<Json> = shown
            .iter()
            .map(|step| json!({ "steps": step_json(catalogue, step).into_iter().collect::<Vec<_>>() }))
            .collect();
        let mut object = json!({ "routes": list });
        object["computed"] = json!({ "viable": viable_count, "viable_from": viable(&starts[0]) });
        if context.options.explain {
            object["computed"]["explain"] = json!(explain_path(&starts[0]));
        }
        context.print_json(object)?;
        return Ok(0);
    }
    let mut table = Table::new([
        Column::title("Open from here"),
        Column::word("Alike", 5),
        Column::text("Asks most for", 5),
        Column::word("US pay", 6),
        Column::word("Preparation", 4),
        Column::word("Code", 10),
    ]);
    for step in &shown {
        let (Some(here), Some(there)) = (catalogue.get(step.from), catalogue.get(step.code)) else { continue };
        let more = list_more(Some(&here), &there).into_iter().next().map_or("", |more| more.name);
        table.push([
            there.title().into(),
            format!("{:.2}{}", step.similarity, if step.is_viable { "" } else { " *" }).into(),
            more.into(),
            pay_ratio(there.pay(), here.pay()).map_or_else(String::new, |ratio| format!("{ratio:.1} x")).into(),
            there.zone().map_or("not known", |zone| say_zone(zone).split(' ').next().unwrap_or_default()).into(),
            Cell::of(Role::Dim, there.code.to_string()),
        ]);
    }
    let names: Vec<&str> = starts.iter().map(|one| one.title()).collect();
    context.say(&format!("{viable_count} moves are open from: {}.", names.join(", ")));
    print_table(context, &table)?;
    context.say("US pay: the median of May 2025 there, times that of where you come from. *: less alike, or preparation further off, than usual moves.");
    if context.options.explain {
        context.say(&explain_path(&starts[0]));
    }
    if let Some(first) = shown.first() {
        context.say(&format!("The way to one: career explore path {}", first.code));
    }
    Ok(0)
}

fn explain_path(one: &Occupation<'_>) -> String {
    format!(
        "{} A step is viable where the work is alike enough and the preparation of the next one differs by at most one of five from your highest position or degree, or from the step before. A way costs its number of steps plus what they lack in likeness; the next ways go through other occupations. A pay under .75 of the step before is said.",
        explain(one)
    )
}
