//! The few elements that the drawing is made of.
use crate::render::clean;

/// Text as it stands in an element or an attribute: signs escaped, what XML cannot hold left out.
pub(in crate::export) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A line of text whose foot stands at `y`.
pub(super) fn text(x: f64, y: f64, class: &str, words: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\"{class}>{}</text>\n", escape(words))
}

/// A line from top to bottom.
pub(super) fn upright(class: &str, x: f64, top: f64, end: f64) -> String {
    format!("<line class=\"{class}\" x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{end:.1}\"/>\n")
}

/// A line from left to right.
pub(super) fn level(class: &str, y: f64, from: f64, to: f64) -> String {
    format!("<line class=\"{class}\" x1=\"{from:.1}\" y1=\"{y:.1}\" x2=\"{to:.1}\" y2=\"{y:.1}\"/>\n")
}

/// A box whose middle is at `y`.
pub(super) fn bar(class: &str, x: f64, y: f64, width: f64, height: f64) -> String {
    let top = y - height / 2.0;
    format!(
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\"/>\n"
    )
}

/// A square on its corner with its middle at a point.
pub(super) fn diamond(class: &str, x: f64, y: f64) -> String {
    format!("<path class=\"{class}\" d=\"M{x:.1} {:.1}l5 6l-5 6l-5 -6z\"/>\n", y - 6.0)
}
