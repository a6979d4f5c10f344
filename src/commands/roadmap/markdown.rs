//! The roadmap as Markdown: a table a quarter or month.
use chrono::NaiveDate;

use super::{draw, says};
use crate::dates::say_date;
use crate::export::markdown::{escape, table};
use crate::render::Look;
use crate::stages::plan::roadmap::{Roadmap, Row};

/// The page.
pub fn page(map: &Roadmap, by: &str, year_starts: u32, today: NaiveDate) -> String {
    let mut text = format!("# {}\n", escape(&draw::heading(map, today)));
    let mut goals: Vec<&(String, String)> = Vec::new();
    for goal in map.rows.iter().filter_map(|row| row.goal.as_ref()) {
        if !goals.contains(&goal) {
            goals.push(goal);
        }
    }
    for (at, (id, title)) in goals.iter().enumerate() {
        let due = map.goals_due(id).map_or_else(String::new, |due| format!(", by {}", say_date(due)));
        text.push_str(&format!("{}- {}{due}\n", if at == 0 { "\n" } else { "" }, escape(title)));
    }
    if map.rows.is_empty() {
        text.push_str(&format!("\n{}\n", draw::nothing_yet(map)));
    }
    let next = draw::find_next(map);
    let has_goals = goals.len() > 1;
    let mut tables: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for row in &map.rows {
        let period = draw::period(map, row, by, year_starts, today);
        if tables.last().is_none_or(|(last, _)| *last != period) {
            tables.push((period, Vec::new()));
        }
        if let Some((_, rows)) = tables.last_mut() {
            rows.push(cells(row, next == Some(row.id.as_str()), has_goals));
        }
    }
    for (period, rows) in &tables {
        if !period.is_empty() {
            text.push_str(&format!("\n## {}\n", escape(&period.replace("  ", " "))));
        }
        let names = ["When", "What", "Effort", "Goal", "Due", "Status", "After"];
        text.push_str(&format!("\n{}", table(&names, rows)));
    }
    if !map.rows.is_empty() {
        text.push_str(&format!("\n{}\n", escape(&super::say_verdict(map).join(" "))));
    }
    for (at, (title, day)) in map.done.iter().enumerate() {
        let day = day.map_or_else(String::new, |day| format!(", {}", say_date(day)));
        text.push_str(&format!("{}- {}{day}\n", if at == 0 { "\n## Done\n\n" } else { "" }, escape(title)));
    }
    text
}

fn cells(row: &Row, is_next: bool, has_goals: bool) -> Vec<String> {
    let goal = row.goal.as_ref().filter(|_| has_goals).map_or_else(String::new, |(_, title)| title.clone());
    vec![
        says::when(row, " – "),
        row.title.clone(),
        says::effort(row, &Look { plain: true, ..Look::PAPER }),
        goal,
        row.due.filter(|_| !row.is_goals_due).map_or_else(String::new, say_date),
        says::state(row, is_next).0.trim_start_matches("! ").to_owned(),
        says::needs(row),
    ]
}
