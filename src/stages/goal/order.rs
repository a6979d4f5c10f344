//! Goals by due date, each under the longer goal that it serves; and circles among them.
use std::collections::{HashMap, HashSet};

use super::model::Goal;

/// A goal in a list: which one, and what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the list that was given.
    pub at: usize,
    /// For each level above it, outermost first, whether more of that level follow. Empty for a goal
    /// that serves none of the others.
    pub more_below: Vec<bool>,
}

/// The goals by due date (those without one last, then as in the file), with those that serve
/// another below it. A goal whose parent is not in the list stands by itself, and so does one in a
/// circle, so that none is ever left out.
pub fn arrange(goals: &[Goal]) -> Vec<Placed> {
    let place: HashMap<&str, usize> = goals.iter().enumerate().map(|(at, goal)| (goal.id.as_str(), at)).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); goals.len()];
    let mut roots = Vec::new();
    let mut by_due: Vec<usize> = (0..goals.len()).collect();
    by_due.sort_by_key(|at| (goals[*at].due.is_none(), goals[*at].due));
    let parent =
        |at: usize| goals[at].parent.as_deref().and_then(|id| place.get(id).copied()).filter(|parent| *parent != at);
    for at in by_due.iter().copied() {
        match parent(at) {
            Some(above) => below[above].push(at),
            None => roots.push(at),
        }
    }
    let mut placed = Vec::with_capacity(goals.len());
    let mut seen = vec![false; goals.len()];
    for root in roots {
        walk(root, &below, &mut placed, &mut seen);
    }
    for at in by_due {
        if !seen[at] {
            walk(at, &below, &mut placed, &mut seen);
        }
    }
    placed
}

/// Visits a goal and all below it. By hand rather than by recursion: a file may nest them as deep as
/// it likes.
fn walk(root: usize, below: &[Vec<usize>], placed: &mut Vec<Placed>, seen: &mut [bool]) {
    let mut open = vec![Placed { at: root, more_below: Vec::new() }];
    while let Some(next) = open.pop() {
        if std::mem::replace(&mut seen[next.at], true) {
            continue;
        }
        let children: Vec<usize> = below[next.at].iter().copied().filter(|at| !seen[*at]).collect();
        for (number, child) in children.iter().enumerate().rev() {
            let mut more_below = next.more_below.clone();
            more_below.push(number + 1 < children.len());
            open.push(Placed { at: *child, more_below });
        }
        placed.push(next);
    }
}

/// The circle that would arise if the goal `id` had `next` as its parent (or as its plan B), as
/// `follow` reads it from every other goal: the ids from `id` back to `id`. `None` if there is none.
pub fn find_circle(
    goals: &[Goal],
    id: &str,
    next: &str,
    follow: impl Fn(&Goal) -> Option<&str>,
) -> Option<Vec<String>> {
    let by_id: HashMap<&str, &Goal> = goals.iter().map(|goal| (goal.id.as_str(), goal)).collect();
    let mut trail = vec![id.to_owned()];
    let mut seen = HashSet::new();
    let mut here = next;
    loop {
        trail.push(here.to_owned());
        if here == id {
            return Some(trail);
        }
        if !seen.insert(here) {
            // A circle that was there before and does not touch this goal.
            return None;
        }
        here = by_id.get(here).copied().and_then(&follow)?;
    }
}
