//! Papers in the formats in which they are handed over. What stands in them is decided by the stages.
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;

use crate::dates::say_date;
use crate::render::Look;
use crate::stages::review::papers::examples::say_days;
use crate::stages::review::papers::model::Paper;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page that needs nothing else.
    Html,
}

impl Format {
    /// What `--format` takes.
    pub const KEYS: [&'static str; 3] = ["text", "md", "html"];

    /// The format of this key.
    pub fn of_key(key: &str) -> Option<Format> {
        match key {
            "text" => Some(Format::Text),
            "md" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            _ => None,
        }
    }

    /// The format that the ending of a file's name says.
    pub fn of_file(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }
}

/// A paper in a format; `look` is for text only.
pub fn write(paper: &Paper, format: Format, look: &Look) -> String {
    match format {
        Format::Text => text::page(paper, look),
        Format::Markdown => markdown::page(paper),
        Format::Html => html::page(paper),
    }
}

/// The line under the title: the days that it looks at, and the day on which it was made.
fn subtitle(paper: &Paper) -> String {
    let made = say_date(paper.date);
    match paper.period {
        Some(days) => format!("{} · as of {made}", say_days(days)),
        None => format!("As of {made}"),
    }
}

/// An address that may stand as a link: `http`, `https` or `mailto`, of characters that no format
/// reads as a sign.
fn safe_link(link: &str) -> Option<&str> {
    let link = link.trim();
    let has_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| {
        link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && link.len() > scheme.len()
    });
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c);
    (has_scheme && link.chars().all(is_plain)).then_some(link)
}
