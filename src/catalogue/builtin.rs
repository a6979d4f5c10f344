//! The catalogue that is built in: text in `builtin/`, one block an occupation.
//!
//! It is our own judgement of 2026 in our own words, an orientation and no official data: titles,
//! preparation, interests, values, skills, usual papers, what speaks against it, where people came
//! from and go, and how the trade changes. It is read when a command asks for it, and not before.
use std::sync::OnceLock;

use super::code::Code;

pub(super) const SKILLS: &str = include_str!("builtin/skills.txt");
pub(super) const PAY: &str = include_str!("builtin/pay.txt");

/// The parts, by what they are about.
const PARTS: [&str; 6] = [
    include_str!("builtin/business.txt"),
    include_str!("builtin/knowledge.txt"),
    include_str!("builtin/health.txt"),
    include_str!("builtin/people.txt"),
    include_str!("builtin/offices.txt"),
    include_str!("builtin/making.txt"),
];

/// A skill that an occupation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The skill's name in the [`Vocabulary`](super::Vocabulary).
    pub name: &'static str,
    /// The level of somebody who does the work well, 1–5.
    pub level: u8,
    /// How much it matters for the work, 1–5.
    pub importance: u8,
}

/// How much a licence or another paper matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperWeight {
    /// Law or rule usually demands it first.
    Law,
    /// Most have it.
    Usual,
    /// It helps.
    Helps,
}

/// A licence, degree or certificate that an occupation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is called.
    pub text: &'static str,
    /// How much it matters.
    pub weight: PaperWeight,
}

/// How a trade is changing, as we judged it in that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// growing, steady, shrinking or unknown, as a role's `trend` has it.
    pub trend: &'static str,
    /// The year of the judgement.
    pub year: i32,
    /// In a sentence.
    pub text: &'static str,
}

/// An occupation of the catalogue that is built in.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub title: &'static str,
    /// Other titles.
    pub also: Vec<&'static str>,
    /// One or two sentences.
    pub text: &'static str,
    /// Preparation, 1 little to 5 extensive (as O*NET's job zones).
    pub zone: u8,
    /// What most who begin have: none, school, vocational, bachelor, master, doctorate.
    pub education: &'static str,
    /// How much the work consists of R, I, A, S, E, C: 1–7.
    pub interests: [f64; 6],
    /// How much it gives of achievement, independence, recognition, relationships, support and
    /// working conditions: 1–7.
    pub values: [f64; 6],
    /// The skills that matter most, with their levels.
    pub skills: Vec<Wanted>,
    /// The names of further skills.
    pub ticks: Vec<&'static str>,
    /// Licences, degrees, certificates.
    pub papers: Vec<Paper>,
    /// What usually belongs to it and some will not do: `nights`, `lifting` …
    pub dealbreakers: Vec<&'static str>,
    /// Where people came from.
    pub from: Vec<Code>,
    /// What they do next.
    pub next: Vec<Code>,
    /// How the trade is changing.
    pub change: Change,
    /// The cheapest test of whether one would like it.
    pub try_it: &'static str,
    /// Three questions to somebody who does it.
    pub ask: [&'static str; 3],
}

impl Entry {
    /// The names of all skills that it asks for, the most important ones first.
    pub fn skill_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.skills.iter().map(|skill| skill.name).chain(self.ticks.iter().copied())
    }
}

/// The lines of a text that hold something; `#` begins a comment.
#[derive(Clone, Debug)]
pub(super) struct Lines(std::str::Lines<'static>);

impl Lines {
    pub(super) fn of(text: &'static str) -> Lines {
        Lines(text.lines())
    }
}

impl Iterator for Lines {
    type Item = &'static str;
    fn next(&mut self) -> Option<&'static str> {
        self.0.by_ref().find(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

/// All occupations, by code; read once, when they are first asked for.
pub fn all() -> &'static [Entry] {
    static ALL: OnceLock<Vec<Entry>> = OnceLock::new();
    ALL.get_or_init(read)
}

/// Reads them. A block that does not hold is left out; a test proves that none is.
pub fn read() -> Vec<Entry> {
    let mut found: Vec<Entry> = PARTS.iter().flat_map(|part| part.split("\n\n")).filter_map(read_block).collect();
    found.sort_by_key(|entry| entry.code);
    found
}

/// How many blocks there are, whether they hold or not.
pub fn count_blocks() -> usize {
    let is_head = |line: &&str| line.get(..10).and_then(Code::parse).is_some();
    PARTS.iter().flat_map(|part| part.lines()).filter(is_head).count()
}

fn read_block(block: &'static str) -> Option<Entry> {
    let mut lines = Lines::of(block);
    let (code, title) = lines.next()?.split_once(' ')?;
    let mut line = |key: &str| lines.next()?.strip_prefix(key)?.strip_prefix(": ").map(str::trim);
    Some(Entry {
        code: Code::parse(code)?,
        title,
        also: list(line("also")?),
        text: line("text")?,
        zone: line("zone")?.parse().ok()?,
        education: line("education")?,
        interests: numbers(line("interests")?)?,
        values: numbers(line("values")?)?,
        skills: list(line("skills")?).into_iter().map(read_wanted).collect::<Option<_>>()?,
        ticks: list(line("ticks")?),
        papers: list(line("credentials")?).into_iter().map(read_paper).collect::<Option<_>>()?,
        dealbreakers: words(line("dealbreakers")?),
        from: codes(line("from")?)?,
        next: codes(line("next")?)?,
        change: read_change(line("change")?)?,
        try_it: line("try")?,
        ask: line("ask")?.split(" | ").collect::<Vec<_>>().try_into().ok()?,
    })
}

fn list(text: &'static str) -> Vec<&'static str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty() && *part != "none").collect()
}

fn words(text: &'static str) -> Vec<&'static str> {
    text.split_whitespace().filter(|word| *word != "none").collect()
}

fn numbers(text: &str) -> Option<[f64; 6]> {
    let numbers: Vec<f64> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

fn codes(text: &str) -> Option<Vec<Code>> {
    text.split_whitespace().map(Code::parse).collect()
}

fn read_wanted(text: &'static str) -> Option<Wanted> {
    let (rest, importance) = text.rsplit_once(' ')?;
    let (name, level) = rest.rsplit_once(' ')?;
    Some(Wanted { name, level: level.parse().ok()?, importance: importance.parse().ok()? })
}

fn read_paper(text: &'static str) -> Option<Paper> {
    let (text, weight) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let weight = match weight {
        "law" => PaperWeight::Law,
        "usual" => PaperWeight::Usual,
        "helps" => PaperWeight::Helps,
        _ => return None,
    };
    Some(Paper { text, weight })
}

fn read_change(text: &'static str) -> Option<Change> {
    let (trend, rest) = text.split_once(' ')?;
    let (year, text) = rest.split_once(' ')?;
    Some(Change { trend, year: year.parse().ok()?, text })
}
