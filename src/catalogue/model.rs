//! An occupation as everything above sees it: what is built in and what a release says, together.
use super::builtin::{self, Entry};
use super::code::Code;
use super::pay::Pay;
use super::release::{Official, Release};
use super::skills::Vocabulary;

/// The name of the catalogue that is built in, as `source` has it.
pub const BUILT_IN: &str = "built-in";

/// All occupations that are known.
#[derive(Debug)]
pub struct Catalogue {
    entries: &'static [Entry],
    /// The release that was imported, if one was.
    pub release: Option<Release>,
    /// The words for skills.
    pub vocabulary: &'static Vocabulary,
}

/// An occupation. Where both know something, the release goes first.
#[derive(Clone, Copy, Debug)]
pub struct Occupation<'c> {
    /// Its code.
    pub code: Code,
    /// What is built in.
    pub own: Option<&'c Entry>,
    /// What the release says.
    pub official: Option<&'c Official>,
    catalogue: &'c Catalogue,
}

impl Catalogue {
    /// What is built in, with a release or without one.
    pub fn new(release: Option<Release>) -> Catalogue {
        Catalogue { entries: builtin::all(), release, vocabulary: Vocabulary::built_in() }
    }

    /// The occupation with this code.
    pub fn get(&self, code: Code) -> Option<Occupation<'_>> {
        let own = self.entries.binary_search_by_key(&code, |entry| entry.code).ok().map(|at| &self.entries[at]);
        let official = self.release.as_ref().and_then(|release| release.get(code));
        (own.is_some() || official.is_some()).then_some(Occupation { code, own, official, catalogue: self })
    }

    /// All of them, by code.
    pub fn all(&self) -> Vec<Occupation<'_>> {
        let official = self.release.iter().flat_map(|release| &release.occupations).map(|one| one.code);
        let mut codes: Vec<Code> = self.entries.iter().map(|entry| entry.code).chain(official).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().filter_map(|code| self.get(code)).collect()
    }

    /// What is built in, by code.
    pub fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// The name of the release, or `built-in` where there is none.
    pub fn source(&self) -> &str {
        self.release.as_ref().map_or(BUILT_IN, |release| &release.name)
    }
}

impl<'c> Occupation<'c> {
    /// What it is called: by the release where it knows it.
    pub fn title(&self) -> &'c str {
        self.official.map(|one| one.title.as_str()).or(self.own.map(|own| own.title)).unwrap_or_default()
    }

    /// What it is in a sentence or two, in our own words where we have some.
    pub fn text(&self) -> &'c str {
        self.own.map(|own| own.text).or(self.official.map(|one| one.text.as_str())).unwrap_or_default()
    }

    /// Where it is from: the release's name if the release knows it, else `built-in`.
    pub fn source(&self) -> &'c str {
        self.official.map_or(BUILT_IN, |_| self.catalogue.source())
    }

    /// Preparation, 1 little to 5 extensive.
    pub fn zone(&self) -> Option<u8> {
        self.official.and_then(|one| one.zone).or(self.own.map(|own| own.zone))
    }

    /// How much the work consists of R, I, A, S, E, C, 1–7.
    pub fn interests(&self) -> Option<[f64; 6]> {
        self.official.and_then(|one| one.interests).or(self.own.map(|own| own.interests))
    }

    /// How much it gives of the six values, 1–7, in the order of [`Entry::values`].
    pub fn values(&self) -> Option<[f64; 6]> {
        self.official.and_then(|one| one.values).or(self.own.map(|own| own.values))
    }

    /// What it pays in the US.
    pub fn pay(&self) -> Option<Pay> {
        Pay::of(self.code)
    }

    /// The catalogue that it is from.
    pub fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }
}

/// How long one prepares, in words.
pub fn say_zone(zone: u8) -> &'static str {
    match zone {
        1 => "little preparation (days)",
        2 => "some preparation (months)",
        3 => "medium preparation (one or two years)",
        4 => "considerable preparation (years, often a degree)",
        _ => "extensive preparation (beyond a first degree)",
    }
}
