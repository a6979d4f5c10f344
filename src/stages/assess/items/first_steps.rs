//! Three small first steps for whatever brings the person here, and questions to ask someone.
//!
//! The first is always to talk to someone, because that costs an hour and says more than reading.
use chrono::{Datelike, Days, NaiveDate};

use crate::stages::assess::model::Focus;

/// What the step is about, in the person's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// A skill by its name.
    Skill(&'a str),
    /// A role that the person has in mind.
    Role(&'a str),
    /// A kind of work by its title.
    Title(&'a str),
    /// Nothing known yet.
    Nothing,
}

/// A small first step.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstStep {
    /// What to do, beginning with a verb.
    pub title: String,
    /// How long it takes, in hours.
    pub hours: f64,
    /// Questions to take along; empty where nobody is to be asked.
    pub questions: Vec<String>,
}

/// Three fitting first steps; the first is to talk to someone.
pub fn suggest_first_steps(focus: Focus, about: About<'_>) -> [FirstStep; 3] {
    let [second, third] = others(focus);
    let talk = FirstStep { title: talk_title(focus, about), hours: 1.0, questions: ask(focus, about) };
    [talk, plain(second), plain(third)]
}

/// The day that is offered for a first step: the Friday of next week (weeks begin on Monday).
/// On the last days that a calendar can hold it is `today`.
pub fn default_due(today: NaiveDate) -> NaiveDate {
    let since_monday = u64::from(today.weekday().num_days_from_monday());
    today.checked_add_days(Days::new(11 - since_monday)).unwrap_or(today)
}

fn plain((title, hours): (&str, f64)) -> FirstStep {
    FirstStep { title: title.to_string(), hours, questions: Vec::new() }
}

/// The second and third step. Hours are rough and meant to be small enough for one evening.
fn others(focus: Focus) -> [(&'static str, f64); 2] {
    match focus {
        Focus::Explore => [
            ("Write down three days at work or at home that went well, and what I did", 0.5),
            ("Watch or try one kind of work for an hour", 1.0),
        ],
        Focus::Change => [
            ("Read three adverts for this work and mark what comes up each time", 1.0),
            ("Do one small piece of this work, as if it were mine already", 2.0),
        ],
        Focus::Grow => [
            ("Ask for one task that is a little above my level", 0.5),
            ("Write down what I did this year and what changed through it", 1.0),
        ],
        Focus::WorkSoon => [
            ("Tell five people what work I am looking for", 1.0),
            ("Write down what I can do and where I did it, on one page", 2.0),
        ],
        Focus::Talk => [
            ("Write down three things that I did, and what each changed", 0.5),
            ("Choose the one thing that I will ask for, and why it makes sense for both", 0.5),
        ],
        Focus::LookAround => [
            ("Write down one thing that I am glad I did this month", 0.25),
            ("Answer the 30 statements and see what I think of the result", 0.25),
        ],
    }
}

fn talk_title(focus: Focus, about: About<'_>) -> String {
    match (focus, named(about)) {
        (Focus::Talk, _) => "Ask someone I trust to play my boss and practise the talk".to_string(),
        (Focus::WorkSoon, About::Role(name) | About::Title(name)) => {
            format!("Talk to someone who knows where people are needed: {name}")
        }
        (Focus::WorkSoon, About::Skill(name)) => {
            format!("Talk to someone who is paid for this: {name}")
        }
        (Focus::WorkSoon, About::Nothing) => "Talk to someone who has found work not long ago".to_string(),
        (_, About::Role(name) | About::Title(name)) => {
            format!("Talk to someone who does this work: {name}")
        }
        (_, About::Skill(name)) => format!("Talk to someone who is good at this: {name}"),
        (_, About::Nothing) => "Talk to someone whose work I would like to know".to_string(),
    }
}

/// Three questions to take along.
fn ask(focus: Focus, about: About<'_>) -> Vec<String> {
    let about = named(about);
    let questions = match (focus, about) {
        (Focus::Talk, _) => [
            "What did you hear me ask for?".to_string(),
            "Which of my examples convinced you, and which did not?".to_string(),
            "What would you answer if you had to say no?".to_string(),
        ],
        (Focus::WorkSoon, About::Role(_) | About::Title(_) | About::Nothing) => [
            "How did you, or people you know, get in?".to_string(),
            "Who is looking for people now, and whom should I ask for?".to_string(),
            "What should I be able to show on the first day?".to_string(),
        ],
        (_, About::Skill(name)) => [
            format!("How did you learn this ({name}), and what was a waste of time?"),
            "What can someone do who is really good at it?".to_string(),
            "What is the first thing that I could do by myself?".to_string(),
        ],
        (_, About::Role(name)) => [
            format!("What did you do yesterday, from start to end, in this work ({name})?"),
            "What do you really need, and what only stands in the adverts?".to_string(),
            "What would you do first if you wanted to get there from where I am?".to_string(),
        ],
        (_, About::Title(name)) => [
            format!("What is an ordinary day like in this work ({name})?"),
            "What do people not know about it until they do it?".to_string(),
            "How could I try it without giving up what I have?".to_string(),
        ],
        (_, About::Nothing) => [
            "What did you do yesterday, from start to end?".to_string(),
            "What do you like about it, and what makes you tired?".to_string(),
            "Who else should I talk to?".to_string(),
        ],
    };
    questions.into()
}

/// The same without surrounding spaces; an empty name is as good as none.
fn named(about: About<'_>) -> About<'_> {
    let (name, with): (&str, fn(&str) -> About<'_>) = match about {
        About::Skill(name) => (name.trim(), |n| About::Skill(n)),
        About::Role(name) => (name.trim(), |n| About::Role(n)),
        About::Title(name) => (name.trim(), |n| About::Title(n)),
        About::Nothing => return About::Nothing,
    };
    if name.is_empty() { About::Nothing } else { with(name) }
}
