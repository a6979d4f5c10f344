//! Lists of skills to tick: "which of these could you do without help?"
//!
//! A list is picked by words in what the person says they do. It claims to know neither the trade
//! nor the person: it is a beginning that can be changed for any other, and the general list,
//! which counts unpaid work, stands in wherever no word is known.
use crate::stages::assess::model::SkillKind;
use situations::SITUATIONS;

mod general;
mod shared;
mod situations;

/// A skill to tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TickSkill {
    /// Its name, from which the skill's id is made.
    pub name: &'static str,
    /// Its kind.
    pub kind: SkillKind,
    /// What one could do without help, beginning with a verb.
    pub can: &'static str,
}

/// A list of skills for a common situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// What the list is called: `care and nursing`.
    pub name: &'static str,
    /// What the person may call themselves. These count most, since a cleaner in a school is a
    /// cleaner.
    titles: &'static [&'static str],
    /// Places and subjects. They count where no title is found.
    places: &'static [&'static str],
    /// Circumstances beside any trade (looking for work). They count where nothing else is found.
    circumstances: &'static [&'static str],
    /// The skills, the commonest first.
    pub skills: &'static [TickSkill],
}

/// A list that was picked, and by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The list's name; `general` for the general one.
    pub name: &'static str,
    /// The words in the answer that it was picked by; `None` for the general list.
    pub by: Option<&'static str>,
    /// The skills.
    pub skills: &'static [TickSkill],
}

/// The general list of 40 skills.
pub fn general() -> &'static [TickSkill] {
    &general::GENERAL
}

/// The twelve situations that have a list of their own.
pub fn situations() -> &'static [Situation] {
    &SITUATIONS
}

/// Every skill of every list; those that stand in several come several times, always alike.
pub fn every() -> impl Iterator<Item = &'static TickSkill> {
    general().iter().chain(SITUATIONS.iter().flat_map(|situation| situation.skills))
}

/// The skill of this name, in any list.
pub fn find(name: &str) -> Option<&'static TickSkill> {
    every().find(|skill| skill.name.eq_ignore_ascii_case(name.trim()))
}

/// The skills to tick for what the person says they do, else the general ones.
pub fn tick_list(words: &str) -> &'static [TickSkill] {
    pick(words).skills
}

/// The list for what the person says they do. Titles count before places, places before
/// circumstances, longer phrases before shorter, and what is said first before what follows.
///
/// ```
/// use career::stages::assess::items::tick_list::pick;
/// let picked = pick("Staff nurse, nights mostly");
/// assert_eq!((picked.name, picked.by), ("care and nursing", Some("nurse")));
/// assert_eq!(pick("").name, "general");
/// ```
pub fn pick(words: &str) -> Picked {
    let said = split_words(words);
    let mut best: Option<(usize, usize, usize, Picked)> = None;
    for situation in &SITUATIONS {
        let ranks = [situation.titles, situation.places, situation.circumstances];
        for (rank, phrases) in ranks.into_iter().enumerate() {
            for phrase in phrases {
                let sought: Vec<&str> = phrase.split(' ').collect();
                let Some(place) = said.windows(sought.len()).position(|w| is_match(w, &sought)) else {
                    continue;
                };
                let order = (rank, usize::MAX - sought.len(), place);
                if best.as_ref().is_none_or(|b| order < (b.0, b.1, b.2)) {
                    let (name, skills) = (situation.name, situation.skills);
                    let picked = Picked { name, by: Some(phrase), skills };
                    best = Some((order.0, order.1, order.2, picked));
                }
            }
        }
    }
    best.map_or(Picked { name: "general", by: None, skills: general() }, |b| b.3)
}

/// Lower-case words; anything but letters and digits separates them, apostrophes vanish.
fn split_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect()
}

/// Whether the words are those that are sought, the last one perhaps in the plural.
fn is_match(said: &[String], sought: &[&str]) -> bool {
    let last = sought.len() - 1;
    said.iter()
        .zip(sought)
        .enumerate()
        .all(|(i, (said, sought))| said == sought || (i == last && said.strip_suffix('s') == Some(*sought)))
}
