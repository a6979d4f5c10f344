//! Stage 4, learn: courses, books, practice, shadowing and tasks above one's level.
pub mod budget;
pub mod guess;
pub mod model;
pub mod pace;
