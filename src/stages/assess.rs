//! Stage 1, assess: what the person has done, can do, likes, wants and will not do.
pub mod model;
//! Stage 1, assess: what is asked of the person, and what their answers come to.
pub mod answers;
pub mod interests;
pub mod items;
pub mod values;
