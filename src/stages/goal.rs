//! Stage 3, goal: what the person decided, why, by when, and how it goes.
pub mod model;
