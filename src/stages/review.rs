//! Stage 6, review: what went well, what moved, what to change, and what comes next; with the log,
//! the people and the feedback that it looks back on.
pub mod agenda;
pub mod asking;
pub mod book;
pub mod circle;
pub mod diff;
pub mod feeling;
pub mod late;
pub mod log;
pub mod model;
pub mod moved;
pub mod open;
pub mod ops;
pub mod papers;
pub mod people;
pub mod period;
pub mod silence;
pub mod snapshot;
pub mod trends;
