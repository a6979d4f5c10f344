//! `career`: a career planner for one person, in the terminal.
pub mod error;
#[macro_use]
pub mod record;
pub mod stages;
