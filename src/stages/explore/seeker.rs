//! The person, as far as occupations are compared with them.
use chrono::NaiveDate;

use super::link::{Link, link};
use super::model::{Role, Sounds, Verdict};
use crate::catalogue::{Catalogue, CatalogueSkill, Code};
use crate::stages::assess::interests::{Answers, FLAT_PERCENT, Scores};
use crate::stages::assess::items::interests::Form;
use crate::stages::assess::model::{
    Credential, Education, Interests, Position, Preferences, Profile, Skill, ValuesRecord,
};
use crate::stages::assess::ops::read_choices;
use crate::stages::assess::past::find_education;
use crate::stages::assess::rather::{Choices, lean};

/// What is known of the person.
#[derive(Clone, Debug, Default)]
pub struct Seeker {
    /// Who they are.
    pub profile: Profile,
    /// What they have done.
    pub positions: Vec<Position>,
    /// Their papers.
    pub credentials: Vec<Credential>,
    /// What they can.
    pub skills: Vec<Skill>,
    /// Interests, newest last.
    pub interests: Vec<Interests>,
    /// Values, newest last.
    pub values: Vec<ValuesRecord>,
    /// What they want and will not do.
    pub preferences: Option<Preferences>,
    /// Roles that they have in mind.
    pub roles: Vec<Role>,
    /// What sounded like them, in the order in which it was said.
    pub verdicts: Vec<Verdict>,
}

impl Seeker {
    /// Their newest interest record that says something.
    pub fn newest_interests(&self) -> Option<&Interests> {
        self.interests.iter().rev().find(|one| one.scores.is_some() || one.answers.is_some())
    }

    /// The scores of the newest record.
    pub fn scores(&self) -> Option<Scores> {
        let newest = self.newest_interests()?;
        let form = if newest.form == Some(60) { Form::Sixty } else { Form::Thirty };
        match &newest.scores {
            Some(of) => {
                let number = |score: Option<u32>| score.and_then(|score| u8::try_from(score).ok());
                Some(Scores::new(form, [of.r, of.i, of.a, of.s, of.e, of.c].map(number)))
            }
            None => Some(crate::stages::assess::interests::score(&self.answers()?)),
        }
    }

    /// The answers of the newest record, where they were kept.
    pub fn answers(&self) -> Option<Answers> {
        Answers::parse_any(self.newest_interests()?.answers.as_deref()?).ok()
    }

    /// Which of two they would rather do, where the newest record has it.
    pub fn choices(&self) -> Option<Choices> {
        read_choices(self.newest_interests()?)
    }

    /// What is said of the six scores where those choices moved them; else nothing.
    pub fn say_choices(&self) -> &'static str {
        let moved = self.choices().is_some_and(|choices| choices.have_order());
        if moved { " (moved by which of two you would rather do)" } else { "" }
    }

    /// The six scores as numbers, with which of two they would rather do, where every type has one.
    pub fn interest_profile(&self) -> Option<[f64; 6]> {
        lean(&self.scores()?, self.choices().as_ref())
    }

    /// Whether the six lie so close together that they have no order.
    pub fn is_flat(&self) -> bool {
        let Some(scores) = self.scores() else {
            return false;
        };
        let Some(six) = self.interest_profile() else {
            return scores.is_flat();
        };
        let (high, low) = (six.iter().copied().fold(f64::MIN, f64::max), six.iter().copied().fold(f64::MAX, f64::min));
        (high - low) * 100.0 < f64::from(scores.form.range()) * f64::from(FLAT_PERCENT)
    }

    /// How much each of the six values matters, 1–5, in the catalogue's order, where all are known.
    pub fn wanted_values(&self) -> Option<[f64; 6]> {
        let of = self.values.iter().rev().find_map(|one| one.wanted.as_ref())?;
        Some([
            of.achievement?,
            of.independence?,
            of.recognition?,
            of.relationships?,
            of.support?,
            of.working_conditions?,
        ])
    }

    /// The occupations that they have or had: today's first, then the others, each once.
    pub fn occupations(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = self.profile.occupation.as_deref().and_then(Code::parse).into_iter().collect();
        let mut positions: Vec<&Position> = self.positions.iter().collect();
        // What still goes on comes first, then what ended last.
        positions.sort_by_key(|one| std::cmp::Reverse(one.to.unwrap_or(NaiveDate::MAX)));
        codes.extend(positions.iter().filter_map(|one| Code::parse(one.occupation.as_deref()?)));
        let mut found = Vec::new();
        for code in codes {
            if !found.contains(&code) {
                found.push(code);
            }
        }
        found
    }

    /// The most preparation that anything they did or hold stands for, as a job zone; `None` where
    /// nothing is known of it.
    pub fn highest_zone(&self, catalogue: &Catalogue, today: NaiveDate) -> Option<u8> {
        let done = self.occupations().into_iter().filter_map(|code| catalogue.get(code)?.zone());
        let held = find_education(&self.credentials, today).map(|level| match level {
            Education::School => 2,
            Education::Vocational => 3,
            Education::Bachelor => 4,
            Education::Master | Education::Doctorate => 5,
        });
        done.chain(held).max()
    }

    /// Their skills that the catalogue knows, with the level of those that are assessed.
    pub fn known_skills<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c CatalogueSkill, Option<u8>)> {
        self.skills
            .iter()
            .filter_map(|skill| match link(skill, catalogue.vocabulary) {
                Link::Sure(known) => Some((known, skill.level())),
                _ => None,
            })
            .collect()
    }

    /// The elements of a release that assessed skills of theirs were said to be, with the level.
    pub fn known_elements(&self, catalogue: &Catalogue) -> Vec<(String, u8)> {
        self.skills
            .iter()
            .filter_map(|skill| match link(skill, catalogue.vocabulary) {
                Link::Element(id) => Some((id, skill.level()?)),
                _ => None,
            })
            .collect()
    }

    /// What was last said of an occupation.
    pub fn verdict(&self, code: Code) -> Option<Sounds> {
        let is_of = |one: &&Verdict| Code::parse(&one.occupation) == Some(code);
        self.verdicts.iter().rev().find(is_of).map(|one| one.answer)
    }
}
