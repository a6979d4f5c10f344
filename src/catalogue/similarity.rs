//! Placeholder until the measure of likeness is merged.
use super::release::raw::Raw;

/// Which occupations of a release are near each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// For every occupation of [`Raw::occupations`], in their order: the positions of the most alike
    /// ones with their similarity, the nearest first.
    pub near: Vec<Vec<(usize, f64)>>,
    /// The similarity above which a move counts as viable.
    pub viable: f64,
}

/// Works out which occupations are near each other.
pub fn relate(raw: &Raw) -> Relations {
    Relations { near: vec![Vec::new(); raw.occupations.len()], viable: 0.42 }
}
