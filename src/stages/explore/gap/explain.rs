//! How the figures of a gap came about, in lines for `--explain`.
use super::{Amount, Gaps, MOST_UNASSESSED, Met, share};
use crate::stages::explore::model::Importance;

/// The lines.
pub fn explain(gaps: &Gaps<'_>) -> Vec<String> {
    let mut lines = vec![
        "A must is met at its level, close one level under it, else far. Levels are your newest rating by yourself, a test or a certificate.".to_owned(),
        "Coverage = sum of weight × min(1, level ÷ asked), over the assessed skills, divided by the sum of their weights; must 1, should 0.7, nice 0.4.".to_owned(),
    ];
    let (mut known, mut whole, mut reached) = (0.0, 0.0, 0.0);
    for one in &gaps.asked {
        let Amount::Level(need) = one.need else {
            continue;
        };
        let weight = one.requirement.weight().weight();
        whole += weight;
        let importance = one.requirement.weight().key();
        let Amount::Level(have) = one.have else {
            lines.push(format!("  {}: not assessed, {need} asked, {importance} ({weight})", one.label));
            continue;
        };
        known += weight;
        reached += weight * share(have, need);
        lines.push(format!("  {}: {have} of {need}, {importance}: {weight} × {:.2}", one.label, share(have, need)));
    }
    lines.push(match gaps.coverage {
        Some(coverage) => format!("Coverage: {reached:.2} ÷ {known:.2} = {coverage:.2}."),
        None if whole == 0.0 => "Coverage: none, since the role asks for no skills.".to_owned(),
        None => format!("Coverage: none, since {:.1} of {whole:.1} of the weight is not assessed, more than {MOST_UNASSESSED} of it.", whole - known),
    });
    let others = gaps.asked.iter().filter(|one| !matches!(one.need, Amount::Level(_)));
    for one in others {
        let met = if one.met == Met::Met { "met" } else { "not met" };
        let must = if one.requirement.weight() == Importance::Must { "counts as a must" } else { "is no must" };
        lines.push(format!("  {}: {met}; {must}, and stands outside coverage", one.label));
    }
    lines
}
