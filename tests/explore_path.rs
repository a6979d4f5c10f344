//! Ways between occupations: against a search through all ways, and as the screen shows them.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use std::collections::BTreeMap;

use career::catalogue::Code;
use career::catalogue::similarity::Near;
use career::stages::explore::path::{MOST_STEPS, Map, find_routes, list_moves};
use proptest::prelude::*;

use crate::home::Home;

/// A small made-up world: likeness by pair, preparation by occupation.
#[derive(Clone, Debug)]
struct World {
    alike: BTreeMap<(usize, usize), f64>,
    zones: Vec<u8>,
}

fn code(at: usize) -> Code {
    Code::from_number(11_000_000 + u32::try_from(at).unwrap() * 100).unwrap()
}

fn at(code: Code) -> usize {
    usize::try_from((code.number() - 11_000_000) / 100).unwrap()
}

const THRESHOLD: f64 = 0.4;

impl Map for World {
    fn near(&self, from: Code) -> Vec<Near> {
        let of = |(pair, similarity): (&(usize, usize), &f64)| {
            (pair.0 == at(from)).then(|| Near { code: code(pair.1), similarity: *similarity })
        };
        self.alike.iter().filter_map(of).collect()
    }
    fn threshold(&self, _code: Code) -> f64 {
        THRESHOLD
    }
    fn zone(&self, code: Code) -> Option<u8> {
        Some(self.zones[at(code)])
    }
}

/// The least cost over all ways of at most four viable steps, tried one by one.
fn cheapest(world: &World, from: usize, to: usize, highest: u8, steps: usize) -> Option<f64> {
    if from == to {
        return Some(0.0);
    }
    if steps == 0 {
        return None;
    }
    let mut best: Option<f64> = None;
    for ((here, there), similarity) in &world.alike {
        let zone = world.zones[*there];
        let is_prepared = zone.abs_diff(highest) <= 1 || zone.abs_diff(world.zones[*here]) <= 1;
        if *here == from
            && *similarity >= THRESHOLD
            && is_prepared
            && let Some(rest) = cheapest(world, *there, to, highest, steps - 1)
        {
            let cost = 1.0 + (1.0 - similarity) + rest;
            best = Some(best.map_or(cost, |known: f64| known.min(cost)));
        }
    }
    best
}

fn world() -> impl Strategy<Value = World> {
    (3usize..8).prop_flat_map(|count| {
        let pairs = prop::collection::btree_map((0..count, 0..count), 0.1f64..1.0, 2..24);
        (pairs, prop::collection::vec(1u8..6, count)).prop_map(|(mut alike, zones)| {
            alike.retain(|(one, other), _| one != other);
            World { alike, zones }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_first_way_is_the_cheapest_of_all(world in world(), highest in 1u8..6) {
        let to = world.zones.len() - 1;
        let routes = find_routes(&world, &[code(0)], code(to), Some(highest));
        let oracle = cheapest(&world, 0, to, highest, MOST_STEPS);
        match (routes.first().filter(|route| route.is_viable()), oracle) {
            (Some(found), Some(least)) => prop_assert!((found.cost - least).abs() < 1e-9, "{} {least}", found.cost),
            (found, oracle) => prop_assert_eq!(found.is_some(), oracle.is_some()),
        }
        for route in &routes {
            prop_assert!(route.steps.len() <= MOST_STEPS);
            prop_assert_eq!(route.steps.first().unwrap().from, code(0));
            prop_assert_eq!(route.steps.last().unwrap().code, code(to));
            for pair in route.steps.windows(2) {
                prop_assert_eq!(pair[0].code, pair[1].from);
            }
        }
        // No occupation lies between on two of the ways.
        let mut between: Vec<Code> = routes.iter().flat_map(|route| route.steps.iter().rev().skip(1).map(|step| step.code)).collect();
        let all = between.len();
        between.sort_unstable();
        between.dedup();
        prop_assert_eq!(between.len(), all);
        prop_assert!(routes.is_sorted_by(|a, b| a.cost <= b.cost + 1e-9));
    }

    #[test]
    fn open_moves_name_viable_ones_first_and_each_once(world in world(), highest in 1u8..6) {
        let moves = list_moves(&world, &[code(0), code(1)], Some(highest));
        prop_assert!(moves.is_sorted_by(|a, b| (b.is_viable, b.similarity) <= (a.is_viable, a.similarity)));
        let mut codes: Vec<Code> = moves.iter().map(|step| step.code).collect();
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), moves.len());
        prop_assert!(!codes.contains(&code(0)) && !codes.contains(&code(1)));
    }
}

#[test]
fn too_much_preparation_at_once_is_no_viable_step() {
    let world = World { alike: BTreeMap::from([((0, 1), 0.9), ((0, 2), 0.6), ((2, 1), 0.6)]), zones: vec![2, 4, 3] };
    let routes = find_routes(&world, &[code(0)], code(1), Some(2));
    let ways: Vec<Vec<usize>> =
        routes.iter().map(|route| route.steps.iter().map(|step| at(step.code)).collect()).collect();
    assert_eq!(ways, [vec![2, 1]], "the alike one is two zones up, and the way round is not");
    let straight = find_routes(&world, &[code(0)], code(1), Some(3));
    assert_eq!(straight.len(), 2);
    assert_eq!(straight[0].steps.len(), 1);
}

#[test]
fn where_no_way_is_viable_the_nearest_thing_to_one_is_shown_as_such() {
    let world = World { alike: BTreeMap::from([((0, 1), 0.2)]), zones: vec![2, 2] };
    let routes = find_routes(&world, &[code(0)], code(1), Some(2));
    assert_eq!(routes.len(), 1);
    assert!(!routes[0].is_viable());
    assert!(find_routes(&world, &[code(1)], code(0), Some(2)).is_empty(), "nothing leads back");
}

#[test]
fn a_path_begins_with_all_that_one_did() {
    let home = Home::example("maya");
    let json = home.run(&["explore", "path", "health informatics specialist", "--json"]).ok().json();
    let routes = json["routes"].as_array().unwrap();
    assert!(!routes.is_empty() && routes.len() <= 3);
    for route in routes {
        for step in route["steps"].as_array().unwrap() {
            for key in ["code", "title", "similarity", "viable"] {
                assert!(!step[key].is_null(), "{key}: {step}");
            }
            assert!(step["skills"].as_array().unwrap().len() <= 3);
        }
    }
    let text = home.run(&["explore", "path", "29-1141.00", "15-1211.01"]).ok();
    assert!(text.out.contains("Way 1") && text.out.contains("asks most for"), "{}", text.out);
    assert!(text.err.contains("May 2025"), "{}", text.err);
    let open = home.run(&["explore", "path", "--json", "--limit", "4"]).ok().json();
    assert_eq!(open["routes"].as_array().unwrap().len(), 4);
    assert_eq!(open["routes"][0]["steps"][0]["viable"], true);
}

#[test]
fn nothing_to_begin_from_names_what_is_missing() {
    let home = Home::new();
    let ran = home.run(&["explore", "path", "welder"]).fails(2);
    assert!(ran.err.contains("FROM") && ran.err.contains("career init --occupation"), "{}", ran.err);
    let ran = home.run(&["explore", "path", "29-1141.00", "29-1141.00"]).ok();
    assert!(ran.err.contains("where you are already"), "{}", ran.err);
}
