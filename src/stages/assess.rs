//! Stage 1, assess: what the person has done, can do, likes, wants and will not do.
pub mod model;
