//! The six stages: the domain, pure. Nothing here reads a file, a clock or a terminal.
pub mod plan;
