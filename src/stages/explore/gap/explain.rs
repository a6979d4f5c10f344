//! How the figures of a gap came about, in lines for `--explain`.
use super::{Amount, GapKind, Gaps, MOST_UNASSESSED, Met, share};
use crate::stages::explore::model::Importance;

/// Where each kind of what is missing comes from; said where there is one of it.
const KINDS: [(GapKind, &str); 6] = [
    (
        GapKind::Experience,
        "Experience: log entries up to today that carry the tag; or the months of positions that it names, overlaps once; or those from the first tagged entry to the last. Either will do.",
    ),
    (
        GapKind::Credential,
        "Papers: by their id or title; they hold up to and with their last day, and one that ends within 90 days is named.",
    ),
    (GapKind::Education, "Education: the highest level among your papers; one level under is close."),
    (
        GapKind::Preference,
        "Would rather not: what you marked as do less, what you will not do, and pay under what you named, in the same currency and for the same time.",
    ),
    (GapKind::Proof, "No example: the level is there, and nothing that was recorded while you held it shows it."),
    (
        GapKind::Refresh,
        "Not used for long: crafts and tools up to level 3, after 12 months and 3 more a level. It lowers nothing.",
    ),
];

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
    lines.extend(
        KINDS
            .iter()
            .filter(|(kind, _)| gaps.gaps.iter().any(|gap| gap.kind == *kind))
            .map(|(_, line)| (*line).to_owned()),
    );
    lines
}
