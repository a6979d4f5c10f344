//! The texts of the assessment: statements, levels, tick lists, choices and first steps.
//!
//! All of it is in our own words, meant for people of any trade and country, and tells nobody what
//! they are. How answers become numbers stands in the files beside this folder.
pub mod dealbreakers;
pub mod first_steps;
pub mod interests;
pub mod levels;
pub mod reading;
pub mod strengths;
pub mod tick_list;
pub mod values;
