//! The profile as text: a bar for each interest and value, skills by kind, and short readings.
use super::{
    Cell, Column, Definitions, Look, Role, Table, draw_bar, draw_heading, draw_line, draw_list, line::show_number,
    measure, pad, pad_left, wrap,
};
use crate::stages::assess::view::{Bar, Chart, Course, SkillLine};

/// A chart with its heading, bars and reading.
pub fn draw_chart(title: &str, chart: &Chart, look: &Look) -> String {
    let mut text = draw_heading(title, look);
    text.push_str(&paragraph(Role::Dim, &format!("{}, {}", chart.date, chart.scale), look));
    let has_now = chart.bars.iter().any(|bar| bar.now.is_some());
    let names = chart.bars.iter().map(|bar| measure(&bar.name)).max().unwrap_or(0);
    let cells = cells_for(look.width, names, has_now);
    if has_now {
        text.push_str(&look.paint(Role::Dim, &format!("{}  {}  now", pad("", names), pad("wanted", cells + 5))));
        text.push('\n');
    }
    for bar in &chart.bars {
        text.push_str(draw_row(bar, names, cells, look).trim_end());
        text.push('\n');
    }
    for warning in &chart.warnings {
        text.push_str(&paragraph(Role::Warn, &warning.text, look));
    }
    text.push('\n');
    for line in &chart.reading {
        text.push_str(&paragraph(Role::Heading, line, &Look { color: false, ..*look }));
    }
    text
}

/// How long the bars are, so that a row fits.
fn cells_for(width: usize, names: usize, has_now: bool) -> usize {
    // A bar has a space and a figure of up to three columns behind it, and two spaces before it.
    let bars = if has_now { 2 } else { 1 };
    let room = width.saturating_sub(names + bars * 7) / bars;
    room.clamp(3, 20)
}

fn draw_row(bar: &Bar, names: usize, cells: usize, look: &Look) -> String {
    let mut row = pad(&bar.name, names);
    for value in std::iter::once(bar.have).chain(bar.now) {
        row.push_str("  ");
        match value {
            Some(value) => {
                row.push_str(&look.paint(Role::Accent, &draw_bar(value, bar.whole, cells, look)));
                row.push(' ');
                row.push_str(&pad_left(&show_number(value), 3));
                row.push(' ');
            }
            None => row.push_str(&pad("not known", cells + 5)),
        }
    }
    row
}

/// Skills by kind, with level and wish.
pub fn draw_skills(lines: &[SkillLine], look: &Look) -> String {
    let mut text = draw_heading("What you can do", look);
    let mut table = Table::new([
        Column::title("Skill"),
        Column::word("Level", 5),
        Column::word("Wish", 4),
        Column::word("Kind", 3),
    ]);
    for line in lines {
        let wish = if line.wish.is_empty() { Cell::from("") } else { Cell::of(Role::Accent, line.wish) };
        table.push([line.name.clone().into(), line.level.clone().into(), wish, line.kind.says().into()]);
    }
    text.push_str(&table.draw(look));
    text
}

/// A heading with a list.
pub fn draw_texts(title: &str, texts: &[String], look: &Look) -> String {
    format!("{}{}", draw_heading(title, look), draw_list(texts, look))
}

/// Names with their values.
pub fn draw_pairs(title: &str, pairs: &[(String, String)], look: &Look) -> String {
    let mut definitions = Definitions::new();
    for (name, value) in pairs {
        definitions.push(name.clone(), value.clone());
    }
    format!("{}{}", draw_heading(title, look), definitions.draw(look))
}

/// How figures moved, one a line; nothing where none is known twice.
pub fn draw_courses(title: &str, courses: &[Course], look: &Look) -> String {
    let moved: Vec<&Course> = courses.iter().filter(|course| course.points.len() > 1).collect();
    let Some(first) = moved.first() else {
        return String::new();
    };
    let mut text = draw_heading(title, look);
    if let (Some((from, _)), Some((to, _))) = (first.points.first(), first.points.last()) {
        text.push_str(&paragraph(
            Role::Dim,
            &format!(
                "{} times, {from} to {to}, {} to {}",
                first.points.len(),
                show_number(first.low),
                show_number(first.high)
            ),
            look,
        ));
    }
    let names = moved.iter().map(|course| measure(&course.name)).max().unwrap_or(0);
    for course in moved {
        // What does not fit is the oldest.
        let room = look.width.saturating_sub(names + 16).max(2);
        let from = if look.plain { 0 } else { course.points.len().saturating_sub(room) };
        let figures: Vec<f64> =
            course.points.iter().skip(from).map(|(_, figure)| (figure * 10.0).round() / 10.0).collect();
        let line = draw_line(&figures, course.low, course.high, look);
        let ends = match (figures.first(), figures.last()) {
            (Some(first), Some(last)) if !look.plain => {
                format!("  {} to {}", show_number(*first), show_number(*last))
            }
            _ => String::new(),
        };
        text.push_str(&format!("{}  {line}{ends}\n", pad(&course.name, names)));
    }
    text
}

/// A wrapped paragraph in the colours of a role.
pub fn paragraph(role: Role, text: &str, look: &Look) -> String {
    wrap(text, look.width.min(100)).iter().map(|line| format!("{}\n", look.paint(role, line))).collect()
}
