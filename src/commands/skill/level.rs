//! Levels as they are typed and shown.
use crate::record::check::nearest;
use crate::render::{Look, draw_bar};
use crate::stages::assess::items::levels::{self, CEFR, find_cefr};
use crate::stages::assess::model::SkillKind;

/// How many cells a level's bar has: one a level.
const CELLS: usize = 5;

/// Reads a level: 0 to 5, for languages also A1 to C2; the other spelling is given too.
///
/// # Errors
/// What is not a level, with what would hold.
pub fn parse_level(text: &str, kind: SkillKind) -> Result<(u8, Option<&'static str>), String> {
    let text = text.trim();
    if let Some(level) = text.parse::<u8>().ok().filter(|level| *level <= 5) {
        return Ok((level, None));
    }
    let is_language = kind == SkillKind::Language;
    match find_cefr(text) {
        Some(cefr) if is_language => return Ok((cefr.level, Some(cefr.code))),
        Some(cefr) => {
            return Err(format!(
                "\"{text}\" is a level of languages, and this is no language; write 0 to 5 ({} would be {}), or give --kind language",
                cefr.code, cefr.level
            ));
        }
        None => {}
    }
    let named = levels::NAMES.iter().position(|name| Some(*name) == nearest(text, levels::NAMES));
    let guess = named.map_or_else(String::new, |level| format!("; {} is {level}", levels::NAMES[level]));
    let cefr =
        if is_language { format!(", or {} to {}", CEFR[0].code, CEFR[CEFR.len() - 1].code) } else { String::new() };
    Err(format!("\"{text}\" is not a level: write 0 (none) to 5 (expert){cefr}{guess}"))
}

/// What somebody at this level can do.
pub fn can_do(kind: SkillKind, level: u8) -> &'static str {
    levels::can_do(kind, i64::from(level)).unwrap_or_default()
}

/// `3 practitioner`; `not assessed` without one.
pub fn say_level(level: Option<u8>) -> String {
    match level {
        Some(level) => format!("{level} {}", levels::name(i64::from(level)).unwrap_or_default()),
        None => "not assessed".to_owned(),
    }
}

/// A small bar and the level beside it; nothing to draw without one.
pub fn bar(level: Option<u8>, look: &Look) -> String {
    match level {
        Some(level) => format!("{} {}", draw_bar(f64::from(level), CELLS as f64, CELLS, look), say_level(Some(level))),
        None => format!("{} not assessed", " ".repeat(CELLS)),
    }
}
