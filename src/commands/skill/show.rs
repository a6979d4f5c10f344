//! `skill show`: a skill, what its level means, what shows it, and how it went.
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::helps;
use super::level::{bar, can_do, say_level};
use super::list::{say_desire, say_others, say_refresh, say_steps};
use super::noun::computed;
use crate::commands::credential::say_validity;
use crate::commands::record::edit::read;
use crate::commands::record::show::draw_title;
use crate::commands::{Context, args, kinds, me};
use crate::dates;
use crate::error::Result;
use crate::record::Record;
use crate::render::{Definitions, Look, draw_heading, draw_line, draw_list};
use crate::stages::assess::better::{find_helps, find_papers};
use crate::stages::assess::model::{Credential, Rater, Skill};
use crate::stages::assess::past::Validity;
use crate::stages::assess::proof::{Confirmation, Standing, Support, judge};
use crate::stages::assess::trail::Trail;
use crate::stages::review::model::Person;

/// How many examples are listed.
const MOST: usize = 8;

/// Prints the skill.
///
/// # Errors
/// A record that is not there, or an output that cannot be written.
pub fn run(context: &mut Context<'_>, matches: &ArgMatches) -> Result<u8> {
    let store = std::rc::Rc::clone(&context.store);
    let data = store.data();
    let target = kinds::locate(&data, Skill::KIND, &args::given_id(matches))?;
    let skill = read::<super::SkillNoun>(&data, &target)?;
    let sources = me::read_sources(&data)?;
    let trail = Trail::follow(&sources);
    let standing = judge(&skill, &trail, context.today);
    let people = data.all::<Person>()?;
    let helps = find_helps(&skill, &standing, &trail, &sources, &people, context.today);
    let papers = find_papers(&skill, &trail, context.today);
    if context.options.json {
        let mut value = kinds::to_json(&skill)?;
        let mut computed = computed(&standing);
        computed.insert("supports".to_owned(), supports_json(&standing.supports));
        computed.insert("below".to_owned(), supports_json(&standing.below));
        computed.insert("confirmed_by".to_owned(), standing.confirmed.iter().map(confirmation_json).collect());
        computed.insert("papers".to_owned(), papers.iter().map(|(paper, validity)| json!({ "credential": paper.id, "validity": validity.key(), "expires": paper.expires.map(|day| day.to_string()) })).collect());
        computed.insert("helps".to_owned(), helps.iter().map(|help| helps::to_json(help, &skill, &people)).collect());
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain(&standing).join("\n")));
        }
        if let Some(map) = value.as_object_mut() {
            map.insert("computed".to_owned(), computed.into());
        }
        context.print_json(json!({ "skill": value }))?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw_title(&skill.name, &skill.id, &look);
    text.push_str(&draw_facts(&skill, &standing, &papers, &look, context.today));
    text.push_str(&draw_history(&skill, &trail, &people, &look));
    text.push_str(&draw_supports("What shows it", &standing.supports, &look));
    text.push_str(&draw_supports("Shown at a lower level", &standing.below, &look));
    text.push_str(&helps::draw(&helps, &skill, &people, &look, context.today));
    if context.options.explain {
        text.push('\n');
        text.push_str(&draw_heading("How this comes about", &look));
        text.push_str(&draw_list(&explain(&standing), &look));
    }
    context.print(&text)?;
    Ok(0)
}

fn supports_json(supports: &[Support<'_>]) -> Json {
    let one = |support: &Support<'_>| {
        json!({
            "id": support.trace.id,
            "kind": support.trace.kind.says(),
            "text": support.trace.text,
            "date": support.trace.date.map(|day| day.to_string()),
            "level": support.level,
        })
    };
    supports.iter().map(one).collect()
}

fn confirmation_json(one: &Confirmation) -> Json {
    json!({ "who": one.who, "level": one.level, "date": one.date.to_string(), "until": one.until.to_string() })
}

fn draw_facts(
    skill: &Skill,
    standing: &Standing<'_>,
    papers: &[(&Credential, Validity)],
    look: &Look,
    today: chrono::NaiveDate,
) -> String {
    let mut facts = Definitions::new();
    facts.push("kind", skill.kind.says());
    let rated = standing.rated.map_or_else(String::new, |day| format!(", rated {}", dates::say_date(day)));
    facts.push("level", format!("{}{rated}", bar(standing.level, look).trim_start()));
    if let Some(level) = standing.level {
        facts.push("that is", can_do(skill.kind, level));
        if level < 5 {
            facts.push(format!("next, {}", level + 1), can_do(skill.kind, level + 1));
        }
    }
    facts.push("wanted", skill.target.map_or_else(String::new, |target| say_level(Some(target))));
    facts.push("more or less", say_desire(skill.desire));
    if standing.level.is_some_and(|level| level > 0) {
        let newest =
            standing.confirmed.first().map_or_else(String::new, |one| format!(" (last {})", dates::say_date(one.date)));
        facts.push("shown by", format!("{}{newest}", standing.proof.says()));
    }
    if let Some(others) = &standing.others {
        let differs = standing.difference().zip(standing.level).map_or_else(String::new, |(middle, level)| {
            let levels = i8::try_from(middle).unwrap_or(5) - i8::try_from(level).unwrap_or(5);
            format!("; the middle one, {middle}, differs from yours: {}", say_steps(levels))
        });
        facts.push("others say", format!("{}{differs}", say_others(others, look)));
    }
    for (paper, _) in papers {
        facts.push("paper", format!("{}, {}", paper.title, say_validity(paper, today)));
    }
    if let Some(day) = standing.last_used {
        facts.push("last used", dates::echo(day, today));
    }
    if standing.refresh {
        facts.push("", say_refresh(&skill.name, standing));
    }
    facts.draw(look)
}

/// The ratings as one small line for each source, the oldest first.
fn draw_history(skill: &Skill, trail: &Trail<'_>, people: &[Person], look: &Look) -> String {
    let mut ratings: Vec<(String, chrono::NaiveDate, u8)> = Vec::new();
    for rating in &skill.rating {
        let who = match (&rating.person, rating.by) {
            (Some(id), _) => name_of(people, id),
            (None, Rater::Mine) => "me".to_owned(),
            (None, by) => by.says().to_owned(),
        };
        ratings.push((who, rating.date, rating.level));
    }
    ratings.extend(trail.said(&skill.id).iter().map(|said| (name_of(people, said.person), said.date, said.level)));
    ratings.sort_by_key(|(_, date, _)| *date);
    let mut sources: Vec<&str> = Vec::new();
    for (who, _, _) in &ratings {
        if !sources.contains(&who.as_str()) {
            sources.push(who);
        }
    }
    let mut lines = Definitions::new();
    for source in sources {
        let own: Vec<_> = ratings.iter().filter(|(who, _, _)| who == source).collect();
        let levels: Vec<f64> = own.iter().map(|(_, _, level)| f64::from(*level)).collect();
        let line = draw_line(&levels, 0.0, 5.0, look);
        let figures = if look.plain {
            String::new()
        } else {
            format!("  {}", levels.iter().map(|level| level.to_string()).collect::<Vec<_>>().join(" → "))
        };
        let span = match (own.first(), own.last()) {
            (Some((_, first, _)), Some((_, last, _))) if first != last => {
                format!("{} to {}", dates::say_month(*first), dates::say_month(*last))
            }
            (Some((_, day, _)), _) => dates::say_date(*day),
            _ => String::new(),
        };
        lines.push(source, format!("{line}{figures}, {span}"));
    }
    if lines.is_empty() {
        String::new()
    } else {
        format!("\n{}{}", draw_heading("How it was rated", look), lines.draw(look))
    }
}

fn name_of(people: &[Person], id: &str) -> String {
    people.iter().find(|person| person.id == id).map_or_else(|| id.to_owned(), |person| person.name.clone())
}

fn draw_supports(heading: &str, supports: &[Support<'_>], look: &Look) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut items = Vec::new();
    for support in supports {
        if seen.contains(&support.trace.id) {
            continue;
        }
        seen.push(support.trace.id);
        let day = support.trace.date.map_or_else(String::new, |day| format!("{}  ", dates::say_date(day)));
        items.push(format!("{day}{} ({})", support.trace.text, support.trace.kind.says()));
    }
    if items.is_empty() {
        return String::new();
    }
    let more = items.len().saturating_sub(MOST);
    items.truncate(MOST);
    if more > 0 {
        items.push(format!("and {more} more"));
    }
    format!("\n{}{}", draw_heading(heading, look), draw_list(&items, look))
}

fn explain(standing: &Standing<'_>) -> Vec<String> {
    let mut lines = vec![match (standing.level, standing.rated) {
        (Some(level), Some(day)) => {
            format!("Level {level}: the newest rating by yourself, a test or a certificate, of {day}.")
        }
        _ => "No level: nothing by yourself, a test or a certificate yet.".to_owned(),
    }];
    lines.push(format!(
        "{}: {} items support this level, {} a lower one. An item supports the level held when it was recorded, and those below; each session of practice is one, above they stand once.",
        crate::commands::capitalize(standing.proof.says()),
        standing.supports.len(),
        standing.below.len()
    ));
    for one in &standing.confirmed {
        lines.push(format!(
            "Confirmed by {} with {} on {}; that holds until {}, for 24 months or as long as its paper.",
            one.who, one.level, one.date, one.until
        ));
    }
    if let Some(middle) = standing.difference() {
        lines.push(format!("The middle one: the lower median of each person's latest rating in 18 months is {middle}; it is shown from five people on. Own ratings and those of superiors agree only weakly (r about .22), so neither is the truth."));
    }
    match standing.unused_months {
        Some(months) => lines.push(format!("Not used for {months} whole months; a refresher is suggested for crafts and tools from 12 + 3 × level months on, up to level 3.")),
        None => lines.push("No use of it is recorded; that is unknown, not long ago.".to_owned()),
    }
    lines
}
