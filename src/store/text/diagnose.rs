//! Temporary.
use super::scan::*;
use crate::error::Error;
use crate::record::Kind;
pub struct Checked;
pub fn check() {}
pub fn problem(_: &str, _: &str, _: &Kind) -> Option<Error> { None }
pub fn unreadable(_: &str, f: &str, _: &Chunk<'_>, _: Option<&'static Kind>) -> Error { Error::data(f) }
pub fn wrong_header(_: &str, f: &str, _: &Chunk<'_>) -> Error { Error::data(f) }
pub fn single_twice(_: &str, f: &str, _: &Chunk<'_>, _: &Chunk<'_>) -> Error { Error::data(f) }
pub fn unreadable_preamble(_: &Scan<'_>, f: &str) -> Error { Error::data(f) }
pub fn inline_records(_: &Scan<'_>, _: &str, _: &str) -> Option<Error> { None }
pub fn misfit<T>(_: &str, f: &str, _: &Chunk<'_>, _: &T) -> Error { Error::data(f) }
pub fn id_twice(_: &str, f: &str, _: &str, _: usize, _: usize) -> Error { Error::data(f) }
