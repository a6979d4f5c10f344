//! What the answers on values come to: a figure from 1 to 5 for each of the six, wanted and now.
//!
//! By statements, a value's figure is the mean of its answers, rounded to one decimal, halves up;
//! it needs 2 of 3 (3 of 4) answers. By ranking, the six places are spread evenly from 5 to 1:
//! 5, 4.2, 3.4, 2.6, 1.8, 1. The finding is the widest difference between wanted and now.
use super::answers::{Warning, WarningKind, find_careless, read_digits};
use super::items::values::{Form, WorkValue};
use crate::error::{Error, Result};

/// A difference under this is not shown as one: with three or four answers a value, one answer
/// more or less moves a figure by a quarter or a third.
pub const LEAST_DIFFERENCE: f64 = 1.0;
/// What is wanted less than this (somewhat) is not worth asking for, however little there is.
pub const LEAST_WANTED: f64 = 3.0;
/// The six matter about equally if their figures are less than this apart: 15 % of the range.
pub const FLAT_RANGE: f64 = 0.6;

/// Answers on values: for what is wanted, and for today if they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// Statements, each rated 1–5; 0 is open.
    Rated {
        /// How many statements.
        form: Form,
        /// How much each matters.
        wanted: Vec<u8>,
        /// How far each is so today.
        now: Option<Vec<u8>>,
    },
    /// The six in order, most first.
    Ranked {
        /// By how much each matters.
        wanted: [WorkValue; 6],
        /// By how much there is of each today.
        now: Option<[WorkValue; 6]>,
    },
}

impl Answers {
    /// Reads answers: 18 or 24 digits from 0 to 5 for what is wanted, twice as many for wanted and
    /// then now; or six digits from 1 to 6, the numbers of the values in the order of
    /// [`WorkValue::ALL`] with what matters most first, twelve for wanted and then now.
    ///
    /// # Errors
    /// A usage error that names the answer that is off, or how many there are.
    ///
    /// ```
    /// use career::stages::assess::{items::values::WorkValue, values::Answers};
    /// let ranked = Answers::parse("4 1 2 5 6 3")?;
    /// assert_eq!(ranked.wanted().of(WorkValue::Relationships), Some(5.0));
    /// assert_eq!(ranked.wanted().of(WorkValue::Recognition), Some(1.0));
    /// # Ok::<(), career::error::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Answers> {
        let given = text.chars().filter(|c| c.is_alphanumeric()).count();
        if given == 6 || given == 12 {
            let digits = read_digits(text, &[6, 12], 1, 6)?;
            let now = digits.get(6..).filter(|d| !d.is_empty());
            return Ok(Answers::Ranked {
                wanted: read_ranking(&digits[..6])?,
                now: now.map(read_ranking).transpose()?,
            });
        }
        let digits = read_digits(text, &[18, 24, 36, 48], 0, 5)
            .map_err(|error| error.hint("Or rank the six values by their numbers: --answers \"4 1 2 5 6 3\""))?;
        let form = if digits.len() % 24 == 0 { Form::TwentyFour } else { Form::Eighteen };
        let (wanted, now) = digits.split_at(form.count());
        let now = (!now.is_empty()).then(|| now.to_vec());
        Ok(Answers::Rated { form, wanted: wanted.to_vec(), now })
    }

    /// The figures for what is wanted.
    pub fn wanted(&self) -> Scores {
        match self {
            Answers::Rated { form, wanted, .. } => rate(*form, wanted),
            Answers::Ranked { wanted, .. } => spread_ranking(wanted),
        }
    }

    /// The figures for today, if they were asked.
    pub fn now(&self) -> Option<Scores> {
        match self {
            Answers::Rated { form, now, .. } => now.as_ref().map(|now| rate(*form, now)),
            Answers::Ranked { now, .. } => now.as_ref().map(spread_ranking),
        }
    }
}

/// A figure from 1 to 5, in tenths, for each value that has one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores([Option<f64>; 6]);

impl Scores {
    /// Figures that are known already, in the order of [`WorkValue::ALL`]; what does not lie
    /// between 1 and 5 counts as unknown.
    pub fn new(of: [Option<f64>; 6]) -> Scores {
        Scores(of.map(|score| score.filter(|s| (1.0..=5.0).contains(s))))
    }

    /// A value's figure, if it has one.
    pub fn of(&self, value: WorkValue) -> Option<f64> {
        self.0[value as usize]
    }

    /// The values that have a figure, the highest first, ties in the order of [`WorkValue::ALL`].
    pub fn ordered(&self) -> Vec<(WorkValue, f64)> {
        let mut known: Vec<(WorkValue, f64)> =
            WorkValue::ALL.into_iter().filter_map(|v| Some((v, self.of(v)?))).collect();
        known.sort_by(|a, b| b.1.total_cmp(&a.1));
        known
    }

    /// Whether the figures lie so close together that they have no order.
    pub fn is_flat(&self) -> bool {
        let known = self.ordered();
        match (known.first(), known.last()) {
            // Tenths are not exact in binary; half a tenth is far from both sides.
            (Some(high), Some(low)) if known.len() > 1 => high.1 - low.1 < FLAT_RANGE - 0.05,
            _ => false,
        }
    }
}

/// How far one value is wanted beyond what there is of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The value.
    pub value: WorkValue,
    /// How much it is wanted, 1–5.
    pub wanted: f64,
    /// How much there is of it, 1–5.
    pub now: f64,
}

impl Difference {
    /// Wanted less now, in tenths; negative where there is more than is wanted.
    pub fn size(&self) -> f64 {
        round_tenths(self.wanted - self.now)
    }
}

/// Figures from rated statements, answered 1–5 in the order of the form; 0 is open.
pub fn rate(form: Form, answers: &[u8]) -> Scores {
    let mut of = [None; 6];
    for (column, slot) in of.iter_mut().enumerate() {
        let given: Vec<u32> = answers
            .iter()
            .take(form.count())
            .skip(column)
            .step_by(6)
            .filter(|a| (1..=5).contains(*a))
            .map(|a| u32::from(*a))
            .collect();
        if given.len() >= form.needed() {
            let count = u32::try_from(given.len()).map_or(1.0, f64::from);
            *slot = Some(round_tenths(f64::from(given.iter().sum::<u32>()) / count));
        }
    }
    Scores(of)
}

/// Figures from a ranking, most first: 5, 4.2, 3.4, 2.6, 1.8, 1.
pub fn spread_ranking(order: &[WorkValue; 6]) -> Scores {
    let mut of = [None; 6];
    for (value, figure) in order.iter().zip([5.0, 4.2, 3.4, 2.6, 1.8, 1.0]) {
        of[*value as usize] = Some(figure);
    }
    Scores(of)
}

/// All differences, the widest first; ties by what is wanted more, then in the usual order.
pub fn list_differences(wanted: &Scores, now: &Scores) -> Vec<Difference> {
    let mut all: Vec<Difference> = WorkValue::ALL
        .into_iter()
        .filter_map(|value| Some(Difference { value, wanted: wanted.of(value)?, now: now.of(value)? }))
        .collect();
    all.sort_by(|a, b| b.size().total_cmp(&a.size()).then(b.wanted.total_cmp(&a.wanted)));
    all
}

/// The finding: the widest difference of at least [`LEAST_DIFFERENCE`] in something that is wanted
/// at least [`LEAST_WANTED`]; `None` where nothing that matters is so far away.
pub fn find_widest(wanted: &Scores, now: &Scores) -> Option<Difference> {
    list_differences(wanted, now).into_iter().find(|d| d.size() >= LEAST_DIFFERENCE && d.wanted >= LEAST_WANTED)
}

/// What makes these figures less safe. `millis` are the times of the answers that were timed.
/// A ranking cannot be flat or careless in a way that shows.
pub fn find_warnings(answers: &Answers, millis: &[u64]) -> Vec<Warning> {
    let Answers::Rated { form, wanted, now } = answers else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    let scores = rate(*form, wanted);
    let missing = list_unknown(&scores);
    if !missing.is_empty() {
        warnings.push(Warning::new(
            WarningKind::NoScore,
            format!(
                "No figure for {}: that needs {} of {} answers.",
                missing.join(", "),
                form.needed(),
                form.per_value()
            ),
        ));
    }
    warnings.extend(warn_flat(&scores));
    let both: Vec<u8> = wanted.iter().chain(now.iter().flatten()).copied().collect();
    warnings.extend(find_careless(&both, millis));
    warnings
}

/// What makes figures less safe whose single answers are not known any more.
pub fn warn_figures(wanted: &Scores) -> Vec<Warning> {
    let missing = list_unknown(wanted);
    let mut warnings = Vec::new();
    if !missing.is_empty() {
        let text = format!("No figure for {}: too little was answered.", missing.join(", "));
        warnings.push(Warning::new(WarningKind::NoScore, text));
    }
    warnings.extend(warn_flat(wanted));
    warnings
}

fn list_unknown(scores: &Scores) -> Vec<&'static str> {
    let unknown = WorkValue::ALL.into_iter().filter(|v| scores.of(*v).is_none());
    unknown.map(WorkValue::name).collect()
}

fn warn_flat(scores: &Scores) -> Option<Warning> {
    let text = "All six matter about the same, so their order means little. Ranking them may say more.";
    scores.is_flat().then(|| Warning::new(WarningKind::Flat, text))
}

fn read_ranking(digits: &[u8]) -> Result<[WorkValue; 6]> {
    let mut order = WorkValue::ALL;
    for (place, digit) in digits.iter().enumerate() {
        if let Some(first) = digits[..place].iter().position(|d| d == digit) {
            let (first, place) = (first + 1, place + 1);
            return Err(Error::usage(format!(
                "In the ranking, {digit} stands in place {first} and again in place {place}"
            ))
            .hint("Type each number from 1 to 6 once, what matters most first: \"4 1 2 5 6 3\""));
        }
        if let (Some(slot), Some(value)) = (order.get_mut(place), WorkValue::ALL.get(usize::from(*digit) - 1)) {
            *slot = *value;
        }
    }
    Ok(order)
}

fn round_tenths(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}
