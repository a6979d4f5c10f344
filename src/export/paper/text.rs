//! A paper as plain text of a width.
use super::subtitle;
use crate::render::{Column, Definitions, Look, Role, Table, clean, clean_lines, draw_heading, measure, wrap};
use crate::stages::review::papers::model::{Block, Fact, Item, Paper, Section, Table as PaperTable};

/// The page.
pub fn page(paper: &Paper, look: &Look) -> String {
    let mut text = heading(&paper.title, look);
    text.push_str(&paragraph(&plain(&subtitle(paper), look), look));
    text.push('\n');
    text.push_str(&facts(&paper.head, look));
    for section in &paper.sections {
        text.push('\n');
        text.push_str(&draw_section(section, look));
    }
    text
}

/// A heading; one that is too long goes on, since a paper may lose nothing.
fn heading(title: &str, look: &Look) -> String {
    let lines = wrap(&clean(title), look.width);
    let (last, before) = lines.split_last().map_or(("", &lines[..]), |(last, before)| (last.as_str(), before));
    let before: String = before.iter().map(|line| format!("{}\n", look.paint(Role::Heading, line))).collect();
    format!("{before}{}", draw_heading(last, look))
}

/// The middle dot where it is wanted.
fn plain(text: &str, look: &Look) -> String {
    if look.plain { text.replace(" · ", ", ") } else { text.to_owned() }
}

fn draw_section(section: &Section, look: &Look) -> String {
    let mut text = heading(&section.heading, look);
    if section.blocks.is_empty() {
        text.push_str(&room(2, look));
    }
    for (at, block) in section.blocks.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.push_str(&match block {
            Block::Words(words) => paragraph(words, look),
            Block::Facts(all) => facts(all, look),
            Block::Table(table) if table.wide => records(table, look),
            Block::Table(table) if table.columns.len() == 1 => lines(table, look),
            Block::Table(table) => draw_table(table, look),
            Block::Items(all) => items(all, look),
            Block::Room(lines) => room(*lines, look),
            Block::Signatures(who) => signatures(who, look),
        });
    }
    text
}

fn paragraph(words: &str, look: &Look) -> String {
    wrap(&clean_lines(words), look.width.min(100)).into_iter().map(|line| line + "\n").collect()
}

fn facts(facts: &[Fact], look: &Look) -> String {
    let mut named = Definitions::new();
    for fact in facts {
        named.push(fact.name.clone(), fact.value.clone().unwrap_or_else(|| "_".repeat(24)));
    }
    named.draw(look)
}

/// Rows that are too wide for a table: each by itself, its cells under each other.
fn records(table: &PaperTable, look: &Look) -> String {
    let widest = table.columns.iter().map(|column| measure(&column.name)).max().unwrap_or(0) + 2;
    // As elsewhere: where the values would get too little room, they follow their names.
    let in_columns = !look.plain && widest + 24 <= look.width;
    let mut text = String::new();
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| !cell.0.is_empty()) {
            text.push_str(&match (in_columns, &cell.0[..]) {
                (true, _) => {
                    let gap = widest - measure(&column.name);
                    let name = format!("{}{}", look.paint(Role::Dim, &column.name), " ".repeat(gap));
                    hang(&cell.0, &name, widest, look)
                }
                (false, [one]) => hang(&[format!("{}: {}", column.name, clean(one))], "", 0, look),
                (false, _) => format!("{}:\n{}", column.name, hang(&cell.0, "  ", 2, look)),
            });
        }
    }
    text
}

/// Lines behind a lead of so many columns; of several, each has a sign, and goes on under its beginning.
fn hang(lines: &[String], lead: &str, indent: usize, look: &Look) -> String {
    let sign = match (lines.len() > 1, look.plain) {
        (false, _) => "",
        (true, true) => "- ",
        (true, false) => "• ",
    };
    let room = look.width.saturating_sub(indent + measure(sign)).max(8);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        for (part, words) in wrap(&clean(line), room).iter().enumerate() {
            let lead = if at + part == 0 { lead.to_owned() } else { " ".repeat(indent) };
            let sign = if part == 0 { sign.to_owned() } else { " ".repeat(measure(sign)) };
            text.push_str(&format!("{lead}{sign}{words}\n"));
        }
    }
    text
}

fn lines(table: &PaperTable, look: &Look) -> String {
    let all: Vec<&str> = table.rows.iter().flatten().flat_map(|cell| &cell.0).map(String::as_str).collect();
    crate::render::draw_list(&all, look)
}

fn draw_table(table: &PaperTable, look: &Look) -> String {
    // On paper every column stays: where a terminal has no room for them, each row stands by itself.
    let least = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).flat_map(|cell| &cell.0);
        let words = cells.flat_map(|line| line.split(' ')).map(measure);
        words.chain([measure(&table.columns[at].name)]).max().unwrap_or(0) + 2
    };
    let needed: usize = (1..table.columns.len()).map(least).sum();
    if needed + 24 > look.width {
        return records(table, look);
    }
    let columns = table.columns.iter().enumerate().map(|(at, column)| match at {
        0 => Column::title(&column.name),
        at => Column::text(&column.name, 200 - u8::try_from(at.min(100)).unwrap_or(100)),
    });
    let mut drawn = Table::new(columns);
    for row in &table.rows {
        drawn.push(row.iter().map(|cell| cell.0.join("; ").into()));
    }
    drawn.draw(look)
}

fn items(items: &[Item], look: &Look) -> String {
    let mut text = String::new();
    let digits = items.iter().filter_map(|item| item.number).max().map_or(0, |most| most.to_string().len());
    for item in items {
        let lead = match item.number {
            Some(number) => format!("{number:>digits$}. "),
            None if look.plain => "- ".to_owned(),
            None => "• ".to_owned(),
        };
        let indent = " ".repeat(measure(&lead));
        let room = look.width.min(100).saturating_sub(indent.len()).max(16);
        let when = if item.when.is_empty() { String::new() } else { format!(" ({})", clean(&item.when)) };
        let first = format!("{}{when}", clean(&item.text));
        for (at, line) in wrap(&first, room).iter().enumerate() {
            text.push_str(&format!("{}{line}\n", if at == 0 { &lead } else { &indent }));
        }
        for fact in &item.more {
            let Some(value) = &fact.value else { continue };
            for line in wrap(&format!("{}: {}", fact.name, clean(value)), room) {
                text.push_str(&format!("{indent}{line}\n"));
            }
        }
        if let Some(link) = &item.link {
            text.push_str(&format!("{indent}{}\n", clean(link)));
        }
    }
    text
}

fn room(lines: u8, look: &Look) -> String {
    let line = "_".repeat(look.width.min(76));
    (0..lines).map(|_| format!("{line}\n")).collect()
}

fn signatures(who: &[String], look: &Look) -> String {
    let widest = who.iter().map(|one| measure(one)).max().unwrap_or(0);
    // A narrow screen has the day on a line of its own.
    let is_narrow = widest + 40 > look.width;
    let line = "_".repeat(look.width.min(76).saturating_sub(widest + 24).max(12));
    let gap = if is_narrow { format!("\n{}", " ".repeat(widest + 2)) } else { "  ".to_owned() };
    who.iter().map(|one| format!("{one:<widest$}  {line}{gap}Date {}\n", "_".repeat(14))).collect()
}
