//! Stage 6, review: what went well, what moved, what to change, and what comes next; with the log,
//! the people and the feedback that it looks back on.
pub mod log;
pub mod model;
pub mod people;
