//! The characters of the picture, and those for plain text.
use super::Kind;

/// One character for each thing that is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    fills: [(char, char); 3],
    pub slack: char,
    pub due: char,
    pub before: char,
    pub beyond: char,
    pub today: char,
    pub away: char,
    pub grid: char,
}

/// Ends a bar that is late.
pub(super) const LATE: char = '!';
/// Stands before a critical bar.
pub(super) const CRITICAL: char = '*';
/// The day by which it is done in half of all cases.
pub(super) const HALF: char = '5';
/// The day by which it is done in four cases out of five.
pub(super) const MOST: char = '8';

const DRAWN: Signs = Signs {
    fills: [('▄', '█'), ('▒', '▓'), ('╌', '╍')],
    slack: '·',
    due: '◆',
    before: '‹',
    beyond: '›',
    today: '│',
    away: '░',
    grid: '┊',
};
const PLAIN: Signs = Signs {
    fills: [('=', '#'), ('+', '%'), ('-', '~')],
    slack: '.',
    due: 'D',
    before: '<',
    beyond: '>',
    today: '|',
    away: 'x',
    grid: ' ',
};

impl Signs {
    /// The signs for the look.
    pub fn of(plain: bool) -> Signs {
        if plain { PLAIN } else { DRAWN }
    }

    /// What a bar is made of; the heavier form where it is critical.
    pub fn fill(&self, kind: Kind, is_critical: bool) -> char {
        let (light, heavy) = match kind {
            Kind::Own => self.fills[0],
            Kind::Paid => self.fills[1],
            Kind::Wait => self.fills[2],
        };
        if is_critical { heavy } else { light }
    }
}
