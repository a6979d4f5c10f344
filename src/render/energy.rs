//! Level against wish as a picture of four fields; in plain text, and where there is no room for
//! two columns, as four lists.
use super::{Look, Role, assess::paragraph, clean, draw_list, pad, wrap};
use crate::stages::assess::energy::{EnergyMap, Field};

/// How many skills of a field the picture names.
const MOST: usize = 8;
/// What stands before the fields, for the two rows.
const ROWS: [[&str; 2]; 2] = [["level 3", "and up"], ["below", "level 3"]];
/// Columns of a field below which the picture is not drawn.
const LEAST: usize = 22;

/// The picture, with what lies outside of the fields under it.
pub fn draw_energy(map: &EnergyMap<'_>, look: &Look) -> String {
    let margin = 9;
    let room = look.width.min(100).saturating_sub(margin + 7) / 2;
    let mut text =
        if look.plain || room < LEAST { draw_lists(map, look) } else { draw_fields(map, (margin, room), look) };
    let outside = say_outside(map);
    if !outside.is_empty() {
        text.push_str(&paragraph(Role::Dim, &outside, look));
    }
    text
}

fn names(map: &EnergyMap<'_>, field: Field) -> Vec<String> {
    let name = |skill: &&crate::stages::assess::model::Skill| {
        format!("{} {}", clean(&skill.name), skill.level().map_or_else(String::new, |level| level.to_string()))
    };
    map.field(field).iter().map(name).collect()
}

fn draw_lists(map: &EnergyMap<'_>, look: &Look) -> String {
    let mut text = String::new();
    for field in Field::ALL {
        let names = names(map, field);
        text.push_str(&paragraph(Role::Accent, field.says(), look));
        text.push_str(&if names.is_empty() { "  none\n".to_owned() } else { draw_list(&names, look) });
    }
    text
}

fn draw_fields(map: &EnergyMap<'_>, (margin, room): (usize, usize), look: &Look) -> String {
    let line = "─".repeat(room + 2);
    let rule =
        |left: &str, middle: &str, right: &str| format!("{}{left}{line}{middle}{line}{right}\n", " ".repeat(margin));
    let mut text = format!(
        "{}{}{}\n",
        " ".repeat(margin + 2),
        look.paint(Role::Dim, &pad("would rather do less", room + 3)),
        look.paint(Role::Dim, "would do more")
    );
    text.push_str(&rule("┌", "┬", "┐"));
    for (at, pair) in [[Field::HandOver, Field::MoreOf], [Field::Leave, Field::Learn]].iter().enumerate() {
        if at > 0 {
            text.push_str(&rule("├", "┼", "┤"));
        }
        let cells = pair.map(|field| cell(map, field, room));
        let rows = cells.iter().map(|cell| cell.len()).max().unwrap_or(0).max(2);
        for row in 0..rows {
            let lead = ROWS[at].get(row).copied().unwrap_or_default();
            text.push_str(&look.paint(Role::Dim, &pad(lead, margin)));
            for cell in &cells {
                let (role, words) = cell.get(row).cloned().unwrap_or((None, String::new()));
                let padded = pad(&words, room);
                text.push_str(&format!("│ {} ", role.map_or(padded.clone(), |role| look.paint(role, &padded))));
            }
            text.push_str("│\n");
        }
    }
    text.push_str(&rule("└", "┴", "┘"));
    text
}

/// The lines of a field: what it asks, and the skills in it.
fn cell(map: &EnergyMap<'_>, field: Field, room: usize) -> Vec<(Option<Role>, String)> {
    let mut lines: Vec<(Option<Role>, String)> =
        wrap(field.says(), room).into_iter().map(|line| (Some(Role::Accent), line)).collect();
    let names = names(map, field);
    for name in names.iter().take(MOST) {
        // The level stays behind the last word of its skill.
        let (name, level) = name.rsplit_once(' ').unwrap_or((name, ""));
        let mut parts = wrap(name, room.saturating_sub(4));
        if let Some(last) = parts.last_mut() {
            last.push_str(&format!(" {level}"));
        }
        for (at, line) in parts.into_iter().enumerate() {
            lines.push((None, format!("{}{line}", if at == 0 { "• " } else { "  " })));
        }
    }
    if names.len() > MOST {
        lines.push((Some(Role::Dim), format!("and {} more", names.len() - MOST)));
    }
    lines
}

/// What lies in none of the fields.
fn say_outside(map: &EnergyMap<'_>) -> String {
    let mut parts = Vec::new();
    if !map.fine.is_empty() {
        parts.push(format!("{} fine as {}", map.fine.len(), if map.fine.len() == 1 { "it is" } else { "they are" }));
    }
    if !map.open.is_empty() {
        parts.push(format!("{} without a level or a wish", map.open.len()));
    }
    if parts.is_empty() { String::new() } else { format!("Beside these: {}.", parts.join(", ")) }
}
