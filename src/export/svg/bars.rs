//! The goals and their bars.
use super::xml::{bar as rect, diamond, escape, level, text, upright};
use super::{COLUMN, EDGE, LEFT, LINE, Scale, WIDTH};
use crate::render::gantt::{Bar, Group, Kind, Picture};
use crate::render::{clean, cut, measure};

/// Draws all bars from `y` on; gives where they end.
pub(super) fn draw(picture: &Picture, scale: &Scale, y: f64, out: &mut String) -> f64 {
    let mut y = y;
    for group in &picture.groups {
        if let Some(title) = title(group, picture) {
            y += LINE + 8.0;
            let title = cut(&title, ((WIDTH - 2.0 * EDGE) / COLUMN) as usize).into_owned();
            out.push_str(&text(EDGE, y, "goal", &title));
        }
        for bar in &group.bars {
            y += LINE;
            draw_bar(bar, scale, y, out);
        }
    }
    y + 10.0
}

fn title(group: &Group, picture: &Picture) -> Option<String> {
    match &group.title {
        Some(title) => Some(format!("{}{}", clean(title), clean(&group.due))),
        None if picture.groups.len() > 1 => Some("Without a goal".to_owned()),
        None => None,
    }
}

/// The class of what a bar is made of.
pub(super) fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Own => "own",
        Kind::Paid => "paid",
        Kind::Wait => "wait",
    }
}

fn draw_bar(bar: &Bar, scale: &Scale, y: f64, out: &mut String) {
    let label = clean(&bar.label);
    out.push_str(&format!("<g><title>{}</title>\n", escape(&describe(bar))));
    let room = ((LEFT - EDGE - 34.0) / COLUMN) as usize;
    let mark = match (bar.is_late, bar.is_critical) {
        (true, true) => "!*",
        (true, false) => "!",
        (false, true) => "*",
        (false, false) => "",
    };
    if !mark.is_empty() {
        out.push_str(&text(EDGE, y, if bar.is_late { "warn" } else { "" }, mark));
    }
    out.push_str(&text(EDGE + 18.0, y, "", &cut(&label, room)));
    // Text stands on its foot, bars around their middle.
    let middle = y - 4.5;
    let (begin, end) = match (bar.start, bar.finish) {
        (Some(start), Some(finish)) => draw_days(bar, scale, (start, finish), middle, out),
        _ => (LEFT, LEFT),
    };
    let words = [bar.when.as_str(), bar.note.as_str()];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let words = clean(&words.join(", ")).into_owned();
    let width = measure(&words) as f64 * COLUMN;
    let role = if bar.is_late { "warn" } else { "soft" };
    if end + 10.0 + width <= WIDTH - EDGE {
        out.push_str(&text(end + 10.0, y, role, &words));
    } else if begin - 10.0 - width >= LEFT {
        out.push_str(&text(begin - 8.0 - width, y, role, &words));
    }
    out.push_str("</g>\n");
}

/// The bar with its slack, its due day and its forecasts; gives its outer edges.
fn draw_days(
    bar: &Bar,
    scale: &Scale,
    (start, finish): (chrono::NaiveDate, chrono::NaiveDate),
    y: f64,
    out: &mut String,
) -> (f64, f64) {
    let x = scale.x(start.min(finish));
    let width = (scale.end(finish) - x).max(3.0);
    let (mut begin, mut end) = (x, x + width);
    if let Some(slack) = bar.slack_end.filter(|slack| *slack > finish) {
        out.push_str(&level("slack", y, end + 3.0, scale.end(slack)));
        end = end.max(scale.end(slack));
    }
    let critical = if bar.is_critical { " critical" } else { "" };
    out.push_str(&rect(&format!("{}{critical}", class(bar.kind)), x, y, width, 14.0));
    if let Some(due) = bar.due {
        if bar.is_late {
            let from = scale.end(due).clamp(x, x + width - 2.0);
            out.push_str(&rect("late", from, y, x + width - from, 14.0));
        }
        // One that would hide the end of the bar stands behind it.
        let at = if bar.is_late { scale.end(due) } else { scale.end(due).max(x + width + 6.0) };
        out.push_str(&diamond("due", at, y));
        begin = begin.min(at - 5.0);
        end = end.max(at + 5.0);
    }
    // Half of all cases is a short stroke, four of five a long one.
    for (day, half) in [(bar.finish_50, 6.0), (bar.finish_80, 11.0)] {
        if let Some(day) = day {
            out.push_str(&upright("cast", scale.end(day), y - half, y + half));
            end = end.max(scale.end(day) + 3.0);
        }
    }
    (begin, end)
}

/// A bar as a sentence, for those who do not see it and for the mouse.
fn describe(bar: &Bar) -> String {
    let mut parts = vec![bar.label.clone()];
    if let (Some(start), Some(finish)) = (bar.start, bar.finish) {
        parts.push(format!("{start} to {finish}"));
    }
    parts.push(bar.kind.name().to_owned());
    parts.extend(bar.due.map(|due| format!("due {due}")));
    parts.extend(bar.finish_50.map(|day| format!("by {day} in half of all cases")));
    parts.extend(bar.finish_80.map(|day| format!("by {day} in 4 of 5 cases")));
    if bar.is_critical {
        parts.push("critical".to_owned());
    }
    if !bar.note.is_empty() {
        parts.push(bar.note.clone());
    }
    parts.join("; ")
}
