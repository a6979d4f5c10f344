//! What a part of a release rests on: its tables, their years, and who said it.
use super::table::Table;

/// A part of a release that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub table: Table,
    /// The files that it was read from: `Skills.txt`.
    pub files: Vec<String>,
    /// Rows that were read.
    pub rows: u32,
    /// Occupations of which it says something.
    pub occupations: u32,
    /// First and last year of its rows, where the table has dates.
    pub years: Option<(i32, i32)>,
    /// The sources as the table names them (`Domain Source`), with their rows, the most first.
    pub sources: Vec<(String, u32)>,
}

impl Part {
    /// Who said it and when, in words: `predicted by a model, 2023`; empty where the table does not
    /// say it.
    pub fn says(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (source, _) in &self.sources {
            let word = say_source(source);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let who = match &words[..] {
            [] => String::new(),
            [one] if one == MODEL => format!("predicted by {MODEL}"),
            [one] => format!("by {one}"),
            [most @ .., last] => format!("by {} and {last}", most.join(", ")),
        };
        [who, self.say_years()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// `2023`, `2008–2020`, or nothing.
    pub fn say_years(&self) -> String {
        match self.years {
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from}–{to}"),
            None => String::new(),
        }
    }

    /// The table that belongs to it and is not there, where a part stands in several.
    pub fn lacks(&self) -> Option<&'static str> {
        let has = |name: &str| {
            self.files
                .iter()
                .any(|file| file.to_lowercase().replace('_', " ") == format!("{}.txt", name.to_lowercase()))
        };
        let list = self.table.names().iter().find(|list| list.iter().any(|name| has(name)))?;
        list.iter().find(|name| !has(name)).copied()
    }
}

const MODEL: &str = "a model";

/// A source in plain words; one that is not known stays as it is, in quotes.
fn say_source(source: &str) -> String {
    let low = source.to_lowercase();
    let has = |word: &str| low.contains(word);
    let is_model = has("machine") || low.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ai" || word == "ml");
    match () {
        () if is_model && has("expert") => "a model and experts".to_owned(),
        () if is_model => MODEL.to_owned(),
        () if has("analyst") => "analysts".to_owned(),
        () if has("incumbent") => "people who do the work".to_owned(),
        () if has("expert") => "experts".to_owned(),
        () => format!("\"{source}\""),
    }
}
