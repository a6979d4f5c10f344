//! `explore compare`: two or three occupations or roles of one's own side by side.
use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::catalogue::{brief, load, pay_json, read_seeker, resolve};
use super::compare_say::{draw, explain};
use super::show::ratio;
use crate::catalogue::{BUILT_IN, Catalogue, Code};
use crate::commands::skill::computed as musts_json;
use crate::commands::{Context, args, me};
use crate::error::{Error, Result};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::flip::{Flip, find_flip, order, scale};
use crate::stages::explore::gap::{Gaps, Me, measure};
use crate::stages::explore::model::Role;
use crate::stages::explore::parts::{Parts, WEIGHTS, Yardstick};
use crate::stages::explore::seeker::Seeker;
use crate::stages::explore::sides::{
    Shared, Side, are_rated, gates_of_occupation, gates_of_role, share, want_by_occupation, want_by_role,
};

/// The keys of the three parts.
pub const PARTS: [&str; 3] = ["interests", "skills", "values"];

/// Its arguments.
pub fn define(command: Command) -> Command {
    args::with_examples(
        command.arg(
            Arg::new("occupation")
                .value_name("A B [C]")
                .num_args(2..=3)
                .required(true)
                .help("Codes, titles in quotes, ids of roles of yours, or `mine`"),
        ),
        "  career explore compare mine \"data scientists\"\n  career explore compare 29-1141.00 data-analyst-clinic",
    )
}

/// Everything that is compared.
pub struct Comparison<'c> {
    /// The sides, in the order in which they were named.
    pub sides: Vec<Side<'c>>,
    /// What is missing for those that are roles.
    pub gaps: Vec<Option<Gaps<'c>>>,
    /// The skills that more than one of them ask for.
    pub shared: Vec<Shared>,
    /// The parts that all have of which anything is known.
    pub common: [bool; 3],
    /// The positions of those that can be ordered, the highest mean first.
    pub order: Vec<usize>,
    /// The weights of the common parts, which add up to 1.
    pub weights: Option<[f64; 3]>,
    /// The smallest change that puts another one first; positions are those of `sides`.
    pub flip: Option<Flip>,
}

/// Prints them side by side.
///
/// # Errors
/// An occupation that is not known, the same one twice, or a file that does not hold.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    compare(context, &args::texts(matches, "occupation"))
}

/// The same for what is named, from elsewhere.
///
/// # Errors
/// As for [`run`].
pub fn compare(context: &mut Context<'_>, given: &[String]) -> Result<u8> {
    let catalogue = load(context)?;
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let seeker = read_seeker(&data)?;
    let me = me::read_me(&data)?;
    let trail = Trail::follow(&me.sources);
    let mut named: Vec<(Option<&Role>, Option<Code>)> = Vec::new();
    for one in given {
        let found = name(context, &catalogue, &seeker, one)?;
        let is_same = |other: &(Option<&Role>, Option<Code>)| {
            other.0.map(|role| &role.id) == found.0.map(|role| &role.id) && other.1 == found.1
        };
        if named.iter().any(is_same) {
            return Err(Error::usage(format!("\"{one}\" was named before; it would be compared with itself."))
                .hint("name two or three different occupations or roles"));
        }
        named.push(found);
    }
    let occupations: Vec<_> = named.iter().filter_map(|(_, code)| catalogue.get((*code)?)).collect();
    let is_official = are_rated(&occupations);
    let yardstick = Yardstick::new(&catalogue, &seeker);
    let (mut sides, mut all_gaps) = (Vec::new(), Vec::new());
    for (role, code) in named {
        let occupation = code.and_then(|code| catalogue.get(code));
        let gaps = role.map(|role| measure(role, &me, &trail, context.today));
        let parts = occupation.as_ref().map(|one| yardstick.measure(one)).unwrap_or_default();
        // What a role says itself goes before what its occupation usually asks.
        let by_role = role.map(|role| want_by_role(role, &me.skills)).filter(|wanted| !wanted.is_empty());
        let wanted = match (by_role, &occupation) {
            (Some(wanted), _) => wanted,
            (None, Some(one)) => want_by_occupation(one, &me.skills, is_official),
            (None, None) => Vec::new(),
        };
        let mut gates = gaps.as_ref().map(|gaps| gates_of_role(gaps, &me.skills)).unwrap_or_default();
        for gate in occupation.iter().flat_map(|one| gates_of_occupation(one, &seeker, context.today)) {
            if !gates.iter().any(|known| known.text.eq_ignore_ascii_case(&gate.text)) {
                gates.push(gate);
            }
        }
        let title = role.map(|role| role.title.clone());
        let title = title.or(occupation.as_ref().map(|one| one.title().to_owned())).unwrap_or_default();
        sides.push(Side { title, role, occupation, parts, wanted, gates });
        all_gaps.push(gaps);
    }
    let comparison = weigh(sides, all_gaps);
    if context.options.json {
        let explain = context.options.explain.then(|| explain(&comparison));
        context.print_json(to_json(&comparison, &seeker, &me, explain))?;
        return Ok(0);
    }
    let text = draw(&comparison, &seeker, context.options.explain, &context.look());
    context.print(&text)?;
    context.say("To find out before deciding: career explore try OCCUPATION");
    Ok(0)
}

/// The role or the occupation that was named.
fn name<'c>(
    context: &mut Context<'_>,
    catalogue: &Catalogue,
    seeker: &'c Seeker,
    given: &str,
) -> Result<(Option<&'c Role>, Option<Code>)> {
    if let Some(role) = seeker.roles.iter().find(|role| role.id == given) {
        let code = role.occupation.as_deref().and_then(Code::parse);
        return Ok((Some(role), code.filter(|code| catalogue.get(*code).is_some())));
    }
    Ok((None, Some(resolve(context, catalogue, seeker, given)?.code)))
}

/// Orders them by the parts that all have, and finds the smallest change that would alter it.
fn weigh<'c>(sides: Vec<Side<'c>>, gaps: Vec<Option<Gaps<'c>>>) -> Comparison<'c> {
    let known: Vec<usize> = (0..sides.len()).filter(|at| sides[*at].parts != Parts::default()).collect();
    let common = [0, 1, 2].map(|part| !known.is_empty() && known.iter().all(|at| sides[*at].parts.known()[part]));
    let weights = scale(&WEIGHTS, common).filter(|_| known.len() > 1);
    let figures: Vec<[f64; 3]> = known.iter().map(|at| sides[*at].parts.all().map(Option::unwrap_or_default)).collect();
    let order = weights.map(|weights| order(&figures, &weights)).unwrap_or_default();
    let flip = weights.and_then(|weights| find_flip(&figures, &weights));
    Comparison {
        shared: share(&sides),
        order: order.into_iter().map(|at| known[at]).collect(),
        flip: flip.map(|flip| Flip { first: known[flip.first], ..flip }),
        sides,
        gaps,
        common,
        weights,
    }
}

impl Comparison<'_> {
    /// The mean of the parts that all have; `None` where it cannot be compared.
    pub fn score(&self, at: usize) -> Option<f64> {
        let weights = self.weights.filter(|_| self.order.contains(&at))?;
        let parts = self.sides[at].parts.all();
        Some(parts.iter().zip(weights).map(|(part, weight)| part.unwrap_or_default() * weight).sum())
    }
}

fn to_json(all: &Comparison<'_>, seeker: &Seeker, me: &Me, explain: Option<Vec<String>>) -> Json {
    let id = |at: usize| all.sides[at].id();
    let list: Vec<Json> = (0..all.sides.len()).map(|at| side_json(all, at, seeker)).collect();
    let shared: Vec<Json> = all
        .shared
        .iter()
        .map(|one| {
            let asked: Vec<Json> =
                one.asked.iter().map(|(at, level)| json!({ "by": id(*at), "level": level })).collect();
            json!({ "skill": one.skill, "name": one.name, "level": one.have, "asked": asked })
        })
        .collect();
    let mut computed = Map::new();
    computed.insert("order".to_owned(), all.order.iter().map(|at| json!(id(*at))).collect());
    computed.insert(
        "flip".to_owned(),
        all.flip.map_or(
            Json::Null,
            |flip| json!({ "part": PARTS[flip.part], "now": flip.now, "weight": flip.weight, "first": id(flip.first) }),
        ),
    );
    let common: Vec<&str> = PARTS.into_iter().zip(all.common).filter(|(_, is)| *is).map(|(key, _)| key).collect();
    computed.insert("compared_by".to_owned(), json!(common));
    computed.insert("skills_assessed".to_owned(), json!(me.skills.iter().filter(|one| one.level().is_some()).count()));
    if let Some(lines) = explain {
        computed.insert("explain".to_owned(), json!(lines.join("\n")));
    }
    json!({ "occupations": list, "shared_skills": shared, "computed": computed })
}

fn side_json(all: &Comparison<'_>, at: usize, seeker: &Seeker) -> Json {
    let side = &all.sides[at];
    let mut map = side.occupation.as_ref().map(brief).unwrap_or_default();
    for key in ["code", "job_zone", "source"] {
        map.entry(key).or_insert(Json::Null);
    }
    map.insert("title".to_owned(), json!(side.title));
    map.insert("role".to_owned(), json!(side.role.map(|role| &role.id)));
    let parts: Map<String, Json> =
        PARTS.into_iter().zip(side.parts.all()).map(|(key, part)| (key.to_owned(), json!(part))).collect();
    map.insert("parts".to_owned(), parts.into());
    map.insert("score".to_owned(), json!(all.score(at)));
    map.insert("musts".to_owned(), all.gaps[at].as_ref().map_or(Json::Null, |gaps| musts_json(gaps).into()));
    map.insert("pay".to_owned(), pay_json(side.occupation.and_then(|one| one.pay())));
    map.insert("pay_ratio".to_owned(), json!(side.occupation.and_then(|one| ratio(&one, seeker))));
    map.insert("own_pay".to_owned(), json!(side.role.and_then(|role| role.pay.as_ref())));
    let missing = side.missing();
    let hours = (missing.assessed > 0).then(|| json!({ "low": missing.low, "high": missing.high }));
    map.insert("hours_missing".to_owned(), json!(hours));
    map.insert("skills_assessed".to_owned(), json!(missing.assessed));
    map.insert("skills_unassessed".to_owned(), json!(missing.unassessed));
    let gates = side
        .gates
        .iter()
        .map(|gate| json!({ "kind": if gate.is_refused { "dealbreaker" } else { "missing" }, "text": gate.text }));
    map.insert("gates".to_owned(), gates.collect());
    map.insert("outlook".to_owned(), outlook(side));
    map.into()
}

/// How the trade is changing: as the person judged it for the role, else as the catalogue does.
fn outlook(side: &Side<'_>) -> Json {
    if let Some((role, trend)) = side.role.and_then(|role| Some((role, role.trend?))) {
        return json!({ "trend": trend.key(), "year": role.trend_year, "text": role.trend_note, "source": "role" });
    }
    side.occupation.and_then(|one| one.own).map_or(Json::Null, |own| {
        json!({ "trend": own.change.trend, "year": own.change.year, "text": own.change.text, "source": BUILT_IN })
    })
}
