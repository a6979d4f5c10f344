//! What the characters mean, as far as they occur.
use super::axis::Axis;
use super::row::Ground;
use super::signs::{CRITICAL, HALF, LATE, MOST, Signs};
use super::{Bar, Kind, Picture, cut_short};
use crate::render::{Look, Role, measure};

/// The legend, as many entries a line as fit.
pub(super) fn draw(picture: &Picture, axis: &Axis, ground: &Ground, look: &Look) -> String {
    let mut lines = vec![String::new()];
    for entry in entries(picture, axis, ground, look) {
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

fn entries(picture: &Picture, axis: &Axis, ground: &Ground, look: &Look) -> Vec<String> {
    let signs = Signs::of(look.plain);
    let drawn: Vec<&Bar> = picture.bars().filter(|bar| bar.start.is_some() && bar.finish.is_some()).collect();
    let has = |is_so: &dyn Fn(&Bar) -> bool| drawn.iter().any(|bar| is_so(bar));
    let mut entries = Vec::new();
    let mut heavy = String::new();
    for kind in Kind::ALL {
        let mut fills = String::new();
        for is_critical in [false, true] {
            if has(&|bar| bar.kind == kind && bar.is_critical == is_critical) {
                let fill = signs.fill(kind, is_critical);
                fills.push(fill);
                if is_critical {
                    heavy.push(fill);
                }
            }
        }
        if !fills.is_empty() {
            entries.push(format!("{fills} {}", kind.name()));
        }
    }
    let mut push = |is_there: bool, entry: String| {
        if is_there {
            entries.push(entry);
        }
    };
    push(!heavy.is_empty(), format!("{CRITICAL} {heavy} {}", picture.critical));
    push(has(&|bar| bar.slack_end > bar.finish), format!("{0}{0}{0} time to spare", signs.slack));
    let shows = |bar: &Bar| bar.due.is_some_and(|due| axis.column(due).is_some());
    push(has(&shows), format!("{} due", signs.due));
    push(has(&|bar| bar.due > Some(axis.span.last())), format!("{} due later", signs.beyond));
    // Where the bar itself begins at the edge there is no room for the arrow.
    let was_before = |bar: &Bar| {
        bar.due.is_some_and(|due| due < axis.span.first)
            && bar.start.and_then(|start| axis.column(start)).is_some_and(|column| column > 0)
    };
    push(has(&was_before), format!("{} was due before", signs.before));
    push(has(&|bar| bar.is_late), format!("{LATE} late"));
    push(has(&|bar| bar.finish_50.is_some()), format!("{HALF} done in half of all cases"));
    push(has(&|bar| bar.finish_80.is_some()), format!("{MOST} done in 4 of 5 cases"));
    push(ground.has_away, format!("{} away", signs.away));
    push(ground.has_today, format!("{} today", signs.today));
    entries
}
