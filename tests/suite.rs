//! The one integration binary.
mod render_table;
mod render_text;
mod term_ask;
mod term_sheet;
