//! `career`: a career planner for one person, in the terminal.
pub mod error;
pub mod record;
pub mod store;
