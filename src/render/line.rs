//! Small lines: how a value moved, one sign a value.
use super::Look;
pub use crate::record::number::show_number;

/// The values in the order given, as blocks between `low` and `high` (`▁▃▅█`), or in plain as
/// numbers (`1 > 3 > 5`). Without bounds of their own, pass the smallest and the largest value.
pub fn draw_line(values: &[f64], low: f64, high: f64, look: &Look) -> String {
    if look.plain {
        let shown: Vec<String> = values.iter().map(|value| show_number(*value)).collect();
        return shown.join(" > ");
    }
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let span = high - low;
    values
        .iter()
        .map(|value| {
            // Values that do not differ are drawn in the middle: neither low nor high.
            let share = if span > 0.0 { ((value - low) / span).clamp(0.0, 1.0) } else { 0.5 };
            BLOCKS[(share * 7.0).round() as usize]
        })
        .collect()
}
