//! Stage 1, assess: what the person has done, can do, likes, wants and will not do.
pub mod answers;
pub mod better;
pub mod differ;
pub mod energy;
pub mod interests;
pub mod items;
pub mod model;
pub mod ops;
pub mod past;
pub mod proof;
pub mod rather;
pub mod suggest;
pub mod trail;
pub mod values;
pub mod view;
