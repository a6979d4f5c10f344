//! Some of the suggestions, with what each needs put right.
use super::{Before, Suggestion};

/// Those at these places, in the order of the list. Whoever needed one that is left out needs what
/// that one needed: practice that came after a course comes after what the course came after.
pub fn pick(list: &[Suggestion], places: &[usize]) -> Vec<Suggestion> {
    let mut kept: Vec<usize> = places.iter().copied().filter(|at| *at < list.len()).collect();
    kept.sort_unstable();
    kept.dedup();
    let mut picked = Vec::with_capacity(kept.len());
    for at in &kept {
        let mut one = list[*at].clone();
        let mut after = Vec::new();
        resolve(list, &kept, *at, &mut after);
        one.after = after;
        picked.push(one);
    }
    picked
}

fn resolve(list: &[Suggestion], kept: &[usize], at: usize, after: &mut Vec<Before>) {
    for before in &list[at].after {
        match before {
            Before::Known(_) => push(after, before.clone()),
            // A suggestion needs only ones before it, so this ends.
            Before::Earlier(need) if *need < at => match kept.binary_search(need) {
                Ok(place) => push(after, Before::Earlier(place)),
                Err(_) => resolve(list, kept, *need, after),
            },
            Before::Earlier(_) => {}
        }
    }
}

fn push(after: &mut Vec<Before>, before: Before) {
    if !after.contains(&before) {
        after.push(before);
    }
}
