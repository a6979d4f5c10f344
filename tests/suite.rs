//! The one integration binary.
mod home;
mod goal;
mod review;
mod back;
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
