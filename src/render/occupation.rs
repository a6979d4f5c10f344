//! An occupation as text: its interests drawn beside somebody's own.
use super::{Look, Role, draw_bar, measure, pad, pad_left};

/// A figure with the ends of its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The figure.
    pub figure: f64,
    /// The lowest that it can be.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

/// One kind of interest, in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// What it is called.
    pub name: String,
    /// How much of it there is in the work.
    pub work: Option<Share>,
    /// How much the person likes it.
    pub mine: Option<Share>,
}

/// Bars beside each other, each with its figure: the work's, then one's own where it is known.
/// The scales differ, so that a bar shows the share of its own.
pub fn draw_beside(rows: &[Beside], look: &Look) -> String {
    let names = rows.iter().map(|row| measure(&row.name)).max().unwrap_or(0);
    let has_mine = rows.iter().any(|row| row.mine.is_some());
    let bars = if has_mine { 2 } else { 1 };
    // A bar has two spaces before it, and a space and a figure of up to four columns behind it.
    let cells = (look.width.saturating_sub(names + bars * 7) / bars).clamp(3, 20);
    let mut text = String::new();
    if has_mine {
        let head = format!("{}  {}  yours", pad("", names), pad("the work", cells + 5));
        text.push_str(&format!("{}\n", look.paint(Role::Dim, &head)));
    }
    for row in rows {
        let mut line = pad(&row.name, names);
        let mine = has_mine.then_some(row.mine);
        for side in std::iter::once(row.work).chain(mine) {
            line.push_str("  ");
            match side {
                Some(Share { figure, low, high }) => {
                    let decimals = usize::from(high < 10.0);
                    line.push_str(&look.paint(Role::Accent, &draw_bar(figure - low, high - low, cells, look)));
                    line.push_str(&format!(" {}", pad_left(&format!("{figure:.decimals$}"), 4)));
                }
                None => line.push_str(&pad("no data", cells + 5)),
            }
        }
        text.push_str(&format!("{}\n", line.trim_end()));
    }
    text
}
