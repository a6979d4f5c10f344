//! What every verb of `explore` begins with: the catalogue, the person, and an occupation that was
//! named.
use serde_json::{Map, Value as Json, json};

use crate::catalogue::{Catalogue, Occupation, Release};
use crate::commands::Context;
use crate::error::Result;
use crate::stages::explore::seeker::Seeker;
use crate::store::Data;

/// The name under which an imported release is kept in `.career/cache/`.
pub const CACHE: &str = "occupations";

/// The catalogue: what is built in, with the release that was imported if there is one.
///
/// # Errors
/// An imported release that cannot be read.
pub fn load(context: &Context<'_>) -> Result<Catalogue> {
    let bytes = context.store.folder().cached(CACHE)?;
    let release = bytes.map(Release::decode).transpose()?;
    Ok(Catalogue::new(release))
}

/// The person, as far as occupations are compared with them.
///
/// # Errors
/// A file that does not hold.
pub fn read_seeker(data: &Data<'_>) -> Result<Seeker> {
    Ok(Seeker {
        profile: data.only()?.unwrap_or_default(),
        positions: data.all()?,
        credentials: data.all()?,
        skills: data.all()?,
        interests: data.all()?,
        values: data.all()?,
        preferences: data.only()?,
        roles: data.all()?,
        verdicts: data.all()?,
    })
}

/// An occupation in a list of `--json`: `code`, `title`, `job_zone`, `source`.
pub fn brief(occupation: &Occupation<'_>) -> Map<String, Json> {
    let mut map = Map::new();
    map.insert("code".to_owned(), json!(occupation.code.to_string()));
    map.insert("title".to_owned(), json!(occupation.title()));
    map.insert("job_zone".to_owned(), json!(occupation.zone()));
    map.insert("source".to_owned(), json!(occupation.source()));
    map
}
