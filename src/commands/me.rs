//! Reading the person as a whole: their skills and everything that speaks of them.
use crate::error::Result;
use crate::stages::assess::model::Preferences;
use crate::stages::assess::trail::Sources;
use crate::stages::explore::gap::Me;
use crate::store::Data;

/// The records that speak of skills.
///
/// # Errors
/// A file that does not hold.
pub fn read_sources(data: &Data<'_>) -> Result<Sources> {
    Ok(Sources {
        entries: data.all()?,
        activities: data.all()?,
        feedback: data.all()?,
        credentials: data.all()?,
        positions: data.all()?,
    })
}

/// The person, as far as roles are compared with them.
///
/// # Errors
/// A file that does not hold.
pub fn read_me(data: &Data<'_>) -> Result<Me> {
    Ok(Me { skills: data.all()?, sources: read_sources(data)?, preferences: data.only::<Preferences>()? })
}
