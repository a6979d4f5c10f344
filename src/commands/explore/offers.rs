//! What fits, made ready to be shown: by `explore match`, `career explore` and the first ten minutes.
use super::path::Ground;
use crate::catalogue::Catalogue;
use crate::commands::capitalize;
use crate::render::{Look, Role, clean, draw_heading, wrap};
use crate::stages::explore::families::{Family, Pick, Stand, Why, list_families, pick};
use crate::stages::explore::matching::{Fit, Ranking, rank};
use crate::stages::explore::path::list_moves;
use crate::stages::explore::reasons::Reasons;
use crate::stages::explore::seeker::Seeker;

/// From this level on one does something without help.
const ALONE: u8 = 3;

/// Where the person stands among occupations.
pub fn stand(catalogue: &Catalogue, seeker: &Seeker, today: chrono::NaiveDate) -> Stand {
    let occupations = seeker.occupations();
    let highest = seeker.highest_zone(catalogue, today);
    let known: Vec<_> = occupations.iter().copied().filter(|code| catalogue.get(*code).is_some()).collect();
    let moves = if known.is_empty() { Vec::new() } else { list_moves(&Ground::new(catalogue), &known, highest) };
    let known = seeker.known_skills(catalogue).into_iter();
    let can = known.filter(|(_, level)| *level >= Some(ALONE)).map(|(skill, _)| skill.name).collect();
    Stand { occupations, moves, highest, can }
}

/// All that fits.
pub fn rank_all<'c>(catalogue: &'c Catalogue, seeker: &Seeker) -> Ranking<'c> {
    rank(catalogue, seeker)
}

/// The families and the picks of a ranking.
pub fn offer<'r, 'c>(ranking: &'r Ranking<'c>, stand: &Stand) -> (Vec<Family<'r, 'c>>, Vec<Pick<'r, 'c>>) {
    let families = list_families(ranking, stand);
    let picks = pick(ranking, &families, stand);
    (families, picks)
}

/// The families and picks as text, each with its because and but.
pub fn draw(families: &[Family<'_, '_>], picks: &[Pick<'_, '_>], reasons: &Reasons<'_>, look: &Look) -> String {
    let mut text = draw_heading("Families of work", look);
    for (at, family) in families.iter().enumerate() {
        let names: Vec<String> = family.examples.iter().map(|fit| name(fit)).collect();
        let lead = format!("{}. {}: ", at + 1, capitalize(family.name));
        text.push_str(&hang(&format!("{lead}{}", names.join(", ")), 3, look));
        if let Some(first) = family.examples.first() {
            text.push_str(&reason("because", &reasons.because(first), look));
            text.push_str(&reason("but", &reasons.but(first), look));
        }
    }
    if !picks.is_empty() {
        text.push_str(&format!("\n{}", draw_heading("And a few to look at twice", look)));
    }
    for pick in picks {
        // Of somebody else's skills it would be untrue.
        let is_elsewhere = pick.why == Why::Outside && reasons.used(&pick.fit.occupation).is_empty();
        let why = if is_elsewhere { "from outside of these families" } else { pick.why.says() };
        let line = format!("{}: {} ({})", capitalize(why), name(pick.fit), pick.fit.occupation.code);
        text.push_str(&hang(&line, 3, look));
        text.push_str(&reason("because", &reasons.because(pick.fit), look));
        text.push_str(&reason("but", &reasons.but(pick.fit), look));
    }
    text
}

/// What an occupation is called in a list: in our own words where we have some.
pub fn name(fit: &Fit<'_>) -> String {
    let occupation = &fit.occupation;
    let title = occupation.own.map_or(occupation.title(), |own| own.title);
    let mark = if fit.sounds == Some(crate::stages::explore::model::Sounds::Yes) { " (sounds like you)" } else { "" };
    format!("{}{mark}", clean(title))
}

fn reason(word: &str, text: &str, look: &Look) -> String {
    let painted = look.paint(Role::Dim, word);
    hang_painted(&format!("   {word} {}", clean(text)), word, &painted, look)
}

fn hang(text: &str, indent: usize, look: &Look) -> String {
    let lines = wrap(text, look.width.min(100).saturating_sub(indent));
    let lines = lines
        .iter()
        .enumerate()
        .map(|(at, line)| if at == 0 { format!("{line}\n") } else { format!("{}{line}\n", " ".repeat(indent)) });
    lines.collect()
}

fn hang_painted(text: &str, word: &str, painted: &str, look: &Look) -> String {
    let indent = 3 + word.len() + 1;
    let lines = wrap(text.trim_start(), look.width.min(100).saturating_sub(indent));
    let lines = lines.iter().enumerate().map(|(at, line)| {
        if at == 0 {
            format!("   {}\n", line.replacen(word, painted, 1))
        } else {
            format!("{}{line}\n", " ".repeat(indent))
        }
    });
    lines.collect()
}
