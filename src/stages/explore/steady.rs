//! How steady the top of a list is: what would be left of it if the statements were answered again.
//!
//! The answers of each type are drawn anew with replacement [`DRAWS`] times, from a fixed seed, so
//! that the same answers give the same figure. Each draw ranks all occupations by interests alone;
//! the figure is the mean share of the first ten that stay. Where the answers were not kept, the
//! share that a retest correlation of .83 leaves stands in: .33 with 30 statements, .45 with 60.
use crate::catalogue::Catalogue;
use crate::stages::assess::interests::Answers;
use crate::stages::assess::items::interests::Form;

use super::seeker::Seeker;
use crate::stages::chance::Stream;

/// How often the answers are drawn anew.
pub const DRAWS: usize = 100;
/// How many of the list are looked at.
const TOP: usize = 10;
/// Fixed, so that nothing about the figure is luck.
const SEED: u64 = 0x5eed_0fca_2ee2;

/// How much of the first ten would stay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steady {
    /// The share, 0–1.
    pub share: f64,
    /// Whether it was found by drawing this person's answers anew; else it is the figure of many
    /// people's second answers.
    pub is_drawn: bool,
    /// The form that was answered.
    pub form: Form,
}

/// How steady the first ten by interests are; `None` without a shape of interests.
pub fn measure(catalogue: &Catalogue, seeker: &Seeker) -> Option<Steady> {
    let scores = seeker.scores()?;
    let own = direct(&seeker.interest_profile()?)?;
    let form = scores.form;
    let Some(answers) = seeker.answers() else {
        let share = if form == Form::Sixty { 0.45 } else { 0.33 };
        return Some(Steady { share, is_drawn: false, form });
    };
    let works: Vec<[f64; 6]> = catalogue.all().iter().filter_map(|one| direct(&one.interests()?)).collect();
    if works.len() < TOP {
        return None;
    }
    let first = top(&own, &works);
    // Which of two was rather chosen stays as it is: it was asked once, and nothing tells its spread.
    let shift = seeker.choices().and_then(|choices| choices.shift(form.range())).unwrap_or([0.0; 6]);
    let mut random = Stream::new(SEED, "steady", 0);
    let (mut kept, mut drawn) = (0, 0);
    for _ in 0..DRAWS {
        let mut again = draw(&answers, &mut random).map(|mean| (mean - 1.0) / 4.0 * f64::from(form.range()));
        again.iter_mut().zip(shift).for_each(|(score, shift)| *score += shift);
        let Some(again) = direct(&again) else { continue };
        drawn += 1;
        kept += top(&again, &works).iter().filter(|at| first.contains(at)).count();
    }
    (drawn > 0).then(|| Steady { share: kept as f64 / (drawn * TOP) as f64, is_drawn: true, form })
}

/// The six means of answers drawn anew within each type; open statements stay open.
fn draw(answers: &Answers, random: &mut Stream) -> [f64; 6] {
    let mut of = [0.0; 6];
    for (column, slot) in of.iter_mut().enumerate() {
        let given: Vec<f64> = answers
            .digits()
            .iter()
            .skip(column)
            .step_by(6)
            .filter(|digit| **digit != 0)
            .map(|digit| f64::from(*digit))
            .collect();
        if !given.is_empty() {
            *slot = (0..given.len()).map(|_| given[random.place(given.len())]).sum::<f64>() / given.len() as f64;
        }
    }
    of
}

/// The positions of the ten that are most alike.
fn top(own: &[f64; 6], works: &[[f64; 6]]) -> Vec<usize> {
    let mut by: Vec<(f64, usize)> = works
        .iter()
        .enumerate()
        .map(|(at, work)| (own.iter().zip(work).map(|(x, y)| x * y).sum::<f64>(), at))
        .collect();
    by.select_nth_unstable_by(TOP - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    by.truncate(TOP);
    by.into_iter().map(|(_, at)| at).collect()
}

/// The profile less its mean, of length 1; `None` where it does not vary.
fn direct(profile: &[f64; 6]) -> Option<[f64; 6]> {
    let mean = profile.iter().sum::<f64>() / 6.0;
    let off = profile.map(|x| x - mean);
    let length = off.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length > 1e-9).then(|| off.map(|x| x / length))
}
