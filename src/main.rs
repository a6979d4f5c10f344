//! The binary: builds the world once, runs, and turns the outcome into an exit code.
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(career::run(&mut career::world::World::os()))
}
