//! The variants side by side, what moves, and what to type.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::Tried;
use crate::commands::roadmap::verdict_key;
use crate::record::number::show_number;
use crate::render::{Cell, Column, Look, Role, Table, draw_behind, draw_heading, measure};
use crate::stages::plan::schedule::Verdict;
use crate::stages::plan::whatif::{Move, Outcome};

/// So many rows that move are shown.
const SHOWN: usize = 8;
/// What a title keeps in a table.
const TITLE: usize = 24;
/// Sentences are not drawn wider.
const WIDEST: usize = 96;

/// The whole view.
pub fn draw(plan: &Outcome, tried: &[Tried], look: &Look) -> String {
    let narrow = narrow(look);
    let mut text = draw_heading("What if", look);
    for (at, one) in tried.iter().enumerate() {
        text.push_str(&draw_behind(&format!("{}  ", at + 1), &one.variant.says.join(", "), None, &narrow));
    }
    let outcomes: Vec<&Outcome> = std::iter::once(plan).chain(tried.iter().map(|one| &one.outcome)).collect();
    text.push('\n');
    let (rows, is_marked) = rows(&outcomes);
    text.push_str(&draw_table("", rows, outcomes.len(), look));
    if is_marked {
        text.push_str(&draw_behind("", "! after the day on which it is due", None, &narrow));
    }
    push_moves(&mut text, tried, look);
    if outcomes.iter().all(|outcome| outcome.verdict.is_none()) {
        text.push_str(&draw_behind(
            "",
            "There are no dates without hours a week of your own; try some: --hours 5",
            None,
            &narrow,
        ));
    }
    push_commands(&mut text, tried, look);
    text
}

type Rows = Vec<(String, Vec<Cell>)>;

/// Hours, verdict, worst lateness, and the end of each goal; whether anything bears the sign of what is
/// late.
fn rows(outcomes: &[&Outcome]) -> (Rows, bool) {
    let each = |name: &str, cell: fn(&Outcome) -> Cell| {
        (name.to_owned(), outcomes.iter().map(|outcome| cell(outcome)).collect::<Vec<_>>())
    };
    let mut rows = vec![
        each("Own time a week", |outcome| {
            outcome.hours_per_week.map_or("not known".to_owned(), |hours| format!("{} h", show_number(hours))).into()
        }),
        each("Does it fit", |outcome| match outcome.verdict {
            None => "no dates".into(),
            Some(Verdict::Fits) => Cell::of(Role::Good, verdict_key(Verdict::Fits)),
            Some(other) => Cell::of(Role::Warn, verdict_key(other)),
        }),
        each("Worst", |outcome| match (outcome.verdict, outcome.worst_late_days) {
            (None, _) => "".into(),
            (_, Some(0)) => "nothing late".into(),
            (_, Some(days)) => Cell::of(Role::Warn, format!("{} late", say_days(days))),
            (_, None) => Cell::of(Role::Warn, "no date"),
        }),
    ];
    let mut goals: Vec<(&str, &str)> = Vec::new();
    for goal in outcomes.iter().flat_map(|outcome| &outcome.goals) {
        if !goals.iter().any(|(id, _)| *id == goal.id) {
            goals.push((&goal.id, &goal.title));
        }
    }
    let mut is_marked = false;
    for (id, title) in goals {
        let cells = outcomes.iter().map(|outcome| {
            let (cell, is_late) = goal_cell(outcome, id);
            is_marked |= is_late;
            cell
        });
        rows.push((title.to_owned(), cells.collect()));
    }
    (rows, is_marked)
}

fn goal_cell(outcome: &Outcome, id: &str) -> (Cell, bool) {
    let Some(goal) = outcome.goals.iter().find(|goal| goal.id == id) else {
        return (if outcome.resting.iter().any(|other| other == id) { "rests".into() } else { "".into() }, false);
    };
    let is_late = |finish: NaiveDate| goal.due.is_some_and(|due| finish > due);
    match goal.finish {
        Some(finish) if is_late(finish) => (Cell::of(Role::Warn, format!("! {finish}")), true),
        Some(finish) => (finish.to_string().into(), false),
        None if outcome.verdict.is_none() => ("".into(), false),
        None => (Cell::of(Role::Warn, "no date"), false),
    }
}

/// What ends on another day: in each row the finish today, and by how many days it moves.
fn push_moves(text: &mut String, tried: &[Tried], look: &Look) {
    let mut rows: Vec<(&Move, u64)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for one in tried.iter().flat_map(|tried| &tried.moves) {
        let far = one.days.map_or(u64::MAX, i64::unsigned_abs);
        let at = *places.entry(&one.id).or_insert(rows.len());
        match rows.get_mut(at) {
            Some((_, most)) => *most = far.max(*most),
            None => rows.push((one, far)),
        }
    }
    rows.sort_by_key(|(_, far)| std::cmp::Reverse(*far));
    if !rows.is_empty() {
        let shown: Rows = rows
            .iter()
            .take(SHOWN)
            .map(|(row, _)| {
                let today: Cell = row.before.map_or("no date".to_owned(), |day| day.to_string()).into();
                let moved = tried.iter().map(|tried| {
                    let one = tried.moves.iter().find(|other| other.id == row.id);
                    one.map_or_else(|| Cell::from(""), move_cell)
                });
                (row.title.clone(), std::iter::once(today).chain(moved).collect())
            })
            .collect();
        text.push('\n');
        text.push_str(&draw_table("What moves", shown, tried.len() + 1, look));
        if rows.len() > SHOWN {
            text.push_str(&format!("and {} more\n", rows.len() - SHOWN));
        }
    }
    for (at, one) in tried.iter().enumerate().filter(|(_, one)| one.moves.is_empty()) {
        if one.outcome.verdict.is_some() {
            text.push_str(&format!("{}Nothing moves in {}.\n", if rows.is_empty() { "\n" } else { "" }, at + 1));
        }
    }
}

fn move_cell(one: &Move) -> Cell {
    match (one.days, one.after) {
        (Some(days), _) if days > 0 => format!("+{}", say_days(days)).into(),
        (Some(days), _) => format!("-{}", say_days(-days)).into(),
        (None, Some(day)) => day.to_string().into(),
        (None, None) => Cell::of(Role::Warn, "no date"),
    }
}

fn say_days(days: i64) -> String {
    format!("{days} day{}", if days == 1 { "" } else { "s" })
}

/// A table with a column for today and one for each variant; where they do not fit side by side, a
/// line each.
fn draw_table(title: &str, rows: Rows, count: usize, look: &Look) -> String {
    let names: Vec<String> = (0..count).map(|at| if at == 0 { "Today".to_owned() } else { format!("{at}") }).collect();
    // An empty header would leave a line of labels without a name.
    let columns = names.iter().map(|name| Column::word(name.clone(), 9));
    let mut table =
        Table::new(std::iter::once(Column::title(if title.is_empty() { "Plan" } else { title })).chain(columns));
    let mut widest = TITLE.min(rows.iter().map(|(name, _)| measure(name)).max().unwrap_or(0));
    for (at, name) in names.iter().enumerate() {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at)).map(|cell| measure(cell.text()));
        widest += 2 + cells.max().unwrap_or(0).max(measure(name));
    }
    for (name, cells) in rows {
        table.push(std::iter::once(Cell::from(name)).chain(cells));
    }
    // Nothing may go here: a variant that is not seen would be missed.
    let is_plain = look.plain || widest > look.width;
    table.draw(&Look { plain: is_plain, ..*look })
}

/// Sentences are not drawn wider than this.
fn narrow(look: &Look) -> Look {
    Look { width: look.width.min(WIDEST), ..*look }
}

fn push_commands(text: &mut String, tried: &[Tried], look: &Look) {
    let narrow = narrow(look);
    for (at, one) in tried.iter().enumerate() {
        text.push_str(&format!("\n{}\n", look.paint(Role::Heading, &format!("To do {}", at + 1))));
        for command in &one.commands {
            text.push_str(&format!("  {}\n", look.paint(Role::Accent, command)));
        }
        if one.commands.is_empty() || !one.nearest.is_empty() {
            let says = "An order of work stands in no file";
            let says = if one.nearest.is_empty() {
                format!("{says}; what is due first is worked on first.")
            } else {
                format!("{says}; an earlier day comes nearest:")
            };
            text.push_str(&draw_behind("  ", &says, None, &narrow));
        }
        for command in &one.nearest {
            text.push_str(&format!("  {}\n", look.paint(Role::Accent, command)));
        }
    }
}
