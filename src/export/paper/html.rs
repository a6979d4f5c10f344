//! A paper as a page that needs nothing else: no script, nothing that is loaded, and a policy that
//! forbids both. Light or dark as the reader's machine is, and black on white on paper, A4 or Letter.
use sha2::{Digest, Sha256};

use super::{safe_link, subtitle};
use crate::export::svg::xml::escape;
use crate::stages::review::papers::model::{Block, Cell, Fact, Item, Paper, Section, Table};

/// All that decides how it looks; its hash stands in the policy of the page.
const STYLE: &str = include_str!("paper.css");

/// The page.
pub fn page(paper: &Paper) -> String {
    let mut body =
        format!("<header>\n<h1>{}</h1>\n<p class=\"sub\">{}</p>\n", escape(&paper.title), escape(&subtitle(paper)));
    body.push_str(&facts(&paper.head));
    body.push_str("</header>\n");
    for section in &paper.sections {
        body.push_str(&draw_section(section));
    }
    let owner = paper.head.iter().find(|fact| fact.key == "name").and_then(|fact| fact.value.as_deref());
    let title = owner.map_or_else(|| paper.title.clone(), |owner| format!("{}: {owner}", paper.title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        base64(&Sha256::digest(STYLE.as_bytes())),
        escape(&title),
    )
}

fn draw_section(section: &Section) -> String {
    let mut text = format!("<section class=\"{}\">\n<h2>{}</h2>\n", escape(section.key), escape(&section.heading));
    if section.blocks.is_empty() {
        text.push_str(&room(2));
    }
    for block in &section.blocks {
        text.push_str(&match block {
            Block::Words(words) => format!("<p>{}</p>\n", escape(words)),
            Block::Facts(all) => facts(all),
            Block::Table(table) if table.columns.len() == 1 => lines(table),
            Block::Table(table) => draw_table(table),
            Block::Items(all) => items(all),
            Block::Room(lines) => room(*lines),
            Block::Signatures(who) => signatures(who),
        });
    }
    text.push_str("</section>\n");
    text
}

fn facts(facts: &[Fact]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let mut text = "<dl>\n".to_owned();
    for fact in facts {
        let value = match &fact.value {
            Some(value) => value.split('\n').map(escape).collect::<Vec<_>>().join("<br>"),
            None => "<span class=\"line\"></span>".to_owned(),
        };
        text.push_str(&format!("<dt>{}</dt><dd>{value}</dd>\n", escape(&fact.name)));
    }
    text.push_str("</dl>\n");
    text
}

fn lines(table: &Table) -> String {
    let all = table.rows.iter().flatten().flat_map(|cell| &cell.0);
    format!("<ul>\n{}</ul>\n", all.map(|line| format!("<li>{}</li>\n", escape(line))).collect::<String>())
}

/// Widths are classes of whole hundredths, since the policy forbids styles in attributes.
fn draw_table(table: &Table) -> String {
    let whole: usize = table.columns.iter().map(|column| usize::from(column.parts)).sum();
    let width = |parts: u8| (usize::from(parts) * 100 / whole.max(1)).clamp(1, 60);
    let mut text = "<table>\n<colgroup>".to_owned();
    for column in &table.columns {
        text.push_str(&format!("<col class=\"w{}\">", width(column.parts)));
    }
    text.push_str("</colgroup>\n<thead><tr>");
    for column in &table.columns {
        text.push_str(&format!("<th scope=\"col\">{}</th>", escape(&column.name)));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        text.push_str("<tr>");
        for (at, one) in row.iter().enumerate() {
            let (tag, scope) = if at == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            text.push_str(&format!("<{tag}{scope}>{}</{tag}>", cell(one)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n");
    text
}

fn cell(cell: &Cell) -> String {
    match &cell.0[..] {
        [] => String::new(),
        [one] => escape(one),
        several => several.iter().map(|line| format!("<div class=\"part\">{}</div>", escape(line))).collect(),
    }
}

fn items(items: &[Item]) -> String {
    let tag = if items.iter().any(|item| item.number.is_some()) { "ol" } else { "ul" };
    let mut text = format!("<{tag}>\n");
    for item in items {
        let value = item.number.map_or_else(String::new, |number| format!(" value=\"{number}\""));
        text.push_str(&format!("<li{value}><span class=\"what\">{}</span>", escape(&item.text)));
        if !item.when.is_empty() {
            text.push_str(&format!(" <span class=\"when\">{}</span>", escape(&item.when)));
        }
        for fact in &item.more {
            if let Some(value) = &fact.value {
                text.push_str(&format!(
                    "<div class=\"{}\"><span class=\"label\">{}:</span> {}</div>",
                    escape(fact.key),
                    escape(&fact.name),
                    escape(value)
                ));
            }
        }
        if let Some(link) = &item.link {
            let said = escape(link);
            text.push_str(&match safe_link(link) {
                Some(safe) => format!("<div><a href=\"{}\" rel=\"noopener noreferrer\">{said}</a></div>", escape(safe)),
                None => format!("<div>{said}</div>"),
            });
        }
        text.push_str("</li>\n");
    }
    text.push_str(&format!("</{tag}>\n"));
    text
}

fn room(lines: u8) -> String {
    (0..lines).map(|_| "<div class=\"room\"></div>\n").collect()
}

fn signatures(who: &[String]) -> String {
    let rows: String = who
        .iter()
        .map(|one| {
            format!(
                "<div class=\"sign\"><span class=\"who\">{}</span><span class=\"line\"></span><span class=\"who\">Date</span><span class=\"line short\"></span></div>\n",
                escape(one)
            )
        })
        .collect();
    format!("<div class=\"signs\">\n{rows}</div>\n")
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let whole = three.iter().fold(0u32, |whole, byte| whole << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let at = (whole >> (18 - 6 * place)) & 63;
            text.push(if place <= three.len() { char::from(LETTERS[at as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_the_standards_examples() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
