//! The one integration binary.
mod home;
mod goal;
mod here;
mod init;
mod start;
mod simfs;
mod store_crash;
mod render_table;
mod render_text;
mod term_ask;
mod term_sheet;
mod dates;
mod plan_schedule;
#[cfg(test)]
mod assess_items;
#[cfg(test)]
mod assess_scores;
mod store_errors;
mod store_folder;
mod store_race;
mod store_undo;
