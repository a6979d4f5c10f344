//! The files of the data folder: how they are read, changed, undone and kept safe.
//!
//! This layer knows names, bytes and the file system, and promises that nothing is ever lost:
//! a change over several files is there completely or not at all, its history with it; bytes that
//! were not read are never overwritten. What the bytes mean is the business of the layers above.
//! Every access to the file system goes through the port in [`fs`], so that tests can fail, cut
//! or reorder any of them.
mod answers;
mod apply;
mod cache;
pub mod commit;
mod data;
pub mod drafts;
mod explain;
pub mod folder;
pub mod fs;
mod half_done;
mod hand_edit;
mod hash;
pub mod history;
pub mod import;
pub mod lock;
pub mod locked;
pub mod operation;
pub mod os_fs;
pub mod out_file;
pub mod out_folder;
pub mod paths;
mod prepare;
mod prune;
mod recover;
pub mod splice;
pub mod text;
pub mod transfer;

pub use answers::{Given, Skip};
pub use commit::{Committed, Intent};
pub use data::{Data, Filed};
pub use folder::Folder;
pub use fs::Fs;
pub use half_done::{HalfDone, sign_texts};
pub use lock::Holder;
pub use locked::Locked;
pub use operation::{FileChange, Operation};
pub use os_fs::OsFs;
