//! What is left of the year's budget for learning.
use chrono::NaiveDate;

use crate::stages::assess::model::Profile;
use crate::stages::learn::budget::add_up;
use crate::stages::learn::model::Activity;

/// The budget of this year, what of it is planned, and what is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The budget.
    pub budget: f64,
    /// What this year's learning costs so far, done or planned.
    pub planned: f64,
    /// Its currency.
    pub currency: String,
}

impl Money {
    /// What is left; below 0 where more is planned than there is.
    pub fn left(&self) -> f64 {
        self.budget - self.planned
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.left() <= 0.0
    }
}

/// What is left of the budget; `None` where there is none.
pub fn find_money(profile: &Profile, activities: &[Activity], today: NaiveDate) -> Option<Money> {
    let budget = profile.budget.as_deref()?;
    let spent = add_up(activities, budget, Some(budget), profile.year_start(), today)?;
    Some(Money { budget: spent.budget?, planned: spent.sum, currency: spent.currency })
}
