//! The domain, stage by stage: types, one function a verb, and the computations under their names.
//!
//! Nothing here does I/O or reads a clock: today is always the last argument.
pub mod assess;
pub mod chance;
pub mod explore;
pub mod goal;
pub mod here;
pub mod learn;
pub mod plan;
pub mod review;
pub mod words;
