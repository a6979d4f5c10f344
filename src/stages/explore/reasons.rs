//! Why an occupation might suit the person, and what speaks against it: in words, from the data.
//!
//! A *because* names what the work has much of and the person likes, the person's own skills that
//! it uses, and what it gives of what matters to them. A *but* names what has to come first, how
//! much longer it takes to prepare, what it pays less, what usually belongs to it, what it asks for
//! most that the person has not, and what they like and it has little of. There is always a *but*.
use chrono::NaiveDate;

use super::matching::Fit;
use super::seeker::Seeker;
use crate::catalogue::builtin::PaperWeight;
use crate::catalogue::{Catalogue, Code, Occupation, Pay, say_zone};
use crate::stages::assess::items::dealbreakers::say_dealbreaker;
use crate::stages::assess::items::interests::Interest;
use crate::stages::assess::items::values::WorkValue;
use crate::stages::explore::gap::simplify;

/// From this level on a skill counts as one's own: without help.
const ALONE: u8 = 3;
/// The most reasons that are named.
const MOST: usize = 2;
/// From this difference on a score stands out from its own mean, in shares of its scale.
const STANDS_OUT: f64 = 0.06;
/// From this figure on, 1–7, work has much of a kind of interest: the middle of the scale.
const MUCH: f64 = 4.0;
/// From this score on it is the fit that leads to an occupation.
const LEADS: f64 = 0.3;
/// The pay, as a share of today's, under which it is said.
const LESS_PAY: f64 = 0.9;

/// What is known of the person once, for many occupations.
#[derive(Clone, Debug)]
pub struct Reasons<'s> {
    seeker: &'s Seeker,
    /// The six scores less their mean, in shares of the scale.
    likes: Option<[f64; 6]>,
    /// The six values less their mean.
    matters: Option<[f64; 6]>,
    /// The names of skills that they have, best first, those they would do less of apart.
    can: Vec<&'static str>,
    /// The names of skills that are assessed, with the level.
    levels: Vec<(&'static str, u8)>,
    /// The papers without which their own work may not be done.
    held: Vec<&'static str>,
    present: Option<(Code, Pay)>,
    highest: Option<u8>,
}

impl<'s> Reasons<'s> {
    /// Reads the person.
    pub fn new(catalogue: &Catalogue, seeker: &'s Seeker, today: NaiveDate) -> Reasons<'s> {
        let is_unwanted = |name: &str| {
            let is_it = |skill: &&crate::stages::assess::model::Skill| skill.name.eq_ignore_ascii_case(name);
            seeker.skills.iter().find(is_it).is_some_and(|skill| skill.desire == Some(1))
        };
        let mut levels: Vec<(&'static str, u8)> = seeker
            .known_skills(catalogue)
            .into_iter()
            .filter_map(|(skill, level)| Some((skill.name, level?)))
            .collect();
        levels.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let can = levels.iter().filter(|(name, level)| *level >= ALONE && !is_unwanted(name)).map(|(name, _)| *name);
        let can = can.collect();
        let own = seeker.occupations().into_iter().filter_map(|code| catalogue.get(code)?.own);
        let papers = own.flat_map(|own| &own.papers).filter(|paper| paper.weight == PaperWeight::Law);
        let held = papers.map(|paper| paper.text).collect();
        let present = seeker.occupations().into_iter().find_map(|code| Some((code, Pay::of(code)?)));
        Reasons {
            seeker,
            likes: seeker.interest_profile().map(|six| {
                let range = seeker.scores().map_or(20.0, |scores| f64::from(scores.form.range()));
                off_mean(six.map(|score| score / range))
            }),
            matters: seeker.wanted_values().map(|six| off_mean(six.map(|value| (value - 1.0) / 4.0))),
            can,
            levels,
            held,
            present,
            highest: seeker.highest_zone(catalogue, today),
        }
    }

    /// What speaks for it; a plain word where nothing does.
    pub fn because(&self, fit: &Fit<'_>) -> String {
        let mut parts = Vec::new();
        if fit.parts.interests.is_some() {
            let (much, some) = self.in_common(&fit.occupation);
            if !much.is_empty() {
                parts.push(format!("it has much {}, which you like", much.join(" and ")));
            } else if !some.is_empty() {
                parts.push(format!("it has some {}, which you like", some.join(" and ")));
            }
        }
        let used = self.used(&fit.occupation);
        if !used.is_empty() {
            parts.push(format!("it uses what you can: {}", used.join(", ")));
        }
        if let Some(value) = self.given(&fit.occupation) {
            parts.push(format!("it gives {value}, which matters to you"));
        }
        parts.truncate(MOST);
        if parts.is_empty() {
            return if fit.score >= LEADS {
                "taken together it lies near what you said, though nothing stands out".to_owned()
            } else {
                "nothing that you said leads there; it is here so that the list is not all of one kind".to_owned()
            };
        }
        parts.join("; ")
    }

    /// What speaks against it, or has to be found out first.
    pub fn but(&self, fit: &Fit<'_>) -> String {
        let one = &fit.occupation;
        let mut parts: Vec<String> = Vec::new();
        if !fit.gates.is_empty() {
            let named: Vec<&str> = fit.gates.iter().map(|key| say_dealbreaker(key)).collect();
            parts.push(format!("you would not: {}", named.join(", ")));
        }
        parts.extend(self.needs_first(one).map(|paper| format!("mostly needs first: {paper}")));
        parts.extend(self.longer(one));
        parts.extend(self.pays_less(one));
        if one.own.is_some_and(|own| own.change.trend == "shrinking") {
            parts.push("the trade is shrinking, as we judged it in 2026".to_owned());
        }
        parts.extend(self.lacks(one).map(|(name, is_named)| {
            let why = if is_named { "at a higher level than yours" } else { "which you have not named yet" };
            format!("it asks most for {name}, {why}")
        }));
        // Interests that have no order say nothing here either.
        let missed = fit.parts.interests.and_then(|_| self.misses(one));
        parts.extend(missed.map(|liked| format!("it has little {liked}, which you like")));
        if let Some(own) = one.own.filter(|own| !own.dealbreakers.is_empty()) {
            let usual: Vec<&str> = own.dealbreakers.iter().take(2).map(|key| say_dealbreaker(key)).collect();
            parts.push(format!("usually: {}", usual.join(", ")));
        }
        parts.truncate(MOST);
        if parts.is_empty() {
            return "nothing here says what its days are like; ask somebody who does it".to_owned();
        }
        parts.join("; ")
    }

    /// The names of the person's skills that the occupation uses, at most three.
    pub fn used(&self, one: &Occupation<'_>) -> Vec<&'static str> {
        let Some(own) = one.own else {
            return Vec::new();
        };
        self.can.iter().copied().filter(|name| own.skill_names().any(|other| other == *name)).take(3).collect()
    }

    /// The kinds of interest that both have more of than of others, at most two: those that are a
    /// large share of the work, and those that are only more of it than the rest.
    fn in_common(&self, one: &Occupation<'_>) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut both = self.products(one);
        both.retain(|(_, like, work)| *like > STANDS_OUT && *work > STANDS_OUT);
        both.sort_by(|a, b| (b.1 * b.2).total_cmp(&(a.1 * a.2)));
        let figures = one.interests().unwrap_or_default();
        let (much, some): (Vec<Interest>, Vec<Interest>) = both
            .into_iter()
            .take(2)
            .map(|(interest, ..)| interest)
            .partition(|interest| figures[*interest as usize] >= MUCH);
        (much.into_iter().map(Interest::name).collect(), some.into_iter().map(Interest::name).collect())
    }

    /// The kind of interest that the person has most of and the work little.
    fn misses(&self, one: &Occupation<'_>) -> Option<&'static str> {
        let mut apart = self.products(one);
        apart.retain(|(_, like, work)| *like > STANDS_OUT && *work < -STANDS_OUT);
        apart.into_iter().min_by(|a, b| (a.1 * a.2).total_cmp(&(b.1 * b.2))).map(|(interest, ..)| interest.name())
    }

    fn products(&self, one: &Occupation<'_>) -> Vec<(Interest, f64, f64)> {
        let (Some(likes), Some(work)) = (self.likes, one.interests()) else {
            return Vec::new();
        };
        let work = off_mean(work.map(|figure| (figure - 1.0) / 6.0));
        Interest::ALL.into_iter().zip(likes).zip(work).map(|((interest, like), work)| (interest, like, work)).collect()
    }

    /// The value that matters most of those that the work gives more of than of others.
    fn given(&self, one: &Occupation<'_>) -> Option<&'static str> {
        let (matters, gives) = (self.matters?, off_mean(one.values()?.map(|figure| (figure - 1.0) / 6.0)));
        let both = WorkValue::ALL.into_iter().zip(matters).zip(gives).filter(|((_, a), b)| *a > 0.1 && *b > 0.05);
        both.max_by(|((_, a), x), ((_, b), y)| (a * x).total_cmp(&(b * y))).map(|((value, _), _)| value.name())
    }

    /// A paper that law or rule usually demands and the person does not hold.
    fn needs_first(&self, one: &Occupation<'_>) -> Option<&'static str> {
        let has = |text: &str| self.seeker.credentials.iter().any(|held| simplify(&held.title) == simplify(text));
        // Who does the work or did it has what it takes, whatever their papers are called; and what
        // their own work could not be done without, they hold.
        if self.seeker.occupations().contains(&one.code) {
            return None;
        }
        let has = |text: &str| has(text) || self.held.contains(&text);
        one.own?
            .papers
            .iter()
            .find(|paper| paper.weight == PaperWeight::Law && !has(paper.text))
            .map(|paper| paper.text)
    }

    fn longer(&self, one: &Occupation<'_>) -> Option<String> {
        let (there, highest) = (one.zone()?, self.highest?);
        (there > highest).then(|| format!("it takes {}, more than anything you did so far", say_zone(there)))
    }

    fn pays_less(&self, one: &Occupation<'_>) -> Option<String> {
        let ratio = one.pay()?.yearly() / self.present?.1.yearly();
        (ratio < LESS_PAY).then(|| format!("it pays about {ratio:.1} times what your present work does (US, 2025)"))
    }

    /// The most important skill that the person has not named or is far below, and whether they
    /// named it.
    fn lacks(&self, one: &Occupation<'_>) -> Option<(&'static str, bool)> {
        let own = one.own?;
        let named = |name: &str| self.levels.iter().find(|(known, _)| *known == name);
        let level = |name: &str| named(name).map_or(0, |(_, level)| *level);
        // The list begins with what is most the work's own.
        let far = |wanted: &&crate::catalogue::builtin::Wanted| level(wanted.name) + 1 < wanted.level;
        let most = own.skills.iter().filter(far).rev().max_by_key(|wanted| wanted.importance)?;
        Some((most.name, named(most.name).is_some()))
    }
}

fn off_mean(six: [f64; 6]) -> [f64; 6] {
    let mean = six.iter().sum::<f64>() / 6.0;
    six.map(|x| x - mean)
}
