//! The bars over time as a drawing that stands alone: no script, no font, nothing from elsewhere.
//!
//! It is readable on light and dark paper: it follows what the reader's system prefers, and where
//! nothing is known it is dark on light. Forms, outlines and words say what the colours say; programs
//! that read aloud get a title, a description and a sentence for each bar.
mod bars;
mod legend;
pub(super) mod xml;

use crate::render::gantt::{Axis, Picture};
use crate::render::{clean, cut, wrap};
use xml::{escape, text};

/// What stands over and under the bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The heading.
    pub title: String,
    /// Whether it holds, a sentence each.
    pub verdict: Vec<String>,
}

/// Pixels from edge to edge.
const WIDTH: f64 = 1100.0;
/// The empty edge.
const EDGE: f64 = 20.0;
/// Where the bars begin.
const LEFT: f64 = 340.0;
/// The height of a line.
const LINE: f64 = 26.0;
/// What a column of text takes at most, in nearly all fonts without serifs of this size.
const COLUMN: f64 = 7.2;

const STYLE: &str = "\
text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;fill:#1f2328}\
.paper{fill:#fff}.head{font-size:18px;font-weight:600}.goal{font-weight:600}.soft{fill:#59636e}\
.warn{fill:#a4320b;font-weight:600}.grid{stroke:#d1d9e0}.now{stroke:#1f2328;stroke-width:1.5}\
.slack{stroke:#59636e;stroke-dasharray:1 4;stroke-width:2;stroke-linecap:round}\
.own{fill:#2f6fc1}.paid{fill:#8a6fb8}.wait{fill:#fff;stroke:#59636e;stroke-dasharray:5 3}\
.critical{stroke:#1f2328;stroke-width:2.5}.late{fill:url(#late)}.away{fill:url(#away)}\
.due{fill:#1f2328}.cast{stroke:#1f2328;stroke-width:2}.red{stroke:#a4320b}.line{stroke:#b7bfc8}\
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117}.soft{fill:#9aa4af}\
.warn{fill:#ff9e6d}.grid{stroke:#30363d}.now{stroke:#e6edf3}.slack{stroke:#9aa4af}.own{fill:#4f8fe0}\
.paid{fill:#a58bd6}.wait{fill:#0d1117;stroke:#9aa4af}.critical{stroke:#e6edf3}.due{fill:#e6edf3}\
.cast{stroke:#e6edf3}.red{stroke:#ff9e6d}.line{stroke:#484f58}}";

const PATTERNS: &str = "<defs>\
<pattern id=\"late\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" class=\"red\" stroke-width=\"6\" stroke-opacity=\".9\"/></pattern>\
<pattern id=\"away\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">\
<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\" class=\"line\" stroke-width=\"2\" stroke-opacity=\".7\"/></pattern></defs>\n";

/// Days on pixels.
struct Scale {
    axis: Axis,
}

impl Scale {
    /// Where a day begins; days outside stand at the edges.
    fn x(&self, day: chrono::NaiveDate) -> f64 {
        self.at(self.axis.span.number(day))
    }

    /// Where a day ends.
    fn end(&self, day: chrono::NaiveDate) -> f64 {
        self.at(self.axis.span.number(day) + 1)
    }

    fn at(&self, number: i64) -> f64 {
        let days = self.axis.span.days;
        LEFT + number.clamp(0, days) as f64 / days as f64 * (WIDTH - EDGE - LEFT)
    }
}

/// The drawing; without a bar that has dates, only its words.
pub fn draw(picture: &Picture, words: &Words) -> String {
    let mut body = String::new();
    let mut y = EDGE + 18.0;
    let title = clean(&words.title);
    body.push_str(&text(EDGE, y, "head", &cut(&title, 100)));
    y += 8.0;
    let mut says = Vec::new();
    for sentence in &words.verdict {
        says.extend(wrap(&clean(sentence), 140));
    }
    for line in &says {
        y += 18.0;
        body.push_str(&text(EDGE, y, "soft", line));
    }
    y += 24.0;
    if let Some(span) = picture.span() {
        let columns = (WIDTH - EDGE - LEFT) / COLUMN;
        let scale = Scale { axis: Axis::new(span, columns as usize, picture.unit, picture.year_starts) };
        let mut rows = String::new();
        let top = y + 4.0;
        let header = draw_names(&scale, &mut y);
        let end = bars::draw(picture, &scale, y, &mut rows);
        body.push_str(&draw_ground(picture, &scale, top, end));
        body.push_str(&header);
        body.push_str(&rows);
        y = end + 30.0;
        legend::draw(picture, &scale, &mut y, &mut body);
    }
    let height = y + EDGE;
    let count = picture.bars().count();
    let described = format!("{count} steps as bars over time. {}", words.verdict.join(" "));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>{STYLE}</style>\n{PATTERNS}\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n{body}</svg>\n",
        escape(&title),
        escape(&described),
    )
}

/// The names of the axis, and where the first bar may begin.
fn draw_names(scale: &Scale, y: &mut f64) -> String {
    let mut names = String::new();
    for line in scale.axis.names() {
        *y += 16.0;
        for (day, _, name) in line {
            names.push_str(&text(scale.x(day) + 3.0, *y, "soft", &name));
        }
    }
    *y += 10.0;
    names
}

/// What lies behind the bars: days away, lines between the periods, and today.
fn draw_ground(picture: &Picture, scale: &Scale, top: f64, end: f64) -> String {
    let mut ground = String::new();
    let height = end - top;
    for away in &picture.away {
        let (x, width) = (scale.x(away.from), scale.end(away.to) - scale.x(away.from));
        if width > 0.0 {
            ground.push_str(&format!(
                "<rect class=\"away\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"><title>{}</title></rect>\n",
                escape(&format!("Away {} to {}", away.from, away.to)),
            ));
        }
    }
    for day in scale.axis.line_days() {
        ground.push_str(&xml::upright("grid", scale.x(day), top, end));
    }
    ground.push_str(&xml::upright("now", scale.x(picture.today), top, end));
    ground
}
