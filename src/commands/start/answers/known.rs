//! What the catalogue knows of the answers: the titles that are near what was typed, and the skills to
//! tick for the one that was chosen. Looked up once for what was typed, since questions are put
//! together often.
use super::Answers;
use crate::catalogue::search::{find_in, search_titles};
use crate::catalogue::{CatalogueSkill, Code, Occupation};
use crate::stages::assess::items::tick_list::TickSkill;
use crate::stages::assess::model::SkillKind;

/// How many known titles are offered.
const TITLES: usize = 6;
/// How many parts of what was written are looked up beside the whole.
const PARTS: usize = 3;
/// How well a known title has to fit to be offered.
const NEAR_TITLE: f64 = 0.5;

impl Answers {
    /// The known titles that are nearest to what was typed under a key.
    pub fn known_titles(&self, key: &str) -> Vec<Occupation<'_>> {
        let Some(text) = self.text(key) else {
            return Vec::new();
        };
        self.remember(format!("titles {text}"), || self.look_up(text))
    }

    /// What was worked out from these answers before, else what is worked out now.
    pub fn remember(&self, key: String, find: impl FnOnce() -> Vec<Code>) -> Vec<Occupation<'_>> {
        if !self.found.borrow().contains_key(&key) {
            let found = find();
            self.found.borrow_mut().insert(key.clone(), found);
        }
        let found = self.found.borrow();
        found.get(&key).into_iter().flatten().filter_map(|code| self.catalogue.get(*code)).collect()
    }

    /// What ideas rest on: what one does, can and likes.
    pub fn basis(&self) -> String {
        let is_basis = |key: &&String| {
            key.starts_with("interest-")
                || ["occupation", "can", "can-other", "own", "asked", "less"].contains(&key.as_str())
        };
        let all =
            self.given.keys().filter(is_basis).map(|key| format!("{key} {:?} {:?}\n", self.text(key), self.list(key)));
        all.collect()
    }

    fn look_up(&self, text: &str) -> Vec<Code> {
        let mut found: Vec<Code> = find_in(&self.catalogue, text).into_iter().map(|one| one.code).collect();
        // What people write of themselves has more than a title in it: "Staff nurse, nights mostly".
        let parts = text.split([',', ';', '.', '(']).take(PARTS).filter(|part| *part != text);
        for part in std::iter::once(text).chain(parts) {
            for hit in search_titles(&self.catalogue, part).into_iter().filter(|hit| hit.score >= NEAR_TITLE) {
                if !found.contains(&hit.occupation.code) {
                    found.push(hit.occupation.code);
                }
            }
        }
        found.truncate(TITLES);
        found
    }

    /// The skills of the first list to tick: those of the occupation that was chosen, else those of
    /// the list that was picked by the person's own words.
    pub fn first_list(&self) -> Vec<TickSkill> {
        let of_occupation = self.occupation("occupation").and_then(|one| one.own).map(|own| {
            let known = own.skill_names().filter_map(|name| self.catalogue.vocabulary.find(name));
            known.filter_map(as_tick).collect::<Vec<_>>()
        });
        of_occupation.filter(|list| !list.is_empty()).unwrap_or_else(|| self.picked().skills.to_vec())
    }

    /// The name of the first list.
    pub fn first_list_name(&self) -> String {
        let of_occupation = self.occupation("occupation").filter(|one| one.own.is_some());
        of_occupation.map_or_else(|| self.picked().name.to_owned(), |one| one.title().to_lowercase())
    }
}

/// A skill of the catalogue as one to tick.
pub(super) fn as_tick(skill: &CatalogueSkill) -> Option<TickSkill> {
    let kind = SkillKind::ALL.iter().copied().find(|kind| kind.key() == skill.kind)?;
    Some(TickSkill { name: skill.name, kind, can: skill.can })
}
