//! The six stages: what a person's data mean, without files, screens or clocks.
pub mod assess;
