//! What might make a new goal more likely to be reached: offers, never refusals.
//!
//! Specific and with an end one can see: Locke & Latham (2002). For a new complex skill, a goal to
//! learn rather than a result: the same. Obstacle and plan together ("if … then …", in writing:
//! g = .28): mental contrasting with implementation intentions. Each offer comes with the command
//! that takes it up, and none of them is repeated.
use chrono::NaiveDate;

use super::model::{Goal, GoalKind};

/// What is known around the goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Around {
    /// Whether the roadmap with all goals has nothing late; unknown without hours a week or steps.
    pub fits: Option<bool>,
    /// Whether any step or learning serves the goal.
    pub has_steps: bool,
    /// The highest own level of a skill that the title names, if it names one.
    pub level: Option<u8>,
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which of the checks it is from: `specific`, `measurable`, `dated`, `reachable`, `relevant`,
    /// `if-then`, `learning`.
    pub check: &'static str,
    /// What might be added, as a sentence.
    pub text: String,
    /// The command that adds it.
    pub command: String,
}

/// The offers for a goal, most useful first.
pub fn offer(goal: &Goal, around: &Around, today: NaiveDate) -> Vec<Offer> {
    let id = &goal.id;
    let mut offers = Vec::new();
    let mut add = |check, text: &str, command: String| offers.push(Offer { check, text: text.to_owned(), command });
    if !is_specific(&goal.title) {
        add(
            "specific",
            "Say it as a verb and what with, so that one can see it done.",
            format!("career goal edit {id} --title \"…\""),
        );
    }
    if goal.due.is_none() {
        add("dated", "A day to aim for.", format!("career goal edit {id} --due 'in 6 months'"));
    }
    if goal.measure.is_none() && goal.metric.is_none() {
        add("measurable", "How you will know that you are there.", format!("career goal edit {id} --measure \"…\""));
    }
    if goal.if_then.is_none() || goal.obstacle.is_none() {
        let (text, flags) = match (&goal.obstacle, &goal.if_then) {
            (Some(_), _) => ("What you will do if that gets in the way.", "--if-then \"If …, I …\""),
            (None, Some(_)) => ("What your if-then plan is against.", "--obstacle \"…\""),
            (None, None) => {
                ("What could get in the way, and what you will do then.", "--obstacle \"…\" --if-then \"If …, I …\"")
            }
        };
        add("if-then", text, format!("career goal edit {id} {flags}"));
    }
    if goal.role.is_none() && goal.parent.is_none() && goal.supports.is_none() && goal.why.is_none() {
        add(
            "relevant",
            "What it is for: a role, a longer goal, or why it matters.",
            format!("career goal edit {id} --why \"…\""),
        );
    }
    if wants_learning(goal, around) {
        add(
            "learning",
            "New ground: a goal to learn carries further at first than one for a result.",
            format!("career goal edit {id} --kind skill --measure \"Find three ways to …\""),
        );
    }
    match around.fits {
        Some(false) if is_near(goal, today) => add(
            "reachable",
            "The roadmap does not hold everything with your hours; see what is late.",
            "career roadmap".to_owned(),
        ),
        _ if !around.has_steps => {
            add("reachable", "The first step on the way to it.", format!("career plan add \"…\" --hours 2 --goal {id}"))
        }
        _ => {}
    }
    offers
}

/// A verb and an object can only be guessed from outside of any language: at least three words, or
/// two with a number.
fn is_specific(title: &str) -> bool {
    let words = title.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    words >= 3 || (words == 2 && title.chars().any(|c| c.is_ascii_digit()))
}

/// A result is asked of a skill that is new: level 0 or 1, or never rated.
fn wants_learning(goal: &Goal, around: &Around) -> bool {
    goal.kind != Some(GoalKind::Skill) && goal.metric.is_some() && around.level.is_some_and(|level| level <= 1)
}

fn is_near(goal: &Goal, today: NaiveDate) -> bool {
    goal.due.is_none_or(|due| due >= today)
}
