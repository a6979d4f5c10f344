//! How what others say lies beside one's own levels, over all skills: how many ratings are higher,
//! the same and lower, and by how much the one in the middle differs.
//!
//! Neither side is the truth: own ratings and those of superiors agree only at about r = .22, so
//! it is said that they differ, and in which direction, and never who is right. Levels are ordered
//! words and no measures, so they are not averaged: the lower median stands for them.
//!
//! Worked example: own levels SQL 3 and teaching 2; SQL is rated 3 and 4, teaching 3, 3 and 1. The
//! differences are 0, 1, 1, 1 and −1: of five, three are higher, one is the same, one is lower,
//! and the middle one is one level higher.
use chrono::NaiveDate;

use super::model::Skill;
use super::proof::{DIFFERENCE_PEOPLE, latest_by_others};
use super::trail::Trail;

/// What others say beside one's own levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many ratings: the latest by each other person of each skill that one has rated too.
    pub ratings: usize,
    /// Of how many skills.
    pub skills: usize,
    /// How many are above one's own level.
    pub higher: usize,
    /// How many are the same.
    pub same: usize,
    /// How many are below it.
    pub lower: usize,
    /// The lower median of rating − own level; 0 where there is none.
    pub middle: i8,
}

impl Difference {
    /// Whether there are enough ratings to say anything: five.
    pub fn is_enough(&self) -> bool {
        self.ratings >= DIFFERENCE_PEOPLE
    }

    /// Whether there are enough, and the middle one is another level than one's own.
    pub fn differs(&self) -> bool {
        self.is_enough() && self.middle != 0
    }
}

/// Sets what others say of these skills beside one's own levels.
pub fn compare_with_others<'a>(
    skills: impl IntoIterator<Item = &'a Skill>,
    trail: &Trail<'a>,
    today: NaiveDate,
) -> Difference {
    let mut found = Difference::default();
    let mut differences: Vec<i8> = Vec::new();
    for skill in skills {
        let own = skill.rating.iter().filter(|rating| rating.by.is_own() && rating.date <= today);
        let Some(own) = own.max_by_key(|rating| rating.date) else { continue };
        let others = latest_by_others(skill, trail, today);
        found.skills += usize::from(!others.is_empty());
        differences.extend(
            others.iter().map(|one| i8::try_from(one.level).unwrap_or(5) - i8::try_from(own.level).unwrap_or(5)),
        );
    }
    differences.sort_unstable();
    found.ratings = differences.len();
    found.higher = differences.iter().filter(|one| **one > 0).count();
    found.same = differences.iter().filter(|one| **one == 0).count();
    found.lower = differences.iter().filter(|one| **one < 0).count();
    found.middle = differences.get(differences.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    found
}
