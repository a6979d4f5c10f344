//! The words in which the catalogue that is built in speaks of skills: some 300 of them, each with
//! other names that people use and the elements of O*NET's content model that it belongs to.
use std::sync::OnceLock;

use super::builtin::{Lines, SKILLS};

/// A skill that the catalogue knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueSkill {
    /// Its name: `Wound care`.
    pub name: &'static str,
    /// Its kind, as a skill's `kind` has it: technical, soft, language, field, tool.
    pub kind: &'static str,
    /// The ids of the elements of O*NET's content model that it belongs to: `2.C.5.a`.
    pub elements: Vec<&'static str>,
    /// What one can do who has it, beginning with a verb.
    pub can: &'static str,
    /// Other names.
    pub also: Vec<&'static str>,
}

/// All skills that the catalogue knows, by name.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    skills: Vec<CatalogueSkill>,
}

impl Vocabulary {
    /// What is built in; read once, when it is first asked for.
    pub fn built_in() -> &'static Vocabulary {
        static ALL: OnceLock<Vocabulary> = OnceLock::new();
        ALL.get_or_init(Vocabulary::read)
    }

    fn read() -> Vocabulary {
        let skills = Lines::of(SKILLS).filter_map(|line| {
            let mut parts = line.split(" | ").map(str::trim);
            Some(CatalogueSkill {
                name: parts.next()?,
                kind: parts.next()?,
                elements: parts.next()?.split(' ').collect(),
                can: parts.next()?,
                also: parts.next()?.split("; ").collect(),
            })
        });
        Vocabulary { skills: skills.collect() }
    }

    /// All of them, in the order of their names.
    pub fn all(&self) -> &[CatalogueSkill] {
        &self.skills
    }

    /// The position of the skill of this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        // The text stands in the order of the names; a test keeps it so.
        self.skills.binary_search_by(|skill| skill.name.cmp(name)).ok()
    }

    /// The skill of this name or other name, capitals apart.
    pub fn find(&self, name: &str) -> Option<&CatalogueSkill> {
        let sought = name.trim();
        let is = |one: &str| one.eq_ignore_ascii_case(sought);
        self.skills
            .iter()
            .find(|skill| is(skill.name))
            .or_else(|| self.skills.iter().find(|skill| skill.also.iter().any(|other| is(other))))
    }
}
