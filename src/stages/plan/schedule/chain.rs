//! Why the worst step ends when it does: the chain of steps that leads up to it.
use super::calendar::{Calendar, NEVER, TOLERANCE};
use super::graph::{Length, Net};
use super::simulate::Run;

/// Why a step does not come earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It needs the link before it.
    Needs,
    /// The hours went to the link before it, which is more urgent.
    Hours,
    /// It may not begin before its earliest date, or what came before it was finished then.
    Earliest,
    /// It begins today, or began before.
    Today,
}

/// A link of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of the step in the input.
    pub task: usize,
    /// Why it does not come earlier.
    pub cause: Cause,
}

/// The chain that leads to the step with the worst lateness; if none is late, to the last finish.
/// Ties go to the earlier in prerequisite order. Empty without any date.
pub(super) fn find(net: &Net, calendar: &Calendar, run: &Run) -> Vec<Link> {
    let dated = || (0..net.steps.len()).filter(|step| run.finish[*step] != NEVER);
    let lateness = |step: &usize| net.steps[*step].due.map_or(0, |due| (run.finish[*step] - due).max(0));
    let Some(end) = dated().rev().max_by_key(|step| (lateness(step), run.finish[*step])) else {
        return Vec::new();
    };
    let mut last_spell = vec![usize::MAX; net.steps.len()];
    for (at, spell) in run.spells.iter().enumerate() {
        last_spell[spell.step] = at;
    }
    let mut is_listed = vec![false; net.steps.len()];
    let mut links = Vec::new();
    let mut here = Some((end, last_spell[end]));
    while let Some((step, at)) = here {
        let (cause, before) = match run.spells.get(at) {
            Some(spell) if spell.from > run.open[step] + TOLERANCE => {
                // It was available and not worked on: the spell before belongs to another.
                let before = at.checked_sub(1).map(|at| (run.spells[at].step, at));
                (Cause::Hours, before)
            }
            _ => match binding_need(net, calendar, run, step) {
                Some(need) => (Cause::Needs, Some((need, last_spell[need]))),
                None if net.steps[step].release > 0 => (Cause::Earliest, None),
                None => (Cause::Today, None),
            },
        };
        // A step that was interrupted comes up again; it is named once, where it ends.
        if !is_listed[step] {
            is_listed[step] = true;
            links.push(Link { task: net.source[step], cause });
        }
        here = before;
    }
    links.reverse();
    links
}

/// The step that a step had to wait for, if it was not its own release date.
fn binding_need(net: &Net, calendar: &Calendar, run: &Run, step: usize) -> Option<usize> {
    let it = net.steps[step];
    let needs = net.needs.of(step).iter().copied();
    match it.length {
        Length::Units(_) => {
            let last = needs.max_by_key(|need| (run.done[*need], run.finish[*need]))?;
            (run.done[last] > calendar.before(it.release)).then_some(last)
        }
        Length::Days(days) => {
            let last = needs.max_by_key(|need| (run.finish[*need], run.done[*need]))?;
            (run.finish[last] + i64::from(days > 0) > it.release).then_some(last)
        }
    }
}
