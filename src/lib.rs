//! `career`: a career planner for one person, in the terminal.
//!
//! The modules in reading order: what a record is, the catalogue of occupations, the stages (pure), the store, the terminal,
//! what views look like on a terminal and in files, and the commands that bring them together.
pub mod error;
#[macro_use]
pub mod record;
pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod dates;
pub mod export;
pub mod render;
pub mod stages;
pub mod store;
pub mod term;
pub mod world;

/// Runs the program in a world and gives its exit code.
pub fn run(world: &mut world::World) -> u8 {
    cli::run(world)
}
