//! Views for other programs: one file a format. What stands in them is decided by the commands.
pub mod ics;
pub mod markdown;
pub mod paper;
pub mod records;
pub mod svg;
