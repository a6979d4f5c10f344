//! What learning costs in a year, against the budget.
use chrono::NaiveDate;

use super::model::Activity;
use crate::dates::year_of;
use crate::stages::words::Progress;

/// The costs of one of the person's years, in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Spent {
    /// The sum.
    pub sum: f64,
    /// The currency.
    pub currency: String,
    /// The year's budget, where it is known and in the same currency.
    pub budget: Option<f64>,
    /// How many costs are in another currency, which are never added up.
    pub others: usize,
}

/// Adds up what the activities of the year of `today` cost, in the currency of `cost`. An activity
/// belongs to the year in which it was finished, else is due, else may begin; without any day, to
/// this one. What was dropped does not count.
pub fn add_up<'a>(
    activities: impl IntoIterator<Item = &'a Activity>,
    cost: &str,
    budget: Option<&str>,
    year_starts: u32,
    today: NaiveDate,
) -> Option<Spent> {
    let (_, currency) = split_money(cost)?;
    let year = year_of(today, year_starts);
    let mut spent = Spent { sum: 0.0, currency: currency.to_owned(), budget: None, others: 0 };
    for activity in activities.into_iter().filter(|one| one.state() != Progress::Dropped) {
        let day = activity.finished.or(activity.due).or(activity.earliest).unwrap_or(today);
        let Some((amount, of)) = activity.cost.as_deref().and_then(split_money) else { continue };
        if year_of(day, year_starts) != year {
            continue;
        }
        if of == currency {
            spent.sum += amount;
        } else {
            spent.others += 1;
        }
    }
    spent.budget = budget.and_then(split_money).filter(|(_, of)| *of == currency).map(|(amount, _)| amount);
    Some(spent)
}

/// Amount and currency of `300 EUR`.
fn split_money(text: &str) -> Option<(f64, &str)> {
    let (amount, currency) = text.split_once(' ')?;
    Some((amount.parse().ok()?, currency.trim()))
}
