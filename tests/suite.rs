//! The one integration binary.
#[cfg(test)]
mod assess_items;
#[cfg(test)]
mod assess_scores;
