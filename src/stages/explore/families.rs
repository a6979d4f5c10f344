//! What is offered of a ranking: families of work in words, and a few picks beside them.
//!
//! A family is one of the 22 major groups of the classification; it ranks by the mean of its best
//! [`BEST`] members. Up to [`MOST`] are shown, at most [`OWN`] of them from the groups in which the
//! person works or worked already, since these say least that is new. The picks are two that are
//! near (viable moves from what they do, by fit), one step up (one more of preparation), one that
//! they would not expect (the best fit from a group that neither the first families nor their work
//! belong to), and two from outside of all families shown: what people with their skills also do,
//! whatever their interests say, because interests follow what one had a chance to try.
use super::matching::{Fit, Ranking};
use super::path::Step;
use crate::catalogue::code::group_name;
use crate::catalogue::{Code, Occupation};

/// The most families.
pub const MOST: usize = 7;
/// The fewest that are worth a list.
const FEWEST: usize = 5;
/// The score from which a family is more than a filler: somewhat alike.
const WORTH: f64 = 0.3;
/// How many members a family is ranked by, and how many are named.
pub const BEST: usize = 3;
/// The most families from the groups of the person's own work.
pub const OWN: usize = 2;

/// A family of work.
#[derive(Clone, Debug)]
pub struct Family<'r, 'c> {
    /// Its major group.
    pub group: u32,
    /// What it is called.
    pub name: &'static str,
    /// The mean score of its best members.
    pub score: f64,
    /// Its best members.
    pub examples: Vec<&'r Fit<'c>>,
}

/// Why an occupation was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Near what the person does.
    Near,
    /// One more step of preparation.
    Up,
    /// From where they would not look.
    Unexpected,
    /// From outside of the families: by skills.
    Outside,
}

impl Why {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Why::Near => "near",
            Why::Up => "step-up",
            Why::Unexpected => "unexpected",
            Why::Outside => "outside",
        }
    }

    /// What the screen calls it.
    pub fn says(self) -> &'static str {
        match self {
            Why::Near => "near what you do",
            Why::Up => "one step up",
            Why::Unexpected => "perhaps unexpected",
            Why::Outside => "people with your skills also do",
        }
    }
}

/// A pick.
#[derive(Clone, Copy, Debug)]
pub struct Pick<'r, 'c> {
    /// Why.
    pub why: Why,
    /// Which.
    pub fit: &'r Fit<'c>,
}

/// What is known of where the person stands.
#[derive(Clone, Debug, Default)]
pub struct Stand {
    /// What they do and did.
    pub occupations: Vec<Code>,
    /// The moves from there (see [`list_moves`](super::path::list_moves)).
    pub moves: Vec<Step>,
    /// The most preparation that they have, as a job zone.
    pub highest: Option<u8>,
    /// The names of the catalogue's skills that they can without help.
    pub can: Vec<&'static str>,
}

impl Stand {
    /// How much of what an occupation asks for the person can: the sum of the importances of their
    /// skills among its own, 1 for one that is only to tick.
    pub fn carries_over(&self, occupation: &Occupation<'_>) -> u32 {
        let Some(own) = occupation.own else {
            return 0;
        };
        let listed = own.skills.iter().map(|wanted| (wanted.name, u32::from(wanted.importance)));
        let all = listed.chain(own.ticks.iter().map(|name| (*name, 1)));
        all.filter(|(name, _)| self.can.contains(name)).map(|(_, importance)| importance).sum()
    }

    fn is_own_group(&self, group: u32) -> bool {
        self.occupations.iter().any(|code| code.group() == group)
    }
}

/// The families of a ranking, the best first.
pub fn list_families<'r, 'c>(ranking: &'r Ranking<'c>, stand: &Stand) -> Vec<Family<'r, 'c>> {
    let mut groups: Vec<Family<'r, 'c>> = Vec::new();
    for fit in ranking.ranked.iter().filter(|fit| fit.is_open() && !stand.occupations.contains(&fit.occupation.code)) {
        let group = fit.occupation.code.group();
        match groups.iter_mut().find(|family| family.group == group) {
            Some(family) if family.examples.len() < BEST => family.examples.push(fit),
            Some(_) => {}
            None => groups.push(Family { group, name: group_name(group), score: 0.0, examples: vec![fit] }),
        }
    }
    for family in &mut groups {
        // One good member alone makes no family: the missing ones count as 0.
        family.score = family.examples.iter().map(|fit| fit.score).sum::<f64>() / BEST as f64;
    }
    groups.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.group.cmp(&b.group)));
    let mut own = 0;
    groups.retain(|family| {
        own += usize::from(stand.is_own_group(family.group));
        !stand.is_own_group(family.group) || own <= OWN
    });
    let worth = groups.iter().filter(|family| family.score >= WORTH).count();
    groups.truncate(worth.clamp(FEWEST, MOST));
    groups
}

/// The picks: each occupation once, and none that stands among the families' examples.
pub fn pick<'r, 'c>(ranking: &'r Ranking<'c>, families: &[Family<'r, 'c>], stand: &Stand) -> Vec<Pick<'r, 'c>> {
    let mut picks: Vec<Pick<'r, 'c>> = Vec::new();
    let open: Vec<&'r Fit<'c>> = ranking
        .ranked
        .iter()
        .filter(|fit| fit.is_open() && !stand.occupations.contains(&fit.occupation.code))
        .filter(|fit| {
            !families.iter().flat_map(|family| &family.examples).any(|one| one.occupation.code == fit.occupation.code)
        })
        .collect();
    let is_move = |fit: &&Fit<'_>| stand.moves.iter().any(|step| step.is_viable && step.code == fit.occupation.code);
    let in_families = |fit: &&Fit<'_>| families.iter().any(|family| family.group == fit.occupation.code.group());
    // A second pick of a kind comes from another group where there is one.
    let take = |why: Why, count: usize, picks: &mut Vec<Pick<'r, 'c>>, order: &[&'r Fit<'c>]| {
        for is_fresh_only in [true, false] {
            for fit in order {
                let of_kind = picks.iter().filter(|pick| pick.why == why);
                if of_kind.clone().count() == count {
                    return;
                }
                let is_taken = picks.iter().any(|pick| pick.fit.occupation.code == fit.occupation.code);
                let is_fresh =
                    of_kind.clone().all(|pick| pick.fit.occupation.code.group() != fit.occupation.code.group());
                if !is_taken && (is_fresh || !is_fresh_only) {
                    picks.push(Pick { why, fit });
                }
            }
        }
    };
    let near: Vec<&Fit<'c>> = open.iter().copied().filter(|fit| is_move(fit)).collect();
    take(Why::Near, 2, &mut picks, &near);
    let up: Vec<&Fit<'c>> = open
        .iter()
        .copied()
        .filter(|fit| stand.highest.is_some_and(|have| fit.occupation.zone() == Some(have + 1)))
        .collect();
    let up_from_here: Vec<&Fit<'c>> = up.iter().copied().filter(|fit| is_move(fit)).collect();
    take(Why::Up, 1, &mut picks, if up_from_here.is_empty() { &up } else { &up_from_here });
    let first: Vec<u32> = families.iter().take(BEST).map(|family| family.group).collect();
    let unexpected: Vec<&Fit<'c>> = open
        .iter()
        .copied()
        .filter(|fit| !first.contains(&fit.occupation.code.group()) && !stand.is_own_group(fit.occupation.code.group()))
        .collect();
    take(Why::Unexpected, 1, &mut picks, &unexpected);
    // What stands beside the present trade is no idea from outside, whether its family is shown or not.
    let is_own = |fit: &&Fit<'_>| stand.is_own_group(fit.occupation.code.group());
    let outside: Vec<&Fit<'c>> = open.into_iter().filter(|fit| !in_families(fit) && !is_own(fit)).collect();
    take(Why::Outside, 2, &mut picks, &by_skills(&outside, stand));
    picks
}

/// In the order of how much of the work the person's skills carry, then of how near it is to what
/// they do, then of fit: there is always something from outside.
fn by_skills<'r, 'c>(open: &[&'r Fit<'c>], stand: &Stand) -> Vec<&'r Fit<'c>> {
    let alike = |fit: &Fit<'_>| {
        stand.moves.iter().find(|step| step.code == fit.occupation.code).map_or(0.0, |step| step.similarity)
    };
    let by = |fit: &Fit<'_>| (stand.carries_over(&fit.occupation), alike(fit));
    let mut order: Vec<&'r Fit<'c>> = open.to_vec();
    order.sort_by(|a, b| {
        let (a, b) = (by(a), by(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    order
}
