//! Due dates pushed back through the prerequisites, three ways, and the bound that they give.
use super::calendar::{Calendar, HORIZON, NEVER, TOLERANCE};
use super::graph::{Length, Net};
use super::simulate::span_of_days;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Pushed due days: the smallest of a step's own and those of what needs it. With
/// [`Waits::TakeTime`] the days of a wait are taken off on the way back, without they are not.
pub(super) fn push_days(net: &Net, waits: Waits) -> Vec<i64> {
    let mut due: Vec<i64> = net.steps.iter().map(|step| step.due.unwrap_or(NEVER)).collect();
    for step in (0..due.len()).rev() {
        for feed in net.feeds.of(step) {
            let through = match (net.steps[*feed].length, waits) {
                (Length::Days(days), Waits::TakeTime) if due[*feed] != NEVER => due[*feed] - days,
                _ => due[*feed],
            };
            due[step] = due[step].min(through);
        }
    }
    due
}

/// Whether waits take time when due dates are pushed back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Waits {
    TakeTime,
    TakeNone,
}

/// The latest that each step may be finished if nothing is to be more than some days late.
pub(super) struct Latest {
    /// As a point, for own work.
    pub(super) points: Vec<i64>,
    /// As a day, for days that pass.
    days: Vec<i64>,
}

/// Pushes due dates, each `late` days later, back through the prerequisites, taking off the length
/// of every step and the days of every wait.
pub(super) fn push_lengths(net: &Net, calendar: &Calendar, late: i64) -> Latest {
    let end = |day: i64| {
        if day >= HORIZON { NEVER } else { calendar.before(day + 1) }
    };
    let mut days: Vec<i64> = net.steps.iter().map(|s| s.due.map_or(NEVER, |d| d.saturating_add(late))).collect();
    let mut points: Vec<i64> = days.iter().map(|day| end(*day)).collect();
    for step in (0..days.len()).rev() {
        for feed in net.feeds.of(step) {
            let (point, day) = match net.steps[*feed].length {
                Length::Days(0) => (points[*feed], days[*feed]),
                Length::Days(n) => {
                    let day = if days[*feed] == NEVER { NEVER } else { days[*feed].saturating_sub(n) };
                    (end(day), day)
                }
                Length::Units(_) if points[*feed] == NEVER => continue,
                Length::Units(units) => {
                    let point = points[*feed].saturating_sub(units);
                    (point, calendar.day_of_start(point))
                }
            };
            points[step] = points[step].min(point);
            days[step] = days[step].min(day);
        }
        // Days that pass must be over by the day in which the point lies, not by the point.
        if let Length::Days(1..) = net.steps[step].length {
            days[step] = days[step].min(if points[step] == NEVER { NEVER } else { calendar.last_day_by(points[step]) });
        }
    }
    Latest { points, days }
}

/// The earliest that each step could be begun and finished if own time were no one's rival.
pub(super) struct Heads {
    /// The point of the earliest beginning of own work.
    begin: Vec<i64>,
    /// The day of the earliest finish of days that pass.
    finish: Vec<i64>,
    /// Steps with own work, by their earliest beginning.
    order: Vec<usize>,
}

/// Pushes earliest dates forward through the prerequisites.
pub(super) fn push_forward(net: &Net, calendar: &Calendar) -> Heads {
    let n = net.steps.len();
    let (mut begin, mut done, mut finish) = (vec![NEVER; n], vec![NEVER; n], vec![NEVER; n]);
    for step in 0..n {
        let it = net.steps[step];
        let needs = net.needs.of(step);
        let after = needs.iter().map(|need| done[*need]).max().unwrap_or(0);
        if it.is_held || it.release > HORIZON || after == NEVER {
            continue;
        }
        begin[step] = calendar.before(it.release).max(after);
        match it.length {
            Length::Days(days) => {
                let last_need = needs.iter().map(|need| finish[*need]).max();
                finish[step] = span_of_days(days, it.release, last_need).1;
                done[step] = if days == 0 { begin[step] } else { calendar.before(finish[step] + 1) };
            }
            Length::Units(units) => {
                done[step] = begin[step].saturating_add(units);
                if done[step] > calendar.total {
                    done[step] = NEVER;
                } else {
                    finish[step] = calendar.day_of_finish(done[step]);
                }
            }
        }
    }
    let mut order: Vec<usize> =
        (0..n).filter(|s| matches!(net.steps[*s].length, Length::Units(_)) && begin[*s] != NEVER).collect();
    order.sort_unstable_by_key(|step| begin[*step]);
    Heads { begin, finish, order }
}

/// Whether it can be ruled out that everything is finished by `latest`.
///
/// The steps are freed of each other but for the earliest beginnings and latest finishes that their
/// prerequisites leave them; if even then working on the most urgent one misses a latest finish, no
/// schedule of the real plan meets them all.
pub(super) fn is_impossible(net: &Net, heads: &Heads, latest: &Latest) -> bool {
    let misses_days = (0..net.steps.len()).any(|step| {
        matches!(net.steps[step].length, Length::Days(_))
            && latest.days[step] != NEVER
            && heads.finish[step] > latest.days[step]
    });
    if misses_days {
        return true;
    }
    let mut ready: BinaryHeap<Reverse<(i64, i64)>> = BinaryHeap::new();
    let mut now = 0;
    let mut coming = heads.order.iter().peekable();
    loop {
        while let Some(step) = coming.next_if(|step| heads.begin[**step] <= now) {
            if let Length::Units(units) = net.steps[*step].length {
                ready.push(Reverse((latest.points[*step], units)));
            }
        }
        let next = coming.peek().map_or(NEVER, |step| heads.begin[**step]);
        let Some(Reverse((point, units))) = ready.pop() else {
            if next == NEVER {
                return false;
            }
            now = next;
            continue;
        };
        let spent = units.min(next - now);
        now = now.saturating_add(spent);
        if spent < units {
            ready.push(Reverse((point, units - spent)));
        } else if point != NEVER && now > point.saturating_add(TOLERANCE) {
            return true;
        }
    }
}
