//! Reading everything that a paper could be made from.
use crate::commands::kinds;
use crate::error::Result;
use crate::stages::assess::model::Profile;
use crate::stages::review::papers::Notebook;
use crate::store::{Data, text};

/// The notebook.
///
/// # Errors
/// A file that does not hold.
pub fn notebook(data: &Data<'_>) -> Result<Notebook> {
    refuse_broken(data)?;
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

/// Refuses data of which a part cannot be read: a mark or a name in it would be as if it were not there.
///
/// # Errors
/// The first problem that `career check` would name, and a table whose name is mistyped.
fn refuse_broken(data: &Data<'_>) -> Result<()> {
    for file in data.names()? {
        let Some(text) = data.text(&file)? else { continue };
        text::check_format(&text, &file)?;
        let own: Vec<_> = kinds::of_file(&file).map(|any| any.kind).collect();
        let checked = text::check(&text, &file, &own);
        if let Some(problem) = checked.problems.into_iter().chain(checked.mistyped).next() {
            return Err(problem.hint("nothing is handed over while a file cannot be read whole: career check"));
        }
    }
    Ok(())
}
