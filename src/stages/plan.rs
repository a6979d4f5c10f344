//! Stage 5, plan: steps, what must come before, and when they fit into the hours there are.
pub mod model;
//! Stage 5, plan: the steps, and the roadmap that fits them into the hours there are.
pub mod schedule;
