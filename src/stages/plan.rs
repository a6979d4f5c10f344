//! Stage 5, plan: the steps, and the roadmap that fits them into the hours there are.
pub mod schedule;
