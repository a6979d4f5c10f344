//! The TOML layer: from the text of a file to records, and from changes back to text.
//!
//! A file is cut into records by one quick pass ([`scan`]); only what is asked for is parsed, and a
//! change replaces only the bytes that it speaks of. Nothing here reads or writes files.
mod decode;
mod diagnose;
mod edit;
mod fast;
mod ids;
mod layout;
mod lines;
mod model;
mod quick;
mod raw;
mod read;
mod records;
mod scan;
mod skip;
mod slips;
mod slug;
mod splice;
mod write_value;

pub mod date;

pub use decode::{blank, decode, emptied};
pub use diagnose::{Checked, check, problem};
pub use edit::apply;
pub use ids::{HasId, give_ids};
pub use raw::raw;
pub use read::{check_format, check_syntax, check_syntax_but, read, read_single, records, single};
pub use records::{has_at_once, ids, line_of_record, read_one, read_series};
pub use scan::{Chunk, Header, Scan, scan};
pub use slug::{free_id, slug};
