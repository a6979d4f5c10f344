//! A paper for other programs: its sections by key, the rows of its tables as objects.
use serde_json::{Map, Value as Json, json};

use crate::stages::review::papers::model::{Block, Fact, Item, Paper, Table};

/// The paper.
pub fn paper(paper: &Paper) -> Json {
    let sections: Vec<Json> = paper
        .sections
        .iter()
        .map(|section| {
            json!({
                "key": section.key,
                "heading": section.heading,
                "blocks": section.blocks.iter().map(block).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "kind": paper.noun,
        "for": paper.audience.key(),
        "title": paper.title,
        "date": paper.date.to_string(),
        "from": paper.period.map(|days| days.from.to_string()),
        "to": paper.period.map(|days| days.to.to_string()),
        "person": facts(&paper.head),
        "sections": sections,
    })
}

fn facts(facts: &[Fact]) -> Json {
    Json::Object(facts.iter().map(|fact| (fact.key.to_owned(), json!(fact.value))).collect())
}

fn block(block: &Block) -> Json {
    match block {
        Block::Words(words) => json!({ "kind": "words", "text": words }),
        Block::Facts(all) => json!({ "kind": "facts", "facts": facts(all) }),
        Block::Table(table) => json!({ "kind": "table", "columns": columns(table), "rows": rows(table) }),
        Block::Items(all) => json!({ "kind": "items", "items": all.iter().map(item).collect::<Vec<_>>() }),
        Block::Room(lines) => json!({ "kind": "room", "lines": lines }),
        Block::Signatures(who) => json!({ "kind": "signatures", "who": who }),
    }
}

fn columns(table: &Table) -> Vec<Json> {
    table.columns.iter().map(|column| json!({ "key": column.key, "name": column.name })).collect()
}

/// The rows, with the lines of every cell under the key of its column.
fn rows(table: &Table) -> Vec<Json> {
    let row = |cells: &Vec<crate::stages::review::papers::model::Cell>| {
        let named = table.columns.iter().zip(cells).map(|(column, cell)| (column.key.clone(), json!(cell.0)));
        Json::Object(named.collect::<Map<String, Json>>())
    };
    table.rows.iter().map(row).collect()
}

fn item(item: &Item) -> Json {
    json!({ "number": item.number, "text": item.text, "when": item.when, "more": facts(&item.more), "link": item.link })
}
