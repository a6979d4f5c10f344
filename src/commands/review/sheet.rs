//! The questions of a review: seven at most, the list of what is open being one.
//!
//! What is asked next follows from the answers so far; what the flags say is not asked.
use std::rc::Rc;

use chrono::NaiveDate;

use super::draw::describe_open;
use super::flags::{Given, QUESTIONS, read_hours};
use crate::commands::interview::{Answers, Step};
use crate::dates::{self, Edge, Period};
use crate::render::{Look, clean};
use crate::stages::goal::model::Reason;
use crate::stages::review::open::{Open, OpenKind, pick_weightiest};
use crate::term::{Choice, Question};

/// The most that the list of what is open shows.
pub const MOST_OPEN: usize = 12;
/// The most whys.
const MOST_WHYS: usize = 2;
/// The sections of a review, as its progress counts them.
const SECTIONS: usize = 7;
/// The most wins that are asked for.
pub const MOST_WINS: usize = 3;
const WINS: [&str; MOST_WINS] = ["What went well?", "And what else?", "One more?"];
const PULSE: [(&str, &str, &str); 3] = [
    ("satisfaction", "How content are you with your work?", "0 not at all, 10 fully"),
    ("clarity", "How clear is it where you are heading?", "0 not at all, 10 fully"),
    ("energy", "How much strength do you have for it?", "0 none, 10 plenty"),
];

/// What the questions are made of.
pub struct Sheet {
    /// The days that the review is about.
    pub period: Period,
    /// What the flags say.
    pub given: Given,
    /// What is open and asked about.
    pub open: Vec<Open>,
    /// How many more are open.
    pub more_open: usize,
    /// Hours a week that were logged.
    pub hours_got: Option<f64>,
    /// A day for the next review.
    pub next: NaiveDate,
    /// Said at the beginning.
    pub said_first: String,
    /// Said before the list of what is open: what moved.
    pub said_moved: String,
    /// How the terminal looks.
    pub look: Look,
    /// Whether every question is offered.
    pub asks_all: bool,
    /// The month in which the person's year starts.
    pub year_starts: u32,
    /// Today.
    pub today: NaiveDate,
}

impl Sheet {
    /// The next question; `None` after the last.
    pub fn next(&self, answers: &Answers) -> Option<Step> {
        self.wins(answers)
            .or_else(|| self.pulse(answers))
            .or_else(|| self.hours(answers))
            .or_else(|| self.open_items(answers))
            .or_else(|| self.whys(answers))
            .or_else(|| self.others(answers))
            .or_else(|| self.commitments(answers))
            .or_else(|| self.next_day(answers))
            .map(|mut step| {
                if answers.is_empty() || step.question.key == "review.wins.1" {
                    step.said = if step.said.is_empty() {
                        self.said_first.clone()
                    } else {
                        format!("{}\n{}", self.said_first, step.said)
                    };
                }
                step
            })
    }

    fn wins(&self, answers: &Answers) -> Option<Step> {
        if self.given.answers.iter().any(|(key, _)| key == "wins") {
            return None;
        }
        let most = if self.given.is_quick { 1 } else { WINS.len() };
        for (at, text) in WINS.iter().take(most).enumerate() {
            let key = format!("review.wins.{}", at + 1);
            if !answers.has(&key) {
                let text = if at == 0 && !self.given.is_quick {
                    "What went well? Up to three things, in your own words."
                } else {
                    text
                };
                let question = Question::text(key, text)
                    .help("Anything that you are glad of, small or large, paid or not.")
                    .flag("--answer wins=TEXT");
                return Some(Step::new(self.progress(question.skippable(), 1)));
            }
            answers.text(&key)?;
        }
        None
    }

    fn pulse(&self, answers: &Answers) -> Option<Step> {
        if self.given.pulse.is_some() {
            return None;
        }
        let (key, text, scale) = PULSE.into_iter().find(|(key, _, _)| !answers.has(&format!("review.{key}")))?;
        let question = Question::number(format!("review.{key}"), format!("{text} ({scale})"), 0, 10);
        Some(Step::new(
            self.progress(question.help("Nobody else ever sees this.").flag("--pulse N,N,N").skippable(), 2),
        ))
    }

    fn hours(&self, answers: &Answers) -> Option<Step> {
        if self.given.hours.is_some() || self.given.is_quick || answers.has("review.hours") {
            return None;
        }
        let mut question = Question::text("review.hours", "How many hours a week did you really have for it?")
            .help("Your own time for learning and steps, on average. The forecasts use it.")
            .flag("--hours N")
            .check(|text| if text.trim().is_empty() { Ok(()) } else { read_hours(text).map(|_| ()) })
            .skippable();
        if let Some(hours) = self.hours_got {
            question = question.default(&crate::render::line::show_number((hours * 10.0).round() / 10.0));
        }
        let mut step = Step::new(self.progress(question, 3));
        step.said.clone_from(&self.said_moved);
        Some(step)
    }

    pub(super) fn asks_open(&self) -> bool {
        self.given.decisions.is_empty() && !self.given.is_quick
    }

    /// The list of what is open: one key each, and what follows from the key.
    fn open_items(&self, answers: &Answers) -> Option<Step> {
        if !self.asks_open() {
            return None;
        }
        for (at, one) in self.open.iter().enumerate() {
            let key = format!("review.open.{}", one.id);
            if !answers.has(&key) {
                let mut step = Step::new(self.progress(self.open_question(key, at, one), 4));
                if at == 0 {
                    step.said = self.open_heading();
                }
                return Some(step);
            }
            match answers.text(&key) {
                Some("a") => return None,
                Some("m") if !answers.has(&format!("review.due.{}", one.id)) => {
                    return Some(self.day_step(
                        &format!("review.due.{}", one.id),
                        &format!("{}: by when now?", clean(&one.title)),
                        4,
                        "--adjust",
                    ));
                }
                Some("c") if !answers.has(&format!("review.title.{}", one.id)) => {
                    let question = Question::text(format!("review.title.{}", one.id), "What should it say instead?")
                        .flag("--adjust \"ID;title=TEXT\"");
                    return Some(Step::new(self.progress(question.skippable(), 4)));
                }
                _ => {}
            }
        }
        None
    }

    fn open_heading(&self) -> String {
        let more = match self.more_open {
            0 => String::new(),
            n => format!(" {n} more are left as they are; career back goes through all."),
        };
        let n = self.open.len();
        let things =
            if n == 1 { "One thing is open.".to_owned() } else { format!("{n} things are open, one key each.") };
        crate::render::wrap(&format!("{things}{more}"), self.look.width.saturating_sub(1)).join("\n")
    }

    fn open_question(&self, key: String, at: usize, one: &Open) -> Question {
        let (mut of, help) = match one.kind {
            OpenKind::Tripwire => (
                vec![
                    Choice::new("k", "not so, go on"),
                    Choice::new("b", "turn to plan B"),
                    Choice::new("m", "look later"),
                    Choice::new("c", "change"),
                    Choice::new("d", "drop the sign"),
                ],
                "Going on leaves it as it is. Plan B lets the goal rest and takes up the one that you named for it. Looking later gives the sign another day.",
            ),
            _ => (
                vec![
                    Choice::new("k", "keep"),
                    Choice::new("m", "move"),
                    Choice::new("c", "change"),
                    Choice::new("d", "drop"),
                ],
                "Keep leaves it as it is. Move gives it another day, change other words. Drop lets it go; career undo brings it back.",
            ),
        };
        match one.kind {
            OpenKind::Goal | OpenKind::Tripwire => {}
            OpenKind::Commitment => of.insert(0, Choice::new("y", "kept")),
            _ => of.insert(0, Choice::new("y", "done")),
        }
        if at + 1 < self.open.len() {
            of.push(Choice::new("a", "keep all the rest"));
        }
        let text = format!("{} of {}: {}", at + 1, self.open.len(), describe_open(one, self.today));
        Question::key(key, text, of).help(help).flag("--adjust \"ID;due=DATE\"").skippable()
    }

    /// Why, for the two that matter most of those that were moved or let go.
    fn whys(&self, answers: &Answers) -> Option<Step> {
        if !self.asks_open() {
            return None;
        }
        let asked = self.touched(answers);
        let one = asked.into_iter().find(|one| !answers.has(&format!("review.why.{}", one.id)))?;
        let of = Reason::CHOICES.iter().map(|choice| Choice::new(choice.key, choice.says)).collect();
        let question =
            Question::one(format!("review.why.{}", one.id), format!("{}: what was in the way?", clean(&one.title)), of)
                .help("Each reason has another remedy. None of them is a fault.")
                .flag("--adjust \"ID;…;reason=WORD\"");
        Some(Step::new(self.progress(question.skippable(), 5)))
    }

    fn touched(&self, answers: &Answers) -> Vec<&Open> {
        let is_touched = |one: &&Open| {
            matches!(answers.text(&format!("review.open.{}", one.id)), Some("m" | "d"))
                && !matches!(one.kind, OpenKind::Commitment | OpenKind::Tripwire)
        };
        let touched: Vec<&Open> = self.open.iter().filter(is_touched).collect();
        pick_weightiest(&touched, MOST_WHYS).into_iter().filter_map(|at| touched.get(at).copied()).collect()
    }

    /// The questions beside the wins, only where all are offered.
    fn others(&self, answers: &Answers) -> Option<Step> {
        if !self.asks_all || self.given.is_quick {
            return None;
        }
        let is_open = |key: &str| {
            !answers.has(&format!("review.{key}")) && !self.given.answers.iter().any(|(known, _)| known == key)
        };
        let (key, text) = QUESTIONS.into_iter().skip(1).find(|(key, _)| is_open(key))?;
        let question = Question::text(format!("review.{key}"), text).flag(format!("--answer {key}=TEXT"));
        Some(Step::new(self.progress(question.skippable(), 5)))
    }

    fn commitments(&self, answers: &Answers) -> Option<Step> {
        if !self.given.commitments.is_empty() {
            return None;
        }
        let texts = ["What will you do next? At most three things.", "And a second?", "And a third?"];
        let most = if self.given.is_quick { 1 } else { texts.len() };
        for (at, text) in texts.iter().take(most).enumerate() {
            let key = format!("review.commit.{}", at + 1);
            let text = if most == 1 { "What will you do next? One thing." } else { text };
            if !answers.has(&key) {
                let question = Question::text(key, text)
                    .help("Something that you can do by yourself and would notice is done.")
                    .flag("--commit \"TEXT;due=DATE\"");
                return Some(Step::new(self.progress(question.skippable(), 6)));
            }
            answers.text(&key)?;
            let due = format!("{key}.due");
            if !answers.has(&due) {
                return Some(self.day_step(&due, "By when?", 6, "--commit \"TEXT;due=DATE\""));
            }
        }
        None
    }

    fn next_day(&self, answers: &Answers) -> Option<Step> {
        if self.given.next.is_some() || answers.has("review.next") {
            return None;
        }
        let mut step = self.day_step(
            "review.next",
            &format!("When is the next review? (Enter: {})", dates::say_day(self.next)),
            7,
            "--next DATE",
        );
        step.question = step.question.default(&self.next.to_string());
        Some(step)
    }

    /// A question for a day, kept as the day that is meant today.
    fn day_step(&self, key: &str, text: &str, section: usize, flag: &str) -> Step {
        let (today, year_starts) = (self.today, self.year_starts);
        let question = Question::text(key, text)
            .help(dates::EXAMPLES)
            .flag(flag)
            .check(move |typed| {
                if typed.trim().is_empty() {
                    return Ok(());
                }
                dates::parse(typed, today, year_starts, Edge::Last).map(|_| ())
            })
            .skippable();
        let mut step = Step::new(self.progress(question, section));
        step.settle = Some(Rc::new(move |typed: &str| {
            dates::parse(typed, today, year_starts, Edge::Last)
                .map_or_else(|_| typed.to_owned(), |parsed| parsed.date.to_string())
        }));
        step
    }

    /// The question with its place among the sections; a quick review has fewer.
    fn progress(&self, question: Question, section: usize) -> Question {
        let (at, of) = match section {
            _ if !self.given.is_quick => (section, SECTIONS),
            1 | 2 => (section, 4),
            _ => (section.saturating_sub(3), 4),
        };
        question.progress(format!("{at} of {of}"))
    }
}
