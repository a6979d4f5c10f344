//! Reads what a review looks at.
use crate::error::Result;
use crate::stages::assess::model::Profile;
use crate::stages::review::book::{Book, Kept};
use crate::stages::review::model::Review;
use crate::store::Data;

/// Everything that a review looks at.
///
/// # Errors
/// A file that does not hold.
pub fn load(data: &Data<'_>) -> Result<Book> {
    Ok(Book {
        skills: data.all()?,
        entries: data.all()?,
        goals: data.all()?,
        activities: data.all()?,
        steps: data.all()?,
        people: data.all()?,
        feedback: data.all()?,
        reviews: load_reviews(data)?,
        hours_per_week: data.only::<Profile>()?.and_then(|profile| profile.hours_per_week),
        ..Book::default()
    })
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
