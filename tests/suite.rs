//! The one integration binary.
mod dates;
mod plan_schedule;
