//! Which lines of the log a list shows, and in what order.
use chrono::NaiveDate;

use super::model::{Entry, EntryKind};

/// What a list is narrowed to; nothing given shows everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Not before this day.
    pub since: Option<NaiveDate>,
    /// Only of this kind.
    pub kind: Option<EntryKind>,
    /// Only what shows this skill (its id).
    pub skill: Option<String>,
    /// Only what serves this goal (its id).
    pub goal: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
}

impl Filter {
    /// Whether a line is shown.
    pub fn fits(&self, entry: &Entry) -> bool {
        let holds = |wanted: &Option<String>, list: &[String]| wanted.as_ref().is_none_or(|one| list.contains(one));
        self.since.is_none_or(|day| entry.date >= day)
            && self.kind.is_none_or(|kind| entry.kind == kind)
            && holds(&self.skill, &entry.skills)
            && holds(&self.goal, &entry.goals)
            && holds(&self.tag, &entry.tags)
    }
}

/// The lines that fit, newest first; of one day, the one that was written last first.
pub fn select_entries(mut entries: Vec<Entry>, filter: &Filter) -> Vec<Entry> {
    entries.retain(|entry| filter.fits(entry));
    entries.reverse();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.date));
    entries
}
