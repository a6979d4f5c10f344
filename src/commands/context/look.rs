//! How the two outputs look: width, plain text, colours, from the flags and the environment.
use crate::render::{ColorChoice, ColorSigns, Look, decide_color, style::Stream};
use crate::world::World;

/// Whether the environment asks for plain text.
pub(super) fn is_plain(world: &World) -> bool {
    world.var("CAREER_PLAIN").is_some_and(|value| value != "0") || world.var("TERM") == Some("dumb")
}

/// How a stream looks.
pub(super) fn look(world: &World, choice: ColorChoice, plain: bool, is_terminal: bool) -> Look {
    let signs = ColorSigns {
        no_color: world.var("NO_COLOR").map(str::to_owned),
        clicolor: world.var("CLICOLOR").map(str::to_owned),
        clicolor_force: world.var("CLICOLOR_FORCE").map(str::to_owned),
        term: world.var("TERM").map(str::to_owned),
    };
    let stream = match (plain, is_terminal) {
        (true, _) => Stream::Plain,
        (false, true) => Stream::Terminal,
        (false, false) => Stream::Other,
    };
    let width = world.var("COLUMNS").and_then(|columns| columns.parse().ok()).or(world.streams.width).unwrap_or(80);
    Look { width: width.clamp(20, 1000), plain, color: decide_color(choice, &signs, stream) }
}

/// How stderr looks before the flags are known.
pub fn error_look(world: &World) -> Look {
    look(world, ColorChoice::Auto, is_plain(world), world.streams.stderr)
}
