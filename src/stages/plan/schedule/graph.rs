//! The steps in an order in which each comes after what it needs, or the cycle that forbids one.
use super::calendar::{Calendar, units_of};
use super::{Cycle, Effort, Ready, Task};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How long a step takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    /// Own time, above 0.
    Units(i64),
    /// Days that pass; 0 is a step that takes no time at all.
    Days(i64),
}

/// A step as the algorithms see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) length: Length,
    /// The first day on which it may be worked on. A wait that began before today is below 0.
    pub(super) release: i64,
    pub(super) due: Option<i64>,
    /// It needs something that stays out of the schedule.
    pub(super) is_held: bool,
}

/// Lists of steps, one for each step, in one block of memory.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ends: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// The list of one step.
    pub(super) fn of(&self, step: usize) -> &[usize] {
        let start = if step == 0 { 0 } else { self.ends[step - 1] };
        &self.items[start..self.ends[step]]
    }
}

/// The steps in prerequisite order (steps that are free of each other by id), with their arrows.
#[derive(Debug)]
pub(super) struct Net {
    pub(super) steps: Vec<Step>,
    /// What each step needs, all of it earlier in the order.
    pub(super) needs: Lists,
    /// What needs each step.
    pub(super) feeds: Lists,
    /// The place of each step in the input.
    pub(super) source: Vec<usize>,
}

impl Net {
    /// The net of the tasks. A prerequisite outside of the list counts as met.
    pub(super) fn new(tasks: &[Task], calendar: &Calendar) -> Result<Net, Cycle> {
        let source = order(tasks)?;
        let mut rank = vec![0; tasks.len()];
        for (place, task) in source.iter().enumerate() {
            rank[*task] = place;
        }
        let steps = source.iter().map(|task| Step::new(&tasks[*task], calendar)).collect();
        let mut needs = Lists::default();
        let mut count = vec![0; tasks.len()];
        for task in &source {
            let start = needs.items.len();
            needs.items.extend(tasks[*task].after.iter().filter_map(|need| rank.get(*need)));
            needs.items[start..].sort_unstable();
            needs.ends.push(needs.items.len());
            for need in &needs.items[start..] {
                count[*need] += 1;
            }
        }
        let feeds = turn_round(&needs, &count);
        Ok(Net { steps, needs, feeds, source })
    }

    /// Whether some wait has own work before it and own work after it. Only then is the problem
    /// hard in general.
    pub(super) fn has_wait_in_the_middle(&self) -> bool {
        let mut has_work_before = vec![false; self.steps.len()];
        let mut has_work_after = vec![false; self.steps.len()];
        let is_work = |step: usize| matches!(self.steps[step].length, Length::Units(_));
        for step in 0..self.steps.len() {
            has_work_before[step] = self.needs.of(step).iter().any(|n| has_work_before[*n] || is_work(*n));
        }
        for step in (0..self.steps.len()).rev() {
            has_work_after[step] = self.feeds.of(step).iter().any(|f| has_work_after[*f] || is_work(*f));
        }
        (0..self.steps.len()).any(|step| {
            matches!(self.steps[step].length, Length::Days(1..)) && has_work_before[step] && has_work_after[step]
        })
    }
}

impl Step {
    fn new(task: &Task, calendar: &Calendar) -> Step {
        let length = match task.effort {
            Effort::Own { hours } => match units_of(hours) {
                0..=super::calendar::TOLERANCE => Length::Days(0),
                units => Length::Units(units),
            },
            Effort::Work { days } | Effort::Wait { days } => Length::Days(i64::from(days)),
        };
        let earliest = task.earliest.map(|date| calendar.number(date));
        let open = match (task.ready, length) {
            // The weeks of a wait run from the day after what came before it.
            (Ready::Since(date), Length::Days(1..)) => calendar.number(date) + 1,
            (Ready::Since(date), _) => calendar.number(date).max(0),
            _ => 0,
        };
        Step {
            length,
            release: earliest.map_or(open, |day| day.max(open)),
            due: task.due.map(|date| calendar.number(date)),
            is_held: task.ready == Ready::Held,
        }
    }
}

/// The tasks in prerequisite order: what is free comes by id, and by place where ids are the same.
pub(super) fn order(tasks: &[Task]) -> Result<Vec<usize>, Cycle> {
    let mut by_id: Vec<usize> = (0..tasks.len()).collect();
    by_id.sort_by(|a, b| tasks[*a].id.cmp(&tasks[*b].id));
    let mut place = vec![0; tasks.len()];
    for (at, task) in by_id.iter().enumerate() {
        place[*task] = at;
    }
    let mut needs = Lists::default();
    let mut count = vec![0; tasks.len()];
    for task in tasks {
        needs.items.extend(task.after.iter().filter(|need| **need < tasks.len()));
        needs.ends.push(needs.items.len());
    }
    for need in &needs.items {
        count[*need] += 1;
    }
    let feeds = turn_round(&needs, &count);
    let mut waiting: Vec<usize> = (0..tasks.len()).map(|task| needs.of(task).len()).collect();
    let mut free: BinaryHeap<Reverse<usize>> =
        (0..tasks.len()).filter(|task| waiting[*task] == 0).map(|task| Reverse(place[task])).collect();
    let mut sorted = Vec::with_capacity(tasks.len());
    while let Some(Reverse(at)) = free.pop() {
        let task = by_id[at];
        sorted.push(task);
        for feed in feeds.of(task) {
            waiting[*feed] -= 1;
            if waiting[*feed] == 0 {
                free.push(Reverse(place[*feed]));
            }
        }
    }
    if sorted.len() == tasks.len() { Ok(sorted) } else { Err(find_cycle(tasks, &by_id, &place, &waiting)) }
}

/// One of the cycles among the tasks that never became free: from the first of them by id, always
/// to the first need by id that is not free either, until a task comes round again.
fn find_cycle(tasks: &[Task], by_id: &[usize], place: &[usize], waiting: &[usize]) -> Cycle {
    let mut trail: Vec<usize> = Vec::new();
    let mut seen_at = vec![usize::MAX; tasks.len()];
    let mut here = by_id.iter().copied().find(|task| waiting[*task] > 0);
    while let Some(task) = here {
        if seen_at[task] != usize::MAX {
            trail.drain(..seen_at[task]);
            break;
        }
        seen_at[task] = trail.len();
        trail.push(task);
        let stuck = tasks[task].after.iter().copied().filter(|n| waiting.get(*n).is_some_and(|w| *w > 0));
        here = stuck.min_by_key(|need| place[*need]);
    }
    let first = trail.iter().enumerate().min_by_key(|(_, task)| place[**task]).map_or(0, |(at, _)| at);
    trail.rotate_left(first);
    Cycle { ids: trail.into_iter().map(|task| tasks[task].id.clone()).collect() }
}

/// The same arrows from their other end; `count` is how many each list will hold.
fn turn_round(lists: &Lists, count: &[usize]) -> Lists {
    let mut ends: Vec<usize> = Vec::with_capacity(count.len());
    let mut sum = 0;
    let mut fill: Vec<usize> = Vec::with_capacity(count.len());
    for n in count {
        fill.push(sum);
        sum += n;
        ends.push(sum);
    }
    let mut items = vec![0; sum];
    for from in 0..count.len() {
        for to in lists.of(from) {
            items[fill[*to]] = from;
            fill[*to] += 1;
        }
    }
    Lists { ends, items }
}
