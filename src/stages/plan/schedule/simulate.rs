//! Working through the plan, always on the most urgent step that can be worked on.
//!
//! Event by event, never day by day: a step is touched when it becomes available, when a more
//! urgent one interrupts it, and when it is finished.
use super::calendar::{Calendar, HORIZON, NEVER};
use super::graph::{Length, Net};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Own time spent on a step without a break, in units from today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spell {
    pub(super) step: usize,
    pub(super) from: i64,
    pub(super) to: i64,
}

/// What happened, for each step.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The day of its first hour, or of its first day that passes.
    pub(super) start: Vec<i64>,
    /// The day of its last.
    pub(super) finish: Vec<i64>,
    /// The point (in units) at which own work may follow.
    pub(super) done: Vec<i64>,
    /// The point at which it became available.
    pub(super) open: Vec<i64>,
    /// Own work in the order in which it is done.
    pub(super) spells: Vec<Spell>,
}

/// Works through the net; `urgency` gives each step a number of its own, lowest first.
pub(super) fn run(net: &Net, calendar: &Calendar, urgency: &[usize]) -> Run {
    let n = net.steps.len();
    let mut by_urgency = vec![0; n];
    for (step, place) in urgency.iter().enumerate() {
        by_urgency[*place] = step;
    }
    let mut work = Work {
        net,
        calendar,
        waiting: (0..n).map(|step| net.needs.of(step).len()).collect(),
        coming: BinaryHeap::new(),
        run: Run {
            start: vec![NEVER; n],
            finish: vec![NEVER; n],
            done: vec![NEVER; n],
            open: vec![NEVER; n],
            spells: Vec::with_capacity(n),
        },
        stack: Vec::new(),
    };
    for step in 0..n {
        if work.waiting[step] == 0 {
            work.stack.push(step);
        }
    }
    work.open_all();

    let mut left: Vec<i64> = net.steps.iter().map(|s| if let Length::Units(u) = s.length { u } else { 0 }).collect();
    let mut ready: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    let mut now = 0;
    loop {
        while let Some(Reverse((_, step))) = work.coming.peek().copied().filter(|Reverse((at, _))| *at <= now) {
            work.coming.pop();
            ready.push(Reverse(urgency[step]));
        }
        let next = work.coming.peek().map_or(NEVER, |Reverse((at, _))| *at);
        let Some(Reverse(place)) = ready.pop() else {
            if next == NEVER {
                break;
            }
            now = next;
            continue;
        };
        let step = by_urgency[place];
        let room = next.min(calendar.total) - now;
        if room <= 0 {
            break;
        }
        let spent = left[step].min(room);
        work.spend(step, now, spent);
        now += spent;
        left[step] -= spent;
        if left[step] == 0 {
            work.finish(step, now);
        } else {
            ready.push(Reverse(place));
        }
    }
    work.run
}

struct Work<'a> {
    net: &'a Net,
    calendar: &'a Calendar,
    waiting: Vec<usize>,
    /// Own work that becomes available, by point.
    coming: BinaryHeap<Reverse<(i64, usize)>>,
    run: Run,
    /// Steps whose needs are all met and that have not been opened yet.
    stack: Vec<usize>,
}

impl Work<'_> {
    fn spend(&mut self, step: usize, from: i64, spent: i64) {
        if self.run.start[step] == NEVER {
            self.run.start[step] = self.calendar.day_of_start(from);
        }
        match self.run.spells.last_mut() {
            Some(last) if last.step == step && last.to == from => last.to += spent,
            _ => self.run.spells.push(Spell { step, from, to: from + spent }),
        }
    }

    fn finish(&mut self, step: usize, point: i64) {
        self.run.done[step] = point;
        self.run.finish[step] = self.calendar.day_of_finish(point);
        // A step of less than the tolerance may begin "tomorrow" and end "today".
        self.run.start[step] = self.run.start[step].min(self.run.finish[step]);
        self.release(step);
        self.open_all();
    }

    fn release(&mut self, step: usize) {
        for feed in self.net.feeds.of(step) {
            self.waiting[*feed] -= 1;
            if self.waiting[*feed] == 0 {
                self.stack.push(*feed);
            }
        }
    }

    /// Opens every step whose needs are met, and those that this finishes in turn.
    fn open_all(&mut self) {
        while let Some(step) = self.stack.pop() {
            let it = self.net.steps[step];
            if it.is_held || it.release > HORIZON {
                continue;
            }
            let needs = self.net.needs.of(step);
            let after = needs.iter().map(|need| self.run.done[*need]).max();
            // Nothing is open before today; most steps may begin today, and need not be looked up.
            let released = if it.release > 0 { self.calendar.before(it.release) } else { 0 };
            let open = released.max(after.unwrap_or(0));
            self.run.open[step] = open;
            let last_need = needs.iter().map(|need| self.run.finish[*need]).max();
            let Length::Days(days) = it.length else {
                self.coming.push(Reverse((open, step)));
                continue;
            };
            let (start, finish) = span_of_days(days, it.release, last_need);
            if finish > HORIZON {
                continue;
            }
            self.run.start[step] = start;
            self.run.finish[step] = finish;
            self.run.done[step] = if days == 0 { open } else { self.calendar.before(finish + 1) };
            self.release(step);
        }
    }
}

/// The first and the last of the days that pass: they begin on the day after what came before, and
/// end today at the earliest, since the step is still open. None at all: the day it is available.
pub(super) fn span_of_days(days: i64, release: i64, last_need: Option<i64>) -> (i64, i64) {
    if days == 0 {
        let day = release.max(last_need.unwrap_or(0));
        return (day, day);
    }
    let start = release.max(last_need.map_or(release, |day| day + 1));
    (start, (start + days - 1).max(0))
}
