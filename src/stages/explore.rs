//! Stage 2, explore: roles that the person might hold, what they ask for, and what is missing.
pub mod asked;
pub mod differ;
pub mod families;
pub mod flip;
pub mod gap;
pub mod link;
pub mod matching;
pub mod model;
pub mod parts;
pub mod path;
pub mod reasons;
pub mod seeker;
pub mod sides;
pub mod steady;
pub mod steps;
