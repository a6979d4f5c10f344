//! Letting go of old operations: at least 1,000 and at least twelve months are kept.
use chrono::Days;

use super::folder::Folder;
use super::history::{ids, read_operation};

/// How many operations are kept whatever their age.
const KEEP: usize = 1000;
/// How long operations are kept, in days: twelve months and a leap day.
const AGE: Days = Days::new(366);
/// Looking for old ones costs a little, so only every so many operations do it.
const EVERY: u64 = 16;

/// Removes operations that are both old and many. They are tidied up beside a change that is saved
/// already, so a failure is left to the next time.
pub(crate) fn prune(folder: &Folder<'_>, newest: u64) {
    if !newest.is_multiple_of(EVERY) {
        return;
    }
    let (fs, paths) = (folder.fs, &folder.paths);
    let Ok(ids) = ids(fs, paths) else { return };
    let Some(limit) = folder.now.checked_sub_days(AGE) else {
        return;
    };
    // Oldest first, so that what is left has no holes.
    for id in ids.iter().take(ids.len().saturating_sub(KEEP)) {
        match read_operation(fs, paths, *id) {
            Ok(operation) if operation.at < limit => {}
            _ => return,
        }
        if fs.remove_file(&paths.operation(*id)).is_err() {
            return;
        }
    }
}
