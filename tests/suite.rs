//! The one integration binary.
mod simfs;
mod store_crash;
mod store_errors;
mod store_folder;
mod store_race;
mod store_undo;
