//! A paper as Markdown.
use super::{safe_link, subtitle};
use crate::export::markdown::escape;
use crate::stages::review::papers::model::{Block, Fact, Item, Paper, Table};

/// The page.
pub fn page(paper: &Paper) -> String {
    let mut text = format!("# {}\n\n{}\n", escape(&paper.title), escape(&subtitle(paper)));
    text.push_str(&facts(&paper.head));
    for section in &paper.sections {
        text.push_str(&format!("\n## {}\n", escape(&section.heading)));
        if section.blocks.is_empty() {
            text.push_str(&room(2));
        }
        for block in &section.blocks {
            text.push_str(&match block {
                Block::Words(words) => format!("\n{}\n", escape(words)),
                Block::Facts(all) => facts(all),
                Block::Table(table) if table.columns.len() == 1 => lines(table),
                Block::Table(table) => draw_table(table),
                Block::Items(all) => items(all),
                Block::Room(lines) => room(*lines),
                Block::Signatures(who) => signatures(who),
            });
        }
    }
    text
}

fn facts(facts: &[Fact]) -> String {
    let mut text = String::new();
    for (at, fact) in facts.iter().enumerate() {
        if at == 0 {
            text.push('\n');
        }
        let value =
            fact.value.as_deref().map_or_else(|| LINE.to_owned(), |value| cell(&value.split('\n').collect::<Vec<_>>()));
        text.push_str(&format!("- **{}:** {value}\n", escape(&fact.name)));
    }
    text
}

/// Where somebody writes by hand.
const LINE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// Lines in one place, broken with the only sign that tables know for it.
fn cell<T: AsRef<str>>(lines: &[T]) -> String {
    lines.iter().map(|line| escape(line.as_ref())).collect::<Vec<_>>().join("<br>")
}

fn lines(table: &Table) -> String {
    let all = table.rows.iter().flatten().flat_map(|cell| &cell.0);
    format!("\n{}", all.map(|line| format!("- {}\n", escape(line))).collect::<String>())
}

fn draw_table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("\n{}", line(table.columns.iter().map(|column| escape(&column.name)).collect()));
    text.push_str(&line(table.columns.iter().map(|_| "---".to_owned()).collect()));
    for row in &table.rows {
        text.push_str(&line(row.iter().map(|one| cell(&one.0)).collect()));
    }
    text
}

fn items(items: &[Item]) -> String {
    let mut text = "\n".to_owned();
    for item in items {
        let lead = item.number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
        let indent = " ".repeat(lead.len() + 1);
        let when = if item.when.is_empty() { String::new() } else { format!(" ({})", escape(&item.when)) };
        text.push_str(&format!("{lead} {}{when}\n", escape(&item.text)));
        for fact in &item.more {
            if let Some(value) = &fact.value {
                text.push_str(&format!("{indent}- {}: {}\n", escape(&fact.name), escape(value)));
            }
        }
        if let Some(link) = &item.link {
            let link = safe_link(link).map_or_else(|| escape(link), |safe| format!("<{safe}>"));
            text.push_str(&format!("{indent}- {link}\n"));
        }
    }
    text
}

fn room(lines: u8) -> String {
    (0..lines).map(|_| format!("\n{LINE}\n")).collect()
}

fn signatures(who: &[String]) -> String {
    let rows: String = who.iter().map(|one| format!("| {} |  |  |\n", escape(one))).collect();
    format!("\n| Who | Signature | Date |\n| --- | --- | --- |\n{rows}")
}
