//! What one occupation asks for more than another: figures worked out by hand.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
use career::catalogue::release::{Element, Official, Ratings, Release};
use career::catalogue::{Catalogue, Code};
use career::stages::explore::differ::list_more;

/// Ratings as (importance, level).
fn rate(each: &[(f32, f32)]) -> Option<Ratings> {
    Some(Ratings {
        importance: each.iter().map(|(importance, _)| Some(*importance)).collect(),
        level: each.iter().map(|(_, level)| Some(*level)).collect(),
    })
}

fn official(code: &str, skills: Option<Ratings>, knowledge: Option<Ratings>) -> Official {
    Official {
        code: Code::parse(code).unwrap(),
        title: code.to_owned(),
        text: String::new(),
        zone: None,
        interests: None,
        values: None,
        skills,
        knowledge,
        related: Vec::new(),
        near: Vec::new(),
    }
}

fn elements(names: &[&str]) -> Vec<Element> {
    let of = |(at, name): (usize, &&str)| Element { id: format!("2.A.{at}"), name: (*name).to_owned() };
    names.iter().enumerate().map(of).collect()
}

/// Made-up occupations whose codes are not built in, so that only the release knows them.
fn catalogue() -> Catalogue {
    let skills = ["Reading", "Money", "Watching"];
    let release = Release {
        skills: elements(&skills),
        knowledge: elements(&["Law"]),
        occupations: vec![
            official("55-1011.00", rate(&[(4.0, 5.0), (2.0, 1.0), (3.0, 3.0)]), rate(&[(1.0, 0.0)])),
            official("55-1012.00", rate(&[(5.0, 4.0), (3.0, 2.8), (3.5, 4.0)]), rate(&[(5.0, 7.0)])),
            official("55-1013.00", None, rate(&[(5.0, 7.0)])),
        ],
        ..Release::default()
    };
    Catalogue::new(Some(release))
}

#[track_caller]
fn more(from: Option<&str>, to: &str) -> Vec<(String, f64)> {
    let catalogue = catalogue();
    let get = |code: &str| catalogue.get(Code::parse(code).unwrap()).unwrap();
    let found = list_more(from.map(get).as_ref(), &get(to));
    found.into_iter().map(|one| (one.name.to_owned(), (one.amount * 1000.0).round() / 1000.0)).collect()
}

#[test]
fn importance_times_the_step_up_in_level_skills_only() {
    // Money 3 × (2.8 − 1) = 5.4, watching 3.5 × (4 − 3) = 3.5; reading is lower there, and law, which
    // would be 5 × 7, is an area of knowledge.
    let named = |name: &str, amount: f64| (name.to_owned(), amount);
    assert_eq!(more(Some("55-1011.00"), "55-1012.00"), [named("Money", 5.4), named("Watching", 3.5)]);
    // Of whoever nothing is known: 5 × 4, 3.5 × 4, 3 × 2.8.
    let whole = [named("Reading", 20.0), named("Watching", 14.0), named("Money", 8.4)];
    assert_eq!(more(None, "55-1012.00"), whole);
}

#[test]
fn where_one_of_them_is_not_rated_nothing_is_taken_for_0_or_made_up() {
    // Unknown here: what is asked for there stands as it is. Unknown there: nothing can be said.
    assert_eq!(more(Some("55-1013.00"), "55-1012.00"), more(None, "55-1012.00"));
    assert_eq!(more(Some("55-1011.00"), "55-1013.00"), []);
}
