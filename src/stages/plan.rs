//! Stage 5, plan: steps, what must come before, and when they fit into the hours there are.
pub mod forecast;
pub mod limits;
pub mod model;
pub mod order;
pub mod roadmap;
pub mod schedule;
pub mod suggest;
pub mod transition;
pub mod week;
pub mod whatif;
