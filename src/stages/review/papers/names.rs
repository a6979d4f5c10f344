//! The names of other people in texts, which become "a colleague".
//!
//! A name is found whole and by its parts (`Ciara Walsh`, `Ciara`, `Walsh`), in capitals or not,
//! with its accents or without, and with a title before it (`Dr Adeyemi`), which goes with it. Parts
//! that are also words of the language (`May`, `Will`, `Data`) count only with a capital first
//! letter. What a person is called apart from what `people.toml` says cannot be known.
use std::collections::HashMap;

use crate::record::hidden::is_hidden;

mod fold;
mod words;

use fold::fold;
use words::{AMBIGUOUS, ARTICLES, PARTICLES, TITLES, WORDS};

/// What stands in a paper in place of a name.
pub const COLLEAGUE: &str = "a colleague";

/// One way in which somebody's name may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    /// Its words, folded.
    words: Vec<String>,
    /// Whether it counts only with a capital first letter.
    is_capital: bool,
}

/// Somebody whose name is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    patterns: Vec<Pattern>,
}

/// People whose names are looked for, by the words with which their names begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    all: Vec<Name>,
    by_first: HashMap<String, Vec<usize>>,
    /// Of whose name nothing is taken out, whoever shares a part of it.
    kept: Vec<Name>,
}

impl Names {
    /// These people.
    pub fn new(all: Vec<Name>) -> Names {
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, name) in all.iter().enumerate() {
            for first in name.patterns.iter().filter_map(|pattern| pattern.words.first()) {
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        Names { all, by_first, kept: Vec::new() }
    }

    /// The same, and whoever reads or writes it keeps their own name, whoever shares a part of it.
    #[must_use]
    pub fn keeping(self, kept: Vec<Name>) -> Names {
        Names { kept, ..self }
    }

    /// Where the name of somebody who is named ends, if one begins here.
    fn kept_to(&self, words: &[Word], at: usize, text: &str) -> Option<usize> {
        self.kept.iter().filter_map(|name| name.fits(words, at, text)).max().map(|count| at + count)
    }

    /// Which of them the texts speak of, by their places.
    pub fn found(&self, texts: &[&str]) -> Vec<usize> {
        let mut found = vec![false; self.all.len()];
        for text in texts {
            let text = show(text);
            let words = split(&text);
            for at in 0..words.len() {
                for name in self.by_first.get(&words[at].folded).into_iter().flatten() {
                    found[*name] = found[*name] || self.all[*name].fits(&words, at, &text).is_some();
                }
            }
        }
        (0..found.len()).filter(|at| found[*at]).collect()
    }

    /// Whether an address may speak of one of them.
    pub fn is_in_link(&self, link: &str) -> bool {
        self.all.iter().any(|name| name.is_in_link(link))
    }

    /// Where the longest name that begins at a word ends.
    fn longest(&self, words: &[Word], at: usize, text: &str) -> Option<usize> {
        let begin = self.by_first.get(&words.get(at)?.folded)?;
        begin.iter().filter_map(|name| self.all[*name].fits(words, at, text)).max().map(|count| at + count)
    }
}

/// A word of a text.
struct Word {
    folded: String,
    from: usize,
    to: usize,
    is_capital: bool,
}

impl Name {
    /// The ways in which a name may be written.
    pub fn new(name: &str) -> Name {
        let mut patterns = Vec::new();
        let whole: Vec<String> = split(name).into_iter().map(|word| word.folded).collect();
        let is_title = |word: &str| TITLES.iter().any(|title| fold(title) == word);
        if whole.is_empty() {
            return Name { patterns };
        }
        // In brackets and behind a comma may stand what somebody does, so there only words in capitals
        // are taken for names, and only in capitals.
        let called = name.split(['(', '[', ',']).next().filter(|rest| !split(rest).is_empty()).unwrap_or(name);
        patterns.push(Pattern {
            words: whole.clone(),
            is_capital: whole.len() == 1 && (is_word(&whole[0]) || whole[0].chars().count() < 3),
        });
        for part in called.split_whitespace().flat_map(|part| [vec![part], part.split('-').collect()].concat()) {
            let words = split(part);
            let is_capital_part = words.first().is_some_and(|word| word.is_capital);
            let words: Vec<String> = words.into_iter().map(|word| word.folded).collect();
            let Some(first) = words.first() else { continue };
            let length: usize = words.iter().map(|word| word.chars().count()).sum();
            if length < 2 || words.len() == 1 && (is_title(first) || PARTICLES.contains(&first.as_str())) {
                continue;
            }
            let is_capital = words.len() == 1 && (length == 2 || is_word(first) && is_capital_part);
            // A word of the language that was not even written as a name is none.
            if words.len() == 1 && is_word(first) && !is_capital_part {
                continue;
            }
            patterns.push(Pattern { words, is_capital });
        }
        patterns.extend(more_parts(name, called));
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.words.len()));
        patterns.dedup();
        Name { patterns }
    }

    /// How many words from `at` on are this name.
    fn fits(&self, words: &[Word], at: usize, text: &str) -> Option<usize> {
        self.patterns.iter().find_map(|pattern| {
            let run = words.get(at..at + pattern.words.len())?;
            let is_same = run.iter().zip(&pattern.words).all(|(word, folded)| word.folded == *folded);
            let is_joined = run.windows(2).all(|two| is_gap(&text[two[0].to..two[1].from]));
            let is_capital = !pattern.is_capital || run.first().is_some_and(|word| word.is_capital);
            (is_same && is_joined && is_capital).then_some(pattern.words.len())
        })
    }

    /// Whether the text speaks of them.
    pub fn is_in(&self, text: &str) -> bool {
        let text = show(text);
        let words = split(&text);
        (0..words.len()).any(|at| self.fits(&words, at, &text).is_some())
    }

    /// Whether an address may speak of them, in whatever way its words are joined.
    pub fn is_in_link(&self, link: &str) -> bool {
        let plain: String = split(link).into_iter().map(|word| word.folded).collect();
        self.patterns.iter().any(|pattern| {
            let joined = pattern.words.concat();
            joined.chars().count() >= 4 && plain.contains(&joined)
        }) || self.is_in(link)
    }
}

/// Parts of a name that count with a capital only: what stands in brackets or behind a comma, and a first
/// word that is a title or a particle in other names (`Don Draper`, `Al Gore`).
fn more_parts(name: &str, called: &str) -> Vec<Pattern> {
    let single = |word: &Word| Pattern { words: vec![word.folded.clone()], is_capital: true };
    let is_long = |word: &&Word| word.is_capital && word.folded.chars().count() > 1;
    let is_article = |word: &&Word| ARTICLES.contains(&word.folded.as_str());
    let behind = name.get(called.len()..).unwrap_or_default();
    let first = split(called);
    let has_more = first.len() == 2;
    let first = first
        .into_iter()
        .next()
        .filter(|word| has_more && is_long(&word) && AMBIGUOUS.contains(&word.folded.as_str()) && !is_article(&word));
    let others = split(behind);
    others.iter().filter(is_long).filter(|word| !is_article(word)).map(single).chain(first.iter().map(single)).collect()
}

/// The text as it is seen: without hidden characters, every kind of gap a space.
fn show(text: &str) -> String {
    let is_gap = |c: char| matches!(c, '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = text.replace("\r\n", "\n");
    let shown = text.chars().map(|c| if is_gap(c) { ' ' } else { c });
    shown.filter(|c| *c == '\n' || !is_hidden(*c)).collect()
}

fn is_word(folded: &str) -> bool {
    WORDS.contains(&folded)
}

/// What may stand between the words of one name.
fn is_gap(between: &str) -> bool {
    between.chars().count() <= 2
        && between.chars().all(|c| matches!(c, ' ' | '-' | '.' | '\'' | '’' | '_' | '\u{a0}' | '‐'))
}

/// The text without hidden characters, and with "a colleague" in place of these names.
pub fn take_out(text: &str, names: &Names) -> String {
    let text = show(text);
    if names.all.is_empty() {
        return text;
    }
    let words = split(&text);
    let mut out = String::with_capacity(text.len());
    let (mut copied, mut at) = (0, 0);
    while at < words.len() {
        let found = names.longest(&words, at, &text);
        if let Some(kept) = names.kept_to(&words, at, &text).filter(|kept| found.is_none_or(|end| end <= *kept)) {
            at = kept;
            continue;
        }
        let Some(mut end) = found else {
            at += 1;
            continue;
        };
        // A name in two pieces that is written in another order, or with an initial, is one person.
        while let Some(more) = follow(names, &words, end, &text) {
            end = more;
        }
        let mut from = words[at].from;
        let is_title = |word: &Word| TITLES.iter().any(|title| fold(title) == word.folded);
        if let Some(title) = at.checked_sub(1).map(|before| &words[before])
            && title.from >= copied
            && is_title(title)
            && is_gap(&text[title.to..from])
        {
            from = title.from;
        }
        out.push_str(&text[copied..from]);
        out.push_str(if begins(&out) { "A colleague" } else { COLLEAGUE });
        copied = words[end - 1].to;
        at = end;
    }
    out.push_str(&text[copied..]);
    out
}

/// Where the name goes on behind `end`: by one more part, perhaps behind an initial.
fn follow(names: &Names, words: &[Word], end: usize, text: &str) -> Option<usize> {
    let is_joined = |at: usize| words.get(at).is_some_and(|word| is_gap(&text[words[at - 1].to..word.from]));
    let is_next = |at: usize| is_joined(at) && text[words[at - 1].to..words[at].from].starts_with(['.', ' ', '-']);
    if is_next(end) && !text[words[end - 1].to..words[end].from].contains('.') {
        if let Some(more) = names.longest(words, end, text) {
            return Some(more);
        }
        let is_initial = words[end].folded.chars().count() == 1 && words[end].is_capital;
        if is_initial && is_joined(end + 1) {
            return names.longest(words, end + 1, text);
        }
    }
    None
}

/// Whether what comes next begins a sentence.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '"', '“', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n'])
}

/// The words of a text: letters and digits, with what stands on them.
fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (from, c) in text.char_indices() {
        let is_mark = fold::is_mark(c);
        if !(c.is_alphanumeric() || is_mark && is_open) {
            is_open = false;
            continue;
        }
        if !is_open {
            words.push(Word { folded: String::new(), from, to: from, is_capital: c.is_uppercase() });
            is_open = true;
        }
        if let Some(word) = words.last_mut() {
            word.to = from + c.len_utf8();
            word.folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
        }
    }
    words
}
