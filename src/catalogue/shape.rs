//! How alike two profiles are in shape.

/// Pearson's product-moment correlation: Σ(x−x̄)(y−ȳ) ÷ √(Σ(x−x̄)² · Σ(y−ȳ)²). `None` for lists
/// of different or too small length (under two), for values that are not numbers, and where either
/// list does not vary.
pub fn pearson(xs: &[f64], ys: &[f64]) -> Option<f64> {
    if xs.len() != ys.len() || xs.len() < 2 {
        return None;
    }
    // A mean of equal values can differ from them in the last bit, so equality is looked for first.
    let is_constant = |list: &[f64]| list.iter().all(|v| *v == list[0]);
    if is_constant(xs) || is_constant(ys) {
        return None;
    }
    let n = u32::try_from(xs.len()).map(f64::from).ok()?;
    let (mean_x, mean_y) = (xs.iter().sum::<f64>() / n, ys.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in xs.iter().zip(ys) {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x) * (x - mean_x);
        yy += (y - mean_y) * (y - mean_y);
    }
    let r = xy / (xx.sqrt() * yy.sqrt());
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}
