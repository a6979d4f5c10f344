//! How small a change of one weight would put something else first.
//!
//! Things are ordered by the weighted mean of the parts that all of them have. One weight is moved
//! and the others are scaled so that all still add up to 1; each mean is then a straight line in
//! that weight, so the change that is sought lies where two lines meet, exactly: with the
//! difference d of the part that is moved and the difference r of the mean of the others, at
//! r ÷ (r − d).
//!
//! Worked example: two parts weigh .6 and .4; one thing has .9 and .1, another .5 and .6. The means
//! are .58 and .54. With d = .6 − .1 = .5 and r = .5 − .9 = −.4 they are equal where the second part
//! weighs −.4 ÷ −.9 = .444 instead of .4, and so the first .556 instead of .6; beyond it the other
//! one is first. Of changes that are equally small the one of the part named first is told.

/// Closer than this, two means are equal.
const EQUAL: f64 = 1e-12;

/// The smallest change that puts something else first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// The part that would weigh otherwise, by its position.
    pub part: usize,
    /// What it weighs now, 0 to 1; the weights of the parts that all have add up to 1.
    pub now: f64,
    /// The weight at which both are equal; beyond it the other one is first.
    pub weight: f64,
    /// Which one would be first, by its position.
    pub first: usize,
}

/// The weights of the parts that are there, so that they add up to 1; the others are 0. `None`
/// where none of them weighs anything.
pub fn scale(weights: &[f64; 3], is_there: [bool; 3]) -> Option<[f64; 3]> {
    let mut scaled = [0.0; 3];
    let whole: f64 = weights.iter().zip(is_there).filter(|(_, is_there)| *is_there).map(|(weight, _)| weight).sum();
    for ((slot, weight), is_there) in scaled.iter_mut().zip(weights).zip(is_there) {
        if is_there {
            *slot = weight / whole;
        }
    }
    (whole > 0.0).then_some(scaled)
}

/// The weights with one of them moved and the others scaled, so that they add up to 1.
pub fn move_weight(weights: &[f64; 3], part: usize, to: f64) -> [f64; 3] {
    let rest = 1.0 - weights[part];
    let mut moved = weights.map(|weight| if rest > 0.0 { weight * (1.0 - to) / rest } else { 0.0 });
    moved[part] = to;
    moved
}

/// The weighted mean; the weights add up to 1.
pub fn mean(parts: &[f64; 3], weights: &[f64; 3]) -> f64 {
    parts.iter().zip(weights).map(|(part, weight)| part * weight).sum()
}

/// The positions, the highest mean first; of equal ones, the order in which they were named.
pub fn order(all: &[[f64; 3]], weights: &[f64; 3]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..all.len()).collect();
    positions.sort_by(|a, b| mean(&all[*b], weights).total_cmp(&mean(&all[*a], weights)));
    positions
}

/// The smallest change of one weight that puts another one first; `None` where no change of a
/// single weight does. Weights add up to 1, and what weighs 0 is not moved.
pub fn find_flip(all: &[[f64; 3]], weights: &[f64; 3]) -> Option<Flip> {
    let first = *order(all, weights).first()?;
    let mut best: Option<(f64, f64, Flip)> = None;
    for (part, now) in weights.iter().copied().enumerate().filter(|(_, weight)| *weight > 0.0 && *weight < 1.0) {
        // What the others come to, as if they alone made up the mean.
        let others = move_weight(weights, part, 0.0);
        for (at, one) in all.iter().enumerate().filter(|(at, _)| *at != first) {
            let moved = one[part] - all[first][part];
            let rest = mean(one, &others) - mean(&all[first], &others);
            let slope = moved - rest;
            if slope.abs() < EQUAL {
                continue;
            }
            let mut weight = -rest / slope;
            if (weight - now).abs() < EQUAL {
                weight = now;
            }
            // Beyond it there has to be room in which the other one is really first.
            let is_within = if slope > 0.0 { weight >= now && weight < 1.0 } else { weight <= now && weight > 0.0 };
            if !is_within {
                continue;
            }
            let (change, steep) = ((weight - now).abs(), slope.abs());
            let is_better = best.is_none_or(|(least, steepest, _)| {
                change < least - EQUAL || ((change - least).abs() <= EQUAL && steep > steepest)
            });
            if is_better {
                best = Some((change, steep, Flip { part, now, weight, first: at }));
            }
        }
    }
    best.map(|(.., flip)| flip)
}
