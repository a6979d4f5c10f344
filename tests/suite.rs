//! The one integration binary.
// A test fails by panicking, and its helpers too; the lints know only functions marked as tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs
)]
mod agenda;
mod aim;
mod assess;
mod assess_items;
mod assess_rather;
mod assess_scores;
mod back;
mod contract;
mod dates;
mod did;
mod errors;
mod examples;
mod explore_catalogue;
mod explore_compare;
mod explore_differ;
mod explore_fit;
mod explore_import;
mod explore_match;
mod explore_path;
mod explore_role;
mod explore_similar;
mod explore_try;
mod feedback;
mod feedback_ask;
mod gantt;
mod goal;
mod goal_confidence;
mod here;
mod history;
mod home;
mod init;
mod layers;
mod learn;
mod leave;
mod log;
mod next;
mod papers;
mod papers_holes;
mod papers_private;
mod parity;
mod past;
mod people;
mod plan;
mod plan_check;
mod plan_forecast;
mod plan_limits;
mod plan_schedule;
mod plan_suggest;
mod plan_suggest_keep;
mod plan_transition;
mod process;
mod pty;
mod readme;
mod render_table;
mod render_text;
mod review;
mod review_trends;
mod roadmap;
mod roadmap_files;
mod role;
mod role_gap;
mod simfs;
mod skill;
mod skill_better;
mod skill_proof;
mod start;
mod store_crash;
mod store_errors;
mod store_folder;
mod store_race;
mod store_undo;
mod term_ask;
mod term_sheet;
mod text_edit;
mod text_kit;
mod text_read;
mod text_scan;
mod text_slips;
mod text_units;
mod whatif;
mod year;
