//! Twelve short lists for common situations, and the words by which they are picked.
//!
//! The words are what people write about themselves, in English, and may name what our own texts
//! do not (`waitress`, `housewife`).
use super::{Situation, TickSkill};

mod desk;
mod home;
mod people;
mod trades;

const fn situation(
    name: &'static str,
    titles: &'static [&'static str],
    places: &'static [&'static str],
    circumstances: &'static [&'static str],
    skills: &'static [TickSkill],
) -> Situation {
    Situation { name, titles, places, circumstances, skills }
}

pub(super) const SITUATIONS: [Situation; 12] = [
    people::CARE,
    people::SHOP,
    desk::OFFICE,
    desk::SOFTWARE,
    people::TEACHING_WORK,
    people::KITCHEN,
    trades::DRIVING,
    trades::BUILDING,
    trades::CLEANING_WORK,
    trades::MACHINES,
    home::FAMILY,
    home::LOOKING,
];
