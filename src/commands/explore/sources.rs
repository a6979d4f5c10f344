//! `explore sources`: what the catalogue rests on, how old each part is, and the licences.
use serde_json::{Map, Value as Json, json};

use super::catalogue::load;
use super::import::say_missing;
use crate::catalogue::release::named::UNNAMED;
use crate::catalogue::release::part::Part;
use crate::catalogue::{BUILT_IN, Catalogue, Release, pay};
use crate::commands::Context;
use crate::dates;
use crate::error::Result;
use crate::render::{Column, Definitions, Look, Table, draw_heading, draw_list};

/// The licence of a release.
const LICENCE: &str = "CC BY 4.0";
const LICENCE_AT: &str = "https://creativecommons.org/licenses/by/4.0/";
const PUBLISHED_AT: &str = "https://www.onetcenter.org/database.html";

/// What of a release is not as it was published, as the licence asks.
const CHANGES: &str = "What is different: suppressed figures are left out, related occupations, tasks and tools are shortened, and which occupations are near each other is worked out by career.";

const EXPLAIN: [&str; 4] = [
    "Where a release and what is built in both know something of an occupation, the release goes first; texts of one or two sentences, skills for ticking, papers and how a trade changes are always our own.",
    "Years and sources are those that the tables state row by row (Date, Domain Source); the count is of occupations of which a part is known.",
    "\"Predicted by a model\" means that nobody rated the occupation: a program judged its description.",
    "Wages are of employees in the US; elsewhere only how occupations compare with each other says something.",
];

/// Prints the sources.
///
/// # Errors
/// An imported release that cannot be read, or an output that cannot be written.
pub fn run(context: &mut Context<'_>) -> Result<u8> {
    let catalogue = load(context)?;
    if context.options.json {
        let mut list = vec![built_in_json(&catalogue), wages_json()];
        list.extend(catalogue.release.as_ref().map(release_json));
        let mut computed = Map::new();
        if context.options.explain {
            computed.insert("explain".to_owned(), json!(explain(&catalogue).join("\n")));
        }
        context.print_json(json!({ "sources": list, "computed": computed }))?;
        return Ok(0);
    }
    let look = context.look();
    let mut text = draw_built_in(&catalogue, &look);
    text.push('\n');
    match &catalogue.release {
        Some(release) => text.push_str(&draw_release(release, &look)),
        None => {
            text.push_str(&draw_heading("Official release", &look));
            text.push_str(&draw_list(
                &["None is imported. With one you see what O*NET says of some 900 occupations."],
                &look,
            ));
        }
    }
    if context.options.explain {
        text.push('\n');
        text.push_str(&draw_heading("How to read this", &look));
        text.push_str(&draw_list(&explain(&catalogue), &look));
    }
    context.print(&text)?;
    if catalogue.release.is_none() {
        context.say(&format!(
            "The text files of the O*NET database, as one zip: {PUBLISHED_AT}\nThen: career explore import PATH"
        ));
    }
    Ok(0)
}

/// How to read it, and which table each part is from.
fn explain(catalogue: &Catalogue) -> Vec<String> {
    let mut lines: Vec<String> = EXPLAIN.map(str::to_owned).to_vec();
    let parts = catalogue.release.iter().flat_map(|release| &release.parts);
    let tables: Vec<String> =
        parts.map(|part| format!("{} from {}", part.table.says(), part.files.join(" and "))).collect();
    if !tables.is_empty() {
        lines.push(format!("Tables: {}.", tables.join(", ")));
    }
    lines
}

/// The year in which what is built in was judged last.
fn year_of(catalogue: &Catalogue) -> Option<i32> {
    catalogue.entries().iter().map(|entry| entry.change.year).max()
}

fn draw_built_in(catalogue: &Catalogue, look: &Look) -> String {
    let year = year_of(catalogue).map_or_else(String::new, |year| format!(" of {year}"));
    let mut facts = Definitions::new();
    facts.push(
        "occupations",
        format!(
            "{}, by our own judgement{year} and in our own words: an orientation, no official data",
            catalogue.entries().len()
        ),
    );
    facts.push("skills", format!("{} names, likewise", catalogue.vocabulary.all().len()));
    facts.push("wages", format!("{}; in the public domain", pay::SOURCE));
    draw_heading("Built in", look) + &facts.draw(look)
}

fn draw_release(release: &Release, look: &Look) -> String {
    let date = if release.date.is_empty() { String::new() } else { format!(" ({})", release.date) };
    let imported = release.imported.map_or_else(String::new, |day| format!(", imported on {}", dates::say_date(day)));
    let mut text = draw_heading(&format!("{}{date}{imported}", release.name), look);
    let mut table =
        Table::new([Column::title("Part"), Column::number("Occupations", 9), Column::text("Who said it, and when", 8)]);
    for part in &release.parts {
        let says = part.says();
        let says = if says.is_empty() { "not said".to_owned() } else { says };
        table.push([part.table.says().into(), part.occupations.to_string().into(), says.into()]);
    }
    let mut drawn = Vec::new();
    // Writing into memory does not fail.
    let _ = table.write(look, &mut drawn);
    text.push_str(&String::from_utf8_lossy(&drawn));
    let missing = say_missing(release);
    if !missing.is_empty() {
        text.push('\n');
        text.push_str(&draw_heading("What is missing", look));
        text.push_str(&draw_list(&missing, look));
    }
    text.push('\n');
    text.push_str(&draw_heading("Licence", look));
    text.push_str(&draw_list(&[attribution(release), CHANGES.to_owned(), format!("{LICENCE}: {LICENCE_AT}")], look));
    text
}

/// The credit that O*NET asks for where its information was changed or added to; the wording is
/// that of its licence page (onetcenter.org/license_db.html).
pub fn attribution(release: &Release) -> String {
    let name = if release.name == UNNAMED { "O*NET" } else { &release.name };
    format!(
        "This page includes information from the {name} Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the {LICENCE} license. O*NET® is a trademark of USDOL/ETA. career has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
    )
}

fn built_in_json(catalogue: &Catalogue) -> Json {
    json!({
        "source": BUILT_IN,
        "date": year_of(catalogue).map(|year| year.to_string()),
        "imported": null,
        "official": false,
        "occupations": catalogue.entries().len(),
        "says": "our own judgement in our own words; an orientation, no official data",
        "licence": null,
        "attribution": null,
    })
}

fn wages_json() -> Json {
    json!({
        "source": pay::SOURCE,
        "date": pay::YEAR.to_string(),
        "imported": null,
        "official": true,
        "occupations": null,
        "country": "US",
        "says": "wages of employees: 10th percentile, median, 90th percentile",
        "licence": "public domain",
        "attribution": null,
    })
}

/// A release for `--json`.
pub fn release_json(release: &Release) -> Json {
    let missing = release.missing();
    json!({
        "source": release.name,
        "date": Some(&release.date).filter(|date| !date.is_empty()),
        "imported": release.imported.map(|day| day.to_string()),
        "official": true,
        "occupations": release.occupations.len(),
        "parts": release.parts.iter().map(part_json).collect::<Vec<_>>(),
        "missing": missing.iter().map(|table| json!({
            "part": table.key(),
            "table": table.say_names(),
            "without": table.without(),
        })).collect::<Vec<_>>(),
        "licence": LICENCE,
        "attribution": attribution(release),
        "changes": CHANGES,
        "url": PUBLISHED_AT,
    })
}

fn part_json(part: &Part) -> Json {
    json!({
        "part": part.table.key(),
        "tables": part.files,
        "lacks": part.lacks(),
        "rows": part.rows,
        "occupations": part.occupations,
        "from": part.years.map(|(from, _)| from),
        "to": part.years.map(|(_, to)| to),
        "sources": part.sources.iter().map(|(source, rows)| json!({ "source": source, "rows": rows })).collect::<Vec<_>>(),
        "says": part.says(),
    })
}
