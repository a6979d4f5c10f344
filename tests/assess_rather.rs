//! Which of two: circles counted one by one, coins tossed in every way, and the questions themselves.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use std::collections::BTreeSet;

use career::stages::assess::interests::Scores;
use career::stages::assess::items::interests::{Form, Interest};
use career::stages::assess::rather::{COUNT, Choices, lean, pairs};
use career::term::Script;

use crate::home::Home;

/// Who beats whom, by kind, from the digits alone.
fn beats(digits: &str) -> [[bool; 6]; 6] {
    let mut beats = [[false; 6]; 6];
    for (pair, digit) in pairs().iter().zip(digits.chars()) {
        let (one, other) = (pair.first as usize, pair.second as usize);
        if digit == '1' {
            beats[one][other] = true;
        } else {
            beats[other][one] = true;
        }
    }
    beats
}

fn count_circles(digits: &str) -> usize {
    let beats = beats(digits);
    let mut circles = 0;
    for a in 0..6 {
        for b in 0..6 {
            for c in 0..6 {
                circles += usize::from(beats[a][b] && beats[b][c] && beats[c][a]);
            }
        }
    }
    circles / 3
}

/// The choices of somebody who ranks the kinds in this order.
fn ranked(order: [Interest; 6]) -> String {
    let place = |kind: Interest| order.iter().position(|other| *other == kind).unwrap();
    pairs().iter().map(|pair| if place(pair.first) < place(pair.second) { '1' } else { '2' }).collect()
}

#[test]
fn every_kind_meets_every_other_one_once() {
    let all = pairs();
    let met: BTreeSet<_> = all.iter().map(|pair| (pair.first.min(pair.second), pair.first.max(pair.second))).collect();
    assert_eq!((all.len(), met.len()), (COUNT, 15));
    for kind in Interest::ALL {
        let first = all.iter().filter(|pair| pair.first == kind).count();
        assert!((2..=3).contains(&first), "{kind:?} stands first {first} times");
        let texts: BTreeSet<_> = all
            .iter()
            .flat_map(|pair| [(pair.first, pair.texts[0]), (pair.second, pair.texts[1])])
            .filter(|(of, _)| *of == kind)
            .collect();
        assert_eq!(texts.len(), 5, "{kind:?} is always another activity");
    }
    assert!(all.windows(2).all(|two| two[0].texts.iter().all(|text| !two[1].texts.contains(text))));
}

#[test]
fn circles_are_those_that_one_finds_by_counting() {
    let mut orderly = 0;
    for sheet in 0..1_u32 << 15 {
        let digits: String = (0..15).map(|at| if sheet >> at & 1 == 1 { '1' } else { '2' }).collect();
        let choices = Choices::parse(&digits).unwrap();
        orderly += u32::from(choices.have_order());
        if sheet % 37 == 0 {
            assert!((choices.circles() - count_circles(&digits) as f64).abs() < 1e-9, "{digits}");
        }
    }
    // Kendall's table for six: 720 + 960 + 2240 of 32768 ways have at most two circles.
    assert_eq!(orderly, 3920);
}

#[test]
fn scores_move_by_what_was_won_or_not_at_all() {
    use Interest::{A, C, E, I, R, S};
    let flat = Scores::new(Form::Thirty, [Some(10); 6]);
    let choices = Choices::parse(&ranked([R, I, A, S, E, C])).unwrap();
    assert_eq!(lean(&flat, Some(&choices)), Some([15.0, 13.0, 11.0, 9.0, 7.0, 5.0]));
    assert_eq!(lean(&flat, None), Some([10.0; 6]));
    // Round and round: every kind wins two or three.
    let round: String = pairs()
        .iter()
        .map(|pair| if (pair.second as usize + 6 - pair.first as usize) % 6 <= 2 { '1' } else { '2' })
        .collect();
    let round = Choices::parse(&round).unwrap();
    assert!(round.circles() > 5.0 && !round.have_order());
    assert_eq!(lean(&flat, Some(&round)), Some([10.0; 6]));
    // Four skipped ones are too many, three are not.
    let skip = |places: &[usize]| {
        let digits = ranked([R, I, A, S, E, C]);
        let digits: String =
            digits.char_indices().map(|(at, digit)| if places.contains(&at) { '0' } else { digit }).collect();
        Choices::parse(&digits).unwrap()
    };
    assert!(skip(&[5, 12, 14]).have_order(), "I and A, R and I, S and E");
    assert!(!skip(&[5, 12, 14, 2]).have_order());
    assert_eq!(lean(&Scores::new(Form::Thirty, [None; 6]), Some(&choices)), None);
}

#[test]
fn a_flat_profile_gets_an_order_from_its_choices() {
    use Interest::{A, C, E, I, R, S};
    let home = Home::new();
    let refused = home.run(&["assess", "interests", "--form", "pairs", "--answers", &"1".repeat(15)]).fails(1);
    assert!(refused.err.contains("career assess interests"), "{}", refused.err);
    home.run(&["assess", "interests", "--answers", &"343434".repeat(5)]).ok();
    home.run(&["assess", "interests", "--answers", &"3".repeat(30)]).ok();
    let flat = home.run(&["explore", "match"]).ok();
    assert!(flat.err.contains("--form pairs"), "{}", flat.err);
    let before = home.file("assessment.toml");
    let wrong = home.run(&["assess", "interests", "--form", "pairs", "--answers", "123"]).fails(2);
    assert!(wrong.err.contains('3'), "{}", wrong.err);
    assert_eq!(home.file("assessment.toml"), before);
    let digits = ranked([I, C, R, A, E, S]);
    home.run(&["assess", "interests", "--form", "pairs", "--answers", &digits]).ok();
    assert!(home.file("assessment.toml").contains(&format!("rather = \"{digits}\"")));
    let json = home.run(&["explore", "match", "--json"]).ok().json();
    assert_eq!(json["computed"]["flat"], false);
    assert!(!json["occupations"].as_array().unwrap().is_empty());
    let shown = home.run(&["assess", "show"]).ok();
    let words = shown.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("in this order: finding out, organising, hands-on"), "{words}");
    assert!(!words.contains("order means little"), "{words}");
    // What is drawn beside an occupation is what it is compared by.
    let beside = home.run(&["explore", "show", "29-1141", "--explain"]).ok();
    let yours = |name: &str| {
        let line = beside.out.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().last().unwrap().parse::<f64>().unwrap()
    };
    assert_eq!((yours("finding out"), yours("helping")), (15.0, 5.0), "{}", beside.out);
    let explained = format!("{}{}", beside.out, beside.err);
    assert!(explained.contains("which of two"), "{explained}");
    home.run(&["undo"]).ok();
    assert_eq!(home.file("assessment.toml"), before);
}

#[test]
fn pairs_are_asked_one_by_one_and_gone_on_with() {
    let home = Home::new();
    home.run(&["assess", "interests", "--answers", &"3".repeat(30)]).ok();
    let mut script = Script::new();
    for at in 1..=6 {
        script = script.answer(&format!("interests.pair.{at}"), "1");
    }
    home.answer(script.stop("interests.pair.7"), &["assess", "interests", "--form", "pairs"]).fails(130);
    let mut script = Script::new();
    for at in 7..=15 {
        script =
            if at == 9 { script.skip("interests.pair.9") } else { script.answer(&format!("interests.pair.{at}"), "2") };
    }
    // Without the form, what was begun is gone on with.
    home.answer(script, &["assess", "interests"]).ok();
    assert!(home.file("assessment.toml").contains("rather = \"111111220222222\""), "{}", home.file("assessment.toml"));
}
