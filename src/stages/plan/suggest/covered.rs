//! What open steps and open learning supply already.
use super::super::model::Milestone;
use super::super::roadmap::Records;
use crate::stages::explore::gap::{GapKind, simplify};
use crate::stages::goal::model::GoalStatus;
use crate::stages::learn::model::{Activity, ActivityKind};
use crate::stages::words::Progress;

/// How far something missing is on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Not at all.
    None,
    /// A skill, up to this level.
    UpTo(u8),
    /// All of it.
    Whole,
}

/// What supplies it: ids and titles, in the order of the files.
pub type By = Vec<(String, String)>;

/// How far what is missing is on the way. `names` are the texts under which a step may say that it
/// supplies it: a skill's id and name, a requirement's text, its tag, a paper's id. `skill` is the
/// skill's id with the level there is and the one asked for.
///
/// Steps and learning of goals that rest do not count: nobody works on them.
pub fn find_cover(records: &Records, kind: GapKind, names: &[&str], skill: Option<(&str, u8, u8)>) -> (Cover, By) {
    let is_meant = |text: &String| names.iter().any(|name| simplify(name) == simplify(text));
    let steps = records.milestones.iter().filter(|step| is_worked_on(step, records));
    let closing: By = steps
        .filter(|step| step.closes.iter().any(is_meant))
        .map(|step| (step.id.clone(), step.title.clone()))
        .collect();
    let Some((id, have, need)) = skill else {
        return if closing.is_empty() { (Cover::None, closing) } else { (Cover::Whole, closing) };
    };
    let learning: Vec<(&Activity, Option<u8>)> = records
        .activities
        .iter()
        .filter(|one| one.state().is_open() && !is_resting(one.goal.as_deref(), records))
        .filter_map(|one| Some((one, one.skills.iter().find(|target| target.skill == id)?.to)))
        .collect();
    let reaches = |least: u8| {
        let found = learning.iter().filter(move |(_, to)| to.is_some_and(|to| to >= least));
        found.map(|(one, _)| (one.id.clone(), one.title.clone())).collect::<By>()
    };
    let shown = match kind {
        GapKind::Level => reaches(need),
        GapKind::Proof => {
            let does = |kind| matches!(kind, ActivityKind::Practice | ActivityKind::Project | ActivityKind::Stretch);
            let found = learning.iter().filter(|(one, to)| does(one.kind) || to.is_some_and(|to| to >= have));
            found.map(|(one, _)| (one.id.clone(), one.title.clone())).collect()
        }
        _ => learning.iter().map(|(one, _)| (one.id.clone(), one.title.clone())).collect(),
    };
    if !closing.is_empty() || !shown.is_empty() {
        return (Cover::Whole, closing.into_iter().chain(shown).collect());
    }
    let part = learning.iter().filter_map(|(_, to)| *to).filter(|to| *to > have).max();
    match part.filter(|_| kind == GapKind::Level) {
        Some(level) => (Cover::UpTo(level), reaches(level)),
        None => (Cover::None, By::new()),
    }
}

fn is_worked_on(step: &Milestone, records: &Records) -> bool {
    step.state().is_open() && !is_resting(step.goal.as_deref(), records)
}

fn is_resting(goal: Option<&str>, records: &Records) -> bool {
    let found = goal.and_then(|id| records.goals.iter().find(|goal| goal.id == id));
    found.is_some_and(|goal| goal.state() != GoalStatus::Active)
}

/// Whether a step or learning with this title is open, or where `or_done`, was done: something that
/// nothing asks for any more is not offered again, while what is still missing may be done again.
pub fn has_title(records: &Records, title: &str, or_done: bool) -> bool {
    let title = simplify(title);
    let steps = records.milestones.iter().map(|step| (&step.title, step.state()));
    let learning = records.activities.iter().map(|one| (&one.title, one.state()));
    steps
        .chain(learning)
        .any(|(own, state)| (state.is_open() || (or_done && state == Progress::Done)) && simplify(own) == title)
}
