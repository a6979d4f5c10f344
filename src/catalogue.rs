//! Occupations: the catalogue that is built in, an official release that was imported, and how
//! they are looked up and compared.
//!
//! What is built in is our own judgement, with public wage figures; a release is official data and
//! goes before it wherever both know something of an occupation. Every part says where it is from.
//! Nothing here reads or writes files: the store hands over the bytes of an imported release, and
//! what is built in stands in the program and is read only when a command asks for it.
pub mod builtin;
pub mod code;
pub mod find;
pub mod model;
pub mod pay;
pub mod release;
pub mod search;
pub mod shape;
pub mod similarity;
pub mod skills;

pub use builtin::Entry;
pub use code::Code;
pub use model::{BUILT_IN, Catalogue, Occupation, say_zone};
pub use pay::Pay;
pub use release::{Official, Release};
pub use skills::{CatalogueSkill, Vocabulary};
