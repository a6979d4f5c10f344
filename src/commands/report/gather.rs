//! Reading everything that a paper could be made from.
use crate::error::Result;
use crate::stages::assess::model::Profile;
use crate::stages::review::papers::Notebook;
use crate::store::Data;

/// The notebook.
///
/// # Errors
/// A file that does not hold.
pub fn notebook(data: &Data<'_>) -> Result<Notebook> {
    Ok(Notebook {
        profile: data.only::<Profile>()?.unwrap_or_default(),
        aims: data.all()?,
        positions: data.all()?,
        credentials: data.all()?,
        strengths: data.all()?,
        weaknesses: data.all()?,
        preferences: data.only()?,
        skills: data.all()?,
        roles: data.all()?,
        goals: data.all()?,
        activities: data.all()?,
        milestones: data.all()?,
        people: data.all()?,
        feedback: data.all()?,
        entries: data.all()?,
    })
}
