//! The files of the data folder: read, changed in place, locked and journalled.
pub mod text;
