//! Ids made of titles.
use std::collections::HashSet;

/// The most characters that a slug has.
const LONGEST: usize = 40;

/// The id that a title gives: lower case, letters and digits of any script kept, apostrophes
/// dropped, everything else one `-`; at most 40 characters, cut at a word. If nothing is left,
/// the kind's noun.
pub fn slug(title: &str, kind_noun: &str) -> String {
    let mut words = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if is_mark(c) && !words.is_empty() && !words.ends_with('-') {
            words.push(c);
        } else if !is_apostrophe(c) && !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
    }
    let words = cut(words.trim_end_matches('-'));
    if words.is_empty() { kind_noun.to_owned() } else { words.to_owned() }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Combining marks belong to the letter in front of them (an `é` of two characters).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Cuts at the last word that fits; a first word that is too long is cut inside.
fn cut(words: &str) -> &str {
    let Some((limit, next)) = words.char_indices().nth(LONGEST) else {
        return words;
    };
    if next == '-' {
        return words[..limit].trim_end_matches('-');
    }
    match words[..limit].rfind('-') {
        Some(word) => &words[..word],
        None => &words[..limit],
    }
}

/// The id itself if it is free, else with the first of `-2`, `-3` … that is.
pub fn free_id(id: &str, taken: &HashSet<String>) -> String {
    if !taken.contains(id) {
        return id.to_owned();
    }
    let mut n = 2usize;
    loop {
        let next = format!("{id}-{n}");
        if !taken.contains(&next) {
            return next;
        }
        n += 1;
    }
}
