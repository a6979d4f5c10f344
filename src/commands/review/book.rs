//! Reads what a review looks at.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::commands::me;
use crate::commands::roadmap::verdict_key;
use crate::error::Result;
use crate::stages::assess::model::{Away as AwayRecord, Profile};
use crate::stages::assess::trail::Trail;
use crate::stages::explore::gap::measure;
use crate::stages::explore::model::{Role, RoleStatus};
use crate::stages::plan::roadmap::{Records, build};
use crate::stages::plan::schedule::Away;
use crate::stages::review::book::{Book, Forecast, Kept, Musts};
use crate::stages::review::model::Review;
use crate::store::Data;

/// The records that a review looks at, without what has to be computed from them.
///
/// # Errors
/// A file that does not hold.
pub fn load(data: &Data<'_>) -> Result<Book> {
    let roles = data.all::<Role>()?;
    Ok(Book {
        skills: data.all()?,
        entries: data.all()?,
        goals: data.all()?,
        activities: data.all()?,
        steps: data.all()?,
        trials: data.all()?,
        people: data.all()?,
        feedback: data.all()?,
        reviews: load_reviews(data)?,
        won: roles.iter().filter(|role| role.state() == RoleStatus::Won).map(|role| role.id.clone()).collect(),
        roles: roles.into_iter().map(|role| (role.id, role.title)).collect(),
        hours_per_week: data.only::<Profile>()?.and_then(|profile| profile.hours_per_week),
        ..Book::default()
    })
}

/// The same with what a snapshot holds beside, after `change` was made to it: how much of the target
/// roles is met, and what the roadmap says.
///
/// # Errors
/// A file that does not hold.
pub fn load_whole(data: &Data<'_>, change: impl FnOnce(&mut Book), today: NaiveDate) -> Result<Book> {
    let mut book = Book { gaps: load_gaps(data, today)?, ..load(data)? };
    change(&mut book);
    book.forecast = forecast(data, &book, today)?;
    Ok(book)
}

/// What the roadmap of these records says; nothing where steps need each other in a circle, which
/// `roadmap` itself reports and a review does not have to wait for.
fn forecast(data: &Data<'_>, book: &Book, today: NaiveDate) -> Result<Forecast> {
    let away = data.all::<AwayRecord>()?.into_iter();
    let away =
        away.map(|away| Away { from: away.from, to: away.to, hours_per_week: away.hours_per_week.unwrap_or(0.0) });
    let records = Records {
        milestones: book.steps.clone(),
        activities: book.activities.clone(),
        goals: book.goals.clone(),
        away: away.collect(),
        hours_per_week: book.hours_per_week,
    };
    let schedule = build(&records, today).ok().filter(|map| !map.rows.is_empty()).and_then(|map| map.schedule);
    Ok(schedule.map_or_else(Forecast::default, |schedule| Forecast {
        verdict: Some(verdict_key(schedule.verdict).to_owned()),
        worst_late_days: schedule.worst_late_days,
    }))
}

/// Musts met by role, for the roles that are aimed at or applied for and ask for any.
fn load_gaps(data: &Data<'_>, today: NaiveDate) -> Result<BTreeMap<String, Musts>> {
    let mut roles = data.all::<Role>()?;
    roles.retain(|role| matches!(role.status, Some(RoleStatus::Target | RoleStatus::Applied)));
    if roles.is_empty() {
        return Ok(BTreeMap::new());
    }
    let me = me::read_me(data)?;
    let trail = Trail::follow(&me.sources);
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let measured = roles.iter().map(|role| {
        let gaps = measure(role, &me, &trail, today);
        (role.id.clone(), Musts { met: small(gaps.met), of: small(gaps.musts) })
    });
    Ok(measured.filter(|(_, musts)| musts.of > 0).collect())
}

/// The reviews, the oldest period first.
///
/// # Errors
/// A file that does not hold.
pub fn load_reviews(data: &Data<'_>) -> Result<Vec<Kept>> {
    let filed = data.filed::<Review>()?;
    let mut reviews: Vec<Kept> = filed.into_iter().map(|one| Kept { file: one.file, review: one.record }).collect();
    reviews.sort_by(|a, b| (a.review.to, a.review.from, &a.review.id).cmp(&(b.review.to, b.review.from, &b.review.id)));
    Ok(reviews)
}
