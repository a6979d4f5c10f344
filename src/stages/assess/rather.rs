//! Which of two: fifteen choices that put six kinds of interest in order where answers on
//! statements do not (a flat profile, or an unsteady list).
//!
//! Every kind meets every other one once, in the second settings of its statements, which 30
//! statements do not ask about. A kind's *wins* are the choices that it won, a skipped one counting
//! half; the mean is 2.5 of 5. Choices that have an order hold no circles of three (A over B, B over
//! C, C over A): d = 27.5 − Σ wins² ÷ 2 of them, at most 8 (Kendall and Babington Smith 1940). With
//! more than [`MOST_CIRCLES`] the choices have no order to go by and move nothing: of choices made
//! by tossing a coin 12 in 100 have as few. With an order, each kind's score moves by
//! (wins − 2.5) × range ÷ 10: by a quarter of the range at most.
//!
//! Worked example: R wins all five, I four, A three, S two, E one, C none: Σ wins² = 55, so d = 0,
//! and of a range of 20 the scores move by +5, +3, +1, −1, −3, −5.
use super::answers::read_digits;
use super::interests::Scores;
use super::items::interests::{Form, Interest, form};
use crate::error::Result;

/// More circles of three than these, and the choices have no order.
pub const MOST_CIRCLES: f64 = 2.0;
/// More skipped choices than these, and too little is known.
const MOST_SKIPPED: usize = 3;

/// Which kinds meet, in the order of the questions: five rounds in which each kind stands once, and
/// each about as often first as second.
const MEETINGS: [(usize, usize); 15] = [
    (0, 5),
    (1, 4),
    (2, 3),
    (4, 0),
    (5, 3),
    (1, 2),
    (0, 3),
    (4, 2),
    (5, 1),
    (2, 0),
    (3, 1),
    (4, 5),
    (0, 1),
    (2, 5),
    (3, 4),
];

/// How many choices there are.
pub const COUNT: usize = MEETINGS.len();

/// One choice: two activities and the kinds that they count for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The kind of the first.
    pub first: Interest,
    /// The kind of the second.
    pub second: Interest,
    /// What the first is: `move heavy loads with a crane`.
    pub texts: [&'static str; 2],
}

/// The choices, in the order of the questions.
pub fn pairs() -> Vec<Pair> {
    let statements = form(Form::Sixty);
    let text = |round: usize, kind: usize| statements[30 + round * 6 + kind].text;
    let pair = |(at, (first, second)): (usize, &(usize, usize))| Pair {
        first: Interest::ALL[*first],
        second: Interest::ALL[*second],
        texts: [text(at / 3, *first), text(at / 3, *second)],
    };
    MEETINGS.iter().enumerate().map(pair).collect()
}

/// What was chosen: 1 the first, 2 the second, 0 neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices(Vec<u8>);

impl Choices {
    /// Reads `1 2 1 …` or `121…`.
    ///
    /// # Errors
    /// A usage error that names the answer that is off, or how many there are.
    pub fn parse(text: &str) -> Result<Choices> {
        read_digits(text, &[COUNT], 0, 2).map(Choices)
    }

    /// As files keep them: one digit each.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// How often each kind was chosen, in the order R I A S E C; a skipped choice counts half for
    /// both.
    pub fn wins(&self) -> [f64; 6] {
        let mut wins = [0.0; 6];
        for ((first, second), digit) in MEETINGS.iter().zip(&self.0) {
            let share = match digit {
                1 => 1.0,
                2 => 0.0,
                _ => 0.5,
            };
            wins[*first] += share;
            wins[*second] += 1.0 - share;
        }
        wins
    }

    /// How many circles of three they hold, 0–8 (a little more where choices were skipped).
    pub fn circles(&self) -> f64 {
        27.5 - self.wins().iter().map(|wins| wins * wins).sum::<f64>() / 2.0
    }

    /// Whether they put the kinds in an order.
    pub fn have_order(&self) -> bool {
        let skipped = self.0.iter().filter(|digit| **digit == 0).count();
        skipped <= MOST_SKIPPED && self.circles() <= MOST_CIRCLES
    }

    /// By how much each kind's score moves; nothing where they have no order.
    pub fn shift(&self, range: u8) -> Option<[f64; 6]> {
        self.have_order().then(|| self.wins().map(|wins| (wins - 2.5) * f64::from(range) / 10.0))
    }

    /// What they come to, in a sentence.
    pub fn describe(&self) -> String {
        if !self.have_order() {
            return "Asked which of two you would rather do, you chose now this kind and now that: you are interested in many things, and the choices move nothing.".to_owned();
        }
        let mut kinds: Vec<(Interest, f64)> = Interest::ALL.into_iter().zip(self.wins()).collect();
        kinds.sort_by(|a, b| b.1.total_cmp(&a.1));
        let named: Vec<String> = kinds.iter().map(|(kind, _)| kind.name().to_owned()).collect();
        format!("Asked which of two you would rather do, you chose in this order: {}.", named.join(", "))
    }
}

/// The six scores with the choices, in the order R I A S E C; `None` where a kind has no score.
pub fn lean(scores: &Scores, choices: Option<&Choices>) -> Option<[f64; 6]> {
    let mut of = [0.0; 6];
    let shift = choices.and_then(|choices| choices.shift(scores.form.range())).unwrap_or([0.0; 6]);
    for ((slot, interest), shift) in of.iter_mut().zip(Interest::ALL).zip(shift) {
        *slot = f64::from(scores.of(interest)?) + shift;
    }
    Some(of)
}
