//! Likeness of occupations: against figures worked out by hand, and judgements that any reader shares.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::catalogue::release::Official;
use career::catalogue::release::Ratings;
use career::catalogue::release::raw::{Raw, RawOccupation};
use career::catalogue::similarity::{LINK, Shapes, VIABLE, relate};
use career::catalogue::{Catalogue, Code};

use crate::home::Home;

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

fn occupation(at: &str, skills: &[f32], interests: Option<[f64; 6]>) -> RawOccupation {
    let ratings = (!skills.is_empty()).then(|| Ratings {
        importance: skills.iter().map(|figure| Some(*figure)).collect(),
        level: skills.iter().map(|figure| Some(*figure)).collect(),
    });
    RawOccupation {
        official: Official {
            code: code(at),
            title: "Work".to_owned(),
            text: String::new(),
            zone: None,
            interests,
            values: None,
            skills: ratings,
            knowledge: None,
            related: Vec::new(),
            near: Vec::new(),
        },
        titles: Vec::new(),
        activities: Vec::new(),
        tasks: Vec::new(),
        tools: Vec::new(),
    }
}

fn raw(occupations: Vec<RawOccupation>) -> Raw {
    Raw { skills: Vec::new(), knowledge: Vec::new(), occupations }
}

#[track_caller]
fn similarity(raw: &Raw, one: usize, other: usize) -> f64 {
    relate(raw).near[one].iter().find(|(at, _)| *at == other).unwrap().1
}

#[test]
fn the_mean_is_over_the_parts_that_both_have() {
    // By hand: skills (1, 2, 3) and (1, 3, 2) have r = .5, interests (1..6) and their reverse r = -1.
    let up = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let down = [6.0, 5.0, 4.0, 3.0, 2.0, 1.0];
    let both = raw(vec![
        occupation("11-1011.00", &[1.0, 2.0, 3.0], Some(up)),
        occupation("11-1021.00", &[1.0, 3.0, 2.0], Some(down)),
    ]);
    assert!((similarity(&both, 0, 1) - (0.5 * 0.5 - 0.3) / 0.8).abs() < 1e-6);
    assert!((similarity(&both, 0, 1) - similarity(&both, 1, 0)).abs() < 1e-12);
    let one_less = raw(vec![
        occupation("11-1011.00", &[1.0, 2.0, 3.0], Some(up)),
        occupation("11-1021.00", &[1.0, 3.0, 2.0], None),
    ]);
    assert!((similarity(&one_less, 0, 1) - 0.5).abs() < 1e-6, "what one of them lacks counts nowhere");
}

#[test]
fn nothing_known_is_no_similarity_and_not_none() {
    let none = raw(vec![occupation("11-1011.00", &[1.0, 2.0, 3.0], None), occupation("11-1021.00", &[], None)]);
    assert_eq!(relate(&none).near, vec![Vec::new(), Vec::new()]);
    let flat =
        raw(vec![occupation("11-1011.00", &[2.0, 2.0, 2.0], None), occupation("11-1021.00", &[1.0, 2.0, 3.0], None)]);
    assert!(relate(&flat).near[0].is_empty(), "a profile that does not vary has no shape");
}

#[test]
fn texts_count_by_how_rare_their_words_are() {
    let mut all = vec![
        occupation("11-1011.00", &[], None),
        occupation("11-1021.00", &[], None),
        occupation("11-1031.00", &[], None),
        occupation("11-2011.00", &[], None),
    ];
    for (one, title) in all.iter_mut().zip(["night nurse", "day nurse", "night clerk", "day clerk"]) {
        one.titles = vec![title.to_owned()];
    }
    all[0].activities = vec![1, 2];
    all[1].activities = vec![2, 3];
    all[2].activities = vec![1, 2];
    let raw = raw(all);
    // Titles: "work" is everywhere and weighs nothing, the others alike, so .5 with each neighbour and
    // 0 across. Activities: 1 in two of four, 2 in three; 0 and 2 have the same, so 1.
    assert!((similarity(&raw, 0, 3) - 0.0).abs() < 1e-9);
    assert!((similarity(&raw, 0, 2) - (2.0 * 0.5 + 1.0) / 3.0).abs() < 1e-9);
    let (one, two, three) = (2.0_f64.ln(), (4.0_f64 / 3.0).ln(), 4.0_f64.ln());
    let cosine = two * two / ((one * one + two * two).sqrt() * (two * two + three * three).sqrt());
    assert!((similarity(&raw, 0, 1) - (2.0 * 0.5 + cosine) / 3.0).abs() < 1e-9);
}

#[test]
fn what_less_is_known_of_is_put_on_the_scale_of_all() {
    // Skills run high here and titles low, so that a plain mean over what is known would put whoever
    // lacks ratings behind everybody. One of them lacks them and has the very titles of the first.
    let mut all: Vec<RawOccupation> = (0..12_u16)
        .map(|at| {
            let skills: Vec<f32> = (0..8_u16).map(|k| f32::from(k * 4 + (at * 5 + k * k * 3) % 7)).collect();
            let mut one = occupation(&format!("11-{}.00", 1000 + at * 10), &skills, None);
            one.titles = vec![format!("worker{} helper{} all", ["a", "b", "c"][usize::from(at % 3)], at / 4)];
            one.titles[0] = one.titles[0].replace('0', "zero").replace('1', "one").replace('2', "two");
            one
        })
        .collect();
    let mut bare = occupation("11-9999.00", &[], None);
    bare.titles = all[0].titles.clone();
    all.push(bare);
    let raw = raw(all);
    let by = |weights: &[f64; 6]| career::catalogue::similarity::relate_by(&raw, weights).near;
    let weights = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let (full, titles) = (by(&weights), by(&[0.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    // By hand again: mean and deviation over the pairs of the twelve, by everything and by titles alone.
    let describe = |near: &[Vec<(usize, f64)>]| {
        let of = |(at, row): (usize, &Vec<(usize, f64)>)| {
            row.iter().filter(|(other, _)| at < 12 && *other < 12).map(|(_, x)| *x).collect::<Vec<f64>>()
        };
        let all: Vec<f64> = near.iter().enumerate().flat_map(of).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        (mean, (all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / all.len() as f64).sqrt())
    };
    let ((whole, spread), (mean, deviation)) = (describe(&full), describe(&titles));
    let find = |near: &[Vec<(usize, f64)>]| near[0].iter().find(|(other, _)| *other == 12).unwrap().1;
    let expected = (whole + (find(&titles) - mean) / deviation * spread).min(1.0);
    assert!((find(&full) - expected).abs() < 1e-9, "{} and {expected}", find(&full));
    assert_eq!(full[0][0].0, 12, "{:?}", full[0]);
    assert!(find(&titles) * 0.9 < full[0][1].1, "otherwise the example shows nothing");
}

#[test]
fn the_same_release_gives_the_same_list_whatever_its_order() {
    let figures: Vec<Vec<f32>> =
        (0..20_u16).map(|at| (0..6_u16).map(|k| f32::from((at * 7 + k * k * 5) % 11)).collect()).collect();
    let make = |order: &mut dyn Iterator<Item = usize>| {
        raw(order.map(|at| occupation(&format!("11-{}.00", 1000 + at), &figures[at], None)).collect())
    };
    let (forth, back) = (make(&mut (0..20)), make(&mut (0..20).rev()));
    let (one, two) = (relate(&forth), relate(&back));
    assert!((one.viable - two.viable).abs() < 1e-12);
    for at in 0..20 {
        let here: Vec<f64> = one.near[at].iter().map(|(_, similarity)| *similarity).collect();
        let there: Vec<f64> = two.near[19 - at].iter().map(|(_, similarity)| *similarity).collect();
        assert_eq!(here, there);
        assert!(here.is_sorted_by(|a, b| a >= b));
    }
}

/// The place of one occupation in the list of another, from 0.
fn rank(catalogue: &Catalogue, of: &str, other: &str) -> usize {
    let row = Shapes::of(catalogue).row(code(of));
    row.iter().position(|near| near.code == code(other)).unwrap()
}

#[test]
fn what_is_built_in_is_near_to_what_anybody_would_name() {
    let catalogue = Catalogue::new(None);
    for (of, near, far) in [
        ("29-1141.00", "29-2061.00", "51-4121.00"),
        ("29-1141.00", "29-1171.00", "15-1252.00"),
        ("41-2031.00", "41-2011.00", "29-1141.00"),
        ("15-1252.00", "15-1253.00", "35-2014.00"),
        ("51-4121.00", "51-4041.00", "25-2021.00"),
        ("25-2021.00", "25-2022.00", "53-3032.00"),
    ] {
        let (near_rank, far_rank) = (rank(&catalogue, of, near), rank(&catalogue, of, far));
        assert!(near_rank < 12, "{of} to {near}: {near_rank}");
        assert!(far_rank > 60, "{of} to {far}: {far_rank}");
    }
}

/// The threshold stands in the code as a number, since it costs all pairs; here it is worked out.
#[test]
fn the_threshold_of_what_is_built_in_is_what_it_says() {
    let catalogue = Catalogue::new(None);
    let shapes = Shapes::of(&catalogue);
    let mut within = Vec::new();
    for entry in catalogue.entries() {
        for near in shapes.row(entry.code).iter().filter(|near| near.code.minor() == entry.code.minor()) {
            let is_linked = entry.next.contains(&near.code)
                || entry.from.contains(&near.code)
                || catalogue
                    .get(near.code)
                    .unwrap()
                    .own
                    .is_some_and(|own| own.next.contains(&entry.code) || own.from.contains(&entry.code));
            within.push(near.similarity - if is_linked { LINK } else { 0.0 });
        }
    }
    let mean = within.iter().sum::<f64>() / within.len() as f64;
    let spread = (within.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / within.len() as f64).sqrt();
    assert!((mean - spread - VIABLE).abs() < 0.01, "mean {mean}, deviation {spread}: {}", mean - spread);
}

#[test]
fn similar_keeps_its_promises() {
    let home = Home::example("maya");
    let json = home.run(&["explore", "similar", "nurse practitioner", "--json", "--limit", "5"]).ok().json();
    let list = json["occupations"].as_array().unwrap();
    assert_eq!(list.len(), 5);
    let scores: Vec<f64> = list.iter().map(|one| one["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    for key in ["code", "title", "job_zone", "source"] {
        assert!(!list[0][key].is_null(), "{key}");
    }
    assert_eq!(list[0]["source"], "built-in");
    let text = home.run(&["explore", "similar", "mine", "--explain"]).ok();
    assert!(text.err.contains("not how many people make the move"), "{}", text.err);
    let refused = home.run(&["explore", "similar", "blacksmith of the moon"]).fails(1);
    assert!(refused.err.contains("career explore search"), "{}", refused.err);
    assert_eq!(home.run(&["explore", "similar"]).code, 2);
}
