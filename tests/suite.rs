//! The one integration binary.
mod text_edit;
mod text_kit;
mod text_read;
mod text_scan;
mod text_slips;
mod text_units;
