//! Level against wish, in four fields: what one is good at and gladly does, what one is good at and
//! would rather not do, what one would gladly do and cannot yet, and what can be left.
//!
//! The line between the levels lies under 3: from there on the usual tasks go without help. What
//! is *fine* as it is lies in none of the fields, and neither does what was never rated or never
//! wished about: nothing is guessed. The fields are questions to oneself, no advice.
use std::cmp::Reverse;

use super::model::Skill;

/// From this level on, the usual tasks go without help.
pub const ALONE: u8 = 3;

/// A field of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Good at it, and would do more.
    MoreOf,
    /// Good at it, and would rather do less.
    HandOver,
    /// Not there yet, and would do more.
    Learn,
    /// Not there yet, and would rather do less.
    Leave,
}

impl Field {
    /// The four fields, what one is good at first.
    pub const ALL: [Field; 4] = [Field::MoreOf, Field::HandOver, Field::Learn, Field::Leave];

    /// The key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Field::MoreOf => "more_of",
            Field::HandOver => "hand_over",
            Field::Learn => "learn",
            Field::Leave => "leave",
        }
    }

    /// What stands over it.
    pub fn says(self) -> &'static str {
        match self {
            Field::MoreOf => "Good at it, and gladly: more of it?",
            Field::HandOver => "Good at it, would rather not: hand over?",
            Field::Learn => "Not yet, and gladly: learn it?",
            Field::Leave => "Not yet, and would rather not: leave it?",
        }
    }
}

/// The skills by field, each from the highest level to the lowest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnergyMap<'a> {
    /// Good at it, and would do more.
    pub more_of: Vec<&'a Skill>,
    /// Good at it, and would rather do less.
    pub hand_over: Vec<&'a Skill>,
    /// Not there yet, and would do more.
    pub learn: Vec<&'a Skill>,
    /// Not there yet, and would rather do less.
    pub leave: Vec<&'a Skill>,
    /// Fine as it is.
    pub fine: Vec<&'a Skill>,
    /// Without a level, or without a wish.
    pub open: Vec<&'a Skill>,
}

impl<'a> EnergyMap<'a> {
    /// The skills of a field.
    pub fn field(&self, field: Field) -> &[&'a Skill] {
        match field {
            Field::MoreOf => &self.more_of,
            Field::HandOver => &self.hand_over,
            Field::Learn => &self.learn,
            Field::Leave => &self.leave,
        }
    }

    /// Whether no field holds anything.
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.field(*field).is_empty())
    }
}

/// Puts the skills into their fields.
pub fn map_energy(skills: &[Skill]) -> EnergyMap<'_> {
    let mut ordered: Vec<&Skill> = skills.iter().collect();
    ordered.sort_by_cached_key(|skill| (Reverse(skill.level()), skill.name.to_lowercase()));
    let mut map = EnergyMap::default();
    for skill in ordered {
        let list = match (skill.level(), skill.desire) {
            (None, _) | (_, None) => &mut map.open,
            (Some(ALONE..), Some(3)) => &mut map.more_of,
            (Some(ALONE..), Some(1)) => &mut map.hand_over,
            (Some(_), Some(3)) => &mut map.learn,
            (Some(_), Some(1)) => &mut map.leave,
            _ => &mut map.fine,
        };
        list.push(skill);
    }
    map
}
