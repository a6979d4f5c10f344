//! A release as its tables have it, in memory between reading and writing it down compactly.
//!
//! Only the import makes one; what is worked out from it once (which occupations are near each
//! other, see [`similarity`](super::super::similarity)) needs all titles, activities and tasks,
//! which no later command does.
use super::{Element, Official};

/// All that was read of a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw {
    /// The skills that it rates, in the order of their ids.
    pub skills: Vec<Element>,
    /// The areas of knowledge that it rates, in the order of their ids.
    pub knowledge: Vec<Element>,
    /// By code, each code once.
    pub occupations: Vec<RawOccupation>,
}

/// An occupation with everything that the tables say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawOccupation {
    /// Title, description, preparation, interests, values, ratings and the release's own related
    /// occupations; [`near`](Official::near) is still empty.
    pub official: Official,
    /// Alternate titles, then reported ones; none twice, and not the occupation's own.
    pub titles: Vec<String>,
    /// Detailed work activities, as numbers that mean the same in every occupation of this release
    /// and nothing else; ascending, none twice.
    pub activities: Vec<u32>,
    /// The statements of its tasks, the core ones first.
    pub tasks: Vec<String>,
    /// Software and machines in use, the ones in demand first.
    pub tools: Vec<String>,
}
