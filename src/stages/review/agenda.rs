//! The page for the next talk with somebody, in the order Goal, Reality, Options, Will (Whitmore):
//! what it is about, what has happened since the last talk, what has to be decided and asked, and what
//! each side said they would do.
//!
//! It is written for the other one's eyes too, so it holds only what they may see (see [`super::circle`]),
//! and names nobody else. Promises between the two are theirs, whatever is marked.
//!
//! Pure: how it looks on a screen or on paper is decided elsewhere.
mod decisions;
mod since;

use chrono::{Days, NaiveDate};

use super::asking::{self, Notebook, by_relation, find_example, pick, question, question_of_example, works_with};
use super::circle::Circle;
use super::model::Person;
use super::papers::Notebook as Whole;
use super::people::{OpenPromise, is_answered, last_met, next_due, open_promises};
use crate::dates::{Every, parse_every, say_day, say_day_near};
use crate::stages::assess::model::Skill;
use crate::stages::goal::model::GoalStatus;
use crate::stages::plan::model::Milestone;
use crate::stages::words::Audience;

/// How many days are looked back on where there was no talk yet, and forward where there is no rhythm: a
/// quarter.
pub const QUARTER: u64 = 92;
/// The most wins that are listed; a talk has room for a few.
pub const MOST_WINS: usize = 6;

/// The records that an agenda rests on.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    /// What feedback is asked about, and the log, goals, roles and learning with it.
    pub notebook: Notebook<'a>,
    /// Steps.
    pub steps: &'a [Milestone],
}

impl<'a> Book<'a> {
    /// Those of a whole notebook.
    pub fn of(whole: &'a Whole) -> Book<'a> {
        let notebook = Notebook {
            skills: &whole.skills,
            feedback: &whole.feedback,
            entries: &whole.entries,
            goals: &whole.goals,
            roles: &whole.roles,
            activities: &whole.activities,
            positions: &whole.positions,
        };
        Book { notebook, steps: &whole.milestones }
    }
}

/// One line of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// What kind of thing it is: goal, win, level, step, learning, measure, promise, role, tripwire,
    /// question, next.
    pub kind: &'static str,
    /// The record that it comes from, where it is one.
    pub id: Option<String>,
}

impl Line {
    fn new(kind: &'static str, id: Option<&str>, text: impl Into<String>) -> Line {
        Line { text: text.into(), kind, id: id.map(str::to_owned) }
    }
}

/// A part of an agenda: a heading and its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// goal, reality, options or will.
    pub key: &'static str,
    /// What stands above it.
    pub heading: String,
    /// What stands in it; may be empty.
    pub lines: Vec<Line>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The id of whom it is for.
    pub person: String,
    /// `Agenda: Dr Adeyemi`.
    pub heading: String,
    /// For whose eyes it is.
    pub audience: Audience,
    /// The day of the last talk; what happened after it is new. Where there was none, a quarter ago.
    pub since: NaiveDate,
    /// Whether there was a talk on that day.
    pub has_met: bool,
    /// Goal, reality, options, will.
    pub parts: Vec<Part>,
    /// How many things of the same kinds these readers may not see.
    pub left_out: usize,
}

/// The agenda for a talk with somebody, as these readers may see it.
pub fn build(book: &Book<'_>, person: &Person, circle: &Circle<'_>, today: NaiveDate) -> Agenda {
    let audience = circle.audience();
    let met = last_met(person, today);
    let since = met.or_else(|| today.checked_sub_days(Days::new(QUARTER))).unwrap_or(NaiveDate::MIN);
    let until = next_horizon(person, today);
    let mut left_out = 0;
    let goal = goal_lines(book, circle, &mut left_out);
    let reality = since::lines(book, circle, since, today, &mut left_out);
    let mut options = decisions::lines(book, circle, person, until, today, &mut left_out);
    options.push(one_question(book, circle, person, &options, today));
    let will = promise_lines(person, today);
    let part = |key, heading: &str, lines| Part { key, heading: heading.to_owned(), lines };
    let news = match met {
        Some(day) => format!("Since {}", say_day_near(day, today)),
        None => "In the last three months".to_owned(),
    };
    let mut parts = vec![
        part("goal", "What it is about", goal),
        part("reality", &news, reality),
        part("options", "To decide and to ask", options),
        part("will", "What we said and will do", will),
    ];
    if let (Some(part), Some(next)) = (parts.last_mut(), next_talk(book, person, today)) {
        part.lines.push(next);
    }
    for line in parts.iter_mut().flat_map(|part| &mut part.lines) {
        line.text = circle.veil(&line.text);
    }
    let heading = format!("Agenda: {}", person.name);
    Agenda { person: person.id.clone(), heading, audience, since, has_met: met.is_some(), parts, left_out }
}

/// How far decisions are looked ahead to: a rhythm from today, a quarter at least.
fn next_horizon(person: &Person, today: NaiveDate) -> NaiveDate {
    let quarter = today.checked_add_days(Days::new(QUARTER)).unwrap_or(NaiveDate::MAX);
    rhythm(person).map_or(quarter, |every| every.after(today).max(quarter))
}

fn rhythm(person: &Person) -> Option<Every> {
    parse_every(person.every.as_deref()?).ok()
}

/// What the person works towards.
fn goal_lines(book: &Book<'_>, circle: &Circle<'_>, left_out: &mut usize) -> Vec<Line> {
    let mut goals: Vec<_> = book.notebook.goals.iter().filter(|goal| goal.state() == GoalStatus::Active).collect();
    goals.sort_by_key(|goal| (goal.priority.unwrap_or(2), goal.due.unwrap_or(NaiveDate::MAX)));
    let mut lines = Vec::new();
    for goal in goals {
        if !circle.sees("goal", &goal.id) {
            *left_out += 1;
            continue;
        }
        let due = goal.due.map_or_else(String::new, |due| format!(", by {}", say_day(due)));
        let measure = goal.measure.as_deref().map_or_else(String::new, |measure| format!(" ({measure})"));
        lines.push(Line::new("goal", Some(&goal.id), format!("{}{due}{measure}", goal.title)));
    }
    lines
}

/// The one question to ask: what was asked and is not answered yet; whether something can happen is a
/// decision already and asked there; else about the skill that others said least about, if they could have
/// seen it; else one that fits who they are.
fn one_question(book: &Book<'_>, circle: &Circle<'_>, person: &Person, asked: &[Line], today: NaiveDate) -> Line {
    let notebook = &book.notebook;
    let open = notebook.feedback.iter().filter(|one| one.person == person.id && !is_answered(one));
    if let Some(open) = open.max_by_key(|one| one.asked) {
        let is_meant = |skill: &&Skill| open.skills.contains(&skill.id) && circle.sees("skill", &skill.id);
        let names: Vec<&str> = notebook.skills.iter().filter(is_meant).map(|skill| skill.name.as_str()).collect();
        let when = open.asked.map_or_else(String::new, |day| format!(" on {}", say_day_near(day, today)));
        let about = if names.is_empty() { String::new() } else { format!(" about {}", names.join(", ")) };
        return Line::new("question", Some(&open.id), format!("What do you think{about}? (I asked{when}.)"));
    }
    let is_decided = asked.iter().any(|line| line.kind == "role");
    let is_theirs = |pick: &asking::Pick<'_>| pick.seen.is_some() && circle.sees("skill", &pick.skill.id);
    let first = pick(notebook, Some(person), today).into_iter().find(is_theirs);
    match first.filter(|_| works_with(person.relation) && !is_decided) {
        Some(asking::Pick { skill, .. }) => {
            let text = match find_example(notebook.entries, skill, circle, today) {
                Some(entry) => question_of_example(&skill.name, &entry.text, 0),
                None => question(&skill.name, skill.kind, 0),
            };
            Line::new("question", Some(&skill.id), text)
        }
        None => Line::new("question", None, by_relation(person.relation)),
    }
}

/// What is promised and not done yet: theirs and mine, the oldest first.
fn promise_lines(person: &Person, today: NaiveDate) -> Vec<Line> {
    let open = open_promises(person);
    let says = |open: &OpenPromise<'_>| {
        let who = if open.is_mine() { "I said" } else { "You said" };
        let due = match open.promise.due {
            Some(day) if day < today => format!(", waiting since {}", say_day_near(day, today)),
            Some(day) => format!(", by {}", say_day_near(day, today)),
            None => String::new(),
        };
        let said = say_day_near(open.made, today);
        Line::new("promise", Some(&person.id), format!("{who} on {said}: {}{due}", open.promise.text))
    };
    let (mine, theirs): (Vec<_>, Vec<_>) = open.iter().partition(|open| open.is_mine());
    mine.into_iter().chain(theirs).map(says).collect()
}

/// When to talk again, where there is a rhythm: a rhythm from today, since the talk is about to be had.
fn next_talk(book: &Book<'_>, person: &Person, today: NaiveDate) -> Option<Line> {
    let every = rhythm(person)?;
    let planned = next_due(person, book.notebook.feedback, today).filter(|day| *day > today).unwrap_or(today);
    let text = format!("Talk again after {every}: about {}", say_day_near(every.after(planned), today));
    Some(Line::new("next", None, text))
}

/// Where it comes from, in words.
pub fn explain(agenda: &Agenda, person: &Person) -> Vec<String> {
    let for_whom = match agenda.audience {
        Audience::Manager => "a manager: what is marked manager or public",
        Audience::Mentor => "a mentor: what is marked mentor, manager or public",
        Audience::Public | Audience::Mine => "anybody: what is marked public",
    };
    vec![
        format!("{} ({}) reads it as {for_whom}. A record without a mark has its goal's, else it is for you alone.", person.name, person.relation.says()),
        format!("{} of what could stand here is not for them and left out.", agenda.left_out),
        "Never in it: needs, dealbreakers, pay, pulse, confidence, and for a manager or anybody also roles outside and their goals.".to_owned(),
        format!("New is what has a day after {}{}.", say_day(agenda.since), if agenda.has_met { ", the last talk" } else { " (there was no talk yet)" }),
        format!("To decide: roles and goals with a day within the rhythm, {QUARTER} days at least, and roles inside that were not talked about or not confirmed."),
        "The question: what you asked and is not answered; else about the skill that others said least about and that they could have seen; else one that fits who they are.".to_owned(),
        "Other people are called \"a colleague\"; --names leaves their names.".to_owned(),
    ]
}
