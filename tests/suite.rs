//! The one integration binary.
mod simfs;
mod store_crash;
