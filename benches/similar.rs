//! How well our measure of likeness finds what a release itself lists as related: precision at 10
//! against its Primary related occupations (index 1–10), beside simpler measures.
//!
//! `CAREER_RELEASE=/path/to/db_30_1_text cargo bench --bench similar`. Without a release it says how
//! to get one and ends well. Baselines as measured for O*NET 30.1 with the ratings of 29.3: random
//! .010, interests .247, skills .214, knowledge .370, skills and knowledge .395, with interests .432,
//! other titles .457, titles with activities and knowledge .515, with task texts .547.
// A bench prints its table, and stops where it cannot measure.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::Path;

use career::catalogue::release::raw::Raw;
use career::catalogue::release::read;
use career::catalogue::similarity::{WEIGHTS, relate_by};
use career::store::OsFs;
use career::store::import::Source;

fn main() {
    let Some(path) = std::env::var_os("CAREER_RELEASE") else {
        println!("Set CAREER_RELEASE to a folder or zip of O*NET's text files (O*NET Resource Center, Database).");
        return;
    };
    let raw = read_release(Path::new(&path));
    let [skills, knowledge, interests, titles, activities, tasks] = WEIGHTS;
    let rows: [(&str, [f64; 6], &str); 9] = [
        ("interests", [0.0, 0.0, 1.0, 0.0, 0.0, 0.0], ".247"),
        ("skills", [1.0, 0.0, 0.0, 0.0, 0.0, 0.0], ".214"),
        ("knowledge", [0.0, 1.0, 0.0, 0.0, 0.0, 0.0], ".370"),
        ("skills and knowledge", [1.0, 1.0, 0.0, 0.0, 0.0, 0.0], ".395"),
        ("ratings and interests (ours)", [skills, knowledge, interests, 0.0, 0.0, 0.0], ".432, wanted .43"),
        ("other titles", [0.0, 0.0, 0.0, 1.0, 0.0, 0.0], ".457"),
        ("titles, activities, knowledge", [0.0, 1.0, 0.0, 1.0, 1.0, 0.0], ".515"),
        ("all but task texts (ours)", [skills, knowledge, interests, titles, activities, 0.0], "wanted .52"),
        ("everything (ours)", [skills, knowledge, interests, titles, activities, tasks], ".547"),
    ];
    let rated = raw.occupations.iter().filter(|one| one.official.skills.is_some() && one.official.knowledge.is_some());
    println!("{} occupations with ratings of {}", rated.count(), raw.occupations.len());
    println!("{:<34} {:>6}   baseline", "precision at 10", "");
    println!("{:<34} {:>6.3}   .010", "chance", chance(&raw));
    for (name, weights, baseline) in rows {
        println!("{name:<34} {:>6.3}   {baseline}", precision(&raw, &weights));
    }
    let [with, without] = reach(&raw);
    println!("listed ones among the ten nearest: {with:.3} of those with ratings, {without:.3} of those without");
}

fn read_release(path: &Path) -> Raw {
    let source = Source::open(&OsFs, path).expect("a release");
    let chosen = read::choose(source.names()).expect("its tables");
    let open = |at: usize| source.read(at);
    read::read(source.names(), &chosen, source.label(), &open, &mut |_| ()).expect("tables that hold").raw
}

/// The occupations that have ratings, by their position.
fn rated(raw: &Raw) -> BTreeSet<usize> {
    let has = |at: &usize| {
        let one = &raw.occupations[*at].official;
        one.skills.is_some() && one.knowledge.is_some() && one.interests.is_some()
    };
    (0..raw.occupations.len()).filter(has).collect()
}

/// Of the ten nearest among those with ratings, the share that the release lists; the mean over all of them.
fn precision(raw: &Raw, weights: &[f64; 6]) -> f64 {
    let rated = rated(raw);
    let near = relate_by(raw, weights).near;
    let hits = rated.iter().map(|one| {
        let listed = &raw.occupations[*one].official.related;
        let nearest = near[*one].iter().filter(|(other, _)| rated.contains(other)).take(10);
        nearest.filter(|(other, _)| listed.contains(&raw.occupations[*other].official.code)).count() as f64 / 10.0
    });
    hits.sum::<f64>() / rated.len() as f64
}

/// Of the related occupations that a release lists for one with ratings, the share that is among the
/// ten nearest: of those with ratings, and of those without any, which must not be buried for that.
fn reach(raw: &Raw) -> [f64; 2] {
    let rated = rated(raw);
    let near = relate_by(raw, &WEIGHTS).near;
    [true, false].map(|has_ratings| {
        let (mut listed, mut found) = (0.0, 0.0);
        for one in &rated {
            let nearest: Vec<usize> = near[*one].iter().take(10).map(|(other, _)| *other).collect();
            let wanted = &raw.occupations[*one].official.related;
            let others = (0..raw.occupations.len()).filter(|other| rated.contains(other) == has_ratings);
            for other in others.filter(|other| wanted.contains(&raw.occupations[*other].official.code)) {
                listed += 1.0;
                found += f64::from(u8::from(nearest.contains(&other)));
            }
        }
        found / f64::max(listed, 1.0)
    })
}

/// What drawing lots would find.
fn chance(raw: &Raw) -> f64 {
    let rated = rated(raw);
    let codes: BTreeSet<_> = rated.iter().map(|at| raw.occupations[*at].official.code).collect();
    let share = rated.iter().map(|at| {
        let listed = &raw.occupations[*at].official.related;
        listed.iter().filter(|code| codes.contains(code)).count() as f64 / (rated.len() as f64 - 1.0)
    });
    share.sum::<f64>() / rated.len() as f64
}
