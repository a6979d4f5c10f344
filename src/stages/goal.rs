//! Stage 3, goal: what the person decided, why, by when, and how it goes.
pub mod checks;
pub mod confidence;
pub mod model;
pub mod order;
pub mod progress;
pub mod way;
