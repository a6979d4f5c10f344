//! What the characters mean, as far as they occur.
use super::signs::{CRITICAL, HALF, LATE, MOST, Signs};
use super::{Kind, Picture, cut_short};
use crate::render::{Look, Role, measure};

/// The legend of what was drawn, as many entries a line as fit.
pub(super) fn draw(picture: &Picture, drawn: &[char], look: &Look) -> String {
    let mut lines = vec![String::new()];
    for entry in entries(picture, drawn, look) {
        let entry = cut_short(&entry, look.width, look).into_owned();
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&entry),
            Some(line) if measure(line) + 3 + measure(&entry) <= look.width => {
                line.push_str("   ");
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.iter().map(|line| format!("{}\n", look.paint(Role::Dim, line))).collect()
}

fn entries(picture: &Picture, drawn: &[char], look: &Look) -> Vec<String> {
    let signs = Signs::of(look.plain);
    let mut entries = Vec::new();
    let mut heavy = String::new();
    for kind in Kind::ALL {
        let fills = [signs.fill(kind, false), signs.fill(kind, true)];
        let shown: String = fills.iter().filter(|fill| drawn.contains(fill)).collect();
        heavy.extend(Some(fills[1]).filter(|fill| drawn.contains(fill)));
        if !shown.is_empty() {
            entries.push(format!("{shown} {}", kind.name()));
        }
    }
    if !heavy.is_empty() {
        entries.push(format!("{CRITICAL} {heavy} {}", picture.critical));
    }
    let slack = signs.slack.to_string().repeat(3);
    let others = [
        (signs.slack, slack.as_str(), "time to spare"),
        (signs.due, "", "due"),
        (signs.beyond, "", "due later"),
        (signs.before, "", "was due before"),
        (LATE, "", "late"),
        (HALF, "", "done in half of all cases"),
        (MOST, "", "done in 4 of 5 cases"),
        (signs.away, "", "away"),
        (signs.today, "", "today"),
    ];
    for (sign, shown, words) in others {
        let is_before_titles = sign == LATE && picture.bars().any(|bar| bar.is_late && bar.finish.is_some());
        if is_before_titles || drawn.contains(&sign) {
            entries.push(if shown.is_empty() { format!("{sign} {words}") } else { format!("{shown} {words}") });
        }
    }
    entries
}
