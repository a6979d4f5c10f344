//! The one integration binary.
mod history;
mod home;
mod assess;
mod layers;
mod process;
mod examples;
mod readme;
mod goal;
mod learn;
mod plan;
mod roadmap;
mod review;
mod back;
mod log;
#[cfg(test)]
mod did;
mod people;
mod feedback;
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
mod text_edit;
mod text_kit;
mod text_read;
mod text_scan;
mod text_slips;
mod text_units;
