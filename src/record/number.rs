//! Numbers in words and tables.

/// A number with at most two decimals and none that are zero: `3`, `2.5`, `0.33`.
pub fn show_number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
