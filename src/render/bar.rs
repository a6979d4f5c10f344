//! Bars: how much of something there is, drawn.
use super::Look;

/// A bar of `cells` columns for `have` of `whole`: `████▌     `, or `####......` in plain. Values
/// beyond both ends are drawn as the ends; a whole of nothing is an empty bar. What the numbers
/// are is said beside it by the caller.
pub fn draw_bar(have: f64, whole: f64, cells: usize, look: &Look) -> String {
    let share = if whole > 0.0 && have.is_finite() { (have / whole).clamp(0.0, 1.0) } else { 0.0 };
    if look.plain {
        let full = (share * cells as f64).round() as usize;
        return format!("{}{}", "#".repeat(full), ".".repeat(cells - full));
    }
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share * (cells * 8) as f64).round() as usize;
    let (full, part) = (eighths / 8, EIGHTHS[eighths % 8]);
    let empty = cells - full - usize::from(!part.is_empty());
    format!("{}{part}{}", "█".repeat(full), " ".repeat(empty))
}
