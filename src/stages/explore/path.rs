//! Ways from what one does to something else, step by step.
//!
//! A step is viable where the two occupations are alike enough (the threshold of the catalogue, see
//! `catalogue/similarity`) and the preparation of the next one differs by at most one job zone from
//! the person's highest position or degree, or from the step before, which by then one has. What
//! is not known of preparation speaks against nothing. Each step costs 1 and what the two lack in
//! likeness, so that few and safe steps go first (hops plus dissimilarity; after Nesta, Mapping
//! Career Causeways, 2020). The cheapest way is found by Dijkstra's method, over at most
//! [`MOST_STEPS`] steps; the next one without what lay between on the ways before it.
//!
//! Worked example: two steps of likeness .5 and .4 cost 1 + .5 + 1 + .6 = 3.1; one step of .3 costs
//! 1.7, if it is viable.
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Code;
use crate::catalogue::similarity::Near;

/// The most steps of a way: each is years of a working life.
pub const MOST_STEPS: usize = 4;
/// The most ways that are shown.
pub const MOST_ROUTES: usize = 3;
/// What a step costs more that is not viable, where no way has viable steps only: as much as two
/// steps that are.
const NOT_VIABLE: f64 = 3.0;

/// What ways are looked for in.
pub trait Map {
    /// The occupations near one, with their likeness.
    fn near(&self, code: Code) -> Vec<Near>;
    /// How alike two of them are; `None` where the one is not near the other.
    fn likeness(&self, from: Code, to: Code) -> Option<f64> {
        self.near(from).into_iter().find(|near| near.code == to).map(|near| near.similarity)
    }
    /// The likeness from which a step from this one counts as viable.
    fn threshold(&self, code: Code) -> f64;
    /// Its preparation.
    fn zone(&self, code: Code) -> Option<u8>;
}

/// A step of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// From where.
    pub from: Code,
    /// To where.
    pub code: Code,
    /// How alike the two are.
    pub similarity: f64,
    /// Whether it is alike and near enough.
    pub is_viable: bool,
}

/// A way.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Its steps.
    pub steps: Vec<Step>,
    /// The number of steps plus what they lack in likeness.
    pub cost: f64,
}

impl Route {
    /// Whether all of its steps are viable.
    pub fn is_viable(&self) -> bool {
        self.steps.iter().all(|step| step.is_viable)
    }
}

/// Up to three different ways to an occupation, the cheapest first. Where none has viable steps
/// only, one that has as few others as can be.
pub fn find_routes(map: &dyn Map, from: &[Code], to: Code, highest: Option<u8>) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    let mut banned = Banned::default();
    while routes.len() < MOST_ROUTES {
        let Some(route) = find_one(map, from, to, highest, &banned, 0.0) else { break };
        banned.add(&route);
        routes.push(route);
    }
    if routes.is_empty() {
        routes.extend(find_one(map, from, to, highest, &banned, NOT_VIABLE));
    }
    routes
}

/// The moves that are open from these occupations: viable ones first, then by likeness; each
/// occupation once, from where it is most alike.
pub fn list_moves(map: &dyn Map, from: &[Code], highest: Option<u8>) -> Vec<Step> {
    let mut best: BTreeMap<Code, Step> = BTreeMap::new();
    for one in from {
        for step in steps_from(map, *one, highest, f64::MIN).into_iter().filter(|step| !from.contains(&step.code)) {
            let is_better = |known: &Step| (step.is_viable, step.similarity) > (known.is_viable, known.similarity);
            if best.get(&step.code).is_none_or(is_better) {
                best.insert(step.code, step);
            }
        }
    }
    let mut moves: Vec<Step> = best.into_values().collect();
    moves.sort_by(|a, b| {
        b.is_viable.cmp(&a.is_viable).then(b.similarity.total_cmp(&a.similarity)).then(a.code.cmp(&b.code))
    });
    moves
}

/// What earlier ways led through, and the direct step if one was.
#[derive(Default)]
struct Banned {
    between: BTreeSet<Code>,
    direct: BTreeSet<(Code, Code)>,
}

impl Banned {
    fn add(&mut self, route: &Route) {
        let between = route.steps.iter().rev().skip(1).map(|step| step.code);
        self.between.extend(between);
        if let [only] = route.steps[..] {
            self.direct.insert((only.from, only.code));
        }
    }

    fn holds(&self, step: &Step) -> bool {
        self.between.contains(&step.code) || self.direct.contains(&(step.from, step.code))
    }
}

/// The steps from an occupation; with `least`, only those that are at least so alike.
fn steps_from(map: &dyn Map, from: Code, highest: Option<u8>, least: f64) -> Vec<Step> {
    make_steps(map, from, highest, map.near(from).into_iter().filter(|near| near.similarity >= least))
}

fn make_steps(map: &dyn Map, from: Code, highest: Option<u8>, near: impl Iterator<Item = Near>) -> Vec<Step> {
    let (threshold, here) = (map.threshold(from), map.zone(from));
    let is_near = |zone: Option<u8>, there: u8| zone.is_some_and(|zone| zone.abs_diff(there) <= 1);
    let near = near.map(|near| {
        let is_prepared = match map.zone(near.code) {
            Some(there) => is_near(highest, there) || is_near(here, there) || (highest.is_none() && here.is_none()),
            None => true,
        };
        Step {
            from,
            code: near.code,
            similarity: near.similarity,
            is_viable: is_prepared && near.similarity >= threshold,
        }
    });
    near.collect()
}

/// The cheapest way; `penalty` is what a step costs more that is not viable, 0 where none may be.
fn find_one(
    map: &dyn Map,
    from: &[Code],
    to: Code,
    highest: Option<u8>,
    banned: &Banned,
    penalty: f64,
) -> Option<Route> {
    if from.contains(&to) {
        return None;
    }
    // Over rounds rather than a queue: a way has few steps, and each round is one more of them.
    let mut reached: BTreeMap<Code, Route> =
        from.iter().map(|code| (*code, Route { steps: Vec::new(), cost: 0.0 })).collect();
    let mut front: Vec<Code> = reached.keys().copied().collect();
    let mut best: Option<Route> = None;
    for round in 1..=MOST_STEPS {
        let mut next: BTreeMap<Code, Route> = BTreeMap::new();
        for at in &front {
            let so_far = &reached[at];
            // A step costs 1 at least, so nothing from here is cheaper than what is known.
            if best.as_ref().is_some_and(|best| best.cost <= so_far.cost + 1.0) {
                continue;
            }
            // Most neighbours are no viable step, and looking each of them up would take most of the time.
            let least = if penalty == 0.0 { map.threshold(*at) } else { f64::MIN };
            let steps = if round == MOST_STEPS {
                // The last step leads there or nowhere.
                let there = map.likeness(*at, to).filter(|similarity| *similarity >= least);
                make_steps(map, *at, highest, there.map(|similarity| Near { code: to, similarity }).into_iter())
            } else {
                steps_from(map, *at, highest, least)
            };
            for step in steps {
                if (penalty == 0.0 && !step.is_viable)
                    || banned.holds(&step) && step.code != to
                    || banned.direct.contains(&(step.from, step.code))
                {
                    continue;
                }
                let extra = if step.is_viable { 0.0 } else { penalty };
                let cost = so_far.cost + 1.0 + (1.0 - step.similarity).max(0.0) + extra;
                let is_dearer = |known: &Route| known.cost <= cost + 1e-12;
                if reached.get(&step.code).is_some_and(is_dearer)
                    || next.get(&step.code).is_some_and(is_dearer)
                    || best.as_ref().is_some_and(is_dearer)
                {
                    continue;
                }
                let steps = so_far.steps.iter().copied().chain([step]).collect();
                let route = Route { steps, cost };
                if step.code == to {
                    best = Some(route);
                } else {
                    next.insert(step.code, route);
                }
            }
        }
        front = next.keys().copied().collect();
        reached.extend(next);
    }
    best
}
