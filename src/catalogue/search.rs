//! Looking occupations up by words: titles, other titles and skills, forgiving of slips of the
//! keyboard, plurals and word order.
//!
//! Every word that was typed looks for the word of a title that it is most like: the same word
//! counts 1, one in the plural .98, the beginning of a longer one .85, one that is a slip away .7
//! (one letter from four letters on, two from eight on). A title's score is the mean over the words typed, lowered
//! a little for every word of the title that was not looked for, times 1 for a title, .97 for one
//! of our other titles, .93 for one of the release's and .6 for a skill. An occupation's score is
//! that of its best title. Below [`LEAST`] it is not found.
//!
//! Worked example: `nurse registerd` finds *Registered nurse*: `nurse` counts 1 and `registerd`,
//! one slip away, .7, so the mean is .85 and, with both words of the title looked for, the score.
use super::code::Code;
use super::model::{Catalogue, Occupation};

/// The score under which an occupation does not count as found.
pub const LEAST: f64 = 0.45;
/// What each word of a title costs that was not looked for, and the most that all of them cost.
const SURPLUS: (f64, f64) = (0.03, 0.18);
const SAME: f64 = 1.0;
const PLURAL: f64 = 0.98;
const BEGINS: f64 = 0.85;
const SLIP: f64 = 0.7;
/// Words that say nothing in a title.
const FILLERS: [&str; 9] = ["of", "and", "the", "a", "an", "for", "in", "or", "except"];

/// An occupation that was found.
#[derive(Clone, Debug)]
pub struct Hit<'c> {
    /// The occupation.
    pub occupation: Occupation<'c>,
    /// How well it fits what was typed, 0–1.
    pub score: f64,
    /// The title or skill by which it was found.
    pub by: String,
}

/// The occupations that fit what was typed, best first.
pub fn search<'c>(catalogue: &'c Catalogue, text: &str) -> Vec<Hit<'c>> {
    look_for(catalogue, text, Among::All)
}

/// The same among titles and other titles of our own, without skills and without a release's many
/// titles: for what people call themselves.
pub fn search_titles<'c>(catalogue: &'c Catalogue, text: &str) -> Vec<Hit<'c>> {
    look_for(catalogue, text, Among::Titles)
}

/// The occupations of which a title of our own stands whole in a text, however much else stands in
/// it, the longest title first: "I am a nurse on nights" has *nurse* in it.
pub fn find_in<'c>(catalogue: &'c Catalogue, text: &str) -> Vec<Occupation<'c>> {
    let lower = text.to_lowercase();
    let said: Vec<String> = Words(&lower).map(str::to_owned).collect();
    let stands = |title: &str| {
        let mut count = 0;
        for word in Words(title).filter(|word| !is_filler(word)) {
            if !said.iter().any(|one| liken(one, word) >= PLURAL) {
                return 0;
            }
            count += 1;
        }
        count
    };
    let mut found: Vec<(usize, Occupation<'c>)> = Vec::new();
    for entry in catalogue.entries() {
        let longest = std::iter::once(&entry.title).chain(&entry.also).map(|title| stands(title)).max().unwrap_or(0);
        if longest > 0 {
            found.extend(catalogue.get(entry.code).map(|occupation| (longest, occupation)));
        }
    }
    found.sort_by_key(|(words, occupation)| (std::cmp::Reverse(*words), occupation.code));
    found.into_iter().map(|(_, occupation)| occupation).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    All,
    Titles,
}

fn look_for<'c>(catalogue: &'c Catalogue, text: &str, among: Among) -> Vec<Hit<'c>> {
    let sought = split(text);
    if sought.is_empty() {
        return Vec::new();
    }
    let mut best = Best::default();
    for entry in catalogue.entries() {
        best.offer(entry.code, entry.title, rate(&sought, entry.title));
        for title in &entry.also {
            best.offer(entry.code, title, 0.97 * rate(&sought, title));
        }
        for name in entry.skill_names().filter(|_| among == Among::All) {
            best.offer(entry.code, name, 0.6 * rate(&sought, name));
        }
    }
    if let Some(release) = &catalogue.release {
        for official in &release.occupations {
            best.offer(official.code, &official.title, rate(&sought, &official.title));
        }
        // A release has some 60,000 other titles, of which few have a word that begins as one typed does.
        let starts = Starts::of(&sought);
        for (code, title) in release.titles().filter(|(_, title)| among == Among::All && starts.may_be_in(title)) {
            best.offer(code, title, 0.93 * rate(&sought, title));
        }
    }
    let mut hits: Vec<Hit<'c>> = best
        .found
        .into_iter()
        .filter_map(|(code, (score, by))| Some(Hit { occupation: catalogue.get(code)?, score, by }))
        .collect();
    // Of equal ones those come first that the built-in catalogue has, since more people do them.
    hits.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(b.occupation.own.is_some().cmp(&a.occupation.own.is_some()))
            .then(a.occupation.code.cmp(&b.occupation.code))
    });
    hits
}

/// The letters that the words typed begin with, since no word is like another that begins otherwise.
struct Starts([bool; 256]);

impl Starts {
    fn of(sought: &[String]) -> Starts {
        let mut starts = [false; 256];
        for first in sought.iter().filter_map(|word| word.bytes().next()) {
            if !first.is_ascii() {
                return Starts([true; 256]);
            }
            starts[usize::from(first)] = true;
            starts[usize::from(first.to_ascii_uppercase())] = true;
        }
        Starts(starts)
    }

    /// Whether a word of the title begins so. Letters beyond the plain ones may be written in more than
    /// one way, so a title with any of them may hold anything.
    fn may_be_in(&self, title: &str) -> bool {
        let mut is_inside = false;
        for byte in title.bytes() {
            if !byte.is_ascii() || (!is_inside && self.0[usize::from(byte)]) {
                return true;
            }
            is_inside = byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'#';
        }
        false
    }
}

/// The best title of every occupation that was found.
#[derive(Default)]
struct Best {
    found: std::collections::BTreeMap<Code, (f64, String)>,
}

impl Best {
    fn offer(&mut self, code: Code, title: &str, score: f64) {
        if score < LEAST || self.found.get(&code).is_some_and(|(known, _)| *known >= score) {
            return;
        }
        self.found.insert(code, (score, title.to_owned()));
    }
}

/// How well a title fits the words, 0–1.
fn rate(sought: &[String], title: &str) -> f64 {
    let words = Words(title);
    let mut count = 0_usize;
    let mut best = [0.0_f64; MOST];
    for word in words {
        if is_filler(word) {
            continue;
        }
        count += 1;
        for (slot, sought) in best.iter_mut().zip(sought) {
            *slot = slot.max(liken(sought, word));
        }
    }
    let sought = &sought[..sought.len().min(MOST)];
    let sum: f64 = best.iter().take(sought.len()).sum();
    let surplus = count.saturating_sub(sought.len()) as f64 * SURPLUS.0;
    sum / sought.len() as f64 * (1.0 - surplus.min(SURPLUS.1))
}

/// Whether a word says nothing. Asked for every word of every title, so the length goes first.
fn is_filler(word: &str) -> bool {
    word.len() <= 6 && FILLERS.iter().any(|filler| filler.len() == word.len() && filler.eq_ignore_ascii_case(word))
}

/// The most words of what was typed that are looked for.
const MOST: usize = 8;

/// How like a word of a title (in any case) is to a sought one (in lower case).
fn liken(sought: &str, word: &str) -> f64 {
    if word.is_ascii() {
        // Nearly all titles are plain letters, and most words differ at once.
        let (a, b) = (sought.as_bytes(), word.as_bytes());
        let same = a.iter().zip(b).take_while(|(x, y)| **x == y.to_ascii_lowercase()).count();
        if same == a.len() && same == b.len() {
            return SAME;
        }
        if is_plural(same, a, b) || is_plural(same, b, a) {
            return PLURAL;
        }
        if same == a.len() && same >= 3 {
            return BEGINS;
        }
        // A slip in the very first letter is rare, and looking for it costs most of the time.
        let slips = count_slips(a.len());
        if same == 0 || a.len().abs_diff(b.len()) > slips {
            return 0.0;
        }
        // One slip leaves all but two letters as they are, in front of it and behind it.
        let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
        let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| **x == y.to_ascii_lowercase()).count();
        if slips == 1 && same.min(shorter) + back + 2 < longer {
            return 0.0;
        }
    }
    let lower = word.to_lowercase();
    if lower == sought {
        return SAME;
    }
    if lower.starts_with(sought) && sought.chars().count() >= 3 {
        return BEGINS;
    }
    let slips = count_slips(sought.chars().count());
    if slips > 0 && strsim::osa_distance(sought, &lower) <= slips { SLIP } else { 0.0 }
}

/// How many slips a word of so many letters may hold: two letters that changed places count as one.
fn count_slips(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether `long` is `short` in the plural; `same` counts the letters that they share at the front.
fn is_plural(same: usize, short: &[u8], long: &[u8]) -> bool {
    let rest = &long[same.min(long.len())..];
    same == short.len() && (rest.eq_ignore_ascii_case(b"s") || rest.eq_ignore_ascii_case(b"es"))
        || same + 1 == short.len() && short.ends_with(b"y") && rest.eq_ignore_ascii_case(b"ies")
}

/// The words that are looked for, in lower case.
fn split(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<String> =
        Words(&lower).filter(|word| !FILLERS.contains(word)).map(str::to_owned).take(MOST).collect();
    if words.is_empty() { Words(&lower).map(str::to_owned).take(MOST).collect() } else { words }
}

/// The words of a text: letters and digits in a row; `+` and `#` belong to them (`C++`).
struct Words<'t>(&'t str);

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;
    fn next(&mut self) -> Option<&'t str> {
        // Nearly all titles are plain letters, of which bytes tell at once.
        let bytes = self.0.as_bytes();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'#';
        let start = bytes.iter().position(|byte| is_plain(*byte) || !byte.is_ascii())?;
        let length = bytes[start..].iter().take_while(|byte| is_plain(**byte)).count();
        if bytes.get(start + length).is_none_or(u8::is_ascii) {
            let (word, rest) = self.0.get(start..)?.split_at_checked(length)?;
            self.0 = rest;
            return Some(word);
        }
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '+' || letter == '#';
        let start = self.0.find(is_part)?;
        let rest = &self.0[start..];
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.0 = rest;
        Some(word)
    }
}

/// Words in lower case, plurals cut, in the order of the alphabet: the same for titles that differ
/// in order, capitals or number only.
pub fn key_of(title: &str) -> String {
    let mut words: Vec<String> = split(title)
        .into_iter()
        .map(|word| if word.len() > 3 { word.strip_suffix('s').unwrap_or(&word).to_owned() } else { word })
        .collect();
    words.sort_unstable();
    words.join(" ")
}
