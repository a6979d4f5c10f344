//! What changed between two reviews, from their snapshots.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::book::Musts;
use super::snapshot::{GoalThen, Snapshot};

/// A value then and later.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<T> {
    /// Then; `None` if it was not known.
    pub before: Option<T>,
    /// Later; `None` if it is not known.
    pub after: Option<T>,
}

impl<T: PartialEq> Pair<T> {
    /// Whether the two differ.
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// What changed. In the lists only what differs, by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// Own levels by skill.
    pub levels: Vec<(String, Pair<i64>)>,
    /// Wins and examples by skill.
    pub evidence: Vec<(String, Pair<i64>)>,
    /// Goals.
    pub goals: Vec<(String, Pair<GoalThen>)>,
    /// Musts met by role.
    pub gaps: Vec<(String, Pair<Musts>)>,
    /// Hours a week planned.
    pub hours_planned: Pair<f64>,
    /// Hours a week that there were.
    pub hours_got: Pair<f64>,
    /// People known.
    pub people_known: Pair<i64>,
    /// People met.
    pub people_met: Pair<i64>,
    /// The verdict on the roadmap.
    pub verdict: Pair<String>,
    /// By how many days the latest step is late.
    pub worst_late_days: Pair<i64>,
}

/// What changed from one snapshot to a later one.
pub fn compare(before: &Snapshot, after: &Snapshot) -> Diff {
    Diff {
        levels: differ(&before.levels, &after.levels),
        evidence: differ(&before.evidence, &after.evidence),
        goals: differ(&before.goals, &after.goals),
        gaps: differ(&before.gaps, &after.gaps),
        hours_planned: Pair { before: before.hours_planned, after: after.hours_planned },
        hours_got: Pair { before: before.hours_got, after: after.hours_got },
        people_known: Pair { before: before.people_known, after: after.people_known },
        people_met: Pair { before: before.people_met, after: after.people_met },
        verdict: Pair { before: before.forecast.verdict.clone(), after: after.forecast.verdict.clone() },
        worst_late_days: Pair { before: before.forecast.worst_late_days, after: after.forecast.worst_late_days },
    }
}

fn differ<T: Clone + PartialEq>(before: &BTreeMap<String, T>, after: &BTreeMap<String, T>) -> Vec<(String, Pair<T>)> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let pair = |id: &String| Pair { before: before.get(id).cloned(), after: after.get(id).cloned() };
    ids.into_iter().map(|id| (id.clone(), pair(id))).filter(|(_, pair)| pair.is_changed()).collect()
}

impl Diff {
    /// Whether nothing changed at all.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
            && self.evidence.is_empty()
            && self.goals.is_empty()
            && self.gaps.is_empty()
            && !(self.hours_planned.is_changed() || self.hours_got.is_changed())
            && !(self.people_known.is_changed() || self.people_met.is_changed())
            && !(self.verdict.is_changed() || self.worst_late_days.is_changed())
    }

    /// The keys that `review diff --json` promises.
    pub fn to_json(&self) -> Json {
        let counts = |name: &str, list: &[(String, Pair<i64>)]| -> Json {
            list.iter().map(|(id, pair)| json!({ name: id, "before": pair.before, "after": pair.after })).collect()
        };
        let goal = |then: &Option<GoalThen>| {
            then.as_ref().map(|goal| json!({ "status": goal.status, "due": goal.due, "value": goal.value }))
        };
        let musts = |then: &Option<Musts>| then.map(|musts| json!({ "musts_met": musts.met, "musts": musts.of }));
        let goals: Json = self
            .goals
            .iter()
            .map(|(id, pair)| json!({ "goal": id, "before": goal(&pair.before), "after": goal(&pair.after) }))
            .collect();
        let gaps: Json = self
            .gaps
            .iter()
            .map(|(id, pair)| json!({ "role": id, "before": musts(&pair.before), "after": musts(&pair.after) }))
            .collect();
        json!({
            "levels": counts("skill", &self.levels),
            "evidence": counts("skill", &self.evidence),
            "goals": goals,
            "gaps": gaps,
            "hours": {
                "planned": { "before": self.hours_planned.before, "after": self.hours_planned.after },
                "got": { "before": self.hours_got.before, "after": self.hours_got.after },
            },
            "people": {
                "known": { "before": self.people_known.before, "after": self.people_known.after },
                "met": { "before": self.people_met.before, "after": self.people_met.after },
            },
            "forecast": {
                "verdict": { "before": self.verdict.before, "after": self.verdict.after },
                "worst_late_days": { "before": self.worst_late_days.before, "after": self.worst_late_days.after },
            },
        })
    }
}
