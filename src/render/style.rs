//! Colours: whether a stream has them, and which one a role gets.
//!
//! A colour never stands alone; the word or the sign that it stresses says the same.
use anstyle::{AnsiColor, Style};

/// What `--color` was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// Colours on a terminal that has them, unless the environment says otherwise.
    #[default]
    Auto,
    /// Colours always.
    Always,
    /// Never.
    Never,
}

/// The signs from the environment that speak of colours, as they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColorSigns {
    /// `NO_COLOR`: any text but the empty one means none (no-color.org).
    pub no_color: Option<String>,
    /// `CLICOLOR`: `0` means none.
    pub clicolor: Option<String>,
    /// `CLICOLOR_FORCE`: anything but empty and `0` means colours, terminal or not.
    pub clicolor_force: Option<String>,
    /// `TERM`: `dumb` means none.
    pub term: Option<String>,
}

/// Whether a stream is written in colours. The flag wins over everything, `NO_COLOR` and `--plain`
/// over `CLICOLOR_FORCE`, and without any sign the stream has to be a terminal.
pub fn decide_color(choice: ColorChoice, signs: &ColorSigns, stream: Stream) -> bool {
    let has_text = |sign: &Option<String>| sign.as_deref().is_some_and(|text| !text.is_empty());
    let is_forced = has_text(&signs.clicolor_force) && signs.clicolor_force.as_deref() != Some("0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if has_text(&signs.no_color) || stream == Stream::Plain => false,
        ColorChoice::Auto => is_forced || is_colorful(signs, stream),
    }
}

fn is_colorful(signs: &ColorSigns, stream: Stream) -> bool {
    stream == Stream::Terminal && signs.clicolor.as_deref() != Some("0") && signs.term.as_deref() != Some("dumb")
}

/// What a stream is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// A terminal.
    Terminal,
    /// A file or a pipe.
    Other,
    /// Anything, but `--plain` was asked for: colours only by `--color always`.
    Plain,
}

/// What a piece of text is there for; decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading, the header of a table.
    Heading,
    /// What stands back: units, hints, dates far off.
    Dim,
    /// Done, met, fits.
    Good,
    /// Late, missing, does not fit.
    Warn,
    /// What to look at: the answer given, a command to type.
    Accent,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 5] = [Role::Heading, Role::Dim, Role::Good, Role::Warn, Role::Accent];

    /// The colours of this role. Only the sixteen that a terminal lets its owner choose, so that
    /// they are readable on any background.
    pub fn style(self) -> Style {
        match self {
            Role::Heading => Style::new().bold(),
            Role::Dim => Style::new().dimmed(),
            Role::Good => AnsiColor::Green.on_default(),
            Role::Warn => AnsiColor::Yellow.on_default(),
            Role::Accent => AnsiColor::Cyan.on_default(),
        }
    }
}
