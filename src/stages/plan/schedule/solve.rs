//! The best schedule that the rules find, and how good any could be.
use super::calendar::{Calendar, NEVER};
use super::graph::{Length, Net};
use super::push::{Heads, Waits, is_impossible, push_days, push_forward, push_lengths};
use super::simulate::{Run, run};

/// How many step placements the search for a better schedule may cost: it ends after the round that
/// goes beyond, in practice only with tens of thousands of steps. 100,000 then stay under a second.
const SEARCH_BUDGET: usize = 500_000;

/// The same for the last attempts, which move single steps: some milliseconds.
const SWAP_BUDGET: usize = 30_000;

/// Up to so many steps every attempt is made even where only one question is asked.
const SMALL: usize = 300;

/// A schedule with its worst lateness and what is known of the least.
pub(super) struct Best {
    pub(super) run: Run,
    /// The place of each step in the order in which it was preferred.
    pub(super) urgency: Vec<usize>,
    /// Days; None if something is due and never finished.
    pub(super) worst: Option<i64>,
    pub(super) is_proven: bool,
    /// Days that no schedule can be under.
    pub(super) lower: i64,
}

/// The best schedule found.
pub(super) fn solve(net: &Net, calendar: &Calendar) -> Best {
    let urgency = urgency(&push_days(net, Waits::TakeTime));
    let first = run(net, calendar, &urgency);
    let worst = worst_of(net, &first);
    let mut best = Best { run: first, urgency, worst, is_proven: false, lower: 0 };
    let Some(late) = worst else {
        return best;
    };
    if late == 0 || !net.has_wait_in_the_middle() {
        (best.is_proven, best.lower) = (true, late);
        return best;
    }
    improve(net, calendar, best, late)
}

/// Whether the rules find a schedule in which nothing is more than `late` days late. Asks
/// for one lateness only, and is cheaper than [`solve`].
pub(super) fn is_within(net: &Net, calendar: &Calendar, late: i64) -> bool {
    let is_good = |due: &[i64]| worst_of(net, &run(net, calendar, &urgency(due))).is_some_and(|worst| worst <= late);
    if is_good(&push_days(net, Waits::TakeTime)) {
        return true;
    }
    if !net.has_wait_in_the_middle() {
        return false;
    }
    let latest = push_lengths(net, calendar, late);
    !is_impossible(net, &push_forward(net, calendar), &latest)
        && (is_good(&latest.points)
            || is_good(&push_days(net, Waits::TakeNone))
            || (net.steps.len() <= SMALL && solve(net, calendar).worst.is_some_and(|w| w <= late)))
}

/// Whether the rules find a schedule in which nothing is late.
pub(super) fn has_time(net: &Net, calendar: &Calendar) -> bool {
    is_within(net, calendar, 0)
}

/// With waits in the middle: looks for something better between what is there and the lower bound,
/// halving the distance.
fn improve(net: &Net, calendar: &Calendar, mut best: Best, late: i64) -> Best {
    let mut least = late;
    let mut keep = |best: &mut Best, urgency: Vec<usize>| {
        let other = run(net, calendar, &urgency);
        if let Some(worst) = worst_of(net, &other).filter(|worst| *worst < least) {
            least = worst;
            best.worst = Some(worst);
            (best.run, best.urgency) = (other, urgency);
        }
        least
    };
    keep(&mut best, urgency(&push_days(net, Waits::TakeNone)));
    keep(&mut best, urgency(&push_lengths(net, calendar, 0).points));
    let heads: Heads = push_forward(net, calendar);
    let mut aim = best.worst.unwrap_or(0) - 1;
    let mut top = aim + 1;
    let mut rounds = (SEARCH_BUDGET / net.steps.len().max(1)).max(3);
    while best.lower < top && rounds > 0 {
        rounds -= 1;
        let latest = push_lengths(net, calendar, aim);
        if is_impossible(net, &heads, &latest) {
            best.lower = aim + 1;
        } else {
            let now = keep(&mut best, urgency(&latest.points));
            // What was not found here will not be found by asking again.
            top = aim.min(now);
        }
        aim = best.lower + (top - best.lower) / 2;
        if aim >= top {
            break;
        }
    }
    if best.worst > Some(best.lower) {
        swap_about(net, calendar, &mut best);
    }
    best.is_proven = best.worst == Some(best.lower);
    best
}

/// Moves one step at a time before a more urgent one, and keeps what lessens the worst lateness or,
/// where that stays, the sum of all. Ends at the lower bound, at a plan that no single move betters,
/// or when [`SWAP_BUDGET`] is spent.
fn swap_about(net: &Net, calendar: &Calendar, best: &mut Best) {
    let own: Vec<bool> = net.steps.iter().map(|s| matches!(s.length, Length::Units(_))).collect();
    let begun: Vec<i64> = best.run.spells.iter().rev().fold(vec![NEVER; own.len()], |mut first, s| {
        first[s.step] = s.from;
        first
    });
    // The order in which the best schedule so far takes the steps up.
    let mut order: Vec<usize> = (0..own.len()).filter(|step| own[*step]).collect();
    order.sort_by_key(|step| begun[*step]);
    let rest: Vec<usize> = (0..own.len()).filter(|step| !own[*step]).collect();
    let mut tries = SWAP_BUDGET / own.len().max(1);
    let mut score = (best.worst, NEVER);
    let (mut from, mut to) = (1, 0);
    while from < order.len() && tries > 0 && best.worst > Some(best.lower) {
        tries -= 1;
        let mut other = order.clone();
        let step = other.remove(from);
        other.insert(to, step);
        let all: Vec<usize> = other.iter().chain(&rest).copied().collect();
        let urgency = places(&all);
        let found = run(net, calendar, &urgency);
        let worst = worst_of(net, &found);
        if worst.is_some() && (worst, sum_of(net, &found)) < score {
            score = (worst, sum_of(net, &found));
            if worst < best.worst {
                best.worst = worst;
                (best.run, best.urgency) = (found, urgency);
            }
            order = other;
            (from, to) = (1, 0);
        } else if to + 1 < from {
            to += 1;
        } else {
            (from, to) = (from + 1, 0);
        }
    }
}

/// All late days together.
fn sum_of(net: &Net, run: &Run) -> i64 {
    let late =
        |(step, it): (usize, &super::graph::Step)| it.due.map_or(0, |due| run.finish[step].saturating_sub(due).max(0));
    net.steps.iter().enumerate().map(late).fold(0, i64::saturating_add)
}

/// The place of each step when they are sorted by pushed due date, ties in prerequisite order.
fn urgency(due: &[i64]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..due.len()).collect();
    sorted.sort_by_key(|step| due[*step]);
    places(&sorted)
}

/// The place of each step in a list of all of them.
fn places(list: &[usize]) -> Vec<usize> {
    let mut place = vec![0; list.len()];
    for (at, step) in list.iter().enumerate() {
        place[*step] = at;
    }
    place
}

/// The largest lateness in days, 0 if nothing is late; None if something due is never finished.
fn worst_of(net: &Net, run: &Run) -> Option<i64> {
    let mut worst = 0;
    for (step, it) in net.steps.iter().enumerate() {
        if let Some(due) = it.due {
            if run.finish[step] == NEVER {
                return None;
            }
            worst = worst.max(run.finish[step] - due);
        }
    }
    Some(worst)
}

/// Which steps have something about them, or need one that has, perhaps through others.
pub(super) fn spread(net: &Net, has_it: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut marks: Vec<bool> = Vec::with_capacity(net.steps.len());
    for step in 0..net.steps.len() {
        marks.push(has_it(step) || net.needs.of(step).iter().any(|need| marks[*need]));
    }
    marks
}
